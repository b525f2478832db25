"""Repositories of git, made for a test and used as by a user without settings of his own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def need_git() -> None:
    """Skip the test, loudly, where git is not installed; in CI that is a failure."""
    if shutil.which("git") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("git is not installed; .ci/run installs it")
        pytest.skip("NO GIT: nothing was run in a repository")


def run(folder: Path, *command: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a command in `folder` and return what it printed."""
    names = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}  # fmt: skip
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") and k != "PYTHONPATH"}
    options = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **names, **environ}
    return subprocess.run(
        command, cwd=folder, env={**inherited, **options}, capture_output=True, text=True, timeout=300, check=False
    )


def repository(folder: Path) -> str:
    """Make `folder` a repository with everything in it committed; return the commit."""
    for command in (("git", "init", "-q"), ("git", "add", "-A"), ("git", "commit", "-q", "--no-verify", "-m", "all")):
        done = run(folder, *command)
        assert done.returncode == 0, done.stderr
    return run(folder, "git", "rev-parse", "HEAD").stdout.strip()
