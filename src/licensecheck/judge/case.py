"""Assembles the case: which file, which reading, then each field once."""

from __future__ import annotations

from licensecheck.judge._context import Context, visible_text
from licensecheck.judge.author import judge_author
from licensecheck.judge.change import judge_modification, judge_picture
from licensecheck.judge.choose import choose
from licensecheck.judge.duties import licenses_of
from licensecheck.judge.identify import Answers, Identified, identify
from licensecheck.judge.license import judge_license
from licensecheck.judge.license_link import judge_license_link
from licensecheck.judge.naming import references
from licensecheck.judge.source_link import judge_source_link
from licensecheck.judge.title_date import judge_date, judge_title
from licensecheck.model import Case, Credit, FieldVerdict, ImageUse, Picture, Policy, Segment
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.judge.naming import Reference

VISIBLE = ("markdown", "html")
"""Formats in which the links of a credit can be seen."""


def judge(
    use: ImageUse,
    credit: Credit | None,
    segment: Segment | None,
    answers: Answers,
    *,
    given: str | None = None,
    picture: Picture | None = None,
    policy: Policy | None = None,
    published: str = "",
    named: tuple[Reference, ...] | None = None,
) -> Case:
    """Return the case of one picture and one credited segment: a verdict with reasons for each field.

    Args:
        use: the picture, for the addresses that name its file.
        credit: the parsed credit, or None when the picture has none.
        segment: one of its segments, or None.
        answers: facts and lookups for what `references` and `search_key` name. What is missing in it counts as not
            looked up.
        given: a title or address of the file, from the user.
        picture: measurements of the published picture, or None.
        policy: handed on to the rules; no verdict depends on it.
        published: the day on which the article was, ISO 8601 in UTC, "" if not known.
        named: what `references` returned for the same picture and segment, where it was asked already.
    """
    first = segment.readings[0] if segment else None
    # Which of several segments speaks of this picture is not known: its bytes then name none of their files.
    of_picture = picture if credit is None or len(credit.segments) < 2 else None
    if named is None:
        named = references(use, segment, given, of_picture)
    found = identify(named, segment, first, answers)
    facts = found.facts if found.state == "known" else None
    reading = choose(segment, facts) if segment else None
    ctx = Context(
        use,
        credit,
        segment,
        reading,
        facts,
        found.state,
        found.why,
        credit is None or credit.format in VISIBLE,
        visible_text(credit, segment) if credit and segment else "",
        found.words,
        picture if picture is None or picture.asked_for or found.by == "sha1" else None,
        found.by,
        published,
        licenses_of(segment),
        tuple([offer.id for offer in facts.licenses]) if facts else (),
    )
    return _case(ctx, found, policy or Policy())


def _case(ctx: Context, found: Identified, policy: Policy) -> Case:
    return Case(
        use=ctx.use,
        credit=ctx.credit,
        segment=ctx.segment,
        reading=ctx.reading,
        identified_by=found.by,
        links_visible=ctx.links_visible,
        facts=found.facts,
        lookup=found.lookup,
        picture=ctx.picture,
        file=FieldVerdict(found.reasons),
        author=judge_author(ctx),
        license=judge_license(ctx),
        license_link=judge_license_link(ctx),
        source_link=judge_source_link(ctx),
        title=judge_title(ctx),
        date=judge_date(ctx),
        modification=judge_modification(ctx),
        picture_verdict=judge_picture(ctx),
        policy=policy,
    )
