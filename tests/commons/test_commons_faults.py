"""Whatever the line or the service does: right facts, or "unavailable" with the reason. Never a wrong fact, never "missing"."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from commons.fault_proxy import (
    Request,
    body,
    cut_json,
    drip,
    passthrough,
    redirect,
    silence,
    stall_body,
    status,
)
from commons.fault_tables import LASTING, PASSING
from licensecheck.commons import CommonsSource, RequestCounts
from licensecheck.messages import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from commons.fake_wiki import FakeWiki
    from commons.fault_proxy import Fault, FaultProxy

    Make = Callable[..., CommonsSource]

TITLES = ("File:One.jpg", "File:Two.jpg", "File:Gone.jpg")


@pytest.fixture(autouse=True)
def _files(wiki: FakeWiki) -> None:
    wiki.add("One.jpg", "Two.jpg")


@pytest.mark.parametrize("name", PASSING)
def test_a_fault_that_passes_costs_one_more_try(
    name: str, proxy: FaultProxy, source: CommonsSource, slept: list[float]
) -> None:
    fault, pauses = PASSING[name]
    proxy.script = [fault, passthrough]
    found = source.files(TITLES)
    assert [found[title].state for title in TITLES] == ["present", "present", "missing"]
    assert found["File:One.jpg"].licenses[0].id == "CC-BY-4.0"
    assert slept == pauses
    assert source.counts == RequestCounts(first_answers=1, logs=1, retries=1)
    assert source.failures == ()


@pytest.mark.parametrize("name", LASTING)
def test_a_fault_that_lasts_is_a_reason(name: str, proxy: FaultProxy, source: CommonsSource) -> None:
    fault, reason = LASTING[name]
    proxy.script = [fault]
    found = source.files(TITLES)
    assert list(found) == list(TITLES)
    for facts in found.values():
        assert (facts.state, facts.reason, facts.licenses) == ("unavailable", reason, ())
        assert facts.reason
        assert "{" not in render(facts.reason, facts.reason_params)


@pytest.mark.parametrize("name", LASTING)
@pytest.mark.parametrize("key", ["pageid:1", "sha1:" + "0" * 40, "search:words"])
def test_look_ups_give_the_same_reasons(name: str, key: str, proxy: FaultProxy, source: CommonsSource) -> None:
    """Above all: an answer that does not speak of it is not "nothing found"."""
    fault, reason = LASTING[name]
    proxy.script = [fault]
    answer = source.lookups([key])[key]
    assert (answer.state, answer.reason, answer.candidates) == ("unavailable", reason, ())


def test_json_cut_at_every_tenth_byte(wiki: FakeWiki, proxy: FaultProxy, make_source: Make) -> None:
    size = len(wiki(Request(b"GET /?prop=imageinfo&titles=File:One.jpg HTTP/1.1", b"")).partition(b"\r\n\r\n")[2])
    states = set()
    for length in range(0, size, 10):
        proxy.script = [cut_json(length / size)]
        states.add(make_source(proxy.url).files(["File:One.jpg"])["File:One.jpg"].state)
    assert states == {"unavailable"}


def test_a_page_without_a_file_is_believed_only_in_a_whole_answer(proxy: FaultProxy, source: CommonsSource) -> None:
    proxy.script = [body('{"query":{"pages":[{"pageid":3,"ns":6,"title":"File:One.jpg"}]}}')]
    assert source.files(["File:One.jpg"])["File:One.jpg"].reason == "unavailable.cut-answer"


def test_a_long_retry_after_is_kept_by_later_questions(proxy: FaultProxy) -> None:
    clock = [0.0]
    proxy.script = [status(429, {"Retry-After": "3600"}), passthrough]
    source = CommonsSource(api_url=proxy.url, sleep=lambda _: None, clock=lambda: clock[0])
    states = []
    for seconds in (0.0, 3599.0, 3601.0):
        clock[0] = seconds
        states.append(source.files(["File:One.jpg"])["File:One.jpg"].state)
    assert states == ["unavailable", "unavailable", "present"]


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(silence(5), id="silence"),
        pytest.param(stall_body(5), id="body stalls"),
        pytest.param(drip(0.05), id="body drips"),
        pytest.param(drip(0.05, headers=True), id="headers drip"),
    ],
)
def test_a_slow_service_costs_no_more_than_the_deadline(fault: Fault, proxy: FaultProxy, make_source: Make) -> None:
    """Each batch of fifty is asked for only until the service proves dead: 200 titles cost one deadline, not four."""
    proxy.script = [fault]
    source = make_source(proxy.url, timeout=0.4)
    begun = time.monotonic()
    found = source.files([f"File:{n}.jpg" for n in range(200)])
    looked = source.lookups(["search:a b", "pageid:5"])
    spent = time.monotonic() - begun
    assert {(f.state, f.reason) for f in found.values()} == {("unavailable", "unavailable.timeout")}
    assert {answer.reason for answer in looked.values()} == {"unavailable.timeout"}
    assert spent < 3
    assert source.service_down
    assert source.counts.first_answers == 1


def test_no_thread_stays_behind(proxy: FaultProxy, make_source: Make) -> None:
    proxy.script = [drip(0.05)]
    make_source(proxy.url, timeout=0.2).files(["File:One.jpg"])
    deadline = time.monotonic() + 3
    while _requests_running() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _requests_running()


def _requests_running() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "licensecheck-request"]


def test_an_answer_too_large_is_not_read(proxy: FaultProxy, source: CommonsSource) -> None:
    source._client._max_body = 1000
    assert source.files(["File:One.jpg"])["File:One.jpg"].reason == "unavailable.too-large"


def test_too_large_answers_are_asked_for_in_halves(wiki: FakeWiki, proxy: FaultProxy, source: CommonsSource) -> None:
    source._client._max_body = 2000
    found = source.files(TITLES)
    assert [found[title].state for title in TITLES] == ["present", "present", "missing"]
    assert source.counts.first_answers > 1


def test_gzip_is_asked_for_and_a_bomb_is_bounded(proxy: FaultProxy, source: CommonsSource) -> None:
    import gzip

    bomb = gzip.compress(b" " * 30_000_000)
    proxy.script = [body(bomb, {"Content-Encoding": "gzip"})]
    assert source.files(["File:One.jpg"])["File:One.jpg"].reason == "unavailable.too-large"
    assert proxy.seen[0].headers["accept-encoding"] == "gzip"


def test_a_dead_service_is_asked_again_after_a_minute(proxy: FaultProxy) -> None:
    """A long-running program recovers; a short one is not held up twice."""
    clock = [0.0]
    proxy.script = [status(403), passthrough]
    source = CommonsSource(api_url=proxy.url, sleep=lambda _: None, clock=lambda: clock[0])
    states = []
    for seconds in (0.0, 59.0, 61.0):
        clock[0] = seconds
        states.append(source.files(["File:One.jpg"])["File:One.jpg"].state)
    assert states == ["unavailable", "unavailable", "present"]
    assert len(proxy.seen) == 2
    assert not source.service_down


def test_nobody_listens(make_source: Make) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    source = make_source(f"http://127.0.0.1:{port}/w/api.php")
    facts = source.files(["File:One.jpg"])["File:One.jpg"]
    detail = (("host", f"127.0.0.1:{port}"), ("detail", "it refused the connection"))
    assert (facts.state, facts.reason, facts.reason_params) == ("unavailable", "unavailable.connection", detail)
    assert source.failures == (("unavailable.connection", detail),)
    assert source.service_down


def test_a_redirect_on_the_same_host_is_followed(wiki: FakeWiki, proxy: FaultProxy, source: CommonsSource) -> None:
    proxy.script = [redirect("/other/api.php?titles=File:One.jpg&prop=imageinfo"), passthrough]
    assert source.files(["File:One.jpg"])["File:One.jpg"].state == "present"


def test_part_of_a_continued_answer_is_not_the_whole(wiki: FakeWiki, proxy: FaultProxy, source: CommonsSource) -> None:
    """The line breaks between the parts: what was read stands, what was not is unavailable, nothing is missing a file."""
    wiki.part = 1
    proxy.script = [passthrough, status(403)]
    found = source.files(["File:One.jpg", "File:Two.jpg"])
    assert sorted((f.state, f.reason) for f in found.values()) == [
        ("present", None),
        ("unavailable", "unavailable.blocked"),
    ]


def test_a_missing_title_whose_log_cannot_be_read_is_unavailable(proxy: FaultProxy, source: CommonsSource) -> None:
    proxy.script = [passthrough, status(403)]
    found = source.files(TITLES)
    assert [found[t].state for t in TITLES] == ["present", "present", "unavailable"]
    assert found["File:Gone.jpg"].reason == "unavailable.blocked"


def test_templates_that_cannot_be_read_settle_nothing(wiki: FakeWiki, proxy: FaultProxy, source: CommonsSource) -> None:
    wiki.add("Old.jpg", LicenseShortName="Public domain", License="pd", LicenseUrl="", UsageTerms="Public domain")
    proxy.script = [passthrough, status(403)]
    facts = source.files(["File:Old.jpg"])["File:Old.jpg"]
    assert (facts.state, facts.settled, facts.confirmed) == ("present", False, False)
    assert [offer.id for offer in facts.licenses] == ["LicenseRef-PD"]


def test_titles_that_the_wiki_drops_are_asked_again(wiki: FakeWiki, proxy: FaultProxy, source: CommonsSource) -> None:
    """A wiki with a lower limit answers the first titles and warns; the others are not missing."""
    wiki.add(*[f"{n}.jpg" for n in range(20)])
    wiki.limit = 8
    found = source.files([f"File:{n}.jpg" for n in range(20)])
    assert {facts.state for facts in found.values()} == {"present"}
    assert source.counts.first_answers == 3


def test_a_continuation_that_goes_in_circles_ends(proxy: FaultProxy, source: CommonsSource) -> None:
    proxy.script = [body('{"continue":{"iicontinue":"x","continue":"||"},"query":{"pages":[]}}')]
    assert source.files(["File:One.jpg"])["File:One.jpg"].reason == "unavailable.cut-answer"
    assert len(proxy.seen) <= 3
