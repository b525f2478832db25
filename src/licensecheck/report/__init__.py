"""Report to text: one renderer per format, each an iterator of pieces, so that nothing has to be held at once."""

from __future__ import annotations

import sys

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from licensecheck.model.report import Reported

FORMATS = (
    "full",
    "concise",
    "grouped",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "checkstyle",
    "markdown",
    "html",
)
"""Each names a module of this room that holds `pieces`. The only list of them."""


def render(format: str, report: Reported, *, color: bool = False, width: int | None = None) -> Iterator[str]:
    r"""Yield the report as text, piece by piece; the last piece ends with a line break.

    Args:
        format: one of `FORMATS`.
        report: its cases are gone through once, in their order; its summary is read last.
        color: mark severities and verdicts with ANSI colors; formats for machines ignore it.
        width: columns of the terminal; source lines that are longer are cut to a window around the marked words.
            None cuts nothing.

    Raises:
        ValueError: there is no such format.
    """
    if format not in FORMATS:
        raise ValueError(f"no such format: {format!r}")
    module = f"licensecheck.report.{format}"
    __import__(module)  # importlib would cost a millisecond more
    renderer: Any = sys.modules[module]
    pieces: Iterator[str] = renderer.pieces(report, color=color, width=width)
    return pieces


__all__ = ["FORMATS", "render"]
