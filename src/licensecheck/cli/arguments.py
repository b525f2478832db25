"""The argument parser of all commands, and the options that several of them share."""

from __future__ import annotations

import argparse
import sys

from licensecheck.config import hint
from licensecheck.errors import UsageError
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """An `argparse` parser that raises instead of leaving, and offers the nearest name for an unknown one."""

    def __init__(self, prog: str, usage: str, description: str) -> None:
        super().__init__(
            prog=prog,
            usage=f"{prog} [options] {usage}".rstrip(),
            description=description,
            allow_abbrev=False,
            add_help=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        self.add_argument("-h", "--help", action="store_true", help="show this text")

    def read(self, arguments: Sequence[str]) -> argparse.Namespace | None:
        """Return the options; None when the help was asked for and has been shown.

        Raises:
            UsageError: an option is unknown, or a value is missing or wrong.
        """
        if any(a in ("-h", "--help") for a in _before_values(arguments)):
            sys.stdout.write(self.format_help())
            return None
        options, unknown = self.parse_known_intermixed_args(arguments)
        if unknown:
            name = unknown[0].partition("=")[0]
            raise UsageError("usage.unknown-option", (("name", name), ("hint", hint(name, self._names()))))
        return options

    def error(self, message: str) -> NoReturn:
        """Raise what `argparse` found wrong."""
        raise UsageError("usage.arguments", (("why", message[:1].upper() + message[1:]),))

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is not None and value not in action.choices:
            choices = tuple(map(str, action.choices))
            words = ("value", str(value)), ("choices", ", ".join(choices)), ("hint", hint(str(value), choices))
            raise UsageError("usage.choice", words)

    def _names(self) -> tuple[str, ...]:
        return tuple(name for action in self._actions for name in action.option_strings if name.startswith("--"))


def _before_values(arguments: Sequence[str]) -> Sequence[str]:
    """What stands before a bare "--", after which nothing is an option."""
    return arguments[: arguments.index("--")] if "--" in arguments else arguments


def add_source_arguments(parser: Parser, *, lockfile: bool = True) -> None:
    """Add the options that say who is asked for facts."""
    group = parser.add_argument_group("who is asked")
    if lockfile:
        group.add_argument("--offline", action="store_true", help="open no connection; the lockfile answers, if any")
        group.add_argument("--locked", action="store_true", help="only the lockfile may answer")
    group.add_argument("--lockfile", metavar="PATH", help="default: the nearest licensecheck.lock, upwards")
    group.add_argument(
        "--api-url", metavar="URL", help="a MediaWiki action API, default Commons; also LICENSECHECK_API_URL"
    )
    group.add_argument(
        "--contact",
        metavar="TEXT",
        help="your mail or page, sent with each request, as Wikimedia asks; also LICENSECHECK_CONTACT",
    )
    group.add_argument("--timeout", metavar="SECONDS", type=seconds, help="for all requests together, default 60")


def seconds(text: str) -> float:
    """Return a number of seconds above 0.

    Raises:
        UsageError: it is none.
    """
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise UsageError("usage.timeout", (("value", text),))
    return value


def codes(text: str) -> list[str]:
    """Return the rule codes of a comma-separated list."""
    return [code.strip() for code in text.split(",") if code.strip()]
