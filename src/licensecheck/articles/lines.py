"""Offsets of a text to lines and columns."""

from __future__ import annotations

from bisect import bisect_right

from licensecheck.model import Position, Span
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_SOURCE_LINE = 2_000
"""Code points of a line that `Position.source_line` quotes at most."""

FEW = 16
"""Questions that are answered by counting the line breaks in front, which is quicker than an index of all lines."""


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
    """The lines of one text. The index is built once, when so many questions are asked that it is worth while.

    Lines and columns are 1-based, columns count code points, CRLF is one line break (SARIF: `unicodeCodePoints`).
    """

    __slots__ = ("_asked", "_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._asked = 0
        self._starts: list[int] | None = None

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, Lines) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def _at(self, offset: int) -> tuple[int, int]:
        if self._starts is None:
            self._asked += 1
            if self._asked <= FEW and "\r" not in self.text:
                return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)
            self._starts = _starts(self.text)
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def position(self, span: Span) -> Position:
        """Return where `span` stands. Offsets outside the text are moved to its nearest end."""
        size = len(self.text)
        start = min(max(span.start, 0), size)
        line, column = self._at(start)
        end_line, end_column = self._at(min(max(span.end, start), size))
        return Position(line, column, end_line, end_column, self._line(start - column + 1))

    def span(self, position: Position) -> Span:
        """Return the offsets of a position of this text; the way back of `position`."""
        if self._starts is None:
            self._starts = _starts(self.text)
        start = self._starts[position.line - 1] + position.column - 1
        return Span(start, max(start, self._starts[position.end_line - 1] + position.end_column - 1))

    def _line(self, start: int) -> str:
        """The line that starts at `start`, without its break."""
        part = self.text[start : start + LONGEST_SOURCE_LINE]
        for end in ("\n", "\r"):
            part = part.partition(end)[0]
        return part


class Parts(Lines):
    """The lines of the parts of an archive: `text` is their texts, one behind the other.

    parts: where each starts in `text` and its name, in rising order, the first at 0. Lines are counted in each part.
    """

    __slots__ = ("_lines", "_names", "_offsets")

    def __init__(self, text: str, parts: Sequence[tuple[int, str]]) -> None:
        super().__init__(text)
        self._offsets = [start for start, _ in parts] or [0]
        self._names = [name for _, name in parts] or [""]
        self._lines: dict[int, Lines] = {}

    def position(self, span: Span) -> Position:
        """Return where `span` stands, as `Lines.position` does, with the name of the part that it starts in."""
        index = max(bisect_right(self._offsets, min(span.start, len(self.text))) - 1, 0)
        first = self._offsets[index]
        if index not in self._lines:
            last = self._offsets[index + 1] if index + 1 < len(self._offsets) else len(self.text)
            self._lines[index] = Lines(self.text[first:last])
        found = self._lines[index].position(Span(max(span.start - first, 0), max(span.end - first, 0)))
        return found.replace(part=self._names[index])
