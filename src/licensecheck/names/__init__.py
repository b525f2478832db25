"""Is it the same name? One pure matcher for the names of authors, which would rather not tell than accuse wrongly."""

from __future__ import annotations

from licensecheck.names._lists import ListMatch, compare_all, in_reach, stands_in, touches
from licensecheck.names._match import NameMatch, compare
from licensecheck.names._name import fold, words_of

__all__ = ["ListMatch", "NameMatch", "compare", "compare_all", "fold", "in_reach", "stands_in", "touches", "words_of"]
