"""Titles of pictures and links in Markdown, and where they stand: in the brackets of the link, or in a definition."""

from __future__ import annotations

from licensecheck.articles.blocks import Hint
from licensecheck.articles.markdown.masking import FILLER
from licensecheck.articles.offsets import align, plain
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

OPTIONS = 2 | 4 | 8 | 16
"""Tables, footnotes, strikethrough, task lists: bits of pyromark.Options."""

LONGEST_ATTRIBUTES = 2_000
"""Code points of an attribute list."""


class Link:
    """A link that is open."""

    __slots__ = ("end", "hint", "html", "inner", "pictures", "start", "url", "what")

    def __init__(self, what: dict[str, str], start: int, end: int, pictures: int) -> None:
        self.what = what
        self.url = what["dest_url"].strip()
        self.start = start
        self.end = end
        self.inner = start + 1
        self.pictures = pictures
        self.html = False
        self.hint: Hint | None = None


class Titles:
    """Finds the titles of one document. part: what the parser saw; at: from its bytes to code points of `text`."""

    def __init__(self, text: str, part: str, at: Callable[[int], int]) -> None:
        self.text = text
        self.part = part
        self.at = at
        self._definitions: dict[str, Any] | None = None

    def of(self, what: dict[str, str], start: int, end: int) -> Hint | None:
        """The title of an image or link, which stands at its end or in a definition."""
        title = what["title"]
        if not title.strip():
            return None
        if what.get("link_type", "Inline") != "Inline":
            found = self._definition(what["id"])
            if found is None:
                return Hint(title, align(self.text, start, end, title))
            start, end = found
        else:
            end -= 1  # the closing bracket
        last = len(self.text[start:end].rstrip()) + start - 1
        opening = "(" if self.text[last] == ")" else self.text[last]
        first = _opening(self.text, start, last, opening) + 1
        if FILLER in title:
            return Hint(self.text[first:last], plain(first, last - first))
        return Hint(title, align(self.text, first, last, title, escapes="markdown"))

    def of_link(self, link: Link) -> Hint | None:
        """Return the title of a link."""
        return link.hint if link.html else self.of(link.what, self.at(link.start), self.at(link.end))

    def _definition(self, label: str) -> tuple[int, int] | None:
        if self._definitions is None:
            from pyromark import Options, reference_definitions

            found = reference_definitions(self.part, options=Options(OPTIONS))
            self._definitions = {" ".join(key.split()).casefold(): value["span"] for key, value in found.items()}
        span = self._definitions.get(" ".join(label.split()).casefold())
        return (self.at(span["start"]), self.at(span["end"])) if span else None


def _opening(text: str, start: int, last: int, sign: str) -> int:
    """Where the title opens that the sign at `last` closes: no unescaped sign of the same kind can stand in between."""
    at = last
    while (at := text.rfind(sign, start, at)) > start:
        slashes = 0
        while text[at - 1 - slashes] == "\\":
            slashes += 1
        if slashes % 2 == 0:
            return at
    return max(at, start)


def list_behind(text: str, end: int) -> int:
    """Return where the attribute list that starts at an offset ends; the offset itself if none does."""
    if text[end : end + 1] != "{":
        return end
    close = text.find("}", end, end + LONGEST_ATTRIBUTES)
    return close + 1 if close > 0 and "\n\n" not in text[end:close] else end
