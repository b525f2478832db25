"""`licensecheck check`."""

from __future__ import annotations

import os
import sys

from licensecheck.cli.add_ignore import ADD_IGNORE_OPTIONS, add_ignore, refuse
from licensecheck.cli.arguments import (
    CONFIG_OPTIONS,
    OFFLINE_OPTIONS,
    SOURCE_OPTIONS,
    Option,
    Syntax,
    codes,
    day,
    processes,
)
from licensecheck.cli.baselines import BASELINE_OPTIONS, comparison, save
from licensecheck.cli.exit_code import exit_code
from licensecheck.cli.output import read_outputs, write_report
from licensecheck.cli.settings import Settings, names_a_file
from licensecheck.config import LEVELS, PROFILES, UNVERIFIED
from licensecheck.errors import UsageError
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report import FORMATS

if TYPE_CHECKING:
    from licensecheck.api import Checker
    from licensecheck.baseline import Comparison
    from licensecheck.batch import Stream
    from licensecheck.cli.arguments import Arguments
    from licensecheck.model import Problem

ABOUT = """\
  licensecheck check article.md
  licensecheck check --locked --fail-on warning content/
  licensecheck check --credit "Photo: Jane Doe, CC BY 4.0, via Wikimedia Commons" --file File:Example.jpg
  licensecheck check --format json --output concise=report.txt content/ > report.json
  git show HEAD:article.md | licensecheck check - --stdin-filename article.md

Reads each picture's credit, asks the wiki what it records about the file, and reports what is wrong.
"""
CREDIT_FORMATS = ("text", "markdown", "html")
LARGEST_STDIN = 32 * 1024 * 1024
"""Bytes of standard input that are read; the reader of articles refuses what is too large before that."""


_WHAT = "what is checked"
_HOW = "how the work is done"
_RULES = "what is asked for"
_OUT = "what is written"
SYNTAX = Syntax(
    "check",
    ABOUT,
    (
        Option("--stdin-filename", "the name that standard input is to have", "NAME", group=_WHAT),
        Option(
            "--files-from",
            "also the files that are listed here, one a line or with NUL between; -: standard input",
            "FILE",
            group=_WHAT,
        ),
        Option("--force-exclude", "leave out what the settings exclude also where it is named here", group=_WHAT),
        Option("--diff", "only pictures whose lines changed since this revision of git", "REF", group=_WHAT),
        Option("--credit", "check this one credit instead of files", "TEXT", group=_WHAT),
        Option("--credit-format", "can links be seen in it? default text", choices=CREDIT_FORMATS, group=_WHAT),
        Option("--file", "title or address of the file that it credits", "FILE", group=_WHAT),
        Option("--image", "the published picture: is it the original, byte for byte?", "PATH", group=_WHAT),
        Option("--published", "the day on which the credit was, such as 2023-04-25", "DATE", convert=day, group=_WHAT),
        Option(
            "--sources",
            "the articles that these pages were made from: names the credits that a page leaves out; repeatable",
            "DIR",
            collects=True,
            group=_WHAT,
        ),
        *OFFLINE_OPTIONS,
        *SOURCE_OPTIONS,
        *CONFIG_OPTIONS,
        Option(
            "--jobs", "processes that share the work of a run without a network", "N", convert=processes, group=_HOW
        ),
        Option("--profile", "how much is demanded; default practice", choices=PROFILES, group=_RULES),
        Option("--select", "only these rules, such as LC,CR004", "CODES", convert=codes, collects=True, group=_RULES),
        Option("--ignore", "not these rules", "CODES", convert=codes, collects=True, group=_RULES),
        Option("--fail-on", "lowest severity that gives exit code 1; default error", choices=LEVELS, group=_RULES),
        Option(
            "--on-unverified",
            "fail: exit code 3 if something is unchecked; default warn",
            choices=UNVERIFIED,
            group=_RULES,
        ),
        *BASELINE_OPTIONS,
        *ADD_IGNORE_OPTIONS,
        Option("--today", "the day that comments are held to", "DAY", convert=day, group=_RULES, hidden=True),
        Option("--fail-if-empty", "exit code 4 if there is nothing to check", group=_RULES),
        Option("--format", "default full", choices=FORMATS, group=_OUT),
        Option("--output", "also write a file; repeatable", "FORMAT=FILE", collects=True, group=_OUT),
        Option("--color", "default auto: on a terminal", choices=("auto", "always", "never"), group=_OUT),
    ),
    words="PATH",
    words_help="files, folders, or - for standard input; default .",
)
"""What this command understands."""


def execute(options: Arguments) -> int:
    """Check, write the reports, return the exit code."""
    _refuse_mixtures(options)
    refuse(options)
    paths = options.words or ([] if options.credit is not None or options.files_from else ["."])
    outputs = read_outputs(options.output or (), paths)
    paths += listed(options.files_from) if options.files_from else []
    settings = Settings(options, [options.stdin_filename or p if p == "-" else p for p in paths])
    checker = settings.checker()
    against = comparison(settings) if options.credit is None else None
    checked = _checked(checker, options, paths, against)
    if options.add_ignore:
        return add_ignore(settings, checked, options)
    write_report(checked, settings.get("format", "full"), options.color or "auto", outputs, settings.progress)
    if against is not None:
        save(settings, against)
    return exit_code(
        checked,
        fail_on=settings.get("fail_on", "error"),
        on_unverified=settings.get("on_unverified", "warn"),
        fail_if_empty=options.fail_if_empty and options.diff is None,  # that nothing changed is no mistake
        offline=settings.get("offline", False),
    )


def _checked(checker: Checker, options: Arguments, paths: list[str], against: Comparison | None) -> Stream:
    if options.credit is not None:
        told = {"published": options.published} if options.published else {}
        return checker.stream_credit(
            options.credit,
            format=options.credit_format or "text",
            file=options.file,
            image=options.image,
            **told,
        )
    stdin = sys.stdin.buffer.read(LARGEST_STDIN) if "-" in paths else None
    checked = checker.stream_paths(
        paths,
        stdin=stdin,
        stdin_filename=options.stdin_filename,
        against=against,
        sources=options.sources or (),
    )
    checked.explain(lambda problem: _with_hint(problem, paths))
    return checked


def listed(source: str) -> list[str]:
    """Return the paths that a file or, for "-", standard input lists: one a line, or with NUL between.

    Raises:
        UsageError: the file cannot be read, or is larger than 32 MB.
    """
    try:
        if source == "-":
            data = sys.stdin.buffer.read(LARGEST_STDIN + 1)
        else:
            with open(source, "rb") as file:
                data = file.read(LARGEST_STDIN + 1)
    except OSError as error:
        raise UsageError("usage.list", (("path", source), ("why", error.strerror or str(error)))) from error
    if len(data) > LARGEST_STDIN:
        raise UsageError("usage.list", (("path", source), ("why", f"it is larger than {LARGEST_STDIN >> 20} MB")))
    names = data.split(b"\0") if b"\0" in data else data.splitlines()
    return [os.fsdecode(name) for name in names if name]


def _with_hint(problem: Problem, paths: list[str]) -> Problem:
    """Say so when a path that is not there looks like a credit that was meant to be checked."""
    if problem.path not in paths or os.path.lexists(problem.path) or " " not in problem.path:
        return problem
    from licensecheck.credit import parse

    return problem.replace(message_id="path.looks-like-credit", params=()) if parse(problem.path).is_credit else problem


def _refuse_mixtures(options: Arguments) -> None:
    if options.diff and (options.update_baseline or options.prune_baseline):
        raise UsageError("usage.exclusive", (("first", "--diff"), ("second", "writing a baseline")))
    if options.files_from == "-" and "-" in options.words:
        raise UsageError("usage.exclusive", (("first", "--files-from -"), ("second", "-")))
    if options.credit is None:
        for name in ("credit_format", "file", "image", "published"):
            if getattr(options, name) is not None:
                raise UsageError("usage.needs-credit", (("option", f"--{name.replace('_', '-')}"),))
        return
    if options.words:
        raise UsageError("usage.exclusive", (("first", "--credit"), ("second", "PATH")))
    for name in ("files_from", "diff", "baseline", "update_baseline", "prune_baseline"):
        if getattr(options, name):
            raise UsageError("usage.exclusive", (("first", "--credit"), ("second", f"--{name.replace('_', '-')}")))
    if not options.credit.strip():
        raise UsageError("usage.empty-credit")
    if options.file is not None and not names_a_file(options.file):
        raise UsageError("usage.not-a-file", (("value", options.file),))
