"""Nodes -> licenses, source, file, links, change statements: the parts that need no choice between readings."""

from __future__ import annotations

from functools import lru_cache

from licensecheck.addresses import parse_address, platform_of
from licensecheck.credit.neighbors import places
from licensecheck.credit.vocabulary import vocabulary
from licensecheck.licenses import by_url
from licensecheck.model.credit import ChangeStatement, LicenseMention, Link, Part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.credit.neighbors import Node
    from licensecheck.credit.visible import Visible
    from licensecheck.licenses import Match
    from licensecheck.model.credit import LinkKind

_UNITES = {"LicenseRef-PD": ("CC0-1.0", "CC-PDM-1.0", "PDM-1.0")}


@lru_cache(maxsize=1024)
def _facts(url: str) -> tuple[Match | None, LinkKind, str | None, str | None]:
    """Return what an address leads to: the license, the kind of link, the file's title, the platform."""
    match = by_url(url)
    if match is not None:
        return match, "license", None, None
    here = url.startswith("/wiki/")  # of the wiki that the text stands in
    full = _ANY_WIKI + url if here else url if "://" in url else "https://" + url.removeprefix("//")
    wiki = parse_address(full)
    kind: LinkKind = "other"
    title = None
    if wiki is not None:
        if wiki.kind in ("file", "media"):
            kind, title = wiki.kind, wiki.title
        elif wiki.kind == "page-id":
            kind = "file"
        elif wiki.kind == "user":
            kind = "author"
    return None, kind, title, None if here else platform_of(full)


_ANY_WIKI = "https://commons.wikimedia.org"


class Address:
    """One address in the text: a link's target or written out, with what it leads to."""

    __slots__ = ("end", "kind", "match", "platform", "start", "title", "url", "written")

    def __init__(self, url: str, start: int, end: int, written: bool) -> None:
        self.url, self.start, self.end, self.written = url, start, end, written
        self.match, self.kind, self.title, self.platform = _facts(url)


def addresses(nodes: list[Node], visible: Visible) -> list[Address]:
    """Return all addresses, in the order of the text: links and written ones."""
    found = [Address(k.url, k.start, k.end, False) for k in visible.links]
    linked = tuple(found)
    for at in places(nodes, "url"):
        _, start, end, data = nodes[at]
        around = [a for a in linked if a.start <= start and end <= a.end + 2]
        written = Address(data, start, end, True)
        if not around or (written.kind == "license" and all([a.kind != "license" for a in around])):
            found.append(written)  # the license's address is shown, though the words lead elsewhere
    if len(found) > 1:
        found.sort(key=lambda a: (a.start, a.end))
    return found


def links_of(found: list[Address], visible: Visible) -> tuple[Link, ...]:
    """Return the addresses as links of the credit."""
    text = visible.text
    return tuple([Link(a.url, text[a.start : a.end], visible.span(a.start, a.end), a.kind) for a in found])


def licenses_of(nodes: list[Node], found: list[Address], visible: Visible) -> tuple[LicenseMention, ...]:
    """Return the licenses stated or linked, in the order of the text."""
    out: list[tuple[int, LicenseMention]] = []
    used: set[int] = set()
    open_urls = [a for a in found if a.kind == "license"]
    text = visible.text
    for k in places(nodes, "lic"):
        _, start, end, mention = nodes[k]
        address = _address_of(start, end, k, nodes, open_urls) if open_urls else None
        if address is not None:
            used.add(id(address))
        url, match = (address.url, address.match) if address is not None else (None, None)
        url_id = match.ids[0] if match is not None and match.ids else None
        span, words = visible.span(start, end), text[start:end]
        for name in mention.ids:
            out.append((start, LicenseMention(name, mention.kind, words, span, url, url_id, mention.problem, True)))
    for address in found:
        name = _named_license(address, visible) if address.kind == "other" and not address.written else ""
        if name and not any(n[0] == "lic" and n[1] < address.end and address.start < n[2] for n in nodes):
            span = visible.span(address.start, address.end)
            words = text[address.start : address.end]
            out.append((address.start, LicenseMention(name, "unknown", words, span, address.url)))
    for address in open_urls:
        if id(address) in used or address.match is None:
            continue
        for name in address.match.ids:
            out.append((address.start, LicenseMention(
                name, address.match.kind, visible.text[address.start : address.end],
                visible.span(address.start, address.end), address.url, name, address.match.problem, False,
            )))  # fmt: skip
    if len(out) > 1:
        out.sort(key=lambda pair: pair[0])
    return tuple([m for _, m in out])


def _named_license(address: Address, visible: Visible) -> str:
    """Return an id for a license that no registry knows, from a link's words: "Example License" -> "Example"; or ""."""
    words = visible.text[address.start : address.end].strip()
    first, _, last = words.rpartition(" ")
    if not first or len(words) > 40 or last.lower() not in ("license", "licence") or "licen" not in address.url.lower():
        return ""
    return "-".join(first.split())


def _address_of(start: int, end: int, k: int, nodes: list[Node], urls: list[Address]) -> Address | None:
    """Return the license address that belongs to the words at `start:end`: on them, or written right behind."""
    for a in urls:
        if a.start < end and start < a.end:
            return a
    limit = end
    for role, s, e, _ in nodes[k + 1 : k + 5]:
        if role == "url":
            return next((a for a in urls if a.start == s), None)
        if role not in ("p", "skip", "text", "source") or e - s > 24:
            break
        limit = e
    after = [a for a in urls if end <= a.start <= limit + 3]
    return after[0] if after else None


def source_of(nodes: list[Node], found: list[Address], images: tuple[str, ...], visible: Visible) -> Part | None:
    """Return the platform: the one labelled as source, else the first named, else that of the links."""
    named = [(k, nodes[k]) for k in places(nodes, "plat")]
    if named:
        led = [n for k, n in named if k and nodes[k - 1][0] in ("via", "source")]
        if len(named) > 1:
            named = [pair for pair in named if pair[1][3].lstrip("!") != "google"] or named
        slugs = {n[3].lstrip("!") for _, n in named}
        if slugs == {"flickr", "wikimedia-commons"}:
            led = [n for _, n in named if n[3] == "wikimedia-commons"]
        if len(named) > 1:
            named = [pair for pair in named if not (pair[0] and nodes[pair[0] - 1][0] == "by")] or named
        _, start, end, slug = led[0] if led else named[0][1]
        return Part(slug.lstrip("!"), visible.text[start:end], visible.span(start, end))
    platforms = vocabulary().platforms
    linked = [
        a
        for a in found
        if a.platform in platforms and a.kind != "license" and not (a.kind == "other" and a.platform == "wikipedia")
    ]
    if any([a.platform == "wikipedia" for a in linked]):
        linked.sort(key=lambda a: a.platform != "wikimedia-commons")
    for a in linked:
        if a.platform:
            return Part(a.platform, visible.text[a.start : a.end], visible.span(a.start, a.end))
    for url in images:
        slug = platform_of(url)
        if slug in vocabulary().platforms:
            return Part(slug, "", visible.span(0, 0))
    return None


def file_of(nodes: list[Node], found: list[Address], images: tuple[str, ...], visible: Visible) -> Part | None:
    """Return the wiki file that is linked or named."""
    a = linked_file(nodes, found)
    if a is not None and a.title:
        return Part(a.title, visible.text[a.start : a.end], visible.span(a.start, a.end))
    for url in images:
        wiki = parse_address(url)
        if wiki is not None and wiki.kind in ("file", "media") and wiki.title:
            return Part(wiki.title, "", visible.span(0, 0))
    for role, start, end, data in nodes:
        if role == "file" and (data[1] or any([n[0] == "plat" and n[3].lstrip("!") in _WIKIS for n in nodes])):
            return Part(data[0], visible.text[start:end], visible.span(start, end))
    return None


def linked_file(nodes: list[Node], found: list[Address]) -> Address | None:
    """Return the address of the wiki file: the first; in a chain of derivatives the last, since the parents come first."""
    files = [a for a in found if a.title and a.kind in ("file", "media")]
    if len(files) > 1 and places(nodes, "derivative"):
        return files[-1]
    return files[0] if files else None


_WIKIS = ("wikimedia-commons", "wikipedia")
_EXCEPT = (" except for", " apart from")


def changes_of(nodes: list[Node], visible: Visible) -> tuple[ChangeStatement, ...]:
    """Return what is said of changes."""
    out: list[ChangeStatement] = []
    for role, start, end, data in nodes:
        if role == "change":
            kinds = tuple(dict.fromkeys(data if isinstance(data, list) else ["modified"]))
            said = visible.text[start:end].lower()
            negated = said.startswith(("no ", "not ", "un", "without")) and not said.endswith(_EXCEPT)
            unmodified = "unmodified" in kinds or negated
            kinds = ("unmodified",) if unmodified else kinds
            out.append(
                ChangeStatement(
                    "unmodified" if unmodified else "modified", kinds, visible.text[start:end], visible.span(start, end)
                )
            )
        elif role == "adapted":
            out.append(
                ChangeStatement(
                    "modified", ("derivative",), visible.text[start:end].rstrip(":"), visible.span(start, end)
                )
            )
    return tuple(out)
