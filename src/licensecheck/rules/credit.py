"""CR: the form of the credit, and the way to the file."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.model.credit import Span
from licensecheck.model.report import Fix
from licensecheck.rules import markup
from licensecheck.rules.base import (
    Hit,
    Rule,
    file_params,
    has_credit,
    is_sure,
    license_at_hand,
    license_name,
    page_url,
    written,
)
from licensecheck.rules.grounds import license_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Case, FileFacts, Link, Part, Reason
    from licensecheck.model.report import Applicability, Severity

GOOD = (
    'Photo: Anna Koval, "[Kyiv bridge](https://commons.wikimedia.org/wiki/File:Kyiv_bridge.jpg)", '
    "[CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/), via Wikimedia Commons"
)
"""A credit with all that CC BY-SA 4.0 asks for and Creative Commons recommends."""

MOST_MARKUP = 20
MOST_CANDIDATES = 3
_PAGE = "https://commons.wikimedia.org/wiki/File:Kyiv_bridge.jpg"
_PICTURE = "https://upload.wikimedia.org/wikipedia/commons/1/1a/Kyiv_bridge.jpg"


class CreditMissing(Rule):
    """A picture stands in the article and nothing credits it.

    ## What it does

    Fires for a picture without any credit that can be tied to it. Where the picture's address leads to a file of
    Wikimedia Commons whose license has duties, it is an error; for a file in the public domain or under CC0 it is an
    information; where the source of the picture is not known, or its record could not be read, a warning.

    ## Why

    Every attribution license asks for a credit. A court enjoined the publishing of a picture without author and license.
    The finding says that no credit was found, not that a right was infringed.

    ## Limits

    Icons, badges, logos and tracking pixels are left out, and so is what the setting for exempt images names. A credit in
    the figure's caption or in the paragraph before or after the picture counts as found, and so does one in a list or on
    a page of credits that names the picture's file, number or title. One that readers do not see is CR007, one that does
    not say which picture it is for CR008.
    """

    code = "CR001"
    name = "credit-missing"
    severity = "error"
    fix = "display"
    duty = "credit"
    refs = ("LGB", "REUSE")
    breach = True
    variants = ("", "free", "unknown", "unread")
    fix_ids = ("CR001.fix", "CR001.fix.unknown")
    examples = (
        (True, "article", f"![The bridge at dawn]({_PICTURE})\n\nThe bridge was built in 1953.\n", "bridge"),
        (False, "article", f"![The bridge at dawn]({_PICTURE})\n\n*{GOOD}*\n", "bridge"),
    )

    def check(self, case: Case) -> Iterator[Hit]:
        """Fire without a credit; the severity follows from what is known of the file."""
        use, facts = case.use, case.facts
        if use.image is None or use.decorative or has_credit(case):
            return
        if use.apart is not None or use.source is not None:  # CR008 and CR007 say more
            return
        if facts is None or facts.state != "present" or not facts.licenses:
            fix = Fix("display", "CR001.fix.unknown")
            variant = "unknown" if facts is None else "unread"
            yield Hit("warning", "undecided", (("image", use.image),), None, (fix,), variant=variant)
            return
        params = (("image", use.image), *file_params(case))
        fix = Fix("display", "CR001.fix", (("credit", case.suggestion.fitting if case.suggestion else ""),))
        fixes = (fix,) if case.suggestion else ()
        witnesses = tuple(o.witness for o in facts.licenses)
        if _may_go_uncredited(facts):
            yield Hit("info", "verified", params, None, fixes, witnesses, "free")
        else:
            owed = (case.reason("author.missing"), case.reason("license.missing"))
            known = is_sure(case) and any(r is not None and r.verdict == "contradicted" for r in owed)
            yield Hit("error", "contradicted" if known else "undecided", params, None, fixes, witnesses)


def _may_go_uncredited(facts: FileFacts) -> bool:
    """Whether the file is on offer without any duty to name author or license."""
    for offer in facts.licenses:
        terms = license_of(offer.id)
        if terms and terms.requires.attribution == terms.requires.license_notice == "none":
            return True
    return False


class CreditUnreadable(Rule):
    """A credit is there, but a part of it cannot be read as one.

    ## What it does

    Fires for markup that was left in the visible words (`{{cc-by-sa-4.0}}`, `[[User:...]]`, a doubled `&amp;`, broken
    letters), and for a credit of which neither an author nor a license nor a source can be read.

    ## Why

    The information must reach the reader in a reasonable manner.

    ## Limits

    A plain agency credit such as "Reuters/J. Doe" is complete for a bought picture and never fires. A placeholder in
    the author's place ("AUTHOR") is reported as AU203. Wiki templates are quoted, not resolved.
    """

    code = "CR002"
    name = "credit-unreadable"
    needs = ("text",)
    fix = "safe"
    duty = "manner"
    refs = ("TASL",)
    variants = ("", "nothing", "no-credit")
    fix_ids = ("CR002.fix",)
    examples = (
        (True, "text", "Image: [[User:AKoval|Anna Koval]] {{cc-by-sa-4.0}}", "none"),
        (False, "markdown", GOOD, "bridge"),
    )

    def check(self, case: Case) -> Iterator[Hit]:
        """Fire once for each stretch of markup, or once for a credit that says nothing."""
        credit = case.credit
        if credit is None:
            return
        parts = [p for p in credit.markup if _belongs(p.span, case)][:MOST_MARKUP]
        for part in parts:
            yield Hit(
                "warning",
                "undecided",
                (("written", written(case, part.span)),),
                part.span,
                _decoded(part, credit.format),
            )
        if not parts and _says_nothing(case):
            span = case.segment.span if case.segment else Span(0, len(credit.text))
            variant = "nothing" if credit.is_credit else "no-credit"
            yield Hit("warning", "undecided", (("written", written(case, span)),), span, variant=variant)


def _belongs(span: Span, case: Case) -> bool:
    segments = case.credit.segments if case.credit else ()
    inside = next((s for s in segments if s.span.start <= span.start < s.span.end), None)
    return inside == case.segment if inside else not segments or segments[0] == case.segment


def _says_nothing(case: Case) -> bool:
    credit, segment, reading = case.credit, case.segment, case.reading
    if not has_credit(case) or case.reason("author.missing") or case.reason("license.missing"):
        return False  # where the file is known, AU201 and LC101 say what is missing
    if credit is None or not credit.is_credit or segment is None:
        return True
    read = (segment.licenses, segment.source, segment.file, segment.links, segment.empty_slot)
    kept = (segment.reserved, segment.copyright_holder, reading and reading.authors)
    return not any(read) and not any(kept)


def _decoded(part: Part, format: str) -> tuple[Fix, ...]:
    """Entities decoded, or a user link turned to its words; nothing else is certain enough."""
    text = part.text
    if text.startswith("[[User:") and text.endswith("]]"):
        name = text[2:-2].partition("|")[2].strip() or text[len("[[User:") : -2].strip()
        new = markup.escape(name, format) if name and "[" not in name else text
    elif "&" in text and ";" in text:
        from html import unescape

        new = unescape(text)
    else:
        return ()
    if new == text or (format != "text" and "<" in new):
        return ()
    return (Fix("safe", "CR002.fix", (("old", text), ("new", new)), part.span, new),)


_TWO_FILES = {"file.two-files": "two", "file.link-and-picture-differ": "differ"}


class FileNotIdentified(Rule):
    """The credit names a wiki as source, but not which file it is.

    ## What it does

    Fires when the credit names Wikimedia Commons or Wikipedia, and neither an address nor a file name nor the picture
    itself leads to exactly one file. Likely files are listed, best first; none is chosen. Fires as well when the credit leads
    to two files, when it leads to another file than the address of the picture, and when several files have its bytes.

    ## Why

    Without the file the author, the license and the link to the material can be neither given nor checked.

    ## Limits

    Says nothing while the wiki could not be asked. What was found by words of the title stays a candidate: only an
    address, a file name or the same bytes make sure. While it fires, no other rule that needs the record does.
    """

    code = "CR003"
    name = "file-not-identified"
    fix = "display"
    duty = "source"
    refs = ("REUSE", "TASL")
    reasons = (
        "file.not-identified",
        "file.two-files",
        "file.link-and-picture-differ",
        "file.several-same-bytes",
    )
    variants = ("", "candidates", "two", "differ", "bytes")
    fix_ids = ("CR003.fix", "CR003.fix.candidate", "CR003.fix.one")
    examples = (
        (True, "text", "Foto: Wikimedia Commons", "bridge"),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit, with the candidates of the search as advice, or the two files that are named."""
        from licensecheck.addresses import file_page_url

        if reason.id in _TWO_FILES:
            named = (("first", reason.param("first")), ("second", reason.param("second")))
            advice = (Fix("display", "CR003.fix.one"),)
            yield Hit("warning", reason.verdict, named, reason.span, advice, reason.witnesses, _TWO_FILES[reason.id])
            return

        found = case.lookup.candidates[:MOST_CANDIDATES] if case.lookup else ()
        source = case.segment.source if case.segment else None
        span = source.span if source else reason.span
        params = (
            ("written", written(case, span)),
            ("searched", reason.param("searched")),
            ("candidates", "; ".join(c.title for c in found)),
        )
        fixes = [
            Fix("display", "CR003.fix.candidate", (("title", c.title), ("url", file_page_url(c.title)))) for c in found
        ]
        fixes = fixes or [Fix("display", "CR003.fix")]
        variant = "bytes" if reason.id == "file.several-same-bytes" else "candidates" if found else ""
        yield Hit("warning", reason.verdict, params, span, tuple(fixes), reason.witnesses, variant)


class SourceLinkMissing(Rule):
    """The credit carries no address of the file page.

    ## What it does

    Fires when the license asks for the address of the material and the credit has none. Under CC 4.0 a warning. Under
    CC 2.0 to 3.0 an information, unless the record prescribes an attribution with an address: only an address that the
    licensor names is asked for there. The `strict` profile takes it for an error from 2.0 to 3.0; while nothing tells that the
    licensor named an address, it stays a warning.

    ## Why

    CC 4.0 asks for a link to the material where one is supplied and as far as practicable. A court order named a link to
    a certain page among three duties; in another case the missing link to the Wikimedia page alone gave no damages.

    ## Limits

    Never fires for CC 1.0, CC0 and the public domain. In plain text the links of the page cannot be seen: there it is
    at most a warning. In print a short address will do.
    """

    code = "CR004"
    name = "source-link-missing"
    fix = "safe"
    duty = "source"
    refs = ("LGK16", "OLGK18", "TASL")
    breach = True
    reasons = ("source_link.missing",)
    variants = ("", "older", "unseen")
    fix_ids = ("CR004.fix",)
    examples = (
        (
            True,
            "markdown",
            "Photo: Anna Koval, [CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/), Wikimedia Commons",
            "bridge-given",
        ),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit, its severity from the version of the license."""
        terms = license_of(license_at_hand(case))
        if terms is None or terms.requires.source_link in ("none", "corresponding_source", "recommended"):
            return
        older = terms.requires.source_link == "if_specified_by_licensor_and_practicable"
        source = case.segment.source if case.segment else None
        span = source.span if source else reason.span
        named = license_name(terms.id)
        params = (("license", named), ("written", written(case, span)), *file_params(case))
        variant = "older" if older else "unseen" if reason.verdict == "undecided" else ""
        fixes = tuple(_source_fix(case))
        yield Hit(_source_severity(case, older), reason.verdict, params, span, fixes, reason.witnesses, variant)


def _source_severity(case: Case, older: bool) -> Severity:
    if not older:
        return "warning"
    if case.policy.profile == "strict":
        return "error"
    return "warning" if case.facts and _names_address(case.facts) else "info"


def _names_address(facts: FileFacts) -> bool:
    """Whether the prescribed attribution holds an address, so that the licensor named one."""
    wanted = facts.attribution
    return wanted is not None and (bool(wanted.links) or "://" in wanted.text or "www." in wanted.text)


def _source_fix(case: Case) -> Iterator[Fix]:
    """The platform's name or the title becomes a link to the file page; else the link is added at the end."""
    url = page_url(case)
    if not url or case.credit is None or case.segment is None:
        return
    format = case.credit.format
    params = (("page", url),)
    applicability: Applicability = "safe" if is_sure(case) else "unsafe"
    title = case.reading.title if case.reading else None
    for part in (case.segment.source, title):
        if part is None or markup.link_over(case, part.span) is not None:
            continue
        words = case.credit.text[part.span.start : part.span.end]
        if not markup.is_plain(words):
            continue
        new = markup.linked(words, url, format, raw=True)
        yield Fix(applicability, "CR004.fix", params, part.span, new)
        return
    at = markup.end_point(case)
    if at is not None:
        new = markup.linked("via Wikimedia Commons", url, format)
        yield Fix("unsafe", "CR004.fix", params, Span(at, at), f", {new}")


class SourceLinkWrongTarget(Rule):
    """The source link leads to something else than the file page.

    ## What it does

    Fires when the link that should lead to the material leads to the raw picture, a Wikipedia article, a category, a search
    page or another page without the file's author and license.

    ## Why

    The link must lead to the material with its notices. A link to the article on the person shown did not help a publisher
    in court.

    ## Limits

    A file page on a Wikipedia that only mirrors the file of Commons is accepted. A page of the licensor's own, such as on
    Flickr, is not looked at.
    """

    code = "CR005"
    name = "source-link-wrong-target"
    needs = ("text",)
    fix = "safe"
    duty = "source"
    refs = ("IJR",)
    breach = True
    reasons = ("source_link.wrong-target",)
    variants = ("", "page-unknown")
    fix_ids = ("CR005.fix", "CR005.fix.unknown")
    examples = (
        (
            True,
            "markdown",
            "Photo: Anna Koval / [Wikipedia](https://en.wikipedia.org/wiki/Kyiv), "
            "[CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/)",
            "bridge-given",
        ),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit with the wrong and the right address."""
        link = _link_at(case, reason)
        url = page_url(case)
        address = link.url if link else reason.param("url") or written(case, reason.span)
        params = (("url", address), *file_params(case))
        if not url:
            fixes = (Fix("display", "CR005.fix.unknown"),)
            yield Hit("warning", reason.verdict, params, reason.span, fixes, reason.witnesses, "page-unknown")
            return
        span = link.span if link else reason.span
        yield Hit("warning", reason.verdict, params, span, _address_fix(case, link, url), reason.witnesses)


def _link_at(case: Case, reason: Reason) -> Link | None:
    links = case.segment.links if case.segment else ()
    exact = [link for link in links if link.span == reason.span or link.url == reason.param("url")]
    return exact[0] if exact else markup.link_over(case, reason.span) if reason.span else None


def _address_fix(case: Case, link: Link | None, url: str) -> tuple[Fix, ...]:
    """Rewriting the address is safe for the same file's raw picture; another page may be meant for itself."""
    if link is None:
        return (Fix("display", "CR005.fix", (("old", ""), ("new", url))),)
    params = (("old", link.url), ("new", url))
    span = markup.address_span(case, link)
    if span is None:
        return (Fix("display", "CR005.fix", params),)
    safe = is_sure(case) and link.kind in ("media", "file")
    new = markup.address(url, case.credit.format if case.credit else "text")
    return (Fix("safe" if safe else "unsafe", "CR005.fix", params, span, new),)


RULES: tuple[Rule, ...] = (
    CreditMissing(),
    CreditUnreadable(),
    FileNotIdentified(),
    SourceLinkMissing(),
    SourceLinkWrongTarget(),
)
