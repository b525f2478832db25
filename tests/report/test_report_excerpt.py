"""The marker stands under the words that it is about, whatever their letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.model import Position
from licensecheck.report._excerpt import columns, excerpt


def lines(line: str, column: int, end: int, width: int | None = None, end_line: int = 7) -> tuple[str, str]:
    first, second = excerpt(Position(7, column, end_line, end, line), width)
    return first, second


ALIGNED = {
    "ascii": ("abc DEF ghi", 5, 8, "    ^^^"),
    "first-word": ("ABC def", 1, 4, "^^^"),
    "whole-line": ("abc", 1, 4, "^^^"),
    "cyrillic": ("Фото: Київ", 7, 11, "      ^^^^"),
    "wide": ("图片：鲁迅 CC", 4, 6, "      ^^^^"),
    "combining": ("e\u0301a\u0300 CC", 6, 8, "   ^^"),
    "tab-before": ("\ta\tCC", 4, 6, "\t \t^^"),
    "empty-span": ("abc", 2, 2, " ^"),
    "behind-the-end": ("abc", 9, 12, "   ^"),
}


@pytest.mark.parametrize("name", ALIGNED)
def test_the_marker_is_aligned(name: str) -> None:
    line, column, end, marks = ALIGNED[name]
    assert lines(line, column, end) == (f"    7 | {line}\n", f"      | {marks}\n")


def test_a_span_of_several_lines_is_marked_to_the_end_of_its_first() -> None:
    assert lines("abc def", 5, 3, end_line=9)[1] == "      |     ^^^ (continues to line 9)\n"


def test_nothing_is_cut_without_a_width() -> None:
    line = "x" * 1990 + "CC BY"
    assert lines(line, 1991, 1996)[0] == f"    7 | {line}\n"


def test_a_long_line_is_cut_around_the_marked_words() -> None:
    line = "a" * 200 + "CC BY" + "b" * 200
    first, second = lines(line, 201, 206, width=60)
    assert first == f"    7 | …{'a' * 22}CC BY{'b' * 23}…\n"
    assert second == f"      | {' ' * 23}^^^^^\n"


def test_a_line_that_fits_is_left_whole() -> None:
    assert lines("abc DEF", 5, 8, width=80) == ("    7 | abc DEF\n", "      |     ^^^\n")


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=200),
    st.integers(0, 210),
    st.integers(0, 210),
    st.integers(1, 120),
)
def test_a_window_never_exceeds_the_terminal_and_marks_the_same_words(line: str, a: int, b: int, width: int) -> None:
    """Law: what stands above the marks is the beginning of the marked words."""
    start, end = sorted((a, b))
    first, second = lines(line, start + 1, end + 1, width=width)
    shown, marks = first[8:-1], second[8:-1]
    room = max(40, width - 8)
    assert columns(shown) <= room
    marked = line[start:end]
    if marked and all(columns(char) == 1 for char in line):
        above = shown[marks.index("^") : marks.index("^") + marks.count("^")].rstrip("…")
        assert marked.startswith(above)
