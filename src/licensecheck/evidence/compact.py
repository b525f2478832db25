"""A record as few bytes that are quickly read again: zlib over the JSON that a line of the lockfile has too.

The lockfile is edited and merged by people, so that its lines are checked field by field. What the cache holds only this
program wrote, with a checksum: it is trusted as far as its shape goes, which makes reading four times as fast.
"""

from __future__ import annotations

import json
import zlib

from licensecheck.evidence.record import LOOKUP, without_defaults
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.model.facts import FileFacts, Lookup, Witness

if TYPE_CHECKING:
    from typing import Any

LARGEST = 8 * 1024 * 1024
"""Bytes of JSON that are unpacked; no record comes near."""


class _Context:
    """What a witness has in common with its record, where it states nothing else."""

    __slots__ = ("page", "read_at", "revision")

    def __init__(self, data: dict[str, Any]) -> None:
        self.page: str = data.get("title", "")
        self.revision: int | None = data.get("revision")
        self.read_at: str = data.get("read_at", "")


def pack(record: FileFacts | Lookup) -> bytes:
    """Return the bytes of a record."""
    text = json.dumps(without_defaults(record, record), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def unpack(kind: str, data: bytes) -> FileFacts | Lookup:
    """Return the record that `pack` made into `data`. `kind`: of the lockfile's kinds ("file", "absent", "lookup").

    Raises:
        ValueError: it made none such.
    """
    try:
        text = zlib.decompressobj().decompress(data, LARGEST).decode("utf-8", "surrogatepass")
        plain = json.loads(text)
        cls = Lookup if kind == LOOKUP else FileFacts
        found = _restore(cls, plain, _Context(plain))
    except (zlib.error, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(f"no record: {type(error).__name__}") from error
    assert isinstance(found, FileFacts | Lookup)
    return found


def _restore(cls: Any, data: dict[str, Any], context: _Context) -> object:
    nested = cls.NESTED
    for key, item in data.items():
        kind = item.__class__
        if kind is list:
            inner = nested.get(key)
            if inner is not None:
                data[key] = tuple([_restore(inner, x, context) for x in item])
            else:
                data[key] = tuple([tuple(x) if x.__class__ is list else x for x in item])
        elif key == "witness":
            get = item.get
            page, revision = get("page", context.page), get("revision", context.revision)
            data[key] = Witness(item["source"], item["field"], page, revision, get("read_at", context.read_at))
        elif kind is dict:
            data[key] = _restore(nested[key], item, context)
    return cls(**data)
