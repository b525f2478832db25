"""LC114 to LC116 PD503 and PD504: what a license is for, and which of several was taken."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.model.report import Fix
from licensecheck.rules.base import Hit, Rule, file_params
from licensecheck.rules.credit import GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Case, Reason
    from licensecheck.model.report import Params, Severity

_DEED = "https://creativecommons.org/licenses"
_TITLED = 'Photo: Anna Koval, "[Kyiv bridge](https://commons.wikimedia.org/wiki/File:Kyiv_bridge.jpg)", '
_GFDL = "[GFDL 1.2](https://www.gnu.org/licenses/old-licenses/fdl-1.2.html)"


def _params(case: Case, reason: Reason) -> Params:
    return (*file_params(case), ("written", reason.param("written")))


class StockTerms(Rule):
    """The credit names the terms of a stock site, and the file page a license.

    ## What it does

    Fires for the licenses of Unsplash, Pexels and Pixabay beside a file that is offered under other terms.

    ## Why

    The license is that of the place from which a picture was taken. These terms are not CC0: they forbid to sell copies and
    to build a competing collection. Old uploads under CC0 stay under CC0.

    ## Limits

    If the picture was taken from the stock site, its terms are right and the source is not.
    """

    code = "LC114"
    name = "stock-license-on-commons-file"
    fix = "display"
    duty = "license"
    refs = ("REUSE",)
    reasons = ("license.stock-terms",)
    fix_ids = ("fix.choose-license",)
    examples = (
        (True, "markdown", f"{_TITLED}Unsplash License, via Wikimedia Commons", "bridge"),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit with what the file page offers."""
        advice = (Fix("display", "fix.choose-license", (("licenses", dict(file_params(case))["licenses"]),)),)
        yield Hit("warning", reason.verdict, _params(case, reason), reason.span, advice, reason.witnesses)


class LighterLicenseOffered(Rule):
    """The file is offered under several licenses, and the credit takes one that asks for more than another.

    ## What it does

    Fires when the credit relies on a license whose text must go along, or that passes itself on to adaptations, and another
    one on offer asks for less.

    ## Why

    Who reuses a file may choose. The choice fixes the duties.

    ## Limits

    Naming two of them ("GFDL or CC BY-SA 3.0") is fine: the lighter one counts. Licenses for different parts, such as an
    object and its photograph, are no choice: both hold.
    """

    code = "LC115"
    name = "license-choice-unclear"
    severity = "info"
    fix = "display"
    duty = "license"
    refs = ("REUSE",)
    reasons = ("license.lighter-offered",)
    fix_ids = ("LC115.fix",)
    examples = (
        (True, "markdown", GOOD, "two-licenses"),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit with the offers, the lightest first."""
        params = (*_params(case, reason), ("offered", reason.param("offered")))
        advice = (Fix("display", "LC115.fix", (("offered", reason.param("offered")),)),)
        yield Hit("info", reason.verdict, params, reason.span, advice, reason.witnesses)


class LicenseTextNeeded(Rule):
    """The license asks for its whole text, or its notices, with each copy.

    ## What it does

    Fires when every license that the credit relies on wants its text along: GFDL, MIT, BSD, the GPL family, Apache, EUPL. A
    warning where the credit links no text, an information where it links one.

    ## Why

    GFDL 1.2 s. 2 asks for the license, the copyright notices and the license notice in all copies; MIT and BSD ask for their
    notice and text; the GPL for a copy and the source.

    ## Limits

    A page of your own with the text, linked from the credit, is common practice, and untested in court. If the file is also
    under a license of Creative Commons, name that one.
    """

    code = "LC116"
    name = "license-text-needed"
    fix = "display"
    duty = "license"
    refs = ("REUSE",)
    breach = True
    reasons = ("license_link.text-needed",)
    variants = ("", "linked")
    fix_ids = ("LC116.fix", "LC115.fix")
    examples = (
        (True, "markdown", f"{_TITLED}GFDL 1.2, via Wikimedia Commons", "gfdl"),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit; advice to take the lighter license where there is one."""
        params = (*_params(case, reason), ("license", reason.param("license")))
        lighter = case.reason("license.lighter-offered")
        advice = (
            Fix("display", "LC115.fix", (("offered", lighter.param("offered")),))
            if lighter
            else Fix("display", "LC116.fix", (("license", reason.param("license")),))
        )
        linked = reason.verdict == "verified"
        severity: Severity = "info" if linked else "warning"
        variant = "linked" if linked else ""
        yield Hit(severity, reason.verdict, params, reason.span, (advice,), reason.witnesses, variant)


class LicenseOnPublicDomain(Rule):
    """The credit puts a license on a file that is in the public domain.

    ## What it does

    Fires when the credit names a license with conditions and the file page gives the file as public domain by law.

    ## Why

    A license has no effect on what nobody owns, and tells readers of duties that they do not have.

    ## Limits

    A photograph of an old object may be under a license of its own: look whether the page tells two licenses. CC0 and the
    Public Domain Mark are not reported: neither has conditions.
    """

    code = "PD503"
    name = "license-put-on-public-domain"
    fix = "display"
    refs = ("FAQ",)
    reasons = ("license.license-on-public-domain",)
    fix_ids = ("PD503.fix",)
    examples = (
        (True, "markdown", GOOD, "public-domain"),
        (False, "markdown", f"{_TITLED}public domain, via Wikimedia Commons", "public-domain"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit; whether the photograph has a license of its own must be looked up."""
        advice = (Fix("display", "PD503.fix"),)
        yield Hit("warning", reason.verdict, _params(case, reason), reason.span, advice, reason.witnesses)


class CopyrightOnPublicDomain(Rule):
    """The credit claims a right in a file that is in the public domain.

    ## What it does

    Fires for "All rights reserved" and for "©" with a name when the file page gives the file as public domain by law.

    ## Why

    No license is broken, but readers are told of a right that nobody has. NASA calls such a claim on its pictures unlawful.

    ## Limits

    Some countries give a right in copies, some scans come under a contract, and Crown copyright has rules of its own: so it is
    a warning. A "©" in the footer of a page is no claim to the picture.
    """

    code = "PD504"
    name = "copyright-claimed-on-public-domain"
    refs = ("NASA",)
    reasons = ("license.claimed-on-public-domain",)
    examples = (
        (True, "markdown", f"{_TITLED}public domain. All rights reserved", "public-domain"),
        (False, "markdown", f"{_TITLED}public domain, via Wikimedia Commons", "public-domain"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit that asks for the ground of the claim."""
        yield Hit("warning", reason.verdict, _params(case, reason), reason.span, (), reason.witnesses)


RULES: tuple[Rule, ...] = (
    StockTerms(),
    LighterLicenseOffered(),
    LicenseTextNeeded(),
    LicenseOnPublicDomain(),
    CopyrightOnPublicDomain(),
)
