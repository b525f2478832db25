"""Shortcodes of Hugo, and tags and expressions of Liquid (Jekyll, Eleventy), which Markdown takes for text.

Hugo: https://gohugo.io/content-management/shortcodes/; Liquid: https://shopify.github.io/liquid/basics/introduction/.
"""

from __future__ import annotations

import re

from licensecheck.articles.data.objects import string
from licensecheck.articles.data.scalars import Scalar
from licensecheck.articles.data.strings import closing
from licensecheck.articles.markdown.components import Element, Stack, picture_of
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.markdown.masks import Mask

LONGEST = 20_000
"""Code points of one shortcode that are read."""

_START = re.compile(r"\{\{[<%]|\{\{|\{%")
_NAME = re.compile(r"-?\s*(/?)\s*([A-Za-z_][\w./-]*)")
_CLOSE = {"{{<": ">}}", "{{%": "%}}", "{%": "%}"}
_SPACE = re.compile(r"[\s,]*")
_KEY = re.compile(r"([A-Za-z_][\w.-]*)\s{0,5}[=:]\s{0,5}(?![=/])")
_BARE = re.compile(r"[^\s\"'`<>{}%,=]+(?:%(?!\}|>)[^\s\"'`<>{}%,]*)*")
_OUTPUT = re.compile(r"\{\{[^{}\n]{1,1000}\}\}")
_OBJECT = re.compile(r"\{\{\s*[\w\"'-]+\s*:")
_INCLUDES = ("include", "include_relative", "include_cached", "includes", "render", "partial", "component", "shortcode")
_OPAQUE = ("comment", "raw", "highlight", "verbatim", "code")
"""Elements whose inside is shown as it stands, or not at all."""
_IN_MARKUP = "(\"'=<"
"""In front of a tag: it writes an address or the value of an attribute."""


def scan(mask: Mask) -> None:
    """Cut shortcodes, tags and expressions out of a document."""
    _Scanner(mask).run()
    mask.apply()


class _Scanner:
    def __init__(self, mask: Mask) -> None:
        self.mask = mask
        self.text = mask.masked
        self.stack = Stack(mask)
        self._next: dict[str, int] = {}

    def run(self) -> None:
        at = self.mask.body
        while (found := _START.search(self.text, at)) is not None:
            at = self._one(found.group(), found.start()) or found.end()

    def _one(self, opening: str, start: int) -> int:
        """Read what starts at an offset; return where it ends, 0 if it is nothing."""
        text, mask = self.text, self.mask
        if opening == "{{":
            return self._expression(start)
        if text.startswith("/*", start + 3):  # a shortcode that is shown, not run
            return self._until(f"*/{_CLOSE[opening]}", start)
        name = _NAME.match(text, start + len(opening))
        element = self._element(opening, start, name) if name is not None else None
        if name is None or element is None:
            return 0
        if name.group(1) or (opening == "{%" and element.name.startswith("end")):
            self.stack.closed(element.name if name.group(1) else element.name.removeprefix("end").lstrip("_"), start)
            mask.blank(start, element.end)
            return element.end
        if element.name in _OPAQUE and (end := self._opaque(opening, element)):
            return end
        picture = picture_of(mask, element)
        if picture is not None:
            mask.picture(picture, start, element.end)
        elif text[start - 1 : start] in _IN_MARKUP and start > 0:
            mask.fill(start, element.end)
        else:
            mask.blank(start, element.end)
        if not text.endswith("/", start, element.end - len(_CLOSE[opening])):
            self.stack.opened(element, shows=picture is not None)
        return element.end

    def _find(self, mark: str, at: int) -> int:
        """Where `mark` stands next, -1 if nowhere; each place is looked for once, however often it is asked for."""
        known = self._next.get(mark)
        if known is None or 0 <= known < at:
            known = self._next[mark] = self.text.find(mark, at)
        return known

    def _until(self, mark: str, start: int) -> int:
        end = self._find(mark, start)
        return end + len(mark) if end >= 0 else 0

    def _expression(self, start: int) -> int:
        """`{{ site.url }}`, which writes text; or a comment of Hugo."""
        if self.text.startswith(("/*", "- /*", " /*", "-/*"), start + 2):
            first = self.text.index("/*", start) + 2
            last = self._find("*/", first)
            end = self.text.find("}}", last, last + 10) if last >= 0 else -1
            if end >= 0:
                self.mask.comment(start, end + 2, first, last)
                return end + 2
        found = _OUTPUT.match(self.text, start)
        if found is None or (self.text[start - 1 : start] == "=" and _OBJECT.match(self.text, start)):
            return 0  # an object in a property of JSX: style={{width: 20}}
        self.mask.fill(start, found.end())
        return found.end()

    def _opaque(self, opening: str, element: Element) -> int:
        """Pass over the inside of an element that holds no text of the page; 0 if it is not closed."""
        name = element.name
        marks = [f"{{% end{name} %}}"] if opening == "{%" else [f"{{{{{o} /{name} {c}}}}}" for o, c in ("<>", "%%")]
        spellings = (m.replace(" ", "", skip) for m in marks for skip in (0, 1, 2))
        ends = ((end, end + len(mark)) for mark in spellings if (end := self._find(mark, element.end)) >= 0)
        first, last = min(ends, default=(0, 0))
        if not last:
            return 0
        if name == "comment":
            self.mask.comment(element.start, last, element.end, first)
        else:
            self.mask.blank(element.start, last, line=True)
        return last

    def _element(self, opening: str, start: int, name: re.Match[str]) -> Element | None:
        """The name and the parameters of a tag; None if it does not close before the next one opens."""
        text, mark = self.text, _CLOSE[opening]
        limit = min(len(text), start + LONGEST)
        element = Element(name.group(2), start, start)
        element.of_hugo = opening != "{%"
        at = name.end()
        while at < limit:
            at = _SPACE.match(text, at, limit).end()  # type: ignore[union-attr]
            for closer in (mark, f"-{mark}", f"/{mark}"):
                if text.startswith(closer, at):
                    element.end = at + len(closer)
                    return _included(element)
            key = _KEY.match(text, at, limit)
            found = _value(text, key.end() if key else at, limit)
            if found is None:
                if at < limit and text[at] in "|()[]&!=<>?:*.;+-$@#/" and not text.startswith(("{{", "{%"), at):
                    at += 1  # operators and filters of Liquid
                    continue
                return None
            value, at = found
            if key is not None:
                value.made = opening == "{%" and value.bare and not value.says_nothing and not value.value[:1].isdigit()
                element.add(key.group(1), value)
            else:
                element.words.append(value)
        return None


def _value(text: str, at: int, end: int) -> tuple[Scalar, int] | None:
    """A value in quotes, in backquotes (which know no escapes) or without; and where it ends."""
    quote = text[at : at + 1]
    if quote in ("'", '"'):
        last = closing(text, at + 1, end, quote)
        return (string(text, at + 1, last), last + 1) if last >= 0 else None
    if quote == "`":
        last = text.find("`", at + 1, end)
        return (Scalar(text[at + 1 : last], text, at + 1, last), last + 1) if last >= 0 else None
    found = _BARE.match(text, at, end)
    if found is None:
        return None
    last = found.end()
    if text[last - 1] in "/-" and text.startswith(("%}", ">}}", "%}}"), last) and last - 1 > at:
        last -= 1
    return Scalar(text[at:last], text, at, last, bare=True), last


def _included(element: Element) -> Element:
    """An include goes by the name of what it includes: `{% include figure.html src=... %}` is a figure."""
    if element.name in _INCLUDES and element.words:
        path = element.words.pop(0).value
        element.name = path.rpartition("/")[2].partition(".")[0] or path
    return element
