"""Whether two addresses lead to the same picture, or two texts have the same words: sizes, hosts, folders, markup put aside."""

from __future__ import annotations

import re
from functools import cache

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from licensecheck.model import ImageUse

LONGEST = 2_000
"""Code points of an address that are compared."""

SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".tif", ".tiff", ".heic", ".bmp")


@cache
def _thumbnail() -> re.Pattern[str]:
    return re.compile(r"(?:lossy-page\d+-|page\d+-|langen-)?\d{2,4}px-")


@cache
def _version() -> re.Pattern[str]:
    """What sites put into the name of a file that they copy: a size (WordPress), a hash (Hugo, Eleventy, bundlers)."""
    return re.compile(
        r"(?:[-_]\d{2,5}x\d{2,5}|-scaled|@[23]x|[._-][0-9a-f]{8,64}| hu[0-9a-f]{8,80}(?: \w{1,60}){0,6})(?=\.\w{3,5}$)"
    )


@cache
def _inner() -> re.Pattern[str]:
    """The address of the picture in that of a service which scales it."""
    return re.compile(r"[?&](?:url|src)=([^&]{1,1000})")


def comparable(text: str) -> str:
    """Return `text` so that spellings of one name are equal: decoded, spaces for underscores, lower case."""
    if "%" in text:
        from urllib.parse import unquote

        text = unquote(text)
    return text.replace("_", " ").replace("\\", "").lower()


@cache
def _markup() -> re.Pattern[str]:
    return re.compile(r"\]\([^)\s]{0,500}[^)]{0,200}\)|<[^<>]{0,500}>|https?://[^\s<>]{1,500}")


def words_of(text: str) -> str:
    """Return the words of a text without its markup and addresses, in lower case, one space between two."""
    return " ".join(re.findall(r"\w+", _markup().sub(" ", text.replace("_", " ")))).casefold()


def file_name(address: str) -> str:
    """Return the comparable file name of a picture's address, "" if it has none; thumbnails give their original's."""
    parts = comparable(address[:LONGEST]).partition("?")[0].partition("#")[0].split("/")
    name = parts[-1]
    if "/thumb/" in address and len(parts) > 1:
        name = parts[-2]
    name = name.rpartition(":")[2]
    if "px-" in name:
        name = _thumbnail().sub("", name, count=1) if _thumbnail().match(name) else name
    return name if name.endswith(SUFFIXES) else ""


class Place:
    """An address in parts. host: "" for one of the same site. path: folders and name, without size and version."""

    __slots__ = ("host", "name", "path")

    def __init__(self, address: str) -> None:
        address = address[:LONGEST].strip()
        if "?" in address and (inner := _inner().search(address)) is not None:
            from urllib.parse import unquote

            address = unquote(inner.group(1))
        scheme, slashes, rest = address.partition("//")
        away = bool(slashes) and (scheme in ("", "http:", "https:"))
        self.host, _, path = rest.partition("/") if away else ("", "", address)
        folders = [
            p for p in comparable(path).partition("?")[0].partition("#")[0].split("/") if p not in ("", ".", "..")
        ]
        self.name = _version().sub("", file_name(address) or (folders[-1] if folders else ""))
        self.path = (*folders[:-1], self.name)

    def same(self, other: Place) -> bool:
        """Whether both lead to the same picture: on one host the same path, else the one path ends in the other."""
        if not self.name or self.name != other.name:
            return False
        if self.host and other.host:
            return (self.host == other.host and self.path == other.path) or (_wiki(self.host) and _wiki(other.host))
        short, long = sorted((self.path, other.path), key=len)
        return long[len(long) - len(short) :] == short or len(short) == 1


def _wiki(host: str) -> bool:
    return host.endswith((".wikimedia.org", ".wikipedia.org"))


class Places:
    """Addresses that others are looked up in, each with what it stands for."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[tuple[Place, Any]]] = {}

    def add(self, address: str, value: Any) -> None:
        """Add an address; of one name, the first hundred are kept."""
        place = Place(address)
        found = self._by_name.setdefault(place.name, [])
        if place.name and len(found) < 100:
            found.append((place, value))

    def find(self, address: str) -> list[Any]:
        """Return what the same picture's addresses stand for, in the order they were added."""
        place = Place(address)
        return [value for other, value in self._by_name.get(place.name, ()) if place.same(other)]


def once(uses: Sequence[ImageUse]) -> tuple[ImageUse, ...]:
    """Return `uses` without pictures that have no credit where the same picture has one elsewhere in the document.

    A picture that is shown as hero, in the text and in the data for social networks is one picture.
    """
    pictures = [u for u in uses if u.image is not None]
    if all(u.credit is None for u in pictures) or not any(u.credit is None and not u.decorative for u in pictures):
        return tuple(uses)
    credited = Places()
    for use in pictures:
        if use.credit is not None:
            credited.add(use.image or "", use)
    return tuple(
        [u for u in uses if u.image is None or u.credit is not None or u.decorative or not credited.find(u.image)]
    )
