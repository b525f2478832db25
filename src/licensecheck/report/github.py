"""Workflow commands of GitHub Actions: an annotation for each finding, as many as GitHub shows; all else in the log.

GitHub shows ten errors, ten warnings and ten notices of one step, and fifty of a job. Two warnings are kept for what could not
be read and for a run over nothing, two notices for what is unchecked and for what is not shown. Source: GitHub's documentation, "Workflow commands for
GitHub Actions"; the escapes are those of actions/toolkit, `core/src/command.ts`.
"""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._entries import entries
from licensecheck.report._paths import posix
from licensecheck.report._summary import summary_lines
from licensecheck.report._words import Paint, count, place, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model.report import Reported, Severity
    from licensecheck.report._entries import Entry

LIMITS: dict[Severity, int] = {"error": 10, "warning": 8, "info": 8}
"""How many findings of each severity become annotations."""

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def pieces(report: Reported, *, color: bool = False, width: int | None = None) -> Iterator[str]:
    """Yield the lines; none of them but our own commands can be taken for a command."""
    shown = dict.fromkeys(LIMITS, 0)
    left = dict.fromkeys(LIMITS, 0)
    problems: list[Entry] = []
    nothing: list[Entry] = []
    unchecked = 0
    for entry in entries(report):
        unchecked += entry.kind == "unchecked"
        if entry.kind == "nothing":
            nothing.append(entry)
        elif entry.counts and shown[entry.severity] < LIMITS[entry.severity]:
            shown[entry.severity] += 1
            yield _command(entry)
        else:
            problems += [entry] if entry.kind == "problem" else []
            left[entry.severity] += entry.counts
            yield _log(entry)
    unread = [entry for entry in problems if entry.severity == "warning"]
    if unread:
        first = f"{place(unread[0].path, unread[0].position)}: {unread[0].message}"
        yield _plain("warning", say("github.problems", count=count(len(unread), "problem"), first=first))
    for entry in nothing:
        yield _plain("warning", entry.message)
    if unchecked:
        yield _plain("notice", say("github.unchecked", count=count(unchecked, "credit")))
    if any(left.values()):
        what = ", ".join(count(number, severity) for severity, number in left.items() if number)
        yield _plain("notice", say("github.more", what=what))
    yield from map(_tame, summary_lines(report.summary, Paint(False)))


def _command(entry: Entry) -> str:
    properties = {"file": posix(entry.path), **_place(entry), "title": f"{entry.code} {entry.name}"}
    words = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[entry.severity]} {words}::{_data(entry.words)}\n"


def _place(entry: Entry) -> dict[str, int]:
    """Columns are only understood where the first and the last line are the same."""
    at = entry.at
    if at is None:
        return {}
    if at.line != at.end_line:
        return {"line": at.line, "endLine": at.end_line}
    return {"line": at.line, "endLine": at.end_line, "col": at.column, "endColumn": at.end_column}


def _plain(command: str, words: str) -> str:
    return f"::{command} title=licensecheck::{_data(words)}\n"


def _data(words: str) -> str:
    return words.translate(_DATA)


def _log(entry: Entry) -> str:
    word = f"{entry.code} {entry.severity}" if entry.counts else entry.kind
    return _tame(f"{place(entry.path, entry.position)}: {word} {entry.message}\n")


def _tame(line: str) -> str:
    """Return a line of the log that no runner takes for a command: those begin with `::`, or hold `##[`."""
    return "- " + line.replace("##[", "## [")
