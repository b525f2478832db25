"""What held on a day: the licenses of the page and the bytes of the file, then and now.

A license of Creative Commons cannot be taken back, so that a credit of that day stays right when the page changes.
"""

from __future__ import annotations

from licensecheck.commons.answers import Merged, sendable
from licensecheck.commons.client import UnavailableError
from licensecheck.commons.read import flag, text_of, whole
from licensecheck.commons.retry import Outcome
from licensecheck.commons.titles import CUT
from licensecheck.commons.wikitext import license_ids
from licensecheck.model import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from licensecheck.commons.questions import Questions

VERSIONS = 50
REVISION = {"rvprop": "ids|timestamp|content", "rvslots": "main"}


class FileHistory(Value):
    """What the file page said on a day, and what it says now.

    title: the final title. since: the moment asked for, ISO 8601 in UTC. state: "answered"; "missing" (no such file now);
        "elsewhere" (the wiki only shows the file of another one, which has the page); "unavailable" (`reason` says why: nothing below is known).
    then, now: ids of the licenses that the page's text names; None where that revision is hidden. then_at, now_at: when
        these revisions were saved, ISO 8601; `then_at` is "" if the page did not exist yet. then_revision, now_revision:
        their ids.
    sha1_then: of the file's bytes on that day, hex; "" if unknown or hidden, or there was no file yet.
    overwritten: when newer versions of the file were uploaded since, oldest first; at most 50.
    """

    title: str
    since: str
    state: str
    then: tuple[str, ...] | None = None
    now: tuple[str, ...] | None = None
    then_at: str = ""
    now_at: str = ""
    then_revision: int | None = None
    now_revision: int | None = None
    sha1_then: str = ""
    overwritten: tuple[str, ...] = ()
    reason: str | None = None
    reason_params: tuple[tuple[str, str], ...] = ()
    read_at: str = ""

    @property
    def license_changed(self) -> bool | None:
        """Whether the page names other licenses now than then; None if that cannot be told."""
        if self.state != "answered" or not self.then_at or self.then is None or self.now is None:
            return None
        return set(self.then) != set(self.now)


def moment(since: str) -> str:
    """Return the moment that a date ends, or the moment given, as MediaWiki takes it ("2023-04-25T23:59:59Z").

    Args:
        since: "2023-04-25" or an ISO 8601 time; without a zone it is UTC.

    Raises:
        ValueError: it is neither.
    """
    from datetime import UTC, datetime, time

    found = datetime.fromisoformat(since)
    if len(since) == 10:
        found = datetime.combine(found.date(), time(23, 59, 59))
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_history(questions: Questions, title: str, since: str) -> FileHistory:
    """Ask what held on a day: one request, and a second one if the page was saved since.

    Args:
        questions: to the file's wiki.
        title: with namespace; a redirect is followed.
        since: as for `moment`.

    Raises:
        ValueError: `since` is no date.
    """
    since, name = moment(since), sendable(title).sent
    if name is None:
        return _failed(
            title, since, Outcome("invalid-title", None, (("title", title[:300]), ("why", "no wiki allows it")))
        )
    params = {"titles": name, "redirects": "1", "prop": "info|imageinfo|revisions", **REVISION}
    versions = {"iiprop": "timestamp|sha1", "iilimit": str(VERSIONS)}
    old = {"rvlimit": "1", "rvdir": "older", "rvstart": since}
    try:
        page, title = _page(questions.client.ask("histories", {**params, **versions, **old}), name)
        if page is not None and _revision(page).get("revid") == page.get("lastrevid"):
            now: dict[str, Any] | None = _revision(page)
        elif page is not None and "missing" not in page:
            current = {"titles": title, "prop": "revisions", **REVISION}
            newest, _ = _page(questions.client.ask("histories", current), title)
            now = _revision(newest) if newest else None
        else:
            now = {}
    except UnavailableError as error:
        return _failed(title, since, error.outcome)
    if page is None or now is None:
        return _failed(title, since, CUT)
    if flag(page, "missing") or not page.get("imageinfo"):
        state = "elsewhere" if flag(page, "known") and page.get("imageinfo") else "missing"
        return FileHistory(title, since, state, read_at=questions.now())
    return _told(FileHistory(title, since, "answered", read_at=questions.now()), page, now)


def _failed(title: str, since: str, outcome: Outcome) -> FileHistory:
    return FileHistory(title, since, "unavailable", reason=outcome.reason, reason_params=outcome.params)


def _told(history: FileHistory, page: Mapping[str, Any], now: Mapping[str, Any]) -> FileHistory:
    then = _revision(page)
    infos = [info for info in page["imageinfo"] if isinstance(info, dict)]
    stamps = [(text_of(info.get("timestamp"), 40), text_of(info.get("sha1"), 40)) for info in infos]
    before = [sha1 for stamp, sha1 in stamps if stamp and stamp <= history.since]
    # The first upload after the day overwrites nothing.
    later = [stamp for stamp, _ in stamps if stamp > history.since]
    return history.replace(
        then=_licenses(then) if then else (),
        now=_licenses(now),
        then_at=text_of(then.get("timestamp"), 40),
        now_at=text_of(now.get("timestamp"), 40),
        then_revision=whole(then.get("revid")) or None,
        now_revision=whole(now.get("revid")) or None,
        sha1_then=before[0] if before else "",
        overwritten=tuple(sorted(later if before else sorted(later)[1:])),
    )


def _page(answer: Mapping[str, Any], name: str) -> tuple[dict[str, Any] | None, str]:
    """The page that answers for a title, and its final title."""
    merged = Merged()
    merged.add(dict(answer))
    title, _ = merged.follow(name)
    return merged.pages.get(title), title


def _revision(page: Mapping[str, Any]) -> dict[str, Any]:
    found = page.get("revisions")
    return found[0] if isinstance(found, list) and found and isinstance(found[0], dict) else {}


def _licenses(revision: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The licenses that a revision's text names; None if the text is hidden or not there."""
    slots = revision.get("slots")
    main = slots.get("main") if isinstance(slots, dict) else None
    text = main.get("content", main.get("*")) if isinstance(main, dict) else None
    return license_ids(text) if isinstance(text, str) else None
