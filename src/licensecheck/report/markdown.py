"""Markdown for a comment, an issue or a job summary: the counts first, then what matters most, as much as there is room for.

The only format that does not write a case as it comes: it holds back as much text as may be shown at most, a little at a time, and
counts the rest. Memory does not grow with the number of cases.
"""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._case import right_credit
from licensecheck.report._entries import entries
from licensecheck.report._help import rule_url
from licensecheck.report._markdown import block, code, link, plain
from licensecheck.report._paths import posix
from licensecheck.report._summary import summary_lines
from licensecheck.report._words import Paint, count, place, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import CheckedCase
    from licensecheck.model.report import Reported
    from licensecheck.report._entries import Entry

LIMIT = 60_000
"""Bytes that are written at most: a comment or an issue of GitHub holds 65,536 characters."""

SUMMARY_LIMIT = 1_000_000
"""The same for a job summary of GitHub, which holds 1 MiB for each step."""

_FOR_THE_REST = 1_000
"""Bytes that are kept for what was left out."""

_HEADINGS = {
    "error": "markdown.errors",
    "problem": "markdown.problems",
    "unchecked": "markdown.unchecked",
    "warning": "markdown.warnings",
    "info": "markdown.infos",
}
"""Sections in their order: what a section may fill is what those before it have left."""

_UNITS = {"problem": "problem", "unchecked": "unchecked credit"}


class _Section:
    """The items of one section, as far as they fit into `limit` bytes, and how many did not."""

    def __init__(self, limit: int) -> None:
        self.items: list[str] = []
        self.left = 0
        self._room = limit

    def add(self, item: str) -> None:
        size = len(item.encode("utf-8", "surrogatepass"))
        if self.left or size > self._room:
            self.left += 1
            return
        self._room -= size
        self.items.append(item)


def pieces(report: Reported, *, color: bool = False, width: int | None = None) -> Iterator[str]:
    """Yield the text, at most `LIMIT` bytes."""
    return bounded(report, LIMIT)


def bounded(report: Reported, limit: int) -> Iterator[str]:
    """Yield the text, at most `limit` bytes (of which some 2,000 are heading and counts)."""
    sections = {name: _Section(limit) for name in _HEADINGS}
    suggested: CheckedCase | None = None
    nothing = ""
    for entry in entries(report):
        if entry.kind == "nothing":
            nothing = f"\n**{plain(entry.message)}**\n"
            continue
        item = _item(entry, suggest=entry.checked is not suggested)
        sections[entry.severity if entry.counts else entry.kind].add(item)
        suggested = entry.checked
    counts = "".join(f"{plain(line.rstrip())}  \n" for line in summary_lines(report.summary, Paint(False)))
    head = f"## {say('markdown.title')}\n\n{counts}{nothing}"
    yield head
    yield from _filled(sections, limit - len(head.encode()) - _FOR_THE_REST)


def _filled(sections: dict[str, _Section], room: int) -> Iterator[str]:
    left: list[str] = []
    for name, section in sections.items():
        fit: list[str] = []
        heading = f"\n### {say(_HEADINGS[name])}\n\n"
        room -= len(heading.encode()) if section.items else 0
        for item in section.items:
            size = len(item.encode("utf-8", "surrogatepass"))
            if size > room:
                break
            room -= size
            fit.append(item)
        if fit:
            yield heading
            yield from fit
        missing = section.left + len(section.items) - len(fit)
        if missing:
            left.append(count(missing, _UNITS.get(name, name)))
    if left:
        yield f"\n{plain(say('output.left-out', what=', '.join(left)))}\n"


def _item(entry: Entry, *, suggest: bool = False) -> str:
    """suggest: show the credit that would be right; it is the same for all findings of a case."""
    where = code(place(posix(entry.path), entry.position))
    if not entry.counts:
        return f"- {where}: {plain(entry.message)}\n"
    rule = link(f"{entry.code} {entry.name}", rule_url(entry.code) or "")
    ground = entry.finding.ground[:1] if entry.finding is not None else ()
    clause = "".join(f" ({link(*pair)})" for pair in ground)
    head = f"- {where} **{rule}**: {plain(entry.message)}{clause}\n"
    credit = right_credit(entry.checked.case) if suggest and entry.checked is not None else None
    if credit is None:
        return head
    fenced = block(credit[1], "" if credit[0] == "text" else credit[0], "  ")
    return f"{head}\n  {say('markdown.right-credit')}:\n\n{fenced}\n"
