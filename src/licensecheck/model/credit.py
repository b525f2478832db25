"""What was read in one credit: parts with spans, readings with scores, segments."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from typing import ClassVar, Literal

    CreditFormat = Literal["text", "markdown", "html"]
    ModificationStatus = Literal["unmodified", "modified", "none-stated"]
    MentionKind = Literal["license", "family", "nonexistent", "unknown"]
    LinkKind = Literal["license", "file", "media", "author", "other"]
    SlotKind = Literal["platform", "own-work", "unknown", "placeholder"]


class Span(Value):
    """A stretch of a text: `start` and `end` (exclusive), in code points from 0."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether both share a code point."""
        return self.start < other.end and other.start < self.end


class Part(Value):
    """One piece of a credit that was understood.

    value: what it means, canonical ("Jane Doe", "2023-04-25", "wikimedia-commons", "File:X.jpg").
    text: what stands there, as written.
    span: where it stands in `Credit.text`.
    """

    value: str
    text: str
    span: Span
    NESTED: ClassVar = {"span": Span}


class LicenseMention(Value):
    """A license that the credit names or links.

    id: the registry's id ("CC-BY-4.0"), the family's where no version is written ("CC-BY-SA", "GFDL", "CC"), or the
        words themselves, shaped like an id, when `kind` is "unknown" or "nonexistent" ("CC-BY-4.0-DE").
    kind: "license" (one known license), "family" (version missing), "nonexistent" (well-formed, never published),
        "unknown" (license words that match nothing).
    text, span: as written; for a license that only a link states, the link's visible words.
    url: the license address that goes with it (link target, or an address in brackets after it), or None.
    url_id: what `url` leads to, as a registry id or family, or None where the address is no known license's.
    problem: for "nonexistent" the registry's reason id, such as "no-ports-of-4.0".
    stated: True if words name the license; False if only an address does.
    """

    id: str
    kind: MentionKind
    text: str
    span: Span
    url: str | None = None
    url_id: str | None = None
    problem: str | None = None
    stated: bool = True
    NESTED: ClassVar = {"span": Span}


class Link(Value):
    """An address in the credit, either a link's target or written out.

    kind: "license", "file" (a file page or another way to name a wiki file), "media" (the raw picture of a wiki),
        "author" (a user page or profile on an author's name), "other".
    span: the visible words that carry the link, or the written address itself.
    """

    url: str
    text: str
    span: Span
    kind: LinkKind
    NESTED: ClassVar = {"span": Span}


class ChangeStatement(Value):
    """Words that say whether the picture was changed, and how.

    kinds: categories of the vocabulary ("unmodified", "cropped", "resized", "black_white", ...).
    """

    status: ModificationStatus
    kinds: tuple[str, ...]
    text: str
    span: Span
    NESTED: ClassVar = {"span": Span}


class EmptySlot(Value):
    """Words that stand where an author is expected but name none: a platform, "own work", "unknown", "AUTHOR"."""

    kind: SlotKind
    text: str
    span: Span
    NESTED: ClassVar = {"span": Span}


class Reading(Value):
    """One way to read a segment, for all fields that may be read differently together.

    score: how well the words support it, 0 to 1. why: an id for people who ask ("author-first", "title-by-author").
    leftovers: words that this reading could not place.
    """

    score: float
    authors: tuple[Part, ...]
    title: Part | None
    date: Part | None
    why: str = ""
    leftovers: tuple[Part, ...] = ()
    NESTED: ClassVar = {"authors": Part, "title": Part, "date": Part, "leftovers": Part}


class Segment(Value):
    """What one credit says of one picture. `readings` holds at least one, best first.

    label: "left", "top right", ... as written, where the credit tells its pictures apart; else None.
    source: the platform (`value` is its slug, "wikimedia-commons"). file: the wiki file named or linked ("File:X.jpg").
    """

    span: Span
    readings: tuple[Reading, ...]
    licenses: tuple[LicenseMention, ...] = ()
    source: Part | None = None
    file: Part | None = None
    links: tuple[Link, ...] = ()
    changes: tuple[ChangeStatement, ...] = ()
    empty_slot: EmptySlot | None = None
    reserved: Part | None = None
    """ "All rights reserved", "do not copy": words that keep rights."""
    copyright_holder: Part | None = None
    """The name behind a © sign, when there is one."""
    label: str | None = None
    NESTED: ClassVar = {
        "span": Span,
        "readings": Reading,
        "licenses": LicenseMention,
        "source": Part,
        "file": Part,
        "links": Link,
        "changes": ChangeStatement,
        "empty_slot": EmptySlot,
        "reserved": Part,
        "copyright_holder": Part,
    }

    @property
    def modification(self) -> ModificationStatus:
        """What the segment says of changes; "modified" outranks "unmodified" when both are said (rule MD302)."""
        said = {c.status for c in self.changes}
        return "modified" if "modified" in said else "unmodified" if "unmodified" in said else "none-stated"


class Credit(Value):
    """A credit as it stands and what was understood of it.

    text: as given, inline markup included. All spans of the parts count code points of this text.
    is_credit: whether the text credits a picture at all. confidence: 0 to 1, that the best reading is right.
    markup: template or markup remains in the visible words (`{{...}}`, `[[User:...]]`, `&amp;amp;`, mojibake).
    """

    text: str
    format: CreditFormat
    is_credit: bool
    confidence: float
    segments: tuple[Segment, ...] = ()
    language: str | None = None
    markup: tuple[Part, ...] = ()
    NESTED: ClassVar = {"segments": Segment, "markup": Part}
