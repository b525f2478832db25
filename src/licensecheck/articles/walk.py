"""Which files of a folder are documents that a reader knows."""

from __future__ import annotations

import os

from licensecheck.articles.base import format_of
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SKIPPED = ("node_modules", "__pycache__")


def documents_under(path: str) -> Iterator[str]:
    """Yield `path` itself if it is no folder, else the documents below it in the order of their names.

    Hidden folders, `node_modules` and links to folders are passed over; a path that does not exist is yielded, so that
    reading it reports it.
    """
    if not os.path.isdir(path):
        yield path
        return
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in SKIPPED)
        for name in sorted(files):
            if format_of(name):
                full = os.path.join(folder, name)
                yield full[2:] if path == "." and full.startswith("./") else full
