"""A document written anew in a markup that the credit parser reads, with the way back to every place.

reStructuredText, AsciiDoc, LaTeX and the others have one thing in common: their links, escapes and accents are not
Markdown's. A reader writes what a reader of the page sees into a `Rewriting`, as Markdown, piece by piece, and names for
each piece the stretch of the document that it stands for. Everything found in the new text then leads back.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from licensecheck.articles.lines import Lines
from licensecheck.articles.tie import place_of
from licensecheck.model import OffsetMap, Span
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from licensecheck.model import ImageUse, Problem

_SPECIAL = re.compile(
    r"(?P<url>(?:https?|ftp)://[^\s<>\"\[\]`|{}\\]+)|[\\*`\[\]]|<(?=[A-Za-z/!])|&(?=[#A-Za-z])|(?<!\w)_|_(?!\w)"
    r"|\{(?=[{/])|(?P<space>(?<![ \t])[ \t]+(?:\r\n?|\n)\s*|(?:\r\n?|\n)\s*)"
)
"""What would mean something in Markdown, and what is copied as it is."""


class Rewriting:
    """A text that stands for stretches of `source`. All stretches are (start, end) offsets of the document.

    markup: of the document, as in `CreditText`.
    """

    def __init__(self, source: str, markup: str) -> None:
        self.source = source
        self.markup = markup
        self.size = 0
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._there: list[tuple[int, int, bool]] = []
        self._last = 0

    def put(self, text: str, start: int, end: int) -> None:
        """Append `text`, which stands for a stretch of the document as a whole; for the same length, sign by sign."""
        if not text:
            return
        even = len(text) == end - start
        if not (even and self._there and self._there[-1][2] and self._there[-1][1] == start):
            self._starts.append(self.size)
            self._there.append((start, end, even))
        else:
            self._there[-1] = (self._there[-1][0], end, True)
        self._parts.append(text)
        self.size += len(text)
        self._last = end

    def add(self, text: str) -> None:
        """Append `text`, which stands for nothing, behind what was written last."""
        self.put(text, self._last, self._last)

    def copy(self, start: int, end: int) -> None:
        """Append a stretch of the document as it is."""
        self.put(self.source[start:end], start, end)

    def words(self, start: int, end: int) -> None:
        """Append a stretch of plain words: what Markdown would take for markup is escaped, lines begin without indent.

        Addresses written out stay as they are.
        """
        at = start
        for found in _SPECIAL.finditer(self.source, start, end):
            first, last = found.span()
            if found["url"]:
                continue
            self.copy(at, first)
            if found["space"] is not None:
                self.put("\n", first, last)
            else:
                self.put(_escape(found[0]), first, last)
            at = last
        self.copy(at, end)

    def literal(self, text: str, start: int, end: int) -> None:
        """Append plain words that stand for a stretch as a whole, escaped."""
        self.put(escaped(text), start, end)

    def text(self) -> str:
        """Return the text so far."""
        self._parts = ["".join(self._parts)]
        return self._parts[0]

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of the document that a stretch of the text stands for."""
        first, last = self._place(start)[0], self._place(end - 1)[1]
        return Span(first, max(first, last))

    def _place(self, offset: int) -> tuple[int, int]:
        if not self._starts:
            return 0, 0
        index = max(0, bisect_right(self._starts, offset) - 1)
        start, end, even = self._there[index]
        if not even:
            return start, end
        at = start + offset - self._starts[index]
        return at, at + 1

    def back(self, offsets: OffsetMap) -> OffsetMap:
        """Return the map to the document for a map to the text."""
        pieces: list[tuple[int, int]] = []
        units = [(at, self._place(end - 1)[1]) for at, end in offsets.units]
        for at, there, single_end in self._pieces(offsets):
            if not pieces or at - pieces[-1][0] != there - pieces[-1][1]:
                pieces.append((at, there))
            if single_end is not None and single_end != there + 1:
                units.append((at, single_end))
        return OffsetMap(tuple(pieces) or ((0, 0),), offsets.length, tuple(sorted(set(units))))

    def uses(self, uses: Iterable[ImageUse]) -> list[ImageUse]:
        """Return uses found in the text at their places in the document, in its order."""
        return sorted((self._placed(u) for u in uses), key=place_of)

    def _placed(self, use: ImageUse) -> ImageUse:
        credit, span = use.credit, use.image_span
        if credit is not None:
            credit = credit.replace(offsets=self.back(credit.offsets), markup=self.markup)
        return use.replace(image_span=self.span(span.start, span.end) if span else None, credit=credit)

    def problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return problems of the text at their places in the document."""
        here, there = Lines(self.text()), Lines(self.source)
        moved = []
        for problem in problems:
            if problem.position is not None:
                span = here.span(problem.position)
                problem = problem.replace(position=there.position(self.span(span.start, span.end)))
            moved.append(problem)
        return moved

    def _pieces(self, offsets: OffsetMap) -> Iterator[tuple[int, int, int | None]]:
        """Yield (offset in the decoded text, in the document, end in the document for a single sign)."""
        ends = [p[0] for p in offsets.pieces[1:]]
        for (at, text_at), stop in zip(offsets.pieces, (*ends, offsets.length), strict=True):
            while at < stop:
                index = max(0, bisect_right(self._starts, text_at) - 1)
                start, end, even = self._there[index]
                last = self._starts[index + 1] if index + 1 < len(self._starts) else self.size
                if even:
                    yield at, start + text_at - self._starts[index], None
                    step = min(last - text_at, stop - at)
                else:
                    yield at, start, end
                    step = 1
                at, text_at = at + max(step, 1), text_at + max(step, 1)


def escaped(text: str) -> str:
    """Return plain words so that they show unchanged in Markdown."""
    return _SPECIAL.sub(lambda m: m[0] if m["url"] else " " if m["space"] else _escape(m[0]), text)


def _escape(sign: str) -> str:
    return "&lt;" if sign == "<" else "\\" + sign


def target(url: str) -> str:
    """Return an address so that it can stand in the round brackets of a link of Markdown."""
    clean = "".join(url.split()) if "\n" in url or "\r" in url else url.strip()
    if "(" in clean or ")" in clean:
        clean = clean.replace("(", "%28").replace(")", "%29")
    return clean.replace(" ", "%20").replace("<", "%3C").replace(">", "%3E").replace("\t", "%20")
