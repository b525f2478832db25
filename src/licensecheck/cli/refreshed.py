"""What `refresh` found, as text, JSON or Markdown."""

from __future__ import annotations

from licensecheck.evidence.changes import (
    LICENSE,
    LOOKUP,
    NOMINATED,
    NOMINATION_OVER,
    OVERWRITTEN,
    RECORD,
    REMOVED,
    REMOVED_COPYRIGHT,
    RENAMED,
    REREAD,
    RESTORED,
    licenses_of,
)
from licensecheck.model import FileFacts
from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.report._markdown import link, plain
from licensecheck.report._words import count, safe, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from licensecheck.evidence.changes import Change
    from licensecheck.evidence.refresh import Refreshed
    from licensecheck.model import Problem

SCHEMA = "licensecheck.refresh/1"

_WORDS = {
    REMOVED_COPYRIGHT: (
        "remove",
        "refresh.title.removed-copyright",
        "refresh.says.removed-copyright",
        "refresh.do.removed-copyright",
    ),
    REMOVED: ("keep-and-archive", "refresh.title.removed", "refresh.says.removed", "refresh.do.removed"),
    RENAMED: ("update-link", "refresh.title.renamed", "refresh.says.renamed", "refresh.do.renamed"),
    OVERWRITTEN: ("match-picture", "refresh.title.overwritten", "refresh.says.overwritten", "refresh.do.overwritten"),
    LICENSE: ("keep-proof", "refresh.title.license", "refresh.says.license", "refresh.do.license"),
    NOMINATED: ("archive-now", "refresh.title.nominated", "refresh.says.nominated", "refresh.do.nominated"),
    NOMINATION_OVER: (
        "nothing",
        "refresh.title.nomination-over",
        "refresh.says.nomination-over",
        "refresh.do.nomination-over",
    ),
    RESTORED: ("check-again", "refresh.title.restored", "refresh.says.restored", "refresh.do.check"),
    RECORD: ("check-again", "refresh.title.record", "refresh.says.record", "refresh.do.check"),
    REREAD: ("check-again", "refresh.title.reread", "refresh.says.reread", "refresh.do.check"),
    LOOKUP: ("check-again", "refresh.title.lookup", "refresh.says.lookup", "refresh.do.check"),
}
"""For each kind of change: what to do in one word, heading, sentence, what to do in full."""


class Result(Value):
    """One lockfile: its path, what came of asking again, and whether its text was changed."""

    path: str
    refreshed: Refreshed
    written: bool
    dry_run: bool = False


def as_text(results: Sequence[Result]) -> Iterator[str]:
    """Yield a line per lockfile and a block per file."""
    for result in results:
        yield _summary(result) + "\n"
        for name, changes in _by_name(result.refreshed.changes).items():
            yield f"\n{safe(name)}\n"
            for change in changes:
                heading, sentence, advice = _sentences(change)
                yield f"  {heading}. {sentence}\n    {say('refresh.to-do')}: {advice}\n"
            if before := _before(changes[0]):
                yield f"    {before}\n"
        for problem in result.refreshed.problems:
            yield f"\n{safe(problem.path)}\n  {_problem(problem)}\n"


def as_json(results: Sequence[Result]) -> Iterator[str]:
    """Yield one JSON document."""
    from json import dumps

    from licensecheck.report._plain import tool

    whole = {"schema": SCHEMA, "tool": tool(), "lockfiles": [_plain(result) for result in results]}
    yield dumps(whole, ensure_ascii=False, indent=1) + "\n"


def as_markdown(results: Sequence[Result]) -> Iterator[str]:
    """Yield a report for an issue or a mail: a box to tick for each thing to do."""
    yield f"# {say('refresh.markdown.title')}\n"
    for result in results:
        yield f"\n{plain(_summary(result))}\n"
        if not result.refreshed.changes:
            unread = any(problem.incomplete for problem in result.refreshed.problems)
            yield f"\n{say('refresh.markdown.nothing-read' if unread else 'refresh.markdown.nothing')}\n"
        for name, changes in _by_name(result.refreshed.changes).items():
            yield f"\n## {_linked(name, changes[0])}\n\n"
            for change in changes:
                heading, sentence, advice = map(plain, _sentences(change))
                yield f"- [ ] **{heading}.** {sentence}  \n  {say('refresh.to-do')}: {advice}\n"
            if before := _before(changes[0]):
                yield f"\n{plain(before)}\n"
        if result.refreshed.problems:
            yield f"\n## {say('refresh.markdown.unread')}\n\n"
            yield from (f"- {plain(safe(p.path))}: {plain(_problem(p))}\n" for p in result.refreshed.problems)


RENDERERS = {"text": as_text, "json": as_json, "markdown": as_markdown}
FORMATS = tuple(RENDERERS)


def action(change: Change) -> str:
    """Return what to do in one word: "remove", "keep-and-archive", "update-link", "match-picture", ..."""
    return _WORDS[change.kind][0]


def _sentences(change: Change) -> tuple[str, str, str]:
    _, heading, sentence, advice = _WORDS[change.kind]
    params = {name: value or say("refresh.not-recorded") for name, value in change.params}
    if change.kind == REMOVED and isinstance(change.after, FileFacts) and change.after.log is None:
        sentence = "refresh.says.removed-unlogged"
    if change.kind == LICENSE and "CC" not in params["old"]:
        advice = "refresh.do.license-other"
    return say(heading), say(sentence, params.items()), say(advice, params.items())


def _summary(result: Result) -> str:
    done = result.refreshed
    words = say(
        "refresh.summary",
        path=result.path,
        files=count(done.files, "file"),
        lookups=count(done.lookups, "look-up"),
        changes=count(len(done.changes), "change"),
        problems=str(sum(p.incomplete for p in done.problems)),
    )
    return f"{words} {say('refresh.kept')}" if result.dry_run else words


def _before(change: Change) -> str:
    """What was recorded about a file that was there, for the archive."""
    facts = change.before
    if not isinstance(facts, FileFacts) or facts.state != "present":
        return ""
    none = say("refresh.not-recorded")
    return say(
        "refresh.before",
        license=licenses_of(facts) or none,
        author=facts.author.text if facts.author else none,
        date=facts.read_at[:10] or none,
        revision=none if facts.revision is None else str(facts.revision),
    )


def _problem(problem: Problem) -> str:
    return say(problem.message_id, problem.params)


def _by_name(changes: Sequence[Change]) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for change in changes:
        found.setdefault(change.name, []).append(change)
    return found


def _plain(result: Result) -> dict[str, Any]:
    done = result.refreshed
    problems = [
        {"name": p.path, "message_id": p.message_id, "message": _problem(p), "incomplete": p.incomplete}
        for p in done.problems
    ]
    return {
        "path": result.path,
        "files": done.files,
        "lookups": done.lookups,
        "written": result.written,
        "changes": [_plain_change(change) for change in done.changes],
        "problems": problems,
    }


def _plain_change(change: Change) -> dict[str, Any]:
    heading, sentence, advice = _sentences(change)
    return {
        "name": change.name,
        "kind": change.kind,
        "action": action(change),
        "message": f"{heading}. {sentence}",
        "advice": advice,
        "params": dict(change.params),
        "before": change.before.to_plain(),
        "after": change.after.to_plain(),
    }


def _linked(name: str, change: Change) -> str:
    return link(safe(name), getattr(change.after, "page_url", "") or getattr(change.before, "page_url", ""))
