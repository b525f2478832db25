"""HTML to tags and text with exact offsets, in one pass.

Follows the tokenization of the HTML standard (https://html.spec.whatwg.org/multipage/parsing.html#tokenization) as far
as positions of tags, attributes and text need it: quoted attribute values may hold ">", an unclosed comment, tag or
script swallows the rest, raw text elements hold no tags. Every character is looked at a bounded number of times, which
neither html.parser nor tree-sitter-html can say (`<a ` or `<!--`, 20,000 times, costs them half a minute).
"""

from __future__ import annotations

import re

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_BARE = re.compile(r"<(/?)([A-Za-z][^\s/<>]*)>")
"""A tag without attributes, as most are."""
_ATTRIBUTE = re.compile(
    r"[\s/]*(=?[^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*)|(?=>)|(?P<open>[\"'])))?"
)
_RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
COMMENT = "!"
"""Name of what is no text and no tag: comments, declarations, cut markup."""
MOST_ATTRIBUTES = 200


_NO_ATTRIBUTES: dict[str, tuple[str, int]] = {}
"""Of all tags without any; never changed."""


class Tag:
    """One tag. name: lower case. closing: an end tag. start, end: offsets; `end` is behind ">".

    raw_end: where the text of a script, style or the like ends, which holds no tags; 0 for other elements.
    attributes: by their names in lower case, the raw value and where it starts; the first counts if one is given twice.
    """

    __slots__ = ("attributes", "closing", "end", "name", "raw_end", "start")

    def __init__(self, name: str, closing: bool, start: int) -> None:
        self.name = name
        self.closing = closing
        self.start = start
        self.end = start
        self.raw_end = 0
        self.attributes: dict[str, tuple[str, int]] = _NO_ATTRIBUTES

    def place(self, name: str) -> tuple[str, int] | None:
        """The raw value of an attribute and where it starts."""
        return self.attributes.get(name)

    def get(self, name: str) -> str:
        """The value of an attribute, entities decoded; "" if it is missing."""
        found = self.attributes.get(name)
        return decoded(found[0]) if found else ""

    def all(self) -> dict[str, str]:
        """All attributes, entities decoded."""
        return {key: decoded(value) for key, (value, _) in self.attributes.items()}

    def restore(self, text: str) -> None:
        """Take the values of the attributes from `text`, where the scanned one was masked."""
        self.attributes = {key: (text[at : at + len(value)], at) for key, (value, at) in self.attributes.items()}


def decoded(value: str) -> str:
    """Return an attribute's value with its entities resolved."""
    if "&" not in value:
        return value
    from html import unescape

    return unescape(value)


def scan(text: str, start: int, end: int) -> Iterator[Tag | tuple[int, int]]:
    """Yield the tags and the stretches of text of `text[start:end]`; comments are tags named `COMMENT`."""
    at = look = start
    while (lt := text.find("<", look, end)) >= 0:
        found = _markup(text, lt, end)
        if found is None:  # a "<" that starts nothing is text
            look = lt + 1
            continue
        if lt > at:
            yield at, lt
        at = found.end
        if found.name in _RAW and not found.closing:
            at = found.raw_end = _raw_end(text, at, end, found.name)
        yield found
        look = at
    if at < end:
        yield at, end


def _markup(text: str, lt: int, end: int) -> Tag | None:
    """The tag or comment at `lt`; None if no markup starts there."""
    if (bare := _BARE.match(text, lt, end)) is not None:
        tag = Tag(bare[2].lower(), bare[1] == "/", lt)
        tag.end = bare.end()
        return tag
    following = text[lt + 1 : lt + 2]
    if following == "!" or following == "?":
        return _comment(lt, _passed_over(text, lt, end))
    closing = following == "/"
    name = _NAME.match(text, lt + 1 + closing, end)
    if name is None:
        return _comment(lt, _end_of(text, ">", lt, end)) if closing and lt + 2 < end else None
    tag = Tag(name.group().lower(), closing, lt)
    at = name.end()
    attributes: dict[str, tuple[str, int]] = {}
    while at < end:
        if text[at] == ">":
            if attributes:
                tag.attributes = attributes
            tag.end = at + 1
            return tag
        found = _ATTRIBUTE.match(text, at, end)
        if found is None or found["open"] or found.end() == at:
            break  # an unclosed quote or a cut tag: the rest is no text
        group = found.lastindex or 1
        key = found[1].lower()
        if key and key not in attributes and len(attributes) < MOST_ATTRIBUTES:
            attributes[key] = (found[group] if group > 1 else "", found.start(group))
        at = found.end()
    return _comment(lt, end)


def _comment(start: int, end: int) -> Tag:
    tag = Tag(COMMENT, False, start)
    tag.end = end
    return tag


def _passed_over(text: str, lt: int, end: int) -> int:
    if not text.startswith("<!--", lt):
        return _end_of(text, ">", lt, end)
    if text.startswith((">", "->"), lt + 4):
        return _end_of(text, ">", lt + 4, end)
    return _end_of(text, "-->", lt + 4, end)


def _end_of(text: str, mark: str, at: int, end: int) -> int:
    found = text.find(mark, at, end)
    return end if found < 0 else found + len(mark)


def _raw_end(text: str, at: int, end: int, name: str) -> int:
    """Where the end tag of a raw text element starts; without one the rest is raw."""
    while (lt := text.find("</", at, end)) >= 0:
        behind = lt + 2 + len(name)
        if text[lt + 2 : behind].lower() == name and text[behind : behind + 1] in (
            " ",
            "\t",
            "\n",
            "\r",
            "\f",
            "/",
            ">",
        ):
            return lt
        at = lt + 2
    return end
