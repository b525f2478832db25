"""JSON with the place of every string: what `json.loads` reads, without decoding what nobody asks for.

Follows RFC 8259. One pass, no recursion; depth and size are bounded.
"""

from __future__ import annotations

import re
from functools import cache

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from licensecheck.articles.rewritten import Rewriting

DEEPEST = 200
MOST_TOKENS = 5_000_000
"""Values and signs that are read at most."""


class Text:
    """A string: where it stands between its quotes."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


class JsonError(ValueError):
    """A text cannot be read as JSON. problem: its message id and parameters. offset: where that shows."""

    def __init__(self, offset: int, message_id: str, limit: int | None = None) -> None:
        super().__init__(message_id)
        self.offset = offset
        self.message_id = message_id
        self.params: tuple[tuple[str, str], ...] = (("limit", str(limit)),) if limit is not None else ()


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        r'[ \t\r\n]*+(?:"(?P<string>(?:[^"\\\x00-\x1f]++|\\.)*+)"|(?P<sign>[{}\[\],:])'
        r"|(?P<other>-?\d[\d.eE+-]{0,400}|true|false|null))"
    )


_ESCAPE = re.compile(r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([^u]))")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "/": "/", "\\": "\\", '"': '"'}


def parse(text: str) -> Any:
    """Return objects as dicts, arrays as lists, strings as `Text`, everything else as None.

    Raises:
        JsonError: the text is not JSON, or deeper than `DEEPEST`, or holds more than `MOST_TOKENS` values and signs.
    """
    return _Parser(text).run()


class _Parser:
    """What has been read of one text. state: what may come next, "first" being a value or key, or the end of its box."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: list[Any] = []
        self.boxes: list[tuple[Any, str]] = []
        self.state = "value"
        self.key = ""

    def run(self) -> Any:
        text, at = self.text, 0
        for _ in range(MOST_TOKENS):
            found = _token().match(text, at)
            if found is None:
                raise JsonError(at, "article.json-broken" if text[at:].strip() else "article.json-cut")
            at = found.end()
            if not self._take(found):
                raise JsonError(at - 1, "article.json-broken")
            if not self.boxes:
                break
        else:
            raise JsonError(at, "article.json-large", MOST_TOKENS)
        if text[at:].strip(" \t\r\n"):
            raise JsonError(at, "article.json-broken")
        return self.root[0]

    def _take(self, found: re.Match[str]) -> bool:
        """Take one token; False if it may not stand here."""
        sign, state = found["sign"], self.state
        box, closing = self.boxes[-1] if self.boxes else (self.root, "")
        if sign in ("}", "]"):
            self.state = "comma"
            return sign == closing and state in ("comma", "first") and bool(self.boxes.pop())
        if sign == ",":
            self.state = "key" if closing == "}" else "value"
            return state == "comma"
        if sign == ":":
            self.state = "value"
            return state == "colon"
        if closing == "}" and state in ("key", "first"):
            self.state, self.key = "colon", self._key(found)
            return found["string"] is not None
        return state in ("value", "first") and self._put(found, box)

    def _key(self, found: re.Match[str]) -> str:
        return decoded(self.text, Text(*found.span("string"))) if found["string"] is not None else ""

    def _put(self, found: re.Match[str], box: Any) -> bool:
        """Put a value into its box; it is a new box where a bracket opens."""
        opening: tuple[Any, str] | None = {"{": ({}, "}"), "[": ([], "]")}.get(found["sign"] or "")
        text = Text(*found.span("string")) if found["string"] is not None else None
        value = opening[0] if opening else text
        if isinstance(box, dict):
            box[self.key] = value
        else:
            box.append(value)
        self.state = "comma"
        if opening:
            if len(self.boxes) >= DEEPEST:
                raise JsonError(found.end() - 1, "article.json-deep", DEEPEST)
            self.boxes.append(opening)
            self.state = "first"
        return True


def decoded(text: str, place: Text) -> str:
    """Return the string that stands at a place; half of a surrogate pair becomes U+FFFD."""
    return _ESCAPE.sub(_letter, text[place.start : place.end])


def write(sheet: Rewriting, place: Text) -> None:
    """Write the decoded string with its places."""
    at = place.start
    for found in _ESCAPE.finditer(sheet.source, place.start, place.end):
        sheet.copy(at, found.start())
        sheet.put(_letter(found), *found.span())
        at = found.end()
    sheet.copy(at, place.end)


def _letter(found: re.Match[str]) -> str:
    high, low, code, letter = found.groups()
    if high:
        return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)
    if code:
        value = int(code, 16)
        return "\ufffd" if 0xD800 <= value < 0xE000 or not value else chr(value)
    return _LETTERS.get(letter, letter)
