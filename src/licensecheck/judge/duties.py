"""Which duty comes from which license, as the registry's table has it; taken from the license that the credit relies on."""

from __future__ import annotations

from functools import lru_cache

from licensecheck import licenses
from licensecheck.judge._context import Context
from licensecheck.model import LicenseMention, Segment
from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    Level = Literal["none", "open", "firm"]

STRENGTH = {
    "none": 0,
    "recommended": 0,
    "requested": 0,
    "as_named_license": 1,
    "as_named_licence": 1,
    "keep_supplied": 1,
    "corresponding_source": 1,
    "required_statement": 1,
    "if_specified_by_licensor_and_practicable": 1,
    "where_possible": 1,
    "where_practicable": 1,
    "if_supplied_and_practicable": 2,
    "if_supplied": 2,
    "if_known": 2,
    "required": 2,
}
"""How firmly the words of the table ask: 0 not at all, 1 under conditions that cannot be seen here, 2 firmly.

What the licensor supplies is supplied by the file page, so "if_supplied" is firm once the record was read.
"""

_LEVELS: tuple[Level, Level, Level] = ("none", "open", "firm")
_GENERIC = {"CC": "CC-BY"}


class Duty(Value):
    """level: "none" (nothing is owed), "open" (cannot be told), "firm". license: short name of the license it comes from."""

    level: Level
    license: str


def duty(ctx: Context, *names: str) -> Duty:
    """Return the duty among `names` (fields of `Requires`) that the licenses at hand put on a reuser.

    Of several licenses on offer a reuser may choose any, so the lightest duty counts; of several `names` the heaviest.
    Licenses come from `license_ids`. A duty that only an unsettled record suggests is "open".
    """
    found = _lightest(license_ids(ctx), names)
    if found is None:
        return Duty("open", "")
    strength, named = found
    if strength == 2 and not _sure(ctx):
        strength = 1
    return Duty(_LEVELS[strength], named)


@lru_cache(maxsize=1_024)
def _lightest(ids: tuple[str, ...], names: tuple[str, ...]) -> tuple[int, str] | None:
    """How firmly the license among `ids` that asks for least asks for the heaviest of `names`, and its short name."""
    known = [found for one in ids for full in _expanded(one) if (found := licenses.get(full)) is not None]
    return min(
        [(max(STRENGTH.get(getattr(x.requires, n), 1) for n in names), x.short_name) for x in known], default=None
    )


def license_ids(ctx: Context) -> tuple[str, ...]:
    """Return the licenses the duties come from: the stated ones that are on offer, else the offers, else the stated ones."""
    return _binding(stated_ids(ctx.stated), ctx.offers)


@lru_cache(maxsize=1_024)
def _binding(stated: tuple[str, ...], offers: tuple[str, ...]) -> tuple[str, ...]:
    if not offers:
        return stated
    relied = [o for o in offers for s in stated if licenses.relation(s, [o]) in ("same", "incomplete")]
    return tuple(dict.fromkeys(relied)) or offers


def license_at_hand(ctx: Context) -> str | None:
    """Return the one license that duties and corrections come from, or None when there is none or a choice."""
    ids = license_ids(ctx)
    return ids[0] if len(ids) == 1 else None


NO_LICENSE = frozenset(
    (
        "LicenseRef-All-Rights-Reserved",
        "LicenseRef-Fair-Use",
        "LicenseRef-Editorial-Use-Only",
        "LicenseRef-Royalty-Free",
        "LicenseRef-Courtesy",
    )
)
"""Words that the registry knows and that give the reader no license."""


def licenses_of(segment: Segment | None) -> tuple[LicenseMention, ...]:
    """Return what the segment states as its license, without words that give none ("all rights reserved")."""
    return tuple([m for m in segment.licenses if m.id not in NO_LICENSE]) if segment else ()


def stated_ids(mentions: Sequence[LicenseMention]) -> tuple[str, ...]:
    """Return what the credit states, completed by its own links: licenses, and families where no version is given."""
    return tuple(dict.fromkeys([effective_id(m) for m in mentions if m.kind in ("license", "family")]))


def effective_id(mention: LicenseMention) -> str:
    """Return the stated license; a missing version is taken from the link that goes with it, never guessed."""
    completes = mention.kind == "family" and mention.url_id is not None
    if completes and licenses.relation(mention.id, [mention.url_id or ""]) in ("incomplete", "same"):
        return mention.url_id or mention.id
    return mention.id


def _sure(ctx: Context) -> bool:
    """Whether no further license can turn up that asks for less: the credit relies on an offer, or all offers are known."""
    if ctx.facts is None:
        return True
    stated = stated_ids(ctx.stated)
    if any(o in stated for o in ctx.offers):
        return True
    return ctx.facts.settled and not ctx.facts.unread


def _expanded(license_id: str) -> list[str]:
    """The licenses of a family: whatever the version is, what all of them ask for is owed."""
    if licenses.get(license_id) is not None:
        return [license_id]
    prefix = f"{_GENERIC.get(license_id, license_id)}-"
    return [
        full for full in licenses.all_ids() if full.startswith(prefix) and full[len(prefix) : len(prefix) + 1].isdigit()
    ]
