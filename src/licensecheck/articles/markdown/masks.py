"""A document with everything masked that Markdown does not know, code point for code point, and what stood there.

Scanners cut stretches out one after the other, each reading what the former ones left. A picture becomes an empty picture of
Markdown, `![](xxx)`, so that it takes part in paragraphs, links, lists and tables; and only one that Markdown shows counts,
not one in code. What makes no text becomes blank; what makes text that is not known becomes `FILLER`.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from licensecheck.articles.blocks import Comment
from licensecheck.articles.markdown.masking import BLANK, FILLER, SHORTEST_PICTURE
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from licensecheck.articles.base import Source
    from licensecheck.articles.blocks import Figure, Picture
    from licensecheck.articles.guess import Guess
    from licensecheck.model import CreditText, ImageUse


class Region:
    """A stretch whose text blocks belong to its pictures. role: of those blocks. credit: of all its pictures."""

    __slots__ = ("credit", "end", "figure", "role", "start")

    def __init__(
        self, start: int, end: int, role: str, figure: Figure | None, credit: CreditText | None = None
    ) -> None:
        self.start = start
        self.end = end
        self.role = role
        self.figure = figure
        self.credit = credit


class Mask:
    """One document for the scanners. text: as it is; masked: as Markdown shall see it; body: where it starts.

    templates: stretches that a template fills. holes: what is no text.
    """

    def __init__(self, source: Source, guess: Guess, body: int = 0) -> None:
        self.source = source
        self.guess = guess
        self.text = source.text
        self.masked = source.text
        self.body = body
        self.pictures: dict[int, Picture] = {}
        self.holes: list[tuple[int, int]] = []
        self.comments: list[Comment] = []
        self.templates: list[tuple[int, int]] = []
        self.regions: list[Region] = []
        self.roles: list[Region] = []
        """Attribute lists: the block in front of `start` has this role."""
        self.uses: list[ImageUse] = []
        self._cuts: list[tuple[int, int, str]] = []

    def cut(self, start: int, end: int, what: str) -> None:
        """Replace a stretch by `what`, of the same length, when `apply` is called. Stretches of one scanner rise."""
        self._cuts.append((start, end, what))

    def apply(self) -> None:
        """Make the replacements."""
        if not self._cuts:
            return
        parts: list[str] = []
        at = 0
        for start, end, what in self._cuts:
            if start < at:
                continue
            parts += (self.masked[at:start], what)
            at = end
        parts.append(self.masked[at:])
        self.masked = "".join(parts)
        self._cuts.clear()

    def picture(self, picture: Picture, start: int, end: int, *, alone: bool = False) -> None:
        """Put a picture in the place of a stretch. alone: nothing else belongs to its paragraph."""
        self.pictures[start] = picture
        length = end - start - alone
        self.cut(start, end, f"![]({'x' * (length - SHORTEST_PICTURE + 1)})" + "\n" * alone)

    def blank(self, start: int, end: int, *, line: bool = False) -> None:
        """Make a stretch white space. line: an empty line, which parts what stands before and behind."""
        self.holes.append((start, end))
        if line or self._beside_empty_line(start, end):
            self.cut(start, end, "".join(["\n" if c == "\n" else " " for c in self.masked[start:end]]))
        else:
            self.cut(start, end, BLANK * (end - start))

    def fill(self, start: int, end: int) -> None:
        """Make a stretch text that is not known."""
        self.templates.append((start, end))
        self.cut(start, end, FILLER * (end - start))

    def comment(self, start: int, end: int, first: int, last: int) -> None:
        """Make a stretch white space and keep its inside as a comment."""
        self.comments.append(Comment(start, end, first, last))
        self.blank(start, end)

    def _beside_empty_line(self, start: int, end: int) -> bool:
        """Whether a stretch fills its lines and an empty line stands before or behind."""
        text = self.masked
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        last = len(text) if last < 0 else last
        if last - first > end - start + 200 or text[first:start].strip(" \t") or text[end:last].strip(" \t\r"):
            return False
        before = text[max(0, first - 50) : first].rstrip(" \t\r")
        return first == 0 or before.endswith(("\n\n", "\n\r\n")) or not text[last + 1 : last + 3].strip()

    @cached_property
    def braces(self) -> dict[int, int]:
        """Where each brace that is closed is closed; strings are not looked at, so that this is one pass."""
        import re

        found: dict[int, int] = {}
        stack: list[int] = []
        for brace in re.compile(r"[{}]").finditer(self.text, self.body):
            if brace.group() == "{":
                stack.append(brace.start())
            elif stack:
                found[stack.pop()] = brace.start()
        return found

    def in_template(self, start: int, end: int) -> bool:
        """Whether a template fills part of a stretch."""
        at = bisect_left(self.templates, (start, start))
        near = self.templates[max(0, at - 1) : at + 1]
        return any(first < end and last > start for first, last in near)

    def placed(self, start: int, end: int) -> Iterable[Picture]:
        """Return the pictures that stand between two offsets."""
        starts = self._starts
        return [self.pictures[at] for at in starts[bisect_left(starts, start) : bisect_left(starts, end)]]

    @cached_property
    def _starts(self) -> list[int]:
        return sorted(self.pictures)

    def finish(self) -> None:
        """Sort what several scanners found."""
        self.holes.sort()
        self.templates.sort()
