"""Offsets of a text to lines and columns."""

from __future__ import annotations

from bisect import bisect_right

from licensecheck.model import Position
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.model import Span

LONGEST_SOURCE_LINE = 2_000
"""Code points of a line that `Position.source_line` quotes at most."""


def _starts(text: str) -> list[int]:
    """Offsets at which lines start; LF, CRLF and a lone CR end a line, as in CommonMark."""
    starts = [0]
    at = 0
    if "\r" not in text:
        while (at := text.find("\n", at) + 1) > 0:
            starts.append(at)
        return starts
    for line in text.splitlines(keepends=True):  # splits at more than we want: only real line ends count
        at += len(line)
        if line.endswith(("\n", "\r")):
            starts.append(at)
    return starts


class Lines:
    """The lines of one text. The index is built once, at the first question.

    Lines and columns are 1-based, columns count code points, CRLF is one line break (SARIF: `unicodeCodePoints`).
    """

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] | None = None

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, Lines) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def _at(self, offset: int) -> tuple[int, int]:
        if self._starts is None:
            self._starts = _starts(self.text)
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column, as `position` gives them."""
        if self._starts is None:
            self._starts = _starts(self.text)
        return self._starts[line - 1] + column - 1

    def position(self, span: Span) -> Position:
        """Return where `span` stands. Offsets outside the text are moved to its nearest end."""
        size = len(self.text)
        start = min(max(span.start, 0), size)
        line, column = self._at(start)
        end_line, end_column = self._at(min(max(span.end, start), size))
        return Position(line, column, end_line, end_column, self._line(start - column + 1))

    def _line(self, start: int) -> str:
        """The line that starts at `start`, without its break."""
        part = self.text[start : start + LONGEST_SOURCE_LINE]
        for end in ("\n", "\r"):
            part = part.partition(end)[0]
        return part
