"""Why a title is missing: deleted, moved, or never there. Read from the wiki's public log."""

from __future__ import annotations

from licensecheck.commons.read import flag, text_of
from licensecheck.model import LogEntry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LOG_LIMIT = 50
COPYRIGHT = (
    r"copy\s?vio|copyright\s*(?:violation|infring|ed\b|problem|holder)|com:l\b|com:cv\b|commons:licensing|csd#?\s?f[123]\b"
    r"|\bf[123]\b|fair.?use|non.?free|(?:no|missing|without)\s+(?:evidence of )?(?:permission|licen[cs]e|source)"
    r"|urheberrechtsverletzung|violation (?:du|de) (?:droit|copyright)|\bdmca\b|not free|unfree"
)
NOT_COPYRIGHT = r"(?:not|no)\s+(?:a\s+)?(?:copy\s?vio|copyright)"


def log_params(title: str) -> dict[str, str]:
    """The question for the log entries of one title, newest first."""
    return {
        "list": "logevents",
        "letitle": title,
        "leprop": "ids|title|type|timestamp|comment|details",
        "lelimit": str(LOG_LIMIT),
    }


def read_log(answer: dict[str, Any]) -> LogEntry | None:
    """Return what happened last to a missing title: the newest deletion or move; None if there was none.

    Uploads and restorations do not count: the title is missing all the same. Where the newest entry is the deletion of a
    left-over redirect, the move before it decides.
    """
    events = [event for event in answer["query"].get("logevents") or [] if isinstance(event, dict)]
    found = [entry for event in events if (entry := _entry(event)) is not None]
    found.sort(key=lambda entry: entry.timestamp, reverse=True)
    if (
        len(found) > 1
        and found[0].action == "delete"
        and "redirect" in found[0].comment.lower()
        and not found[0].copyright
    ):
        return next((entry for entry in found if entry.action == "move"), found[0])
    return found[0] if found else None


def _entry(event: dict[str, Any]) -> LogEntry | None:
    kind, action = event.get("type"), event.get("action")
    comment = "" if flag(event, "commenthidden") else text_of(event.get("comment"), 1000)
    timestamp = text_of(event.get("timestamp"), 40)
    if kind == "delete" and action == "delete":
        return LogEntry("delete", timestamp, comment, is_copyright(comment))
    if kind == "move" and action in {"move", "move_redir"}:
        params = event.get("params")
        target = text_of((params if isinstance(params, dict) else event).get("target_title"), 300)
        return LogEntry("move", timestamp, comment, target=target) if target else None
    return None


def is_copyright(comment: str) -> bool:
    """Whether a deletion comment gives copyright as the reason.

    "Per deletion request" does not say so: the reason stands on another page, which is not read.
    """
    import re

    if re.search(NOT_COPYRIGHT, comment, re.IGNORECASE):
        return False
    return re.search(COPYRIGHT, comment, re.IGNORECASE) is not None
