"""Texts as words: folding that keeps every offset, and a reader that cuts words only as far as they are needed."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# Latin letters run together; scripts that put no spaces between words give one word per character, so that a name is
# found inside a sentence; all other scripts run together. A number may hold one point or comma: "3.0", "4,0".
_LATIN = "a-zªµºß-öø-ɏɐ-ʯḀ-ỿ"
_SOLID = "฀-໿ぁ-ゟァ-ヺー-ヿ㐀-䶿一-鿿가-힯豈-﫿"
TOKEN = re.compile(rf"[0-9]+(?:[.,][0-9]+)?|[{_LATIN}]+|[{_SOLID}]|[^\W0-9_{_LATIN}{_SOLID}]+")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_WIDE_TO_PLAIN = {0xFF10 + i: 0x30 + i for i in range(10)} | {0xFF41 + i: 0x61 + i for i in range(26)}
_HARD = re.compile(r"[;!?=@#<>{}\\|$%&0-9]|\.\s|\n\s*\n|/\s+\S|//")
WINDOW = 400
"""Code points that one name may span: bounds the work at each place where a name may begin."""


def fold(text: str) -> str:
    """Return `text` in lower case, full-width letters and digits made plain, with every code point at its old offset."""
    low = text.lower()
    if len(low) != len(text):  # only "İ" grows
        low = text.replace("İ", "i").lower()
    if not low.isascii() and _WIDE.search(low):
        low = low.translate(_WIDE_TO_PLAIN)
    return low


def words(text: str) -> list[str]:
    """Return the words of an unfolded text."""
    return TOKEN.findall(fold(text))


def key(text: str) -> str:
    """Return the words of `text` joined by one space: the spelling under which names are kept."""
    return " ".join(words(text))


class Reader:
    """The words of a folded text from an offset on, cut when they are asked for."""

    __slots__ = ("_more", "ends", "low", "starts", "text", "words")

    def __init__(self, text: str, low: str, start: int, limit: int) -> None:
        self.text = text
        self.low = low
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._more: Iterator[re.Match[str]] | None = TOKEN.finditer(low, start, limit)

    def has(self, index: int) -> bool:
        """Whether there is a word number `index` (from 0)."""
        while len(self.words) <= index:
            found = next(self._more, None) if self._more is not None else None
            if found is None:
                self._more = None
                return False
            self.words.append(found.group())
            self.starts.append(found.start())
            self.ends.append(found.end())
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
        gap = self.gap(index)
        if len(gap) < 2:
            return gap not in _HARD_ONES
        return len(gap.strip()) <= 4 and len(gap) < 40 and not _HARD.search(gap)

    def after(self, index: int) -> str:
        """Return up to eight characters behind word `index`."""
        end = self.ends[index]
        return self.low[end : end + 8]


_HARD_ONES = frozenset(";!?=@#<>{}\\|$%&")
