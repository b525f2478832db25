"""A report as a flat list, for programs that know findings only: what could not be checked or read is an entry as well.

A program that shows findings and nothing else would show a run over nothing, or one in which the wiki was out of reach,
as clean. So each of these is an entry of its own, never an error.
"""

from __future__ import annotations

from licensecheck.model import FIELDS
from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.report._case import NAMES, why
from licensecheck.report._words import place, safe, say
from licensecheck.rules import REGISTRY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from licensecheck.model import Case, CheckedCase, Finding, Position, Problem
    from licensecheck.model.report import Reported, Severity, Verdict

UNCHECKED, NOTHING = "unchecked", "nothing-checked"
"""Codes of entries that no rule made."""

NOWHERE = "."
"""The path of what stands in no document."""


class Entry(Value):
    """One line of a flat report.

    kind: "comment" for one that is wrong or useless where it suppresses findings; it counts like a finding.
    code: of the rule, or UNCHECKED, NOTHING, or the message id of a problem. name: the rule's slug, else the code.
    severity: an entry that is no finding is a warning when less was read than asked for, else an info.
    message: one sentence or two, on one line. fingerprint: "1:" and 32 hex digits, without line numbers.
    """

    kind: Literal["finding", "comment", "unchecked", "problem", "nothing"]
    path: str
    position: Position | None
    code: str
    name: str
    severity: Severity
    message: str
    fingerprint: str
    checked: CheckedCase | None = None
    finding: Finding | None = None

    @property
    def counts(self) -> bool:
        """Whether a rule made it, so that it counts for the exit code."""
        return self.kind in ("finding", "comment")

    @property
    def at(self) -> Position | None:
        """The position, where its lines are those of the file itself; None in an archive, or where none is known."""
        return self.position if self.position is not None and not self.position.part else None

    @property
    def words(self) -> str:
        """The message; before it, in an archive, the place that `at` cannot say."""
        if self.position is None or not self.position.part:
            return self.message
        return f"{place('', self.position).removeprefix('!')}: {self.message}"


def entries(report: Reported, *, whole: bool = False) -> Iterator[Entry]:
    """Yield the entries of each case as it comes, then the problems; when there was no case, one that says so.

    whole: also the findings that do not count.
    """
    seen: dict[str, int] = {}
    anything = False
    for checked in report.cases:
        anything = True
        yield from entries_of(checked, seen, whole=whole)
    for problem in report.problems:
        yield problem_entry(problem, seen)
    if not anything:
        yield nothing_entry()


def entries_of(checked: CheckedCase, seen: dict[str, int], *, whole: bool = False) -> Iterator[Entry]:
    """Yield the findings of one case that count and, where something that was asked for is unchecked, an entry for that."""
    path = checked.case.use.path
    for f in checked.findings if whole else checked.counted:
        words = say(f.message_id, f.params)
        yield Entry("finding", path, f.position, f.code, f.name, f.severity, words, f.fingerprint, checked, f)
    if checked.case.unverified():
        words = unchecked_words(checked.case)
        mark = fingerprint(seen, UNCHECKED, path, _subject(checked.case))
        yield Entry("unchecked", path, checked.position, UNCHECKED, UNCHECKED, "info", words, mark, checked)


def problem_entry(problem: Problem, seen: dict[str, int]) -> Entry:
    """Return the entry of what could not be read; a problem that kept nothing from being read is an info."""
    words = say(problem.message_id, problem.params)
    mark = fingerprint(seen, problem.message_id, problem.path)
    if problem.severity and problem.code:
        name = REGISTRY[problem.code].name
        return Entry("comment", problem.path, problem.position, problem.code, name, problem.severity, words, mark)
    severity: Severity = "warning" if problem.incomplete else "info"
    code = problem.message_id
    return Entry("problem", problem.path, problem.position, code, code, severity, words, mark)


def nothing_entry() -> Entry:
    """Return the entry that says that there was nothing to check."""
    return Entry("nothing", NOWHERE, None, NOTHING, NOTHING, "warning", say("output.nothing"), fingerprint({}, NOTHING))


def unchecked_words(case: Case) -> str:
    """Return which fields that were asked for are unchecked, and why."""
    reasons = case.unverified()
    fields = [f for f in FIELDS if any(r in reasons for r in case.field(f).reasons)]
    words = dict.fromkeys(say(r.id, r.params) for r in reasons)
    return say("output.unchecked", fields=", ".join(NAMES[f] for f in fields), why=" ".join(words))


def not_verified_words(case: Case) -> str:
    """Return the fields that have the case's verdict, and the first field's sentence."""
    worst: Verdict = case.verdict
    fields = [f for f in FIELDS if case.field(f).verdict == worst]
    names = ", ".join(NAMES[f] for f in fields)
    return say("junit.not-verified", verdict=worst, fields=names, why=why(case.field(fields[0])))


def fingerprint(seen: dict[str, int], *parts: str) -> str:
    """Return "1:" and 32 hex digits over `parts`; the same parts a second time give another one. `seen` counts them."""
    from hashlib import blake2b

    base = "\x1f".join(parts)
    count = seen.get(base, 0)
    seen[base] = count + 1
    text = base if count == 0 else f"{base}\x1f{count}"
    return f"1:{blake2b(text.encode('utf-8', 'surrogatepass'), digest_size=16).hexdigest()}"


def _subject(case: Case) -> str:
    return case.use.image or (case.facts.title if case.facts else "") or (safe(case.credit.text) if case.credit else "")
