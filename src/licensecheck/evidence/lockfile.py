"""The lockfile: facts committed beside the articles, one line each, so that it diffs and merges line by line.

First line a constant header, then one line per record, sorted by kind and name. A line is read only when it is asked
for, so that ten thousand records cost little more than reading the bytes. `schemas/lock-1.json` describes a line.
"""

from __future__ import annotations

import os
from json.decoder import scanstring  # type: ignore[attr-defined]

from licensecheck.errors import LockfileError
from licensecheck.evidence.record import (
    LOOKUP,
    RecordError,
    from_line,
    kind_of,
    name_of,
    read_json,
    says_the_same,
    to_line,
)
from licensecheck.evidence.source import NOT_LOCKED, unread_file, unread_lookup
from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from licensecheck.model.facts import FileFacts, Lookup

    Line = tuple[int, str, str]
    """A record that has not been read yet: 1-based line number, kind, text."""

FILENAME = "licensecheck.lock"
HEADER = (
    '{"licensecheck.lock": 1, "note": "Facts of image files as their wiki records them.'
    ' Written by `licensecheck lock`; commit it with the articles."}'
)
LARGEST = 256 * 1024 * 1024
"""Bytes of a lockfile that are read; a larger one is refused."""

MOST_KEPT = 4_096
"""Records that are kept once they were read from their lines."""

_HEADER_START = '{"licensecheck.lock": '
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_STARTS = tuple((kind, f'{{"kind": "{kind}", "name": "') for kind in ("file", "lookup", "absent"))


class Written(Value):
    """What writing changed: how many records became what, and whether the file was touched at all.

    kept: records that are there still although they were not among those to write.
    """

    new: int
    changed: int
    unchanged: int
    removed: int
    kept: int
    touched: bool


class Lockfile:
    """Answers from a lockfile and never from anywhere else; what it does not hold is "unavailable"."""

    def __init__(self, path: str, files: dict[str, Line], lookups: dict[str, Line]) -> None:
        self.path = path
        self._files = files
        self._lookups = lookups
        self._read: dict[str, Any] = {}

    def __len__(self) -> int:
        return len(self._files) + len(self._lookups)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles it has a record of, in the order of the lines."""
        return tuple(self._files)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the look-ups it has a record of, in the order of the lines."""
        return tuple(self._lookups)

    @property
    def knows_pictures(self) -> bool:
        """Whether it has a record of a picture's SHA-1."""
        return any(key.startswith("sha1:") for key in self._lookups)

    @classmethod
    def load(cls, path: str) -> Lockfile:
        """Read the lockfile at `path`.

        Raises:
            LockfileError: it is not there, too large, not UTF-8, not a lockfile, of a newer format, holds the marks of
                a merge conflict, or the same name twice.
        """
        text = _read(path)
        lines = text.split("\n")
        _check_header(path, lines[0])
        _check_conflict(path, text, lines)
        files: dict[str, Line] = {}
        lookups: dict[str, Line] = {}
        for number, line in enumerate(lines[1:], 2):
            raw = line.rstrip("\r")
            if not raw:
                continue
            kind, name = _identify(path, number, raw)
            home = lookups if kind == LOOKUP else files
            if name in home:
                params = (("name", name), ("first", str(home[name][0])))
                raise LockfileError("lockfile.duplicate", params, path=path, line=number)
            home[name] = (number, kind, raw)
        return cls(path, files, lookups)

    def files(self, titles: Sequence[str]) -> dict[str, FileFacts]:
        """Return the facts of each title; "unavailable" with the reason `unavailable.not-locked` where none are held.

        Raises:
            LockfileError: the record of one of them cannot be read.
        """
        held = self._files
        return {t: self._value(held[t]) if t in held else unread_file(t, NOT_LOCKED) for t in titles}

    def lookups(self, keys: Sequence[str]) -> dict[str, Lookup]:
        """Return what each key led to; "unavailable" with the reason `unavailable.not-locked` where it is not held.

        Raises:
            LockfileError: the record of one of them cannot be read.
        """
        held = self._lookups
        return {k: self._value(held[k]) if k in held else unread_lookup(k, NOT_LOCKED) for k in keys}

    def confirm(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Return the facts as they are: a lockfile holds all that was read."""
        return dict(files)

    @staticmethod
    def write(path: str, records: Iterable[FileFacts | Lookup], *, keep_others: bool = False) -> Written:
        """Write `records` to `path`; the file is replaced whole, and not touched when its text would not change.

        A line that would differ only in the times of reading stays as it stands. Records that say "could not look"
        are not written, and never take the place of one that is there.

        Args:
            path: of the lockfile; it need not exist, its folder must.
            records: in any order; of several for one name the last counts.
            keep_others: leave the records that are there and not among `records`; else they are removed.

        Raises:
            LockfileError: the lockfile that is there cannot be read, or the new one cannot be written.
        """
        old = Lockfile.load(path) if os.path.lexists(path) else Lockfile(path, {}, {})
        return old._update(records, keep_others)

    def line_of(self, kind: str, name: str) -> str | None:
        """Return the line that answers for a file ("file") or a look-up ("lookup") as it stands, or None."""
        line = (self._lookups if kind == LOOKUP else self._files).get(name)
        return line[2] if line else None

    def _value(self, line: Line) -> Any:
        number, _, raw = line
        if raw in self._read:
            return self._read[raw]
        if len(self._read) >= MOST_KEPT:
            self._read.clear()
        try:
            value = self._read[raw] = from_line(raw)
        except RecordError as error:
            raise _bad_record(self.path, number, error) from error
        return value

    def _update(self, records: Iterable[FileFacts | Lookup], keep_others: bool) -> Written:
        held = {(False, n): line for n, line in self._files.items()} | {(True, n): x for n, x in self._lookups.items()}
        lines: dict[tuple[bool, str], Line] = {}
        asked = set()
        for record in records:
            kind, key = kind_of(record), ("key" in record._fields, name_of(record))
            asked.add(key)
            if kind is not None:
                lines[key] = self._newer(held.get(key), (0, kind, to_line(kind, record)))
        kept = {key: line for key, line in held.items() if key not in lines and (keep_others or key in asked)}
        touched = self._store(lines | kept)
        new = len(lines.keys() - held.keys())
        unchanged = sum(held.get(key) == line for key, line in lines.items())
        removed = len(held.keys() - lines.keys() - kept.keys())
        return Written(new, len(lines) - new - unchanged, unchanged, removed, len(kept), touched)

    def _newer(self, old: Line | None, new: Line) -> Line:
        """Return the old line where the new one says nothing new."""
        if old is None:
            return new
        try:
            return old if says_the_same(old[2], new[2]) else new
        except ValueError:
            return new

    def _store(self, lines: dict[tuple[bool, str], Line]) -> bool:
        """Write the file if its text changes; say whether it did."""
        from licensecheck.evidence.atomic import write_atomic

        ordered = sorted((kind, name, raw) for (_, name), (_, kind, raw) in lines.items())
        text = "\n".join([HEADER, *(raw for _, _, raw in ordered), ""])
        if os.path.lexists(self.path) and _read(self.path) == text:
            return False
        try:
            write_atomic(self.path, [text])
        except OSError as error:
            why = (("why", error.strerror or str(error)),)
            raise LockfileError("lockfile.not-written", why, path=self.path) from error
        return True


def _read(path: str) -> str:
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise LockfileError("lockfile.unreadable", (("why", error.strerror or str(error)),), path=path) from error
    if len(data) > LARGEST:
        raise LockfileError("lockfile.too-large", (("limit", str(LARGEST // 1024 // 1024)),), path=path)
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")  # a byte-order mark is tolerated
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LockfileError("lockfile.not-utf8", path=path, line=line) from error


def _check_header(path: str, line: str) -> None:
    line = line.rstrip("\r")
    if line == HEADER:
        return
    if line.startswith(_CONFLICT):
        raise LockfileError("lockfile.conflict", path=path, line=1)
    if not line.startswith(_HEADER_START):
        raise LockfileError("lockfile.no-header", path=path, line=1)
    version = line[len(_HEADER_START) :].partition(",")[0].strip(" }")
    if version != "1":
        raise LockfileError("lockfile.newer", (("version", version[:20]),), path=path, line=1)


def _check_conflict(path: str, text: str, lines: list[str]) -> None:
    if any("\n" + mark in text for mark in _CONFLICT):
        number = next(n for n, line in enumerate(lines, 1) if line.startswith(_CONFLICT))
        raise LockfileError("lockfile.conflict", path=path, line=number)


def _identify(path: str, number: int, raw: str) -> tuple[str, str]:
    """Return kind and name of a line, from its first few characters where it is written as we write it."""
    for kind, start in _STARTS:
        if raw.startswith(start) and raw.endswith("}}"):
            try:
                return kind, scanstring(raw, len(start))[0]
            except ValueError:
                break
    try:
        data = read_json(raw)
    except RecordError as error:
        raise _bad_record(path, number, error) from error
    return data["kind"], data["name"]


def _bad_record(path: str, number: int, error: RecordError) -> LockfileError:
    return LockfileError("lockfile.record", (("problem", str(error)),), path=path, line=number)
