"""`licensecheck explain`."""

from __future__ import annotations

import sys

from licensecheck.cli.settings import unknown_code
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from licensecheck.cli.arguments import Parser

USAGE = "CODE ..."
DESCRIPTION = """\
  licensecheck explain LC108
  licensecheck explain license-link-missing

Shows what a rule looks at, why, with an example, a better one, and its limits.
"""


def add_arguments(parser: Parser) -> None:
    """Add the options of this command."""
    parser.add_argument("codes", nargs="+", metavar="CODE", help="code or name of a rule")


def execute(options: argparse.Namespace) -> int:
    """Show the pages of the rules."""
    from licensecheck.rules import explain_text, get

    for code in options.codes:
        if get(code) is None:
            raise unknown_code(code)
    sys.stdout.write("\n\n".join(explain_text(code).rstrip("\n") for code in options.codes) + "\n")
    return 0
