"""The library call: joins the stages, owns nothing else.

    from licensecheck import Checker
    report = Checker().check_article("articles/kupiansk.md")

Stages: documents are read, their credits parsed, the files they name collected over many documents and asked for at once,
each credited picture judged, the rules applied.
"""

from __future__ import annotations

import os

from licensecheck.batch import Stream, Tally
from licensecheck.batch.inputs import Input
from licensecheck.model import CheckedCase, Policy, Problem, Report
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.project import Project
from licensecheck.stages import Pending, judged, pending_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from licensecheck.baseline import Comparison
    from licensecheck.batch.companions import Companions
    from licensecheck.batch.inputs import Done
    from licensecheck.batch.results import Results
    from licensecheck.batch.run import Run
    from licensecheck.evidence import FactSource
    from licensecheck.evidence.refresh import Refreshed
    from licensecheck.evidence.source import Note
    from licensecheck.files.changes import Changes
    from licensecheck.model import FileFacts, Lookup, Picture, Suggestion
    from licensecheck.model.credit import CreditFormat
    from licensecheck.stages import Progress

FEWEST_KEPT = 50
"""Documents below which it is not worth while to keep what came out of them."""

KINDS = ("file", "media", "page-id")
"""Kinds of addresses that lead to a file."""

LONGEST_CREDIT = 20_000
"""Code points of a single credit that are read; a longer text is refused."""


class Checker:
    """Checks credits. Holds the settings; every call may be made from several threads.

    Args:
        source: who answers questions about files; by default the lockfile, then the cache, then the wiki behind `api_url`.
        policy: profile and selection of rules.
        project: which files count, the project's own words, what its comments must have.
        api_url: a MediaWiki action API; by default that of Wikimedia Commons.
        contact: an address of the operator (mail or page) for the User-Agent, as Wikimedia's policy asks.
        timeout: seconds that one call may spend on the network in all.
        offline: open no connection; only the lockfile answers.
        lockfile: path of a `licensecheck.lock`, or None.
        locked: only the lockfile may answer.
        cache: keep the wiki's answers for some days on disk, and, where only the lockfile may answer, what came out of
            many documents. cache_dir: the folder for that; None for the user's own.
        fresh_days: age up to which the cache answers for a file that is there; by default 7. fresh_days_absent: the same
            for one that is not, and for look-ups; by default 1.
        jobs: processes that share the work where only the lockfile may answer; None for as many as are worth it.
        progress: called with (stage, done, total) while a long call works: "documents" that were finished (total 0: not
            known), "files" that were asked for.
    """

    def __init__(
        self,
        *,
        source: FactSource | None = None,
        policy: Policy | None = None,
        project: Project | None = None,
        api_url: str | None = None,
        contact: str | None = None,
        timeout: float = 60.0,
        offline: bool = False,
        lockfile: str | None = None,
        locked: bool = False,
        cache: bool = False,
        cache_dir: str | None = None,
        fresh_days: float | None = None,
        fresh_days_absent: float | None = None,
        jobs: int | None = 1,
        progress: Progress | None = None,
    ) -> None:
        self._given_source = source
        self._policy = policy or Policy()
        self._project = project or Project()
        self._api_url = api_url
        self._contact = contact
        self._timeout = timeout
        self._offline = offline or locked
        self._lockfile = lockfile
        self._cache, self._cache_dir = cache, cache_dir
        self._fresh = (fresh_days, fresh_days_absent)
        self._jobs = jobs
        self._progress = progress or (lambda stage, done, total: None)

    def check_credit(
        self,
        text: str,
        *,
        format: CreditFormat = "text",
        file: str | None = None,
        image: str | None = None,
        published: str = "",
    ) -> Report:
        """Check one credit.

        Args:
            text: the credit, at most 20,000 code points.
            format: "text", "markdown" or "html": whether links can be seen in it.
            file: the wiki file it credits: a title ("File:X.jpg") or any address of it.
            image: path of the published picture; its SHA-1 finds the file where nothing else names it, else it is compared with
                the record's.
            published: the day on which the credit was ("2023-04-25"), for what the wiki said then.

        Raises:
            LockfileError: the lockfile cannot be read.
        """
        return self.stream_credit(text, format=format, file=file, image=image, published=published).report()

    def stream_credit(
        self,
        text: str,
        *,
        format: CreditFormat = "text",
        file: str | None = None,
        image: str | None = None,
        published: str = "",
    ) -> Stream:
        """Check one credit as `check_credit` does; return its cases as they come."""
        from licensecheck.articles import credit_use

        problems, tally = list[Problem](), Tally()
        if len(text) > LONGEST_CREDIT:
            params = (("length", str(len(text))), ("limit", str(LONGEST_CREDIT)))
            return Stream((), [Problem("<credit>", "credit.too-long", params)], tally)
        tally.documents = 1
        picture = self._picture(image, problems)
        use, document = credit_use(text, format)
        pending = list(pending_of(use, document, file, picture, published=published))
        run = self._run(self._source())
        cases = run.judge(pending, problems)
        return Stream(cases, problems, tally, lambda: _problems(run.notes))

    def check_article(self, path_or_text: str | os.PathLike[str], *, format: str | None = None) -> Report:
        """Check one article, given by its path or as its text.

        A string that holds a line break, or names no existing path, is taken for the text itself, in Markdown unless
        `format` ("markdown", "html", "text") says otherwise.

        Raises:
            LockfileError: the lockfile cannot be read.
        """
        name = os.fspath(path_or_text)
        if isinstance(path_or_text, os.PathLike) or ("\n" not in name and os.path.exists(name)):
            return self.check_paths([name], format=format)
        return self._check([Input("<text>", format or "markdown", name)]).report()

    def check_paths(
        self,
        paths: Sequence[str],
        *,
        format: str | None = None,
        stdin: bytes | None = None,
        stdin_filename: str | None = None,
        against: Comparison | None = None,
        sources: Sequence[str] = (),
    ) -> Report:
        """Check files and folders; "-" stands for `stdin`, whose format `stdin_filename` tells.

        A folder is searched for documents that a reader knows, in the order of their names; see `licensecheck.files`.
        What cannot be read is a problem of the report, never an exception. `against`: a baseline; what it knows is
        marked and does not count. `sources`: folders with the articles that pages in HTML were made from.

        Raises:
            LockfileError: the lockfile cannot be read.
            ChangesError: git cannot tell what changed since the revision that the project names.
        """
        stream = self.stream_paths(
            paths, format=format, stdin=stdin, stdin_filename=stdin_filename, against=against, sources=sources
        )
        return stream.report()

    def stream_paths(
        self,
        paths: Sequence[str],
        *,
        format: str | None = None,
        stdin: bytes | None = None,
        stdin_filename: str | None = None,
        against: Comparison | None = None,
        sources: Sequence[str] = (),
    ) -> Stream:
        """Check files and folders as `check_paths` does; return the cases as they come, so that none has to be kept.

        Raises:
            LockfileError: the lockfile cannot be read.
            ChangesError: git cannot tell what changed since the revision that the project names.
        """
        problems, changes = list[Problem](), self._project.changes()
        inputs = self._inputs(paths, format, stdin or b"", stdin_filename, problems, changes)
        return self._check(inputs, problems, changes, against, (paths, sources))

    def lock(self, paths: Sequence[str]) -> tuple[tuple[FileFacts, ...], tuple[Lookup, ...], tuple[Problem, ...]]:
        """Ask for everything that checking `paths` may ask for; return facts and lookups to write to a lockfile.

        All license witnesses of every file are read, so that a later mismatch can be judged without asking again. What
        could not be read from the wiki, or only in part, is a problem and is not among the facts. Where a credit differs from
        the record, the history of its file is read as well.
        """
        from licensecheck.articles import read_document
        from licensecheck.articles import unread as unread_document
        from licensecheck.batch.run import looker, pending_in
        from licensecheck.evidence.refresh import is_read, unread, without_failed_history
        from licensecheck.evidence.source import notes_of

        source, problems, pending = self._source(renew=True), list[Problem](), list[Pending]()
        look = looker(source)
        for item in self._inputs(paths, None, b"", None, problems, None):
            data = item.load()
            if isinstance(data, Problem):
                document = unread_document(data)
            else:
                document = read_document(item.path, data, options=self._project.read)
            problems.extend(document.problems)
            pending.extend(pending_in(document, look))
        files, lookups, _ = judged(source, pending, self._project.policies(self._policy), self._progress)
        files = source.confirm(files)
        problems.extend(unread((*files.values(), *lookups.values())))
        problems.extend(_problems(notes_of(source)))
        facts = tuple(without_failed_history(f) for f in files.values() if is_read(f))
        return facts, tuple(k for k in lookups.values() if k.state == "answered"), tuple(problems)

    def refresh(self) -> Refreshed:
        """Ask the wiki again for everything that the lockfile holds; return what changed and the records to write.

        Raises:
            LockfileError: there is no lockfile, or it cannot be read.
        """
        from licensecheck.evidence import Lockfile
        from licensecheck.evidence.lockfile import FILENAME
        from licensecheck.evidence.refresh import refresh
        from licensecheck.evidence.source import notes_of

        held = Lockfile.load(self._lockfile or FILENAME)
        source = self._source(renew=True, locked=False)
        done = refresh(held, source, self._progress)
        return done.replace(problems=(*done.problems, *_problems(notes_of(source))))

    def suggest(
        self, names: Sequence[str], *, language: str = "en"
    ) -> list[tuple[str, Suggestion | None, FileFacts | None]]:
        """Return, for each title or address of a file, the credit to paste in `language` and what is recorded.

        The credit is None when the file cannot be read, or its record does not hold what a credit needs; the facts
        are None when the name leads to no file at all.
        """
        from licensecheck.suggest import suggest_for

        source = self._source()
        titles = dict(zip(names, self._titles(source, names), strict=True))
        facts = source.files([t for t in dict.fromkeys(titles.values()) if t])
        found = [(name, facts[title] if title else None) for name, title in titles.items()]
        return [(name, suggest_for(fact, language) if fact else None, fact) for name, fact in found]

    # --- the stages ------------------------------------------------------------------------------------------------

    def _source(self, *, renew: bool = False, locked: bool = True) -> FactSource:
        """Lockfile, cache, wiki, in this order; `renew`: the cache stores only; not `locked`: without the lockfile."""
        if self._given_source is not None:
            return self._given_source
        from licensecheck.evidence import Layered, Lockfile, Offline

        held: FactSource | None = Lockfile.load(self._lockfile) if self._lockfile and locked else None
        if self._offline:
            return held or Offline()
        from licensecheck.commons import WikisSource

        wikis = WikisSource(api_url=self._api_url, contact=self._contact, timeout=self._timeout)
        wiki = self._cached(wikis, wikis.api_url, renew) if self._cache else wikis
        return Layered(held, wiki) if held else wiki

    def _cached(self, wiki: FactSource, api_url: str, renew: bool) -> FactSource:
        from licensecheck.evidence.cache import FRESH_DAYS, FRESH_DAYS_ABSENT, Cache
        from licensecheck.evidence.cached import Cached

        days, absent = self._fresh
        cache = Cache(
            api_url,
            self._cache_dir,
            fresh_days=FRESH_DAYS if days is None else days,
            fresh_days_absent=FRESH_DAYS_ABSENT if absent is None else absent,
        )
        return Cached(cache, wiki, renew=renew)

    def _inputs(
        self,
        paths: Sequence[str],
        format: str | None,
        stdin: bytes,
        stdin_filename: str | None,
        problems: list[Problem],
        changes: Changes | None,
    ) -> Iterator[Input]:
        from licensecheck.files import documents

        if "-" in paths:
            yield Input(stdin_filename or "<stdin>", format, stdin)
        for name in documents([p for p in paths if p != "-"], self._project.files, problems):
            if changes is None or changes.has(name):
                yield Input(name, format)

    def _check(
        self,
        inputs: Iterable[Input],
        problems: list[Problem] | None = None,
        changes: Changes | None = None,
        against: Comparison | None = None,
        given: tuple[Sequence[str], Sequence[str]] = ((), ()),
    ) -> Stream:
        from licensecheck.batch.companions import Companions, without_documents

        source, tally = self._source(), Tally()
        problems = [] if problems is None else problems
        paths, sources = given
        found_inputs = list(inputs)
        companions = Companions(self._beside(found_inputs, paths, changes), sources, self._project.read)
        problems += companions.problems
        if changes is None:
            problems += without_documents(paths, found_inputs)
        names = found_inputs if self._offline else iter(found_inputs)
        keep = self._cache and changes is None and isinstance(names, list) and len(names) >= FEWEST_KEPT
        run = self._run(source, keep, changes, companions)

        def cases() -> Iterator[CheckedCase]:
            for found in self._done(run, lambda: self._run(source, keep, changes, companions), names):
                tally.documents += found.read
                tally.exempt += found.exempt
                tally.elsewhere += found.elsewhere
                self._progress("documents", tally.documents, 0)
                problems.extend(found.problems)
                if against is not None and found.read:
                    against.read(found.path)
                yield from found.cases if against is None else map(against.mark, found.cases)

        def last() -> list[Problem]:
            return [*(against.problems() if against is not None else ()), *_problems(run.notes)]

        return Stream(cases(), problems, tally, last, compared=against is not None)

    def _beside(self, inputs: Sequence[Input], paths: Sequence[str], changes: Changes | None) -> Sequence[Input]:
        """All documents among which pages of credits are looked for, those that did not change too."""
        return inputs if changes is None else list(self._inputs(paths, None, b"", None, [], None))

    def _done(self, run: Run, another: Callable[[], Run], inputs: Iterable[Input]) -> Iterator[Done]:
        """What comes out of each document: asked for together, or, where nothing is asked for, in several processes."""
        if not isinstance(inputs, list):
            return run.documents(inputs)
        from licensecheck.batch.parallel import in_processes, jobs_for

        return in_processes(run, another, inputs, jobs_for(len(inputs), self._jobs))

    def _run(
        self,
        source: FactSource,
        keep: bool = False,
        changes: Changes | None = None,
        companions: Companions | None = None,
    ) -> Run:
        from licensecheck.batch.run import Run

        results: Results | None = None
        if keep:
            from licensecheck.batch.results import Recorder, Results
            from licensecheck.evidence import Lockfile

            lockfile = source if isinstance(source, Lockfile) else None
            source = Recorder(source)
            settings = repr((self._policy, self._project, companions.stamp if companions is not None else ""))
            results = Results(source, lockfile, settings, self._cache_dir)
        return Run(
            source,
            self._policy,
            self._project,
            self._progress,
            asks=not self._offline,
            api_url=self._api_url or "commons.wikimedia.org",
            results=results,
            changes=changes,
            companions=companions,
        )

    def _titles(self, source: FactSource, names: Sequence[str]) -> list[str | None]:
        """The keys of the files that titles or addresses name."""
        from licensecheck.addresses import canonical_title, parse_address
        from licensecheck.judge import references
        from licensecheck.model import ImageUse

        addresses = [parse_address(n) for n in names]
        is_file = [canonical_title(n) or (a and a.kind in KINDS) for n, a in zip(names, addresses, strict=True)]
        named = [
            references(ImageUse("<credit>"), None, n)[0] if ok else None for n, ok in zip(names, is_file, strict=True)
        ]
        keys = dict.fromkeys(r.lookup for r in named if r and r.lookup)
        lookups = source.lookups(list(keys)) if keys else {}
        return [r.file(lookups) if r else None for r in named]

    def _picture(self, image: str | None, problems: list[Problem]) -> Picture | None:
        if image is None:
            return None
        from licensecheck.pictures import read_picture

        found = read_picture(image)
        if isinstance(found, Problem):
            problems.append(found)
            return None
        return found


def _problems(notes: Iterable[Note]) -> list[Problem]:
    """What sources say of themselves; nothing was left unread for it."""
    return [Problem(path, message_id, params, incomplete=False) for path, message_id, params in notes]
