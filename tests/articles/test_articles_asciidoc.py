"""Which pictures and credits are found in AsciiDoc, and where."""

from __future__ import annotations

from typing import Any

import pytest

from licensecheck.articles import read_document
from licensecheck.model import Span

Row = tuple[str | None, str | None, str | None]

A, B = "image::a.jpg[]", "image::b.jpg[]"
E = "https://e.org/"

TIES: dict[str, tuple[str, list[Row]]] = {
    "no credit": (f"{A}\n\nThe harbor.\n", [(A, None, None)]),
    "title": (f".The harbor. Photo: J\n{A}\n", [(A, "The harbor. Photo: J", "caption")]),
    "title attribute": (
        'image::a.jpg[Boats,title="Photo: J, K"]\n',
        [('image::a.jpg[Boats,title="Photo: J, K"]', "Photo: J, K", "caption")],
    ),
    "title with a link in the attribute": (
        f'image::a.jpg[title="Photo: {E}[J]"]\n',
        [(f'image::a.jpg[title="Photo: {E}[J]"]', f"Photo: [J]({E})", "caption")],
    ),
    "title that is no credit": (f".The harbor\n{A}\n\nPhoto: J\n", [(A, "Photo: J", "next-paragraph")]),
    "title with attributes between": (f'.Photo: J\n[#fig,caption="Fig. "]\n{A}\n', [(A, "Photo: J", "caption")]),
    "title of a paragraph": (".Photo: J\nText\n", [(None, "Photo: J", "alone")]),
    "next paragraph": (f"{A}\n\nPhoto: J,\nCC\n", [(A, "Photo: J,\nCC", "next-paragraph")]),
    "next line": (f"{A}\nPhoto: J\n", [(A, "Photo: J", "next-paragraph")]),
    "paragraph before": (f"Photo: J\n\n{A}\n\nText\n", [(A, "Photo: J", "previous-paragraph")]),
    "two pictures": (
        f"{A}\n\nPhoto: A\n\n{B}\n\nPhoto: B\n",
        [(A, "Photo: A", "next-paragraph"), (B, "Photo: B", "next-paragraph")],
    ),
    "inline": ("Text image:a.jpg[] Photo: J\n", [("image:a.jpg[]", "Photo: J", "same-paragraph")]),
    "inline, title": (
        "image:a.jpg[title=Photo: J] Text\n",
        [("image:a.jpg[title=Photo: J]", "Photo: J", "title-attribute")],
    ),
    "alternative text": ("image::a.jpg[Photo: J]\n", [("image::a.jpg[Photo: J]", "Photo: J", "alt")]),
    "credit role": (f"{A}\n\n[.photo-credit]\nJane\n", [(A, "Jane", "marked")]),
    "caption role": (f"{A}\n\n[.caption]\nPhoto: J\n", [(A, "Photo: J", "caption")]),
    "section": ("== Photo: J\n", [(None, "Photo: J", "alone")]),
    "rule": (f"{A}\n\n'''\n\nPhoto: J\n", [(A, None, None), (None, "Photo: J", "alone")]),
    "blocks around": (f"====\n{A}\n\nPhoto: J\n====\n", [(A, "Photo: J", "next-paragraph")]),
    "quote": ("[quote, J]\n____\nPhoto: J\n____\n", [(None, "Photo: J", "alone")]),
    "list": ("* Photo: A\n** Photo: B\n. Photo: C\n", [(None, f"Photo: {k}", "alone") for k in "ABC"]),
    "list with a continuation": (f"* Boats\n+\n{A}\n+\nPhoto: J\n", [(A, "Photo: J", "next-paragraph")]),
    "description": (f"{A}\n\nPhoto:: Jane\n", [(A, "Photo:: Jane", "next-paragraph")]),
    "code": (f"----\n{A}\n\nPhoto: J\n----\n\n....\nPhoto: J\n....\n\n```md\nPhoto: J\n```\n", []),
    "unclosed code": (f"----\n{A}\n", []),
    "passed through": (
        "++++\n<figure><img src='a.jpg'><figcaption>Photo: J</figcaption></figure>\n++++\n",
        [("<img src='a.jpg'>", "Photo: J", "figcaption")],
    ),
    "comment": (f"{A}\n// Photo: J\n\nText\n", [(A, "Photo: J", "comment")]),
    "block of comment": (f"{A}\n\n////\nPhoto: J\nand K\n////\n", [(A, "Photo: J\nand K", "comment")]),
    "comment below a caption": (f".The harbor\n{A}\n// Photo: J\n", [(A, "Photo: J", "comment")]),
    "comment beside a visible credit": (f"{A}\n// Photo: X\n\nPhoto: J\n", [(A, "Photo: J", "next-paragraph")]),
    "comment in a paragraph": ("Photo: J\n// Text\n", [(None, "Photo: J", "alone")]),
    "include": (f"{A}\ninclude::credit.adoc[]\nPhoto: J\n", [(A, "Photo: J", "next-paragraph")]),
    "footnote": (
        f".The harbor footnote:[Photo: {E}[J]]\n{A}\n",
        [(A, f"Photo: [J]({E})", "caption")],
    ),
    "table, beside": ("|===\n|image:a.jpg[] |Photo: J\n|===\n", [("image:a.jpg[]", "Photo: J", "next-paragraph")]),
    "table, cells on lines": (
        f'[cols="1a,1"]\n|===\na|\n{A}\n| Photo: J\n\n| Text\n|===\n',
        [(A, "Photo: J", "next-paragraph")],
    ),
    "table, below": (
        "|===\n|image:a.jpg[]|image:b.jpg[]\n\n|©A\n|©B\n|===\n",
        [("image:a.jpg[]", "©A", "next-paragraph"), ("image:b.jpg[]", "©B", "next-paragraph")],
    ),
    "indented": (f"{A}\n\n  Photo: J\n", [(A, "Photo: J", "next-paragraph")]),
    "astral, right to left": (f".😀 Photo: רונית 𝒳\n{A}\n", [(A, "😀 Photo: רונית 𝒳", "caption")]),
}


@pytest.mark.parametrize(("text", "rows"), TIES.values(), ids=TIES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_pictures_and_their_credits(reading: Any, text: str, rows: list[Row], ends: str) -> None:
    assert reading.rows(text.replace("\n", ends), "a.adoc") == rows


@pytest.mark.parametrize(("text", "rows"), TIES.values(), ids=TIES)
def test_a_text_around_it_only_moves_places(reading: Any, text: str, rows: list[Row]) -> None:
    around = f"\ufeff= 𝒳\nJane <j@e.org>\n\nÜber.\n\n'''\n\n{text}\n"
    assert reading.rows(around, "a.adoc") == rows


INLINE: dict[str, tuple[str, str, str]] = {
    "link": (f"Photo: {E}[Jane D], CC", f"Photo: [Jane D]({E}), CC", "markdown"),
    "link in another window": (f"Photo: {E}[Jane^]", f"Photo: [Jane]({E})", "markdown"),
    "link with attributes": (f"Photo: {E}[Jane,window=_blank]", f"Photo: [Jane]({E})", "markdown"),
    "link with a comma": (f"Photo: {E}[Doe, Jane]", f"Photo: [Doe, Jane]({E})", "markdown"),
    "link in quotes": (f'Photo: {E}["Doe, Jane",role=x]', f"Photo: [Doe, Jane]({E})", "markdown"),
    "link without words": (f"Photo: {E}a[]", f"Photo: {E}a", "markdown"),
    "link macro": ("Photo: link:j.html[Jane]", "Photo: [Jane](j.html)", "markdown"),
    "link macro, passed": (f"Photo: link:++{E}a_b++[Jane]", f"Photo: [Jane]({E}a_b)", "markdown"),
    "address": (f"Photo: J, {E}a_b", f"Photo: J, {E}a_b", "markdown"),
    "address in brackets": (f"Photo: J <{E}>", f"Photo: J {E}", "markdown"),
    "attribute that is set later": (f"Photo: {{by}}[CC]\n\n:by: {E}", "Photo: {by}\\[CC\\]", "text"),
    "cross reference": ("Photo: <<j,Jane>>", "Photo: Jane", "markdown"),
    "emphasis": ("Photo: _Jane_ *Doe* `x`", "Photo: *Jane* **Doe** x", "markdown"),
    "emphasis around a link": (f"_Photo: {E}[J]_", f"*Photo: [J]({E})*", "markdown"),
    "signs that close nothing": ("Photo: X_y_(z)_.jpg, J*, K", "Photo: X_y\\_(z)\\_.jpg, J\\*, K", "markdown"),
    "role": ("Photo: [.x]#Jane#, CC", "Photo: Jane, CC", "markdown"),
    "unknown attribute": ("Photo: {x}", "Photo: {x}", "text"),
    "known to every document": ("Photo: J{nbsp}K{plus}", "Photo: J\xa0K+", "markdown"),
    "entity": ("Photo: J &amp; K", "Photo: J & K", "markdown"),
    "escape": ("Photo: \\*J\\*", "Photo: \\*J\\*", "markdown"),
    "broken line": ("Photo: J +\nCC", "Photo: J\nCC", "markdown"),
    "passed through": ("Photo: pass:[J] +++K+++", "Photo: J K", "markdown"),
    "underscores": ("Photo: a_b_c", "Photo: a_b_c", "markdown"),
}


@pytest.mark.parametrize(("text", "credit", "format"), INLINE.values(), ids=INLINE)
def test_links_and_escapes_are_written_as_markdown(reading: Any, text: str, credit: str, format: str) -> None:
    (use,) = reading.document(f"{A}\n\n{text}\n", "a.adoc").uses
    assert use.credit is not None
    assert (use.credit.text, use.credit.format) == (credit, format)


def test_each_part_of_a_credit_leads_to_its_place(reading: Any) -> None:
    document = reading.document(f":by: {E}by\n\n{A}\n\nPhoto: {E}j[Jane D^],\n_K_ &amp; {{by}}[CC]\n", "a.adoc")
    credit = document.uses[0].credit
    found = {}
    for part in ("Jane D", f"{E}j", f"[Jane D]({E}j)", "K", "&", "CC", f"[CC]({E}by)"):
        at = credit.text.index(part)
        span = credit.offsets.span(Span(at, at + len(part)))
        found[part] = document.text[span.start : span.end]
    assert found == {
        "Jane D": "Jane D", f"{E}j": f"{E}j", f"[Jane D]({E}j)": f"{E}j[Jane D^]", "K": "K", "&": "&amp;", "CC": "CC",
        f"[CC]({E}by)": "{by}[CC]",
    }  # fmt: skip


PICTURES: dict[str, tuple[str, str, str, tuple[str, ...], bool]] = {
    "parts by position": ("image::a.jpg[Boats, 300, 200]", "a.jpg", "Boats", (), False),
    "named parts": (f'image::a.jpg[alt="x, y",link={E}]', "a.jpg", "x, y", (E,), False),
    "folder of pictures": (":imagesdir: img/\n\nimage::a.jpg[]", "img/a.jpg", "", (), False),
    "folder in an attribute": (":d: x\n:imagesdir: {d}/y\n\nimage:a.jpg[]", "x/y/a.jpg", "", (), False),
    "no folder for addresses": (f":imagesdir: img\n\nimage::{E}a.jpg[]", f"{E}a.jpg", "", (), False),
    "attribute in the address": (f":h: {E}\n\nimage::{{h}}a.jpg[]", f"{E}a.jpg", "", (), False),
    "spaces": ("image::my picture.jpg[]", "my picture.jpg", "", (), False),
    "attributes above": (f"[#x,link={E},role=icon]\nimage::a.jpg[Boats]", "a.jpg", "Boats", (E,), True),
    "icon": ("image::a.jpg[,16]", "a.jpg", "", (), True),
    "icon by role": ("image:a.jpg[x,role=icon]", "a.jpg", "x", (), True),
}


@pytest.mark.parametrize(("text", "image", "alt", "links", "decorative"), PICTURES.values(), ids=PICTURES)
def test_what_a_picture_is(text: str, image: str, alt: str, links: tuple[str, ...], decorative: bool) -> None:
    (use,) = read_document("a.adoc", text.encode()).uses
    assert (use.image, use.alt, use.links, use.decorative) == (image, alt, links, decorative)


def test_the_language_that_the_document_states() -> None:
    document = read_document("a.adoc", f"= T\n:lang: de\n\n{A}\n".encode())
    assert (document.language, document.uses[0].language) == ("de", "de")


@pytest.mark.parametrize("text", ["= T\nJane\nv1, 2026-11-27\n", ":revdate: 2026-11-27\n", "= T\n:date: 2026-11-27\n"])
def test_the_date_that_the_document_states(text: str) -> None:
    assert read_document("a.adoc", f"{text}\n{A}\n".encode()).date == "2026-11-27"
