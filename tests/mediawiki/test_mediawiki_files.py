"""Facts of files as the product reads them from a real MediaWiki: states, licenses, authors, and what they cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licensecheck.commons import CommonsSource
from mediawiki.plan import photographer

if TYPE_CHECKING:
    from licensecheck.model import FileFacts
    from mediawiki.plugin import ApiLog

MUSEUM = "File:Kupiansk Local History Museum after Russian shelling, 2023-04-25 (01).jpg"


@pytest.fixture
def source(api_log: ApiLog) -> CommonsSource:
    return CommonsSource(api_url=api_log.api_url, contact="tests@example.org")


def one(source: CommonsSource, title: str) -> FileFacts:
    return source.files([title])[title]


def offers(facts: FileFacts) -> set[str]:
    return {offer.id for offer in facts.licenses}


# --- states --------------------------------------------------------------------------------------------------------


def test_the_example_file(source: CommonsSource, mediawiki: str) -> None:
    """Every fact of the mission's picture comes out of the wiki as it was written there."""
    facts = one(source, MUSEUM)
    assert facts.author is not None
    assert facts.date is not None
    assert (facts.state, facts.title, facts.asked, facts.repository) == ("present", MUSEUM, MUSEUM, "local")
    assert (facts.author.names, facts.author.unknown) == (("National Police of Ukraine",), False)
    assert (facts.date.value, facts.uploader) == ("2023-04-25", "ExampleUploader")
    assert [(o.id, o.name, o.url) for o in facts.licenses] == [
        ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0")
    ]
    assert (facts.settled, facts.unread, facts.non_free) == (True, (), False)
    assert (facts.width, facts.height, facts.mime, len(facts.sha1)) == (640, 400, "image/jpeg", 40)
    assert facts.page_url == (
        f"{mediawiki}/wiki/File:Kupiansk_Local_History_Museum_after_Russian_shelling,_2023-04-25_(01).jpg"
    )
    assert {w.source for w in (facts.author.witness, facts.date.witness, facts.licenses[0].witness)} == {"extmetadata"}
    assert facts.author.witness.revision == facts.revision is not None


def test_a_move_with_a_redirect_is_followed(source: CommonsSource) -> None:
    facts = one(source, "File:Cape Orra.jpg")
    assert (facts.state, facts.title) == ("present", "File:Lighthouse of Cape Orra.jpg")
    assert facts.redirected_from == ("File:Cape Orra.jpg",)
    assert facts.log is None


def test_a_redirect_page_is_followed(source: CommonsSource) -> None:
    facts = one(source, "File:Kiln chimney.jpg")
    assert (facts.state, facts.title) == ("present", "File:Brick kiln near Ostrel.jpg")
    assert facts.redirected_from == ("File:Kiln chimney.jpg",)


def test_a_move_without_a_redirect_is_found_in_the_log(source: CommonsSource) -> None:
    """The old title is plainly missing; the log says where the file went, and that file's facts are read."""
    facts = one(source, "File:Brick kiln.jpg")
    assert facts.log is not None
    assert (facts.log.action, facts.log.target) == ("move", "File:Brick kiln near Ostrel.jpg")
    assert (facts.state, facts.title) == ("present", "File:Brick kiln near Ostrel.jpg")
    assert facts.redirected_from == ("File:Brick kiln.jpg",)
    assert facts.author is not None
    assert facts.author.names == ("Rudi Harms",)


def test_moves_are_followed_to_the_last(source: CommonsSource) -> None:
    facts = one(source, "File:Quay one.jpg")
    assert (facts.state, facts.title) == ("present", "File:Quay three.jpg")
    assert facts.redirected_from == ("File:Quay one.jpg", "File:Quay two.jpg")


DELETED = {
    "copyright": ("File:Poster of the fair.jpg", True),
    "copyright, an example": ("File:Tram 14 in Lindau street.jpg", True),
    "out of scope": ("File:My holiday 12.jpg", False),
}


@pytest.mark.parametrize(("title", "copyright"), DELETED.values(), ids=DELETED.keys())
def test_a_deletion_says_why(source: CommonsSource, title: str, copyright: bool) -> None:  # noqa: A002
    """A deleted file is known as deleted, and whether copyright was the reason."""
    facts = one(source, title)
    assert facts.log is not None
    assert (facts.state, facts.log.action, facts.log.copyright) == ("deleted", "delete", copyright)
    assert facts.licenses == ()


def test_moved_and_then_deleted(source: CommonsSource) -> None:
    """The file is gone under its new title too."""
    facts = one(source, "File:Lost quay.jpg")
    assert facts.state == "deleted"
    assert facts.log is not None
    assert (facts.log.action, facts.log.copyright) == ("delete", True)


def test_a_restored_file_is_present(source: CommonsSource) -> None:
    facts = one(source, "File:Salt store.jpg")
    assert (facts.state, facts.log, offers(facts)) == ("present", None, {"CC-BY-SA-4.0"})


def test_never_there(source: CommonsSource) -> None:
    facts = one(source, "File:Nobody ever uploaded this.jpg")
    assert (facts.state, facts.log) == ("missing", None)


def test_a_page_without_a_file(source: CommonsSource) -> None:
    assert one(source, "File:Only a page.jpg").state == "no-file"


@pytest.mark.parametrize(
    "title", ["File:Bad<x>.jpg", "File:One|two.jpg", "File:Line\nbreak.jpg", f"File:{'x' * 300}.jpg"]
)
def test_illegal_titles(source: CommonsSource, title: str) -> None:
    """No wiki takes such a title; it neither splits a request nor spoils its neighbor."""
    found = source.files([title, MUSEUM])
    assert (found[title].state, found[MUSEUM].state) == ("invalid", "present")


@pytest.mark.parametrize(
    "title",
    [
        "file:salt_store.jpg",
        "Image:Salt store.jpg",
        "File:Salt  store.jpg",
        "File:_Salt store.jpg",
        ":File:Salt store.jpg",
    ],
)
def test_titles_are_normalized_by_the_wiki(source: CommonsSource, title: str) -> None:
    facts = one(source, title)
    assert (facts.state, facts.title, facts.asked) == ("present", "File:Salt store.jpg", title)


def test_titles_in_decomposed_letters(source: CommonsSource) -> None:
    title = "File:Gro\u0308ße & Straße 日本.jpg"
    facts = one(source, title)
    assert (facts.state, facts.title) == ("present", "File:Größe & Straße 日本.jpg")


def test_a_replaced_picture(source: CommonsSource) -> None:
    """The newest version's time is given; the record stays that of the page."""
    facts = one(source, "File:Replaced view.jpg")
    kept = one(source, "File:Salt store.jpg")
    assert facts.state == "present"
    assert offers(facts) == {"CC-BY-4.0"}
    assert facts.sha1 != kept.sha1


# --- licenses ------------------------------------------------------------------------------------------------------

SETTLED_AT_ONCE = {
    "CC0": ("File:Dovecote.jpg", {"CC0-1.0"}),
    "port": ("File:Depot in Lindau street.jpg", {"CC-BY-SA-3.0-DE"}),
    "old version": ("File:Heron in flight.jpg", {"CC-BY-2.0"}),
    "share-alike": ("File:Salt store.jpg", {"CC-BY-SA-4.0"}),
}


@pytest.mark.parametrize(("title", "ids"), SETTLED_AT_ONCE.values(), ids=SETTLED_AT_ONCE.keys())
def test_one_license_is_settled_at_once(source: CommonsSource, api_log: ApiLog, title: str, ids: set[str]) -> None:
    facts = one(source, title)
    assert (offers(facts), facts.settled) == (ids, True)
    assert api_log.kinds() == {"first": 1}


VERSIONS = {f"CC-BY-SA-{version}" for version in ("1.0", "2.0", "2.5", "3.0", "4.0")}
SETTLED_BY_THE_PAGE = {
    "GFDL and CC BY-SA": ("File:Windmill at Harn.jpg", {"CC-BY-SA-3.0", "GFDL-1.2-or-later"}),
    "all versions": ("File:Rye field at Harn.jpg", VERSIONS),
    "CC0 and public domain": ("File:Etched stirrup.jpg", {"LicenseRef-PD", "LicenseRef-PD-old-100", "CC0-1.0"}),
    "public domain": ("File:Engraving of the old port.jpg", {"LicenseRef-PD", "LicenseRef-PD-old-100"}),
    "GFDL": ("File:Bell tower of Ostrel.jpg", {"GFDL-1.2-or-later"}),
}


@pytest.mark.parametrize(("title", "ids"), SETTLED_BY_THE_PAGE.values(), ids=SETTLED_BY_THE_PAGE.keys())
def test_licenses_beside_the_one_that_the_api_names(
    source: CommonsSource, api_log: ApiLog, title: str, ids: set[str]
) -> None:
    """What the API's single license hides is read from templates and categories of the page, in a second batch."""
    facts = one(source, title)
    assert (offers(facts), facts.settled, facts.unread) == (ids, True, ())
    assert api_log.kinds() == {"first": 1, "second": 1}


def test_two_licenses_of_creative_commons(source: CommonsSource) -> None:
    """The first answer betrays nothing of the second one; asked to confirm, the page does."""
    title = "File:Side by side.jpg"
    confirmed = source.confirm(source.files([title]))[title]
    assert offers(confirmed) == {"CC-BY-4.0", "CC-BY-SA-3.0"}


def test_statements_that_are_no_public_domain(source: CommonsSource) -> None:
    """Neither "No restrictions" nor "Copyrighted free use" is made into something else."""
    found = source.files(["File:Fishing fleet 1904.jpg", "File:Map of the canals.jpg"])
    assert offers(found["File:Fishing fleet 1904.jpg"]) == {"LicenseRef-No-Restrictions"}
    assert offers(found["File:Map of the canals.jpg"]) == {"LicenseRef-Copyrighted-Free-Use"}


def test_without_a_license(source: CommonsSource) -> None:
    for title in ("File:No license at all.jpg", "File:No metadata.jpg"):
        facts = one(source, title)
        assert (facts.state, facts.licenses, facts.settled) == ("present", (), False)


def test_not_free(source: CommonsSource) -> None:
    facts = one(source, "File:Crest of Velmora FC.jpg")
    assert (facts.non_free, facts.settled, facts.licenses) == (True, False, ())


# --- authors and the rest ------------------------------------------------------------------------------------------

AUTHORS = {
    "plain": ("File:Velmora harbor at dawn.jpg", ("Anna Koval",), False),
    "link": ("File:Церква у Верелі.jpg", ("Олена Ткач",), False),
    "uploaded by another": ("File:Bronze heron (sculpture).jpg", ("Jonas Ekre",), False),
}


@pytest.mark.parametrize(("title", "names", "unknown"), AUTHORS.values(), ids=AUTHORS.keys())
def test_authors(source: CommonsSource, title: str, names: tuple[str, ...], unknown: bool) -> None:
    author = one(source, title).author
    assert author is not None
    assert (author.names, author.unknown) == (names, unknown)


def test_the_uploader_is_not_the_author(source: CommonsSource) -> None:
    facts = one(source, "File:Bronze heron (sculpture).jpg")
    assert facts.uploader == "FluxUploader"
    assert facts.author is not None
    assert "FluxUploader" not in facts.author.text


@pytest.mark.parametrize("title", ["File:Fishermen of Ostrel.jpg", "File:Sallow market square 1911.jpg"])
def test_unknown_authors(source: CommonsSource, title: str) -> None:
    """The hidden repetition of "Unknown author" is dropped."""
    author = one(source, title).author
    assert author is not None
    assert (author.unknown, author.text) == (True, "Unknown author")


def test_hidden_words_of_a_date(source: CommonsSource) -> None:
    date = one(source, "File:Fishermen of Ostrel.jpg").date
    assert date is not None
    assert date.text == "circa 1915"


def test_wanted_words(source: CommonsSource) -> None:
    facts = one(source, "File:Wheat harvest.jpg")
    assert facts.attribution is not None
    assert facts.attribution.text == "Photo: Lena Abt / Norda Archive / Wikimedia Commons / CC BY-SA 3.0"
    assert facts.author is not None
    assert facts.author.names == ("Lena Abt",)


def test_further_facts(source: CommonsSource) -> None:
    found = source.files(["File:Mayor of Harn.jpg", "File:Tagged for deletion.jpg", "File:Two hands.jpg"])
    assert found["File:Mayor of Harn.jpg"].restrictions == ("personality",)
    assert found["File:Tagged for deletion.jpg"].deletion_reason == "Copyright violation"
    hands = found["File:Two hands.jpg"].author
    assert hands is not None
    assert hands.count == 2


# --- look-ups ------------------------------------------------------------------------------------------------------


def test_lookups(source: CommonsSource) -> None:
    """A page's number and a SHA-1 lead to the file; words lead to candidates, best first."""
    facts = one(source, MUSEUM)
    words = "search:Kupiansk Local History Museum after Russian shelling"
    keys = [
        f"pageid:{facts.page_id}",
        "pageid:999999",
        f"sha1:{facts.sha1}",
        f"sha1:{'0' * 40}",
        words,
        "search:qwertz",
    ]
    found = source.lookups(keys)
    titles = {key: [candidate.title for candidate in found[key].candidates] for key in keys}
    assert {found[key].state for key in keys} == {"answered"}
    assert titles[keys[0]] == titles[keys[2]] == [MUSEUM]
    assert titles[keys[1]] == titles[keys[3]] == titles[keys[5]] == []
    assert set(titles[words]) == {MUSEUM, MUSEUM.replace("(01)", "(02)")}


# --- what it costs -------------------------------------------------------------------------------------------------


def bulk(count: int) -> list[str]:
    return [f"File:Bulk {number:03d}.jpg" for number in range(1, count + 1)]


def test_a_hundred_files_cost_two_requests(source: CommonsSource, api_log: ApiLog) -> None:
    found = source.files(bulk(100))
    assert {facts.state for facts in found.values()} == {"present"}
    assert [len(request.titles) for request in api_log()] == [50, 50]
    assert api_log.kinds() == {"first": 2}


def test_duplicates_cost_nothing(source: CommonsSource, api_log: ApiLog) -> None:
    found = source.files(bulk(50) + bulk(50))
    assert len(found) == 50
    assert api_log.kinds() == {"first": 1}


def test_crowded_pages(source: CommonsSource, api_log: ApiLog) -> None:
    """Twelve pages with more than 70 templates and categories each: the second batch is continued to its end."""
    titles = [f"File:Crowded {number:02d}.jpg" for number in range(1, 13)]
    found = source.files(titles)
    assert all(facts.settled for facts in found.values())
    assert {frozenset(offers(facts)) for facts in found.values()} == {frozenset({"CC-BY-SA-3.0", "GFDL-1.2-or-later"})}
    kinds = api_log.kinds()
    assert (kinds["first"], kinds["second"]) == (1, 1)
    assert kinds["continuation"] >= 1
    assert set(kinds) == {"first", "second", "continuation"}


def test_an_answer_in_pieces(api_log: ApiLog) -> None:
    """A first answer that the wiki cuts into pieces is put together; no page is taken for one without a file."""
    source = CommonsSource(api_url=api_log.with_switches(maxResultSize=9000))
    found = source.files(bulk(50))
    assert [facts.author.names for facts in found.values() if facts.author] == [
        (photographer(number),) for number in range(1, 51)
    ]
    kinds = api_log.kinds()
    assert kinds.pop("continuation") >= 1
    assert kinds == {"first": 1}


def test_a_lagging_wiki_is_waited_for_and_then_given_up(api_log: ApiLog) -> None:
    """The wiki says that it lags: asked again after the time it names, and in the end unavailable, not missing."""
    waits: list[float] = []
    clock = [0.0]

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        clock[0] += seconds

    url = api_log.with_switches(lag=12)
    facts = one(CommonsSource(api_url=url, timeout=20, sleep=sleep, clock=lambda: clock[0]), MUSEUM)
    assert facts.state == "unavailable"
    assert waits
    assert min(waits) >= 5
    assert len(api_log()) == len(waits) + 1


def test_the_user_agent_names_the_operator(source: CommonsSource, api_log: ApiLog) -> None:
    one(source, MUSEUM)
    assert [request.agent.split(" ")[0].partition("/")[0] for request in api_log()] == ["licensecheck"]
    assert "(tests@example.org)" in api_log()[0].agent
    assert api_log()[0].params["maxlag"] == "5"
