"""`licensecheck check`."""

from __future__ import annotations

import os
import sys

from licensecheck.cli.arguments import add_source_arguments, codes
from licensecheck.cli.exit_code import exit_code
from licensecheck.cli.output import read_outputs, write_report
from licensecheck.cli.settings import Settings, names_a_file
from licensecheck.config import FORMATS, LEVELS, PROFILES, UNVERIFIED
from licensecheck.errors import UsageError
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from licensecheck.api import Checker
    from licensecheck.cli.arguments import Parser
    from licensecheck.model import Problem, Report

USAGE = "[PATH ...]"
DESCRIPTION = """\
  licensecheck check article.md
  licensecheck check --locked --fail-on warning content/
  licensecheck check --credit "Photo: Jane Doe, CC BY 4.0, via Wikimedia Commons" --file File:Example.jpg
  licensecheck check --format json --output concise=report.txt content/ > report.json
  git show HEAD:article.md | licensecheck check - --stdin-filename article.md

Reads each picture's credit, asks the wiki what it records about the file, and reports what is wrong.
"""
LARGEST_STDIN = 32 * 1024 * 1024
"""Bytes of standard input that are read; the reader of articles refuses what is too large before that."""


def add_arguments(parser: Parser) -> None:
    """Add the options of this command."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders, or - for standard input; default .")
    what = parser.add_argument_group("what is checked")
    what.add_argument("--stdin-filename", metavar="NAME", help="the name that standard input is to have")
    what.add_argument("--credit", metavar="TEXT", help="check this one credit instead of files")
    what.add_argument(
        "--credit-format", choices=("text", "markdown", "html"), help="whether links can be seen in it; default text"
    )
    what.add_argument("--file", metavar="FILE", help="title or address of the file that it credits")
    what.add_argument("--image", metavar="PATH", help="the published picture: is it the original, byte for byte?")
    add_source_arguments(parser)
    rules = parser.add_argument_group("what is asked for")
    rules.add_argument("--profile", choices=PROFILES, help="how much is demanded; default practice")
    rules.add_argument(
        "--select", metavar="CODES", type=codes, action="extend", help="only these rules, such as LC,CR004"
    )
    rules.add_argument("--ignore", metavar="CODES", type=codes, action="extend", help="not these rules")
    rules.add_argument("--fail-on", choices=LEVELS, help="lowest severity that gives exit code 1; default error")
    rules.add_argument(
        "--on-unverified", choices=UNVERIFIED, help="fail: exit code 3 if something is unchecked; default warn"
    )
    rules.add_argument("--fail-if-empty", action="store_true", help="exit code 4 if there is nothing to check")
    out = parser.add_argument_group("what is written")
    out.add_argument("--format", choices=FORMATS, help="default full")
    out.add_argument(
        "--output", metavar="FORMAT=FILE", action="append", default=[], help="also write a file; repeatable"
    )
    out.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: on a terminal")


def execute(options: argparse.Namespace) -> int:
    """Check, write the reports, return the exit code."""
    _refuse_mixtures(options)
    paths = options.paths or ([] if options.credit is not None else ["."])
    outputs = read_outputs(options.output, paths)
    settings = Settings(options, paths)
    checker = settings.checker()
    report = _report(checker, options, paths)
    write_report(report, settings.get("format", "full"), options.color, outputs)
    on_unverified = settings.get("on_unverified", "warn")
    return exit_code(
        report,
        fail_on=settings.get("fail_on", "error"),
        on_unverified=on_unverified,
        fail_if_empty=options.fail_if_empty,
        offline=options.offline,
    )


def _report(checker: Checker, options: argparse.Namespace, paths: list[str]) -> Report:
    if options.credit is not None:
        return checker.check_credit(
            options.credit, format=options.credit_format or "text", file=options.file, image=options.image
        )
    stdin = sys.stdin.buffer.read(LARGEST_STDIN) if "-" in paths else None
    report = checker.check_paths(paths, stdin=stdin, stdin_filename=options.stdin_filename)
    return report.replace(problems=tuple(_with_hint(p, paths) for p in report.problems))


def _with_hint(problem: Problem, paths: list[str]) -> Problem:
    """Say so when a path that is not there looks like a credit that was meant to be checked."""
    if problem.path not in paths or os.path.lexists(problem.path) or " " not in problem.path:
        return problem
    from licensecheck.credit import parse

    return problem.replace(message_id="path.looks-like-credit", params=()) if parse(problem.path).is_credit else problem


def _refuse_mixtures(options: argparse.Namespace) -> None:
    if options.credit is None:
        for name in ("credit_format", "file", "image"):
            if getattr(options, name) is not None:
                raise UsageError("usage.needs-credit", (("option", f"--{name.replace('_', '-')}"),))
        return
    if options.paths:
        raise UsageError("usage.exclusive", (("first", "--credit"), ("second", "PATH")))
    if not options.credit.strip():
        raise UsageError("usage.empty-credit")
    if options.file is not None and not names_a_file(options.file):
        raise UsageError("usage.not-a-file", (("value", options.file),))
