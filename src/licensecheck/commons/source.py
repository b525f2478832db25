"""The fact source: titles and keys in, an answer for each of them out, whatever the service does."""

from __future__ import annotations

import time

from licensecheck.commons.answers import batches, sendable
from licensecheck.commons.client import DEFAULT_API_URL, ApiClient, RequestCounts, UnavailableError
from licensecheck.commons.logs import log_params, read_log
from licensecheck.commons.questions import Questions
from licensecheck.commons.read import Source
from licensecheck.commons.titles import (
    CUT,
    confirmable,
    invalid_facts,
    is_answered,
    names_author,
    page_names,
    title_facts,
    unavailable_facts,
)
from licensecheck.commons.witnesses import read_second
from licensecheck.model import FileFacts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import TypedDict

    import requests

    from licensecheck.commons.answers import Merged
    from licensecheck.commons.entities import Entities
    from licensecheck.commons.pace import Pace
    from licensecheck.commons.retry import Outcome
    from licensecheck.model import Lookup

    class Options(TypedDict, total=False):
        """What a source may be told beside the address of its wiki; see `CommonsSource`."""

        contact: str | None
        timeout: float
        session: requests.Session | None
        sleep: Callable[[float], None]
        clock: Callable[[], float]
        now: Callable[[], str]
        on_event: Callable[[str, Mapping[str, str]], None] | None
        pace: Pace | None


FIRST = {
    "prop": "imageinfo|info",
    "iiprop": "url|size|mime|sha1|timestamp|user|canonicaltitle|extmetadata",
    "iiextmetadatalanguage": "en",
    "redirects": "1",
}
SECOND = {"prop": "templates|categories", "tlnamespace": "10", "tllimit": "max", "cllimit": "max"}
MAX_MOVES = 5


def utc_now() -> str:
    """The time in UTC, ISO 8601, whole seconds."""
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class CommonsSource:
    """Asks Wikimedia Commons, or another MediaWiki, about files.

    Never raises for trouble with the service: each title and key gets an answer, with state "unavailable" and a reason
    where nothing could be read. Not for several threads at once.

    Args:
        api_url: address of an action API, ending in "/api.php".
        contact: mail address or page of whoever runs the program, for the User-Agent.
        timeout: seconds that one question may take with all its tries. A service that fails as a whole is not asked again
            for a minute, so that it costs one time-out in all.
        session: a `requests.Session` to use; one is made otherwise.
        sleep, clock: for tests. now: gives the time in UTC as an ISO 8601 string, for `read_at`.
        on_event: called with "ask", "retry", "pace", "canary" or "failure" and details.
        pace: how fast the wiki's host is asked, by all sources of this process together. By default 10 requests a minute
            until the contact is set, 200 with it, never more than one in flight; no limit on loopback.

    Raises:
        ApiUrlError: `api_url` cannot be one (a ValueError, with `message_id` and `params`).
        ValueError: `contact` holds a line break or another control character, or `pace` is none.
    """

    def __init__(
        self,
        *,
        api_url: str = DEFAULT_API_URL,
        contact: str | None = None,
        timeout: float = 30.0,
        session: requests.Session | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], str] = utc_now,
        on_event: Callable[[str, Mapping[str, str]], None] | None = None,
        pace: Pace | None = None,
    ) -> None:
        self._now = now
        self._client = ApiClient(
            api_url,
            contact=contact,
            timeout=timeout,
            session=session,
            sleep=sleep,
            clock=clock,
            now=now,
            on_event=on_event,
            pace=pace,
        )
        self._questions = Questions(self._client, clock, now)
        self._entities: Entities | None = None
        self._base = f"{self._client.scheme}://{self._client.host}/"

    @property
    def api_url(self) -> str:
        """The API that is asked."""
        return self._client.api_url

    @property
    def counts(self) -> RequestCounts:
        """The requests sent so far, by purpose."""
        return self._client.counts

    @property
    def failures(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """Each distinct reason, with its parameters, for which a question got no answer."""
        return tuple([(outcome.reason, outcome.params) for outcome in self._client.failures])

    @property
    def answers(self) -> int:
        """How many questions were answered."""
        return self._client.answers

    @property
    def service_down(self) -> bool:
        """Whether questions were asked and nothing at all could be read."""
        return bool(self._client.failures) and not self._client.answers

    @property
    def notices(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """What the operator could change, as message ids with parameters: that the contact would make it faster."""
        client = self._client
        if client.identified or client.pace is None or client.paced_seconds < 1:
            return ()
        return (
            ("pace.no-contact", (("rate", f"{client.pace.per_minute:g}"), ("seconds", f"{client.paced_seconds:.0f}"))),
        )

    def files(self, titles: Sequence[str]) -> dict[str, FileFacts]:
        """Read the facts of files, 50 to a question.

        Args:
            titles: with namespace ("File:X.jpg"); duplicates cost nothing.

        Returns:
            Facts by title as asked. Titles that are missing are looked up in the log; a file that was moved without a
            redirect is followed (`log` says so). Templates and categories are read where the first answer does not
            settle the license, structured data where license or author are not settled after that.
        """
        wanted = {title.asked: title.sent for title in map(sendable, titles)}
        found = {asked: invalid_facts(asked) for asked, sent in wanted.items() if sent is None}
        sent = self._first([s for s in wanted.values() if s is not None])
        for asked, name in wanted.items():
            if name is not None:
                found[asked] = sent[name].replace(asked=asked)
        found |= self._explain_missing({a: f for a, f in found.items() if f.state == "missing"})
        free = {a: f for a, f in found.items() if f.state == "present" and not f.non_free}
        free |= self._read_pages({a: f for a, f in free.items() if not f.settled})
        found |= free | self._read_entities({a: f for a, f in free.items() if not f.settled or not names_author(f)})
        return {title: found[title] for title in titles}

    def confirm(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Read templates, categories and structured data of the given files, whatever the first answer said.

        Args:
            files: facts by any key. Files that are not present, not stored on this wiki, or confirmed are returned as
                they are.

        Returns:
            Facts by the same keys, with all licenses on offer. Where the service fails they stay as they are, not settled.
        """
        wanted = {k: f for k, f in files.items() if confirmable(f)}
        read = self._read_entities(self._read_pages(wanted))
        return {**files, **{k: f if f.structured else f.replace(settled=False) for k, f in read.items()}}

    def _read_entities(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Add what structured data says."""
        if self._entities is None:
            from licensecheck.commons.entities import Entities

            self._entities = Entities(self._questions)
        return self._entities.read(files)

    def _read_pages(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Second batches: add what templates and categories say."""
        out = dict(files)
        open_ones = {k: f for k, f in files.items() if confirmable(f)}
        for batch in batches([f.title for f in open_ones.values()]):
            merged, failure = self._questions.continued("second_batches", {**SECOND, "titles": "|".join(batch)})
            read_at = self._now()
            for key, facts in open_ones.items():
                if facts.title in batch:
                    page = merged.pages.get(merged.follow(facts.title)[0])
                    names = [page_names(page, kind) for kind in ("templates", "categories")]
                    whole = page is not None and merged.complete and failure is None
                    out[key] = read_second(facts, *names, complete=whole, read_at=read_at)
        return out

    def lookups(self, keys: Sequence[str]) -> dict[str, Lookup]:
        """Look up files by page id, SHA-1 or words.

        Args:
            keys: "pageid:123", "sha1:<40 hex digits>", "search:<words>".

        Returns:
            What was found, by key. "answered" without candidates means: asked, nothing found.
        """
        from licensecheck.commons.lookup import look_up

        return look_up(self._questions, keys)

    def histories(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Read earlier states of the given files and their pages: a request for each, for the API tells of one page at a time.

        Args:
            files: facts by any key. Files that are not present, not stored on this wiki, or have their history are
                returned as they are.

        Returns:
            Facts by the same keys with `history`; that is "unavailable" where it could not be read.
        """
        from licensecheck.commons.history import read_history

        out, found = dict(files), {}
        for key, facts in files.items():
            if facts.state == "present" and facts.repository == "local" and not is_answered(facts.history):
                if facts.title not in found:
                    found[facts.title] = read_history(self._questions, facts.title)
                out[key] = facts.replace(history=found[facts.title])
        return out

    # -- questions ------------------------------------------------------------------------------------------------

    def _first(self, titles: Iterable[str]) -> dict[str, FileFacts]:
        """First answers, by title as sent; what an answer left over is asked again when the last one came."""
        found: dict[str, FileFacts] = {}
        lots, left, doubtful = batches(titles), [], []
        answers = self._questions.in_turn("first_answers", [{**FIRST, "titles": "|".join(batch)} for batch in lots])
        for batch, (merged, failure) in zip(lots, answers, strict=True):
            facts, again = self._read_first(batch, merged, failure)
            found |= facts
            left.extend(again)
            if not again:
                doubtful.append(facts)
        for facts in doubtful:
            found |= self._believed(facts)
        for batch in left:
            found |= self._first(batch)
        return found

    def _read_first(
        self, batch: list[str], merged: Merged, failure: Outcome | None
    ) -> tuple[dict[str, FileFacts], list[list[str]]]:
        """The facts in a first answer, and what must be asked again: halves of a lot too large, titles that were dropped."""
        source = Source(self._base, self._now())
        if len(batch) > 1 and failure is not None and failure.kind in {"too-long", "too-large"} and not merged.pages:
            middle = len(batch) // 2
            return {}, [batch[:middle], batch[middle:]]
        found, lost = {}, []
        for title in batch:
            facts = title_facts(merged, title, source, failure)
            found[title] = facts
            if merged.dropped and facts.reason == CUT.reason:
                lost.append(title)
        return found, [lost] if lost and len(lost) < len(batch) else []

    def _believed(self, found: dict[str, FileFacts]) -> dict[str, FileFacts]:
        """The facts of one answer; where it misses every title, only if the wiki proves sound."""
        states = {facts.state for facts in found.values()}
        if "present" in states:
            self._questions.found_something()
        if states != {"missing"}:
            return found
        doubt = self._questions.doubt(len(found))
        return found if doubt is None else {title: unavailable_facts(title, doubt) for title in found}

    def _explain_missing(self, missing: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Say of each missing title what the log says; follow moves, asking for all new titles at once."""
        found: dict[str, FileFacts] = {}
        pending = dict(missing)
        for _ in range(MAX_MOVES):
            if not pending:
                break
            logged = {facts.title: self._log(facts) for facts in {f.title: f for f in pending.values()}.values()}
            for asked, facts in pending.items():
                found[asked] = logged[facts.title].replace(asked=asked, redirected_from=facts.redirected_from)
            moved = {a: f for a, f in found.items() if a in pending and f.log is not None and f.log.action == "move"}
            pending = {}
            targets = {a: sendable(f.log.target or "").sent for a, f in moved.items() if f.log is not None}
            answers = self._first([t for t in targets.values() if t is not None])
            for asked, old in moved.items():
                new = answers.get(targets[asked] or "")
                if new is None:
                    continue
                passed = (*old.redirected_from, old.title, *new.redirected_from)
                found[asked] = new.replace(asked=asked, redirected_from=tuple(dict.fromkeys(passed)), log=old.log)
                if new.state == "missing":
                    pending[asked] = found[asked]
        return found

    def _log(self, facts: FileFacts) -> FileFacts:
        """A missing title with what the log says: "deleted", "missing" (no log), or unavailable if the log is."""
        try:
            answer = self._client.ask("logs", log_params(facts.title))
        except UnavailableError as error:
            return facts.replace(state="unavailable", reason=error.outcome.reason, reason_params=error.outcome.params)
        events = answer["query"].get("logevents")
        if not isinstance(events, list) or (not events and "continue" in answer):
            return facts.replace(state="unavailable", reason=CUT.reason)
        entry = read_log(answer)
        if entry is None:
            return facts
        return facts.replace(state="deleted" if entry.action == "delete" else "missing", log=entry)
