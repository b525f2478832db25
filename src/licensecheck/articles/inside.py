"""Texts that are put together from stretches of a document, with the way back; and documents inside of documents."""

from __future__ import annotations

from licensecheck.articles.blocks import Hint
from licensecheck.articles.guess import Guess
from licensecheck.articles.offsets import plain
from licensecheck.articles.tie import tie
from licensecheck.model import CreditText, ImageUse, OffsetMap, Problem, Span
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from licensecheck.articles.base import Source
    from licensecheck.articles.lines import Lines


class Joined:
    """A text under construction that remembers where each stretch of it stands in the document."""

    __slots__ = ("_end", "_parts", "_pieces", "length")

    def __init__(self, at: int = 0) -> None:
        """Start with nothing; what is inserted first belongs to `at`."""
        self._parts: list[str] = []
        self._pieces: list[tuple[int, int]] = []
        self._end = at
        self.length = 0

    def add(self, text: str, at: int) -> None:
        """Add a text that stands in the document as it is, from `at`."""
        if text:
            self._piece(self.length, at)
            self._put(text)
            self._end = at + len(text)

    def add_one(self, text: str, start: int, end: int) -> None:
        """Add what the stretch of the document from `start` to `end` stands for as a whole: an entity, an escape."""
        self.add(text, start)
        if len(text) > end - start:
            self._piece(self.length - 1, max(start, end - 1), goes_on=False)
        self._end = end
        self._piece(self.length, end, goes_on=False)

    def add_mapped(self, text: str, offsets: OffsetMap) -> None:
        """Add a decoded text with its own way back."""
        if not text:
            return
        for decoded, source in offsets.pieces:
            if decoded < len(text):
                self._piece(self.length + decoded, source)
        self._put(text)
        self._end = offsets.span(Span(len(text) - 1, len(text))).end
        self._piece(self.length, self._end)

    def insert(self, text: str, at: int | None = None) -> None:
        """Add a text that does not stand in the document; it belongs to `at`, or to the end of what was added last.

        In the second case its last sign, if there are several, leads to the last sign in front of it, so that no span
        reaches beyond that. Between texts that stand in another order in the document something must be inserted.
        """
        if not text:
            return
        if at is not None or not self._pieces:
            self._end = self._end if at is None else at
            self._piece(self.length, self._end, goes_on=False)
            self._put(text)
            self._piece(self.length, self._end, goes_on=False)
            return
        self._piece(self.length, self._end, goes_on=False)
        if len(text) > 1:
            self._piece(self.length + len(text) - 1, max(self._end - 1, 0), goes_on=False)
        self._put(text)
        self._piece(self.length, self._end, goes_on=False)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)

    def _piece(self, decoded: int, source: int, *, goes_on: bool = True) -> None:
        if self._pieces and self._pieces[-1][0] == decoded:
            self._pieces.pop()
        if goes_on and self._pieces:
            former = self._pieces[-1]
            if former[1] + decoded - former[0] == source:  # goes on where the piece before ends
                return
        self._pieces.append((decoded, source))

    def text(self) -> str:
        """Return what has been put together."""
        return "".join(self._parts)

    def offsets(self) -> OffsetMap:
        """Return the way back."""
        return OffsetMap(tuple(self._pieces) or ((0, self._end),), self.length)


def together(hints: Sequence[Hint]) -> Hint:
    """Return several values as one, with semicolons between them."""
    made = Joined(hints[0].offsets.to_source(0))
    for number, hint in enumerate(hints):
        made.insert("; " if number else "")
        made.add_mapped(hint.text, hint.offsets)
    return Hint(made.text(), made.offsets())


def through(inner: OffsetMap, outer: OffsetMap) -> OffsetMap:
    """Return the way from a decoded text to the document, where `inner` leads to a text that `outer` leads on from."""
    pieces: list[tuple[int, int]] = []
    count = len(inner.pieces)
    for index, (decoded, source) in enumerate(inner.pieces):
        room = (inner.pieces[index + 1][0] if index + 1 < count else inner.length) - decoded
        if index + 1 < count:
            room = min(room, max(0, inner.pieces[index + 1][1] - source))
        pieces.append((decoded, outer.to_source(source)))
        first = outer.index(source) + 1
        for at in range(first, len(outer.pieces)):
            start, leads = outer.pieces[at]
            if start >= source + room:
                break
            pieces.append((decoded + start - source, leads))
    last = pieces[-1]
    if inner.length > last[0]:
        end = outer.span(inner.span(Span(inner.length - 1, inner.length))).end
        if end < last[1] + inner.length - last[0]:
            pieces.append((inner.length, end))
    return OffsetMap(tuple(pieces), inner.length)


def trimmed_hint(text: str, offsets: OffsetMap) -> Hint | None:
    """Return a decoded text without outer white space, with its way back; None if nothing is left."""
    bare = text.strip()
    return Hint(bare, through(plain(text.index(bare), len(bare)), offsets)) if bare else None


def markup_of(offsets: OffsetMap) -> str:
    """Return what `CreditText.markup` is of a text that was decoded: "escaped" where a sign stands for another."""
    return "escaped" if len(offsets.pieces) > 1 else ""


def html_inside(
    source: Source, text: str, offsets: OffsetMap, lines: Lines, markup: str = "", language: str | None = None
) -> tuple[list[ImageUse], list[Problem]]:
    """Read HTML that stands decoded inside of a document; spans and positions are those of the document.

    text: the HTML. offsets: its way back. lines: the document's. markup: as in `CreditText`, where what the document holds
    is no HTML. language: the document's, for pictures whose HTML states none.
    """
    from licensecheck.articles.html.reader import Flow
    from licensecheck.articles.lines import Lines as Inner

    flow = Flow(text)
    flow.feed(0, len(text))
    flow.finish()
    stretches = flow.stretches()
    uses, problems = tie(stretches, flow.blocks, Guess(text, source.is_credit), source.path, flow.language)
    back = _mover(offsets, markup or markup_of(offsets), language)
    return [back(use) for use in uses], [moved(problem, Inner(text), lines, offsets) for problem in problems]


def moved(problem: Problem, inner: Lines, lines: Lines, offsets: OffsetMap | None = None) -> Problem:
    """Return a problem with a place in the text of `inner` with its place in that of `lines`, to which `offsets` leads."""
    if problem.position is None:
        return problem
    span = inner.span(problem.position)
    return problem.replace(position=lines.position(offsets.span(span) if offsets is not None else span))


def _somewhere(offsets: OffsetMap) -> OffsetMap:
    """A way back that covers a sign of the document: a text in the tag of a picture has the picture's place."""
    span = offsets.span(Span(0, offsets.length))
    if span.end > span.start or offsets.length < 2:
        return offsets
    last = offsets.length - 1
    return OffsetMap(((0, span.start), (last, span.start), (last + 1, span.start + 1)), offsets.length)


_LONGEST_ENTITY = 10


def whole_span(offsets: OffsetMap, span: Span) -> Span:
    """As `offsets.span(span)`, with the whole of the entity or escape that the last sign stands for."""
    found = offsets.span(span)
    end = offsets.to_source(span.end)
    return Span(found.start, end) if found.end < end <= found.end + _LONGEST_ENTITY else found


def _mover(offsets: OffsetMap, markup: str, language: str | None) -> Callable[[ImageUse], ImageUse]:
    """Return what moves the places of a use from a decoded text to the document."""
    known: dict[CreditText, CreditText] = {}

    def back(use: ImageUse) -> ImageUse:
        span, credit = use.image_span, use.credit
        if credit is not None and credit not in known:
            known[credit] = credit.replace(offsets=_somewhere(through(credit.offsets, offsets)), markup=markup)
        return use.replace(
            image_span=whole_span(offsets, span) if span is not None else None,
            credit=known[credit] if credit is not None else None,
            language=use.language or language,
        )

    return back
