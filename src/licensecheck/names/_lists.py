"""The comparison of the names in a credit with all names in the record."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.names._match import (
    ALIKE_WORD,
    NameMatch,
    _find,
    _is_significant,
    _is_telling,
    _word_likeness,
    compare,
)
from licensecheck.names._name import fold, read_name, scripts, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licensecheck.names._match import Result

_RANK = {"same": 3, "compatible": 2, "cannot-tell": 1, "different": 0}
_MOST_WORDS = 400


class ListMatch(Value):
    """What the names of a credit have to do with the names of a record.

    result, reason, likeness: of the best pair, as in `NameMatch`; also "elsewhere-in-credit" (compatible: a recorded name
    stands in the credit, but not where the author was read). credited, recorded: that pair.
    omitted: recorded names that the credit does not hold, in order.
    """

    result: Result
    reason: str
    likeness: float
    credited: str
    recorded: str
    omitted: tuple[str, ...] = ()


def compare_all(credited: Sequence[str], recorded: Sequence[str], sentence: str = "") -> ListMatch | None:
    """Return how the credited names fit the recorded ones; None when either list is empty.

    "same" and "compatible" mean: at least one credited name is a recorded one. "different" means: every pair is
    different, and no word of a recorded name stands in `sentence`, the whole visible text of the credit.
    """
    pairs = [(compare(c, r), c, r) for c in credited for r in recorded]
    if not pairs:
        return None
    best, mine, theirs = max(pairs, key=lambda p: (_RANK[p[0].result], p[0].likeness))
    if best.result == "different" and not all(p[0].result == "different" for p in pairs):
        best = NameMatch("cannot-tell", "shares-a-word", best.likeness)
    if best.result in ("different", "cannot-tell"):
        best, theirs = _in_sentence(best, theirs, recorded, sentence)
    omitted = () if best.result not in ("same", "compatible") else _omitted(pairs, recorded, theirs, sentence)
    return ListMatch(best.result, best.reason, best.likeness, mine, theirs, omitted)


def _in_sentence(best: NameMatch, theirs: str, recorded: Sequence[str], sentence: str) -> tuple[NameMatch, str]:
    for name in recorded:
        if stands_in(name, sentence):
            return NameMatch("compatible", "elsewhere-in-credit", 0.8), name
    if best.result == "different" and sentence and any(touches(name, sentence) for name in recorded):
        return NameMatch("cannot-tell", "shares-a-word", best.likeness), theirs
    return best, theirs


def _omitted(
    pairs: Sequence[tuple[NameMatch, str, str]], recorded: Sequence[str], matched: str, sentence: str
) -> tuple[str, ...]:
    found = {r for match, _, r in pairs if match.result in ("same", "compatible")} | {matched}
    return tuple(r for r in recorded if r not in found and not stands_in(r, sentence))


def stands_in(name: str, sentence: str) -> bool:
    """Whether all words of `name` stand in `sentence` side by side, and are enough to know the name by."""
    words, text = read_name(name).core, tuple(words_of(fold(sentence)))[:_MOST_WORDS]
    if not _is_telling(words):
        return False
    orders = (words, words[::-1], tuple(words_of(fold(name))))
    return any(_find(order, text) is not None for order in orders)


def touches(name: str, sentence: str) -> bool:
    """Whether a significant word of `name` stands in `sentence`, perhaps in another spelling, or cannot be looked for."""
    words = [w for w in read_name(name).core if _is_significant(w)]
    text = [w for w in words_of(fold(sentence))[:_MOST_WORDS] if len(w) > 2]
    if not in_reach(name, sentence):
        return True
    return any(_word_likeness(w, t) >= ALIKE_WORD for w in words for t in text)


def in_reach(name: str, sentence: str) -> bool:
    """Whether `name` could be found in `sentence` at all: it is written in scripts that the sentence has as well."""
    return not scripts(fold(name)) - scripts(fold(sentence))
