"""JSON, and object literals of JavaScript, to a tree with positions.

JavaScript's literals hold more than JSON: bare keys, three kinds of quotes, comments, trailing commas, and expressions, of
which only those are read whose text stands there: `require("./a.jpg")`, an imported name, a template without `${`.
"""

from __future__ import annotations

import re

from licensecheck.articles.data.scalars import DEEPEST, TOO_DEEP, List, Map, Scalar, StopError, put
from licensecheck.articles.data.strings import closing, unescape
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from licensecheck.articles.data.scalars import Node

_BLANK = re.compile(r"(?:\s+|//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)*")
_WORD = re.compile(r"[A-Za-z_$][\w$.]*")
_CALL = re.compile(r"(?:[A-Za-z_$][\w$.]*)\(\s*(?=[\"'`])")
_STOPS = re.compile(r"[\"'`,()\[\]{}]")
QUOTES = "\"'`"


def parse_json(text: str, start: int, end: int) -> Node | tuple[str, int]:
    """Return the object in `text[start:end]`, whose braces may be missing; or why there is no JSON, and where."""
    reader = Objects(text, end)
    try:
        at = reader.blank(start)
        node, at = reader.value(at) if text.startswith("{", at) else reader.members(at, Map(), 0)
        if reader.blank(at) < end:
            raise StopError("expected the end of the front matter", reader.blank(at))
    except StopError as stop:
        return stop.reason, min(stop.at, max(end - 1, start))
    return node


def parse_data(text: str, start: int, end: int) -> Node | tuple[str, int]:
    """Return the value in `text[start:end]`, an object or an array; or why there is no JSON, and where."""
    reader = Objects(text, end)
    try:
        node, at = reader.value(start)
        if reader.blank(at) < end:
            raise StopError("expected the end of the document", reader.blank(at))
    except StopError as stop:
        return stop.reason, min(stop.at, max(end - 1, start))
    return node


class Objects:
    """Reads values of one document up to `end`. names: what imported names stand for; None for JSON, without expressions."""

    def __init__(self, text: str, end: int, names: Mapping[str, Scalar] | None = None) -> None:
        self.text = text
        self.end = end
        self.names = names

    def blank(self, at: int) -> int:
        """Return where white space and comments end."""
        found = _BLANK.match(self.text, at, self.end)
        return found.end() if found else at

    def value(self, at: int, depth: int = 0) -> tuple[Node, int]:
        """Return the value at an offset and where it ends.

        Raises:
            StopError: there is none.
        """
        at = self.blank(at)
        sign = self.text[at : at + 1] if at < self.end else ""
        if depth > DEEPEST:
            raise StopError(TOO_DEEP, at)
        if sign == "{":
            return self._braced(at, depth)
        if sign == "[":
            return self._array(at, depth)
        if sign and sign in QUOTES:
            node, after = self.string(at)
            behind = self.blank(after)
            alone = self.names is None or behind >= self.end or self.text[behind] in ",]}"
            return (node, after) if alone else self._expression(at)
        return self._expression(at)

    def _braced(self, at: int, depth: int) -> tuple[Node, int]:
        node, at = self.members(at + 1, Map(), depth)
        at = self.blank(at)
        if not self.text.startswith("}", at, self.end):
            raise StopError("expected ',' or '}'", at)
        return node, at + 1

    def members(self, at: int, node: Map, depth: int) -> tuple[Map, int]:
        """Read pairs of key and value until something else comes."""
        while True:
            at = self.blank(at)
            if at >= self.end or self.text[at] == "}":
                return node, at
            if self.text.startswith("...", at):
                _, at = self._expression(at + 3)
            else:
                key, at = self._key(at)
                at = self.blank(at)
                if not self.text.startswith(":", at, self.end):
                    raise StopError("expected ':'", at)
                value, at = self.value(at + 1, depth + 1)
                put(node, value, key)
            at = self.blank(at)
            if not self.text.startswith(",", at, self.end):
                return node, at
            at += 1

    def _array(self, at: int, depth: int) -> tuple[List, int]:
        node = List()
        at = self.blank(at + 1)
        while at < self.end and self.text[at] != "]":
            value, at = self.value(at, depth + 1)
            node.items.append(value)
            at = self.blank(at)
            if self.text.startswith(",", at, self.end):
                at = self.blank(at + 1)
            elif not self.text.startswith("]", at, self.end):
                raise StopError("expected ',' or ']'", at)
        if at >= self.end:
            raise StopError("expected ']'", at)
        return node, at + 1

    def _key(self, at: int) -> tuple[Scalar, int]:
        if self.text[at] in QUOTES:
            return self.string(at)
        found = _WORD.match(self.text, at, self.end)
        if found is None:
            raise StopError("expected a key", at)
        return Scalar(found.group(), self.text, found.start(), found.end()), found.end()

    def string(self, at: int) -> tuple[Scalar, int]:
        """Return the string that opens at an offset, and where it ends.

        Raises:
            StopError: it does not close.
        """
        quote = self.text[at]
        last = closing(self.text, at + 1, self.end, quote)
        if last < 0:
            raise StopError("this string is not closed", at)
        return string(self.text, at + 1, last), last + 1

    def _expression(self, at: int) -> tuple[Node, int]:
        """A number, a word, or an expression, which goes on to the next comma or closing bracket."""
        stop = self.skip(at)
        raw = self.text[at:stop].strip()
        if not raw:
            raise StopError("expected a value", at)
        if self.names is None and not _is_word(raw):
            raise StopError("expected a value", at)
        if self.names and raw in self.names:
            return self.names[raw], stop
        if (call := _CALL.match(self.text, at, stop)) is not None:
            return self.string(call.end())[0], stop
        return (Scalar(raw, self.text, at, stop, bare=True) if _is_word(raw) else None), stop

    def skip(self, at: int) -> int:
        """Return where an expression ends: at the comma or closing bracket that is not its own.

        Raises:
            StopError: a string in it does not close.
        """
        depth = 0
        while (found := _STOPS.search(self.text, at, self.end)) is not None:
            sign, at = found.group(), found.end()
            if sign in QUOTES:
                at = self.string(found.start())[1]
            elif sign in "([{":
                depth += 1
            elif depth == 0:
                return found.start()
            elif sign != ",":
                depth -= 1
        return self.end


def string(text: str, start: int, end: int) -> Scalar:
    """Return the string whose inside is `text[start:end]`."""
    if "\\" not in text[start:end]:
        return Scalar(text[start:end], text, start, end)
    return Scalar.decoded(*unescape(text, start, end), text, start, end)


def _is_word(raw: str) -> bool:
    """Whether a bare value is a word or number, which means itself."""
    return raw.lower() in ("true", "false", "null", "undefined") or re.fullmatch(r"-?\d[\w.+-]*", raw) is not None
