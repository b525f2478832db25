"""Quoted strings of data and program text: decoded, with the map from each character to its source."""

from __future__ import annotations

import re
from functools import cache

from licensecheck.model import OffsetMap
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "e": "\x1b"}
_HEX = {"x": 2, "u": 4, "U": 8}
_HIGHEST = 0x10FFFF


def unescape(text: str, start: int, end: int) -> tuple[str, OffsetMap]:
    r"""Return what the inside of a string means, and its map.

    The escapes of JSON (RFC 8259, section 7), TOML 1.0 (basic strings), JavaScript (ECMA-262, section 12.9.4) and R, which do
    not contradict each other: `\n`, `\xHH`, `\uHHHH` with surrogate pairs, `\u{H}`, `\UHHHHHHHH`; a backslash at the end of a
    line joins it with the next; any other character behind a backslash means itself.
    """
    parts: list[str] = []
    pieces: list[tuple[int, int]] = []
    length, at = 0, start
    for first, behind, char in (*escapes(text, start, end), (end, end, "")):
        if first > at:
            pieces.append((length, at))
            parts.append(text[at:first])
            length += first - at
        if char:
            pieces.append((length, first))
            parts.append(char)
            length += 1
        at = behind
    return "".join(parts), OffsetMap(tuple(pieces) or ((0, start),), length)


def escapes(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield where each escape starts and ends, and the character that it stands for, "" if it stands for none."""
    slash = text.find("\\", start, end)
    while slash >= 0:
        char, behind = _escape(text, slash, end)
        yield slash, behind, char
        slash = text.find("\\", behind, end)


def _escape(text: str, slash: int, end: int) -> tuple[str, int]:
    """The character that one escape stands for, and where the escape ends."""
    letter = text[slash + 1 : min(slash + 2, end)]
    if letter in ("\n", "\r"):
        at = slash + 1
        while at < end and text[at].isspace():
            at += 1
        return "", at
    if letter in _HEX:
        code, at = _number(text, slash, end)
        if 0xD800 <= code < 0xDC00 and text.startswith("\\u", at):
            low, behind = _number(text, at, end)
            if 0xDC00 <= low < 0xE000:
                code, at = 0x10000 + ((code - 0xD800) << 10) + low - 0xDC00, behind
        if code >= 0:
            return chr(code) if code <= _HIGHEST and not 0xD800 <= code < 0xE000 else "\ufffd", at
    return _SIMPLE.get(letter, letter), slash + 1 + len(letter)


def _number(text: str, slash: int, end: int) -> tuple[int, int]:
    """The code point of a hexadecimal escape and where it ends; (-1, ...) if it is none."""
    first = slash + 2
    if text.startswith("u{", slash + 1):
        last = text.find("}", first, min(end, first + 10))
        first, behind = first + 1, last + 1
    else:
        last = behind = min(first + _HEX[text[slash + 1]], end)
    digits = text[first : max(last, first)]
    if not digits or not all(c in "0123456789abcdefABCDEF" for c in digits):
        return -1, first
    return int(digits, 16), behind


def closing(text: str, at: int, end: int, quote: str) -> int:
    """Return where the string that opened in front of `at` closes, backslash escapes passed over; -1 if it does not."""
    found = _inside(quote).match(text, at, end)
    return found.end() - len(quote) if found is not None else -1


@cache
def _inside(quote: str) -> re.Pattern[str]:
    sign = quote[0]
    lone = f"|{sign}(?!{sign * 2})" if len(quote) == 3 else ""
    return re.compile(rf"[^{sign}\\]*+(?:(?:\\.{lone})[^{sign}\\]*+)*{quote}", re.DOTALL)
