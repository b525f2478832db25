"""Where no MediaWiki can be had, the run says so in its last line, and fails where one is demanded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ONE = "tests/mediawiki/test_mediawiki_itself.py::test_crowded_pages_are_continued"
HOME = Path(__file__).resolve().parent.parent.parent


def run(*words: str, **environment: str) -> tuple[int, str]:
    """Run one test that wants the wiki in another process; return exit code and last line."""
    kept = {k: v for k, v in os.environ.items() if k != "CI" and not k.startswith(("LICENSECHECK_", "PYTEST_"))}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--color=no", ONE, *words]
    done = subprocess.run(command, cwd=HOME, env=kept | environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.strip().splitlines()[-1]


@pytest.mark.parametrize("words", [(), ("-n", "2")], ids=["one process", "workers"])
def test_a_missing_wiki_is_a_loud_skip(words: tuple[str, ...]) -> None:
    assert run(*words, LICENSECHECK_MEDIAWIKI="skip") == (
        0,
        "NOT TESTED AGAINST A REAL MEDIAWIKI: LICENSECHECK_MEDIAWIKI=skip",
    )


@pytest.mark.parametrize("demand", [{"CI": "true"}, {"LICENSECHECK_MEDIAWIKI": "required"}], ids=["CI", "required"])
def test_a_missing_wiki_fails_where_it_is_demanded(demand: dict[str, str]) -> None:
    code, words = run(LICENSECHECK_MEDIAWIKI_URL="http://127.0.0.1:9", **demand)
    assert code == 1
    assert words.startswith("NOT TESTED AGAINST A REAL MEDIAWIKI: http://127.0.0.1:9 does not answer")


def test_only_loopback_is_asked() -> None:
    code, words = run(LICENSECHECK_MEDIAWIKI_URL="https://commons.wikimedia.org")
    assert code == 0
    assert words == (
        "NOT TESTED AGAINST A REAL MEDIAWIKI: "
        "LICENSECHECK_MEDIAWIKI_URL must be http on loopback, not https://commons.wikimedia.org"
    )


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A folder for the wiki that is none: the reason names it."""
    place = tmp_path / "file"
    place.touch()
    code, words = run(LICENSECHECK_MEDIAWIKI_ROOT=str(place / "below"))
    assert code == 0
    assert words.startswith(f"NOT TESTED AGAINST A REAL MEDIAWIKI: cannot write {place / 'below'}")
