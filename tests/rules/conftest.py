"""Hand-made cases: a credit, its parts found by their words, reasons by id, and an invented file's record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from licensecheck.model import (
    FIELDS,
    AuthorFact,
    Case,
    ChangeStatement,
    Credit,
    EmptySlot,
    FieldVerdict,
    FileFacts,
    Finding,
    Fix,
    ImageUse,
    LicenseMention,
    LicenseOffer,
    Link,
    Part,
    Policy,
    Reading,
    Reason,
    Segment,
    Span,
    TextFact,
    Witness,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PAGE = "https://commons.wikimedia.org/wiki/File:Kyiv_bridge.jpg"
UPLOAD = "https://upload.wikimedia.org/wikipedia/commons/1/1a/Kyiv_bridge.jpg"
VERDICTS = {"v": "verified", "c": "contradicted", "u": "undecided", "n": "unchecked"}


def span_of(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def part(text: str, words: str, value: str | None = None) -> Part:
    return Part(value or words, words, span_of(text, words))


def mention(text: str, words: str, license_id: str, **more: Any) -> LicenseMention:
    kind = more.pop("kind", "license")
    return LicenseMention(license_id, kind, words, span_of(text, words), **more)


def link(text: str, words: str, url: str, kind: Any = "other") -> Link:
    return Link(url, words, span_of(text, words), kind)


def witness(field: str) -> Witness:
    return Witness("extmetadata", field, "File:Kyiv bridge.jpg", 812, "2026-11-02T10:00:00Z")


def record(*license_ids: str, author: str | None = "Anna Koval", **more: Any) -> FileFacts:
    """The invented file's record."""
    found = AuthorFact(author, (author,), witness("Artist")) if author else None
    facts = FileFacts(
        title="File:Kyiv bridge.jpg",
        asked="File:Kyiv bridge.jpg",
        state="present",
        page_url=PAGE,
        uploader="FlickrBot",
        licenses=tuple(LicenseOffer(i, i, witness("License")) for i in license_ids or ("CC-BY-SA-4.0",)),
        settled=True,
        author=found,
    )
    return facts.replace(**more)


def reason_of(short: str, span: Span | None = None, **params: str) -> Reason:
    """Turn "license.missing c" into the reason with that verdict."""
    reason_id, letter = short.split()
    return Reason(reason_id, VERDICTS[letter], tuple(params.items()), span)  # type: ignore[arg-type]


_QUIET = {
    "file": "file.identified v",
    "author": "author.matches v",
    "license": "license.matches v",
    "license_link": "license_link.present v",
    "source_link": "source_link.present v",
    "title": "title.not-given v",
    "date": "date.not-given v",
    "modification": "modification.not-compared n",
    "picture": "picture.not-given n",
}


def build_case(
    text: str | None,
    *reasons: str | Reason,
    facts: FileFacts | None = None,
    format: Any = "markdown",
    authors: Sequence[str] = (),
    title: str | None = None,
    markup: Sequence[Part] = (),
    is_credit: bool = True,
    image: str | None = None,
    identified_by: str = "credit-link",
    profile: Any = "practice",
    policy: Policy | None = None,
    path: str = "a.md",
    **segment: Any,
) -> Case:
    """A case whose fields are quiet but for `reasons`; `segment` holds fields of the segment."""
    credit = reading = parts = None
    if text is not None:
        reading = Reading(1.0, tuple(part(text, a) for a in authors), part(text, title) if title else None, None)
        if "Wikimedia Commons" in text:
            segment.setdefault("source", part(text, "Wikimedia Commons", "wikimedia-commons"))
        parts = Segment(Span(0, len(text)), (reading,), **segment)
        credit = Credit(text, format, is_credit, 0.9, (parts,), None, tuple(markup))
    fields: dict[str, list[Reason]] = {}
    for given in reasons:
        reason = reason_of(given) if isinstance(given, str) else given
        fields.setdefault(reason.id.partition(".")[0], []).append(reason)
    verdicts: Any = {
        {"picture": "picture_verdict"}.get(f, f): FieldVerdict(tuple(fields.get(f) or [reason_of(_QUIET[f])]))
        for f in FIELDS
    }
    use = ImageUse(path, image)
    seen = format != "text"
    known = policy or Policy(profile)
    return Case(use, credit, parts, reading, identified_by, seen, facts, None, None, **verdicts, policy=known)


def apply_fix(text: str, fix: Fix) -> str:
    """The credit after the fix."""
    assert fix.span is not None
    assert fix.replacement is not None
    return text[: fix.span.start] + fix.replacement + text[fix.span.end :]


def found_codes(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    return [(f.code, f.severity) for f in findings]


def text_fact(text: str) -> TextFact:
    return TextFact(text, witness("Attribution"))


class Kit:
    """The helpers of this folder, handed to tests as a fixture."""

    page = PAGE
    upload = UPLOAD
    case = staticmethod(build_case)
    record = staticmethod(record)
    reason = staticmethod(reason_of)
    span = staticmethod(span_of)
    part = staticmethod(part)
    text = staticmethod(text_fact)
    mention = staticmethod(mention)
    link = staticmethod(link)
    apply = staticmethod(apply_fix)
    codes = staticmethod(found_codes)
    change: Callable[..., ChangeStatement] = ChangeStatement
    slot: Callable[..., EmptySlot] = EmptySlot


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The helpers of this folder."""
    return Kit()
