"""The cache: what the wiki answered, kept for some days in an SQLite file in the user's cache folder.

One record per wiki and name, not per HTTP answer: an answer for fifty titles has another address as soon as one title is
another. Several processes may use it at once. Trouble with it is never an error of the run: it goes on without a cache,
and says so once. A failure to look is never stored as an answer.
"""

from __future__ import annotations

import time

from licensecheck.evidence.database import Database
from licensecheck.evidence.record import FILE, kind_of, name_of
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.model.facts import Candidate, FileFacts, LogEntry, Lookup, Witness

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from licensecheck.evidence.source import Note

FORMAT = 1
HOUR, DAY = 3600.0, 86_400.0
FRESH_DAYS = 7.0
FRESH_DAYS_ABSENT = 1.0
KEEP_DAYS = 90.0
"""What nobody renewed for so long is deleted."""

BATCH = 50
AHEAD_SECONDS = 300.0
"""How far the time of a record may lie in our future before it is not believed."""

_TABLE = """CREATE TABLE IF NOT EXISTS facts (
 api TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, read_at INTEGER NOT NULL, body BLOB NOT NULL,
 PRIMARY KEY (api, name))"""
_INDEX = "CREATE INDEX IF NOT EXISTS facts_read_at ON facts (read_at)"
TABLES = (_TABLE, _INDEX)
_PUT = """INSERT INTO facts VALUES (?, ?, ?, ?, ?) ON CONFLICT (api, name)
 DO UPDATE SET kind = excluded.kind, read_at = excluded.read_at, body = excluded.body
 WHERE excluded.read_at >= facts.read_at"""
_SELECT = "SELECT name, kind, read_at, body FROM facts WHERE api = ? AND name IN ({marks})"


def filename() -> str:
    """Return the name of the cache file: another for each format, release and shape of the records.

    So a record is never read by a program that understands it differently; the file of the other is left alone.
    """
    from zlib import crc32

    from licensecheck._version import __version__

    shape = [(cls.__name__, cls._fields) for cls in (FileFacts, Lookup, Witness, LogEntry, Candidate)]
    shape += [(name, cls._fields) for name, cls in sorted(FileFacts.NESTED.items())]
    return f"facts-{FORMAT}-{crc32(repr((FORMAT, __version__, shape)).encode()):08x}.sqlite"


def seconds_of(read_at: str) -> int | None:
    """Return an ISO 8601 time as seconds since 1970, or None if it is none. Without a zone it is UTC."""
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(read_at)
    except ValueError:
        return None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


class Cache:
    """Records of one wiki. Opened when it is first asked; nothing it does raises an error of the disk or of SQLite.

    Args:
        api_url: the wiki whose answers it holds.
        folder: of the cache file, made if need be; None for the user's cache folder.
        fresh_days: age in days up to which the facts of a file are used. fresh_days_absent: the same for "there is no such
            file" and for look-ups, which may be true only until tomorrow.
        clock: seconds since 1970.
    """

    def __init__(
        self,
        api_url: str,
        folder: str | None = None,
        *,
        fresh_days: float = FRESH_DAYS,
        fresh_days_absent: float = FRESH_DAYS_ABSENT,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._api_url = api_url
        self._seconds = {FILE: fresh_days * DAY}
        self._seconds_absent = fresh_days_absent * DAY
        self._clock = clock
        self._purged = False
        self.database = Database(folder, filename(), TABLES, FORMAT)

    @property
    def notes(self) -> list[Note]:
        """What is to be said of the file, at most one thing."""
        return self.database.notes

    @property
    def path(self) -> str:
        """The path of the cache file."""
        return self.database.path

    def close(self) -> None:
        """Close the file; it is opened again when it is asked again."""
        self.database.close()

    def files(self, titles: Iterable[str]) -> dict[str, FileFacts]:
        """Return the fresh facts of those titles that it holds; the others are left out."""
        return {r.asked: r for r in self._get(titles) if isinstance(r, FileFacts)}

    def lookups(self, keys: Iterable[str]) -> dict[str, Lookup]:
        """Return the fresh look-ups of those keys that it holds; the others are left out."""
        return {r.key: r for r in self._get(keys) if isinstance(r, Lookup)}

    def put(self, records: Iterable[FileFacts | Lookup]) -> None:
        """Store what is an answer, in one transaction; a newer record is not replaced by an older one."""
        from licensecheck.evidence.compact import pack

        now, rows = self._clock(), []
        for record in records:
            kind, read_at = kind_of(record), seconds_of(record.read_at)
            if kind is None or read_at is None or not is_whole(record) or not _is_text(name_of(record)):
                continue
            if self._is_fresh(kind, read_at, now):
                rows.append((self._api_url, name_of(record), kind, read_at, pack(record)))
        if rows:
            self.database.write(lambda db: self._write(db, rows))

    def is_of_this_hour(self, facts: FileFacts) -> bool:
        """Say whether facts were read within the last hour."""
        read_at = seconds_of(facts.read_at)
        return read_at is not None and -AHEAD_SECONDS <= self._clock() - read_at < HOUR

    # --- the file ------------------------------------------------------------------------------------------------

    def _get(self, names: Iterable[str]) -> Iterator[FileFacts | Lookup]:
        from licensecheck.evidence.compact import unpack

        wanted, now = [n for n in dict.fromkeys(names) if _is_text(n)], self._clock()
        for start in range(0, len(wanted), BATCH):
            batch = wanted[start : start + BATCH]
            query = _SELECT.format(marks=", ".join("?" * len(batch)))
            for name, kind, read_at, body in self.database.attempt(_fetch(query, (self._api_url, *batch)), []):
                if not self._is_fresh(kind, read_at, now):
                    continue
                try:
                    record = unpack(kind, body)
                except ValueError:
                    continue  # asked again and overwritten
                if name_of(record) == name:
                    yield record

    def _is_fresh(self, kind: str, read_at: int, now: float) -> bool:
        return -AHEAD_SECONDS <= now - read_at < self._seconds.get(kind, self._seconds_absent)

    def _write(self, db: sqlite3.Connection, rows: Sequence[tuple[str, str, str, int, bytes]]) -> None:
        db.executemany(_PUT, rows)
        if not self._purged:
            db.execute("DELETE FROM facts WHERE read_at < ?", (int(self._clock() - KEEP_DAYS * DAY),))
            self._purged = True


def is_whole(record: FileFacts | Lookup) -> bool:
    """Say whether a record is all that a source reads: not one whose further answers failed and whose license is open."""
    if isinstance(record, Lookup) or record.state != "present":
        return True
    return record.settled or record.non_free or record.repository != "local" or (record.confirmed and record.structured)


def _is_text(name: str) -> bool:
    """Say whether UTF-8 can hold a name; stray bytes of a path cannot be stored."""
    return name.isascii() or not any("\ud800" <= c <= "\udfff" for c in name)


def _fetch(query: str, values: tuple[str, ...]) -> Callable[[sqlite3.Connection], Any]:
    return lambda db: db.execute(query, values).fetchall()
