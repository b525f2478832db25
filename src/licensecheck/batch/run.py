"""From documents to cases: reads, asks for all files of a window of documents at once, judges.

Where nothing but the lockfile answers there is nothing to ask at once: each document is then finished by itself, and what
came out of it may be kept (`results.py`) or come from another process (`parallel.py`).
"""

from __future__ import annotations

from licensecheck.articles import read_document, unread
from licensecheck.batch.inputs import Done, done
from licensecheck.model import Problem
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.stages import checked, judged, pending_of, unavailable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from licensecheck.articles import Document
    from licensecheck.batch.companions import Companions
    from licensecheck.batch.inputs import Input
    from licensecheck.batch.results import Name, Results
    from licensecheck.evidence import FactSource
    from licensecheck.evidence.source import Note
    from licensecheck.files.changes import Changes
    from licensecheck.model import CheckedCase, FileFacts, Lookup, Picture, Policy
    from licensecheck.project import Project
    from licensecheck.stages import Look, Pending, Progress

    Waiting = tuple[Document, list[Pending], list[Problem]]
    Loaded = tuple[Input, bytes | str | Problem]

WINDOW = 2_000
"""Credited pictures that are collected before the wiki is asked, so that batches fill up across documents."""

MOST_DOCUMENTS = 4_000
"""Documents that are kept for one window, credited pictures or not."""

GROUP = 32
"""Documents that go through the stages together where nothing is asked for."""

GROUP_BYTES = 1_000_000
"""Bytes of them after which no further one is taken in."""


class Run:
    """One check of many documents.

    Args:
        source: who answers questions about files.
        policy: profile and selection of rules.
        project: what is particular to the project.
        changes: findings about pictures on other lines are marked; None for all.
        progress: told how far asking has come.
        asks: whether the source may ask a wiki, for many files at once.
        api_url: named when the wiki gives nothing at all.
        results: where what came out of documents is kept, or None.
        companions: what other documents say of the pictures of one, or None.
    """

    def __init__(
        self,
        source: FactSource,
        policy: Policy,
        project: Project,
        progress: Progress,
        *,
        asks: bool,
        api_url: str,
        results: Results | None = None,
        changes: Changes | None = None,
        companions: Companions | None = None,
    ) -> None:
        self.source = source
        self._policies = project.policies(policy)
        self._project = project
        self._name = project.namer()
        self._changes = changes
        self._companions = companions
        self._progress = progress
        self._asks = asks
        self._api_url = api_url
        self._results = results
        self._silent: list[Problem] = []
        self._look = looker(source)

    def documents(self, inputs: Iterable[Input]) -> Iterator[Done]:
        """Yield what comes out of each document, in their order."""
        return self._in_windows(inputs) if self._asks else self.by_themselves(inputs)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What is to be said of the source, and of the file with the results."""
        from licensecheck.evidence.source import notes_of

        kept = self._results.database.notes if self._results is not None else ()
        return (*notes_of(self.source), *kept)

    def close(self) -> None:
        """Write what is to be kept of the results."""
        if self._results is not None:
            self._results.flush()

    def by_themselves(self, inputs: Iterable[Input]) -> Iterator[Done]:
        """Yield what comes out of each document, without asking for others with it.

        Some are loaded, then all of them read, then judged: what a stage needs stays in the processor's cache meanwhile.
        """
        group: list[Loaded] = []
        size = 0
        for item in inputs:
            data = item.load()
            group.append((item, data))
            size += 0 if isinstance(data, Problem) else len(data)
            if len(group) >= GROUP or size >= GROUP_BYTES:
                yield from self._group(group)
                group, size = [], 0
        yield from self._group(group)

    def _group(self, group: list[Loaded]) -> list[Done]:
        results = self._results
        if results is None:
            return [self._finish([w])[0] for w in [self._read(item, data) for item, data in group]]
        keys = [results.key(item, data) if isinstance(data, bytes) else b"" for item, data in group]
        kept = [results.get(key) if key else None for key in keys]
        asked: list[list[Name]] = [[] for _ in group]
        read: list[Waiting | None] = []
        for (item, data), names, known in zip(group, asked, kept, strict=True):
            results.record(names)
            read.append(None if known is not None else self._read(item, data))
        found = []
        for waiting, key, names, known in zip(read, keys, asked, kept, strict=True):
            if waiting is not None:
                results.record(names)
                known = self._finish([waiting])[0]
                if key:
                    results.keep(key, names, known)
            assert known is not None
            found.append(known)
        return found

    def _in_windows(self, inputs: Iterable[Input]) -> Iterator[Done]:
        window: list[Waiting] = []
        waiting = 0
        for item in inputs:
            window.append(self._read(item, item.load()))
            waiting += len(window[-1][1])
            if waiting >= WINDOW or len(window) >= MOST_DOCUMENTS:
                yield from self._finish(window)
                window, waiting = [], 0
        yield from self._finish(window)

    def _read(self, item: Input, data: bytes | str | Problem) -> Waiting:
        if isinstance(data, Problem):
            document = unread(data, item.format)
        else:
            document = read_document(item.path, data, item.format, options=self._project.read)
        problems = list(document.problems)
        if self._companions is not None:
            document, more = self._companions.dress(document)
            problems += more
        return document, list(pending_in(document, self._look)), problems

    def _finish(self, window: list[Waiting]) -> list[Done]:
        """Ask and judge; a wiki that gave nothing at all is a problem of the last document."""
        pending = [p for _, own, _ in window for p in own]
        found = iter(self.judge(pending, window[-1][2])) if pending else iter(())
        return [self._done(document, [next(found) for _ in own], problems) for document, own, problems in window]

    def _done(self, document: Document, cases: list[CheckedCase], problems: list[Problem]) -> Done:
        """What came out of a document, with what its comments suppress marked."""
        if not document.comments:
            return done(document, cases, problems)
        from licensecheck.suppress import suppress

        policy, place = self._policies(document.path), document.lines.position
        rules = self._project.suppression()
        marked, said = suppress(document.path, document.comments, cases, policy, rules, place)
        changes = self._changes
        problems += [p for p in said if changes is None or changes.touch(p.path, p.position)]
        return done(document, marked, problems)

    def judge(self, pending: list[Pending], problems: list[Problem]) -> list[CheckedCase]:
        """Ask for what credited pictures wait for, judge them, apply the rules."""
        files, lookups, cases = judged(self.source, pending, self._policies, self._progress)
        if self._asks:
            problems.extend(self._service_problems(files, lookups))
        return checked(cases, pending, self._name, self._changes)

    def _service_problems(self, files: dict[str, FileFacts], lookups: dict[str, Lookup]) -> Iterator[Problem]:
        """Yield one problem when the wiki was asked and nothing at all could be read from it, whatever is known otherwise."""
        from licensecheck.evidence.source import service_down

        failed, down = list(unavailable(files, lookups)), service_down(self.source)
        if not failed or not (len(failed) == len(files) + len(lookups) if down is None else down):
            return
        _, reason, params = failed[0]
        problem = Problem(self._api_url, reason, params)
        if problem not in self._silent:
            self._silent.append(problem)
            yield problem


def pending_in(document: Document, look: Look | None) -> Iterator[Pending]:
    """Yield what each credited picture of a document waits for. `look`: as for `pending_of`."""
    for use in document.uses:
        if not use.decorative or use.credit is not None:
            yield from pending_of(use, document, None, None, look=look)


def looker(source: FactSource) -> Look | None:
    """Return what measures pictures beside documents and lets a source remember them; None if it knows no pictures."""
    from licensecheck.evidence.source import knows_pictures

    if not knows_pictures(source):
        return None
    remember = getattr(source, "looked_at", None)

    def look(article: str, address: str) -> Picture | None:
        from licensecheck.pictures.beside import picture_beside

        if remember is not None:
            remember(article, address)
        return picture_beside(article, address)

    return look
