"""The grouped format: by document, wrapped to the terminal, nothing cut."""

from __future__ import annotations

from hypothesis import given as for_all
from hypothesis import strategies as st

from licensecheck.model import CreditText, ImageUse, Report
from licensecheck.report import render
from licensecheck.report._excerpt import columns
from licensecheck.report.grouped import _wrapped
from report.samples import LINE, checked, finding, offsets, report, unlocked


def text(given: Report, width: int | None = None) -> str:
    return "".join(render("grouped", given, width=width)).rpartition("\n\n")[0]


def at(path: str) -> ImageUse:
    return ImageUse(path, credit=CreditText(LINE, "markdown", offsets(), "line"))


def test_a_document_is_named_once_above_its_lines() -> None:
    given = report(checked(finding(), use=at("a.md")), checked(finding(), use=at("a.md")), unlocked(use=at("b.md")))
    heads = [line for line in text(given).splitlines() if not line.startswith(" ")]
    assert heads == ["a.md", "", "b.md"]


def test_what_is_unchecked_has_a_line() -> None:
    assert (
        text(report(unlocked())).splitlines()[1].startswith("       8:1  unchecked         Not checked: file, author")
    )


def test_a_long_message_is_wrapped_under_its_beginning() -> None:
    lines = text(report(checked(finding())), width=62).splitlines()
    assert lines == [
        "articles/orra.md",
        "      8:46  error      LC106  The credit says CC BY 3.0; the",
        "                              record says CC BY 4.0.",
    ]


@for_all(st.text("ab 漢é", max_size=80), st.integers(1, 40))
def test_wrapping_keeps_every_word_and_stays_within_the_width(words: str, width: int) -> None:
    lines = _wrapped(words, width)
    assert " ".join(lines) == words
    assert all(columns(line) <= width or " " not in line for line in lines)
