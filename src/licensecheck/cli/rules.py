"""`licensecheck rules`."""

from __future__ import annotations

import sys

from licensecheck.cli.arguments import Option, Syntax
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from licensecheck.cli.arguments import Arguments
    from licensecheck.rules import Rule

ABOUT = """\
  licensecheck rules
  licensecheck rules --format json

Lists all rules with their default severity.
"""


SYNTAX = Syntax("rules", ABOUT, (Option("--format", "default text", choices=("text", "json")),), most=0)
"""What this command understands."""


def execute(options: Arguments) -> int:
    """Show the list."""
    from licensecheck.rules import REGISTRY

    rules = REGISTRY.values()
    if options.format == "json":
        from json import dumps

        sys.stdout.write(dumps([_plain(rule) for rule in rules], ensure_ascii=False, indent=1) + "\n")
        return 0
    longest = max(len(rule.name) for rule in rules)
    for rule in rules:
        sys.stdout.write(f"{rule.code}  {rule.name:{longest}}  {rule.severity:8} fix: {rule.fix}\n")
    return 0


def _plain(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "needs": list(rule.needs),
        "fix": rule.fix,
        "stage": rule.stage,
        "added": rule.added,
        "summary": (rule.__doc__ or "").partition("\n")[0],
    }
