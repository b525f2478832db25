"""Facts at rest: looking up in a full cache, opening it, and loading a large lockfile.

Goals: 100,000 facts in the cache: the median look-up of 50 titles at most 3 ms, opening (a new process has SQLite to load)
at most 20 ms; a lockfile of 10,000 files loads in at most 150 ms. These are times of this machine; beside each stands the same work
without us, measured in the same run: the bare query, an import of `sqlite3`, and `json.loads` of the lockfile's lines.

Usage: python benchmarks/bench_evidence.py [FACTS [FILES]]
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from licensecheck.evidence import Lockfile  # noqa: E402 - the package under src
from licensecheck.evidence.cache import BATCH, Cache  # noqa: E402
from licensecheck.model import (  # noqa: E402
    AuthorFact,
    DateFact,
    FileFacts,
    LicenseOffer,
    TextFact,
    Witness,
)

API = "https://commons.wikimedia.org/w/api.php"
NOW, AT = "2026-11-02T12:00:00Z", 1793620800.0
LOOK_UPS = 301
OPENING = """
import sys, time
sys.path.insert(0, sys.argv[1])
from licensecheck.evidence.cache import Cache
began = time.perf_counter()
{work}
print((time.perf_counter() - began) * 1000)
"""


def fact(number: int) -> FileFacts:
    """A file as Commons records most: two licenses, author, source, description and date, each with its witness."""
    title = f"File:Old bridge over the river at Ostrel, view {number:06} from the north bank.jpg"

    def witness(source: str, field: str) -> Witness:
        return Witness(source, field, title, 800_000_000 + number, NOW)

    name = f"Photographer Number {number % 9973}"
    return FileFacts(
        title=title,
        asked=title,
        state="present",
        repository="local",
        page_id=100_000_000 + number,
        revision=800_000_000 + number,
        read_at=NOW,
        page_url=f"https://commons.wikimedia.org/wiki/{title.replace(' ', '_')}",
        file_url=f"https://upload.wikimedia.org/wikipedia/commons/a/ab/{title[5:].replace(' ', '_')}",
        sha1=f"{number * 2654435761 % 2**160:040x}",
        size=4_000_000 + number,
        width=6000,
        height=4000,
        mime="image/jpeg",
        timestamp="2023-04-26T10:12:13Z",
        uploader=f"User {number % 9973}",
        licenses=(
            LicenseOffer(
                "CC-BY-SA-4.0",
                "CC BY-SA 4.0",
                witness("extmetadata", "LicenseShortName"),
                "https://creativecommons.org/licenses/by-sa/4.0",
            ),
            LicenseOffer("GFDL-1.2", "GFDL", witness("template", "GFDL")),
        ),
        settled=True,
        confirmed=True,
        author=AuthorFact(name, (name,), witness("extmetadata", "Artist"), links=(f"https://example.org/{number}",)),
        source=TextFact(
            "Own work", witness("extmetadata", "Credit"), html='<span class="int-own-work">Own work</span>'
        ),
        name=TextFact("Old bridge over the river at Ostrel", witness("extmetadata", "ObjectName")),
        date=DateFact("2023-04-25", "25 April 2023, 14:03", witness("extmetadata", "DateTimeOriginal")),
    )


def milliseconds(work: Callable[[], object]) -> float:
    """The time of one call."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def opening(work: str) -> float:
    """The median time of `work` in a new process that has loaded our module, of fifteen."""
    command = [sys.executable, "-c", OPENING.format(work=work), str(ROOT / "src")]
    runs = [float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(15)]
    return statistics.median(runs)


def look_ups(folder: str, count: int) -> tuple[float, float]:
    """The median times of looking up 50 titles at random, with us and as a bare query."""
    dice, cache = random.Random(3), Cache(API, folder, clock=lambda: AT)
    db = sqlite3.connect(cache.path)
    query = f"SELECT name, body FROM facts WHERE api = ? AND name IN ({', '.join('?' * BATCH)})"
    ours, bare = [], []
    for _ in range(LOOK_UPS):
        titles = [fact(number).asked for number in dice.sample(range(count), BATCH)]
        ours.append(milliseconds(lambda: cache.files(titles)))  # noqa: B023 - called at once
        bare.append(milliseconds(lambda: db.execute(query, (API, *titles)).fetchall()))  # noqa: B023
        assert len(cache.files(titles)) == BATCH
    db.close()
    cache.close()
    return statistics.median(ours), statistics.median(bare)


def line(name: str, ours: float, goal: float, beside: str, other: float) -> bool:
    """Print one figure; return whether it holds."""
    print(
        f"{name:44} {ours:7.2f} ms   goal {goal:5.0f} ms   {'ok' if ours <= goal else 'MISSED'}   ({beside}: {other:.2f} ms)"
    )
    return ours <= goal


def main(arguments: list[str]) -> int:
    """Print one line per figure; return 1 if one misses its goal."""
    facts, files = (int(word) for word in (arguments + ["100000", "10000"][len(arguments) :])[:2])
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(API, folder, clock=lambda: AT)
        took = 0.0
        for start in range(0, facts, 1000):
            batch = [fact(number) for number in range(start, min(start + 1000, facts))]
            took += milliseconds(lambda: cache.put(batch))  # noqa: B023 - called at once
        cache.close()
        size = os.path.getsize(cache.path) / 1_000_000
        print(f"{facts:,} facts stored: {took / facts * 1000:.0f} us each, {size:.0f} MB")
        median, bare = look_ups(folder, facts)
        good = line(f"look-up of {BATCH} titles, median of {LOOK_UPS}", median, 3, "bare query", bare)
        title = fact(1).asked
        opened = opening(f"assert Cache({API!r}, {folder!r}, clock=lambda: {AT}).files([{title!r}])")
        good &= line(
            "opening and a first look-up, new process", opened, 20, "import sqlite3", opening("import sqlite3")
        )

        path = os.path.join(folder, "licensecheck.lock")
        Lockfile.write(path, [fact(number) for number in range(files)])
        loads = [milliseconds(lambda: Lockfile.load(path)) for _ in range(15)]
        text = Path(path).read_text(encoding="utf-8").splitlines()
        parsed = [milliseconds(lambda: [json.loads(x) for x in text]) for _ in range(5)]
        size = os.path.getsize(path) / 1_000_000
        good &= line(
            f"lockfile of {files:,} files ({size:.0f} MB)",
            statistics.median(loads),
            150,
            "json.loads of its lines",
            statistics.median(parsed),
        )
    return not good


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
