"""Which pictures and credits are found in Markdown, and where."""

from __future__ import annotations

from typing import Any

import pytest

from licensecheck.articles import read_document
from licensecheck.model import Position, Span

A, B = "![a](a.jpg)", "![b](b.jpg)"
CREDIT = "*Photo: Jane, [CC BY 4.0](https://x.org/)*"

Row = tuple[str | None, str | None, str | None]

TIES: dict[str, tuple[str, list[Row]]] = {
    "no credit": (f"{A}\n\nThe harbor.\n", [(A, None, None)]),
    "paragraph after": (f"{A}\n\n{CREDIT}\n", [(A, CREDIT, "next-paragraph")]),
    "same paragraph, next line": (f"{A}\n{CREDIT}\n", [(A, CREDIT, "same-paragraph")]),
    "same paragraph, hard break": (f"{A}  \n{CREDIT}\n", [(A, CREDIT, "same-paragraph")]),
    "same paragraph, backslash break": (f"{A}\\\n{CREDIT}\n", [(A, CREDIT, "same-paragraph")]),
    "same paragraph, br": (f"{A}<br>{CREDIT}\n", [(A, CREDIT, "same-paragraph")]),
    "same paragraph, in front": (f"Photo: Jane {A}\n", [(A, "Photo: Jane", "same-paragraph")]),
    "small": (f"{A}\n<small>Photo: Jane</small>\n", [(A, "<small>Photo: Jane</small>", "same-paragraph")]),
    "each its own": (
        f"{A} Photo: A\n{B} Photo: B\n",
        [(A, "Photo: A", "same-paragraph"), (B, "Photo: B", "same-paragraph")],
    ),
    "two share one": (
        f"{A} {B}\n*Photos: X*\n",
        [(A, "*Photos: X*", "same-paragraph"), (B, "*Photos: X*", "same-paragraph")],
    ),
    "two share the next": (
        f"{A}\n{B}\n\n*Photos: X*\n",
        [(A, "*Photos: X*", "next-paragraph"), (B, "*Photos: X*", "next-paragraph")],
    ),
    "paragraph before": (f"{CREDIT}\n\n{A}\n\nText.\n", [(A, CREDIT, "previous-paragraph")]),
    "after wins over before": (
        f"Foto: X\n\n{A}\n\n{CREDIT}\n",
        [(None, "Foto: X", "alone"), (A, CREDIT, "next-paragraph")],
    ),
    "no credit is used twice": (
        f"{A}\n\n{CREDIT}\n\n{B}\n\nText.\n",
        [(A, CREDIT, "next-paragraph"), (B, None, None)],
    ),
    "credits in front of each": (
        f"Foto: A\n\n{A}\n\nFoto: B\n\n{B}\n\nText.\n",
        [(A, "Foto: A", "previous-paragraph"), (B, "Foto: B", "previous-paragraph")],
    ),
    "caption between": (
        f"{A}\n\n*The harbor at dawn*\n\n{CREDIT}\n",
        [(A, CREDIT, "next-paragraph")],
    ),
    "prose between": (f"{A}\n\nThe harbor at dawn.\n\nPhoto: J\n", [(A, None, None), (None, "Photo: J", "alone")]),
    "rule between": (f"{A}\n\n---\n\nPhoto: J\n", [(A, None, None), (None, "Photo: J", "alone")]),
    "alone": ("Text.\n\nPhoto: J, CC BY 4.0\n", [(None, "Photo: J, CC BY 4.0", "alone")]),
    "heading": ("###### Photo: J\n", [(None, "Photo: J", "alone")]),
    "block quote": (
        f"> {A}\n> *Photo: J,\n> CC BY*\n",
        [(A, "*Photo: J,\nCC BY*", "same-paragraph")],
    ),
    "block quote below": (f"{A}\n\n> Photo: J,\n> CC BY\n", [(A, "Photo: J,\nCC BY", "next-paragraph")]),
    "quote in quote": (f"> > {A}\n> > Photo: J,\n> > CC BY\n", [(A, "Photo: J,\nCC BY", "same-paragraph")]),
    "list item": (f"- one\n- {A}\n  Photo: J\n", [(A, "Photo: J", "same-paragraph")]),
    "nested list": (
        f"1. one\n   - {A}\n\n     Photo: J,\n     CC BY\n",
        [(A, "Photo: J,\n     CC BY", "next-paragraph")],
    ),
    "list of credits": ("- Photo: A\n- text\n- Photo: B\n", [(None, "Photo: A", "alone"), (None, "Photo: B", "alone")]),
    "fields in list items": (
        "- Photo: A\n- License: CC BY\n- Source: x\n- Photo: B\n- Lizenz: CC BY\n- Lizenz: CC BY\n",
        [
            (None, "Photo: A\n- License: CC BY\n- Source: x", "alone"),
            (None, "Photo: B\n- Lizenz: CC BY", "alone"),
            (None, "Lizenz: CC BY", "alone"),
        ],
    ),
    "address of the file in a paragraph of its own": (
        f"{A}\n\nPhoto: J\n\n<https://commons.wikimedia.org/wiki/File:X.jpg>\n",
        [(A, "Photo: J\n\n<https://commons.wikimedia.org/wiki/File:X.jpg>", "next-paragraph")],
    ),
    "license of the page in a paragraph of its own": (
        f"{A}\n\nPhoto: J\n\nLicense: CC BY\n",
        [(A, "Photo: J", "next-paragraph"), (None, "License: CC BY", "alone")],
    ),
    "list at the end that names the files": (
        "![a](img/Boat_1.jpg)\n\nText.\n\n![b](/oat_1.jpg)\n\nText.\n\n- `Boat 1.jpg`: Photo: J\n",
        [("![a](img/Boat_1.jpg)", "`Boat 1.jpg`: Photo: J", "elsewhere"), ("![b](/oat_1.jpg)", None, None)],
    ),
    "list at the end that links the file page": (
        "![a](https://upload.wikimedia.org/wikipedia/commons/thumb/7/7a/Mill%2C_old.jpg/960px-Mill%2C_old.jpg)\n\nText.\n\n"
        "- Photo: [J](https://commons.wikimedia.org/wiki/File:Mill,_old.jpg)\n",
        [
            (
                "![a](https://upload.wikimedia.org/wikipedia/commons/thumb/7/7a/Mill%2C_old.jpg/960px-Mill%2C_old.jpg)",
                "Photo: [J](https://commons.wikimedia.org/wiki/File:Mill,_old.jpg)",
                "elsewhere",
            )
        ],
    ),
    "table, cell": ("|x|y|\n|-|-|\n|![a](a.jpg) Photo: A|z|\n", [(A, "Photo: A", "same-paragraph")]),
    "table, beside": ("|x|y|\n|-|-|\n|![a](a.jpg)|Photo: A|\n", [(A, "Photo: A", "next-paragraph")]),
    "table, below": (
        "|![a](a.jpg)|![b](b.jpg)|\n|-|-|\n|Photo: A|Photo: B|\n",
        [(A, "Photo: A", "next-paragraph"), (B, "Photo: B", "next-paragraph")],
    ),
    "title": ('![a](a.jpg "Photo: J")\n', [('![a](a.jpg "Photo: J")', "Photo: J", "title-attribute")]),
    "title with escapes": (
        '![a](a.jpg "Photo: \\"J\\" &amp; K")',
        [('![a](a.jpg "Photo: \\"J\\" &amp; K")', 'Photo: "J" & K', "title-attribute")],
    ),
    "title in brackets": ("![a](a.jpg (Photo: J))", [("![a](a.jpg (Photo: J))", "Photo: J", "title-attribute")]),
    "title that is none": ('![a](a.jpg "Harbor")', [('![a](a.jpg "Harbor")', None, None)]),
    "a visible credit wins over a title": (
        '![a](a.jpg "Photo: T")\n\nPhoto: V\n',
        [('![a](a.jpg "Photo: T")', "Photo: V", "next-paragraph")],
    ),
    "title of the link": (
        '[![a](a.jpg)](f "Photo: J")',
        [(A, "Photo: J", "title-attribute")],
    ),
    "alternative text": ("![Photo: J](a.jpg)", [("![Photo: J](a.jpg)", "Photo: J", "alt")]),
    "reference": ("![a][r]\n\nText.\n\n[r]: a.jpg 'Photo: J'\n", [("![a][r]", "Photo: J", "title-attribute")]),
    "reference, collapsed": ("![r][]\n\n[R]: a.jpg\n", [("![r][]", None, None)]),
    "attributes behind": ("![a](a.jpg){width=50%} Photo: J", [(A, "Photo: J", "same-paragraph")]),
    "figure": (
        "<figure>\n<img src='a.jpg'>\n<figcaption>Photo: <b>J</b> &amp; K</figcaption>\n</figure>\n",
        [("<img src='a.jpg'>", "Photo: <b>J</b> &amp; K", "figcaption")],
    ),
    "figure around Markdown": (
        f"<figure>\n\n{A}\n\nText.\n\n<figcaption>Photo: J</figcaption>\n</figure>\n",
        [(A, "Photo: J", "figcaption")],
    ),
    "Markdown in a figure": (
        f"<figure markdown>\n    {A}{{ width=300 }}\n    <figcaption>Photo: J</figcaption>\n</figure>\n",
        [(A, "Photo: J", "figcaption")],
    ),
    "Markdown in a figure that does not ask for it": (f"<figure>\n{A}\n</figure>\n", []),
    "inline img": ("Text <img src=a.jpg> Photo: J\n", [("<img src=a.jpg>", "Photo: J", "same-paragraph")]),
    "html paragraph after": (f'{A}\n\n<p class="x">Photo: J</p>\n', [(A, "Photo: J", "next-paragraph")]),
    "html credit class": (f'{A}\n\n<p class="photo-credit">Jane</p>\n', [(A, "Jane", "marked")]),
    "fenced code": (f"```\n{A}\nPhoto: J\n```\n", []),
    "indented code": (f"    {A}\n    Photo: J\n", []),
    "code span": (f"`{A}` x\n", []),
    "comment": (f"<!-- {A} <img src=x.jpg> Photo: J -->\n", []),
    "inline comment": ("Text <!-- <img src=x.jpg> Photo: J --> more\n", []),
    "script": ("<script>\nlet a = '<img src=a.jpg> Photo: J'\n</script>\n", []),
    "footnote": (f"{A}\n\nx[^1]\n\n[^1]: Photo: J\n", [(A, None, None), (None, "Photo: J", "alone")]),
    "emoji before": (f"😀 é {A}\n\n😀 Photo: J 𝒳\n", [(A, "😀 Photo: J 𝒳", "next-paragraph")]),
    "right to left": (
        "![צילום](א.jpg)\n\n© רונית, CC BY 4.0\n",
        [("![צילום](א.jpg)", "© רונית, CC BY 4.0", "next-paragraph")],
    ),
    "text in the link of the picture": ("[![a](a.jpg) Photo: J](f) and K\n", [(A, "Photo: J and K", "same-paragraph")]),
    "text in front in the link": ("[Photo: *J* ![a](a.jpg)](f)\n", [(A, "Photo: *J*", "same-paragraph")]),
    "comment inside a credit": (f"{A}\n\nPhoto: J<!-- CC BY -->, K\n", [(A, "Photo: J, K", "next-paragraph")]),
}


@pytest.mark.parametrize(("text", "rows"), TIES.values(), ids=TIES)
def test_pictures_and_their_credits(reading: Any, text: str, rows: list[Row]) -> None:
    assert reading.rows(text) == rows


@pytest.mark.parametrize(("text", "rows"), TIES.values(), ids=TIES)
def test_crlf_and_a_byte_order_mark_change_nothing_but_line_breaks(reading: Any, text: str, rows: list[Row]) -> None:
    crlf = [tuple(x and x.replace("\n", "\r\n") for x in row) for row in rows]
    assert reading.rows("\ufeff" + text.replace("\n", "\r\n")) == crlf


@pytest.mark.parametrize(("text", "rows"), TIES.values(), ids=TIES)
def test_what_stands_in_front_only_moves_places(reading: Any, text: str, rows: list[Row]) -> None:
    assert reading.rows("Straße 🚋 heute.\n\n---\n\n" + text) == rows


def test_links_around_a_picture_are_named_inner_first(reading: Any) -> None:
    text = '<a href="outer&amp;1">[![a](a.jpg)](inner)</a> [![b](<b c.jpg>)][r] ![d](d.jpg)\n\n[r]: ref\n'
    uses = reading.document(text, "a.md").uses
    assert [(u.image, u.links) for u in uses] == [
        ("a.jpg", ("inner", "outer&1")),
        ("b c.jpg", ("ref",)),
        ("d.jpg", ()),
    ]


def test_addresses_and_alternative_texts_are_decoded(reading: Any) -> None:
    (use,) = reading.document("![a *b* `c` &amp; \\[d](x&amp;y.jpg)", "a.md").uses
    assert (use.image, use.alt) == ("x&y.jpg", "a b c & [d")


def test_badges_and_license_buttons_are_decorative(reading: Any) -> None:
    text = "![build](https://img.shields.io/x.svg) ![cc](https://licensebuttons.net/l/by/4.0/88x31.png) ![a](a.jpg)"
    assert [u.decorative for u in reading.document(text, "a.md").uses] == [True, True, False]


def test_positions_of_a_credit_in_a_block_quote_are_those_of_the_source() -> None:
    text = "> 😀\n>\n> Photo: J,\n> CC BY 4.0\n"
    document = read_document("a.md", text, is_credit=lambda t, f: "Photo" in t)
    credit = document.uses[0].credit
    assert credit is not None
    at = credit.text.index("CC BY")
    span = credit.offsets.span(Span(at, at + 5))
    assert document.text[span.start : span.end] == "CC BY"
    assert document.lines.position(span) == Position(4, 3, 4, 8, "> CC BY 4.0")


def test_every_character_of_a_decoded_title_maps_to_its_source() -> None:
    text = '![a](a.jpg "Photo: \\"J\\" &amp; &#75; 😀 L")'
    credit = read_document("a.md", text, is_credit=lambda t, f: True).uses[0].credit
    assert credit is not None
    assert credit.text == 'Photo: "J" & K 😀 L'
    sources = [text[credit.offsets.to_source(i)] for i in range(len(credit.text))]
    assert [(c, s) for c, s in zip(credit.text, sources, strict=True) if c != s] == [("K", "&")]


def test_the_parser_is_not_asked_about_prose_without_a_word_of_credits() -> None:
    asked: list[str] = []

    def ask(text: str, format: str) -> bool:
        asked.append(text)
        return False

    read_document("a.md", "The harbor.\n\nNo boat.\n\nA photo.\n", is_credit=ask)
    assert asked == ["A photo."]
