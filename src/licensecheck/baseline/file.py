"""The baseline file: JSON with one finding on a line, sorted, so that it diffs and merges line by line."""

from __future__ import annotations

from licensecheck.errors import BaselineError
from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

FILENAME = "licensecheck.baseline.json"
SCHEMA = "licensecheck.baseline/1"
LARGEST = 64 * 1024 * 1024
"""Bytes of a baseline that are read."""


class Entry(Value):
    """One finding of a baseline.

    path: of the document, relative to the root of the project, with slashes. code: of the rule. subject: the picture or
    the wiki's file, for people. fingerprint: of the finding. content: the same without the path, which finds it again
    after the document was renamed.
    """

    path: str
    code: str
    subject: str
    fingerprint: str
    content: str


def load(path: str) -> tuple[Entry, ...]:
    """Return the entries of the baseline at `path`.

    Raises:
        BaselineError: it is not there, cannot be read, or is no baseline.
    """
    from json import loads

    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise BaselineError("baseline.missing", path=path) from error
    except OSError as error:
        raise BaselineError("baseline.unreadable", (("why", error.strerror or str(error)),), path=path) from error
    if len(data) > LARGEST:
        raise BaselineError("baseline.unreadable", (("why", f"it is larger than {LARGEST >> 20} MB"),), path=path)
    try:
        found = loads(data)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        if b"\n<<<<<<<" in data or b"\n>>>>>>>" in data:
            raise BaselineError("baseline.conflict", path=path, line=line) from error
        raise BaselineError("baseline.not-json", path=path, line=line) from error
    return tuple(_entries(path, found))


def _entries(path: str, found: Any) -> Iterator[Entry]:
    schema = found.get("schema") if isinstance(found, dict) else None
    findings = found.get("findings") if isinstance(found, dict) else None
    if isinstance(schema, str) and schema != SCHEMA and schema.startswith("licensecheck.baseline/"):
        raise BaselineError("baseline.newer", (("version", schema.rpartition("/")[2][:20]),), path=path)
    if schema != SCHEMA or not isinstance(findings, list):
        raise BaselineError("baseline.no-baseline", path=path)
    for number, item in enumerate(findings, 1):
        entry = _entry(item)
        if entry is None:
            raise BaselineError("baseline.entry", (("number", str(number)),), path=path)
        yield entry


def _entry(item: Any) -> Entry | None:
    """Return one entry; keys that are not known are passed over."""
    if not isinstance(item, dict) or not all(isinstance(item.get(name), str) for name in Entry._fields):
        return None
    return Entry(**{name: item[name] for name in Entry._fields})


def written(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the text of a baseline file: sorted by path, code and fingerprint, the same whatever order they come in."""
    from json import dumps

    ordered = sorted(set(entries), key=Entry._values)
    counts: dict[str, int] = {}
    for entry in ordered:
        counts[entry.code] = counts.get(entry.code, 0) + 1
    yield f'{{\n"schema": "{SCHEMA}",\n"counts": {dumps(dict(sorted(counts.items())))},\n"findings": ['
    for number, entry in enumerate(ordered):
        yield (",\n" if number else "\n") + dumps(entry.to_plain(), ensure_ascii=False)
    yield "\n]\n}\n" if ordered else "]\n}\n"
