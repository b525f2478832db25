"""Reads the arguments of a command from a table of its options, and writes its help from the same table.

The standard library's `argparse` costs most of a bare Python start once more; these few rules cost nothing:
`--name value` or `--name=value`; a value may begin with one dash; options and others in any order; after `--` nothing is
an option; of an option given twice the last counts, unless it collects.
"""

from __future__ import annotations

from licensecheck.errors import UsageError
from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

HELP = ("-h", "--help")
_COLUMN = 26


class Option(Value):
    """An option of a command.

    name: with its dashes. help: what it does, one line. metavar: how its value is called; "" for a flag without value.
    choices: the values it may have; none means any. convert: from the written value; may raise UsageError.
    collects: values of several uses are joined in one list. group: the heading it stands under in the help.
    hidden: not shown in the help.
    """

    name: str
    help: str
    metavar: str = ""
    choices: tuple[str, ...] = ()
    convert: Callable[[str], Any] | None = None
    collects: bool = False
    group: str = "options"
    hidden: bool = False

    @property
    def field(self) -> str:
        """The attribute of `Arguments` that holds the value: "fail_on" for `--fail-on`."""
        return self.name.lstrip("-").replace("-", "_")

    @property
    def takes_value(self) -> bool:
        """Whether a value follows."""
        return bool(self.metavar or self.choices)


class Syntax(Value):
    """What a command understands.

    name: of the command. about: examples first, then what it does. words: how its arguments that are no options are called
    ("PATH"), `words_help` what they are; at least `fewest` and at most `most` of them.
    """

    name: str
    about: str
    options: tuple[Option, ...] = ()
    words: str = ""
    words_help: str = ""
    fewest: int = 0
    most: int = 1_000_000


class Arguments:
    """The arguments as read: `words`, and one attribute per option; None (a flag: False) where it was not given."""

    words: list[str]

    def __init__(self, syntax: Syntax) -> None:
        self.words = []
        for option in syntax.options:
            setattr(self, option.field, None if option.takes_value else False)

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)


def read_arguments(syntax: Syntax, arguments: Sequence[str]) -> Arguments | None:
    """Return the arguments of a command, or None when its help is asked for.

    Raises:
        UsageError: an option is unknown, or a value is missing, superfluous or wrong.
    """
    known = {option.name: option for option in syntax.options}
    found = Arguments(syntax)
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            found.words.extend(rest)
        elif argument in HELP:
            return None
        elif argument.startswith("-") and argument != "-":
            _read_option(found, known, argument, rest)
        else:
            found.words.append(argument)
    if len(found.words) < syntax.fewest:
        raise UsageError("usage.too-few", (("name", syntax.words),))
    if len(found.words) > syntax.most:
        raise UsageError("usage.too-many", (("value", found.words[syntax.most]),))
    return found


def _read_option(found: Arguments, known: dict[str, Option], argument: str, rest: Iterator[str]) -> None:
    name, equals, written = argument.partition("=")
    option = known.get(name)
    if option is None:
        raise UsageError("usage.unknown-option", (("name", name), ("hint", _hint(name, (*known, "--help")))))
    if not option.takes_value:
        if equals:
            raise UsageError("usage.no-value", (("name", name),))
        setattr(found, option.field, True)
        return
    value = written if equals else next(rest, None)
    if value is None or (not equals and value.startswith("--")):
        raise UsageError("usage.needs-value", (("name", name), ("metavar", option.metavar or "|".join(option.choices))))
    _set(found, option, value)


def _set(found: Arguments, option: Option, value: str) -> None:
    if option.choices and value not in option.choices:
        words = ("value", value), ("choices", ", ".join(option.choices)), ("hint", _hint(value, option.choices))
        raise UsageError("usage.choice", words)
    converted = value if option.convert is None else option.convert(value)
    if option.collects:
        more = converted if isinstance(converted, list) else [converted]
        converted = [*(getattr(found, option.field) or []), *more]
    setattr(found, option.field, converted)


def _hint(name: str, names: tuple[str, ...]) -> str:
    from licensecheck.config import hint

    return hint(name, names)


def help_text(syntax: Syntax) -> str:
    """Return the help of a command: usage, examples, arguments, options by group."""
    more = " ..." if syntax.most > 1 else ""
    words = f"{syntax.words}{more}" if syntax.fewest else f"[{syntax.words}{more}]" if syntax.words else ""
    lines = [f"usage: licensecheck {syntax.name} [options] {words}".rstrip(), "", syntax.about.rstrip("\n"), ""]
    if syntax.words:
        lines += [_row(syntax.words, syntax.words_help), ""]
    groups: dict[str, list[Option]] = {}
    for option in syntax.options:
        if not option.hidden:
            groups.setdefault(option.group, []).append(option)
    groups.setdefault("options", []).append(Option("-h, --help", "show this text"))
    for group, options in groups.items():
        lines += [f"{group}:", *(_row(f"{o.name} {_value_name(o)}".rstrip(), o.help) for o in options), ""]
    return "\n".join(lines[:-1]) + "\n"


def _value_name(option: Option) -> str:
    return option.metavar or "|".join(option.choices)


def _row(name: str, words: str) -> str:
    head = f"  {name}"
    return f"{head:{_COLUMN}}{words}" if len(head) < _COLUMN - 1 else f"{head}\n{'':{_COLUMN}}{words}"


# --- options that several commands share -----------------------------------------------------------------------------


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


def processes(text: str) -> int:
    """Return a number of processes, 1 to 64.

    Raises:
        UsageError: it is none.
    """
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= 64:
        raise UsageError("usage.jobs", (("value", text),))
    return int(text)


def day(text: str) -> str:
    """Return a day of the calendar, as "2027-01-31".

    Raises:
        UsageError: it is none.
    """
    from licensecheck.suppress.directives import is_date

    if not is_date(text):
        raise UsageError("usage.day", (("value", text),))
    return text


def codes(text: str) -> list[str]:
    """Return the rule codes of a comma-separated list."""
    return [code.strip() for code in text.split(",") if code.strip()]


_WHO = "who is asked"
SOURCE_OPTIONS = (
    Option("--lockfile", "default: the nearest licensecheck.lock, upwards", "PATH", group=_WHO),
    Option("--api-url", "a MediaWiki action API; default Commons; also LICENSECHECK_API_URL", "URL", group=_WHO),
    Option("--contact", "your mail or page, as Wikimedia asks; also LICENSECHECK_CONTACT", "TEXT", group=_WHO),
    Option("--timeout", "for all requests together; default 60", "SECONDS", convert=seconds, group=_WHO),
    Option("--cache-dir", "folder of the cache; also LICENSECHECK_CACHE_DIR", "DIR", group=_WHO),
    Option("--no-cache", "neither read nor write the cache", group=_WHO),
)
"""Who is asked for facts."""

CONFIG_OPTIONS = (
    Option("--config", "this file of settings; default the nearest, upwards", "FILE", group="what is asked for"),
)
"""For commands that read settings which are about documents."""

OFFLINE_OPTIONS = (
    Option("--offline", "open no connection; the lockfile answers, if there is one", group=_WHO),
    Option("--locked", "only the lockfile may answer", group=_WHO),
)
"""For commands that can do without a network."""
