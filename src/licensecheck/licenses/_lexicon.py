"""The phrases of license names with their roles, unpacked from the generated table when the first name is read."""

from __future__ import annotations

from licensecheck.licenses._table import PHRASES, STARTS

LEXICON: dict[str, str] = {}
"""Phrase (folded words, joined by one blank) -> kind and value, as "E:by-sa"; kinds as in tools/license_words.tsv."""
FIRST: dict[str, tuple[int, ...]] = {}
"""First word -> sizes (in words) of the phrases that begin with it, longest first."""

for _line in PHRASES.splitlines():
    _role, *_phrases = _line.split("\t")
    LEXICON.update(dict.fromkeys(_phrases, _role))
for _line in STARTS.splitlines():
    _sizes, *_words = _line.split("\t")
    FIRST.update(dict.fromkeys(_words, tuple([int(n) for n in _sizes.split(" ")])))
