"""How far a long run has come: one line on standard error, on a terminal only, gone at the end."""

from __future__ import annotations

import sys

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

BEFORE_FIRST = 0.5
"""Seconds of work before anything is shown: short runs show nothing."""

BETWEEN = 0.1
"""Seconds between two lines."""

_CLEAR = "\r\x1b[K"


class Progress:
    """Is told how far a run has come, and shows it now and then.

    Args:
        stream: a terminal.
        clock: seconds that only rise; the tests' own.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] | None = None) -> None:
        from time import monotonic

        self._stream = stream
        self._clock = clock or monotonic
        self._began = self._last = self._clock()
        self._documents = 0
        self._asked = self._before = self._total = 0
        self._shown = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note: so many of "documents" were read (no total), or so many of "files" in one question were answered."""
        if stage == "documents":
            self._documents = done
        else:
            if done == 0:
                self._before += self._total
                self._total = 0
            self._total, self._asked = total, self._before + done
            if done >= total:
                self.clear()
                return
        now = self._clock()
        if now - self._began >= BEFORE_FIRST and now - self._last >= BETWEEN:
            self._last = now
            self._write(f"{_CLEAR}{self._line(now)}")
            self._shown = True

    def _line(self, now: float) -> str:
        from licensecheck.messages import render
        from licensecheck.report._words import count

        words = [count(self._documents, "document")] if self._documents else []
        files = self._before + self._total
        if files:
            rate = f"{self._asked / (now - self._began) * 60:.0f}"
            words.append(render("progress.files", (("done", str(self._asked)), ("total", str(files)), ("rate", rate))))
        return ", ".join(words)

    def clear(self) -> None:
        """Take the line away, so that what is written next stands alone."""
        if self._shown:
            self._shown = False
            self._write(_CLEAR)

    def _write(self, words: str) -> None:
        try:
            self._stream.write(words)
            self._stream.flush()
        except (OSError, ValueError):  # a terminal that is gone is no reason to stop
            return


def progress() -> Progress | None:
    """Return what shows progress on standard error when that is a terminal, else None."""
    return Progress(sys.stderr) if sys.stderr is not None and sys.stderr.isatty() else None
