"""Components, imports, exports and comments of MDX: which pictures and credits they give, and where."""

from __future__ import annotations

from typing import Any

import pytest

from licensecheck.articles import read_document
from licensecheck.model import Position, Problem

Row = tuple[str | None, str | None, str | None]

A = "![a](a.jpg)"


def own(text: str, credit: str | None, why: str | None) -> tuple[str, list[Row]]:
    """One element that is a picture with its credit."""
    return text + "\n", [(text, credit, why)]


COMPONENTS: dict[str, tuple[str, list[Row]]] = {
    "no credit": own('<Figure src="a.jpg" />', None, None),
    "credit": own('<Figure src="a.jpg" credit="Jane" />', "Jane", "parameter"),
    "single quotes": own("<Figure src='a.jpg' credit='Jane' />", "Jane", "parameter"),
    "entities": own('<Figure src="a.jpg" credit="Jane &amp; Ben" />', "Jane & Ben", "parameter"),
    "braces": own("<Figure src={'a.jpg'} credit={\"J\\u00e4ne\"} />", "Jäne", "parameter"),
    "template literal": own("<Figure src='a.jpg' credit={`Jane\nDoe`} />", "Jane\nDoe", "parameter"),
    "brace in a string": own('<Figure src="a.jpg" credit={"Jane :-}"} />', "Jane :-}", "parameter"),
    "caption": own('<Figure src="a.jpg" caption="Photo: J" />', "Photo: J", "parameter"),
    "fragment": own(
        '<Figure src="a.jpg" attribution={<>Photo: <a href="x">Jane\'s</a></>} />',
        'Photo: <a href="x">Jane\'s</a>',
        "parameter",
    ),
    "element": own('<Figure src="a.jpg" credit={<a href="x">Jane</a>} />', '<a href="x">Jane</a>', "parameter"),
    "camel case": own(
        '<Image imageUrl="/a.jpg" photoCredit="Jane" creditUrl="https://x.org" />',
        "Author: Jane (https://x.org)",
        "parameter",
    ),
    "parts": own(
        '<Photo src="a.jpg" photographer="Jane" license="CC BY" sourceUrl="https://x.org/p" />',
        "Author: Jane; License: CC BY; Source: https://x.org/p",
        "parameter",
    ),
    "member": own('<Layout.Image src="a.jpg" credit="Jane" />', "Jane", "parameter"),
    "several lines": own('<Figure\n  src="a.jpg"\n  credit="Jane"\n/>', "Jane", "parameter"),
    "spread and switches": own('<Figure {...props} priority src="a.jpg" credit="Jane" />', "Jane", "parameter"),
    "picture with expressions": own(
        "<img src={'a.jpg'} style={{width: 20}} title={`Photo: J`} />", "Photo: J", "title-attribute"
    ),
    "class of JSX": (
        '<img src="a.jpg" />\n<p className="photo-credit">Jane</p>\n',
        [('<img src="a.jpg" />', "Jane", "marked")],
    ),
    "line below": ('<Image src="a.jpg" />\n*Photo: J*\n', [('<Image src="a.jpg" />', "*Photo: J*", "same-paragraph")]),
    "children": ('<Figure src="a.jpg">\n\nPhoto: J\n\n</Figure>\n', [('<Figure src="a.jpg">', "Photo: J", "caption")]),
    "around a picture": (f'<Figure credit="Jane">\n\n{A}\n\n</Figure>\n', [(A, "Jane", "parameter")]),
    "around an element": (
        '<Credited credit="Jane"><img src="a.jpg" /></Credited>\n',
        [('<img src="a.jpg" />', "Jane", "parameter")],
    ),
    "in a figure": (
        '<figure>\n  <Image src="a.jpg" />\n  <figcaption>Photo: J</figcaption>\n</figure>\n',
        [('<Image src="a.jpg" />', "Photo: J", "figcaption")],
    ),
    "between": (f"<Tabs>\n<TabItem>\n\n{A}\n\nPhoto: J\n\n</TabItem>\n</Tabs>\n", [(A, "Photo: J", "next-paragraph")]),
    "card of another article": own('<BlogCard image="/a.jpg" author="Bob" source="/b" />', None, None),
    "card with a credit": own('<BlogCard image="/a.jpg" author="Bob" imageCredit="Jane" />', "Jane", "parameter"),
    "provider of a service": own('<NuxtImg src="a.jpg" provider="ipx" />', None, None),
    "no picture": ('<Video src="a.mp4" />\n\n<Card href="/a" />\n\n<Chart data={[1, 2]} />\n', []),
    "in a fence": ('```jsx\n<Figure src="a.jpg" credit="Jane" />\n```\n', []),
    "in a code span": ('`<Figure src="a.jpg" />`\n', []),
    "comment": (f"{{/* Photo: J */}}\n{A}\n", [(A, "Photo: J", "comment")]),
    "comment behind": (f"{A}\n\n{{/*\n  Photo: J\n*/}}\n", [(A, "Photo: J", "comment")]),
    "commented-out picture": ('{/* <Image src="a.jpg" /> Photo: J */}\n\n![b](b.jpg)\n', [("![b](b.jpg)", None, None)]),
}

MODULES: dict[str, tuple[str, list[Row]]] = {
    "imported picture": (
        "import boat from './boat.jpg'\n\n<Image src={boat} credit=\"Jane\" />\n",
        [('<Image src={boat} credit="Jane" />', "Jane", "parameter")],
    ),
    "object": (
        'export const meta = {\n  image: "og.jpg",\n  imageCredit: `Jane`,\n}\n\nText.\n',
        [("og.jpg", "Jane", "front-matter")],
    ),
    "typed": ("export const meta: Meta = {image: 'og.jpg'}\n", [("og.jpg", None, None)]),
    "object behind imports": ("import a from 'a'\nexport const meta = {image: 'og.jpg'};\n", [("og.jpg", None, None)]),
    "front matter": (
        "---\nimage: og.jpg\nimage_credit: Jane\n---\nexport const x = 1\n",
        [("og.jpg", "Jane", "front-matter")],
    ),
    "function": (f"export const f = () => {{\n  return '![x](x.jpg)'\n}}\n\n{A}\n", [(A, None, None)]),
    "prose": ("The boats\nimport coal. Photo: J\n", [(None, "The boats\nimport coal. Photo: J", "alone")]),
}

ALL = {**COMPONENTS, **{f"module: {name}": row for name, row in MODULES.items()}}


@pytest.mark.parametrize(("text", "rows"), ALL.values(), ids=ALL)
def test_pictures_and_their_credits(reading: Any, text: str, rows: list[Row]) -> None:
    assert reading.rows(text, "a.mdx") == rows


@pytest.mark.parametrize(("text", "rows"), COMPONENTS.values(), ids=COMPONENTS)
def test_components_are_read_in_markdown_too(reading: Any, text: str, rows: list[Row]) -> None:
    assert reading.rows("😀 Text.\n\n" + text) == rows


@pytest.mark.parametrize(("text", "rows"), ALL.values(), ids=ALL)
def test_line_breaks_and_a_byte_order_mark_only_move_places(reading: Any, text: str, rows: list[Row]) -> None:
    crlf = [tuple(x and x.replace("\n", "\r\n") for x in row) for row in rows]
    assert reading.rows("\ufeff" + text.replace("\n", "\r\n"), "a.mdx") == crlf


ADDRESSES = {
    "import boat from './boat.jpg'\n\n<Image src={boat} />": "./boat.jpg",
    "<Image src={require('./boat.jpg').default} />": "./boat.jpg",
    "<Image src={useBaseUrl('/img/boat.jpg')} />": "/img/boat.jpg",
    "<Image src={props.boat} />": "{props.boat}",
    '<IMG SRC="boat.jpg">': "boat.jpg",
}


@pytest.mark.parametrize(("text", "address"), ADDRESSES.items(), ids=ADDRESSES)
def test_addresses_are_read_where_their_text_stands_there(reading: Any, text: str, address: str) -> None:
    assert [u.image for u in reading.document(text + "\n", "a.mdx").uses] == [address]


def test_a_credit_that_an_expression_gives_is_a_problem_and_not_judged() -> None:
    text = '<Figure src="a.jpg" credit={post.credit} />'
    document = read_document("a.mdx", text, is_credit=lambda t, f: False)
    place = Position(1, 28, 1, 41, text)
    assert document.problems == (Problem("a.mdx", "article.credit-from-template", (("text", "{post.credit}"),), place),)
    assert document.uses == ()


def test_icons_logos_and_avatars_are_decorative(reading: Any) -> None:
    text = '<Avatar src="a.jpg" /> <LogoImage src="b.png" /> <Image className="icon" src="c.png" /> <Image src="d.jpg" />\n'
    assert [u.decorative for u in reading.document(text, "a.mdx").uses] == [True, True, True, False]


def test_prose_that_starts_with_import_is_kept_in_markdown(reading: Any) -> None:
    text = "import duties rose. Photo: J\n"
    assert reading.rows(text) == [(None, "import duties rose. Photo: J", "alone")]
