"""What was read of one credit and what each field's verdict is: the blocks of a case in the full format."""

from __future__ import annotations

from licensecheck.model import FIELDS
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._evidence import record_words
from licensecheck.report._words import safe, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from licensecheck.model import Case, CheckedCase, FieldVerdict, Finding, Part, Segment
    from licensecheck.report._words import Paint

NAMES = {field: field.replace("_", " ") for field in FIELDS} | {
    "license_link": "license link",
    "modification": "changes",
}
_COLUMN = 16


def read_lines(case: Case, segment: Segment) -> Iterator[str]:
    """Yield a heading, then one line per field with what the credit says of it."""
    yield f"  {_title(case, segment)}\n"
    reading = case.reading or segment.readings[0]
    slot = f" (“{safe(segment.empty_slot.text)}”)" if segment.empty_slot else ""
    rows = (
        ("author", "; ".join(safe(p.value) for p in reading.authors) or say("report.not-named") + slot),
        ("title", _part(reading.title)),
        ("date", _part(reading.date)),
        ("license", _licenses(segment)),
        ("source", safe(segment.source.text) if segment.source else say("report.not-named")),
        ("file", _part(segment.file)),
        ("changes", "; ".join(f"“{safe(c.text)}”" for c in segment.changes) or say("report.not-named")),
    )
    for name, value in rows:
        yield f"    {name:{_COLUMN}}{value}\n"
    if reading.leftovers:
        yield f"    {'not understood':{_COLUMN}}{'; '.join(f'“{safe(p.text)}”' for p in reading.leftovers)}\n"


def _title(case: Case, segment: Segment) -> str:
    segments = case.credit.segments if case.credit is not None else ()
    if len(segments) < 2:
        return say("report.read")
    label = f" (“{safe(segment.label)}”)" if segment.label else ""
    return say("report.picture", number=str(segments.index(segment) + 1), total=str(len(segments)), label=label)


def _part(part: Part | None) -> str:
    return safe(part.value) if part else say("report.not-named")


def _licenses(segment: Segment) -> str:
    words = (
        (safe(m.text) if m.stated else safe(m.id)) + (f" ({safe(m.url)})" if m.url else "") for m in segment.licenses
    )
    return "; ".join(words) or say("report.not-named")


def heading(case: Case) -> str:
    """Return which file the credit was checked against, how it was identified, and which record of it was read."""
    if case.facts is None:
        return say("report.no-file")
    how = [say(f"report.by.{case.identified_by}")] if case.identified_by else []
    words = "; ".join([*how, *filter(None, [record_words(case.facts)])])
    head = "report.checked-file" if case.facts.state == "present" else "report.named-file"
    return f"{say(head, file=case.facts.title)}{f' ({words})' if words else ''}"


def verdict_lines(case: Case, paint: Paint) -> Iterator[str]:
    """Yield one line per field: its verdict and the sentences that say why."""
    for field in FIELDS:
        verdict = case.field(field)
        painted = paint(f"{verdict.verdict:{_COLUMN}}", verdict.verdict)
        yield f"    {NAMES[field]:{_COLUMN}}{painted}{why(verdict)}\n"
    if case.facts is not None and case.facts.note:
        yield f"    {'note':{_COLUMN}}{safe(case.facts.note)}\n"


def why(verdict: FieldVerdict) -> str:
    """Return the sentences of the reasons that make the verdict what it is."""
    worst = verdict.verdict
    return " ".join(dict.fromkeys(say(r.id, r.params) for r in verdict.reasons if r.verdict == worst))


def candidate_lines(case: Case) -> Iterator[str]:
    """Yield the files that a search led to, when none was identified."""
    if case.facts is not None or case.lookup is None or not case.lookup.candidates:
        return
    yield f"  {say('report.candidates')}\n"
    for candidate in case.lookup.candidates:
        yield f"    {candidate.rank}. {safe(candidate.title)}: {say(candidate.why)}\n"


def clean_line(checked: CheckedCase) -> str:
    """Return the one line of a case without findings that count: "ok" only where every field is verified."""
    case = checked.case
    by_verdict: dict[str, list[str]] = {}
    for field in FIELDS:
        by_verdict.setdefault(case.field(field).verdict, []).append(field)
    title = safe(case.facts.title) if case.facts else ""
    if checked.verdict == "verified":
        return say("report.all-verified", file=title)
    words = [
        say("report.none-counts" if checked.findings else "report.clean") + (f" ({title})" if title else ""),
        *left_out(checked.findings),
    ]
    for verdict in ("contradicted", "verified", "undecided", "unchecked"):
        fields = by_verdict.get(verdict)
        if fields:
            reason = "" if verdict == "verified" else f" ({why(case.field(fields[0])).rstrip('.')})"
            words.append(f"{verdict}: {', '.join(NAMES[f] for f in fields)}{reason}")
    return "; ".join(words)


def left_out(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield which findings do not count, and why."""
    marks = dict.fromkeys(f.suppressed for f in findings if f.suppressed is not None)
    for mark in marks:
        codes = ", ".join(f.code for f in findings if f.suppressed == mark)
        until = say("report.until", date=mark.until) if mark.until else ""
        reason = f": “{safe(mark.reason)}”" if mark.reason else ""
        yield f"{codes} {say(f'report.left-out.{mark.by}')}{reason}{until}"


def right_credit(case: Case) -> tuple[str, str] | None:
    """Return the format that fits the document and the credit that would be right in it; None where none is known."""
    if case.suggestion is None:
        return None
    return case.suggestion.form, case.suggestion.fitting
