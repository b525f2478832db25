"""Reading one name: what stands around it is dropped, the rest is folded and cut into words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from licensecheck.model._value import Value
from licensecheck.names._words import (
    LABELS,
    LEGAL_TAILS,
    LONGEST_NAME_WORD,
    NOT_PERSONAL,
    ORGANIZATION_STEMS,
    PARTICLES,
    PREPOSITIONS,
    TALK,
    TITLES,
    USER_PREFIXES,
    WIKI_TAIL,
)

LONGEST = 2_000
"""Code points of a name or sentence that are read."""

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ŧ": "t", "ё": "е"}
)
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʹ`´"))
_ADDRESS = r"https?://\S+|www\.\S+|\S+@\S+\.\w+"
_SPOKEN_TITLES = 2


def fold(text: str) -> str:
    """Return `text` without case, width, Latin, Greek and Cyrillic diacritics, Arabic and Hebrew vowel signs."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join([c for c in folded if not _is_mark(c)])
    return unicodedata.normalize("NFC", kept).translate(_LETTERS)


def _is_mark(char: str) -> bool:
    """Whether `char` is an accent or vowel sign that names are often written without."""
    return "\u0300" <= char <= "\u036f" or "\u0591" <= char <= "\u05c7" or "\u064b" <= char <= "\u0670"


def words_of(folded: str) -> list[str]:
    """Return the words of a folded text: letters, digits and the marks of Indic scripts; apostrophes join."""
    joined = folded.translate(_APOSTROPHES)
    if joined.isascii():
        return "".join([c if c.isalnum() else " " for c in joined]).split()
    return "".join([c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in joined]).split()


class Name(Value):
    """A name, read.

    raw: cleaned, with case, as written. words: folded, titles and legal forms included. core: without them.
    """

    raw: str
    words: tuple[str, ...]
    core: tuple[str, ...]

    @property
    def joined(self) -> str:
        """The core words without spaces."""
        return "".join(self.core)

    @property
    def is_word(self) -> bool:
        """Whether it is written as one word, as user names and acronyms are."""
        return len(self.core) == 1 or not any(c.isspace() for c in self.raw.strip())


@cache
def pattern(text: str) -> re.Pattern[str]:
    """Return the compiled expression, made when it is first needed; case is ignored."""
    return re.compile(text, re.IGNORECASE)


def read_name(text: str) -> Name:
    """Return `text` read as a name: at most 2,000 code points of it, without labels, roles, wikis and addresses."""
    raw = _cleaned(text[:LONGEST])
    words = tuple(_without_label(words_of(fold(raw))))
    return Name(raw, words, _core(words))


def _cleaned(text: str) -> str:
    raw = text.replace("_", " ")
    if "://" in raw or "@" in raw or "www." in raw.lower():
        raw = pattern(_ADDRESS).sub(" ", text).replace("_", " ")
    raw = " ".join(raw.split()).rstrip(" .,;")
    if "(" in raw:
        raw = pattern(TALK).sub(" ", raw)
    lowered = raw.lower()
    if "wiki" in lowered or "flickr" in lowered:
        without = pattern(WIKI_TAIL).sub("", raw)
        raw = without if any(c.isalnum() for c in without) else raw
    head, colon, rest = raw.partition(":")
    if colon and rest.strip() and _is_label(head):
        raw = rest
    raw = raw.replace("©", " ")
    return " ".join(_after_comma(raw).split()).strip(" ,;.·-–—/|\"'“”„«»")


def _is_label(head: str) -> bool:
    words = words_of(fold(head))
    return bool(words) and (words[-1] in USER_PREFIXES or (len(words) <= 3 and any(w in LABELS for w in words)))


def _after_comma(raw: str) -> str:
    """Turn "Doe, Jane" into "Jane Doe"; what is after one comma may also be a place, so order alone never decides."""
    head, comma, tail = raw.partition(",")
    return f"{tail.strip()} {head.strip()}" if comma and _is_reversed(head, tail) else raw


def _is_reversed(head: str, tail: str) -> bool:
    given = tail.split()
    short = "," not in tail and 0 < len(given) <= 3 and len(head.split()) <= _SPOKEN_TITLES
    legal = tuple(words_of(fold(tail))) in LEGAL_TAILS
    return short and not legal and not any(c.isdigit() for c in tail)


def _without_label(words: list[str]) -> list[str]:
    start = 0
    while start < len(words) - 1 and words[start] in LABELS:
        start += 1
    if start or (words and words[0] == "by"):
        while start < len(words) - 1 and words[start] in PREPOSITIONS:
            start += 1
    return words[start:]


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    kept = list(words)
    while (cut := _legal_tail(kept)) and cut < len(kept):
        del kept[-cut:]
    if len(kept) > 1 and kept[0] == "the":
        del kept[0]
    bare = [w for w in kept if w not in TITLES]
    return tuple(bare or kept or words)


def _legal_tail(words: list[str]) -> int:
    """The number of words of the legal form at the end, 0 if there is none."""
    return next((n for n in (4, 3, 2, 1) if tuple(words[-n:]) in LEGAL_TAILS), 0)


def scripts(text: str) -> frozenset[str]:
    """Return the scripts of the letters in `text`: "LATIN", "CYRILLIC", "HIRAGANA", "CJK", ..."""
    if text.isascii():
        return frozenset(("LATIN",)) if any(c.isalpha() for c in text) else frozenset()
    return frozenset(unicodedata.name(c, "?").split(" ", 1)[0] for c in text if c.isalpha())


CASED = frozenset(("LATIN", "CYRILLIC", "GREEK"))
"""Scripts with capital letters, where a person's name can be told from other words at all."""


def looks_personal(name: Name) -> bool:
    """Whether `name` is clearly written as a person's: two to four capitalized words, nothing of a group or a place."""
    parts = [p for p in re.split(r"[\s.]+", name.raw) if p]
    names = [p for p in parts if fold(p) not in PARTICLES and fold(p) not in TITLES]
    full = [p for p in names if len(p) > 1]
    return (
        2 <= len(names) <= 4
        and bool(full)
        and max(map(len, full)) > 2
        and len(scripts(name.raw)) == 1
        and scripts(name.raw) <= CASED
        and all(_is_name_word(p) for p in names)
    )


def _is_name_word(part: str) -> bool:
    letters = re.sub("['’ʼ-]", "", part)
    word = fold(letters)
    if not letters.isalpha() or not part[0].isupper() or len(letters) > LONGEST_NAME_WORD or word in NOT_PERSONAL:
        return False
    if word.startswith(ORGANIZATION_STEMS):
        return False
    if len(letters) > 1 and letters.isupper():
        return len(letters) > 5
    return sum(c.isupper() for c in letters) <= 1 + part.count("-") + part.count("'") + word.startswith(("mc", "mac"))
