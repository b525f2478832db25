"""Paths of documents as other programs want them: forward slashes, relative without a leading `./`, or as an address."""

from __future__ import annotations

import os
import re
from urllib.parse import quote

_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Surrogates that stand for no byte of a path; the others do (PEP 383)."""


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
    return _NO_BYTE.sub("\ufffd", path)
