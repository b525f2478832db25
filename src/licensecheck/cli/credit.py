"""`licensecheck credit`."""

from __future__ import annotations

import sys

from licensecheck.cli.arguments import add_source_arguments
from licensecheck.cli.console import complain
from licensecheck.cli.exit_code import FINDINGS, INCOMPLETE, OK
from licensecheck.cli.settings import Settings, names_a_file
from licensecheck.errors import UsageError
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from licensecheck.cli.arguments import Parser
    from licensecheck.model import FileFacts, Suggestion

USAGE = "FILE-OR-ADDRESS ..."
DESCRIPTION = """\
  licensecheck credit "File:Example.jpg"
  licensecheck credit --format html https://commons.wikimedia.org/wiki/File:Example.jpg

Writes the credit that a file's record asks for, ready to paste.
"""
FORMATS = ("text", "markdown", "html")


def add_arguments(parser: Parser) -> None:
    """Add the options of this command."""
    parser.add_argument("names", nargs="+", metavar="FILE-OR-ADDRESS", help="title or any address of a file")
    parser.add_argument("--format", choices=(*FORMATS, "all"), default="text", help="default text")
    add_source_arguments(parser)


def execute(options: argparse.Namespace) -> int:
    """Write one credit per name; 1 when a file or its license is not there, 3 when one could not be looked up."""
    for name in options.names:
        if not names_a_file(name):
            raise UsageError("usage.not-a-file-name", (("value", name),))
    worst = OK
    for name, suggestion, facts in Settings(options).checker().suggest(options.names):
        if suggestion is None:
            worst = max(worst, _explain(name, facts), key=(OK, INCOMPLETE, FINDINGS).index)
        else:
            _write(name, suggestion, options.format)
            _note(facts)
    return worst


def _write(name: str, suggestion: Suggestion, format: str) -> None:
    if format != "all":
        sys.stdout.write(f"{getattr(suggestion, format)}\n")
        return
    sys.stdout.write(f"{name}\n" + "".join(f"{f:9} {getattr(suggestion, f)}\n" for f in FORMATS))


def _note(facts: FileFacts | None) -> None:
    if facts is not None and facts.note:
        complain(f"{facts.title}: {facts.note}")


def _explain(name: str, facts: FileFacts | None) -> int:
    from licensecheck.messages import render

    if facts is None:
        words, code = render("credit.no-such-file", (("name", name),)), FINDINGS
    elif facts.state == "unavailable":
        words, code = render(facts.reason or "unavailable.unknown", facts.reason_params), INCOMPLETE
    else:
        words, code = render(f"credit.{facts.state}", (("file", facts.title),)), FINDINGS
    complain(f"{name}: {words}")
    return code
