"""The command line: arguments in, exit code out. No logic of its own."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with `argv` (without the program's name) and return its exit code.

    0 nothing at or above `--fail-on`; 1 findings; 2 misuse, bad configuration or an internal error; 3 incomplete;
    4 nothing to check where something was expected; 130 interrupted.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    if arguments in (["--version"], ["-V"]):
        from licensecheck._version import __version__

        sys.stdout.write(f"licensecheck {__version__}\n")
        return 0
    from licensecheck.cli.app import dispatch

    return dispatch(arguments)


def run() -> None:
    """The console script: the only place that ends the process."""
    sys.exit(main())
