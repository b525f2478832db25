"""The library call: joins the stages, owns nothing else.

    from licensecheck import Checker
    report = Checker().check_article("articles/kupiansk.md")

Stages: documents are read, their credits parsed, the files they name collected over many documents and asked for at once,
each credited picture judged, the rules applied.
"""

from __future__ import annotations

import os

from licensecheck.model import CheckedCase, Policy, Problem, Report
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.stages import Pending, checked, judged, pending_of, summary, unavailable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from licensecheck.articles import Document
    from licensecheck.evidence import FactSource
    from licensecheck.evidence.refresh import Refreshed
    from licensecheck.model import FileFacts, Lookup, Picture, Suggestion
    from licensecheck.model.credit import CreditFormat
    from licensecheck.stages import Progress

WINDOW = 2_000
"""Credited pictures that are collected before the wiki is asked, so that batches fill up across documents."""

KINDS = ("file", "media", "page-id")
"""Kinds of addresses that lead to a file."""

LONGEST_CREDIT = 20_000
"""Code points of a single credit that are read; a longer text is refused."""


class Checker:
    """Checks credits. Holds the settings; every call may be made from several threads.

    Args:
        source: who answers questions about files; by default the lockfile, then the cache, then the wiki behind `api_url`.
        policy: profile and selection of rules.
        api_url: a MediaWiki action API; by default that of Wikimedia Commons.
        contact: an address of the operator (mail or page) for the User-Agent, as Wikimedia's policy asks.
        timeout: seconds that one call may spend on the network in all.
        offline: open no connection; only the lockfile answers.
        lockfile: path of a `licensecheck.lock`, or None.
        locked: only the lockfile may answer.
        cache: keep the wiki's answers for some days on disk. cache_dir: the folder for that; None for the user's own.
        fresh_days: age up to which the cache answers for a file that is there; by default 7. fresh_days_absent: the same
            for one that is not, and for look-ups; by default 1.
        progress: called with (stage, done, total) while a long call works.
    """

    def __init__(
        self,
        *,
        source: FactSource | None = None,
        policy: Policy | None = None,
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
        progress: Progress | None = None,
    ) -> None:
        self._given_source = source
        self._policy = policy or Policy()
        self._api_url = api_url
        self._contact = contact
        self._timeout = timeout
        self._offline = offline or locked
        self._lockfile = lockfile
        self._cache, self._cache_dir = cache, cache_dir
        self._fresh = (fresh_days, fresh_days_absent)
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
        from licensecheck.articles import credit_use

        if len(text) > LONGEST_CREDIT:
            params = (("length", str(len(text))), ("limit", str(LONGEST_CREDIT)))
            return self._report([], [Problem("<credit>", "credit.too-long", params)], 0)
        problems: list[Problem] = []
        picture = self._picture(image, problems)
        use, document = credit_use(text, format)
        pending = list(pending_of(use, document, file, picture, published=published))
        source = self._source()
        cases = self._finish(source, pending, problems)
        return self._report(cases, [*problems, *_notes(source)], 1)

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
        from licensecheck.articles import read_document

        return self._check([read_document("<text>", name, format or "markdown")])

    def check_paths(
        self,
        paths: Sequence[str],
        *,
        format: str | None = None,
        stdin: bytes | None = None,
        stdin_filename: str | None = None,
    ) -> Report:
        """Check files and folders; "-" stands for `stdin`, whose format `stdin_filename` tells.

        A folder is searched for documents that a reader knows, in the order of their names. What cannot be read is
        a problem of the report, never an exception.

        Raises:
            LockfileError: the lockfile cannot be read.
        """
        return self._check(self._documents(paths, format, stdin or b"", stdin_filename))

    def lock(self, paths: Sequence[str]) -> tuple[tuple[FileFacts, ...], tuple[Lookup, ...], tuple[Problem, ...]]:
        """Ask for everything that checking `paths` may ask for; return facts and lookups to write to a lockfile.

        All license witnesses of every file are read, so that a later mismatch can be judged without asking again. What
        could not be read from the wiki, or only in part, is a problem and is not among the facts. Where a credit differs from
        the record, the history of its file is read as well.
        """
        from licensecheck.evidence.refresh import is_read, unread, without_failed_history
        from licensecheck.evidence.source import knows_pictures

        source, problems = self._source(renew=True), list[Problem]()
        look = knows_pictures(source)
        pending = [p for d in self._documents(paths, None, b"", None) for p in _of_document(d, problems, look)]
        files, lookups, _ = judged(source, pending, self._policy, self._progress)
        files = source.confirm(files)
        problems.extend(unread((*files.values(), *lookups.values())))
        problems.extend(_notes(source))
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

        held = Lockfile.load(self._lockfile or FILENAME)
        source = self._source(renew=True, locked=False)
        done = refresh(held, source, self._progress)
        return done.replace(problems=(*done.problems, *_notes(source)))

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

    def _documents(
        self, paths: Sequence[str], format: str | None, stdin: bytes, stdin_filename: str | None
    ) -> Iterator[Document]:
        from licensecheck.articles import read_document, read_path
        from licensecheck.articles.walk import documents_under

        for path in paths:
            if path == "-":
                yield read_document(stdin_filename or "<stdin>", stdin, format)
                continue
            for name in documents_under(path):
                yield read_path(name, format)

    def _check(self, documents: Iterable[Document]) -> Report:
        from licensecheck.evidence.source import knows_pictures

        problems: list[Problem] = []
        cases: list[CheckedCase] = []
        pending: list[Pending] = []
        count, source = 0, self._source()
        look = knows_pictures(source)
        for document in documents:
            count += bool(document.text)
            pending.extend(_of_document(document, problems, look))
            if len(pending) >= WINDOW:
                cases.extend(self._finish(source, pending, problems))
                pending = []
        cases.extend(self._finish(source, pending, problems))
        return self._report(cases, [*problems, *_notes(source)], count)

    def _finish(self, source: FactSource, pending: Sequence[Pending], problems: list[Problem]) -> list[CheckedCase]:
        if not pending:
            return []
        files, lookups, cases = judged(source, pending, self._policy, self._progress)
        problems.extend(p for p in self._service_problems(source, files, lookups) if p not in problems)
        return checked(cases, pending)

    def _service_problems(
        self, source: FactSource, files: dict[str, FileFacts], lookups: dict[str, Lookup]
    ) -> list[Problem]:
        """One problem when the wiki was asked and nothing at all could be read from it, whatever is known from elsewhere."""
        from licensecheck.evidence.source import service_down

        if self._offline:
            return []
        failed, down = list(unavailable(files, lookups)), service_down(source)
        if not failed or not (len(failed) == len(files) + len(lookups) if down is None else down):
            return []
        _, reason, params = failed[0]
        return [Problem(self._api_url or "commons.wikimedia.org", reason, params)]

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

    def _report(self, cases: Sequence[CheckedCase], problems: Sequence[Problem], documents: int) -> Report:
        return Report(tuple(cases), tuple(problems), summary(cases, problems, documents))


def _notes(source: FactSource) -> list[Problem]:
    """What the sources say of themselves; nothing was left unread for it."""
    from licensecheck.evidence.source import notes_of

    return [Problem(path, message_id, params, incomplete=False) for path, message_id, params in notes_of(source)]


def _of_document(document: Document, problems: list[Problem], look: bool) -> Iterator[Pending]:
    problems.extend(document.problems)
    for use in document.uses:
        if not use.decorative or use.credit is not None:
            yield from pending_of(use, document, None, None, look=look)
