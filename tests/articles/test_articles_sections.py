"""Credits that are collected in a section: which picture each is for, and what is said where that is not told."""

from __future__ import annotations

from typing import Any

import pytest

from licensecheck.articles import read_document
from licensecheck.articles.guess import may_credit
from licensecheck.articles.section_words import HEADINGS, RARE
from licensecheck.articles.sections import is_credits_page, is_heading, is_plural
from licensecheck.model import Apart, Shared

TWO = "![The old bridge](bridge.jpg)\n\nText.\n\n![The mill at dawn](mill.jpg)\n\nText.\n\n"

TOLD = {
    "file names": "## Image credits\n\n- bridge.jpg: Photo: A\n- mill.jpg: Photo: B\n",
    "numbers in order": "## Bildnachweis\n\n1. Photo: A\n2. Photo: B\n",
    "written numbers": "## Crédits photos\n\nFig. 1: Photo: A\n\nFig. 2: Photo: B\n",
    "numbers in brackets": "# Credits\n\n[1] Photo: A\n\n[2] Photo: B\n",
    "alternative texts": "**Image credits:**\n\n- The old bridge, Photo: A\n- The mill at dawn, Photo: B\n",
    "sections within": "## Credits\n\n### One\n\nbridge.jpg, Photo: A\n\n### Two\n\nmill.jpg, Photo: B\n",
    "in another order": "## Image credits\n\n2. Photo: B\n1. Photo: A\n",
}


@pytest.mark.parametrize("text", TOLD.values(), ids=TOLD)
def test_an_entry_that_names_its_picture_credits_it(reading: Any, text: str) -> None:
    document = reading.document(TWO + text, "a.md")
    assert [(u.image, u.credit.why, u.credit.text[-1], u.apart) for u in document.uses] == [
        ("bridge.jpg", "elsewhere", "A", None),
        ("mill.jpg", "elsewhere", "B", None),
    ]


def test_numbers_are_those_of_the_captions_where_there_are_any(reading: Any) -> None:
    text = (
        "![a](a.jpg)\n\n*Figure 2: A bridge*\n\nText.\n\n![b](b.jpg)\n\n*Figure 1: A mill*\n\nText.\n\n"
        "## Image credits\n\nFigure 1: Photo: B\n\nFigure 2: Photo: A\n"
    )
    assert [(u.image, u.credit.text[-1]) for u in reading.document(text, "a.md").uses] == [
        ("a.jpg", "A"),
        ("b.jpg", "B"),
    ]


def test_a_credit_for_all_credits_all_that_have_none(reading: Any) -> None:
    text = TWO.replace("Text.", "Photo: own", 1) + "## Credits\n\nAll photos, Photo: A\n"
    document = reading.document(text, "a.md")
    assert [(u.image, u.credit.text, u.shared) for u in document.uses] == [
        ("bridge.jpg", "Photo: own", None),
        ("mill.jpg", "All photos, Photo: A", None),
    ]


def test_the_only_credit_is_that_of_the_only_picture(reading: Any) -> None:
    text = "![a](a.jpg)\n\nText.\n\n## Image credit\n\nPhoto: A\n"
    assert reading.rows(text) == [("![a](a.jpg)", "Photo: A", "elsewhere")]


NOT_TOLD = {
    "as many": ("## Image credits\n\nPhoto: A\n\nPhoto: B\n", Apart(2, ("bridge.jpg", "mill.jpg"), "Image credits")),
    "fewer": ("## Image credits\n\nPhoto: A\n", Apart(1, ("bridge.jpg", "mill.jpg"), "Image credits")),
    "in one line": ("Bildnachweis: Photo: A, B\n", Apart(1, ("bridge.jpg", "mill.jpg"), "Bildnachweis")),
    "one of two is told": ("## Credits\n\nmill.jpg, Photo: B\n\nPhoto: A\n", Apart(1, ("bridge.jpg",), "Credits")),
    "numbers twice": (
        "## Credits\n\nFig. 1: Photo: A\n\nFig. 1: Photo: B\n",
        Apart(2, ("bridge.jpg", "mill.jpg"), "Credits"),
    ),
}


@pytest.mark.parametrize(("text", "apart"), NOT_TOLD.values(), ids=NOT_TOLD)
def test_credits_that_do_not_say_whose_they_are(reading: Any, text: str, apart: Apart) -> None:
    uses = reading.document(TWO + text, "a.md").uses
    assert {u.apart for u in uses if u.image and u.credit is None} == {apart}
    assert {u.apart for u in uses if u.credit is not None} <= {None}


ELSEWHERE = {
    "another heading": TWO + "## Notes\n\nPhoto: A\n",
    "after the section": TWO + "## Image credits\n\nSee below.\n\n## Notes\n\nPhoto: A\n",
    "no credit in it": TWO + "## Image credits\n\nTo be done.\n",
}


@pytest.mark.parametrize("text", ELSEWHERE.values(), ids=ELSEWHERE)
def test_without_a_credit_in_a_section_nothing_is_apart(reading: Any, text: str) -> None:
    assert {u.apart for u in reading.document(text, "a.md").uses} == {None}


def test_sections_of_html_end_with_the_next_heading_of_their_level(reading: Any) -> None:
    html = (
        '<img src="a.jpg"><p>x</p><img src="b.jpg"><p>x</p><h2>Image credits</h2><h3>x</h3><p>Photo: A</p>'
        "<h2>Other</h2><p>Photo: B</p>"
    )
    uses = reading.document(html, "a.html").uses
    assert {u.apart for u in uses if u.image} == {Apart(1, ("a.jpg", "b.jpg"), "Image credits")}


def test_a_heading_of_credits_is_no_credit_itself() -> None:
    assert read_document("a.md", "**Image credits:**\n\nText.\n").uses == ()


LINKS = {
    "Markdown": ("a.md", "![a](a.jpg)\n\nSee the [credits](../credits.md#a).\n", "../credits.md#a"),
    "HTML": ("a.html", '<img src=a.jpg><p>x</p><a href="/bildnachweis/">Nachweis</a>', "/bildnachweis/"),
    "another page": ("a.md", "![a](a.jpg)\n\nSee the [about](about.md) page.\n", None),
    "credited": ("a.md", "![a](a.jpg)\n\nPhoto: J, CC BY 4.0\n\n[credits](credits.md)\n", None),
}


@pytest.mark.parametrize(("path", "text", "page"), LINKS.values(), ids=LINKS)
def test_a_link_to_a_page_of_credits_is_remembered(path: str, text: str, page: str | None) -> None:
    apart = [u.apart for u in read_document(path, text).uses if u.image]
    assert apart == [None if page is None else Apart(0, ("a.jpg",), "", page)]


@pytest.mark.parametrize("heading", HEADINGS)
def test_every_heading_of_the_table_is_one(heading: str) -> None:
    for shown in (heading, heading.upper(), f"**{heading}:**", f"<b>{heading}</b>", f"3.1 {heading}"):
        assert may_credit(shown) or any(word in shown.lower() for word in RARE)
        assert is_heading(shown) == shown.strip("*:").replace("<b>", "").replace("</b>", "")


@pytest.mark.parametrize("text", ["Image", "Credits roll after the show", "The image credits", "", "x" * 500])
def test_other_texts_are_no_heading(text: str) -> None:
    assert is_heading(text) == ""


PAGES = {
    "credits.md": True,
    "docs/Image-Credits.html": True,
    "bildnachweis/index.html": True,
    "credits-photos.html": True,
    "crédits_photos.md": True,
    "creditos-de-imagenes.md": True,
    "credit-cards.md": False,
    "index.md": False,
}


@pytest.mark.parametrize(("path", "page"), PAGES.items(), ids=PAGES)
def test_names_of_pages_of_credits(path: str, page: bool) -> None:
    assert is_credits_page(path) is page


PLURAL = {
    "Photos: A": True,
    "Fotos: A": True,
    "Photo: A": False,
    "Photographer: A": True,
    "Jane Doe, CC BY 4.0": True,
    "Foto: A": False,
    "Фото: А": True,
    "Alle Bilder: A": True,
    "Світлини: А": True,
    "Both by A": True,
    "所有图片：甲": True,
}


@pytest.mark.parametrize(("text", "plural"), PLURAL.items(), ids=PLURAL)
def test_a_credit_for_several_pictures_says_so(text: str, plural: bool) -> None:
    assert is_plural(text) is plural


def test_pictures_that_share_a_credit_know_of_each_other(reading: Any) -> None:
    document = reading.document("![a](a.jpg) ![b](b.jpg)\n\nPhotos: J\n\nText.\n\n![c](c.jpg)\n\nPhoto: K\n", "a.md")
    pair = ("a.jpg", "b.jpg")
    assert [u.shared for u in document.uses] == [Shared(pair, 0, True), Shared(pair, 1, True), None]
