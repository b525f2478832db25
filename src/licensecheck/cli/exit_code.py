"""The exit code of `check`, from the report and what was asked of it. A pure function."""

from __future__ import annotations

from licensecheck.model import SEVERITY_RANK
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.model import Reason, Report

OK, FINDINGS, MISUSE, INCOMPLETE, EMPTY = range(5)


def exit_code(
    report: Report,
    *,
    fail_on: str = "error",
    on_unverified: str = "warn",
    fail_if_empty: bool = False,
    offline: bool = False,
) -> int:
    """Return 1, 3, 4 or 0, in this order of precedence; 2 is never the report's.

    Args:
        report: what was found.
        fail_on: the lowest severity that gives 1: "error", "warning", "info" or "never".
        on_unverified: "fail" gives 3 when something that was asked for is unchecked.
        fail_if_empty: give 4 when there was nothing to check.
        offline: the user chose to be without a network, which is then no reason for 3. A lockfile that lacks a record
            is one: with `--locked` it was the lockfile that was asked.
    """
    if fail_on != "never" and _worst(report) >= SEVERITY_RANK[fail_on]:
        return FINDINGS
    if any(problem.incomplete for problem in report.problems):
        return INCOMPLETE
    if on_unverified == "fail" and _is_unverified(report, offline):
        return INCOMPLETE
    return EMPTY if fail_if_empty and not report.cases else OK


def _worst(report: Report) -> int:
    found = [f.severity for checked in report.cases for f in checked.counted]
    said = [p.severity for p in report.problems if p.severity]
    return max((SEVERITY_RANK[severity] for severity in (*found, *said)), default=-1)


def _is_unverified(report: Report, offline: bool) -> bool:
    reasons = (reason for checked in report.cases for reason in checked.case.unverified())
    return any(not (offline and _is_network(reason)) for reason in reasons)


def _is_network(reason: Reason) -> bool:
    return reason.id.endswith(".unavailable") or reason.id == "file.not-looked-up"
