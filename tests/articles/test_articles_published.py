"""The day on which an article says that it was published."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.articles.published import published_on

DAYS = {
    "YAML": ("a.md", "---\ntitle: X\ndate: 2023-04-25\n---\nWords", "2023-04-25"),
    "YAML with a time": ("a.md", "---\npublished_at: '2023-04-25T10:00:00Z'\n---\n", "2023-04-25"),
    "TOML": ("a.md", "+++\ndate = 2023-04-25T10:00:00+02:00\n+++\n", "2023-04-25"),
    "meta": ("a.html", '<meta property="article:published_time" content="2023-04-25T10:00Z">', "2023-04-25"),
    "meta, the other way round": ("a.html", "<META content='2023-04-25' name='DC.date.issued'/>", "2023-04-25"),
    "JSON-LD": ("a.html", '<script>{"datePublished": "2023-04-25"}</script>', "2023-04-25"),
    "time": ("a.html", '<p><time class="x" datetime="2023-04-25T08:00">25 April</time>', "2023-04-25"),
    "name of the file": ("posts/2023-04-25-bridge.md", "Words", "2023-04-25"),
    "front matter before the name": ("2020-01-01-a.md", "---\ndate: 2023-04-25\n---\n", "2023-04-25"),
    "a day that no calendar has": ("2023-04-25-a.md", "---\ndate: 2023-02-31\n---\n", "2023-04-25"),
    "a key further down": ("a.md", "---\ntitle: X\n---\ndate: 2023-04-25\n", ""),
    "when it was changed": ("a.md", "---\nlastmod: 2023-04-25\n---\n", ""),
    "another meta": ("a.html", '<meta name="expires" content="2023-04-25">', ""),
    "none": ("a.md", "Words of 2023-04-25", ""),
    "nothing": ("", "", ""),
}


@pytest.mark.parametrize(("path", "text", "day"), DAYS.values(), ids=list(DAYS))
def test_the_day_that_an_article_gives(path: str, text: str, day: str) -> None:
    assert published_on(path, text) == day


@given(st.text(alphabet="-+<>/metaimdt :=\"'2034\n{}", max_size=300))
def test_any_text_has_a_day_or_none(text: str) -> None:
    assert len(published_on("a.md", text)) in (0, 10)


@pytest.mark.parametrize("text", ["<meta " * 200_000, "<time " * 200_000, "---\n" + "date" * 200_000, '"' * 500_000])
def test_hostile_texts_are_read_in_bounded_time(text: str) -> None:
    begun = time.process_time()
    published_on("a.html", text)
    assert time.process_time() - begun < 1
