"""The exceptions a caller may want to handle.

LicensecheckError
 +-- LockfileError   a lockfile that cannot be read or written
 +-- ConfigError     a configuration file with a mistake in it
 +-- BaselineError   a baseline that cannot be read
 +-- ChangesError    git cannot tell what changed
 +-- UsageError      a command line that does not fit together

What is wrong with a credit is a finding, and what could not be looked up is a problem of the report; neither is raised.
"""

from __future__ import annotations


class LicensecheckError(Exception):
    """Root of all errors of this package.

    Attributes:
        message_id: what went wrong; `params` (pairs of strings) fill its sentence.
        path: the file it is about, or None. line, column: 1-based, or None where no place is to blame.
    """

    def __init__(
        self,
        message_id: str,
        params: tuple[tuple[str, str], ...] = (),
        *,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message_id, params, path, line)
        self.message_id = message_id
        self.params = params
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        from licensecheck.messages import render

        where = [str(part) for part in (self.path, self.line, self.column) if part is not None]
        place = f"{':'.join(where)}: " if self.path is not None else ""
        return place + render(self.message_id, self.params)


class LockfileError(LicensecheckError):
    """A lockfile that cannot be read or written. The sentence names one next step."""


class ConfigError(LicensecheckError):
    """A configuration file that cannot be read, or holds an unknown key or a wrong value."""


class BaselineError(LicensecheckError):
    """A baseline that is not there, cannot be read, or is none. The sentence names one next step."""


class ChangesError(LicensecheckError):
    """Git cannot tell what changed: it is not installed, there is no repository, or no such revision."""


class UsageError(LicensecheckError):
    """A command line that does not fit together: unknown option, missing argument, two that exclude each other."""
