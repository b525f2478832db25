"""What names a wiki file: the user, links and file names of the credit, addresses of the picture, the picture's own bytes."""

from __future__ import annotations

import re

from licensecheck.addresses import canonical_title, parse_address
from licensecheck.judge._context import named_authors
from licensecheck.model import ImageUse, Picture, Reading, Segment, Span
from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.model.keys import wiki_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Literal

    from licensecheck.addresses import Address
    from licensecheck.model import Lookup

    By = Literal["given", "embedded", "credit-link", "sha1"]

COMMONS = "commons.wikimedia.org"
WIKI_SOURCES = (
    "wikimedia-commons",
    "wikipedia",
    "wikimedia",
    "wikimedia-foundation",
    "wikivoyage",
    "wikidata",
    "wikisource",
)
"""Platforms whose pictures mostly are files of Commons."""

LONGEST_SEARCH = 200
"""Code points of the words that are searched for (the search of MediaWiki refuses more than 300)."""


class Reference(Value):
    """One thing that names a file.

    by: "given" by the user, "embedded" by the article, "credit-link" for an address or file name in the credit, "sha1" for
    the bytes of the picture.
    title: canonical ("File:X.jpg"), or None with a `page_id` or `sha1`, or with none of them when what was given names no
    file. wiki: host of the wiki ("commons.wikimedia.org"); for a given text that names no file, that text. span: in the
    credit. form: as in `Address.form`. sha1: of the picture, 40 hexadecimal digits.
    """

    by: By
    title: str | None
    page_id: int | None
    wiki: str
    span: Span | None
    form: str
    sha1: str = ""

    @property
    def lookup(self) -> str | None:
        """The key of the look-up that leads to the file ("pageid:12", "sha1:<hex>"); None if its title is known."""
        if self.sha1:
            return wiki_key(self.wiki, f"sha1:{self.sha1}")
        return None if self.title or self.page_id is None else wiki_key(self.wiki, f"pageid:{self.page_id}")

    def file(self, lookups: Mapping[str, Lookup]) -> str | None:
        """The key of the file ("File:X.jpg", "de.wikipedia.org/File:X.jpg"); None if it, or which of several, is not known."""
        if self.title:
            return wiki_key(self.wiki, self.title)
        found = lookups.get(self.lookup or "")
        return found.candidates[0].title if found and len(found.candidates) == 1 else None


def references(
    use: ImageUse, segment: Segment | None, given: str | None, picture: Picture | None = None
) -> tuple[Reference, ...]:
    """Return everything that names a wiki file for this picture and segment, the most trusted first, without repeats.

    Args:
        use: the picture; its address and the addresses that wrap it are read.
        segment: its credit, or None. Links of the kinds "file" and "media" and a written file name are read.
        given: a title or address from the user, which then decides alone.
        picture: measurements of the published picture; its bytes are asked for only where nothing else names a file.
    """
    if given:
        return (_given(given),)
    found: dict[tuple[object, ...], Reference] = {}
    for reference in (*_credited(segment), *_embedded(use)):
        found.setdefault((reference.by, reference.title, reference.page_id, reference.wiki), reference)
    if not found and picture is not None:
        return (Reference("sha1", None, None, COMMONS, None, "sha1", picture.sha1.lower()),)
    return tuple(found.values())


def _given(text: str) -> Reference:
    address = _file_address(text)
    if address is not None:
        return Reference("given", address.title, address.page_id, address.wiki, None, address.form)
    title = canonical_title(text) or (None if "://" in text else canonical_title(f"File:{text}"))
    return Reference("given", title, None, COMMONS if title else text, None, "title")


def _file_address(url: str) -> Address | None:
    address = parse_address(url)
    return address if address is not None and address.kind in ("file", "media", "page-id") else None


def _credited(segment: Segment | None) -> Iterator[Reference]:
    if segment is None:
        return
    titles = set()
    for link in segment.links:
        address = _file_address(link.url) if link.kind in ("file", "media") else None
        if address is not None:
            titles.add(address.title)
            yield Reference("credit-link", address.title, address.page_id, address.wiki, link.span, address.form)
    if segment.file is not None and segment.file.value not in titles:
        yield Reference("credit-link", segment.file.value, None, COMMONS, segment.file.span, "title")


def _embedded(use: ImageUse) -> Iterator[Reference]:
    for url in (use.image, *use.links):
        address = _file_address(url) if url else None
        if address is not None:
            yield Reference("embedded", address.title, address.page_id, address.wiki, None, address.form)


# --- search --------------------------------------------------------------------------------------------------------


def search_key(segment: Segment | None, reading: Reading | None) -> str | None:
    """Return "search:<title words> <author>" for a credit that may mean a file of Commons but names none, else None.

    A credit that names another platform, or neither a wiki nor a license, is not searched for.
    """
    if segment is None or reading is None or segment.file is not None or not may_be_a_wiki_file(segment):
        return None
    return _search_for([reading.title.value if reading.title else "", *(a.value for a in named_authors(reading))])


def wider_search_key(segment: Segment | None, reading: Reading | None) -> str | None:
    """Return the search for the title alone, for a credit whose `search_key` found nothing; None if that would be no wider.

    The author may be written otherwise on the file page. A title of fewer than three words would find too much.
    """
    key = search_key(segment, reading)
    if key is None or reading is None or reading.title is None or not named_authors(reading):
        return None
    return _search_for([reading.title.value]) if len(reading.title.value.split()) > 2 else None


def _search_for(parts: list[str]) -> str | None:
    words = re.sub(r"[^\w'’.-]+", " ", " ".join(parts))
    kept = " ".join(w.strip("-.'’") for w in words.split())
    kept = " ".join(kept[:LONGEST_SEARCH].split())
    return f"search:{kept}" if kept else None


def names_wiki(segment: Segment) -> bool:
    """Whether the credit names Commons, Wikipedia or a sister project as the source."""
    return segment.source is not None and segment.source.value in WIKI_SOURCES


def may_be_a_wiki_file(segment: Segment) -> bool:
    """Whether the credit may speak of a file of Commons: it names a wiki, or no source at all but a license."""
    return names_wiki(segment) if segment.source is not None else bool(segment.licenses)
