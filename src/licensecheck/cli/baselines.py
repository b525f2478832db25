"""What commands do with a baseline: compare with it, and write it anew."""

from __future__ import annotations

import os
import sys

from licensecheck.cli.arguments import Option
from licensecheck.cli.settings import shown
from licensecheck.errors import LicensecheckError
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licensecheck.baseline import Comparison, Entry
    from licensecheck.cli.settings import Settings

_GROUP = "what was there before"
BASELINE_OPTIONS = (
    Option("--baseline", "findings that were there before do not count", "FILE", group=_GROUP),
    Option("--update-baseline", "write the baseline anew, with all findings of this run", group=_GROUP),
    Option("--prune-baseline", "take out of the baseline what no longer occurs", group=_GROUP),
)


def place(settings: Settings) -> str:
    """Return the path of the baseline: as it is named, else in the folder of the settings or the top of the project."""
    from licensecheck.baseline import FILENAME

    named: str | None = settings.get("baseline")
    if named is not None:
        return shown(named)
    folder = os.path.dirname(settings.config.path) if settings.config.path else settings.root
    return shown(os.path.join(folder, FILENAME))


def comparison(settings: Settings, *, writes: bool = False) -> Comparison | None:
    """Return the comparison with the baseline that the run is to make, None where there is none.

    writes: the command writes a baseline, whatever the options say; it then need not be there yet.

    Raises:
        BaselineError: it is not there or cannot be read.
    """
    options = settings.options
    writes = writes or getattr(options, "update_baseline", False)
    if not writes and not getattr(options, "prune_baseline", False) and settings.get("baseline") is None:
        return None
    from licensecheck.baseline import Comparison, load
    from licensecheck.rules import is_asked_for

    path, project, policy = place(settings), settings.project(), settings.policy()
    entries: Sequence[Entry] = () if writes and not os.path.exists(path) else load(path)

    def is_asked(code: str) -> bool:
        return is_asked_for(code, policy.select, policy.ignore)

    return Comparison(entries, project.namer(), project.is_gone, is_asked, path)


def save(settings: Settings, against: Comparison, *, writes: bool = False) -> None:
    """Write the baseline after the run, where that is asked for, and say so on standard error.

    Raises:
        LicensecheckError: it cannot be written; the old one is as it was.
    """
    options = settings.options
    if writes or getattr(options, "update_baseline", False):
        entries = against.updated()
    elif getattr(options, "prune_baseline", False):
        entries = against.pruned()
    else:
        return
    from licensecheck.baseline import written
    from licensecheck.evidence.atomic import write_atomic
    from licensecheck.messages import render
    from licensecheck.report._words import count

    path = place(settings)
    try:
        write_atomic(path, written(entries))
    except OSError as error:
        raise LicensecheckError(
            "output.not-written", (("path", path), ("why", error.strerror or str(error)))
        ) from error
    words = {"path": path, "entries": count(len(set(entries)), "finding"), "stale": str(len(against.stale()))}
    sys.stderr.write(render("baseline.written", words.items()) + "\n")
