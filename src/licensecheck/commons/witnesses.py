"""Which licenses a file is offered under: what each witness says, and when the question is settled.

The API names one license, picked by a fixed order: public domain first, then the Creative Commons license with the highest
score, then the rest. Whatever else the file page offers is lost there. So the first answer settles the question only when

* it names exactly one license of the registry, and that is a Creative Commons license or CC0,
* license name, code and address of the answer do not disagree, and no text field of it names another license,
* none of the categories it lists points to another license (GFDL, CC-Zero, PD ..., "License migration ..."), and
* there is only one information block.

Public domain ("picked before all others"), GFDL, FAL, "Attribution", "No restrictions" ("picked after all others", so that
a second one of them is lost), several licenses in one name, and unknown names are never settled by the first answer:
templates and categories of the page are asked for in a second batch.

One case remains that no first answer betrays: two Creative Commons licenses side by side, whose categories the API hides.
`FileFacts.confirmed` says whether templates and categories were read; a mismatch on a file that is not confirmed should be
confirmed before anybody is told that a license is wrong (`CommonsSource.confirm`).
"""

from __future__ import annotations

from functools import lru_cache

from licensecheck.commons.state import nominations
from licensecheck.model import FileFacts, LicenseOffer, Value, Witness

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from licensecheck.licenses import Match

POINTER = (
    r"(?:pd|cc|gfdl|[la]?gpl|fal|cecill|ogl|odbl|bsd|wtfpl|kogl|godl|nlod|beerware)(?![^\W\d])"
    r"|free art license|licen[cs]e migration|public domain|copyrighted free use|open government|multi-?licen|dual-?licen"
    r"|attribution only|no restrictions|mit licen|apache licen|data licence germany"
)
"""How names of categories begin that tell of a license, whether the registry knows it or not."""
TEMPLATE_POINTER = (
    r"cc-(?:by|sa|nc|nd|zero|sampling)|pd-|gfdl|(?:fal|attribution)$|copyrighted free use|no known|flickr-no"
)
"""The same for templates."""
HELPER = r"layout|/(?!\d)|review|attribution metadata"
"""In names of templates that license templates are made of: the license template itself stands beside them."""


class Names(Value):
    """The license fields of the first answer, as plain text. `texts`: further fields that may name licenses."""

    short_name: str = ""
    code: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    author_count: int = 1


class Reading(Value):
    """What the witnesses offer: `offers`, `unread` names, and whether that is settled."""

    offers: tuple[LicenseOffer, ...]
    unread: tuple[str, ...]
    settled: bool


def read_first(names: Names, witness: Witness) -> Reading:
    """Read the license fields of a first answer.

    Args:
        names: the fields.
        witness: where they were read; the field's name is set here.
    """
    witness = witness.replace(field="LicenseShortName")
    shown = names.short_name or names.code or names.url
    match = _by_commons(names.short_name, names.code, names.url) if shown else None
    known = match is not None and match.kind in {"license", "family"} and match.ids
    if match is None or not known:
        return Reading((), (shown,) if shown else (), settled=False)
    offers = tuple([LicenseOffer(i, shown, witness, names.url or None) for i in match.ids])
    single = (
        len(offers) == 1 and match.kind == "license" and match.problem is None and is_creative_commons(offers[0].id)
    )
    settled = single and names.author_count <= 1 and not _points_elsewhere(offers[0].id, names)
    return Reading(offers, (), settled)


def is_creative_commons(license_id: str) -> bool:
    """Whether the API's order puts this license before all but other Creative Commons licenses and the public domain."""
    plain = license_id.removeprefix("LicenseRef-")
    return plain.startswith("CC-BY") or plain == "CC0-1.0"


def _points_elsewhere(license_id: str, names: Names) -> bool:
    """Whether code, address, a category or a text field of the first answer tells of another license."""
    for again in (("", names.code, ""), ("", "", names.url)):
        match = _by_commons(*again) if any(again) else None
        if match is not None and match.ids and license_id not in match.ids:
            return True
    for category in names.categories:
        ids = _by_category(category)
        if (ids and set(ids) != {license_id}) or (not ids and _begins(category, POINTER)):
            return True
    return any(_names_another(license_id, text[:5000]) for text in names.texts)


@lru_cache(maxsize=1000)
def _by_commons(short_name: str, code: str, url: str) -> Match | None:
    """What the license fields mean; a few hundred of them make up all the files there are."""
    from licensecheck import licenses

    return licenses.by_commons(short_name, code, url)


@lru_cache(maxsize=1000)
def _by_category(name: str) -> tuple[str, ...]:
    from licensecheck import licenses

    return licenses.by_category(name)


@lru_cache(maxsize=1000)
def _names_another(license_id: str, text: str) -> bool:
    """Whether a text field names another license, or none that the registry knows."""
    from licensecheck import licenses

    whole = licenses.by_name(text[:300])  # "Creative Commons Zero, Public Domain Dedication" is one name, not two
    if whole is not None and whole.ids == (license_id,):
        return False
    return any(m.kind == "unknown" or any(_other(i, license_id) for i in m.ids) for m in licenses.find(text))


def _other(mentioned: str, license_id: str) -> bool:
    """Whether a license that a text mentions is another one: a family ("CC-BY-SA") names the same as its member."""
    rest = license_id.removeprefix(mentioned + "-")
    return mentioned != license_id and (rest == license_id or not rest[:1].isdigit())


def _begins(name: str, pattern: str) -> bool:
    """Whether the name of a category or template begins like that of a license."""
    import re

    return re.match(pattern, name.replace("_", " "), re.IGNORECASE) is not None


def _is_helper(source: str, name: str) -> bool:
    import re

    return source == "template" and re.search(HELPER, name, re.IGNORECASE) is not None


def read_second(
    facts: FileFacts, templates: Iterable[str], categories: Iterable[str], *, complete: bool, read_at: str
) -> FileFacts:
    """Add what templates and categories of the page say to the facts of the first answer.

    Args:
        facts: of a present file.
        templates: names of templates on the page, without their namespace.
        categories: names of its categories, likewise.
        complete: whether both lists are whole; if not, nothing is settled.
        read_at: ISO 8601 time in UTC.

    Returns:
        The facts with all offers, each with its first witness; `settled` if both lists are whole, at least one license
        was read, no name of a license was left unread, and the page's own witnesses do not contradict the first answer.
    """
    from licensecheck import licenses

    templates, categories = list(templates), list(categories)
    marks = nominations(templates, categories, "", Witness("", "", facts.title, facts.revision, read_at))
    kinds = {mark.kind for mark in facts.nominations}
    offers: dict[str, LicenseOffer] = {offer.id: offer for offer in facts.licenses}
    unread = dict.fromkeys(facts.unread)
    seen_again = False
    for source, names in (("template", templates), ("category", categories)):
        for name in sorted({name for name in names if not _is_helper(source, name)}):
            ids = licenses.by_template(name) if source == "template" else licenses.by_category(name)
            witness = Witness(source, name, facts.title, facts.revision, read_at)
            for license_id in ids:
                seen_again = seen_again or any(agrees(license_id, offer) for offer in facts.licenses)
                offers.setdefault(license_id, LicenseOffer(license_id, name, witness))
            if not ids and source == "template" and _begins(name, TEMPLATE_POINTER):
                unread[name] = None
    agree = seen_again or not facts.licenses or len(offers) == len(facts.licenses)
    settled = complete and bool(offers) and not unread and not facts.non_free and agree
    return facts.replace(
        licenses=tuple(offers.values()),
        unread=tuple(unread),
        settled=settled,
        confirmed=complete,
        nominations=(*facts.nominations, *[mark for mark in marks if mark.kind not in kinds]),
    )


def agrees(license_id: str, offer: LicenseOffer) -> bool:
    """Whether a template or category says the same as an offer of the first answer, a family or its member."""
    if license_id == offer.id or license_id.startswith(offer.id + "-") or offer.id.startswith(license_id + "-"):
        return True
    public = ("LicenseRef-PD", "CC-PDM")
    return license_id.startswith(public) and offer.id.startswith(public)
