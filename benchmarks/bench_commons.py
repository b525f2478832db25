"""What asking a wiki costs: requests, counted by the wiki's own log, and time beside a bare loop of the same requests.

Against the MediaWiki of the tests on loopback (`tests/mediawiki/server.py`), which is built and started if need be. Goals:
files of any number N cost ceil(N/50) first answers and nothing else where these settle everything; 2,000 files take at most
1.15 times as long as `requests` needs to fetch the same answers and read their JSON.
"""

from __future__ import annotations

import itertools
import math
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import requests

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from licensecheck.commons import CommonsSource
from mediawiki.plan import BULK
from mediawiki.plugin import ApiLog
from mediawiki.server import Shared, UnavailableError, root

if TYPE_CHECKING:
    from licensecheck.commons import RequestCounts

FILES, GOAL, ROUNDS = 2_000, 1.15, 5
SIZES = (1, 50, 51, 500, FILES)
MIXED = """Windmill at Harn|Rye field at Harn|Etched stirrup|Dovecote|Engraving of the old port|Bell tower of Ostrel
Heron in flight|Fishing fleet 1904|Map of the canals|Wheat harvest|Crest of Velmora FC|No license at all|Two hands
No metadata|Structured ferry|Structured quarrel|Structured police|Cape Orra|Brick kiln|Poster of the fair|Never there"""
"""Files of every kind: several licenses, none, no author, moved, deleted, never there."""


def titles(number: int) -> list[str]:
    """Return so many titles that all differ, fifty different files in each fifty.

    The wiki holds a few more than a hundred plain files; other spellings of the namespace make more titles of them.
    """
    names = [f"Bulk {n:03d}.jpg" for n in range(1, BULK + 1)]
    spellings = ("".join(c) for c in itertools.product(*[(x.upper(), x) for x in "file"]))
    found = [f"{prefix}:{name}" for prefix in spellings for name in names]
    assert len(found) >= number
    return found[:number]


def asked(log: ApiLog, names: list[str]) -> tuple[RequestCounts, dict[str, int], set[str]]:
    """Ask for files; return our counts, the wiki's, and the states of the facts."""
    log.mark()
    source = CommonsSource(api_url=log.api_url, contact="bench@example.org")
    found = source.files(names)
    return source.counts, log.kinds(), {facts.state for facts in found.values()}


def count(log: ApiLog) -> bool:
    """Print the table of requests; return whether each count is the least there can be."""
    print("files   first answers  others   least   one request for each image")
    good = True
    for number in SIZES:
        _, seen, states = asked(log, titles(number))
        others = sum(seen.values()) - seen.get("first", 0)
        least = math.ceil(number / 50)
        good = good and (seen.get("first"), others, states) == (least, 0, {"present"})
        print(f"{number:5} {seen.get('first', 0):12} {others:8} {least:8} {number:10}")
    names = [f"File:{name}.jpg" for name in MIXED.replace("\n", "|").split("|")]
    counts, seen, _ = asked(log, names)
    print(f"a mix of {len(names)} files of every kind: {sum(seen.values())} requests, by purpose:")
    print("  " + ", ".join(f"{getattr(counts, field)} {field}" for field in counts._fields if getattr(counts, field)))
    second = sum(len(request.titles) for request in log() if request.kind == "second")
    print(f"  the first answer left the license of {second} of them open: templates and categories were read for these")
    good = good and counts.second_batches == 1 and counts.structured <= 2
    return good and sum(seen.values()) == sum(getattr(counts, f) for f in counts._fields)


def bare(url: str, queries: list[dict[str, str]]) -> float:
    """Return the seconds that `requests` alone needs for the same questions, their JSON read."""
    with requests.Session() as session:
        begun = time.perf_counter()
        for query in queries:
            answer: dict[str, Any] = session.get(url, params=query, timeout=60).json()
            assert "query" in answer
        return time.perf_counter() - begun


def ours(url: str, names: list[str]) -> float:
    """Return the seconds that we need for the facts of the same files."""
    source = CommonsSource(api_url=url, contact="bench@example.org")
    begun = time.perf_counter()
    found = source.files(names)
    seconds = time.perf_counter() - begun
    assert all(facts.state == "present" for facts in found.values())
    return seconds


def clock(log: ApiLog) -> bool:
    """Print our time beside that of the bare loop, both in turn; return whether the goal is met."""
    names = titles(FILES)
    ours(log.api_url, names[:50])
    log.mark()
    ours(log.api_url, names)
    queries = [request.params for request in log()]
    pairs = []
    for number in range(ROUNDS):
        our = ours(log.api_url, names) if number % 2 else 0.0
        base = bare(log.api_url, queries)
        pairs.append((base, our or ours(log.api_url, names)))
    ratio = statistics.median(our / base for base, our in pairs)
    base, our = (statistics.median(side) for side in zip(*pairs, strict=True))
    verdict = "ok" if ratio <= GOAL else "MISSED"
    print(f"{FILES} files, {len(queries)} requests: bare loop {base:.2f} s, ours {our:.2f} s")
    print(f"ratio {ratio:.3f}   goal {GOAL}   {verdict}")
    return ratio <= GOAL


def main() -> int:
    """Print both tables; return 1 if a goal is missed or no wiki can be had."""
    shared = Shared(root())
    try:
        wiki = shared.acquire()
    except UnavailableError as error:
        print(f"NOT MEASURED: {error}")
        return 1
    try:
        good = [count(ApiLog(wiki, f"count-{time.time_ns()}")), clock(ApiLog(wiki, f"clock-{time.time_ns()}"))]
    finally:
        shared.release()
    return int(not all(good))


if __name__ == "__main__":
    sys.exit(main())
