"""The formats of build servers and reviewers: against their schemas, and what the schemas do not say."""

from __future__ import annotations

import re
from typing import Any

import pytest

from licensecheck.model import CreditText, ImageUse, Position, Problem, Reason, Report, Suggestion
from licensecheck.report import FORMATS, _help, github, render
from report.samples import (
    LINE,
    PATH,
    checked,
    clean,
    everything,
    facts,
    finding,
    full_report,
    offsets,
    position,
    report,
    unidentified,
    unlocked,
)
from report.test_report_sarif import fix
from report.validate import check_json, check_xml

REPORTS = everything()
NOTHING = "No picture and no credit was found, nothing was checked."
UNCHECKED = "Not checked: file, author, license, license link, source link, title, date. "


def text(format: str, given: Report) -> str:
    return "".join(render(format, given))


def at(path: str) -> ImageUse:
    return ImageUse(path, credit=CreditText(LINE, "markdown", offsets(), "line"))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", ["unlocked", "empty"])
def test_no_format_shows_a_run_as_clean_in_which_nothing_was_looked_at(format: str, name: str) -> None:
    """Each says in words that something is unchecked, or that there was nothing; the contracts say it in numbers."""
    said = {"unlocked": "unchecked|not checked", "empty": 'nothing was checked|"images": 0'}[name]
    assert re.search(said, text(format, REPORTS[name]), re.I)


IN_AN_ARCHIVE = report(checked(finding(position=position("CC BY 3.0").replace(part="word/document.xml"))))


@pytest.mark.parametrize("format", ["grouped", "gitlab", "rdjson", "checkstyle", "github"])
def test_in_an_archive_the_message_says_the_place_and_no_line_of_the_file_is_named(format: str) -> None:
    written = text(format, IN_AN_ARCHIVE)
    assert "word/document.xml:8:46: The credit says" in written
    assert not re.search(r'(line|begin)"?[=:] ?"?8', written)


# --- GitLab ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REPORTS)
def test_gitlab_validates(name: str) -> None:
    check_json("gitlab-code-quality.json", text("gitlab", REPORTS[name]))


def gitlab(given: Report) -> list[tuple[str, str, str, int]]:
    found = check_json("gitlab-code-quality.json", text("gitlab", given))
    return [(i["check_name"], i["severity"], i["location"]["path"], i["location"]["lines"]["begin"]) for i in found]


def test_gitlab_gets_findings_and_problems_by_severity() -> None:
    assert gitlab(full_report()) == [
        ("LC106 license-version-mismatch", "major", "articles/orra.md", 8),
        ("LC108 license-link-missing", "minor", "articles/orra.md", 8),
        ("picture.empty", "minor", "articles/binary.md", 3),
        ("input.unreadable", "minor", "gone.md", 1),
    ]


def test_gitlab_gets_what_is_unchecked_with_fingerprints_of_their_own() -> None:
    given = report(unlocked(), unlocked())
    assert gitlab(given) == [("unchecked", "info", "articles/orra.md", 8)] * 2
    prints = {i["fingerprint"] for i in check_json("gitlab-code-quality.json", text("gitlab", given))}
    assert len(prints) == 2


def test_gitlab_is_told_that_nothing_was_checked() -> None:
    assert gitlab(report()) == [("nothing-checked", "minor", ".", 1)]


def test_a_path_has_no_dot_at_its_beginning() -> None:
    assert gitlab(report(checked(finding(), use=at("./a/b.md"))))[0][2] == "a/b.md"


def test_a_clean_run_is_an_empty_list() -> None:
    assert text("gitlab", report(clean())) == "[]\n"


# --- reviewdog -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REPORTS)
def test_rdjson_validates(name: str) -> None:
    check_json("rdjson.json", text("rdjson", REPORTS[name]))


def diagnostics(given: Report) -> Any:
    return check_json("rdjson.json", text("rdjson", given))["diagnostics"]


def test_rdjson_counts_columns_in_bytes() -> None:
    line = "ö🐧 " + LINE
    found = diagnostics(report(checked(finding(position=position("CC BY 3.0", line)))))[0]["location"]["range"]
    data = line.encode()
    assert data[found["start"]["column"] - 1 : found["end"]["column"] - 1] == b"CC BY 3.0"


def test_rdjson_names_only_lines_where_a_finding_goes_over_several() -> None:
    place = Position(3, 5, 6, 2, "    words")
    found = diagnostics(report(checked(finding(position=place))))[0]["location"]["range"]
    assert found == {"start": {"line": 3}, "end": {"line": 6}}


def test_rdjson_suggests_what_may_be_applied_as_it_is() -> None:
    (found,) = diagnostics(report(checked(finding(fixes=(fix(), fix(applicability="unsafe"))))))
    column = LINE.index("CC BY 3.0") + 1
    assert found["suggestions"] == [
        {
            "range": {"start": {"line": 8, "column": column}, "end": {"line": 8, "column": column + 9}},
            "text": "CC BY 4.0",
        }
    ]


def test_rdjson_links_a_rule_once_its_page_is_published(monkeypatch: pytest.MonkeyPatch) -> None:
    assert diagnostics(full_report())[0]["code"] == {"value": "LC106"}
    monkeypatch.setattr(_help, "DOCUMENTATION", "https://docs.example/")
    assert diagnostics(full_report())[0]["code"]["url"] == "https://docs.example/rules/LC106.html"
    assert "url" not in diagnostics(full_report())[2]["code"]


# --- Checkstyle ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REPORTS)
def test_checkstyle_validates(name: str) -> None:
    check_xml("checkstyle.xsd", text("checkstyle", REPORTS[name]))


def test_checkstyle_has_one_file_for_the_cases_of_a_document() -> None:
    given = report(checked(finding(), use=at("a.md")), checked(finding(), use=at("a.md")), unlocked(use=at("b.md")))
    root = check_xml("checkstyle.xsd", text("checkstyle", given))
    assert [(f.get("name"), [e.get("severity") for e in f]) for f in root] == [
        ("a.md", ["error", "error"]),
        ("b.md", ["info"]),
    ]


# --- JUnit -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REPORTS)
def test_junit_validates(name: str) -> None:
    check_xml("junit-10.xsd", text("junit", REPORTS[name]))


def outcomes(given: Report) -> list[tuple[str, str]]:
    """Name of each test case and what came of it."""
    cases = check_xml("junit-10.xsd", text("junit", given)).iter("testcase")
    return [(c.get("name"), next((e.tag for e in c if e.tag != "system-out"), "passed")) for c in cases]


def test_junit_passes_only_what_nothing_is_open_about() -> None:
    warned = checked(finding(severity="warning"))
    noted = clean().replace(findings=(finding(severity="info"),))
    undecided = clean(title=Reason("title.file-unknown", "undecided"))
    given = report(checked(finding()), warned, noted, clean(), undecided, unlocked(), unidentified())
    assert [outcome for _, outcome in outcomes(given)] == [
        "failure", "skipped", "passed", "passed", "skipped", "skipped", "skipped",
    ]  # fmt: skip


def test_junit_skips_what_is_unchecked_and_says_why() -> None:
    root = check_xml("junit-10.xsd", text("junit", report(unlocked())))
    assert root.find(".//skipped").get("message").startswith(UNCHECKED)


def test_junit_counts_what_it_holds() -> None:
    root = check_xml("junit-10.xsd", text("junit", full_report()))
    counts = [{k: suite.get(k) for k in ("tests", "failures", "errors", "skipped")} for suite in root]
    assert counts == [
        {"tests": "4", "failures": "1", "errors": "0", "skipped": "2"},
        {"tests": "2", "failures": "0", "errors": "2", "skipped": "0"},
    ]


def test_junit_names_hold_no_line_and_are_told_apart_by_number() -> None:
    names = [name for name, _ in outcomes(report(clean(), clean(), clean(file=Reason("file.matches", "verified"))))]
    assert names == ["File:Cape Orra.jpg", "File:Cape Orra.jpg (2)", "File:Cape Orra.jpg (3)"]


def test_junit_over_nothing_is_one_skipped_test() -> None:
    assert outcomes(report()) == [("nothing-checked", "skipped")]


# --- GitHub ----------------------------------------------------------------------------------------------------------


def commands(given: Report) -> list[str]:
    """The names of the workflow commands, in their order."""
    return [line.split(" ")[0].strip(":") for line in text("github", given).splitlines() if line.startswith("::")]


def test_github_escapes_what_would_end_a_value() -> None:
    words = finding(params=(("written", "50%\r\nx"), ("recorded", "a,b:c")))
    first = text("github", report(checked(words, use=at("a,b:c%.md")))).splitlines()[0]
    assert first == (
        "::error file=a%2Cb%3Ac%25.md,line=8,endLine=8,col=46,endColumn=55,title=LC106 license-version-mismatch::"
        "The credit says 50%25 x; the record says a,b:c."
    )


def test_github_gets_no_columns_for_several_lines() -> None:
    given = report(checked(finding(position=Position(3, 5, 6, 2, "    words"))))
    assert text("github", given).startswith("::error file=articles/orra.md,line=3,endLine=6,title=")


def test_github_gets_no_more_annotations_than_it_shows() -> None:
    """Ten errors, ten warnings, ten notices; the rest is in the log and counted."""
    severities = ("error", "warning", "info")
    cases = [checked(finding(severity=s)) for s in severities for _ in range(30)] + [unlocked()] * 3
    given = report(*cases, problems=full_report().problems)
    counts = {name: commands(given).count(name) for name in ("error", "warning", "notice")}
    assert counts == {"error": 10, "warning": 9, "notice": 10}
    assert sum(counts.values()) <= 50
    assert "::notice title=licensecheck::Only so many annotations are shown for one step. In the log, and not shown here: 20 errors, 22 warnings, 22 infos." in text("github", given)  # fmt: skip
    assert text("github", given).count("\n- articles/orra.md:8:46: ") == 20 + 22 + 22


def test_github_is_told_of_what_is_unchecked() -> None:
    assert commands(report(unlocked())) == ["notice"]
    assert "::notice title=licensecheck::1 credit with something that was asked for" in text(
        "github", report(unlocked())
    )


def test_comments_that_are_wrong_count_among_the_annotations() -> None:
    """They are findings of a rule too, though they stand beside no picture."""
    comment = Problem(PATH, "SU001", (("code", "LC108"),), Position(3, 1, 3, 9), False, "SU001", "warning")
    counts = [commands(report(clean(), problems=(comment,) * n)).count("warning") for n in (1, 8, 30)]
    assert counts == [1, 8, 8]


def test_github_is_warned_that_nothing_was_checked() -> None:
    assert f"::warning title=licensecheck::{NOTHING}" in text("github", report())


def test_words_of_others_give_the_runner_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither as an annotation nor in the log: `::name` at the beginning of a line, `##[name]` anywhere in one."""
    for limit in (10, 0):
        monkeypatch.setattr(github, "LIMITS", dict.fromkeys(github.LIMITS, limit))
        written = text("github", REPORTS["hostile"])
        lines = re.split("[\r\n]", written)
        for line in lines:
            assert re.match(r"::(error|warning|notice) (file|title)=", line) or not line.lstrip().startswith("::")
            assert "##[" not in line or line.startswith("::")


def test_suggested_credits_are_no_part_of_annotations() -> None:
    """They have line breaks and markup; the job summary shows them."""
    given = checked(finding(), suggestion=Suggestion("one\ntwo", "one", "one", form="markdown"), facts=facts())
    assert "two" not in text("github", report(given))
