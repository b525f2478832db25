"""Which requests are tried again, and when: pure decisions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.commons.retry import (
    FIRST_WAIT,
    MAX_TRIES,
    SERVICE_KINDS,
    Outcome,
    api_outcome,
    next_wait,
    retry_after_seconds,
    status_outcome,
)
from licensecheck.messages import render

NOW = "2026-11-20T12:00:00Z"
KINDS = sorted({*FIRST_WAIT, *SERVICE_KINDS, "refused", "too-large", "too-long", "api-error"})


@pytest.mark.parametrize(
    ("kind", "retry_after", "tries", "remaining", "expected"),
    [
        pytest.param("timeout", None, 1, 30, 0.5, id="a time-out is tried again soon"),
        pytest.param("timeout", None, 3, 30, 2.0, id="the pause doubles"),
        pytest.param("timeout", None, 4, 30, None, id="four tries are enough"),
        pytest.param("maxlag", None, 1, 30, 5.0, id="maxlag waits five seconds where no header says more"),
        pytest.param("maxlag", 7.0, 1, 30, 7.0, id="maxlag waits as told"),
        pytest.param("rate-limited", 18.0, 1, 30, 18.0, id="429 waits as told"),
        pytest.param("rate-limited", 39.0, 1, 30, None, id="a wait beyond the deadline is not begun"),
        pytest.param("rate-limited", 0.0, 1, 30, 0.0, id="Retry-After: 0"),
        pytest.param("rate-limited", None, 1, 30, 5.0, id="429 without Retry-After"),
        pytest.param("server-error", None, 1, 1.0, None, id="no time left"),
        pytest.param("blocked", None, 1, 30, None, id="403 is never repeated"),
        pytest.param("blocked", 1.0, 1, 30, None, id="403 is not repeated even with Retry-After"),
        pytest.param("not-an-api", None, 1, 30, None, id="a web page is not repeated"),
        pytest.param("api-error", None, 1, 30, None, id="an error of the API is not repeated"),
    ],
)
def test_next_wait(kind: str, retry_after: float | None, tries: int, remaining: float, expected: float | None) -> None:
    assert next_wait(Outcome(kind, retry_after), tries, remaining) == expected


@given(
    st.sampled_from(KINDS),
    st.none() | st.floats(0, 1e5),
    st.integers(1, 10),
    st.floats(-10, 100),
)
def test_a_wait_always_fits_into_the_deadline(kind: str, after: float | None, tries: int, remaining: float) -> None:
    wait = next_wait(Outcome(kind, after), tries, remaining)
    assert wait is None or (0 <= wait < remaining and tries < MAX_TRIES)


@pytest.mark.parametrize(
    ("value", "date", "expected"),
    [
        pytest.param("18", None, 18.0, id="seconds"),
        pytest.param(" 0 ", None, 0.0, id="zero"),
        pytest.param("Fri, 20 Nov 2026 12:00:30 GMT", None, 30.0, id="date by our clock"),
        pytest.param(
            "Fri, 20 Nov 2026 09:00:30 GMT", "Fri, 20 Nov 2026 09:00:00 GMT", 30.0, id="date by the server's clock"
        ),
        pytest.param("Fri, 20 Nov 2026 11:00:00 GMT", None, 0.0, id="date in the past"),
        pytest.param("99999999999999999999", None, 86400.0, id="at most a day"),
        pytest.param("soon", None, None, id="words"),
        pytest.param("-5", None, None, id="negative"),
        pytest.param("", None, None, id="empty"),
        pytest.param(None, None, None, id="no header"),
        pytest.param("١٨", None, None, id="foreign digits"),
    ],
)
def test_both_forms_of_retry_after(value: str | None, date: str | None, expected: float | None) -> None:
    assert retry_after_seconds(value, date, NOW) == expected


@given(st.text(max_size=60), st.none() | st.text(max_size=60), st.text(max_size=30))
def test_no_header_upsets_the_reader(value: str, date: str | None, now: str) -> None:
    seconds = retry_after_seconds(value, date, now)
    assert seconds is None or 0 <= seconds <= 86400


@pytest.mark.parametrize(
    ("status", "lagged", "kind"),
    [
        (429, False, "rate-limited"),
        (500, False, "server-error"),
        (503, False, "server-error"),
        (503, True, "maxlag"),
        (200, True, "maxlag"),
        (403, False, "blocked"),
        (404, False, "refused"),
        (401, False, "refused"),
        (414, False, "too-long"),
    ],
)
def test_statuses(status: int, lagged: bool, kind: str) -> None:
    outcome = status_outcome(status, lagged, 3.0)
    assert outcome is not None
    assert outcome.kind == kind


def test_status_200_is_no_failure() -> None:
    assert status_outcome(200, False, None) is None


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        pytest.param(
            {"code": "maxlag", "info": "x"}, Outcome("maxlag", 5.0, (("code", "maxlag"), ("info", "x"))), id="maxlag"
        ),
        pytest.param(
            {"code": "ratelimited"}, Outcome("rate-limited", 5.0, (("code", "ratelimited"), ("info", ""))), id="rate"
        ),
        pytest.param(
            {"code": "internal_api_error_DBQueryError"},
            Outcome("server-error", 5.0, (("status", "internal_api_error_DBQueryError"),)),
            id="database",
        ),
        pytest.param(
            {"code": "readapidenied", "info": "no"},
            Outcome("api-error", None, (("code", "readapidenied"), ("info", "no"))),
            id="other",
        ),
        pytest.param({}, Outcome("api-error", None, (("code", "unknown"), ("info", ""))), id="empty"),
    ],
)
def test_errors_of_the_api(error: dict[str, object], expected: Outcome) -> None:
    assert api_outcome(error, 5.0) == expected


PARAMS = (
    ("seconds", "30"), ("host", "h"), ("detail", "d"), ("status", "403"), ("to", "t"), ("megabytes", "20"),
    ("found", "a web page"), ("code", "c"), ("info", "i"),
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_sentence(kind: str) -> None:
    assert "{" not in render(Outcome(kind).reason, PARAMS)
