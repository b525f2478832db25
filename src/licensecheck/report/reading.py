"""How a credit was read, for people: what its words were taken for and why, other readings, the evidence for a credit."""

from __future__ import annotations

from unicodedata import east_asian_width

from licensecheck.credit.decide import THRESHOLD
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._words import safe, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from licensecheck.credit.explain import Explanation, Taken
    from licensecheck.model import Reading, Segment

_LONGEST = 60
_LABELS = {"author": "author-label", "title": "title-label"}
"""Leads whose names are those of parts."""


def explain_reading(found: Explanation) -> Iterator[str]:
    """Yield the lines that explain how a credit was read."""
    credit = found.credit
    yield f"{safe(credit.text)}\n"
    percent = f"{100 * credit.confidence:.0f}"
    many = len(credit.segments) > 1
    heads = {False: "reading.no-credit", True: "reading.credits" if many else "reading.credit"}
    yield f"  {say(heads[credit.is_credit], number=str(len(credit.segments)), percent=percent)}\n"
    for number, (segment, words) in enumerate(zip(credit.segments, found.words, strict=True), 1):
        if many:
            text = credit.text[segment.span.start : segment.span.end].strip()
            yield f"\n  {say('reading.segment', number=str(number), text=text)}\n"
        yield from _segment(segment, words, credit.is_credit)
    for part in credit.markup:
        yield f"    {say('reading.markup', text=part.text)}\n"
    yield from _evidence(found)
    yield "\n"


def _segment(segment: Segment, words: tuple[Taken, ...], is_credit: bool) -> Iterator[str]:
    if not is_credit:
        words = tuple([taken for taken in words if taken.role != "behind"])
    if not words:
        return
    yield _head("reading.words" if is_credit else "reading.words-only")
    width = min(28, max((_columns(_quoted(taken)) for taken in words), default=0))
    for taken in words:
        if taken.role != "not-understood":
            yield f"    {_padded(taken, width)}  {_sentence(taken)}\n"
    if segment.empty_slot is not None:
        slot = segment.empty_slot
        yield f"    {say('reading.no-author', text=slot.text, kind=slot.kind.replace('-', ' '))}\n"
    if not is_credit:
        return
    left = [taken for taken in words if taken.role == "not-understood"]
    yield _head("reading.left")
    for taken in left:
        yield f"    {_padded(taken, width)}  {_why(taken)}.\n"
    if not left:
        yield f"    {say('reading.all-understood')}\n"
    yield from _others(segment.readings)


def _head(message_id: str, score: str = "") -> str:
    return f"\n  {say(message_id, score=score)}\n"


def _quoted(taken: Taken) -> str:
    words = " ".join(safe(taken.text).split())
    return f"“{words if len(words) <= _LONGEST else words[: _LONGEST - 1] + '…'}”"


def _columns(words: str) -> int:
    """Return how many columns of a terminal words take; wide letters take two."""
    return sum(1 + (east_asian_width(c) in "WF") for c in words)


def _padded(taken: Taken, width: int) -> str:
    words = _quoted(taken)
    return words + " " * (width - _columns(words))


def _sentence(taken: Taken) -> str:
    role = "reading.is." + (_LABELS.get(taken.role, taken.role) if _is_lead(taken) else taken.role)
    value = f" {safe(taken.value)}" if taken.value else ""
    why = _why(taken)
    return f"{say(role)}{value}{': ' + why if why else ''}."


def _is_lead(taken: Taken) -> bool:
    """Tell whether words lead to an author or a title rather than being one."""
    return any(reason in ("colon", "followed") for reason, _ in taken.reasons)


def _why(taken: Taken) -> str:
    return "; ".join(say(f"reading.because.{reason}", params) for reason, params in taken.reasons)


def _others(readings: tuple[Reading, ...]) -> Iterator[str]:
    if len(readings) > 1:
        yield _head("reading.others", score=f"{readings[0].score:.2f}")
    for other in readings[1:]:
        authors = _names(a.value for a in other.authors)
        title = safe(other.title.value) if other.title is not None else say("reading.nobody")
        less = say(f"reading.less.{other.why if other.why in _LESS else 'other'}")
        yield f"    {say('reading.other', score=f'{other.score:.2f}', authors=authors, title=title, why=less)}\n"


_LESS = ("title-first", "author-first", "authors")


def _names(values: Iterable[str]) -> str:
    return ", ".join(map(safe, values)) or say("reading.nobody")


def _evidence(found: Explanation) -> Iterator[str]:
    yield _head("reading.evidence" if found.credit.is_credit else "reading.evidence-against")
    counts = {name: [w for n, w in found.evidence if n == name] for name, _ in found.evidence}
    for name, weights in sorted(counts.items(), key=lambda pair: -sum(pair[1])):
        times = f" ({len(weights)} times)" if len(weights) > 1 else ""
        yield f"    {sum(weights):+5.1f}  {say(f'evidence.{name}')}{times}\n"
    if not found.evidence:
        yield f"    {say('reading.no-evidence')}\n"
    yield f"    {say('reading.total', total=f'{found.total:+.1f}', threshold=f'{THRESHOLD:.2f}')}\n"
