"""Spans point into the text as given, whatever its markup; nothing crashes and nothing is slow."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licensecheck.credit import LIMIT, fields, parse
from licensecheck.model.credit import Credit, Part

FORMATS = ("text", "markdown", "html")
PIECES = (
    "Photo: ", "by ", "Jane Sample", "CC BY-SA 4.0", "via Wikimedia Commons", ", ", " / ", "(", ")", "[", "](", "https://creativecommons.org/licenses/by/4.0/",
    "https://commons.wikimedia.org/wiki/File:Sample_mill.jpg", "\n", "\n\n- ", "**", "_", "*", "`", "<a href=\"https://example.org\">", "</a>", "<em>", "</em>",
    "&amp;", "&nbsp;", "&amp;amp;", "{{cc-by-4.0}}", "[[User:Sample|Sample]]", "“Harbor”", "\"", "2023-04-25", "25 April 2023", "Own work", "写真：", "、", "由", "拍摄",
    "Фото: ", "ліцензія ", "\u200f", "\ufeff", "İ", "ß", "ﬁ", "é", "e\u0301", "\u0000", "left: ", "; ", "right: ", "unknown author", "cropped", "no changes made", "![", "<img alt=\"x\" src=\"y\">",
    "<!--", "-->", "\\", "|", "©", "(c) ", "all rights reserved", "$", "{name}", "File:Mill.jpg", "derivative work: ", "\t", "\r\n", "://", "...", "—",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=24).map("".join)


def parts(credit: Credit) -> list[Part]:
    """Return all parts that quote words of the text."""
    out: list[Part] = list(credit.markup)
    for s in credit.segments:
        out += [p for p in (s.source, s.file, s.reserved, s.copyright_holder) if p is not None]
        for r in s.readings:
            out += [*r.authors, *r.leftovers, *[p for p in (r.title, r.date) if p is not None]]
    return out


@pytest.mark.parametrize(
    ("text", "form", "words"),
    [
        ("Photo: Jane Sample / CC BY 4.0", "text", "Jane Sample"),
        ("*Photo: [Jane Sample](https://example.org), CC BY 4.0*", "markdown", "Jane Sample"),
        ("<p>Foto: <b>Jane Sample</b>, CC&nbsp;BY 4.0</p>", "html", "Jane Sample"),
        ("Foto: J&ouml;rg Sample, CC BY 4.0", "html", "J&ouml;rg Sample"),
        ("// Photo by Jane\n//   Sample, CC BY 4.0", "text", "Jane\n//   Sample"),
        ('![x](y.jpg "Jane Sample, CC BY 4.0, via Wikimedia Commons")', "markdown", None),
    ],
    ids=["text", "link", "tags", "entity", "comment", "title"],
)
def test_author_span_covers_the_words_as_written(text: str, form: str, words: str | None) -> None:
    """An author's span covers what stands in the original text, markup between its letters included."""
    author = parse(text, form).segments[0].readings[0].authors[0]  # type: ignore[arg-type]
    covered = text[author.span.start : author.span.end]
    if words is None:
        assert "Jane Sample" in covered
    else:
        assert covered == words


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, form=st.sampled_from(FORMATS))
def test_every_span_lies_in_the_text(text: str, form: str) -> None:
    """For any text, all spans lie inside it, and the letters of a part's words occur in the stretch it covers."""
    credit = parse(text, form)  # type: ignore[arg-type]
    assert credit.text == text
    assert 0.0 <= credit.confidence <= 1.0
    assert len(credit.segments) >= 1
    for segment in credit.segments:
        assert 0 <= segment.span.start <= segment.span.end <= len(text)
        assert len(segment.readings) >= 1
        scores = [r.score for r in segment.readings]
        assert scores == sorted(scores, reverse=True)
        for link in segment.links:
            assert 0 <= link.span.start <= link.span.end <= len(text)
    for part in parts(credit):
        assert 0 <= part.span.start <= part.span.end <= len(text)
        if form == "text" and "&" not in text and part.text and "\\" not in text:
            covered = "".join(text[part.span.start : part.span.end].split())
            assert all(c in covered for c in "".join(part.text.split()))
    fields(credit)


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=300), form=st.sampled_from(FORMATS))
def test_no_text_crashes(text: str, form: str) -> None:
    """Any string is answered, and the same string is answered the same way."""
    assert parse(text, form) == parse(text, form)  # type: ignore[arg-type]


HOSTILE = {
    "brackets": "[" * 50_000 + "]" * 50_000,
    "links": "[a](" * 25_000,
    "parentheses": "(" * 50_000 + ")" * 50_000,
    "quotes": '"' * 100_000,
    "commas": "A, " * 33_000,
    "slashes": "A/" * 50_000,
    "tags": "<a href='x" * 10_000,
    "open tag": "<" + "a " * 50_000,
    "entities": "&amp;" * 20_000,
    "stars": "*_" * 50_000,
    "code": "`" * 100_000,
    "addresses": "https://" * 12_500,
    "licenses": "CC BY 4.0 " * 10_000,
    "dates": "1 May 2020 " * 9_000,
    "digits": "1" * 100_000,
    "spaces": " " * 100_000,
    "lines": "\n" * 100_000,
    "labels": "Photo: " * 14_000,
    "by": "by " * 33_000,
    "segments": "left: A; right: B; " * 5_000,
    "files": "a.jpg " * 16_000,
    "han": "由拍摄" * 33_000,
    "hangul": "사진출처" * 25_000,
    "right to left": "تصوير: " * 14_000,
    "capital dotted i": "İ" * 100_000,
    "templates": "{{a}}" * 20_000,
    "colons": "a:" * 50_000,
    "dots": "a." * 50_000,
    "initials": "J. " * 33_000,
    "copyright": "© " * 50_000,
    "one word": "a" * 100_000,
    "underscores": "_" * 100_000,
    "wiki": "at english wikipedia " * 5_000,
    "labels in brackets": "(Photo: [cc by " * 7_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_of_100_kb_is_bounded(name: str) -> None:
    """A text of 100 kB made to be slow takes at most two seconds of CPU time in any format (0.3 on an idle machine)."""
    for form in FORMATS:
        start = time.process_time()
        parse(HOSTILE[name], form)  # type: ignore[arg-type]
        assert time.process_time() - start < 2.0, f"{name} as {form}"


def test_only_the_first_code_points_are_read() -> None:
    """What stands behind the limit changes nothing but the text that the credit carries."""
    head = "Photo: Jane Sample, CC BY 4.0, via Wikimedia Commons."
    text = head + " " * (LIMIT - len(head))
    assert fields(parse(text)) == fields(parse(text + " Photo: Somebody Else, CC0"))
