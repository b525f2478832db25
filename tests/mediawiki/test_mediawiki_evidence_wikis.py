"""A real MediaWiki in the place of a Wikipedia: its own files, free and not free, beside those of the wiki asked by default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licensecheck.commons import WikisSource

if TYPE_CHECKING:
    from mediawiki.plugin import ApiLog

WIKI = "en.wikipedia.org"


def test_local_files_of_a_wikipedia(api_log: ApiLog) -> None:
    source = WikisSource(
        api_url=api_log.api_url, apis={WIKI: api_log.with_switches(noEntities=1)}, contact="t@example.org"
    )
    crest, tower, gone = (
        f"{WIKI}/File:{name}.jpg" for name in ("Crest of Velmora FC", "Bell tower of Ostrel", "Poster of the fair")
    )
    found = source.files([crest, tower, gone, "File:Dovecote.jpg"])
    assert {key: (f.state, f.non_free, f.wiki, f.settled) for key, f in found.items()} == {
        crest: ("present", True, WIKI, False),
        tower: ("present", False, WIKI, True),
        gone: ("deleted", False, WIKI, False),
        "File:Dovecote.jpg": ("present", False, "", True),
    }
    assert api_log.kinds()["first"] == source.counts.first_answers == 2


def test_an_api_of_ones_own_does_not_speak_for_another_wiki(api_log: ApiLog) -> None:
    source = WikisSource(api_url=api_log.api_url, contact="t@example.org")
    facts = source.files([f"{WIKI}/File:Dovecote.jpg"])[f"{WIKI}/File:Dovecote.jpg"]
    assert (facts.state, facts.reason) == ("unavailable", "unavailable.only-api")
    assert api_log() == []


def test_files_of_commons_that_a_wikipedia_shows(api_log: ApiLog) -> None:
    """The other wiki answers "missing" and "known", with file information: the file and its page are on Commons."""
    second = api_log.with_switches(second=1)
    source = WikisSource(api_url=api_log.api_url, apis={WIKI: second}, contact="t@example.org")
    names = ("Windmill at Harn", "Cape Orra", "Dovecote", "Crest of Velmora FC", "Never there")
    keys = [f"{WIKI}/File:{name}.jpg" for name in names]
    found = source.files([*keys, "File:Heron in flight.jpg"])
    assert {key: (f.state, f.title, f.wiki, f.repository) for key, f in found.items()} == {
        keys[0]: ("present", "File:Windmill at Harn.jpg", "", "local"),
        keys[1]: ("present", "File:Lighthouse of Cape Orra.jpg", "", "local"),
        keys[2]: ("present", "File:Dovecote.jpg", "", "local"),
        keys[3]: ("present", "File:Crest of Velmora FC.jpg", "", "local"),
        keys[4]: ("missing", "File:Never there.jpg", WIKI, ""),
        "File:Heron in flight.jpg": ("present", "File:Heron in flight.jpg", "", "local"),
    }
    assert {o.id for o in found[keys[0]].licenses} == {"CC-BY-SA-3.0", "GFDL-1.2-or-later"}
    assert found[keys[0]].settled
    first = [r for r in api_log() if r.kind == "first"]
    assert len(first) == source.counts.first_answers == 2


def test_what_a_wikipedia_shows_is_not_read_as_its_own(api_log: ApiLog) -> None:
    """Without Commons beside it, the file is there all the same, and its page was not read."""
    from licensecheck.commons import CommonsSource

    source = CommonsSource(api_url=api_log.with_switches(second=1), contact="t@example.org")
    title = "File:Windmill at Harn.jpg"
    facts = source.confirm(source.files([title]))[title]
    assert (facts.state, facts.repository, facts.settled, facts.confirmed) == ("present", "shared", False, False)
    assert source.histories({title: facts}) == {title: facts}
