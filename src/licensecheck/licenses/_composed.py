"""Texts whose accents are code points of their own ("domi" + accent + "nio"), as some file systems write them."""

from __future__ import annotations

from unicodedata import combining, normalize

from licensecheck.licenses._find import search
from licensecheck.licenses._values import Mention

_JAMO = ("\u1160", "\u11ff")


def compose(text: str) -> tuple[str, list[int]]:
    """Return the text in NFC and, for each of its code points and for its end, the offset in `text`."""
    composed: list[str] = []
    origin: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _continues(text[end]) and end - start < 30:
            continue
        piece = normalize("NFC", text[start:end])
        composed.append(piece)
        origin.extend([start] * len(piece))
        start = end
    return "".join(composed), [*origin, len(text)]


def _continues(char: str) -> bool:
    """Whether a code point belongs to the letter before it: an accent, or a part of a Korean syllable."""
    return combining(char) != 0 or _JAMO[0] <= char <= _JAMO[1]


def find_composed(text: str) -> tuple[Mention, ...]:
    """Find license statements in the composed text and give their places in the text as written."""
    whole, origin = compose(text)
    found = []
    for mention in search(whole):
        start, end = origin[mention.start], origin[mention.end]
        found.append(mention.replace(start=start, end=end, text=text[start:end]))
    return tuple(found)
