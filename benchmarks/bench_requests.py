"""What checking articles costs in requests, counted by the server, beside what asking for each picture would cost.

A mix of credits as a magazine may have them: 55 % link the file page, 20 % have only the address of the picture, 20 % name only
author and license, 5 % have only the picture beside the article; 70 % of them are distinct, 2 % are of files that are gone. The
least that this can cost: a request for fifty distinct files, one for each file that is gone (the log tells of one title), one for
each distinct search and one for each distinct picture. A second run with cache or lockfile asks nothing.

The mix of 240 runs against the MediaWiki of the tests, as many as it holds files for; that of 1,000 against a make-believe wiki.
Pace and flights: what the server sees of a source that may ask 120 times a minute, ten at once, one in flight.
"""

from __future__ import annotations

import hashlib
import math
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from commons.fake_wiki import FakeWiki
from commons.fault_proxy import FaultProxy, forward
from licensecheck import Checker
from licensecheck.commons import CommonsSource, Pace
from licensecheck.evidence import Lockfile
from mediawiki.plan import photographer
from mediawiki.plugin import ApiLog
from mediawiki.server import Shared, UnavailableError, root

if TYPE_CHECKING:
    from collections.abc import Callable

    from commons.fault_proxy import Request
    from licensecheck.model import Report

SHARES = {"title": 0.55, "address": 0.20, "words": 0.20, "picture": 0.05}
DISTINCT, GONE = 0.70, 0.02
PEERS = {"one request for each picture": 1, "three (page, license, author)": 3}
PER_DOCUMENT = 10
LICENSES = ("CC BY 4.0", "CC BY-SA 4.0", "CC BY-SA 3.0")
PACE = Pace(120, 10)
PACED = 40


class Mix:
    """The credits of a mix, and what asking for them costs at least.

    Args:
        number: of credits.
        license_of: number of a file to the name of its license.
        picture: writes the bytes of a numbered file to a path; numbers that no title or address uses.
    """

    def __init__(self, number: int, license_of: Callable[[int], str], picture: Callable[[int, Path], None]) -> None:
        self.counts = {kind: round(number * share) for kind, share in SHARES.items()}
        self.distinct = {kind: round(count * DISTINCT) for kind, count in self.counts.items()}
        self.gone = max(1, round(number * DISTINCT * GONE))
        self._license_of, self._picture = license_of, picture

    @property
    def files(self) -> int:
        """Distinct files that titles, addresses and pictures lead to."""
        return self.distinct["title"] + self.distinct["address"] + self.distinct["picture"]

    @property
    def least(self) -> int:
        """The fewest requests that can answer for all of them."""
        return math.ceil(self.files / 50) + self.gone + self.distinct["words"] + self.distinct["picture"]

    def write(self, folder: Path) -> None:
        """Write the articles."""
        blocks = [
            self._block(kind, number % self.distinct[kind], folder)
            for kind, count in self.counts.items()
            for number in range(count)
        ]
        for start in range(0, len(blocks), PER_DOCUMENT):
            text = "\n".join(blocks[start : start + PER_DOCUMENT])
            (folder / f"{start:05}.md").write_text(f"# Part\n\n{text}", encoding="utf-8")

    def _block(self, kind: str, number: int, folder: Path) -> str:
        if kind == "words":
            return (
                f"![x](https://example.org/{number}.jpg)\n\nPhoto: {person(number)}, CC BY 4.0, via Wikimedia Commons\n"
            )
        first = {
            "title": 1,
            "address": self.distinct["title"] + 1,
            "picture": self.files - self.distinct["picture"] + 1,
        }
        at = number + first[kind]
        name = f"Gone {at:04}.jpg" if kind == "title" and number < self.gone else f"Bulk {at:03d}.jpg"
        rights = f"[{self._license_of(at)}](https://creativecommons.org/licenses/{deed(self._license_of(at))}/)"
        page = f"https://commons.wikimedia.org/wiki/File:{name.replace(' ', '_')}"
        if kind == "title":
            return f"![x](x.jpg)\n\nPhoto: {photographer(at)}, [{name[:-4]}]({page}), {rights}\n"
        if kind == "address":
            address = page.replace("File:", "Special:FilePath/")
            return f"![x]({address})\n\nPhoto: {photographer(at)}, {rights}\n"
        picture = folder / f"picture {number}.jpg"
        self._picture(at, picture)
        return f"![x](<{picture.name}>)\n\nFoto: Wikimedia Commons, {rights}\n"


def deed(name: str) -> str:
    """Return the path of a deed: "by-sa/4.0"."""
    return name.removeprefix("CC ").lower().replace(" ", "/")


def person(number: int) -> str:
    """Return an invented name; the first thousand all differ."""
    first = ("Adela", "Bruno", "Clara", "Dario", "Edda", "Franz", "Greta", "Henri", "Ilka", "Jonas")
    last = ("Abel", "Brandt", "Cordes", "Dorn", "Ekre", "Falk", "Groll", "Harms", "Iversen", "Jansen")
    ends = ("", "sen", "mann", "berg", "feld", "dal", "holm", "ström", "wald", "bach")
    return f"{first[number % 10]} {last[number // 10 % 10]}{ends[number // 100 % 10]}"


def run(name: str, number: int, mix: Mix, api_url: str, seen: Callable[[], dict[str, int]]) -> bool:
    """Check the mix three times: asking, with the cache, with a lockfile. Print the requests; return whether they are few."""
    with tempfile.TemporaryDirectory() as folder:
        site, cache = Path(folder, "site"), str(Path(folder, "cache"))
        site.mkdir()
        (site / ".git").mkdir()
        mix.write(site)
        checker = Checker(api_url=api_url, contact="bench@example.org", cache=True, cache_dir=cache, timeout=600)
        report = checker.check_paths([str(site)])
        asked = seen()
        checker.check_paths([str(site)])
        cached = sum(seen().values())
        lock = str(site / "licensecheck.lock")
        facts, lookups, _ = checker.lock([str(site)])
        Lockfile.write(lock, [*facts, *lookups])
        seen()
        Checker(api_url=api_url, contact="bench@example.org", lockfile=lock).check_paths([str(site)])
        locked = sum(seen().values())
    total = sum(asked.values())
    print(f"{number} credits, {name}: {mix.files} distinct files, {mix.gone} gone, {mix.distinct['words']} searches,")
    print(f"  {mix.distinct['picture']} pictures; {told(report)}")
    print(f"  requests {total} ({', '.join(f'{n} {kind}' for kind, n in sorted(asked.items()))})   least {mix.least}")
    print(f"  second run: {cached} with the cache, {locked} with a lockfile")
    for peer, each in PEERS.items():
        print(f"  beside it: {peer}: {number * each} ({number * each / total:.1f} x)")
    return total <= mix.least and cached == locked == 0


def told(report: Report) -> str:
    """Return what the check found out of the files."""
    by = [checked.case.identified_by or checked.case.file.reasons[0].id for checked in report.cases]
    return ", ".join(f"{by.count(x)} {x}" for x in sorted(set(by)))


def on_mediawiki(log: ApiLog) -> bool:
    """Run a mix of as many credits as the wiki holds files for."""
    pictures = {
        hashlib.sha1(p.read_bytes(), usedforsecurity=False).hexdigest(): p
        for p in (root() / "instance" / "pictures").iterdir()
    }
    titles = [f"File:Bulk {n:03d}.jpg" for n in range(1, 133)]
    facts = CommonsSource(api_url=log.api_url).files(titles)

    def picture(number: int, path: Path) -> None:
        path.write_bytes(pictures[facts[titles[number - 1]].sha1].read_bytes())

    def seen() -> dict[str, int]:
        kinds = log.kinds()
        log.mark()
        return kinds

    seen()
    mix = Mix(230, lambda n: LICENSES[n % 3], picture)
    assert mix.files <= len(titles)
    return run("against MediaWiki", 230, mix, log.api_url, seen)


def on_a_fake() -> bool:
    """Run the mix of 1,000 credits against a wiki that answers as the action API does."""
    wiki = FakeWiki()

    def picture(number: int, path: Path) -> None:
        path.write_bytes(b"%d" % number)

    mix = Mix(1_000, lambda n: LICENSES[0], picture)
    for number in range(1, mix.files + 1):
        wiki.add(f"Bulk {number:03d}.jpg", Artist=photographer(number))
        sha1 = hashlib.sha1(b"%d" % number, usedforsecurity=False).hexdigest()
        wiki.pages[f"File:Bulk {number:03d}.jpg"]["imageinfo"][0]["sha1"] = sha1

    def seen() -> dict[str, int]:
        kinds: dict[str, int] = {}
        for question in wiki.questions:
            kind = question.get("list") or question.get("meta") or question.get("prop") or "other"
            kinds[kind] = kinds.get(kind, 0) + 1
        wiki.questions.clear()
        return kinds

    with FaultProxy(wiki) as proxy:
        return run("against a make-believe wiki", 1_000, mix, proxy.url, seen)


class Watched:
    """A wiki behind a door that counts who is inside. most: how many were at once."""

    def __init__(self, answer: Callable[[Request], bytes]) -> None:
        self._answer, self._door = answer, threading.Lock()
        self._inside = self.most = 0

    def __call__(self, request: Request) -> bytes:
        """The reply of the wiki."""
        with self._door:
            self._inside += 1
            self.most = max(self.most, self._inside)
        try:
            return self._answer(request)
        finally:
            with self._door:
                self._inside -= 1


def manners(log: ApiLog) -> bool:
    """Ask from three threads at a given pace; print what the server saw of it."""
    address = urlsplit(log.api_url)
    watched = Watched(forward(str(address.hostname), address.port or 80))
    titles = iter([f"File:Bulk {n:03d}.jpg" for n in range(1, PACED + 1)])

    def work(url: str) -> None:
        source = CommonsSource(api_url=url, contact="bench@example.org", pace=PACE)
        for title in titles:
            source.files([title])

    log.mark()
    with FaultProxy(watched) as proxy:
        url = f"http://127.0.0.1:{proxy.port}{address.path}"
        threads = [threading.Thread(target=work, args=(url,)) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    times = [request.time for request in log()]
    window = 60.0 * PACE.burst / PACE.per_minute
    most = max(sum(start <= t < start + window * 0.95 for t in times) for start in times)
    good = most <= PACE.burst and watched.most <= PACE.in_flight and len(times) == PACED
    print(
        f"pace {PACE.per_minute:g} a minute, {PACE.burst} at once: the log has {len(times)} requests, at most {most} in any"
    )
    print(f"  {window:g} s; in flight at most {watched.most} of {PACE.in_flight}   {'ok' if good else 'MISSED'}")
    return good


def main() -> int:
    """Print all of it; return 1 if a goal is missed or no wiki can be had."""
    good = [on_a_fake()]
    shared = Shared(root())
    try:
        wiki = shared.acquire()
    except UnavailableError as error:
        print(f"NOT MEASURED: {error}")
        return 1
    try:
        good += [on_mediawiki(ApiLog(wiki, f"mix-{time.time_ns()}")), manners(ApiLog(wiki, f"pace-{time.time_ns()}"))]
    finally:
        shared.release()
    print("all goals met" if all(good) else "A GOAL IS MISSED")
    return int(not all(good))


if __name__ == "__main__":
    sys.exit(main())
