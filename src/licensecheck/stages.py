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
    from licensecheck.judge import Answers, Reference
    from licensecheck.model import Case, Credit, FileFacts, Finding, Fix, Lookup, Picture, Segment

    Progress = Callable[[str, int, int], None]
    Look = Callable[[str, str], Picture | None]
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
    published: str = ""


def pending_of(
    use: ImageUse,
    document: Document,
    given: str | None,
    picture: Picture | None,
    *,
    look: Look | None = None,
    published: str = "",
) -> Iterator[Pending]:
    """Yield what each segment of a picture's credit waits for; one item without a segment when there is no credit.

    Args:
        use: the picture.
        document: it stands in.
        given: a title or address of its file, from the user.
        picture: measurements of the published picture, from the user.
        look: measures the picture that an address in a document means, where nothing else names its file; None: not to be done.
        published: the day on which it was, ISO 8601, "" if that is not known.
    """
    from licensecheck.credit.recent import parse_once
    from licensecheck.judge import references, search_key

    credit = parse_once(use.credit.text, use.credit.format, use.language) if use.credit else None
    segments: tuple[Segment | None, ...] = (credit.segments if credit else ()) or (None,)
    if credit is not None and (shared := use.shared) is not None:
        from licensecheck.sharing import own_authors, own_part

        if own := own_part(credit, shared):
            use, segments = use.replace(shared=shared.replace(told=True)), (own,)
        elif narrowed := own_authors(credit, shared):
            use, credit = use.replace(shared=shared.replace(told=True)), narrowed
            segments = narrowed.segments
    for segment in segments:
        # Which of several segments speaks of this picture is not known: its address then identifies none of them.
        one = use if len(segments) == 1 else use.replace(image=None, links=())
        refs = references(one, segment, given)
        search = search_key(segment, segment.readings[0]) if segment and not refs else None
        shown = picture
        if shown is None and look is not None and segment is not None and not refs:
            shown = _beside(one, segment, look)
        if shown is not None and not refs and len(segments) == 1:
            refs = references(one, segment, given, shown)
        yield Pending(document, one, credit, segment, given, shown, refs, search, published)


def _beside(use: ImageUse, segment: Segment, look: Look) -> Picture | None:
    """Measurements of the local picture, if its credit may speak of a file of a wiki."""
    from licensecheck.judge import may_be_a_wiki_file

    return look(use.path, use.image) if use.image and may_be_a_wiki_file(segment) else None


def ask(source: FactSource, pending: Sequence[Pending], progress: Progress) -> tuple[Files, Lookups]:
    """A few plural questions: what page ids and pictures lead to, what words do where these did not, all files' facts."""
    from licensecheck.judge import wider_search_key

    refs = [r for p in pending for r in p.references]
    keys = dict.fromkeys(r.lookup for r in refs if r.lookup)
    lookups = source.lookups(list(keys)) if keys else {}
    searches = dict.fromkeys(p.search for p in pending if p.search and not any(_led(r, lookups) for r in p.references))
    lookups |= source.lookups(list(searches)) if searches else {}
    empty = {key for key in searches if lookups[key].state == "answered" and not lookups[key].candidates}
    again = (wider_search_key(p.segment, p.segment.readings[0]) for p in pending if p.segment and p.search in empty)
    wider = dict.fromkeys(key for key in again if key and key not in lookups)
    lookups |= source.lookups(list(wider)) if wider else {}
    titles = dict.fromkeys(key for r in refs if (key := r.file(lookups)))
    progress("files", 0, len(titles))
    files = source.files(list(titles)) if titles else {}
    progress("files", len(titles), len(titles))
    return files, lookups


def _led(reference: Reference, lookups: Lookups) -> bool:
    """Whether a reference leads to files, so that nothing need be searched for; or could not be looked up."""
    found = lookups.get(reference.lookup or "")
    return found is None or bool(found.candidates) or found.state == "unavailable"


def judged(
    source: FactSource, pending: Sequence[Pending], policy: PolicyOf, progress: Progress
) -> tuple[Files, Lookups, list[Case]]:
    """Ask, judge, and ask again: for what speaks against a credit and is not fresh, and where a further answer decides."""
    from licensecheck.evidence.source import histories, renew
    from licensecheck.judge import Answers, judge, wants_confirmation, wants_history

    def one(p: Pending, answers: Answers) -> Case:
        day, own = _published(p, answers), policy(p.use.path)
        named = p.references if p.picture is None else None  # what bytes name depends on the other segments as well
        return judge(
            p.use,
            p.credit,
            p.segment,
            answers,
            given=p.given,
            picture=p.picture,
            policy=own,
            published=day,
            named=named,
        )

    files, lookups = ask(source, pending, progress)
    cases = [one(p, Answers(files, lookups)) for p in pending]

    def again(wanted: Callable[[Case], bool], more: Callable[[Files], Files]) -> None:
        """Ask `more` about the files of the cases that want it, and judge these anew."""
        nonlocal files, cases
        asked = {c.facts.asked: c.facts for c in cases if c.facts is not None and wanted(c)}
        if not asked or not (found := more(asked)):
            return
        files = {**files, **found}
        answers = Answers(files, lookups)
        renewed = [c.facts is not None and c.facts.asked in found for c in cases]
        cases = [one(p, answers) if new else c for p, c, new in zip(pending, cases, renewed, strict=True)]

    again(lambda c: c.verdict == "contradicted", lambda asked: renew(source, asked))
    again(wants_confirmation, source.confirm)
    again(wants_history, lambda asked: histories(source, asked))
    return files, lookups, cases


def _published(pending: Pending, answers: Answers) -> str:
    """The article's day, "" where no history is at hand that it could be held against."""
    files, lookups = answers.files, answers.lookups
    facts = [files[key] for r in pending.references if (key := r.file(lookups)) in files]
    if not any([f.history is not None for f in facts]):  # noqa: C419 (faster)
        return ""
    if pending.published:
        return pending.published
    from licensecheck.articles.published import published_on

    return published_on(pending.document.path, pending.document.text)


def checked(
    cases: Sequence[Case], pending: Sequence[Pending], name: Naming, changes: Changes | None
) -> list[CheckedCase]:
    """Promise the right credit where there is something to mend, apply the rules, find the places.

    name: from a document's path to what it is called in fingerprints. changes: findings on other lines are marked.
    """
    from licensecheck.suggest import SUGGESTED

    suggested = [c.replace(suggestion=SUGGESTED) if c.verdict in TO_MEND else c for c in cases]
    seen: dict[str, dict[str, int]] = {}
    placed = (
        _locate(c, p.document, seen.setdefault(c.use.path, {}), name(c.use.path), changes)
        for p, c in zip(pending, suggested, strict=True)
    )
    reported: set[tuple[object, ...]] = set()
    return [_said_once(c, reported) for c in placed]


def _said_once(checked: CheckedCase, reported: set[tuple[object, ...]]) -> CheckedCase:
    """What is wrong with a credit that several pictures share is one finding, unless it is about one of the pictures."""
    use = checked.case.use
    if use.shared is None or not checked.findings:
        return checked
    kept: list[Finding] = []
    told: list[Finding] = []
    for finding in checked.findings:
        key = (use.path, finding.message_id, finding.position, finding.params)
        (told if key in reported else kept).append(finding)
        reported.add(key)
    return checked.replace(findings=tuple(kept), told=tuple(told))


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
