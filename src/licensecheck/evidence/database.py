"""An SQLite file in the user's cache folder: trouble with it is one note, never an error of the run.

Several processes may use it at once. A broken file is set aside, one that cannot be opened is not used for the run.
"""

from __future__ import annotations

import os

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from typing import Any

    from licensecheck.evidence.source import Note

BUSY_SECONDS = 5.0
"""How long one waits for another process that writes."""


def default_folder() -> str:
    """Return the folder for caches of this program that the system gives to its user."""
    from platformdirs import user_cache_dir

    return user_cache_dir("licensecheck", appauthor=False)


class Database:
    """One file, opened when it is first asked; nothing it does raises an error of the disk or of SQLite.

    Args:
        folder: made if need be; None for the user's cache folder.
        name: of the file in it.
        tables: SQL statements that make its tables, if they are not there.
        format: number of the shape of the tables (`user_version`); a file with another number is not ours.
    """

    def __init__(self, folder: str | None, name: str, tables: tuple[str, ...], format: int) -> None:
        self._folder = folder
        self._name = name
        self._tables = tables
        self._format = format
        self.connection: sqlite3.Connection | None = None
        self._seen: os.stat_result | None = None
        self._off = False
        self.notes: list[Note] = []

    def __del__(self) -> None:
        self.close()

    @property
    def path(self) -> str:
        """The path of the file."""
        if self._folder is None:
            self._folder = default_folder()
        return os.path.join(self._folder, self._name)

    def close(self) -> None:
        """Close the file; it is opened again when it is asked again."""
        db, self.connection = self.connection, None
        if db is None:
            return
        try:
            db.close()
        except Exception:  # of a broken file; nothing may be imported here, the interpreter may be shutting down
            return

    def attempt(self, work: Callable[[sqlite3.Connection], Any], otherwise: Any) -> Any:
        """Do `work` on the open file; after trouble the file is not used for the rest of the run."""
        if self._off:
            return otherwise
        import sqlite3

        try:
            if self.connection is None:
                self._seen = os.stat(self.path) if os.path.exists(self.path) else None
                self.connection = open_file(self.path, self._tables, self._format)
                self._seen = self._seen or os.stat(self.path)
            return work(self.connection)
        except sqlite3.Error as error:
            self._give_up(error)
        except OSError as error:
            self._note("cache.unusable", why=error.strerror or str(error))
        self._off = True
        return otherwise

    def write(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do `work` in one transaction, all of it or nothing."""
        self.attempt(lambda db: _transaction(db, work), None)

    def _give_up(self, error: sqlite3.Error) -> None:
        self.close()
        aside = set_aside(self.path, self._seen) if is_broken(error) else None
        if aside is None:
            self._note("cache.unusable", why=str(error))
        else:
            self._note("cache.broken", aside=aside)

    def _note(self, message_id: str, **params: str) -> None:
        self.notes.append((self.path, message_id, tuple(params.items())))


def _transaction(db: sqlite3.Connection, work: Callable[[sqlite3.Connection], None]) -> None:
    db.execute("BEGIN IMMEDIATE")
    try:
        work(db)
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def open_file(path: str, tables: tuple[str, ...], format: int) -> sqlite3.Connection:
    """Open the file at `path`, and make it and its folder if they are not there.

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
        if db.execute("PRAGMA user_version").fetchone()[0] != format:
            _make(db, tables, format)
        db.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        db.close()
        raise
    return db


def _make(db: sqlite3.Connection, tables: tuple[str, ...], format: int) -> None:
    """Make the tables in a new file; of several processes that do so at once one makes them."""
    import sqlite3

    try:
        db.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if is_broken(error):
            raise
        # another process has it open: it sets the mode, or nobody does, and all works but for the speed
    db.execute("BEGIN IMMEDIATE")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version not in (0, format):
        db.execute("ROLLBACK")
        raise sqlite3.DatabaseError("the file is of another program")
    for statement in tables:
        db.execute(statement)
    db.execute(f"PRAGMA user_version = {format}")
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
