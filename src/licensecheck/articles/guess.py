"""Which texts are worth asking the credit parser about, and its answers, each asked once."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from licensecheck.articles.anchors import ANCHORS, places
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.base import IsCredit

LONGEST_CREDIT = 20_000
"""Code points of a text that can be a credit; the parser reads no more of it."""


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"https?://[^\s<>\"'\[\]]+")


def _without(address: re.Match[str]) -> str:
    """A word in the place of an address, unless it is that of a license; signs of the sentence around it stay."""
    url = address.group()
    if any(word in url for word in _OF_LICENSES):
        return url
    end = len(url)
    while end and (
        url[end - 1] in ".,;:!?*_" or (url[end - 1] == ")" and url.count(")", 0, end) > url.count("(", 0, end))
    ):
        end -= 1
    return f"Nemo{url[end:]}"


_OF_LICENSES = ("creativecommons.org", "licen", "gnu.org")


def may_credit(text: str) -> bool:
    """Whether `text` holds a word that credits use. False means that the parser need not be asked."""
    low = text.lower()
    return any(anchor in low for anchor in ANCHORS)


def has_words(text: str) -> bool:
    """Whether `text` holds a letter or digit."""
    return any(c.isalnum() for c in text)


class Guess:
    """Which stretches of one document credit a picture; the parser is asked about each text once.

    marks: whether one of `anchors.MARKS` stands in the document.
    """

    __slots__ = ("_answers", "_ask", "_places", "marks", "text")

    def __init__(self, text: str, ask: IsCredit) -> None:
        self.text = text
        self._ask = ask
        self._answers: dict[tuple[str, str], bool] = {}
        self.marks, self._places = places(text)

    def may(self, start: int, end: int) -> bool:
        """Whether a word of `ANCHORS` stands between two offsets of the document."""
        if self._places is None:
            return may_credit(self.text[start:end])
        at = bisect_left(self._places, start)
        return at < len(self._places) and self._places[at] < end

    def certain(self, text: str, format: str) -> bool:
        """Whether the parser takes `text` for a credit. A text without a letter is none."""
        key = (text[:LONGEST_CREDIT], format)
        answer = self._answers.get(key)
        if answer is None:
            answer = self._answers[key] = has_words(text) and self._ask(*key)
        return answer

    def stated(self, text: str, format: str) -> bool:
        """As `certain`, but an address alone is not enough: a sentence that links the page of a file credits no picture."""
        if not self.certain(text, format):
            return False
        bare = _address().sub(_without, text) if "://" in text else text
        return bare == text or self.certain(bare, format)

    def likely(self, text: str, format: str) -> bool:
        """As `certain`, but asks only where a word of `ANCHORS` occurs."""
        return may_credit(text) and self.certain(text, format)
