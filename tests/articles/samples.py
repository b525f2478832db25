"""Small documents in archives and XML, made here, and one view of what a reader found in them."""

from __future__ import annotations

import io
import zipfile

from articles.conftest import check_places, stub
from licensecheck.articles import Document, ReadOptions, read_document
from licensecheck.model import Span

Row = tuple[str | None, str | None, str | None, str | None]
"""Address of the picture, why the credit belongs to it, the source of the credit, and the credit where it is another text."""


def archive(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name), content, compression)
    return made.getvalue()


def read(path: str, data: bytes | str, format: str | None = None, options: ReadOptions | None = None) -> Document:
    """Read with the stand-in for the parser, the places checked."""
    document = read_document(path, data, format, is_credit=stub, options=options)
    check_places(document)
    return document


def rows(document: Document) -> list[Row]:
    """Return one row for each use; every place of a picture must hold its address, as written, or its sign."""
    found: list[Row] = []
    for use in document.uses:
        if use.credit is None:
            found.append((use.image, None, None, None))
            continue
        span = use.credit.offsets.span(Span(0, len(use.credit.text)))
        source = document.text[span.start : span.end]
        found.append((use.image, use.credit.why, source, None if use.credit.text == source else use.credit.text))
    return found


def pictures(document: Document) -> list[str]:
    """Return the source of each picture."""
    spans = [use.image_span for use in document.uses if use.image_span is not None]
    return [document.text[span.start : span.end] for span in spans]


def problems(document: Document) -> list[tuple[str, dict[str, str]]]:
    """Return what could not be read: ids and parameters."""
    return [(problem.message_id, dict(problem.params)) for problem in document.problems]
