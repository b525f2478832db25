"""An old repository of 400 articles with a baseline: it stays green, and what is new, and only that, turns it red."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from golden.repository import article, credit, picture, record, write_repository
from licensecheck.cli import main
from licensecheck.report import FORMATS

BASELINE = "licensecheck.baseline.json"
ARTICLES = 400
FAULTY = record(7)
"""A picture that the lockfile knows, and that the new article credits to somebody else."""
NEW = f"# New\n\n{picture(FAULTY)}\n{credit(FAULTY, 'author')}"
UNKNOWN = record(2 * ARTICLES + 1)
"""A picture that the lockfile does not know."""


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """The repository with a baseline of its old faults, and how many these are."""
    root = tmp_path_factory.mktemp("grown") / "repository"
    write_repository(root, ARTICLES)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert main(["baseline", "--locked", "--no-cache", "content"]) == 0
    return root, len(json.loads((root / BASELINE).read_text(encoding="utf-8"))["findings"])


@pytest.fixture
def root(grown: tuple[Path, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, to be changed; the current folder."""
    copy = tmp_path / "repository"
    shutil.copytree(grown[0], copy)
    monkeypatch.chdir(copy)
    return copy


def check(*options: str) -> int:
    """Check the content as the step of a pull request does."""
    return main(["check", "--locked", "--no-cache", "--baseline", BASELINE, *options, "content"])


def summary(root: Path, *options: str) -> tuple[int, dict[str, int]]:
    """Exit code and summary of a check."""
    code = check("--output", f"json={root / 'report.json'}", *options)
    counts: dict[str, int] = json.loads((root / "report.json").read_text(encoding="utf-8"))["summary"]
    return code, counts


def test_the_seed_makes_the_same_articles_again() -> None:
    assert article(3, random.Random(5)) == article(3, random.Random(5)) != article(3, random.Random(6))


def test_old_faults_are_counted_and_do_not_fail(root: Path, grown: tuple[Path, int]) -> None:
    code, counts = summary(root)
    assert grown[1] > 40
    assert (code, counts["documents"], counts["errors"], counts["baselined"]) == (0, ARTICLES, 0, grown[1])


def test_without_the_baseline_the_same_faults_fail(root: Path, grown: tuple[Path, int]) -> None:
    code = main(["check", "--locked", "--no-cache", "--output", "json=report.json", "content"])
    counts = json.loads((root / "report.json").read_text(encoding="utf-8"))["summary"]
    assert (code, counts["errors"], counts["baselined"]) == (1, grown[1], 0)


def test_one_new_faulty_picture_is_one_finding(root: Path, grown: tuple[Path, int]) -> None:
    (root / "content" / "new.md").write_text(NEW, encoding="utf-8")
    code, counts = summary(root)
    assert (code, counts["errors"], counts["warnings"], counts["baselined"]) == (1, 1, 0, grown[1])


def test_a_new_faulty_picture_in_an_old_article_with_old_faults_is_one_finding(
    root: Path, grown: tuple[Path, int]
) -> None:
    entry = json.loads((root / BASELINE).read_text(encoding="utf-8"))["findings"][0]
    with (root / entry["path"]).open("a", encoding="utf-8") as file:
        file.write(f"\n{NEW}")
    code, counts = summary(root)
    assert (code, counts["errors"], counts["warnings"], counts["baselined"]) == (1, 1, 0, grown[1])


def test_the_concise_report_has_one_line_for_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content" / "new.md").write_text(NEW, encoding="utf-8")
    assert check("--format", "concise") == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("content/")]
    assert [line.partition(" The ")[0] for line in lines] == ["content/new.md:5:9: AU202 error"]


def test_sarif_marks_one_result_as_new(root: Path, grown: tuple[Path, int]) -> None:
    (root / "content" / "new.md").write_text(NEW, encoding="utf-8")
    assert check("--output", "sarif=report.sarif") == 1
    results: list[dict[str, Any]] = json.loads((root / "report.sarif").read_text(encoding="utf-8"))["runs"][0][
        "results"
    ]
    new = [r for r in results if r["baselineState"] == "new"]
    places = [r["locations"][0]["physicalLocation"] for r in new]
    assert [
        (r["ruleId"], p["artifactLocation"]["uri"], p["region"]["startLine"]) for r, p in zip(new, places, strict=True)
    ] == [("AU202", "content/new.md", 5)]
    assert [r["baselineState"] for r in results if r not in new] == ["unchanged"] * grown[1]


def test_github_gets_one_annotation(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content" / "new.md").write_text(NEW, encoding="utf-8")
    assert check("--format", "github") == 1
    errors = [line for line in capsys.readouterr().out.splitlines() if line.startswith(("::error", "::warning"))]
    assert [line.partition("::The ")[0].split(",title=")[0] for line in errors] == [
        "::error file=content/new.md,line=5,endLine=5,col=9,endColumn=20"
    ]


def test_moved_lines_change_nothing(root: Path, grown: tuple[Path, int]) -> None:
    for path in sorted(root.glob("content/*/*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(f"---\ntitle: moved\n---\n\nA line that is new.\n\n{text}", encoding="utf-8")
    code, counts = summary(root)
    assert (code, counts["errors"], counts["baselined"]) == (0, 0, grown[1])


def test_two_runs_and_one_from_the_cache_write_the_same_bytes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content" / "new.md").write_text(NEW, encoding="utf-8")

    def run(folder: str, *options: str) -> tuple[str, list[bytes]]:
        (root / folder).mkdir()
        outputs = [option for name in FORMATS for option in ("--output", f"{name}={folder}/{name}")]
        assert main(["check", "--locked", "--baseline", BASELINE, *options, *outputs, "content"]) == 1
        return capsys.readouterr().out, [(root / folder / name).read_bytes() for name in FORMATS]

    first = run("first", "--no-cache")
    assert [run("second", "--no-cache"), run("third"), run("fourth")] == [first] * 3


def test_a_new_picture_that_is_not_in_the_lockfile_is_never_green(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "content" / "new.md").write_text(f"# New\n\n{picture(UNKNOWN)}\n{credit(UNKNOWN)}", encoding="utf-8")
    code, counts = summary(root, "--on-unverified", "fail")
    assert (code, counts["errors"], counts["unverified"]) == (3, 0, 1)
    capsys.readouterr()
    assert check("--format", "concise") == 0
    assert "1 with something that was asked for and could not be checked" in capsys.readouterr().out


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--fail-if-empty",), 4)])
def test_no_picture_where_some_were_expected_is_not_fine(root: Path, options: tuple[str, ...], code: int) -> None:
    shutil.rmtree(root / "content")
    (root / "content").mkdir()
    (root / "content" / "a.md").write_text("# No picture\n", encoding="utf-8")
    assert check(*options) == code


# --- only what a change touches --------------------------------------------------------------------------------------


def git(root: Path, *arguments: str) -> None:
    """Run git without the settings of the machine."""
    name = ("-c", "user.name=Nemo", "-c", "user.email=nemo@velmora.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *name, *arguments], cwd=root, check=True, capture_output=True)


def diff(root: Path) -> tuple[int, list[tuple[str, int]]]:
    """Exit code of a check of what changed, and path and line of what counts."""
    command = ["check", "--locked", "--no-cache", "--diff", "HEAD", "--output", "json=report.json", "content"]
    code = main(command)
    cases = json.loads((root / "report.json").read_text(encoding="utf-8"))["cases"]
    return code, [(c["path"], f["line"]) for c in cases for f in c["findings"] if f["suppressed"] is None]


@pytest.mark.usefixtures("clean_git")
def test_only_a_changed_line_counts(root: Path) -> None:
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Old articles")
    assert diff(root) == (0, [])
    entry = json.loads((root / BASELINE).read_text(encoding="utf-8"))["findings"][0]
    path = root / entry["path"]
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\nA last line.\n", encoding="utf-8")
    assert diff(root) == (0, [])
    path.write_text(f"{text}\n{picture(FAULTY)}\n{credit(FAULTY, 'author')}", encoding="utf-8")
    assert diff(root) == (1, [(entry["path"], text.count("\n") + 4)])
