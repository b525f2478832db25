"""HTML: `img` elements, the blocks of text around them, and what the markup says of both."""

from __future__ import annotations

from licensecheck.articles.base import Found
from licensecheck.articles.blocks import Block, Figure, Hint, Picture, Stretches
from licensecheck.articles.guess import Guess
from licensecheck.articles.html.elements import BARRIERS, BLOCKS, SKIPPED, VOID, role_of
from licensecheck.articles.html.hiding import Hiding
from licensecheck.articles.html.pictures import IMAGES, data_hints, described_by, hint, picture_of, shown_by
from licensecheck.articles.html.structured import Structured
from licensecheck.articles.html.tags import COMMENT, Tag, scan
from licensecheck.articles.markdown.masking import filled, masked_page, settled
from licensecheck.articles.same import Places
from licensecheck.articles.tie import tie
from licensecheck.articles.visible import Hider, Stretch
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from licensecheck.articles.base import Source
    from licensecheck.articles.blocks import Comment

__all__ = ["IMAGES", "Flow", "hint", "picture_of", "read"]

DEEPEST = 200
"""Elements that are kept track of at once; deeper ones are read as if they were not there."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class _Open:
    """An open element that matters. start: of its content; `outer`: of its tag."""

    href = ""
    id = ""
    title: Hint | None = None
    data: Sequence[Hint] = ()
    described: tuple[str, ...] = ()
    hider: Hider | None = None
    figure = False

    def __init__(self, tag: Tag, role: str, blocks: int, pictures: int) -> None:
        self.name = tag.name
        self.start = tag.end
        self.outer = tag.start
        self.role = role
        self.blocks = blocks
        self.pictures = pictures


class Flow:
    """Collects the blocks of one document from stretches of HTML, which may be fed one after the other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block | None] = []
        self.figure: Figure | None = None
        self.language: str | None = None
        self._stack: list[_Open] = []
        self._around: list[_Open] = []
        """Of these the ones that say something of a picture inside."""
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
        self.hiding = Hiding()
        self.watch: Callable[[Tag], None] | None = None
        """Who else is shown every tag."""
        self._described = "aria-de" in text or "aria-lab" in text
        self._at = self._finished = 0
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
        self._at = end
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
        self.hiding.finish()
        self.blocks[self._finished :] = [b for b in self.blocks[self._finished :] if b is None or not self._unseen(b)]
        self._finished = len(self.blocks)

    def stretches(self, comments: Sequence[Comment] = ()) -> Stretches:
        """What of the text read so far is no text, or is not seen. To be asked after `finish`.

        comments: those that are none of HTML.
        """
        return Stretches(self.text, self.holes, self.hiding.hidden, self.hiding.half_seen, comments)

    def _unseen(self, block: Block) -> bool:
        """Whether a block lies within an element that readers do not see."""
        stretch = self.hiding.before(block.start)
        return stretch is not None and block.end <= stretch.end

    def _data(self, start: int, end: int) -> None:
        if self._skip:
            return
        chunk = self.masked[start:end].lstrip()
        bare = chunk.rstrip()
        if not bare:
            return
        first = end - len(chunk)
        if self._start < 0:
            self._start = first
        self._end = first + len(bare)
        if self.placed is not None:
            self._run += self.placed(start, end)
        if self._in_markdown and self.markdown is not None and "![" in bare:
            for picture in self.markdown(first, end):
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
        if self.watch is not None:
            self.watch(tag)
        if name in BLOCKS:
            self._block_starts(tag)
        if name not in _TELLING and (not tag.attributes or _SILENT.issuperset(tag.attributes)):
            self._quiet(tag)
            return
        if name == "html" and (language := tag.get("lang") or tag.get("xml:lang")):
            self.language = language[:35]
        self.hiding.look(self.text, tag)
        if self.markdown is not None and tag.place("markdown"):
            self._in_markdown = True
        role = role_of(tag)
        key = tag.get("id")
        if (role or (key and self._described)) and name not in BLOCKS:
            self.flush()
        shows = self._inline_or_picture(tag)
        if name not in VOID:
            self._push(tag, role, key, shows)

    def _quiet(self, tag: Tag) -> None:
        """Take a tag that says nothing by its name or attributes, but where a link leads; others matter inside of one that does."""
        name = tag.name
        if name not in BLOCKS:
            self._inline(tag)
        if "href" in tag.attributes and tag.get("href").lstrip().startswith("#"):
            self.hiding.look(self.text, tag)
        if name in VOID:
            return
        if self.hiding.has_rules:
            self._push(tag, "", "", False)
        elif (name == "a" or self._inside()) and len(self._stack) < DEEPEST:
            element = _Open(tag, "", len(self.blocks), self._pictures + len(self._run))
            if name == "a":
                element.href = tag.get("href").strip()
                self._around.append(element)
            self._stack.append(element)

    def _inside(self) -> bool:
        """Whether an element that is open not far above says something of its text."""
        return self._skip > 0 or any(element.role for element in self._stack[-3:])

    def _inline_or_picture(self, tag: Tag) -> bool:
        """Take what the tag shows; whether it is an element with a picture as its background or poster."""
        if tag.name in IMAGES:
            if picture := picture_of(self.text, tag):
                self._picture(picture)
            return False
        shown = shown_by(self.text, tag)
        if shown is not None:
            holds = tag.name in BLOCKS and tag.name not in VOID
            if holds:  # what stands inside belongs to it, as in a figure
                self.figure = Figure(self.figure)
            self._picture(shown)
            if holds:
                self.flush()
            return holds
        if tag.name not in BLOCKS:
            self._inline(tag)
        return False

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

    def _push(self, tag: Tag, role: str, key: str, shows: bool) -> None:
        name = tag.name
        hider = self.hiding.hider(tag) if name not in IMAGES else None
        matters = role or hider or shows or name in _KEPT or name in SKIPPED or (key and self._described)
        if not (matters or self._inside()) or len(self._stack) >= DEEPEST:
            self.figure = self.figure.parent if shows and self.figure else self.figure
            return
        element = _Open(tag, role, len(self.blocks), self._pictures + len(self._run))
        element.id, element.hider, element.figure = key, hider, shows or name == "figure"
        if name == "a":
            element.href = tag.get("href").strip()
        if name == "a" or element.figure:
            element.title = hint(self.text, tag, "title")
            element.data = data_hints(self.text, tag)
            element.described = described_by(tag)
            if element.href or element.title or element.data or element.described:
                self._around.append(element)
        if element.figure and not shows:
            self.figure = Figure(self.figure)
        self._noscript += name == "noscript"
        self._skip += name in SKIPPED
        self._stack.append(element)

    def _close(self, tag: Tag) -> None:
        if self.watch is not None:
            self.watch(tag)
        name, stack = tag.name, self._stack
        for index in range(len(stack) - 1, -1, -1):
            if (element := stack[index]).name == name:
                apart = bool(element.role) or (self._described and bool(element.id))
                if apart or name in BLOCKS:
                    self.flush()
                else:
                    self._inline(tag)
                self._pop(index, tag.start, tag.end)
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

    def _pop(self, index: int, end: int, after: int = -1) -> None:
        """Close all elements from `index` on; the innermost first. end, after: where its end tag starts and ends."""
        while len(self._stack) > index:
            element = self._stack.pop()
            if self._around and self._around[-1] is element:
                self._around.pop()
            if element.figure and self.figure is not None:
                self.figure = self.figure.parent
            self._noscript -= element.name == "noscript"
            self._skip -= element.name in SKIPPED
            last = len(self._stack) == index
            if element.role or (element.id and self._described):
                self.flush()
                self._region(element, end if last else -1)
            if element.name in HEADINGS:
                self._heading(element)
            if element.hider is not None:
                stop = end if end >= 0 else self._at
                self._hide(element, element.hider, stop, after if last and after >= 0 else stop)
            elif element.name == "summary" and (outer := self._details()):
                outer.start = max(outer.start, after)  # the summary is seen in any case

    def _details(self) -> _Open | None:
        return next((e for e in reversed(self._stack) if e.name == "details"), None)

    def _heading(self, element: _Open) -> None:
        for block in self.blocks[element.blocks :]:
            if block is not None:
                block.heading = int(element.name[1])

    def _hide(self, element: _Open, hider: Hider, end: int, after: int) -> None:
        """Keep what stands in an element that readers do not see, unless it holds pictures: those are hidden as well."""
        if self._pictures + len(self._run) != element.pictures or end <= element.start:
            return
        stretch = Stretch(element.outer, after, (element.start, end), hider, element.id)
        stretch.figure = self.figure
        self.hiding.add(stretch, element.name)

    def _region(self, element: _Open, end: int) -> None:
        """Make one block of what stands inside a caption or credit element, unless it holds pictures.

        end: where its end tag starts, or -1 if it has none.
        """
        inner = [b for b in self.blocks[element.blocks :] if b is not None]
        if self._pictures != element.pictures or not inner:
            return
        if not element.role:
            if len(inner) == 1:
                inner[0].ids = (*inner[0].ids, element.id)
            return
        named = [b for b in inner if b.role == "credit"]
        block = Block(element.start, end if end >= 0 else inner[-1].end, "html")
        block.role, block.figure, block.cell = element.role, inner[0].figure, inner[0].cell
        if len(named) == 1 and len(inner) > 1:
            block = named[0]
        if element.id:
            block.ids = (*block.ids, element.id)
        self.blocks[element.blocks :] = [block]

    # --- pictures -----------------------------------------------------------------------------------------------------

    def _picture(self, picture: Picture) -> None:
        if self._skip > (self._stack[-1].name == "svg" if self._stack else 0):
            return
        if self._noscript and self._repeats(picture):
            return
        picture.links = self.links()
        titles = (e.title for e in reversed(self._around) if e.title)
        picture.link_title = next(titles, None)
        picture.data += [h for e in reversed(self._around) for h in e.data]
        picture.described += tuple(i for e in reversed(self._around) for i in e.described)
        if self._start < 0:
            self._start = picture.start
        self._end = picture.end
        self._run.append(picture)

    def links(self) -> tuple[str, ...]:
        """The addresses of the links that are open, inner first."""
        return tuple(e.href for e in reversed(self._around) if e.href)

    def _repeats(self, picture: Picture) -> bool:
        """Whether a picture for readers without scripts stands beside the one that scripts load."""
        former = self._run or (self.blocks[-1].pictures if self.blocks and self.blocks[-1] else [])
        return bool(former) and (former[-1].lazy or former[-1].address == picture.address)


_KEPT = frozenset(("a", "details", "figure", "noscript", "summary", *HEADINGS))
_TELLING = (
    (_KEPT - {"a"})
    | SKIPPED
    | frozenset(("button", "dialog", "embed", "figcaption", "image", "script", "style", "video", *IMAGES))
)
"""Elements that say something without any attribute, or by any attribute."""
_SILENT = frozenset(("dir", "href", "hreflang", "rel", "target"))
"""Attributes that say nothing of pictures, credits or hiding, beside where a link leads."""


def read(source: Source) -> Found:
    """Read an HTML document."""
    if source.text.startswith(("---", "+++")):
        from licensecheck.articles.markdown import frontmatter

        front = frontmatter.read(source)
        page = _page(source, front.end)
        language, date = page.language or front.language, front.date or page.date
        return Found((*front.uses, *page.uses), (*front.problems, *page.problems), language, date=date)
    return _page(source, 0)


def _page(source: Source, body: int) -> Found:
    """Read what stands from `body` on."""
    text = source.text
    flow, data = Flow(text), Structured(text)
    flow.watch = data.take
    guess = Guess(text, filled(source))
    mask = masked_page(source, guess, body)
    if mask is not None:
        flow.masked, flow.placed = mask.masked, mask.placed
        flow.holes += mask.holes
    flow.feed(body, len(text))
    flow.finish()
    blocks = _with_meta(flow.blocks, data.pictures)
    if mask is not None:
        from licensecheck.articles.markdown.regions import unmask

        unmask(mask, blocks)
    language = flow.language or data.language
    comments = mask.comments if mask is not None else ()
    tied, long = tie(flow.stretches(comments), blocks, guess, source.path, language, tuple(data.credits()))
    uses, unknown = settled(source, mask, tied, language)
    return Found(uses, (*long, *unknown), language, date=data.date)


def _with_meta(blocks: list[Block | None], pictures: list[Picture]) -> list[Block | None]:
    """Add the pictures for social networks that the page does not show; each stands by itself."""
    if not pictures:
        return blocks
    shown = Places()
    for picture in (p for b in blocks if b is not None for p in b.pictures):
        shown.add(picture.address, picture)
    found: list[Block | None] = []
    for picture in pictures:
        if not shown.find(picture.address):
            shown.add(picture.address, picture)
            found += [Block(picture.start, picture.end, "html", [picture]), None]
    return [*found, *blocks]
