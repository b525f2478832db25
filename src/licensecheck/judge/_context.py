"""What every field's judge is given, and the small helpers that they share."""

from __future__ import annotations

import re

from licensecheck.model import (
    Credit,
    FieldVerdict,
    FileFacts,
    ImageUse,
    LicenseMention,
    Part,
    Picture,
    Reading,
    Reason,
    Segment,
    Span,
    Witness,
)
from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from typing import Literal

    from licensecheck.model.report import Verdict

    State = Literal["known", "unknown", "unavailable"]


class Context(Value):
    """One segment of a credit with one reading, and what is known about its file.

    state: "known" (the record was read), "unknown" (no file is identified, or there is none), "unavailable" (it could not
    be looked up; `why` says it in few words). facts: only when known. sentence: the visible text of the segment.
    named_only_by: the span of the words that alone led to the file, or None when an address or the user did.
    found_by: as in `Case.identified_by`. published: the article's day, ISO 8601, or "".
    stated: what the segment names as its license, without words that give none. offers: registry ids of the record's
    licenses, in its order.
    """

    use: ImageUse
    credit: Credit | None
    segment: Segment | None
    reading: Reading | None
    facts: FileFacts | None
    state: State
    why: str = ""
    links_visible: bool = True
    sentence: str = ""
    named_only_by: Span | None = None
    picture: Picture | None = None
    found_by: str = ""
    published: str = ""
    stated: tuple[LicenseMention, ...] = ()
    offers: tuple[str, ...] = ()


def reason(
    reason_id: str, verdict: Verdict, span: Span | None = None, witnesses: tuple[Witness, ...] = (), /, **params: str
) -> Reason:
    """Return a reason with its parameters in the order given."""
    return Reason(reason_id, verdict, tuple(params.items()), span, witnesses)


def verdict_of(*reasons: Reason) -> FieldVerdict:
    """Return the verdict of a field from at least one reason."""
    return FieldVerdict(reasons)


UNKNOWN = {
    "author": ("author.file-unknown", "author.unavailable"),
    "license": ("license.file-unknown", "license.unavailable"),
    "source_link": ("source_link.file-unknown", "source_link.unavailable"),
    "title": ("title.file-unknown", "title.unavailable"),
    "date": ("date.file-unknown", "date.unavailable"),
}
"""For each field that needs the record: the reason when no file is known, and when it could not be looked up."""


def without_record(ctx: Context, field: str, span: Span | None = None) -> Reason:
    """Return why `field` could not be compared: undecided without a file, unchecked when it could not be looked up."""
    unknown, unavailable = UNKNOWN[field]
    if ctx.state == "unavailable":
        return reason(unavailable, "unchecked", span, why=ctx.why)
    return reason(unknown, "undecided", span)


UNKNOWN_AUTHOR = "unknown"
"""The value of an author part whose words say that nobody knows."""


def named_authors(reading: Reading | None) -> tuple[Part, ...]:
    """Return the authors of a reading that are names, not words for "unknown"."""
    return tuple(a for a in reading.authors if a.value != UNKNOWN_AUTHOR) if reading else ()


_ADDRESS = r"\(?<?(?:https?:)?//[^\s<>\"')\]]+>?\)?|www\.[^\s<>\"')\]]+"
_TAG = r"<[^<>]{0,2000}>"


def visible_text(credit: Credit, segment: Segment) -> str:
    """Return the words of the segment that readers see: without addresses and tags, entities decoded."""
    text = credit.text[segment.span.start : segment.span.end]
    if credit.format == "html":
        text = re.sub(_TAG, " ", text)
    if "//" in text or "www." in text:
        text = re.sub(_ADDRESS, " ", text)
    if "<" in text:
        text = re.sub(_TAG, " ", text)
    if "&" in text:
        from html import unescape

        text = unescape(text)
    return " ".join(text.split())


def why_unavailable(reason_id: str | None) -> str:
    """Turn the id of a failure ("unavailable.not-locked") into the few words that fit into a sentence ("not locked")."""
    words = (reason_id or "").rpartition(".")[2].replace("-", " ")
    return words if words and words != "unknown" else "no reason given"
