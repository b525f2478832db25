"""FI: the file that the credit or the picture's address names."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.model.report import Fix
from licensecheck.rules import markup
from licensecheck.rules.base import Hit, Rule, is_sure, page_url, written
from licensecheck.rules.credit import GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Case, Link, Reason
    from licensecheck.model.report import Params, Severity

MOST_CANDIDATES = 3
_DEED = "[CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/), via Wikimedia Commons"


def _credit_for(title: str) -> str:
    address = f"https://commons.wikimedia.org/wiki/{title.replace(' ', '_')}"
    return f'Photo: Anna Koval, "[Kyiv bridge]({address})", {_DEED}'


def _params(case: Case, reason: Reason) -> Params:
    facts = case.facts
    title = facts.asked or facts.title if facts else reason.param("title") or written(case, reason.span)
    return (("file", title), ("page", page_url(case)))


class FileNotFound(Rule):
    """The file that the credit or the picture names does not exist, and no log tells why.

    ## What it does

    Fires when the wiki was asked and answered that there is no such file, that the page has no file, or that the title cannot be
    one.

    ## Why

    The link leads nowhere, and the credit cannot be checked.

    ## Limits

    A time-out, a refusal or a rate limit is no answer: then the file is unchecked and nothing fires.
    """

    code = "FI601"
    name = "file-not-found"
    severity = "error"
    needs = ("commons",)
    fix = "display"
    duty = "source"
    refs = ("REUSE",)
    reasons = ("file.absent", "file.no-file", "file.invalid-title")
    variants = ("", "no-file", "invalid")
    fix_ids = ("FI601.fix", "CR003.fix.candidate")
    examples = (
        (True, "markdown", _credit_for("File:Kyiv brigde.jpg"), "absent"),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit, with near titles where a search had some."""
        from licensecheck.addresses import file_page_url

        found = case.lookup.candidates[:MOST_CANDIDATES] if case.lookup else ()
        fixes = [
            Fix("display", "CR003.fix.candidate", (("title", c.title), ("url", file_page_url(c.title)))) for c in found
        ]
        variant = {"file.no-file": "no-file", "file.invalid-title": "invalid"}.get(reason.id, "")
        fixes = fixes or [Fix("display", "FI601.fix")]
        yield Hit("error", reason.verdict, _params(case, reason), reason.span, tuple(fixes), reason.witnesses, variant)


class FileDeleted(Rule):
    """The file was deleted from the wiki.

    ## What it does

    Fires when the deletion log has the file: an error when the reason given is copyright, a warning for others (a duplicate,
    out of scope, the author's wish).

    ## Why

    Who had no rights could grant none. A file that was deleted for another reason stays licensed: the licenses cannot be taken
    back.

    ## Limits

    The kind of reason is read from the log's words. Keep the proof of the license that you saw.
    """

    code = "FI602"
    name = "file-deleted"
    severity = "error"
    needs = ("commons",)
    duty = "lasting"
    refs = ("REUSE",)
    reasons = ("file.deleted",)
    variants = ("", "other")
    examples = (
        (True, "markdown", _credit_for("File:Stolen photo.jpg"), "deleted"),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit with date and reason of the log."""
        log = case.facts.log if case.facts else None
        about_rights = reason.param("copyright") == "yes" or (log is not None and log.copyright)
        params = (
            *_params(case, reason),
            ("date", (log.timestamp if log else reason.param("date"))[:10]),
            ("comment", _visible((log.comment if log else reason.param("comment"))[:300])),
        )
        severity: Severity = "error" if about_rights else "warning"
        yield Hit(severity, reason.verdict, params, reason.span, (), reason.witnesses, "" if about_rights else "other")


def _visible(comment: str) -> str:
    """Return the words of a log comment that readers of the wiki see: "[[A|b]]" shows "b"."""
    first, *rest = comment.split("[[")
    shown = [first]
    for piece in rest:
        link, closed, after = piece.partition("]]")
        shown.append(link.rpartition("|")[2] + after if closed else f"[[{piece}")
    return "".join(shown)


class FileRenamed(Rule):
    """The file has another name now.

    ## What it does

    Fires when the title leads on to another one: an information while the old title redirects, a warning when it does not and
    only the log tells where the file went.

    ## Why

    A redirect still works, but names drift, and a redirect can be deleted.

    ## Limits

    The old title may be the one that the author gave: as the title of the work it may stay.
    """

    code = "FI603"
    name = "file-renamed"
    severity = "info"
    needs = ("commons",)
    fix = "safe"
    refs = ("REUSE",)
    reasons = ("file.redirected", "file.moved-away")
    variants = ("", "moved")
    fix_ids = ("FI603.fix",)
    examples = (
        (True, "markdown", _credit_for("File:Bridge of Kyiv.jpg"), "renamed"),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit with the new title; its address takes the old one's place in the credit."""
        facts = case.facts
        moved = reason.id == "file.moved-away"
        target = facts.log.target if moved and facts and facts.log else None
        new = reason.param("new") or target or (facts.title if facts and not moved else "")
        old = reason.param("old") or (facts.asked if facts else "")
        params = (("old", old), ("new", new))
        severity: Severity = "warning" if moved else "info"
        fixes = _renamed(case, new, safe=not moved and is_sure(case)) if new else ()
        yield Hit(severity, reason.verdict, params, reason.span, fixes, reason.witnesses, "moved" if moved else "")


def _renamed(case: Case, title: str, *, safe: bool) -> tuple[Fix, ...]:
    """The file's link in the credit rewritten; advice when the old title stands elsewhere."""
    from licensecheck.addresses import file_page_url

    url = file_page_url(title)
    params = (("new", title), ("url", url))
    link: Link | None = next((x for x in case.segment.links if x.kind == "file"), None) if case.segment else None
    span = markup.address_span(case, link) if link else None
    if span is None or case.credit is None:
        return (Fix("display", "FI603.fix", params),)
    new = markup.address(url, case.credit.format)
    return (Fix("safe" if safe else "unsafe", "FI603.fix", params, span, new),)


class FileNotFree(Rule):
    """The file has no free license.

    ## What it does

    Fires when the record marks the file as non-free, such as a logo that a Wikipedia holds and uses as fair use. Files that an
    article embeds from a Wikipedia are looked up there; what it only shows is the file of Commons.

    ## Why

    There is no license to keep to. What allows an encyclopedia the use does not carry over.

    ## Limits

    The mark is set by any template of the page. Files that a Wikipedia holds itself may be free: then its own page says so.
    With `--api-url` no other wiki is asked.
    """

    code = "FI606"
    name = "file-not-free"
    severity = "error"
    needs = ("commons",)
    refs = ("REUSE", "CMD")
    reasons = ("file.non-free",)
    examples = (
        (True, "markdown", _credit_for("File:Company logo.png"), "non-free"),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit; nothing in the credit can put it right."""
        yield Hit("error", reason.verdict, _params(case, reason), reason.span, (), reason.witnesses)


RULES: tuple[Rule, ...] = (FileNotFound(), FileDeleted(), FileRenamed(), FileNotFree())
