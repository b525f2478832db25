"""What a source of facts is, and the sources that need neither disk nor network."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.model.facts import FileFacts, Lookup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Protocol

    Note = tuple[str, str, tuple[tuple[str, str], ...]]
else:
    Protocol = object

NOT_LOCKED = "unavailable.not-locked"
OFFLINE = "unavailable.offline"


class FactSource(Protocol):
    """Answers for many names at once. Every name that was asked gets an answer; "could not look" is one."""

    def files(self, titles: Sequence[str]) -> dict[str, FileFacts]:
        """Return the facts of each file, by the title that was asked ("File:X.jpg")."""

    def lookups(self, keys: Sequence[str]) -> dict[str, Lookup]:
        """Return what each key leads to: "pageid:123", "sha1:<hex>" or "search:<words>"."""

    def confirm(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Return the same facts by the same keys, with every license witness read where the source can read more."""


def unread_file(title: str, reason: str) -> FileFacts:
    """Return the facts that say: this file could not be looked up."""
    return FileFacts(title=title, asked=title, state="unavailable", reason=reason)


def unread_lookup(key: str, reason: str) -> Lookup:
    """Return the lookup that says: this could not be looked up."""
    return Lookup(key=key, state="unavailable", reason=reason)


def notes_of(source: FactSource) -> tuple[Note, ...]:
    """Return what a source has to say of itself, apart from its answers: path, message id, parameters."""
    notes: tuple[Note, ...] = getattr(source, "notes", ())
    notices: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = getattr(source, "notices", ())
    return (*notes, *((getattr(source, "api_url", ""), *notice) for notice in notices))


def renew(source: FactSource, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
    """Return, of `files`, those that a source had kept for a while and has now asked for anew; by the same keys."""
    method = getattr(source, "renew", None)
    renewed: dict[str, FileFacts] = method(files) if method is not None else {}
    return renewed


def histories(source: FactSource, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
    """Return, of `files`, those whose earlier states a source could be asked for, with what it told; by the same keys."""
    method = getattr(source, "histories", None)
    told: dict[str, FileFacts] = method(files) if method is not None else {}
    return {key: facts for key, facts in told.items() if facts is not files[key]}


def knows_pictures(source: FactSource) -> bool:
    """Whether the SHA-1 of a picture may lead to a file here, so that it is worth reading the picture."""
    known: bool = getattr(source, "knows_pictures", True)
    return known


def service_down(source: FactSource) -> bool | None:
    """Whether a source asked its service and could read nothing at all; None where it does not say."""
    down: bool | None = getattr(source, "service_down", None)
    return down


class Offline:
    """Knows nothing and opens nothing: every answer is "unavailable", because the user is offline."""

    knows_pictures = False

    def files(self, titles: Sequence[str]) -> dict[str, FileFacts]:
        """Return "unavailable" for each title."""
        return {title: unread_file(title, OFFLINE) for title in titles}

    def lookups(self, keys: Sequence[str]) -> dict[str, Lookup]:
        """Return "unavailable" for each key."""
        return {key: unread_lookup(key, OFFLINE) for key in keys}

    def confirm(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Return the facts as they are."""
        return dict(files)


class Layered:
    """Asks `first`, and `then` only for what `first` has no record of."""

    def __init__(self, first: FactSource, then: FactSource) -> None:
        self._first = first
        self._then = then

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the two have to say of themselves."""
        return (*notes_of(self._first), *notes_of(self._then))

    @property
    def service_down(self) -> bool | None:
        """Whether the service behind `then` gave nothing; what `first` knew does not hide that."""
        return service_down(self._then)

    def files(self, titles: Sequence[str]) -> dict[str, FileFacts]:
        """Return the facts of each title, asking `then` once for all that `first` does not know."""
        found = self._first.files(titles)
        missing = [t for t in titles if found[t].reason == NOT_LOCKED]
        return found | self._then.files(missing) if missing else found

    def lookups(self, keys: Sequence[str]) -> dict[str, Lookup]:
        """Return what each key leads to, asking `then` once for all that `first` does not know."""
        found = self._first.lookups(keys)
        missing = [k for k in keys if found[k].reason == NOT_LOCKED]
        return found | self._then.lookups(missing) if missing else found

    def confirm(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Return the facts as `then` confirms them."""
        return self._then.confirm(files)

    def histories(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Return the facts whose history `then` could be asked for, with what it told."""
        return histories(self._then, files)

    def renew(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Return what `then` has asked for anew; what `first` knows is never asked for."""
        return renew(self._then, files)
