"""What held before: a license that the page once named, a version that the file once had."""

from __future__ import annotations

from licensecheck import licenses
from licensecheck.judge._context import Context, reason
from licensecheck.judge.duties import effective_id
from licensecheck.judge.license import offered
from licensecheck.model import FileFacts, FileVersion, LicenseMention, PageRevision, Reason, Witness

SHORTEST_SECONDS = 86_400
"""How long a page must have named a license: what was taken back within a day may be a slip or vandalism."""


def offered_earlier(facts: FileFacts, mention: LicenseMention, published: str) -> Reason | None:
    """Return the reason that the page named the credited license before; None if it did not, or nothing is known of it.

    Undecided, for what was changed may have been corrected: a license that nobody could grant was none.

    Args:
        facts: with a history, or without.
        mention: a license that is not on offer now.
        published: day of the article; a license that the page named on that day counts however short it stood there.
    """
    if facts.history is None:
        return None
    on_the_day = [r for r in facts.history.revisions if published and _stood_on(r, published[:10])]
    if (then := next((r for r in on_the_day if _names(r, mention)), None)) is not None:
        return _told(facts, mention, then, published)
    found = next((r for r in facts.history.revisions if _names(r, mention) and _lasted(r)), None)
    return _told(facts, mention, found, "") if found else None


def _names(revision: PageRevision, mention: LicenseMention) -> bool:
    return bool(revision.licenses) and licenses.relation(effective_id(mention), revision.licenses) == "same"


def _stood_on(revision: PageRevision, day: str) -> bool:
    return revision.timestamp[:10] <= day and (not revision.until or revision.until[:10] >= day)


def _lasted(revision: PageRevision) -> bool:
    from datetime import datetime

    if not revision.until:
        return True
    try:
        stood = datetime.fromisoformat(revision.until) - datetime.fromisoformat(revision.timestamp)
    except (TypeError, ValueError):  # no times, or one without a zone
        return False
    return stood.total_seconds() >= SHORTEST_SECONDS


def _told(facts: FileFacts, mention: LicenseMention, revision: PageRevision, day: str) -> Reason:
    after = next((r for r in facts.history.revisions if r.timestamp == revision.until), None) if facts.history else None
    params = {
        "written": mention.text,
        "offered": offered(facts),
        "since": revision.timestamp[:10],
        "until": revision.until[:10] or "now",
        "comment": after.comment if after else "",
        "day": day[:10],
    }
    witness = Witness(
        "history", "revision", facts.title, revision.revision, facts.history.read_at if facts.history else ""
    )
    return reason("license.offered-earlier", "undecided", mention.span, (witness,), **params)


def older_version(ctx: Context) -> FileVersion | None:
    """Return the earlier version of the file that the picture is, byte for byte, or None."""
    if ctx.picture is None or ctx.facts is None or ctx.facts.history is None:
        return None
    sha1 = ctx.picture.sha1.lower()
    return next((v for v in ctx.facts.history.versions if v.sha1.lower() == sha1), None)


def overwritten_since(ctx: Context) -> FileVersion | None:
    """Return the version that took the place of the one of the article's day, or None."""
    history = ctx.facts.history if ctx.facts else None
    then = history.version_on(ctx.published) if history and ctx.published else None
    if history is None or then is None:
        return None
    at = history.versions.index(then)
    return history.versions[at - 1] if at else None
