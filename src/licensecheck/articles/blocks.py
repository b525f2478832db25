"""What the readers of marked-up formats have in common: a row of text blocks with the pictures that stand in them."""

from __future__ import annotations

from bisect import bisect_left

from licensecheck.articles.offsets import plain, quote_signs, without
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licensecheck.articles.visible import Stretch
    from licensecheck.model import CreditText, OffsetMap
    from licensecheck.model.credit import CreditFormat


class Figure:
    """A container that says which text belongs to its pictures (`figure`)."""

    __slots__ = ("parent",)

    def __init__(self, parent: Figure | None) -> None:
        self.parent = parent


class Hint:
    """A text in an attribute of a picture or of its link: decoded, and where it stands.

    name: of the attribute. sure: the name says that it is a credit, whatever the words are.
    """

    __slots__ = ("name", "offsets", "sure", "text")

    def __init__(self, text: str, offsets: OffsetMap, name: str = "", *, sure: bool = False) -> None:
        self.text = text
        self.offsets = offsets
        self.name = name
        self.sure = sure


class Picture:
    """One picture. All offsets are code points of the document.

    extent: the stretch that is no text of the block: the picture with a link that holds nothing else.
    credit: what the markup of the picture itself gives as its credit. caption: a text of its markup that is shown below it.
    notes: the footnotes that are referred to behind it.
    title, link_title, alt_hint, data: texts that a reader of the page does not see at once; data: of attributes that a
    script may show. described: ids of the elements that the markup says describe it. lazy: a script loads it.
    """

    __slots__ = (
        "address",
        "alt",
        "alt_hint",
        "caption",
        "credit",
        "data",
        "decorative",
        "described",
        "end",
        "extent",
        "lazy",
        "link_title",
        "links",
        "notes",
        "start",
        "title",
    )

    def __init__(self, address: str, start: int, end: int, alt: str = "", links: tuple[str, ...] = ()) -> None:
        self.address = address
        self.start = start
        self.end = end
        self.extent = (start, end)
        self.alt = alt
        self.links = links
        self.decorative = False
        self.caption: Hint | None = None
        self.notes: tuple[str, ...] = ()
        self.credit: CreditText | None = None
        self.title: Hint | None = None
        self.link_title: Hint | None = None
        self.alt_hint: Hint | None = None
        self.data: list[Hint] = []
        self.described: tuple[str, ...] = ()
        self.lazy = False


class Block:
    """A stretch of running text: a paragraph, list item, table cell, caption.

    role: "figcaption", "caption", "credit" where the markup names it so, else "". figure: the innermost around it.
    footnote: the label of the footnote that it is part of. notes: footnotes that it refers to in front of a picture.
    cell: (table, row, column). quote: how many block quotes it stands in, whose signs are no part of its text.
    ids: of the elements that it is the text of. heading: its level (1 to 6), 0 for a text that is no heading.
    """

    __slots__ = (
        "cell", "end", "figure", "footnote", "format", "heading", "ids", "notes", "pictures", "quote", "role", "start",
    )  # fmt: skip

    def __init__(self, start: int, end: int, format: CreditFormat, pictures: list[Picture] | None = None) -> None:
        self.start = start
        self.end = end
        self.format = format
        self.pictures = pictures or []
        self.role = ""
        self.figure: Figure | None = None
        self.cell: tuple[int, int, int] | None = None
        self.quote = 0
        self.footnote = ""
        self.notes: tuple[str, ...] = ()
        self.ids: tuple[str, ...] = ()
        self.heading = 0


class Slice:
    """A part of a block: trimmed text and its place."""

    __slots__ = ("end", "format", "offsets", "start", "text")

    def __init__(self, document: Stretches, start: int, end: int, block: Block) -> None:
        holes = document.holes_in(start, end, block.quote)
        self.start, self.end = _trimmed_of(document.text, start, end, holes)
        self.format = block.format
        self.text: str
        self.offsets: OffsetMap
        if holes:
            inner = [h for h in holes if h[1] > self.start and h[0] < self.end]
            self.text, self.offsets = without(document.text, self.start, self.end, inner)
        else:
            self.text, self.offsets = document.text[self.start : self.end], plain(self.start, self.end - self.start)


class Comment:
    """A comment of the source, in whatever way it is written. first, last: where its inside starts and ends."""

    __slots__ = ("end", "first", "last", "start")

    def __init__(self, start: int, end: int, first: int, last: int) -> None:
        self.start = start
        self.end = end
        self.first = first
        self.last = last


class Stretches:
    """A document and the stretches of it that are no text: comments, brackets of links around pictures.

    hidden: stretches that a reader does not see, which are holes too. half_seen: those that some readers see, or only
    after opening them, which are none. comments: those that HTML does not take for comments.
    """

    __slots__ = ("comments", "half_seen", "half_seen_at", "hidden", "holes", "text")

    def __init__(
        self,
        text: str,
        holes: Sequence[tuple[int, int]] = (),
        hidden: Sequence[Stretch] = (),
        half_seen: Sequence[Stretch] = (),
        comments: Sequence[Comment] = (),
    ) -> None:
        self.text = text
        self.hidden = sorted(hidden, key=lambda s: s.start)
        self.half_seen = sorted(half_seen, key=lambda s: s.start)
        self.half_seen_at = [s.start for s in self.half_seen]
        self.holes = _united([*holes, *((s.start, s.end) for s in hidden)]) if hidden else sorted(holes)
        self.comments = comments

    def holes_in(self, start: int, end: int, quote: int) -> list[tuple[int, int]]:
        """Return the holes between two offsets, with the signs of the block quotes that lines start with."""
        first = bisect_left(self.holes, (start, start))
        found = self.holes[first : bisect_left(self.holes, (end, end), first)] if self.holes else []
        signs = quote_signs(self.text, start, end, quote) if quote else []
        return sorted(found + signs) if signs else found

    def slices(self, block: Block) -> list[Slice]:
        """Return the text before the first picture, between each two, and after the last: one more than pictures."""
        found, at = [], block.start
        for picture in block.pictures:
            found.append(Slice(self, at, max(at, picture.extent[0]), block))
            at = max(at, picture.extent[1])
        found.append(Slice(self, at, max(at, block.end), block))
        return found


def _united(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in rising order, those that overlap made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _trimmed_of(text: str, start: int, end: int, holes: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """As `trimmed`, holes at the edges left out as well."""
    start, end = trimmed(text, start, end)
    for first, last in holes:
        if first <= start < last:
            start, end = trimmed(text, min(last, end), end)
    for first, last in reversed(holes):
        if first < end <= last:
            start, end = trimmed(text, start, max(first, start))
    return start, end


_SPACE = " \t\r\n\f\xa0"
_LONGEST_TAG = 5_000


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without white space, line break tags, closing tags in front and opening tags behind."""
    while start < end and (after := _edge_in_front(text, start, end)) > start:
        start = after
    while start < end and (before := _edge_behind(text, start, end)) < end:
        end = before
    return start, end


def _edge_in_front(text: str, start: int, end: int) -> int:
    """Where something that means nothing at the start of a text ends; `start` itself if there is none."""
    if text[start] in _SPACE or (text[start] == "\\" and text[start + 1 : start + 2] in ("\n", "\r")):
        return start + 1
    if text[start] != "<":
        return start
    mark = "-->" if text.startswith("<!--", start) else ">"
    found = text.find(mark, start, min(end, start + _LONGEST_TAG))
    stop = found + len(mark)
    return stop if found >= 0 and _is_edge(text[start:stop], closing=True) else start


def _edge_behind(text: str, start: int, end: int) -> int:
    """Where something that means nothing at the end of a text starts; `end` itself if there is none."""
    if text[end - 1] in _SPACE or text[end - 1] == "\\":
        return end - 1
    if text[end - 1] != ">":
        return end
    mark = "<!--" if text.endswith("-->", start, end) else "<"
    found = text.rfind(mark, max(start, end - _LONGEST_TAG), end)
    return found if found >= 0 and _is_edge(text[found:end], closing=False) else end


def _is_edge(tag: str, *, closing: bool) -> bool:
    """Whether `tag` means nothing at this edge of a text: a line break, a comment, or half of a pair."""
    if tag.startswith("<!--"):
        return True
    name = tag[1:].lstrip("/").rstrip(">").rstrip("/").split(None, 1)
    word = name[0].lower() if name else ""
    if word in ("br", "wbr", "hr"):
        return True
    if not word[:1].isalpha() or ":" in word or "@" in word:  # <https://...> is a link of Markdown
        return False
    return (tag[1] == "/") if closing else (tag[1] != "/" and not tag.endswith("/>"))
