"""The comparison of two names: cheap and certain ways to agree first, then likeness, "different" last.

"different" has to be safe, because a credit is called wrong on its word. It is said only of two names that are both
clearly written as a person's, in the same cased script, and that share neither a word, nor a word's consonants, nor an
initial. A user name beside a real name, a group beside a person, two groups (one may be part of the other, or be translated),
two user names (one person may have several) and names in scripts without capitals are never called different.
"""

from __future__ import annotations

import re

from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.names._name import CASED, Name, fold, looks_personal, pattern, read_name, scripts, words_of
from licensecheck.names._words import (
    LABELS,
    NOT_PERSONAL,
    ORGANIZATION_STEMS,
    PARTICLES,
    PLACE_PREPOSITIONS,
    PREPOSITIONS,
    TITLES,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    Result = Literal["same", "compatible", "different", "cannot-tell"]


class NameMatch(Value):
    """What two names have to do with each other.

    result: "same" (the same name, written otherwise at most), "compatible" (one can stand for the other), "different"
        (two people, as far as names can tell), "cannot-tell".
    reason: how that was found: "equal", "word-order", "spacing", "letters", "title-or-legal-form", "place-left-out",
        "initials", "shorter-form", "in-sentence", "one-of-several", "part-of-name", "user-name", "spelling",
        "other-script", "shares-a-word", "user-name-or-real-name", "organization", "not-names", "no-name", "no-word-shared".
    likeness: 0 to 1.
    """

    result: Result
    reason: str
    likeness: float


ALIKE = 0.88
"""Likeness from which two names in one script may be spellings of one."""

ALIKE_WORD = 0.7
"""Likeness from which two words may be spellings of one: names that hold such a pair are never called different."""

ALIKE_WHOLE = 0.6
"""The same for the names as a whole: "Boleslovas Savsenavičius" is also written "Bolesław Sawsienowicz"."""

ALIKE_ROMAN = 0.76
"""The same for words that were transliterated."""

_SEPARATORS = r"[;/&|·\n]|\s(?:and|und|et|och|og|with|y|и|та|і)\s"
_ROMAN = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("tsch", "c"), ("zh", "z"), ("kh", "h"), ("ch", "c"), ("sh", "s"),
    ("ts", "c"), ("tz", "c"), ("ph", "f"), ("th", "t"), ("gh", "h"), ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("x", "ks"), ("w", "v"), ("q", "k"), ("g", "h"), ("y", "i"), ("j", "i"),
)  # fmt: skip
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))


def compare(credited: str, recorded: str) -> NameMatch:
    """Return whether `credited`, the name in a credit, is `recorded`, the name or sentence in the record.

    Texts may hold labels, user prefixes and wikis ("User:Jane Doe (talk) at English Wikipedia"); 2,000 code points of each
    are read.
    """
    one = read_name(credited)
    other = one if credited == recorded else read_name(recorded)
    if not one.core or not other.core:
        return NameMatch("cannot-tell", "no-name", 0.0)
    check: Callable[[Name, Name], NameMatch | None]
    for check in _CHECKS:
        found = check(one, other)
        if found is not None:
            return found
    return NameMatch("cannot-tell", _why_not_compared(one, other), 0.0)


# --- the same name -------------------------------------------------------------------------------------------------


def _equal(one: Name, other: Name) -> NameMatch | None:
    if one.words == other.words:
        return NameMatch("same", "equal", 1.0)
    if sorted(one.words) == sorted(other.words):
        return NameMatch("same", "word-order", 1.0)
    if "".join(one.words) == "".join(other.words):
        return NameMatch("same", "spacing", 1.0)
    if sorted(one.core) == sorted(other.core) or one.joined == other.joined:
        return NameMatch("same", "title-or-legal-form", 0.98)
    if sorted(map(_letters, one.core)) == sorted(map(_letters, other.core)):
        return NameMatch("same", "letters", 0.97)
    return None


def _letters(word: str) -> str:
    """Bring "Mueller" and "Müller" (folded to "muller") to one form."""
    for pair, letter in _UMLAUTS:
        word = word.replace(pair, letter)
    return word


# --- one can stand for the other -----------------------------------------------------------------------------------


def _several(one: Name, other: Name) -> NameMatch | None:
    mine, theirs = _parts(one.raw), _parts(other.raw)
    if len(mine) < 2 and len(theirs) < 2:
        return None
    return NameMatch("compatible", "one-of-several", 0.95) if mine & theirs else None


def _parts(raw: str) -> set[tuple[str, ...]]:
    """The names in a list. A comma also stands inside "Doe, Jane", so what it cuts off counts from two words on."""
    parts = {words for p in pattern(_SEPARATORS).split(raw) if _is_telling(words := tuple(words_of(fold(p))))}
    by_comma = {words for p in raw.split(",") if len(words := tuple(words_of(fold(p)))) > 1 and _is_telling(words)}
    return parts | by_comma if "," in raw else parts


def _contained(one: Name, other: Name) -> NameMatch | None:
    short, long = sorted((one.core, other.core), key=len)
    at = _find(short, long)
    if at is None or not _is_telling(short):
        return None
    after = long[at + len(short)] if at + len(short) < len(long) else ""
    if at == 0 and after in PLACE_PREPOSITIONS:
        return NameMatch("same", "place-left-out", 0.97)
    if len(short) > 1 or _is_introduced(long, at) or len(long) > 3:
        return NameMatch("compatible", "in-sentence", 0.9)
    return NameMatch("compatible", "part-of-name", 0.7)


def _find(short: tuple[str, ...], long: tuple[str, ...]) -> int | None:
    width = len(short)
    return next((i for i in range(len(long) - width + 1) if long[i : i + width] == short), None)


def _is_introduced(words: tuple[str, ...], at: int) -> bool:
    """Whether a label or "by" stands before the word: "derivative work by Beao"."""
    return at > 0 and (words[at - 1] in LABELS or words[at - 1] == "by")


def _is_telling(words: tuple[str, ...]) -> bool:
    """Whether `words` are enough to know a name by: not an initial, a particle, or a word that many names hold."""
    return any(_is_significant(w) for w in words)


def _is_significant(word: str) -> bool:
    return len(word) >= 3 - (not word.isascii()) and word not in _INSIGNIFICANT and not word.isdigit()


_INSIGNIFICANT = NOT_PERSONAL | PARTICLES | TITLES | LABELS | PREPOSITIONS


def _initials(one: Name, other: Name) -> NameMatch | None:
    short, long = sorted((one.core, other.core), key=len)
    if len(short) < 2:
        return None
    turned = (*short[1:], short[0])
    for words in (short, turned):
        for i in range(len(long) - len(words) + 1):
            if _fits_initials(words, long[i : i + len(words)]):
                return NameMatch("compatible", "initials", 0.88)
        if _fits_ends(words, long):
            return NameMatch("compatible", "initials" if min(map(len, words)) == 1 else "shorter-form", 0.85)
    if set(short) <= set(long) and sum(map(_is_significant, short)) > 1:
        return NameMatch("compatible", "shorter-form", 0.85)
    return None


def _fits_initials(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    pairs = list(zip(words, others, strict=True))
    full = [a for a, b in pairs if a == b and _is_significant(a)]
    return bool(full) and all(a == b or _is_initial_of(a, b) or _is_initial_of(b, a) for a, b in pairs)


def _fits_ends(words: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether only middle names are left out: "J. Doe" and "Jane Mary Doe"."""
    first = words[0] == long[0] or _is_initial_of(words[0], long[0])
    return len(words) == 2 and 3 <= len(long) <= 4 and first and words[-1] == long[-1] and _is_significant(words[-1])


def _is_initial_of(short: str, word: str) -> bool:
    return len(short) == 1 and word.startswith(short) and short.isalpha()


def _user_name(one: Name, other: Name) -> NameMatch | None:
    if one.is_word == other.is_word:
        return None
    handle, real = (one, other) if one.is_word else (other, one)
    name = "".join(c for c in handle.joined if not c.isdigit())
    if len(name) < 4:
        return None
    last, first = real.core[-1], real.core[0]
    guesses = {
        real.joined,
        first[0] + last,
        first + last[0],
        last + first[0],
        "".join(w[0] for w in real.core[:-1]) + last,
    }
    if name in guesses or real.joined in name:
        return NameMatch("compatible", "user-name", 0.75)
    return None


# --- likeness --------------------------------------------------------------------------------------------------------


def _other_script(one: Name, other: Name) -> NameMatch | None:
    if scripts(one.joined) & scripts(other.joined) or not scripts(one.joined) or not scripts(other.joined):
        return None
    likeness = _roman_likeness(one, other)
    result: Result = "compatible" if likeness >= ALIKE_ROMAN else "cannot-tell"
    return NameMatch(result, "other-script", likeness)


def _roman_likeness(one: Name, other: Name) -> float:
    from anyascii import anyascii

    mine, theirs = ([_roman(anyascii(w)) for w in n.core] for n in (one, other))
    whole = _ratio("".join(mine), "".join(theirs))
    if len(mine) == 1 or len(theirs) == 1:
        return round(whole if whole >= ALIKE else whole * 0.8, 2)
    short, long = sorted((mine, theirs), key=len)
    best = [max(_ratio(w, x) if len(w) > 1 and len(x) > 1 else float(w[:1] == x[:1]) for x in long) for w in short]
    return round(max(min(best), whole if whole >= ALIKE else 0.0), 2) if best else 0.0


def _roman(text: str) -> str:
    """Bring the ways of writing one sound in Latin letters to one: "Zhadan" and "Jadan" stay apart, "Serhiy" and "Sergij" not."""
    word = "".join(words_of(fold(text)))
    for letters, sound in _ROMAN:
        word = word.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", word)


def _ratio(one: str, other: str) -> float:
    from rapidfuzz.fuzz import ratio

    return float(ratio(one, other)) / 100


def _spelling(one: Name, other: Name) -> NameMatch | None:
    likeness = max(_ratio(one.joined, other.joined), _ratio(_roman(one.joined), _roman(other.joined)))
    if likeness >= ALIKE and min(len(one.joined), len(other.joined)) > 3:
        return NameMatch("compatible", "spelling", round(likeness, 2))
    return None


def _shared_word(one: Name, other: Name) -> NameMatch | None:
    mine, theirs = ([w for w in n.core if _is_significant(w)] for n in (one, other))
    best = max((_word_likeness(a, b) for a in mine for b in theirs), default=0.0)
    whole = _ratio(one.joined, other.joined)
    if best >= ALIKE_WORD or whole >= ALIKE_WHOLE or _shares_initial(one, other):
        return NameMatch("cannot-tell", "shares-a-word", round(whole, 2))
    return None


def _word_likeness(one: str, other: str) -> float:
    if len(one) > 3 and len(other) > 3 and (one in other or other in one):
        return 1.0
    roman, other_roman = _roman(one), _roman(other)
    bones, other_bones = (re.sub("[aeiou]", "", w) for w in (roman, other_roman))
    if bones == other_bones and len(bones) > 2:
        return 1.0
    return max(_ratio(one, other), _ratio(roman, other_roman))


def _shares_initial(one: Name, other: Name) -> bool:
    """Whether an initial of one name fits a word of the other, so that only the rest differs."""
    return any(_is_initial_of(a, b) or _is_initial_of(b, a) for a in one.core for b in other.core)


# --- different, or not ---------------------------------------------------------------------------------------------


def _different(one: Name, other: Name) -> NameMatch | None:
    if scripts(one.raw) != scripts(other.raw) or not scripts(one.raw) <= CASED:
        return None
    if not looks_personal(one) or not looks_personal(other):
        return None
    return NameMatch("different", "no-word-shared", round(_ratio(one.joined, other.joined), 2))


def _why_not_compared(one: Name, other: Name) -> str:
    if any(w.startswith(ORGANIZATION_STEMS) for w in one.core + other.core):
        return "organization"
    cased = scripts(one.joined) | scripts(other.joined) <= CASED
    return "user-name-or-real-name" if cased and (one.is_word or other.is_word) else "not-names"


_CHECKS = (_equal, _several, _contained, _initials, _user_name, _other_script, _spelling, _shared_word, _different)
