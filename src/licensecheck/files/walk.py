"""Paths as a user names them, made into documents to read: folders searched, patterns expanded, each file once."""

from __future__ import annotations

import os
import stat

from licensecheck.articles import format_of
from licensecheck.files.globs import GITIGNORE, Globs, around, is_ignored, read_ignore_file
from licensecheck.model import Problem
from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SKIPPED = ("node_modules", "__pycache__")
SNIFFED = (".xml", ".json")
"""Endings that say too little: the first bytes of such a file tell whether it is a document."""

_MAGIC = "*?["


class FileOptions(Value):
    """What the settings say about files that are found in folders; a file that is named itself is always checked.

    base: the folder that the patterns hold below. include: only these of the
    documents. exclude: not these. Both as in `.gitignore`. ignore_files: obey `.gitignore` and `.git/info/exclude`.
    force_exclude: leave out files that `exclude` names also where they are named themselves, as programs do that hand
    over changed files.
    """

    base: str = "."
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    ignore_files: bool = True
    force_exclude: bool = False


def documents(paths: Sequence[str], options: FileOptions, problems: list[Problem]) -> Iterator[str]:
    """Yield the documents that `paths` name, in their order and in folders in the order of their names; each once.

    A folder that is named is searched also where an ignore file leaves it out. Hidden folders, `node_modules` and links
    to folders are passed over. A path that does not exist is yielded, so that reading it reports it. What cannot be
    looked at (a folder that may not be read, a pipe, a device) is added to `problems`.
    """
    seen: set[str] = set()
    several = len(paths) > 1
    left_out = Globs(options.base, options.exclude) if options.force_exclude and options.exclude else None
    for path in paths:
        if left_out is not None and left_out.match(path):
            continue
        for name in _named(path, options, problems):
            if several:
                key = os.path.abspath(name)
                if key in seen:
                    continue
                seen.add(key)
            yield name


def _named(path: str, options: FileOptions, problems: list[Problem]) -> Iterator[str]:
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        if any(sign in path for sign in _MAGIC) and not os.path.lexists(path):
            yield from _expanded(path, options, problems)
        else:
            yield path
        return
    if stat.S_ISDIR(mode):
        yield from _Search(path, options, problems).documents()
    elif stat.S_ISREG(mode):
        yield path
    else:
        problems.append(Problem(path, "path.special"))


def _expanded(pattern: str, options: FileOptions, problems: list[Problem]) -> Iterator[str]:
    """Yield what a pattern names that no shell has expanded; `**` stands for any folders."""
    from glob import iglob

    found = False
    for name in sorted(iglob(pattern, recursive=True)):
        if os.path.isdir(name) and pattern.endswith("**"):
            continue
        found = True
        yield from _named(name, options, problems)
    if not found:
        problems.append(Problem(pattern, "path.no-match"))


class _Search:
    """The search of one folder."""

    def __init__(self, path: str, options: FileOptions, problems: list[Problem]) -> None:
        self._problems = problems
        self._ignore_files = options.ignore_files
        self._include = Globs(options.base, options.include) if options.include else None
        self._exclude = Globs(options.base, options.exclude) if options.exclude else None
        self._start = path
        self._absolute = os.path.abspath(path)
        chain = tuple(around(self._absolute)) if options.ignore_files else ()
        # A folder that was named is wanted: what leaves it out as a whole does not count inside it.
        self._chain = () if _left_out(chain, self._absolute) else chain

    def documents(self) -> Iterator[str]:
        """Yield the documents: those of a folder before those of the folders in it."""
        pending = [("" if self._start == "." else self._start, self._absolute, self._chain)]
        while pending:
            shown, absolute, chain = pending.pop()
            entries = self._listed(shown or ".", absolute)
            if self._ignore_files and any(e.name == GITIGNORE for e in entries):
                own = read_ignore_file(os.path.join(absolute, GITIGNORE), absolute)
                chain = chain if own is None else (*chain, own)
            folders = []
            for entry in entries:
                path, full = os.path.join(shown, entry.name), os.path.join(absolute, entry.name)
                if _is_folder(entry):
                    if self._wants_folder(entry, full, chain):
                        folders.append((path, full, chain))
                elif self._wants(entry, path, full, chain):
                    yield path
            pending.extend(reversed(folders))

    def _listed(self, shown: str, absolute: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(absolute) as entries:
                return sorted(entries, key=lambda e: e.name)
        except OSError as error:
            self._problems.append(Problem(shown, "path.folder-unreadable", (("why", error.strerror or str(error)),)))
            return []

    def _wants_folder(self, entry: os.DirEntry[str], full: str, chain: Sequence[Globs]) -> bool:
        if entry.name.startswith(".") or entry.name in SKIPPED or entry.is_symlink():
            return False
        if self._exclude is not None and self._exclude.says(full, folder=True):
            return False
        return not (chain and is_ignored(chain, full, folder=True))

    def _wants(self, entry: os.DirEntry[str], path: str, full: str, chain: Sequence[Globs]) -> bool:
        known = format_of(entry.name) is not None
        if not known and os.path.splitext(entry.name)[1].lower() not in SNIFFED:
            return False
        if self._include is not None and not self._include.says(full):
            return False
        if self._exclude is not None and self._exclude.says(full):
            return False
        if chain and is_ignored(chain, full):
            return False
        if _is_special(entry):
            if known:
                self._problems.append(Problem(path, "path.special"))
            return False
        return known or _holds_credits(full)


def _left_out(chain: Sequence[Globs], folder: str) -> bool:
    """Whether ignore files leave out `folder`, or a folder that it lies in."""
    if not chain:
        return False
    while folder.startswith(chain[0].base + os.sep):
        if is_ignored(chain, folder, folder=True):
            return True
        folder = os.path.dirname(folder)
    return False


def _holds_credits(path: str) -> bool:
    """Whether the first bytes of a file whose ending says too little are those of a format that is read."""
    from licensecheck.articles.sniff import HEAD, sniff

    try:
        with open(path, "rb") as file:
            return sniff(path, file.read(HEAD)) is not None
    except OSError:
        return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_special(entry: os.DirEntry[str]) -> bool:
    """Whether the entry is there and no regular file; a link that leads nowhere is left to the reader, who reports it."""
    if entry.is_file(follow_symlinks=False):
        return False
    try:
        return not stat.S_ISREG(entry.stat().st_mode)
    except OSError:
        return False
