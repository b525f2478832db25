"""How a fact is known: the witness in words, and what stands there."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._words import safe, say

if TYPE_CHECKING:
    from licensecheck.model import FileFacts, Witness


def witness_words(witness: Witness) -> str:
    """Return where and when a fact was read: "extmetadata of File:X.jpg, revision 812345678, read 2026-11-02"."""
    source = safe(witness.source)
    words = [say("report.witness", source=source, page=safe(witness.page)) if witness.page else source]
    if witness.revision is not None:
        words.append(say("report.revision", revision=str(witness.revision)))
    if witness.read_at:
        words.append(say("report.read-at", date=safe(witness.read_at.partition("T")[0])))
    return ", ".join(words)


def record_words(facts: FileFacts) -> str:
    """Return which state of the file page was read: "revision 812345678, read 2026-11-02"."""
    words = [] if facts.revision is None else [say("report.revision", revision=str(facts.revision))]
    if facts.read_at:
        words.append(say("report.read-at", date=safe(facts.read_at.partition("T")[0])))
    return ", ".join(words)


def recorded(facts: FileFacts | None, witness: Witness) -> str:
    """Return the words of the record that `witness` stands for, "" when the record holds none for it."""
    if facts is None:
        return ""
    for offer in facts.licenses:
        if offer.witness == witness:
            return offer.name or offer.id
    for fact in (facts.author, facts.attribution, facts.source, facts.name, facts.date):
        if fact is not None and fact.witness == witness:
            return fact.text
    return facts.log.comment if facts.log is not None and witness.source == "log" else ""


def evidence_words(facts: FileFacts | None, witness: Witness) -> str:
    """Return what stands where: 'Artist: “Jane Doe” (extmetadata of File:X.jpg, revision 8, read 2026-11-02)'."""
    value, where = recorded(facts, witness), witness_words(witness)
    if not value:
        return f"{safe(witness.field)} ({where})" if witness.field else where
    return say("report.recorded", field=witness.field, value=value) + f" ({where})"
