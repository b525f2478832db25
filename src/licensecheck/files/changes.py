"""Which lines of which files changed since a revision, as git tells it."""

from __future__ import annotations

import os
import re

from licensecheck.errors import ChangesError
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Position

SECONDS = 60.0
"""Time that git has for one answer."""

_HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")


class Changes:
    """Changed lines by file.

    lines: path, absolute and without links, to the (first, last) lines; None for a file that is new as a whole, or whose
    lines git does not tell (it is not text).
    """

    __slots__ = ("lines",)

    def __init__(self, lines: dict[str, list[tuple[int, int]] | None]) -> None:
        self.lines = lines

    def has(self, path: str) -> bool:
        """Whether anything in the file changed."""
        return os.path.realpath(path) in self.lines

    def touch(self, path: str, *places: Position | None) -> bool:
        """Whether one of the places stands on a changed line; a place that is not known does."""
        changed = self.lines.get(os.path.realpath(path), [])
        if changed is None:
            return True
        for place in places:
            if place is None or any(first <= place.end_line and place.line <= last for first, last in changed):
                return True
        return False


def changes_since(revision: str, folder: str) -> Changes:
    """Return what changed in the repository around `folder` between `revision` and the files as they are now.

    Renamed files keep their unchanged lines; files that git does not know yet are new as a whole.

    Raises:
        ChangesError: git is not installed, `folder` is in no repository, the revision is not there, or git takes too long.
    """
    if revision.startswith("-") or not revision:
        raise ChangesError("diff.no-revision", (("revision", revision),))
    top = _git(folder, "diff.no-repository", ("folder", folder), "rev-parse", "--show-toplevel").rstrip("\n")
    commit = _git(
        top, "diff.no-revision", ("revision", revision), "rev-parse", "--verify", "--quiet", "--end-of-options",
        f"{revision}^{{commit}}",
    ).strip()  # fmt: skip
    compare = (
        top,
        "diff.failed",
        ("revision", revision),
        "diff",
        "--find-renames",
        "--no-ext-diff",
        "--ignore-submodules",
    )
    hunks = _git(*compare, "--unified=0", "--no-color", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/", commit)
    status = _git(*compare, "--name-status", "-z", commit)
    new = _git(top, "diff.failed", ("revision", revision), "ls-files", "--others", "--exclude-standard", "-z")
    changed: dict[str, list[tuple[int, int]] | None] = dict.fromkeys((*_named(status), *filter(None, new.split("\0"))))
    changed.update(_changed(hunks))
    home = os.path.realpath(top)
    return Changes({os.path.join(home, name): lines for name, lines in changed.items()})


def _git(folder: str, message_id: str, param: tuple[str, str], *arguments: str) -> str:
    import subprocess

    command = ["git", "-C", folder or ".", "-c", "core.quotePath=false", *arguments]
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, env=environment, stdin=subprocess.DEVNULL)
    except FileNotFoundError as error:
        raise ChangesError("diff.no-git") from error
    except subprocess.TimeoutExpired as error:
        raise ChangesError("diff.slow", (("seconds", f"{SECONDS:g}"),)) from error
    if done.returncode:
        why = (done.stderr.decode("utf-8", "replace").strip().splitlines() or [""])[0]
        raise ChangesError(message_id, (param, ("why", why[:300])))
    return done.stdout.decode("utf-8", "surrogateescape")


def _named(status: str) -> Iterator[str]:
    """Yield the files that are there and whose content changed: also those of which no lines are told (not text)."""
    fields = iter(status.split("\0"))
    for kind in fields:
        if not kind:
            return
        name = next(fields)
        if kind[0] in "RC":
            name = next(fields)
        if kind[0] != "D" and kind != "R100":
            yield name


def _changed(diff: str) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Yield the name of each file that is there after the change, with its changed lines."""
    name, hunks, header = "", list[tuple[int, int]](), True
    for line in diff.split("\n"):
        if line.startswith("diff --git "):
            if name:
                yield name, hunks
            name, hunks, header = "", [], True
        elif header and line.startswith("+++ "):
            name = _unquoted(line[4:].rstrip("\t"))
        elif line.startswith("@@ "):
            header = False
            found = _HUNK.match(line)
            if found and name:
                first, count = int(found[1]), int(found[2] or 1)
                # Where lines were only taken out, the two around the gap are the change.
                hunks.append((first, first + count - 1) if count else (first, first + 1))
    if name:
        yield name, hunks


def _unquoted(name: str) -> str:
    """Return the path of a "+++" line: without "b/" and quotation marks; "" for a file that is gone."""
    if name.startswith('"') and name.endswith('"'):
        inner = name[1:-1].encode("utf-8", "surrogateescape").decode("latin-1")
        plain = re.sub(r"\\([0-7]{3}|.)", _escape, inner)
        name = plain.encode("latin-1").decode("utf-8", "surrogateescape")
    return name[2:] if name.startswith("b/") else ""


def _escape(found: re.Match[str]) -> str:
    sign = found[1]
    if len(sign) == 3:
        return chr(int(sign, 8) & 255)
    return {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}.get(sign, sign)
