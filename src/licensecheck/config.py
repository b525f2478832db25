"""Settings from a file: `licensecheck.toml`, `.licensecheck.toml`, or `[tool.licensecheck]` in `pyproject.toml`.

The nearest file wins, whole: the folder of what is checked first, then the folders above it, up to the root of the
repository. Nothing is merged. A key that is not known and a value of the wrong type are errors.
"""

from __future__ import annotations

import os

from licensecheck.errors import ConfigError
from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.report import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

FILENAMES = ("licensecheck.toml", ".licensecheck.toml")
PYPROJECT = "pyproject.toml"
LARGEST = 1024 * 1024
"""Bytes of a configuration file that are read."""

PROFILES = ("minimum", "practice", "strict")
LEVELS = ("error", "warning", "info", "never")
UNVERIFIED = ("ignore", "warn", "fail")


class Config(Value):
    """The settings of one file; None where it says nothing.

    path: of the file, or None when there is none. lockfile, cache_dir: paths, relative to the file's folder resolved.
    select, ignore: code prefixes. timeout: seconds. fresh_days, fresh_days_absent: ages up to which the cache answers,
    for facts of files and for all else. The others as the command-line options of the same names.
    """

    path: str | None = None
    api_url: str | None = None
    contact: str | None = None
    profile: str | None = None
    fail_on: str | None = None
    on_unverified: str | None = None
    lockfile: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    format: str | None = None
    timeout: float | None = None
    cache_dir: str | None = None
    fresh_days: float | None = None
    fresh_days_absent: float | None = None


_CHOICES = {"profile": PROFILES, "fail-on": LEVELS, "on-unverified": UNVERIFIED, "format": FORMATS}
_PATHS = ("lockfile", "cache-dir")
_TEXTS = ("api-url", "contact", *_PATHS, *_CHOICES)
_LISTS = ("select", "ignore")
_NUMBERS = {
    "timeout": "a number of seconds above 0",
    "fresh-days": "a number of days, 0 or more",
    "fresh-days-absent": "a number of days, 0 or more",
}
KEYS = (*_TEXTS, *_LISTS, *_NUMBERS)


def folders_upward(start: str) -> Iterator[str]:
    """Yield the folder `start` and those above it; the last is the root of the repository (`.git`) or of the disk."""
    folder = os.path.abspath(start)
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return
        folder = parent


def find_config(start: str) -> Config:
    """Return the settings of the nearest configuration file from the folder `start` upwards, or empty ones.

    Raises:
        ConfigError: the nearest file cannot be read or has a mistake in it.
    """
    for folder in folders_upward(start):
        for name in (*FILENAMES, PYPROJECT):
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (found := load_config(path)) is not None:
                return found
    return Config()


def load_config(path: str) -> Config | None:
    """Return the settings of one file; None for a `pyproject.toml` without `[tool.licensecheck]`.

    Raises:
        ConfigError: it cannot be read or has a mistake in it.
    """
    is_shared = os.path.basename(path) == PYPROJECT
    data = _read(path)
    if is_shared and b"licensecheck" not in data:
        return None  # spares most projects the import of a TOML parser
    table = _parse(path, data)
    if is_shared:
        tools = table.get("tool", {})
        table = tools.get("licensecheck") if isinstance(tools, dict) else None
        if table is None:
            return None
        if not isinstance(table, dict):
            raise ConfigError("config.type", (("key", "tool.licensecheck"), ("expected", "a table")), path=path)
    return _settings(path, table, data.decode("utf-8").split("\n"))


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ConfigError("config.unreadable", (("why", error.strerror or str(error)),), path=path) from error
    if len(data) > LARGEST:
        raise ConfigError("config.unreadable", (("why", f"it is larger than {LARGEST // 1024} kB"),), path=path)
    return data


def _parse(path: str, data: bytes) -> Any:
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError("config.not-toml", (("why", "it is not UTF-8"),), path=path, line=line) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError("config.not-toml", (("why", str(error)),), path=path) from error


def _settings(path: str, table: dict[str, Any], lines: list[str]) -> Config:
    settings: dict[str, Any] = {"path": path}
    for key, value in table.items():
        wrong = _problem(key, value)
        if wrong is not None:
            message_id, params = wrong
            raise ConfigError(message_id, (("key", key), *params), path=path, line=_line_of(key, lines))
        settings[key.replace("-", "_")] = tuple(value) if isinstance(value, list) else value
    for name in ("lockfile", "cache_dir"):
        if name in settings:
            settings[name] = os.path.join(os.path.dirname(path), os.path.expanduser(settings[name]))
    return Config(**settings)


def _problem(key: str, value: Any) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """Return message id and parameters of what is wrong with one setting, or None."""
    if key not in KEYS:
        return "config.unknown-key", (("hint", hint(key, KEYS)),)
    if key in _LISTS:
        right = isinstance(value, list) and all(isinstance(x, str) for x in value)
        return None if right else ("config.type", (("expected", "a list of rule codes"),))
    if key in _NUMBERS:
        right = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < float("inf")
        return None if right and (value or key != "timeout") else ("config.type", (("expected", _NUMBERS[key]),))
    if not isinstance(value, str):
        return "config.type", (("expected", "a text in quotation marks"),)
    choices = _CHOICES.get(key)
    if choices is not None and value not in choices:
        words = (("value", value), ("choices", ", ".join(choices)), ("hint", hint(value, choices)))
        return "config.choice", words
    return None


def _line_of(key: str, lines: list[str]) -> int | None:
    """Return the number of the line that sets `key`, as far as a plain look can tell."""
    for number, line in enumerate(lines, 1):
        name = line.partition("=")[0].strip().strip("\"'")
        if "=" in line and name.rpartition(".")[2] == key:
            return number
    return None


def hint(name: str, names: tuple[str, ...]) -> str:
    """Return " Did you mean ...?" with the nearest of `names`, or "" when none is near."""
    from difflib import get_close_matches

    from licensecheck.messages import render

    near = get_close_matches(name.lower(), names, 1) or get_close_matches(name.upper(), names, 1)
    return render("usage.hint", (("name", near[0]),)) if near else ""
