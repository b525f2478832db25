"""A source of facts with a cache before it."""

from __future__ import annotations

from licensecheck.evidence.source import histories, notes_of, service_down
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from licensecheck.evidence.cache import Cache
    from licensecheck.evidence.source import FactSource, Note
    from licensecheck.model.facts import FileFacts, Lookup


class Cached:
    """Asks the cache, and the wiki only for what the cache does not hold; stores what the wiki answered.

    Args:
        cache: of the same wiki.
        wiki: who is asked else.
        renew: ask the wiki for everything, and only store.
    """

    def __init__(self, cache: Cache, wiki: FactSource, *, renew: bool = False) -> None:
        self._cache = cache
        self._wiki = wiki
        self._renew = renew
        self._from_cache: set[str] = set()

    @property
    def notes(self) -> tuple[Note, ...]:
        """What is to be said of the cache, at most one thing, and of the wiki."""
        return (*self._cache.notes, *notes_of(self._wiki))

    @property
    def service_down(self) -> bool | None:
        """Whether the wiki gave nothing; what the cache held does not hide that."""
        return service_down(self._wiki)

    def files(self, titles: Sequence[str]) -> dict[str, FileFacts]:
        """Return the facts of each title, asking the wiki once for all that the cache does not hold."""
        held = {} if self._renew else self._cache.files(titles)
        self._from_cache.update(held)
        missing = [t for t in dict.fromkeys(titles) if t not in held]
        asked = self._wiki.files(missing) if missing else {}
        self._cache.put(asked.values())
        return {t: held[t] if t in held else asked[t] for t in titles}

    def lookups(self, keys: Sequence[str]) -> dict[str, Lookup]:
        """Return what each key leads to, asking the wiki once for all that the cache does not hold."""
        held = {} if self._renew else self._cache.lookups(keys)
        missing = [k for k in dict.fromkeys(keys) if k not in held]
        asked = self._wiki.lookups(missing) if missing else {}
        self._cache.put(asked.values())
        return {k: held[k] if k in held else asked[k] for k in keys}

    def confirm(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Return the facts as the wiki confirms them.

        What came from the cache unconfirmed and is not of this hour is asked for anew, so that both answers tell of one day.
        """
        renewed = self.renew({key: facts for key, facts in files.items() if not facts.confirmed})
        found = self._wiki.confirm({**files, **renewed})
        self._cache.put(facts for key, facts in found.items() if facts != files[key])
        return found

    def histories(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Return the facts with their history as the wiki tells it; a history that could not be read is not stored."""
        found = histories(self._wiki, files)
        self._cache.put(f for f in found.values() if f.history is not None and f.history.state == "answered")
        return found

    def renew(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Ask anew for the facts that came from the cache and were read more than an hour ago.

        Nothing is to be held against a credit that was true last week and may be no longer.

        Returns:
            By the same keys what was answered; facts of other origin, and what could not be read, are left out.
        """
        old = {
            k: f.asked for k, f in files.items() if f.asked in self._from_cache and not self._cache.is_of_this_hour(f)
        }
        asked = self._wiki.files(list(dict.fromkeys(old.values()))) if old else {}
        self._cache.put(asked.values())
        answered = {key: asked[title] for key, title in old.items() if asked[title].state != "unavailable"}
        self._from_cache.difference_update(facts.asked for facts in answered.values())
        return answered
