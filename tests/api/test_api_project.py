"""What documents are called in fingerprints: the same from whatever folder, and however the path is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from licensecheck.project import Project

NAMES = [
    ("", "docs/a.md", "docs/a.md"),
    ("", "./docs/a.md", "docs/a.md"),
    ("", "docs//a.md", "docs/a.md"),
    ("", "docs/../docs/a.md", "docs/a.md"),
    ("", "{root}/docs/a.md", "docs/a.md"),
    ("docs", "a.md", "docs/a.md"),
    ("docs", "../docs/a.md", "docs/a.md"),
    ("docs", ".hidden.md", "docs/.hidden.md"),
    ("docs", "a..b.md", "docs/a..b.md"),
    ("..", "{root}/docs/a.md", "docs/a.md"),
    ("..", "project/docs/a.md", "docs/a.md"),
    ("", "<stdin>", "<stdin>"),
    ("", "../other/a.md", "../other/a.md"),
]


@pytest.mark.parametrize(("folder", "path", "name"), NAMES, ids=[f"{f or '.'}-{p}" for f, p, _ in NAMES])
def test_a_document_has_one_name(
    folder: str, path: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "project"
    (root / "docs").mkdir(parents=True)
    monkeypatch.chdir(root / folder)
    project = Project(root=str(root))
    assert project.name(path.replace("{root}", str(root))) == name


def test_without_a_root_paths_stay_as_they_are() -> None:
    assert Project().name("./a.md") == "./a.md"
