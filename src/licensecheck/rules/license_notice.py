"""LC: what stands beside the license's name, LC108 to LC110 and LC112: its address, words that keep rights."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.model.credit import Span
from licensecheck.model.report import Fix
from licensecheck.rules import markup
from licensecheck.rules.base import Hit, Rule, file_params, license_at_hand, license_name, mention_at, written
from licensecheck.rules.credit import GOOD
from licensecheck.rules.grounds import is_creative_commons, license_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.licenses import License
    from licensecheck.model import Case, LicenseMention, Reason
    from licensecheck.model.report import Params, Severity

_DEED = "https://creativecommons.org/licenses"
_TITLED = 'Photo: Anna Koval, "[Kyiv bridge](https://commons.wikimedia.org/wiki/File:Kyiv_bridge.jpg)", '

_ANY_REFERENCE = frozenset((("2.0", "uk"), ("3.0", "nz")))
"""Ports that ask for any fitting reference to the license, not for its address."""


class LicenseLinkMissing(Rule):
    """The license is named, and there is no address of it.

    ## What it does

    Fires when the credit names a license and neither links its name nor gives its address. An error where links can be seen.
    Under CC 4.0 with a working link to the file page the `minimum` profile makes it an information.

    ## Why

    CC 1.0 to 3.0: "a copy of, or the URI for, this License". CC 4.0: the text, the address or a link. It was part of a court
    order and one of four items of another. Against it: one court held that "CC-BY-SA-2.0" identified the license well enough;
    and under CC 4.0 a link to a page that has all the information may do.

    ## Limits

    Public domain, CC0 and marks never fire. In plain text the links of the page cannot be seen: there it is at most a
    warning. Two ports (United Kingdom 2.0, New Zealand 3.0) ask for any fitting reference: there it is an information.
    """

    code = "LC108"
    name = "license-link-missing"
    severity = "error"
    needs = ("text",)
    fix = "safe"
    duty = "license"
    refs = ("LGK16", "AGD", "DRA")
    breach = True
    reasons = ("license_link.missing",)
    variants = ("", "unseen", "file-page", "open", "open-unseen")
    fix_ids = ("LC108.fix", "LC108.fix.advice")
    examples = (
        (True, "markdown", f"{_TITLED}CC BY-SA 4.0, via Wikimedia Commons", "bridge"),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit, unless the license asks for no address."""
        mention = mention_at(case, reason.span)
        terms = license_of(mention.id if mention and mention.kind == "license" else license_at_hand(case))
        if terms is not None and terms.requires.license_link == "none":
            return
        via_page = terms is not None and terms.version == "4.0" and case.reason("source_link.present") is not None
        unseen = reason.verdict == "undecided"
        variant = "unseen" if unseen else "file-page" if via_page else ""
        if license_url(terms) == "":
            variant = "open-unseen" if unseen else "open"
        span = mention.span if mention else reason.span
        severity = _link_severity(case, terms, via_page)
        params = _link_params(case, mention, terms)
        yield Hit(severity, reason.verdict, params, span, _linked(case, mention, terms), reason.witnesses, variant)


def license_url(terms: License | None) -> str:
    """Return the canonical address of a license, "" if none is known."""
    return (terms.url or terms.deed_url or "") if terms else ""


def _link_severity(case: Case, terms: License | None, via_page: bool) -> Severity:
    profile = case.policy.profile
    if terms is None:
        return "error"
    if (terms.version, (terms.jurisdiction or "").lower()) in _ANY_REFERENCE and is_creative_commons(terms):
        return "error" if profile == "strict" else "info"
    if terms.requires.license_link != "required":
        return "warning"
    return "info" if profile == "minimum" and via_page else "error"


def _link_params(case: Case, mention: LicenseMention | None, terms: License | None) -> Params:
    words = written(case, mention.span) if mention else ""
    url = license_url(terms)
    name = terms.short_name if terms else license_name(mention.id, words) if mention else ""
    return (("written", words), ("stated", name), ("license", name), ("url", url), *file_params(case))


def _linked(case: Case, mention: LicenseMention | None, terms: License | None) -> tuple[Fix, ...]:
    """The license words, as they stand, become a link; only where the credited license is known for what it is."""
    if mention is None or terms is None or case.credit is None or mention.kind != "license":
        return (Fix("display", "LC108.fix.advice"),)
    url = terms.url or terms.deed_url
    if not url or markup.link_over(case, mention.span) is not None:
        return (Fix("display", "LC108.fix.advice"),)
    words = case.credit.text[mention.span.start : mention.span.end]
    if not markup.is_plain(words):
        return (Fix("display", "LC108.fix.advice"),)
    new = markup.linked(words, url, case.credit.format, rel="license", raw=True)
    wrong = case.license.verdict == "contradicted"
    params = (("license", terms.short_name), ("url", url))
    return (Fix("unsafe" if wrong else "safe", "LC108.fix", params, mention.span, new),)


class LicenseLinkMismatch(Rule):
    """The name of the license and its link disagree.

    ## What it does

    Fires when the words name one license and the link on them, or the address beside them, leads to another: "CC BY 4.0"
    with a link to by-sa/3.0.

    ## Why

    The reader gets two licenses, and one of them is false.

    ## Limits

    A deed in another language, http, a missing slash and the legal code are the same license. Link shorteners are not
    followed.
    """

    code = "LC109"
    name = "license-link-mismatch"
    severity = "error"
    needs = ("text",)
    fix = "safe"
    duty = "license"
    breach = True
    reasons = ("license_link.mismatch",)
    variants = ("", "record")
    fix_ids = ("LC109.fix.link", "LC109.fix.name", "LC109.fix.advice")
    examples = (
        (True, "markdown", f"[CC BY 4.0]({_DEED}/by-sa/3.0/) by Anna Koval", "none"),
        (False, "markdown", f"[CC BY-SA 4.0]({_DEED}/by-sa/4.0/deed.de) by Anna Koval", "none"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit with both licenses; the record says which of them is to be put right."""
        mention = mention_at(case, reason.span)
        span = mention.span if mention else reason.span
        linked = license_name(mention.url_id or "", mention.url or "") if mention else reason.param("linked")
        words = written(case, span)
        stated = license_name(mention.id, words) if mention else words
        url = (mention.url or "") if mention else ""
        params = (("written", words), ("stated", stated), ("linked", linked), ("url", url), *file_params(case))
        variant = "record" if case.facts and case.facts.licenses else ""
        yield Hit("error", reason.verdict, params, span, _agreeing(case, mention), reason.witnesses, variant)


def link_is_offered(case: Case) -> bool:
    """Say whether a license whose name and link disagree is linked as the file has it, so that only its name is wrong."""
    reason = case.reason("license_link.mismatch")
    mention = mention_at(case, reason.span) if reason else None
    offers = [o.id for o in case.facts.licenses] if case.facts else []
    return mention is not None and mention.url_id in offers


def _agreeing(case: Case, mention: LicenseMention | None) -> tuple[Fix, ...]:
    """The one that disagrees with the record corrected; without a record, or when both do, only advice."""
    advice = (Fix("display", "LC109.fix.advice"),)
    span = markup.license_span(case, mention) if mention else None
    if mention is None or span is None or case.credit is None:
        return advice
    name_right = mention.id in [o.id for o in case.facts.licenses] if case.facts else False
    link_right = link_is_offered(case)
    right = license_of(mention.id if name_right else mention.url_id if link_right else None)
    if right is None or name_right == link_right:
        return advice
    new = markup.license_words(right, case.credit.format)
    params = (("license", right.short_name), ("url", right.url or right.deed_url or ""))
    return (Fix("safe", "LC109.fix.link" if name_right else "LC109.fix.name", params, span, new),)


class LicenseLinkNotCanonical(Rule):
    """The license link leads to something else than the license's own page.

    ## What it does

    Fires for a license link to an encyclopedia article, the home page of Creative Commons, a mirror, a template page, or a
    retired address.

    ## Why

    The address "for this License" is meant.

    ## Limits

    Deeds in any language and the legal code are right. For public domain tags a page of Commons can be reasonable.
    """

    code = "LC110"
    name = "license-link-not-canonical"
    severity = "info"
    needs = ("text",)
    fix = "safe"
    duty = "license"
    reasons = ("license_link.not-canonical",)
    fix_ids = ("LC110.fix",)
    examples = (
        (
            True,
            "markdown",
            "Photo: Anna Koval, [CC BY 4.0](https://en.wikipedia.org/wiki/Creative_Commons_license)",
            "none",
        ),
        (False, "markdown", f"Photo: Anna Koval, [CC BY 4.0]({_DEED}/by/4.0/)", "none"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit with the canonical address; rewriting is safe where both addresses mean the same license."""
        mention = mention_at(case, reason.span)
        span = mention.span if mention else reason.span
        terms = license_of(mention.id) if mention else None
        address = reason.param("url") or ((mention.url or "") if mention else "")
        params = (("address", address), *_link_params(case, mention, terms))
        yield Hit("info", reason.verdict, params, span, _canonical(case, mention, terms, address), reason.witnesses)


def _canonical(case: Case, mention: LicenseMention | None, terms: License | None, old: str) -> tuple[Fix, ...]:
    url = license_url(terms)
    if mention is None or terms is None or not old or not url or case.credit is None:
        return ()
    params = (("old", old), ("new", url))
    for link in case.segment.links if case.segment else ():
        span = markup.address_span(case, link) if link.url == old and link.span == mention.span else None
        if span is not None:
            new = markup.address(url, case.credit.format)
            return (Fix("safe" if mention.url_id == terms.id else "unsafe", "LC110.fix", params, span, new),)
    return (Fix("display", "LC110.fix", params),)


class RightsReserved(Rule):
    """The credit keeps rights on a file that is free to use.

    ## What it does

    Fires for "all rights reserved", "do not copy" and the like in the credit of a free file: a warning. An error when a ©
    names somebody else than the licensor.

    ## Why

    The licenses allow no added terms. A © with the author's name is right, and CC 4.0 even asks to keep one that came with the
    file.

    ## Limits

    Only the credit is read, not the footer of the page. A © for a publisher's own adaptation can be right.
    """

    code = "LC112"
    name = "rights-reserved-on-free-file"
    fix = "safe"
    duty = "no-terms"
    refs = ("DRA",)
    reasons = ("license.copyright-holder-differs", "license.reserved")
    variants = ("", "holder")
    fix_ids = ("LC112.fix", "LC112.fix.advice")
    examples = (
        (True, "markdown", f"{GOOD}. All rights reserved", "bridge"),
        (False, "markdown", GOOD.replace("Photo: ", "© "), "bridge"),
    )

    def check(self, case: Case) -> Iterator[Hit]:
        """One hit in all: the name behind the © says more than the words that reserve."""
        for hit in super().check(case):
            yield hit
            return

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """An error for another holder, else a warning that names the words."""
        segment = case.segment
        holder = reason.id == "license.copyright-holder-differs"
        part = (segment.copyright_holder if holder else segment.reserved) if segment else None
        span = part.span if part else reason.span
        params = (("written", written(case, span)), *file_params(case))
        fixes = _unreserved(case)
        severity: Severity = "error" if holder else "warning"
        yield Hit(severity, reason.verdict, params, span, fixes, reason.witnesses, "holder" if holder else "")


def _unreserved(case: Case) -> tuple[Fix, ...]:
    """The words that reserve taken out, with the sign that joins them, if the license stays stated."""
    segment, credit = case.segment, case.credit
    advice = (Fix("display", "LC112.fix.advice", (("author", dict(file_params(case))["author"]),)),)
    if segment is None or credit is None or segment.reserved is None or case.reason("license.matches") is None:
        return advice
    span, text = segment.reserved.span, credit.text
    start, end = span.start, span.end
    joined = text[segment.span.start : start].rstrip()
    if joined.endswith((",", ";", ".", "–", "-", "/", "|")):
        start = segment.span.start + len(joined[:-1].rstrip())
    else:
        while end < segment.span.end and text[end] in " ,;.":
            end += 1
    params = (("written", written(case, span)),)
    return (Fix("safe", "LC112.fix", params, Span(start, end), ""),)


RULES: tuple[Rule, ...] = (LicenseLinkMissing(), LicenseLinkMismatch(), LicenseLinkNotCanonical(), RightsReserved())
