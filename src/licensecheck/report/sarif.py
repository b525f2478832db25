"""SARIF 2.1.0: one run, its rules first, its results one to a line, its invocation last.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0"; section numbers below are of that text. A fix is
given where any program may apply it; what could not be read or checked is a notification of the invocation (s. 3.20.21).
"""

from __future__ import annotations

from licensecheck.model import FIELDS
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._edits import exact_edits
from licensecheck.report._entries import entries
from licensecheck.report._evidence import evidence_words
from licensecheck.report._help import sarif_rules
from licensecheck.report._paths import uri
from licensecheck.report._plain import tool
from licensecheck.report._words import count, say
from licensecheck.report.json import text
from licensecheck.rules import REGISTRY, details

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from licensecheck.model import CheckedCase, Finding, Position
    from licensecheck.model.report import Reported
    from licensecheck.report._entries import Entry

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
MOST_RESULTS = 25_000
"""Results of one run that GitHub's code scanning takes; it refuses a file with more."""

KEPT_FOR_ERRORS = 5_000
"""Of these, how many only errors may fill."""

MOST_NOTIFICATIONS = 100
"""Credits with something unchecked that are named one by one; the rest is counted."""

_ROOT = "%SRCROOT%"
_INDEX = {code: number for number, code in enumerate(REGISTRY)}


def pieces(report: Reported, *, color: bool = False, width: int | None = None) -> Iterator[str]:
    """Yield the log. Results are in the order of the cases; what goes beyond `MOST_RESULTS` is counted in a notification."""
    driver = {**tool(), "semanticVersion": tool()["version"], "rules": sarif_rules(LEVELS)}
    yield f'{{"$schema": {text(SCHEMA)}, "version": "2.1.0", "runs": [{{"tool": {{"driver": {text(driver)}}},\n'
    yield f'"columnKind": "unicodeCodePoints", "language": "en", "originalUriBaseIds": {text({_ROOT: _ROOT_WORDS})},\n'
    yield '"results": ['
    between = "\n"
    noted: list[Entry] = []
    written = left = unchecked = 0
    for entry in entries(report, whole=True):
        unchecked += entry.kind == "unchecked"
        if not entry.counts:
            noted += [entry] if entry.kind != "unchecked" or unchecked <= MOST_NOTIFICATIONS else []
        elif written >= MOST_RESULTS - (0 if entry.severity == "error" else KEPT_FOR_ERRORS):
            left += 1
        else:
            state = {"baselineState": _state(entry.finding)} if report.compared else {}
            yield between + text({**_result(entry), **state})
            between, written = ",\n", written + 1
    notifications = [_notification(entry) for entry in noted]
    for number, word in ((unchecked - MOST_NOTIFICATIONS, "unchecked credit"), (left, "finding")):
        if number > 0:
            words = say("output.left-out", what=count(number, word))
            notifications.append({"level": "warning", "message": {"text": _escaped(words)}})
    invocation = {
        "executionSuccessful": not any(problem.incomplete for problem in report.problems),
        "toolExecutionNotifications": notifications,
    }
    yield f'],\n"invocations": [{text(invocation)}],\n'
    yield f'"properties": {text({"summary": report.summary.to_plain()})}}}]}}\n'


_ROOT_WORDS = {"description": {"text": "The folder in which licensecheck was run."}}


def _result(entry: Entry) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": entry.code,
        "ruleIndex": _INDEX.get(entry.code, -1),
        "level": LEVELS[entry.severity],
        "message": {"text": _escaped(entry.message)},
        "locations": [_location(entry.path, entry.position)],
        "partialFingerprints": _fingerprints(entry.fingerprint),
        "suppressions": [],
    }
    if entry.checked is None or entry.finding is None:
        return result
    return {**result, **_of_case(entry.checked, entry.finding)}


def _of_case(checked: CheckedCase, finding: Finding) -> dict[str, Any]:
    """What a result says of the picture and its credit."""
    case = checked.case
    fixes = [_fix(case.use.path, at, new, say(f.message_id, f.params)) for f, at, new in exact_edits(case, finding)]
    result: dict[str, Any] = {
        "message": {"text": _escaped(_message(checked, finding))},
        "suppressions": _suppressions(finding),
        "properties": _properties(checked, finding),
    }
    if checked.position is not None and not _same_place(checked.position, finding.position):
        related = _location(case.use.path, checked.position)
        result["relatedLocations"] = [{**related, "id": 1, "message": {"text": say("output.the-credit")}}]
    if fixes:
        result["fixes"] = fixes
    return result


def _state(finding: Finding | None) -> str:
    """With a baseline every result of a run has a state (s. 3.27.24); what no entry of it stands for is new."""
    return (
        "unchanged"
        if finding is not None and finding.suppressed is not None and finding.suppressed.by == "baseline"
        else "new"
    )


_KINDS = {"comment": "inSource", "baseline": "external", "diff": "external"}


def _suppressions(finding: Finding) -> list[dict[str, Any]]:
    mark = finding.suppressed
    if mark is None:
        return []
    words = mark.reason or say(f"report.left-out.{mark.by}")
    return [{"kind": _KINDS[mark.by], "status": "accepted", "justification": words}]


def _message(checked: CheckedCase, finding: Finding) -> str:
    words = say(finding.message_id, finding.params)
    suggestion = checked.case.suggestion
    if suggestion is None:
        return words
    return f"{words}\n{say('output.suggestion', credit=suggestion.text)}"


def _escaped(words: str) -> str:
    """Brackets in a message would begin a link (s. 3.11.6)."""
    return words.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _properties(checked: CheckedCase, finding: Finding) -> dict[str, Any]:
    case = checked.case
    return {
        "confidence": finding.confidence,
        "verdicts": {field: case.field(field).verdict for field in FIELDS},
        "file": case.facts.title if case.facts else None,
        "evidence": [evidence_words(case.facts, witness) for witness in finding.witnesses],
        "ground": [{"title": title, "url": url} for title, url in finding.ground],
        "details": [say(message_id, params) for message_id, params in details(finding)],
    }


def _fingerprints(fingerprint: str) -> dict[str, str]:
    """The version is part of the name, so that values of two versions are never compared (s. 3.27.16)."""
    version, _, value = fingerprint.partition(":")
    return {f"licensecheck/v{version}": value}


def _same_place(one: Position, other: Position | None) -> bool:
    return other is not None and one.replace(source_line="") == other.replace(source_line="")


def _location(path: str, at: Position | None) -> dict[str, Any]:
    """In an archive the region of the file is not known: the place in its part is a logical location (s. 3.33)."""
    physical: dict[str, Any] = {"artifactLocation": _artifact(path)}
    if at is None:
        return {"physicalLocation": physical}
    if at.part:
        name = f"{at.part}:{at.line}:{at.column}"
        return {"physicalLocation": physical, "logicalLocations": [{"name": at.part, "fullyQualifiedName": name}]}
    return {"physicalLocation": {**physical, "region": _region(at)}}


def _artifact(path: str) -> dict[str, str]:
    address = uri(path)
    return {"uri": address} if address.startswith("file://") else {"uri": address, "uriBaseId": _ROOT}


def _region(at: Position) -> dict[str, int]:
    """Our end is exclusive, and so is that of SARIF (s. 3.30.8)."""
    return {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}


def _fix(path: str, at: Position, new: str, words: str) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(at), "insertedContent": {"text": new}}
    change = {"artifactLocation": _artifact(path), "replacements": [replacement]}
    return {"description": {"text": _escaped(words)}, "artifactChanges": [change]}


def _notification(entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {
        "descriptor": {"id": entry.code},
        "level": LEVELS[entry.severity],
        "message": {"text": _escaped(entry.words)},
    }
    if entry.kind != "nothing":
        found["locations"] = [_location(entry.path, entry.position)]
    return found
