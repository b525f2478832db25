"""The credit that would be right, from the file's record and from what the credit already says well."""

from __future__ import annotations

from itertools import pairwise

from licensecheck.model._value import TYPE_CHECKING, Later
from licensecheck.model.report import Suggestion

if TYPE_CHECKING:
    from licensecheck.credit import CreditFacts
    from licensecheck.model import Case, FileFacts, ImageUse, Reading, Segment

MOST_LICENSES_NAMED = 2
"""A file may offer five versions of one license; a credit that names them all helps nobody."""

_LABEL_ENDS = ":"
_LONGEST_GAP = 12
_MARKUP = frozenset("()[]<>{}*_&\\\n")
_EXTENSIONS = ("jpg", "jpeg", "png", "gif", "svg", "tif", "tiff", "webp", "webm", "ogv", "ogg", "pdf", "djvu", "xcf")


class Suggested(Later):
    """Stands in a case for the credit that would be right: many a report shows none, and writing it takes its time."""

    def of(self, owner: Case) -> Suggestion | None:
        """Return what `suggest` does."""
        return suggest(owner)


SUGGESTED = Suggested()


def suggest(case: Case) -> Suggestion | None:
    """Return the credit to paste for `case`, or None when the record does not hold what a credit needs.

    Words of the credit that were verified are kept as they stand; what was contradicted or left out comes from the
    record. A change notice is carried over as written: it is the publisher's own statement, never added by us. The words
    are those of the article's language, else of the credit's, else English.
    """
    facts = case.facts
    if facts is None or not _can_credit(facts):
        return None
    written = _write(_merged(facts, case), case.use.language, case.credit.language if case.credit else None)
    return written.replace(form=form_for(case.use))


_FORMS = {
    "markdown": "markdown", "mdx": "markdown", "quarto": "markdown", "notebook": "markdown", "html": "html", "epub": "html",
    "feed": "html", "wxr": "html", "jsonfeed": "html", "wikitext": "wikitext",
}  # fmt: skip
"""Format of a document to the form in which a credit is written in it; plain text in others."""

_UNSEEN = ("title-attribute", "data-attribute", "alt", "comment")
"""Ways to tie a text to a picture whose place is none for a credit that readers see: its form is not that of the place."""


def form_for(use: ImageUse) -> str:
    """Return the form in which a credit is offered for a picture: that of its credit, else that of its document.

    A text that was put together of fields, or written anew from another markup, has no form of its own in the document.
    """
    from licensecheck.articles import format_of

    credit = use.credit
    if credit is not None and credit.why not in _UNSEEN:
        if credit.markup in ("", "escaped"):
            return credit.format
        if credit.markup == "fields":
            return "text"
    return _FORMS.get(format_of(use.path) or "", "text")


def suggest_for(facts: FileFacts, language: str = "en") -> Suggestion | None:
    """Return the credit to paste for a file on its own, or None when the record does not hold what a credit needs.

    language: a language tag ("de", "pt-BR"); English stands in for languages that credits are not written in.
    """
    return _write(_from_record(facts), language) if _can_credit(facts) else None


def json_ld_for(facts: FileFacts, language: str = "en") -> str | None:
    """Return the record of a file as a schema.org ImageObject, or None as in `suggest_for`."""
    from licensecheck.credit.writer import nearest_language, write_json_ld

    return write_json_ld(_from_record(facts), nearest_language(language)) if _can_credit(facts) else None


def _can_credit(facts: FileFacts) -> bool:
    return facts.state == "present" and bool(facts.licenses) and not facts.non_free


def _write(facts: CreditFacts, *languages: str | None) -> Suggestion:
    from licensecheck.credit.writer import FORMATS, nearest_language, write_credit

    language = nearest_language(*languages)
    written = {format: write_credit(facts, format, language) for format in FORMATS}
    return Suggestion(**written, language=language)


def _from_record(facts: FileFacts) -> CreditFacts:
    from licensecheck.credit import CreditFacts

    return CreditFacts(
        authors=_recorded_authors(facts),
        title=_recorded_title(facts),
        file_title=facts.title,
        page_url=facts.page_url or None,
        license_ids=tuple(offer.id for offer in facts.licenses[:MOST_LICENSES_NAMED]),
        date=None,
        change_notice=None,
        source_name=_source_name(facts.wiki),
        label=None,
        attribution=facts.attribution.text if facts.attribution else None,
        content_url=facts.file_url or None,
    )


def _source_name(wiki: str) -> str:
    """The name of the wiki that holds a file; "" is Commons, and of the Wikipedias the language does not matter."""
    if not wiki:
        return "Wikimedia Commons"
    return "Wikipedia" if wiki.endswith(".wikipedia.org") else wiki


def _merged(facts: FileFacts, case: Case) -> CreditFacts:
    record = _from_record(facts)
    reading, segment = case.reading, case.segment
    if reading is None or segment is None:
        return record
    changes: dict[str, object] = {
        "date": _date(reading, facts, case),
        "change_notice": _notice(segment, case.credit.text if case.credit else ""),
        "label": _label(case.use.credit.text if case.use.credit else "", segment) or record.label,
        "license_ids": _licenses(segment, facts, case) or record.license_ids,
    }
    if reading.title is not None and case.title.verdict == "verified":
        changes["title"] = reading.title.value
    if reading.authors and case.author.verdict == "verified":
        changes["authors"] = tuple((part.value, None) for part in reading.authors)
        changes["attribution"] = None
    return record.replace(**changes)


def _recorded_authors(facts: FileFacts) -> tuple[tuple[str, str | None], ...]:
    if facts.author is None:
        return ()
    if facts.author.unknown:
        return (("Unknown author", None),)
    return tuple((name, None) for name in facts.author.names or (facts.author.text,))


def _recorded_title(facts: FileFacts) -> str | None:
    title = facts.name.text if facts.name else facts.title.partition(":")[2]
    stem, dot, extension = title.rpartition(".")
    return stem if dot and extension.lower() in _EXTENSIONS else title or None


def _licenses(segment: Segment, facts: FileFacts, case: Case) -> tuple[str, ...]:
    """The licenses that the credit names and that are offered, or were when the page named them, in its order."""
    offered = {offer.id for offer in facts.licenses}
    if case.reason("license.offered-earlier") is not None and facts.history is not None:
        offered.update(i for revision in facts.history.revisions for i in revision.licenses)
    return tuple(mention.id for mention in segment.licenses if mention.id in offered)


def _date(reading: Reading, facts: FileFacts, case: Case) -> str | None:
    if reading.date is None:
        return None
    if case.date.verdict == "verified" or facts.date is None or not facts.date.value:
        return reading.date.text
    return facts.date.value


def _notice(segment: Segment, text: str) -> str | None:
    """Return what the segment says of changes: as it stands if it stands together ("cropped and resized"), else listed."""
    changes = segment.changes
    gaps = [text[one.span.end : other.span.start] for one, other in pairwise(changes)]
    if gaps and all(len(gap) <= _LONGEST_GAP and _MARKUP.isdisjoint(gap) for gap in gaps):
        return text[changes[0].span.start : changes[-1].span.end]
    return "; ".join(change.text for change in changes) or None


def _label(text: str, segment: Segment) -> str | None:
    """The word before the first colon of the credit, when it opens it ("Photo:", "Bild:")."""
    head, colon, _ = text[segment.span.start : segment.span.end].partition(_LABEL_ENDS)
    word = head.strip(" *_([")
    return word if colon and word and len(word) <= 20 and word.replace(" ", "").isalpha() else None
