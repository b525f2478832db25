"""What `doctor` looks at on this machine: Python, installation, configuration, lockfile, cache. Opens no connection."""

from __future__ import annotations

import os
import sys

from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.report._words import count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from licensecheck.cli.settings import Settings

OK, WARN, FAIL = "ok", "warn", "fail"
OURS, OTHERS = "image-licensecheck", "licensecheck"
"""Names of distributions: ours, and the one that owns the same import name and command."""

PACKAGES = ("requests", "mwclient", "pathspec", "pillow", "platformdirs", "pyyaml", "rapidfuzz", "selectolax")
LARGEST_SCRIPT = 1024 * 1024


class Diagnosis(Value):
    """One line: level "ok", "warn" or "fail"; what it is about; a message id that holds finding and next step."""

    level: str
    subject: str
    message_id: str
    params: tuple[tuple[str, str], ...] = ()


def tell(level: str, subject: str, message_id: str, **params: object) -> Diagnosis:
    """Return a line."""
    return Diagnosis(level, subject, message_id, tuple((name, str(value)) for name, value in params.items()))


def python(settings: Settings) -> Iterator[Diagnosis]:
    """Python, system, and the packages that are needed."""
    import platform

    from licensecheck._version import __version__

    words = {"version": platform.python_version(), "system": platform.platform(), "path": sys.executable}
    yield tell(OK, "python", "doctor.python", ours=__version__, **words)
    missing = [name for name in PACKAGES if _version(name) is None]
    if missing:
        yield tell(FAIL, "packages", "doctor.packages-missing", names=", ".join(missing))
    else:
        yield tell(OK, "packages", "doctor.packages", names=", ".join(f"{n} {_version(n)}" for n in PACKAGES))


def installation(settings: Settings) -> Iterator[Diagnosis]:
    """The clash with other programs of the same name: on PyPI one owns the import name, on Debian one the command."""
    import licensecheck

    ours, other = _version(OURS), _version(OTHERS)
    folder = os.path.dirname(licensecheck.__file__)
    if other is not None:
        yield tell(FAIL, "installation", "doctor.clash", version=other)
    elif ours is None:
        yield tell(OK, "installation", "doctor.not-installed", folder=folder)
    else:
        yield tell(OK, "installation", "doctor.installed", version=ours, folder=folder)
    yield command(OTHERS, os.environ.get("PATH", ""))


def command(name: str, search: str) -> Diagnosis:
    """Say which program a shell runs for `name`. `search`: as in PATH."""
    from shutil import which

    path = which(name, path=search)
    if path is None:
        return tell(WARN, "command", "doctor.no-command", name=name)
    if is_ours(path):
        return tell(OK, "command", "doctor.command", name=name, path=path)
    return tell(WARN, "command", "doctor.other-command", name=name, path=path, ours=OURS)


def is_ours(path: str) -> bool:
    """Say whether a program on the disk starts this package: a script that names its command line."""
    try:
        with open(path, "rb") as file:
            return b"licensecheck.cli" in file.read(LARGEST_SCRIPT)
    except OSError:
        return False


def configuration(settings: Settings) -> Iterator[Diagnosis]:
    """The file that counts, and every setting with the place where it was made."""
    from licensecheck.config import TABLE

    path = settings.config.path
    if path is None:
        yield tell(OK, "configuration", "doctor.no-configuration", start=settings.start)
    else:
        yield tell(OK, "configuration", "doctor.configuration", path=path)
    for key in TABLE:
        value, origin = settings.origin(key.field)
        if value is not None:
            yield tell(OK, "setting", "doctor.setting", key=key.name, value=shown(value), origin=origin)
        elif key.default is not None:
            yield tell(OK, "setting", "doctor.default", key=key.name, value=shown(key.default))
    settings.policy()


def shown(value: Any) -> str:
    """Return the value of a setting in words."""
    if isinstance(value, tuple):
        return ", ".join(f"{x[0]}: {shown(x[1])}" if isinstance(x, tuple) else x for x in value) or "[]"
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def lockfile(settings: Settings) -> Iterator[Diagnosis]:
    """The lockfile: is it whole, and how old are its records."""
    from licensecheck.evidence import Lockfile

    path = settings.lockfile()
    if path is None:
        yield tell(OK, "lockfile", "doctor.no-lockfile", start=settings.start)
        return
    held = Lockfile.load(path)
    files, lookups = held.files(held.titles), held.lookups(held.keys)
    read_at = [f.read_at for f in files.values()] + [x.read_at for x in lookups.values()]
    times = sorted(time[:10] for time in read_at if time)
    yield tell(
        OK,
        "lockfile",
        "doctor.lockfile",
        path=path,
        records=count(len(held), "record"),
        oldest=times[0] if times else "–",
    )


def cache(settings: Settings) -> Iterator[Diagnosis]:
    """The cache: where, how large, which format, and can it be written."""
    from licensecheck.evidence.cache import FORMAT, Cache

    if getattr(settings.options, "no_cache", False):
        yield tell(OK, "cache", "doctor.cache-off")
        return
    path = Cache("", settings.get("cache_dir")).path
    folder = os.path.dirname(path)
    if os.path.exists(path):
        yield _open_cache(path)
    elif _can_be_made(folder):
        yield tell(OK, "cache", "doctor.cache-empty", path=path, format=FORMAT)
    else:
        yield tell(WARN, "cache", "doctor.cache-not-writable", path=folder)
    others = [name for name in _listed(folder) if name.startswith("facts-") and name != os.path.basename(path)]
    others = [name for name in others if not name.startswith(os.path.basename(path)) or name.endswith(".broken")]
    if others:
        size = sum(os.path.getsize(os.path.join(folder, name)) for name in others)
        yield tell(
            OK,
            "cache",
            "doctor.cache-others",
            files=count(len(others), "other file"),
            size=_megabytes(size),
            folder=folder,
        )


def _open_cache(path: str) -> Diagnosis:
    import sqlite3

    from licensecheck.evidence.cache import FORMAT, TABLES
    from licensecheck.evidence.database import is_broken, open_file

    try:
        db = open_file(path, TABLES, FORMAT)
        try:
            db.execute("BEGIN IMMEDIATE")
            db.execute("ROLLBACK")
            number = db.execute("SELECT count(*) FROM facts").fetchone()[0]
        finally:
            db.close()
    except sqlite3.Error as error:
        if is_broken(error):
            return tell(WARN, "cache", "doctor.cache-broken", path=path, why=error)
        return tell(WARN, "cache", "doctor.cache-not-usable", path=path, why=error)
    except OSError as error:
        return tell(WARN, "cache", "doctor.cache-not-usable", path=path, why=error.strerror or error)
    size = _megabytes(os.path.getsize(path))
    return tell(OK, "cache", "doctor.cache", path=path, size=size, format=FORMAT, records=count(number, "record"))


def _can_be_made(folder: str) -> bool:
    while not os.path.lexists(folder):
        folder, before = os.path.dirname(folder), folder
        if folder == before:
            return False
    return os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK)


def _listed(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


def _version(name: str) -> str | None:
    """The version of an installed distribution, or None."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return None


LOCAL = (python, installation, configuration, lockfile, cache)
"""The checks, in the order of their lines."""
