"""What the tests of the readers share: a stand-in for the credit parser, and a view of what was found."""

from __future__ import annotations

import pytest

from licensecheck.articles import Document, read_document
from licensecheck.model import ImageUse, Span


def stub(text: str, format: str) -> bool:
    """A text is a credit if one of these words occurs; so the tests do not depend on the parser."""
    return any(word in text for word in ("Photo:", "Photos:", "Foto:", "Bild:", "CC BY", "©"))


def slice_of(document: Document, use: ImageUse) -> str | None:
    """The source of the picture."""
    span = use.image_span
    return None if span is None else document.text[span.start : span.end]


def check_places(document: Document) -> None:
    """Every span lies within the text, and a credit in one piece is the text that stands there."""
    size = len(document.text)
    for use in document.uses:
        if use.image_span is not None:
            assert 0 <= use.image_span.start < use.image_span.end <= size
        if use.credit is None:
            continue
        text, offsets = use.credit.text, use.credit.offsets
        assert offsets.length == len(text)
        whole = offsets.span(Span(0, len(text)))
        assert 0 <= whole.start < whole.end <= size
        starts = [piece[0] for piece in offsets.pieces]
        assert starts == sorted(set(starts))
        if len(offsets.pieces) == 1:
            assert document.text[whole.start : whole.end] == text


class Reading:
    """Reads with the stub and returns rows (source of the picture, credit, why)."""

    def document(self, text: str, path: str) -> Document:
        """Return the document, its places checked."""
        document = read_document(path, text.encode(), is_credit=stub)
        assert document.problems == ()
        check_places(document)
        return document

    def rows(self, text: str, path: str = "a.md") -> list[tuple[str | None, str | None, str | None]]:
        """Return one row for each use."""
        document = self.document(text, path)
        return [
            (slice_of(document, u), u.credit.text if u.credit else None, u.credit.why if u.credit else None)
            for u in document.uses
        ]


@pytest.fixture
def reading() -> Reading:
    """The readers with the stub."""
    return Reading()
