"""`licensecheck init`."""

from __future__ import annotations

import os
import sys

from licensecheck.cli.arguments import Syntax
from licensecheck.config.load import FILENAMES
from licensecheck.errors import LicensecheckError
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.cli.arguments import Arguments

ABOUT = """\
  licensecheck init
  licensecheck init docs/

Writes licensecheck.toml with every setting, each commented. Where the folder is that of Hugo, Jekyll, MkDocs, Sphinx or
another known generator of sites, the folders of its articles are filled in. A file that is there is never touched.
"""


SYNTAX = Syntax("init", ABOUT, words="DIR", words_help="where it goes; default .", most=1)
"""What this command understands."""


def execute(options: Arguments) -> int:
    """Write the file."""
    from licensecheck.config.template import template
    from licensecheck.messages import render

    folder = options.words[0] if options.words else "."
    if not os.path.isdir(folder):
        raise LicensecheckError("init.no-folder", (("path", folder),))
    for name in FILENAMES:
        if os.path.lexists(os.path.join(folder, name)):
            raise LicensecheckError("init.there", (("path", os.path.join(folder, name)),))
    path = os.path.join(folder, FILENAMES[0]) if folder != "." else FILENAMES[0]
    _write_new(path, "".join(template(folder)))
    sys.stdout.write(render("init.written", (("path", path),)) + "\n")
    return 0


def _write_new(path: str, text: str) -> None:
    """Write a file that is not there yet, whole or not at all, and never in the place of another.

    Raises:
        LicensecheckError: it came to be meanwhile, or the folder cannot be written.
    """
    unfinished = f"{path}.{os.getpid()}.tmp"
    try:
        with open(unfinished, "x", encoding="utf-8", newline="\n") as out:
            out.write(text)
        try:
            os.link(unfinished, path)
        finally:
            os.unlink(unfinished)
    except FileExistsError as error:
        raise LicensecheckError("init.there", (("path", path),)) from error
    except OSError as error:
        raise LicensecheckError(
            "output.not-written", (("path", path), ("why", error.strerror or str(error)))
        ) from error
