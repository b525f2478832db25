"""Fixtures for all rooms."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings

settings.register_profile("no clock", deadline=None)  # how long an example takes is measured in benchmarks/
settings.load_profile("no clock")

pytest_plugins = ["mediawiki.plugin"]  # the fixtures `mediawiki` and `api_log`

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder for each test alone: what one test was answered is no answer for the next, nor for the user."""
    folder = tmp_path_factory.getbasetemp() / "caches" / uuid4().hex
    monkeypatch.setenv("LICENSECHECK_CACHE_DIR", str(folder))
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference data, which is not part of this repository: `../shared` or LICENSECHECK_REFERENCE_DATA."""
    path = Path(os.environ.get("LICENSECHECK_REFERENCE_DATA", ROOT.parent / "shared"))
    if not (path / "commons-api").is_dir():
        pytest.skip(f"REFERENCE DATA NOT AVAILABLE: {path} is not there")
    return path


@pytest.fixture
def clean_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git without the settings of the machine; a test that needs git skips where there is none, but never in CI."""
    if shutil.which("git") is None:
        assert not os.environ.get("CI"), "git is needed in CI"
        pytest.skip("GIT IS NOT INSTALLED: --diff is not tested")
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
