"""Reviewdog's diagnostic format (rdjson): one `DiagnosticResult`.

Source: reviewdog, `proto/rdf/reviewdog.proto`. Columns there count the bytes of the line's UTF-8, not its characters.
"""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._edits import exact_edits
from licensecheck.report._entries import entries
from licensecheck.report._help import rule_url
from licensecheck.report._paths import posix
from licensecheck.report.json import text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from licensecheck.model import Position
    from licensecheck.model.report import Reported
    from licensecheck.report._entries import Entry

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def pieces(report: Reported, *, color: bool = False, width: int | None = None) -> Iterator[str]:
    """Yield the object, one diagnostic on a line; safe fixes are suggestions where they can be applied as they are."""
    yield '{"source": {"name": "licensecheck"}, "diagnostics": ['
    between = "\n"
    for entry in entries(report):
        yield between + text(_diagnostic(entry))
        between = ",\n"
    yield "\n]}\n"


def _diagnostic(entry: Entry) -> dict[str, Any]:
    location: dict[str, Any] = {"path": posix(entry.path)}
    if entry.at is not None:
        location["range"] = _range(entry.at)
    url = rule_url(entry.code)
    diagnostic: dict[str, Any] = {
        "message": entry.words,
        "location": location,
        "severity": _SEVERITIES[entry.severity],
        "code": {"value": entry.code, "url": url} if url else {"value": entry.code},
    }
    if entry.checked is not None and entry.finding is not None:
        edits = exact_edits(entry.checked.case, entry.finding)
        suggestions = [{"range": _range(at), "text": new} for _, at, new in edits]
        if suggestions:
            diagnostic["suggestions"] = suggestions
    return diagnostic


def _range(at: Position) -> dict[str, Any]:
    """The end is exclusive. Over several lines only lines are named: the text of the last one is not at hand."""
    start, end = _byte_column(at.source_line, at.column), _byte_column(at.source_line, at.end_column)
    if at.line != at.end_line or start is None or end is None:
        return {"start": {"line": at.line}, "end": {"line": at.end_line}}
    return {"start": {"line": at.line, "column": start}, "end": {"line": at.line, "column": end}}


def _byte_column(line: str, column: int) -> int | None:
    """Return the 1-based byte for a 1-based character of `line`; None past the part of the line that is known."""
    if column - 1 > len(line):
        return None
    return len(line[: column - 1].encode("utf-8", "surrogatepass")) + 1
