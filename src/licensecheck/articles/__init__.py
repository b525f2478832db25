"""Documents in; pictures, the texts that credit them, and exact positions out."""

from __future__ import annotations

from licensecheck.articles.base import (
    FORMATS,
    LARGEST_ARTICLE,
    Document,
    ReadOptions,
    credit_use,
    format_of,
    load,
    read_document,
    read_path,
    unread,
)
from licensecheck.articles.lines import Lines

__all__ = [
    "FORMATS",
    "LARGEST_ARTICLE",
    "Document",
    "Lines",
    "ReadOptions",
    "credit_use",
    "format_of",
    "load",
    "read_document",
    "read_path",
    "unread",
]
