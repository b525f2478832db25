"""Components of JSX, and the imports, exports and comments of MDX (https://mdxjs.com/docs/what-is-mdx/)."""

from __future__ import annotations

import re

from licensecheck.articles.data.objects import QUOTES, Objects
from licensecheck.articles.data.scalars import Scalar, StopError
from licensecheck.articles.markdown.components import Element, Stack, picture_of
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.markdown.masks import Mask

LONGEST = 20_000
"""Code points of one component's properties that are read."""

_TAG = re.compile(r"<(/?)([A-Z]\w*[a-z]\w*(?:\.\w+)*|[A-Z](?=[\s/>])|img(?=\s[^<>]{0,2000}=\{))(?=[\s/>])")
"""A component, or a picture with expressions. Names all in capitals are HTML of old."""
_SPACE = re.compile(r"(?:\s+|/\*(?:[^*]|\*(?!/)){0,500}\*/)*")
_PROP = re.compile(r"([A-Za-z_][\w.:-]*)(\s{0,20}=\s{0,20})?")
_IMPORT = re.compile(r"import\s+(\w+)\s+from\s+([\"'])([^\"'\n]+)\2")
_MODULE = re.compile(r"(?m)^(?:import|export)\b(?=[ \t{*])[^\n]*")
_OBJECT = re.compile(r"export\s+(?:const|let|var)\s+\w+(?:\s*:[^=\n]{0,80})?\s*=\s*(?=\{)")
_COMMENT = "{/*"


def scan(mask: Mask, *, modules: bool) -> None:
    """Cut components out of a document; with `modules` also imports, exports and comments, as in MDX."""
    scanner = _Scanner(mask)
    if modules:
        scanner.modules()
        mask.apply()
    scanner.comments()
    mask.apply()
    scanner.components()
    mask.apply()


class _Scanner:
    def __init__(self, mask: Mask) -> None:
        self.mask = mask
        self.names: dict[str, Scalar] = {}
        self.stack = Stack(mask)

    # --- modules ------------------------------------------------------------------------------------------------------

    def modules(self) -> None:
        """Read imports and exports: names of pictures, and objects with pictures and credits."""
        text, at = self.mask.masked, self.mask.body
        while (found := _MODULE.search(text, at)) is not None:
            start = found.start()
            at = found.end()
            if (
                start
                and not text.startswith(("\n\n", "\n\r\n"), max(text.rfind("\n", 0, start - 1), 0))
                and not self._follows(start)
            ):
                continue
            if (imported := _IMPORT.match(text, start)) is not None:
                path = Scalar(imported.group(3), text, *imported.span(3))
                self.names.setdefault(imported.group(1), path)
            at = self._module_end(start, found.end())
            if (value := _OBJECT.match(text, start, at)) is not None:
                self._object(value.end(), at)
            self.mask.blank(start, at, line=True)

    def _follows(self, start: int) -> bool:
        """Whether a line stands at the start of the body or behind another module line."""
        holes = self.mask.holes
        between = self.mask.masked[holes[-1][1] if holes else self.mask.body : start]
        return not between.strip() if len(between) < 200 else False

    def _module_end(self, start: int, end: int) -> int:
        """Where a statement ends: with its line, or with the brackets that its lines open."""
        text = self.mask.masked
        at = start
        while (brace := text.find("{", at, end)) >= 0:
            close = self.mask.braces.get(brace, -1)
            if close < 0:
                break
            if close > end:
                line = text.find("\n", close)
                end = line if line >= 0 else len(text)
            at = close + 1
        return end

    def _object(self, at: int, end: int) -> None:
        from licensecheck.articles.markdown.frontmatter_uses import uses_of

        try:
            tree, _ = Objects(self.mask.text, end, self.names).value(at)
        except StopError:
            return  # code that is no plain object has no front matter
        self.mask.uses += uses_of(self.mask.source, tree, None)

    # --- comments -----------------------------------------------------------------------------------------------------

    def comments(self) -> None:
        """Read comments of JSX."""
        text, at = self.mask.masked, self.mask.body
        while (start := text.find(_COMMENT, at)) >= 0:
            end = text.find("*/}", start)
            if end < 0:
                return
            self.mask.comment(start, end + 3, start + 3, end)
            at = end + 3

    # --- components ---------------------------------------------------------------------------------------------------

    def components(self) -> None:
        """Read components: pictures, or parts of the page around them."""
        text, at = self.mask.masked, self.mask.body
        while (found := _TAG.search(text, at)) is not None:
            element = self._tag(found)
            if element is None:
                at = found.end()
                continue
            at = element.end
            self._component(element, closing=bool(found.group(1)))

    def _component(self, element: Element, *, closing: bool) -> None:
        mask = self.mask
        if closing:
            self.stack.closed(element.name, element.start)
            mask.blank(element.start, element.end)
            return
        picture = picture_of(mask, element)
        if picture is None:
            mask.blank(element.start, element.end)
        else:
            mask.picture(picture, element.start, element.end)
        if not mask.masked.endswith("/>", element.start, element.end):
            self.stack.opened(element, shows=picture is not None)

    def _tag(self, found: re.Match[str]) -> Element | None:
        """The component at an offset; None if its tag does not close."""
        text = self.mask.masked
        limit = min(len(text), found.start() + LONGEST)
        element = Element(found.group(2).rpartition(".")[2], found.start(), found.start())
        at = found.end()
        while at < limit:
            at = _SPACE.match(text, at, limit).end()  # type: ignore[union-attr]
            if text.startswith((">", "/>"), at):
                element.end = at + 1 + (text[at] == "/")
                return element
            if text.startswith("{", at):  # {...props}
                at = self.mask.braces.get(at, limit) + 1
                continue
            prop = _PROP.match(text, at, limit)
            if prop is None:
                return None
            at = prop.end()
            if prop.group(2):
                value, at = self._value(at, limit)
                if at < 0:
                    return None
                if value is not None:
                    element.add(prop.group(1), value)
        return None

    def _value(self, at: int, end: int) -> tuple[Scalar | None, int]:
        """The value of a property and where it ends; None and -1 if it does not end."""
        text, quote = self.mask.masked, self.mask.masked[at : at + 1]
        if quote in ("'", '"'):
            last = text.find(quote, at + 1, end)
            return (_entities(self.mask.text, at + 1, last), last + 1) if last >= 0 else (None, -1)
        if quote != "{":
            return None, -1
        return self._braced(at, end)

    def _braced(self, at: int, end: int) -> tuple[Scalar | None, int]:
        """An expression in braces."""
        text = self.mask.text
        first = Objects(text, end).blank(at + 1)
        try:
            if text[first : first + 1] in QUOTES and first < end:
                value, after = Objects(text, end).string(first)
                after = Objects(text, end).blank(after)
                if text.startswith("}", after, end):
                    return value, after + 1
            last = self.mask.braces.get(at, -1)
            if not 0 <= last < end:
                return None, -1
            if text.startswith("<", first):
                return _fragment(text, first, last), last + 1
            node, after = Objects(text, last, self.names).value(first)
        except StopError:
            last = self.mask.braces.get(at, -1)
            return (_made(text, at, last), last + 1) if 0 <= last < end else (None, -1)
        known = isinstance(node, Scalar) and not text[after:last].strip()
        return node if known else _made(text, at, last), last + 1  # type: ignore[return-value]


def _entities(text: str, start: int, end: int) -> Scalar:
    """A string of an attribute, which knows entities and no escapes."""
    raw = text[start:end]
    if "&" not in raw:
        return Scalar(raw, text, start, end)
    from html import unescape

    return Scalar(unescape(raw), text, start, end, escapes="")


def _made(text: str, start: int, last: int) -> Scalar:
    """An expression whose value does not stand there, with its braces."""
    value = Scalar(text[start : last + 1], text, start, last + 1)
    value.made = True
    return value


def _fragment(text: str, start: int, end: int) -> Scalar:
    """Markup as a value, without the empty tags around it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    if text.startswith("<>", start) and text.endswith("</>", start, end):
        start, end = start + 2, end - 3
    return Scalar(text[start:end], text, start, end)
