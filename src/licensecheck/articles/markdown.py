"""Markdown (CommonMark with tables, footnotes, strikethrough and task lists), parsed by pulldown-cmark.

Its events carry byte ranges; they become code points here, once for each block. HTML inside is read by the HTML reader.
"""

from __future__ import annotations

import re

from licensecheck.articles.base import Found
from licensecheck.articles.blocks import Block, Hint, Picture, Stretches
from licensecheck.articles.decorative import is_decorative
from licensecheck.articles.guess import Guess
from licensecheck.articles.offsets import align, code_points
from licensecheck.articles.tie import tie
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from licensecheck.articles.base import Source
    from licensecheck.articles.html import Flow
    from licensecheck.model import ImageUse, Problem

OPTIONS = 2 | 4 | 8 | 16
"""Tables, footnotes, strikethrough, task lists: bits of pyromark.Options."""

MOST_LINKS = 20
"""Links around one picture that are kept."""

_LEAVES = ("Paragraph", "TableCell", "Heading")
_FRONT = ("---", "+++", "{", ";;;", '"')


def read(source: Source) -> Found:
    """Read a Markdown document, with the YAML front matter it may have."""
    text = source.text
    uses: list[ImageUse] = []
    problems: list[Problem] = []
    language, body, date = None, 0, date_of_name(source.path)
    if text.startswith(_FRONT):
        from licensecheck.articles import frontmatter

        front = frontmatter.read(source)
        uses, problems, body = list(front.uses), list(front.problems), front.end
        language, date = front.language, front.date or date
    guess = Guess(text, source.is_credit)
    if guess.may(body, len(text)) or "![" in text or "<img" in text.lower():
        reader = _Reader(text, body)
        blocks = reader.blocks()
        tied, long = tie(reader.stretches(), blocks, guess, source.path, language)
        uses += tied
        problems += long
    return Found(uses, problems, language, date=date)


_NAME_DATE = re.compile(r"(?:.*[/\\])?(\d{4}-\d\d-\d\d)-[^/\\]+$")


def date_of_name(path: str) -> str | None:
    """Return the date that the name of a post states, as Jekyll wants it: `2023-04-25-title.md`."""
    found = _NAME_DATE.match(path[-500:])
    return found.group(1) if found else None


class _Reader:
    """Turns the events of one document into blocks."""

    def __init__(self, text: str, body: int, end: int | None = None) -> None:
        self.text = text
        part = text[body:end]
        self.part = part
        convert = code_points(part)
        self.at: Callable[[int], int] = (lambda offset: body + convert(offset)) if body else convert
        self.holes: list[tuple[int, int]] = []
        self._blocks: list[Block | None] = []
        self._flow: Flow | None = None
        self._quote = 0
        self._code = 0
        self._leaf: tuple[str, int, int] | None = None
        self._first = -1
        self._last = -1
        self._pictures: list[Picture] = []
        self._words = False
        self._links: list[_Link] = []
        self._image: Picture | None = None
        self._alt: list[str] = []
        self._html = (-1, -1)
        self._table = [0, -1, -1]
        self._tables = 0
        self._definitions: dict[str, Any] | None = None

    def stretches(self) -> Stretches:
        """What of the document is no text, or is not seen. To be asked after `blocks`."""
        hiding = self._flow.hiding if self._flow is not None else None
        return Stretches(self.text, self.holes, hiding.hidden if hiding else (), hiding.half_seen if hiding else ())

    # --- events -------------------------------------------------------------------------------------------------------

    def blocks(self) -> list[Block | None]:
        """Return the blocks of the whole document."""
        from pyromark import Options, events_with_range

        for event, place in events_with_range(self.part, options=Options(OPTIONS), merge_text=True):
            if isinstance(event, str):
                if event == "Rule":
                    self._end_leaf()
                    self._add(None)
                elif self._image is not None:
                    self._alt.append(" ")
                continue
            ((kind, what),) = event.items()
            if kind == "Start":
                self._start(what, place["start"], place["end"])
            elif kind == "End":
                self._end(what, place["start"], place["end"])
            elif kind == "Html":
                self._html = (self._html[0] if self._html[0] >= 0 else place["start"], place["end"])
            elif not self._code:
                self._inline(kind, str(what), place["start"], place["end"])
        self._end_leaf()
        if self._flow is not None:
            self._flow.finish()
            self.holes += self._flow.holes
        return self._blocks

    def _start(self, what: Any, start: int, end: int) -> None:
        name = what if isinstance(what, str) else next(iter(what))
        if name == "Image":
            self._begin_image(what[name], start, end)
        elif name == "Link":
            self._touch(start, end)
            self._links.append(_Link(what[name], start, end, len(self._pictures)))
        elif name in _INLINE:
            self._touch(start, end)
        else:
            self._end_leaf()
            if name in _LEAVES:
                self._leaf = (name, start, end)
            self._container(name, 1)

    def _end(self, what: Any, start: int, end: int) -> None:
        name = what if isinstance(what, str) else next(iter(what))
        if name == "Image":
            self._end_image()
        elif name == "Link":
            self._end_link()
        elif name not in _INLINE:
            if name == "HtmlBlock":
                self._feed_html()
            self._end_leaf()
            self._container(name, -1)

    def _container(self, name: str, step: int) -> None:
        if name == "BlockQuote":
            self._quote += step
        elif name in ("CodeBlock", "MetadataBlock"):
            self._code += step
            self._add(None)
        elif step > 0 and name == "Table":
            self._tables += 1
            self._table = [self._tables, -1, -1]
        elif step > 0 and name in ("TableRow", "TableHead"):
            self._table = [self._tables, self._table[1] + 1, -1]
        elif step > 0 and name == "TableCell":
            self._table[2] += 1

    # --- blocks -------------------------------------------------------------------------------------------------------

    def _touch(self, start: int, end: int) -> None:
        """Widen the running block by something inline."""
        if self._first < 0:
            self._first = start
        self._last = max(self._last, end)
        if self._links:
            self._links[-1].inner = max(self._links[-1].inner, end)

    def _end_leaf(self) -> None:
        if self._first >= 0 and (self._words or self._pictures):
            first, last = self._first, self._last
            block = Block(self.at(first), self.at(last), "markdown", self._pictures)
            block.quote = self._quote
            block.heading = int(self._leaf is not None and self._leaf[0] == "Heading")
            if self._leaf and self._leaf[0] == "TableCell":
                block.cell = (self._table[0], self._table[1], self._table[2])
            self._add(block)
        self._leaf, self._first, self._last, self._words, self._pictures = None, -1, -1, False, []
        self._links.clear()

    def _add(self, block: Block | None) -> None:
        if self._flow is not None:
            self._flow.add(block)
        elif block is not None or (self._blocks and self._blocks[-1] is not None):
            self._blocks.append(block)

    def _inline(self, kind: str, what: str, start: int, end: int) -> None:
        if self._image is not None:
            if kind in ("Text", "Code"):
                self._alt.append(what)
            return
        if kind == "InlineHtml":
            self._inline_html(start, end)
            return
        self._touch(start, end)
        if kind != "FootnoteReference" and not what.isspace():
            self._words = True

    # --- HTML ---------------------------------------------------------------------------------------------------------

    def _html_flow(self) -> Flow:
        if self._flow is None:
            from licensecheck.articles.html import Flow

            self._flow = Flow(self.text)
            self._flow.blocks = self._blocks
            self._flow.markdown = self._pictures_in
        return self._flow

    def _pictures_in(self, start: int, end: int) -> list[Picture]:
        """The pictures of Markdown that stands inside HTML (Python-Markdown's and kramdown's `markdown` attribute)."""
        return [p for b in _Reader(self.text, start, end).blocks() if b is not None for p in b.pictures]

    def _feed_html(self) -> None:
        start, end = self._html
        self._html = (-1, -1)
        if start >= 0:
            self._html_flow().feed(self.at(start), self.at(end))

    def _inline_html(self, start: int, end: int) -> None:
        from licensecheck.articles.html import IMAGES, hint, picture_of
        from licensecheck.articles.tags import COMMENT, Tag, scan

        for tag in scan(self.text, self.at(start), self.at(end)):
            if not isinstance(tag, Tag):
                continue
            if tag.name == COMMENT:
                self.holes.append((tag.start, tag.end))
                continue
            if tag.name in IMAGES and (picture := picture_of(self.text, tag)):
                self._take(picture)
            elif tag.name == "a" and not tag.closing and len(self._links) < MOST_LINKS:
                link = _Link({"dest_url": tag.get("href"), "title": ""}, start, end, len(self._pictures))
                link.hint = hint(self.text, tag, "title")
                link.html = True
                self._links.append(link)
            elif tag.name == "a" and self._links and self._links[-1].html:
                self._links.pop()
            self._touch(start, end)

    # --- pictures and links -------------------------------------------------------------------------------------------

    def _take(self, picture: Picture) -> None:
        links = [k for k in self._links if k.url]
        around = self._flow.links() if self._flow is not None else ()
        picture.links = (*(k.url for k in reversed(links)), *around)
        picture.link_title = next((h for k in reversed(links) if (h := self._link_hint(k))), None)
        self._pictures.append(picture)

    def _begin_image(self, what: dict[str, str], start: int, end: int) -> None:
        self._touch(start, end)
        if self._image is not None:  # a picture in the alternative text of another is not shown
            self._nested += 1
            return
        address = what["dest_url"]
        first, last = self.at(start), self.at(end)
        if what["link_type"] == "Collapsed" and self.text.startswith("[]", last):
            last += 2  # the parser leaves the empty brackets out
        picture = Picture(address, first, last)
        picture.extent = (first, _behind_attributes(self.text, last))
        picture.decorative = is_decorative(address, {})
        picture.title = self._title(what, first, last)
        self._image, self._alt, self._nested = picture, [], 0

    def _end_image(self) -> None:
        if self._nested:
            self._nested -= 1
            return
        picture, self._image = self._image, None
        if picture is None:
            return
        picture.alt = "".join(self._alt)
        if picture.alt:
            picture.alt_hint = Hint(
                picture.alt, align(self.text, picture.start + 2, picture.end, picture.alt, escapes="markdown")
            )
        if picture.address:
            self._take(picture)

    def _end_link(self) -> None:
        if not self._links:
            return
        link = self._links.pop()
        held = self._pictures[link.pictures :]
        if not held:
            return
        start, end = self.at(link.start), self.at(link.end)
        inside = self.text[start + 1 : held[0].start].strip()
        behind = self.text[held[-1].extent[1] : end].lstrip()
        if not inside:
            held[0].extent = (start, held[0].extent[1])
        else:
            self.holes.append((start, start + 1))
        if behind.startswith("]"):
            held[-1].extent = (held[-1].extent[0], end)
        else:
            self.holes.append((self.at(link.inner), end))

    def _title(self, what: dict[str, str], start: int, end: int) -> Hint | None:
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
        return Hint(title, align(self.text, first, last, title, escapes="markdown"))

    def _link_hint(self, link: _Link) -> Hint | None:
        if link.html:
            return link.hint
        return self._title(link.what, self.at(link.start), self.at(link.end))

    def _definition(self, label: str) -> tuple[int, int] | None:
        if self._definitions is None:
            from pyromark import Options, reference_definitions

            found = reference_definitions(self.part, options=Options(OPTIONS))
            self._definitions = {" ".join(key.split()).casefold(): value["span"] for key, value in found.items()}
        span = self._definitions.get(" ".join(label.split()).casefold())
        return (self.at(span["start"]), self.at(span["end"])) if span else None

    _nested = 0


_INLINE = frozenset(("Emphasis", "Strong", "Strikethrough", "Link", "Image", "Superscript", "Subscript"))


class _Link:
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


def _behind_attributes(text: str, end: int) -> int:
    """Where the `{width=50%}` behind a picture ends, which kramdown, Pandoc and Quarto read as attributes."""
    if text[end : end + 1] != "{":
        return end
    close = text.find("}", end, end + 500)
    return close + 1 if close > 0 and "\n\n" not in text[end:close] else end


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
