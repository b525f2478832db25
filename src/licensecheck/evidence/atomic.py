"""Writing a file so that a reader sees the old one or the new one, never half of it."""

from __future__ import annotations

import os
import stat

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_atomic(path: str, chunks: Iterable[str]) -> None:
    """Write `chunks` as UTF-8 to `path`, through a new file beside it that takes its place when it is complete.

    A link is followed, so that the file it leads to is replaced and not the link; the mode of an existing file is
    kept. What is no regular file (a pipe, a terminal) cannot be replaced and is written to directly.
    A lone surrogate, as in a path that is no UTF-8, is written as its escape.

    Raises:
        OSError: the folder is not there, not writable or full. The old file is then as it was.
    """
    path = os.path.realpath(path) if not _is_special(path) else path
    if _is_special(path):
        with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            out.writelines(chunks)
        return
    name = os.path.join(os.path.dirname(path), f".{os.path.basename(path)[:200]}.{os.getpid()}.tmp")
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


def _is_special(path: str) -> bool:
    """Say whether `path` is there and is neither a regular file nor a folder."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
