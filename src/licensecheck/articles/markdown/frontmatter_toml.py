"""TOML 1.0 (https://toml.io/en/v1.0.0) to a tree with positions.

tomllib gives no positions; the tests compare this reader with it. Duplicate keys are not refused: what is read is what stands
there.
"""

from __future__ import annotations

import re

from licensecheck.articles.data.scalars import DEEPEST, TOO_DEEP, List, Map, Scalar, StopError, normal, put
from licensecheck.articles.data.strings import closing, unescape
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.data.scalars import Node

_SPACE = re.compile(r"[ \t]*")
_LINES = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_REST = re.compile(r"[ \t]*(?:#[^\n]*)?\r?(?:\n|\Z)")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE = re.compile(r"true|false|[+-]?(?:inf|nan)|[+-]?\d[\w:.+-]*(?: \d\d:[\w:.+-]*)?")


def parse(text: str, start: int, end: int) -> Node | tuple[str, int]:
    """Return the table in `text[start:end]`; or why there is no TOML, and where."""
    try:
        return _Reader(text[:end], start).document()
    except StopError as stop:
        return stop.reason, min(stop.at, max(end - 1, start))


class _Reader:
    def __init__(self, text: str, at: int) -> None:
        self.text = text
        self.at = at
        self.root = Map()

    def document(self) -> Map:
        table = self.root
        while self._skip(_LINES) < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table, 0)
            rest = _REST.match(self.text, self.at)
            if rest is None:
                raise StopError("expected the end of the line", self.at)
            self.at = rest.end()
        return self.root

    def _skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.text, self.at)
        assert found is not None
        self.at = found.end()
        return self.at

    def _take(self, sign: str) -> bool:
        if self.text.startswith(sign, self.at):
            self.at += len(sign)
            return True
        return False

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise StopError(f"expected {sign!r}", self.at)

    def _header(self) -> Map:
        """`[a.b]` and `[[a.b]]`: the table that the next pairs belong to."""
        several = self._take("[[")
        if not several:
            self._expect("[")
        keys = self._keys()
        self._expect("]]" if several else "]")
        parent = _descend(self.root, keys[:-1])
        if not several:
            return _descend(parent, keys[-1:])
        known = parent.get(normal(keys[-1].value))
        tables = known if isinstance(known, List) else List()
        if tables is not known:
            put(parent, tables, keys[-1])
        tables.items.append(table := Map())
        return table

    def _keys(self) -> list[Scalar]:
        keys = []
        while True:
            self._skip(_SPACE)
            if self.text[self.at : self.at + 1] in ('"', "'"):
                keys.append(self._string())
            else:
                found = _BARE_KEY.match(self.text, self.at)
                if found is None:
                    raise StopError("expected a key", self.at)
                keys.append(Scalar(found.group(), self.text, found.start(), found.end()))
                self.at = found.end()
            self._skip(_SPACE)
            if not self._take("."):
                return keys

    def _pair(self, table: Map, depth: int) -> None:
        keys = self._keys()
        self._expect("=")
        self._skip(_SPACE)
        put(_descend(table, keys[:-1]), self._value(depth), keys[-1])

    def _value(self, depth: int) -> Node:
        sign = self.text[self.at : self.at + 1]
        if sign in ('"', "'"):
            return self._string()
        if depth > DEEPEST:
            raise StopError(TOO_DEEP, self.at)
        if sign == "[":
            return self._array(depth)
        if sign == "{":
            return self._inline_table(depth)
        found = _BARE.match(self.text, self.at)
        if found is None:
            raise StopError("expected a value; a text needs quotation marks", self.at)
        self.at = found.end()
        return Scalar(found.group(), self.text, found.start(), found.end(), bare=True)

    def _array(self, depth: int) -> List:
        self._expect("[")
        found = List()
        while not self._closes("]", _LINES):
            found.items.append(self._value(depth + 1))
            self._skip(_LINES)
            if not self._take(","):
                self._skip(_LINES)
                self._expect("]")
                break
        return found

    def _inline_table(self, depth: int) -> Map:
        self._expect("{")
        found = Map()
        while not self._closes("}", _LINES):
            self._pair(found, depth + 1)
            self._skip(_LINES)
            if not self._take(","):
                self._expect("}")
                break
        return found

    def _closes(self, sign: str, between: re.Pattern[str]) -> bool:
        self._skip(between)
        return self._take(sign)

    def _string(self) -> Scalar:
        text, start = self.text, self.at
        quote = text[start]
        long = text.startswith(quote * 3, start)
        mark = quote * 3 if long else quote
        first = start + len(mark)
        last = closing(text, first, len(text), mark) if quote == '"' else text.find(mark, first)
        if last < 0 or (not long and "\n" in text[first:last]):
            raise StopError("this string is not closed", start)
        self.at = last + len(mark)
        while long and text.startswith(quote, self.at) and self.at < last + 5:  # up to two quotes may end a long string
            self.at, last = self.at + 1, last + 1
        if long and text.startswith(("\n", "\r\n"), first):
            first += 1 + text.startswith("\r", first)
        if quote == "'" or "\\" not in text[first:last]:
            return Scalar(text[first:last], text, first, last)
        return Scalar.decoded(*unescape(text, first, last), text, first, last)


def _descend(table: Map, keys: list[Scalar]) -> Map:
    """The table that dotted keys lead to; of an array of tables the last."""
    for key in keys:
        node = table.get(normal(key.value))
        if isinstance(node, List) and node.items:
            node = node.items[-1]
        if not isinstance(node, Map):
            node = Map()
            put(table, node, key)
        table = node
    return table
