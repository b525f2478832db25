"""Data with positions: the tree that YAML, TOML, JSON and objects of JavaScript become, and the spelling of keys."""

from __future__ import annotations

import re

from licensecheck.articles.offsets import align, plain
from licensecheck.model import OffsetMap, Span
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_TEXT = ("", "true", "false", "null", "~", "yes", "no", "undefined")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
DEEPEST = 100
"""Levels of maps and lists, in whatever form; data that are nested more deeply are refused as `TOO_DEEP`."""
TOO_DEEP = "nested too deeply"


class StopError(Exception):
    """The text holds no such data. reason: in words. at: where, in code points of the document."""

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.at = at


class Scalar:
    """One value. start, end: its raw stretch in the document, without quotation marks and outer white space.

    value: decoded, without outer white space. bare: written without quotation marks, so that `true` says nothing.
    made: an expression or variable, whose value is only known when the page is built.
    offsets: from `value` to the document; worked out when it is asked for, unless the reader knows it already.
    """

    __slots__ = ("_escapes", "_offsets", "_text", "bare", "end", "made", "start", "value")

    def __init__(
        self, value: str, text: str, start: int, end: int, *, bare: bool = False, escapes: str = "none"
    ) -> None:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        self.value = value.strip()
        self.start = start
        self.end = end
        self.bare = bare
        self.made = False
        self._text = text
        self._escapes = escapes
        self._offsets: OffsetMap | None = None

    @classmethod
    def decoded(cls, value: str, offsets: OffsetMap, text: str, start: int, end: int) -> Scalar:
        """Return a scalar whose map is known; `value` may have outer white space."""
        lead = len(value) - len(value.lstrip())
        scalar = cls(value, text, start, end)
        scalar._offsets = cut(offsets, lead, lead + len(scalar.value))
        return scalar

    @property
    def offsets(self) -> OffsetMap:
        """The map from `value` to the document."""
        if self._offsets is None:
            self._offsets = align(self._text, self.start, self.end, self.value, escapes=self._escapes)
        return self._offsets

    @property
    def span(self) -> Span:
        """Where the value stands."""
        return Span(self.start, max(self.end, self.start + 1))

    @property
    def says_nothing(self) -> bool:
        """Whether the value is empty, a switch or null."""
        return not self.value or (self.bare and self.value.lower() in _NO_TEXT)


class Map:
    """Keys, spelled by `normal`, and values, in the order of the text; `names` holds the keys as they are written."""

    __slots__ = ("_index", "items", "key", "name", "names")

    def __init__(self) -> None:
        self.items: list[tuple[str, Node]] = []
        self.names: list[Scalar | None] = []
        self._index: dict[str, Node] = {}
        self.key: str | None = None
        """The key that waits for its value."""
        self.name: Scalar | None = None

    def get(self, key: str) -> Node:
        """The first value of a key, spelled by `normal`; None if there is none."""
        return self._index.get(key)

    def add(self, key: str, value: Node, name: Scalar | None = None) -> None:
        """Add a value under a key as written; name: where it is written."""
        key = normal(key)
        self.items.append((key, value))
        self.names.append(name)
        self._index.setdefault(key, value)


class List:
    """Values in the order of the text."""

    __slots__ = ("items",)

    def __init__(self) -> None:
        self.items: list[Node] = []


Node = Scalar | Map | List | None


def normal(key: str) -> str:
    """Spelling of keys does not matter: imageCredit, image-credit and Image_Credit are one key."""
    return _CAMEL.sub("_", key.strip()).replace("-", "_").replace(" ", "_").replace(".", "_").lower()


def put(parent: Node, node: Node, key: Scalar | None = None) -> None:
    """Add to a list, or to a map: there a first node is a key, unless `key` is given."""
    if isinstance(parent, List):
        parent.items.append(node)
    elif isinstance(parent, Map):
        if key is not None:
            parent.add(key.value, node, key)
        elif parent.key is None:
            parent.name = node if isinstance(node, Scalar) else None
            parent.key = parent.name.value if parent.name is not None else ""
        else:
            parent.add(parent.key, node, parent.name)
            parent.key = None


def scalars(node: Node, prefix: str = "", depth: int = 0) -> Iterator[tuple[str, Scalar]]:
    """Yield the values of a map; those of maps inside, two levels deep, with the keys joined by "_"."""
    if not isinstance(node, Map):
        return
    for key, value in node.items:
        if isinstance(value, Scalar):
            yield prefix + key, value
        elif depth < 2:
            inner = value.items[0] if isinstance(value, List) and len(value.items) == 1 else value
            yield from scalars(inner, prefix if key in _TRANSPARENT else f"{prefix}{key}_", depth + 1)


_TRANSPARENT = ("params", "meta", "metadata", "data", "extra")
"""Keys of maps that say nothing of what is in them."""


def cut(offsets: OffsetMap, start: int, end: int) -> OffsetMap:
    """Return the map of a part of a decoded text."""
    if start == 0 and end == offsets.length:
        return offsets
    inner = [(max(at, start) - start, source + max(start - at, 0)) for at, source in offsets.pieces if at < end]
    while len(inner) > 1 and inner[1][0] == 0:
        inner.pop(0)
    return OffsetMap(tuple(inner), end - start) if inner else plain(offsets.pieces[0][1], 0)
