"""JSON Lines: one object per case, then one per problem, then the summary; `type` says which it is."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._plain import SCHEMA, plain_case, plain_problem, tool
from licensecheck.report.json import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Report


def pieces(report: Report, *, color: bool = False, width: int | None = None) -> Iterator[str]:
    """Yield the lines. The objects are those of the JSON format; the last one carries schema and tool as well."""
    for checked in report.cases:
        yield text({"type": "case", **plain_case(checked)}) + "\n"
    for problem in report.problems:
        yield text({"type": "problem", **plain_problem(problem)}) + "\n"
    last = {"type": "summary", "schema": SCHEMA, "tool": tool(), **report.summary.to_plain()}
    yield text(last) + "\n"
