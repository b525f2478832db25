"""License names found in generated credit lines: lines a second, as a ratio to folding each line once; and load cost.

Everything is measured in one run, so the ratios hold on any machine; the absolute figures do not.

Usage: python benchmarks/bench_licenses.py [LINES]
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from licensecheck.licenses import find  # noqa: E402 - the package under src

FORMS = (
    "Image: {a}, {t}, {y}-04-25, {l}, via Wikimedia Commons (no changes made)",
    "{a}, {l}, via Wikimedia Commons",
    "Foto: {a} / Wikimedia Commons / {l}",
    "By {a} - Own work, {l}, https://commons.wikimedia.org/w/index.php?curid={n}",
    "Von {a} – Eigenes Werk, {l}, https://commons.wikimedia.org/w/index.php?curid={n}",
    "[{t}](https://commons.wikimedia.org/wiki/File:Picture_{n}.jpg) by {a}, {l}",
    "Photo : {a}, {t} ({y}), {l}, domaine de la ville, via Commons",
    "Фото: {a}, «{t}», {y}, {l}, через Викисклад",
    "© {a}, {t}, {l} (https://example.org/licenses/{n}/), cropped",
    "写真：{a}、{t}（{y}年）、{l}、ウィキメディア・コモンズより",
)
NAMES = (
    "Ana Müller",
    "José García",
    "Jean-Pierre Noël",
    "Иван Петров",
    "Olena Koval",
    "山田太郎",
    "Bob Smith",
    "Rama",
    "W. Carter",
)
TITLES = (
    "Old town hall",
    "Kyiv bridge at night",
    "Schloss am See",
    "Marché couvert",
    "Площадь",
    "A quiet harbor in the north",
)
LICENSES = (
    *(f"CC BY{e} {v}" for e in ("", "-SA", "-NC", "-NC-ND") for v in ("2.0", "3.0", "4.0")),
    *(f"CC BY-SA 3.0 {p}" for p in ("de", "at", "nl", "IGO")),
    *(
        "CC-BY-SA-4.0",
        "cc-by-3.0",
        "CC BY-SA 2.5-2.0-1.0",
        "CC BY-SA",
        "CC0",
        "CC0 1.0",
        "GFDL",
        "GFDL 1.2 or later",
        "FAL",
    ),
    *("Public domain", "gemeinfrei", "domaine public", "общественное достояние", "Public Domain Mark 1.0"),
    *("No restrictions", "Copyrighted free use", "Attribution", "Unsplash License"),
    "Creative Commons Attribution-Share Alike 4.0 International",
    "Creative Commons Namensnennung 3.0 Deutschland",
)


def lines(count: int) -> list[str]:
    """Return credit lines, the same ones each time."""
    dice = random.Random(7)
    return [
        dice.choice(FORMS).format(
            a=dice.choice(NAMES),
            t=dice.choice(TITLES),
            l=dice.choice(LICENSES),
            y=dice.randint(1900, 2026),
            n=dice.randint(10_000, 99_999_999),
        )
        for _ in range(count)
    ]


def seconds(work: Callable[[str], object], credit_lines: list[str]) -> float:
    """Return CPU seconds that `work` needs for all lines, the median of five runs."""
    runs = []
    for _ in range(5):
        start = time.process_time()
        for line in credit_lines:
            work(line)
        runs.append(time.process_time() - start)
    return statistics.median(runs)


def process_seconds(script: str) -> float:
    """Return CPU seconds of a new Python process, the least of fifteen: what other work adds is left out."""
    import resource

    runs = []
    for _ in range(15):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r})\n{script}"], check=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        runs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(runs)


def fold_line(line: str) -> str:
    """Fold a line as a whole, which the recognizer avoids."""
    return unicodedata.normalize("NFKC", line).casefold()


def main(arguments: list[str]) -> int:
    """Print the figures."""
    credit_lines = lines(int(arguments[0]) if arguments else 10_000)
    found = sum(bool(find(line)) for line in credit_lines)
    floor, ours = seconds(fold_line, credit_lines), seconds(find, credit_lines)
    count = len(credit_lines)
    print(f"lines with a license found: {found} of {count}")
    print(
        f"find: {count / ours:,.0f} lines/s; NFKC and casefold of the line: {count / floor:,.0f} lines/s; ratio {ours / floor:.1f}"
    )
    once = "Photo: A, CC BY 4.0, via Wikimedia Commons (no changes made)"
    bare = process_seconds("import re, licensecheck.model")
    for name, text in (("plain", once), ("grammar", once.replace("CC BY 4.0", "CC BY-SA 3.0 de"))):
        load = process_seconds(f"from licensecheck.licenses import find\nfind({text!r})")
        print(
            f"first find ({name}): {(load - bare) / bare:+.2f} of a process that has loaded `re` and the values, {(load - bare) * 1000:.1f} ms"
        )
    short, long = "cc by " * 2_000, "cc by " * 20_000
    ratio = seconds(find, [long]) / seconds(find, [short])
    print(f"ten times the hostile text takes {ratio:.1f} times as long")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
