"""What a run is to do: options before environment before configuration file before defaults."""

from __future__ import annotations

import os

from licensecheck.config import BY_NAME, Config, find_config, folders_upward, load_config
from licensecheck.errors import ConfigError, UsageError
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from licensecheck.api import Checker
    from licensecheck.cli.arguments import Arguments
    from licensecheck.cli.progress import Progress
    from licensecheck.config import Key
    from licensecheck.model import Policy
    from licensecheck.project import Project

LOCKFILE = "licensecheck.lock"
_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


class Settings:
    """The options of one command line with what environment and configuration add to them."""

    def __init__(self, options: Arguments, paths: Sequence[str] = (), config: Config | None = None) -> None:
        self.options = options
        self.progress: Progress | None = None
        self.start = start_of(paths)
        self.config: Config = self._config() if config is None else config

    def _config(self) -> Config:
        named = getattr(self.options, "config", None) or os.environ.get("LICENSECHECK_CONFIG")
        if not named:
            return find_config(self.start)
        found = load_config(os.path.abspath(named))
        if found is None:
            raise ConfigError("config.no-table", path=named)
        return found

    def get(self, name: str, default: Any = None) -> Any:
        """Return the setting `name` ("api_url"): from the option, the environment, the configuration, else `default`.

        Raises:
            ConfigError: the variable of the environment has a wrong value.
        """
        value, _ = self.origin(name)
        return default if value is None else value

    def origin(self, name: str) -> tuple[Any, str]:
        """Return the setting `name` and where it was made: an option, a variable, "path:line"; (None, "") if nowhere."""
        key = BY_NAME[name.replace("_", "-")]
        given = getattr(self.options, name, None)
        if given is not None and given is not False:
            return given, f"--{key.name}"
        written = os.environ.get(key.environment) if key.variable else None
        if written:
            return from_variable(key, written), key.environment
        value = getattr(self.config, name)
        return (None, "") if value is None else (value, self.config.origin(name) or self.config.path or "")

    @property
    def root(self) -> str:
        """The top of the repository, else the folder of the configuration, else the current folder."""
        top = list(folders_upward(self.start))[-1]
        if os.path.exists(os.path.join(top, ".git")):
            return top
        return os.path.dirname(self.config.path) if self.config.path else os.getcwd()

    def project(self) -> Project:
        """Return what is particular to the project.

        Raises:
            ConfigError: a pattern has a code that no rule has.
        """
        from licensecheck.articles import ReadOptions
        from licensecheck.files import FileOptions
        from licensecheck.project import Project

        base = os.path.dirname(self.config.path) if self.config.path else self.root
        rows = self.get("per_file_ignores", ())
        if rows:
            self._check_codes("per_file_ignores", tuple(code for _, codes in rows for code in codes))
        fields = tuple((field, key) for field, keys in self.get("fields", ()) for key in keys)
        return Project(
            root=self.root,
            files=FileOptions(
                base,
                self.get("include", ()),
                self.get("exclude", ()),
                force_exclude=self.get("force_exclude", False),
            ),
            read=ReadOptions(
                _keys(self.get("image_keys", ())),
                _keys(self.get("credit_keys", ())),
                fields,
                self.get("exempt_images", ()),
            ),
            per_file_ignores=rows,
            changed_since=getattr(self.options, "diff", None),
            today=getattr(self.options, "today", None) or "",
            require_reason=self.get("require_reason", False),
        )

    def lockfile(self) -> str | None:
        """Return the path of the lockfile to answer from: named, or the nearest one upwards, or None.

        Raises:
            UsageError: `--locked` asks for one and there is none.
        """
        path: str | None = self.get("lockfile") or find_lockfile(self.start)
        if path is None and self._keeps_off("locked"):
            raise UsageError("usage.no-lockfile", (("start", self.start or "."),))
        return path

    def policy(self) -> Policy:
        """Return profile and selection of rules.

        Raises:
            UsageError: a code is no rule's, nor the beginning of one.
        """
        from licensecheck.model import Policy

        select, ignore = tuple(self.get("select", ())), tuple(self.get("ignore", ()))
        for name, codes in (("select", select), ("ignore", ignore)):
            if codes:
                self._check_codes(name, codes)
        accept = tuple(self.get("accept", ()))
        if accept:
            self._check_licenses(accept)
        hosts = tuple(self.get("allowed_hosts", ()))
        return Policy(self.get("profile", "practice"), select, ignore, accept, hosts)

    def _keeps_off(self, name: str) -> bool:
        """Whether the wiki is not to be asked; a command without such an option is there to ask it."""
        return hasattr(self.options, name) and bool(self.get(name, False))

    def _check_codes(self, name: str, codes: tuple[str, ...]) -> None:
        """Make sure that each of `codes` is a rule's code or the beginning of one.

        Raises:
            ConfigError: one of a configuration file is not. UsageError: the same of an option or a variable.
        """
        from licensecheck.rules import unknown_prefixes

        for code in unknown_prefixes(codes):
            error = unknown_code(code)
            raise self._misplaced(name, "config.unknown-code", error.params) or error

    def _check_licenses(self, accept: tuple[str, ...]) -> None:
        """Make sure that each of `accept` is a set of licenses, a license, or the beginning of one."""
        from licensecheck.config import hint
        from licensecheck.licenses import all_ids
        from licensecheck.rules.policy import SETS

        known = tuple(all_ids())
        for entry in accept:
            if entry not in SETS and not (entry and any(i.lower().startswith(entry.lower()) for i in known)):
                words = (("value", entry), ("names", ", ".join(SETS)), ("hint", hint(entry, (*SETS, *known))))
                raise self._misplaced("accept", "config.unknown-license", words) or ConfigError(
                    "config.unknown-license", words
                )

    def _misplaced(self, name: str, message_id: str, params: Any) -> ConfigError | None:
        """Return the error for a value of a configuration file, with its place; None for one of an option or a variable."""
        path, _, line = self.origin(name)[1].rpartition(":")
        return ConfigError(message_id, params, path=path, line=int(line)) if path and line.isdigit() else None

    def checker(self, *, use_lockfile: bool = True, lockfile: str | None = None) -> Checker:
        """Return the library's checker with these settings, and `lockfile` in place of the one that they name.

        Raises:
            UsageError: the API's address is no web address, or the lockfile that is asked for is not there.
        """
        from licensecheck import api
        from licensecheck.cli.progress import progress

        self.progress = progress()
        url = self.get("api_url")
        if url is not None and not url.startswith(("https://", "http://")):
            raise UsageError("usage.not-an-api", (("value", url),))
        return api.Checker(
            policy=self.policy(),
            project=self.project(),
            api_url=url,
            contact=self.get("contact"),
            timeout=self.get("timeout", 60.0),
            offline=self._keeps_off("offline"),
            locked=self._keeps_off("locked"),
            lockfile=(lockfile or self.lockfile()) if use_lockfile else None,
            cache=not getattr(self.options, "no_cache", False),
            cache_dir=self.get("cache_dir"),
            fresh_days=self.get("fresh_days"),
            fresh_days_absent=self.get("fresh_days_absent"),
            jobs=getattr(self.options, "jobs", None),
            progress=self.progress,
        )


def shown(place: str) -> str:
    """Return a path from the current folder where it lies below it, else as it is; also with ":line" behind it."""
    short = os.path.relpath(place) if os.path.isabs(place) else place
    return place if short.startswith(os.pardir) else short


def from_variable(key: Key, written: str) -> Any:
    """Return the value that a variable of the environment holds.

    Raises:
        ConfigError: it is none for this setting.
    """
    from licensecheck.config import hint
    from licensecheck.config.keys import KINDS

    is_right, expected = KINDS[key.kind]
    value: Any = written
    if key.kind == "flag":
        value = True if written.lower() in _YES else False if written.lower() in _NO else None
    elif key.kind in ("seconds", "days"):
        try:
            value = float(written)
        except ValueError:
            value = None
    elif key.kind == "codes":
        return tuple(code.strip() for code in written.split(",") if code.strip())
    if key.choices and value not in key.choices:
        words = (("expected", f"one of {', '.join(key.choices)}"), ("hint", hint(written, key.choices)))
        raise ConfigError("config.variable", (("name", key.environment), ("value", written), *words))
    if not is_right(value):
        words = (("expected", expected), ("hint", ""))
        raise ConfigError("config.variable", (("name", key.environment), ("value", written), *words))
    return value


def _keys(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the user's keys as readers compare them: in lower case with underscores."""
    return tuple(name.lower().replace("-", "_").replace(" ", "_") for name in names)


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


def unknown_code(code: str) -> UsageError:
    """Return the error for a code that no rule has, with the nearest one that exists."""
    from licensecheck.messages import render
    from licensecheck.rules import nearest

    near = nearest(code)
    hint = render("usage.hint", (("name", near[0]),)) if near else ""
    return UsageError("usage.unknown-code", (("value", code), ("hint", hint)))
