"""Credits that stand away from their picture and say which one is theirs: a list at the end, a section, data of the page."""

from __future__ import annotations

from licensecheck.articles.guess import LONGEST_CREDIT
from licensecheck.articles.same import comparable, file_name
from licensecheck.articles.sections import Claims, fill, is_heading
from licensecheck.model import CreditText
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from licensecheck.articles.blocks import Picture
    from licensecheck.articles.row import Row
    from licensecheck.articles.same import Places

MOST = 300
"""Pictures, and credits, that are compared; beyond, none is looked for elsewhere."""

SHORTEST_NAME = 6
"""Characters of a file name, with its ending, that tell a picture from others."""


def named_credits(pictures: Sequence[Picture], credits_: Sequence[CreditText]) -> Iterable[tuple[Picture, CreditText]]:
    """Yield each picture with the first credit that names its file, by its file name or file page."""
    if not credits_ or len(pictures) > MOST or len(credits_) > MOST:
        return
    texts = [(comparable(c.text), c) for c in credits_]
    for picture in pictures:
        name = file_name(picture.address)
        if len(name) < SHORTEST_NAME:
            continue
        for text, credit in texts:
            if _names(text, name):
                yield picture, credit
                break


def named_by_markup(row: Row, holders: Sequence[int], named: Places, alone: Sequence[CreditText]) -> set[CreditText]:
    """Give visible credits of which the markup says the picture's address (RDFa, microdata); return those of `alone`."""
    given: set[CreditText] = set()
    for picture in (p for i in holders for p in row.open(i)):
        found: list[CreditText] = named.find(picture.address)
        if not found:
            continue
        start = found[0].offsets.pieces[0][1]
        around = next(
            (c for c in alone if c.offsets.pieces[0][1] <= start <= c.offsets.to_source(c.offsets.length)), None
        )
        row.credit([picture], (around or found[0]).replace(why="marked"))
        given.update((around,) if around else ())
    return given


def credited_elsewhere(row: Row, holders: Sequence[int], alone: Sequence[CreditText]) -> set[CreditText]:
    """Give what credits elsewhere say of the pictures that are still open; return those of `alone` that were given."""
    given: set[CreditText] = set()
    waiting = [(p, i) for i in holders for p in row.open(i)]
    listed = list(_listed(row)) if waiting else []
    for picture, credit in named_credits([p for p, _ in waiting], [*alone, *listed]):
        row.credit([picture], credit.replace(why="elsewhere"))
        given.add(credit)
    waiting = [(p, i) for p, i in waiting if p not in row.credits]
    free = [c for c in (*alone, *listed) if c not in given]
    if not waiting or not (found := fill(row.sections, free, row.document.text)):
        return given
    shown = [p for i in holders for p in row.blocks[i].pictures if not p.decorative]  # type: ignore[union-attr]
    claims = Claims(found, [p for p, _ in waiting], shown, [_caption(row, i) for _, i in waiting])
    claims.read()
    together: dict[CreditText, list[Picture]] = {}
    for picture, credit in claims.given.items():
        together.setdefault(credit, []).append(picture)
        given.add(credit.replace(why="alone"))
    for credit, pictures in together.items():
        row.credit(pictures, credit)
    row.apart = claims.apart
    return given


def _listed(row: Row) -> Iterator[CreditText]:
    """Texts under a heading of credits that do not read like one by themselves ("The mill: Ben Roe, CC BY 4.0")."""
    for block in row.blocks if row.sections else ():
        if block is None or block.pictures or not any(s.start < block.start < s.end for s in row.sections):
            continue
        for part in row.document.slices(block):
            asked = row.guess.may(part.start, part.end) and part.start not in row.claimed and not is_heading(part.text)
            if asked and part.end - part.start <= LONGEST_CREDIT and not row.likely(part):
                yield CreditText(part.text, part.format, part.offsets, "listed")


def _caption(row: Row, index: int) -> str:
    """The caption below a picture that is alone in its block, else ""."""
    block = row.blocks[index]
    part = row.text(index + 1) if block is not None and len(block.pictures) == 1 else None
    return part.text if part is not None and row.is_caption(index + 1, part) else ""


def _names(text: str, name: str) -> bool:
    """Whether `name` stands in `text` and is not the end or start of a longer name."""
    at = text.find(name)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if not (before.isalnum() or before == "-") and not after.isalnum():
            return True
        at = text.find(name, at + 1)
    return False
