"""One canonical title for every way to write a file's name."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.addresses import canonical_title, file_page_url, is_legal_title, parse_address
from licensecheck.addresses.titles import decode

if TYPE_CHECKING:
    from pathlib import Path

TITLES = {
    "english": ("File:Old mill.jpg", "File:Old mill.jpg"),
    "english alias": ("Image:Old mill.jpg", "File:Old mill.jpg"),
    "german, underscores, small letter": ("Datei:old_mill.jpg", "File:Old mill.jpg"),
    "any case": ("fILE:old mill.JPG", "File:Old mill.JPG"),
    "french": ("Fichier:Moulin à eau.png", "File:Moulin à eau.png"),
    "ukrainian": ("Файл:Старий млин.svg", "File:Старий млин.svg"),
    "arabic": ("ملف:طاحونة.jpg", "File:طاحونة.jpg"),
    "chinese": ("文件:水磨.jpg", "File:水磨.jpg"),
    "two words": ("Tập tin:Cối xay.jpg", "File:Cối xay.jpg"),
    "one letter": ("F:Old mill.jpg", "File:Old mill.jpg"),
    "spaces around the colon": ("File : Old  mill.jpg", "File:Old mill.jpg"),
    "leading colon": (":File:Old mill.jpg", "File:Old mill.jpg"),
    "percent-encoded": ("File%3AOld%20mill%2C%20caf%C3%A9.jpg", "File:Old mill, café.jpg"),
    "encoded twice": ("File:Old%2520mill.jpg", "File:Old mill.jpg"),
    "windows-1252 bytes": ("File:caf%E9.jpg", "File:Café.jpg"),
    "a percent sign that is none": ("File:100% wool.jpg", "File:100% wool.jpg"),
    "decomposed letters": ("File:Cafe\u0301.jpg", "File:Café.jpg"),
    "no-break space and direction marks": ("File:Old\u00a0mill\u200e.jpg", "File:Old mill.jpg"),
    "sharp s stays": ("File:ß.jpg", "File:ß.jpg"),
    "georgian stays": ("File:თბილისი.jpg", "File:თბილისი.jpg"),
    "second colon": ("File:Mill: the film.webm", "File:Mill: the film.webm"),
    "prefix twice": ("File:File:Mill.jpg", "File:Mill.jpg"),
    "fragment": ("File:Old mill.jpg#filelinks", "File:Old mill.jpg"),
    "full stop of the sentence": ("File:Old mill (1).jpg.", "File:Old mill (1).jpg"),
    "bracket of the sentence": ("File:Old mill (1).jpg),", "File:Old mill (1).jpg"),
    "escaped for Markdown": (r"File:Old\_mill.jpg", "File:Old mill.jpg"),
    "without ending": ("File:Old mill", "File:Old mill"),
    "illegal, but a title": ("File:Old <mill>.jpg", "File:Old <mill>.jpg"),
}
NO_TITLES = {
    "nothing": "",
    "no prefix": "Old mill.jpg",
    "no name": "File:",
    "no name but underscores": "File:__",
    "wikitext": "[[File:Old mill.jpg|thumb]]",
    "parameters": "File:Old mill.jpg|thumb|200px",
    "another namespace": "Category:Old mill.jpg",
    "label of a credit": "Image: Jane Doe, Old mill, CC BY 4.0",
    "label of a figure": "Figure: 3",
    "label in German": "Bild: Jane Doe",
    "control character": "File:Old\x07mill.jpg",
    "too long": "File:" + "a" * 9000 + ".jpg",
}


@pytest.mark.parametrize(("text", "title"), TITLES.values(), ids=TITLES.keys())
def test_canonical_title(text: str, title: str) -> None:
    """Prefix in any language, encoding, case and spacing do not matter."""
    assert canonical_title(text) == title


@pytest.mark.parametrize("text", NO_TITLES.values(), ids=NO_TITLES.keys())
def test_no_title(text: str) -> None:
    """What is not a plain file title gives nothing."""
    assert canonical_title(text) is None


@pytest.mark.parametrize(
    ("title", "legal"),
    [
        ("File:Old mill.jpg", True),
        ("File:100% wool.jpg", True),
        ("File:Mill: the film.webm", True),
        ("File:Old|mill.jpg", False),
        ("File:Old <mill>.jpg", False),
        ("File:Old#mill.jpg", False),
        ("File:Old{mill}.jpg", False),
        ("File:Old%20mill.jpg", False),
        ("File:../mill.jpg", False),
        ("File:Old~~~mill.jpg", False),
        ("File:Old\nmill.jpg", False),
        ("File:" + "é" * 126 + ".jpg", False),
        ("File:" + "é" * 125 + ".jpg", True),
        ("File:", False),
    ],
)
def test_legal_titles(title: str, legal: bool) -> None:
    """Titles that no wiki accepts are known beforehand; a bar would split a request for several titles."""
    assert is_legal_title(title) is legal


@pytest.mark.parametrize(
    ("title", "wiki", "url"),
    [
        ("File:Old mill.jpg", "commons.wikimedia.org", "https://commons.wikimedia.org/wiki/File:Old_mill.jpg"),
        (
            "File:Mill, after a storm, 2023-04-25 (01).jpg",
            "commons.wikimedia.org",
            "https://commons.wikimedia.org/wiki/File:Mill,_after_a_storm,_2023-04-25_(01).jpg",
        ),
        (
            'File:Café & "bar"?.jpg',
            "de.wikipedia.org",
            "https://de.wikipedia.org/wiki/File:Caf%C3%A9_%26_%22bar%22%3F.jpg",
        ),
        (
            "File:100% wool's.jpg",
            "commons.wikimedia.org",
            "https://commons.wikimedia.org/wiki/File:100%25_wool%27s.jpg",
        ),
        ("Q42", "wikidata.org", "https://www.wikidata.org/wiki/Q42"),
    ],
)
def test_page_address(title: str, wiki: str, url: str) -> None:
    """The address of a page is written as MediaWiki writes it: readable where it may be."""
    assert file_page_url(title, wiki) == url


@given(st.text())
def test_any_text(text: str) -> None:
    """Any text is answered; an answer is canonical: asking again gives the same."""
    title = canonical_title(text)
    if title is not None:
        assert title.startswith("File:")
        assert title == unicodedata.normalize("NFC", title)
        assert canonical_title(title) == title


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40))
def test_page_address_leads_back(name: str) -> None:
    """The address of a legal title is read as that title."""
    title = canonical_title(f"File:{name}.jpg")
    if title is not None and is_legal_title(title):
        address = parse_address(file_page_url(title))
        assert address is not None
        assert (address.kind, address.title, address.form) == ("file", title, "page")


@given(st.text(max_size=60))
def test_decoding_ends(text: str) -> None:
    """Decoding takes any text; what holds no percent sign stays."""
    if "%" not in text:
        assert decode(text) == text
    else:
        assert isinstance(decode(text), str)


@pytest.mark.shared
def test_every_recorded_name_is_known(shared: Path) -> None:
    """All names of the File namespace in 280 language editions are recognised."""
    data = json.loads((shared / "commons-api" / "file-namespaces.json").read_text(encoding="utf-8"))
    names = {name for language in data["languages"].values() for name in language["file"]} | set(
        data["prefixes_for_file"]
    )
    assert len(names) >= 285
    assert {name: canonical_title(f"{name}:old_mill.jpg") for name in names} == dict.fromkeys(
        names, "File:Old mill.jpg"
    )
