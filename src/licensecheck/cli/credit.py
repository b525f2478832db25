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
  licensecheck credit --language de --format all "File:Example.jpg"

Writes the credit that a file's record asks for, ready to paste.
"""
FORMATS = ("text", "markdown", "html", "wikitext")
JSON_LD = "json-ld"
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru")


SYNTAX = Syntax(
    "credit",
    ABOUT,
    (
        Option("--format", "default text", choices=(*FORMATS, JSON_LD, "all")),
        Option("--language", "of the credit's words; default en", choices=LANGUAGES),
        *OFFLINE_OPTIONS,
        *SOURCE_OPTIONS,
    ),
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
    format, language = options.format or "text", options.language or "en"
    for name, suggestion, facts in Settings(options).checker().suggest(options.words, language=language):
        written = _written(suggestion, facts, language) if suggestion is not None and facts is not None else None
        if written is None:
            worst = max(worst, _explain(name, facts), key=(OK, INCOMPLETE, FINDINGS).index)
        else:
            _write(name, written, format)
            _note(facts)
    return worst


def _written(suggestion: Suggestion, facts: FileFacts, language: str) -> dict[str, str] | None:
    """Return the credit in all formats, or None where the record does not hold what a credit needs."""
    from licensecheck.suggest import json_ld_for

    data = json_ld_for(facts, language)
    return None if data is None else {format: getattr(suggestion, format) for format in FORMATS} | {JSON_LD: data}


def _write(name: str, written: dict[str, str], format: str) -> None:
    """Write one format, or all of them under the file's name."""
    if format != "all":
        sys.stdout.write(f"{written[format]}\n")
        return
    sys.stdout.write(
        f"{name}\n" + "".join(f"{f:9} {written[f]}\n" for f in FORMATS) + f"{JSON_LD}\n{written[JSON_LD]}\n"
    )


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
