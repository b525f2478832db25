"""Which file is meant: given by the user, then linked or named in the credit, then embedded by the article."""

from __future__ import annotations

import re

from licensecheck.addresses import canonical_title, parse_address
from licensecheck.judge._context import named_authors, reason, why_unavailable
from licensecheck.model import FileFacts, ImageUse, Lookup, Reading, Reason, Segment, Span
from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from licensecheck.addresses import Address
    from licensecheck.judge._context import State

    By = Literal["given", "embedded", "credit-link"]

COMMONS = "commons.wikimedia.org"
WIKI_SOURCES = (
    "wikimedia-commons",
    "wikipedia",
    "wikimedia",
    "wikimedia-foundation",
    "wikivoyage",
    "wikidata",
    "wikisource",
)
"""Platforms whose pictures mostly are files of Commons."""

LONGEST_SEARCH = 200
"""Code points of the words that are searched for (the search of MediaWiki refuses more than 300)."""

_WORDS = {"title", "interwiki"}
"""Forms of a reference that are plain words of the credit, no address."""


class Reference(Value):
    """One thing that names a file.

    by: "given" by the user, "embedded" by the article, "credit-link" for an address or file name in the credit.
    title: canonical ("File:X.jpg"), or None with a `page_id`, or with neither when what was given names no file.
    wiki: host of the wiki ("commons.wikimedia.org"); for a given text that names no file, that text. span: in the credit.
    form: as in `Address.form`.
    """

    by: By
    title: str | None
    page_id: int | None
    wiki: str
    span: Span | None
    form: str


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
    title: str | None
    facts: FileFacts | None
    lookup: Lookup | None


def references(use: ImageUse, segment: Segment | None, given: str | None) -> tuple[Reference, ...]:
    """Return everything that names a wiki file for this picture and segment, the most trusted first, without repeats.

    Args:
        use: the picture; its address and the addresses that wrap it are read.
        segment: its credit, or None. Links of the kinds "file" and "media" and a written file name are read.
        given: a title or address from the user, which then decides alone.
    """
    if given:
        return (_given(given),)
    found: dict[tuple[object, ...], Reference] = {}
    for reference in (*_credited(segment), *_embedded(use)):
        found.setdefault((reference.by, reference.title, reference.page_id, reference.wiki), reference)
    return tuple(found.values())


def _given(text: str) -> Reference:
    address = _file_address(text)
    if address is not None:
        return Reference("given", address.title, address.page_id, address.wiki, None, address.form)
    title = canonical_title(text) or (None if "://" in text else canonical_title(f"File:{text}"))
    return Reference("given", title, None, COMMONS if title else text, None, "title")


def _file_address(url: str) -> Address | None:
    address = parse_address(url)
    return address if address is not None and address.kind in ("file", "media", "page-id") else None


def _credited(segment: Segment | None) -> Iterator[Reference]:
    if segment is None:
        return
    titles = set()
    for link in segment.links:
        address = _file_address(link.url) if link.kind in ("file", "media") else None
        if address is not None:
            titles.add(address.title)
            yield Reference("credit-link", address.title, address.page_id, address.wiki, link.span, address.form)
    if segment.file is not None and segment.file.value not in titles:
        yield Reference("credit-link", segment.file.value, None, COMMONS, segment.file.span, "title")


def _embedded(use: ImageUse) -> Iterator[Reference]:
    for url in (use.image, *use.links):
        address = _file_address(url) if url else None
        if address is not None:
            yield Reference("embedded", address.title, address.page_id, address.wiki, None, address.form)


# --- search --------------------------------------------------------------------------------------------------------


def search_key(segment: Segment | None, reading: Reading | None) -> str | None:
    """Return "search:<title words> <author>" for a credit that may mean a file of Commons but names none, else None.

    A credit that names another platform, or neither a wiki nor a license, is not searched for.
    """
    if segment is None or reading is None or segment.file is not None:
        return None
    if segment.source is not None and not names_wiki(segment):
        return None
    if segment.source is None and not segment.licenses:
        return None
    parts = [reading.title.value if reading.title else "", *(a.value for a in named_authors(reading))]
    words = re.sub(r"[^\w'’.-]+", " ", " ".join(parts))
    kept = " ".join(w.strip("-.'’") for w in words.split())
    kept = " ".join(kept[:LONGEST_SEARCH].split())
    return f"search:{kept}" if kept else None


def names_wiki(segment: Segment) -> bool:
    """Whether the credit names Commons, Wikipedia or a sister project as the source."""
    return segment.source is not None and segment.source.value in WIKI_SOURCES


# --- which file ----------------------------------------------------------------------------------------------------


def identify(
    use: ImageUse, segment: Segment | None, reading: Reading | None, answers: Answers, given: str | None
) -> Identified:
    """Return the file that is meant, or why none is identified."""
    found = references(use, segment, given)
    usable = [_resolve(r, answers) for r in found if r.wiki == COMMONS]
    if not found:
        return _searched(segment, reading, answers)
    if not usable:
        return _outside(found[0])
    # A page id that could not be resolved contradicts nothing.
    usable = [r for r in usable if r.title is not None] or usable
    linked = [r for r in usable if r.reference.by != "embedded"]
    shown = [r for r in usable if r.reference.by == "embedded"]
    for group in (linked, shown):
        if len({_key(r) for r in group}) > 1:
            return _conflict("file.two-files", group[0], group[-1])
    if linked and shown and _key(linked[0]) != _key(shown[0]):
        return _conflict("file.link-and-picture-differ", linked[0], shown[0])
    best = next((r for r in usable if r.facts is not None), usable[0])
    only_words = all(r.reference.form in _WORDS and r.reference.by == "credit-link" for r in usable)
    return _concluded(best, best.reference.span if only_words else None)


def _resolve(reference: Reference, answers: Answers) -> _Resolved:
    lookup = None
    title = reference.title
    if title is None and reference.page_id is not None:
        lookup = answers.lookups.get(f"pageid:{reference.page_id}")
        title = lookup.candidates[0].title if lookup and lookup.candidates else None
    return _Resolved(reference, title, answers.files.get(title) if title else None, lookup)


def _key(resolved: _Resolved) -> object:
    """The final title, so that a redirect and its target are one file."""
    facts = resolved.facts
    if facts is not None and facts.state == "present":
        return facts.title
    return resolved.title or resolved.reference.page_id


def _outside(reference: Reference) -> Identified:
    why = reason("file.other-wiki", "unchecked", reference.span, wiki=reference.wiki, title=reference.title or "")
    return Identified("", None, None, (why,), "unavailable", f"a file of {reference.wiki}")


def _conflict(reason_id: str, one: _Resolved, other: _Resolved) -> Identified:
    params = {"first": _shown(one), "second": _shown(other)}
    why = reason(reason_id, "undecided", one.reference.span or other.reference.span, **params)
    return Identified("", None, None, (why,), "unknown")


def _shown(resolved: _Resolved) -> str:
    return resolved.title or f"page {resolved.reference.page_id}"


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
