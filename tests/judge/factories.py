"""Small builders of credits and records for the tests of the judge. The texts are our own."""

from __future__ import annotations

from licensecheck.judge import Answers, judge
from licensecheck.model import (
    AuthorFact,
    Case,
    ChangeStatement,
    Credit,
    DateFact,
    EmptySlot,
    FileFacts,
    ImageUse,
    LicenseMention,
    LicenseOffer,
    Link,
    Lookup,
    Part,
    Picture,
    Reading,
    Segment,
    Span,
    TextFact,
    Witness,
)

TITLE = "File:Kyiv bridge.jpg"
PAGE = "https://commons.wikimedia.org/wiki/File:Kyiv_bridge.jpg"
UPLOAD = "https://upload.wikimedia.org/wikipedia/commons/1/1a/Kyiv_bridge.jpg"
BY40 = "https://creativecommons.org/licenses/by/4.0/"
SHA1 = "a" * 40


def witness(field: str, source: str = "extmetadata") -> Witness:
    return Witness(source, field, TITLE, 7, "2026-01-02T03:04:05Z")


def offer(license_id: str, name: str = "") -> LicenseOffer:
    return LicenseOffer(license_id, name or license_id, witness("LicenseShortName"))


def author(*names: str, **more: object) -> AuthorFact:
    return AuthorFact(text=" / ".join(names), names=names, witness=witness("Artist")).replace(**more)


def text_fact(text: str, field: str) -> TextFact:
    return TextFact(text, witness(field))


def facts(**changes: object) -> FileFacts:
    """A settled and confirmed record: Anna Koval, CC BY 4.0, 2023-04-25."""
    base = FileFacts(
        title=TITLE,
        asked=TITLE,
        state="present",
        page_id=42,
        revision=7,
        read_at="2026-01-02T03:04:05Z",
        page_url=PAGE,
        sha1=SHA1,
        uploader="BridgeBot",
        licenses=(offer("CC-BY-4.0", "CC BY 4.0"),),
        settled=True,
        confirmed=True,
        author=author("Anna Koval"),
        name=text_fact("Kyiv bridge", "ObjectName"),
        date=DateFact("2023-04-25", "25 April 2023", witness("DateTimeOriginal")),
    )
    return base.replace(**changes)


class Line:
    """Builds a credit whose spans are found by searching the text for the words."""

    def __init__(self, text: str, format: str = "markdown") -> None:
        self.text = text
        self.format = format
        self.fields: dict[str, object] = {}
        self.readings: list[Reading] = []

    def span(self, words: str) -> Span:
        """Return where `words` first stand."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def part(self, words: str, value: str | None = None) -> Part:
        """Return `words` as a part."""
        return Part(words if value is None else value, words, self.span(words))

    def reading(
        self,
        *authors: str,
        title: str | None = None,
        date: str | None = None,
        score: float = 0.9,
        leftovers: tuple[str, ...] = (),
    ) -> Line:
        """Add a reading."""
        self.readings.append(
            Reading(
                score,
                tuple(self.part(a) for a in authors),
                self.part(title) if title else None,
                self.part(date) if date else None,
                "",
                tuple(self.part(x) for x in leftovers),
            )
        )
        return self

    def license(
        self, words: str, license_id: str, url: str | None = None, url_id: str | None = None, **more: object
    ) -> Line:
        """Add a license mention."""
        mention = LicenseMention(license_id, "license", words, self.span(words), url, url_id).replace(**more)
        return self._add("licenses", mention)

    def link(self, words: str, url: str, kind: str) -> Line:
        """Add a link on `words`."""
        return self._add("links", Link(url, words, self.span(words), kind))  # type: ignore[arg-type]

    def source(self, words: str, slug: str = "wikimedia-commons") -> Line:
        """Set the platform."""
        self.fields["source"] = self.part(words, slug)
        return self

    def file(self, words: str, title: str = TITLE) -> Line:
        """Set the named file."""
        self.fields["file"] = self.part(words, title)
        return self

    def change(self, words: str, status: str) -> Line:
        """Add a change statement."""
        return self._add("changes", ChangeStatement(status, (status,), words, self.span(words)))  # type: ignore[arg-type]

    def slot(self, words: str, kind: str) -> Line:
        """Set the words in place of an author."""
        self.fields["empty_slot"] = EmptySlot(kind, words, self.span(words))  # type: ignore[arg-type]
        return self

    def words(self, field: str, words: str) -> Line:
        """Set `reserved` or `copyright_holder`."""
        self.fields[field] = self.part(words)
        return self

    def _add(self, field: str, item: object) -> Line:
        self.fields[field] = (*self.fields.get(field, ()), item)  # type: ignore[misc]
        return self

    def segment(self) -> Segment:
        """Return the segment."""
        readings = tuple(self.readings) or (Reading(0.5, (), None, None),)
        return Segment(Span(0, len(self.text)), readings, **self.fields)  # type: ignore[arg-type]

    def credit(self) -> Credit:
        """Return the credit."""
        return Credit(self.text, self.format, True, 0.9, (self.segment(),), "en")  # type: ignore[arg-type]


def good(format: str = "markdown") -> Line:
    """A credit with everything that the record of `facts()` asks for."""
    line = Line(
        f"Photo: Anna Koval, [Kyiv bridge]({PAGE}), 2023-04-25, [CC BY 4.0]({BY40}), via Wikimedia Commons", format
    )
    line.reading("Anna Koval", title="Kyiv bridge", date="2023-04-25")
    line.license("CC BY 4.0", "CC-BY-4.0", BY40, "CC-BY-4.0").link("CC BY 4.0", BY40, "license")
    return line.link("Kyiv bridge", PAGE, "file").source("Wikimedia Commons")


def plain(text: str = "Photo: Anna Koval, Kyiv bridge, 2023-04-25, CC BY 4.0, via Wikimedia Commons") -> Line:
    """The same without any address, in plain text."""
    line = Line(text, "text")
    return (
        line.reading("Anna Koval", title="Kyiv bridge", date="2023-04-25")
        .license("CC BY 4.0", "CC-BY-4.0")
        .source("Wikimedia Commons")
    )


def judged(
    line: Line | None,
    record: FileFacts | None = None,
    *,
    given: str | None = TITLE,
    use: ImageUse | None = None,
    files: dict[str, FileFacts] | None = None,
    lookups: dict[str, Lookup] | None = None,
    picture: Picture | None = None,
    published: str = "",
) -> Case:
    """Judge `line` against `record`, which by default the user named; `files` and `lookups` replace or add answers."""
    known = {record.asked: record} if record is not None else {}
    credit = line.credit() if line else None
    return judge(
        use or ImageUse("a.md"),
        credit,
        credit.segments[0] if credit else None,
        Answers(known | (files or {}), lookups or {}),
        given=given,
        picture=picture,
        published=published,
    )


def pairs(case: Case, field: str) -> list[tuple[str, str]]:
    """The reasons of a field as (id, verdict)."""
    return [(r.id, r.verdict) for r in case.field(field).reasons]
