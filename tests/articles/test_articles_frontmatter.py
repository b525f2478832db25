"""Which pictures and credits are found in YAML front matter, and where."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from licensecheck.articles import ReadOptions, read_document
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
    "author, license and source": (
        "image: a.jpg\nphoto_author: Jane\nphoto_license: CC BY 4.0\nphoto_url: https://x.org/wiki/File:A.jpg",
        [("a.jpg", "Author: Jane; License: CC BY 4.0; Source: https://x.org/wiki/File:A.jpg", "front-matter")],
    ),
    "parts in a map": (
        "cover:\n  image: a.jpg\n  license: CC BY\n  author: Jane",
        [("a.jpg", "Author: Jane; License: CC BY", "front-matter")],
    ),
    "credit and license": (
        "image: a.jpg\nimage_credit: Jane\nimage_license: CC BY",
        [("a.jpg", "Author: Jane; License: CC BY", "front-matter")],
    ),
    "license that the credit names": (
        "image: a.jpg\nimage_credit: Jane, CC BY\nimage_license: cc by",
        [("a.jpg", "Jane, CC BY", "front-matter")],
    ),
    "source alone": ("image: a.jpg\nimage_source: NASA", [("a.jpg", "Source: NASA", "front-matter")]),
    "name with a link": (
        "image: a.jpg\ncredit: Jane\ncredit_link: https://x.org",
        [("a.jpg", "Author: Jane (https://x.org)", "front-matter")],
    ),
    "link in front of its name": (
        "image: a.jpg\ncredit_link: https://x.org\ncredit: J & K",
        [("a.jpg", "Author: J & K (https://x.org)", "front-matter")],
    ),
    "line with a link": (
        "image: a.jpg\ncredit: 'Photo: Jane, CC BY'\ncredit_link: https://x.org",
        [("a.jpg", "Photo: Jane, CC BY; https://x.org", "front-matter")],
    ),
    "license that the credit does not name": (
        "image: a.jpg\nimage_credit: Jane, CC BY-SA\nimage_license: CC BY",
        [("a.jpg", "Jane, CC BY-SA; License: CC BY", "front-matter")],
    ),
    "author that is a whole credit": (
        "image: a.jpg\nphoto_author: Photo by Jane",
        [("a.jpg", "Photo by Jane", "front-matter")],
    ),
    "map as credit": (
        "image: a.jpg\nimage_credit: {name: Jane, url: 'https://x.org'}",
        [("a.jpg", "Author: Jane (https://x.org)", "front-matter")],
    ),
    "author and source of the article": (
        "author: Bob\nsource: https://b.org\nlicense: MIT\nimage: a.jpg",
        [("a.jpg", None, None)],
    ),
    "photographer": ("image: a.jpg\nphotographer: Jane", [("a.jpg", "Author: Jane", "front-matter")]),
    "author of a quote with a portrait": ("quotes:\n- {image: a.jpg, author: Bob}", [("a.jpg", None, None)]),
    "overlay with links": (
        'header:\n  overlay_image: a.jpg\n  caption: "Photo: [**J**](https://x.org)"',
        [("a.jpg", "Photo: [**J**](https://x.org)", "front-matter")],
    ),
    "row of features": (
        "feature_row:\n- image_path: a.jpg\n  url: /page/\n  credit: J",
        [("a.jpg", "J", "front-matter")],
    ),
    "small and large of one picture": ("gallery:\n- url: b.jpg\n  image_path: a.jpg", [("a.jpg", None, None)]),
    "resources": (
        "resources:\n- src: a.jpg\n  title: Boats\n  params: {byline: Jane, credit: CC BY}",
        [("a.jpg", "CC BY; Author: Jane", "front-matter")],
    ),
    "list of addresses": (
        "images: [a.jpg, b.jpg]\nimage_credit: J",
        [("a.jpg", "J", "front-matter"), ("b.jpg", "J", "front-matter")],
    ),
    "banner and open graph": (
        "banner: a.jpg\nbanner_credit: J\nog_image: b.jpg\nog_credit: K",
        [("a.jpg", "J", "front-matter"), ("b.jpg", "K", "front-matter")],
    ),
    "commented-out credit": ("image: a.jpg\n# image_credit: 'Photo: J'", [("a.jpg", None, None)]),
    "entities stay": ("image: a.jpg\ncredit: >-\n  J &amp;\n  K", [("a.jpg", "J &amp; K", "front-matter")]),
    "spaces in the address": ("image: /my pictures/a b.jpg", [("/my pictures/a b.jpg", None, None)]),
}


@pytest.mark.parametrize(("block", "rows"), BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_pictures_and_credits_of_the_front_matter(reading: Any, block: str, rows: list[Row], ends: str) -> None:
    text = f"---\n{block}\n---\n\n![z](z.jpg)\n".replace("\n", ends)
    assert reading.rows("\ufeff" + text) == [*rows, ("![z](z.jpg)", None, None)]


FORMS: dict[str, tuple[str, list[Row]]] = {
    "toml": (
        '+++\nimage = \'a.jpg\'\nimage_credit = "J\\u00e4ne \\"X\\""\n+++\n',
        [("a.jpg", 'Jäne "X"', "front-matter")],
    ),
    "toml, comment": ("+++\nimage = 'a.jpg' # x\n# image_credit = 'Photo: J'\n+++\n", [("a.jpg", None, None)]),
    "toml, table": ("+++\n[cover]\nimage = 'a.jpg'\ncredit = 'J'\n[x]\ny = 1\n+++\n", [("a.jpg", "J", "front-matter")]),
    "toml, tables": (
        "+++\n[[resources]]\nsrc = 'a.jpg'\n[resources.params]\ncredit = 'J'\n[[resources]]\nsrc = 'b.jpg'\n+++\n",
        [("a.jpg", "J", "front-matter"), ("b.jpg", None, None)],
    ),
    "toml, inline": ("+++\ncover = {src = 'a.jpg', credit = 'J'}\n+++\n", [("a.jpg", "J", "front-matter")]),
    "toml, dotted": ("+++\ncover.src = 'a.jpg'\ncover.credit = 'J'\n+++\n", [("a.jpg", "J", "front-matter")]),
    "toml, long": (
        '+++\nimage = "a.jpg"\ncredit = """\nPhoto: \\\n  J, "K" """\n+++\n',
        [("a.jpg", 'Photo: J, "K"', "front-matter")],
    ),
    "toml, long literal": ("+++\nimage = 'a.jpg'\ncredit = '''J's'''\n+++\n", [("a.jpg", "J's", "front-matter")]),
    "toml, list": (
        "+++\nimages = [\n  'a.jpg', # x\n  'b.jpg',\n]\n+++\n",
        [("a.jpg", None, None), ("b.jpg", None, None)],
    ),
    "json": (
        '{\n "image": "a.jpg",\n "imageCredit": "J\\u00e4ne \\ud83d\\ude00 \\"X\\""\n}\n',
        [("a.jpg", 'Jäne 😀 "X"', "front-matter")],
    ),
    "json, fenced": ('---json\n{"cover": {"src": "a.jpg", "credit": "J"}}\n---\n', [("a.jpg", "J", "front-matter")]),
    "json, semicolons": (';;;\n{"image": "a.jpg", "credit": "J"}\n;;;\n', [("a.jpg", "J", "front-matter")]),
    "json without braces": ('"image": "a.jpg",\n"credit": "J"\n;;;\n', [("a.jpg", "J", "front-matter")]),
    "toml, fenced": ("--- toml\nimage = 'a.jpg'\n---\n", [("a.jpg", None, None)]),
    "yaml, dots": ("---\nimage: a.jpg\n...\n", [("a.jpg", None, None)]),
    "a brace that starts a text": ("{x} is a set\n", []),
    "a shortcode that starts a text": ("{{< toc >}}\n", []),
    "an object with something behind": ('{"image": "a.jpg"} is JSON\n', []),
}


@pytest.mark.parametrize(("block", "rows"), FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_forms_of_front_matter(reading: Any, block: str, rows: list[Row], ends: str) -> None:
    text = f"{block}\n![z](z.jpg)\n".replace("\n", ends)
    assert reading.rows("\ufeff" + text) == [*rows, ("![z](z.jpg)", None, None)]


BROKEN: dict[str, tuple[str, str, str, Position]] = {
    "toml, text without quotes": (
        "+++\nimage = a.jpg\n+++\n",
        "TOML",
        "expected a value; a text needs quotation marks",
        Position(2, 9, 2, 10, "image = a.jpg"),
    ),
    "toml, open string": (
        "+++\nimage = 'a.jpg\n+++\n",
        "TOML",
        "this string is not closed",
        Position(2, 9, 2, 10, "image = 'a.jpg"),
    ),
    "toml, two values": (
        "+++\nimage = 1 2\n+++\n",
        "TOML",
        "expected the end of the line",
        Position(2, 10, 2, 11, "image = 1 2"),
    ),
    "json, comma": ('{\n"image": "a.jpg"\n"b": 1\n}\n', "JSON", "expected ',' or '}'", Position(3, 1, 3, 2, '"b": 1')),
    "json, no value": (
        '---json\n{"image": }\n---\n',
        "JSON",
        "expected a value",
        Position(2, 11, 2, 12, '{"image": }'),
    ),
}


@pytest.mark.parametrize(("block", "form", "reason", "place"), BROKEN.values(), ids=BROKEN)
def test_broken_toml_and_json_are_problems_with_their_place(
    block: str, form: str, reason: str, place: Position
) -> None:
    document = read_document("a.md", block + "\n![a](a.jpg)\n", is_credit=lambda t, f: False)
    assert [u.image for u in document.uses] == ["a.jpg"]
    assert document.problems == (Problem("a.md", "article.front-matter", (("form", form), ("reason", reason)), place),)


@pytest.mark.parametrize(
    ("name", "block", "date"),
    [
        ("a.md", "---\ndate: 2023-04-25\n---\n", "2023-04-25"),
        ("a.md", "+++\ndate = 2023-04-25T10:00:00Z\n+++\n", "2023-04-25"),
        ("a.md", '{"title": "x",\n  "publishDate": "2023/4/5 10:20"\n}\n', "2023-04-05"),
        ("a.md", "---\npublished: April 25, 2023\n---\n", "2023-04-25"),
        ("a.md", "---\npublished: true\n---\n", None),
        ("a.md", "---\nevent:\n  date: 2023-04-25\n---\n", None),
        ("_posts/2023-04-25-boats.md", "Text.\n", "2023-04-25"),
        ("_posts/2023-04-25-boats.md", "---\ndate: 2024-01-02\n---\n", "2024-01-02"),
        ("a.md", "Text.\n", None),
    ],
)
def test_the_date_is_that_of_the_front_matter_or_of_the_name(name: str, block: str, date: str | None) -> None:
    assert read_document(name, block, is_credit=lambda t, f: False).date == date


def test_keys_of_the_settings_name_pictures_and_credits(reading: Any) -> None:
    options = ReadOptions(image_keys=("bild_datei",), credit_keys=("bildnachweis",))
    text = "---\nbildDatei: a.jpg\nBildnachweis: Jane\n---\n"
    document = read_document("a.md", text, is_credit=lambda t, f: False, options=options)
    assert [(u.image, u.credit and u.credit.text) for u in document.uses] == [("a.jpg", "Jane")]


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
    reason = (
        ("form", "YAML"),
        ("reason", "did not find expected ',' or ']'"),
    )
    assert document.problems == (Problem("a.md", "article.front-matter", reason, Position(3, 2, 3, 3, "x: 1")),)


def test_a_rule_at_the_start_is_no_front_matter(reading: Any) -> None:
    assert reading.rows("---\n\n![a](a.jpg)\n\nPhoto: J\n") == [("![a](a.jpg)", "Photo: J", "next-paragraph")]


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
        ("a.md", "![a](a.jpg)\n\nPhoto: J\n", ("yaml", "html", "licensecheck.articles.html.reader")),
        ("a.md", "---\ntitle: x\nlang: de\n---\n![a](a.jpg)\n", ("yaml",)),
        (
            "a.html",
            "<img src=a.jpg> Photo: J",
            ("yaml", "pyromark", "html.parser", "licensecheck.articles.markdown.reader"),
        ),
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
