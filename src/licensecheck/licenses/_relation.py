"""How a license that a credit states relates to those that a file offers."""

from __future__ import annotations

from functools import lru_cache

from licensecheck.licenses._registry import family_of, get

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from licensecheck.licenses._values import Difference

# Ids that ask for nothing: public domain in any wording, the mark, the dedications, "no known restrictions".
_FREE_OF_DUTIES = frozenset(("LicenseRef-PD", "CC0-1.0", "CC-PDM-1.0", "CC-PDDC", "LicenseRef-No-Restrictions"))
_CLAIMS_PUBLIC_DOMAIN = frozenset(("LicenseRef-PD", "CC0-1.0", "CC-PDM-1.0", "CC-PDDC"))
_ORDER: tuple[Difference, ...] = ("same", "incomplete", "version", "jurisdiction", "elements")


def relation(stated_id: str, offered_ids: Sequence[str]) -> Difference:
    """Compare a stated license with all licenses on offer; the closest offer counts.

    Args:
        stated_id: a license's or a family's id.
        offered_ids: license ids, at least one.

    Returns:
        "same" (an offer, or one that "or later" of an offer covers), "incomplete" (a family that an offer belongs to),
        "version", "jurisdiction" (same elements, other version or port), "public-domain-claimed" (stated as free of
        duties while all offers have duties), "license-on-public-domain" (the reverse), else "elements".
    """
    return _relation(stated_id, tuple(offered_ids))


@lru_cache(maxsize=2_048)
def _relation(stated_id: str, offered_ids: tuple[str, ...]) -> Difference:
    offers = [_general(o) for o in offered_ids]
    stated = _general(stated_id)
    if not offers:
        return "elements"
    best = min([_one(stated, offer) for offer in offers], key=_ORDER.index)
    if best != "elements":
        return best
    offered_free = [o in _FREE_OF_DUTIES for o in offers]
    if stated in _CLAIMS_PUBLIC_DOMAIN and not any(offered_free):
        return "public-domain-claimed"
    if stated not in _FREE_OF_DUTIES and all(offered_free):
        return "license-on-public-domain"
    return "elements"


def _general(license_id: str) -> str:
    """Return the id in the registry's spelling, with every public domain tag as "LicenseRef-PD"."""
    found = get(license_id)
    if found is None:
        return license_id
    return found.family if found.family == "LicenseRef-PD" else found.id


def _one(stated: str, offer: str) -> Difference:
    """Compare with one offer."""
    if stated == offer or _covered(stated, offer):
        return "same"
    family = family_of(offer)
    if stated == family or (stated == "CC" and family.startswith("CC")):
        return "incomplete"
    first, second = _parts(stated), _parts(offer)
    if first is None or second is None or first[0] != second[0]:
        return "elements"
    return "jurisdiction" if first[1] == second[1] and first[2] != second[2] else "version"


def _covered(stated: str, offer: str) -> bool:
    """Whether an offer "or later" lets one choose the stated version."""
    if not offer.endswith("-or-later"):
        return False
    wanted, least = get(stated), get(offer)
    if wanted is None or least is None or wanted.family != least.family:
        return False
    return (wanted.version or "") >= (least.version or "")


def _parts(license_id: str) -> tuple[str, str, str] | None:
    """Return family, version and port of a license, also of one that was never published."""
    found = get(license_id)
    if found is not None:
        return (found.family, found.version, found.jurisdiction or "") if found.version else None
    family, _, tail = license_id.removeprefix("LicenseRef-").rpartition("-")
    if tail[:1].isdigit():
        return family, tail, ""
    family, _, version = family.rpartition("-")
    return (family, version, tail.lower()) if version[:1].isdigit() else None
