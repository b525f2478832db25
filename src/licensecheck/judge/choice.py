"""Beside right and wrong: which of the licenses on offer is relied on, what it burdens, and how sure the record is."""

from __future__ import annotations

from licensecheck import licenses
from licensecheck.judge._context import Context, reason
from licensecheck.judge.duties import effective_id
from licensecheck.model import FileFacts, LicenseMention, Reason
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def about_the_choice(ctx: Context, facts: FileFacts) -> Iterator[Reason]:
    """Tell whether a lighter license than the one relied on is on offer, and whether the record is clear."""
    offers, relied = ctx.offers, _relied_on(ctx)
    if relied and facts.settled and burden(min(offers, key=burden)) < burden(relied[1]):
        mention, mine = relied
        params = {"written": mention.text, "license": _name(mine), "offered": ", ".join(map(_name, _by_burden(offers)))}
        yield reason("license.lighter-offered", "verified", mention.span, **params)
    if facts.licenses and not facts.non_free and (why := _unclear(facts)):
        yield reason("license.record-ambiguous", "verified", None, tuple(o.witness for o in facts.licenses), **why)


def text_needed(ctx: Context) -> Iterator[Reason]:
    """Tell that the license relied on wants its whole text along; undecided where the credit links none."""
    relied = _relied_on(ctx)
    if relied is None or burden(relied[1]) < _HEAVIEST:
        return
    mention, mine = relied
    links = ctx.segment.links if ctx.segment else ()
    linked = any(m.url for m in ctx.stated) or any(k.kind == "license" for k in links)
    params = {"written": mention.text, "license": _name(mine)}
    yield reason("license_link.text-needed", "verified" if linked else "undecided", mention.span, **params)


def _relied_on(ctx: Context) -> tuple[LicenseMention, str] | None:
    """The stated license that asks for least, with the offer that it is; None if none of those stated is on offer."""
    pairs = [
        (mention, offer)
        for mention in ctx.stated
        for offer in ctx.offers
        if mention.kind in ("license", "family")
        and licenses.relation(effective_id(mention), [offer]) in ("same", "incomplete")
    ]
    return min(pairs, key=lambda pair: burden(pair[1])) if pairs else None


_HEAVIEST = 3


def burden(license_id: str) -> int:
    """How much a license asks of who shows a picture unchanged: 0 nothing, 1 a credit, 2 to share alike, 3 its whole text."""
    found = licenses.get(license_id)
    if found is None:
        return 1
    if found.requires.license_text_copy == "required":
        return _HEAVIEST
    if found.requires.share_alike == "adaptations":
        return 2
    return 0 if found.requires.attribution in ("none", "recommended", "requested") else 1


def _by_burden(offers: tuple[str, ...]) -> list[str]:
    return sorted(dict.fromkeys(offers), key=burden)


def _name(license_id: str) -> str:
    from licensecheck.judge.license import short_name

    return short_name(license_id)


def _unclear(facts: FileFacts) -> dict[str, str]:
    """What makes a record that was read whole unclear; {} if nothing does."""
    if facts.confirmed and facts.unread:
        return {"why": "unread", "names": ", ".join(facts.unread)}
    if facts.confirmed and not facts.settled:
        return {"why": "witnesses", "names": ", ".join(dict.fromkeys(_name(o.id) for o in facts.licenses))}
    if facts.author is not None and facts.author.count > 1:
        return {"why": "blocks", "names": str(facts.author.count)}
    return {}
