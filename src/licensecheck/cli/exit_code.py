"""The exit code of `check`, from the report and what was asked of it. A pure function."""

from __future__ import annotations

from licensecheck.model import SEVERITY_RANK
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.batch import Stream

OK, FINDINGS, MISUSE, INCOMPLETE, EMPTY = range(5)


def exit_code(
    checked: Stream,
    *,
    fail_on: str = "error",
    on_unverified: str = "warn",
    fail_if_empty: bool = False,
    offline: bool = False,
) -> int:
    """Return 1, 3, 4 or 0, in this order of precedence; 2 is never the report's.

    Args:
        checked: a check whose cases have all gone by.
        fail_on: the lowest severity that gives 1: "error", "warning", "info" or "never".
        on_unverified: "fail" gives 3 when something that was asked for is unchecked.
        fail_if_empty: give 4 when there was nothing to check.
        offline: the user chose to be without a network, which is then no reason for 3. A lockfile that lacks a record
            is one: with `--locked` it was the lockfile that was asked.
    """
    summary = checked.summary
    counts = {"error": summary.errors, "warning": summary.warnings, "info": summary.infos}
    if fail_on != "never" and any(n for s, n in counts.items() if SEVERITY_RANK[s] >= SEVERITY_RANK[fail_on]):
        return FINDINGS
    if any(problem.incomplete for problem in checked.problems):
        return INCOMPLETE
    if on_unverified == "fail" and (checked.tally.beside_network if offline else summary.unverified):
        return INCOMPLETE
    return EMPTY if fail_if_empty and not (checked.tally.cases or summary.images) else OK
