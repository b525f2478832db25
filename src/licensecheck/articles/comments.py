"""Credits that are commented out beside a picture that shows none: readers of the page do not see them."""

from __future__ import annotations

import re
from bisect import bisect_left

from licensecheck.articles.guess import LONGEST_CREDIT, Guess, has_words
from licensecheck.articles.offsets import plain
from licensecheck.model import CreditText
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from licensecheck.articles.blocks import Picture, Stretches

FARTHEST = 300
"""Code points between a picture and a comment beside it."""

_MARKUP = ("![", "<img", "<figure", "{{<", "{%")
_COMPONENT = re.compile(r"<[A-Z]\w*\s")


def commented(document: Stretches, pictures: Sequence[Picture], guess: Guess) -> Iterator[tuple[Picture, CreditText]]:
    """Yield the pictures with a comment directly behind or in front that is a credit and hides no picture itself."""
    starts = [comment.start for comment in document.comments]
    used: set[int] = set()
    for picture in pictures:
        behind = bisect_left(starts, picture.end)
        for index in (behind, behind - 1):
            if not 0 <= index < len(starts) or index in used or picture.decorative:
                continue
            comment = document.comments[index]
            if index == behind and not _touch(document, picture.extent[1], comment.start):
                continue
            if index < behind and not _touch(document, comment.end, picture.extent[0]):
                continue
            if (credit := _credit(document.text, comment.first, comment.last, guess)) is not None:
                used.add(index)
                yield picture, credit
                break


def _touch(document: Stretches, start: int, end: int) -> bool:
    """Whether nothing but signs stands between two offsets."""
    return end - start <= FARTHEST and not has_words(document.text[start:end])


def _credit(text: str, start: int, end: int, guess: Guess) -> CreditText | None:
    raw = text[start:end]
    bare = raw.strip(" \t\r\n-*")
    if not bare or len(bare) > LONGEST_CREDIT or any(sign in bare for sign in _MARKUP) or _COMPONENT.search(bare):
        return None
    format = "markdown" if "](" in bare else "html" if "</" in bare else "text"
    if not guess.likely(bare, format):
        return None
    first = start + raw.index(bare)
    return CreditText(bare, format, plain(first, len(bare)), "comment")  # type: ignore[arg-type]
