"""No minute sees more requests than the pace allows, and no host more than three at a time."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commons.fault_proxy import passthrough, status
from licensecheck.commons import CommonsSource, Pace, RequestCounts
from licensecheck.commons.client import ApiClient
from licensecheck.commons.pace import IDENTIFIED, UNIDENTIFIED, Door, checked_pace, default_pace, door_to, is_loopback
from licensecheck.commons.questions import CANARY
from licensecheck.messages import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from commons.fake_wiki import FakeWiki
    from commons.fault_proxy import FaultProxy

    Make = Callable[..., CommonsSource]


class Time:
    """A clock that only sleeping moves on."""

    def __init__(self) -> None:
        self.now = 0.0

    def clock(self) -> float:
        """Seconds slept so far."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Move on."""
        self.now += seconds


def sent(pace: Pace, requests: int, each: float = 0.0) -> list[float]:
    """The times of so many requests that take `each` seconds."""
    time_ = Time()
    door, out = Door(time_.clock, time_.sleep), []
    for _ in range(requests):
        door.enter(pace)
        out.append(time_.now)
        time_.now += each
        door.leave()
    return out


def test_a_burst_and_then_the_pace() -> None:
    assert sent(Pace(10, 10), 12) == [0.0] * 10 + [60.0] * 2
    assert sent(Pace(10, 2), 6) == [0.0, 0.0, 12.0, 12.0, 24.0, 24.0]
    assert sent(Pace(60, 1), 4) == [0.0, 1.0, 2.0, 3.0]


def test_slow_answers_cost_no_further_wait() -> None:
    assert sent(Pace(60, 1), 4, each=1.5) == [0.0, 1.5, 3.0, 4.5]


@given(
    per_minute=st.integers(1, 300),
    burst=st.integers(1, 300),
    each=st.floats(0, 5),
    requests=st.integers(1, 120),
)
def test_no_minute_sees_more_than_the_pace(per_minute: int, burst: int, each: float, requests: int) -> None:
    times = sent(checked_pace(Pace(per_minute, burst)), requests, each)
    for begin in times:
        assert sum(begin <= t < begin + 59.999 for t in times) <= per_minute


@pytest.mark.parametrize("pace", [Pace(0), Pace(-1), Pace(10, 0), Pace(10, 10, 0), Pace(10, 10, 4)])
def test_what_is_no_pace(pace: Pace) -> None:
    with pytest.raises(ValueError, match=r"a pace needs|may be in flight"):
        CommonsSource(pace=pace)


HOSTS = {
    "commons.wikimedia.org": False,
    "127.0.0.1:8080": True,
    "127.0.0.1": True,
    "localhost:80": True,
    "[::1]:80": True,
    "127.example.org": False,
    "localhost.example.org": False,
    "[2001:db8::1]:80": False,
}


@pytest.mark.parametrize("host", HOSTS)
def test_loopback(host: str) -> None:
    assert is_loopback(host) is HOSTS[host]
    assert default_pace(host, True) == (None if HOSTS[host] else IDENTIFIED)


def client(
    contact: str | None, pace: Pace | None = None, url: str = "https://commons.wikimedia.org/w/api.php"
) -> ApiClient:
    return ApiClient(url, contact=contact, sleep=time.sleep, clock=time.monotonic, now=lambda: "", pace=pace)


def test_the_contact_sets_the_pace() -> None:
    assert client(None).pace == client("  ").pace == UNIDENTIFIED == Pace(10, 10, 1)
    assert client("me@example.org").pace == IDENTIFIED == Pace(200, 10, 1)
    assert client("me@example.org", Pace(30, 5, 2)).pace == Pace(30, 5, 2)


def test_sources_of_one_process_share_the_pace_of_a_host() -> None:
    def door(host: str) -> Door:
        return door_to(host, time.monotonic, time.sleep)

    assert door("a.example.org") is door("a.example.org")
    assert door("a.example.org") is not door("b.example.org")


def test_loopback_is_paced_when_asked_to(wiki: FakeWiki, proxy: FaultProxy) -> None:
    time_ = Time()
    wiki.add(*[f"{n}.jpg" for n in range(200)])
    events: list[str] = []
    source = CommonsSource(
        api_url=proxy.url,
        clock=time_.clock,
        sleep=time_.sleep,
        pace=Pace(6, 1),
        on_event=lambda name, data: events.append(f"{name} {data['seconds']}") if name == "pace" else None,
    )
    found = source.files([f"File:{n}.jpg" for n in range(200)])
    assert {f.state for f in found.values()} == {"present"}
    assert (time_.now, events) == (30.0, ["pace 10"] * 3)
    ((notice, params),) = source.notices
    assert (notice, dict(params)) == ("pace.no-contact", {"rate": "6", "seconds": "30"})
    assert "30 seconds" in render(notice, params)


def test_waiting_for_the_pace_is_not_held_against_the_wiki(wiki: FakeWiki, proxy: FaultProxy) -> None:
    """The deadline is for the wiki's answer; a retry takes a token too."""
    time_ = Time()
    wiki.add("A.jpg")
    proxy.script = [status(503), status(503), passthrough]
    source = CommonsSource(
        api_url=proxy.url, timeout=10, clock=time_.clock, sleep=time_.sleep, pace=Pace(2, 1), contact="me@example.org"
    )
    assert source.files(["File:A.jpg"])["File:A.jpg"].state == "present"
    assert time_.now == 60.0
    assert source.notices == ()


@pytest.mark.parametrize("in_flight", [1, 3])
def test_no_more_in_flight_than_allowed(in_flight: int) -> None:
    door, pace = Door(time.monotonic, time.sleep), Pace(100_000, 1000, in_flight)
    flying, most, lock = [0], [0], threading.Lock()

    def fly() -> None:
        for _ in range(5):
            door.enter(pace)
            with lock:
                flying[0] += 1
                most[0] = max(most[0], flying[0])
            time.sleep(0.002)
            with lock:
                flying[0] -= 1
            door.leave()

    threads = [threading.Thread(target=fly) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most[0] == in_flight


def test_an_interrupted_wait_gives_the_flight_back() -> None:
    def interrupt(seconds: float) -> None:
        raise KeyboardInterrupt

    door, pace = Door(lambda: 0.0, interrupt), Pace(1, 1)
    door.enter(pace)
    door.leave()
    with pytest.raises(KeyboardInterrupt):
        door.enter(pace)
    assert door._flights == 0


# -- the canary ---------------------------------------------------------------------------------------------------


def test_a_wiki_that_misses_everything_is_asked_about_itself(wiki: FakeWiki, source: CommonsSource) -> None:
    found = source.files(["File:A.jpg", "File:B.jpg"])
    assert {f.state for f in found.values()} == {"missing"}
    assert [q.get("meta") for q in wiki.questions] == [None, "siteinfo", None, None]
    assert source.counts == RequestCounts(first_answers=1, logs=2, canaries=1)
    source.files(["File:C.jpg", "File:D.jpg"])
    assert source.counts.canaries == 1


def test_a_broken_wiki_misses_nothing(wiki: FakeWiki, source: CommonsSource) -> None:
    """What answers like a wiki but does not know what it is: its "missing" is not passed on."""
    wiki.generator = "Something else"
    found = source.files(["File:A.jpg", "File:B.jpg"])
    assert {(f.state, f.reason) for f in found.values()} == {("unavailable", "unavailable.not-sound")}
    facts = found["File:A.jpg"]
    assert facts.reason
    assert "{" not in render(facts.reason, facts.reason_params)
    assert source.counts.logs == 0


def test_one_found_file_is_proof_enough(wiki: FakeWiki, source: CommonsSource) -> None:
    wiki.add("There.jpg")
    source.files(["File:There.jpg", "File:A.jpg", "File:B.jpg"])
    source.files(["File:C.jpg"])
    assert source.counts.canaries == 0
    source.files(["File:D.jpg", "File:E.jpg"])
    assert source.counts.canaries == 1


def test_a_canary_that_cannot_be_asked_settles_nothing(proxy: FaultProxy, source: CommonsSource) -> None:
    proxy.script = [passthrough, status(403)]
    assert source.files(["File:A.jpg"])["File:A.jpg"].reason == "unavailable.blocked"


@pytest.mark.parametrize("there", [True, False], ids=["Commons", "no Commons"])
def test_commons_is_asked_for_a_file_that_it_must_have(there: bool, wiki: FakeWiki, source: CommonsSource) -> None:
    """The canary of Commons is a picture; a copy of the wiki without it is not believed."""
    source._client.host = "commons.wikimedia.org"
    source._client._site = None
    host = source.api_url.split("/")[2]
    source._client._connect().host = host
    if there:
        wiki.add(CANARY.removeprefix("File:"))
    states = {f.state for f in source.files(["File:A.jpg", "File:B.jpg"]).values()}
    assert states == ({"missing"} if there else {"unavailable"})
    assert wiki.questions[1]["titles"] == CANARY
