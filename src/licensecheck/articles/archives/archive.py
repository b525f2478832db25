"""Zip archives that are documents (DOCX, ODT, EPUB), read within bounds: no part larger than a document, no bombs.

Parts are unpacked in memory, one by one and never beyond the bound that is left; nothing is written to disk.
"""

from __future__ import annotations

from licensecheck.articles.data.xmltree import XmlError, tree
from licensecheck.articles.decode import LARGEST_ARTICLE, decode
from licensecheck.articles.lines import Parts
from licensecheck.model import Position, Problem
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zipfile import ZipFile

    from licensecheck.articles.data.xmltree import Element

LARGEST_TOTAL = 60 * 1024 * 1024
"""Bytes of all parts of one archive that are unpacked."""
LARGEST_DIRECTORY = 2 * 1024 * 1024
"""Bytes of the list of parts, at least 46 for each (APPNOTE 4.3.12)."""
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 65_535
_ENCRYPTED = 0x1


class UnreadError(Exception):
    """The archive, or a part of it, cannot be read. problem: what is reported of it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message_id)
        self.problem = problem


def unread(path: str, message_id: str, part: str = "", **params: str) -> UnreadError:
    """Return the error for a part of the archive at `path`, or for the whole."""
    place = Position(1, 1, 1, 1, "", part) if part else None
    return UnreadError(Problem(path, message_id, tuple(params.items()), place))


class Archive:
    """One archive. names: of its parts. Its methods raise `UnreadError`: missing, encrypted, broken or too large."""

    def __init__(self, path: str, data: bytes) -> None:
        if data.startswith(_OLD_WORD):
            raise unread(path, "article.archive-old")
        end = data.rfind(_END, max(0, len(data) - _END_SIZE - _LONGEST_COMMENT))
        if end >= 0 and int.from_bytes(data[end + 12 : end + 16], "little") > LARGEST_DIRECTORY:
            raise unread(path, "article.archive-bounds", reason="too many parts")
        self.path = path
        self._zip = _opened(path, data)
        self.names = frozenset(self._zip.namelist())
        self._left = LARGEST_TOTAL

    def read(self, name: str) -> bytes:
        """Return the bytes of a part."""
        if name not in self.names:
            raise UnreadError(Problem(self.path, "article.archive-part", (("part", name),)))
        limit = min(self._left, LARGEST_ARTICLE)
        info = self._zip.getinfo(name)
        if info.flag_bits & _ENCRYPTED:
            raise unread(self.path, "article.archive-encrypted")
        try:
            with self._zip.open(info) as part:
                data = part.read(limit + 1)
        except _broken() as error:
            raise unread(self.path, "article.archive", reason=_words(error)) from None
        if len(data) > limit:
            reason = f"{name} has more than {limit // 1024 // 1024} MB"
            raise unread(self.path, "article.archive-bounds", reason=reason)
        self._left -= len(data)
        return data

    def text(self, name: str) -> str:
        """Return the decoded text of a part; "" of one that is empty."""
        decoded = decode(self.path, self.read(name))
        if isinstance(decoded, str):
            return decoded
        if decoded.message_id == "article.empty":
            return ""
        place = decoded.position or Position(1, 1, 1, 1)
        raise UnreadError(decoded.replace(position=place.replace(part=name)))

    def xml(self, name: str, prefixes: Mapping[str, str]) -> tuple[str, Element]:
        """Return the text of an XML part and its root element, as `xmltree.tree` does."""
        text = self.text(name)
        try:
            return text, tree(text, prefixes)
        except XmlError as error:
            raise self.no_xml(name, text, error) from None

    def no_xml(self, name: str, text: str, error: XmlError) -> UnreadError:
        """Return the error for a part whose text is no XML."""
        problem = error.problem(self.path, Parts(text, [(0, name)]))
        return UnreadError(problem)


class Whole:
    """The document that an archive makes: the texts of its parts, one behind the other."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._parts: list[tuple[int, str]] = []
        self.size = 0

    def add(self, name: str, text: str) -> int:
        """Add a part and return where it starts."""
        start = self.size
        self._texts.append(text)
        self._parts.append((start, name))
        self.size += len(text)
        return start

    def lines(self) -> Parts:
        """Return the whole text with its parts."""
        return Parts("".join(self._texts), self._parts)


def _broken() -> tuple[type[Exception], ...]:
    from lzma import LZMAError
    from struct import error as struct_error
    from zipfile import BadZipFile
    from zlib import error as zlib_error

    return (
        BadZipFile,
        struct_error,
        zlib_error,
        LZMAError,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
        OverflowError,
        KeyError,
    )


def _opened(path: str, data: bytes) -> ZipFile:
    from io import BytesIO
    from zipfile import ZipFile

    try:
        return ZipFile(BytesIO(data))
    except _broken() as error:
        raise unread(path, "article.archive", reason=_words(error)) from None


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__
