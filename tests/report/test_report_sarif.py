"""SARIF 2.1.0: against the public schema, and what the schema does not say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from licensecheck.model import CreditText, Fix, ImageUse, Position, Report, Span, Summary
from licensecheck.report import _help, render, sarif
from licensecheck.rules import REGISTRY
from report.samples import (
    AT,
    LINE,
    PATH,
    checked,
    everything,
    finding,
    full_report,
    offsets,
    position,
    report,
    unlocked,
)
from report.validate import check_json

REPORTS = everything()


def log(given: Report) -> Any:
    return check_json("sarif", "".join(render("sarif", given)))


def run_of(given: Report) -> Any:
    return log(given)["runs"][0]


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_validates_against_the_public_schema(name: str) -> None:
    assert log(REPORTS[name])["version"] == "2.1.0"


def test_every_rule_is_described_with_its_page_and_ground() -> None:
    rules = run_of(report())["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(REGISTRY)
    rule = next(rule for rule in rules if rule["id"] == "LC108")
    assert rule["name"] == "LicenseLinkMissing"
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["help"]["markdown"].startswith("# LC108 license-link-missing\n")
    assert rule["properties"]["ground"][0] == {
        "title": "CC BY-SA 4.0 s. 3(a)(1)(C)",
        "url": "https://creativecommons.org/licenses/by-sa/4.0/legalcode",
    }
    assert "helpUri" not in rule


def test_rules_link_to_their_pages_once_these_are_published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_help, "DOCUMENTATION", "https://docs.example/")
    assert run_of(report())["tool"]["driver"]["rules"][0]["helpUri"] == "https://docs.example/rules/AU201.html"


def test_a_result_names_its_rule_by_its_place_in_the_list() -> None:
    run = run_of(full_report())
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_columns_count_code_points_and_the_end_is_exclusive() -> None:
    line = "🐧 " + LINE
    run = run_of(report(checked(finding(position=position("CC BY 3.0", line)))))
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["endLine"]) == (8, 8)
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "CC BY 3.0"


def test_a_fingerprint_says_its_version_in_its_name() -> None:
    assert run_of(full_report())["results"][0]["partialFingerprints"] == {"licensecheck/v1": "0a" * 16}


PATHS = {
    "articles/orra.md": ("articles/orra.md", "%SRCROOT%"),
    "./articles/orra.md": ("articles/orra.md", "%SRCROOT%"),
    "a b/ö#1.md": ("a%20b/%C3%B6%231.md", "%SRCROOT%"),
    "bad\udcff.md": ("bad%FF.md", "%SRCROOT%"),
    "<credit>": ("%3Ccredit%3E", "%SRCROOT%"),
    "/srv/a.md": ("file:///srv/a.md", None),
}


@pytest.mark.parametrize("path", PATHS)
def test_a_path_is_written_as_an_address(path: str) -> None:
    use = ImageUse(path, credit=CreditText(LINE, "markdown", offsets(), "line"))
    artifact = run_of(report(checked(finding(), use=use)))["results"][0]["locations"][0]["physicalLocation"]
    found = artifact["artifactLocation"]
    assert (found["uri"], found.get("uriBaseId")) == PATHS[path]


def test_brackets_of_a_message_begin_no_link() -> None:
    words = finding(params=(("written", "[a](1)"), ("recorded", "\\")))
    text = run_of(report(checked(words, suggestion=None)))["results"][0]["message"]["text"]
    assert text == "The credit says \\[a\\](1); the record says \\\\."


def test_in_an_archive_the_place_is_a_logical_location() -> None:
    """Lines are those of a part there; a region would name a line of the file."""
    place = position("CC BY 3.0").replace(part="OEBPS/ch1.xhtml")
    (location,) = run_of(report(checked(finding(position=place)).replace(position=None)))["results"][0]["locations"]
    assert location == {
        "physicalLocation": {"artifactLocation": {"uri": PATH, "uriBaseId": "%SRCROOT%"}},
        "logicalLocations": [{"name": "OEBPS/ch1.xhtml", "fullyQualifiedName": "OEBPS/ch1.xhtml:8:46"}],
    }


# --- fixes -----------------------------------------------------------------------------------------------------------


def fix(**changes: Any) -> Fix:
    base = Fix("safe", "test.fix", (("new", "CC BY 4.0"),), Span(49, 58), "CC BY 4.0", position("CC BY 3.0"))
    return base.replace(span=Span(LINE.index("CC BY 3.0"), LINE.index("CC BY 3.0") + 9)).replace(**changes)


def fixes_of(one: Fix, **case: Any) -> Any:
    return run_of(report(checked(finding(fixes=(one,)), **case)))["results"][0].get("fixes")


def test_a_safe_fix_is_given_with_the_exact_region_and_words() -> None:
    column = LINE.index("CC BY 3.0") + 1
    assert fixes_of(fix()) == [
        {
            "description": {"text": "Write CC BY 4.0."},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": PATH, "uriBaseId": "%SRCROOT%"},
                    "replacements": [
                        {
                            "deletedRegion": {
                                "startLine": 8, "startColumn": column, "endLine": 8, "endColumn": column + 9,
                            },
                            "insertedContent": {"text": "CC BY 4.0"},
                        }
                    ],
                }
            ],
        }
    ]  # fmt: skip


def use(why: str, path: str = PATH) -> ImageUse:
    return ImageUse(path, credit=CreditText(LINE, "markdown", offsets(AT), why))


NOT_EXACT: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "unsafe": ({"applicability": "unsafe"}, {}),
    "advice": ({"applicability": "display"}, {}),
    "not placed": ({"position": None}, {}),
    "written in another way in the document": ({"position": Position(8, 3, 8, 12, "x CC&#32;BY")}, {}),
    "over a line end": ({"position": Position(8, 49, 9, 4, LINE)}, {}),
    "past the part of the line that is known": ({"position": Position(8, 2500, 8, 2509, LINE)}, {}),
    "in the language of front matter": ({}, {"use": use("front-matter")}),
    "in the language of a notebook": ({}, {"use": use("caption", "a.ipynb")}),
    "in an archive": ({"position": position("CC BY 3.0").replace(part="word/document.xml")}, {}),
}


@pytest.mark.parametrize("name", NOT_EXACT)
def test_a_fix_is_left_out_where_it_cannot_be_applied_as_it_is(name: str) -> None:
    changes, case = NOT_EXACT[name]
    assert fixes_of(fix(**changes), **case) is None


# --- what is not a finding ---------------------------------------------------------------------------------------------


def notifications(given: Report) -> list[tuple[str, str, str]]:
    found = run_of(given)["invocations"][0]["toolExecutionNotifications"]
    return [(n.get("descriptor", {}).get("id", ""), n["level"], n["message"]["text"]) for n in found]


def test_what_could_not_be_read_is_a_notification_and_the_run_no_success() -> None:
    assert notifications(full_report()) == [
        ("picture.empty", "warning", "The picture is an empty file."),
        ("input.unreadable", "warning", "gone.md cannot be read: No such file or directory."),
    ]
    assert run_of(full_report())["invocations"][0]["executionSuccessful"] is False
    assert run_of(report(checked(finding())))["invocations"][0]["executionSuccessful"] is True


def test_what_is_unchecked_is_a_notification_with_its_place() -> None:
    run = run_of(report(unlocked()))
    (found,) = run["invocations"][0]["toolExecutionNotifications"]
    assert run["results"] == []
    assert found["descriptor"] == {"id": "unchecked"}
    assert found["message"]["text"].startswith(
        "Not checked: file, author, license, license link, source link, title, date. "
    )
    assert found["locations"][0]["physicalLocation"]["region"]["startLine"] == 8


def test_a_run_over_nothing_says_so() -> None:
    assert notifications(report()) == [
        ("nothing-checked", "warning", "No picture and no credit was found, nothing was checked.")
    ]


def test_unchecked_credits_beyond_the_limit_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_NOTIFICATIONS", 2)
    found = notifications(report(*[unlocked()] * 5))
    assert [n[0] for n in found] == ["unchecked", "unchecked", ""]
    assert found[2][1:] == (
        "warning",
        "Left out for lack of room: 3 unchecked credits. `licensecheck check` shows all.",
    )


def test_findings_beyond_the_limit_are_counted_and_errors_have_room_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 5)
    monkeypatch.setattr(sarif, "KEPT_FOR_ERRORS", 2)
    warning, error = checked(finding(severity="warning")), checked(finding())
    given = report(*[warning] * 4, *[error] * 4)
    assert [r["level"] for r in run_of(given)["results"]] == ["warning"] * 3 + ["error"] * 2
    assert notifications(given)[-1][2].startswith("Left out for lack of room: 3 findings.")


def test_the_counts_are_in_the_properties_of_the_run() -> None:
    counts = Summary(images=3, unchecked=2)
    assert run_of(Report((), (), counts))["properties"] == {"summary": counts.to_plain()}


def test_a_lone_surrogate_is_written_as_an_escape() -> None:
    """So that the file stays JSON when it is written as UTF-8 with `backslashreplace`."""
    words = finding(params=(("written", "\ud800"), ("recorded", "x")))
    written = "".join(render("sarif", report(checked(words)))).encode("utf-8", "backslashreplace")
    assert "says \ud800;" in json.loads(written)["runs"][0]["results"][0]["message"]["text"]
