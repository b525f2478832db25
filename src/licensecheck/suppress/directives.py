"""What a comment to this program says: `licensecheck: ignore[LC108,CR] reason; until 2027-01-01`."""

from __future__ import annotations

import re

from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.rules import nearest, unknown_prefixes

if TYPE_CHECKING:
    from typing import Literal

    from licensecheck.model import Comment
    from licensecheck.model.report import Params

    Kind = Literal["ignore", "ignore-next", "ignore-file", "disable", "enable"]

KINDS = ("ignore", "ignore-next", "ignore-file", "disable", "enable")
_FORM = re.compile(r"licensecheck:\s*(?P<kind>[a-z]+(?:-[a-z]+)?)\s*(?:\[(?P<codes>[^\]]*)\])?(?P<rest>.*)", re.DOTALL)
_UNTIL = re.compile(r"\s*until\b\s*(?P<date>.*)", re.DOTALL)
_LEAD = " \t\r\n:;,-–—"


class Directive(Value):
    """A comment that was understood.

    kind: "ignore" (its scope), "ignore-next" (the next picture), "ignore-file", "disable" and "enable" (from one to the
    other). codes: codes of rules or their beginnings, in capitals, at least one; for "enable" also none.
    reason: "" where none is given. until: the last day on which it holds ("2027-01-01"), "" for ever.
    """

    comment: Comment
    kind: Kind
    codes: tuple[str, ...]
    reason: str = ""
    until: str = ""


class Mistake(Value):
    """What is wrong with a comment: a rule's code, its message id and parameters."""

    comment: Comment
    code: str
    message_id: str
    params: Params = ()


def read_directive(comment: Comment, *, require_reason: bool = False) -> tuple[Directive | None, tuple[Mistake, ...]]:
    """Return what the comment asks for, or None where it cannot be understood, and what is wrong with it."""
    form = _FORM.match(comment.text)
    kind = form["kind"] if form else ""
    if form is None or kind not in KINDS:
        return None, (_malformed(comment, "kind", _near(kind, KINDS)),)
    codes = tuple(dict.fromkeys(c.strip().upper() for c in (form["codes"] or "").split(",") if c.strip()))
    if not codes and kind != "enable":
        return None, (_malformed(comment, "no-codes", (("kind", kind),)),)
    reason, until, wrong = _rest(form["rest"])
    if wrong:
        return None, (_malformed(comment, "date", (("date", wrong[:40]),)),)
    if require_reason and not reason and kind != "enable":
        return None, (_malformed(comment, "no-reason", (("kind", kind), ("codes", ", ".join(codes)))),)
    unknown = unknown_prefixes(codes)
    mistakes = tuple([Mistake(comment, "SU003", "SU003", (("code", c), *_hint(c))) for c in unknown])
    known = tuple([c for c in codes if c not in unknown])
    if not known and kind != "enable":
        return None, mistakes
    return Directive(comment, kind, known, reason, until), mistakes  # type: ignore[arg-type]


def _rest(words: str) -> tuple[str, str, str]:
    """Return reason, last day, and the words that should be a date and are none."""
    reasons, until = [], ""
    for part in words.split(";"):
        found = _UNTIL.match(part)
        if found is None:
            reasons.append(" ".join(part.split()).lstrip(_LEAD))
            continue
        date = found["date"].strip()
        if not is_date(date):
            return "", "", date or "until"
        until = date
    return "; ".join(filter(None, reasons)), until, ""


def is_date(text: str) -> bool:
    """Say whether `text` is a day of the calendar, as "2027-01-01"."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _malformed(comment: Comment, variant: str, params: Params) -> Mistake:
    return Mistake(comment, "SU004", f"SU004.{variant}", params)


def _near(kind: str, kinds: tuple[str, ...]) -> Params:
    from difflib import get_close_matches

    near = get_close_matches(kind, kinds, 1)
    return (("kind", kind), ("near", near[0] if near else "ignore"))


def _hint(code: str) -> Params:
    near = nearest(code)
    return (("hint", f" Did you mean {near[0]}?" if near else ""),)
