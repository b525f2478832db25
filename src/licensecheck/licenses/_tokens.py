"""Texts as words: folding that keeps every offset, and a reader that cuts words only as far as they are needed."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# A number may hold one point or comma: "3.0", "4,0". Letters run together, except those of `_split`.
_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)?|[^\W\d_]+")
_FULL_WIDTH = {0xFF08 + i: 0x28 + i for i in range(18)} | {0xFF41 + i: 0x61 + i for i in range(26)}
_HARD = frozenset(";?=@#<>{}\\|$%")
_HARD_PAIRS = (". ", ".\n", "//")
# Scripts that put no blanks between words: first and last code point of each stretch.
_SOLID = ((0x0E00, 0x0EFF), (0x3041, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF))
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
    """Whether a letter belongs to a script without blanks between words."""
    code = ord(char)
    return code >= 0x0E00 and any(first <= code <= last for first, last in _SOLID)


def _split(run: str, start: int) -> list[tuple[str, int]]:
    """Cut a run of letters where scripts change; letters of scripts without blanks become words of their own.

    So a name is found inside a sentence that puts no blanks around it.
    """
    if run.isascii() or max(run) < "\u0e00":
        return [(run, start)]
    pieces: list[tuple[str, int]] = []
    begin = 0
    for index, char in enumerate(run):
        if _solid(char):
            if begin < index:
                pieces.append((run[begin:index], start + begin))
            pieces.append((char, start + index))
            begin = index + 1
    if begin < len(run):
        pieces.append((run[begin:], start + begin))
    return pieces


def words(text: str) -> list[str]:
    """Return the words of an unfolded text."""
    return [word for run in _TOKEN.findall(fold(text)) for word, _ in _split(run, 0)]


def key(text: str) -> str:
    """Return the words of `text` joined by one space: the spelling under which names are kept."""
    return " ".join(words(text))


class Reader:
    """The words of a folded text from an offset on, cut when they are asked for.

    low, text: the folded text and the text as written. words, starts, ends: what was cut so far. seen: the end of the
    stretch that was looked at (code points); what was read depends on nothing behind it. whole: the text is one name.
    """

    __slots__ = ("_runs", "ends", "low", "seen", "starts", "text", "whole", "words")

    def __init__(self, text: str, low: str, start: int, limit: int, whole: bool = False) -> None:
        self.whole = whole
        self.text = text
        self.low = low
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.seen = start
        self._runs: Iterator[re.Match[str]] | None = _TOKEN.finditer(low, start, limit)

    def has(self, index: int) -> bool:
        """Whether there is a word number `index` (from 0)."""
        while len(self.words) <= index:
            found = next(self._runs, None) if self._runs is not None else None
            if found is None:
                self._runs = None
                self.seen = len(self.low) + 1
                return False
            for word, start in _split(found.group(), found.start()):
                self.words.append(word)
                self.starts.append(start)
                self.ends.append(start + len(word))
            self.seen = max(self.seen, self.ends[-1] + 1)
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
