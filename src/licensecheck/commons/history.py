"""What a file page and its file were before: which licenses the page named, and which bytes the file had, and when.

A license of Creative Commons cannot be taken back, so that a credit of an earlier day stays right when the page changes.
"""

from __future__ import annotations

from licensecheck.commons.answers import Merged, dicts, sendable
from licensecheck.commons.client import UnavailableError
from licensecheck.commons.read import flag, text_of, whole
from licensecheck.commons.titles import CUT
from licensecheck.commons.wikitext import license_ids
from licensecheck.model import FileHistory, FileVersion, PageRevision

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from licensecheck.commons.questions import Questions
    from licensecheck.commons.retry import Outcome

REVISIONS = 50
"""Revisions with their text in one answer: the API's limit without the bot right."""
VERSIONS = 50
MAX_PARTS = 4
"""Parts of one history that are fetched; a page with more than 200 revisions is not read to its beginning."""
QUESTION = {
    "prop": "imageinfo|revisions",
    "redirects": "1",
    "rvprop": "ids|timestamp|comment|content",
    "rvslots": "main",
    "rvlimit": str(REVISIONS),
    "iiprop": "timestamp|sha1|user",
    "iilimit": str(VERSIONS),
}


def read_history(questions: Questions, title: str) -> FileHistory:
    """Read earlier states of a page and its file: one request, more for pages with more than fifty revisions.

    Args:
        questions: to the file's wiki, which holds the page itself.
        title: final, with namespace.
    """
    name = sendable(title).sent
    if name is None:
        return _failed(CUT)
    parts: list[dict[str, Any]] = []
    step: dict[str, str] | None = {}
    for _ in range(MAX_PARTS):
        merged = Merged()
        try:
            step = merged.add(questions.client.ask("histories", {**QUESTION, "titles": name, **(step or {})}))
        except UnavailableError as error:
            return _failed(error.outcome)
        page = merged.pages.get(merged.follow(name)[0])
        if page is None or flag(page, "missing") or not page.get("revisions"):
            return _failed(CUT)
        parts.append(page)
        if step is None or "rvcontinue" not in step:
            step = None
            break
    revisions = tuple(_revisions([r for page in parts for r in dicts(page.get("revisions"))]))
    versions = tuple([_version(info) for info in dicts(parts[0].get("imageinfo"))])
    return FileHistory("answered", revisions, versions, complete=step is None, read_at=questions.now())


def _failed(outcome: Outcome) -> FileHistory:
    return FileHistory("unavailable", reason=outcome.reason, reason_params=outcome.params)


def _revisions(saved: list[dict[str, Any]]) -> Iterator[PageRevision]:
    """The states that name other licenses than the one before, newest first. `saved`: of the API, newest first."""
    found: list[PageRevision] = []
    for revision in reversed(saved):
        ids = _licenses(revision)
        if found and (found[-1].hidden, found[-1].licenses) == (ids is None, ids or ()):
            continue
        stamp, comment = text_of(revision.get("timestamp"), 40), text_of(revision.get("comment"), 500)
        if found:
            found[-1] = found[-1].replace(until=stamp)
        found.append(PageRevision(whole(revision.get("revid")), stamp, ids or (), ids is None, comment=comment))
    yield from reversed(found)


def _version(info: Mapping[str, Any]) -> FileVersion:
    return FileVersion(
        text_of(info.get("timestamp"), 40), text_of(info.get("sha1"), 40), text_of(info.get("user"), 255)
    )


def _licenses(revision: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The licenses that a revision's text names; None if the text is hidden or not there."""
    slots = revision.get("slots")
    main = slots.get("main") if isinstance(slots, dict) else None
    text = main.get("content", main.get("*")) if isinstance(main, dict) else None
    return license_ids(text) if isinstance(text, str) else None
