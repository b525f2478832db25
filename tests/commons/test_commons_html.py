"""HTML of the API is read as a reader sees it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.commons.html_text import Piece, visible

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("plain words", "plain words", id="plain"),
        pytest.param("A &amp; B", "A & B", id="entities"),
        pytest.param("a\n\n b\t c", "a b c", id="white space"),
        pytest.param("<div>abc<i>def</i>ghi</div>", "abcdefghi", id="inline elements join"),
        pytest.param("<div>abc<p>def</p>ghi</div>", "abc def ghi", id="blocks part"),
        pytest.param("a<br>b", "a b", id="line break"),
        pytest.param("<table><tr><td>Foo</td><td>bar</td></tr></table>", "Foo bar", id="table cells"),
        pytest.param('x<span style="display: none;">hidden</span>', "x", id="display none"),
        pytest.param('x<span style="color:red;DISPLAY:NONE">hidden</span>', "x", id="display none in capitals"),
        pytest.param("x<span hidden>hidden</span>", "x", id="hidden attribute"),
        pytest.param("<style>p{}</style>x<script>y</script>", "x", id="style and script"),
        pytest.param("<!-- no -->x", "x", id="comment"),
        pytest.param('1915<div style="display: none;">date QS:P571,+1915</div>', "1915", id="hidden machine date"),
        pytest.param(
            '<bdi>Unknown author</bdi><span style="display: none;">Unknown author</span>',
            "Unknown author",
            id="doubled",
        ),
        pytest.param('told<sup class="reference">[1]</sup>', "told", id="footnote mark"),
        pytest.param(
            '<a href="//c/wiki/User:Ik">Ik</a> (<a href="//c/wiki/User_talk:Ik">talk</a>)', "Ik", id="talk link"
        ),
        pytest.param(
            '"<a href="//c/wiki/User:Y">Y</a> (<a href="//c/wiki/User_talk:Y">talk</a>)"',
            '"Y"',
            id="talk link in quotes",
        ),
        pytest.param(
            '<a href="//c/wiki/User:Beao">Bea</a><a href="//c/wiki/User_talk:Beao">o</a>',
            "Beao",
            id="name on a talk link",
        ),
        pytest.param("a\u200eb\u200b", "ab", id="invisible characters"),
        pytest.param("", "", id="empty"),
        pytest.param("<b", "", id="broken"),
    ],
)
def test_visible_text(html: str, text: str) -> None:
    assert visible(html).text == text


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("//commons.wikimedia.org/wiki/User:X", "https://commons.wikimedia.org/wiki/User:X"),
        ("/wiki/User:X", "https://commons.wikimedia.org/wiki/User:X"),
        ("http://example.org/a?b=c", "http://example.org/a?b=c"),
        ("javascript:alert(1)", ""),
        ("#top", ""),
        ("mailto:a@example.org", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_links_are_absolute_and_of_the_web(href: str, link: str) -> None:
    assert visible(f'<a href="{href}">X</a>').pieces == (Piece("X", link),)


def test_a_link_without_protocol_is_encrypted_even_on_a_plain_wiki() -> None:
    assert visible('<a href="//example.org/x">X</a>', "http://127.0.0.1/").links == ("https://example.org/x",)


@given(st.text(alphabet=st.sampled_from("<>/ab =\"'&;!-divspan\x00\n"), max_size=200))
def test_any_text_is_read(html: str) -> None:
    text = visible(html).text
    assert text == " ".join(text.split())


def test_deep_nesting_is_read() -> None:
    assert visible("<div>" * 9000 + "x").text == "x"


@pytest.mark.shared
def test_reads_as_the_media_viewer_does(shared: Path) -> None:
    """The media viewer's own cases for "HTML to text"."""
    import re

    path = shared / "commons-api/peer-cases/mmv-html-to-text.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    read = 0
    for row in rows:
        if row["fn"] in ("text", "block elements become spaces"):
            text = visible(row["input"]).text
            pattern = row.get("expected_regex") or re.escape(row["expected"])
            assert re.fullmatch(pattern, text), row
            read += 1
    assert read == 4
