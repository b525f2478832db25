"""pre-commit, run for real: it installs this package from a repository and runs its hook in another one."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import update_hook
import yaml

from integrations.repositories import need_git, repository, run
from licensecheck.articles.base import NAMES, SUFFIXES

ROOT = Path(__file__).resolve().parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
WRONG = (ROOT / "fixtures" / "articles" / "kupiansk.md").read_text(encoding="utf-8")
RIGHT = (ROOT / "fixtures" / "articles" / "right.md").read_text(encoding="utf-8")


def test_the_hook_needs_no_network() -> None:
    assert [hook["entry"] for hook in HOOKS] == ["licensecheck check --locked --format concise --force-exclude"]


def test_the_hook_gets_every_kind_of_document_that_is_read() -> None:
    """`make docs` writes the pattern anew."""
    assert update_hook.updated(update_hook.HOOK.read_text(encoding="utf-8")) == update_hook.HOOK.read_text(
        encoding="utf-8"
    )
    for name in (*(f"a{suffix}" for suffix in SUFFIXES), *NAMES):
        assert re.search(HOOKS[0]["files"], name), name
        assert re.search(HOOKS[0]["files"], f"posts/{name.upper()}"), name
    assert not re.search(HOOKS[0]["files"], "a.py")


@pytest.fixture
def hooks(tmp_path: Path) -> tuple[Path, str]:
    """A repository with what the hook is installed from, and its commit."""
    need_git()
    home = tmp_path / "hooks"
    shutil.copytree(ROOT / "src", home / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, home / name)
    return home, repository(home)


def test_the_hook_stops_a_wrong_credit_and_lets_a_right_one_pass(hooks: tuple[Path, str], tmp_path: Path) -> None:
    home, commit = hooks
    site = tmp_path / "site"
    (site / "posts").mkdir(parents=True)
    shutil.copy(ROOT / "fixtures" / "articles" / "licensecheck.lock", site)
    config = {"repos": [{"repo": str(home), "rev": commit, "hooks": [{"id": "licensecheck"}]}]}
    (site / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (site / "posts" / "article.md").write_text(WRONG, encoding="utf-8")
    (site / "posts" / "data.bin").write_bytes(b"\x00")
    repository(site)

    def hook() -> subprocess.CompletedProcess[str]:
        command = (sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never")
        return run(site, *command, PRE_COMMIT_HOME=str(tmp_path / "home"))

    wrong = hook()
    assert wrong.returncode == 1, wrong.stdout + wrong.stderr
    assert "posts/article.md:8:102: LC108 error" in wrong.stdout
    assert "1 document, 1 picture, 1 credit" in wrong.stdout
    (site / "posts" / "article.md").write_text(RIGHT, encoding="utf-8")
    right = hook()
    assert right.returncode == 0, right.stdout + right.stderr
