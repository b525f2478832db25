"""Bytes that are no document, places in a text, and laws that hold for any input."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.articles import LARGEST_ARTICLE, Document, Lines, credit_use, format_of, read_document, read_path
from licensecheck.articles.lines import Parts
from licensecheck.messages import render
from licensecheck.model import CreditText, ImageUse, OffsetMap, Position, Problem, Span


def always(text: str, format: str) -> bool:
    return True


UNREADABLE: dict[str, tuple[bytes, Problem]] = {
    "empty": (b"", Problem("a.md", "article.empty", incomplete=False)),
    "white space": (b"\xef\xbb\xbf \r\n\t", Problem("a.md", "article.empty", incomplete=False)),
    "binary": (b"PNG\r\nx\0y", Problem("a.md", "article.binary", (("offset", "6"),), Position(2, 2, 2, 3, "x"))),
    "binary, no text": (
        b"\x89PN\0",
        Problem("a.md", "article.binary", (("offset", "3"),), Position(1, 4, 1, 5, "\ufffdPN")),
    ),
    "latin-1": (
        "Größe\r\nFotografin: Zoë".encode("latin-1"),
        Problem(
            "a.md",
            "article.not-decodable",
            (("byte", "0xF6"), ("offset", "2"), ("encoding", "UTF-8")),
            Position(1, 3, 1, 4, "Gr"),
        ),
    ),
    "bad byte on a later line": (
        "😀é\r\nZoé ".encode() + b"\xff",
        Problem(
            "a.md",
            "article.not-decodable",
            (("byte", "0xFF"), ("offset", "13"), ("encoding", "UTF-8")),
            Position(2, 5, 2, 6, "Zoé "),
        ),
    ),
    "cut UTF-16": (
        b"\xff\xfea\0b",
        Problem(
            "a.md",
            "article.not-decodable",
            (("byte", "0x62"), ("offset", "2"), ("encoding", "UTF-16")),
            Position(1, 2, 1, 3, "a"),
        ),
    ),
}


@pytest.mark.parametrize(("data", "problem"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_a_problem_with_its_place(data: bytes, problem: Problem) -> None:
    document = read_document("a.md", data, is_credit=always)
    assert document == Document("a.md", "markdown", "", (), (problem,), None, Lines(""))
    assert render(problem.message_id, problem.params)


@pytest.mark.parametrize("data", [b"a" * (LARGEST_ARTICLE + 1), "a" * (LARGEST_ARTICLE + 1)], ids=["bytes", "str"])
def test_more_than_20_mb_is_refused(data: bytes | str) -> None:
    (problem,) = read_document("a.txt", data).problems
    assert (problem.message_id, problem.params) == ("article.too-large", (("size", "20.0"), ("limit", "20")))


def test_a_large_file_is_not_read_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.md"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    (problem,) = read_path(str(path)).problems
    assert (problem.message_id, problem.params) == ("article.too-large", (("size", "50.0"), ("limit", "20")))


def test_paths_that_cannot_be_opened_are_problems(tmp_path: Path) -> None:
    found = [read_path(str(p)).problems[0].message_id for p in (tmp_path / "none.md", tmp_path, "a\0b")]
    assert found == ["article.not-found", "article.is-a-folder", "article.not-readable"]


@pytest.mark.parametrize("path", ["a.md", "a.txt"])
def test_a_credit_that_is_too_long_to_read_is_a_problem_and_no_credit(path: str) -> None:
    line = "Photo: " + "J" * 100_000
    document = read_document(path, f"Text.\n\n{line}", is_credit=always)
    params = (("length", "100007"), ("limit", "20000"))
    place = Position(3, 1, 3, 100_008, line[:2_000])
    assert document.problems == (Problem(path, "article.credit-too-long", params, place),)
    assert document.uses == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_not_counted(encoding: str) -> None:
    document = read_document("a.md", "![é](a.jpg)".encode(encoding), is_credit=always)
    assert document.text == "![é](a.jpg)"
    assert document.uses[0].image_span == Span(0, 11)


def test_lone_surrogates_of_a_string_keep_their_place() -> None:
    assert read_document("a.txt", "x\ud800y", is_credit=always).text == "x\ufffdy"


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("a.md", "markdown"),
        ("A.MARKDOWN", "markdown"),
        ("x/a.htm", "html"),
        ("a.xhtml", "html"),
        ("a.txt", "text"),
        ("md", None),
        ("a.unknown", None),
    ],
)
def test_the_name_tells_the_format(path: str, format: str | None) -> None:
    assert format_of(path) == format


def test_a_document_of_no_known_format_is_read_as_text() -> None:
    assert read_document("a.unknown", "x", is_credit=always).format == "text"


def test_a_given_format_wins_over_the_suffix() -> None:
    assert read_document("a.txt", "![a](b.jpg)", "markdown", is_credit=always).format == "markdown"
    with pytest.raises(KeyError):
        read_document("a.txt", "x", "troff")


def test_a_credit_that_is_handed_over_is_a_use_of_its_own() -> None:
    use, document = credit_use("Photo: 😀 J", "text")
    assert use == ImageUse("<credit>", credit=CreditText("Photo: 😀 J", "text", OffsetMap(((0, 0),), 10), "given"))
    assert document == Document("<credit>", "text", "Photo: 😀 J", (use,), (), None, Lines("Photo: 😀 J"))


POSITIONS: dict[str, tuple[str, Span, Position]] = {
    "first": ("abc", Span(0, 2), Position(1, 1, 1, 3, "abc")),
    "astral": ("😀b\nc", Span(1, 2), Position(1, 2, 1, 3, "😀b")),
    "crlf is one break": ("a\r\nbc\r\n", Span(3, 5), Position(2, 1, 2, 3, "bc")),
    "lone cr": ("a\rb", Span(2, 3), Position(2, 1, 2, 2, "b")),
    "over lines": ("ab\ncd", Span(1, 4), Position(1, 2, 2, 2, "ab")),
    "at the end": ("ab\n", Span(3, 3), Position(2, 1, 2, 1, "")),
    "other separators are no line ends": ("a\u2028b\x0bc", Span(4, 5), Position(1, 5, 1, 6, "a\u2028b\x0bc")),
    "outside": ("ab", Span(5, 9), Position(1, 3, 1, 3, "ab")),
    "long line": ("x" * 5000, Span(4000, 4001), Position(1, 4001, 1, 4002, "x" * 2000)),
    "cr and other separators": ("a\x0b\r\nb\u2028c", Span(6, 7), Position(2, 3, 2, 4, "b\u2028c")),
}


@pytest.mark.parametrize(("text", "span", "position"), POSITIONS.values(), ids=POSITIONS)
def test_lines_and_columns(text: str, span: Span, position: Position) -> None:
    assert Lines(text).position(span) == position


PARTS: dict[str, tuple[Span, Position]] = {
    "first part": (Span(2, 3), Position(2, 1, 2, 2, "b", "one")),
    "start of the second": (Span(5, 6), Position(1, 1, 1, 2, "cd", "two")),
    "second line of it": (Span(8, 9), Position(2, 1, 2, 2, "e", "two")),
    "empty part": (Span(9, 9), Position(1, 1, 1, 1, "f", "four")),
    "over the end of a part": (Span(2, 7), Position(2, 1, 4, 1, "b", "one")),
    "outside": (Span(50, 60), Position(1, 2, 1, 2, "f", "four")),
}


@pytest.mark.parametrize(("span", "position"), PARTS.values(), ids=PARTS)
def test_lines_are_counted_in_each_part_of_an_archive(span: Span, position: Position) -> None:
    assert Parts("a\nb\n\ncd\nef", [(0, "one"), (5, "two"), (9, "three"), (9, "four")]).position(span) == position


@given(st.text(alphabet="ab\r\n😀\u2028", max_size=40), st.integers(0, 40))
def test_line_and_column_lead_back_to_the_offset(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    place = Lines(text).position(Span(offset, offset))
    ends = [i + 1 for i, c in enumerate(text) if c == "\n" or (c == "\r" and text[i + 1 : i + 2] != "\n")]
    assert [0, *ends][place.line - 1] + place.column - 1 == offset


PIECES = st.sampled_from(
    ["![a](a.jpg)", "![a][r]", "[r]: b.jpg 'Photo: &amp; x'", "\n", "\n\n", "\r\n", "> ", "- ", "  ", "    ", "| ", "|-|-|", "*", "_", "`", "```",
     "Photo: J", "© K, CC BY", "<img src=a>", "<figure>", "</figure>", "<figcaption>", "</figcaption>", "<p class=credit>", "<a href='x' title='Photo: y'>",
     "</a>", "<!--", "-->", "<table>", "<tr>", "<td>", "</table>", "😀", "é", "[", "](x)", "\\", "&amp;", "---\n", "image: a.jpg\n", "credit: \"Photo\\u00e9\"\n",
     "{{< figure src=\"a.jpg\" ", "attr=\"J\" ", ">}}", "{{< /figure >}}", "{% include figure.html ", "src='a.jpg' ", "%}", "{% endif %}", "{{ x }}", "{% raw %}", "{% endraw %}",
     "<Figure src='a.jpg' ", "credit={\"J\"} ", "credit={x} ", "/>", "</Figure>", "{/* ", " */}", "import a from 'a.jpg'\n", "export const m = {image: 'a.jpg'", "}", "![[a.jpg|", "]]",
     "```{figure} a.jpg\n", ":alt: x\n", "```\n", ":::{#fig-a}\n", ":::\n", "/// caption\n", "///\n", "!!! note\n", "{: .credit}\n", "{#a fig-cap='J'}", "```{r fig.cap='J'}\n",
     "#| fig-cap: J\n", "include_graphics('a.jpg')\n", "%% ", "[//]: # (", ")", "> [!note] ", "+++\n", "a = 'b'\n", "{\"image\": \"a.jpg\"", ";;;\n",
     "<script>", "</div>", "<noscript>", "\t", "<svg>", "# ", "1. ", "[^1]", "[^1]: ", "<br>", "{width=1}", "\"", "'", "<details>", "<summary>", "</summary>", "</details>", "<p hidden>", "<span class='sr-only'>", "</span>", "<style>.x{display:none}</style>", "<p class=x>",
     "<div style='background:url(h.jpg)'>", "<button id=c>", "</button>", "<p id=c>", "<img src=a aria-describedby=c>", "<template>", "</template>", "## Image credits\n", "<h2>Credits</h2>", "Fig. 1: Photo: J",
     "<script type='application/ld+json'>", '{"@type":"ImageObject","url":"a.jpg","creditText":"J\\u00e9"}', "</script>", "<meta property=og:image content=o.jpg>", "<div about=a.jpg>", "<b property=dct:creator>",
     "</b>", "<div itemscope itemtype=ImageObject>", "<meta itemprop=creditText content='J &amp; K'>", "<i itemprop=creator>", "</i>", "<svg><image href=s.jpg></svg>", "[credits](credits.md)", "<", ">"]
)  # fmt: skip
SUFFIXES = st.sampled_from(["a.md", "a.mdx", "a.qmd", "a.html", "a.txt"])


def _check(document: Document, *, escapes: bool = False) -> None:
    """Every place lies in the text, uses stand in order, and pieces of offsets rise."""
    size = len(document.text)
    for use in document.uses:
        assert use.image is not None or use.credit is not None
        if use.image_span is not None:
            assert 0 <= use.image_span.start < use.image_span.end <= size
        if use.credit is not None:
            credit = use.credit
            assert credit.text.strip() != ""
            assert credit.offsets.length == len(credit.text)
            places = [credit.offsets.to_source(i) for i in range(len(credit.text))]
            assert places == sorted(places)
            assert all(0 <= p < size for p in places)
            if not escapes and credit.why not in ("title-attribute", "alt") and len(credit.offsets.pieces) == 1:
                assert document.text[places[0] : places[-1] + 1] == credit.text


@given(st.lists(PIECES, max_size=40).map("".join), SUFFIXES)
def test_any_mixture_of_markup_is_read_and_every_place_lies_in_the_text(text: str, path: str) -> None:
    _check(read_document(path, text, is_credit=always))


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_front_matter_is_read(text: str) -> None:
    _check(read_document("a.md", f"---\n{text}\n---\n![a](b.jpg)", is_credit=always), escapes=True)


@given(st.binary(max_size=300), SUFFIXES)
def test_any_bytes_are_read_or_refused(data: bytes, path: str) -> None:
    document = read_document(path, data, is_credit=always)
    _check(document)
    assert all(render(p.message_id, p.params) for p in document.problems)


@given(st.text(max_size=300), SUFFIXES)
def test_any_text_is_read(text: str, path: str) -> None:
    _check(read_document(path, text, is_credit=always))


HOSTILE = {
    "brackets": "[", "pictures": "![", "quotes": ">", "nested quotes": "> ", "nested items": "- ", "stars": "*a ", "tags": "<a ", "open tags": "<a>",
    "links": "<a href=x>", "divs": "<div>", "figures": "<figure>", "captions": "<figcaption>a", "comments": "<!--", "attributes": '<a b="', "images": "<img src=a>",
    "credit classes": "<p class=credit>a", "spans": "<span class=credit>a", "tables": "<table><tr><td>a", "rows": "<td>a", "ends": "</a>", "half tags": "<", "scripts": "<script>",
    "definitions": "[a]: b\n", "cells": "|a", "lines": "a\n", "cc": "cc by ", "entities": "&amp;", "titles": "![a](b 'c\\'", "edges": "<br>", "attributes of images": "![a](b){",
    "colons": "a:\n", "many pictures": "![a](b) ", "items": "- a\n", "noscripts": "<noscript><img src=a>", "comments closed": "<!-- a -->", "footnotes": "[^1]: ",
    "shortcodes": "{{<", "open shortcodes": "{{< a ", "shortcode strings": '{{< a "', "shortcode pairs": "{{< a >}}", "shortcode ends": "{{< /a >}}", "expressions": "{{ a",
    "shown shortcodes": "{{</*", "comments of templates": "{{/*", "tags of Liquid": "{% a ", "raw": "{% raw %}", "comments of Liquid": "{% comment %}", "includes": "{% include a.html a='",
    "components": "<A ", "component pairs": "<Aa>", "component ends": "</Aa>", "component braces": "<Aa a={", "component strings": '<Aa a={"', "component objects": "<Aa a={{b: [",
    "comments of JSX": "{/*", "imports": "import a from 'b'\n", "exports": "export const a = {", "embeds": "![[a.jpg|", "callouts": "> [!a] ", "percents": "%%\n", "fences": "```{figure} a.jpg\n",
    "colons of fences": ":::{figure} a.jpg\n", "divs of Pandoc": "::: {#fig-a}\n", "blocks": "/// caption\n", "admonitions": "!!! note\n", "options": "```{figure} a.jpg\n:a: b\n",
    "code cells": "```{r fig.cap='a'\n", "cell pictures": "include_graphics('a.jpg')\n", "lists of attributes": "{: .caption}\n", "attributes behind": "![a](b){a='", "shortcode pictures": '{{< img "a.jpg" >}} ',
    "alternating": "![a](b)\n\nPhoto: x\n\n", "title of links": "[![a](b)](c 'd')", "inline": "x <a href=y>\n", "inline images": "x <img src=y title=z>",
    "hidden": "<p hidden>Photo: a", "hidden in lines": "a <b hidden>© b</b> <img src=c>", "collapsed": "<details><summary>a</summary>© b", "rules": "<style>.a{display:none}</style>",
    "open rules": "<style>.a{", "many rules": ".a{display:none}", "said classes": "<p class='sr-only x'>© a</p><img src=a>", "microdata": "<p itemscope itemtype=ImageObject><b itemprop=creator>a",
    "about": "<p about=a.jpg><b property=dct:creator>a</b>", "data": '<script type="application/ld+json">[{"@type":"ImageObject","contentUrl":"a","creditText":"', "deep data": '[{"a":',
    "backgrounds": "<div style='background:url(a)'>", "described": "<img src=a aria-describedby=b><p id=b>© a", "controls": "<a href=#a>", "buttons": "<button>a", "meta": "<meta property=og:image content=a>",
    "headings of credits": "<h2>Image credits</h2>© a", "headings": "<h2>a", "image credits": "## Image credits\n\n1. © a\n\n![a](b)\n\n", "credits links": "[a](credits.md) ![a](b) ",
    "comments with credits": "![a](b)\n\n<!-- © a -->\n\n", "lists": "## Credits\n\n- a.jpg: © b\n",
}  # fmt: skip


@pytest.mark.parametrize("path", ["a.md", "a.mdx", "a.html", "a.txt"])
@pytest.mark.parametrize("part", HOSTILE.values(), ids=HOSTILE)
def test_work_grows_with_the_length_of_hostile_input_only(part: str, path: str) -> None:
    """Four times the input costs about four times the steps, counted as lines of our own code that run."""
    import sys

    def steps(text: str) -> int:
        count = 0

        def trace(frame: Any, event: str, arg: object) -> Any:
            nonlocal count
            count += 1
            return trace

        former = sys.gettrace()
        sys.settrace(trace)
        try:
            _check_uses(read_document(path, text, is_credit=lambda t, f: len(t) % 2 == 0))
        finally:
            sys.settrace(former)
        return count

    steps(part)  # what is loaded with the first document is no part of the work
    small, large = (part * max(1, size // len(part)) for size in (3_000, 12_000))
    assert steps(large) <= 5 * steps(small) + 20_000


def _check_uses(document: Document) -> None:
    assert all(u.image is not None or u.credit is not None for u in document.uses)
