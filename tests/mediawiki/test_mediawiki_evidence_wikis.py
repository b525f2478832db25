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
