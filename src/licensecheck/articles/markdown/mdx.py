"""MDX: Markdown with components, imports, exports and comments of JSX."""

from __future__ import annotations

from licensecheck.articles.markdown.reader import read_as
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.base import Found, Source


def read(source: Source) -> Found:
    """Read an MDX document."""
    return read_as(source, modules=True)
