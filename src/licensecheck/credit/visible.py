"""The visible words of a credit, with the way back to where they stand in the text as given."""

from __future__ import annotations

from bisect import bisect_right

from licensecheck.model import Span, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar


class VisibleLink(Value):
    """A link among the visible words: where its words stand in `Visible.text`, and its target as written."""

    start: int
    end: int
    url: str


class Mark(Value):
    """Emphasis in the visible words: `kind` is "em", "strong" or "code"."""

    start: int
    end: int
    kind: str


class Visible(Value):
    r"""What a reader sees.

    text: the words, one space for white space, "\n" between blocks (paragraphs, list items, a tag's attributes).
    length: of the text as given, in code points.
    runs: (start here, start there, length here, length there), ascending; () if the words are the text itself.
    links: links with visible words. images: addresses of pictures in the text. marks: emphasis.
    remains: stretches of `text` that are left-over markup.
    """

    text: str
    length: int
    runs: tuple[tuple[int, int, int, int], ...] = ()
    links: tuple[VisibleLink, ...] = ()
    images: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    remains: tuple[tuple[int, int], ...] = ()
    NESTED: ClassVar = {"links": VisibleLink, "marks": Mark}

    def span(self, start: int, end: int) -> Span:
        """Return where the visible words `start:end` stand in the text as given."""
        runs = self.runs
        if not runs:
            return Span(start, end)
        first = runs[max(0, bisect_right(runs, (start, self.length + 1, 0, 0)) - 1)]
        last = runs[max(0, bisect_right(runs, (max(start, end - 1), self.length + 1, 0, 0)) - 1)]
        there = first[1] + (start - first[0] if first[2] == first[3] else 0)
        until = last[1] + (end - last[0] if last[2] == last[3] else last[3])
        return Span(min(there, self.length), max(there, min(until, self.length)))


class Builder:
    """Collects visible words piece by piece."""

    __slots__ = ("blank", "images", "length", "links", "marks", "parts", "remains", "runs", "size")

    def __init__(self, length: int) -> None:
        self.parts: list[str] = []
        self.runs: list[tuple[int, int, int, int]] = []
        self.links: list[VisibleLink] = []
        self.images: list[str] = []
        self.marks: list[Mark] = []
        self.remains: list[tuple[int, int]] = []
        self.size = 0
        self.length = length
        self.blank = True

    def add(self, text: str, start: int, end: int) -> None:
        """Append words that stand at `start:end` there; linear if both are of one length, else one unit."""
        if text:
            self.runs.append((self.size, start, len(text), end - start))
            self.parts.append(text)
            self.size += len(text)
            self.blank = text[-1] in " \n"

    def space(self, start: int, end: int, block: bool = False) -> None:
        """Append one space, or a block's end, unless one is there already."""
        if not self.parts:
            return
        if not self.blank:
            self.add("\n" if block else " ", start, end)
        elif block and self.parts[-1][-1] == " ":
            self.parts[-1] = self.parts[-1][:-1] + "\n"

    def done(self) -> Visible:
        """Return what was collected."""
        return Visible(
            "".join(self.parts),
            self.length,
            tuple(self.runs),
            tuple(self.links),
            tuple(self.images),
            tuple(self.marks),
            tuple(self.remains),
        )
