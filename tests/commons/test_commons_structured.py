"""Structured data: what it adds, what contradicts the page, and that rubbish in it is harmless."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commons.fault_proxy import passthrough, status
from licensecheck import licenses
from licensecheck.commons import RequestCounts
from licensecheck.commons.structured import Item, creator_items, license_ids, read_item, with_structured
from licensecheck.model import AuthorFact, DateFact, FileFacts, LicenseOffer, Witness
from mediawiki.plan import statement

if TYPE_CHECKING:
    from pathlib import Path

    from commons.fake_wiki import FakeWiki
    from commons.fault_proxy import FaultProxy
    from licensecheck.commons import CommonsSource

AT = "2026-11-20T12:00:00Z"
PAGE = Witness("extmetadata", "LicenseShortName", "File:X.jpg", 5, AT)
BY4, BYSA3, GFDL, CC0 = "Q20007257", "Q14946043", "Q50829104", "Q6938433"
COPYRIGHTED, PUBLIC, DEDICATED = "Q50423863", "Q19652", "Q88088423"


def facts(*ids: str, settled: bool = True, **more: Any) -> FileFacts:
    offers = tuple([LicenseOffer(i, i, PAGE) for i in ids])
    return FileFacts("File:X.jpg", "File:X.jpg", "present", page_id=7, licenses=offers, settled=settled, **more)


def entity(**statements: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": "M7", "lastrevid": 9, "statements": statements or []}


def read(base: FileFacts, said: dict[str, Any], items: dict[str, Item] | None = None) -> FileFacts:
    return with_structured(base, said, items or {}, AT)


ITEMS = {
    "Q6938433": ("CC0-1.0",),
    "Q7257361": ("CC-PDM-1.0",),
    "Q20007257": ("CC-BY-4.0",),
    "Q18199165": ("CC-BY-SA-4.0",),
    "Q14946043": ("CC-BY-SA-3.0",),
    "Q50829104": ("GFDL-1.2-or-later",),
    "Q98592850": ("LicenseRef-PD",),
    "Q191307": ("BSD-2-Clause", "BSD-3-Clause"),
    "Q42": (),
    "": (),
}


@pytest.mark.parametrize("item", ITEMS)
def test_license_items(item: str) -> None:
    assert license_ids(item) == ITEMS[item]


def test_every_item_of_the_registry_leads_back() -> None:
    for license_id in licenses.all_ids():
        found = licenses.get(license_id)
        assert found is not None
        if found.wikidata and found.wikidata != "Q98592850":
            assert license_id in license_ids(found.wikidata)


CONTRADICTIONS = {
    "the same": (("CC-BY-4.0",), [BY4], COPYRIGHTED, True, ("CC-BY-4.0",)),
    "fewer than the page": (("CC-BY-SA-3.0", "GFDL-1.2-or-later"), [GFDL], COPYRIGHTED, True, None),
    "more than the page": (("CC-BY-4.0",), [BY4, GFDL], COPYRIGHTED, False, ("CC-BY-4.0", "GFDL-1.2-or-later")),
    "another": (("CC-BY-4.0",), [BYSA3], COPYRIGHTED, False, ("CC-BY-4.0", "CC-BY-SA-3.0")),
    "none": (("CC-BY-4.0",), [], None, True, None),
    "an item that is no license": (("CC-BY-4.0",), [BY4, "Q42"], COPYRIGHTED, False, None),
    "public domain, a license on the page": (("CC-BY-4.0",), [], PUBLIC, False, None),
    "copyrighted, public domain on the page": (("LicenseRef-PD",), [], COPYRIGHTED, False, None),
    "public domain on both": (("LicenseRef-PD", "LicenseRef-PD-old-100"), [], PUBLIC, True, None),
    "CC0, copyrighted": (("CC0-1.0",), [CC0], COPYRIGHTED, True, None),
    "CC0, dedicated": (("CC0-1.0",), [CC0], DEDICATED, True, None),
    "CC0, public domain": (("CC0-1.0",), [CC0], PUBLIC, True, None),
    "public domain beside a license": (("LicenseRef-PD", "CC-BY-4.0"), [BY4], PUBLIC, True, None),
    "no known restrictions, public domain": (("LicenseRef-No-Restrictions",), [], PUBLIC, True, None),
    "no license on the page": ((), [BY4], COPYRIGHTED, False, ("CC-BY-4.0",)),
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_witnesses_agree_or_settle_nothing(name: str) -> None:
    page, items, state, settled, offered = CONTRADICTIONS[name]
    said = entity(P275=[statement(i) for i in items], P6216=[statement(state)] if state else [])
    found = read(facts(*page, settled=bool(page)), said)
    assert found.settled is settled
    assert tuple([o.id for o in found.licenses]) == (offered or page)
    assert found.structured


def test_structured_data_settles_nothing_alone() -> None:
    found = read(facts("CC-BY-4.0", settled=False), entity(P275=[statement(BY4)]))
    assert not found.settled


def test_licenses_have_their_witness() -> None:
    (offer,) = read(facts(), entity(P275=[statement(BY4)])).licenses
    assert offer == LicenseOffer("CC-BY-4.0", BY4, Witness("structured-data", "P275", "File:X.jpg", 9, AT))


def test_deprecated_statements_do_not_count() -> None:
    said = entity(P275=[statement(BYSA3, rank="deprecated"), statement(BY4)])
    assert [o.id for o in read(facts("CC-BY-4.0"), said).licenses] == ["CC-BY-4.0"]


def test_the_pages_author_and_date_stand() -> None:
    author, date = AuthorFact("Jane Doe", ("Jane Doe",), PAGE), DateFact("2001", "2001", PAGE)
    said = entity(P170=[statement(None, P2093="John Roe")], P571=[statement(time("+2002-01-01T00:00:00Z", 11))])
    found = read(facts("CC-BY-4.0", author=author, date=date), said)
    assert (found.author, found.date) == (author, date)
    assert [c.name for c in found.creators] == ["John Roe"]


CREATORS = {
    "a name and a user": (statement(None, P2093="Jane Doe", P4174="JaneD"), ["Jane Doe"]),
    "a user alone": (statement(None, P4174="JaneD"), ["JaneD"]),
    "an item": (statement("Q5"), ["Police of Norda"]),
    "an item, named otherwise": (statement("Q5", P1932="Norda PD"), ["Norda PD"]),
    "an item without names": (statement("Q6"), None),
    "anonymous": (statement("Q4233718"), None),
    "nothing said": (statement(None), None),
}


@pytest.mark.parametrize("name", CREATORS)
def test_creators(name: str) -> None:
    said, names = CREATORS[name]
    items = {"Q5": Item("Police of Norda", ("Police of Norda", "Поліція Норди"))}
    author = read(facts("CC-BY-4.0"), entity(P170=[said]), items).author
    assert (list(author.names) if author else None) == names


def test_names_of_an_item() -> None:
    labels = {"de": {"value": "Polizei"}, "en": {"value": "Police"}, "fr": {"value": "Police"}}
    found = read_item({"labels": labels, "aliases": {"en": [{"value": "PD"}, {}], "uk": "?"}})
    assert found == Item("Police", ("Polizei", "Police", "PD"))
    assert read_item({"labels": [], "aliases": []}) == Item("", ())


def time(text: str, precision: int, calendar: str = "Q1985727") -> dict[str, Any]:
    return {"time": text, "precision": precision, "calendarmodel": f"http://www.wikidata.org/entity/{calendar}"}


DATES = {
    "a day": ([statement(time("+2011-10-26T00:00:00Z", 11))], "2011-10-26"),
    "a month": ([statement(time("+2004-07-01T00:00:00Z", 10))], "2004-07"),
    "a month without a day": ([statement(time("+2004-07-00T00:00:00Z", 10))], "2004-07"),
    "a year": ([statement(time("+1915-00-00T00:00:00Z", 9))], "1915"),
    "about a year": ([statement(time("+1915-00-00T00:00:00Z", 9), P1480="Q5727902")], ""),
    "a decade": ([statement(time("+1910-00-00T00:00:00Z", 8))], None),
    "before our era": ([statement(time("-0050-00-00T00:00:00Z", 9))], None),
    "Julian": ([statement(time("+1700-02-28T00:00:00Z", 11, "Q1985786"))], None),
    "no such day": ([statement(time("+2011-02-31T00:00:00Z", 11))], None),
    "two dates": ([statement(time("+2011-01-01T00:00:00Z", 11)), statement(time("+2012-01-01T00:00:00Z", 11))], None),
    "unknown": ([statement(None)], None),
}


@pytest.mark.parametrize("name", DATES)
def test_dates_are_cut_to_their_precision(name: str) -> None:
    said, value = DATES[name]
    date = read(facts("CC-BY-4.0"), entity(P571=said)).date
    assert (date.value if date else None) == value


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "statements",
                    "P275",
                    "P170",
                    "P571",
                    "P6216",
                    "mainsnak",
                    "datavalue",
                    "value",
                    "id",
                    "qualifiers",
                    "P2093",
                    "time",
                    "labels",
                    "aliases",
                    "en",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=25,
)


@given(said=st.dictionaries(st.sampled_from(["statements", "claims", "labels", "aliases", "lastrevid"]), JSON))
def test_rubbish_is_harmless(said: dict[str, Any]) -> None:
    found = read(facts("CC-BY-4.0"), said)
    assert found.structured
    read_item(said)
    assert all(item.startswith("Q") for item in creator_items(said))


# -- asking -------------------------------------------------------------------------------------------------------


def test_an_unsettled_file_costs_a_second_batch_and_structured_data(wiki: FakeWiki, source: CommonsSource) -> None:
    wiki.add("Plain.jpg")
    wiki.add("Odd.jpg", LicenseShortName="Terms of the town", License="", LicenseUrl="")
    wiki.entities = {"M2": entity(P275=[statement(BY4)]) | {"id": "M2"}}
    found = source.files(["File:Plain.jpg", "File:Odd.jpg"])
    assert [o.id for o in found["File:Odd.jpg"].licenses] == ["CC-BY-4.0"]
    assert (found["File:Odd.jpg"].settled, found["File:Plain.jpg"].structured) == (False, False)
    assert source.counts == RequestCounts(first_answers=1, second_batches=1, structured=1)
    assert wiki.questions[-1]["ids"] == "M2"


def test_fifty_files_to_a_question(wiki: FakeWiki, source: CommonsSource) -> None:
    wiki.add(*[f"{n}.jpg" for n in range(120)], Artist="")
    source.files([f"File:{n}.jpg" for n in range(120)])
    assert source.counts == RequestCounts(first_answers=3, structured=3)


def test_structured_data_that_cannot_be_read_leaves_the_facts(
    wiki: FakeWiki, proxy: FaultProxy, source: CommonsSource
) -> None:
    wiki.add("A.jpg", Artist="")
    proxy.script = [passthrough, status(403)]
    found = source.files(["File:A.jpg"])["File:A.jpg"]
    assert (found.state, found.settled, found.structured) == ("present", True, False)


def test_a_mismatch_that_not_all_witnesses_confirm_is_not_settled(
    wiki: FakeWiki, proxy: FaultProxy, source: CommonsSource
) -> None:
    """Before a license is called wrong, structured data must have been heard too."""
    wiki.add("A.jpg")
    wiki.templates["File:A.jpg"] = ["Cc-by-4.0"]
    proxy.script = [passthrough, passthrough, status(403)]
    found = source.confirm(source.files(["File:A.jpg"]))["File:A.jpg"]
    assert (found.confirmed, found.structured, found.settled) == (True, False, False)


def test_a_wiki_without_structured_data_is_no_trouble(wiki: FakeWiki, source: CommonsSource) -> None:
    wiki.add("A.jpg", "B.jpg", Artist="")
    wiki.entities = None
    for title in ("File:A.jpg", "File:B.jpg"):
        assert source.files([title])[title].structured
    assert (source.counts.structured, source.failures) == (1, ())


def test_a_wiki_without_items_is_no_trouble(wiki: FakeWiki, proxy: FaultProxy, source: CommonsSource) -> None:
    from commons.fault_proxy import body

    wiki.add("A.jpg", Artist="")
    wiki.entities = {"M1": entity(P170=[statement("Q5", P1932="Norda PD")]) | {"id": "M1"}}
    proxy.script = [passthrough, passthrough, body('{"error":{"code":"no-such-entity","info":"no"}}')]
    found = source.files(["File:A.jpg"])["File:A.jpg"]
    assert [(c.name, c.item) for c in found.creators] == [("Norda PD", "Q5")]
    assert source.failures == ()


def test_an_item_that_was_merged_into_another_has_its_names(wiki: FakeWiki, source: CommonsSource) -> None:
    wiki.add("A.jpg", Artist="")
    wiki.entities = {
        "M1": entity(P170=[statement("Q5")]) | {"id": "M1"},
        "Q5": {"id": "Q6", "labels": {"en": {"value": "Police of Norda"}}},
    }
    found = source.files(["File:A.jpg"])["File:A.jpg"]
    assert [(c.name, c.item) for c in found.creators] == [("Police of Norda", "Q5")]


def test_an_answer_for_another_file_is_not_believed(wiki: FakeWiki, source: CommonsSource) -> None:
    wiki.add("A.jpg", Artist="")
    wiki.entities = {"M1": entity(P170=[statement(None, P2093="Somebody")]) | {"id": "M2"}}
    found = source.files(["File:A.jpg"])["File:A.jpg"]
    assert (found.structured, found.author) == (False, None)


@pytest.mark.shared
def test_recorded_answers_are_read(shared: Path) -> None:
    """All recorded structured data: the licenses in it, the creator, the date."""
    out = {}
    for path in sorted((shared / "commons-api/responses").glob("sdc-*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        said = next(iter(data["entities"].values())) if "entities" in data else data
        found = read(facts(settled=False), said)
        author = found.author.names if found.author else ()
        date = found.date.value if found.date else None
        out[path.stem] = (sorted(o.id for o in found.licenses), author, date, found.copyright_status)
    assert out == {
        "sdc-dump-m189": (["CC-BY-SA-3.0", "GFDL-1.2-or-later"], ("Quistnix",), None, "copyrighted"),
        "sdc-dump-m76": (["CC-BY-1.0"], ("Andre Engels",), "2004-07", "copyrighted"),
        "sdc-dump-m99": (["CC-BY-1.0"], ("Andre Engels",), "2004-08", "copyrighted"),
        "sdc-wbgetentities-m17372639": (["CC-BY-SA-3.0"], ("Zeisterre",), "2011-10-26", "copyrighted"),
        "sdc-wbgetentities-m74698470": (["CC-BY-SA-4.0"], ("Vidartereyes",), "2014-07-25", "copyrighted"),
    }
