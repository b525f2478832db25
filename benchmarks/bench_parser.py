"""Measure the parser: credits per second, against a floor and a plain regular expression, on the same lines in one run.

    python benchmarks/bench_parser.py [--lines 3000]

The lines are made here from invented names: the common forms of credits in ten languages. Figures are CPU time of one
process (medians of five rounds), so they hold for this machine only; the ratios travel.
"""

from __future__ import annotations

import argparse
import itertools
import re
import statistics
import sys
import time
import unicodedata

from licensecheck.credit import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = (
    "Jane Sample",
    "Max Beispiel",
    "Foo_bar12",
    "Ana García Prueba",
    "Іван Зразок",
    "National Example Gallery",
    "A. B. Tester",
)
TITLES = ("Old mill by the river", "Große Brücke", "Вечірнє місто", "Harbor at dawn")
LICENSES = ("CC BY 4.0", "CC BY-SA 3.0", "CC0", "Public domain", "CC BY-SA 2.0 DE", "GFDL 1.2", "CC BY-NC-ND 4.0")
FORMS = (
    "{name}, {license}, via Wikimedia Commons",
    "Photo: {name} / Wikimedia Commons / {license}",
    'Image: {name}, "{title}", 2019-05-04, {license} (https://creativecommons.org/licenses/by/4.0/), via Wikimedia Commons (cropped)',
    "By {name} - Own work, {license}, https://commons.wikimedia.org/w/index.php?curid=1234567",
    '"{title}" by {name} is licensed under {license}',
    "Foto: {name}, Lizenz: {license}, bearbeitet",
    "Crédit photo : {name} / Flickr, {license}",
    "Фото: {name}, {license}, через Вікісховище (без змін)",
    "Źródło: Wikimedia Commons, autor: {name}, licencja {license}",
    "The bridge was rebuilt after the flood of 1911. (Photo: {name}, {license})",
)
BASELINE = re.compile(
    r"^(?:.*?\b(?:photo|image|foto|by|credit)\b:?\s*)?(?P<author>[^,/(]+)[,/(].*?(?P<license>CC[ -]?BY[-\w]*(?: \d\.\d)?|CC0|public domain|GFDL[ \d.]*)",
    re.I,
)


def lines(count: int) -> list[str]:
    """Return `count` credit lines."""
    every = itertools.product(FORMS, NAMES, TITLES, LICENSES)
    made = [f.format(name=n, title=t, license=i) for f, n, t, i in every]
    step = max(1, len(made) // count)
    return (made[::step] * (count // max(1, len(made[::step])) + 1))[:count]


def rate(work: Callable[[str], object], texts: list[str]) -> float:
    """Return texts per second of CPU time, the median of five rounds."""
    rounds = []
    for _ in range(5):
        start = time.process_time()
        for text in texts:
            work(text)
        rounds.append(time.process_time() - start)
    return len(texts) / statistics.median(rounds)


def main() -> int:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--lines", type=int, default=3000)
    texts = lines(ask.parse_args().lines)
    parse(texts[0])
    spaces = re.compile(r"[\s\-_/.,;:()]+")
    floor = rate(lambda t: spaces.sub(" ", unicodedata.normalize("NFKC", t).casefold()), texts)
    plain = rate(BASELINE.search, texts)
    ours = rate(parse, texts)
    print(f"{len(texts)} lines, {sum(map(len, texts)) / len(texts):.0f} code points each")
    print(f"  floor: NFKC, casefold, separators {floor:12,.0f} /s")
    print(f"  one plain regular expression      {plain:12,.0f} /s")
    print(f"  parse                             {ours:12,.0f} /s   {floor / ours:.1f} times the floor's time")
    long = "Photo: Jane Sample / CC BY 4.0, " * 600
    for size in (2_500, 5_000, 10_000, 20_000):
        print(f"  one text of {size:6} code points {rate(parse, [long[:size]] * 3):10.1f} /s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
