"""A stand-in for the library's checker: it remembers what it was asked and returns the report it was given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from licensecheck import api
from licensecheck.batch import Stream
from licensecheck.evidence.refresh import Refreshed
from licensecheck.model import FileFacts, Lookup, Problem, Report, Suggestion
from licensecheck.suggest import suggest_for
from report.samples import report, stream


class FakeChecker:
    """Takes the place of `licensecheck.api.Checker`; `calls` holds (method, arguments), `settings` the last settings."""

    calls: list[tuple[Any, ...]]
    settings: dict[str, Any]
    against: Any
    report: Report
    locked: tuple[tuple[FileFacts, ...], tuple[Lookup, ...], tuple[Problem, ...]]
    refreshed: dict[str, Refreshed]
    suggestions: dict[str, tuple[Suggestion | None, FileFacts | None]]

    def __init__(self, **settings: Any) -> None:
        type(self).settings = settings

    def stream_credit(self, text: str, **options: Any) -> Stream:
        """Remember the call."""
        self.calls.append(("credit", text, options))
        return stream(self.report)

    def stream_paths(self, paths: list[str], *, against: Any = None, **options: Any) -> Stream:
        """Remember the call."""
        type(self).against = against
        self.calls.append(("paths", list(paths), options))
        return stream(self.report)

    def lock(self, paths: list[str]) -> Any:
        """Remember the call."""
        self.calls.append(("lock", list(paths)))
        return self.locked

    def refresh(self) -> Refreshed:
        """Return what was prepared for the lockfile."""
        self.calls.append(("refresh", self.settings["lockfile"]))
        return self.refreshed[self.settings["lockfile"]]

    def suggest(
        self, names: list[str], *, language: str = "en"
    ) -> list[tuple[str, Suggestion | None, FileFacts | None]]:
        """Return what was prepared for each name; a credit that is there, in the language asked for."""
        prepared = [(name, *self.suggestions[name]) for name in names]
        return [(n, suggest_for(facts, language) if right and facts else None, facts) for n, right, facts in prepared]


@pytest.fixture
def checker(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> type[FakeChecker]:
    """The fake in place of the real checker, in an empty folder and with a clean environment."""

    class Fresh(FakeChecker):
        """A class of its own for each test, so that nothing is remembered from one to the next."""

    Fresh.calls, Fresh.settings, Fresh.report = [], {}, report()
    Fresh.locked, Fresh.suggestions, Fresh.refreshed = ((), (), ()), {}, {}
    monkeypatch.setattr(api, "Checker", Fresh)
    monkeypatch.chdir(tmp_path)
    for name in ("API_URL", "CONTACT", "DEBUG"):
        monkeypatch.delenv(f"LICENSECHECK_{name}", raising=False)
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()
    return Fresh
