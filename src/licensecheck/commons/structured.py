"""Structured data of a file (`wbgetentities`) to facts: licenses, copyright status, creators, date.

Bots fill it from the file page, so that it may lag behind or differ: it is a second witness, which adds to the page and may
contradict it, but settles nothing alone. Shapes and properties:
https://www.mediawiki.org/wiki/Extension:WikibaseMediaInfo/Data_Model and https://commons.wikimedia.org/wiki/Commons:Structured_data/Modeling
"""

from __future__ import annotations

from licensecheck.commons.read import text_of, whole
from licensecheck.commons.witnesses import agrees
from licensecheck.model import AuthorFact, CreatorFact, DateFact, FileFacts, LicenseOffer, Value, Witness

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

LICENSE, STATUS, CREATOR, DATE = "P275", "P6216", "P170", "P571"
NAME_STRING, NAMED_AS, USER, ADDRESS, CIRCUMSTANCE = "P2093", "P1932", "P4174", "P2699", "P1480"
STATUSES = {"Q50423863": "copyrighted", "Q19652": "public-domain", "Q88088423": "dedicated"}
NOBODY = frozenset({"Q4233718", "Q24238356", "Q19595156"})
"""Items for "anonymous" and "unknown": no creator's name."""
GREGORIAN = "Q1985727"
ITEMS = {"Q98592850": ("LicenseRef-PD",), "Q7257361": ("CC-PDM-1.0",)}
"""Items that the registry lists for several licenses at once, or not at all."""
MAX_STATEMENTS = 50
MAX_NAMES = 500

_by_item: dict[str, tuple[str, ...]] = {}


def license_ids(item: str) -> tuple[str, ...]:
    """Return the licenses that a Wikidata item ("Q20007257") stands for; () if the registry knows none."""
    if not _by_item:
        from licensecheck import licenses

        for license_id in licenses.all_ids():
            found = licenses.get(license_id)
            if found is not None and found.wikidata:
                _by_item[found.wikidata] = (*_by_item.get(found.wikidata, ()), license_id)
        _by_item.update(ITEMS)
    return _by_item.get(item, ())


class Item(Value):
    """The names of a Wikidata item: `label` in English or the first there is, and all `names` in all languages."""

    label: str
    names: tuple[str, ...]


def read_item(entity: Mapping[str, Any]) -> Item:
    """Read labels and aliases of an item."""
    labels = {k: text for k, v in _dict(entity.get("labels")).items() if (text := _value_text(v))}
    names = dict.fromkeys(labels.values())
    for items in _dict(entity.get("aliases")).values():
        for alias in items if isinstance(items, list) else []:
            if text := _value_text(alias):
                names[text] = None
    label = labels.get("en") or labels.get("mul") or next(iter(labels.values()), "")
    return Item(label, tuple(names)[:MAX_NAMES])


def statements(entity: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """Return the statements of a property that are not deprecated. Where there are none at all, the API gives a list."""
    found = _dict(entity.get("statements") or entity.get("claims")).get(key)
    items = [s for s in found if isinstance(s, dict)] if isinstance(found, list) else []
    return [s for s in items if s.get("rank") != "deprecated"][:MAX_STATEMENTS]


def creator_items(entity: Mapping[str, Any]) -> list[str]:
    """Return the items of the creators, whose names are asked for in a further question."""
    items = [_item_of(s.get("mainsnak")) for s in statements(entity, CREATOR)]
    return [item for item in items if item and item not in NOBODY]


def with_structured(facts: FileFacts, entity: Mapping[str, Any], items: Mapping[str, Item], read_at: str) -> FileFacts:
    """Add what structured data says to the facts of a present file.

    Args:
        facts: as read so far.
        entity: the answer for the file; one that is "missing" has no structured data.
        items: names of creators, by item.
        read_at: ISO 8601 time in UTC.

    Returns:
        The facts with `structured` set: licenses that only structured data names come last; `settled` is taken back where
        it contradicts the page. The author and the date are taken from here only where the page has none.
    """
    witness = Witness("structured-data", "", facts.title, whole(entity.get("lastrevid")) or facts.revision, read_at)
    offers, unread = _offers(entity, witness.replace(field=LICENSE))
    status = _status(entity)
    contradicts = _contradicts(facts, offers, status) or bool(unread)
    known = {offer.id for offer in facts.licenses}
    creators = _creators(entity, items, witness.replace(field=CREATOR))
    return facts.replace(
        licenses=(*facts.licenses, *[o for o in offers if o.id not in known]),
        unread=tuple(dict.fromkeys((*facts.unread, *unread))),
        settled=facts.settled and not contradicts,
        structured=True,
        creators=creators,
        copyright_status=status,
        author=facts.author or _author(creators, witness.replace(field=CREATOR)),
        date=facts.date or _date(entity, witness.replace(field=DATE)),
    )


def _offers(entity: Mapping[str, Any], witness: Witness) -> tuple[list[LicenseOffer], list[str]]:
    """The licenses, and the items that the registry does not know."""
    offers: dict[str, LicenseOffer] = {}
    unread: list[str] = []
    for statement in statements(entity, LICENSE):
        item = _item_of(statement.get("mainsnak"))
        ids = license_ids(item)
        if item and not ids:
            unread.append(item)
        for license_id in ids:
            offers.setdefault(license_id, LicenseOffer(license_id, item, witness))
    return list(offers.values()), unread


def _status(entity: Mapping[str, Any]) -> str:
    """The copyright status, "" where none is stated, or several."""
    found = {STATUSES.get(_item_of(s.get("mainsnak")), "") for s in statements(entity, STATUS)}
    return found.pop() if len(found) == 1 else ""


def _contradicts(facts: FileFacts, offers: list[LicenseOffer], status: str) -> bool:
    """Whether it names a license that the page does not, none that the page names, or the other status.

    A page that offers more than structured data does is no contradiction: that is filled in by bots, one license often.
    """
    from licensecheck import licenses

    if not facts.licenses:
        return False
    if any(not any(agrees(offer.id, old) for old in facts.licenses) for offer in offers):
        return True
    found = [licenses.get(offer.id) for offer in facts.licenses]
    kinds = {one.kind if one is not None else "license" for one in found}
    if status == "public-domain":
        return not kinds - {"license", "terms"}
    return status == "copyrighted" and kinds <= {"public-domain", "mark"}


def _creators(entity: Mapping[str, Any], items: Mapping[str, Item], witness: Witness) -> tuple[CreatorFact, ...]:
    out = []
    for statement in statements(entity, CREATOR):
        item = _item_of(statement.get("mainsnak"))
        if item in NOBODY:
            continue
        names = items.get(item, Item("", ()))
        said = {key: _qualifier(statement, key) for key in (NAME_STRING, NAMED_AS, USER, ADDRESS)}
        name = said[NAME_STRING] or said[NAMED_AS] or names.label
        if name or said[USER] or names.names:
            out.append(CreatorFact(name, witness, said[USER], item, names.names, said[ADDRESS]))
    return tuple(out)


def _author(creators: tuple[CreatorFact, ...], witness: Witness) -> AuthorFact | None:
    names = [c.name or c.user for c in creators if c.name or c.user]
    links = [c.address for c in creators if c.address.startswith(("http://", "https://"))]
    return AuthorFact("; ".join(names), tuple(names), witness, links=tuple(links)) if names else None


def _date(entity: Mapping[str, Any], witness: Witness) -> DateFact | None:
    """The date, cut to its precision (9 year, 10 month, 11 day). None where it is coarser, several, or not Gregorian."""
    from licensecheck.commons.dates import iso_date

    found = statements(entity, DATE)
    if len(found) != 1:
        return None
    value = _dict(_dict(_dict(found[0].get("mainsnak")).get("datavalue")).get("value"))
    time, precision = text_of(value.get("time"), 40), value.get("precision")
    length = {9: 4, 10: 7, 11: 10}.get(precision) if isinstance(precision, int) else None
    if length is None or not time.startswith("+") or not text_of(value.get("calendarmodel")).endswith(GREGORIAN):
        return None
    text = time[1 : 1 + length]
    if _dict(found[0].get("qualifiers")).get(CIRCUMSTANCE):
        return DateFact("", f"circa {text}", witness)
    return DateFact(text, text, witness) if iso_date(text) == text else None


def _item_of(snak: Any) -> str:
    """The item of a statement; "" for "somevalue", "novalue" and other kinds of values."""
    value = _dict(_dict(_dict(snak).get("datavalue")).get("value"))
    item = text_of(value.get("id"), 20)
    return item if item[:1] == "Q" and item[1:].isdigit() else ""


def _qualifier(statement: Mapping[str, Any], key: str) -> str:
    """The first text among the qualifiers of a kind."""
    found = _dict(statement.get("qualifiers")).get(key)
    for snak in found if isinstance(found, list) else []:
        value = _dict(_dict(snak).get("datavalue")).get("value")
        if isinstance(value, dict):  # a text with its language
            value = value.get("text")
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())[:300]
    return ""


def _value_text(item: Any) -> str:
    return text_of(_dict(item).get("value"), 300).strip()


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
