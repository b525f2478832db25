"""What is particular to one project: its root, which of its files count, its own words, its comments."""

from __future__ import annotations

import os

from licensecheck.articles.base import ReadOptions
from licensecheck.files.walk import FileOptions
from licensecheck.model import Policy
from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ClassVar

    from licensecheck.files.changes import Changes
    from licensecheck.suppress import Rules


class Project(Value):
    """The settings of a project that are about its documents; all have a use without any file of settings.

    root: folder that paths in fingerprints and in the baseline are relative to, so that they are the same whatever folder
        the program is called from. "": paths stay as they are given.
    files: which files of folders are documents. read: the project's own keys.
    per_file_ignores: (pattern as in `.gitignore`, code prefixes) pairs; patterns hold below `files.base`.
    changed_since: a revision of git, or None; only findings about pictures whose lines changed since count.
    today: "2026-11-27", compared with the last day of suppressing comments; "" for the day it is (UTC).
    require_reason: comments that suppress must give one.
    """

    root: str = ""
    files: FileOptions = FileOptions()
    read: ReadOptions = ReadOptions()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    changed_since: str | None = None
    today: str = ""
    require_reason: bool = False
    NESTED: ClassVar = {"files": FileOptions, "read": ReadOptions}

    def name(self, path: str) -> str:
        """Return what a document is called in fingerprints: relative to the root, with slashes."""
        return self.namer()(path)

    def namer(self) -> Callable[[str], str]:
        """Return `name` as a function that knows root and current folder already, for many documents."""
        if not self.root:
            return lambda path: path
        root = os.path.abspath(self.root)
        here = os.path.relpath(os.getcwd(), root)
        below = "" if here == "." else f"{here}{os.sep}"
        outside = here.startswith(os.pardir)

        def name(path: str) -> str:
            if not path or path.startswith("<"):
                return path
            if outside or path[0] in "./\\" or ".." in path or "//" in path or os.path.isabs(path):
                return os.path.relpath(path, root).replace(os.sep, "/")
            return f"{below}{path}".replace(os.sep, "/")

        return name

    def is_gone(self, name: str) -> bool:
        """Whether there is no file any more at a name that `name` gave."""
        return not os.path.lexists(os.path.join(self.root, name))

    def policies(self, policy: Policy) -> Callable[[str], Policy]:
        """Return the function from a document's path to the policy for it: `policy`, less what is ignored there."""
        if not self.per_file_ignores:
            return lambda path: policy
        from licensecheck.files.globs import Globs

        rows = [(Globs(self.files.base, (glob,)), codes) for glob, codes in self.per_file_ignores]
        made: dict[str, Policy] = {}

        def policy_of(path: str) -> Policy:
            if path not in made:
                ignored = [code for globs, codes in rows if globs.match(path) for code in codes]
                made.clear()  # the cases of one document follow each other
                made[path] = policy.replace(ignore=(*policy.ignore, *ignored)) if ignored else policy
            return made[path]

        return policy_of

    def suppression(self) -> Rules:
        """Return how suppressing comments are held to account."""
        from licensecheck.suppress import Rules

        return Rules(self.today or _today(), self.require_reason)

    def changes(self) -> Changes | None:
        """Return which lines changed since `changed_since`.

        Raises:
            ChangesError: git cannot tell.
        """
        if self.changed_since is None:
            return None
        from licensecheck.files.changes import changes_since

        return changes_since(self.changed_since, self.root or ".")


def _today() -> str:
    from time import gmtime, strftime

    return strftime("%Y-%m-%d", gmtime())
