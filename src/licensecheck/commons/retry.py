"""What came of one request, and whether it is worth another: pure decisions, no clock and no network."""

from __future__ import annotations

from licensecheck.model import Value

MAX_TRIES = 4
MIN_TRY_SECONDS = 0.05
"""A try that would have less time than this is not started."""
MAX_RETRY_AFTER = 86_400.0

FIRST_WAIT = {
    "timeout": 0.5,
    "connection": 0.5,
    "cut-answer": 0.5,
    "server-error": 1.0,
    "rate-limited": 5.0,
    "maxlag": 5.0,
}
"""Seconds before the second try, by kind, where the server names none; doubled each time. Other kinds are never repeated.

Five seconds for maxlag: https://www.mediawiki.org/wiki/Manual:Maxlag_parameter
"""

SERVICE_KINDS = frozenset(
    {"timeout", "connection", "tls", "server-error", "rate-limited", "maxlag", "blocked", "not-an-api", "redirect"}
)
"""Kinds that tell of the service itself, not of the titles asked: the next question would fare no better."""


class Outcome(Value):
    """A request that did not give an answer.

    kind: "timeout", "connection", "tls", "cut-answer", "rate-limited", "server-error", "maxlag", "blocked", "refused",
        "redirect", "too-large", "too-long", "not-an-api", "api-error".
    retry_after: seconds that the server asked us to wait, or None. params: for the message.
    """

    kind: str
    retry_after: float | None = None
    params: tuple[tuple[str, str], ...] = ()

    @property
    def reason(self) -> str:
        """The message id."""
        return f"unavailable.{self.kind}"


def next_wait(outcome: Outcome, tries: int, remaining: float) -> float | None:
    """Return the seconds to wait before the next try, or None to give up.

    Args:
        outcome: what came of the last try.
        tries: how many tries there were, 1 or more.
        remaining: seconds left of the deadline. A wait that does not fit into it is not begun.
    """
    first = FIRST_WAIT.get(outcome.kind)
    if first is None or tries >= MAX_TRIES:
        return None
    wait = first * 2 ** (tries - 1) if outcome.retry_after is None else outcome.retry_after
    return wait if wait + MIN_TRY_SECONDS < remaining else None


def retry_after_seconds(value: str | None, date: str | None, now: str) -> float | None:
    """Read a Retry-After header (RFC 9110, 10.2.3): seconds, or an HTTP date.

    Args:
        value: the header, or None.
        date: the answer's own Date header: a date is counted from there, so that our clock does not matter.
        now: ISO 8601 time in UTC, used where there is no Date header.

    Returns:
        Seconds, 0 or more and at most a day; None if there is no header or it says nothing readable.
    """
    text = (value or "").strip()
    if not text:
        return None
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), MAX_RETRY_AFTER)
    until, since = _http_date(text), _http_date(date or "")
    if since is None:
        since = _iso_date(now)
    if until is None or since is None:
        return None
    return min(max(until - since, 0.0), MAX_RETRY_AFTER)


def _http_date(text: str) -> float | None:
    from email.utils import mktime_tz, parsedate_tz

    parts = parsedate_tz(text)
    try:
        return None if parts is None else float(mktime_tz(parts))
    except (ValueError, OverflowError):
        return None


def _iso_date(text: str) -> float | None:
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def api_outcome(error: dict[str, object], retry_after: float | None = None) -> Outcome:
    """Say what an `error` object of the action API means.

    https://www.mediawiki.org/wiki/API:Errors_and_warnings
    """
    code, info = str(error.get("code") or "unknown"), str(error.get("info") or "")
    params = (("code", code[:80]), ("info", info[:300]))
    if code == "maxlag":
        return Outcome("maxlag", retry_after, params)
    if code in {"ratelimited", "too-many-requests"}:
        return Outcome("rate-limited", retry_after, params)
    if code.startswith("internal_api_error") or code == "readonly":
        return Outcome("server-error", retry_after, (("status", code[:80]),))
    if code in {"toomanyvalues", "request-too-large"}:
        return Outcome("too-long", None, params)
    return Outcome("api-error", None, params)


def status_outcome(status: int, lagged: bool, retry_after: float | None) -> Outcome | None:
    """Say what an HTTP status means; None for 200.

    Args:
        status: the status code.
        lagged: whether the answer has the header X-Database-Lag, which only maxlag sends.
        retry_after: seconds, or None.
    """
    params = (("status", str(status)),)
    if lagged:
        return Outcome("maxlag", retry_after, params)
    if status == 200:
        return None
    if status == 429:
        return Outcome("rate-limited", retry_after, params)
    if status >= 500:
        return Outcome("server-error", retry_after, params)
    return Outcome({403: "blocked", 413: "too-long", 414: "too-long"}.get(status, "refused"), None, params)
