"""Pictures of Markdown, from the events of the parser: address, alternative text, title, attributes behind them."""

from __future__ import annotations

import re

from licensecheck.articles.blocks import Hint, Picture, trimmed
from licensecheck.articles.decorative import is_decorative
from licensecheck.articles.markdown.masking import FILLER
from licensecheck.articles.markdown.titles import list_behind
from licensecheck.articles.offsets import align, plain
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.markdown.masks import Mask
    from licensecheck.articles.markdown.titles import Titles


class Images:
    """Makes pictures. picture: the one that is open, or None. captions: its alternative text is shown as its caption."""

    def __init__(self, text: str, mask: Mask | None, titles: Titles, *, captions: bool) -> None:
        self.text = text
        self.mask = mask
        self.titles = titles
        self.captions = captions
        self.picture: Picture | None = None
        self._placed = False
        self._nested = 0
        self._alt: list[str] = []

    def begin(self, what: dict[str, str], start: int, end: int) -> None:
        """Start a picture that stands between two offsets; one in the alternative text of another is not shown."""
        if self.picture is not None:
            self._nested += 1
            return
        self._alt.clear()
        placed = self.mask.pictures.get(start) if self.mask is not None else None
        self._placed = placed is not None
        if placed is not None:
            self.picture = placed
            return
        address = self._written(what["dest_url"], start, end)
        if what["link_type"] == "Collapsed" and self.text.startswith("[]", end):
            end += 2  # the parser leaves the empty brackets out
        self.picture = picture = Picture(address, start, end)
        picture.extent = (start, list_behind(self.text, end))
        picture.decorative = is_decorative(address, {})
        picture.title = self.titles.of(what, start, end)

    def add(self, words: str) -> None:
        """Add to the alternative text."""
        self._alt.append(words)

    def end(self) -> Picture | None:
        """End the picture; None for one inside another, or without an address."""
        if self._nested:
            self._nested -= 1
            return None
        picture, self.picture = self.picture, None
        if picture is not None and not self._placed:
            self._describe(picture)
        return picture if picture is not None and picture.address else None

    def _written(self, words: str, start: int, end: int) -> str:
        """Words of the parser as they stand in the document, templates and all."""
        at = self.mask.masked.find(words, start, end) if self.mask is not None and FILLER in words else -1
        return self.text[at : at + len(words)] if at >= 0 else words

    def _describe(self, picture: Picture) -> None:
        picture.alt = self._written("".join(self._alt), picture.start, picture.end)
        if picture.alt:
            offsets = align(self.text, picture.start + 2, picture.end, picture.alt, escapes="markdown")
            picture.alt_hint = Hint(picture.alt, offsets)
        if self.captions and picture.alt:
            start, end = _label(self.text, picture.start + 2, picture.end)
            picture.caption = Hint(self.text[start:end], plain(start, end - start))
        if picture.extent[1] > picture.end:
            from licensecheck.articles.markdown.components import attributed

            attributed(self.mask, picture, self.text)


_BRACKET = r"(?s)\\.|[\[\]]"


def _label(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the words in the brackets of a picture stand, as they are written: with links. start: behind the opening one."""
    depth = 1
    for sign in re.compile(_BRACKET).finditer(text, start, end):
        depth += {"[": 1, "]": -1}.get(sign.group(), 0)
        if not depth:
            return trimmed(text, start, sign.start())
    return start, end
