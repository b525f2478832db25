"""Files of other wikis: asked where they are, followed to Commons, nothing else asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commons.fake_wiki import FakeWiki, file_page
from commons.fault_proxy import FaultProxy, status
from licensecheck.commons import RequestCounts, WikisSource
from licensecheck.commons.wikis import MAX_WIKIS, api_of
from licensecheck.messages import render
from licensecheck.model.keys import split_key, wiki_key

if TYPE_CHECKING:
    from collections.abc import Iterator

GERMAN = "de.wikipedia.org"
NOW = "2026-11-20T12:00:00Z"


@pytest.fixture
def german() -> FakeWiki:
    """A wiki that shows files of Commons, under titles in its language, beside its own."""
    return FakeWiki()


@pytest.fixture
def german_proxy(german: FakeWiki) -> Iterator[FaultProxy]:
    with FaultProxy(german) as running:
        yield running


@pytest.fixture
def wikis(proxy: FaultProxy, german_proxy: FaultProxy) -> WikisSource:
    return make(proxy, german_proxy)


def make(proxy: FaultProxy, german_proxy: FaultProxy) -> WikisSource:
    return WikisSource(
        api_url=proxy.url,
        apis={GERMAN: german_proxy.url},
        contact="t@example.org",
        sleep=lambda _: None,
        now=lambda: NOW,
    )


def shows(german: FakeWiki, name: str) -> None:
    """Let the wiki show a file of Commons: "missing" and "known", with file information."""
    page = file_page(f"File:{name}", 1) | {"missing": True, "known": True, "imagerepository": "shared"}
    del page["pageid"]
    german.pages[f"File:{name}"] = page


HOSTS = {
    "de.wikipedia.org": "https://de.wikipedia.org/w/api.php",
    "zh-min-nan.wikipedia.org": "https://zh-min-nan.wikipedia.org/w/api.php",
    "simple.wikipedia.org": "https://simple.wikipedia.org/w/api.php",
    "en.wikivoyage.org": "https://en.wikivoyage.org/w/api.php",
    "commons.wikimedia.org": "https://commons.wikimedia.org/w/api.php",
    "meta.wikimedia.org": "https://meta.wikimedia.org/w/api.php",
    "wikidata.org": "https://www.wikidata.org/w/api.php",
    "upload.wikimedia.org": None,
    "wikipedia.org": None,
    "evil.org": None,
    "wikipedia.org.evil.org": None,
    "de.wikipedia.org.evil.org": None,
    "a.b.wikipedia.org": None,
    "de.wikipedia.com": None,
    "127.0.0.1": None,
    "localhost": None,
    "-.wikipedia.org": None,
    "d.wikipedia.org": None,
    "": None,
}


@pytest.mark.parametrize("wiki", HOSTS)
def test_only_wikimedia_is_asked(wiki: str) -> None:
    assert api_of(wiki) == HOSTS[wiki]


KEYS = {
    "File:X.jpg": ("", "File:X.jpg"),
    "de.wikipedia.org/File:X.jpg": ("de.wikipedia.org", "File:X.jpg"),
    "de.wikipedia.org/pageid:12": ("de.wikipedia.org", "pageid:12"),
    "File:A/B.jpg": ("", "File:A/B.jpg"),
    "File:de.wikipedia.org/X: Y.jpg": ("", "File:de.wikipedia.org/X: Y.jpg"),
    "search:a.b/c:d": ("", "search:a.b/c:d"),
    "a.b/c": ("", "a.b/c"),
}


@pytest.mark.parametrize("key", KEYS)
def test_keys(key: str) -> None:
    assert split_key(key) == KEYS[key]


@given(wiki=st.sampled_from(["", "de.wikipedia.org", "en.wikivoyage.org"]), name=st.text(max_size=30))
def test_keys_lead_back(wiki: str, name: str) -> None:
    assert split_key(wiki_key(wiki, f"File:{name}")) == (wiki, f"File:{name}")


def test_a_file_of_commons_seen_through_a_wikipedia(wiki: FakeWiki, german: FakeWiki, wikis: WikisSource) -> None:
    wiki.add("Mill.jpg", "Other.jpg", Artist="Jane Doe")
    shows(german, "Mill.jpg")
    keys = [f"{GERMAN}/File:Mill.jpg", "File:Other.jpg"]
    found = wikis.files(keys)
    assert list(found) == keys
    facts = found[keys[0]]
    assert (facts.state, facts.title, facts.asked, facts.wiki) == ("present", "File:Mill.jpg", keys[0], "")
    assert (facts.repository, facts.settled) == ("local", True)
    assert facts.author is not None
    assert facts.author.names == ("Jane Doe",)
    assert wikis.counts == RequestCounts(first_answers=2)
    assert [set(q["titles"].split("|")) for q in wiki.questions] == [{"File:Mill.jpg", "File:Other.jpg"}]


def test_titles_in_the_wikis_language_are_followed(wiki: FakeWiki, german: FakeWiki, wikis: WikisSource) -> None:
    wiki.add("Mill.jpg")
    shows(german, "Mill.jpg")
    german.pages["File:Mill.jpg"]["title"] = "Datei:Mill.jpg"
    german.redirects = {"File:Mill.jpg": "Datei:Mill.jpg"}
    german.pages["Datei:Mill.jpg"] = german.pages["File:Mill.jpg"]
    facts = wikis.files([f"{GERMAN}/File:Mill.jpg"])[f"{GERMAN}/File:Mill.jpg"]
    assert (facts.state, facts.title) == ("present", "File:Mill.jpg")


def test_a_local_file_that_is_not_free(german: FakeWiki, wiki: FakeWiki, wikis: WikisSource) -> None:
    german.add("Crest.png", NonFree="1", LicenseShortName="Fair use", License="", LicenseUrl="")
    key = f"{GERMAN}/File:Crest.png"
    facts = wikis.files([key])[key]
    assert (facts.state, facts.non_free, facts.wiki, facts.repository) == ("present", True, GERMAN, "local")
    assert wiki.questions == []


def test_one_batch_for_each_wiki(wiki: FakeWiki, german: FakeWiki, wikis: WikisSource) -> None:
    wiki.add(*[f"{n}.jpg" for n in range(100)])
    for n in range(60):
        shows(german, f"{n}.jpg")
    keys = [f"{GERMAN}/File:{n}.jpg" for n in range(60)] + [f"File:{n}.jpg" for n in range(40, 100)]
    found = wikis.files(keys)
    assert {f.state for f in found.values()} == {"present"}
    assert (len(german.questions), len(wiki.questions)) == (2, 2)


def test_a_file_that_the_other_wiki_does_not_have(german: FakeWiki, wikis: WikisSource) -> None:
    key = f"{GERMAN}/File:Gone.jpg"
    german.logs["File:Gone.jpg"] = [
        {"type": "delete", "action": "delete", "timestamp": "2026-01-01T00:00:00Z", "comment": "not free"}
    ]
    facts = wikis.files([key])[key]
    assert (facts.state, facts.asked, facts.wiki) == ("deleted", key, GERMAN)


def test_shown_and_then_not_found_is_no_missing_file(german: FakeWiki, wiki: FakeWiki, wikis: WikisSource) -> None:
    """The wiki shows the file from a repository that is not the one asked: it is there all the same."""
    shows(german, "Far.jpg")
    wiki.add("Here.jpg")
    key = f"{GERMAN}/File:Far.jpg"
    facts = wikis.files([key, "File:Here.jpg"])[key]
    assert (facts.state, facts.repository, facts.wiki, facts.confirmed) == ("present", "shared", GERMAN, False)


def test_a_wikipedia_that_is_down_says_nothing_of_commons(
    wiki: FakeWiki, german_proxy: FaultProxy, wikis: WikisSource
) -> None:
    wiki.add("Here.jpg")
    german_proxy.script = [status(403)]
    key = f"{GERMAN}/File:Here.jpg"
    found = wikis.files([key, "File:Here.jpg"])
    assert (found[key].state, found[key].reason) == ("unavailable", "unavailable.blocked")
    assert found["File:Here.jpg"].state == "present"
    assert not wikis.service_down
    assert wikis.failures == (("unavailable.blocked", (("status", "403"),)),)


def test_an_api_of_ones_own_is_the_only_one_asked(proxy: FaultProxy) -> None:
    """It does not speak for another wiki: that the file is not there would be no fact about the file."""
    source = WikisSource(api_url=proxy.url)
    key = f"{GERMAN}/File:Mill.jpg"
    facts = source.files([key])[key]
    lookup = source.lookups([f"{GERMAN}/pageid:5"])[f"{GERMAN}/pageid:5"]
    assert (facts.state, facts.reason, facts.asked) == ("unavailable", "unavailable.only-api", key)
    assert lookup.reason == "unavailable.only-api"
    assert GERMAN in render(facts.reason or "", facts.reason_params)
    assert proxy.seen == []


def test_a_host_that_is_no_wiki_of_wikimedia_is_not_asked() -> None:
    source = WikisSource()
    facts = source.files(["wiki.example.org/File:X.jpg"])["wiki.example.org/File:X.jpg"]
    assert (facts.state, facts.reason) == ("unavailable", "unavailable.unknown-wiki")
    assert "{" not in render(facts.reason or "", facts.reason_params)
    assert source.counts == RequestCounts()
    assert not source.service_down


def test_page_numbers_lead_to_files_of_their_wiki(german: FakeWiki, wikis: WikisSource) -> None:
    german.add("Crest.png")
    key = f"{GERMAN}/pageid:1"
    found = wikis.lookups([key, "search:x"])
    assert [c.title for c in found[key].candidates] == [f"{GERMAN}/File:Crest.png"]
    assert (found[key].key, found["search:x"].state) == (key, "answered")


def test_each_file_is_confirmed_on_its_own_wiki(wiki: FakeWiki, german: FakeWiki, wikis: WikisSource) -> None:
    wiki.add("A.jpg")
    german.add("B.jpg")
    wiki.templates["File:A.jpg"] = german.templates["File:B.jpg"] = ["Cc-by-4.0", "Cc-by-sa-3.0"]
    keys = ["File:A.jpg", f"{GERMAN}/File:B.jpg"]
    confirmed = wikis.confirm(wikis.files(keys))
    assert [{o.id for o in confirmed[k].licenses} for k in keys] == [{"CC-BY-4.0", "CC-BY-SA-3.0"}] * 2
    assert [confirmed[k].asked for k in keys] == keys


def test_titles_alone_are_files_of_commons() -> None:
    """Without an API of one's own, titles and the host of Commons mean the same wiki."""
    asked: list[Any] = []
    source = WikisSource(on_event=lambda name, data: asked.append(data), timeout=0.2)
    assert source.api_url == "https://commons.wikimedia.org/w/api.php"
    assert source._by_wiki(["File:A.jpg", "commons.wikimedia.org/File:B.jpg"]) == {
        "": {"File:A.jpg": "File:A.jpg", "commons.wikimedia.org/File:B.jpg": "File:B.jpg"}
    }


def test_a_text_that_names_hundreds_of_wikis_costs_some_of_them(german: FakeWiki, german_proxy: FaultProxy) -> None:
    german.add("Mill.jpg", "Own work")
    names = [f"{a}{b}.wikipedia.org" for a in "abcdef" for b in "abcdefgh"]
    source = WikisSource(apis=dict.fromkeys(names, german_proxy.url), contact="t@example.org", sleep=lambda _: None)
    found = source.files([f"{name}/File:Mill.jpg" for name in names])
    reasons = [(f.state, f.reason) for f in found.values()]
    assert reasons == [("present", None)] * MAX_WIKIS + [("unavailable", "unavailable.too-many-wikis")] * (
        48 - MAX_WIKIS
    )
    assert all("{" not in render(f.reason, f.reason_params) for f in found.values() if f.reason)
