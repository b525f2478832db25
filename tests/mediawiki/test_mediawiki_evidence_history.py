"""State and history of files on a real MediaWiki: marked for deletion, overwritten, relicensed, hidden."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from licensecheck.commons import CommonsSource, FileHistory

if TYPE_CHECKING:
    from mediawiki.plugin import ApiLog

BOTH = {"CC-BY-SA-3.0", "GFDL-1.2-or-later"}


@pytest.fixture
def source(api_log: ApiLog) -> CommonsSource:
    return CommonsSource(api_url=api_log.api_url, contact="tests@example.org")


def before(moment: str) -> str:
    """Return the moment one second earlier."""
    return (datetime.fromisoformat(moment) - timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ")


def then_and_now(source: CommonsSource, title: str) -> tuple[FileHistory, FileHistory]:
    """The history since just before the page was last saved, and since long after that."""
    later = source.history(title, "2030-01-01")
    return source.history(title, before(later.now_at)), later


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


def test_another_license_since(source: CommonsSource) -> None:
    then, now = then_and_now(source, "File:Relicensed sluice.jpg")
    assert (set(then.then or ()), then.now, then.license_changed) == (BOTH, ("CC-BY-4.0",), True)
    assert (now.then, now.now, now.license_changed) == (("CC-BY-4.0",), ("CC-BY-4.0",), False)
    assert then.then_at < then.now_at == now.then_at
    assert then.then_revision != then.now_revision == now.then_revision
    assert (then.overwritten, len(then.sha1_then)) == ((), 40)


def test_a_page_that_was_not_saved_since_costs_one_request(source: CommonsSource, api_log: ApiLog) -> None:
    source.history("File:Relicensed sluice.jpg", "2030-01-01")
    assert (source.counts.histories, len(api_log())) == (1, 1)


def test_a_hidden_revision_tells_nothing(source: CommonsSource) -> None:
    then, _ = then_and_now(source, "File:Relicensed weir.jpg")
    assert (then.state, then.then, then.now, then.license_changed) == ("answered", None, ("CC-BY-4.0",), None)
    assert then.then_at


def test_overwritten_since(source: CommonsSource) -> None:
    title = "File:Replaced view.jpg"
    facts = source.files([title])[title]
    history = source.history(title, before(facts.timestamp))
    assert history.overwritten == (facts.timestamp,)
    assert len(history.sha1_then) == 40
    assert history.sha1_then != facts.sha1
    assert source.history(title, facts.timestamp).overwritten == ()
    assert source.history(title, facts.timestamp).sha1_then == facts.sha1


def test_before_the_file_was_there(source: CommonsSource) -> None:
    title = "File:Relicensed sluice.jpg"
    history = source.history(title, "2001-01-01")
    assert (history.then, history.then_at, history.sha1_then, history.overwritten) == ((), "", "", ())
    assert (history.now, history.license_changed) == (("CC-BY-4.0",), None)


def test_moved_and_gone(source: CommonsSource) -> None:
    """A redirect is followed; what is gone has no history that anybody may read."""
    assert source.history("File:Cape Orra.jpg", "2030-01-01").title == "File:Lighthouse of Cape Orra.jpg"
    for title in ("File:Poster of the fair.jpg", "File:Only a page.jpg"):
        assert source.history(title, "2030-01-01").state == "missing"
