"""The vocabulary: words that structure a credit. People edit tables/*.tsv; tools/generate_vocabulary.py makes _compiled.py.

A term is found by its first word: one dictionary look-up per word of a text, no pattern over the whole line.
"""

from __future__ import annotations

from functools import cache

from licensecheck.credit.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Kinds = dict[str, Any]

CJK = "\u1100-\u11ff\u2e80-\ufaff"
"""The letters of `is_cjk` as the inside of a character class."""
_FIRST = lazy(r"\w+|[^\w\s]")


def is_cjk(char: str) -> bool:
    """Tell whether a letter belongs to a script that sets no spaces, or glues endings on (Chinese, Japanese, Korean).

    There one letter is one token, and terms need no word end.
    """
    return "\u1100" <= char <= "\u11ff" or "\u2e80" <= char <= "\ufaff"


def is_plain(text: str) -> bool:
    """Tell whether `text` is surely without such letters, so that the cheaper patterns do (big ranges compile slowly)."""
    return text.isascii() or max(text) < "\u1100"


def first_word(text: str, at: int = 0) -> str:
    """Return the word, letter or sign that starts at `at`, or "" where a space or nothing stands."""
    found = _FIRST.match(text, at)
    if found is None:
        return ""
    word = found[0]
    if is_plain(word):
        return word
    return word[0] if is_cjk(word[0]) else word[: next((i for i, c in enumerate(word) if is_cjk(c)), len(word))]


class Vocabulary:
    """The tables as look-ups.

    index: first word -> its terms, not yet unpacked where they are a str (see `starting`).
    months: name or short form -> number. platforms: all slugs. org, joint, scene, role, work, clause: sets of single words
    (see tables/names.tsv).
    """

    __slots__ = ("_kinds", "clause", "index", "joint", "months", "org", "platforms", "role", "scene", "work")

    def __init__(self) -> None:
        from licensecheck.credit import _compiled as data

        lines = data.INDEX.split("\n")
        self.index: dict[str, Any] = dict(zip(lines[::2], lines[1::2], strict=True))
        self._kinds: list[Any] = data.KINDS
        self.months: dict[str, int] = data.MONTHS
        self.platforms: frozenset[str] = data.PLATFORMS
        self.org, self.joint, self.scene = data.ORG, data.JOINT, data.SCENE
        self.role, self.work, self.clause = data.ROLE, data.WORK, data.CLAUSE

    def starting(self, first: str) -> tuple[tuple[str, Kinds], ...] | None:
        """Return the terms that start with a word, longest first, each with its kinds; None if there are none.

        A kind's payload is True, or the slug of a platform with "!" in front where it needs support, or the categories of a
        change.
        """
        found = self.index.get(first)
        if found.__class__ is str:
            pairs = (entry.rpartition("=") for entry in found.split("|"))
            found = self.index[first] = tuple([(term, self._kinds[int(number)]) for term, _, number in pairs])
        return found

    def kinds(self, words: str) -> Kinds:
        """Return the kinds of a whole term in lower case; {} for other words."""
        first = words.partition(" ")[0]
        if not first.isalnum() or not is_plain(first):
            first = first_word(words)
        for term, kinds in self.starting(first) or ():
            if term == words:
                return kinds
        return {}


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary, loading the tables on first use."""
    return Vocabulary()


@cache
def unbound(term: str) -> bool:
    """Tell whether a term needs no word end behind it (Chinese, Japanese, Korean, or a sign at its end)."""
    return is_cjk(term[-1]) or not (term[-1].isalnum() or term[-1] == "_")
