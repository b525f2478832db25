"""The field `file`: what became of the file that is meant."""

from __future__ import annotations

from licensecheck.judge._context import reason
from licensecheck.model import FileFacts, Reason, Span, Witness
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.model.facts import DOUBTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model.report import Verdict


def file_reasons(facts: FileFacts, by: str, span: Span | None) -> tuple[Reason, ...]:
    """Return the reasons for a file whose record was read; `facts.state` is anything but "unavailable".

    A deletion is told with its cause, for a file removed as a copyright violation is another matter than one out of scope.
    """
    if facts.state == "present":
        return _present(facts, by, span)
    witness = (Witness("info", "missing", facts.title, None, facts.read_at),)
    title = facts.asked or facts.title
    if (moved := _moved_away(facts, title, span)) is not None:
        return (moved,)
    if facts.state == "deleted":
        return (_deleted(facts, title, span),)
    return (reason(_GONE[facts.state], "contradicted", span, witness, title=title),)


_GONE = {"missing": "file.absent", "invalid": "file.invalid-title", "no-file": "file.no-file"}


def _present(facts: FileFacts, by: str, span: Span | None) -> tuple[Reason, ...]:
    read = Witness("imageinfo", "title", facts.title, facts.revision, facts.read_at)
    reasons = [reason("file.identified", "verified", span, (read,), title=facts.title, by=by)]
    if (gone := _moved_away(facts, facts.asked or facts.title, span)) is not None:
        reasons.append(gone)
    elif facts.redirected_from:
        moved = Witness("redirect", "redirects", facts.redirected_from[0], None, facts.read_at)
        old = facts.redirected_from[0]
        reasons.append(reason("file.redirected", "verified", span, (moved,), new=facts.title, old=old))
    if facts.non_free:
        flag = Witness("extmetadata", "NonFree", facts.title, facts.revision, facts.read_at)
        reasons.append(reason("file.non-free", "contradicted", span, (flag,), title=facts.title))
    return (*reasons, *_marks(facts, span))


def _marks(facts: FileFacts, span: Span | None) -> Iterator[Reason]:
    """What the page says against the file's staying, and against its license: of each the gravest. A backlog is no doubt."""
    for mark in facts.threats[:1]:
        params = {"title": facts.title, "kind": mark.kind, "name": mark.name}
        yield reason("file.nominated", "undecided", span, (mark.witness,), **params)
    doubts = sorted((m for m in facts.nominations if m.kind in DOUBTS), key=lambda m: DOUBTS.index(m.kind))
    for mark in doubts[:1]:
        verdict: Verdict = "verified" if mark.kind == "review-needed" else "undecided"
        params = {"title": facts.title, "kind": mark.kind, "name": mark.name}
        yield reason("file.evidence-weak", verdict, span, (mark.witness,), **params)


def _moved_away(facts: FileFacts, title: str, span: Span | None) -> Reason | None:
    """A file that was renamed without leaving a redirect: whatever leads to the old name leads nowhere."""
    log = facts.log
    if log is None or log.action != "move" or not log.target:
        return None
    witness = (Witness("log", "move", title, None, log.timestamp),)
    return reason("file.moved-away", "contradicted", span, witness, old=title, new=log.target, date=log.timestamp[:10])


def _deleted(facts: FileFacts, title: str, span: Span | None) -> Reason:
    log = facts.log
    date = log.timestamp[:10] if log else "–"
    comment = (log.comment if log else facts.deletion_reason)[:300] or "–"
    illegal = "yes" if log is not None and log.copyright else "no"
    witness = (Witness("log", "delete", facts.title, None, log.timestamp if log else facts.read_at),)
    return reason(
        "file.deleted", "contradicted", span, witness, title=title, date=date, comment=comment, copyright=illegal
    )
