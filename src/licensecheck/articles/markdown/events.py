"""The events of pulldown-cmark, made into blocks. They carry byte ranges; those become code points once for each block.

HTML inside is read by the HTML reader.
"""

from __future__ import annotations

from licensecheck.articles.blocks import Block, Stretches
from licensecheck.articles.markdown.pictures import Images
from licensecheck.articles.markdown.titles import OPTIONS, Link, Titles
from licensecheck.articles.offsets import code_points
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from licensecheck.articles.blocks import Comment, Picture
    from licensecheck.articles.html.reader import Flow
    from licensecheck.articles.markdown.masks import Mask

MOST_LINKS = 20
"""Links around one picture that are kept."""


class Reader:
    """Turns the events of one document, from `body` to `end`, into blocks.

    mask: what scanners found in it. captions: the alternative text of a picture is its caption.
    `stretches` says the rest: what is no text, or is not seen.
    """

    def __init__(
        self, text: str, body: int, end: int | None = None, *, mask: Mask | None = None, captions: bool = False
    ) -> None:
        self.text = text
        self.mask = mask
        self._whole = end is None
        self.masked = mask.masked if mask is not None else text
        part = self.masked[body:end]
        self.part = part
        self.at: Callable[[int], int] = code_points(part, body)
        self.titles = Titles(text, part, self.at)
        self.holes: list[tuple[int, int]] = []
        self.comments: list[Comment] = []
        self._blocks: list[Block | None] = []
        self._flow: Flow | None = None
        self._quote = 0
        self._code = 0
        self._leaf = ""
        self._first = -1
        self._last = -1
        self._pictures: list[Picture] = []
        self._words = False
        self._notes: list[str] = []
        self._links: list[Link] = []
        self._images = Images(text, mask, self.titles, captions=captions)
        self._html = (-1, -1)
        self._table = [0, -1, -1]
        self._tables = 0
        self._footnote = ""

    def stretches(self) -> Stretches:
        """What of the document is no text, or is not seen. To be asked after `blocks`."""
        flow = self._flow
        hidden, half_seen = (flow.hiding.hidden, flow.hiding.half_seen) if flow else ((), ())
        return Stretches(self.text, self.holes, hidden, half_seen, self.comments)

    # --- events -------------------------------------------------------------------------------------------------------

    def blocks(self) -> list[Block | None]:
        """Return the blocks of the whole document."""
        from pyromark import Options, events_with_range

        self._read(events_with_range(self.part, options=Options(OPTIONS), merge_text=True))
        self._end_leaf()
        if self._flow is not None:
            self._flow.finish()
            self.holes += self._flow.holes
        if self.mask is not None and self._whole:
            self._unmask(self.mask)
        return self._blocks

    def _read(self, events: Iterable[tuple[Any, Any]]) -> None:
        """Go through the events; this is done for each of some seventy in an article, so that every call counts."""
        start, end, inline, text = self._start, self._end, self._inline, self._text
        for event, place in events:
            if event.__class__ is str:
                self._sign(event)
                continue
            ((kind, what),) = event.items()
            if kind == "Text":
                if not self._code:
                    text(what, place["start"], place["end"])
            elif kind == "Start":
                start(what, place)
            elif kind == "End":
                end(what)
            elif kind == "Html":
                self._html = (self._html[0] if self._html[0] >= 0 else place["start"], place["end"])
            elif not self._code:
                inline(kind, what, place["start"], place["end"])

    def _sign(self, event: str) -> None:
        """A rule or the end of a line."""
        if event == "Rule":
            self._end_leaf()
            self._add(None)
        elif self._images.picture is not None:
            self._images.add(" ")

    def _unmask(self, mask: Mask) -> None:
        """Add what the scanners found that is no picture."""
        from licensecheck.articles.markdown.regions import unmask

        self.holes += mask.holes
        self.comments += mask.comments
        unmask(mask, self._blocks)

    def _start(self, what: Any, place: dict[str, int]) -> None:
        if what == "Paragraph":
            if self._first >= 0:
                self._end_leaf()
            return
        name = what if what.__class__ is str else next(iter(what))
        if name in _INLINE:
            start, end = place["start"], place["end"]
            self._touch(start, end)
            if name == "Image":
                self._images.begin(what[name], self.at(start), self.at(end))
            elif name == "Link":
                self._links.append(Link(what[name], start, end, len(self._pictures)))
            return
        self._end_leaf()
        if name in ("TableCell", "Heading"):
            self._leaf = name
        elif name == "FootnoteDefinition":
            self._label = what[name]
        if name in _CONTAINERS:
            self._container(name, 1)

    def _end(self, what: Any) -> None:
        if what == "Paragraph":
            self._end_leaf()
            return
        name = what if what.__class__ is str else next(iter(what))
        if name in _INLINE:
            if name == "Image":
                if (picture := self._images.end()) is not None:
                    self._take(picture)
            elif name == "Link":
                self._end_link()
            return
        if name == "HtmlBlock":
            self._feed_html()
        self._end_leaf()
        if name in _CONTAINERS:
            self._container(name, -1)

    def _container(self, name: str, step: int) -> None:
        if name == "BlockQuote":
            self._quote += step
        elif name == "FootnoteDefinition":
            self._footnote = self._label if step > 0 else ""
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
        if end > self._last:
            self._last = end
        if self._links and end > self._links[-1].inner:
            self._links[-1].inner = end

    def _end_leaf(self) -> None:
        if self._first < 0:  # nothing was touched
            self._leaf = ""
            return
        if self._words or self._pictures:
            block = Block(self.at(self._first), self.at(self._last), "markdown", self._pictures)
            block.quote = self._quote
            block.heading = int(self._leaf == "Heading")
            block.footnote, block.notes = self._footnote, tuple(self._notes)
            if self._leaf == "TableCell":
                block.cell = (self._table[0], self._table[1], self._table[2])
            self._add(block)
        self._leaf, self._first, self._last, self._words, self._pictures = "", -1, -1, False, []
        self._notes = []
        self._links.clear()

    def _add(self, block: Block | None) -> None:
        if self._flow is not None:
            self._flow.add(block)
        elif block is not None or (self._blocks and self._blocks[-1] is not None):
            self._blocks.append(block)

    def _text(self, words: str, start: int, end: int) -> None:
        if self._images.picture is not None:
            self._images.add(words)
            return
        self._touch(start, end)
        if not self._words and not words.isspace():
            self._words = True

    def _inline(self, kind: str, what: Any, start: int, end: int) -> None:
        if kind == "InlineHtml" and self._images.picture is None:
            self._inline_html(start, end)
        elif kind == "FootnoteReference" and self._images.picture is None:
            self._touch(start, end)
            self._refer(what, self.at(start), self.at(end))
        elif kind == "Code" or self._images.picture is None:
            self._text(str(what), start, end)

    def _refer(self, label: str, start: int, end: int) -> None:
        """A reference to a footnote behind a picture speaks of it; directly behind it, it is no text."""
        if not self._pictures:
            self._notes.append(label)
            return
        picture = self._pictures[-1]
        picture.notes = (*picture.notes, label)
        if picture.extent[1] == start:
            picture.extent = (picture.extent[0], end)

    # --- HTML ---------------------------------------------------------------------------------------------------------

    def _html_flow(self) -> Flow:
        if self._flow is None:
            from licensecheck.articles.html.reader import Flow

            self._flow = Flow(self.text)
            self._flow.blocks = self._blocks
            self._flow.markdown = self._pictures_in
            if self.mask is not None:
                self._flow.masked, self._flow.placed = self.masked, self.mask.placed
        return self._flow

    def _pictures_in(self, start: int, end: int) -> list[Picture]:
        """The pictures of Markdown that stands inside HTML (Python-Markdown's and kramdown's `markdown` attribute)."""
        return [p for b in Reader(self.text, start, end, mask=self.mask).blocks() if b is not None for p in b.pictures]

    def _feed_html(self) -> None:
        start, end = self._html
        self._html = (-1, -1)
        if start >= 0:
            self._html_flow().feed(self.at(start), self.at(end))

    def _inline_html(self, start: int, end: int) -> None:
        from licensecheck.articles.html.reader import IMAGES, hint, picture_of
        from licensecheck.articles.html.tags import COMMENT, Tag, scan

        for tag in scan(self.masked, self.at(start), self.at(end)):
            if not isinstance(tag, Tag):
                continue
            if self.mask is not None:
                tag.restore(self.text)
            if tag.name == COMMENT:
                self.holes.append((tag.start, tag.end))
                continue
            if tag.name in IMAGES and (picture := picture_of(self.text, tag)):
                self._take(picture)
            elif tag.name == "a" and not tag.closing and len(self._links) < MOST_LINKS:
                link = Link({"dest_url": tag.get("href"), "title": ""}, start, end, len(self._pictures))
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
        picture.links = (*picture.links, *(k.url for k in reversed(links)), *around)
        picture.link_title = next((h for k in reversed(links) if (h := self.titles.of_link(k))), None)
        self._pictures.append(picture)

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

    _label = ""


_CONTAINERS = frozenset(
    ("BlockQuote", "FootnoteDefinition", "CodeBlock", "MetadataBlock", "Table", "TableRow", "TableHead", "TableCell")
)
_INLINE = frozenset(("Emphasis", "Strong", "Strikethrough", "Link", "Image", "Superscript", "Subscript"))
