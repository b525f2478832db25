"""Paths of documents as other programs want them: forward slashes, relative without a leading `./`, or as an address."""

from __future__ import annotations

import os
from urllib.parse import quote


def posix(path: str) -> str:
    """Return `path` with forward slashes and without `./` at its beginning; bytes that are no UTF-8 become U+FFFD."""
    return _slashed(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def uri(path: str) -> str:
    """Return `path` as a URI reference (RFC 3986): percent-encoded; an absolute one as `file:///...`."""
    encoded = quote(_slashed(path), safe="/", errors="surrogateescape")
    if os.path.isabs(path):
        return "file://" + ("" if encoded.startswith("/") else "/") + encoded
    return encoded


def _slashed(path: str) -> str:
    path = path.replace("\\", "/") if os.sep == "\\" else path
    while path.startswith("./") and len(path) > 2:
        path = path[2:].lstrip("/")
    return path
