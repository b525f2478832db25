"""Texts as words: folding that keeps every offset, and a reader that cuts words only as far as they are needed."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# A number may hold one point or comma: "3.0", "4,0". Letters run together, except those of `_cut`.
_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)?|[^\W\d_]+")
_FULL_WIDTH = {0xFF08 + i: 0x28 + i for i in range(18)} | {0xFF41 + i: 0x61 + i for i in range(26)}
_HARD = frozenset(";?=@#<>{}\\|$%")
_HARD_PAIRS = (". ", ".\n", "//")
WINDOW = 400
"""Code points that one name may span: bounds the work at each place where a name may begin."""


def fold(text: str) -> str:
    """Return `text` in lower case, full-width letters, digits and points made plain, with every code point at its old offset."""
    low = text.lower()
    if len(low) != len(text):  # only "İ" grows
        low = text.replace("İ", "i").lower()
    if not low.isascii() and max(low) >= "（":
        low = low.translate(_FULL_WIDTH)
    return low


def _solid(char: str) -> bool:
    """Whether a letter belongs to a script without blanks between words: Thai, Lao, Chinese, Japanese, Korean."""
    return (
        "\u0e00" <= char <= "\u0eff"
        or "\u3041" <= char <= "\u9fff"
        or "\uac00" <= char <= "\ud7a3"
        or "\uf900" <= char <= "\ufaff"
    )


def _cut(low: str, start: int, limit: int) -> Iterator[tuple[str, int]]:
    """Yield the words of a folded text with their offsets.

    Letters of scripts without blanks are words of their own, so that a name is found inside a sentence.
    """
    for found in _TOKEN.finditer(low, start, limit):
        run, first = found.group(), found.start()
        if run.isascii() or max(run) < "\u0e00":
            yield run, first
            continue
        begin = 0
        for index, char in enumerate(run):
            if _solid(char):
                if begin < index:
                    yield run[begin:index], first + begin
                yield char, first + index
                begin = index + 1
        if begin < len(run):
            yield run[begin:], first + begin


def words(text: str) -> list[str]:
    """Return the words of an unfolded text."""
    return [word for word, _ in _cut(fold(text), 0, len(text))]


def key(text: str) -> str:
    """Return the words of `text` joined by one space: the spelling under which names are kept."""
    return " ".join(words(text))


class Reader:
    """The words of a folded text from an offset on, cut when they are asked for.

    low, text: the folded text and the text as written. words, starts, ends: what was cut so far. seen: the end of the
    stretch that was looked at (code points); what was read depends on nothing behind it. whole: the text is one name.
    """

    __slots__ = ("_rest", "ends", "low", "seen", "starts", "text", "whole", "words")

    def __init__(self, text: str, low: str, start: int, limit: int, whole: bool = False) -> None:
        self.whole = whole
        self.text = text
        self.low = low
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.seen = start
        self._rest = _cut(low, start, limit)

    def has(self, index: int) -> bool:
        """Whether there is a word number `index` (from 0)."""
        while len(self.words) <= index:
            word, start = next(self._rest, ("", 0))
            if not word:
                self.seen = len(self.low) + 1
                return False
            self.words.append(word)
            self.starts.append(start)
            self.ends.append(start + len(word))
            self.seen = max(self.seen, start + len(word) + 1)
        return True

    def word(self, index: int) -> str:
        """Return word number `index`, or "" after the last."""
        return self.words[index] if self.has(index) else ""

    def gap(self, index: int) -> str:
        """Return what stands between word `index - 1` and word `index`; for the first word nothing."""
        return self.low[self.ends[index - 1] : self.starts[index]] if index and self.has(index) else ""

    def soft(self, index: int) -> bool:
        """Whether word `index` follows closely enough to belong to the same name."""
        if not self.has(index):
            return False
        gap = self.low[self.ends[index - 1] : self.starts[index]] if index else ""
        if len(gap) < 2:
            return gap not in _HARD
        if len(gap) > 40 or len(gap.strip()) > 5 or not _HARD.isdisjoint(gap):
            return False
        return gap.count("\n") < 2 and not any(pair in gap for pair in _HARD_PAIRS)

    def before(self, index: int) -> str:
        """Return up to two characters before word `index`, without blanks around them."""
        start = self.starts[index]
        return self.low[max(0, start - 2) : start].strip()

    def after(self, index: int, size: int = 4) -> str:
        """Return up to `size` characters behind word `index`."""
        end = self.ends[index] + size
        self.seen = max(self.seen, end)
        return self.low[self.ends[index] : end]

    def written(self, first: int, last: int) -> str:
        """Return the text as written from word `first` to word `last - 1`."""
        return self.text[self.starts[first] : self.ends[last - 1]]
