"""Comments, baselines and settings where many documents are checked: several processes, results that are kept, hostile input."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from licensecheck import Checker
from licensecheck.articles.comments import comments
from licensecheck.baseline import Comparison
from licensecheck.model import Report
from licensecheck.project import Project

CAPTION = "![Bridge]({0}.jpg)\n*Photo: Anna Koval, cropped, CC BY 4.0 (no changes made)*\n"
COMMENT = "<!-- licensecheck: ignore[LC108] asked{0} -->\n"
MANY = 60
"""Documents: more than `FEWEST_KEPT`, so that results are kept."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number in range(MANY):
        until = "; until 2027-01-31" if number == 0 else ""
        text = (COMMENT.format(until) if number % 2 == 0 else "") + CAPTION.format(number)
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    return tmp_path


def check(root: Path, *, jobs: int = 1, cache: bool = False, entries: bool = False, **project: str) -> Report:
    settings = Project(root=str(root), today="2026-11-27").replace(**project)
    against = Comparison((), settings.name, settings.is_gone)
    made = Checker(offline=True, project=settings).check_paths(["."], against=against) if entries else None
    known = Comparison(against.updated(), settings.name, settings.is_gone) if made else None
    checker = Checker(offline=True, project=settings, jobs=jobs, cache=cache, cache_dir=str(root.parent / "cache"))
    return checker.check_paths(["."], against=known)


def counts(report: Report) -> tuple[int, int, int, int]:
    found = report.summary
    return found.errors, found.warnings, found.suppressed, found.baselined


def test_several_processes_say_the_same(root: Path) -> None:
    alone = check(root)
    assert counts(alone) == (MANY + MANY // 2, 0, MANY // 2, 0)
    assert check(root, jobs=2) == alone
    known = check(root, entries=True)
    assert counts(known) == (0, 0, MANY // 2, MANY + MANY // 2)
    assert check(root, jobs=2, entries=True) == known


def test_what_was_kept_is_marked_like_what_is_judged_anew(root: Path) -> None:
    first = check(root, cache=True)
    assert check(root, cache=True) == first == check(root)
    assert check(root, cache=True, entries=True) == check(root, entries=True)


def test_a_comment_expires_although_results_are_kept(root: Path) -> None:
    check(root, cache=True, today="")
    late = check(root, cache=True, today="2027-02-01")
    assert counts(late) == (MANY + MANY // 2 + 1, 1, MANY // 2 - 1, 0)
    assert [p.code for p in late.problems] == ["SU002"]


@pytest.mark.parametrize(
    "piece",
    [
        "licensecheck: ",
        "<!-- licensecheck: ignore[LC] -->\n",
        "<!-- licensecheck: ",
        "{# licensecheck: ",
        "<figure>\n<!-- licensecheck: ignore[LC] -->\n",
        "```\nlicensecheck: ",
        "% licensecheck: \n",
    ],
)
@pytest.mark.parametrize("format", ["markdown", "html", "latex", "notebook", "registry"])
def test_hostile_comments_cost_no_more_than_their_length(piece: str, format: str) -> None:
    """Lines of Python that run; ten times the text may cost ten times as many, and little more."""

    def cost(text: str) -> int:
        lines = 0

        def count(frame: FrameType, event: str, argument: Any) -> Any:
            nonlocal lines
            lines += 1
            return count

        before = sys.gettrace()
        sys.settrace(count)
        try:
            comments(text, format)
        finally:
            sys.settrace(before)
        return lines

    short, long = cost(piece * 100), cost(piece * 1000)
    assert long < 30 * short + 1_000
