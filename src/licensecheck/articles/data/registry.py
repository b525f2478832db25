"""Registries of credits: `credits.yml`, `attributions.json`, `image-credits.csv` and the like.

An entry is a map (a row of a table) that names a picture, or a value under a picture's name; its values become one credit
text. What the keys mean is in `registry_keys`; further keys come from the settings.
"""

from __future__ import annotations

import os

from licensecheck.articles.base import Found
from licensecheck.articles.data.entry import credit_of, limited
from licensecheck.articles.data.registry_keys import ALTS, MAYBE_FILES, field_of_key, inner_key, own_keys
from licensecheck.articles.data.scalars import List, Map, Scalar
from licensecheck.articles.inside import together
from licensecheck.articles.lines import Lines
from licensecheck.articles.picture_keys import hint_of, is_page
from licensecheck.articles.same import file_name
from licensecheck.articles.tie import place_of
from licensecheck.model import ImageUse, Problem, Span
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from licensecheck.articles.base import Source
    from licensecheck.articles.blocks import Hint
    from licensecheck.articles.data.scalars import Node

    Parser = Callable[[str, int, int], Node | tuple[str, int]]

LARGEST = 5_000_000
"""Code points of a registry that are read."""
_NAMES = {".yml": "YAML", ".yaml": "YAML", ".json": "JSON", ".toml": "TOML", ".csv": "CSV", ".tsv": "CSV"}
_MOST_VALUES = 50
"""Values of one field, such as authors, that are read."""
_SWITCHES = ("true", "false", "yes", "no")


def read(source: Source) -> Found:
    """Read a registry."""
    text, lines = source.text, Lines(source.text)
    name = _NAMES.get(os.path.splitext(source.path)[1].lower(), "YAML")
    if len(text) > LARGEST:
        return Found((), (_problem(source, lines, name, f"more than {LARGEST:,} characters", 0),))
    tree = _parser(name)(text, 0, len(text))
    if isinstance(tree, tuple):
        return Found((), (_problem(source, lines, name, *tree),))
    reader = _Reader(source)
    reader.node(tree, None)
    if not reader.uses and not reader.problems and _says_something(tree):
        reader.problems.append(Problem(source.path, "article.no-credits", (), lines.position(Span(0, 1)), False))
    return Found(sorted(reader.uses, key=place_of), reader.problems)


def _problem(source: Source, lines: Lines, name: str, reason: str, at: int) -> Problem:
    place = lines.position(Span(at, at + 1))
    return Problem(source.path, "article.data", (("format", name), ("reason", reason)), place)


def _parser(name: str) -> Parser:
    """What reads a format of data; loaded when it is needed."""
    if name == "JSON":
        from licensecheck.articles.data.objects import parse_data

        return parse_data
    if name == "TOML":
        from licensecheck.articles.markdown.frontmatter_toml import parse as parse_toml

        return parse_toml
    if name == "CSV":
        from licensecheck.articles.data.table import parse as parse_table

        return parse_table
    from licensecheck.articles.markdown.frontmatter_yaml import parse

    return parse


def _says_something(node: Node) -> bool:
    if isinstance(node, Scalar):
        return not node.says_nothing
    values: Sequence[Node] = [v for _, v in node.items] if isinstance(node, Map) else node.items if node else ()
    return any(_says_something(value) for value in values)


class _Reader:
    """Collects the entries of one registry."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.own = own_keys(source.options.fields)
        self.uses: list[ImageUse] = []
        self.problems: list[Problem] = []

    def node(self, node: Node, name: Scalar | None) -> bool:
        """Read what a key leads to; whether an entry was in it. name: the key."""
        if isinstance(node, List):
            return sum(self.node(value, name) for value in node.items) > 0
        return self.map(node, name) if isinstance(node, Map) else False

    def map(self, node: Map, name: Scalar | None) -> bool:
        """Read a map: an entry, or what holds entries."""
        entry = _Entry(node, self.own)
        pictures = entry.pictures or ([name] if name is not None and file_name(name.value) else [])
        found = False
        for (key, value), written in zip(node.items, node.names, strict=True):
            if isinstance(value, Scalar) and written is not None and file_name(written.value):
                found = True
                self.add([written], {"credit": hint_of(value)} if not value.says_nothing else {}, "")
            elif not isinstance(value, Scalar) and key not in entry.taken:
                found = self.node(value, written) or found
        if pictures or (entry.is_credit and not found):
            self.add(pictures, entry.fields, entry.alt)
            return True
        return found

    def add(self, pictures: Sequence[Scalar], fields: dict[str, Hint], alt: str) -> None:
        """Add the uses of one entry."""
        credit, problem = limited(credit_of(fields, "registry"), self.source)
        if problem is not None:
            self.problems.append(problem)
        if not pictures and credit is not None:
            self.uses.append(ImageUse(self.source.path, credit=credit))
        for picture in pictures:
            self.uses.append(ImageUse(self.source.path, picture.value, picture.span, alt, (), credit))


class _Entry:
    """What one map says of a picture. taken: its keys whose maps and lists are read here."""

    def __init__(self, node: Map, own: dict[str, str]) -> None:
        self.pictures: list[Scalar] = []
        self.fields: dict[str, Hint] = {}
        self.alt = ""
        self.taken: set[str] = set()
        values = list(self._values(node, own))
        for key, found in values:
            if field_of_key(key, own) == "file":
                self.pictures.extend(v for v in found if not v.says_nothing and "*" not in v.value)  # no pattern
        if not self.pictures:
            self.pictures = [v for key, found in values if key in MAYBE_FILES for v in found if _is_picture(v)][:1]
        for key, found in values:
            field = field_of_key(key, own)
            if field not in (None, "file") and not any(value in self.pictures for value in found):
                self._take(str(field), found)
            elif key in ALTS and not self.alt:
                self.alt = found[0].value

    @property
    def is_credit(self) -> bool:
        """Whether the map, which names no picture, says enough to be a credit."""
        has = self.fields.keys()
        by = has & {"author", "copyright"}
        return "credit" in has or bool(by and has & {"license", "license_url", "source_url"})

    def _values(self, node: Map, own: dict[str, str]) -> Iterator[tuple[str, list[Scalar]]]:
        """The keys of fields with their values; those of maps and lists inside with the key that they stand for."""
        for key, value in node.items:
            if isinstance(value, Scalar):
                yield key, [value]
            elif field_of_key(key, own) is not None:
                inner = dict[str, list[Scalar]]()
                for part in value.items if isinstance(value, List) else [value]:
                    for name, scalar in _inner(key, part):
                        inner.setdefault(name, []).append(scalar)
                if isinstance(value, List) and field_of_key(key, own) == "file" and _has_maps(value):
                    continue  # `images:` with entries of their own
                self.taken.add(key)
                yield from inner.items()

    def _take(self, field: str, values: list[Scalar]) -> None:
        said = [v for v in values if not v.says_nothing or (field == "changes" and v.value.lower() in _SWITCHES)]
        if not said or field in self.fields:
            return
        hint = together([hint_of(value) for value in said[:_MOST_VALUES]])
        self.fields[field] = hint


def _inner(key: str, node: Node) -> Iterator[tuple[str, Scalar]]:
    """What one part of a nested value says, as if it stood beside the other keys."""
    if isinstance(node, Scalar):
        yield key, node
    elif isinstance(node, Map):
        yield from ((inner_key(key, inner), value) for inner, value in node.items if isinstance(value, Scalar))


def _has_maps(node: List) -> bool:
    return any(isinstance(value, Map) for value in node.items)


def _is_picture(value: Scalar) -> bool:
    return bool(file_name(value.value)) and not is_page(value.value) and "*" not in value.value
