"""Questions that take more than one request: answers in parts, and whether a wiki that misses everything is sound."""

from __future__ import annotations

from licensecheck.commons.answers import Merged
from licensecheck.commons.client import UnavailableError
from licensecheck.commons.retry import Outcome
from licensecheck.commons.titles import CUT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from licensecheck.commons.client import ApiClient

MAX_PARTS = 200
"""Parts of one continued answer that are fetched."""
COMMONS_HOST = "commons.wikimedia.org"
CANARY = "File:Example.jpg"
"""A file that Commons must have: its pages on how to use files are built on it, and it is protected."""
CANARY_SECONDS = 300.0
"""How long a wiki that was found sound is believed to be."""


class Questions:
    """Asks one wiki. clock: monotonic seconds. now: the time in UTC, ISO 8601."""

    def __init__(self, client: ApiClient, clock: Callable[[], float], now: Callable[[], str]) -> None:
        self.client, self.now = client, now
        self._clock = clock
        self._sound_until = float("-inf")
        self._found = False

    def continued(self, purpose: str, params: Mapping[str, str]) -> tuple[Merged, Outcome | None]:
        """Ask, and go on until the answer is whole; also returns why it stopped before that."""
        merged = Merged()
        step: dict[str, str] = {}
        seen: set[tuple[tuple[str, str], ...]] = set()
        for _ in range(MAX_PARTS):
            try:
                answer = self.client.ask(purpose, {**params, **step})
            except UnavailableError as error:
                return merged, error.outcome
            following = merged.add(answer)
            if following is None:
                return merged, None
            mark = tuple(sorted(following.items()))
            if mark in seen:
                break
            seen.add(mark)
            purpose, step = "continuations", following
        return merged, CUT

    def in_turn(self, purpose: str, lots: Sequence[Mapping[str, str]]) -> Iterator[tuple[Merged, Outcome | None]]:
        """Ask several questions about titles, as `continued` does, one after the other: the next one while the last answer is read.

        Whoever takes the answers must ask nothing else until the last of them came: one request is in flight at a time.
        """
        from threading import Thread

        for number, params in enumerate(lots):
            if number == 0:
                answer = self._told(purpose, params)
            if number + 1 == len(lots):
                yield answer
                return
            ahead = _Ahead(lambda n=number: self._told(purpose, lots[n + 1]))  # type: ignore[misc]
            thread = Thread(target=ahead.run, name="licensecheck-ahead", daemon=True)
            thread.start()
            try:
                yield answer
            finally:
                thread.join()
            answer = ahead.result()

    def _told(self, purpose: str, params: Mapping[str, str]) -> tuple[Merged, Outcome | None]:
        self.client.tell("ask", purpose="files", count=str(params["titles"].count("|") + 1))
        return self.continued(purpose, params)

    def found_something(self) -> None:
        """Note that the wiki knows files: a single title that is missing casts no doubt on it."""
        self._found = True

    def doubt(self, titles: int) -> Outcome | None:
        """Say why an answer in which every title is missing is not believed; None if it is.

        A wiki behind a broken proxy, or an empty copy of one, misses everything. Commons is asked for a file that must
        exist, another wiki for what it says about itself: once in five minutes at most, and not for a single title where
        files were found before.

        Args:
            titles: how many titles are missing.
        """
        if self._clock() < self._sound_until or (titles < 2 and self._found):
            return None
        on_commons = self.client.host == COMMONS_HOST
        self.client.tell("canary", count=str(titles))
        try:
            if on_commons:
                params = {"titles": CANARY, "prop": "imageinfo", "iiprop": "sha1"}
            else:
                params = {"meta": "siteinfo", "siprop": "general"}
            answer = self.client.ask("canaries", params)
        except UnavailableError as error:
            return error.outcome
        sound = _has_canary(answer) if on_commons else _is_mediawiki(answer)
        if not sound:
            why = CANARY if on_commons else "a word about itself"
            return Outcome("not-sound", None, (("count", str(titles)), ("canary", why)))
        self._sound_until = self._clock() + CANARY_SECONDS
        return None


class _Ahead:
    """Work done in another thread, with what came of it."""

    def __init__(self, work: Callable[[], tuple[Merged, Outcome | None]]) -> None:
        self._work = work
        self._answer: tuple[Merged, Outcome | None] | None = None
        self._error: BaseException | None = None

    def run(self) -> None:
        """Do the work; never raises."""
        try:
            self._answer = self._work()
        except BaseException as error:  # handed over by result()
            self._error = error

    def result(self) -> tuple[Merged, Outcome | None]:
        """Return the answer, or raise what went wrong."""
        if self._error is not None:
            raise self._error
        assert self._answer is not None
        return self._answer


def _has_canary(answer: Mapping[str, object]) -> bool:
    merged = Merged()
    merged.add(dict(answer))
    page = merged.pages.get(CANARY, {})
    return bool(page.get("imageinfo")) and "missing" not in page


def _is_mediawiki(answer: Mapping[str, object]) -> bool:
    query = answer.get("query")
    general = query.get("general") if isinstance(query, dict) else None
    return isinstance(general, dict) and str(general.get("generator", "")).startswith("MediaWiki")
