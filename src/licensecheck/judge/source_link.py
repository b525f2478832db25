"""The field `source_link`: whether an address in the credit leads to the file page, where author and license are told."""

from __future__ import annotations

from licensecheck.addresses import parse_address, platform_of
from licensecheck.judge._context import Context, reason, verdict_of, without_record
from licensecheck.judge.duties import duty
from licensecheck.judge.naming import COMMONS
from licensecheck.model import FieldVerdict, FileFacts, Link, Reason, Span
from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.model.keys import split_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from licensecheck.addresses import Address
    from licensecheck.model.report import Verdict

    Target = Literal["page", "raw", "other-file", "wiki-page", "elsewhere", "unknown"]

_WRONG = ("raw", "other-file", "wiki-page")


class _Led(Value):
    """Where a link of the credit leads. link: None for an address that wraps the picture itself."""

    target: Target
    url: str
    link: Link | None


def judge_source_link(ctx: Context) -> FieldVerdict:
    """Judge the links of the credit and those that wrap the picture; the best of them counts.

    A file page in any form (mobile, by page id, in the viewer, on a Wikipedia that mirrors the file) is right. The raw picture,
    an article, a category, a search or the front page are not. A page elsewhere may be the licensor's own: undecided.
    """
    if ctx.facts is None:
        return verdict_of(_without_record(ctx))
    owed = duty(ctx, "source_link")
    led = list(_leads(ctx, ctx.facts))
    page = next((x for x in led if x.target == "page"), None)
    if page is not None:
        return verdict_of(
            reason("source_link.present", "verified", page.link.span if page.link else None, url=page.url)
        )
    if owed.level == "none":
        return verdict_of(reason("source_link.not-needed", "verified", license=owed.license))
    sure: Verdict = "contradicted" if owed.level == "firm" else "undecided"
    wrong = next((x for x in led if x.target in _WRONG and x.link is not None), None)
    if wrong is not None and wrong.link is not None:
        params = {"url": wrong.url, "page": ctx.facts.page_url or ctx.facts.title}
        return verdict_of(reason("source_link.wrong-target", sure, wrong.link.span, **params))
    elsewhere = next((x for x in led if x.target == "elsewhere" and x.link is not None), None)
    if elsewhere is not None and elsewhere.link is not None:
        return verdict_of(reason("source_link.present-elsewhere", "undecided", elsewhere.link.span, url=elsewhere.url))
    verdict: Verdict = sure if ctx.links_visible else "undecided"
    params = {"page": ctx.facts.page_url or ctx.facts.title, "license": owed.license}
    return verdict_of(reason("source_link.missing", verdict, _source_span(ctx), **params))


def _source_span(ctx: Context) -> Span | None:
    return ctx.segment.source.span if ctx.segment and ctx.segment.source else None


def _without_record(ctx: Context) -> Reason:
    """Without a record a raw picture or a wiki page that is no file can still be seen to be the wrong place."""
    if duty(ctx, "source_link").level == "none":
        return without_record(ctx, "source_link")
    for link in _candidates(ctx):
        target = _target(ctx, None, link.url)
        if target in ("raw", "wiki-page"):
            return reason("source_link.wrong-target", "undecided", link.span, url=link.url, page="")
    return without_record(ctx, "source_link")


def _leads(ctx: Context, facts: FileFacts) -> Iterator[_Led]:
    for link in _candidates(ctx):
        yield _Led(_target(ctx, facts, link.url), link.url, link)
    for url in ctx.use.links:
        yield _Led(_target(ctx, facts, url), url, None)


def _candidates(ctx: Context) -> Iterator[Link]:
    """Links that may be meant to lead to the material: to wiki files, and those on the title, the source or the whole."""
    segment = ctx.segment
    if segment is None:
        return
    title = ctx.reading.title.span if ctx.reading and ctx.reading.title else None
    parts = [
        p
        for p in (title, segment.source.span if segment.source else None, segment.file.span if segment.file else None)
        if p
    ]
    licensed = {m.url for m in segment.licenses}
    for link in segment.links:
        if link.kind in ("file", "media") or (
            link.kind == "other"
            and link.url not in licensed
            and (link.text == link.url or any(link.span.overlaps(p) for p in parts))
        ):
            yield link


def _target(ctx: Context, facts: FileFacts | None, url: str) -> Target:
    address = parse_address(url)
    if address is None:
        return "elsewhere" if platform_of(url) not in ("wikimedia-commons", "wikipedia") else "wiki-page"
    if address.kind == "media":
        return "raw" if facts is None or _is_this(facts, address) else "other-file"
    if address.kind == "page-id":
        return (
            "unknown"
            if facts is None or facts.page_id is None or address.wiki != (facts.wiki or COMMONS)
            else "page"
            if address.page_id == facts.page_id
            else "other-file"
        )
    if address.kind == "file":
        return "unknown" if facts is None else "page" if _is_this(facts, address) else "other-file"
    return "wiki-page"


def _is_this(facts: FileFacts, address: Address) -> bool:
    """Whether an address is the file's: a Wikipedia mirrors the files of Commons, and nobody those of a Wikipedia."""
    if facts.wiki and address.wiki != facts.wiki:
        return False
    return address.title in (facts.title, split_key(facts.asked)[1], *facts.redirected_from)
