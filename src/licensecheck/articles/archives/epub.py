"""EPUB 2 and 3: the XHTML of the book in reading order, and its cover.

`META-INF/container.xml` leads to the package document, whose spine lists the parts (EPUB 3.3, sections 4.2 and 5.7,
https://www.w3.org/TR/epub-33/). The parts are read as one document, so that a list of credits at the end of the book finds
the pictures that it names.
"""

from __future__ import annotations

from posixpath import dirname, join, normpath

from licensecheck.articles.archives.archive import Archive, UnreadError, Whole, unread
from licensecheck.articles.base import Found
from licensecheck.articles.decode import LARGEST_ARTICLE
from licensecheck.articles.guess import Guess
from licensecheck.articles.html.reader import Flow
from licensecheck.articles.inside import moved
from licensecheck.articles.lines import Lines
from licensecheck.articles.tie import tie
from licensecheck.model import ImageUse, Span
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.articles.base import Source
    from licensecheck.articles.data.xmltree import Element
    from licensecheck.model import Problem

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:container": "",
    "http://www.idpf.org/2007/opf": "",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/2001/04/xmlenc#": "enc",
}
_PAGES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document")


def read(source: Source) -> Found:
    """Read a book."""
    problems: list[Problem] = []
    try:
        archive = Archive(source.path, source.data)
        _, container = archive.xml(CONTAINER, PREFIXES)
        name = next((e.attributes.get("full-path", "") for e in _below(container, "rootfile")), "")
        text, package = archive.xml(name, PREFIXES)
        locked = _locked(archive)
    except UnreadError as error:
        return Found((), (error.problem,))
    whole = Whole()
    items = {e.attributes.get("id", ""): e for e in _below(package, "item")}
    spans = []
    for part in _spine(package, items, name):
        try:
            spans.append(_added(archive, part, whole, locked))
        except UnreadError as error:
            problems.append(error.problem)
    if not spans and not problems:
        problems.append(unread(source.path, "article.archive", name, reason="its spine names no page").problem)
    stated = next((e.words() for e in _below(package, "dc:language")), "")
    uses, more = _read(source, whole, spans, stated[:35] or None)
    cover = _cover(package, items)
    if cover is not None and not any(_same(use.image, cover.attributes.get("href", "")) for use in uses):
        uses.append(_shown(source, whole.add(name, text), cover, stated[:35] or None))
    lines = whole.lines()
    return Found(uses, (*problems, *more), stated[:35] or None, lines.text, lines=lines)


def _below(element: Element, name: str) -> Iterator[Element]:
    """The elements with this name, in the order of the text."""
    for child in element.children:
        if child.name == name:
            yield child
        yield from _below(child, name)


def _spine(package: Element, items: dict[str, Element], name: str) -> Iterator[str]:
    """The names of the XHTML parts in reading order, each once."""
    seen = set()
    for reference in _below(package, "itemref"):
        item = items.get(reference.attributes.get("idref", ""))
        if item is None or item.attributes.get("media-type", _PAGES[0]) not in _PAGES:
            continue
        part = _name(name, item.attributes.get("href", ""))
        if part not in seen:
            seen.add(part)
            yield part


def _name(package: str, href: str) -> str:
    """The name of a part that the package document names relative to itself."""
    from urllib.parse import unquote

    return normpath(join(dirname(package), unquote(href.partition("#")[0])))


def _locked(archive: Archive) -> frozenset[str]:
    """The names of encrypted parts; fonts among them do not matter."""
    if ENCRYPTION not in archive.names:
        return frozenset()
    from urllib.parse import unquote

    _, root = archive.xml(ENCRYPTION, PREFIXES)
    return frozenset(unquote(e.attributes.get("URI", "")) for e in _below(root, "enc:CipherReference"))


def _added(archive: Archive, part: str, whole: Whole, locked: frozenset[str]) -> tuple[int, int]:
    """Take the text of one part and return where it stands."""
    if part in locked:
        raise unread(archive.path, "article.epub-protected", part)
    text = archive.text(part)
    if whole.size + len(text) > LARGEST_ARTICLE:
        reason = f"more than {LARGEST_ARTICLE // 1024 // 1024} million characters"
        raise unread(archive.path, "article.archive-bounds", part, reason=reason)
    return whole.add(part, text), whole.size


def _read(
    source: Source, whole: Whole, spans: list[tuple[int, int]], language: str | None
) -> tuple[list[ImageUse], list[Problem]]:
    lines = whole.lines()
    text = lines.text
    flow = Flow(text)
    for start, end in spans:
        flow.feed(start, end)
        flow.finish()
        flow.add(None)
    uses, problems = tie(flow.stretches(), flow.blocks, Guess(text, source.is_credit), source.path, language)
    return uses, [moved(problem, Lines(text), lines) for problem in problems]


def _cover(package: Element, items: dict[str, Element]) -> Element | None:
    """The item of the cover picture: by its property (EPUB 3) or by the meta element (EPUB 2)."""
    for item in items.values():
        if "cover-image" in item.attributes.get("properties", "").split():
            return item
    for meta in _below(package, "meta"):
        if meta.attributes.get("name") == "cover":
            named = items.get(meta.attributes.get("content", ""))
            return named if named is not None and named.attributes.get("media-type", "")[:6] == "image/" else None
    return None


def _same(image: str | None, href: str) -> bool:
    """Whether a picture of a page is the file that the package document names."""
    return image is not None and image.rpartition("/")[2] == href.rpartition("/")[2]


def _shown(source: Source, start: int, cover: Element, language: str | None) -> ImageUse:
    place = cover.place("href")
    span = Span(start + place.start, start + place.end)
    return ImageUse(source.path, cover.attributes.get("href", ""), span, language=language)
