"""What the readers of lightly marked-up formats write: blocks and pictures, which `tie` then brings together."""

from __future__ import annotations

from licensecheck.articles.base import Found
from licensecheck.articles.blocks import Block, Figure, Hint, Picture, Stretches
from licensecheck.articles.decorative import is_decorative
from licensecheck.articles.guess import LONGEST_CREDIT, Guess
from licensecheck.articles.markup.rewritten import Rewriting, target
from licensecheck.articles.offsets import plain
from licensecheck.articles.tie import tie
from licensecheck.articles.visible import Hider, Stretch
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from licensecheck.articles.base import Source
    from licensecheck.model.credit import CreditFormat

PICTURE = "\ufffc"
"""Stands for a picture in the text that is written (U+FFFC, object replacement character)."""

MOST_REPEATED = 1_000_000
"""Code points of texts that are written again wherever their name stands (substitutions, attributes)."""

MOST_LINKS = 20
"""Links around one picture that are kept."""


class Sheet(Rewriting):
    """A document written anew as blocks of Markdown.

    format: of its blocks: "markdown", or "text" where links may stand elsewhere. Words and links are written between `open` and `close`; outside, they open a block of their own.
    """

    def __init__(self, source: Source, markup: str, format: CreditFormat = "markdown") -> None:
        super().__init__(source.text, markup)
        self._from = source
        self._format = format
        self._blocks: list[Block | None] = []
        self._running: Block | None = None
        self._raw: list[tuple[int, int, int, Figure | None]] = []
        self._spent = 0
        self._holes: list[tuple[int, int]] = []
        self._hidden: list[Stretch] = []
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

    def afford(self, length: int) -> bool:
        """Whether a text of the document, `length` code points long, may be written once more where its name stands."""
        self._spent += length
        return self._spent <= MOST_REPEATED

    def scratch(self) -> Sheet:
        """Return an empty sheet of the same document."""
        return Sheet(self._from, self.markup, self._format)

    @property
    def sure(self) -> bool:
        """Whether nothing in the running block may hold a link that cannot be followed."""
        return self._running is None or self._running.format == self._format

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

    def comment(self, start: int, end: int, sign: str) -> None:
        """Note a comment of the source, whose words stand at a stretch. sign: what makes it one ("%")."""
        if end - start > LONGEST_CREDIT or not self.source[start:end].strip():
            return
        running = self._running is not None and self.size > self._running.start
        first = self.size
        at = start
        for line in self.source[start:end].splitlines(keepends=True):
            if words := line.strip():
                lead = at + line.index(words[0])
                super().put("\n" if self.size > first else "", at, at)
                super().put(words, lead, lead + len(words))
            at += len(line)
        stretch = Stretch(first, self.size, (first, self.size), Hider("comment", sign))
        stretch.figure = self.figure
        self._hidden.append(stretch)
        if not running:
            self.add("\n\n")

    def html(self, start: int, end: int) -> None:
        """Write a stretch of HTML, which the HTML reader reads."""
        self.close()
        at = self.size
        super().put(self.source[start:end], start, end)
        self._raw.append((len(self._blocks), at, self.size, self.figure))
        self.add("\n\n")

    # --- what comes out -----------------------------------------------------------------------------------------------

    def found(self, language: str | None = None, date: str | None = None) -> Found:
        """Return the pictures and credits of everything written, at their places in the document.

        language, date: as in `Found`; a date that is none of ISO 8601 is left out.
        """
        self.close()
        text = self.text()
        half_seen = self._read_html(text)
        document = Stretches(text, self._holes, self._hidden, half_seen)
        guess = Guess(text, self._from.is_credit)
        uses, problems = tie(document, self._blocks, guess, self._from.path, language)
        return Found(self.uses(uses), self.problems(problems), language, date=_iso(date) if date else None)

    def _read_html(self, text: str) -> list[Stretch]:
        """Put the blocks of HTML in their places; return what is half seen of them."""
        if not self._raw:
            return []
        from licensecheck.articles.html.reader import Flow

        flow = Flow(text)
        blocks: list[Block | None] = []
        done = taken = 0
        for index, start, end, figure in self._raw:
            blocks += self._blocks[done:index]
            done = index
            flow.figure = figure
            flow.feed(start, end)
            blocks += flow.blocks[taken:]
            taken = len(flow.blocks)
        flow.finish()
        self._blocks = blocks + flow.blocks[taken:] + self._blocks[done:]
        self._holes += flow.holes
        self._hidden += flow.hiding.hidden
        return flow.hiding.half_seen


def _iso(date: str) -> str | None:
    from licensecheck.articles.html.structured import iso_date

    return iso_date(date)
