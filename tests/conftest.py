"""Fixtures for all rooms."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest_plugins = ["mediawiki.plugin"]  # the fixtures `mediawiki` and `api_log`

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference data, which is not part of this repository: `../shared` or LICENSECHECK_REFERENCE_DATA."""
    path = Path(os.environ.get("LICENSECHECK_REFERENCE_DATA", ROOT.parent / "shared"))
    if not (path / "commons-api").is_dir():
        pytest.skip(f"REFERENCE DATA NOT AVAILABLE: {path} is not there")
    return path
