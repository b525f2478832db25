"""`licensecheck baseline`."""

from __future__ import annotations

import sys

from licensecheck.cli.arguments import CONFIG_OPTIONS, OFFLINE_OPTIONS, SOURCE_OPTIONS, Option, Syntax
from licensecheck.cli.baselines import comparison, save
from licensecheck.cli.exit_code import INCOMPLETE, OK
from licensecheck.cli.settings import Settings
from licensecheck.config import PROFILES
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.cli.arguments import Arguments

ABOUT = """\
  licensecheck baseline --locked content/
  licensecheck check --locked --baseline licensecheck.baseline.json content/

Checks, and writes all findings to a baseline. With it, `check` counts only what is new. Findings of files that are not
checked now stay in it. The summary says what could not be checked and so cannot be in it.
Exit codes: 0 written, 2 misuse, 3 written, but something could not be read and may be missing from it.
"""


SYNTAX = Syntax(
    "baseline",
    ABOUT,
    (
        Option("--baseline", "the file to write; default licensecheck.baseline.json", "FILE"),
        *OFFLINE_OPTIONS,
        *SOURCE_OPTIONS,
        *CONFIG_OPTIONS,
        Option("--profile", "how much is demanded; default practice", choices=PROFILES, group="what is asked for"),
    ),
    words="PATH",
    words_help="files or folders; default .",
)
"""What this command understands."""


def execute(options: Arguments) -> int:
    """Check everything, and write what was found."""
    from licensecheck.cli.console import complain
    from licensecheck.report._summary import summary_lines
    from licensecheck.report._words import Paint, problem_line

    paths = options.words or ["."]
    settings = Settings(options, paths)
    checker = settings.checker()
    against = comparison(settings, writes=True)
    if against is None:  # pragma: no cover - a command that writes always compares
        return OK
    checked = checker.stream_paths(paths, against=against)
    checked.finish()
    save(settings, against, writes=True)
    sys.stdout.writelines(summary_lines(checked.summary, Paint(False)))
    incomplete = [p for p in checked.problems if p.incomplete]
    for problem in incomplete:
        complain(problem_line(problem, Paint(False)))
    return INCOMPLETE if incomplete else OK
