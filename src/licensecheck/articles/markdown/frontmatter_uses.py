"""Pictures named by keys of front matter, and their credits in the keys beside them."""

from __future__ import annotations

from licensecheck.articles.data.scalars import List, Map, Scalar, scalars
from licensecheck.articles.guess import Guess
from licensecheck.articles.picture_keys import (
    ADDRESSES,
    LIKE_ADDRESS,
    LISTS,
    Beside,
    alone_of,
    is_credit_key,
    is_page,
    is_picture_key,
    place_key,
    stems_of,
)
from licensecheck.model import ImageUse
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.articles.base import Source
    from licensecheck.articles.data.scalars import Node
    from licensecheck.model import CreditText


def uses_of(source: Source, root: Node, language: str | None) -> Iterator[ImageUse]:
    """Yield the pictures of a tree of maps, then credits that no picture claimed; both in the order of the text."""
    reader = _Reader(source, language)
    maps = list(_maps(root, about=False))
    for node, about in maps:
        yield from reader.pictures(node, about=about)
    for node, _ in maps:
        yield from reader.alone(node)


def _maps(node: Node, *, about: bool) -> Iterator[tuple[Map, bool]]:
    """All maps, outer first, and whether the key that leads there names a picture."""
    if isinstance(node, Map):
        yield node, about
        for key, value in node.items:
            yield from _maps(value, about=place_key().fullmatch(key) is not None)
    elif isinstance(node, List):
        for value in node.items:
            yield from _maps(value, about=about)


class _Reader:
    def __init__(self, source: Source, language: str | None) -> None:
        self.source = source
        self.language = language
        self.guess = Guess("", source.is_credit)
        self.used: set[int] = set()
        self.seen: set[str] = set()

    def pictures(self, node: Map, *, about: bool) -> Iterator[ImageUse]:
        """Yield the pictures of one map with their credits."""
        beside = Beside(scalars(node), self.source.options, self.guess)
        for key, value in self._addresses(node, about=about):
            credit = self._credit(beside, key, about=about)
            if value.value in self.seen and credit is None:
                continue
            self.seen.add(value.value)
            yield ImageUse(
                self.source.path, value.value, value.span, _alt(beside, key), (), credit, False, self.language
            )

    def _addresses(self, node: Map, *, about: bool) -> Iterator[tuple[str, Scalar]]:
        """The keys and values of a map that are addresses of pictures."""
        own = next((k for k in ADDRESSES if isinstance(v := node.get(k), Scalar) and LIKE_ADDRESS.match(v.value)), None)
        named = [k for k, v in node.items if isinstance(v, Scalar) and is_picture_key(k, self.source.options)]
        for key, value in node.items:
            if isinstance(value, List) and (key in LISTS or is_picture_key(key, self.source.options)):
                yield from ((key, v) for v in value.items if isinstance(v, Scalar) and LIKE_ADDRESS.match(v.value))
            if not isinstance(value, Scalar) or not LIKE_ADDRESS.match(value.value):
                continue
            source = len(named) > 1 and key.endswith("_url") and is_page(value.value)
            if (key in named and not source) or (key not in named and about and key == own):
                yield key, value

    def _credit(self, beside: Beside, key: str, *, about: bool) -> CreditText | None:
        found = beside.credit(stems_of(key), "front-matter", about=about)
        if found is None:
            return None
        credit, used = found
        self.used.update(value.start for value in used)
        return credit

    def alone(self, node: Map) -> Iterator[ImageUse]:
        """Yield the credits of one map that no picture claimed."""
        for key, value in node.items:
            if not isinstance(value, Scalar) or value.start in self.used or value.says_nothing:
                continue
            if is_credit_key(key, self.source.options) and self._likely(value):
                self.used.add(value.start)
                credit = alone_of(value, "alone")
                yield ImageUse(self.source.path, credit=credit, language=self.language)

    def _likely(self, value: Scalar) -> bool:
        return Beside((), self.source.options, self.guess).likely(value)


def _alt(beside: Beside, key: str) -> str:
    """The alternative text of one picture."""
    own = (beside.values.get(f"{stem}alt") for stem in stems_of(key))
    any_ = (value for name, value in beside.values.items() if name.endswith("alt"))
    found = next((value for value in (*own, *any_) if value is not None), None)
    return found.value if found is not None else ""
