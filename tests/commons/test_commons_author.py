"""The author field: names, unknown authors, sentences."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.commons.author import read_author
from licensecheck.model import AuthorFact, Witness

if TYPE_CHECKING:
    from pathlib import Path

WITNESS = Witness("extmetadata", "Artist", "File:X.jpg")
USER = '<a href="//commons.wikimedia.org/wiki/User:{0}" title="User:{0}">{1}</a>'


def names(html: str) -> tuple[str, ...] | None:
    fact = read_author(html, WITNESS)
    return None if fact is None else fact.names


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("Jane Doe", ("Jane Doe",), id="plain"),
        pytest.param(USER.format("BTLmovies", "Pascal Seibt"), ("Pascal Seibt",), id="user link"),
        pytest.param("Jane <b>Doe</b>", ("Jane Doe",), id="bold"),
        pytest.param("George Vertue / Thomas Gibson", ("George Vertue", "Thomas Gibson"), id="slash"),
        pytest.param("Clark, Hubert Lyman; Bell, Thomas", ("Clark, Hubert Lyman", "Bell, Thomas"), id="semicolons"),
        pytest.param("Ulrich Lange, Bochum, Germany", ("Ulrich Lange, Bochum, Germany",), id="commas do not part"),
        pytest.param("Advanced Micro Devices, Inc. (AMD)", ("Advanced Micro Devices, Inc.",), id="company"),
        pytest.param(
            "Harbor Survey and Mapping Unit, Coastal Center",
            ("Harbor Survey and Mapping Unit, Coastal Center",),
            id="and in an institution",
        ),
        pytest.param("Johnson & Johnson", ("Johnson & Johnson",), id="and in a firm"),
        pytest.param("Anna Berg and Carl Dahl", ("Anna Berg", "Carl Dahl"), id="two persons"),
        pytest.param(
            USER.format("Remo", "Remo") + " &amp; Musée Calque", ("Remo", "Musée Calque"), id="user and institution"
        ),
        pytest.param(
            USER.format("A", "Anna") + ", " + USER.format("B", "Bea") + " and " + USER.format("C", "Cid"),
            ("Anna", "Bea", "Cid"),
            id="links in a list",
        ),
        pytest.param("Tom Arden from Lisbon, Ohio", ("Tom Arden",), id="Flickr place"),
        pytest.param(
            '<a href="https://www.flickr.com/people/1">Jeff &amp; Brian</a> from Eastbourne',
            ("Jeff & Brian",),
            id="linked firm",
        ),
        pytest.param("Lumidek at English Wikipedia", ("Lumidek",), id="other wiki"),
        pytest.param("Pecalux at lb.wikipedia", ("Pecalux",), id="other wiki's host"),
        pytest.param("User:Fabrice Florin", ("Fabrice Florin",), id="user prefix"),
        pytest.param("Alchemist-hp (talk) (www.pse-mendelejew.de)", ("Alchemist-hp",), id="remarks in brackets"),
        pytest.param("B.Tarov (Wikimedia Commons · PhotoSpace)", ("B.Tarov",), id="separator inside brackets"),
        pytest.param("Adela Brandt (1801–1868)", ("Adela Brandt",), id="years of life"),
        pytest.param("Edvard Munch (1863-1944) / Jane Doe", ("Edvard Munch", "Jane Doe"), id="years in the middle"),
        pytest.param("Photo: Lena Abt", ("Lena Abt",), id="label"),
        pytest.param("English: National Police Русский: Полиция", ("National Police",), id="language variants"),
        pytest.param(
            f'<ul><li><a href="/wiki/File:A.jpg">A.jpg</a>: {USER.format("M", "michael hughes")} from berlin</li>'
            f"<li>derivative work: {USER.format('B', 'Beao')}</li></ul>",
            ("michael hughes", "Beao"),
            id="derivative work",
        ),
        pytest.param(
            '<div class="vcard"><span class="fn">Albrecht Dürer</span> (1471–1528) painter</div>',
            ("Albrecht Dürer",),
            id="creator box",
        ),
        pytest.param("国立国会図書館", ("国立国会図書館",), id="foreign script"),
        pytest.param("The original uploader was Elvezio at Italian Wikipedia.", (), id="sentence: uploader"),
        pytest.param("This Photo was taken by Supanut Arunoprayote. Feel free to use it", (), id="sentence: request"),
        pytest.param(
            "No machine-readable author provided. Chakal assumed (based on copyright claims).",
            (),
            id="sentence: assumed",
        ),
        pytest.param("", None, id="empty"),
        pytest.param('<span style="display:none">X</span>', None, id="nothing visible"),
        pytest.param("<div>This file is lacking <b>author</b> information.</div>", None, id="notice of a gap"),
    ],
)
def test_names(html: str, expected: tuple[str, ...] | None) -> None:
    assert names(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "Unknown",
        "Unknown authorUnknown author",
        '<bdi>Unknown author</bdi><span style="display: none;">Unknown author</span>',
        '<div class="fn value"><span lang="en">Unknown</span></div>',
        "<p>unbekannt</p>",
        "알 수 없음",
        "неизвестный автор",
        "Невідомий",
        "anonyme",
        "Unknown (Franz Konrad confessed to taking some of the photographs)",
        "Unknown photographer; postcard published by Gebr. Hochland",
    ],
)
def test_unknown_authors(html: str) -> None:
    fact = read_author(html, WITNESS)
    assert fact is not None
    assert (fact.unknown, fact.names) == (True, ())


def test_a_known_author_beside_an_unknown_one_is_named() -> None:
    fact = read_author("Unknown / Jane Doe", WITNESS)
    assert fact is not None
    assert (fact.unknown, fact.names) == (False, ("Jane Doe",))


def test_the_fact_keeps_words_links_and_witness() -> None:
    html = USER.format("Ikar.us", "Ikar.us") + ' (<a href="//commons.wikimedia.org/wiki/User_talk:Ikar.us">talk</a>)'
    link = "https://commons.wikimedia.org/wiki/User:Ikar.us"
    assert read_author(html, WITNESS, 2) == AuthorFact("Ikar.us", ("Ikar.us",), WITNESS, links=(link,), count=2)


@given(st.text(max_size=300))
def test_any_field_is_read(html: str) -> None:
    fact = read_author(html, WITNESS)
    assert fact is None or (fact.text and all(name.strip() == name and name for name in fact.names))


def rows(shared: Path, name: str) -> list[dict[str, Any]]:
    text = (shared / f"commons-api/peer-cases/{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.shared
def test_names_are_those_that_the_wikipedia_apps_read(shared: Path) -> None:
    """Wherever the app service or the Commons app is sure of a name, it is ours too."""
    checked = 0
    for row in rows(shared, "mobileapps-artist"):
        if isinstance(row["input"], str) and (row["expected"] or {}).get("name"):
            assert names(row["input"]) == (row["expected"]["name"],), row
            checked += 1
    for row in rows(shared, "commons-app-author"):
        if row["unit"] == "author":
            assert names(row["input"]) == (row["expected"],), row
            checked += 1
    assert checked == 5


@pytest.mark.shared
def test_creators_are_those_of_openverse(shared: Path) -> None:
    checked = 0
    for row in rows(shared, "openverse-creator"):
        if "creator" in row["expected"]:
            data = json.loads((shared / "commons-api/peer-cases" / row["input"]).read_text(encoding="utf-8"))
            data = data.get("imageinfo", [data])[0]
            fact = read_author(data["extmetadata"]["Artist"]["value"], WITNESS)
            assert fact is not None
            creator = row["expected"]["creator"]  # Openverse takes a place of residence for part of the name
            assert (fact.text, fact.names) == (creator, (creator.removesuffix(" from Eastbourne"),)), row
            url = row["expected"]["creator_url"]
            assert fact.links[:1] == (() if url is None else ("https:" + url if url.startswith("//") else url,)), row
            checked += 1
    assert checked == 6
