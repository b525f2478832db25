"""Several processes give what one gives, in the same order."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from licensecheck import Checker
from licensecheck.batch import parallel
from licensecheck.batch.parallel import jobs_for
from licensecheck.batch.run import Run

ARTICLES = Path(__file__).resolve().parents[2] / "fixtures" / "articles"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of 130 articles, three of which cannot be read, with the example lockfile."""
    body = (ARTICLES / "harbor-walk.md").read_text(encoding="utf-8")
    for number in range(130):
        (tmp_path / f"{number:03d}.md").write_text(f"{body}\nArticle {number}.\n", encoding="utf-8")
    for number in (3, 77, 129):
        (tmp_path / f"{number:03d}.md").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "licensecheck.lock").write_bytes((ARTICLES / "licensecheck.lock").read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parallel, "CHUNK", 7)
    return tmp_path


def check(jobs: int, **settings: Any) -> Any:
    return Checker(lockfile="licensecheck.lock", locked=True, jobs=jobs, **settings).check_paths(["."])


@pytest.mark.parametrize("jobs", [2, 3])
def test_several_processes_say_what_one_says(jobs: int, site: Path) -> None:
    assert check(jobs) == check(1)


def test_they_share_what_is_kept(site: Path) -> None:
    kept = {"cache": True, "cache_dir": "cache"}
    first = check(2, **kept)
    assert check(2, **kept) == first == check(1, **kept) == check(1)


def test_a_process_that_is_killed_loses_nothing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected, parent, read = check(1), os.getpid(), Run._read

    def deadly(self: Run, item: Any, data: Any) -> Any:
        if item.path == "050.md" and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return read(self, item, data)

    monkeypatch.setattr(parallel, "AHEAD", 1)
    monkeypatch.setattr(Run, "_read", deadly)
    assert check(2) == expected


def test_an_error_in_another_process_is_an_error_here(site: Path) -> None:
    from licensecheck.errors import LockfileError

    lock = site / "licensecheck.lock"
    lock.write_text(lock.read_text(encoding="utf-8").replace('"state": "present"', '"state": 7'), encoding="utf-8")
    with pytest.raises(LockfileError, match="state"):
        check(2)


@pytest.mark.parametrize(
    ("documents", "wanted", "least", "most"), [(10, None, 1, 1), (10, 4, 4, 4), (10_000, None, 1, 8), (10_000, 1, 1, 1)]
)
def test_how_many_processes(documents: int, wanted: int | None, least: int, most: int) -> None:
    assert least <= jobs_for(documents, wanted) <= most
