"""What a run is to do: options before environment before configuration file before defaults."""

from __future__ import annotations

import os

from licensecheck.config import Config, find_config, folders_upward
from licensecheck.errors import UsageError
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from licensecheck.api import Checker
    from licensecheck.cli.arguments import Arguments
    from licensecheck.model import Policy

LOCKFILE = "licensecheck.lock"
VARIABLES = ("api_url", "contact", "cache_dir")
"""Settings that the environment may hold, as LICENSECHECK_API_URL and so on."""


class Settings:
    """The options of one command line with what environment and configuration add to them."""

    def __init__(self, options: Arguments, paths: Sequence[str] = (), config: Config | None = None) -> None:
        self.options = options
        self.start = start_of(paths)
        self.config: Config = find_config(self.start) if config is None else config

    def get(self, name: str, default: Any = None) -> Any:
        """Return the setting `name` ("api_url"): from the option, the environment, the configuration, else `default`."""
        value, _ = self.origin(name)
        return default if value is None else value

    def origin(self, name: str) -> tuple[Any, str]:
        """Return the setting `name` and where it was made: an option, a variable, a path; (None, "") if nowhere."""
        variable = f"LICENSECHECK_{name.upper()}"
        places = (
            (getattr(self.options, name, None), f"--{name.replace('_', '-')}"),
            ((os.environ.get(variable) or None) if name in VARIABLES else None, variable),
            (getattr(self.config, name, None), self.config.path or ""),
        )
        return next((place for place in places if place[0] is not None), (None, ""))

    def lockfile(self) -> str | None:
        """Return the path of the lockfile to answer from: named, or the nearest one upwards, or None.

        Raises:
            UsageError: `--locked` asks for one and there is none.
        """
        path: str | None = self.get("lockfile") or find_lockfile(self.start)
        if path is None and getattr(self.options, "locked", False):
            raise UsageError("usage.no-lockfile", (("start", self.start or "."),))
        return path

    def policy(self) -> Policy:
        """Return profile and selection of rules.

        Raises:
            UsageError: a code is no rule's, nor the beginning of one.
        """
        from licensecheck.model import Policy

        select, ignore = tuple(self.get("select", ())), tuple(self.get("ignore", ()))
        if select or ignore:
            check_codes((*select, *ignore))
        return Policy(profile=self.get("profile", "practice"), select=select, ignore=ignore)

    def checker(self, *, use_lockfile: bool = True, lockfile: str | None = None) -> Checker:
        """Return the library's checker with these settings, and `lockfile` in place of the one that they name.

        Raises:
            UsageError: the API's address is no web address, or the lockfile that is asked for is not there.
        """
        from licensecheck import api

        url = self.get("api_url")
        if url is not None and not url.startswith(("https://", "http://")):
            raise UsageError("usage.not-an-api", (("value", url),))
        return api.Checker(
            policy=self.policy(),
            api_url=url,
            contact=self.get("contact"),
            timeout=self.get("timeout", 60.0),
            offline=getattr(self.options, "offline", False),
            locked=getattr(self.options, "locked", False),
            lockfile=(lockfile or self.lockfile()) if use_lockfile else None,
            cache=not getattr(self.options, "no_cache", False),
            cache_dir=self.get("cache_dir"),
            fresh_days=self.get("fresh_days"),
            fresh_days_absent=self.get("fresh_days_absent"),
            jobs=getattr(self.options, "jobs", None),
            progress=progress(),
        )


def start_of(paths: Sequence[str]) -> str:
    """Return the folder where the search for configuration and lockfile begins: that of the first path, else here."""
    folders = (p if os.path.isdir(p) else os.path.dirname(p) or "." for p in paths if p != "-")
    return next((folder for folder in folders if os.path.isdir(folder)), ".")


def find_lockfile(start: str) -> str | None:
    """Return the nearest lockfile in the folder `start` or above it, up to the root of the repository, or None."""
    paths = (os.path.join(folder, LOCKFILE) for folder in folders_upward(start))
    return next((os.path.relpath(path) for path in paths if os.path.isfile(path)), None)


def names_a_file(text: str) -> bool:
    """Say whether `text` is a title of the File namespace or an address of a wiki's file."""
    from licensecheck.addresses import canonical_title, parse_address

    if canonical_title(text):
        return True
    address = parse_address(text)
    return address is not None and (address.kind in ("file", "media", "page-id") or address.page_id is not None)


def check_codes(prefixes: tuple[str, ...]) -> None:
    """Make sure that each of `prefixes` is a rule's code or the beginning of one.

    Raises:
        UsageError: one is not.
    """
    from licensecheck.rules import unknown_prefixes

    for prefix in unknown_prefixes(prefixes):
        raise unknown_code(prefix)


def unknown_code(code: str) -> UsageError:
    """Return the error for a code that no rule has, with the nearest one that exists."""
    from licensecheck.messages import render
    from licensecheck.rules import nearest

    near = nearest(code)
    hint = render("usage.hint", (("name", near[0]),)) if near else ""
    return UsageError("usage.unknown-code", (("value", code), ("hint", hint)))


def progress() -> Any:
    """Return an observer that writes to standard error when that is a terminal, else None."""
    import sys

    if not sys.stderr.isatty():
        return None

    def show(stage: str, done: int, total: int) -> None:
        end = "\r\x1b[K" if done >= total else ""
        sys.stderr.write(f"\r\x1b[K{stage} {done}/{total}{end}")
        sys.stderr.flush()

    return show
