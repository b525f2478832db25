"""Standard output and standard error: their encoding, complaints, and what to do when nobody reads on."""

from __future__ import annotations

import os
import sys


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says; what no UTF-8 can say (a path's stray bytes) is written as its escape."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def complain(words: str) -> None:
    """Write one line to standard error; that nobody can read it is no reason to fail."""
    try:
        sys.stderr.write(f"licensecheck: {' '.join(words.split())}\n")
    except (AttributeError, OSError, ValueError):
        return


def mute() -> None:
    """Point standard output at nothing, so that the interpreter's last flush does not fail again."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
    except (AttributeError, OSError, ValueError):
        return
