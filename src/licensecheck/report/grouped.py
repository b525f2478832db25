"""By document: its path, then a line for each finding and for each credit that something is unchecked about."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._entries import entries
from licensecheck.report._excerpt import columns
from licensecheck.report._summary import summary_lines
from licensecheck.report._words import Paint, safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model.report import Reported
    from licensecheck.report._entries import Entry

_SHORTEST = 30
"""Columns that a message has at least, however narrow the terminal."""


def pieces(report: Reported, *, color: bool = False, width: int | None = None) -> Iterator[str]:
    """Yield the lines. With `width` (columns of the terminal) a message is wrapped to it; nothing is cut."""
    paint = Paint(color)
    path: str | None = None
    for entry in entries(report):
        if entry.kind == "nothing":
            continue  # the summary says it
        if entry.path != path:
            yield ("" if path is None else "\n") + paint(safe(entry.path), "bold") + "\n"
            path = entry.path
        yield from _lines(entry, paint, width)
    if path is not None:
        yield "\n"
    yield from summary_lines(report.summary, paint)


def _lines(entry: Entry, paint: Paint, width: int | None) -> Iterator[str]:
    at = f"{entry.at.line}:{entry.at.column}" if entry.at else ""
    word, code = (entry.severity, entry.code) if entry.counts else (entry.kind, "")
    head = f"  {at:>8}  {word:9}  {code:5}  "
    first, *rest = _wrapped(entry.words, None if width is None else max(_SHORTEST, width - len(head)))
    yield f"  {at:>8}  {paint(f'{word:9}', word)}  {code:5}  {first}\n"
    for line in rest:
        yield f"{'':{len(head)}}{line}\n"


def _wrapped(text: str, width: int | None) -> list[str]:
    """Break `text` at spaces into lines of at most `width` columns; a longer word has a line of its own."""
    if width is None or columns(text) <= width:
        return [text]
    lines, line, used = list[str](), list[str](), 0
    for word in text.split(" "):
        size = columns(word)
        if line and used + 1 + size > width:
            lines.append(" ".join(line))
            line, used = [], 0
        used += size + bool(line)
        line.append(word)
    return [*lines, " ".join(line)]
