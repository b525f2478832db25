"""How a credit was read, for people: each part with its place, other readings, what was not understood."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._words import safe, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Credit, Reading, Segment, Span

_COLUMN = 16


def explain_reading(credit: Credit) -> Iterator[str]:
    """Yield the lines that explain `credit`; places are 0-based code points, the end exclusive."""
    yield f"{safe(credit.text)}\n"
    if not credit.is_credit:
        yield f"  {say('reading.no-credit')}\n"
    for number, segment in enumerate(credit.segments, 1):
        if len(credit.segments) > 1:
            yield f"  {say('reading.segment', number=str(number), text=_words(credit, segment.span))}\n"
        yield from _segment(credit, segment)
    for part in credit.markup:
        yield _row("markup left", part.text, part.span)
    yield "\n"


def _segment(credit: Credit, segment: Segment) -> Iterator[str]:
    yield from _reading(segment.readings[0])
    for mention in segment.licenses:
        address = f" {mention.url}" if mention.url else ""
        yield _row("license", f"{mention.id} ({mention.kind}){address}", mention.span)
    for name in ("source", "file", "reserved", "copyright_holder"):
        part = getattr(segment, name)
        if part is not None:
            yield _row(name.replace("_", " "), part.value, part.span)
    if segment.empty_slot is not None:
        yield _row("no author", f"“{segment.empty_slot.text}” ({segment.empty_slot.kind})", segment.empty_slot.span)
    for change in segment.changes:
        yield _row("changes", f"{change.status}: “{change.text}”", change.span)
    for link in segment.links:
        yield _row(f"{link.kind} link", link.url, link.span)
    for other in segment.readings[1:]:
        words = say("reading.other", score=f"{other.score:.2f}", why=other.why)
        yield f"  {words}\n"
        yield from _reading(other)


def _reading(reading: Reading) -> Iterator[str]:
    for author in reading.authors:
        yield _row("author", author.value, author.span)
    for name, part in (("title", reading.title), ("date", reading.date)):
        if part is not None:
            yield _row(name, part.value, part.span)
    for part in reading.leftovers:
        yield _row("not understood", part.text, part.span)


def _row(name: str, value: str, span: Span) -> str:
    return f"  {name:{_COLUMN}}{safe(value)}  [{span.start}:{span.end}]\n"


def _words(credit: Credit, span: Span) -> str:
    return credit.text[span.start : span.end]
