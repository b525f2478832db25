"""LC113, LC117, CR010: licenses that a use may not allow, and licenses and hosts that this publisher does not accept."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.rules.base import Hit, Rule, license_name, page_url, written
from licensecheck.rules.grounds import license_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Case, LicenseMention

SETS = ("no-nc", "no-nd", "no-sa-adaptations", "free-only")
"""Names that a policy may hold beside licenses: each refuses some."""

_PUBLIC = ("public-domain", "mark", "dedication")
_COMMONS = "wikimedia-commons"


def limits(license_id: str) -> frozenset[str]:
    """Return which of "nc", "nd", "sa" a license, or a family of them, has."""
    terms = license_of(license_id)
    if terms is None:
        return frozenset({"nc", "nd", "sa"} & set(license_id.lower().split("-")))
    asks = terms.requires
    found = (("nc", asks.noncommercial), ("nd", asks.no_derivatives), ("sa", asks.share_alike == "adaptations"))
    return frozenset(name for name, has in found if has)


def refusal(license_id: str, accept: tuple[str, ...], changed: bool) -> str:
    """Return why a policy refuses a license: "nc", "nd", "sa", "not-free", "not-listed"; "" where it accepts it.

    accept: names of `SETS`, and ids or their beginnings; with one of these all others are refused, public domain apart.
    changed: whether the picture was changed.
    """
    found = limits(license_id)
    for name in ("nc", "nd"):
        if name in found and (f"no-{name}" in accept or "free-only" in accept):
            return name
    if "sa" in found and changed and "no-sa-adaptations" in accept:
        return "sa"
    terms = license_of(license_id)
    if terms is not None and terms.kind in _PUBLIC:
        return ""
    if "free-only" in accept and terms is not None and (terms.kind != "license" or terms.accepted_on_commons is False):
        return "not-free"
    listed = [entry.lower() for entry in accept if entry not in SETS]
    return "" if not listed or license_id.lower().startswith(tuple(listed)) else "not-listed"


def _stated(case: Case) -> list[LicenseMention]:
    """The licenses that the credit names, with those whose version is missing."""
    return [m for m in case.segment.licenses if m.kind in ("license", "family")] if case.segment else []


def _is_changed(case: Case) -> bool:
    return case.segment is not None and any(c.status == "modified" for c in case.segment.changes)


class NonCommercialOrNoDerivatives(Rule):
    """The credit names a license that forbids commercial use or changed versions, or that Commons does not take.

    ## What it does

    Fires for each license of the credit with NonCommercial or NoDerivatives, and for others that Wikimedia Commons does not
    accept. Where the credit names Commons as the source, one of the two is probably wrong.

    ## Why

    Commons takes only files that everybody may use for any purpose. Elsewhere such a license may be right, but it forbids a
    part of what sites do: a few dollars of advertising made a use commercial, a public broadcaster without advertising was
    held not to be.

    ## Limits

    A warning at most: whether a site is commercial is not known, and a file may be offered under such a license beside a free
    one. Silent where the file's record contradicts the license (LC105), where the record offers it, and where the
    setting `accept` names the license.
    """

    code = "LC113"
    name = "nc-or-nd-license"
    confidence = "medium"
    needs = ("text",)
    refs = ("OLGK14", "IJR", "REUSE")
    variants = ("", "commons")
    examples = (
        (True, "text", "Photo: Anna Koval, CC BY-NC 2.0, via Wikimedia Commons", "none"),
        (False, "text", "Photo: Anna Koval, CC BY 2.0, via Wikimedia Commons", "none"),
    )

    def check(self, case: Case) -> Iterator[Hit]:
        """One hit for the first such license."""
        offers = {offer.id for offer in case.facts.licenses} if case.facts else set()
        accept = [entry.lower() for entry in case.policy.accept if entry not in SETS]
        for mention in _stated(case):
            terms = license_of(mention.id)
            barred = terms is not None and terms.kind == "license" and terms.accepted_on_commons is False
            named = bool(accept) and mention.id.lower().startswith(tuple(accept))
            if not (barred or {"nc", "nd"} & limits(mention.id)) or mention.id in offers or named:
                continue
            source = case.segment.source if case.segment else None
            variant = "commons" if source is not None and source.value == _COMMONS else ""
            name = license_name(mention.id, written(case, mention.span))
            yield Hit(
                "warning", "undecided", (("license", name), ("page", page_url(case))), mention.span, variant=variant
            )
            return


class LicenseNotAccepted(Rule):
    """The license is none of those that this publisher accepts.

    ## What it does

    Fires when the setting `accept` refuses the license of the credit, or where the credit names none, all that the file is
    offered under.

    ## Why

    A publisher may not be able to keep what a license asks for: with advertising, NonCommercial; with edited pictures,
    ShareAlike or NoDerivatives.

    ## Limits

    Silent without the setting. The public domain is always accepted. `no-sa-adaptations` looks at what the credit says about
    changes. A license that is not known is reported by LC103, not here.
    """

    code = "LC117"
    name = "license-not-accepted"
    severity = "error"
    needs = ("text",)
    refs = ("REUSE",)
    variants = ("nc", "nd", "sa", "not-free", "not-listed")
    examples = (
        (True, "text", "Photo: Anna Koval, CC BY-NC 2.0, via Flickr", "no-nc"),
        (False, "text", "Photo: Anna Koval, CC BY 2.0, via Flickr", "no-nc"),
    )

    def check(self, case: Case) -> Iterator[Hit]:
        """One hit for the first license that is refused."""
        accept, changed = case.policy.accept, _is_changed(case)
        if not accept:
            return
        stated = _stated(case)
        for mention in stated:
            why = refusal(mention.id, accept, changed)
            if why:
                params = (
                    ("license", license_name(mention.id, written(case, mention.span))),
                    ("accept", ", ".join(accept)),
                )
                yield Hit("error", "contradicted", params, mention.span, variant=why)
                return
        facts = case.facts
        if stated or facts is None or not facts.settled or not facts.licenses or case.file.verdict != "verified":
            return
        refused = [refusal(offer.id, accept, changed) for offer in facts.licenses]
        if all(refused):
            name = ", ".join(license_name(offer.id, offer.name) for offer in facts.licenses)
            witnesses = tuple(offer.witness for offer in facts.licenses)
            params = (("license", name), ("accept", ", ".join(accept)))
            yield Hit("error", "contradicted", params, None, (), witnesses, refused[0])


class HostNotAllowed(Rule):
    """The picture is fetched from a host that this publisher does not allow.

    ## What it does

    Fires when the setting `allowed-hosts` is made and a picture's address names another host.

    ## Why

    A picture that is shown from somebody else's server can change or vanish, and tells that server who reads the page.

    ## Limits

    Silent without the setting, and for pictures of the site itself (addresses without a host, `data:`). An entry stands for
    the host and all below it: `wikimedia.org` allows `upload.wikimedia.org`.
    """

    code = "CR010"
    name = "host-not-allowed"
    severity = "error"
    needs = ("config",)
    refs = ("REUSE",)
    examples = (
        (True, "article", "![Bridge](https://img.example/bridge.jpg)\n*Photo: Anna Koval*\n", "allowed-hosts"),
        (False, "article", "![Bridge](/bridge.jpg)\n*Photo: Anna Koval*\n", "allowed-hosts"),
    )

    def check(self, case: Case) -> Iterator[Hit]:
        """One hit for the picture."""
        allowed = case.policy.allowed_hosts
        host = _host(case.use.image) if allowed and case.use.image else ""
        if host and not any(host == entry or host.endswith(f".{entry}") for entry in map(str.lower, allowed)):
            yield Hit("error", "contradicted", (("host", host), ("allowed", ", ".join(allowed))))


def _host(address: str) -> str:
    """Return the host of an address, in lower case; "" where it names none."""
    from urllib.parse import urlsplit

    try:
        return (urlsplit(address[:2_000].strip()).hostname or "").lower().rstrip(".")
    except ValueError:
        return ""


RULES: tuple[Rule, ...] = (NonCommercialOrNoDerivatives(), LicenseNotAccepted(), HostNotAllowed())
