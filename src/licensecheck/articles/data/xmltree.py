"""XML with exact places, by the C parser expat: elements, attributes and text lead back to the decoded source.

Entities are refused where they are declared, nothing outside of the text is ever read, depth and number of elements are
bounded. expat itself is linear and keeps no stack of ours (https://libexpat.github.io/).
"""

from __future__ import annotations

from array import array

from licensecheck.articles.html.tags import Tag, scan
from licensecheck.articles.inside import Joined
from licensecheck.articles.lines import Lines
from licensecheck.articles.offsets import code_points
from licensecheck.model import Problem, Span
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import NoReturn

    from licensecheck.model import OffsetMap

DEEPEST = 250
"""Elements inside of each other that are read."""
MOST_ELEMENTS = 300_000
"""Elements of one text that are read."""
_LONGEST_TAG = 100_000


class XmlError(Exception):
    """The text is no XML that can be read. reason: in words. at: where, in code points."""

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.at = at

    def problem(self, path: str, lines: Lines) -> Problem:
        """Return what is reported of it."""
        place = lines.position(Span(self.at, min(self.at + 1, len(lines.text))))
        return Problem(path, "article.xml", (("reason", self.reason),), place)


class Element:
    """One element. name: "prefix:local" with the prefix of the table that `tree` was given, "local" without namespace.

    start, end: where its start tag and its end tag start, in code points. attributes: by local name, decoded.
    """

    __slots__ = ("_ats", "_source", "_texts", "attributes", "children", "end", "name", "start")

    def __init__(self, name: str, attributes: Mapping[str, str], start: int, source: str) -> None:
        self.name = name
        self.attributes = attributes
        self.start = start
        self.end = start
        self.children: list[Element] = []
        self._texts: list[str] = []
        self._ats: array[int] | None = None
        self._source = source

    def chunk(self, text: str, at: int) -> None:
        """Take a stretch of character data that the parser gave."""
        if self._ats is None:
            self._ats = array("q")
        self._texts.append(text)
        self._ats.append(at)

    def all(self, *names: str) -> Iterator[Element]:
        """Yield the children with one of these names."""
        return (child for child in self.children if child.name in names)

    def first(self, *names: str) -> Element | None:
        """Return the first child with one of these names."""
        return next(self.all(*names), None)

    def words(self) -> str:
        """Return the element's own text, decoded, without outer white space."""
        return "".join(self._texts).strip()

    def content(self) -> tuple[str, OffsetMap]:
        """Return the element's own text, decoded and untrimmed, and its way back."""
        made = Joined(self.start)
        for text, at in zip(self._texts, self._ats or (), strict=True):
            if len(text) == 1 and self._source[at] == "&":
                made.add_one(text, at, self._source.find(";", at) + 1)
            else:
                made.add(text, at)
        return made.text(), made.offsets()

    def place(self, name: str) -> Span:
        """Return where the value of an attribute stands, as written; the start of the tag if it is not there."""
        found = self._tag().place(name)
        return Span(found[1], found[1] + len(found[0])) if found else Span(self.start, self.start + 1)

    def _tag(self) -> Tag:
        for item in scan(self._source, self.start, min(self.start + _LONGEST_TAG, len(self._source))):
            if isinstance(item, Tag):
                return item
        return Tag("", False, self.start)


class _Builder:
    """Builds the tree from the calls of the parser. Names are interned through a table, so that trees stay small."""

    def __init__(self, text: str, prefixes: Mapping[str, str], skipped: frozenset[str]) -> None:
        self.text = text
        self.root: Element | None = None
        self._at = code_points(text)
        self._prefixes = prefixes
        self._skipped = skipped
        self._names: dict[str, str] = {}
        self._stack: list[Element] = []
        self._passed = 0
        self._count = 0

    def run(self) -> None:
        from pyexpat import ErrorString, ExpatError

        parser, data = _parser(self), self.text.encode()
        try:
            parser.Parse(data, True)
        except ExpatError as error:
            at = self._at(min(max(parser.ErrorByteIndex, 0), len(data)))
            raise XmlError(ErrorString(error.code) or "not well-formed", at) from None

    def refuse(self, reason: str, parser: _Parser) -> NoReturn:
        raise XmlError(reason, self._at(parser.CurrentByteIndex))

    def name(self, qualified: str) -> str:
        found = self._names.get(qualified)
        if found is None:
            uri, _, local = qualified.rpartition(" ")
            prefix = self._prefixes.get(uri, uri)
            found = self._names[qualified] = f"{prefix}:{local}" if prefix else local
        return found

    def entered(self, parser: _Parser, qualified: str, depth: int) -> str | None:
        """The name of an element that starts inside of `depth` others; None if it is left out."""
        if depth + self._passed >= DEEPEST:
            self.refuse(f"more than {DEEPEST} elements inside of each other", parser)
        name = self.name(qualified)
        if self._passed or name in self._skipped:
            self._passed += 1
            return None
        return name

    def start(self, parser: _Parser, qualified: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            self.refuse(f"more than {MOST_ELEMENTS:,} elements", parser)
        name = self.entered(parser, qualified, len(self._stack))
        if name is None:
            return
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        element = Element(name, local, self._at(parser.CurrentByteIndex), self.text)
        if self._stack:
            self._stack[-1].children.append(element)
        else:
            self.root = element
        self._stack.append(element)

    def end(self, parser: _Parser) -> None:
        if self._passed:
            self._passed -= 1
        else:
            self._stack.pop().end = self._at(parser.CurrentByteIndex)

    def data(self, parser: _Parser, text: str) -> None:
        if not self._passed and self._stack:
            self._stack[-1].chunk(text, self._at(parser.CurrentByteIndex))

    def entity(self, parser: _Parser, name: str) -> None:
        """An entity that the document type may have declared elsewhere: HTML's names are known, others are left out."""
        from html.entities import html5

        self.data(parser, html5.get(f"{name};", ""))

    def declared(self, parser: _Parser) -> int:
        self.refuse("it declares entities, which are not read", parser)


if TYPE_CHECKING:
    from pyexpat import XMLParserType as _Parser


def _parser(builder: _Builder) -> _Parser:
    from pyexpat import ParserCreate

    parser = ParserCreate("utf-8", " ")
    parser.buffer_text = False
    parser.StartElementHandler = lambda name, attributes: builder.start(parser, name, attributes)
    parser.EndElementHandler = lambda _: builder.end(parser)
    parser.CharacterDataHandler = lambda text: builder.data(parser, text)
    parser.EntityDeclHandler = lambda *_: builder.declared(parser)
    parser.SkippedEntityHandler = lambda name, is_parameter: None if is_parameter else builder.entity(parser, name)
    parser.ExternalEntityRefHandler = lambda *_: builder.declared(parser)
    return parser


class Events:
    """What is told of a text that is too large for a tree. Subclasses do something with it."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element starts. name: as `Element.name`. attributes: by local name, decoded."""

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Character data, in pieces."""


class _Teller(_Builder):
    """Hands the calls of the parser on; elements in `skipped` are left out with all that they hold."""

    def __init__(self, text: str, prefixes: Mapping[str, str], skipped: frozenset[str], events: Events) -> None:
        super().__init__(text, prefixes, skipped)
        self._events = events
        self._open: list[str] = []

    def start(self, parser: _Parser, qualified: str, attributes: dict[str, str]) -> None:
        name = self.entered(parser, qualified, len(self._open))
        if name is None:
            return
        self._open.append(name)
        self._events.start(name, {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def end(self, parser: _Parser) -> None:
        if self._passed:
            self._passed -= 1
        else:
            self._events.end(self._open.pop())

    def data(self, parser: _Parser, text: str) -> None:
        if not self._passed:
            self._events.data(text)


def tell(text: str, prefixes: Mapping[str, str], events: Events, skipped: frozenset[str] = frozenset()) -> None:
    """Tell `events` of an XML text, element by element; arguments and errors are those of `tree`."""
    _Teller(text, prefixes, skipped, events).run()


def tree(text: str, prefixes: Mapping[str, str], skipped: frozenset[str] = frozenset()) -> Element:
    """Return the root element of an XML text.

    Args:
        text: the decoded document; an encoding that its declaration names is not looked at.
        prefixes: address of a namespace to the prefix that names get; "" for none. Unknown ones keep the address.
        skipped: names of elements that are left out with all that they hold.

    Raises:
        XmlError: not well-formed, entities declared, too deep, too many elements.
    """
    builder = _Builder(text, prefixes, skipped)
    builder.run()
    assert builder.root is not None
    return builder.root
