"""GitLab's Code Quality report: a JSON array of `description`, `check_name`, `fingerprint`, `severity`, `location`.

Source: GitLab's documentation, "Code Quality report format" (https://docs.gitlab.com/ci/testing/code_quality/).
"""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._entries import entries
from licensecheck.report._paths import posix
from licensecheck.report.json import text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from licensecheck.model.report import Reported
    from licensecheck.report._entries import Entry

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}
"""`critical` and `blocker` are left to whoever maps reports for their own pipeline."""


def pieces(report: Reported, *, color: bool = False, width: int | None = None) -> Iterator[str]:
    """Yield the array, one entry on a line. What is unchecked is an entry too: the widget shows nothing else."""
    between = "[\n"
    for entry in entries(report):
        yield between + text(_issue(entry))
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def _issue(entry: Entry) -> dict[str, Any]:
    lines = {"begin": entry.at.line, "end": entry.at.end_line} if entry.at else {"begin": 1}
    name = f"{entry.code} {entry.name}" if entry.counts else entry.code
    return {
        "description": f"{entry.code}: {entry.words}" if entry.counts else entry.words,
        "check_name": name,
        "fingerprint": entry.fingerprint.partition(":")[2],
        "severity": _SEVERITIES[entry.severity],
        "location": {"path": posix(entry.path), "lines": lines},
    }
