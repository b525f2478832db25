"""The stages between a document and its findings: what waits for facts, asking, judging, placing.

Each is a function of what it is given; only `ask` and `judged` put questions to a source of facts.
"""

from __future__ import annotations

from licensecheck.model import CheckedCase, ImageUse, Policy, Span, Suppressed
from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from licensecheck.articles import Document
    from licensecheck.articles.lines import Lines
    from licensecheck.evidence import FactSource
    from licensecheck.files.changes import Changes
    from licensecheck.judge import Reference
    from licensecheck.model import Case, Credit, FileFacts, Finding, Fix, Lookup, Picture, Segment

    Progress = Callable[[str, int, int], None]
    Naming = Callable[[str], str]
    PolicyOf = Callable[[str], Policy]
    Files = dict[str, FileFacts]
    Lookups = dict[str, Lookup]

TO_MEND = ("contradicted", "undecided")
"""Verdicts of a case for which the right credit is written; a credit with nothing to mend needs none."""


UNCHANGED = Suppressed("diff")


class Pending(Value):
    """One picture and one credited segment that waits for its facts."""

    document: Document
    use: ImageUse
    credit: Credit | None
    segment: Segment | None
    given: str | None
    picture: Picture | None
    references: tuple[Reference, ...]
    search: str | None


def pending_of(use: ImageUse, document: Document, given: str | None, picture: Picture | None) -> Iterator[Pending]:
    """Yield what each segment of a picture's credit waits for; one item without a segment when there is no credit."""
    from licensecheck.credit.recent import parse_once
    from licensecheck.judge import references, search_key

    credit = parse_once(use.credit.text, use.credit.format, use.language) if use.credit else None
    segments: tuple[Segment | None, ...] = (credit.segments if credit else ()) or (None,)
    if credit is not None and use.shared is not None and len(segments) > 1:
        from licensecheck.sharing import own_part

        if own := own_part(credit, use.shared):
            use, segments = use.replace(shared=None), (own,)
    for segment in segments:
        # Which of several segments speaks of this picture is not known: its address then identifies none of them.
        one = use if len(segments) == 1 else use.replace(image=None, links=())
        refs = references(one, segment, given)
        search = search_key(segment, segment.readings[0]) if segment and not refs else None
        yield Pending(document, one, credit, segment, given, picture, refs, search)


def ask(source: FactSource, pending: Sequence[Pending], progress: Progress) -> tuple[Files, Lookups]:
    """Two plural questions: what page ids and words lead to, then the facts of all files."""
    refs = [r for p in pending for r in p.references]
    keys = dict.fromkeys(f"pageid:{r.page_id}" for r in refs if r.page_id is not None)
    keys.update(dict.fromkeys(p.search for p in pending if p.search))
    lookups = source.lookups(list(keys)) if keys else {}
    titles = dict.fromkeys(r.title for r in refs if r.title and r.wiki == "commons.wikimedia.org")
    for key, lookup in lookups.items():
        if key.startswith("pageid:"):
            titles.update(dict.fromkeys(c.title for c in lookup.candidates))
    progress("files", 0, len(titles))
    files = source.files(list(titles)) if titles else {}
    progress("files", len(titles), len(titles))
    return files, lookups


def judged(
    source: FactSource, pending: Sequence[Pending], policy: PolicyOf, progress: Progress
) -> tuple[Files, Lookups, list[Case]]:
    """Ask, judge, and ask again: for what speaks against a credit and is not fresh, and where a second answer decides."""
    from licensecheck.evidence.source import renew
    from licensecheck.judge import Answers, judge, wants_confirmation

    def one(p: Pending, answers: Answers) -> Case:
        return judge(p.use, p.credit, p.segment, answers, given=p.given, picture=p.picture, policy=policy(p.use.path))

    files, lookups = ask(source, pending, progress)
    cases = [one(p, Answers(files, lookups)) for p in pending]
    against = {c.facts.asked: c.facts for c in cases if c.facts is not None and c.verdict == "contradicted"}
    if renewed := renew(source, against):
        files, answers = {**files, **renewed}, Answers({**files, **renewed}, lookups)
        stale = [c.facts is not None and c.facts.asked in renewed for c in cases]
        cases = [one(p, answers) if old else c for p, c, old in zip(pending, cases, stale, strict=True)]
    doubtful = {c.facts.asked: c.facts for c in cases if c.facts is not None and wants_confirmation(c)}
    if doubtful:
        files = {**files, **source.confirm(doubtful)}
        answers = Answers(files, lookups)
        cases = [one(p, answers) if wants_confirmation(c) else c for p, c in zip(pending, cases, strict=True)]
    return files, lookups, cases


def checked(
    cases: Sequence[Case], pending: Sequence[Pending], name: Naming, changes: Changes | None
) -> list[CheckedCase]:
    """Write the right credit where there is something to mend, apply the rules, find the places.

    name: from a document's path to what it is called in fingerprints. changes: findings on other lines are marked.
    """
    from licensecheck.suggest import suggest

    suggested = [c.replace(suggestion=suggest(c)) if c.verdict in TO_MEND else c for c in cases]
    seen: dict[str, dict[str, int]] = {}
    return [
        _locate(c, p.document, seen.setdefault(c.use.path, {}), name(c.use.path), changes)
        for p, c in zip(pending, suggested, strict=True)
    ]


def _locate(case: Case, document: Document, seen: dict[str, int], name: str, changes: Changes | None) -> CheckedCase:
    """Apply the rules and turn the spans of the credit into positions in the document, once."""
    from licensecheck.rules import run

    findings = run(case, seen, name)
    lines = document.lines
    whole = case.span
    position = lines.position(whole) if whole else None
    placed = tuple(
        f.replace(
            position=lines.position(_source_span(case, f, whole)), fixes=tuple(_placed(x, case, lines) for x in f.fixes)
        )
        for f in findings
    )
    if placed and changes is not None:
        image = case.use.image_span
        places = [lines.position(image)] if image is not None else []
        if not changes.touch(case.use.path, *places, position, *(f.position for f in placed)):
            placed = tuple(f.replace(suppressed=UNCHANGED) for f in placed)
    return CheckedCase(case, placed, position)


def _placed(fix: Fix, case: Case, lines: Lines) -> Fix:
    if fix.span is None or case.use.credit is None:
        return fix
    return fix.replace(position=lines.position(case.use.credit.offsets.span(fix.span)))


def _source_span(case: Case, finding: Finding, whole: Span | None) -> Span:
    if finding.span is not None and case.use.credit is not None:
        return case.use.credit.offsets.span(finding.span)
    return whole or Span(0, 0)


def unavailable(files: Files, lookups: Lookups) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Yield name, reason and its parameters for each question that got no answer."""
    answers: dict[str, FileFacts | Lookup] = {**files, **lookups}
    for key, answer in answers.items():
        if answer.state == "unavailable":
            yield key, answer.reason or "unavailable.unknown", answer.reason_params
