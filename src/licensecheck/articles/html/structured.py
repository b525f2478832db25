"""What a page says to machines: pictures for social networks, credits as JSON-LD, microdata or RDFa, its date.

A credit counts for the picture whose address stands beside it, never for all pictures of the page: a license that the
page states for itself is no picture's. What stands in the visible text is a credit that readers see.

Sources: https://schema.org/ImageObject, https://ogp.me, https://www.w3.org/TR/microdata/, https://www.w3.org/TR/rdfa-primer/,
https://creativecommons.org/ns.
"""

from __future__ import annotations

from licensecheck.articles.blocks import Picture
from licensecheck.articles.data.json_places import Text, read_json
from licensecheck.articles.decorative import is_decorative
from licensecheck.articles.html.elements import VOID
from licensecheck.articles.html.pictures import hint
from licensecheck.model import CreditText, OffsetMap
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from licensecheck.articles.html.tags import Tag

PICTURES = frozenset(("imageobject", "photograph", "visualartwork"))
"""Types of schema.org that are one picture, in lower case."""
ADDRESSES = ("contenturl", "url", "image", "@id", "thumbnailurl")
CREDITS = ("credittext", "creator", "author", "copyrightnotice", "copyrightholder", "license", "acquirelicensepage")
"""Properties of a picture that make up its credit, in lower case."""
RDFA = {
    "cc:attributionname": "creator",
    "cc:license": "license",
    "dc:creator": "creator",
    "dc:rights": "copyrightnotice",
    "dct:creator": "creator",
    "dct:rightsholder": "copyrightholder",
    "dcterms:creator": "creator",
    "http://creativecommons.org/ns#attributionname": "creator",
    "license": "license",
}
"""Properties of RDFa in lower case, and what they are called here."""
META = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
DATES = ("article:published_time", "datepublished", "date", "dc.date", "dcterms.created", "og:published_time")
"""Names of `meta` that hold the date of publication, the best first."""

MOST = 500
"""Items, and open elements within one, that are kept."""
LONGEST = 2_000
"""Code points of one value, and of a visible credit."""


class Piece:
    """One value of a property: decoded, where it stands, and whether readers see it."""

    __slots__ = ("end", "offsets", "seen", "start", "text")

    def __init__(self, text: str, offsets: OffsetMap, start: int, end: int, *, seen: bool = False) -> None:
        self.text = text
        self.offsets = offsets
        self.start = start
        self.end = end
        self.seen = seen


class Item:
    """A picture that data speak of. by: what kind of data."""

    __slots__ = ("addresses", "by", "is_picture", "pieces")

    def __init__(self, by: str, *, is_picture: bool) -> None:
        self.by = by
        self.is_picture = is_picture
        self.addresses: list[str] = []
        self.pieces: list[Piece] = []


class _Element:
    __slots__ = ("item", "name", "says", "start")

    def __init__(self, name: str, item: Item | None, says: str, start: int) -> None:
        self.name = name
        self.item = item
        self.says = says
        self.start = start


class Structured:
    """Collects from the tags of one page, in their order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pictures: list[Picture] = []
        self.items: list[Item] = []
        self._stack: list[_Element] = []
        self._dates: dict[str, str] = {}
        self.language: str | None = None
        """As `og:locale` gives it ("de-DE")."""

    def take(self, tag: Tag) -> None:
        """Look at one tag, an opening or a closing one."""
        if tag.closing:
            if self._stack:
                self._close(tag)
            return
        if not (tag.attributes or self._stack):
            return
        if tag.name == "script" and tag.get("type").strip().lower() == "application/ld+json":
            self._json(read_json(self.text, tag.end, tag.raw_end))
        elif tag.name == "meta":
            self._meta(tag)
        elif tag.name == "link" and tag.get("rel").lower() == "image_src":
            self._picture(tag, "href")
        elif tag.name == "time" and (value := iso_date(tag.get("datetime"))):
            self._dates.setdefault("time", value)
        self._element(tag)

    @property
    def date(self) -> str | None:
        """The date of publication as YYYY-MM-DD, None if the page does not tell one."""
        return next((self._dates[name] for name in (*DATES, "time") if name in self._dates), None)

    def credits(self) -> Iterator[tuple[str, CreditText]]:
        """Yield the address of a picture and the credit that data give it."""
        for item in self.items:
            credit = _seen(self.text, item) or _unseen(item)
            if credit is not None:
                for address in dict.fromkeys(item.addresses):
                    yield address, credit

    # --- meta ---------------------------------------------------------------------------------------------------------

    def _meta(self, tag: Tag) -> None:
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop")).strip().lower()
        if name in META:
            self._picture(tag, "content")
        elif name == "og:locale":
            self.language = self.language or tag.get("content").strip().replace("_", "-")[:35] or None
        elif name in ("og:image:alt", "twitter:image:alt") and self.pictures and not self.pictures[-1].alt:
            self.pictures[-1].alt = tag.get("content")
            self.pictures[-1].alt_hint = hint(self.text, tag, "content")
        elif name in DATES and (value := iso_date(tag.get("content"))):
            self._dates.setdefault(name, value)

    def _picture(self, tag: Tag, attribute: str) -> None:
        found = hint(self.text, tag, attribute)
        if found is None or found.text.startswith("data:") or len(self.pictures) >= MOST:
            return
        start = found.offsets.pieces[0][1]
        picture = Picture(found.text, start, found.offsets.to_source(len(found.text) - 1) + 1)
        picture.decorative = is_decorative(found.text, {})
        self.pictures.append(picture)

    # --- JSON-LD ------------------------------------------------------------------------------------------------------

    def _json(self, tree: Any) -> None:
        waiting = [tree]
        while waiting:
            node = waiting.pop()
            if isinstance(node, list):
                waiting.extend(reversed(node))
            elif isinstance(node, dict):
                self._object({key.lower(): value for key, value in node.items()})
                waiting.extend(reversed(node.values()))

    def _object(self, node: dict[str, Any]) -> None:
        kinds = {t.value.rpartition("/")[2].rpartition(":")[2].lower() for t in _texts(node.get("@type"))}
        for text in _texts(node.get("datepublished")):
            if value := iso_date(text.value):
                self._dates.setdefault("datepublished", value)
        if PICTURES.isdisjoint(kinds) or len(self.items) >= MOST:
            return
        item = Item("JSON-LD", is_picture=True)
        item.addresses = [t.value for key in ADDRESSES for t in _texts(node.get(key)) if t.value]
        for key in CREDITS:
            for found in _texts(node.get(key)):
                value, offsets = found.read()
                if value.strip() and len(value) <= LONGEST:
                    item.pieces.append(Piece(value, offsets, found.start, found.end))
        self.items.append(item)

    # --- microdata and RDFa -------------------------------------------------------------------------------------------

    def _element(self, tag: Tag) -> None:
        scope = "itemscope" in tag.attributes
        if not (self._stack or scope or "about" in tag.attributes):
            return
        about = tag.get("about").strip()
        if not (self._stack or about or scope):
            return
        outer = next((e.item for e in reversed(self._stack) if e.item is not None), None)
        name = _property(tag)
        item = self._begin(tag, about, outer) if (about or scope) else None
        target = item if item is not None and about else outer
        if target is not None and name:
            self._value(tag, target, name)
        if tag.name not in VOID and len(self._stack) < MOST:
            text = name in CREDITS and target is not None and not _attribute(tag) and not scope
            if item is not None and outer is not None and not item.is_picture and name in ("creator", "author"):
                item = outer  # a person whose name stands inside
            named = name == "name" and target is not None and any(e.says in CREDITS for e in self._stack)
            self._stack.append(_Element(tag.name, item, name if text or named or scope else "", tag.end))

    def _begin(self, tag: Tag, about: str, outer: Item | None) -> Item | None:
        kinds = {k.rpartition("/")[2].lower() for k in tag.get("itemtype").split()}
        item = Item("RDFa" if about else "microdata", is_picture=bool(about) or not PICTURES.isdisjoint(kinds))
        if about:
            item.addresses.append(about)
        if item.is_picture and len(self.items) < MOST:
            self.items.append(item)
        return item

    def _value(self, tag: Tag, item: Item, name: str) -> None:
        attribute = _attribute(tag)
        if not attribute or not item.is_picture:
            return
        found = hint(self.text, tag, attribute)
        if found is None or len(found.text) > LONGEST:
            return
        if name in ADDRESSES:
            item.addresses.append(found.text)
        elif name in CREDITS:
            start = found.offsets.pieces[0][1]
            seen = tag.name == "a"
            end = found.offsets.to_source(len(found.text) - 1) + 1
            item.pieces.append(Piece(found.text, found.offsets, tag.start if seen else start, end, seen=seen))

    def _close(self, tag: Tag) -> None:
        for index in range(len(self._stack) - 1, max(-1, len(self._stack) - 50), -1):
            if self._stack[index].name == tag.name:
                element = self._stack[index]
                item = next((e.item for e in reversed(self._stack) if e.item is not None and e.item.is_picture), None)
                if element.says in (*CREDITS, "name") and item is not None:
                    self._text(item, element.start, tag.start)
                elif tag.name == "a" and item is not None and item.pieces and item.pieces[-1].seen:
                    item.pieces[-1].end = max(item.pieces[-1].end, tag.end)
                del self._stack[index:]
                return

    def _text(self, item: Item, start: int, end: int) -> None:
        if 0 < end - start <= LONGEST:
            item.pieces.append(Piece("", OffsetMap(((0, start),), 0), start, end, seen=True))


def _property(tag: Tag) -> str:
    """What the element says of the item that it stands in, in lower case: a name of `CREDITS` or `ADDRESSES`, or ""."""
    for name in tag.get("itemprop").lower().split():
        if name in CREDITS or name in ADDRESSES or name == "name":
            return name
    for name in f"{tag.get('property')} {tag.get('rel')}".lower().split():
        if name in RDFA:
            return RDFA[name]
    return ""


_ATTRIBUTES = {"meta": "content", "link": "href", "a": "href", "img": "src", "amp-img": "src"}


def _attribute(tag: Tag) -> str:
    """The attribute that holds the value, "" where the text of the element does."""
    if tag.place("content"):
        return "content"
    if tag.name == "a" and "license" not in _property(tag) and not tag.get("itemprop"):
        return ""
    if tag.name == "a" and _property(tag) in ("creator", "author", "credittext", "copyrightnotice", "copyrightholder"):
        return ""
    return _ATTRIBUTES.get(tag.name, "")


def _texts(node: Any) -> Iterator[Text]:
    """The strings of a value: itself, those of a list, the name or address of an object."""
    for one in node if isinstance(node, list) else [node]:
        if isinstance(one, Text):
            yield one
        elif isinstance(one, dict):
            for key in ("name", "url", "contentUrl", "@id"):
                if isinstance(found := one.get(key), Text):
                    yield found
                    break


def _seen(text: str, item: Item) -> CreditText | None:
    """The stretch of the visible text that holds what readers see of the data."""
    seen = [p for p in item.pieces if p.seen]
    if not seen:
        return None
    start, end = min(p.start for p in seen), max(p.end for p in seen)
    if end - start > LONGEST or "<img" in text[start:end] or not any(c.isalnum() for c in text[start:end]):
        return None
    return CreditText(text[start:end], "html", OffsetMap(((0, start),), end - start), "marked")


def _unseen(item: Item) -> CreditText | None:
    """The values one after the other, as they stand in the source."""
    words: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = end = 0
    for piece in sorted(item.pieces, key=lambda p: p.start):
        if piece.text in words or piece.start < end or not piece.text.strip():
            continue
        if words:
            pieces.append((length, end))
            length += len(JOINT)
        pieces.extend((length + at, place) for at, place in piece.offsets.pieces)
        words.append(piece.text)
        length += len(piece.text)
        end = piece.end
    if not words:
        return None
    return CreditText(JOINT.join(words), "text", OffsetMap(tuple(pieces), length), "structured-data", item.by)


JOINT = ", "
"""What stands between two values: always less than what stands between them in the source."""


def iso_date(value: str) -> str | None:
    """Return the date that an ISO 8601 text starts with as YYYY-MM-DD, None if it starts with none."""
    value = value.strip()[:10]
    digits = value.replace("-", "")
    right = (
        len(value) == 10 and value[4] == value[7] == "-" and len(digits) == 8 and digits.isascii() and digits.isdigit()
    )
    return value if right and 1 <= int(digits[4:6]) <= 12 and 1 <= int(digits[6:]) <= 31 else None
