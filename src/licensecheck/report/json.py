"""One JSON document, written case by case. A contract: see `schemas/report-1.json` and its compatibility note."""

from __future__ import annotations

from json import dumps

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._plain import SCHEMA, plain_case, plain_problem, tool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from licensecheck.model import Report


def pieces(report: Report, *, color: bool = False, width: int | None = None) -> Iterator[str]:
    """Yield the document: schema first, summary last, one line per case and per problem. Never colored or cut."""
    yield f'{{"schema": {text(SCHEMA)}, "tool": {text(tool())},\n"cases": ['
    yield from _items(plain_case(checked) for checked in report.cases)
    yield '],\n"problems": ['
    yield from _items(plain_problem(problem) for problem in report.problems)
    yield f'],\n"summary": {text(report.summary.to_plain())}}}\n'


def _items(items: Iterable[dict[str, Any]]) -> Iterator[str]:
    between = "\n"
    for item in items:
        yield between + text(item)
        between = ",\n"


def text(value: Any) -> str:
    """Return `value` as JSON on one line, letters as they are."""
    return dumps(value, ensure_ascii=False)
