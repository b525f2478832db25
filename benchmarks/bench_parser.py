"""Measure the parser on generated lines: credits per second against a floor and a plain regular expression; load; growth.

    python benchmarks/bench_parser.py [--lines 4000]

The lines are made here from invented names, the common forms of credits in ten languages; no line occurs twice and most names
occur once. Everything is measured in one run on the same lines. Figures are CPU time of one process (least of seven rounds,
taken batch by batch), so they hold for this machine only; the ratios travel. The exit status is 1 if a goal is missed.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import time
import unicodedata

from licensecheck.credit import parse, parse_many
from licensecheck.licenses import find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Line = tuple[str, str, str]

GIVEN = [
    "Jane",
    "Max",
    "Ana",
    "Іван",
    "Олена",
    "Jean-Pierre",
    "Łucja",
    "Émile",
    "Søren",
    "Giulia",
    "João",
    "Anke",
    "Piet",
    "Zdeněk",
    "Tove",
]
ROOTS = [
    "Sam",
    "Bei",
    "Pru",
    "Ten",
    "Exem",
    "Doss",
    "Wal",
    "Kor",
    "Mit",
    "Lun",
    "Zra",
    "Ovi",
    "Har",
    "Sten",
    "Gla",
    "Brim",
    "Tol",
    "Ver",
    "Nok",
    "Fal",
]
ENDS = [
    "ple",
    "spiel",
    "ba",
    "mann",
    "sky",
    "zok",
    "ová",
    "sen",
    "ington",
    "ard",
    "ek",
    "ini",
    "eira",
    "quist",
    "stra",
    "enko",
    "ters",
    "low",
    "field",
    "wood",
]
PLACES = ["Lunow", "Korba", "Steinau", "Vermil", "Glaborg", "Tolna", "Prusko", "Harwick", "Zorany", "Nokfalls"]
TITLES = ("Old mill in {}", "Große Brücke von {}", "Вечірнє місто {}", "Harbor of {} at dawn", "View of {} Castle")
LICENSES = {
    "CC BY 4.0": "CC-BY-4.0",
    "CC BY-SA 3.0": "CC-BY-SA-3.0",
    "CC0": "CC0-1.0",
    "Public domain": "LicenseRef-PD",
    "CC BY-SA 2.0 DE": "LicenseRef-CC-BY-SA-2.0-DE",
    "GFDL 1.2": "GFDL-1.2-only",
    "CC BY-NC-ND 4.0": "CC-BY-NC-ND-4.0",
}
FORMS = (
    "{name}, {license}, via Wikimedia Commons",
    "Photo: {name} / Wikimedia Commons / {license}",
    'Image: {name}, "{title}", 20{year}-05-04, {license} (https://creativecommons.org/licenses/), via Wikimedia Commons (cropped)',
    "By {name} - Own work, {license}, https://commons.wikimedia.org/w/index.php?curid={number}",
    '"{title}" by {name} is licensed under {license}',
    "Foto: {name}, Lizenz: {license}, bearbeitet",
    "Crédit photo : {name} / Flickr, {license}",
    "Фото: {name}, {license}, через Вікісховище (без змін)",
    "Źródło: Wikimedia Commons, autor: {name}, licencja {license}",
    "The bridge was rebuilt after the flood of 19{year}. (Photo: {name}, {license})",
)
BASELINE = re.compile(
    r"^(?:.*?\b(?:photo|image|foto|by|credit)\b:?\s*)?(?P<author>[^,/(]+)[,/(].*?(?P<license>CC[ -]?BY[-\w]*(?: \d\.\d)?|CC0|public domain|GFDL[ \d.]*)",
    re.I,
)
SPACES = re.compile(r"[\s\-_/.,;:()]+")
ROUNDS, BATCH = 7, 64
TIMES_FLOOR, PER_SECOND, FINDS, LOAD_MS, LOAD_MB, GROWTH = 6.0, 10_000, 60_000, 30.0, 60.0, 1.5
"""The goals: parse at most 6 times the floor; credits and license searches a second; load; time per code point, long to short."""


def lines(count: int) -> list[Line]:
    """Return `count` different credit lines, each with its author and its license's id; the same ones each time."""
    dice = random.Random(7)
    made: dict[str, Line] = {}
    while len(made) < count:
        surname = dice.choice(ROOTS) + dice.choice(ENDS)
        name = dice.choice(
            (*[f"{dice.choice(GIVEN)} {surname}"] * 6, f"{surname}_{dice.randint(1, 99)}", f"{surname} Gallery")
        )
        written, license_id = dice.choice(list(LICENSES.items()))
        text = dice.choice(FORMS).format(
            name=name,
            title=dice.choice(TITLES).format(dice.choice(PLACES)),
            license=written,
            year=dice.randint(10, 24),
            number=dice.randint(10_000, 99_999_999),
        )
        made[text] = (text, name, license_id)
    return list(made.values())


def rate(work: Callable[[list[str]], object], texts: list[str]) -> float:
    """Return texts per second of CPU time; of each batch the least of all rounds, so that other work on the machine counts little."""
    least: dict[int, int] = {}
    for _ in range(ROUNDS):
        for first in range(0, len(texts), BATCH):
            batch = texts[first : first + BATCH]
            start = time.process_time_ns()
            work(batch)
            spent = time.process_time_ns() - start
            least[first] = min(least.get(first, spent), spent)
    return len(texts) / sum(least.values()) * 1e9


def each(work: Callable[[str], object]) -> Callable[[list[str]], object]:
    """Return what does `work` to every text of a batch."""

    def do(batch: list[str]) -> None:
        for text in batch:
            work(text)

    return do


def right(read: Callable[[str], tuple[str, str]], every: list[Line]) -> tuple[float, float]:
    """Return the shares of lines whose author, and whose license, `read` gives exactly."""
    found = [read(text) for text, _, _ in every]
    pairs = list(zip(found, every, strict=True))
    return (
        sum(author == line[1] for (author, _), line in pairs) / len(every),
        sum(license_id == line[2] for (_, license_id), line in pairs) / len(every),
    )


def read_plainly(text: str) -> tuple[str, str]:
    """Return author and license id by the plain regular expression; the license as written is looked up exactly."""
    found = BASELINE.search(text)
    if found is None:
        return "", ""
    names = {written.lower(): license_id for written, license_id in LICENSES.items()}
    return found["author"].strip(' "'), names.get(found["license"].strip().lower(), "")


def read_credit(text: str) -> tuple[str, str]:
    """Return author and license id by the parser."""
    segment = parse(text).segments[0]
    return " & ".join(a.value for a in segment.readings[0].authors), " ".join(
        m.id for m in segment.licenses if m.stated
    )


def process(script: str) -> tuple[float, float]:
    """Return CPU milliseconds (least of eleven) and MB of memory of a new Python process."""
    spent, memory = [], 0.0
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}  # users have compiled files
    for _ in range(11):
        child = subprocess.Popen([sys.executable, "-c", script], env=environment)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise RuntimeError(f"exit status {child.returncode}: {script}")
        spent.append((usage.ru_utime + usage.ru_stime) * 1000)
        memory = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    return min(spent), memory


def show(name: str, figure: str, goal: str = "", met: bool = True) -> bool:
    """Print one line; return whether its goal is met."""
    print(f"  {name:44}{figure:>26}" + (f"   goal {goal}: {'met' if met else 'MISSED'}" if goal else ""))
    return met


def speed(every: list[Line]) -> Iterable[bool]:
    """Print what a second holds; yield whether each goal is met."""
    texts = [text for text, _, _ in every]
    floor = rate(each(lambda t: SPACES.sub(" ", unicodedata.normalize("NFKC", t).casefold())), texts)
    show("floor: NFKC, casefold, separators", f"{floor:,.0f} /s")
    show("one plain regular expression", f"{rate(each(BASELINE.search), texts):,.0f} /s")
    found = rate(each(find), texts)
    yield show("licenses alone", f"{found:,.0f} /s", f"{FINDS:,}", found >= FINDS)
    ours = rate(each(parse), texts)
    yield show("parse, one credit at a time", f"{ours:,.0f} /s", f"{PER_SECOND:,}", ours >= PER_SECOND)
    many = rate(lambda batch: list(parse_many(batch)), texts)
    yield show("parse_many", f"{many:,.0f} /s", f"{PER_SECOND:,}", many >= PER_SECOND)
    times = floor / max(ours, many)
    yield show("time, the floor's being 1", f"{times:.1f}", f"at most {TIMES_FLOOR:.0f}", times <= TIMES_FLOOR)


def load() -> Iterable[bool]:
    """Print what the first credit costs; yield whether each goal is met."""
    bare, bare_memory = process("pass")
    spent, memory = process(f"from licensecheck.credit import parse\nparse({lines(1)[0][0]!r})")
    show("a bare Python", f"{bare:.0f} ms, {bare_memory:.0f} MB")
    yield show("import and first parse, added", f"{spent - bare:.0f} ms", f"{LOAD_MS:.0f} ms", spent - bare <= LOAD_MS)
    yield show("memory of that process", f"{memory:.0f} MB", f"{LOAD_MB:.0f} MB", memory <= LOAD_MB)


def growth() -> Iterable[bool]:
    """Print how time grows with length; yield whether the goal is met."""
    for name, part in (
        ("credits side by side", "Photo: Jane Sample / CC BY 4.0, "),
        ("brackets", "(Photo: [cc by "),
        ("quotes", '"by '),
    ):
        spent = {size: size * rate(each(parse), [(part * 20_000)[:size]]) for size in (2_500, 20_000)}
        times = spent[2_500] / spent[20_000]
        yield show(
            f"{name}, 20,000 to 2,500 code points", f"{times:.2f} per code point", f"at most {GROWTH}", times <= GROWTH
        )


def main() -> int:
    """Measure and print; 1 if a goal is missed."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--lines", type=int, default=4000)
    every = lines(ask.parse_args().lines)
    print(f"{len(every)} different lines, {sum(len(text) for text, _, _ in every) / len(every):.0f} code points each")
    for name, read in (("plain regular expression", read_plainly), ("parser", read_credit)):
        author, license_id = right(read, every)
        print(f"  {name:28} author exact {author:7.1%}   license exact {license_id:7.1%}")
    met = [*speed(every), *load(), *growth()]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
