"""Case in, findings out. Rules read the verdicts of a case; they never compare a credit with facts again.

    from licensecheck.rules import run
    findings = run(case)

`REGISTRY` holds all rules by code; `get` finds one, `nearest` helps after a typing slip; `explain_text` is a rule's page for
the terminal. `ground_of` tells the clause behind a rule under a given license, `details` the sentences below a headline.
"""

from __future__ import annotations

from licensecheck.rules.base import Hit, Rule
from licensecheck.rules.grounds import Ground, ground_for
from licensecheck.rules.registry import REGISTRY, get, is_asked_for, matches, nearest, unknown_prefixes
from licensecheck.rules.runner import content_key, details, ground, run

__all__ = [
    "REGISTRY",
    "Ground",
    "Hit",
    "Rule",
    "content_key",
    "details",
    "explain_text",
    "get",
    "ground",
    "ground_of",
    "is_asked_for",
    "matches",
    "nearest",
    "run",
    "unknown_prefixes",
]


def ground_of(code: str, license_id: str | None) -> Ground:
    """Return the ground of the rule `code` under the license `license_id` (None: no license known).

    Raises:
        KeyError: no rule has this code.
    """
    rule = REGISTRY[code]
    return ground_for(rule.duty, rule.refs, license_id)


def explain_text(code: str) -> str:
    """Return the page of the rule with this code or slug, for the terminal.

    Raises:
        KeyError: no rule has this code.
    """
    from licensecheck.rules.pages import text_page

    rule = get(code)
    if rule is None:
        raise KeyError(code)
    return text_page(rule)
