"""Fixtures that hand a real MediaWiki to the tests, and the last words of the run about it.

LICENSECHECK_MEDIAWIKI=required (or CI=true): a wiki that cannot be had fails the run. LICENSECHECK_MEDIAWIKI=skip: not
even tried. LICENSECHECK_MEDIAWIKI_URL: address of a wiki that already runs on loopback (started by
`python tests/mediawiki/server.py serve`), for those who have no root and no apt-get. LICENSECHECK_MEDIAWIKI_ROOT: where
code and instance lie, instead of `.mediawiki/`.
"""

from __future__ import annotations

import itertools
import json
import os
import urllib.request
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from mediawiki.server import Shared, UnavailableError, root

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from _pytest.terminal import TerminalReporter

NOT_TESTED = "NOT TESTED AGAINST A REAL MEDIAWIKI"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_numbers = itertools.count(1)


def required() -> bool:
    """Tell whether a missing wiki fails the run."""
    return os.environ.get("LICENSECHECK_MEDIAWIKI") == "required" or os.environ.get("CI") == "true"


class Request:
    """One request that the wiki got.

    params: of address and body, by name. kind: "first" (file information for titles), "second" (templates, categories
    or structured data for titles, without file information), "continuation" (either of them continued), "logs", "search",
    "lookup" (by page number or SHA-1), "history" (revisions of one page), "other". time: when it came, in seconds.
    """

    def __init__(self, line: dict[str, Any]) -> None:
        self.method: str = line["method"]
        self.path: str = line["path"]
        self.time: float = line["time"]
        self.agent: str = line["agent"]
        self.params: dict[str, str] = {key: str(value) for key, value in line["params"].items()}
        self.kind = self._kind()

    def __repr__(self) -> str:
        return f"<{self.kind} {self.params}>"

    @property
    def titles(self) -> list[str]:
        """The titles asked for."""
        return [title for title in self.params.get("titles", "").split("|") if title]

    def _kind(self) -> str:
        props, lists = (self.params.get(name, "").split("|") for name in ("prop", "list"))
        if any(name.endswith("continue") and value for name, value in self.params.items()):
            return "continuation"
        if self.params.get("action") == "wbgetentities":
            return "structured"
        if "logevents" in lists:
            return "logs"
        if "search" in lists or self.params.get("generator") == "search":
            return "search"
        if "allimages" in lists or "pageids" in self.params:
            return "lookup"
        if "revisions" in props:
            return "history"
        if self.titles and "imageinfo" in props:
            return "first"
        return "second" if self.titles else "other"


class ApiLog:
    """The requests of one test. `api_url` is an address of the API that only this test uses.

    Called, it gives the requests since the last `mark()` (or all): `[r.kind for r in api_log()]`.
    """

    def __init__(self, wiki: str, token: str) -> None:
        self.wiki = wiki
        self.token = token
        self._marked = 0

    @property
    def api_url(self) -> str:
        """Address of the API whose requests are counted for this test alone."""
        return self.with_switches()

    def with_switches(self, **switches: str | int) -> str:
        """Return the same with switches thrown for its requests: lag=12, maxResultSize=9000."""
        words = "".join(f";{name}={value}" for name, value in switches.items())
        return f"{self.wiki}/t/{self.token}{words}/w/api.php"

    def mark(self) -> None:
        """Forget the requests until now."""
        self._marked = len(self._all())

    def __call__(self) -> list[Request]:
        """Return the API requests since the mark, in the order in which they came."""
        return self._all()[self._marked :]

    def kinds(self) -> dict[str, int]:
        """Return how many requests of each kind came since the mark."""
        found: dict[str, int] = {}
        for request in self():
            found[request.kind] = found.get(request.kind, 0) + 1
        return found

    def _all(self) -> list[Request]:
        with urllib.request.urlopen(f"{self.wiki}/log?token={self.token}", timeout=30) as answer:
            lines = answer.read().decode().splitlines()
        requests = [Request(json.loads(line)) for line in lines]
        return [request for request in requests if request.path == "/w/api.php"]


def _given() -> str:
    """The wiki that the environment names.

    Raises:
        UnavailableError: it is not on loopback or is not ours.
    """
    parts = urlsplit(os.environ["LICENSECHECK_MEDIAWIKI_URL"])
    if parts.scheme != "http" or parts.hostname not in LOOPBACK:
        raise UnavailableError(f"LICENSECHECK_MEDIAWIKI_URL must be http on loopback, not {parts.geturl()}")
    wiki = f"http://{parts.netloc}"
    try:
        with urllib.request.urlopen(f"{wiki}/log?token=none", timeout=30) as answer:
            if answer.headers.get_content_type() != "application/jsonl":
                raise UnavailableError(f"{wiki} is not served by tests/mediawiki/server.py")
    except OSError as error:
        raise UnavailableError(f"{wiki} does not answer: {error}") from error
    return wiki


@pytest.fixture(scope="session")
def mediawiki() -> Iterator[str]:
    """The address of a real MediaWiki on loopback ("http://127.0.0.1:41234"), seeded by `plan.py`; its API is at /w/api.php."""
    shared = Shared(root())
    try:
        if os.environ.get("LICENSECHECK_MEDIAWIKI") == "skip":
            raise UnavailableError("LICENSECHECK_MEDIAWIKI=skip")
        given = bool(os.environ.get("LICENSECHECK_MEDIAWIKI_URL"))
        wiki = _given() if given else shared.acquire(os.environ.get("PYTEST_XDIST_TESTRUNUID", ""))
    except UnavailableError as error:
        reason = f"{NOT_TESTED}: {error}"
        if required():
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    yield wiki
    shared.release()


@pytest.fixture
def api_log(mediawiki: str) -> ApiLog:
    """The wiki's access log for this test alone: give the product `api_log.api_url` and ask `api_log()` afterwards."""
    return ApiLog(mediawiki, f"{os.getpid()}-{next(_numbers)}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that uses the wiki, so that `-m mediawiki` finds them and the last words can count them."""
    for item in items:
        if "mediawiki" in getattr(item, "fixturenames", ()):
            item.add_marker("mediawiki")
            item.user_properties.append(("mediawiki", True))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Generator[None, object, object]:
    """Say, after everything else, how many tests ran against a real MediaWiki, or in red that none did."""
    result = yield
    reporter: TerminalReporter | None = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None:
        for words, red in last_words(reporter.stats):
            reporter.write_line(words, red=red, green=not red, bold=True)
    return result


def last_words(stats: dict[str, list[Any]]) -> list[tuple[str, bool]]:
    """Return the lines to print, each with whether it is red; nothing if no test wanted the wiki."""
    ran = 0
    reason = ""
    for report in itertools.chain.from_iterable(stats.values()):
        if not isinstance(report, pytest.TestReport) or ("mediawiki", True) not in map(tuple, report.user_properties):
            continue
        if report.when == "call" and report.outcome in ("passed", "failed"):
            ran += 1
        elif report.when == "setup" and NOT_TESTED in report.longreprtext:
            reason = report.longreprtext.partition(NOT_TESTED)[2].lstrip(": ").rstrip("')\n")
    lines = [(f"tested against a real MediaWiki: {ran} tests", False)] if ran else []
    if reason:
        lines.append((f"{NOT_TESTED}: {reason}", True))
    return lines
