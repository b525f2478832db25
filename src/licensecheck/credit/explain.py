"""Why a credit was read as it was: what each group of words was taken for and for what reason, and the evidence with its weights."""

from __future__ import annotations

from licensecheck.credit.decide import WEIGHTS
from licensecheck.credit.parser import examined
from licensecheck.credit.people import kind_of, telling_word
from licensecheck.credit.phrases import LEADS
from licensecheck.model import Value
from licensecheck.model.credit import Credit, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, ClassVar

    from licensecheck.credit.neighbors import Node
    from licensecheck.credit.phrases import Phrase
    from licensecheck.credit.stretch import Stretch
    from licensecheck.model.credit import CreditFormat, Part

    Reason = tuple[str, tuple[tuple[str, str], ...]]


class Taken(Value):
    """A group of words and what it was taken for.

    text, span: as written. role: an id ("author", "label", "not-understood", ...). value: what it means where that differs
    from the words ("CC-BY-4.0"), or "". reasons: (id, parameters) of sentences that say why.
    """

    text: str
    span: Span
    role: str
    value: str = ""
    reasons: tuple[Reason, ...] = ()
    NESTED: ClassVar = {"span": Span}


class Explanation(Value):
    """A credit and why it was read so.

    credit: what was understood. words: for each of its segments what each group of words was taken for, in the order of the
    text. evidence: (name, weight) of what speaks for a credit or against it, one for each time it counts. total: their sum.
    """

    credit: Credit
    words: tuple[tuple[Taken, ...], ...]
    evidence: tuple[tuple[str, float], ...]
    total: float
    NESTED: ClassVar = {"credit": Credit, "words": Taken}


def explain(text: str, format: CreditFormat = "text", language: str | None = None) -> Explanation:
    """Read one credit as `parse` does, and tell why it was read so. Never raises on any string."""
    work = examined(text, format, language)
    words = tuple([tuple(_taken(part, k, work.credit)) for k, part in enumerate(work.credits)])
    evidence = tuple([(name, WEIGHTS[name]) for name in work.evidence])
    return Explanation(work.credit, words, evidence, round(sum(weight for _, weight in evidence), 1))


def _taken(part: Stretch, number: int, credit: Credit) -> Iterator[Taken]:
    """Yield what each group of words of one credit was taken for."""
    segment, visible, text = credit.segments[number], part.visible, credit.text
    spoken = {p.number: p for p in part.spoken}
    first = part.inner[0][1] if part.inner else 0
    before = [n for n in part.whole if n[1] < first and n[0] != "p"]
    if before:
        span = visible.span(before[0][1], before[-1][2])
        yield Taken(text[span.start : span.end], span, "caption")
    best = segment.readings[0]
    for k, node in enumerate(part.inner):
        role, start, end, _ = node
        span = visible.span(start, end)
        if role in ("text", "quote"):
            phrase = spoken.get(k)
            inside = [(p, "author") for p in best.authors] + [(p, "not-understood") for p in best.leftovers]
            inside += [(best.title, "title")] if best.title is not None else []
            found = sorted([x for x in inside if x[0].span.overlaps(span)], key=lambda x: x[0].span.start)
            linked = [m for m in segment.licenses if not m.stated and m.span.overlaps(span)]
            if linked and all(what == "not-understood" for _, what in found):
                yield Taken(text[span.start : span.end], span, "linked-license", ", ".join(m.id for m in linked))
                continue
            for named, what in found:
                why = tuple(_reasons(phrase, what, named, part)) if phrase is not None else ()
                yield Taken(named.text, named.span, what, "" if named.value == named.text else named.value, why)
            if not found and any(map(str.isalnum, text[span.start : span.end])):
                yield Taken(text[span.start : span.end], span, "passed-over")
        elif role != "p":
            yield _word(node, k, part, segment, span, text)
    last = part.inner[-1][2] if part.inner else 0
    behind = [n for n in part.whole if n[1] >= last and n[0] != "p"]
    if behind:
        span = visible.span(behind[0][1], behind[-1][2])
        yield Taken(text[span.start : span.end], span, "behind")


def _word(node: Node, k: int, part: Stretch, segment: Any, span: Span, text: str) -> Taken:
    """Return what a word of the vocabulary, or what a pattern found, was taken for."""
    role, _, _, data = node
    said, value = text[span.start : span.end], ""
    reasons: tuple[Reason, ...] = ()
    if role in LEADS or role == "place":
        reasons = (("colon", ()),) if data == "colon" else _beside(part.inner, k, part)
    elif role == "lic":
        value = ", ".join(data.ids)
    elif role == "plat":
        chosen = segment.source is not None and segment.source.span.overlaps(span)
        role, value = ("source-place", segment.source.value) if chosen else ("other-place", data.lstrip("!"))
        reasons = _before(part.inner, k, part)
    elif role == "date":
        date = segment.readings[0].date
        role, value = ("date", data) if date is not None and date.span.overlaps(span) else ("other-date", "")
    elif role == "file":
        value = data[0]
    elif role == "url":
        kind = next((link.kind for link in segment.links if link.span.overlaps(span)), "other")
        role = f"address-{kind}"
    elif role == "change":
        status = next((c.status for c in segment.changes if c.span.overlaps(span)), "modified")
        role = "change" if status == "modified" else "no-change"
    return Taken(said, span, role, "" if value == said else value, reasons)


def _beside(nodes: list[Node], k: int, part: Stretch) -> tuple[Reason, ...]:
    """Return that a word counts because of what stands behind it."""
    if k + 1 < len(nodes) and nodes[k + 1][0] != "p":
        _, start, end, _ = nodes[k + 1]
        return (("followed", (("next", _short(part.visible.text[start:end])),)),)
    return ()


def _before(nodes: list[Node], k: int, part: Stretch) -> tuple[Reason, ...]:
    """Return the lead before a platform's name."""
    if k and nodes[k - 1][0] in LEADS:
        _, start, end, _ = nodes[k - 1]
        return (("behind-lead", (("lead", part.visible.text[start:end].strip()),)),)
    return ()


def _reasons(phrase: Phrase, what: str, named: Part, part: Stretch) -> Iterator[Reason]:
    """Yield why words are the author's name or the title."""
    draft = part.drafts[0]
    if what == "author":
        yield from _place_of_author(phrase, draft.why, part)
        kind = kind_of(named.text) if phrase.role != "unknown" else "unknown"
        word = telling_word(named.text, kind)
        if phrase.quoted:
            yield "quoted-name", ()
        elif kind == "org" and word:
            yield "institution", (("word", word),)
        elif kind in ("person", "account"):
            yield kind, ()
    elif what == "title":
        yield from _name_of_work(phrase, named.text, part)
    else:
        yield "no-place", ()


def _place_of_author(phrase: Phrase, why: str, part: Stretch) -> Iterator[Reason]:
    lead = _lead(phrase, part)
    if phrase.lead == "author" and lead is None:
        yield "account-page", ()
    elif phrase.lead is not None and lead is not None:
        yield "behind-lead", (("lead", lead),)
    elif phrase.held is not None and lead is not None:
        yield "list-goes-on", (("lead", lead),)
    elif why in _PLACES:
        yield why, ()
    elif why == "derivative-lead":
        yield "before-derivative", ()


_PLACES = frozenset(["author-first", "title-first", "before-own-work", "authors"])


def _lead(phrase: Phrase, part: Stretch) -> str | None:
    """Return the words of the lead that a phrase stands behind."""
    role = phrase.lead or phrase.held
    for node in reversed(part.inner[: phrase.number]):
        if node[0] == role or (role == "by" and node[0] == "adapted"):
            return part.visible.text[node[1] : node[2]].strip()
    return None


def _name_of_work(phrase: Phrase, name: str, part: Stretch) -> Iterator[Reason]:
    word = telling_word(name, "title")
    if phrase.quoted:
        yield "quoted", ()
    elif phrase.em:
        yield "italic", ()
    elif phrase.lead == "title":
        lead = _lead(phrase, part)
        yield ("behind-lead", (("lead", lead),)) if lead else ("in-file-name", ())
    elif phrase.after == "by":
        yield "before-by", ()
    elif word and phrase.kind == "title":
        yield "words-of-a-title", (("word", word),)
    elif phrase.link is not None:
        yield "linked-title", ()
    else:
        yield "other-member", ()


def _short(words: str) -> str:
    words = words.strip('"“”„«»')
    return words if len(words) <= 40 else words[:39] + "…"
