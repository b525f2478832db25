"""One line per finding and per problem, then the summary."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._summary import summary_lines
from licensecheck.report._words import Paint, place, problem_line, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Report


def pieces(report: Report, *, color: bool = False, width: int | None = None) -> Iterator[str]:
    """Yield `path:line:column: CODE severity message` for each finding; `width` is not used, nothing is cut."""
    paint = Paint(color)
    for checked in report.cases:
        for finding in checked.counted:
            where = paint(place(checked.case.use.path, finding.position), "bold")
            severity = paint(finding.severity, finding.severity)
            yield f"{where}: {finding.code} {severity} {say(finding.message_id, finding.params)}\n"
    for problem in report.problems:
        yield problem_line(problem, paint)
    yield from summary_lines(report.summary, paint)
