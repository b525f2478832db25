"""`licensecheck config`."""

from __future__ import annotations

import sys

from licensecheck.cli.arguments import Option, Syntax
from licensecheck.cli.check import SYNTAX as CHECK
from licensecheck.cli.settings import Settings, shown
from licensecheck.config import TABLE
from licensecheck.config.template import toml
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from licensecheck.cli.arguments import Arguments

ABOUT = """\
  licensecheck config
  licensecheck config --format json content/

Shows the settings that `check` would have here, and where each was made: an option, a variable of the environment, a line
of a file, or nowhere (default).
"""
_OWN = ("--format", "--output", "--color")


SYNTAX = Syntax(
    "config",
    ABOUT,
    (
        Option("--format", "default text", choices=("text", "json")),
        *(o for o in CHECK.options if o.name not in _OWN and o.field in {k.field for k in TABLE} | {"config"}),
    ),
    words="PATH",
    words_help="where settings are searched from; default .",
    most=1,
)
"""What this command understands: the options of `check` that are settings too."""


def execute(options: Arguments) -> int:
    """Show the settings; a wrong one is an error, as it would be for `check`."""
    format = options.format
    setattr(options, "format", None)  # noqa: B010 - the setting of this name is another one
    settings = Settings(options, options.words or ["."])
    settings.policy()
    settings.project()
    if format == "json":
        from json import dumps

        plain = {
            "schema": "licensecheck.settings/1",
            "files": [shown(path) for path in settings.config.files],
            "root": settings.root,
            "settings": [{"key": k, "value": v, "origin": o or "default"} for k, v, o in _rows(settings)],
        }
        sys.stdout.write(dumps(plain, ensure_ascii=False, indent=1) + "\n")
        return 0
    for path in settings.config.files:
        sys.stdout.write(f"# {shown(path)}\n")
    rows = [
        (f"{key} = {'(not set)' if value is None else toml(value)}", origin) for key, value, origin in _rows(settings)
    ]
    width = min(max(len(row) for row, _ in rows), 60)
    for row, origin in rows:
        sys.stdout.write(f"{row:{width}}  # {shown(origin) if origin else 'default'}\n")
    return 0


def _rows(settings: Settings) -> Iterator[tuple[str, Any, str]]:
    """Yield key, value and origin of each setting, "" for a default."""
    for key in TABLE:
        value, origin = settings.origin(key.field)
        yield key.name, _plain(key.kind, key.default if value is None else value), origin


def _plain(kind: str, value: Any) -> Any:
    """Return a value as it would stand in JSON."""
    if kind in ("codes-by-glob", "fields") and value is not None:
        return {name: list(values) for name, values in value}
    return list(value) if isinstance(value, tuple) else value
