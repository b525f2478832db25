"""Where decoded text stands in the document."""

from __future__ import annotations

import re

from licensecheck.model import OffsetMap
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_STEP = 1024
_CONTINUATION = bytes(range(0x80, 0xC0))
_PREFIX = " \t\r\n>'"
_YAML_LONG = {"x": 2, "u": 4, "U": 8}


def code_points(text: str, first: int = 0) -> Callable[[int], int]:
    """Return a function from UTF-8 byte offsets of `text` to its code points. Linear to set up, then constant.

    first: is added to what the function returns: the place of `text` in a longer one.
    """
    if text.isascii():
        return first.__add__
    data = text.encode()
    base, count = [first], first
    for at in range(0, len(data), _STEP):
        count += len(data[at : at + _STEP].translate(None, _CONTINUATION))
        base.append(count)

    def convert(offset: int) -> int:
        step = offset // _STEP
        return base[step] + len(data[step * _STEP : offset].translate(None, _CONTINUATION))

    return convert


def plain(start: int, length: int) -> OffsetMap:
    """Return the map of a text that stands in the document as it is, from `start`."""
    return OffsetMap(((0, start),), length)


def without(text: str, start: int, end: int, holes: Iterable[tuple[int, int]]) -> tuple[str, OffsetMap]:
    """Return `text[start:end]` without the stretches `holes`, which rise and do not overlap, and its map."""
    parts: list[str] = []
    pieces: list[tuple[int, int]] = []
    length, at = 0, start
    for first, last in (*holes, (end, end)):
        if first > at:
            parts.append(text[at:first])
            pieces.append((length, at))
            length += first - at
        at = max(at, last)
    return "".join(parts), OffsetMap(tuple(pieces) or ((0, start),), length)


def quote_signs(text: str, start: int, end: int, depth: int) -> list[tuple[int, int]]:
    """Return where the "> " of `depth` block quotes stand in front of the second and later lines of a stretch."""
    prefix = re.compile(rf"[ \t]*(?:>[ \t]?){{0,{min(depth, 200)}}}")
    found = []
    at = text.find("\n", start, end) + 1
    while at > 0:
        match = prefix.match(text, at, end)
        if match and match.end() > at:
            found.append((at, match.end()))
        at = text.find("\n", at, end) + 1
    return found


def align(text: str, start: int, end: int, decoded: str, *, escapes: str = "") -> OffsetMap:
    """Return the map from `decoded` to the raw stretch `text[start:end]` that it was decoded from.

    Line prefixes and folded lines are followed, and what `escapes` names: "" entities, "markdown" entities and
    backslashes, "yaml" the escapes of a double-quoted scalar, "none" nothing else. Where the two cannot be brought together, what follows is mapped to where they parted.
    """
    size = len(decoded)
    if text.startswith(decoded, start, end) and (size == end - start or not ("&" in decoded or "\\" in decoded)):
        return plain(start, size)
    pieces = [(0, start)]
    raw, at = start, 0
    while at < len(decoded):
        if raw >= end:
            break
        taken, gave = _step(text, raw, end, decoded, at, escapes)
        if not taken:
            break
        raw, at = raw + taken, at + gave
        if taken != gave and raw < end:
            if pieces[-1][0] == at:
                pieces.pop()
            pieces.append((at, raw))
    return OffsetMap(tuple(pieces), len(decoded))


def _entity() -> re.Pattern[str]:
    return re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")


def _step(text: str, raw: int, end: int, decoded: str, at: int, escapes: str) -> tuple[int, int]:
    """How far one step goes in the raw and in the decoded text; (0, 0) when they part."""
    char, wanted = text[raw], decoded[at]
    if char == "&" and escapes in ("", "markdown") and (found := _entity().match(text, raw, end)):
        from html import unescape

        meant = unescape(found.group())
        if meant != found.group() and decoded.startswith(meant, at):
            return len(found.group()), len(meant)
    if char == "\\" and escapes in ("markdown", "yaml") and raw + 1 < end:
        if escapes == "yaml":
            return _yaml_escape(text, raw, end, decoded, at)
        if text[raw + 1] == wanted:
            return 1, 0
    if char == wanted:
        return 1, 1
    if char in _PREFIX:
        return (1, 1) if wanted.isspace() and char in "\r\n" else (1, 0)
    return (0, 0)


def _yaml_escape(text: str, raw: int, end: int, decoded: str, at: int) -> tuple[int, int]:
    """One escape of a double-quoted YAML scalar (YAML 1.2, section 5.7)."""
    letter = text[raw + 1]
    if letter in "\r\n":  # an escaped line break joins two lines
        stop = raw + 2
        while stop < end and text[stop] in " \t\r\n":
            stop += 1
        return stop - raw, 0
    length = _YAML_LONG.get(letter)
    return (2 + length, 1) if length else (1, 0) if letter == decoded[at] else (2, 1)
