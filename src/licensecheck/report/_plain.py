"""The report as JSON-ready values: the contract of `schemas/report-1.json`."""

from __future__ import annotations

from licensecheck.messages import render
from licensecheck.model import FIELDS
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._evidence import evidence_words, recorded
from licensecheck.rules import details, ground

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from licensecheck.model import Case, CheckedCase, FileFacts, Finding, Fix, Position, Problem, Span, Witness

SCHEMA = "licensecheck.report/1"


def tool() -> dict[str, str]:
    """Return the name and version of this program."""
    from licensecheck._version import __version__

    return {"name": "licensecheck", "version": __version__}


def plain_case(checked: CheckedCase) -> dict[str, Any]:
    """Return one picture and one credited segment with its verdicts, facts, findings and the right credit."""
    case = checked.case
    verdicts = {field: case.field(field).verdict for field in FIELDS}
    return {
        "path": case.use.path,
        **_start(checked.position),
        "image": case.use.image,
        "credit": _credit(case),
        "file": case.facts.title if case.facts is not None else None,
        "identified_by": case.identified_by or None,
        "verdict": checked.verdict,
        "verdicts": verdicts,
        "reasons": {field: _why(case, field) for field, verdict in verdicts.items() if verdict != "verified"},
        "reason_ids": {field: [r.id for r in case.field(field).reasons] for field in FIELDS},
        "candidates": [c.to_plain() for c in case.lookup.candidates] if case.lookup is not None else [],
        "facts": _facts(case.facts) if case.facts is not None else None,
        "findings": [_finding(case, finding) for finding in checked.findings],
        "suggested_credit": case.suggestion.to_plain() if case.suggestion is not None else None,
    }


def plain_problem(problem: Problem) -> dict[str, Any]:
    """Return what could not be read, where and why."""
    return {
        "path": problem.path,
        **_start(problem.position),
        "message_id": problem.message_id,
        "params": dict(problem.params),
        "message": sentence(problem.message_id, problem.params),
        "incomplete": problem.incomplete,
        "code": problem.code or None,
        "severity": problem.severity or None,
    }


def sentence(message_id: str, params: Iterable[tuple[str, str]]) -> str:
    """Return the sentence for an id as it is, for machines; the id itself where it has no template."""
    try:
        return render(message_id, params)
    except (KeyError, IndexError, ValueError):
        return message_id


def _start(position: Position | None) -> dict[str, int | str | None]:
    if position is None:
        return {"part": None, "line": None, "column": None}
    return {"part": position.part or None, "line": position.line, "column": position.column}


def _credit(case: Case) -> dict[str, Any] | None:
    if case.credit is None:
        return None
    from licensecheck.credit import fields

    number = case.credit.segments.index(case.segment) if case.segment is not None else None
    return {"text": case.credit.text, "format": case.credit.format, **fields(case.credit), "segment": number}


def _why(case: Case, field: str) -> str:
    verdict = case.field(field)
    worst = verdict.verdict
    return " ".join(dict.fromkeys(sentence(r.id, r.params) for r in verdict.reasons if r.verdict == worst))


def _facts(facts: FileFacts) -> dict[str, Any]:
    plain = {**facts.to_plain(), "reason_params": dict(facts.reason_params)}
    if facts.history is not None:
        plain["history"] = {**facts.history.to_plain(), "reason_params": dict(facts.history.reason_params)}
    return plain


def _finding(case: Case, finding: Finding) -> dict[str, Any]:
    position = finding.position
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message_id": finding.message_id,
        "params": dict(finding.params),
        "message": sentence(finding.message_id, finding.params),
        "details": [sentence(message_id, params) for message_id, params in details(finding)],
        **_start(position),
        "end_line": position.end_line if position else None,
        "end_column": position.end_column if position else None,
        "evidence": [_evidence(case.facts, witness) for witness in finding.witnesses],
        "ground": ground(finding),
        "fixes": [_fix(case, fix, whole=not (position and position.part)) for fix in finding.fixes],
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed.to_plain() if finding.suppressed is not None else None,
    }


def _evidence(facts: FileFacts | None, witness: Witness) -> dict[str, Any]:
    return {**witness.to_plain(), "value": recorded(facts, witness), "text": evidence_words(facts, witness)}


def _fix(case: Case, fix: Fix, *, whole: bool) -> dict[str, Any]:
    """`start` and `end` are code points of the document (after its byte-order mark), not of the credit.

    whole: whether the document is one text; in an archive there is nothing that an offset could count.
    """
    span: Span | None = fix.span if whole else None
    if span is not None and case.use.credit is not None:
        span = case.use.credit.offsets.span(span)
    return {
        "applicability": fix.applicability,
        "message_id": fix.message_id,
        "params": dict(fix.params),
        "message": sentence(fix.message_id, fix.params),
        "start": span.start if span is not None else None,
        "end": span.end if span is not None else None,
        "replacement": fix.replacement,
    }
