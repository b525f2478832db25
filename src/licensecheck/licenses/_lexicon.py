"""The phrases of license names with their roles, unpacked from the generated table when the first name is read.

Phrases outside ASCII wait until one is asked for: most credits need none of them.
"""

from __future__ import annotations

from licensecheck.licenses import _table

_phrases: dict[str, str] = {}
_starts: dict[str, tuple[int, ...]] = {}
_unpacked: list[bool] = []
_ONE_WORD = (1,)


def _unpack(plain: bool) -> None:
    """Unpack one half of the table; its lines are a value and the keys that have it, between tabs."""
    for line in (_table.PHRASES if plain else _table.FOREIGN_PHRASES).splitlines():
        role, *phrases = line.split("\t")
        _phrases.update(dict.fromkeys(phrases, role))
    for line in (_table.STARTS if plain else _table.FOREIGN_STARTS).splitlines():
        sizes, *words = line.split("\t")
        _starts.update(dict.fromkeys(words, tuple([int(size) for size in sizes.split(" ")])))
    _unpacked.append(plain)


def role(phrase: str) -> str | None:
    """Return kind and value of a phrase (folded words, joined by one blank), as "E:by-sa", or None.

    The kinds are those of tools/license_words.tsv.
    """
    if len(_unpacked) < 2 and not phrase.isascii():
        _unpack(False)
    return _phrases.get(phrase)


def sizes(word: str) -> tuple[int, ...]:
    """Return how many words the phrases may have that begin with a word, longest first."""
    if len(_unpacked) < 2 and not word.isascii():
        _unpack(False)
    return _starts.get(word, _ONE_WORD)


_unpack(True)
