"""`licensecheck explain`."""

from __future__ import annotations

import sys

from licensecheck.cli.arguments import Syntax
from licensecheck.cli.settings import unknown_code
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.cli.arguments import Arguments

ABOUT = """\
  licensecheck explain LC108
  licensecheck explain license-link-missing

Shows what a rule looks at, why, with an example, a better one, and its limits.
"""


SYNTAX = Syntax("explain", ABOUT, words="CODE", words_help="code or name of a rule", fewest=1)
"""What this command understands."""


def execute(options: Arguments) -> int:
    """Show the pages of the rules."""
    from licensecheck.rules import explain_text, get

    for code in options.words:
        if get(code) is None:
            raise unknown_code(code)
    sys.stdout.write("\n\n".join(explain_text(code).rstrip("\n") for code in options.words) + "\n")
    return 0
