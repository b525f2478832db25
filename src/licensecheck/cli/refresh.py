"""`licensecheck refresh`."""

from __future__ import annotations

import os
import sys

from licensecheck.cli.arguments import SOURCE_OPTIONS, Option, Syntax
from licensecheck.cli.exit_code import FINDINGS, INCOMPLETE, OK
from licensecheck.cli.refreshed import FORMATS, RENDERERS, Result
from licensecheck.cli.settings import Settings, find_lockfile
from licensecheck.errors import UsageError
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.cli.arguments import Arguments

ABOUT = """\
  licensecheck refresh
  licensecheck refresh --format markdown content/ > changes.md
  licensecheck refresh --dry-run --format json

Asks the wiki again for everything in licensecheck.lock, says what changed there and what to do about it, and writes the
records that say something new. What could not be read stays as it is.
Exit codes: 0 nothing changed, 1 something did, 3 something could not be read.
"""


SYNTAX = Syntax(
    "refresh",
    ABOUT,
    (
        Option("--format", "default text", choices=FORMATS),
        Option("--dry-run", "leave the lockfile as it is"),
        *SOURCE_OPTIONS,
    ),
    words="PATH",
    words_help="files and folders, whose nearest licensecheck.lock upwards is meant; default .",
)
"""What this command understands."""


def execute(options: Arguments) -> int:
    """Ask, write, report; 1 when something changed, else 3 when something could not be read."""
    results = [_refreshed(path, settings, options.dry_run) for path, settings in _lockfiles(options)]
    sys.stdout.writelines(RENDERERS[options.format or "text"](results))
    if any(result.refreshed.changes for result in results):
        return FINDINGS
    return INCOMPLETE if any(p.incomplete for r in results for p in r.refreshed.problems) else OK


def _lockfiles(options: Arguments) -> list[tuple[str, Settings]]:
    """Each lockfile of the named paths once, with the settings that hold there."""
    found: dict[str, tuple[str, Settings]] = {}
    for word in options.words or ["."]:
        settings = Settings(options, [word])
        path = word if word.endswith(".lock") else settings.get("lockfile") or find_lockfile(settings.start)
        if path is None:
            raise UsageError("refresh.no-lockfile", (("start", settings.start or "."),))
        found.setdefault(os.path.realpath(path), (path, settings))
    return list(found.values())


def _refreshed(path: str, settings: Settings, dry_run: bool) -> Result:
    from licensecheck.evidence import Lockfile

    done = settings.checker(lockfile=path).refresh()
    written = False
    if done.records and not dry_run:
        written = Lockfile.write(path, done.records, keep_others=True).touched
    return Result(path, done, written, dry_run)
