"""The formats on the example articles, as a user gets them: valid, and their fixes applied do what they say."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from licensecheck import Checker
from licensecheck.model import Report
from licensecheck.report import render
from report.validate import check_html, check_json, check_xml

ARTICLES = Path(__file__).resolve().parents[2] / "fixtures" / "articles"
CHECKS: dict[str, Any] = {
    "sarif": lambda text: check_json("sarif", text),
    "gitlab": lambda text: check_json("gitlab-code-quality.json", text),
    "rdjson": lambda text: check_json("rdjson.json", text),
    "junit": lambda text: check_xml("junit-10.xsd", text),
    "checkstyle": lambda text: check_xml("checkstyle.xsd", text),
    "html": check_html,
}


def check(folder: Path, *paths: str) -> Report:
    return Checker(lockfile=str(folder / "licensecheck.lock"), locked=True).check_paths(paths or ["."])


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sentences: None) -> Path:
    """A copy of the example articles."""
    shutil.copytree(ARTICLES, tmp_path / "articles")
    monkeypatch.chdir(tmp_path / "articles")
    return tmp_path / "articles"


@pytest.mark.parametrize("format", CHECKS)
def test_the_report_on_the_example_articles_validates(format: str, articles: Path) -> None:
    CHECKS[format]("".join(render(format, check(articles))))


def replaced(text: str, region: dict[str, int], new: str) -> str:
    """Apply an edit as a reader of SARIF does: lines and columns are 1-based, the end is exclusive."""
    lines = text.splitlines(keepends=True)
    assert region["startLine"] == region["endLine"]
    line = lines[region["startLine"] - 1]
    lines[region["startLine"] - 1] = line[: region["startColumn"] - 1] + new + line[region["endColumn"] - 1 :]
    return "".join(lines)


def test_each_fix_of_sarif_takes_its_finding_away(articles: Path) -> None:
    """Applied alone, by another program, to the file as it is."""
    results = check_json("sarif", "".join(render("sarif", check(articles))))["runs"][0]["results"]
    fixed = [result for result in results if "fixes" in result]
    assert len(fixed) >= 8
    for result in fixed:
        change = result["fixes"][0]["artifactChanges"][0]
        path = articles / change["artifactLocation"]["uri"]
        before = path.read_text(encoding="utf-8")
        (edit,) = change["replacements"]
        path.write_text(replaced(before, edit["deletedRegion"], edit["insertedContent"]["text"]), encoding="utf-8")
        line = result["locations"][0]["physicalLocation"]["region"]["startLine"]
        after = [(f.code, f.position.line) for c in check(articles, path.name).cases for f in c.findings if f.position]
        assert (result["ruleId"], line) not in after, result["message"]
        path.write_text(before, encoding="utf-8")


def test_each_suggestion_of_rdjson_is_the_same_edit_in_bytes(articles: Path) -> None:
    given = check(articles)
    diagnostics = check_json("rdjson.json", "".join(render("rdjson", given)))["diagnostics"]
    results = check_json("sarif", "".join(render("sarif", given)))["runs"][0]["results"]
    for diagnostic, result in zip(diagnostics, results, strict=True):
        path = articles / diagnostic["location"]["path"]
        fixes = result.get("fixes", [])
        assert len(diagnostic.get("suggestions", [])) == len(fixes)
        for suggestion, fix in zip(diagnostic.get("suggestions", []), fixes, strict=True):
            (edit,) = fix["artifactChanges"][0]["replacements"]
            region, place = edit["deletedRegion"], suggestion["range"]
            line = path.read_text(encoding="utf-8").splitlines()[region["startLine"] - 1]
            data = line.encode()[place["start"]["column"] - 1 : place["end"]["column"] - 1]
            assert data.decode() == line[region["startColumn"] - 1 : region["endColumn"] - 1]
            assert suggestion["text"] == edit["insertedContent"]["text"]
