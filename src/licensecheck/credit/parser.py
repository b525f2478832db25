"""Text -> Credit: joins the stages (see docs/grammar.md)."""

from __future__ import annotations

from itertools import islice

from licensecheck.credit.case import Case
from licensecheck.credit.decide import THRESHOLD, confidence, evidence, weigh
from licensecheck.credit.layout import merge, region
from licensecheck.credit.lazy import lazy
from licensecheck.credit.markup import read_markup
from licensecheck.credit.nodes import Classifier
from licensecheck.credit.pieces import BLANK, Pieces
from licensecheck.credit.program import PLACEHOLDER_WORD
from licensecheck.credit.scan import Walker, cuts_of, lower
from licensecheck.credit.stretch import stretches
from licensecheck.model.credit import Credit, Part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from licensecheck.credit.findings import Item
    from licensecheck.credit.neighbors import Node
    from licensecheck.credit.stretch import Stretch
    from licensecheck.credit.visible import Visible
    from licensecheck.model.credit import CreditFormat, Segment

LIMIT = 20_000
"""Code points that are read; what stands behind is ignored."""


def parse(text: str, format: CreditFormat = "text", language: str | None = None) -> Credit:
    """Read one credit.

    Args:
        text: the credit as it stands, with its inline markup. Only the first 20,000 code points are read.
        format: what markup it may hold: "text", "markdown" or "html".
        language: of the page, if known; kept in the result.

    Returns:
        What was understood. Never raises on any string; a text that credits no picture has `is_credit` False.
    """
    return examined(text, format, language).credit


def examined(text: str, format: CreditFormat = "text", language: str | None = None) -> Work:
    """Read one credit and keep what every stage made, for `explain`."""
    work = Work(text, format, language)
    for stage in _STAGES:
        stage(work)
    return work


def parse_many(texts: Iterable[str], format: CreditFormat = "text", language: str | None = None) -> Iterator[Credit]:
    """Yield what `parse` gives for each text, in order; about a third faster where there are many.

    Every stage runs over up to 64 texts before the next one does, so that the processor meets the same few instructions again.
    """
    waiting = iter(texts)
    while batch := [Work(text, format, language) for text in islice(waiting, _BATCH)]:
        for stage in _STAGES:
            for work in batch:
                stage(work)
        yield from [work.credit for work in batch]


_BATCH = 64


class Work:
    """One text on its way through the stages; each stage fills in what the next ones need."""

    __slots__ = (
        "credit", "credits", "cuts", "evidence", "format", "items", "language", "low", "nodes", "pieces", "segments", "stretch", "text", "visible",
        "walker",
    )  # fmt: skip

    credit: Credit
    credits: list[Stretch]
    cuts: list[int]
    evidence: list[str]
    items: list[Item]
    low: str
    nodes: list[Node]
    pieces: Pieces
    segments: tuple[Segment, ...]
    stretch: tuple[int, int]
    visible: Visible
    walker: Walker

    def __init__(self, text: str, format: CreditFormat, language: str | None) -> None:
        self.text, self.format, self.language = text, format, language


def _see(work: Work) -> None:
    """Stage 1: the visible words."""
    work.visible = read_markup(work.text[:LIMIT], work.format)
    work.cuts = cuts_of(work.visible)

    work.low = lower(work.visible.text)


def _cut(work: Work) -> None:
    """Before stages 2 and 3: the pieces between blanks."""
    work.pieces = Pieces(work.low)


def _find(work: Work) -> None:
    """Stage 2: what patterns find."""
    work.walker = Walker(work.visible, work.low, work.pieces, work.cuts)


def _scan(work: Work) -> None:
    """Stage 3: the vocabulary."""
    work.items = work.walker.walk()


def _classify(work: Work) -> None:
    """Stage 4: what each word does here."""
    text = work.visible.text
    work.nodes = merge(Classifier(work.items, text, work.low, work.cuts).run(), text, work.cuts)


def _place(work: Work) -> None:
    """Stages 5 and 6: where the credit stands, and which credits it holds."""
    work.stretch = region(work.nodes, work.visible)
    work.credits = stretches(work.nodes, *work.stretch, work.visible)


def _speak(work: Work) -> None:
    """Stage 7: words between separators."""
    for part in work.credits:
        part.speak()


def _choose(work: Work) -> None:
    """Stage 8: who is the author, what is the title."""
    for part in work.credits:
        part.choose()


def _name(work: Work) -> None:
    """Still stage 8: names one by one."""
    for part in work.credits:
        part.name()


def _collect(work: Work) -> None:
    """Stage 9: the other parts."""
    segments = [part.collect() for part in work.credits]
    work.segments = tuple(segments)
    if len(segments) > 1:
        work.segments = _shared(segments, _common(work.credits[-1].inner, work.visible))


def _weigh(work: Work) -> None:
    """Stage 10: what speaks for a credit and what against it."""
    spoken = work.credits[0].spoken if len(work.credits) == 1 else [p for part in work.credits for p in part.spoken]
    segments, triggers = work.segments, work.pieces.triggers
    case = Case(work.nodes, work.stretch, spoken, segments, work.visible, work.text[:LIMIT], triggers)
    work.evidence = evidence(case)


def _decide(work: Work) -> None:
    """Still stage 10: whether it is a credit, and how sure that is."""
    visible, segments = work.visible, work.segments
    weight = weigh(work.evidence)
    sure = confidence(weight, segments[0].readings[0])
    text, remains = visible.text, _remains(visible, work.pieces.triggers)
    markup = tuple([Part(text[s:e], text[s:e], visible.span(s, e)) for s, e in remains])
    work.credit = Credit(work.text, work.format, weight >= THRESHOLD, sure, segments, work.language, markup)


_STAGES = (_see, _cut, _find, _scan, _classify, _place, _speak, _choose, _name, _collect, _weigh, _decide)


_MOJIBAKE = lazy(
    r"\u00c3[\u0080-\u00bf\u0192\u2020\u00a0-\u00bf]|\u00e2\u20ac[\u0080-\u00ff\u2019-\u2122]|\u00c2[\u00a0\u00a9\u00ab\u00bb]|\ufffd|\u00d0[\u00b0-\u00bf]\u00d1"
)


def _remains(visible: Visible, triggers: int) -> list[tuple[int, int]]:
    """Return where markup or placeholders were left in the visible words."""
    out = list(visible.remains)
    if not visible.text.isascii():
        out += [m.span() for m in _MOJIBAKE.finditer(visible.text)]
    if triggers & BLANK:
        out += [m.span() for m in PLACEHOLDER_WORD.finditer(visible.text)]
    return sorted(out) if len(out) > 1 else out


def _common(nodes: list[Node], visible: Visible) -> int:
    """Return where words begin that hold for all credits of a line: a new sentence, or "both", "all"."""
    named = False
    for role, start, _, data in nodes:
        if named and ((role == "p" and data == ".") or (isinstance(data, dict) and "both" in data)):
            return visible.span(start, start).start
        if isinstance(data, list) and any(
            isinstance(d, tuple) and isinstance(d[2], dict) and "both" in d[2] for d in data
        ):
            return visible.span(start, start).start
        named = named or role in ("text", "quote", "unknown")
    return visible.length + 1


def _shared(segments: list[Segment], common: int) -> tuple[Segment, ...]:
    """Let a license or platform that is said once for all, behind `common`, hold for the credits before it."""
    last = segments[-1]
    licenses = tuple(m for m in last.licenses if m.span.start >= common)
    source = last.source if last.source is not None and last.source.span.start >= common else None
    return tuple(s.replace(licenses=s.licenses or licenses, source=s.source or source) for s in segments)
