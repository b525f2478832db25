"""Text -> Credit: joins the stages (see docs/grammar.md)."""

from __future__ import annotations

from itertools import islice

from licensecheck.credit.case import Case
from licensecheck.credit.decide import THRESHOLD, confidence, evidence, weigh
from licensecheck.credit.layout import merge, region
from licensecheck.credit.lazy import lazy
from licensecheck.credit.markup import read_markup
from licensecheck.credit.neighbors import role_of
from licensecheck.credit.nodes import Classifier
from licensecheck.credit.parts import addresses, changes_of, file_of, licenses_of, links_of, source_of
from licensecheck.credit.phrases import phrases
from licensecheck.credit.pieces import BLANK, Pieces
from licensecheck.credit.program import PLACEHOLDER_WORD
from licensecheck.credit.readings import read, to_reading
from licensecheck.credit.scan import cuts_of, lower, scan
from licensecheck.credit.segments import split
from licensecheck.credit.slots import ALL_RIGHTS, copyright_holder, empty_slot, reserved
from licensecheck.model.credit import Credit, Part, Segment, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from licensecheck.credit.findings import Item
    from licensecheck.credit.neighbors import Node
    from licensecheck.credit.parts import Address
    from licensecheck.credit.phrases import Phrase
    from licensecheck.credit.visible import Visible
    from licensecheck.model.credit import CreditFormat

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
    work = _Work(text, format, language)
    for stage in _STAGES:
        stage(work)
    return work.credit


def parse_many(texts: Iterable[str], format: CreditFormat = "text", language: str | None = None) -> Iterator[Credit]:
    """Yield what `parse` gives for each text, in order; a tenth to a fifth faster where there are many.

    Every stage runs over up to 64 texts before the next one does, so that the processor meets the same few instructions again.
    """
    waiting = iter(texts)
    while batch := [_Work(text, format, language) for text in islice(waiting, _BATCH)]:
        for stage in _STAGES:
            for work in batch:
                stage(work)
        yield from [work.credit for work in batch]


_BATCH = 64


class _Work:
    """One text on its way through the stages; each stage fills in what the next ones need."""

    __slots__ = (
        "credit", "cuts", "format", "items", "language", "low", "nodes", "pieces", "segments", "spoken", "stretch", "text", "visible",
    )  # fmt: skip

    credit: Credit
    cuts: list[int]
    items: list[Item]
    low: str
    nodes: list[Node]
    pieces: Pieces
    segments: tuple[Segment, ...]
    spoken: list[Phrase]
    stretch: tuple[int, int]
    visible: Visible

    def __init__(self, text: str, format: CreditFormat, language: str | None) -> None:
        self.text, self.format, self.language = text, format, language


def _see(work: _Work) -> None:
    """Stage 1: the visible words."""
    work.visible = read_markup(work.text[:LIMIT], work.format)
    work.cuts = cuts_of(work.visible)


def _scan(work: _Work) -> None:
    """Stages 2 and 3: what patterns and the vocabulary find."""
    work.low = lower(work.visible.text)
    work.pieces = Pieces(work.low)
    work.items = scan(work.visible, work.low, work.pieces)


def _classify(work: _Work) -> None:
    """Stage 4: what each word does here."""
    text = work.visible.text
    work.nodes = merge(Classifier(work.items, text, work.low, work.cuts).run(), text, work.cuts)


def _read(work: _Work) -> None:
    """Stages 5 to 9: where the credit stands, which credits it holds, and what their parts are."""
    work.stretch = region(work.nodes, work.visible)
    work.segments, work.spoken = _segments(work.nodes, work.stretch, work.visible)


def _decide(work: _Work) -> None:
    """Stage 10: whether it is a credit, and how sure that is."""
    visible, segments, triggers = work.visible, work.segments, work.pieces.triggers
    case = Case(work.nodes, work.stretch, work.spoken, segments[0], visible, work.text[:LIMIT], triggers)
    weight = weigh(evidence(case))
    sure = confidence(weight, segments[0].readings[0])
    text = visible.text
    markup = tuple([Part(text[s:e], text[s:e], visible.span(s, e)) for s, e in _remains(visible, triggers)])
    work.credit = Credit(work.text, work.format, weight >= THRESHOLD, sure, segments, work.language, markup)


_STAGES = (_see, _scan, _classify, _read, _decide)


def _date(nodes: list[Node], visible: Visible) -> Part | None:
    """Return the first date that is neither of an access nor a span of life behind a name."""
    for k, (role, start, end, value) in enumerate(nodes):
        if role != "date" or (k and nodes[k - 1][0] == "access"):
            continue
        life = _LIFE.match(value)
        behind = (
            nodes[k - 1][0] == "text" or (k > 1 and nodes[k - 1][3] == "(" and nodes[k - 2][0] == "text")
            if k
            else False
        )
        if life and behind and 20 < int(life[2]) - int(life[1]) < 110:
            continue
        return Part(value, visible.text[start:end], visible.span(start, end))
    return None


_LIFE = lazy(r"(\d{4})\s?[-–—]\s?(\d{4})$")


def _dated_caption(nodes: list[Node]) -> list[Node]:
    """Return the last sentence of a caption if it speaks of the picture ("Photograph, 1921."), else nothing."""
    stop = len(nodes) - 1 if nodes and nodes[-1][0] == "p" else len(nodes)
    start = next((k + 1 for k in range(stop - 1, -1, -1) if nodes[k][0] == "p" and nodes[k][3] in ".\n"), 0)
    last = nodes[start:stop]
    spoken = any(n[0] == "label" or (isinstance(n[3], dict) and "label" in n[3]) for n in last)
    return last if spoken and len(last) <= 4 else []


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


def _segments(
    nodes: list[Node], stretch: tuple[int, int], visible: Visible
) -> tuple[tuple[Segment, ...], list[Phrase]]:
    """Return the credits of the line, and the phrases of all of them."""
    parts = split(nodes, *stretch, visible.text)
    if len(parts) == 1:
        found = addresses(nodes, visible) if visible.links or "url" in map(role_of, nodes) else []
        segment, spoken = _segment(nodes, nodes[slice(*stretch)], nodes[: stretch[0]], found, visible, None, False)
        return (segment,), spoken
    everything: list[Phrase] = []
    out: list[Segment] = []
    for k, (first, last, label) in enumerate(parts):
        inner = nodes[first:last]
        whole = nodes[0 if k == 0 else first : len(nodes) if k == len(parts) - 1 else last]
        start = whole[0][1] if k else 0
        stop = nodes[last][1] if k < len(parts) - 1 else len(visible.text) + 1
        found = [a for a in addresses(whole, visible) if start <= a.start < stop]
        segment, spoken = _segment(whole, inner, [], found, visible, label)
        out.append(segment)
        everything += spoken
    return _shared(out, _common(nodes[slice(*parts[-1][:2])], visible)), everything


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


def _captioned(caption: list[Node], visible: Visible) -> Part | None:
    """Return the quotation that stands directly before a credit in brackets: the title."""
    if len(caption) < 2 or caption[-1][3] != "(":
        return None
    before = caption[-2] if caption[-2][3] != "\n" else caption[-3] if len(caption) > 2 else caption[-2]
    if before[0] != "quote":
        return None
    start, end = before[3]
    return Part(visible.text[start:end], visible.text[start:end], visible.span(start, end))


def _shared(segments: list[Segment], common: int) -> tuple[Segment, ...]:
    """Let a license or platform that is said once for all, behind `common`, hold for the credits before it."""
    last = segments[-1]
    licenses = tuple(m for m in last.licenses if m.span.start >= common)
    source = last.source if last.source is not None and last.source.span.start >= common else None
    return tuple(s.replace(licenses=s.licenses or licenses, source=s.source or source) for s in segments)


def _segment(
    whole: list[Node],
    inner: list[Node],
    caption: list[Node],
    found: list[Address],
    visible: Visible,
    label: str | None,
    several: bool = True,
) -> tuple[Segment, list[Phrase]]:
    """Read one credit: `inner` are its nodes, `whole` these with the caption around them."""
    occurs = set(map(role_of, whole))
    spoken = phrases(inner, visible)
    drafts = read(spoken, inner, visible, next((a.title for a in found if a.title), "") if found else "")
    date = (_date(inner, visible) or _date(_dated_caption(caption), visible)) if "date" in occurs else None
    readings = tuple([to_reading(d, date, visible, spoken) for d in drafts])
    named = _captioned(caption, visible) if caption else None
    if named is not None:
        readings = tuple([r if r.title else r.replace(title=named) for r in readings])
    start = visible.span(whole[0][1], whole[0][1]).start if several else 0
    end = visible.span(whole[-1][1], whole[-1][2]).end if several else visible.length
    images = visible.images
    licenses = licenses_of(whole, found, visible) if found or "lic" in occurs else ()
    keeps = "reserved" in occurs or (bool(licenses) and ALL_RIGHTS in [m.id for m in licenses])
    return Segment(
        Span(start, end),
        readings,
        licenses,
        source_of(whole, found, images, visible) if found or images or "plat" in occurs else None,
        file_of(whole, found, images, visible) if found or images or "file" in occurs else None,
        links_of(found, visible) if found else (),
        changes_of(inner, visible) if not _CHANGES.isdisjoint(occurs) else (),
        empty_slot(inner, readings[0], visible),
        reserved(whole, visible) if keeps else None,
        copyright_holder(spoken, visible) if "copy" in occurs else None,
        label,
    ), spoken


_CHANGES = frozenset(["change", "adapted"])
