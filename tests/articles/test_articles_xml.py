"""XML with places: what elements, attributes and text lead back to, what is refused, and which files are told by their head."""

from __future__ import annotations

import sys
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.samples import problems, read
from licensecheck.articles import read_document
from licensecheck.articles.data.xmltree import DEEPEST, MOST_ELEMENTS, XmlError, tree
from licensecheck.articles.lines import Lines
from licensecheck.articles.sniff import HEAD, sniff
from licensecheck.model import Position, Problem

MEDIA = "http://search.yahoo.com/mrss/"


def test_names_have_the_prefix_of_the_table_and_not_the_one_of_the_document() -> None:
    root = tree(f'<r xmlns:x="{MEDIA}" xmlns:y="urn:other"><x:a/><y:b/><c/></r>', {MEDIA: "media"})
    assert [child.name for child in root.children] == ["media:a", "urn:other:b", "c"]


def test_text_attributes_and_tags_have_their_places() -> None:
    text = "<?xml version='1.0' encoding='ISO-8859-1'?>\n<r>ä😀<c url='a&amp;b' x = \"1\">x</c></r>"
    child = tree(text, {}).children[0]
    place = child.place("url")
    assert (child.attributes, text[place.start : place.end]) == ({"url": "a&b", "x": "1"}, "a&amp;b")
    assert (text[child.start : child.start + 2], text[child.end : child.end + 4]) == ("<c", "</c>")
    missing = child.place("y")
    assert (missing.start, missing.end) == (child.start, child.start + 1)


PIECES = {
    "plain": ("a b", "a b"),
    "entity": ("&lt;", "<"),
    "number": ("&#228;", "ä"),
    "hexadecimal number": ("&#x1F600;", "😀"),
    "cdata": ("<![CDATA[<&amp;]]>", "<&amp;"),
    "line": ("\r\n", "\n"),
    "comment": ("<!-- x -->", ""),
    "instruction": ("<?x y?>", ""),
    "sign outside of ASCII": ("ü😀", "ü😀"),
}


@given(st.lists(st.sampled_from(sorted(PIECES)), max_size=12))
def test_every_sign_of_a_text_leads_to_where_it_is_written(names: list[str]) -> None:
    source = "<r>" + "".join(PIECES[name][0] for name in names) + "</r>"
    text, offsets = tree(source, {}).content()
    assert text == "".join(PIECES[name][1] for name in names)
    at, decoded = 3, 0
    for name in names:
        raw, meant = PIECES[name]
        start = at + raw.find(meant) if meant in raw and name != "line" else at
        for index in range(len(meant)):
            assert offsets.to_source(decoded + index) == start + index
        at, decoded = at + len(raw), decoded + len(meant)


def test_html_entities_of_an_outer_document_type_are_known() -> None:
    root = tree('<!DOCTYPE r PUBLIC "x" "http://x.example/r.dtd"><r>a&nbsp;b&unknown;c</r>', {})
    assert root.words() == "a\xa0bc"


REFUSED = {
    "not closed": ("<a>", "no element found", 3),
    "wrongly closed": ("<a>é<b></a>", "mismatched tag", 9),
    "unknown prefix": ("<m:a/>", "unbound prefix", 0),
    "unknown entity": ("<a>&nbsp;</a>", "undefined entity", 3),
    "declared entity": ('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "it declares entities, which are not read", 24),
    "external entity": (
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a/>',
        "it declares entities, which are not read",
        51,
    ),
    "parameter entity": (
        '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/">%x;]><a/>',
        "it declares entities, which are not read",
        52,
    ),
    "control character": ("<a>\x08</a>", "not well-formed (invalid token)", 3),
    "too deep": ("<a>" * 1000, f"more than {DEEPEST} elements inside of each other", DEEPEST * 3),
}


@pytest.mark.parametrize(("text", "reason", "at"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_and_where(text: str, reason: str, at: int) -> None:
    with pytest.raises(XmlError) as error:
        tree(text, {})
    assert (error.value.reason, error.value.at) == (reason, at)
    problem = Problem("a.xml", "article.xml", (("reason", reason),), place_of(at, text))
    assert error.value.problem("a.xml", Lines(text)) == problem


def place_of(at: int, text: str) -> Position:
    return Position(1, at + 1, 1, at + 1 + (at < len(text)), text[:2_000])


def test_too_many_elements_are_refused() -> None:
    with pytest.raises(XmlError, match="more than 300,000 elements"):
        tree("<a>" + "<b/>" * MOST_ELEMENTS + "</a>", {})


def test_entities_that_multiply_take_no_memory() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    text = f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><a>&l11;</a>'
    tracemalloc.start()
    assert problems(read("a.rss", text))[0][0] == "article.xml"
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_feed_that_is_cut_is_a_problem(tenth: int) -> None:
    text = "<rss version='2.0'><channel><item><description>&lt;img src='a.jpg'&gt;</description></item></channel></rss>"
    document = read("a.rss", text[: len(text) * tenth // 10])
    assert (document.uses, [problem.message_id for problem in document.problems]) == ((), ["article.xml"])


MANY: dict[str, tuple[str, str, str, str]] = {
    "items": (
        "a.rss",
        "<rss><channel>",
        "<item><description>&lt;img src='a'&gt; x</description></item>",
        "</channel></rss>",
    ),
    "entities": (
        "a.rss",
        "<rss><channel><item><description>",
        "&lt;i&gt;&amp;amp;",
        "</description></item></channel></rss>",
    ),
    "pictures of an item": (
        "a.rss",
        f"<rss xmlns:m='{MEDIA}'><channel><item>",
        "<m:content url='a.jpg'/>",
        "</item></channel></rss>",
    ),
    "credits of an item": (
        "a.rss",
        f"<rss xmlns:m='{MEDIA}'><channel><item>",
        "<m:credit>J</m:credit>",
        "</item></channel></rss>",
    ),
    "enclosures": ("a.rss", "<rss><channel><item>", "<enclosure url='a.jpg'/>", "</item></channel></rss>"),
    "entries": ("credits.yml", "", "- file: a.jpg\n  author: J\n", ""),
    "authors": ("credits.json", '{"file": "a.jpg", "authors": ["J"', ', "K"', "]}"),
    "links in a value": ("credits.json", '{"file": "a.jpg", "license": "CC0", "author": "', "<a href=x>&amp;", '"}'),
    "brackets in a value": ("credits.json", '{"file": "a.jpg", "license": "CC0", "author": "', "[x](http://", '"}'),
    "rows": ("credits.csv", "file,author\n", 'a.jpg,"J ""x"""\n', ""),
    "tags of a sidecar": ("a.jpg.license", "", "SPDX-FileCopyrightText: J\n", ""),
    "spaces of a sidecar": ("a.jpg.license", "SPDX-FileCopyrightText: J", " " * 50, "x"),
}


@pytest.mark.parametrize(("path", "before", "many", "behind"), MANY.values(), ids=MANY)
def test_steps_grow_with_the_size(path: str, before: str, many: str, behind: str) -> None:
    """Four times the input costs about four times the steps, counted as lines that run."""

    def steps(count: int) -> int:
        seen = 0

        def look(*_: object) -> object:
            nonlocal seen
            seen += 1
            return look

        text = before + many * count + behind
        sys.settrace(look)  # type: ignore[arg-type]
        try:
            read_document(path, text, is_credit=lambda text, format: False)
        finally:
            sys.settrace(None)
        return seen

    steps(10)
    assert steps(320) < 4.5 * steps(80) + 2_000


# --- which format a file has --------------------------------------------------------------------------------------------

WXR = 'xmlns:wp="http://wordpress.org/export/1.2/"'

HEADS: dict[str, tuple[str, str, str | None]] = {
    "rss": ("a.xml", "<?xml version='1.0'?>\n<!-- x > y -->\n<rss version='2.0'>", "feed"),
    "wxr": ("a.xml", f"<?xml version='1.0'?>\n<!-- {'x' * 3000} -->\n<rss version='2.0' {WXR}>", "wxr"),
    "atom": ("a.xml", "<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
    "atom with a prefix": ("a.xml", "<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", "feed"),
    "rss 1.0": ("a.xml", "<rdf:RDF xmlns:rdf='x' xmlns='http://purl.org/rss/1.0/'>", "feed"),
    "document type": ("a.xml", '<!DOCTYPE rss [<!ENTITY x "y">]><rss>', "feed"),
    "byte-order mark": ("a.xml", "\ufeff<rss>", "feed"),
    "another feed": ("a.xml", "<feed xmlns='urn:x'>", None),
    "site map": ("a.xml", "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>", None),
    "other rdf": ("a.xml", "<rdf:RDF xmlns:rdf='x'>", None),
    "no xml": ("a.xml", "words", None),
    "json feed": ("a.json", '{\n "version": "https://jsonfeed.org/version/1.1",', "jsonfeed"),
    "json feed with escapes": (
        "a.json",
        '{"title": "x", "version": "https:\\/\\/jsonfeed.org\\/version\\/1"}',
        "jsonfeed",
    ),
    "other json": ("a.json", '{"version": "1.1"}', None),
    "yaml": ("a.yml", "a: b", None),
    "csv": ("a.csv", "a,b", None),
}


@pytest.mark.parametrize(("path", "head", "format"), HEADS.values(), ids=HEADS)
def test_the_format_by_the_head_of_a_file(path: str, head: str, format: str | None) -> None:
    assert sniff(path, head.encode()) == format


def test_the_head_may_be_utf_16() -> None:
    assert sniff("a.xml", b"\xff\xfe" + "<rss>".encode("utf-16-le")) == "feed"


@pytest.mark.parametrize("start", ["<?", "<!--", " ", "<!DOCTYPE", "<!DOCTYPE [", "<!-- x -->", "<?x?> ", "<a "])
def test_a_hostile_head_is_told_at_once(start: str) -> None:
    text = (start * HEAD)[:HEAD]
    assert sniff("a.xml", text.encode()) is None


def test_an_xml_file_that_no_reader_knows_is_a_problem() -> None:
    params = (("root", "urlset"),)
    problem = Problem("a.xml", "article.xml-unknown", params, Position(1, 1, 1, 2, "<urlset/>"))
    assert read("a.xml", "<urlset/>").problems == (problem,)
