"""What came out of documents, kept in the user's cache folder: a second run over the same articles need not judge again.

Kept only where nothing but the lockfile answers. A result is used again if the document's bytes and name, the program,
the settings, the lines of the lockfile that were asked for and the pictures that were looked at are the same; the key
holds all of them, so that nothing has to be thrown away when one changes.
"""

from __future__ import annotations

import os
import pickle
import time
from io import BytesIO

from licensecheck.batch.inputs import Done
from licensecheck.evidence.database import Database
from licensecheck.evidence.source import knows_pictures
from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from typing import Any

    from licensecheck.batch.inputs import Input
    from licensecheck.evidence import FactSource, Lockfile
    from licensecheck.model import FileFacts, Lookup

    Name = tuple[str, str]

FORMAT = 1
KEEP_DAYS = 30
BATCH = 200
"""Results that are written in one transaction."""

TABLES = (
    "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, day INTEGER NOT NULL, asked BLOB NOT NULL,"
    " lines BLOB NOT NULL, body BLOB NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS results_day ON results (day)",
)
_GET = "SELECT day, asked, lines, body FROM results WHERE key = ?"
_PUT = "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?)"


def digest(*parts: bytes) -> bytes:
    """Return 16 bytes that stand for `parts` and their order."""
    from _blake2 import blake2b  # the module behind hashlib, which would load OpenSSL

    made = blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "little"))
        made.update(part)
    found: bytes = made.digest()
    return found


def program_stamp() -> bytes:
    """Return what changes when the program does: its version, and names, sizes and times of its files."""
    from licensecheck._version import __version__

    seen = [__version__]
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for folder, folders, files in os.walk(package):
        folders[:] = sorted(f for f in folders if f != "__pycache__")
        for name in sorted(files):
            about = os.stat(os.path.join(folder, name))
            seen.append(f"{name} {about.st_size} {about.st_mtime_ns}")
    return digest("\n".join(seen).encode("utf-8", "surrogateescape"))


class Recorder:
    """A source of facts that remembers what it was asked."""

    def __init__(self, source: FactSource) -> None:
        self._source = source
        self.asked: list[Name] = []

    def files(self, titles: Sequence[str]) -> dict[str, FileFacts]:
        """Return the facts of each title."""
        self.asked.extend(("file", t) for t in titles)
        return self._source.files(titles)

    def lookups(self, keys: Sequence[str]) -> dict[str, Lookup]:
        """Return what each key leads to."""
        self.asked.extend(("lookup", k) for k in keys)
        return self._source.lookups(keys)

    def confirm(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Return the facts as the source confirms them."""
        return self._source.confirm(files)

    @property
    def knows_pictures(self) -> bool:
        """Whether the source knows pictures."""
        return knows_pictures(self._source)

    def looked_at(self, article: str, address: str) -> None:
        """Remember that the picture which `address` means in `article` was looked at, there or not."""
        self.asked.append(("picture", f"{article}\n{address}"))


class Results:
    """Results of documents by what they depend on.

    Args:
        recorder: through which the facts are asked for. lockfile: that answers them; None if nothing does.
        settings: all that the outcome depends on beside document and facts, as text.
        folder: of the file, made if need be; None for the user's cache folder.
        today: days since 1970.
    """

    def __init__(
        self, recorder: Recorder, lockfile: Lockfile | None, settings: str, folder: str | None, today: int | None = None
    ) -> None:
        self._recorder = recorder
        self._lockfile = lockfile
        self._base = digest(program_stamp(), settings.encode("utf-8", "surrogateescape"))
        self._today = int(time.time() // 86_400) if today is None else today
        self._rows: list[tuple[bytes, int, bytes, bytes, bytes]] = []
        self._purged = False
        self.database = Database(folder, f"results-{FORMAT}.sqlite", TABLES, FORMAT)

    def key(self, item: Input, data: bytes) -> bytes:
        """Return what stands for a document, the program and the settings."""
        name = f"{item.format}\n{item.path}".encode("utf-8", "surrogateescape")
        return digest(self._base, name, data)

    def get(self, key: bytes) -> Done | None:
        """Return what came out of a document before, if all that it depends on is as it was."""
        rows = self.database.attempt(lambda db: db.execute(_GET, (key,)).fetchall(), [])
        for day, asked, lines, body in rows:
            try:
                result = unpack(body) if self._lines_of(unpack(asked)) == lines else None
            except Exception:  # a row that cannot be read is no result
                return None
            if isinstance(result, Done):
                if day != self._today:
                    self._rows.append((key, self._today, asked, lines, body))
                return result
        return None

    def record(self, asked: list[Name]) -> None:
        """Let what is asked for from now on be added to a list."""
        self._recorder.asked = asked

    def keep(self, key: bytes, asked: Sequence[Name], result: Done) -> None:
        """Keep what came out of a document, for which `asked` was asked for."""
        if not result.lasts:
            return
        names = tuple(dict.fromkeys(asked))
        self._rows.append((key, self._today, pack(names), self._lines_of(names), pack(result)))
        if len(self._rows) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what is to be kept."""
        rows, self._rows = self._rows, []
        if rows:
            self.database.write(lambda db: self._write(db, rows))

    def _write(self, db: sqlite3.Connection, rows: Sequence[tuple[bytes, int, bytes, bytes, bytes]]) -> None:
        db.executemany(_PUT, rows)
        if not self._purged:
            db.execute("DELETE FROM results WHERE day < ?", (self._today - KEEP_DAYS,))
            self._purged = True

    def _lines_of(self, names: Sequence[Name]) -> bytes:
        """Return what stands for the lines of the lockfile that answer for `names`."""
        if self._lockfile is None:
            return b""
        lines = [_picture(n) if kind == "picture" else self._lockfile.line_of(kind, n) for kind, n in names]
        return digest(*[b"" if line is None else line.encode("utf-8", "surrogateescape") for line in lines])


def _picture(name: str) -> str | None:
    """Return what changes when a picture does: where it is, its size and time; None if there is none."""
    from licensecheck.pictures.beside import path_beside

    article, _, address = name.partition("\n")
    path = path_beside(article, address)
    if path is None:
        return None
    about = os.stat(path)
    return f"{path} {about.st_size} {about.st_mtime_ns}"


def pack(value: Any) -> bytes:
    """Return values of this program as bytes."""
    return pickle.dumps(value, 5)


_CLASSES: dict[Name, type[Value]] = {}


class _Reader(pickle.Unpickler):
    """Builds values of this program's model and nothing else, whatever the bytes ask for."""

    def find_class(self, module: str, name: str) -> type[Value]:
        known = _CLASSES.get((module, name))
        if known is None:
            found = getattr(__import__(module, fromlist=[name]), name) if module.startswith("licensecheck.") else None
            if not (isinstance(found, type) and issubclass(found, Value)):
                raise pickle.UnpicklingError(f"{module}.{name} is no value")
            known = _CLASSES[module, name] = found
        return known


def unpack(data: bytes) -> Any:
    """Return the values that `pack` made bytes of.

    Raises:
        Exception: they are none; nothing but values of the model is ever built.
    """
    return _Reader(BytesIO(data)).load()
