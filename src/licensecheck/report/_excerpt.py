"""The source line of a finding with a marker under the words that it is about."""

from __future__ import annotations

from unicodedata import category, east_asian_width

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._words import safe, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Position

NARROWEST = 40
"""Columns that a window of a source line has at least, however narrow the terminal."""


def excerpt(position: Position, width: int | None = None) -> Iterator[str]:
    """Yield the source line and the marker line, both with a gutter.

    A tab of the line is repeated in the marker line, so that the two stay aligned at any tab width; wide characters
    count two columns, combining ones none. With `width` (columns) a longer line is cut to a window around the mark.
    """
    line = safe(position.source_line)
    start = min(position.column - 1, len(line))
    end = position.end_column - 1 if position.end_line == position.line else len(line)
    end = max(start, min(end, len(line)))
    gutter = f"{position.line:>5} | "
    if width is not None:
        line, start, end = _window(line, start, end, max(NARROWEST, width - len(gutter)))
    marks = "^" * max(1, columns(line[start:end]))
    more = " " + say("report.continues", line=str(position.end_line)) if position.end_line > position.line else ""
    yield f"{gutter}{line}\n"
    yield f"{'':>5} | {_blank(line[:start])}{marks}{more}\n"


def columns(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    return len(text) if text.isascii() else sum(map(_column, text))


def _column(char: str) -> int:
    if east_asian_width(char) in "WF":
        return 2
    return 0 if category(char) in ("Mn", "Me", "Cf") else 1


def _blank(text: str) -> str:
    return "".join("\t" if char == "\t" else " " * _column(char) for char in text)


def _window(line: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """Cut `line` to at most `width` columns that show the mark from its start."""
    if columns(line) <= width:
        return line, start, end
    marked = min(columns(line[start:end]), width - 2)
    left, room = start, (width - 2 - marked) // 2
    while left > 0 and room >= _column(line[left - 1]):
        left -= 1
        room -= _column(line[left])
    right, room = left, width - (left > 0) - 1
    while right < len(line) and room >= _column(line[right]):
        room -= _column(line[right])
        right += 1
    head, tail = "…" if left > 0 else "", "…" if right < len(line) else ""
    shift = len(head) - left
    return head + line[left:right] + tail, start + shift, min(end, right) + shift
