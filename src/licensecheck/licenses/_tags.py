"""Names of whole texts, templates and Commons short names, and addresses, unpacked from the generated table."""

from __future__ import annotations

from licensecheck.licenses import _records


def _unpack(table: str) -> dict[str, str]:
    """Return key -> ids (joined by blanks) of a table with one entry a line."""
    return dict([line.split("\t") for line in table.splitlines()])


TEMPLATES = _unpack(_records.TEMPLATES)
COMMONS_NAMES = _unpack(_records.COMMONS_NAMES)
ADDRESSES = _unpack(_records.ADDRESSES)
WHOLE = _unpack(_records.WHOLE)
