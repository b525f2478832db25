"""The cache: what the wiki answered, kept for some days in an SQLite file in the user's cache folder.

One record per wiki and name, not per HTTP answer: an answer for fifty titles has another address as soon as one title is
another. Several processes may use it at once. Trouble with it is never an error of the run: it goes on without a cache,
and says so once. A failure to look is never stored as an answer.
"""

from __future__ import annotations

import os
import time

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
BUSY_SECONDS = 5.0
AHEAD_SECONDS = 300.0
"""How far the time of a record may lie in our future before it is not believed."""

_TABLE = """CREATE TABLE IF NOT EXISTS facts (
 api TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, read_at INTEGER NOT NULL, body BLOB NOT NULL,
 PRIMARY KEY (api, name))"""
_INDEX = "CREATE INDEX IF NOT EXISTS facts_read_at ON facts (read_at)"
_PUT = """INSERT INTO facts VALUES (?, ?, ?, ?, ?) ON CONFLICT (api, name)
 DO UPDATE SET kind = excluded.kind, read_at = excluded.read_at, body = excluded.body
 WHERE excluded.read_at >= facts.read_at"""
_SELECT = "SELECT name, kind, read_at, body FROM facts WHERE api = ? AND name IN ({marks})"


def default_folder() -> str:
    """Return the folder for caches of this program that the system gives to its user."""
    from platformdirs import user_cache_dir

    return user_cache_dir("licensecheck", appauthor=False)


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
        self._folder = folder
        self._seconds = {FILE: fresh_days * DAY}
        self._seconds_absent = fresh_days_absent * DAY
        self._clock = clock
        self._db: sqlite3.Connection | None = None
        self._seen: os.stat_result | None = None
        self._off = False
        self._purged = False
        self.notes: list[Note] = []

    def __del__(self) -> None:
        self.close()

    @property
    def path(self) -> str:
        """The path of the cache file."""
        if self._folder is None:
            self._folder = default_folder()
        return os.path.join(self._folder, filename())

    def close(self) -> None:
        """Close the file; it is opened again when it is asked again."""
        db, self._db = self._db, None
        if db is None:
            return
        try:
            db.close()
        except Exception:  # of a broken file; nothing may be imported here, the interpreter may be shutting down
            return

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
            self._try(lambda db: self._write(db, rows), None)

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
            for name, kind, read_at, body in self._try(_fetch(query, (self._api_url, *batch)), []):
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
        db.execute("BEGIN IMMEDIATE")
        try:
            db.executemany(_PUT, rows)
            if not self._purged:
                db.execute("DELETE FROM facts WHERE read_at < ?", (int(self._clock() - KEEP_DAYS * DAY),))
                self._purged = True
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")

    def _try(self, work: Callable[[sqlite3.Connection], Any], otherwise: Any) -> Any:
        """Do `work` on the open file; after trouble the cache is off for the rest of the run."""
        if self._off:
            return otherwise
        import sqlite3

        try:
            if self._db is None:
                self._seen = os.stat(self.path) if os.path.exists(self.path) else None
                self._db = open_file(self.path)
                self._seen = self._seen or os.stat(self.path)
            return work(self._db)
        except sqlite3.Error as error:
            self._give_up(error)
        except OSError as error:
            self._note("cache.unusable", why=error.strerror or str(error))
        self._off = True
        return otherwise

    def _give_up(self, error: sqlite3.Error) -> None:
        self.close()
        aside = set_aside(self.path, self._seen) if is_broken(error) else None
        if aside is None:
            self._note("cache.unusable", why=str(error))
        else:
            self._note("cache.broken", aside=aside)

    def _note(self, message_id: str, **params: str) -> None:
        self.notes.append((self.path, message_id, tuple(params.items())))


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


def open_file(path: str) -> sqlite3.Connection:
    """Open the cache file at `path`, and make it and its folder if they are not there.

    Raises:
        OSError: the folder cannot be made.
        sqlite3.Error: the file cannot be opened, or is none of ours.
    """
    import sqlite3

    folder = os.path.dirname(path)
    if not os.path.isdir(folder):
        os.makedirs(folder, mode=0o700, exist_ok=True)
    # whichever thread drops the last reference closes it; it is never used by two at once
    db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        if db.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
            _make(db)
        db.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        db.close()
        raise
    return db


def _make(db: sqlite3.Connection) -> None:
    """Make the table in a new file; of several processes that do so at once one makes it."""
    import sqlite3

    try:
        db.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if is_broken(error):
            raise
        # another process has it open: it sets the mode, or nobody does, and all works but for the speed
    db.execute("BEGIN IMMEDIATE")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version not in (0, FORMAT):
        db.execute("ROLLBACK")
        raise sqlite3.DatabaseError("the file is of another program")
    db.execute(_TABLE)
    db.execute(_INDEX)
    db.execute(f"PRAGMA user_version = {FORMAT}")
    db.execute("COMMIT")


def is_broken(error: sqlite3.Error) -> bool:
    """Say whether an error tells that the file itself is no good: cut, overwritten, of another program."""
    import sqlite3

    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # raised by Python: our own complaint, or text that is no UTF-8
        return type(error) in (sqlite3.DatabaseError, sqlite3.OperationalError)
    return (code & 0xFF) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def set_aside(path: str, seen: os.stat_result | None) -> str | None:
    """Rename a broken file, with its side files; return its new path, or None if that cannot be done.

    `seen`: the file that was found to be broken. Where another process has put a new one in its place that is left alone.
    """
    aside = f"{path}.broken"
    try:
        if seen is not None and not os.path.samestat(seen, os.stat(path)):
            return aside
        os.replace(path, aside)
        for suffix in ("-wal", "-shm"):
            if os.path.lexists(path + suffix):
                os.replace(path + suffix, aside + suffix)
    except OSError:
        return None
    return aside
