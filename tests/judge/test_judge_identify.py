"""What names a file, and what is searched for when nothing does."""

from __future__ import annotations

import pytest

from judge.factories import PAGE, TITLE, UPLOAD, Line, facts, good, judged, plain
from licensecheck.judge import Reference, references, search_key
from licensecheck.model import ImageUse, Span

COMMONS = "commons.wikimedia.org"


def test_what_the_user_gave_decides_alone() -> None:
    found = references(ImageUse("a.md", UPLOAD), good().segment(), "Datei:Other.jpg")
    assert found == (Reference("given", "File:Other.jpg", None, COMMONS, None, "title"),)


def test_a_given_address_of_another_wiki_keeps_its_wiki() -> None:
    (found,) = references(ImageUse("a.md"), None, "https://de.wikipedia.org/wiki/Datei:Logo.png")
    assert (found.title, found.wiki) == ("File:Logo.png", "de.wikipedia.org")


def test_a_given_text_that_names_no_file_is_kept_as_it_stands() -> None:
    (found,) = references(ImageUse("a.md"), None, "https://example.org/picture")
    assert (found.title, found.page_id, found.wiki) == (None, None, "https://example.org/picture")
    assert judged(plain(), given="https://example.org/picture").file.reasons[0].id == "file.other-wiki"


def test_credit_links_come_before_the_embedded_address() -> None:
    line = good()
    found = references(ImageUse("a.md", UPLOAD, links=(PAGE,)), line.segment(), None)
    assert found == (
        Reference("credit-link", TITLE, None, COMMONS, line.span("Kyiv bridge"), "page"),
        Reference("embedded", TITLE, None, COMMONS, None, "upload"),
    )


def test_a_written_file_name_counts_once() -> None:
    line = Line("File:Kyiv bridge.jpg").file("File:Kyiv bridge.jpg")
    assert references(ImageUse("a.md"), line.segment(), None) == (
        Reference("credit-link", TITLE, None, COMMONS, Span(0, 20), "title"),
    )
    line.link("Kyiv", PAGE, "file")
    assert [r.form for r in references(ImageUse("a.md"), line.segment(), None)] == ["page"]


def test_a_local_picture_and_other_links_name_no_file() -> None:
    line = Line("Photo by Anna, CC BY 4.0").link("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/", "license")
    assert references(ImageUse("a.md", "images/kyiv.jpg", links=("https://example.org",)), line.segment(), None) == ()


SEARCHES = {
    "title and author": (plain(), "search:Kyiv bridge Anna Koval"),
    "author alone": (
        Line("Anna Koval, CC BY 4.0").reading("Anna Koval").license("CC BY 4.0", "CC-BY-4.0"),
        "search:Anna Koval",
    ),
    "search operators are dropped": (
        Line('intitle:"x" -y | z via Commons').reading(title='intitle:"x" -y | z').source("Commons"),
        "search:intitle x y z",
    ),
    "Wikipedia": (Line("Bridge, Wikipedia").reading(title="Bridge").source("Wikipedia", "wikipedia"), "search:Bridge"),
    "nothing to look for": (Line("Wikimedia Commons").reading().source("Wikimedia Commons"), None),
    "another platform": (Line("Anna Koval / Flickr").reading("Anna Koval").source("Flickr", "flickr"), None),
    "neither wiki nor license": (Line("Photo: Anna Koval").reading("Anna Koval"), None),
    "a file is named": (
        Line("Kyiv bridge.jpg, Commons").reading(title="Kyiv bridge.jpg").file("Kyiv bridge.jpg").source("Commons"),
        None,
    ),
}


@pytest.mark.parametrize(("line", "key"), SEARCHES.values(), ids=list(SEARCHES))
def test_words_that_are_searched_for(line: Line, key: str | None) -> None:
    segment = line.segment()
    assert search_key(segment, segment.readings[0]) == key


def test_searched_words_are_bounded() -> None:
    line = Line("Commons " + "word " * 500)
    segment = line.reading(title=("word " * 500).strip()).source("Commons").segment()
    assert len(search_key(segment, segment.readings[0]) or "") <= len("search:") + 200


def test_the_way_a_file_was_found_is_told() -> None:
    embedded = judged(plain(), facts(), given=None, use=ImageUse("a.md", UPLOAD))
    assert [judged(plain(), facts()).identified_by, judged(good(), facts(), given=None).identified_by] == [
        "given",
        "credit-link",
    ]
    assert embedded.identified_by == "embedded"


def test_a_page_id_that_could_not_be_resolved_contradicts_nothing() -> None:
    """The picture's own address still identifies the file."""
    line = Line("Photo: Anna Koval, Commons").reading("Anna Koval")
    line.link("Commons", "https://commons.wikimedia.org/?curid=42", "file")
    case = judged(line, facts(), given=None, use=ImageUse("a.md", UPLOAD))
    assert (case.identified_by, case.file.verdict, case.author.verdict) == ("embedded", "verified", "verified")
