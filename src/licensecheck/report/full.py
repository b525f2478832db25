"""The format for people: what was read, what each verdict rests on, each finding under its words, the right credit."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._case import candidate_lines, clean_line, heading, read_lines, right_credit, verdict_lines
from licensecheck.report._evidence import evidence_words
from licensecheck.report._excerpt import excerpt
from licensecheck.report._summary import summary_lines
from licensecheck.report._words import Paint, place, problem_line, safe, say
from licensecheck.rules import details

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Case, CheckedCase, Finding, Fix, Report, Span


def pieces(report: Report, *, color: bool = False, width: int | None = None) -> Iterator[str]:
    """Yield the lines of the report: cases in their order, then problems, then the summary."""
    paint = Paint(color)
    last = "\n"
    for checked in report.cases:
        for last in _case(checked, paint, width):
            yield last
    for problem in report.problems:
        last = problem_line(problem, paint)
        yield last
    if last != "\n":
        yield "\n"
    yield from summary_lines(report.summary, paint)


def _case(checked: CheckedCase, paint: Paint, width: int | None) -> Iterator[str]:
    case = checked.case
    where = paint(place(case.use.path, checked.position), "bold")
    if not checked.counted and not _was_handed_over(case):
        yield f"{where}: {clean_line(checked)}\n"
        return
    yield f"{where}: {paint(checked.verdict, checked.verdict)}\n"
    if case.segment is not None:
        yield from read_lines(case, case.segment)
    yield f"  {heading(case)}\n"
    yield from verdict_lines(case, paint)
    yield from candidate_lines(case)
    for finding in checked.counted:
        yield from _finding(case, finding, paint, width)
    credit = right_credit(case)
    if checked.counted and credit is not None:
        yield f"  {say('report.right-credit')}\n"
        yield f"    {safe(credit[1])}\n"
    yield "\n"


def _was_handed_over(case: Case) -> bool:
    """Whoever hands over one credit wants to see how it was read, also when nothing is wrong with it."""
    return case.use.credit is not None and case.use.credit.why == "given"


def _finding(case: Case, finding: Finding, paint: Paint, width: int | None) -> Iterator[str]:
    where = paint(place(case.use.path, finding.position), "bold")
    yield f"{where}: {finding.code} {finding.name} [{paint(finding.severity, finding.severity)}]\n"
    if finding.position is not None and finding.position.source_line:
        yield from excerpt(finding.position, width)
    yield f"   {say(finding.message_id, finding.params)}\n"
    for label, words in _details(case, finding):
        yield f"   = {label}: {words}\n"


def _details(case: Case, finding: Finding) -> Iterator[tuple[str, str]]:
    confidence = say("report.confidence", level=finding.confidence)
    known = [evidence_words(case.facts, w) for w in finding.witnesses] or [say("report.from-credit")]
    yield "evidence", "; ".join([*known, confidence])
    for title, url in finding.ground[:1]:
        yield "ground", f"{safe(title)} <{safe(url)}>" if url else safe(title)
    for message_id, params in details(finding):
        yield "help", say(message_id, params)
    for fix in finding.fixes:
        yield f"fix ({fix.applicability})", say(fix.message_id, fix.params)
        if fix.replacement is not None and fix.span is not None:
            yield from _edit(case, fix, fix.span)
    yield "more", say("report.more", code=finding.code)


def _edit(case: Case, fix: Fix, span: Span) -> Iterator[tuple[str, str]]:
    """The words to write, where the advice beside them does not show them as they are."""
    new = safe(fix.replacement or "")
    if new in say(fix.message_id, fix.params) or case.credit is None:
        return
    old = safe(case.credit.text[span.start : span.end])
    yield "write", say("report.replace", old=old, new=new) if old else say("report.insert", new=new)
