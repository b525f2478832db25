"""`licensecheck lock`."""

from __future__ import annotations

import os
import sys

from licensecheck.cli.arguments import CONFIG_OPTIONS, SOURCE_OPTIONS, Option, Syntax
from licensecheck.cli.console import complain
from licensecheck.cli.exit_code import INCOMPLETE, OK
from licensecheck.cli.settings import LOCKFILE, Settings, find_lockfile
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.cli.arguments import Arguments

ABOUT = """\
  licensecheck lock content/
  licensecheck lock --prune content/

Asks the wiki for every file that the articles name and writes what it records to licensecheck.lock, so that
`licensecheck check --locked` needs no network. What says nothing new is left as it stands.
"""


SYNTAX = Syntax(
    "lock",
    ABOUT,
    (Option("--prune", "remove records that these paths do not need"), *SOURCE_OPTIONS, *CONFIG_OPTIONS),
    words="PATH",
    words_help="files and folders; default .",
)
"""What this command understands."""


def execute(options: Arguments) -> int:
    """Ask, write the lockfile, say what changed; 3 when something could not be read."""
    from licensecheck.evidence import Lockfile
    from licensecheck.messages import render

    paths = options.words or ["."]
    settings = Settings(options, paths)
    path = settings.get("lockfile") or find_lockfile(settings.start) or new_path(paths)
    if os.path.lexists(path):
        Lockfile.load(path)  # a broken one is said to be broken before anything is asked
    facts, lookups, problems = settings.checker(use_lockfile=False).lock(paths)
    for problem in problems:
        complain(f"{problem.path}: {render(problem.message_id, problem.params)}")
    whole = options.prune and not problems
    done = Lockfile.write(path, (*facts, *lookups), keep_others=not whole)
    counts = (
        f"{done.new} new, {done.changed} changed, {done.unchanged} unchanged, {done.kept} kept, {done.removed} removed"
    )
    sys.stdout.write(f"{path}: {counts}\n")
    return INCOMPLETE if any(p.incomplete for p in problems) else OK


def new_path(paths: list[str]) -> str:
    """Return where a new lockfile goes: here, if all `paths` lie below; else into the deepest folder that holds them."""
    folders = [os.path.abspath(p if os.path.isdir(p) else os.path.dirname(p) or ".") for p in paths]
    here, common = os.getcwd(), os.path.commonpath(folders)
    return LOCKFILE if os.path.commonpath((here, common)) == here else os.path.join(common, LOCKFILE)
