"""A record as few bytes that are quickly read again: zlib over JSON, the fields in their order and without their names.

The lockfile is edited and merged by people, so that its lines name each field and are checked. What the cache holds only
this program wrote, with a checksum, into a file of which the name tells the fields and their order: it is trusted as far as
its shape goes, which makes reading several times as fast.
"""

from __future__ import annotations

import json
import zlib

from licensecheck.evidence.record import LOOKUP
from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.model.facts import FileFacts, Lookup, Witness

if TYPE_CHECKING:
    from typing import Any

    Plan = tuple[tuple[int, bool, Any], ...]
    """Of each field that is more than a plain value: its place, whether it is a tuple, the class in it."""

LARGEST = 8 * 1024 * 1024
"""Bytes of JSON that are unpacked; no record comes near."""

_plans: dict[type[Value], Plan] = {}


def pack(record: FileFacts | Lookup) -> bytes:
    """Return the bytes of a record."""
    shared = _shared(record)
    row = [shared, *_rows(record, shared)]
    return zlib.compress(json.dumps(row, separators=(",", ":")).encode("ascii"), 1)


def unpack(kind: str, data: bytes) -> FileFacts | Lookup:
    """Return the record that `pack` made into `data`. `kind`: of the lockfile's kinds ("file", "absent", "lookup").

    Raises:
        ValueError: it made none such.
    """
    cls = Lookup if kind == LOOKUP else FileFacts
    try:
        shared, *row = json.loads(zlib.decompressobj().decompress(data, LARGEST).decode("ascii"))
        if len(row) > len(cls._fields) or not isinstance(row[1 if kind == LOOKUP else 2], str):
            raise TypeError
        found = _restore(cls, row, shared)
    except (zlib.error, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ValueError(f"no record: {type(error).__name__}") from error
    assert isinstance(found, FileFacts | Lookup)
    return found


def _shared(record: FileFacts | Lookup) -> list[Any]:
    """What most witnesses of a record have in common: page, revision, time of reading."""
    return [record.title, record.revision, record.read_at] if isinstance(record, FileFacts) else []


def _rows(item: Any, shared: list[Any]) -> Any:
    """Values as lists of their fields, those at the end that are at their default left out."""
    if isinstance(item, tuple):
        return [_rows(x, shared) for x in item]
    if not isinstance(item, Value):
        return item
    if isinstance(item, Witness) and [item.page, item.revision, item.read_at] == shared:
        return [item.source, item.field]
    fields, defaults = item._fields, item._defaults
    values = [getattr(item, field) for field in fields]
    while not isinstance(item, Witness) and fields[len(values) - 1] in defaults:
        if values[-1] != defaults[fields[len(values) - 1]]:
            break
        values.pop()
    return [_rows(value, shared) for value in values]


def _plan(cls: type[Value]) -> Plan:
    notes = cls.__annotations__
    plan = tuple(
        (place, str(notes[field]).startswith("tuple["), cls.NESTED.get(field))
        for place, field in enumerate(cls._fields)
        if field in cls.NESTED or str(notes[field]).startswith("tuple[")
    )
    _plans[cls] = plan
    return plan


def _restore(cls: type[Value], row: list[Any], shared: list[Any]) -> Value:
    size = len(row)
    for place, many, inner in _plans.get(cls) or _plan(cls):
        if place >= size:
            break
        item = row[place]
        if inner is Witness:
            row[place] = Witness(*item, *shared) if len(item) == 2 else Witness(*item)
        elif not many:
            if item is not None:
                row[place] = _restore(inner, item, shared)
        elif not item:
            row[place] = ()
        elif inner is not None:
            row[place] = tuple([_restore(inner, x, shared) for x in item])
        else:
            row[place] = tuple([tuple(x) if x.__class__ is list else x for x in item])
    return cls(*row)
