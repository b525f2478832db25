"""Rules as other programs want them described, and where a rule is explained."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.rules import REGISTRY, ground_of

if TYPE_CHECKING:
    from typing import Any

    from licensecheck.rules import Rule

DOCUMENTATION: str | None = None
"""The address under which `docs/` is published, ending in a slash; None as long as it is published nowhere."""

_LATEST = ("CC-BY-SA-4.0", "CC-BY-SA-3.0")
"""Licenses whose clauses stand for a rule's ground where no license is at hand."""

_PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
"""GitHub's words for a severity."""


def rule_url(code: str) -> str | None:
    """Return the address of the page of the rule `code`; None if there is no such rule or its page is not published."""
    return f"{DOCUMENTATION}rules/{code}.html" if DOCUMENTATION and code in REGISTRY else None


def sarif_rules(levels: dict[str, str]) -> list[dict[str, Any]]:
    """Return all rules as SARIF's reporting descriptors (s. 3.49), sorted by code; `levels`: severity to level."""
    return [_descriptor(rule, levels) for rule in REGISTRY.values()]


def _descriptor(rule: Rule, levels: dict[str, str]) -> dict[str, Any]:
    from licensecheck.rules.pages import markdown_page, sections, text_page

    parts = sections(rule)
    found: dict[str, Any] = {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": _one_line(parts[""])},
        "fullDescription": {"text": _one_line(parts["What it does"])},
        "help": {"text": text_page(rule), "markdown": markdown_page(rule)},
        "defaultConfiguration": {"level": levels[rule.severity]},
        "properties": {
            "tags": ["image-credit", *rule.needs],
            "precision": rule.confidence,
            "problem.severity": _PROBLEMS[rule.severity],
            "slug": rule.name,
            "ground": _grounds(rule),
            "fix": rule.fix,
            "stage": rule.stage,
            "since": rule.added,
        },
    }
    url = rule_url(rule.code)
    return {**found, "helpUri": url} if url else found


def _grounds(rule: Rule) -> list[dict[str, str]]:
    pairs = dict.fromkeys(pair for license_id in _LATEST for pair in ground_of(rule.code, license_id).pairs)
    return [{"title": title, "url": url} for title, url in pairs]


def _one_line(words: str) -> str:
    return " ".join(words.split())
