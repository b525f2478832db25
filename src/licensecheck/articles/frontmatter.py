"""YAML front matter of a Markdown document: pictures named by keys, and their credits in the keys beside them.

PyYAML is imported only when a block is there and holds a key that matters. The block is read as a stream of events, never
built into objects, so that aliases do not multiply and deep nesting does not recurse.
"""

from __future__ import annotations

import re

from licensecheck.articles.guess import LONGEST_CREDIT, Guess, has_words
from licensecheck.articles.lines import Lines
from licensecheck.articles.offsets import align
from licensecheck.model import CreditText, ImageUse, Problem, Span
from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from licensecheck.articles.base import Source

LARGEST = 1_000_000
"""Code points of a front matter block that are read."""
DEEPEST = 20

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_PICTURES = "image|img|picture|photo|cover|banner|hero|thumbnail|thumb|teaser"
_PLACES = "featured?|header|cover|hero|banner|teaser|og|social|overlay|main|lead|card|title|preview|post"
_CREDITS = ("credit", "credits", "attribution", "copyright", "caption")
_ADDRESSES = ("src", "url", "path", "file", "href", "filename")
_LISTS = ("images", "pictures", "photos", "gallery", "resources")
_NO_TEXT = ("", "true", "false", "null", "~", "yes", "no")
_MATTERS = re.compile(
    rf"(?im)^[ \t\-]*[\"']?[\w-]*(?:{_PICTURES}|{'|'.join(_CREDITS)}|gallery|resources)[\w-]*[\"']?[ \t]*:"
)
_LANGUAGE = re.compile(
    r"(?im)^(?:lang|language|locale)[ \t]*:[ \t]*[\"']?([a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3})[\"']?[ \t]*(?:#.*)?\r?$"
)
_PICTURE_KEY = re.compile(rf"(?:(?:{_PLACES})_)?(?:{_PICTURES})(?:_(?:url|src|path|file|image))?")
_SUFFIX = re.compile(r"_(?:url|src|path|file|image)$")
_LIKE_ADDRESS = re.compile(
    r"(?i)(?:https?:)?//\S|\.{0,2}/\S|(?:[^\s<>]| (?=[^\n]*\.\w{3,4}$)){1,500}\.(?:jpe?g|png|gif|webp|svg|avif|tiff?|heic|bmp)\b|file:\S"
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Front(Value):
    """What the front matter gave. end: where the body starts, in code points."""

    end: int
    uses: tuple[ImageUse, ...] = ()
    problems: tuple[Problem, ...] = ()
    language: str | None = None


class _Scalar:
    __slots__ = ("end", "plain", "start", "value")

    def __init__(self, value: str, start: int, end: int, plain: bool) -> None:
        self.value = value
        self.start = start
        self.end = end
        self.plain = plain

    @property
    def says_nothing(self) -> bool:
        return not self.value.strip() or (self.plain and self.value.lower() in _NO_TEXT)


class _Map:
    __slots__ = ("items", "key")

    def __init__(self) -> None:
        self.items: list[tuple[str, Any]] = []
        self.key: str | None = None


class _List:
    __slots__ = ("items",)

    def __init__(self) -> None:
        self.items: list[Any] = []


def read(source: Source) -> Front:
    """Read the block that `source.text` starts with; `end` is 0 when there is none. TOML blocks are passed over."""
    text = source.text
    block = _block(text)
    if block is None:
        return Front(0)
    start, stop, end = block
    inner = text[start:stop]
    if text.startswith("+++"):
        return Front(end)
    found = _LANGUAGE.search(inner)
    language = found.group(1).replace("_", "-") if found else None
    if not _MATTERS.search(inner):
        return Front(end, (), (), language)
    if len(inner) > LARGEST:
        return Front(end, (), (_problem(source, "too large", start),), language)
    tree = _parse(source, inner, start)
    if isinstance(tree, Problem):
        return Front(end, (), (tree,), language)
    uses = _Reader(source, language).uses(tree)
    return Front(end, tuple(uses), (), language)


def _block(text: str) -> tuple[int, int, int] | None:
    """Where the YAML starts and ends, and where the body starts."""
    first = text.find("\n")
    fence = text[:3]
    if first < 0 or text[:first].rstrip() != fence:
        return None
    at = first + 1
    while True:
        stop = text.find("\n", at)
        line = text[at : stop if stop >= 0 else len(text)]
        if line.rstrip() in _FENCES[fence]:
            return first + 1, at, stop + 1 if stop >= 0 else len(text)
        if stop < 0:
            return None
        at = stop + 1


def _problem(source: Source, reason: str, at: int) -> Problem:
    position = Lines(source.text[: at + 2_000]).position(Span(at, at + 1))
    return Problem(source.path, "article.front-matter", (("reason", reason),), position)


def _parse(source: Source, inner: str, base: int) -> Any:
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _tree(yaml.parse(inner, Loader=loader), base)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = min(mark.index, len(inner)) if mark is not None else getattr(error, "position", 0) or 0
        return _problem(source, getattr(error, "problem", None) or "no YAML", base + at)


def _tree(events: Any, base: int) -> Any:
    """Maps, lists and scalars of an event stream; what lies deeper than `DEEPEST` is left out."""
    root = _List()
    stack: list[Any] = [root]
    too_deep = 0
    for event in events:
        kind = type(event).__name__
        if kind in ("MappingStartEvent", "SequenceStartEvent"):
            if too_deep or len(stack) > DEEPEST:
                too_deep += 1
                continue
            node: Any = _Map() if kind[0] == "M" else _List()
            _put(stack[-1], node)
            stack.append(node)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            if too_deep:
                too_deep -= 1
                if not too_deep:
                    _put(stack[-1], None)
            else:
                stack.pop()
        elif not too_deep and kind == "ScalarEvent":
            start, end = base + event.start_mark.index, base + event.end_mark.index
            _put(stack[-1], _Scalar(event.value, start, end, not event.style))
        elif not too_deep and kind == "AliasEvent":
            _put(stack[-1], None)
    return root


def _put(parent: Any, node: Any) -> None:
    if isinstance(parent, _List):
        parent.items.append(node)
    elif parent.key is None:
        parent.key = node.value if isinstance(node, _Scalar) else ""
    else:
        parent.items.append((_normal(parent.key), node))
        parent.key = None


def _normal(key: str) -> str:
    """Spelling of keys does not matter: imageCredit, image-credit and Image_Credit are one key."""
    return _CAMEL.sub("_", key.strip()).replace("-", "_").replace(" ", "_").lower()


class _Reader:
    """Finds pictures and their credits in the maps of one front matter."""

    def __init__(self, source: Source, language: str | None) -> None:
        self.source = source
        self.language = language
        self.guess = Guess("", source.is_credit)
        self.used: set[int] = set()
        self.seen: set[str] = set()

    def uses(self, root: _List) -> Iterator[ImageUse]:
        """Pictures first, then credits that no picture claimed; both in the order of the text."""
        maps = list(_maps(root, False))
        for node, is_picture in maps:
            yield from self._pictures(node, is_picture)
        for node, _ in maps:
            for key, value in node.items:
                if _is_credit_key(key) and isinstance(value, _Scalar) and value.start not in self.used:
                    credit = self._credit(value, "alone", always=False)
                    if credit is not None:
                        yield ImageUse(self.source.path, credit=credit, language=self.language)

    def _pictures(self, node: _Map, is_picture: bool) -> Iterator[ImageUse]:
        for key, value in node.items:
            named = _PICTURE_KEY.fullmatch(key) or (is_picture and key in _ADDRESSES)
            if not named or not isinstance(value, _Scalar) or not _LIKE_ADDRESS.match(value.value.strip()):
                continue
            credit = self._credit_beside(node, key, is_picture)
            if value.value in self.seen and credit is None:
                continue
            self.seen.add(value.value)
            span, address = _place(self.source.text, value)
            alt = next((v.value for k, v in node.items if k.endswith("alt") and isinstance(v, _Scalar)), "")
            yield ImageUse(self.source.path, address, span, alt, (), credit, False, self.language)

    def _credit_beside(self, node: _Map, key: str, is_picture: bool) -> CreditText | None:
        stems = (f"{key}_", f"{_SUFFIX.sub('', key)}_", "image_", "photo_", "")
        beside = {k: v for k, v in node.items if isinstance(v, _Scalar) and not v.says_nothing}
        for stem in dict.fromkeys(stems):
            for word in _CREDITS:
                found = beside.get(stem + word)
                if found is not None and (credit := self._credit(found, "front-matter", always=word != "caption")):
                    self.used.add(found.start)
                    return credit
        return None

    def _credit(self, value: _Scalar, why: str, *, always: bool) -> CreditText | None:
        """The credit in a scalar. always: the key says that it is one, whatever the words are."""
        bare = value.value.strip()
        format = "markdown" if "](" in bare else "html" if "</" in bare or "<a " in bare else "text"
        if len(bare) > LONGEST_CREDIT or value.says_nothing:
            return None
        if not (has_words(bare) if always else self.guess.likely(bare, format)):
            return None
        start, end = _inside(self.source.text, value)
        offsets = align(self.source.text, start, end, bare, escapes="yaml" if not value.plain else "")
        return CreditText(bare, format, offsets, why)  # type: ignore[arg-type]


def _maps(node: Any, is_picture: bool) -> Iterator[tuple[_Map, bool]]:
    """All maps, outer first, and whether the key that leads there names a picture."""
    if isinstance(node, _Map):
        yield node, is_picture
        for key, value in node.items:
            yield from _maps(value, bool(_PICTURE_KEY.fullmatch(key)) or key in _LISTS)
    elif isinstance(node, _List):
        for value in node.items:
            yield from _maps(value, is_picture)


def _is_credit_key(key: str) -> bool:
    return key.rsplit("_", 1)[-1] in _CREDITS


def _inside(text: str, value: _Scalar) -> tuple[int, int]:
    """The raw stretch of a scalar without quotation marks or the header of a block, and without outer white space."""
    start, end = value.start, min(value.end, len(text))
    if not value.plain and start < end:
        if text[start] in "\"'":
            start, end = start + 1, end - 1
        elif text[start] in "|>":
            start = min(text.find("\n", start, end) + 1 or end, end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _place(text: str, value: _Scalar) -> tuple[Span, str]:
    start, end = _inside(text, value)
    return Span(start, end), value.value.strip()
