"""What data of a page say of its pictures, at which place, and what they do not say."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.articles import read_document
from licensecheck.articles.data.json_places import Text, read_json
from licensecheck.articles.html.structured import iso_date
from licensecheck.model import ImageUse, Span

LICENSE = "https://creativecommons.org/licenses/by/4.0/"


def ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


OBJECT = {"@type": "ImageObject", "contentUrl": "https://e.org/i/a.jpg", "creditText": "Jane Doe", "license": LICENSE}
HIDDEN: dict[str, tuple[str, str, str]] = {
    "JSON-LD": (ld(OBJECT), f"Jane Doe, {LICENSE}", "JSON-LD"),
    "in a graph": (ld({"@graph": [{"@type": "WebPage"}, OBJECT]}), f"Jane Doe, {LICENSE}", "JSON-LD"),
    "in an article": (ld({"@type": "NewsArticle", "image": [OBJECT]}), f"Jane Doe, {LICENSE}", "JSON-LD"),
    "full type": (ld({**OBJECT, "@type": ["https://schema.org/ImageObject"]}), f"Jane Doe, {LICENSE}", "JSON-LD"),
    "creator": (ld({"@type": "ImageObject", "url": "a.jpg", "creator": {"@type": "Person", "name": "Jane"}}), "Jane", "JSON-LD"),
    "several creators": (ld({"@type": "ImageObject", "url": "a.jpg", "creator": [{"name": "Jane"}, "Roe"]}), "Jane, Roe", "JSON-LD"),
    "said twice": (ld({"@type": "ImageObject", "url": "a.jpg", "creditText": "Jane", "creator": "Jane"}), "Jane", "JSON-LD"),
    "microdata": (
        f'<div itemscope itemtype="https://schema.org/ImageObject"><link itemprop=contentUrl href="/i/a.jpg">'
        f'<meta itemprop=creditText content="Jane Doe"><link itemprop=license href="{LICENSE}"></div>',
        f"Jane Doe, {LICENSE}",
        "microdata",
    ),
    "RDFa": ('<div about="i/a.jpg"><span property="dct:creator" content="Jane"></span></div>', "Jane", "RDFa"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "text", "by"), HIDDEN.values(), ids=HIDDEN)
def test_a_credit_in_data_is_that_of_the_picture_it_names(reading: Any, data: str, text: str, by: str) -> None:
    document = reading.document(f'{data}<p><img src="/i/a.jpg"></p><p>Text.</p><img src="/i/b.jpg">', "a.html")
    first, second = document.uses
    assert (first.image, first.credit.text, first.credit.why, first.credit.hidden_by) == (
        "/i/a.jpg",
        text,
        "structured-data",
        by,
    )
    assert second.credit is None
    places = [first.credit.offsets.to_source(i) for i in range(len(text))]
    assert places == sorted(places)
    for value in text.split(", "):
        start = text.index(value)
        span = first.credit.offsets.span(Span(start, start + len(value)))
        assert document.text[span.start : span.end] == value


NOT_THE_PICTURES = {
    "license of the page": f'<a rel="license" href="{LICENSE}">CC BY</a> by <b property="cc:attributionName">Jane</b>',
    "author of the article": ld(
        {"@type": "Article", "author": "Jane", "license": LICENSE, "image": "https://e.org/i/a.jpg"}
    ),
    "another picture": ld({**OBJECT, "contentUrl": "https://e.org/i/c.jpg"}),
    "no type": ld({**OBJECT, "@type": "Thing"}),
    "broken": '<script type="application/ld+json">{"@type": "ImageObject", "contentUrl": </script>',
    "another script": f"<script>{json.dumps(OBJECT)}</script>",
}


@pytest.mark.parametrize("data", NOT_THE_PICTURES.values(), ids=NOT_THE_PICTURES)
def test_what_is_said_of_something_else_is_no_credit_of_the_picture(reading: Any, data: str) -> None:
    html = f'<p><img src="/i/a.jpg"></p><p>Text.</p><p>More.</p><footer>{data}</footer>'
    assert [u.credit for u in reading.document(html, "a.html").uses if u.image] == [None]


def test_a_credit_that_readers_see_comes_before_data(reading: Any) -> None:
    html = f'{ld(OBJECT)}<p><img src="/i/a.jpg"></p><p>Photo: K</p>'
    assert reading.rows(html, "a.html") == [('<img src="/i/a.jpg">', "Photo: K", "next-paragraph")]


SEEN = {
    "property of a picture": (
        '<figure itemscope itemtype="http://schema.org/ImageObject"><img itemprop=contentUrl src="a.jpg"><p>The harbor</p>'
        "<p>x</p><b itemprop=creditText>Jane</b></figure>",
        "Jane",
    ),
    "name of its creator": (
        '<figure itemscope itemtype="http://schema.org/ImageObject"><img itemprop=contentUrl src="a.jpg"><p>x</p><p>y</p>'
        "<i itemprop=creator itemscope itemtype=Person><b itemprop=name>Jane</b></i></figure>",
        "<b itemprop=name>Jane</b>",
    ),
    "RDFa about it": (
        f'<img src="a.jpg"><p>x</p><p>y</p><p about="a.jpg">By <b property="dct:creator">Jane</b>, <a rel=license href="{LICENSE}">CC BY</a></p>',
        f'By <b property="dct:creator">Jane</b>, <a rel=license href="{LICENSE}">CC BY</a>',
    ),
}


@pytest.mark.parametrize(("html", "text"), SEEN.values(), ids=SEEN)
def test_a_credit_that_is_marked_up_and_seen(reading: Any, html: str, text: str) -> None:
    (use,) = reading.document(html, "a.html").uses
    assert (use.credit.text, use.credit.why) == (text, "marked")


DATES = {
    '<meta property="article:published_time" content="2024-05-06T07:08:09+02:00">': "2024-05-06",
    ld({"@type": "BlogPosting", "datePublished": "2023-02-01"}): "2023-02-01",
    '<meta itemprop="datePublished" content="2022-12-31">': "2022-12-31",
    '<time datetime="2021-01-02 10:00">January</time>': "2021-01-02",
    '<time>2021-01-02</time><meta name="date" content="soon">': None,
    '<time datetime="2020-01-01">x</time><meta property="article:published_time" content="2024-05-06">': "2024-05-06",
}


@pytest.mark.parametrize(("html", "date"), DATES.items(), ids=[str(d) for d in DATES.values()])
def test_the_date_of_a_page(html: str, date: str | None) -> None:
    assert read_document("a.html", f"{html}<p>x</p>").date == date


LANGUAGES = {
    '<meta property="og:locale" content="de_AT">': "de-AT",
    '<html lang="fr"><meta property="og:locale" content="de_AT">': "fr",
    "<p>x</p>": None,
}


@pytest.mark.parametrize(("html", "language"), LANGUAGES.items(), ids=[str(v) for v in LANGUAGES.values()])
def test_the_language_of_a_page(html: str, language: str | None) -> None:
    document = read_document("a.html", f'{html}<img src="a.jpg">')
    assert (document.language, document.uses[0].language) == (language, language)


def test_a_date_that_cannot_be_is_none() -> None:
    assert [iso_date(d) for d in ("2024-13-01", "2024-1-1", "20240101", "２０２４-01-01", "2024-02-30")] == [
        None,
        None,
        None,
        None,
        "2024-02-30",
    ]


VALUES = st.recursive(
    st.text(max_size=6) | st.none() | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


def plain(node: Any) -> Any:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    return [plain(item) for item in node] if isinstance(node, list) else None


def strings_only(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: strings_only(value) for key, value in node.items()}
    return [strings_only(item) for item in node] if isinstance(node, list) else node if isinstance(node, str) else None


@given(VALUES, st.booleans())
def test_json_is_read_as_the_standard_library_reads_it(value: Any, escaped: bool) -> None:
    text = f"<x>{json.dumps(value, ensure_ascii=escaped)}</x>"
    assert plain(read_json(text, 3, len(text) - 4)) == strings_only(value)


@given(st.text(max_size=30), st.booleans())
def test_every_character_of_a_string_is_mapped_to_where_it_is_written(value: str, escaped: bool) -> None:
    raw = json.dumps(value, ensure_ascii=escaped)
    found = read_json(raw, 0, len(raw))
    text, offsets = found.read()
    assert text == value
    at = 1
    for index, char in enumerate(value):
        assert offsets.to_source(index) == at
        at += len(json.dumps(char, ensure_ascii=escaped)) - 2


@given(st.text(alphabet='{}[],:"\\u0d8a x', max_size=60))
def test_any_text_is_read_as_far_as_it_is_json(text: str) -> None:
    plain(read_json(text, 0, len(text)))


def test_a_structured_credit_is_no_credit_of_a_decorative_picture() -> None:
    data = ld({"@type": "ImageObject", "url": "logo.png", "creditText": "Jane"})
    (use,) = read_document("a.html", f'{data}<img src="logo.png">').uses
    assert use == ImageUse("a.html", "logo.png", use.image_span, decorative=True)
