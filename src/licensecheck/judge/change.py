"""The fields `modification` and `picture`: what is said of changes, and whether the bytes are those of the file.

Pictures are compared by their SHA-1 alone: equal bytes are the file, unchanged; other bytes tell nothing yet.
"""

from __future__ import annotations

from licensecheck.judge._context import Context, reason, verdict_of
from licensecheck.model import ChangeStatement, FieldVerdict, FileVersion, Reason, Witness


def judge_modification(ctx: Context) -> FieldVerdict:
    """Judge the change statement: against itself (needs no record), then against the bytes of the published picture."""
    changes = ctx.segment.changes if ctx.segment else ()
    kept = [c for c in changes if c.status == "unmodified"]
    made = [c for c in changes if c.status == "modified"]
    if kept and made:
        params = {"first": kept[0].text, "second": made[0].text}
        return verdict_of(reason("modification.conflict", "contradicted", made[0].span, **params))
    return verdict_of(_against_bytes(ctx, changes[0] if changes else None))


def _against_bytes(ctx: Context, said: ChangeStatement | None) -> Reason:
    span, written = (said.span, said.text) if said else (None, "")
    if ctx.picture is None:
        if said is None or said.status == "none-stated":
            return reason("modification.none-stated-not-compared", "unchecked")
        return reason("modification.not-compared", "unchecked", span, written=written)
    if ctx.facts is None or not ctx.facts.sha1:
        return reason("modification.unavailable", "unchecked", span, why=_why(ctx))
    if ctx.found_by == "sha1":
        return reason("modification.picture-named-the-file", "undecided", span, _witness(ctx), written=written)
    if not same_bytes(ctx) and (older := _older(ctx)) is not None:
        params = {"written": written, "date": older.timestamp[:10]}
        open_ = said is not None and said.status == "modified"
        return reason("modification.older-version", "undecided" if open_ else "verified", span, _witness(ctx), **params)
    if not same_bytes(ctx):
        return reason("modification.not-same-bytes", "unchecked", span, _witness(ctx), written=written)
    if said is not None and said.status == "modified":
        return reason("modification.claims-change-but-same-bytes", "undecided", span, _witness(ctx), written=written)
    return reason("modification.same-bytes", "verified", span, _witness(ctx))


def judge_picture(ctx: Context) -> FieldVerdict:
    """Say whether the published picture is the file, byte for byte."""
    if ctx.picture is None:
        not_given = reason("picture.not-given", "unchecked")
        newer = _newer(ctx)
        return verdict_of(not_given, *([_replaced(ctx, newer)] if newer else []))
    if ctx.facts is None or not ctx.facts.sha1:
        return verdict_of(reason("picture.unavailable", "unchecked", why=_why(ctx)))
    if ctx.found_by == "sha1":
        return verdict_of(reason("picture.named-the-file", "undecided", None, _witness(ctx), file=ctx.facts.title))
    if same_bytes(ctx):
        return verdict_of(reason("picture.same-bytes", "verified", None, _witness(ctx), file=ctx.facts.title))
    if (older := _older(ctx)) is not None:
        params = {"file": ctx.facts.title, "date": older.timestamp[:10], "uploader": older.uploader or "–"}
        return verdict_of(reason("picture.older-version", "undecided", None, _witness(ctx), **params))
    return verdict_of(reason("picture.other-bytes", "unchecked", None, _witness(ctx), file=ctx.facts.title))


def _older(ctx: Context) -> FileVersion | None:
    """The earlier version of the file that the picture is."""
    if ctx.facts is None or ctx.facts.history is None:
        return None
    from licensecheck.judge.before import older_version

    return older_version(ctx)


def _newer(ctx: Context) -> FileVersion | None:
    """The version that took the place of the one of the article's day."""
    if ctx.facts is None or ctx.facts.history is None:
        return None
    from licensecheck.judge.before import overwritten_since

    return overwritten_since(ctx)


def _replaced(ctx: Context, newer: FileVersion) -> Reason:
    params = {"file": ctx.facts.title if ctx.facts else "", "date": newer.timestamp[:10], "day": ctx.published[:10]}
    return reason("picture.replaced-since", "verified", None, _witness(ctx), **params)


def same_bytes(ctx: Context) -> bool:
    """Whether the picture's SHA-1 is the newest version's."""
    facts, picture = ctx.facts, ctx.picture
    return bool(facts and picture and facts.sha1) and facts.sha1.lower() == picture.sha1.lower()  # type: ignore[union-attr]


def _why(ctx: Context) -> str:
    return (
        ctx.why
        if ctx.state == "unavailable"
        else "no file is identified"
        if ctx.facts is None
        else "the record has no SHA-1"
    )


def _witness(ctx: Context) -> tuple[Witness, ...]:
    facts = ctx.facts
    return (Witness("imageinfo", "sha1", facts.title, facts.revision, facts.read_at),) if facts else ()
