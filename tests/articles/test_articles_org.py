"""Which pictures and credits are found in Org mode, and where."""

from __future__ import annotations

from typing import Any

import pytest

from licensecheck.articles import read_document
from licensecheck.model import Span

Row = tuple[str | None, str | None, str | None]

A, B = "[[file:a.jpg]]", "[[./b.png]]"
E = "https://e.org/"

TIES: dict[str, tuple[str, list[Row]]] = {
    "no credit": (f"{A}\n\nThe harbor.\n", [(A, None, None)]),
    "caption": (f"#+CAPTION: The harbor. Photo: J\n#+NAME: x\n{A}\n", [(A, "The harbor. Photo: J", "caption")]),
    "short caption": (f"#+CAPTION[Boats]: Photo: J\n{A}\n", [(A, "Photo: J", "caption")]),
    "caption that is no credit": (f"#+CAPTION: Boats\n{A}\n\nPhoto: J\n", [(A, "Photo: J", "next-paragraph")]),
    "caption of a table": ("#+CAPTION: Photo: J\n| a | b |\n", [(None, "Photo: J", "alone")]),
    "next paragraph": (f"{A}\n\nPhoto: J,\nCC\n", [(A, "Photo: J,\nCC", "next-paragraph")]),
    "same paragraph": (f"{A}\nPhoto: J\n", [(A, "Photo: J", "same-paragraph")]),
    "paragraph before": (f"Photo: J\n\n{A}\n\nText\n", [(A, "Photo: J", "previous-paragraph")]),
    "title": (f"#+ATTR_HTML: :title Photo: J :width 300\n{A}\n", [(A, "Photo: J", "title-attribute")]),
    "alternative text": (f'#+ATTR_HTML: :alt "Photo: J"\n{A}\n', [(A, "Photo: J", "alt")]),
    "heading": ("* Photo: J\n", [(None, "Photo: J", "alone")]),
    "items": ("- Photo: A\n- [X] Photo: B\n1. Photo: C\n", [(None, f"Photo: {k}", "alone") for k in "ABC"]),
    "rule": (f"{A}\n\n-----\n\nPhoto: J\n", [(A, None, None), (None, "Photo: J", "alone")]),
    "table, beside": (f"| {A} | Photo: J |\n|---+---|\n", [(A, "Photo: J", "next-paragraph")]),
    "table, below": (f"| {A} | {B} |\n| ©A | ©B |\n", [(A, "©A", "next-paragraph"), (B, "©B", "next-paragraph")]),
    "quote": (f"#+begin_center\n{A}\n#+end_center\n\nPhoto: J\n", [(A, "Photo: J", "next-paragraph")]),
    "code": (f"#+BEGIN_SRC org\n{A}\nPhoto: J\n#+END_SRC\n", []),
    "drawer": (":PROPERTIES:\n:x: Photo: J\n:END:\n", []),
    "HTML": (
        "#+begin_export html\n<figure><img src=a><figcaption>Photo: J</figcaption></figure>\n#+end_export\n",
        [("<img src=a>", "Photo: J", "figcaption")],
    ),
    "comment": (f"{A}\n# Photo: J\n\nText\n", [(A, "Photo: J", "comment")]),
    "block of comment": (f"{A}\n\n#+begin_comment\nPhoto: J\n#+end_comment\n", [(A, "Photo: J", "comment")]),
    "linked picture": (f"[[{E}][file:a.jpg]]\n\nPhoto: J\n", [(f"[[{E}][file:a.jpg]]", "Photo: J", "next-paragraph")]),
    "astral, right to left": (f"#+CAPTION: 😀 Photo: רונית 𝒳\n{A}\n", [(A, "😀 Photo: רונית 𝒳", "caption")]),
}


@pytest.mark.parametrize(("text", "rows"), TIES.values(), ids=TIES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_pictures_and_their_credits(reading: Any, text: str, rows: list[Row], ends: str) -> None:
    assert reading.rows(text.replace("\n", ends), "a.org") == rows


@pytest.mark.parametrize(("text", "rows"), TIES.values(), ids=TIES)
def test_a_text_around_it_only_moves_places(reading: Any, text: str, rows: list[Row]) -> None:
    assert reading.rows(f"\ufeff#+TITLE: 𝒳\n\nÜber.\n\n-----\n\n{text}\n\n-----\n\nEnd\n", "a.org") == rows


INLINE: dict[str, tuple[str, str, str]] = {
    "link": (f"Photo: [[{E}][Jane D]], CC", f"Photo: [Jane D]({E}), CC", "markdown"),
    "link without words": (f"Photo: [[{E}]]", f"Photo: {E}", "markdown"),
    "address": (f"Photo: J, {E}a_b, <{E}c>", f"Photo: J, {E}a_b, {E}c", "markdown"),
    "place in the document": ("Photo: [[*Jane][J]]", "Photo: J", "markdown"),
    "abbreviation": ("Photo: [[commons:Jane][J]]", "Photo: J", "text"),
    "emphasis": ("Photo: /Jane/ *Doe* =x=", "Photo: *Jane* **Doe** x", "markdown"),
    "signs that close nothing": ("Photo: X_y_(z), “J”/K, a/b, L*", "Photo: X_y\\_(z), “J”/K, a/b, L\\*", "markdown"),
    "signs of Markdown": ("Photo: J [x] a_b", "Photo: J \\[x\\] a_b", "markdown"),
}


@pytest.mark.parametrize(("text", "credit", "format"), INLINE.values(), ids=INLINE)
def test_links_are_written_as_markdown(reading: Any, text: str, credit: str, format: str) -> None:
    (use,) = reading.document(f"{A}\n\n{text}\n", "a.org").uses
    assert use.credit is not None
    assert (use.credit.text, use.credit.format) == (credit, format)


def test_each_part_of_a_credit_leads_to_its_place(reading: Any) -> None:
    document = reading.document(f"{A}\n\nPhoto: [[{E}j][Jane D]], /K/\n", "a.org")
    credit = document.uses[0].credit
    found = {}
    for part in ("Jane D", f"{E}j", f"[Jane D]({E}j)", "K"):
        at = credit.text.index(part)
        span = credit.offsets.span(Span(at, at + len(part)))
        found[part] = document.text[span.start : span.end]
    assert found == {"Jane D": "Jane D", f"{E}j": f"{E}j", f"[Jane D]({E}j)": f"[[{E}j][Jane D]]", "K": "K"}


PICTURES: dict[str, tuple[str, str, str, tuple[str, ...], bool]] = {
    "file": ("[[file:img/a b.jpg]]", "img/a b.jpg", "", (), False),
    "address": (f"[[{E}a.jpg]]", f"{E}a.jpg", "", (), False),
    "options": (f"#+ATTR_HTML: :alt Boats: two :width 300px\n{A}", "a.jpg", "Boats: two", (), False),
    "icon": (f"#+ATTR_HTML: :width 16\n{A}", "a.jpg", "", (), True),
    "linked": (f"[[{E}f][file:a.jpg]]", "a.jpg", "", (f"{E}f",), False),
}


@pytest.mark.parametrize(("text", "image", "alt", "links", "decorative"), PICTURES.values(), ids=PICTURES)
def test_what_a_picture_is(text: str, image: str, alt: str, links: tuple[str, ...], decorative: bool) -> None:
    (use,) = read_document("a.org", text.encode()).uses
    assert (use.image, use.alt, use.links, use.decorative) == (image, alt, links, decorative)


def test_the_language_and_date_that_the_document_states() -> None:
    document = read_document("a.org", f"#+LANGUAGE: de\n#+DATE: <2026-11-27 Fri>\n\n{A}\n".encode())
    assert (document.language, document.date) == ("de", "2026-11-27")
