"""AU: who is named."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.model.credit import Span
from licensecheck.model.report import Fix
from licensecheck.rules import markup
from licensecheck.rules.base import Hit, Rule, file_params, is_sure, recorded_author, written
from licensecheck.rules.credit import GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Case, Reason
    from licensecheck.model.report import Applicability, Params, Severity

_REST = (
    '"[Kyiv bridge](https://commons.wikimedia.org/wiki/File:Kyiv_bridge.jpg)", '
    "[CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/), via Wikimedia Commons"
)
_LONGEST_NAME = 200
"""Code points of an attribution that a fix writes into a credit by itself; a longer one is advice."""


def wanted_name(case: Case) -> str:
    """Return the name to write: the prescribed attribution, else the names of the record's author, else its words."""
    facts = case.facts
    if facts is None or (facts.attribution is not None and facts.attribution.text):
        return recorded_author(case)
    if facts.author is None or facts.author.unknown:
        return ""
    return ", ".join(facts.author.names) or facts.author.text


def _may_write(case: Case) -> Applicability:
    """Safe only for one plain name of a file that is identified beyond doubt."""
    author = case.facts.author if case.facts else None
    prescribed = bool(case.facts and case.facts.attribution)
    plain = prescribed or (author is not None and bool(author.names) and author.count == 1)
    return "safe" if plain and is_sure(case) else "unsafe"


def _params(case: Case, span: Span | None, reason: Reason) -> Params:
    return (("written", reason.param("written") or written(case, span)), *file_params(case))


def _credited_span(case: Case, reason: Reason) -> Span | None:
    """The words in the author's place: the reason's own, else all names read."""
    if reason.span is not None:
        return reason.span
    authors = case.reading.authors if case.reading else ()
    return Span(authors[0].span.start, authors[-1].span.end) if authors else None


def _replaced(case: Case, span: Span | None, best: Applicability) -> tuple[Fix, ...]:
    """The words at `span` replaced by the recorded name, or advice to name it."""
    name = wanted_name(case)
    if not name:
        return (Fix("display", "AU.fix.look", (("page", dict(file_params(case))["page"]),)),)
    params = (("author", name),)
    several = case.reading is not None and len(case.reading.authors) > 1
    if span is None or case.credit is None or len(name) > _LONGEST_NAME or several:
        return (Fix("display", "AU.fix.name", params),)
    applicability = best if _may_write(case) == "safe" else "unsafe"
    return (Fix(applicability, "AU.fix.replace", params, span, markup.escape(name, case.credit.format)),)


class AuthorMissing(Rule):
    """The record names an author, and the credit names none.

    ## What it does

    Fires when the record holds an author or prescribes an attribution and nothing in the credit is a name.

    ## Why

    All attribution licenses ask for the author, or the name that the author chose. It is what demands and judgments are
    about most.

    ## Limits

    Never fires when the record names no author, or for public domain and CC0. A pseudonym or an account name is a name.
    A text without a picture that only leads to a file gives a warning.
    """

    code = "AU201"
    name = "author-missing"
    severity = "error"
    fix = "safe"
    duty = "attribution"
    refs = ("LGB", "LGK16", "IJR")
    breach = True
    reasons = ("author.missing",)
    fix_ids = ("AU.fix.insert", "AU.fix.name", "AU.fix.look")
    examples = (
        (True, "markdown", f"Photo: {_REST}", "bridge"),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit; the name goes after the label."""
        yield Hit("error", reason.verdict, file_params(case), reason.span, _inserted(case), reason.witnesses)


def _inserted(case: Case) -> tuple[Fix, ...]:
    name, at = wanted_name(case), markup.start_point(case)
    if not name or at is None or case.credit is None or len(name) > _LONGEST_NAME:
        return _replaced(case, None, "unsafe")
    words = markup.escape(name, case.credit.format)
    follows = bool(case.credit.text[at : case.segment.span.end].strip()) if case.segment else False
    return (
        Fix(_may_write(case), "AU.fix.insert", (("author", name),), Span(at, at), f"{words}, " if follows else words),
    )


class AuthorMismatch(Rule):
    """The credit names somebody else than the record.

    ## What it does

    Fires when no reading of the credit gives a name that agrees with the record's author or prescribed attribution. An error
    when the names differ; a warning when they may be two spellings of one name.

    ## Why

    The author is to be named in any reasonable manner that the licensor asked for.

    ## Limits

    Script, word order, initials, "User:" and account suffixes are evened out before names are compared. Where that cannot
    be told, the field is undecided and nothing fires.
    """

    code = "AU202"
    name = "author-mismatch"
    severity = "error"
    fix = "unsafe"
    duty = "attribution"
    refs = ("LGK16", "IJR")
    breach = True
    reasons = ("author.differs", "author.compatible")
    variants = ("", "spelling")
    fix_ids = ("AU.fix.replace", "AU.fix.name", "AU.fix.look")
    examples = (
        (True, "markdown", f"Photo: Ivan Petrenko, {_REST}", "bridge"),
        (False, "markdown", GOOD.replace("Anna Koval", "A. Koval"), "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """An error for another name; a warning for one that may be the same, when that is undecided."""
        spelling = reason.id == "author.compatible"
        if spelling and (reason.verdict != "undecided" or reason.param("how") == "elsewhere-in-credit"):
            return
        span = _credited_span(case, reason)
        fixes = _replaced(case, span, "unsafe")
        severity: Severity = "warning" if spelling else "error"
        yield Hit(
            severity,
            reason.verdict,
            _params(case, span, reason),
            span,
            fixes,
            reason.witnesses,
            "spelling" if spelling else "",
        )


class NotAnAuthor(Rule):
    """A platform or a phrase stands where the author belongs.

    ## What it does

    Fires when the author's place holds a platform (Wikimedia Commons, Flickr, Google), "own work", or a placeholder that
    was never filled in. Without a record, for a credit that names neither a license nor a wiki, it is a warning: a stock
    site may not ask for a name.

    ## Why

    A platform creates no pictures. In one case the credit "Wikimedia Commons" led to the suit; the Wikimedia Foundation owns
    almost none of the content.

    ## Limits

    NASA or an archive can be the author: where the record names them, nothing fires. While it fires, AU201 is not reported
    as well.
    """

    code = "AU203"
    name = "not-an-author"
    severity = "error"
    needs = ("text",)
    fix = "safe"
    duty = "attribution"
    refs = ("WOS", "REUSE")
    breach = True
    reasons = ("author.platform", "author.not-a-name")
    variants = ("", "phrase", "known", "phrase-known")
    fix_ids = ("AU203.fix.via", "AU.fix.replace", "AU.fix.name", "AU.fix.look")
    examples = (
        (True, "text", "Photo: Wikipedia, CC BY-SA 4.0", "none"),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit; the platform stays as the source behind the author."""
        slot = case.segment.empty_slot if case.segment else None
        span = slot.span if slot else _credited_span(case, reason)
        platform = reason.id == "author.platform"
        known = "known" if recorded_author(case) else ""
        variant = known if platform else f"phrase-{known}".rstrip("-")
        fixes = _via(case, span) if platform else _replaced(case, span, "safe")
        severity: Severity = "error" if _is_owed(case) else "warning"
        yield Hit(severity, reason.verdict, _params(case, span, reason), span, fixes, reason.witnesses, variant)


def _is_owed(case: Case) -> bool:
    """Whether a name is known to be owed: the file or a license is known, or the picture comes from a wiki."""
    segment = case.segment
    from_wiki = segment is not None and segment.source is not None and segment.source.value.startswith("wiki")
    return case.facts is not None or segment is None or bool(segment.licenses) or from_wiki


def _via(case: Case, span: Span | None) -> tuple[Fix, ...]:
    """The author put before the platform: "Anna Koval, via Wikimedia Commons"."""
    name = wanted_name(case)
    if not name or span is None or case.credit is None or len(name) > _LONGEST_NAME:
        return _replaced(case, None, "unsafe")
    text, link = case.credit.text, markup.link_over(case, span)
    at = markup.whole_link(text, link.span, case.credit.format).start if link else span.start
    words = markup.escape(name, case.credit.format)
    before = text[:at].rstrip().casefold()
    new = f"{words}, via "
    if before.endswith((" via", ":via")) or before == "via":
        at = len(text[:at].rstrip()) - len("via")
        new = f"{words}, "
    return (Fix(_may_write(case), "AU203.fix.via", (("author", name),), Span(at, at), new),)


class UploaderCredited(Rule):
    """The credit names who uploaded the file, and the record names another author.

    ## What it does

    Fires when the credited name is the uploader's account and the record's author is somebody else.

    ## Why

    The author must be named. The uploader is often a bot or a volunteer who only moved the file.

    ## Limits

    One person may have an account and a real name: so it is a warning, and its fix needs a yes.
    """

    code = "AU204"
    name = "uploader-credited"
    fix = "unsafe"
    duty = "attribution"
    refs = ("REUSE",)
    breach = True
    reasons = ("author.uploader",)
    fix_ids = ("AU.fix.replace", "AU.fix.name", "AU.fix.look")
    examples = (
        (True, "markdown", f"Photo: FlickrBot, {_REST}", "bridge"),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit that names both roles."""
        span = _credited_span(case, reason)
        params = (*_params(case, span, reason), ("uploader", case.facts.uploader if case.facts else ""))
        yield Hit("warning", reason.verdict, params, span, _replaced(case, span, "unsafe"), reason.witnesses)


class UnknownAuthorContradiction(Rule):
    """The credit calls the author unknown and the record names one, or the reverse.

    ## What it does

    Fires as an error when the credit says "unknown" or "anonymous" and the record names an author; as a warning when the
    credit names a person and the record says that the author is unknown.

    ## Why

    The author is to be named where a name is supplied.

    ## Limits

    "Unknown" in the record may be newer knowledge, and the credit may come from the museum: the reverse is never an error.
    "Anonymous" as a chosen name is a name when the record has it.
    """

    code = "AU207"
    name = "unknown-author-contradiction"
    severity = "error"
    fix = "safe"
    duty = "attribution"
    refs = ("REUSE",)
    breach = True
    reasons = ("author.unknown-but-recorded", "author.recorded-unknown")
    variants = ("", "reverse")
    fix_ids = ("AU.fix.replace", "AU.fix.name", "AU.fix.look", "AU207.fix.evidence")
    examples = (
        (True, "markdown", f"Photo: unknown author, {_REST}", "bridge"),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """An error for the name left out, a warning for the name that the record does not have."""
        reverse = reason.id == "author.recorded-unknown"
        slot = case.segment.empty_slot if case.segment else None
        span = slot.span if slot and not reverse else _credited_span(case, reason)
        if reverse:
            fixes: tuple[Fix, ...] = (Fix("display", "AU207.fix.evidence"),)
            yield Hit("warning", reason.verdict, _params(case, span, reason), span, fixes, reason.witnesses, "reverse")
            return
        yield Hit(
            "error", reason.verdict, _params(case, span, reason), span, _replaced(case, span, "safe"), reason.witnesses
        )


RULES: tuple[Rule, ...] = (
    AuthorMissing(),
    AuthorMismatch(),
    NotAnAuthor(),
    UploaderCredited(),
    UnknownAuthorContradiction(),
)
