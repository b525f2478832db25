"""The field `license_link`: whether the license's address stands with its name, and leads to that license.

Language, deed or legal code, http and a missing slash make no difference. Needs no record: the duty comes from the stated
license. In plain text the links of the page cannot be seen, so a missing one is undecided there.
"""

from __future__ import annotations

from licensecheck import licenses
from licensecheck.addresses import parse_address
from licensecheck.judge._context import Context, reason, verdict_of
from licensecheck.judge.choice import text_needed
from licensecheck.judge.duties import duty
from licensecheck.judge.license import is_free, short_name
from licensecheck.model import FieldVerdict, LicenseMention, Reason
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.model.report import Verdict


def judge_license_link(ctx: Context) -> FieldVerdict:
    """Judge the address of every named license; one mismatch is reported beside what is right."""
    mentions = ctx.stated
    if not mentions:
        return verdict_of(_none_stated(ctx))
    wrong = [r for m in mentions if (r := _mismatch(m, mentions)) is not None]
    return verdict_of(*(wrong or [_best(ctx, mentions)]), *text_needed(ctx))


def _none_stated(ctx: Context) -> Reason:
    owed = duty(ctx, "license_link")
    return reason("license_link.none-stated", "verified" if owed.level == "none" else "undecided")


# --- the link and the words ------------------------------------------------------------------------------------------


def _mismatch(mention: LicenseMention, mentions: tuple[LicenseMention, ...]) -> Reason | None:
    """A link that leads to another license than its words name; the missing port of a version is undecided."""
    linked = mention.url_id
    if linked is None or not mention.stated or mention.kind not in ("license", "family"):
        return None
    if any(_agrees(m.id, linked) for m in mentions if m.stated and (m is mention or m.url == mention.url)):
        return None
    open_ = licenses.relation(mention.id, [linked]) == "jurisdiction" or (is_free(mention.id) and is_free(linked))
    verdict: Verdict = "undecided" if open_ else "contradicted"
    params = {
        "written": mention.text,
        "stated": short_name(mention.id),
        "linked": short_name(linked),
        "url": mention.url or "",
    }
    return reason("license_link.mismatch", verdict, mention.span, **params)


def _agrees(stated: str, linked: str) -> bool:
    """Whether a link to `linked` is right for the words `stated`: the same, or one of them with less said."""
    if stated == linked or licenses.relation(stated, [linked]) in ("same", "incomplete"):
        return True
    if licenses.relation(linked, [stated]) == "incomplete":
        return True
    found = licenses.get(stated)
    return found is not None and found.kind == "public-domain" and is_free(linked)


# --- whether there is one --------------------------------------------------------------------------------------------


def _best(ctx: Context, mentions: tuple[LicenseMention, ...]) -> Reason:
    first = mentions[0]
    linked = next((m for m in mentions if m.url_id is not None), None)
    if linked is not None:
        params = {"written": linked.text, "url": linked.url or ""}
        return reason("license_link.present", "verified", linked.span, **params)
    for mention in mentions:
        url = mention.url or _link_over(ctx, mention)
        if url and not _leads_to_a_file(url):
            return reason("license_link.not-canonical", "verified", mention.span, written=mention.text, url=url)
    loose = next((k for k in (ctx.segment.links if ctx.segment else ()) if k.kind == "license"), None)
    if loose is not None:
        return reason("license_link.present", "verified", loose.span, written=loose.text, url=loose.url)
    owed = duty(ctx, "license_link")
    if owed.level == "none":
        return reason("license_link.no-duty", "verified", first.span, license=owed.license)
    sure = owed.level == "firm" and ctx.links_visible and all(m.kind in ("license", "family") for m in mentions)
    verdict: Verdict = "contradicted" if sure else "undecided"
    return reason("license_link.missing", verdict, first.span, written=first.text, license=owed.license)


def _link_over(ctx: Context, mention: LicenseMention) -> str | None:
    """The address of a link on the license's words that is no license's: an encyclopedia, a local copy."""
    links = ctx.segment.links if ctx.segment else ()
    return next((k.url for k in links if k.kind == "other" and k.span.overlaps(mention.span)), None)


def _leads_to_a_file(url: str) -> bool:
    address = parse_address(url)
    return address is not None and address.kind in ("file", "media", "page-id", "user")
