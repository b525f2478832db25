"""JSON with the place of every string, for data inside a document (RFC 8259). Bounded in depth; never raises."""

from __future__ import annotations

import re
from functools import cache

from licensecheck.articles.data.strings import escapes
from licensecheck.articles.offsets import plain
from licensecheck.model import OffsetMap
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

DEEPEST = 60
"""Objects and arrays within each other that are read; deeper ones are left out."""


class Text:
    """A string of the data. start, end: of what stands between its quotation marks in the document."""

    __slots__ = ("end", "raw", "start")

    def __init__(self, raw: str, start: int) -> None:
        self.raw = raw
        self.start = start
        self.end = start + len(raw)

    def read(self) -> tuple[str, OffsetMap]:
        """Return the text, escapes resolved, and the map from it to the document."""
        if "\\" not in self.raw:
            return self.raw, plain(self.start, len(self.raw))
        parts, pieces, units, length, at = [], [(0, self.start)], [], 0, 0
        for first, behind, char in escapes(self.raw, 0, len(self.raw)):
            parts.append(self.raw[at:first])
            length += first - at
            parts.append(char)
            at = behind
            units.append((length, self.start + at))
            if pieces[-1][0] != length:
                pieces.append((length, self.start + first))
            length += len(char)
            pieces.append((length, self.start + at))
        parts.append(self.raw[at:])
        text = "".join(parts)
        if len(pieces) > 1 and pieces[-1][0] >= len(text):
            pieces.pop()
        return text, OffsetMap(tuple(pieces), len(text), tuple(units))

    @property
    def value(self) -> str:
        """The text, escapes resolved."""
        return self.read()[0]


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\s*(?:([{}\[\],:])|\"([^\"\\]*+(?:\\.[^\"\\]*+)*)\"|([^\s{}\[\],:\"]+))", re.DOTALL)


def read_json(text: str, start: int, end: int) -> Any:
    """Return the value that stands in `text[start:end]`: dicts, lists, `Text`, None for numbers and words.

    What cannot be read ends the value: what came before it is kept.
    """
    root: list[Any] = []
    stack: list[Any] = [root]
    keys: list[str | None] = [None]
    too_deep, at = 0, start
    while at < end and (found := _token().match(text, at, end)):
        at = found.end()
        sign = found.group(1)
        if sign in ("{", "["):
            if too_deep or len(stack) > DEEPEST:
                too_deep += 1
                continue
            node: Any = {} if sign == "{" else []
            _put(stack[-1], keys, node)
            stack.append(node)
            keys.append(None)
        elif sign in ("}", "]"):
            if too_deep:
                too_deep -= 1
            elif len(stack) > 1:
                stack.pop()
                keys.pop()
        elif sign is None and not too_deep:
            value = Text(found.group(2), found.start(2)) if found.group(2) is not None else None
            _put(stack[-1], keys, value)
    return root[0] if root else None


def _put(parent: Any, keys: list[str | None], value: Any) -> None:
    """Add a value to the innermost list or dict; in a dict a string without a key before it is one."""
    if isinstance(parent, list):
        parent.append(value)
    elif keys[-1] is None:
        keys[-1] = value.value if isinstance(value, Text) else ""
    else:
        parent.setdefault(keys[-1], value)
        keys[-1] = None
