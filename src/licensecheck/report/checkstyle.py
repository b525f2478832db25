"""Checkstyle's XML: `<checkstyle><file name><error line column severity message source/></file></checkstyle>`.

The elements and attributes are those that Checkstyle's own XMLLogger writes and that readers of its reports ask for.
"""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._entries import entries
from licensecheck.report._paths import posix
from licensecheck.report._xml import DECLARATION, attributes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model.report import Reported
    from licensecheck.report._entries import Entry

VERSION = "10.0"
"""The release of Checkstyle whose reports this one looks like."""


def pieces(report: Reported, *, color: bool = False, width: int | None = None) -> Iterator[str]:
    """Yield the document, entry by entry; a document whose cases come in one row has one `file` element."""
    yield f"{DECLARATION}<checkstyle{attributes(version=VERSION)}>\n"
    path: str | None = None
    for entry in entries(report):
        if entry.path != path:
            yield ("" if path is None else "</file>\n") + f"<file{attributes(name=posix(entry.path))}>\n"
            path = entry.path
        yield _error(entry)
    yield ("" if path is None else "</file>\n") + "</checkstyle>\n"


def _error(entry: Entry) -> str:
    at = entry.at
    return (
        "<error"
        + attributes(
            line=at.line if at else 1,
            column=at.column if at else None,
            severity=entry.severity,
            message=entry.words,
            source=f"licensecheck.{entry.code}",
        )
        + "/>\n"
    )
