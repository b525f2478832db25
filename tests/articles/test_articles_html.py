"""Which pictures and credits are found in HTML, and where."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from licensecheck.articles.html.tags import COMMENT, Tag, scan

Row = tuple[str | None, str | None, str | None]

A, B = '<img src="a.jpg">', '<img src="b.jpg">'

TIES: dict[str, tuple[str, list[Row]]] = {
    "no credit": (f"<p>{A}</p><p>The harbor.</p>", [(A, None, None)]),
    "figcaption": (
        f"<figure>{A}<figcaption> The harbor. Photo: <b>J</b>, CC&nbsp;BY </figcaption></figure>",
        [(A, "The harbor. Photo: <b>J</b>, CC&nbsp;BY", "figcaption")],
    ),
    "figcaption in front": (f"<figure><figcaption>Photo: J</figcaption>{A}</figure>", [(A, "Photo: J", "figcaption")]),
    "figcaption in paragraphs": (
        f"<figure>{A}<figcaption><p>The harbor.</p><p>Photo: J</p></figcaption></figure>",
        [(A, "<p>The harbor.</p><p>Photo: J</p>", "figcaption")],
    ),
    "figcaption with a credit inside": (
        f"<figure>{A}<figcaption>The harbor. <span class='credit'>Jane</span></figcaption></figure>",
        [(A, "Jane", "marked")],
    ),
    "figcaption that is no credit": (
        f"<figure>{A}<figcaption>The harbor.</figcaption></figure><p>Photo: J</p>",
        [(A, "Photo: J", "next-paragraph")],
    ),
    "one caption, two pictures": (
        f"<figure>{A}{B}<figcaption>Photos: J</figcaption></figure>",
        [(A, "Photos: J", "figcaption"), (B, "Photos: J", "figcaption")],
    ),
    "figures in a figure": (
        f"<figure><figure>{A}</figure><figure>{B}<figcaption>Photo: B</figcaption></figure><figcaption>Photo: J</figcaption></figure>",
        [(A, "Photo: J", "figcaption"), (B, "Photo: B", "figcaption")],
    ),
    "unclosed figcaption": (f"<figure>{A}<figcaption>Photo: J", [(A, "Photo: J", "figcaption")]),
    "same paragraph": (f"<p>{A}<br>Photo: J</p>", [(A, "Photo: J", "same-paragraph")]),
    "link around the picture": (f"<p><a href=f>{A}</a> Photo: J</p>", [(A, "Photo: J", "same-paragraph")]),
    "next block": (f"<div>{A}</div>\n<div>Photo: <i>J</i></div>", [(A, "Photo: <i>J</i>", "next-paragraph")]),
    "block before": (f"<p>Photo: J</p><p>{A}</p><p>Text</p>", [(A, "Photo: J", "previous-paragraph")]),
    "credit class": (f'{A}<div class="photo-credit">Jane <b>D</b></div>', [(A, "Jane <b>D</b>", "marked")]),
    "credit class on a span": (f'<p>{A}<span class="copyright">Jane</span> Text</p>', [(A, "Jane", "marked")]),
    "caption class": (f'{A}<p class="wp-caption-text">Photo: J</p>', [(A, "Photo: J", "caption")]),
    "caption class around all": (
        f'<div class="wp-caption">{A}<p class="wp-caption-text">Photo: J</p></div>',
        [(A, "Photo: J", "caption")],
    ),
    "caption, then credit": (
        f'{A}<p class="caption">The harbor</p><p class="credit">Jane</p>',
        [(A, "Jane", "marked")],
    ),
    "unclosed paragraphs": (f'<p>{A}<p class="credit">Jane<p>Text', [(A, "Jane", "marked")]),
    "other article": (
        f"<article>{A}</article><article>Photo: J</article>",
        [(A, None, None), (None, "Photo: J", "alone")],
    ),
    "title": (
        '<img src="a.jpg" title="Photo: J &amp; K">',
        [('<img src="a.jpg" title="Photo: J &amp; K">', "Photo: J & K", "title-attribute")],
    ),
    "title of the link": (f'<a title="Photo: J" href="f">{A}</a>', [(A, "Photo: J", "title-attribute")]),
    "alternative text": ("<img src=a.jpg alt='Photo: J'>", [("<img src=a.jpg alt='Photo: J'>", "Photo: J", "alt")]),
    "table, beside": (f"<table><tr><td>{A}</td><td>Photo: J</td></tr></table>", [(A, "Photo: J", "next-paragraph")]),
    "table, below": (
        f"<table><tr><td>{A}<td>{B}<tr><td>Photo: A<td>Photo: B</table>",
        [(A, "Photo: A", "next-paragraph"), (B, "Photo: B", "next-paragraph")],
    ),
    "list": (
        f"<ul><li>{A} Photo: A<li>{B} Photo: B</ul>",
        [(A, "Photo: A", "same-paragraph"), (B, "Photo: B", "same-paragraph")],
    ),
    "alone": ("<ul><li>Photo: A</li></ul>", [(None, "Photo: A", "alone")]),
    "comment": (f"<!-- {A} <p>Photo: J</p> -->", []),
    "comment in a credit": (f"{A} Photo: J<!-- x -->, CC", [(A, "Photo: J, CC", "same-paragraph")]),
    "script": (f"<script>'{A} Photo: J'</script><style>/* © */</style>", []),
    "template": (f"<template>{A} Photo: J</template>", []),
    "svg": ("<svg><title>Photo: J</title><path d=x /></svg>", []),
    "picture": (
        '<picture><source srcset="a.webp"><img src="a.jpg" srcset="b.jpg 2x"></picture>',
        [('<img src="a.jpg" srcset="b.jpg 2x">', None, None)],
    ),
    "uppercase": (
        "<FIGURE><IMG SRC=A.JPG><FIGCAPTION>Photo: J</FIGCAPTION></FIGURE>",
        [("<IMG SRC=A.JPG>", "Photo: J", "figcaption")],
    ),
    "a sign that starts no tag": (f"{A} Photo: J < 5 <3", [(A, "Photo: J < 5 <3", "same-paragraph")]),
    "right to left, astral": (f"<p>😀 {A}</p><p>Photo: רונית 𝒳</p>", [(A, "Photo: רונית 𝒳", "next-paragraph")]),
}


@pytest.mark.parametrize(("text", "rows"), TIES.values(), ids=TIES)
def test_pictures_and_their_credits(reading: Any, text: str, rows: list[Row]) -> None:
    assert reading.rows(text, "a.html") == rows


@pytest.mark.parametrize(("text", "rows"), TIES.values(), ids=TIES)
def test_a_page_around_it_only_moves_places(reading: Any, text: str, rows: list[Row]) -> None:
    page = (
        f"<!DOCTYPE html>\r\n<html><head><title>© Photo: x</title></head>\r\n<body><h1>𝒳 é</h1><hr>{text}</body></html>"
    )
    assert reading.rows(page, "a.html") == rows


@pytest.mark.parametrize(("text", "rows"), TIES.values(), ids=TIES)
def test_the_same_html_in_markdown_gives_the_same(reading: Any, text: str, rows: list[Row]) -> None:
    assert reading.rows(f"# 𝒳\n\n---\n\n<div>\n{text}\n</div>\n") == rows


ADDRESSES = {
    "entities": ('<img src="a&amp;b.jpg">', "a&b.jpg"),
    "unquoted": ("<img src=a.jpg/>", "a.jpg/"),
    "first wins": ('<img src="a.jpg" src="b.jpg">', "a.jpg"),
    "sign in another attribute": ("<img alt='a > b' src=a.jpg>", "a.jpg"),
    "srcset alone": ('<img srcset="a.jpg 1x, b.jpg 2x">', "a.jpg"),
    "loaded by a script": ('<img src="data:image/gif;base64,R0lGOD" data-src="a.jpg">', "a.jpg"),
    "data": (f'<img src="data:image/png;base64,{"A" * 2000}">', "data:image/png;base64"),
    "white space": ("<img src=' a.jpg\n'>", "a.jpg"),
}


@pytest.mark.parametrize(("text", "address"), ADDRESSES.values(), ids=ADDRESSES)
def test_the_address_of_a_picture(reading: Any, text: str, address: str) -> None:
    assert [(u.image, u.decorative) for u in reading.document(text, "a.html").uses] == [(address, False)]


DECORATIVE = {
    "pixel": "<img src=a.gif width=1 height=1>",
    "small": "<img src=a.png width='24px'>",
    "presentation": "<img src=a.png role=presentation>",
    "icon": "<img src=a.png class='site-icon x'>",
    "emoji": "<img src=a.png class=emoji>",
    "avatar": "<img src=https://secure.gravatar.com/avatar/x>",
    "placeholder": "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>",
    "license button": "<img src=https://i.creativecommons.org/l/by/4.0/88x31.png>",
}


@pytest.mark.parametrize("text", DECORATIVE.values(), ids=DECORATIVE)
def test_icons_and_pixels_are_decorative_and_take_no_credit(reading: Any, text: str) -> None:
    document = reading.document(f"<p>{text}</p><p>Photo: J</p>", "a.html")
    assert [(u.decorative, u.credit is None) for u in document.uses] == [(True, True), (False, False)]


@pytest.mark.parametrize(
    "text", ["<img src=a.png width=33>", "<img src=a.png width=100%>", "<img src=a.png class=iconic>"]
)
def test_pictures_are_not_decorative(reading: Any, text: str) -> None:
    assert [u.decorative for u in reading.document(text, "a.html").uses] == [False]


def test_the_picture_for_readers_without_scripts_is_the_same_picture(reading: Any) -> None:
    text = '<p><img data-src="a.jpg"><noscript><img src="a.jpg"></noscript></p>'
    assert [u.image for u in reading.document(text, "a.html").uses] == ["a.jpg"]
    assert [u.image for u in reading.document("<p>x<noscript><img src=b.jpg></noscript></p>", "a.html").uses] == [
        "b.jpg"
    ]


def test_links_and_language(reading: Any) -> None:
    document = reading.document('<html lang="de"><a href=" o&amp;1 "><img src=a.jpg alt="x &quot;y"></a>', "a.html")
    (use,) = document.uses
    assert (document.language, use.language, use.links, use.alt) == ("de", "de", ("o&1",), 'x "y')


class _Peer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.tags: list[tuple[str, str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        first: dict[str, str] = {}
        for key, value in attrs:
            first.setdefault(key, value or "")
        self.tags.append((self.get_starttag_text() or "", tag, first))


WORDS = st.sampled_from(["<p>", "</p>", "<img src=a>", "<IMG alt='x > y' src=\"b\">", "<!-- <b> -->", "text", " & ", "<br/>", "&amp;",
    "<a href='x&amp;y' title>", "</a>", "<script>'<b>'</script>", "<!DOCTYPE html>", "\n", "é😀", "<svg viewBox = '0 0'/>"])  # fmt: skip


@given(st.lists(WORDS, max_size=30).map("".join))
def test_start_tags_are_those_of_the_standard_library(text: str) -> None:
    """On well-formed markup both see the same start tags at the same source, with the same attributes."""
    peer = _Peer()
    peer.feed(text)
    peer.close()
    tags = [t for t in scan(text, 0, len(text)) if isinstance(t, Tag) and t.name != COMMENT and not t.closing]
    assert [(text[t.start : t.end], t.name, t.all()) for t in tags] == peer.tags


@given(st.text(alphabet="<>/!-=\"' abimgscript\n", max_size=200))
@example("<a b='<img src=x>")
@example("<!--")
@example("</")
def test_tags_and_text_never_overlap(text: str) -> None:
    at = 0
    for item in scan(text, 0, len(text)):
        start, end = (item.start, item.end) if isinstance(item, Tag) else item
        assert at <= start < end <= len(text)
        at = end
