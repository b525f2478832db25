"""`licensecheck credit`."""

from __future__ import annotations

import sys

from licensecheck.cli.arguments import OFFLINE_OPTIONS, SOURCE_OPTIONS, Option, Syntax
from licensecheck.cli.console import complain
from licensecheck.cli.exit_code import FINDINGS, INCOMPLETE, OK
from licensecheck.cli.settings import Settings, names_a_file
from licensecheck.errors import UsageError
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.cli.arguments import Arguments
    from licensecheck.model import FileFacts, Suggestion

ABOUT = """\
  licensecheck credit "File:Example.jpg"
  licensecheck credit --format html https://commons.wikimedia.org/wiki/File:Example.jpg

Writes the credit that a file's record asks for, ready to paste.
"""
FORMATS = ("text", "markdown", "html")


SYNTAX = Syntax(
    "credit",
    ABOUT,
    (Option("--format", "default text", choices=(*FORMATS, "all")), *OFFLINE_OPTIONS, *SOURCE_OPTIONS),
    words="FILE-OR-ADDRESS",
    words_help="title or any address of a file",
    fewest=1,
)
"""What this command understands."""


def execute(options: Arguments) -> int:
    """Write one credit per name; 1 when a file or its license is not there, 3 when one could not be looked up."""
    for name in options.words:
        if not names_a_file(name):
            raise UsageError("usage.not-a-file-name", (("value", name),))
    worst = OK
    for name, suggestion, facts in Settings(options).checker().suggest(options.words):
        if suggestion is None:
            worst = max(worst, _explain(name, facts), key=(OK, INCOMPLETE, FINDINGS).index)
        else:
            _write(name, suggestion, options.format or "text")
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
