"""Settings from a file: `licensecheck.toml`, `.licensecheck.toml`, or `[tool.licensecheck]` in `pyproject.toml`.

The nearest file wins, whole: the folder of what is checked first, then the folders above it, up to the root of the
repository. Nothing is merged, unless the file says `extend`: then the file that it names fills in what is not said. A key
that is not known and a value of the wrong type are errors.
"""

from __future__ import annotations

import os
import re

from licensecheck.config.keys import BY_NAME, EXTEND, FIELDS, KEYS, KINDS
from licensecheck.errors import ConfigError
from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from licensecheck.config.places import Place

FILENAMES = ("licensecheck.toml", ".licensecheck.toml")
PYPROJECT = "pyproject.toml"
LARGEST = 1024 * 1024
"""Bytes of a configuration file that are read."""

DEEPEST = 10
"""Files that extend one another."""


class Config(Value):
    """The settings of one file and those that it extends; None where they say nothing.

    path: of the nearest file, or None when there is none; patterns of paths hold below its folder. files: of all, the
    nearest first. origins: (field, "path:line") for each setting. lockfile, cache_dir, baseline: paths, relative to the
    folder of the file that names them, resolved. select, ignore: code prefixes. timeout: seconds. fresh_days,
    fresh_days_absent: ages up to which the cache answers, for facts of files and for all else. The others as in
    `licensecheck.config.keys`.
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
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] | None = None
    accept: tuple[str, ...] | None = None
    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] | None = None
    force_exclude: bool | None = None
    image_keys: tuple[str, ...] | None = None
    credit_keys: tuple[str, ...] | None = None
    fields: tuple[tuple[str, tuple[str, ...]], ...] | None = None
    exempt_images: tuple[str, ...] | None = None
    allowed_hosts: tuple[str, ...] | None = None
    require_reason: bool | None = None
    baseline: str | None = None
    locked: bool | None = None
    offline: bool | None = None
    files: tuple[str, ...] = ()
    origins: tuple[tuple[str, str], ...] = ()

    def origin(self, field: str) -> str:
        """Return where a setting was made, "path:line"; "" if nowhere."""
        return dict(self.origins).get(field, "")


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
    """Return the settings of one file and those that it extends; None for a `pyproject.toml` without `[tool.licensecheck]`.

    Raises:
        ConfigError: one cannot be read or has a mistake in it.
    """
    settings: dict[str, Any] = {}
    origins: dict[str, str] = {}
    files: list[str] = []
    at: tuple[str, Place | None, str] | None = None
    following: str | None = path
    while following is not None:
        one = _File.read(following, at, files)
        if one is None:
            if at is None:
                return None
            raise _error(at, "config.extends-nothing", (("base", following),))
        files.append(following)
        for field, value, origin in one.settings():
            if field not in settings:
                settings[field], origins[field] = value, origin
        following, at = one.base()
    return Config(path=path, files=tuple(files), origins=tuple(origins.items()), **settings)


class _File:
    """One file of settings: its table, and where its keys stand."""

    def __init__(self, path: str, table: dict[str, Any], text: str, prefix: tuple[str, ...]) -> None:
        self.path = path
        self._table = table
        self._text = text
        self._prefix = prefix
        self._places: dict[tuple[str, ...], Place] | None = None

    @classmethod
    def read(cls, path: str, at: tuple[str, Place | None, str] | None, before: list[str]) -> _File | None:
        """Read a file; `at`: where it is named, None for the first; `before`: those that lead to it."""
        if at is not None:
            if os.path.realpath(path) in [os.path.realpath(p) for p in before]:
                raise _error(at, "config.extends-itself", (("base", at[2]),))
            if len(before) >= DEEPEST:
                raise _error(at, "config.extends-deep", (("limit", str(DEEPEST)),))
            if not os.path.isfile(path):
                raise _error(at, "config.extends-missing", (("base", path),))
        data = _read(path)
        shared = os.path.basename(path) == PYPROJECT
        if shared and b"licensecheck" not in data:
            return None  # spares most projects the import of a TOML parser
        table, text = _parse(path, data)
        if not shared:
            return cls(path, table, text, ())
        tools = table.get("tool", {})
        ours: Any = tools.get("licensecheck") if isinstance(tools, dict) else None
        found = cls(path, ours or {}, text, ("tool", "licensecheck"))
        if ours is not None and not isinstance(ours, dict):
            raise found.error((), "config.type", (("key", "tool.licensecheck"), ("expected", "a table")))
        return None if ours is None else found

    def place(self, *key: str) -> Place | None:
        """Where a key stands; None where that cannot be told, as in an inline table."""
        if self._places is None:
            from licensecheck.config.places import places

            self._places = places(self._text)
        while True:
            found = self._places.get((*self._prefix, *key))
            if found is not None or not key:
                return found
            key = key[:-1]

    def error(self, key: tuple[str, ...], message_id: str, params: Any, *, of_value: bool = False) -> ConfigError:
        """Return what is wrong with a key, or with its value."""
        place = self.place(*key)
        line = place.line if place else None
        column = (place.value_column if of_value else place.column) if place else None
        return ConfigError(message_id, params, path=self.path, line=line, column=column)

    def base(self) -> tuple[str | None, tuple[str, Place | None, str] | None]:
        """Return the path of the file that this one extends, and where it says so."""
        value = self._table.get(EXTEND)
        if value is None:
            return None, None
        if not isinstance(value, str):
            params = (("key", EXTEND), ("expected", KINDS["path"][1]))
            raise self.error((EXTEND,), "config.type", params, of_value=True)
        path = os.path.normpath(os.path.join(os.path.dirname(self.path), os.path.expanduser(value)))
        return path, (self.path, self.place(EXTEND), value)

    def settings(self) -> Iterator[tuple[str, Any, str]]:
        """Yield field, value and origin of each setting.

        Raises:
            ConfigError: a key is not known, or its value is of the wrong kind.
        """
        for name, value in self._table.items():
            if name == EXTEND:
                continue
            if name not in BY_NAME:
                raise self.error((name,), "config.unknown-key", (("key", name), ("hint", hint(name, (*KEYS, EXTEND)))))
            self._check(name, value)
            key, place = BY_NAME[name], self.place(name)
            made = _frozen(value)
            if key.kind == "path":
                made = os.path.join(os.path.dirname(self.path), os.path.expanduser(value))
            elif key.kind == "fields":
                made = tuple((field, (x,) if isinstance(x, str) else x) for field, x in made)
            yield key.field, made, f"{self.path}:{place.line}" if place else self.path

    def _check(self, name: str, value: Any) -> None:
        key = BY_NAME[name]
        is_right, expected = KINDS[key.kind]
        if not is_right(value):
            raise self.error((name,), "config.type", (("key", name), ("expected", expected)), of_value=True)
        if key.choices and value not in key.choices:
            words = (("value", value), ("choices", ", ".join(key.choices)), ("hint", hint(value, key.choices)))
            raise self.error((name,), "config.choice", (("key", name), *words), of_value=True)
        if key.kind == "fields":
            for field in value:
                if field not in FIELDS:
                    params = (("key", f"{name}.{field}"), ("hint", hint(field, FIELDS)))
                    raise self.error((name, field), "config.unknown-key", params)


def _error(at: tuple[str, Place | None, str], message_id: str, params: tuple[tuple[str, str], ...]) -> ConfigError:
    path, place, _ = at
    line, column = (place.line, place.value_column) if place else (None, None)
    return ConfigError(message_id, params, path=path, line=line, column=column)


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ConfigError("config.unreadable", (("why", error.strerror or str(error)),), path=path) from error
    if len(data) > LARGEST:
        raise ConfigError("config.unreadable", (("why", f"it is larger than {LARGEST // 1024} kB"),), path=path)
    return data


_AT = r" \(at (?:line (\d+), column (\d+)|end of document)\)$"


def _parse(path: str, data: bytes) -> tuple[dict[str, Any], str]:
    import tomllib

    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
        return tomllib.loads(text), text
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError("config.not-toml", (("why", "it is not UTF-8"),), path=path, line=line) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(_AT, str(error))
        if at is None or at[1] is None:
            raise ConfigError("config.not-toml", (("why", str(error)),), path=path) from error
        why = (("why", str(error)[: at.start()]),)
        raise ConfigError("config.not-toml", why, path=path, line=int(at[1]), column=int(at[2])) from error


def _frozen(value: Any) -> Any:
    """Return a value of TOML with tuples in place of lists, and of tables as pairs."""
    if isinstance(value, list):
        return tuple([_frozen(x) for x in value])
    if isinstance(value, dict):
        return tuple([(key, _frozen(x)) for key, x in value.items()])
    return value


def hint(name: str, names: tuple[str, ...]) -> str:
    """Return " Did you mean ...?" with the nearest of `names`, or "" when none is near."""
    from difflib import get_close_matches

    from licensecheck.messages import render

    near = get_close_matches(name.lower(), names, 1) or get_close_matches(name.upper(), names, 1)
    return render("usage.hint", (("name", near[0]),)) if near else ""
