"""What the readers of lightly marked-up formats write: blocks and pictures, which `tie` then brings together."""

from __future__ import annotations

from bisect import bisect_left

from licensecheck.articles.base import Found
from licensecheck.articles.blocks import Block, Figure, Hint, Picture, Stretches
from licensecheck.articles.decorative import is_decorative
from licensecheck.articles.guess import LONGEST_CREDIT, Guess
from licensecheck.articles.lines import Lines
from licensecheck.articles.offsets import plain
from licensecheck.articles.rewritten import Rewriting, target
from licensecheck.articles.tie import tie
from licensecheck.model import CreditText, Span
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from licensecheck.articles.base import Source
    from licensecheck.articles.visible import Stretch
    from licensecheck.model import ImageUse, Problem
    from licensecheck.model.credit import CreditFormat

PICTURE = "\ufffc"
"""Stands for a picture in the text that is written (U+FFFC, object replacement character)."""

MOST_LINKS = 20
"""Links around one picture that are kept."""


class Sheet(Rewriting):
    """A document written anew as blocks of Markdown.

    format: of its blocks: "markdown", or "text" where links may stand elsewhere. Words and links are written between `open` and `close`; outside, they open a block of their own.
    """

    def __init__(self, source: Source, format: CreditFormat = "markdown") -> None:
        super().__init__(source.text)
        self._from = source
        self._format = format
        self._blocks: list[Block | None] = []
        self._running: Block | None = None
        self._raw: list[tuple[int, int, int, Figure | None]] = []
        self._comments: list[tuple[int, int, int, Figure | None]] = []
        self._holes: list[tuple[int, int]] = []
        self._unseen: list[Stretch] = []
        self._half_seen: list[Stretch] = []
        self._hidden: list[tuple[Picture, str, int, int]] = []
        self.figure: Figure | None = None
        self.cell: tuple[int, int, int] | None = None

    # --- blocks -------------------------------------------------------------------------------------------------------

    @property
    def running(self) -> bool:
        """Whether a block is open."""
        return self._running is not None

    def open(self, role: str = "") -> None:
        """End the running block and begin one. role: as in `Block`; its figure and cell are those of the sheet."""
        self.close()
        self._running = Block(self.size, self.size, self._format)
        self._running.role = role
        self._running.figure = self.figure
        self._running.cell = self.cell

    def close(self, *, line: bool = False) -> None:
        """End the running block, if there is one. line: the next one begins on the following line."""
        block, self._running = self._running, None
        if block is None:
            return
        block.end = self.size
        if block.end > block.start:
            self._blocks.append(block)
            self.add("\n" if line else "\n\n")

    def barrier(self) -> None:
        """Keep what comes from what was: no picture here is credited there."""
        self.close()
        if self._blocks and self._blocks[-1] is not None:
            self._blocks.append(None)

    def enter(self) -> None:
        """Begin a figure inside the one that is open."""
        self.close()
        self.figure = Figure(self.figure)

    def leave(self) -> None:
        """End the innermost figure."""
        self.close()
        if self.figure is not None:
            self.figure = self.figure.parent

    def unsure(self) -> None:
        """Mark the running block: it may hold links that the reader cannot follow, so that none can be missed."""
        if self._running is not None:
            self._running.format = "text"

    # --- what stands in them ------------------------------------------------------------------------------------------

    def put(self, text: str, start: int, end: int) -> None:
        """As in `Rewriting`, in a block."""
        if self._running is None and text.strip():
            self.open()
        super().put(text, start, end)

    def link(self, url: str, start: int, end: int, whole_end: int) -> None:
        """End the words of a link, begun with `put("[", ...)`.

        The address stands for the stretch from `start` to `end`; the markup of the link ends at `whole_end`.
        """
        clean = target(url)
        self.put("](", start, start)
        if self.source[start:end] == clean:
            self.copy(start, end)
        else:
            self.put(clean, start, end)
        self.put(")", end if end <= whole_end else whole_end, whole_end)

    def picture(
        self,
        address: str,
        start: int,
        end: int,
        *,
        alt: tuple[str, int, int] | None = None,
        title: tuple[str, int, int] | None = None,
        links: tuple[str, ...] = (),
        attributes: Mapping[str, str] | None = None,
    ) -> None:
        """Write a picture that stands at a stretch of the document.

        alt, title: decoded, with the stretch they stand for; empty ones are none. attributes: as of an `img` tag.
        """
        address = address.strip()
        if not address:
            return
        at = self.size
        self.put(PICTURE, start, end)
        assert self._running is not None
        shown = address if not address.startswith("data:") else address.partition(",")[0][:100]
        picture = Picture(shown, at, at + 1, "", tuple(k for k in links if k)[:MOST_LINKS])
        picture.decorative = is_decorative(address, attributes or {})
        if alt and alt[0].strip():
            picture.alt = " ".join(alt[0].split())
            picture.alt_hint = self._hint(*alt)
        if title and title[0].strip():
            picture.title = self._hint(*title)
        picture.extent = (at, self.size)
        self._running.pictures.append(picture)

    def _hint(self, text: str, start: int, end: int) -> Hint:
        """Write a text that readers see only when they look for it; it is a part of the picture."""
        at = self.size
        self.put(text, start, end)
        return Hint(text, plain(at, len(text)))

    def comment(self, start: int, end: int) -> None:
        """Note a comment of the source, whose words stand at a stretch."""
        if end - start > LONGEST_CREDIT or not self.source[start:end].strip():
            return
        running = self._running is not None and self.size > self._running.start
        index = len(self._blocks)
        first = self.size
        at = start
        for line in self.source[start:end].splitlines(keepends=True):
            if words := line.strip():
                lead = at + line.index(words[0])
                super().put("\n" if self.size > first else "", at, at)
                super().put(words, lead, lead + len(words))
            at += len(line)
        self._comments.append((index, first, self.size, self.figure))
        if running:
            self._holes.append((first, self.size))
        else:
            self.add("\n\n")

    def html(self, start: int, end: int) -> None:
        """Write a stretch of HTML, which the HTML reader reads."""
        self.close()
        at = self.size
        super().put(self.source[start:end], start, end)
        self._raw.append((len(self._blocks), at, self.size, self.figure))
        self.add("\n\n")

    # --- what comes out -----------------------------------------------------------------------------------------------

    def found(self, language: str | None = None) -> Found:
        """Return the pictures and credits of everything written, at their places in the document."""
        self.close()
        text = self.text()
        self._read_html(text)
        guess = Guess(text, self._from.is_credit)
        uses, problems = tie(
            Stretches(text, self._holes, self._unseen, self._half_seen), self._blocks, guess, self._from.path, language
        )
        uses = self._commented(text, uses, guess)
        placed = sorted((self._placed(u) for u in uses), key=_place)
        return Found(placed, self._replaced(text, problems), language)

    def _read_html(self, text: str) -> None:
        if not self._raw:
            return
        from licensecheck.articles.html import Flow

        blocks: list[Block | None] = []
        done = 0
        moved: list[tuple[int, int]] = []
        for index, start, end, figure in self._raw:
            blocks += self._blocks[done:index]
            done = index
            flow = Flow(text)
            flow.figure = figure
            flow.feed(start, end)
            flow.finish()
            blocks += flow.blocks
            self._holes += flow.holes
            self._unseen += flow.hiding.hidden
            self._half_seen += flow.hiding.half_seen
            moved.append((index, len(blocks) - index))
        self._blocks = blocks + self._blocks[done:]
        self._comments = [(_moved(i, moved), start, end, figure) for i, start, end, figure in self._comments]

    def _commented(self, text: str, uses: list[ImageUse], guess: Guess) -> list[ImageUse]:
        """Give pictures that nothing visible credits the credit of a comment beside them or their figure.

        A comment behind comes first, then one inside the figure, then one in front.
        """
        if not self._comments:
            return uses
        extents = self._extents()
        beside: dict[object, list[tuple[int, int]]] = {}
        for index, start, end, figure in self._comments:
            beside.setdefault(index, []).append((start, end))
            if figure is not None:
                beside.setdefault(figure, []).append((start, end))
        at = {p.start: b for b in self._blocks if b is not None for p in b.pictures}
        given = []
        for use in uses:
            block = at.get(use.image_span.start) if use.image_span else None
            if block is not None and use.credit is None and not use.decorative:
                first, last = extents[block.figure or block]
                own = beside.get(block.figure, []) if block.figure else []
                near = (*beside.get(last + 1, []), *own, *beside.get(last, []), *reversed(beside.get(first, [])))
                use = use.replace(credit=_first_credit(text, near[:20], guess))
            given.append(use)
        return given

    def _extents(self) -> dict[object, tuple[int, int]]:
        """The first and the last block of each figure, and of each block with pictures outside of figures."""
        extents: dict[object, tuple[int, int]] = {}
        for index, block in enumerate(self._blocks):
            if block is not None and (block.figure is not None or block.pictures):
                key = block.figure or block
                extents[key] = (extents.get(key, (index, index))[0], index)
        return extents

    def _placed(self, use: ImageUse) -> ImageUse:
        credit = use.credit
        if credit is not None:
            credit = credit.replace(offsets=self.back(credit.offsets))
        span = use.image_span
        return use.replace(image_span=self.span(span.start, span.end) if span else None, credit=credit)

    def _replaced(self, text: str, problems: list[Problem]) -> list[Problem]:
        """The problems of `tie`, whose places are in the new text, at their places in the document."""
        here, there = Lines(text), Lines(self.source)
        moved = []
        for problem in problems:
            if (p := problem.position) is not None:
                span = self.span(here.offset(p.line, p.column), here.offset(p.end_line, p.end_column))
                problem = problem.replace(position=there.position(span))
            moved.append(problem)
        return moved


def _moved(index: int, moved: list[tuple[int, int]]) -> int:
    """The index of a block after others were put in: (index, how many more there are from it on), in rising order."""
    at = bisect_left(moved, (index,))
    return index + (moved[at - 1][1] if at else 0)


def _first_credit(text: str, near: tuple[tuple[int, int], ...], guess: Guess) -> CreditText | None:
    for start, end in near:
        words = text[start:end].strip()
        if guess.likely(words, "text"):
            first = text.index(words, start)
            return CreditText(words, "text", plain(first, len(words)), "comment")
    return None


def _place(use: ImageUse) -> int:
    span = use.image_span
    if span is None and use.credit is not None:
        span = use.credit.offsets.span(Span(0, 1))
    return span.start if span else 0
