"""Questions that take more than one request: answers in parts, and whether a wiki that misses everything is sound."""

from __future__ import annotations

from licensecheck.commons.answers import Merged
from licensecheck.commons.client import UnavailableError
from licensecheck.commons.retry import Outcome
from licensecheck.commons.titles import CUT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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


def _has_canary(answer: Mapping[str, object]) -> bool:
    merged = Merged()
    merged.add(dict(answer))
    page = merged.pages.get(CANARY, {})
    return bool(page.get("imageinfo")) and "missing" not in page


def _is_mediawiki(answer: Mapping[str, object]) -> bool:
    query = answer.get("query")
    general = query.get("general") if isinstance(query, dict) else None
    return isinstance(general, dict) and str(general.get("generator", "")).startswith("MediaWiki")
