"""Structured data against a real MediaWiki: a second witness, read for the files that the page leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licensecheck.commons import CommonsSource

if TYPE_CHECKING:
    from mediawiki.plugin import ApiLog

FERRY, QUARREL, POLICE, NOTHING = (f"File:Structured {name}.jpg" for name in ("ferry", "quarrel", "police", "nothing"))


@pytest.fixture
def source(api_log: ApiLog) -> CommonsSource:
    return CommonsSource(api_url=api_log.api_url, contact="tests@example.org")


def test_author_and_date_where_the_page_has_none(source: CommonsSource) -> None:
    facts = source.files([FERRY])[FERRY]
    assert facts.author is not None
    assert (facts.author.names, facts.author.links) == (("Tove Brandvik",), ("https://example.org/tove",))
    assert (facts.author.witness.source, facts.author.witness.field) == ("structured-data", "P170")
    assert [(c.name, c.user, c.item) for c in facts.creators] == [("Tove Brandvik", "ToveB", "")]
    assert facts.date is not None
    assert (facts.date.value, facts.date.witness.source) == ("2016-07", "structured-data")
    assert (facts.copyright_status, facts.structured, facts.uploader) == ("copyrighted", True, "Uploader")
    assert {offer.id: offer.witness.source for offer in facts.licenses} == {
        "CC-BY-4.0": "extmetadata",
        "GFDL-1.2-or-later": "template",
    }
    assert facts.settled


def test_witnesses_that_contradict_each_other_settle_nothing(source: CommonsSource) -> None:
    facts = source.files([QUARREL])[QUARREL]
    assert [(o.id, o.witness.source) for o in facts.licenses] == [
        ("CC-BY-SA-4.0", "extmetadata"),
        ("GFDL-1.2-or-later", "template"),
        ("CC-BY-4.0", "structured-data"),
    ]
    assert (facts.settled, facts.confirmed) == (False, True)


def test_a_creator_that_is_an_item_has_names_in_all_languages(source: CommonsSource, api_log: ApiLog) -> None:
    facts = source.files([POLICE])[POLICE]
    assert facts.author is not None
    assert (facts.author.names, facts.author.witness.source) == ((), "extmetadata")
    (creator,) = facts.creators
    assert (creator.name, creator.item) == ("National Police of Norda", "Q900001")
    assert set(creator.names) == {"National Police of Norda", "Національна поліція Норди", "Norda police"}
    assert api_log.kinds() == {"first": 1, "structured": 2}
    assert source.counts.structured == 2


def test_no_statements_are_no_contradiction(source: CommonsSource) -> None:
    """Wikibase gives an empty list where there are no statements."""
    facts = source.files([NOTHING])[NOTHING]
    assert (facts.structured, facts.settled, facts.author, facts.creators) == (True, True, None, ())


def test_only_open_files_are_asked_for(source: CommonsSource, api_log: ApiLog) -> None:
    plain = [f"File:Bulk {n:03d}.jpg" for n in range(1, 46)]
    source.files([*plain, FERRY, QUARREL, NOTHING])
    asked = [r.params["ids"].split("|") for r in api_log() if r.kind == "structured"]
    assert [len(ids) for ids in asked] == [3]


def test_a_wiki_without_structured_data_is_asked_once(api_log: ApiLog) -> None:
    source = CommonsSource(api_url=api_log.with_switches(noEntities=1), contact="tests@example.org")
    for title in (NOTHING, FERRY, POLICE):
        facts = source.files([title])[title]
        assert (facts.state, facts.structured, facts.creators) == ("present", True, ())
    assert (source.counts.structured, source.failures) == (1, ())
    assert api_log.kinds()["structured"] == 1


def test_a_confirmed_mismatch_has_heard_all_witnesses(source: CommonsSource, api_log: ApiLog) -> None:
    title = "File:Side by side.jpg"
    found = source.files([title])
    api_log.mark()
    facts = source.confirm(found)[title]
    assert (facts.settled, facts.confirmed, facts.structured) == (True, True, True)
    assert api_log.kinds() == {"second": 1, "structured": 1}


@pytest.mark.parametrize("title", [FERRY, POLICE, "File:Nominated weir.jpg"])
def test_all_of_it_can_be_kept_in_a_lockfile(title: str, source: CommonsSource) -> None:
    """Creators, marks and witnesses come back from a line of the lockfile as they were."""
    from licensecheck.evidence.record import from_line, to_line

    facts = source.files([title])[title]
    assert facts.creators or facts.nominations
    assert from_line(to_line("file", facts)) == facts
