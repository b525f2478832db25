"""HTML: `img` elements, the blocks of text around them, and what the markup says of both."""

from __future__ import annotations

from licensecheck.articles.base import Found
from licensecheck.articles.blocks import Block, Figure, Hint, Picture, Stretches
from licensecheck.articles.decorative import is_decorative
from licensecheck.articles.guess import Guess
from licensecheck.articles.offsets import align
from licensecheck.articles.tags import COMMENT, Tag, scan
from licensecheck.articles.tie import tie
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from licensecheck.articles.base import Source

# fmt: off
BLOCKS = frozenset((
    "address", "article", "aside", "audio", "blockquote", "body", "button", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "iframe", "legend", "li", "main", "menu", "nav",
    "object", "ol", "option", "p", "pre", "script", "search", "section", "select", "style", "summary", "table",
    "tbody", "td", "textarea", "tfoot", "th", "thead", "title", "tr", "ul", "video",
))
BARRIERS = frozenset(("article", "aside", "footer", "head", "hr", "main", "nav", "pre", "script", "style"))
"""Elements at whose edges a picture and a text are no neighbors."""
SKIPPED = frozenset(("math", "noembed", "noframes", "object", "pre", "select", "svg", "template", "textarea", "title"))
"""Elements without pictures or credits of the article."""
VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))
CREDIT_WORDS = frozenset((
    "attribution", "byline", "copyright", "credit", "credits", "imagecredit", "photocredit", "photographer",
    "source",
))
CAPTION_WORDS = frozenset((
    "caption", "imagecaption", "imgcaption", "thumbcaption", "wpcaptiontext",
))
# fmt: on
IMAGES = ("img", "amp-img")
DEEPEST = 200
"""Elements that are kept track of at once; deeper ones are read as if they were not there."""


class _Open:
    """An open element that matters."""

    __slots__ = ("blocks", "href", "name", "pictures", "role", "start", "title")

    def __init__(self, name: str, start: int, role: str, blocks: int, pictures: int) -> None:
        self.name = name
        self.start = start
        self.role = role
        self.blocks = blocks
        self.pictures = pictures
        self.href = ""
        self.title: Hint | None = None


class Flow:
    """Collects the blocks of one document from stretches of HTML, which may be fed one after the other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block | None] = []
        self.figure: Figure | None = None
        self.language: str | None = None
        self._stack: list[_Open] = []
        self._skip = 0
        self._noscript = 0
        self._pictures = 0
        self._tables: list[tuple[int, int, int]] = []
        self._table_count = 0
        self._start = -1
        self._end = 0
        self._words = False
        self._run: list[Picture] = []
        self.holes: list[tuple[int, int]] = []
        self.markdown: Callable[[int, int], list[Picture]] | None = None
        """What reads Markdown inside HTML (`<figure markdown>`), where the document is Markdown."""
        self._in_markdown = False
        self.masked = text
        """The text as it is scanned: with what is no HTML masked."""
        self.placed: Callable[[int, int], Iterable[Picture]] | None = None
        """What gives the pictures that were masked between two offsets."""

    # --- blocks -------------------------------------------------------------------------------------------------------

    def add(self, block: Block | None) -> None:
        """Add a block that stands where the flow is now."""
        if block is not None:
            block.figure = self.figure
            self._pictures += len(block.pictures)
        if block is not None or (self.blocks and self.blocks[-1] is not None):
            self.blocks.append(block)

    def flush(self) -> None:
        """End the running block."""
        if self._start >= 0 and (self._words or self._run):
            block = Block(self._start, self._end, "html", self._run)
            block.cell = self._tables[-1] if self._tables and self._tables[-1][1] >= 0 else None
            self.add(block)
        self._start, self._words, self._run = -1, False, []

    def feed(self, start: int, end: int) -> None:
        """Read the HTML between two offsets."""
        for item in scan(self.masked, start, end):
            if not isinstance(item, Tag):
                self._data(*item)
                continue
            if self.masked is not self.text:
                item.restore(self.text)
            if item.name == COMMENT:
                self.holes.append((item.start, item.end))
            elif item.closing:
                self._close(item)
            else:
                self._opened(item)
        self.flush()
        self._in_markdown = False

    def finish(self) -> None:
        """End everything that is still open."""
        self.flush()
        self._pop(0, -1)

    def _data(self, start: int, end: int) -> None:
        if self._skip:
            return
        chunk = self.masked[start:end]
        bare = chunk.strip()
        if not bare:
            return
        if self._start < 0:
            self._start = start + chunk.index(bare[0])
        self._end = start + len(chunk.rstrip())
        if self.placed is not None:
            self._run += self.placed(start, end)
        if self._in_markdown and self.markdown is not None and "![" in bare:
            for picture in self.markdown(start + chunk.index(bare[0]), end):
                picture.links = (*picture.links, *self.links())
                self._run.append(picture)
        self._words = True

    def _inline(self, tag: Tag) -> None:
        if self._skip or (self._start < 0 and tag.closing):
            return
        if self._start < 0:
            self._start = tag.start
        self._end = tag.end

    # --- elements -----------------------------------------------------------------------------------------------------

    def _opened(self, tag: Tag) -> None:
        name = tag.name
        if name in BLOCKS:
            self._block_starts(tag)
        if name == "html" and (language := tag.get("lang") or tag.get("xml:lang")):
            self.language = language[:35]
        if self.markdown is not None and tag.place("markdown"):
            self._in_markdown = True
        role = _role(tag)
        if role and name not in BLOCKS:
            self.flush()
        self._inline_or_picture(tag)
        if name not in VOID:
            self._push(tag, role)

    def _inline_or_picture(self, tag: Tag) -> None:
        if tag.name in IMAGES:
            self._picture(tag)
        elif tag.name not in BLOCKS:
            self._inline(tag)

    def _block_starts(self, tag: Tag) -> None:
        self.flush()
        name = tag.name
        if name in BARRIERS:
            self.add(None)
        if self._stack and self._stack[-1].name == "p":
            self._pop(len(self._stack) - 1, tag.start)
        if name in ("li", "dd", "dt") and self._stack and self._stack[-1].name == name:
            self._pop(len(self._stack) - 1, tag.start)
        if name == "table" and len(self._tables) < DEEPEST:
            self._table_count += 1
            self._tables.append((self._table_count, -1, -1))
        elif self._tables and name == "tr":
            table, line, _ = self._tables[-1]
            self._tables[-1] = (table, line + 1, -1)
        elif self._tables and name in ("td", "th"):
            table, line, column = self._tables[-1]
            self._tables[-1] = (table, max(line, 0), column + 1)

    def _push(self, tag: Tag, role: str) -> None:
        inside = bool(self._stack) and (self._skip > 0 or any(e.role for e in self._stack[-3:]))
        name = tag.name
        if (
            not (role or inside or name in ("a", "figure", "noscript") or name in SKIPPED)
            or len(self._stack) >= DEEPEST
        ):
            return
        element = _Open(name, tag.end, role, len(self.blocks), self._pictures)
        if name == "a":
            element.href = tag.get("href").strip()
            element.title = hint(self.text, tag, "title")
        elif name == "figure":
            self.figure = Figure(self.figure)
        elif name == "noscript":
            self._noscript += 1
        self._skip += name in SKIPPED
        self._stack.append(element)

    def _close(self, tag: Tag) -> None:
        name = tag.name
        for index in range(len(self._stack) - 1, -1, -1):
            if self._stack[index].name == name:
                if self._stack[index].role:
                    self.flush()
                if name not in BLOCKS and not self._stack[index].role:
                    self._inline(tag)
                if name in BLOCKS:
                    self.flush()
                self._pop(index, tag.start)
                break
        else:
            if name in BLOCKS:
                self.flush()
            else:
                self._inline(tag)
        if name in BARRIERS:
            self.add(None)
        if name == "table" and self._tables:
            self._tables.pop()

    def _pop(self, index: int, end: int) -> None:
        """Close all elements from `index` on; the innermost first."""
        while len(self._stack) > index:
            element = self._stack.pop()
            if element.name == "figure" and self.figure is not None:
                self.figure = self.figure.parent
            self._noscript -= element.name == "noscript"
            self._skip -= element.name in SKIPPED
            if element.role:
                self.flush()
                self._region(element, end if len(self._stack) == index else -1)

    def _region(self, element: _Open, end: int) -> None:
        """Make one block of what stands inside a caption or credit element, unless it holds pictures.

        end: where its end tag starts, or -1 if it has none.
        """
        inner = [b for b in self.blocks[element.blocks :] if b is not None]
        if self._pictures != element.pictures or not inner:
            return
        named = [b for b in inner if b.role == "credit"]
        block = Block(element.start, end if end >= 0 else inner[-1].end, "html")
        block.role, block.figure, block.cell = element.role, inner[0].figure, inner[0].cell
        if len(named) == 1 and len(inner) > 1:
            block = named[0]
        self.blocks[element.blocks :] = [block]

    # --- pictures -----------------------------------------------------------------------------------------------------

    def _picture(self, tag: Tag) -> None:
        if self._skip:
            return
        picture = picture_of(self.text, tag)
        if picture is None or (self._noscript and self._repeats(picture)):
            return
        picture.links = self.links()
        titles = (e.title for e in reversed(self._stack) if e.href and e.title)
        picture.link_title = next(titles, None)
        if self._start < 0:
            self._start = tag.start
        self._end = tag.end
        self._run.append(picture)

    def links(self) -> tuple[str, ...]:
        """The addresses of the links that are open, inner first."""
        return tuple(e.href for e in reversed(self._stack) if e.href)

    def _repeats(self, picture: Picture) -> bool:
        """Whether a picture for readers without scripts stands beside the one that scripts load."""
        former = self._run or (self.blocks[-1].pictures if self.blocks and self.blocks[-1] else [])
        return bool(former)


def picture_of(text: str, tag: Tag) -> Picture | None:
    """Return the picture of an `img` tag; None for one without an address."""
    attributes = tag.all()
    address = attributes.get("src", "").strip()
    if not address or address.startswith("data:"):
        address = _lazy(attributes) or address
    if not address:
        return None
    shown = address if not address.startswith("data:") else address.partition(",")[0][:100]
    picture = Picture(shown, tag.start, tag.end, attributes.get("alt", ""))
    picture.decorative = is_decorative(address, attributes)
    picture.title = hint(text, tag, "title")
    picture.alt_hint = hint(text, tag, "alt")
    return picture


def _lazy(attributes: dict[str, str]) -> str:
    """The address that a script will load, or the first of `srcset`."""
    for name in ("data-src", "data-lazy-src", "data-original"):
        if value := attributes.get(name, "").strip():
            return value
    for name in ("srcset", "data-srcset"):
        if value := attributes.get(name, "").strip():
            return value.split()[0].rstrip(",")
    return ""


def hint(text: str, tag: Tag, name: str) -> Hint | None:
    """Return the text of an attribute with its place; None if there is none."""
    found = tag.place(name)
    if found is None or not found[0].strip():
        return None
    raw, start = found
    lead = len(raw) - len(raw.lstrip())
    value = tag.get(name).strip()
    return Hint(value, align(text, start + lead, start + len(raw.rstrip()), value))


def _role(tag: Tag) -> str:
    """What the element says of its text: "figcaption", "credit", "caption" or ""."""
    if tag.name == "figcaption":
        return "figcaption"
    found = tag.place("class")
    if found is None or tag.name in ("body", "html", "section", "article", "footer", "main", "img"):
        return ""
    return role_of_class(found[0])


def role_of_class(value: str) -> str:
    """Return what the classes of an element say of its text: "credit", "caption" or ""."""
    low = value.lower()
    if not any(word in low for word in ("credit", "attribution", "copyright", "caption", "photographer", "source")):
        return ""
    words = {
        w for name in low.split() for w in (*name.replace("_", "-").split("-"), name.replace("-", "").replace("_", ""))
    }
    return "credit" if words & CREDIT_WORDS else "caption" if words & CAPTION_WORDS else ""


def read(source: Source) -> Found:
    """Read an HTML document."""
    text = source.text
    flow = Flow(text)
    flow.feed(0, len(text))
    flow.finish()
    uses, problems = tie(
        Stretches(text, flow.holes), flow.blocks, Guess(text, source.is_credit), source.path, flow.language
    )
    return Found(uses, problems, flow.language)
