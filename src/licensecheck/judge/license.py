"""The field `license`: what is stated, against itself and against every license on offer.

A stated license is called wrong only when the record's licenses are settled, confirmed against templates and categories,
and none of their names stayed unread; else the mismatch is undecided, beside "license.unsettled" or "license.unconfirmed". A credit that names any license on offer
is right; a further license beside it that is not on offer is undecided. So are the terms of a stock site: the picture may
have been taken there.
"""

from __future__ import annotations

from licensecheck import licenses
from licensecheck.judge._context import Context, reason, verdict_of, why_unavailable, without_record
from licensecheck.judge.author import recorded_names
from licensecheck.judge.choice import about_the_choice
from licensecheck.judge.duties import NO_LICENSE, duty, effective_id
from licensecheck.model import Case, FieldVerdict, FileFacts, LicenseMention, Reason, Segment, Span, Witness
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.names import compare, compare_all, in_reach, stands_in, touches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model.report import Verdict

MISMATCH = {
    "version": "license.version-differs",
    "jurisdiction": "license.jurisdiction-differs",
    "elements": "license.elements-differ",
    "public-domain-claimed": "license.public-domain-claimed",
    "license-on-public-domain": "license.license-on-public-domain",
}
"""Reason for each way in which a stated license is none of those on offer (`licenses.relation`)."""

_FREE_STATEMENTS = ("LicenseRef-No-Restrictions", "LicenseRef-Copyrighted-Free-Use")
_COURTESY = "LicenseRef-Courtesy"
_NEVER_WRONG = frozenset(
    ("license.license-on-public-domain", "license.public-domain-kind-differs", "license.stock-terms")
)


def judge_license(ctx: Context) -> FieldVerdict:
    """Judge each stated license on its own, then against the record, then the words that keep rights."""
    mentions = ctx.stated
    reasons = [r for m in mentions if (r := _on_its_own(ctx, m, mentions)) is not None]
    if ctx.facts is None:
        reasons.append(_without_record(ctx, mentions))
    else:
        reasons.extend(_against_record(ctx, ctx.facts, mentions))
        reasons.extend(_rights_kept(ctx, ctx.facts))
        reasons.extend(about_the_choice(ctx, ctx.facts))
    return verdict_of(*(reasons or [without_record(ctx, "license")]))


def wants_confirmation(case: Case) -> bool:
    """Whether reading templates and categories of the file page could turn an undecided license into a certain answer."""
    return case.reason("license.unconfirmed") is not None


def wants_history(case: Case) -> bool:
    """Whether earlier states of the page or the file could explain what speaks against the credit or the picture."""
    if case.facts is None or case.facts.history is not None:
        return False
    wrong = any(r.verdict == "contradicted" and r.id in MISMATCH.values() for r in case.license.reasons)
    return wrong or case.reason("picture.other-bytes") is not None


# --- the words alone -----------------------------------------------------------------------------------------------


def _on_its_own(ctx: Context, mention: LicenseMention, mentions: tuple[LicenseMention, ...]) -> Reason | None:
    """What the words prove without a record: a license that never existed, words no license has, a version left out."""
    span, written = mention.span, mention.text
    if mention.kind == "nonexistent":
        return reason(
            "license.nonexistent",
            "contradicted",
            span,
            written=written,
            problem=(mention.problem or "unknown").replace("-", " "),
        )
    if mention.kind == "unknown":
        return reason("license.unknown", "undecided", span, written=written)
    if mention.kind != "family" or not _is_cc(mention.id):
        return None
    full = effective_id(mention)
    if full != mention.id:
        linked = short_name(full)
        return reason("license.incomplete-but-linked", "verified", span, written=written, linked=linked)
    others = [m.id for m in mentions if m.kind == "license"]
    if others and licenses.relation(mention.id, others) in ("incomplete", "same"):
        return None
    verdict: Verdict = "contradicted" if ctx.links_visible else "undecided"
    return reason("license.incomplete", verdict, span, written=written)


def _is_cc(license_id: str) -> bool:
    """Whether the versions of a family differ in what they ask for; GFDL and others let the reader choose one."""
    return license_id == "CC" or license_id.startswith("CC-")


def _without_record(ctx: Context, mentions: tuple[LicenseMention, ...]) -> Reason:
    stated = [m for m in mentions if m.kind in ("license", "family")]
    if ctx.state == "unknown" and stated:
        return reason("license.stated-only", "undecided", stated[0].span, written=stated[0].text)
    return without_record(ctx, "license", mentions[0].span if mentions else None)


# --- against the record --------------------------------------------------------------------------------------------


def _against_record(ctx: Context, facts: FileFacts, mentions: tuple[LicenseMention, ...]) -> list[Reason]:
    if not mentions:
        return [_missing(ctx, facts)]
    readable = [m for m in mentions if m.kind in ("license", "family")]
    offers = ctx.offers
    if not offers:
        return [reason("license.no-record", "undecided", m.span, written=m.text) for m in readable[:1] or mentions[:1]]
    relations = [(m, licenses.relation(effective_id(m), offers)) for m in readable]
    right = [m for m, relation in relations if relation == "same" or (relation == "incomplete" and not _is_cc(m.id))]
    wrong = [(m, relation) for m, relation in relations if relation in MISMATCH]
    reasons = [_matches(facts, m) for m in right[:1]]
    for mention, relation in wrong:
        earlier = _earlier(ctx, facts, mention)
        reasons.extend([earlier] if earlier else _mismatch(facts, mention, relation, alone=not right))
    return reasons


def _earlier(ctx: Context, facts: FileFacts, mention: LicenseMention) -> Reason | None:
    if facts.history is None:
        return None
    from licensecheck.judge.before import offered_earlier

    return offered_earlier(facts, mention, ctx.published)


def _matches(facts: FileFacts, mention: LicenseMention) -> Reason:
    stated = effective_id(mention)
    witness = tuple(o.witness for o in facts.licenses if licenses.relation(stated, [o.id]) in ("same", "incomplete"))
    return reason(
        "license.matches", "verified", mention.span, witness, written=mention.text, license=short_name(stated)
    )


def _mismatch(facts: FileFacts, mention: LicenseMention, relation: str, alone: bool) -> Iterator[Reason]:
    """What differs; and, where the record may hold more licenses than were read, that this is not settled."""
    what = MISMATCH[relation]
    if _all_free(effective_id(mention), facts):
        what = "license.public-domain-kind-differs"
    if _is_stock(mention.id):
        what = "license.stock-terms"
    params = {"written": mention.text, "offered": offered(facts)}
    witness = tuple(o.witness for o in facts.licenses)
    if what in _NEVER_WRONG:
        yield reason(what, "undecided", mention.span, witness, **params)
        return
    unsettled = not facts.settled or bool(facts.unread) or not facts.confirmed
    if unsettled:
        yield _unsettled(facts, mention)
    if facts.history is not None and not (facts.history.state == "answered" and facts.history.complete):
        unsettled = True
        why = why_unavailable(facts.history.reason) if facts.history.reason else "the page has too many revisions"
        yield reason("license.history-unread", "undecided", mention.span, witness, written=mention.text, why=why)
    if facts.unread:  # the name that was not understood may be the very license that the credit names
        return
    sure = not unsettled and alone and not any(_follows_another(o.id) for o in facts.licenses)
    yield reason(what, "contradicted" if sure else "undecided", mention.span, witness, **params)


def _is_stock(license_id: str) -> bool:
    found = licenses.get(license_id)
    return found is not None and found.kind == "terms"


def _follows_another(license_id: str) -> bool:
    """Whether an offer only points to a license that is told elsewhere, such as a screenshot of free software."""
    found = licenses.get(license_id)
    return found is not None and found.requires.attribution == "as_named_license"


def _unsettled(facts: FileFacts, mention: LicenseMention) -> Reason:
    """A mismatch that further licenses of the file page may resolve: known ones not confirmed, or not all read."""
    what = "license.unsettled" if not facts.settled or facts.unread else "license.unconfirmed"
    witness = tuple(o.witness for o in facts.licenses)
    read = offered(facts) + "".join(f", “{name}”" for name in facts.unread)
    return reason(what, "undecided", mention.span, witness, written=mention.text, offered=read)


def _all_free(stated: str, facts: FileFacts) -> bool:
    """Whether the stated terms and every offer are free of duties: public domain, CC0, "No restrictions" and the like."""
    return is_free(stated) and all(is_free(o.id) for o in facts.licenses)


def is_free(license_id: str) -> bool:
    """Whether the registry knows `license_id` as public domain, a mark, a dedication or a statement without duties."""
    found = licenses.get(license_id)
    return license_id in _FREE_STATEMENTS or (
        found is not None and found.kind in ("public-domain", "mark", "dedication")
    )


def _missing(ctx: Context, facts: FileFacts) -> Reason:
    owed = duty(ctx, "license_notice", "license_link")
    if not facts.licenses:
        return reason("license.no-record", "undecided", written="")
    if owed.level == "none":
        return reason("license.no-duty", "verified", license=owed.license)
    sure = owed.level == "firm" and ctx.links_visible
    witness = tuple(o.witness for o in facts.licenses)
    verdict: Verdict = "contradicted" if sure else "undecided"
    return reason("license.missing", verdict, None, witness, offered=offered(facts))


def offered(facts: FileFacts) -> str:
    """Return the short names of all licenses on offer, in the record's order."""
    return ", ".join(dict.fromkeys(short_name(o.id) for o in facts.licenses))


def short_name(license_id: str) -> str:
    """Return the registry's short name of `license_id` ("CC BY 4.0"), "public domain", or `license_id` itself for a family."""
    found = licenses.get(license_id)
    if found is None:
        return license_id
    return "public domain" if found.kind == "public-domain" else found.short_name


# --- words that keep rights ----------------------------------------------------------------------------------------


def _rights_kept(ctx: Context, facts: FileFacts) -> list[Reason]:
    """Find "All rights reserved" on a free file, and "©" with a name that is surely not the author's."""
    segment, reasons = ctx.segment, list[Reason]()
    if segment is None or not facts.licenses or facts.non_free:
        return reasons
    if facts.settled and all(_is_nobodys(o.id) for o in facts.licenses):
        return _claimed(segment, facts)
    for span, written in _reserving(segment):
        reasons.append(reason("license.reserved", "undecided", span, written=written, offered=offered(facts)))
    if segment.copyright_holder is not None and segment.modification != "modified":
        other = _other_holder(ctx, facts, segment.copyright_holder.value)
        if other is not None:
            params = {"written": segment.copyright_holder.text, "recorded": "; ".join(recorded_names(facts))}
            reasons.append(
                reason(
                    "license.copyright-holder-differs", "contradicted", segment.copyright_holder.span, other, **params
                )
            )
    return reasons


def _is_nobodys(license_id: str) -> bool:
    """Whether an offer says that the law gives nobody a right."""
    found = licenses.get(license_id)
    return found is not None and found.kind == "public-domain"


def _claimed(segment: Segment, facts: FileFacts) -> list[Reason]:
    """A right claimed in what is in the public domain; who scanned it may have one in some countries."""
    holder = segment.copyright_holder
    claims = _reserving(segment) or ([(holder.span, holder.text)] if holder else [])
    witness = tuple(o.witness for o in facts.licenses)
    return [
        reason("license.claimed-on-public-domain", "undecided", span, witness, written=written, offered=offered(facts))
        for span, written in claims
    ]


def _reserving(segment: Segment) -> list[tuple[Span, str]]:
    """The words that keep rights, whether they were read as such or as a license; each place once."""
    found = [(m.span, m.text) for m in segment.licenses if m.id in NO_LICENSE and m.id != _COURTESY]
    if segment.reserved is not None and not any(segment.reserved.span.overlaps(span) for span, _ in found):
        found.append((segment.reserved.span, segment.reserved.text))
    return found[:1]


def _other_holder(ctx: Context, facts: FileFacts, holder: str) -> tuple[Witness, ...] | None:
    """The witness that the holder is surely somebody else than author, wanted attribution and uploader; else None.

    Who is credited as the author already is judged there.
    """
    author = facts.author
    if author is None or author.unknown or author.count > 1 or facts.unread or not (facts.settled and facts.confirmed):
        return None
    if duty(ctx, "attribution").level != "firm" or any(
        a.value == holder for a in (ctx.reading.authors if ctx.reading else ())
    ):
        return None
    match = compare_all([holder], recorded_names(facts))
    if match is None or match.result != "different":
        return None
    known = [author.text, *(t.text for t in (facts.attribution, facts.source) if t)]
    if any(stands_in(holder, text) or (in_reach(holder, text) and touches(holder, text)) for text in known):
        return None
    if facts.uploader and compare(holder, facts.uploader).result in ("same", "compatible"):
        return None
    return (author.witness,)
