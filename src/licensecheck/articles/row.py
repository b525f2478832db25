"""The blocks of a document, and what has been found out about which of them credits which picture."""

from __future__ import annotations

from licensecheck.articles.blocks import Slice
from licensecheck.articles.guess import LONGEST_CREDIT, has_words
from licensecheck.articles.parts import field_of, goes_on, is_address
from licensecheck.articles.same import words_of
from licensecheck.articles.sections import is_plural, sections
from licensecheck.model import CreditText, Shared
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from licensecheck.articles.blocks import Block, Picture, Stretches
    from licensecheck.articles.guess import Guess
    from licensecheck.articles.sections import Section
    from licensecheck.model import Apart

LONGEST_CAPTION = 400
"""Code points of a caption that may stand between a picture and its credit."""

LONGEST_ROW = 8
"""Blocks that one credit is spread over at most."""


_EMPHASIS = ("*", "_", "<em", "<i>", "<small", "<sub", "<center")


class Row:
    """The blocks of a document and what has been found out about them."""

    def __init__(self, document: Stretches, blocks: Sequence[Block | None], guess: Guess) -> None:
        self.document = document
        self.blocks = blocks
        self.guess = guess
        self.credits: dict[Picture, CreditText] = {}
        self.shared: dict[Picture, Shared] = {}
        self.apart: Callable[[Sequence[Picture]], Apart | None] = lambda pictures: None
        """What to say of pictures that are left without a credit."""
        self._sections: list[Section] | None = None
        self._free_words: str | None = None
        self.claimed: set[int] = set()
        """Starts of slices that credit a picture."""
        self.too_long: list[Slice] = []
        self._slices: dict[int, list[Slice]] = {}

    @property
    def sections(self) -> list[Section]:
        """The parts of the document under headings of credits, looked for when a picture is left without a credit."""
        if self._sections is None:
            self._sections = sections(self.document, self.blocks, self.guess)
        return self._sections

    @property
    def free_words(self) -> str:
        """The words of all that is seen and credits no picture, when this is asked for the first time."""
        if self._free_words is None:
            parts = (s for i in range(len(self.blocks)) for s in self.slices(i) if s.start not in self.claimed)
            self._free_words = f" {' '.join(words_of(part.text) for part in parts)} "
        return self._free_words

    def slices(self, index: int) -> list[Slice]:
        """The texts of a block, around its pictures."""
        if index not in self._slices:
            block = self.blocks[index]
            self._slices[index] = self.document.slices(block) if block else []
        return self._slices[index]

    def text(self, index: int) -> Slice | None:
        """The text of a block without pictures."""
        block = self.blocks[index] if 0 <= index < len(self.blocks) else None
        return self.slices(index)[0] if block and not block.pictures else None

    def open(self, index: int) -> list[Picture]:
        """The pictures of a block that still need a credit."""
        block = self.blocks[index] if 0 <= index < len(self.blocks) else None
        return [p for p in block.pictures if not p.decorative and p not in self.credits] if block else []

    def free_credit(self, index: int, *, sure: bool = True) -> Slice | None:
        """The text of a block without pictures, if it is a credit that nothing claims yet.

        sure: ask the parser in any case; else only where a word of credits occurs.
        """
        block = self.blocks[index] if 0 <= index < len(self.blocks) else None
        if block is None or not (sure or block.role or self.guess.may(block.start, block.end)):
            return None
        part = self.text(index)
        if part is None or part.start in self.claimed or part.end - part.start > LONGEST_CREDIT:
            return None
        if block.role == "credit" and has_words(part.text):
            return part
        asked = sure or self.guess.may(part.start, part.end)
        return part if asked and self.guess.certain(part.text, part.format) else None

    def whole(self, index: int, part: Slice) -> Slice:
        """The credit that starts with the text of a block, with the blocks below that go on with it, line by line.

        Those are claimed with it.
        """
        block, text = self.blocks[index], self.document.text
        seen = {field_of(text, part.start, part.end)}
        end = part.end
        for step in range(index + 1, min(index + LONGEST_ROW, len(self.blocks))):
            following = self.text(step)
            if (
                block is None
                or following is None
                or following.format != block.format
                or following.start in self.claimed
            ):
                break
            gap = text[end : following.start]
            address = is_address(text, following.start, following.end) and "wiki" in following.text
            if not (gap.count("\n") == 1 or (address and not gap.strip())):
                break
            if self.blocks[step].role or not goes_on(text, following.start, following.end, seen):  # type: ignore[union-attr]
                break
            self.claimed.add(following.start)
            end = following.end
        return part if block is None or end == part.end else Slice(self.document, part.start, end, block)

    def give(self, pictures: Sequence[Picture], part: Slice, why: str) -> None:
        """Credit those of `pictures` that are open with a text, which no other picture can have then."""
        self.claimed.add(part.start)
        self.credit(pictures, CreditText(part.text, part.format, part.offsets, why))

    def credit(self, pictures: Sequence[Picture], credit: CreditText) -> None:
        """Credit those of `pictures` that are open; they share it."""
        given = [p for p in pictures if p not in self.credits]
        self.credits.update(dict.fromkeys(given, credit))
        if len(given) > 1:
            addresses, plural = tuple([p.address for p in given]), is_plural(credit.text)
            self.shared.update({p: Shared(addresses, index, plural) for index, p in enumerate(given)})

    def likely(self, part: Slice) -> bool:
        """Whether a text is a credit; asked only where a word of credits occurs."""
        return self.guess.may(part.start, part.end) and self.guess.certain(part.text, part.format)

    def is_caption(self, index: int, part: Slice) -> bool:
        """Whether the text of a block may be a caption that stands between a picture and its credit."""
        if part.end - part.start > LONGEST_CAPTION:
            return False
        return bool(self.blocks[index].role) or part.text.startswith(_EMPHASIS)  # type: ignore[union-attr]
