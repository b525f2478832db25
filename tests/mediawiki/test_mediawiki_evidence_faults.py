"""Every fault on the line to a real MediaWiki: right facts, or "unavailable" with the reason. Never a wrong fact."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from commons.fault_proxy import (
    FaultProxy,
    Request,
    cut_json,
    drip,
    edited,
    forward,
    passthrough,
    silence,
    stall_body,
    status,
)
from commons.fault_tables import LASTING, PASSING
from licensecheck.commons import CommonsSource, RequestCounts
from licensecheck.messages import render
from licensecheck.model import FileFacts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from commons.fault_proxy import Fault
    from mediawiki.plugin import ApiLog

    Make = Callable[..., CommonsSource]

NOW = "2026-11-20T12:00:00Z"
DOVE, GONE, OPEN = "File:Dovecote.jpg", "File:Never there.jpg", "File:Structured quarrel.jpg"
BULK = [f"File:Bulk {n:03d}.jpg" for n in range(1, 51)]


@pytest.fixture
def proxy(api_log: ApiLog) -> Iterator[FaultProxy]:
    with through(api_log.api_url) as running:
        yield running


def through(api_url: str) -> FaultProxy:
    """Return a proxy before a real wiki; its `path` is that of the API."""
    parts = urlsplit(api_url)
    running = FaultProxy(forward(str(parts.hostname), parts.port or 80))
    running.path = parts.path  # type: ignore[attr-defined]
    return running


def make(proxy: FaultProxy, slept: list[float] | None = None, timeout: float = 20.0) -> CommonsSource:
    url = f"http://127.0.0.1:{proxy.port}{proxy.path}"  # type: ignore[attr-defined]
    pauses = [] if slept is None else slept
    return CommonsSource(api_url=url, contact="t@example.org", timeout=timeout, sleep=pauses.append, now=lambda: NOW)


@pytest.mark.parametrize("name", PASSING)
def test_a_fault_that_passes_costs_one_more_try(name: str, proxy: FaultProxy) -> None:
    fault, pauses = PASSING[name]
    proxy.script = [fault, passthrough]
    slept: list[float] = []
    source = make(proxy, slept)
    found = source.files([DOVE, GONE])
    assert [found[title].state for title in (DOVE, GONE)] == ["present", "missing"]
    assert [offer.id for offer in found[DOVE].licenses] == ["CC0-1.0"]
    assert (slept, source.failures) == (pauses, ())
    assert (source.counts.first_answers, source.counts.retries) == (1, 1)


@pytest.mark.parametrize("name", LASTING)
def test_a_fault_that_lasts_is_a_reason(name: str, proxy: FaultProxy) -> None:
    fault, reason = LASTING[name]
    proxy.script = [fault]
    for facts in make(proxy).files([DOVE, GONE]).values():
        assert (facts.state, facts.reason, facts.licenses) == ("unavailable", reason, ())
        assert "{" not in render(facts.reason or "", facts.reason_params)


STAGES = {"log": 1, "templates": 2, "structured data": 3}


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("name", LASTING)
def test_a_fault_in_a_later_question_makes_no_fact_wrong(name: str, stage: str, proxy: FaultProxy) -> None:
    """Three questions follow the first answer of these titles: what was read stands, and nothing is settled by halves."""
    fault, _ = LASTING[name]
    proxy.script = [passthrough] * STAGES[stage] + [fault]
    found = make(proxy).files([DOVE, GONE, OPEN])
    quarrel = found[OPEN]
    assert (found[DOVE].state, found[DOVE].settled) == ("present", True)
    assert found[GONE].state == ("unavailable" if stage == "log" else "missing")
    assert quarrel.state == "present"
    assert {o.id for o in quarrel.licenses} <= {"CC-BY-SA-4.0", "GFDL-1.2-or-later", "CC-BY-4.0"}
    if stage != "structured data":
        assert (quarrel.settled, quarrel.confirmed) == (False, False)
    assert not quarrel.structured


@pytest.mark.parametrize("name", LASTING)
def test_a_fault_before_a_mismatch_is_confirmed_settles_nothing(name: str, proxy: FaultProxy) -> None:
    source = make(proxy)
    found = source.files(["File:Side by side.jpg"])
    proxy.script = [passthrough, LASTING[name][0]]
    facts = source.confirm(found)["File:Side by side.jpg"]
    assert (facts.state, facts.settled, facts.structured) == ("present", False, False)


@pytest.mark.parametrize("name", LASTING)
def test_look_ups_and_histories_give_reasons_too(name: str, proxy: FaultProxy) -> None:
    fault, reason = LASTING[name]
    proxy.script = [fault]
    for key in ("pageid:1", "sha1:" + "0" * 40, "search:words"):
        answer = make(proxy).lookups([key])[key]
        assert (answer.state, answer.reason, answer.candidates) == ("unavailable", reason, ())
    known = FileFacts(DOVE, DOVE, "present", repository="local")
    history = make(proxy).histories({DOVE: known})[DOVE].history
    assert history is not None
    assert (history.state, history.reason, history.revisions) == ("unavailable", reason, ())


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(silence(5), id="silence"),
        pytest.param(stall_body(5), id="body stalls"),
        pytest.param(drip(0.05), id="body drips"),
        pytest.param(drip(0.05, headers=True), id="headers drip"),
    ],
)
def test_a_slow_line_costs_one_deadline(fault: Fault, proxy: FaultProxy) -> None:
    proxy.script = [fault]
    source = make(proxy, timeout=0.5)
    begun = time.monotonic()
    found = source.files([*BULK, DOVE, GONE])
    assert {(f.state, f.reason) for f in found.values()} == {("unavailable", "unavailable.timeout")}
    assert time.monotonic() - begun < 3
    assert source.service_down


def test_a_drip_that_ends_in_time_is_read(proxy: FaultProxy) -> None:
    proxy.script = [drip(0.0, 200), passthrough]
    assert make(proxy).files([DOVE])[DOVE].settled


def test_json_cut_at_every_tenth_byte(proxy: FaultProxy) -> None:
    """One true answer, cut again and again: no length of it is taken for an answer."""
    answers: list[bytes] = []
    upstream = proxy.answer

    def once(request: Request) -> bytes:
        if not answers:
            answers.append(upstream(request))
        return answers[0]

    proxy.answer = once
    assert make(proxy).files([DOVE])[DOVE].state == "present"
    size = len(answers[0].partition(b"\r\n\r\n")[2])
    assert size > 1000
    states = set()
    for length in range(0, size, 10):
        proxy.script = [cut_json(length / size)]
        facts = make(proxy).files([DOVE])[DOVE]
        states.add((facts.state, facts.licenses))
    assert states == {("unavailable", ())}


# -- answers that are whole, and not to the question ----------------------------------------------------------------


def pages(data: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = data["query"]["pages"]
    return found


def surplus(limit: int) -> Fault:
    """Leave out the titles above a limit, with the warning of a MediaWiki."""

    def change(data: dict[str, Any]) -> None:
        if len(pages(data)) > limit:
            kept = sorted(pages(data), key=lambda page: str(page["title"]))[:limit]
            text = f'Too many values supplied for parameter "titles". The limit is {limit}.'
            data["query"]["pages"], data["warnings"] = kept, {"main": {"warnings": text}}

    return edited(change)


def test_titles_that_are_dropped_are_asked_again(proxy: FaultProxy) -> None:
    proxy.script = [surplus(20)]
    source = make(proxy)
    assert {f.state for f in source.files(BULK).values()} == {"present"}
    assert source.counts == RequestCounts(first_answers=3)


def test_titles_that_are_left_out_without_a_word_are_not_missing(proxy: FaultProxy) -> None:
    proxy.script = [edited(lambda data: pages(data).pop())]
    found = make(proxy).files(BULK)
    states = [(f.state, f.reason) for f in found.values() if f.state != "present"]
    assert states == [("unavailable", "unavailable.cut-answer")]


def test_an_answer_to_another_question_is_no_answer(proxy: FaultProxy) -> None:
    """A cache that mixes up its entries: true facts of another file are not taken for this one's."""
    upstream = proxy.answer

    def mixed_up(request: Request) -> bytes:
        head = "\r\n".join(request.lines).replace("Dovecote", "Heron+in+flight")
        return upstream(Request(head.encode("latin-1"), request.body))

    proxy.answer = mixed_up
    facts = make(proxy).files([DOVE])[DOVE]
    assert (facts.state, facts.reason, facts.licenses) == ("unavailable", "unavailable.cut-answer", ())


def test_titles_twice_in_question_and_answer(proxy: FaultProxy) -> None:
    proxy.script = [edited(lambda data: pages(data).extend(pages(data)[:]))]
    source = make(proxy)
    found = source.files([DOVE, "File:Dovecote.jpg", "file:dovecote.jpg", DOVE])
    assert {f.title for f in found.values()} == {DOVE}
    assert {len(f.licenses) for f in found.values()} == {1}
    assert source.counts == RequestCounts(first_answers=1)


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_an_answer_in_many_parts_that_breaks_off(fails_at: int, api_log: ApiLog) -> None:
    """Pages whose part did not come are listed in each part, without file information: unavailable, not missing."""
    with through(api_log.with_switches(maxResultSize=9000)) as proxy:
        proxy.script = [passthrough] * fails_at + [status(403)]
        found = make(proxy).files(BULK)
    states = {(f.state, f.reason) for f in found.values()}
    assert states == {("present", None), ("unavailable", "unavailable.blocked")}
    assert all(f.licenses for f in found.values() if f.state == "present")


def test_an_answer_in_many_parts_with_a_fault_in_each(api_log: ApiLog) -> None:
    with through(api_log.with_switches(maxResultSize=9000)) as proxy:
        proxy.script = [step for _ in range(12) for step in (status(503), passthrough)]
        source = make(proxy)
        found = source.files(BULK)
    assert {(f.state, f.settled) for f in found.values()} == {("present", True)}
    assert source.counts.retries == source.counts.first_answers + source.counts.continuations


def test_a_wiki_that_loses_its_files_is_doubted(proxy: FaultProxy) -> None:
    """Everything missing, and then a web page where the wiki should tell of itself: nothing is concluded."""

    def lose(data: dict[str, Any]) -> None:
        data["query"]["pages"] = [{"ns": 6, "title": p["title"], "missing": True} for p in pages(data)]

    proxy.script = [edited(lose), status(200)]
    found = make(proxy).files(BULK)
    assert {(f.state, f.reason) for f in found.values()} == {("unavailable", "unavailable.not-an-api")}


def test_all_missing_on_a_sound_wiki_is_missing(proxy: FaultProxy, api_log: ApiLog) -> None:
    source = make(proxy)
    found = source.files([GONE, "File:Nor there.jpg"])
    assert {f.state for f in found.values()} == {"missing"}
    assert source.counts == RequestCounts(first_answers=1, logs=2, canaries=1)
    assert [r.params.get("meta") for r in api_log()] == [None, "siteinfo", None, None]


def test_a_fault_changes_no_fact(proxy: FaultProxy) -> None:
    """The same facts as without it, down to the last field."""
    truth = make(proxy).files([OPEN])[OPEN]
    for name, (fault, _) in PASSING.items():
        proxy.script = [fault, passthrough]
        assert make(proxy).files([OPEN])[OPEN] == truth, name
