"""Every exit code and its precedence: 2, 1, 3, 4."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from licensecheck.cli import main
from licensecheck.cli.exit_code import exit_code
from licensecheck.model import Problem, Reason, Report
from report.samples import NOT_COMPARED, checked, clean, finding, gone_by, report, unidentified

if TYPE_CHECKING:
    from cli.conftest import FakeChecker

UNREADABLE = Problem("gone.md", "article.not-found")
NOTE = Problem("a.md", "article.front-matter", (("form", "YAML"), ("reason", "x")), incomplete=False)
OFFLINE = clean(
    file=Reason("file.unavailable", "unchecked", (("why", "unavailable.offline"),)),
    author=Reason("author.unavailable", "unchecked"),
    **NOT_COMPARED,
)
NOT_LOOKED_UP = clean(file=Reason("file.not-looked-up", "unchecked"))
OTHER_WIKI = clean(file=Reason("file.other-wiki", "unchecked"))
PICTURE_DIFFERS = clean(picture=Reason("picture.other-bytes", "unchecked"))

CASES: dict[str, tuple[Report, dict[str, Any], int]] = {
    "clean": (report(clean()), {}, 0),
    "error": (report(checked(finding())), {}, 1),
    "warning-below-error": (report(checked(finding(severity="warning"))), {}, 0),
    "warning-at-warning": (report(checked(finding(severity="warning"))), {"fail_on": "warning"}, 1),
    "info-below-warning": (report(checked(finding(severity="info"))), {"fail_on": "warning"}, 0),
    "info-at-info": (report(checked(finding(severity="info"))), {"fail_on": "info"}, 1),
    "error-never": (report(checked(finding())), {"fail_on": "never"}, 0),
    "no-finding-at-info": (report(clean()), {"fail_on": "info"}, 0),
    "unreadable-path": (report(problems=(UNREADABLE,)), {}, 3),
    "remark-that-loses-nothing": (report(problems=(NOTE,)), {}, 0),
    "unreadable-path-ignore": (report(problems=(UNREADABLE,)), {"on_unverified": "ignore"}, 3),
    "unchecked-warn": (report(OFFLINE), {}, 0),
    "unchecked-fail": (report(OFFLINE), {"on_unverified": "fail"}, 3),
    "undecided-is-not-unchecked": (
        report(clean(title=Reason("title.differs", "undecided"))),
        {"on_unverified": "fail"},
        0,
    ),
    "no-picture-is-not-asked-for": (report(clean(**NOT_COMPARED)), {"on_unverified": "fail"}, 0),
    "unidentified-without-picture": (report(unidentified()), {"on_unverified": "fail"}, 0),
    "picture-given-but-different": (report(PICTURE_DIFFERS), {"on_unverified": "fail"}, 3),
    "offline-by-choice": (report(OFFLINE), {"on_unverified": "fail", "offline": True}, 0),
    "offline-no-search": (report(NOT_LOOKED_UP), {"on_unverified": "fail", "offline": True}, 0),
    "offline-but-other-wiki": (report(OTHER_WIKI), {"on_unverified": "fail", "offline": True}, 3),
    "empty": (report(), {}, 0),
    "empty-not-expected": (report(), {"fail_if_empty": True}, 4),
    "not-empty": (report(clean()), {"fail_if_empty": True}, 0),
    "findings-before-incomplete": (
        report(checked(finding()), OFFLINE, problems=(UNREADABLE,)),
        {"on_unverified": "fail"},
        1,
    ),
    "incomplete-before-empty": (report(problems=(UNREADABLE,)), {"fail_if_empty": True}, 3),
}


@pytest.mark.parametrize("name", CASES)
def test_the_exit_code_of_a_report(name: str) -> None:
    given, options, code = CASES[name]
    assert exit_code(gone_by(given), **options) == code


RUNS: dict[str, tuple[Report, list[str], int]] = {
    "0": (report(clean()), ["."], 0),
    "1": (report(checked(finding())), ["."], 1),
    "2": (report(clean()), ["--no-such-option"], 2),
    "3": (report(problems=(UNREADABLE,)), ["gone.md"], 3),
    "4": (report(), ["--fail-if-empty"], 4),
    "2-before-1": (report(checked(finding())), [".", "--fail-on", "nothing"], 2),
    "locked-without-the-record": (report(OFFLINE), ["--locked", "--on-unverified", "fail"], 3),
    "locked-warns-only": (report(OFFLINE), ["--locked"], 0),
    "offline": (report(OFFLINE), ["--offline", "--on-unverified", "fail"], 0),
}


@pytest.mark.parametrize("name", RUNS)
def test_the_exit_code_of_a_run(name: str, checker: type[FakeChecker]) -> None:
    checker.report, arguments, code = RUNS[name]
    Path("licensecheck.lock").write_text("", encoding="utf-8")
    assert main(["check", *arguments]) == code


def test_settings_for_the_exit_code_may_come_from_the_configuration(checker: type[FakeChecker]) -> None:
    checker.report = report(checked(finding(severity="warning")))
    Path("licensecheck.toml").write_text('fail-on = "warning"\n', encoding="utf-8")
    assert main(["check", "."]) == 1
    assert main(["check", ".", "--fail-on", "error"]) == 0
