"""Manners, seen from the wiki: its log shows the pace, one request at a time, fifty titles in each."""

from __future__ import annotations

import threading
from itertools import pairwise
from typing import TYPE_CHECKING

from licensecheck.commons import CommonsSource, Pace

if TYPE_CHECKING:
    from mediawiki.plugin import ApiLog

BULK = [f"File:Bulk {n:03d}.jpg" for n in range(1, 133)]


def test_the_pace_holds_in_the_log_of_the_wiki(api_log: ApiLog) -> None:
    """Two at once, 120 a minute: no more than two in a second."""
    source = CommonsSource(api_url=api_log.api_url, contact="t@example.org", pace=Pace(120, 2))
    for title in BULK[:6]:
        source.files([title])
    times = [request.time for request in api_log()]
    assert len(times) == 6
    assert min(late - early for early, late in zip(times, times[2:], strict=False)) > 0.7


def test_sources_of_several_threads_share_the_pace_of_their_wiki(api_log: ApiLog) -> None:
    pace = Pace(120, 1)
    sources = [CommonsSource(api_url=api_log.api_url, contact="t@example.org", pace=pace) for _ in range(4)]
    threads = [
        threading.Thread(target=source.files, args=([title],)) for source, title in zip(sources, BULK, strict=False)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = [request.time for request in api_log()]
    assert len(times) == 4
    assert min(late - early for early, late in pairwise(times)) > 0.3


def test_no_question_has_more_than_fifty_titles(api_log: ApiLog) -> None:
    CommonsSource(api_url=api_log.api_url, contact="t@example.org").files(BULK)
    assert sorted(len(request.titles) for request in api_log()) == [32, 50, 50]
    assert {request.agent.partition(" (")[2].partition(")")[0] for request in api_log()} == {"t@example.org"}
