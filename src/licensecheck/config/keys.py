"""The table of settings: each key of a configuration file, what it holds, and which variable of the environment it has."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.report import FORMATS

if TYPE_CHECKING:
    from typing import Any

PROFILES = ("minimum", "practice", "strict")
LEVELS = ("error", "warning", "info", "never")
UNVERIFIED = ("ignore", "warn", "fail")
FIELDS = (
    "image",
    "credit",
    "author",
    "author-url",
    "title",
    "date",
    "license",
    "license-url",
    "source",
    "source-url",
    "copyright",
    "changes",
)
"""Fields of a credit that keys of a registry may be named for."""


class Key(Value):
    """One setting.

    name: as in the file ("fail-on"). kind: see `KINDS`. help: what it says, one line. choices: the values it may have.
    variable: whether the environment may hold it, as LICENSECHECK_FAIL_ON. default: what holds where nothing is said.
    example: a value for the file that `licensecheck init` writes.
    """

    name: str
    kind: str
    help: str
    choices: tuple[str, ...] = ()
    variable: bool = True
    default: Any = None
    example: Any = None

    @property
    def field(self) -> str:
        """The attribute of `Config` that holds the value: "fail_on"."""
        return self.name.replace("-", "_")

    @property
    def environment(self) -> str:
        """The name of its variable."""
        return f"LICENSECHECK_{self.field.upper()}"


TABLE = (
    Key("contact", "text", "mail or page of the operator, sent with each request as Wikimedia asks", example="you@example.org"),
    Key("profile", "choice", "how much is demanded", PROFILES, default="practice"),
    Key("fail-on", "choice", "lowest severity that gives exit code 1", LEVELS, default="error"),
    Key("on-unverified", "choice", "what unchecked fields do; with fail the exit code is 3", UNVERIFIED, default="warn"),
    Key("select", "codes", "only these rules, by code or its beginning", example=["CR", "LC", "AU"]),
    Key("ignore", "codes", "not these rules", example=["LC110"]),
    Key("per-file-ignores", "codes-by-glob", "not these rules in files that a pattern names", variable=False, example={"archive/**": ["LC108"]}),
    Key("accept", "licenses", "which licenses you publish: ids, their beginnings, and no-nc, no-nd, no-sa-adaptations, free-only", variable=False, example=["no-nc", "no-nd"]),
    Key("include", "globs", "in folders, only files that a pattern names", variable=False, example=["content/**"]),
    Key("exclude", "globs", "in folders, no files that a pattern names", variable=False, example=["content/drafts/**"]),
    Key("force-exclude", "flag", "leave out what exclude names also where it is named on the command line", default=False, example=True),
    Key("image-keys", "names", "your own keys of front matter and data that hold a picture's address", variable=False, example=["teaserbild"]),
    Key("credit-keys", "names", "your own keys that hold a credit", variable=False, example=["bildnachweis"]),
    Key("fields", "fields", "your own names of the fields in a registry of credits", variable=False, example={"author": "fotograf"}),
    Key("exempt-images", "globs", "pictures that need no credit, by address", variable=False, example=["*/logo.*"]),
    Key("allowed-hosts", "names", "hosts that pictures may be fetched from, each with all below it", variable=False, example=["wikimedia.org"]),
    Key("require-reason", "flag", "comments that suppress must give a reason", variable=False, default=False, example=True),
    Key("baseline", "path", "findings that were there before and do not count", example="licensecheck.baseline.json"),
    Key("lockfile", "path", "what the wiki recorded; default the nearest licensecheck.lock", example="licensecheck.lock"),
    Key("locked", "flag", "only the lockfile may answer", default=False, example=True),
    Key("offline", "flag", "open no connection", default=False, example=True),
    Key("format", "choice", "how the report is written", FORMATS, default="full"),
    Key("api-url", "text", "a MediaWiki action API; default Wikimedia Commons", example="https://wiki.example.org/w/api.php"),
    Key("timeout", "seconds", "seconds for all requests together", default=60.0),
    Key("cache-dir", "path", "folder of the cache; default the user's own", example=".cache"),
    Key("fresh-days", "days", "age up to which the cache answers for a file that is there", variable=False, default=7.0),
    Key("fresh-days-absent", "days", "the same for a file that is not there, and for look-ups", variable=False, default=1.0),
)  # fmt: skip
"""All settings, in the order in which `config` and `init` show them."""

BY_NAME = {key.name: key for key in TABLE}
KEYS = tuple(BY_NAME)
EXTEND = "extend"
"""The key that names another file, whose settings hold where this one says nothing."""


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(x, str) for x in value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < float("inf")


def _is_seconds(value: Any) -> bool:
    return _is_number(value) and value > 0


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_codes_by_glob(value: Any) -> bool:
    return isinstance(value, dict) and all(_is_texts(x) for x in value.values())


def _is_fields(value: Any) -> bool:
    return isinstance(value, dict) and all(_is_text(x) or _is_texts(x) for x in value.values())


KINDS = {
    "text": (_is_text, "a text in quotation marks"),
    "choice": (_is_text, "a text in quotation marks"),
    "path": (_is_text, "a text in quotation marks"),
    "codes": (_is_texts, "a list of rule codes"),
    "licenses": (_is_texts, "a list of licenses and of no-nc, no-nd, no-sa-adaptations, free-only"),
    "globs": (_is_texts, "a list of patterns"),
    "names": (_is_texts, "a list of names"),
    "flag": (_is_flag, "true or false"),
    "seconds": (_is_seconds, "a number of seconds above 0"),
    "days": (_is_number, "a number of days, 0 or more"),
    "codes-by-glob": (_is_codes_by_glob, "a table of patterns, each with a list of rule codes"),
    "fields": (_is_fields, "a table of fields, each with a name or a list of names"),
}
"""Kind of a value to whether a value of TOML is one, and what it must be, in words."""
