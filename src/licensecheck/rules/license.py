"""LC: which license the credit names, LC101 to LC107 and LC111."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.model.credit import Span
from licensecheck.model.report import Fix
from licensecheck.rules import markup
from licensecheck.rules.base import (
    Hit,
    Rule,
    file_params,
    is_sure,
    license_at_hand,
    license_name,
    mention_at,
    only_offer,
    written,
)
from licensecheck.rules.credit import GOOD
from licensecheck.rules.grounds import license_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Case, LicenseMention, Reason
    from licensecheck.model.report import Applicability, Params

_PAGE = "https://commons.wikimedia.org/wiki/File:Kyiv_bridge.jpg"
_TITLED = f'Photo: Anna Koval, "[Kyiv bridge]({_PAGE})", '
_DEED = "https://creativecommons.org/licenses"
MOST_NAMES = 3
_LONGEST_WORDS = 80


def _params(case: Case, mention: LicenseMention | None) -> Params:
    """What every message on licenses may say: words as written, what they mean, what is on offer."""
    words = written(case, mention.span) if mention else ""
    stated = license_name(mention.id, words) if mention else ""
    return (("written", words), ("stated", stated), *file_params(case))


def _replacement(case: Case, mention: LicenseMention | None, best: Applicability) -> tuple[Fix, ...]:
    """The words of `mention` replaced by the only license on offer; advice where the offers or the place do not allow it.

    best: the applicability when the file is identified beyond doubt and has exactly one license.
    """
    offered = only_offer(case)
    terms = license_of(offered)
    advice = _advice(case)
    span = markup.license_span(case, mention) if mention else None
    if not advice or terms is None or span is None or case.credit is None:
        return advice
    words = markup.license_words(terms, case.credit.format)
    applicability = best if is_sure(case) else "unsafe"
    url = terms.url or terms.deed_url or ""
    return (Fix(applicability, "fix.replace-license", (("license", terms.short_name), ("url", url)), span, words),)


def _advice(case: Case) -> tuple[Fix, ...]:
    """Advice to name what is on offer; none when nothing is known of that."""
    named = dict(file_params(case))["licenses"]
    return (Fix("display", "fix.choose-license", (("licenses", named),)),) if named else ()


class LicenseMissing(Rule):
    """The file is under a license and the credit names none and links none.

    ## What it does

    Fires when the record has a license that must be named and neither words nor a link of the credit name one.

    ## Why

    CC 4.0: say that the material is under this license and give its text, address or a link. Earlier versions: a copy of
    the license or its address. Courts have enjoined publishing without it.

    ## Limits

    Never fires for public domain, CC0, "No restrictions" and Commons' own "Attribution" tag. In plain text, where a link
    of the page cannot be seen, it is at most a warning; so it is for a text without a picture that only leads to a file. Of several licenses on
    offer none is chosen.
    """

    code = "LC101"
    name = "license-missing"
    severity = "error"
    fix = "safe"
    duty = "license"
    refs = ("LGB", "LGK16")
    breach = True
    reasons = ("license.missing",)
    variants = ("", "unseen")
    fix_ids = ("fix.add-license", "fix.choose-license")
    examples = (
        (True, "markdown", f"Photo: [Anna Koval]({_PAGE}) / Wikimedia Commons", "bridge"),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit, unless the license has no text to name."""
        terms = license_of(license_at_hand(case))
        if terms is not None and terms.requires.license_notice == terms.requires.license_link == "none":
            return
        variant = "unseen" if reason.verdict == "undecided" else ""
        yield Hit("error", reason.verdict, file_params(case), reason.span, _added(case), reason.witnesses, variant)


def _added(case: Case) -> tuple[Fix, ...]:
    """The only license on offer, added at the end of the credit."""
    terms, at = license_of(only_offer(case)), markup.end_point(case)
    if terms is None or at is None or case.credit is None:
        return _advice(case)
    words = markup.license_words(terms, case.credit.format)
    params = (("license", terms.short_name), ("url", terms.url or terms.deed_url or ""))
    return (Fix("safe" if is_sure(case) else "unsafe", "fix.add-license", params, Span(at, at), f", {words}"),)


class LicenseIncomplete(Rule):
    """The license is named, but not which: the version, or more, is missing.

    ## What it does

    Fires for "CC", "Creative Commons", "free license" and for elements without a version ("CC BY-SA"), when no link in the
    credit completes them. The version is never guessed: the record fills it in, or nobody.

    ## Why

    The license to name is "this Public License", one version of it. Versions differ in title, changes and cure.

    ## Limits

    A link to the right deed completes the words. CC0 has one version only. In plain text, where links cannot be seen, it is
    at most a warning.
    """

    code = "LC102"
    name = "license-incomplete"
    severity = "error"
    needs = ("text",)
    fix = "safe"
    duty = "license"
    refs = ("TASL",)
    breach = True
    reasons = ("license.incomplete",)
    variants = ("", "unseen", "alone")
    fix_ids = ("fix.complete-license", "fix.choose-license")
    examples = (
        (True, "markdown", f"{_TITLED}CC BY-SA, via Wikimedia Commons", "bridge"),
        (False, "markdown", f"{_TITLED}[CC BY-SA]({_DEED}/by-sa/4.0/), via Wikimedia Commons", "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit; the record's license completes the words."""
        mention = mention_at(case, reason.span)
        fixes = tuple(
            f.replace(message_id="fix.complete-license") if f.message_id == "fix.replace-license" else f
            for f in _replacement(case, mention, "safe")
        )
        known = bool(case.facts and case.facts.licenses)
        variant = "alone" if not known else "unseen" if reason.verdict == "undecided" else ""
        span = mention.span if mention else reason.span
        yield Hit("error", reason.verdict, _params(case, mention), span, fixes, reason.witnesses, variant)


class LicenseUnknown(Rule):
    """The license words match no license that is known.

    ## What it does

    Fires when words that look like a license match no name, spelling or address in the table of licenses. The nearest
    known names are listed.

    ## Why

    Only a readable license tells others what they may do.

    ## Limits

    House licenses and purchases are not in the table.
    """

    code = "LC103"
    name = "license-unknown"
    needs = ("text",)
    fix = "unsafe"
    duty = "license"
    refs = ("TASL",)
    reasons = ("license.unknown",)
    variants = ("", "near")
    fix_ids = ("LC103.fix",)
    examples = (
        (True, "text", "Photo: Anna Koval, GFDL 1.9", "none"),
        (False, "text", "Photo: Anna Koval, GFDL 1.3", "none"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit with the nearest names; a fix for a slip of one or two letters."""
        mention = mention_at(case, reason.span)
        words = (mention.text if mention else written(case, reason.span))[:_LONGEST_WORDS]
        names = _nearest(words)
        params = (*_params(case, mention), ("nearest", ", ".join(names)))
        span = mention.span if mention else reason.span
        fixes: tuple[Fix, ...] = ()
        if names and span and _edits(words.casefold(), names[0].casefold()) <= 2:
            fixes = (Fix("unsafe", "LC103.fix", (("new", names[0]),), span, names[0]),)
        variant = "near" if names else ""
        yield Hit("warning", reason.verdict, params, span, fixes, reason.witnesses, variant)


def _nearest(words: str) -> list[str]:
    """Return up to three short names of licenses that are spelled like `words`."""
    from difflib import get_close_matches

    from licensecheck.licenses import all_ids

    names = {license_name(i).casefold(): license_name(i) for i in all_ids()}
    return [names[n] for n in get_close_matches(words.casefold(), names, MOST_NAMES, 0.6)]


def _edits(a: str, b: str) -> int:
    """Return the number of letters to insert, drop or change between `a` and `b` (Levenshtein distance)."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


PROBLEMS = (
    "no-ports-of-4.0",
    "2.1-only-au-ca-es-jp",
    "nd-and-sa-exclude-each-other",
    "elements-never-published",
    "jurisdiction-never-published",
    "version-never-published",
    "unported-is-3.0",
    "generic-is-before-3.0",
    "international-is-4.0",
    "cc0-has-one-version",
    "pdm-has-one-version",
)
"""Why a license cannot exist: the problem ids of the registry that have a sentence."""


class LicenseNonexistent(Rule):
    """The credit names a license that was never published.

    ## What it does

    Fires for a well-formed name without a license behind it: a port of 4.0 ("CC BY 4.0 DE"), a version that never was
    ("CC BY-SA 3.5"), ND together with SA, 2.1 without a country, "4.0 Unported", "CC0 4.0".

    ## Why

    Nobody can keep to a license that does not exist. Ports end with 3.0; 2.1 exists for Australia, Canada, Spain and Japan
    only; ND and SA exclude each other; "Unported" is 3.0, "Generic" 1.0 to 2.5, "International" 4.0.

    ## Limits

    An old order of the elements ("BY-ND-NC"), lower case, dashes and "Intl." are spellings, no mistakes.
    """

    code = "LC104"
    name = "license-nonexistent"
    severity = "error"
    needs = ("text",)
    fix = "safe"
    duty = "license"
    refs = ("CCT",)
    breach = True
    reasons = ("license.nonexistent",)
    variants = ("", "record")
    notes = tuple(f"LC104.why.{problem}" for problem in PROBLEMS)
    fix_ids = ("fix.replace-license", "fix.choose-license")
    examples = (
        (True, "markdown", f"{_TITLED}CC BY-SA 4.0 DE, via Wikimedia Commons", "bridge"),
        (
            False,
            "markdown",
            f'Photo: Anna Koval, "[Old mill](https://commons.wikimedia.org/wiki/File:Old_mill.jpg)", '
            f"[CC BY-SA 3.0 DE]({_DEED}/by-sa/3.0/de/), via Wikimedia Commons",
            "mill",
        ),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit; dropping a wrong last word is safe when the rest is what the file has."""
        mention = mention_at(case, reason.span)
        offered = only_offer(case)
        drops = mention is not None and offered is not None and mention.id.upper().startswith(f"{offered.upper()}-")
        fixes = _replacement(case, mention, "safe" if drops else "unsafe")
        span = mention.span if mention else reason.span
        variant = "record" if case.facts and case.facts.licenses else ""
        why = f"LC104.why.{mention.problem}" if mention and mention.problem in PROBLEMS else ""
        params = (*_params(case, mention), ("why", why))
        yield Hit("error", reason.verdict, params, span, fixes, reason.witnesses, variant)


class _Differs(Rule):
    """A license is named and the file is offered under another."""

    best: Applicability = "unsafe"
    variants = ("", "beside", "unsettled")

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit with both licenses and the replacement."""
        mention = mention_at(case, reason.span)
        span = mention.span if mention else reason.span
        sure, variant = reason.verdict == "contradicted", ""
        if case.reason("license.matches") is not None:
            variant = "beside"  # another license of the credit is right: there is none to put in the place of this one
        elif any(case.reason(f"license.{why}") for why in ("unsettled", "unconfirmed", "history-unread")):
            variant = "unsettled"
        fixes = _advice(case) if variant == "beside" else _replacement(case, mention, self.best if sure else "unsafe")
        yield Hit(self.severity, reason.verdict, _params(case, mention), span, fixes, reason.witnesses, variant)


class LicenseMismatch(_Differs):
    """The credit names another kind of license than any on the file page.

    ## What it does

    Fires when the elements or the family differ from every license on offer: BY for BY-SA, BY-NC for BY, GFDL for CC.

    ## Why

    The license to name is the one the material is under, and no other terms may be put on it. A BY label on a BY-SA file
    leads others to break its share-alike.

    ## Limits

    All license templates of the file page count, not only the one that the metadata picks. While they were not all read, it
    is at most a warning. What an earlier revision of the page named is FI607, where the wiki could be asked for it.
    """

    code = "LC105"
    name = "license-mismatch"
    severity = "error"
    fix = "unsafe"
    duty = "license"
    refs = ("CMD",)
    breach = True
    reasons = ("license.elements-differ",)
    fix_ids = ("fix.replace-license", "fix.choose-license")
    examples = (
        (True, "markdown", f"{_TITLED}[CC BY 4.0]({_DEED}/by/4.0/), via Wikimedia Commons", "bridge"),
        (False, "markdown", GOOD, "bridge"),
    )


class LicenseVersionMismatch(_Differs):
    """The credit names another version of the license than any on offer.

    ## What it does

    Fires when the elements agree and the version does not: 3.0 for 4.0.

    ## Why

    Each version is a license of its own, with other duties and another way to cure a breach. Who publishes an unchanged work
    cannot move it to another version.

    ## Limits

    Files under "3.0, 2.5, 2.0, 1.0" or under "all versions" are right with any of them.
    """

    code = "LC106"
    name = "license-version-mismatch"
    severity = "error"
    fix = "safe"
    duty = "license"
    refs = ("FLK",)
    breach = True
    reasons = ("license.version-differs",)
    fix_ids = ("fix.replace-license", "fix.choose-license")
    best = "safe"
    examples = (
        (True, "markdown", f"{_TITLED}[CC BY-SA 3.0]({_DEED}/by-sa/3.0/), via Wikimedia Commons", "bridge"),
        (False, "markdown", GOOD, "bridge"),
    )


class LicenseJurisdictionMismatch(_Differs):
    """The credit names the license of another country than the file's.

    ## What it does

    Fires when elements and version agree and the port does not: 3.0 for 3.0 DE, or the reverse.

    ## Why

    Ports are texts of their own with other duties: the one of the United Kingdom for 2.0 asks for no title, the German 3.0
    names the right holder.

    ## Limits

    "deed.de" is a language of the deed and no port.
    """

    code = "LC107"
    name = "license-jurisdiction-mismatch"
    fix = "safe"
    duty = "license"
    refs = ("FAQ", "LEG")
    breach = True
    reasons = ("license.jurisdiction-differs",)
    fix_ids = ("fix.replace-license", "fix.choose-license")
    best = "safe"
    examples = (
        (
            True,
            "markdown",
            f'Photo: Anna Koval, "[Old mill](https://commons.wikimedia.org/wiki/File:Old_mill.jpg)", '
            f"[CC BY-SA 3.0]({_DEED}/by-sa/3.0/deed.de), via Wikimedia Commons",
            "mill",
        ),
        (
            False,
            "markdown",
            f'Photo: Anna Koval, "[Old mill](https://commons.wikimedia.org/wiki/File:Old_mill.jpg)", '
            f"[CC BY-SA 3.0 DE]({_DEED}/by-sa/3.0/de/), via Wikimedia Commons",
            "mill",
        ),
    )


class PublicDomainClaimed(_Differs):
    """The credit says public domain, and the file is under a license.

    ## What it does

    Fires for "public domain", "gemeinfrei", CC0 and the like when every license on offer has duties.

    ## Why

    Author and license must be named, and the statement passes the mistake on: who reads it may think that nothing is owed.
    That a picture is free of charge does not make it public domain.

    ## Limits

    A photo of an old work may be under a license while the work is not; the credit may speak of the work. While it fires,
    missing author, license and license link are not reported as well.
    """

    code = "LC111"
    name = "public-domain-claimed"
    severity = "error"
    fix = "unsafe"
    duty = "credit"
    refs = ("REUSE",)
    breach = True
    reasons = ("license.public-domain-claimed",)
    fix_ids = ("fix.replace-license", "fix.choose-license")
    examples = (
        (True, "markdown", f"{_TITLED}public domain, via Wikimedia Commons", "bridge"),
        (False, "markdown", GOOD, "bridge"),
    )


RULES: tuple[Rule, ...] = (
    LicenseMissing(),
    LicenseIncomplete(),
    LicenseUnknown(),
    LicenseNonexistent(),
    LicenseMismatch(),
    LicenseVersionMismatch(),
    LicenseJurisdictionMismatch(),
    PublicDomainClaimed(),
)
