"""Quarto and R Markdown: Markdown of Pandoc, which shows the alternative text of a picture as its caption."""

from __future__ import annotations

from licensecheck.articles.markdown.reader import read_as
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.base import Found, Source


def read(source: Source) -> Found:
    """Read a Quarto or R Markdown document."""
    return read_as(source, captions=True)
