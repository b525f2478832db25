"""Is it the same name? One pure matcher for the names of authors, which would rather not tell than accuse wrongly."""

from __future__ import annotations

from licensecheck.names._lists import ListMatch, compare_all, stands_in
from licensecheck.names._match import NameMatch, compare

__all__ = ["ListMatch", "NameMatch", "compare", "compare_all", "stands_in"]
