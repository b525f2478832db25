"""`licensecheck doctor`."""

from __future__ import annotations

import sys

from licensecheck.cli.arguments import CONFIG_OPTIONS, SOURCE_OPTIONS, Option, Syntax
from licensecheck.cli.connection import REMOTE, address
from licensecheck.cli.diagnosis import FAIL, LOCAL, Diagnosis, tell
from licensecheck.cli.exit_code import FINDINGS, OK
from licensecheck.cli.settings import Settings
from licensecheck.config import Config
from licensecheck.errors import ConfigError, LicensecheckError
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from licensecheck.cli.arguments import Arguments

    Check = Callable[[Settings], Iterator[Diagnosis]]

ABOUT = """\
  licensecheck doctor
  licensecheck doctor --offline content/

Looks at everything that a check depends on, and says what is wrong and what to do: Python and installation, settings and
where they come from, lockfile, cache, contact, pace, proxy, certificates, and the connection to the wiki.
Exit codes: 0 nothing fails, 1 something does.
"""


SYNTAX = Syntax(
    "doctor",
    ABOUT,
    (Option("--offline", "open no connection", group="who is asked"), *SOURCE_OPTIONS, *CONFIG_OPTIONS),
    words="PATH",
    words_help="where settings and lockfile are searched from; default .",
    most=1,
)
"""What this command understands."""


def execute(options: Arguments) -> int:
    """Write one line per finding; 1 when one of them fails."""
    failed = False
    for found in diagnose(options):
        failed = failed or found.level == FAIL
        sys.stdout.write(f"{found.level:4}  {found.subject:13}  {say(found.message_id, found.params)}\n")
        sys.stdout.flush()
    return FINDINGS if failed else OK


def diagnose(options: Arguments) -> Iterator[Diagnosis]:
    """Yield the lines of all checks; what a check cannot stand is a line too, and the others go on."""
    paths = options.words or ["."]
    try:
        settings = Settings(options, paths)
    except ConfigError as error:
        yield tell(FAIL, "configuration", "doctor.error", why=error)
        settings = Settings(options, paths, Config())
    for check in LOCAL:
        yield from _guarded(check, settings)
    try:
        address(settings)
    except LicensecheckError as error:
        yield tell(FAIL, "api-url", "doctor.error", why=error)
        return
    for check in REMOTE:
        yield from _guarded(check, settings)


def _guarded(check: Check, settings: Settings) -> Iterator[Diagnosis]:
    try:
        yield from check(settings)
    except LicensecheckError as error:
        yield tell(FAIL, check.__name__, "doctor.error", why=error)
    except Exception as error:
        yield tell(FAIL, check.__name__, "doctor.failed", why=f"{type(error).__name__}: {error}")
