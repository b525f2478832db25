"""The field `author`: who is named, against the wanted attribution, the author and the uploader of the record.

"author.differs" is said only when the matcher is sure (`names.compare`), the license asks for the name, the record has one
information block, and nothing of the recorded name stands anywhere in the credit, nor of the credited one in the record.
The uploader is never taken for the author.
"""

from __future__ import annotations

from licensecheck.addresses import parse_address
from licensecheck.judge._context import Context, named_authors, reason, verdict_of, without_record
from licensecheck.judge.duties import Duty, duty
from licensecheck.judge.naming import names_wiki
from licensecheck.model import EmptySlot, FieldVerdict, FileFacts, Reason, Span, TextFact, Witness
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.names import ListMatch, compare, compare_all, fold, in_reach, stands_in, touches, words_of

if TYPE_CHECKING:
    from licensecheck.model.report import Verdict

SURE_WAYS = frozenset(("initials", "shorter-form", "in-sentence", "one-of-several", "user-page"))
"""Ways to be compatible that identify an author as reasonably as the name itself."""

SURE_ROMAN = 0.85
"""Likeness from which a transliterated name counts as given."""

_SMALLEST_WORD = 3


def judge_author(ctx: Context) -> FieldVerdict:
    """Judge the named authors; a platform or placeholder in their place is wrong also without a record."""
    slot = _empty_slot(ctx)
    if ctx.facts is None:
        return verdict_of(_text_alone(ctx, slot) or without_record(ctx, "author", _span(ctx)))
    if _names(ctx):
        found = _named(ctx, ctx.facts)
        return verdict_of(_incomplete(ctx, ctx.facts, found) or found)
    if slot is not None:
        return verdict_of(_slot(ctx, ctx.facts, slot))
    return verdict_of(_nothing(ctx, ctx.facts))


def recorded_names(facts: FileFacts) -> tuple[str, ...]:
    """Return the names that the record gives as authors, or the sentence that it has instead; () if it names none."""
    author = facts.author
    if author is None or author.unknown:
        return ()
    return author.names or ((author.text,) if author.text else ())


def _empty_slot(ctx: Context) -> EmptySlot | None:
    """Words in the author's place that name nobody, when nobody else is named."""
    if _names(ctx) or ctx.segment is None:
        return None
    unknown = ctx.reading.authors if ctx.reading else ()
    return EmptySlot("unknown", unknown[0].text, unknown[0].span) if unknown else ctx.segment.empty_slot


def _names(ctx: Context) -> tuple[str, ...]:
    return tuple(part.value for part in named_authors(ctx.reading))


def _span(ctx: Context) -> Span | None:
    """The words of all authors, or of the slot where one should stand."""
    parts = ctx.reading.authors if ctx.reading else ()
    if parts:
        return Span(min(p.span.start for p in parts), max(p.span.end for p in parts))
    return ctx.segment.empty_slot.span if ctx.segment and ctx.segment.empty_slot else None


def _written(ctx: Context) -> str:
    return ", ".join(part.text for part in named_authors(ctx.reading))


# --- nobody is named -----------------------------------------------------------------------------------------------


def _text_alone(ctx: Context, slot: EmptySlot | None) -> Reason | None:
    """What the words alone prove wrong. "Own work" does so only beside a wiki: it may be the publisher's own picture."""
    if slot is None or ctx.segment is None or duty(ctx, "attribution").level == "none":
        return None
    if slot.kind == "platform":
        return reason("author.platform", "contradicted", slot.span, written=slot.text, recorded="")
    if slot.kind == "placeholder" or (slot.kind == "own-work" and names_wiki(ctx.segment)):
        return reason("author.not-a-name", "contradicted", slot.span, written=slot.text, recorded="")
    return None


def _slot(ctx: Context, facts: FileFacts, slot: EmptySlot) -> Reason:
    """Words that name nobody, unless the record has just these words as the author."""
    names, witness = recorded_names(facts), _author_witness(facts)
    if any(compare(slot.text, name).result == "same" for name in names):
        params = {"written": slot.text, "recorded": "; ".join(names), "field": _field(facts), "omitted": ""}
        return reason("author.matches", "verified", slot.span, witness, **params)
    if slot.kind == "unknown" and facts.author is not None and facts.author.unknown:
        params = {"written": slot.text, "recorded": facts.author.text, "field": _field(facts), "omitted": ""}
        return reason("author.matches", "verified", slot.span, witness, **params)
    elsewhere = _elsewhere(ctx, facts, slot.span)
    if elsewhere is not None:
        return elsewhere
    owed = duty(ctx, "attribution")
    free = _not_owed(owed, facts, slot.span)
    if free is not None:
        return free
    wanted = _wanted(facts)
    if slot.kind == "unknown":
        if not wanted:
            return reason("author.no-record", "undecided", slot.span)
        verdict: Verdict = "contradicted" if owed.level == "firm" else "undecided"
        params = {"written": slot.text, "recorded": wanted, "field": _field(facts)}
        return reason("author.unknown-but-recorded", verdict, slot.span, witness, **params)
    what = "author.platform" if slot.kind == "platform" else "author.not-a-name"
    return reason(what, "contradicted", slot.span, witness if wanted else (), written=slot.text, recorded=wanted)


def _nothing(ctx: Context, facts: FileFacts) -> Reason:
    """No author was read: missing only if nothing in the credit could be the recorded name."""
    elsewhere = _elsewhere(ctx, facts, None)
    if elsewhere is not None:
        return elsewhere
    owed = duty(ctx, "attribution")
    free = _not_owed(owed, facts, None)
    if free is not None:
        return free
    wanted = _wanted(facts)
    if not wanted:
        return reason("author.no-record", "undecided")
    names = recorded_names(facts) or (wanted,)
    loose = [p for p in (ctx.reading.leftovers if ctx.reading else ()) if _may_be_a_name(p.text)]
    if loose or (ctx.sentence and any(touches(n, ctx.sentence) for n in names if in_reach(n, ctx.sentence))):
        span = loose[0].span if loose else None
        params = {
            "written": "; ".join(p.text for p in loose),
            "recorded": wanted,
            "field": _field(facts),
            "how": "unplaced-words",
        }
        return reason("author.cannot-tell", "undecided", span, _author_witness(facts), **params)
    verdict: Verdict = "contradicted" if owed.level == "firm" else "undecided"
    return reason("author.missing", verdict, None, _author_witness(facts), recorded=wanted, field=_field(facts))


def _not_owed(owed: Duty, facts: FileFacts, span: Span | None) -> Reason | None:
    if owed.level == "none":
        return reason("author.not-required", "verified", span, license=owed.license)
    if facts.attribution_required is False:
        return reason("author.not-asked-for", "verified", span)
    return None


def _may_be_a_name(text: str) -> bool:
    return sum(c.isalpha() for c in text) >= _SMALLEST_WORD


def _elsewhere(ctx: Context, facts: FileFacts, span: Span | None) -> Reason | None:
    """A recorded name that stands in the credit where no author was read."""
    for name in recorded_names(facts):
        if ctx.sentence and stands_in(name, ctx.sentence):
            params = {"written": name, "recorded": name, "field": _field(facts), "how": "elsewhere-in-credit"}
            return reason("author.compatible", "undecided", span, _author_witness(facts), **params)
    return None


# --- somebody is named ---------------------------------------------------------------------------------------------


def _named(ctx: Context, facts: FileFacts) -> Reason:
    wanted = facts.attribution
    names = recorded_names(facts)
    match = compare_all(_names(ctx), names, ctx.sentence)
    if match is not None and match.result == "same":
        return _agreed(ctx, facts, match)
    if wanted is not None and _gives(ctx, wanted):
        params = {"written": _written(ctx), "recorded": wanted.text}
        return reason("author.matches-attribution", "verified", _span(ctx), (wanted.witness,), **params)
    if match is not None and match.result == "compatible" and _is_whole(ctx, match):
        return _compatible(ctx, facts, match, "in-sentence")
    if match is not None and match.result == "compatible" and match.reason != "elsewhere-in-credit":
        return _compatible(ctx, facts, match, match.reason)
    if _same_user_page(ctx, facts):
        found = ListMatch("compatible", "user-page", 1.0, _written(ctx), _wanted(facts))
        return _compatible(ctx, facts, found, "user-page")
    if match is not None and match.result == "compatible":
        return _compatible(ctx, facts, match, match.reason)
    return _not_agreed(ctx, facts, match)


def _incomplete(ctx: Context, facts: FileFacts, found: Reason) -> Reason | None:
    """What is missing beside a right name: parts of the prescribed words, or further authors."""
    if found.verdict != "verified" or duty(ctx, "attribution").level == "none" or facts.attribution_required is False:
        return None
    omitted = found.param("omitted")
    if facts.attribution is None and not omitted:
        return None
    from licensecheck.judge.attribution import MOST_AUTHORS, left_out, names_others

    params = {"written": found.param("written"), "recorded": found.param("recorded")}
    if facts.attribution is not None:
        lost = left_out(facts.attribution.text, ctx.sentence, _names(ctx), _addresses(ctx))
        params = {**params, "recorded": facts.attribution.text, "missing": "; ".join(lost)}
        witness = (facts.attribution.witness,)
        return reason("author.attribution-ignored", "undecided", found.span, witness, **params) if lost else None
    if omitted.count("; ") >= MOST_AUTHORS or names_others(ctx.sentence):
        return None
    params["recorded"] = _wanted(facts)
    return reason("author.omits", "undecided", found.span, found.witnesses, **params, missing=omitted)


def _addresses(ctx: Context) -> tuple[str, ...]:
    return tuple(k.url for k in ctx.segment.links) if ctx.segment else ()


def _is_whole(ctx: Context, match: ListMatch) -> bool:
    """Whether the credit has the whole recorded name, of which only a part was read as the author ("Doe, J." cut at its comma)."""
    part, whole = set(words_of(fold(match.credited))), set(words_of(fold(match.recorded)))
    return bool(part) and part <= whole and bool(ctx.sentence) and stands_in(match.recorded, ctx.sentence)


def _agreed(ctx: Context, facts: FileFacts, match: ListMatch) -> Reason:
    params = {"written": match.credited, "recorded": match.recorded, "field": _field(facts)}
    return reason(
        "author.matches", "verified", _span(ctx), _author_witness(facts), **params, omitted="; ".join(match.omitted)
    )


def _compatible(ctx: Context, facts: FileFacts, match: ListMatch, how: str) -> Reason:
    sure = how in SURE_WAYS or (how == "other-script" and match.likeness >= SURE_ROMAN)
    params = {"written": match.credited, "recorded": match.recorded, "field": _field(facts), "how": how}
    verdict: Verdict = "verified" if sure else "undecided"
    return reason("author.compatible", verdict, _span(ctx), _author_witness(facts), **params)


def _gives(ctx: Context, wanted: TextFact) -> bool:
    """Whether the credit names somebody whom the wanted attribution names, or holds it whole."""
    by_name = any(compare(name, wanted.text).result == "same" or stands_in(name, wanted.text) for name in _names(ctx))
    return by_name or bool(ctx.sentence and stands_in(wanted.text, ctx.sentence))


def _same_user_page(ctx: Context, facts: FileFacts) -> bool:
    """Whether the credit names or links the user whose page the record links from the author's name."""
    users = _users(facts.author.links if facts.author else ())
    if not users:
        return False
    parts = named_authors(ctx.reading)
    links = [k.url for k in (ctx.segment.links if ctx.segment else ()) if any(k.span.overlaps(p.span) for p in parts)]
    named = any(compare(name, user).result == "same" for name in _names(ctx) for user in users)
    return named or bool({u.casefold() for u in users} & {u.casefold() for u in _users(links)})


def _users(links: tuple[str, ...] | list[str]) -> list[str]:
    addresses = [parse_address(url) for url in links]
    return [a.title.partition(":")[2] for a in addresses if a is not None and a.kind == "user" and a.title]


def _not_agreed(ctx: Context, facts: FileFacts, match: ListMatch | None) -> Reason:
    """Different or not to be told; what is undecided stays so whatever the reason for it is."""
    span, witness, written, wanted = _span(ctx), _author_witness(facts), _written(ctx), _wanted(facts)
    if facts.author is not None and facts.author.unknown and not facts.attribution:
        nobody = [p for p in (ctx.reading.authors if ctx.reading else ()) if p not in named_authors(ctx.reading)]
        if nobody:  # the names beside it are the title or what is shown
            params = {"written": nobody[0].text, "recorded": facts.author.text, "field": _field(facts), "omitted": ""}
            return reason("author.matches", "verified", nobody[0].span, witness, **params)
        return reason("author.recorded-unknown", "undecided", span, witness, written=written, field=_field(facts))
    if not wanted:
        return reason("author.no-record", "undecided", span)
    if facts.uploader and any(compare(n, facts.uploader).result == "same" for n in _names(ctx)):
        uploader = (Witness("imageinfo", "user", facts.title, facts.revision, facts.read_at),)
        params = {"written": written, "recorded": wanted, "field": _field(facts), "uploader": facts.uploader}
        return reason("author.uploader", "undecided", span, (*witness, *uploader), **params)
    if match is not None and match.result == "different" and _is_safe(ctx, facts):
        return reason(
            "author.differs", "contradicted", span, witness, written=written, recorded=wanted, field=_field(facts)
        )
    how = match.reason if match is not None and match.result != "different" else "not-settled"
    return reason(
        "author.cannot-tell", "undecided", span, witness, written=written, recorded=wanted, field=_field(facts), how=how
    )


def _is_safe(ctx: Context, facts: FileFacts) -> bool:
    """Whether nothing else in the record may stand behind the credited name, and the name is owed."""
    if facts.author is None or facts.author.count > 1 or facts.attribution_required is False:
        return False
    if duty(ctx, "attribution").level != "firm":
        return False
    others = [facts.author.text, facts.title, *(f.text for f in (facts.source, facts.name, facts.attribution) if f)]
    return not any(text and touches(name, text) for text in others for name in _names(ctx) if in_reach(name, text))


# --- what the record says ------------------------------------------------------------------------------------------


def _wanted(facts: FileFacts) -> str:
    """The name to give: as the author is recorded, else the wanted attribution, else ""."""
    return "; ".join(recorded_names(facts)) or (facts.attribution.text if facts.attribution else "")


def _author_witness(facts: FileFacts) -> tuple[Witness, ...]:
    if facts.author is not None:
        return (facts.author.witness,)
    return (facts.attribution.witness,) if facts.attribution else ()


def _field(facts: FileFacts) -> str:
    """The field of the record that names the author ("Artist"), for messages."""
    witness = _author_witness(facts)
    return witness[0].field if witness else ""
