"""The exceptions a caller may want to handle.

LicensecheckError
 +-- LockfileError   a lockfile that cannot be read or written
 +-- ConfigError     a configuration file with a mistake in it
 +-- UsageError      a command line that does not fit together

What is wrong with a credit is a finding, and what could not be looked up is a problem of the report; neither is raised.
"""

from __future__ import annotations


class LicensecheckError(Exception):
    """Root of all errors of this package.

    Attributes:
        message_id: what went wrong; `params` (pairs of strings) fill its sentence.
        path: the file it is about, or None. line: 1-based, or None where no line is to blame.
    """

    def __init__(
        self,
        message_id: str,
        params: tuple[tuple[str, str], ...] = (),
        *,
        path: str | None = None,
        line: int | None = None,
    ) -> None:
        super().__init__(message_id, params, path, line)
        self.message_id = message_id
        self.params = params
        self.path = path
        self.line = line

    def __str__(self) -> str:
        from licensecheck.messages import render

        place = "" if self.path is None else f"{self.path}: " if self.line is None else f"{self.path}:{self.line}: "
        return place + render(self.message_id, self.params)


class LockfileError(LicensecheckError):
    """A lockfile that cannot be read or written. The sentence names one next step."""


class ConfigError(LicensecheckError):
    """A configuration file that cannot be read, or holds an unknown key or a wrong value."""


class UsageError(LicensecheckError):
    """A command line that does not fit together: unknown option, missing argument, two that exclude each other."""
