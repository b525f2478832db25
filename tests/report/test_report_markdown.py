"""Markdown within its limit, and texts of others in it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from licensecheck.model import Report, Suggestion
from licensecheck.report import _markdown, markdown, render
from report.samples import (
    EVIL,
    SUGGESTION,
    checked,
    everything,
    finding,
    full_report,
    report,
    unlocked,
)

REPORTS = everything()


def text(given: Report) -> str:
    return "".join(render("markdown", given))


def as_html(words: str) -> str:
    pyromark: Any = import_module("pyromark")
    html: str = pyromark.html(words)
    return html


def test_the_counts_come_first_and_errors_before_warnings() -> None:
    written = text(full_report())
    heads = [line for line in written.splitlines() if line.startswith("#")]
    assert heads == ["## Image credits", "### Errors", "### Not read", "### Warnings"]
    assert written.index("1 error, 1 warning") < written.index("### Errors")


def test_what_is_unchecked_has_a_section() -> None:
    assert "\n### Not checked\n\n- `articles/orra.md:8:1`: Not checked: file, author" in text(report(unlocked()))


def test_a_run_over_nothing_says_so() -> None:
    assert "\n**No picture and no credit was found, nothing was checked.**\n" in text(report())


def test_the_right_credit_is_given_once_for_each_picture_in_the_form_of_its_document() -> None:
    written = text(report(checked(finding(), finding(), suggestion=SUGGESTION.replace(form="html"))))
    assert written.count("```html\n  Image: the <a>html</a> credit\n  ```") == 1


@pytest.mark.parametrize("limit", [3_000, 10_000, 60_000])
@pytest.mark.parametrize("number", [0, 1, 40, 2_000])
def test_it_stays_within_its_limit_and_counts_what_is_left_out(number: int, limit: int) -> None:
    error, warning = checked(finding()), checked(finding(severity="warning"))
    whole = report(*[warning] * number, *[error] * number, *[unlocked()] * number, problems=full_report().problems)
    written = "".join(markdown.bounded(whole, limit))
    assert len(written.encode()) <= limit
    shown = sum(line.startswith("- `") for line in written.splitlines())
    left = written.rpartition("room: ")[2].split(". ")[0].split(", ") if "room: " in written else []
    assert sum(int(part.split()[0]) for part in left) == 3 * number + 2 - shown


def test_errors_have_room_before_everything_else() -> None:
    error, warning = checked(finding(), suggestion=None), checked(finding(severity="warning"), suggestion=None)
    written = "".join(markdown.bounded(report(*[warning] * 100, error, *[unlocked()] * 100), 3_000))
    assert "### Errors" in written
    assert "100 warnings" in written


def test_it_holds_back_no_more_than_the_limit() -> None:
    """Memory does not grow with the number of cases: what does not fit is only counted."""
    section = markdown._Section(100)
    for _ in range(1_000):
        section.add("x" * 30)
    assert (len(section.items), section.left) == (3, 997)


def test_a_comment_fits_into_what_github_takes() -> None:
    assert markdown.LIMIT < 65_536
    assert markdown.SUMMARY_LIMIT < 1024 * 1024


# --- texts of others ---------------------------------------------------------------------------------------------------


def test_words_of_others_make_no_markup_and_call_nobody() -> None:
    html = as_html(text(REPORTS["hostile"]).encode("utf-8", "backslashreplace").decode())
    assert "<script" not in html
    assert "<!-- -->all" in html
    assert 'href="javascript' not in html


PLAIN = {
    "markup": ("*a* _b_ `c` [d](e) <f> | ~g~", r"\*a\* \_b\_ \`c\` \[d\](e) \<f\> \| \~g\~"),
    "entity": ("&amp; &lt;", "&amp;amp; &amp;lt;"),
    "people and issues": ("@name #12 a@b # @", "@<!-- -->name #<!-- -->12 a@<!-- -->b # @"),
    "address": ("see https://a.example/b_c_(d).", r"see <https://a.example/b_c_(d>)."),
    "address in quotes": ("“https://a.example/_x_”", "“<https://a.example/_x_>”"),
    "line breaks": ("a\n# b", "a # b"),
}


@pytest.mark.parametrize("name", PLAIN)
def test_plain_text_is_escaped(name: str) -> None:
    words, escaped = PLAIN[name]
    assert _markdown.plain(words) == escaped


@for_all(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60))
def test_plain_text_shows_as_it_is(words: str) -> None:
    """Law: a parser of Markdown gives the words back."""
    import html
    import re

    shown = re.sub(r"<[^>]*>", "", as_html(f"x {_markdown.plain(words)} x"))
    assert " ".join(html.unescape(shown).split()) == " ".join(f"x {words} x".split())


@for_all(st.text("`ab ", min_size=1, max_size=12))
def test_a_code_span_holds_any_row_of_backticks(words: str) -> None:
    html = as_html(f"x {_markdown.code(words)} x")
    assert f"<code>{words}</code>" in html or words != words.strip()


def test_a_block_outlasts_the_fences_in_it() -> None:
    given = checked(finding(), suggestion=Suggestion("t", "a\n```\n<b>\n~~~", "h", form="markdown"))
    assert "  ````markdown\n  a\n  ```\n  <b>\n  ~~~\n  ````\n" in text(report(given))


def test_a_link_to_no_web_address_is_no_link() -> None:
    assert _markdown.link("a", "javascript:alert(1)") == "a"
    assert _markdown.link("a]", "https://x.example/<b> c") == "[a\\]](<https://x.example/%3Cb%3E%20c>)"


def test_the_hostile_words_stay_readable() -> None:
    assert "a\"b'c\\<script\\>" in _markdown.plain(EVIL)
