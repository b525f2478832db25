"""Writing a file so that a reader sees the old one or the new one, never half of it."""

from __future__ import annotations

import os
import stat
import time

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

REMAINS_SECONDS = 3600.0
"""Age from which an unfinished file is taken for the remains of a writer that was killed."""


def write_atomic(path: str, chunks: Iterable[str]) -> None:
    """Write `chunks` as UTF-8 to `path`, through a new file beside it that takes its place when it is complete.

    A link is followed, so that the file it leads to is replaced and not the link; the mode of an existing file is
    kept. What is no regular file (a pipe, a terminal) cannot be replaced and is written to directly.
    A lone surrogate, as in a path that is no UTF-8, is written as its escape. What writers that were killed an hour ago
    or more left beside the file is removed.

    Raises:
        OSError: the folder is not there, not writable or full. The old file is then as it was.
    """
    path = os.path.realpath(path) if not _is_special(path) else path
    if _is_special(path):
        with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            out.writelines(chunks)
        return
    start = f".{os.path.basename(path)[:200]}."
    _remove_remains(os.path.dirname(path), start)
    name = os.path.join(os.path.dirname(path), f"{start}{os.urandom(6).hex()}.tmp")
    handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        with open(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            out.writelines(chunks)
            out.flush()
            os.fsync(out.fileno())
        if os.path.exists(path):
            os.chmod(name, stat.S_IMODE(os.stat(path).st_mode))
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _remove_remains(folder: str, start: str) -> None:
    """Remove unfinished files whose writer is gone; the names are ours alone."""
    from contextlib import suppress

    before = time.time() - REMAINS_SECONDS
    for entry in os.listdir(folder):
        if entry.startswith(start) and entry.endswith(".tmp"):
            path = os.path.join(folder, entry)
            with suppress(OSError):
                if os.lstat(path).st_mtime < before:
                    os.unlink(path)


def _is_special(path: str) -> bool:
    """Say whether `path` is there and is neither a regular file nor a folder."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
