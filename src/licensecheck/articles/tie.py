"""Which text credits which picture.

Nearest first: what the markup of the picture states, what it says describes the picture, the caption of the figure, the
same paragraph, a footnote, a block that the markup names as caption or credit, the paragraph after, the one before; then
credits elsewhere that say which picture is theirs; last, what a reader does not see. Credits that no picture claims are
reported without a picture. Every claim is made once: a credit after one picture is not also the credit before the next.
"""

from __future__ import annotations

from licensecheck.articles.base import credit_too_long
from licensecheck.articles.blocks import Block, Slice, Stretches
from licensecheck.articles.elsewhere import credited_elsewhere, named_by_markup
from licensecheck.articles.guess import LONGEST_CREDIT, Guess, has_words
from licensecheck.articles.row import Row
from licensecheck.articles.same import Places, words_of
from licensecheck.articles.sections import is_heading
from licensecheck.model import CreditText, ImageUse, Span
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from licensecheck.articles.blocks import Figure, Picture
    from licensecheck.model import Apart, Problem

_BY_ROLE = {"figcaption": "figcaption", "caption": "caption", "credit": "marked"}


def tie(
    document: Stretches,
    blocks: Sequence[Block | None],
    guess: Guess,
    path: str,
    language: str | None,
    named: Sequence[tuple[str, CreditText]] = (),
) -> tuple[list[ImageUse], list[Problem]]:
    """Return the uses of `blocks` in the order of the text, and credits that are too long to be read.

    None among the blocks keeps its neighbors apart. named: credits that data of the page give to a picture's address.
    """
    row = Row(document, blocks, guess)
    holders = [i for i, b in enumerate(blocks) if b is not None and b.pictures]
    seen, data = Places(), Places()
    for address, credit in named:
        (data if credit.why == "structured-data" else seen).add(address, credit)
    _stated(row, holders)
    _described(row, holders)
    _figures(row)
    for index in holders:
        _same_paragraph(row, index)
    _footnotes(row, holders)
    _credits_in_front(row, holders)
    for stage in (_after, _before):
        for index in holders:
            if row.open(index):
                stage(row, index)
    alone = list(_alone(row))
    said = named_by_markup(row, holders, seen, alone) if named else set()
    alone = [c for c in alone if c not in said]
    elsewhere = credited_elsewhere(row, holders, alone)
    _unseen(row, holders, data)
    pictures = [p for i in holders for p in blocks[i].pictures]  # type: ignore[union-attr]
    apart = row.apart([p for p in pictures if not p.decorative and p not in row.credits])
    uses = [_use(row, p, path, language, apart) for p in pictures]
    uses.extend(ImageUse(path, credit=c, language=language) for c in alone if c not in elsewhere)
    return sorted(uses, key=place_of), [credit_too_long(path, document.text, p.start, p.end) for p in row.too_long]


def place_of(use: ImageUse) -> int:
    """Return where a use stands in the document."""
    if use.image_span is not None:
        return use.image_span.start
    return use.credit.offsets.pieces[0][1] if use.credit else 0


def _use(row: Row, picture: Picture, path: str, language: str | None, apart: Apart | None) -> ImageUse:
    span = Span(picture.start, picture.end)
    credit = row.credits.get(picture)
    if credit is not None and row.document.half_seen:
        from licensecheck.articles.unseen import half_seen

        credit = half_seen(row.document.half_seen, row.document.half_seen_at, credit, picture.start)
    shared = row.shared.get(picture)
    apart = apart if credit is None and not picture.decorative else None
    return ImageUse(
        path, picture.address, span, picture.alt, picture.links, credit, picture.decorative, language, shared, apart
    )


def _described(row: Row, holders: Sequence[int]) -> None:
    """Texts that the markup names by id credit the pictures that name them (`aria-describedby`)."""
    wanted = {i for h in holders for p in row.blocks[h].pictures for i in p.described}  # type: ignore[union-attr]
    if not wanted:
        return
    places = {key: i for i, b in enumerate(row.blocks) if b is not None for key in b.ids if key in wanted}
    for index in holders:
        for picture in row.open(index):
            for key in picture.described:
                if (place := places.get(key)) is not None and (part := row.free_credit(place)):
                    row.give([picture], part, _why(row, place, "caption"))


def _stated(row: Row, holders: Sequence[int]) -> None:
    """What the markup of a picture gives as its credit, or shows as its caption."""
    for picture in (p for i in holders for p in row.open(i)):
        if picture.credit is not None:
            row.credit([picture], picture.credit)
        elif (hint := picture.caption) is not None and row.guess.likely(hint.text[:LONGEST_CREDIT], "markdown"):
            row.credit([picture], CreditText(hint.text, "markdown", hint.offsets, "caption"))


def _footnotes(row: Row, holders: Sequence[int]) -> None:
    """A footnote credits the picture behind which it is referred to, there or in the caption."""
    notes: dict[str, int] = {}
    for index, block in enumerate(row.blocks):
        if block is not None and block.footnote and row.free_credit(index, sure=False):
            notes.setdefault(block.footnote, index)
    for index in holders if notes else ():
        block, caption = row.blocks[index], row.text(index + 1)
        assert block is not None
        for picture in row.open(index):
            last = picture is block.pictures[-1] and caption is not None and row.is_caption(index + 1, caption)
            below = row.blocks[index + 1].notes if last else ()  # type: ignore[union-attr]
            found = next((notes[label] for label in (*picture.notes, *below) if label in notes), None)
            if found is not None and (part := row.text(found)) is not None:
                row.give([picture], part, "footnote")


def _figures(row: Row) -> None:
    """Captions of `figure` elements credit every picture inside that has no caption of its own."""
    captions: dict[Figure, tuple[Slice, str]] = {}
    for index, block in enumerate(row.blocks):
        if block is None or block.figure is None or block.figure in captions or not block.role:
            continue
        if part := row.free_credit(index):
            captions[block.figure] = part, _BY_ROLE[block.role]
    if not captions:
        return
    for index, block in enumerate(row.blocks):
        figure = block.figure if block else None
        for _ in range(20):
            if figure is None or figure in captions:
                break
            figure = figure.parent
        if figure in captions and (pictures := row.open(index)):
            row.give(pictures, *captions[figure])


def _same_paragraph(row: Row, index: int) -> None:
    """Text behind a picture credits it and the pictures that stand directly before it; text in front does if none follows."""
    block = row.blocks[index]
    assert block is not None
    parts = row.slices(index)
    waiting: list[Picture] = []
    for picture, part in zip(block.pictures, parts[1:], strict=True):
        if not picture.decorative and picture not in row.credits:
            waiting.append(picture)
        if waiting and _is_credit(row, part):
            row.give(waiting, part, "same-paragraph")
        if has_words(part.text):
            waiting = []
    if (pictures := row.open(index)) and _is_credit(row, parts[0]):
        together = [pictures[0]]
        for part, picture in zip(parts[1:], block.pictures[1:], strict=False):
            if has_words(part.text) or picture not in pictures:
                break
            together.append(picture)
        row.give(together, parts[0], "same-paragraph")


def _is_credit(row: Row, part: Slice) -> bool:
    return part.end - part.start <= LONGEST_CREDIT and row.guess.certain(part.text, part.format)


def _credits_in_front(row: Row, holders: Sequence[int]) -> None:
    """In a row of credit, picture, credit, picture that ends with a picture, each credit stands in front of its picture."""
    done = 0
    for holder in holders:
        index = holder - 1
        if index < done:
            continue
        pairs = []
        at = index
        while row.open(at + 1) and row.free_credit(at, sure=False):
            pairs.append(at)
            at += 2
        if len(pairs) > 1 and not row.open(index - 1) and not row.free_credit(at, sure=False):
            for first in pairs:
                part = row.text(first)
                assert part is not None
                row.give(row.open(first + 1), part, "previous-paragraph")
        done = at


def _why(row: Row, index: int, otherwise: str) -> str:
    block = row.blocks[index]
    return _BY_ROLE.get(block.role, otherwise) if block is not None else otherwise


def _after(row: Row, index: int) -> None:
    """The block behind the picture, or the one behind a caption that is no credit."""
    block = row.blocks[index]
    assert block is not None
    for step in _cells_after(row, index) if block.cell else (index + 1,):
        if part := row.free_credit(step):
            row.give(row.open(index), row.whole(step, part), _why(row, step, "next-paragraph"))
            return
    part = row.text(index + 1)
    if part is None or block.cell or not row.is_caption(index + 1, part):
        return
    if part := row.free_credit(index + 2, sure=False):
        row.give(row.open(index), part, _why(row, index + 2, "next-paragraph"))


def _before(row: Row, index: int) -> None:
    """The block in front of the picture."""
    block, former = row.blocks[index], row.blocks[index - 1] if index else None
    if block is None or former is None or (block.cell or (0, 0, 0))[:2] != (former.cell or (0, 0, 0))[:2]:
        return
    if part := row.free_credit(index - 1):
        row.give(row.open(index), part, _why(row, index - 1, "previous-paragraph"))


def _cells_after(row: Row, index: int) -> Iterator[int]:
    """The rest of the picture's own cell, the cell below if the row holds several pictures, else the cells beside it."""
    block = row.blocks[index]
    assert block is not None
    assert block.cell is not None
    table, line, column = block.cell
    beside, below, several = [], [], False
    for step in range(index + 1, min(index + 200, len(row.blocks))):
        other = row.blocks[step]
        if other is None or other.cell is None or other.cell[0] != table or other.cell[1] > line + 1:
            break
        if other.cell == block.cell:
            yield step
        elif other.cell[1] == line:
            beside.append(step)
            several = several or bool(other.pictures)
        elif other.cell[2] == column:
            below.append(step)
    former = row.blocks[index - 1] if index else None
    several = several or bool(former and former.cell and former.cell[:2] == (table, line) and former.pictures)
    yield from below if several else (*beside, *below)


def _unseen(row: Row, holders: Sequence[int], data: Places) -> None:
    """What is not seen credits pictures that nothing else does; in a figure, all of them."""
    waiting = [i for i in holders if row.open(i)]
    if not waiting:
        return
    from licensecheck.articles.unseen import Unseen

    unseen = Unseen(row.document, row.blocks, row.guess, data)
    for index in waiting:
        block = row.blocks[index]
        for picture in row.open(index):
            if credit := unseen.credit(picture, block.figure if block else None):
                row.credit([picture], _seen_after_all(row, credit))


def _seen_after_all(row: Row, credit: CreditText) -> CreditText:
    """A credit whose words the page shows as well, where no picture claims them, is not hidden from its readers."""
    words = words_of(credit.text)
    shown = " " in words and f" {words} " in row.free_words
    return credit.replace(why="elsewhere", hidden_by="") if shown else credit


def _alone(row: Row) -> Iterator[CreditText]:
    """Credits that no picture claimed."""
    for index, block in enumerate(row.blocks):
        if block is None or not row.guess.may(block.start, block.end):
            continue
        for part in row.slices(index):
            if part.start == part.end or part.start in row.claimed or not row.likely(part) or is_heading(part.text):
                continue
            if not row.guess.stated(part.text, part.format):
                continue
            if part.end - part.start > LONGEST_CREDIT:
                row.too_long.append(part)
            else:
                part = row.whole(index, part) if not block.pictures else part
                yield CreditText(part.text, part.format, part.offsets, "alone")
