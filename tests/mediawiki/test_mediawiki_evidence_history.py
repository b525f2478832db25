"""State and history of files on a real MediaWiki: marked for deletion, overwritten, relicensed, hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licensecheck.commons import CommonsSource

if TYPE_CHECKING:
    from licensecheck.model import FileHistory
    from mediawiki.plugin import ApiLog

BOTH = {"CC-BY-SA-3.0", "GFDL-1.2-or-later"}


@pytest.fixture
def source(api_log: ApiLog) -> CommonsSource:
    return CommonsSource(api_url=api_log.api_url, contact="tests@example.org")


def history_of(source: CommonsSource, title: str) -> FileHistory:
    history = source.histories(source.files([title]))[title].history
    assert history is not None
    return history


def test_marked_for_deletion_by_a_template(source: CommonsSource) -> None:
    facts = source.files(["File:Nominated sluice.jpg"])["File:Nominated sluice.jpg"]
    assert [(n.kind, n.name, n.witness.source) for n in facts.nominations] == [
        ("deletion-request", "Deletion template tag", "template")
    ]
    assert facts.settled


def test_marked_for_deletion_in_the_first_answer(source: CommonsSource, api_log: ApiLog) -> None:
    titles = ["File:Nominated weir.jpg", "File:Tagged for deletion.jpg", "File:Bulk 001.jpg"]
    found = source.files(titles)
    assert [[(n.kind, n.witness.field) for n in found[t].nominations] for t in titles] == [
        [("no-permission", "Media missing permission as of 3 May 2024")],
        [("speedy", "DeletionReason")],
        [],
    ]
    assert api_log.kinds() == {"first": 1}


def test_another_license_before(source: CommonsSource) -> None:
    history = history_of(source, "File:Relicensed sluice.jpg")
    assert (history.state, history.complete) == ("answered", True)
    now, then = history.revisions
    assert (now.licenses, set(then.licenses)) == (("CC-BY-4.0",), BOTH)
    assert (now.comment, now.until, then.until) == ("another license", "", now.timestamp)
    assert len(history.versions) == 1


def test_a_history_costs_one_request(source: CommonsSource, api_log: ApiLog) -> None:
    files = source.files(["File:Relicensed sluice.jpg"])
    api_log.mark()
    source.histories(files)
    assert (source.counts.histories, len(api_log())) == (1, 1)


def test_a_hidden_revision_tells_nothing(source: CommonsSource) -> None:
    now, then = history_of(source, "File:Relicensed weir.jpg").revisions
    assert (now.licenses, then.licenses, then.hidden) == (("CC-BY-4.0",), (), True)


def test_overwritten(source: CommonsSource) -> None:
    facts = source.files(["File:Replaced view.jpg"])["File:Replaced view.jpg"]
    new, old = history_of(source, "File:Replaced view.jpg").versions
    assert (new.timestamp, new.sha1) == (facts.timestamp, facts.sha1)
    assert old.timestamp < new.timestamp
    assert len(old.sha1) == 40
    assert old.sha1 != new.sha1


def test_what_is_gone_has_no_history(source: CommonsSource) -> None:
    titles = ["File:Poster of the fair.jpg", "File:Only a page.jpg"]
    assert {f.history for f in source.histories(source.files(titles)).values()} == {None}


def test_a_moved_file_has_its_history_under_the_new_name(source: CommonsSource) -> None:
    assert [r.licenses for r in history_of(source, "File:Cape Orra.jpg").revisions] == [("CC-BY-SA-4.0",)]
