"""Findings that do not count: left out for people, marked for machines; and what is said of comments."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import licensecheck
from licensecheck.model import Position, Problem, Report, Suppressed
from licensecheck.report import FORMATS, render
from report.samples import PATH, TITLE, checked, finding, report
from report.validate import check_json

jsonschema: Any = import_module("jsonschema")
SCHEMA = Path(licensecheck.__file__).parent / "schemas" / "report-1.json"
MARKED = finding().replace(suppressed=Suppressed("comment", "the desk is asking", 3, "2027-01-31"))
ABOUT_A_COMMENT = Problem(
    PATH, "SU001", (("code", "LC108"),), Position(3, 1, 3, 9), incomplete=False, code="SU001", severity="warning"
)


def marked_report() -> Report:
    return report(checked(MARKED), problems=(ABOUT_A_COMMENT,))


def text(format: str) -> str:
    return "".join(render(format, marked_report()))


@pytest.mark.parametrize("format", [f for f in FORMATS if f not in ("json", "jsonl", "sarif")])
def test_a_finding_that_does_not_count_is_left_out_and_a_wrong_comment_is_said(format: str) -> None:
    written = text(format)
    assert MARKED.message_id not in written
    assert "This comment suppresses LC108, but nothing of that kind is found here." in written


def test_machines_get_what_does_not_count_with_its_mark() -> None:
    found = json.loads(text("json"))
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(found)
    assert [f["suppressed"] for c in found["cases"] for f in c["findings"]] == [
        {"by": "comment", "reason": "the desk is asking", "line": 3, "until": "2027-01-31"}
    ]
    assert [(p["code"], p["severity"]) for p in found["problems"]] == [("SU001", "warning")]


def test_sarif_says_who_suppressed_it_and_why() -> None:
    results = json.loads(text("sarif"))["runs"][0]["results"]
    assert [(r["ruleId"], r["suppressions"]) for r in results] == [
        (MARKED.code, [{"kind": "inSource", "status": "accepted", "justification": "the desk is asking"}]),
        ("SU001", []),
    ]


def test_sarif_gives_every_result_a_state_where_there_is_a_baseline_and_none_where_there_is_not() -> None:
    known = finding().replace(suppressed=Suppressed("baseline"))
    compared = report(checked(finding(), known, MARKED)).replace(compared=True)
    results = check_json("sarif", "".join(render("sarif", compared)))["runs"][0]["results"]
    assert [(r["baselineState"], [s["kind"] for s in r["suppressions"]]) for r in results] == [
        ("new", []),
        ("unchanged", ["external"]),
        ("new", ["inSource"]),
    ]
    alone = json.loads("".join(render("sarif", compared.replace(compared=False))))["runs"][0]["results"]
    assert not any("baselineState" in r for r in alone)


def test_the_one_line_of_a_case_says_what_was_left_out() -> None:
    line = text("full").splitlines()[0]
    assert (
        f"no finding that counts ({TITLE}); {MARKED.code} suppressed by a comment: “the desk is asking” until 2027-01-31"
        in line
    )
