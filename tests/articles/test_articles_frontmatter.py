"""Which pictures and credits are found in YAML front matter, and where."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from licensecheck.articles import read_document
from licensecheck.model import Position, Problem, Span

Row = tuple[str | None, str | None, str | None]

BLOCKS: dict[str, tuple[str, list[Row]]] = {
    "image": ("image: /a.jpg", [("/a.jpg", None, None)]),
    "own credit": ("image: /a.jpg\nimage_credit: Jane", [("/a.jpg", "Jane", "front-matter")]),
    "plain credit": ("credit: Jane\nimage: /a.jpg", [("/a.jpg", "Jane", "front-matter")]),
    "camel case": ("coverImage: a.jpg\ncoverImageAttribution: 'Jane'", [("a.jpg", "Jane", "front-matter")]),
    "stem": ("hero_image: a.jpg\nhero-credit: Jane", [("a.jpg", "Jane", "front-matter")]),
    "caption that is a credit": ("cover: a.jpg\ncaption: 'Photo: J'", [("a.jpg", "Photo: J", "front-matter")]),
    "caption that is none": ("cover: a.jpg\ncaption: The harbor", [("a.jpg", None, None)]),
    "credit wins over caption": (
        "cover: a.jpg\ncaption: 'Photo: J'\ncredit: K",
        [("a.jpg", "K", "front-matter"), (None, "Photo: J", "alone")],
    ),
    "nested": ("image:\n  path: a.jpg\n  credit: Jane\n  alt: x", [("a.jpg", "Jane", "front-matter")]),
    "header": ("header:\n  image: a.jpg\n  caption: 'Photo: J'", [("a.jpg", "Photo: J", "front-matter")]),
    "list": (
        "gallery:\n  - url: a.jpg\n    credit: A\n  - url: b.jpg\n    credit: B",
        [("a.jpg", "A", "front-matter"), ("b.jpg", "B", "front-matter")],
    ),
    "same picture twice": ("image: a.jpg\nthumbnail: a.jpg", [("a.jpg", None, None)]),
    "two pictures": ("image: a.jpg\nthumbnail: b.jpg", [("a.jpg", None, None), ("b.jpg", None, None)]),
    "no address": ("image: true\nhero: Welcome\ncover:\nphoto: by me", []),
    "commented out": ("# image: a.jpg\n#credit: 'Photo: J'\ntitle: x", []),
    "credit without a known picture": ("teaserimage1: a.jpg\nattribution: 'Photo: J'", [(None, "Photo: J", "alone")]),
    "folded": ("image: a.jpg\ncredit: >-\n  Jane\n  Doe", [("a.jpg", "Jane Doe", "front-matter")]),
    "literal": ("image: a.jpg\ncredit: |\n  Jane\n  Doe", [("a.jpg", "Jane\nDoe", "front-matter")]),
    "escapes": ('image: a.jpg\ncredit: "J\\u00e4ne \\"X\\""', [("a.jpg", 'Jäne "X"', "front-matter")]),
    "doubled quotes": ("image: a.jpg\ncredit: 'J''s'", [("a.jpg", "J's", "front-matter")]),
    "astral": ("title: 😀\nimage: 😀.jpg\ncredit: 𝒳 Jane", [("😀.jpg", "𝒳 Jane", "front-matter")]),
    "flow": ("image: {src: a.jpg, credit: Jane}", [("a.jpg", "Jane", "front-matter")]),
    "spaces in the address": ("image: /my pictures/a b.jpg", [("/my pictures/a b.jpg", None, None)]),
}


@pytest.mark.parametrize(("block", "rows"), BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_pictures_and_credits_of_the_front_matter(reading: Any, block: str, rows: list[Row], ends: str) -> None:
    text = f"---\n{block}\n---\n\n![z](z.jpg)\n".replace("\n", ends)
    assert reading.rows("\ufeff" + text) == [*rows, ("![z](z.jpg)", None, None)]


def test_the_form_of_a_credit_is_seen(reading: Any) -> None:
    text = "---\ngallery:\n- {src: a.jpg, credit: '[J](x)'}\n- {src: b.jpg, credit: '<a href=x>J</a>'}\n- {src: c.jpg, credit: J}\n---\n"
    assert [u.credit.format for u in reading.document(text, "a.md").uses] == ["markdown", "html", "text"]


def test_every_character_of_an_escaped_scalar_maps_to_its_source(reading: Any) -> None:
    document = reading.document('---\nimage: a.jpg\ncredit: "J\\u00e4ne 😀\\\n   \\"X\\" & y"\n---\n', "a.md")
    credit = document.uses[0].credit
    assert credit.text == 'Jäne 😀"X" & y'
    sources = [document.text[credit.offsets.to_source(i)] for i in range(len(credit.text))]
    assert "".join(sources) == 'J\\ne 😀"X" & y'
    span = credit.offsets.span(Span(credit.text.index('"X"'), credit.text.index('"X"') + 3))
    assert document.text[span.start : span.end] == '"X\\"'


def test_language_is_read_without_a_yaml_parser(reading: Any) -> None:
    document = reading.document("---\nlang: pt_BR # Brazil\n---\n\n![a](a.jpg)\n", "a.md")
    assert (document.language, document.uses[0].language) == ("pt-BR", "pt-BR")


def test_a_broken_block_is_a_problem_with_its_place_and_the_body_is_read() -> None:
    document = read_document("a.md", "---\nimage: [a\nx: 1\n---\n\n![a](a.jpg)\n", is_credit=lambda t, f: False)
    assert [u.image for u in document.uses] == ["a.jpg"]
    reason = (("reason", "did not find expected ',' or ']'"),)
    assert document.problems == (Problem("a.md", "article.front-matter", reason, Position(3, 2, 3, 3, "x: 1")),)


def test_a_rule_at_the_start_is_no_front_matter(reading: Any) -> None:
    assert reading.rows("---\n\n![a](a.jpg)\n\nPhoto: J\n") == [("![a](a.jpg)", "Photo: J", "next-paragraph")]


def test_toml_front_matter_is_passed_over(reading: Any) -> None:
    assert reading.rows("+++\nimage = 'Photo: J'\n+++\n![a](a.jpg)\n") == [("![a](a.jpg)", None, None)]


@pytest.mark.parametrize(
    "block",
    [
        "image: " + "[" * 50_000,
        "image:\n" + "".join(" " * i + "a:\n" for i in range(1_000)),
        "a: &a [x]\nimage: [*a, *a]",
        "image: \x01",
    ],
    ids=["open brackets", "deep maps", "aliases", "control character"],
)
def test_hostile_blocks_neither_raise_nor_hide_the_body(block: str) -> None:
    document = read_document("a.md", f"---\n{block}\n---\n\n![a](a.jpg)\n", is_credit=lambda t, f: False)
    assert [u.image for u in document.uses] == ["a.jpg"]


@pytest.mark.parametrize(
    ("name", "text", "unwanted"),
    [
        ("a.md", "![a](a.jpg)\n\nPhoto: J\n", ("yaml", "html", "licensecheck.articles.html")),
        ("a.md", "---\ntitle: x\nlang: de\n---\n![a](a.jpg)\n", ("yaml",)),
        ("a.html", "<img src=a.jpg> Photo: J", ("yaml", "pyromark", "html.parser", "licensecheck.articles.markdown")),
        ("a.txt", "Photo: J", ("yaml", "pyromark", "html", "licensecheck.articles.tie")),
    ],
    ids=["markdown", "front matter without pictures", "html", "text"],
)
def test_only_what_a_document_needs_is_imported(name: str, text: str, unwanted: tuple[str, ...]) -> None:
    code = (
        "import sys; from licensecheck.articles import read_document;"
        f"assert read_document({name!r}, {text!r}, is_credit=lambda t, f: True).uses;"
        f"print([m for m in {unwanted!r} if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
