"""What changed about one file between two readings of its record. Pure."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING, Value
from licensecheck.model.facts import FileFacts, Lookup

if TYPE_CHECKING:
    from typing import Any

REMOVED_COPYRIGHT, REMOVED, RENAMED = "removed-copyright", "removed", "renamed"
OVERWRITTEN, LICENSE, NOMINATED = "overwritten", "license", "nominated"
NOMINATION_OVER, RESTORED, RECORD, REREAD, LOOKUP = "nomination-over", "restored", "record", "reread", "lookup"

KINDS = (
    REMOVED_COPYRIGHT,
    REMOVED,
    RENAMED,
    OVERWRITTEN,
    LICENSE,
    NOMINATED,
    NOMINATION_OVER,
    RESTORED,
    RECORD,
    REREAD,
    LOOKUP,
)
"""What can have changed, the gravest first. "reread": the page is as it was, but what it says was read differently."""

_COVERS = {
    OVERWRITTEN: ("sha1", "size", "width", "height", "mime", "timestamp", "uploader", "file_url", "history"),
    RENAMED: ("title", "redirected_from", "page_url", "file_url", "page_id", "log"),
    LICENSE: ("licenses", "settled", "unread", "confirmed", "attribution_required", "copyright_status", "history"),
    NOMINATED: ("deletion_reason", "nominations"),
    NOMINATION_OVER: ("deletion_reason", "nominations"),
}
"""The fields that a kind of change speaks for."""


class Change(Value):
    """One change. kind: see `KINDS`. name: the title or key in the lockfile. params: for its sentence.

    before, after: the records, both files or both look-ups.
    """

    kind: str
    name: str
    before: FileFacts | Lookup
    after: FileFacts | Lookup
    params: tuple[tuple[str, str], ...] = ()


def says_something_new(before: FileFacts, after: FileFacts) -> bool:
    """Say whether two records differ in more than revision and time of reading."""
    return bool(_differing(before, after))


def changes_of(before: FileFacts, after: FileFacts) -> list[Change]:
    """Return what changed, the gravest first; nothing if only revision and time of reading did.

    Args:
        before: the record of the lockfile.
        after: the record read now; an answer, not "unavailable".
    """
    differing = _differing(before, after)
    if not differing:
        return []
    found = _kinds(before, after)
    covered = {field for kind in found for field in _COVERS.get(kind, differing)}
    rest = [field for field in differing if field not in covered]
    if rest:
        same_page = before.title == after.title and before.revision == after.revision is not None
        found.append(REREAD if same_page else RECORD)
    return [Change(kind, before.asked, before, after, _params(kind, before, after, rest)) for kind in found]


def _is_marked(facts: FileFacts) -> bool:
    """Say whether the page says that the file may be deleted soon."""
    return bool(facts.threats or facts.deletion_reason)


def _is_newly_marked(before: FileFacts, after: FileFacts) -> bool:
    new = {mark.kind for mark in after.threats} - {mark.kind for mark in before.threats}
    return _is_marked(after) and (not _is_marked(before) or bool(before.threats and new))


def _marks(facts: FileFacts) -> str:
    """The words of the marks on the page."""
    return facts.deletion_reason or ", ".join(dict.fromkeys(mark.name for mark in facts.threats))


def _kinds(before: FileFacts, after: FileFacts) -> list[str]:
    was, is_ = before.state == "present", after.state == "present"
    if was and not is_:
        return [REMOVED_COPYRIGHT if is_copyright_removal(after) else REMOVED]
    if not was:
        return [RESTORED] if is_ else []
    same_page = before.title == after.title and before.revision == after.revision is not None
    checks = {
        RENAMED: before.title != after.title,
        OVERWRITTEN: bool(before.sha1 and after.sha1) and before.sha1 != after.sha1,
        LICENSE: not same_page and {x.id for x in before.licenses} != {x.id for x in after.licenses},
        NOMINATED: _is_newly_marked(before, after),
        NOMINATION_OVER: _is_marked(before) and not _is_marked(after),
    }
    return [kind for kind, applies in checks.items() if applies]


def is_copyright_removal(facts: FileFacts) -> bool:
    """Say whether the log gives copyright as the reason why a file was deleted."""
    return facts.state == "deleted" and facts.log is not None and facts.log.copyright


def _differing(before: FileFacts, after: FileFacts) -> list[str]:
    """The fields that say something else."""
    return [f for f in before._fields if f != "asked" and _said(f, getattr(before, f)) != _said(f, getattr(after, f))]


def _said(field: str, item: Any) -> Any:
    """A field without what was read when and in which revision, of which page: no more than what it says."""
    if field in ("read_at", "revision", "page"):
        return None
    if isinstance(item, Value):
        return [_said(f, getattr(item, f)) for f in item._fields]
    return [_said("", x) for x in item] if isinstance(item, tuple) else item


def _params(kind: str, before: FileFacts, after: FileFacts, rest: list[str]) -> tuple[tuple[str, str], ...]:
    log = after.log
    table = {
        REMOVED_COPYRIGHT: {"date": log.timestamp[:10] if log else "", "comment": log.comment if log else ""},
        REMOVED: {"date": log.timestamp[:10] if log else "", "comment": log.comment if log else ""},
        RENAMED: {"new": after.title, "url": after.page_url},
        OVERWRITTEN: {"date": after.timestamp[:10], "old": before.sha1, "new": after.sha1},
        LICENSE: {"old": licenses_of(before), "new": licenses_of(after)},
        NOMINATED: {"reason": _marks(after)},
        RECORD: {"fields": ", ".join(field.replace("_", " ") for field in rest)},
        REREAD: {"fields": ", ".join(field.replace("_", " ") for field in rest), "revision": str(after.revision)},
    }
    return tuple(table.get(kind, {}).items())


def licenses_of(facts: FileFacts) -> str:
    """Return the ids of all licenses on offer, "" where none was understood."""
    return ", ".join(sorted({offer.id for offer in facts.licenses}))
