"""Patterns of paths, written as in `.gitignore`, and the ignore files of a repository.

`pathspec` matches them; it is imported when the first pattern comes.
"""

from __future__ import annotations

import os
import re

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

GITIGNORE = ".gitignore"
LARGEST = 1024 * 1024
"""Bytes of an ignore file that are read."""


_NAMED = r"\(\?P<\w+>"


class Globs:
    """Patterns that hold below one folder, in the language of `.gitignore`: the last one that matches decides.

    base: the folder, absolute. patterns: one each; blank ones and comments are passed over.
    """

    __slots__ = ("_any", "_below", "_spec", "base")

    def __init__(self, base: str, patterns: Iterable[str]) -> None:
        self.base = os.path.abspath(base)
        self._below = self.base.rstrip(os.sep) + os.sep
        from warnings import catch_warnings, simplefilter

        with catch_warnings():  # an odd pattern such as "[[a]" is no news for whoever runs a check
            simplefilter("ignore", FutureWarning)
            self._spec = _spec(list(patterns))
            self._any = None if self._spec is None else _union(self._spec)

    def says(self, path: str, *, folder: bool = False) -> bool | None:
        """Return True where the patterns name the absolute `path`, False where one with "!" takes it out, else None."""
        if self._spec is None:
            return None
        if not path.startswith(self._below):
            return None
        name = path[len(self._below) :]
        name = name.replace(os.sep, "/")
        name = f"{name}/" if folder else name
        if self._any is not None and self._any.search(name) is None:
            return None
        found: bool | None = self._spec.check_file(name).include
        return found

    def match(self, path: str) -> bool:
        """Whether the patterns name `path`, absolute or from the current folder."""
        return self.says(os.path.abspath(path)) is True


def _spec(patterns: list[str]) -> Any:
    """Return the compiled patterns, None where there is none. A line that is no pattern is passed over, as git does."""
    lines = [line for line in patterns if line.strip() and not line.startswith("#")]
    if not lines:
        return None
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return GitIgnoreSpec.from_lines([line for line in lines if _is_pattern(line)])


def _union(spec: Any) -> re.Pattern[str] | None:
    """Return one expression that matches where any of the patterns does: most files are none of them, told at once."""
    parts = [p.regex.pattern for p in spec.patterns if p.include is not None and p.regex is not None]
    try:
        return re.compile("|".join(f"(?:{re.sub(_NAMED, '(?:', part)})" for part in parts))
    except re.error:  # pragma: no cover - an expression of another release
        return None


def _is_pattern(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def read_ignore_file(path: str, base: str) -> Globs | None:
    """Return the patterns of an ignore file that hold below `base`; None where there is none that could be read."""
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST)
    except OSError:
        return None
    return Globs(base, data.decode("utf-8", "surrogateescape").removeprefix("\ufeff").splitlines())


def around(folder: str) -> Iterator[Globs]:
    """Yield the ignore files that hold in the absolute `folder` from above it, the weakest first; none outside a repository."""
    above: list[str] = []
    at = folder
    while not os.path.exists(os.path.join(at, ".git")):
        parent = os.path.dirname(at)
        if parent == at:
            return
        at = parent
        above.append(at)
    files = [os.path.join(at, ".git", "info", "exclude"), *(os.path.join(f, GITIGNORE) for f in reversed(above))]
    for path, base in zip(files, [at, *reversed(above)], strict=True):
        found = read_ignore_file(path, base)
        if found is not None:
            yield found


def is_ignored(chain: Sequence[Globs], path: str, *, folder: bool = False) -> bool:
    """Whether the ignore files `chain`, the weakest first, leave out the absolute `path`: the nearest that says something."""
    for globs in reversed(chain):
        said = globs.says(path, folder=folder)
        if said is not None:
            return said
    return False
