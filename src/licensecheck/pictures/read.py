"""Reads a picture file and measures it. Its bytes are hashed, never decoded."""

from __future__ import annotations

import os
import stat

from licensecheck.model import Picture, Problem
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

LARGEST = 200 * 1024 * 1024
"""Bytes of a picture that are read; a larger one is a problem."""

_CHUNK = 1024 * 1024


def read_picture(path: str) -> Picture | Problem:
    """Return SHA-1 (40 lower-case hex digits, as MediaWiki's `imageinfo` gives it) and size in bytes of a file.

    A file that is not there, is no regular file, is empty, cannot be read or holds more than `LARGEST` bytes gives a
    problem.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return Problem(path, "picture.no-file")
        with open(path, "rb") as file:
            return _measure(path, file)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return Problem(path, "picture.unreadable", (("why", why),))


def _measure(path: str, file: BinaryIO) -> Picture | Problem:
    from hashlib import sha1

    digest, size = sha1(usedforsecurity=False), 0
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
        if size > LARGEST:
            return Problem(path, "picture.too-large", (("limit", str(LARGEST // 1024 // 1024)),))
    return Picture(path, digest.hexdigest(), size) if size else Problem(path, "picture.empty")
