"""Cases and comments of one document in; cases with their suppressed findings marked, and what is wrong with the comments, out."""

from __future__ import annotations

from licensecheck.model import Problem, Span, Suppressed
from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.rules import REGISTRY, is_asked_for, matches
from licensecheck.suppress.directives import Directive, Mistake, read_directive

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from licensecheck.model import Case, CheckedCase, Comment, Finding, Policy, Position

    Place = Callable[[Span], Position]


class Rules(Value):
    """How comments are held to account. today: "2026-11-27". require_reason: a comment without one does not count."""

    today: str
    require_reason: bool = False


def suppress(
    path: str, comments: Sequence[Comment], cases: Sequence[CheckedCase], policy: Policy, rules: Rules, place: Place
) -> tuple[list[CheckedCase], list[Problem]]:
    """Mark the findings that comments suppress; return the cases, and what is to be said of the comments.

    Args:
        path: of the document.
        comments: of it, in their order.
        cases: all of this document.
        policy: which of the rules SU are asked for, and which codes could have been found.
        rules: see `Rules`.
        place: from a span of the document to lines and columns.
    """
    directives: list[Directive] = []
    mistakes: list[Mistake] = []
    for comment in comments:
        directive, wrong = read_directive(comment, require_reason=rules.require_reason)
        mistakes += wrong
        if directive is not None:
            directives.append(directive)
    active = []
    for directive in directives:
        if directive.until and directive.until < rules.today:
            params = (("until", directive.until), ("codes", ", ".join(directive.codes)))
            mistakes.append(Mistake(directive.comment, "SU002", "SU002", params))
        elif directive.kind != "enable":
            active.append((directive, _reached(directive, directives, cases)))
    marked, used = _marked(cases, active, place)
    for directive, reached in active:
        for code in directive.codes:
            if (directive, code) not in used and _would_be_found(code, [cases[i].case for i in reached], policy):
                mistakes.append(Mistake(directive.comment, "SU001", "SU001", (("code", code),)))
    mistakes.sort(key=lambda m: m.comment.span.start)
    return marked, [_problem(path, m, place) for m in mistakes if _asked_for(m.code, policy)]


def _asked_for(code: str, policy: Policy) -> bool:
    return is_asked_for(code, policy.select, policy.ignore)


def _problem(path: str, mistake: Mistake, place: Place) -> Problem:
    severity = REGISTRY[mistake.code].severity
    where = place(mistake.comment.span)
    return Problem(path, mistake.message_id, mistake.params, where, False, mistake.code, severity)


# --- what a comment reaches --------------------------------------------------------------------------------------------


def _reached(directive: Directive, directives: Sequence[Directive], cases: Sequence[CheckedCase]) -> list[int]:
    """Return the indices of the cases that a comment speaks of."""
    if directive.kind == "ignore-file":
        return list(range(len(cases)))
    end = directive.comment.span.end
    if directive.kind == "ignore-next":
        starts = {i: s.start for i, c in enumerate(cases) for s in _spans(c.case)[:1] if s.start >= end}
        first = min(starts.values(), default=-1)
        return [i for i, start in starts.items() if start == first]
    scope = directive.comment.scope if directive.kind == "ignore" else _region(directive, directives)
    return [i for i, c in enumerate(cases) if any(_overlap(s, scope) for s in _spans(c.case))]


def _region(directive: Directive, directives: Sequence[Directive]) -> Span:
    """From the comment to the one that ends it: the next "enable" for all, or for one of the same codes."""
    start = directive.comment.span.end
    for other in directives:
        ends = not other.codes or not set(directive.codes).isdisjoint(other.codes)
        if other.kind == "enable" and ends and other.comment.span.start >= start:
            return Span(start, other.comment.span.start)
    return Span(start, 1 << 62)


def _spans(case: Case) -> list[Span]:
    """Where picture and credit of a case stand, the picture first."""
    return [s for s in (case.use.image_span, case.span) if s is not None]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < max(other.end, other.start + 1) and other.start < max(one.end, one.start + 1)


# --- what it suppresses --------------------------------------------------------------------------------------------------


def _marked(
    cases: Sequence[CheckedCase], active: Sequence[tuple[Directive, list[int]]], place: Place
) -> tuple[list[CheckedCase], set[tuple[Directive, str]]]:
    """Return the cases with marked findings, and which code of which comment suppressed one."""
    used: set[tuple[Directive, str]] = set()
    by_case: dict[int, list[Directive]] = {}
    for directive, reached in active:
        for index in reached:
            by_case.setdefault(index, []).append(directive)
    marked = list(cases)
    for index, directives in by_case.items():
        findings = tuple([_mark(f, directives, used, place) for f in cases[index].findings])
        marked[index] = cases[index].replace(findings=findings)
    return marked, used


def _mark(finding: Finding, directives: Sequence[Directive], used: set[tuple[Directive, str]], place: Place) -> Finding:
    """Mark a finding by the first comment that names it; every comment that names it is of use."""
    mark = None
    for directive in directives:
        codes = [code for code in directive.codes if matches(finding.code, (code,))]
        used.update((directive, code) for code in codes)
        if codes and mark is None:
            line = place(directive.comment.span).line
            mark = Suppressed("comment", directive.reason, line, directive.until)
    return finding if mark is None else finding.replace(suppressed=mark)


def _would_be_found(code: str, cases: Sequence[Case], policy: Policy) -> bool:
    """Whether this run would have shown a finding for `code`: only then a comment that suppressed nothing is unused.

    A rule that was left out, or whose facts could not be looked up, may find something on another day.
    """
    rules = [r for r in REGISTRY.values() if matches(r.code, (code,))]
    if not all(_asked_for(r.code, policy) for r in rules):
        return False
    needs = {need for r in rules for need in r.needs}
    return all(_has(case, needs) for case in cases)


def _has(case: Case, needs: set[str]) -> bool:
    if "commons" in needs and case.unverified():
        return False
    return needs <= {"text", "commons", "config"} or case.picture is not None
