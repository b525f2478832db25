"""All rules by code."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.rules import (
    author,
    completeness,
    credit,
    file,
    license_choice,
    license_notice,
    modification,
    placing,
    policy,
    state,
    suppression,
    visibility,
)
from licensecheck.rules import license as license_name

if TYPE_CHECKING:
    from licensecheck.rules.base import Rule

_FAMILIES = (
    credit,
    visibility,
    placing,
    license_name,
    license_notice,
    license_choice,
    policy,
    author,
    completeness,
    modification,
    file,
    state,
    suppression,
)

REGISTRY: dict[str, Rule] = {
    rule.code: rule for rule in sorted((r for family in _FAMILIES for r in family.RULES), key=lambda r: r.code)
}
"""Code -> rule, sorted by code."""


def get(code: str) -> Rule | None:
    """Return the rule with this code or slug ("LC108", "license-link-missing", in any case), or None."""
    wanted = code.strip()
    found = REGISTRY.get(wanted.upper())
    return found or next((r for r in REGISTRY.values() if r.name == wanted.lower()), None)


def nearest(code: str) -> tuple[str, ...]:
    """Return up to three codes or slugs that are spelled like `code`, best first."""
    from difflib import get_close_matches

    names = {name.lower(): name for rule in REGISTRY.values() for name in (rule.code, rule.name)}
    return tuple(names[n] for n in get_close_matches(code.strip().lower()[:100], names, 3, 0.5))


def matches(code: str, prefixes: tuple[str, ...]) -> bool:
    """Say whether `code` begins with one of `prefixes` ("LC", "CR004"), in any case."""
    return any(code.startswith(p.upper()) for p in prefixes)


def is_asked_for(code: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    """Say whether the rule `code` is selected (an empty `select` selects all) and not ignored."""
    return (not select or matches(code, select)) and not matches(code, ignore)


def unknown_prefixes(prefixes: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of `prefixes` that select no rule at all."""
    return tuple(p for p in prefixes if not p or not any(matches(code, (p,)) for code in REGISTRY))
