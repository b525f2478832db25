"""Bytes of a document to text, or the reason why that is not possible."""

from __future__ import annotations

from licensecheck.model import Position, Problem

LARGEST_ARTICLE = 20 * 1024 * 1024
"""Bytes of a document that are read at most."""
LARGEST_ARCHIVE = 100 * 1024 * 1024
"""Bytes of an archive, of which pictures are the most; its texts are bounded as other documents are."""

_UTF16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SHOWN = 2_000


def decode(path: str, data: bytes | str) -> str | Problem:
    """Return the text of `data` without a byte-order mark, or the problem that keeps it from being read.

    UTF-8 is read, and UTF-16 where a byte-order mark says so. Lone surrogates of a `str` become U+FFFD, so that
    offsets stay.
    """
    if len(data) > LARGEST_ARTICLE:
        return too_large(path, len(data))
    if isinstance(data, str):
        text = data
        try:
            text.encode()
        except UnicodeEncodeError:
            text = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
        return _checked(path, text)
    for mark, encoding in _UTF16:
        if data.startswith(mark):
            return _decoded(path, data[2:], encoding, "UTF-16")
    return _decoded(path, data, "utf-8", "UTF-8")


def too_large(path: str, size: int, limit: int = LARGEST_ARTICLE) -> Problem:
    """Return the problem of a document of `size` bytes."""
    params = (("size", f"{size / 1024 / 1024:.1f}"), ("limit", str(limit // 1024 // 1024)))
    return Problem(path, "article.too-large", params)


def _decoded(path: str, data: bytes, encoding: str, name: str) -> str | Problem:
    try:
        return _checked(path, data.decode(encoding))
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and b"\0" in data:
            return _binary(path, data[: data.find(b"\0")].decode("utf-8", "replace"))
        before = data[: error.start].decode(encoding, "replace")
        byte = f"0x{data[error.start]:02X}" if error.start < len(data) else "the end"
        params = (("byte", byte), ("offset", str(error.start)), ("encoding", name))
        return Problem(path, "article.not-decodable", params, _end_of(before.removeprefix("\ufeff")))


def _checked(path: str, text: str) -> str | Problem:
    text = text.removeprefix("\ufeff")
    if (at := text.find("\0")) >= 0:
        return _binary(path, text[:at])
    if not text or text.isspace():
        return Problem(path, "article.empty", incomplete=False)
    return text


def _binary(path: str, before: str) -> Problem:
    return Problem(path, "article.binary", (("offset", str(len(before))),), _end_of(before))


def _end_of(before: str) -> Position:
    """The place behind `before`, one code point long."""
    unix = before.replace("\r\n", "\n").replace("\r", "\n")
    line, last = unix.count("\n") + 1, unix[unix.rfind("\n") + 1 :]
    return Position(line, len(last) + 1, line, len(last) + 2, last[:_SHOWN])
