"""Where reports go, and whether in color."""

from __future__ import annotations

import os
import sys

from licensecheck.cli.console import complain, mute
from licensecheck.config import hint
from licensecheck.errors import LicensecheckError, UsageError
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report import FORMATS, render

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TextIO

    from licensecheck.batch import Stream
    from licensecheck.cli.progress import Progress
    from licensecheck.model.report import Reported

_LEAST_SUMMARY = 4_000
"""Bytes of a job summary below which there is no use in writing more."""


def wants_color(choice: str, stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Say whether to color: the option, then NO_COLOR, then FORCE_COLOR, then whether `stream` is a terminal."""
    if choice in ("always", "never"):
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and environ.get("TERM") != "dumb"


def write_report(
    checked: Stream, format: str, color: str, outputs: Sequence[tuple[str, str]], progress: Progress | None = None
) -> None:
    """Write the report to standard output in `format`, and to each file of `outputs` (format, path).

    With the format "github" and GITHUB_STEP_SUMMARY set, the job summary gets the report as well.
    Files come first, so that a reader who closes standard output does not keep them from being written; for them all
    cases are kept in memory. Without them each case is written when it is judged. `progress` is taken away before.

    Raises:
        LicensecheckError: a file cannot be written; the old one is as it was.
    """
    summary = os.environ.get("GITHUB_STEP_SUMMARY") if "github" in (format, *(name for name, _ in outputs)) else None
    report: Reported = checked.report() if outputs or summary else checked
    for file_format, path in outputs:
        from licensecheck.evidence.atomic import write_atomic

        try:
            write_atomic(path, render(file_format, report))
        except OSError as error:
            why = error.strerror or str(error)
            raise LicensecheckError("output.not-written", (("path", path), ("why", why))) from error
    painted = wants_color(color, sys.stdout, os.environ)
    try:
        for piece in render(format, report, color=painted, width=_width()):
            if progress is not None:
                progress.clear()
            sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:  # that nobody reads on changes nothing
        mute()
        checked.finish()
    if progress is not None:
        progress.clear()
    if summary:
        _append_job_summary(report, summary)


def _append_job_summary(report: Reported, path: str) -> None:
    """Append the report as Markdown to the job summary of GitHub Actions, as much as it has room for.

    Other steps' words stay. That it cannot be written is said and changes nothing: the result is what counts.
    """
    from licensecheck.messages import render as sentence
    from licensecheck.report.markdown import SUMMARY_LIMIT, bounded

    try:
        room = SUMMARY_LIMIT - (os.path.getsize(path) if os.path.exists(path) else 0)
        if room < _LEAST_SUMMARY:
            complain(sentence("output.summary-full", (("path", path),)))
            return
        with open(path, "a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(bounded(report, room))
    except OSError as error:
        complain(sentence("output.not-written", (("path", path), ("why", error.strerror or str(error)))))


def _width() -> int | None:
    """Columns of the terminal that standard output is, else None: what is piped is never cut."""
    if not sys.stdout.isatty():
        return None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (OSError, ValueError):
        return None


def read_outputs(values: Sequence[str], inputs: Sequence[str]) -> list[tuple[str, str]]:
    """Return (format, path) for each FORMAT=FILE.

    Raises:
        UsageError: one is not of that form, its format is unknown, its folder is not there, it is named twice, or is
            one of `inputs`.
    """
    found: list[tuple[str, str]] = []
    taken: set[str] = set()
    for value in values:
        format, equals, path = value.partition("=")
        if not equals or path in ("", "-"):
            raise UsageError("usage.output", (("value", value),))
        if format not in FORMATS:
            words = (("value", format), ("choices", ", ".join(FORMATS)), ("hint", hint(format, FORMATS)))
            raise UsageError("usage.choice", words)
        real = os.path.realpath(path)
        if real in taken:
            raise UsageError("usage.output-twice", (("value", path),))
        if not os.path.isdir(os.path.dirname(real)) or os.path.isdir(real):
            raise UsageError("usage.output-folder", (("value", path),))
        if any(os.path.realpath(p) == real for p in inputs):
            raise UsageError("usage.output-input", (("value", path),))
        taken.add(real)
        found.append((format, path))
    return found
