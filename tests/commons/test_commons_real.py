"""Against a real MediaWiki: what it answers is read right, and asked for sparingly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licensecheck.commons import CommonsSource

if TYPE_CHECKING:
    from mediawiki.plugin import ApiLog

pytestmark = pytest.mark.mediawiki


@pytest.fixture
def source(api_log: ApiLog) -> CommonsSource:
    return CommonsSource(api_url=api_log.api_url, contact="test@example.org", timeout=60)


STATES = {
    "File:Brick kiln.jpg": ("present", "File:Brick kiln near Ostrel.jpg", ("File:Brick kiln.jpg",)),
    "File:Kiln chimney.jpg": ("present", "File:Brick kiln near Ostrel.jpg", ("File:Kiln chimney.jpg",)),
    "File:Quay one.jpg": ("present", "File:Quay three.jpg", ("File:Quay one.jpg", "File:Quay two.jpg")),
    "File:Lost quay.jpg": ("deleted", "File:Lost quay at Ostrel.jpg", ("File:Lost quay.jpg",)),
    "File:Poster of the fair.jpg": ("deleted", "File:Poster of the fair.jpg", ()),
    "File:My holiday 12.jpg": ("deleted", "File:My holiday 12.jpg", ()),
    "File:Salt store.jpg": ("present", "File:Salt store.jpg", ()),
    "File:Only a page.jpg": ("no-file", "File:Only a page.jpg", ()),
    "File:Never there.jpg": ("missing", "File:Never there.jpg", ()),
    "File:a<b": ("invalid", "File:a<b", ()),
    "Image:größe_%_x.jpg": ("missing", "File:Größe % x.jpg", ()),
    "file:Größe_&_Straße 日本.jpg": ("present", "File:Größe & Straße 日本.jpg", ()),
}


def test_states(source: CommonsSource, api_log: ApiLog) -> None:
    found = source.files(list(STATES))
    assert {asked: (f.state, f.title, f.redirected_from) for asked, f in found.items()} == STATES
    kiln, poster, holiday, lost = (
        found[f"File:{name}.jpg"].log for name in ("Brick kiln", "Poster of the fair", "My holiday 12", "Lost quay")
    )
    assert kiln is not None
    assert (kiln.action, kiln.target) == ("move", "File:Brick kiln near Ostrel.jpg")
    assert poster is not None
    assert poster.copyright
    assert holiday is not None
    assert not holiday.copyright
    assert lost is not None
    assert (lost.action, lost.copyright) == ("delete", True)
    kinds = api_log.kinds()
    assert kinds["first"] == source.counts.first_answers == 3
    assert kinds["logs"] == source.counts.logs


LICENSES = {
    "File:Windmill at Harn.jpg": ({"CC-BY-SA-3.0", "GFDL-1.2-or-later"}, True),
    "File:Rye field at Harn.jpg": (
        {"CC-BY-SA-4.0", "CC-BY-SA-3.0", "CC-BY-SA-2.5", "CC-BY-SA-2.0", "CC-BY-SA-1.0"},
        True,
    ),
    "File:Dovecote.jpg": ({"CC0-1.0"}, True),
    "File:Depot in Lindau street.jpg": ({"CC-BY-SA-3.0-DE"}, True),
    "File:Heron in flight.jpg": ({"CC-BY-2.0"}, True),
    "File:Fishing fleet 1904.jpg": ({"LicenseRef-No-Restrictions"}, True),
    "File:Map of the canals.jpg": ({"LicenseRef-Copyrighted-Free-Use"}, True),
    "File:Bell tower of Ostrel.jpg": ({"GFDL-1.2-or-later"}, True),
    "File:Crest of Velmora FC.jpg": (set(), False),
    "File:No license at all.jpg": (set(), False),
}


def test_licenses(source: CommonsSource, api_log: ApiLog) -> None:
    found = source.files(list(LICENSES))
    assert {title: ({o.id for o in f.licenses}, f.settled) for title, f in found.items()} == LICENSES
    assert found["File:Crest of Velmora FC.jpg"].non_free
    assert api_log.kinds()["first"] == source.counts.first_answers == 1
    assert api_log.kinds()["second"] == source.counts.second_batches == 1


def test_public_domain_hides_cc0(source: CommonsSource) -> None:
    facts = source.files(["File:Etched stirrup.jpg"])["File:Etched stirrup.jpg"]
    assert {"LicenseRef-PD", "CC0-1.0"} <= {offer.id for offer in facts.licenses}
    assert facts.settled


def test_a_hidden_second_license_is_found_on_request(source: CommonsSource) -> None:
    found = source.files(["File:Side by side.jpg"])
    assert [offer.id for offer in found["File:Side by side.jpg"].licenses] == ["CC-BY-4.0"]
    confirmed = source.confirm(found)["File:Side by side.jpg"]
    assert [(offer.id, offer.witness.source) for offer in confirmed.licenses] == [
        ("CC-BY-4.0", "extmetadata"),
        ("CC-BY-SA-3.0", "template"),
    ]


def test_authors(source: CommonsSource) -> None:
    titles = ["File:Fishermen of Ostrel.jpg", "File:Церква у Верелі.jpg", "File:Engraving of the old port.jpg"]
    found = [facts.author for facts in source.files(titles).values()]
    assert [(a.text, a.names, a.unknown) for a in found if a is not None] == [
        ("Unknown author", (), True),
        ("Олена Ткач", ("Олена Ткач",), False),
        ("Adela Brandt (1801–1868)", ("Adela Brandt",), False),
    ]
    wanted = source.files(["File:Wheat harvest.jpg"])["File:Wheat harvest.jpg"].attribution
    assert wanted is not None
    assert wanted.text == "Photo: Lena Abt / Norda Archive / Wikimedia Commons / CC BY-SA 3.0"


def test_one_hundred_files_cost_two_first_answers(source: CommonsSource, api_log: ApiLog) -> None:
    titles = [f"File:Bulk {n:03d}.jpg" for n in range(1, 101)]
    found = source.files([*titles, *titles[:20]])
    assert {(f.state, f.settled) for f in found.values()} == {("present", True)}
    assert api_log.kinds() == {"first": 2}


def test_answers_cut_into_parts(api_log: ApiLog) -> None:
    titles = [f"File:Bulk {n:03d}.jpg" for n in range(1, 51)]
    source = CommonsSource(api_url=api_log.with_switches(maxResultSize=9000), timeout=60)
    found = source.files(titles)
    assert {(f.state, f.settled) for f in found.values()} == {("present", True)}
    assert source.counts.first_answers == 1
    assert api_log.kinds() == {"first": 1, "continuation": source.counts.continuations}
    assert source.counts.continuations > 2


def test_crowded_pages_are_read_to_the_end(source: CommonsSource, api_log: ApiLog) -> None:
    """So many templates and categories that the lists are continued; the license stands at the end."""
    found = source.files([f"File:Crowded {n:02d}.jpg" for n in range(1, 13)])
    assert {(frozenset(o.id for o in f.licenses), f.settled) for f in found.values()} == {
        (frozenset({"CC-BY-SA-3.0", "GFDL-1.2-or-later"}), True)
    }
    kinds = api_log.kinds()
    assert (kinds["first"], kinds["second"]) == (1, 1)
    assert kinds["continuation"] == source.counts.continuations > 0


def test_maxlag_of_a_real_wiki(api_log: ApiLog) -> None:
    slept: list[float] = []
    source = CommonsSource(api_url=api_log.with_switches(lag=12), timeout=30, sleep=slept.append)
    facts = source.files(["File:Bulk 001.jpg"])["File:Bulk 001.jpg"]
    assert (facts.state, facts.reason) == ("unavailable", "unavailable.maxlag")
    assert slept == [5.0, 5.0, 5.0]


def test_look_ups(source: CommonsSource) -> None:
    facts = source.files(["File:Dovecote.jpg"])["File:Dovecote.jpg"]
    keys = [
        f"pageid:{facts.page_id}",
        f"sha1:{facts.sha1}",
        "search:Dovecote",
        "search:intitle:Dovecote -x",
        "pageid:999999",
    ]
    found = source.lookups(keys)
    titles = {key: [candidate.title for candidate in found[key].candidates] for key in keys}
    assert titles[keys[0]] == titles[keys[1]] == titles[keys[2]] == ["File:Dovecote.jpg"]
    assert {lookup.state for lookup in found.values()} == {"answered"}
    assert titles["pageid:999999"] == []
