"""JUnit's XML: a suite for each document, a test case for each credited picture.

A test case passes only where nothing is left open: an error is a failure; what could not be checked, or was looked at and not
settled, is skipped with the reason. What could not be read is an error of a suite of its own, and a run over nothing is one
skipped test case. Source of the form: the XML Schema of Jenkins' xUnit plugin (junit-10.xsd).
"""

from __future__ import annotations

from itertools import groupby

from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.report._entries import NOTHING, not_verified_words, unchecked_words
from licensecheck.report._paths import posix
from licensecheck.report._words import place, say
from licensecheck.report._xml import DECLARATION, attributes, escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Literal

    from licensecheck.model import CheckedCase, Finding, Problem
    from licensecheck.model.report import Reported

    Outcome = Literal["failure", "error", "skipped", "passed"]

OWN_SUITE = "licensecheck"
_OPEN = ("contradicted", "undecided")


class _Test(Value):
    """One test case; `type` and `message` belong to its outcome, `log` is what else is to be said, one line each."""

    name: str
    classname: str
    outcome: Outcome
    type: str = ""
    message: str = ""
    details: str = ""
    log: tuple[str, ...] = ()


def pieces(report: Reported, *, color: bool = False, width: int | None = None) -> Iterator[str]:
    """Yield the document, suite by suite: the cases of one document are held until its last one is seen."""
    yield f"{DECLARATION}<testsuites{attributes(name=OWN_SUITE)}>\n"
    empty = True
    for path, cases in groupby(report.cases, lambda checked: checked.case.use.path):
        empty = False
        yield _suite(posix(path), _named_once(_of_case(checked) for checked in cases))
    tests = [_of_problem(problem) for problem in report.problems]
    if empty:
        tests.append(_Test(NOTHING, OWN_SUITE, "skipped", message=say("output.nothing")))
    if tests:
        yield _suite(OWN_SUITE, tests)
    yield "</testsuites>\n"


def _of_case(checked: CheckedCase) -> _Test:
    case, path = checked.case, posix(checked.case.use.path)
    name = case.facts.title if case.facts else case.use.image or say("output.the-credit")
    errors = [f for f in checked.counted if f.severity == "error"]
    log = tuple(_line(path, f) for f in checked.counted if f.severity != "error")
    if errors:
        details = "\n".join(_line(path, f) for f in errors)
        return _Test(name, path, "failure", errors[0].code, say(errors[0].message_id, errors[0].params), details, log)
    if case.unverified():
        return _Test(name, path, "skipped", message=unchecked_words(case), log=log)
    if case.verdict in _OPEN:
        return _Test(name, path, "skipped", message=not_verified_words(case), log=log)
    return _Test(name, path, "passed", log=log)


def _named_once(tests: Iterable[_Test]) -> list[_Test]:
    """Number tests of the same name: a name without a line number lets Jenkins know a test case again after an edit."""
    seen: dict[str, int] = {}
    found = []
    for test in tests:
        seen[test.name] = number = seen.get(test.name, 0) + 1
        found.append(test if number == 1 else test.replace(name=f"{test.name} ({number})"))
    return found


def _of_problem(problem: Problem) -> _Test:
    words = say(problem.message_id, problem.params)
    outcome: Outcome = "error" if problem.incomplete else "failure" if problem.severity == "error" else "skipped"
    return _Test(posix(place(problem.path, problem.position)), OWN_SUITE, outcome, problem.message_id, words)


def _line(path: str, finding: Finding) -> str:
    words = say(finding.message_id, finding.params)
    return f"{place(path, finding.position)}: {finding.code} {finding.severity} {words}"


def _suite(name: str, tests: list[_Test]) -> str:
    outcomes = [test.outcome for test in tests]
    head = attributes(
        name=name,
        tests=len(tests),
        failures=outcomes.count("failure"),
        errors=outcomes.count("error"),
        skipped=outcomes.count("skipped"),
    )
    return f"<testsuite{head}>\n{''.join(_lines(tests))}</testsuite>\n"


def _lines(tests: Iterable[_Test]) -> Iterator[str]:
    for test in tests:
        yield f"<testcase{attributes(name=test.name, classname=test.classname)}>"
        if test.outcome == "skipped":
            yield f"<skipped{attributes(message=test.message)}/>"
        elif test.outcome != "passed":
            words = escaped(test.details or test.message)
            yield f"<{test.outcome}{attributes(type=test.type, message=test.message)}>{words}</{test.outcome}>"
        if test.log:
            yield f"<system-out>{escaped(chr(10).join(test.log))}</system-out>"
        yield "</testcase>\n"
