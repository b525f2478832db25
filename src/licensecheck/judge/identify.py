"""Which file is meant: given by the user, then linked or named in the credit, then embedded by the article."""

from __future__ import annotations

from licensecheck.judge._context import reason, why_unavailable
from licensecheck.judge.naming import COMMONS, Reference, names_wiki, search_key, wider_search_key
from licensecheck.model import FileFacts, Lookup, Reading, Reason, Segment, Span
from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.model.keys import split_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licensecheck.judge._context import State

NOT_ASKED = frozenset(("unavailable.only-api", "unavailable.unknown-wiki"))
"""Reasons for which a wiki is never asked, whatever happens."""

_WORDS = {"title", "interwiki"}
"""Forms of a reference that are plain words of the credit, no address."""


class Answers(Value):
    """What was asked of the fact sources: facts by title as asked, lookups by key ("pageid:123", "search:...")."""

    files: dict[str, FileFacts]
    lookups: dict[str, Lookup]


class Identified(Value):
    """The outcome: by what a file was found (`by` is "" if none was), its facts, and the reason of the field `file`.

    facts: of any state. lookup: the search or page id lookup that was used. state, why: as in `Context`.
    words: the span of the file name in the credit, if nothing else led to the file.
    """

    by: str
    facts: FileFacts | None
    lookup: Lookup | None
    reasons: tuple[Reason, ...]
    state: State
    why: str = ""
    words: Span | None = None


class _Resolved(Value):
    reference: Reference
    key: str | None
    facts: FileFacts | None
    lookup: Lookup | None


# --- which file ----------------------------------------------------------------------------------------------------


def identify(
    found: Sequence[Reference], segment: Segment | None, reading: Reading | None, answers: Answers
) -> Identified:
    """Return the file that is meant, or why none is identified. `found`: everything that names one."""
    usable = [_resolve(r, answers) for r in found if r.title or r.lookup]
    if not found:
        return _searched(segment, reading, answers)
    if not usable:
        return _outside(found[0])
    if found[0].by == "sha1":
        return _by_bytes(usable[0], segment, reading, answers)
    # A page id that could not be resolved contradicts nothing, nor does another wiki that could not be read.
    usable = [r for r in usable if r.key is not None] or usable
    usable = [r for r in usable if r.reference.wiki == COMMONS or _is_read(r)] or usable
    linked = [r for r in usable if r.reference.by != "embedded"]
    shown = [r for r in usable if r.reference.by == "embedded"]
    for group in (linked, shown):
        other = next((r for r in group if _differ(r, group[0])), None)
        if other is not None:
            return _conflict("file.two-files", group[0], other)
    if linked and shown and _differ(linked[0], shown[0]):
        return _conflict("file.link-and-picture-differ", linked[0], shown[0])
    best = next((r for r in usable if r.facts is not None), usable[0])
    only_words = all(r.reference.form in _WORDS and r.reference.by == "credit-link" for r in usable)
    return _concluded(best, best.reference.span if only_words else None)


def _resolve(reference: Reference, answers: Answers) -> _Resolved:
    lookup = answers.lookups.get(reference.lookup) if reference.lookup else None
    key = reference.file(answers.lookups)
    return _Resolved(reference, key, answers.files.get(key) if key else None, lookup)


def _is_read(resolved: _Resolved) -> bool:
    return resolved.facts is not None and resolved.facts.state != "unavailable"


def _differ(one: _Resolved, other: _Resolved) -> bool:
    """Whether two references name different files: a redirect and its target are one, and so are copies of the same bytes."""
    if _name(one) == _name(other):
        return False
    bytes_of = [r.facts.sha1 if r.facts else "" for r in (one, other)]
    return not bytes_of[0] or bytes_of[0] != bytes_of[1]


def _name(resolved: _Resolved) -> object:
    facts = resolved.facts
    if facts is not None and facts.state == "present":
        return facts.wiki, facts.title
    return split_key(resolved.key) if resolved.key else resolved.reference.page_id


def _outside(reference: Reference) -> Identified:
    why = reason("file.other-wiki", "unchecked", reference.span, wiki=reference.wiki, title=reference.title or "")
    return Identified("", None, None, (why,), "unavailable", f"a file of {reference.wiki}")


def _by_bytes(resolved: _Resolved, segment: Segment | None, reading: Reading | None, answers: Answers) -> Identified:
    """The file with the bytes of the picture: one is sure, several are offered, with none the words are searched for."""
    lookup = resolved.lookup
    if lookup is None or lookup.state == "unavailable":
        why = why_unavailable(lookup.reason if lookup else None)
        return Identified(
            "", None, lookup, (reason("file.not-looked-up", "unchecked", None, why=why),), "unavailable", why
        )
    if not lookup.candidates:
        return _searched(segment, reading, answers)
    if resolved.key is None:
        names = "; ".join(c.title for c in lookup.candidates)
        why_not = reason("file.several-same-bytes", "undecided", None, candidates=names)
        return Identified("", None, lookup, (why_not,), "unknown")
    return _concluded(resolved, None)


def _conflict(reason_id: str, one: _Resolved, other: _Resolved) -> Identified:
    params = {"first": _shown(one), "second": _shown(other)}
    why = reason(reason_id, "undecided", one.reference.span or other.reference.span, **params)
    return Identified("", None, None, (why,), "unknown")


def _shown(resolved: _Resolved) -> str:
    return resolved.key or f"page {resolved.reference.page_id}"


def _searched(segment: Segment | None, reading: Reading | None, answers: Answers) -> Identified:
    key = search_key(segment, reading)
    span = segment.source.span if segment and segment.source else None
    wiki = segment is not None and names_wiki(segment)
    lookup = answers.lookups.get(key) if key else None
    searched = key.partition(":")[2] if key else ""
    if key and (lookup is None or lookup.state == "unavailable"):
        why = why_unavailable(lookup.reason if lookup else None)
        return Identified(
            "", None, lookup, (reason("file.not-looked-up", "unchecked", span, why=why),), "unavailable", why
        )
    if lookup is not None and not lookup.candidates:
        wider = answers.lookups.get(wider_search_key(segment, reading) or "")
        if wider is not None and wider.candidates:
            lookup, searched = wider, wider.key.partition(":")[2]
    found = "; ".join(c.title for c in lookup.candidates) if lookup else ""
    if wiki:
        why_not = reason("file.not-identified", "undecided", span, searched=searched, candidates=found)
    else:
        why_not = reason("file.not-named", "undecided", None, searched=searched, candidates=found)
    return Identified("", None, lookup, (why_not,), "unknown")


def _concluded(resolved: _Resolved, words: Span | None) -> Identified:
    from licensecheck.judge.file import file_reasons

    lookup, facts, by = resolved.lookup, resolved.facts, resolved.reference.by
    span = resolved.reference.span
    if facts is None and lookup is not None and lookup.state == "answered" and not lookup.candidates:
        return Identified(
            by, None, lookup, (reason("file.absent", "contradicted", span, title=_shown(resolved)),), "unknown"
        )
    if facts is None or facts.state == "unavailable":
        failed = facts.reason if facts else lookup.reason if lookup else None
        if failed in NOT_ASKED:
            return _outside(resolved.reference)
        why = why_unavailable(failed)
        title = _shown(resolved)
        return Identified(
            by,
            facts,
            lookup,
            (reason("file.unavailable", "unchecked", span, title=title, why=why),),
            "unavailable",
            why,
        )
    reasons = file_reasons(facts, by, span)
    return Identified(by, facts, lookup, reasons, "known" if facts.state == "present" else "unknown", "", words)
