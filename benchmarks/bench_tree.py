"""A whole repository: `check --locked` on Markdown articles of about 7 kB with 1.2 credits each, beside other tools.

    python benchmarks/bench_tree.py [--articles 5000] [--peers DIR]

Printed as multiples of the CPU of `rg -j1 -c` with thirteen words on the same tree in the same run, where ripgrep is
installed. Tools that people already run on such a tree are measured if they are there: typos, rumdl and codespell (pip),
markdownlint-cli2 (npm); `--peers` names a folder with their commands. Goals: at most 28 times rg (rumdl) and the ambition of
16; two processes at least 1.7 times faster than one; a second run at least 5 times; every credit found at its line and
column; and memory that does not grow from 1,000 articles to all.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import tree

COMMAND = os.path.join(os.path.dirname(sys.executable), "licensecheck")
CHECK = (COMMAND, "check", "--locked", "--format", "concise", "--fail-on", "never")
WORDS = "photo|image credit|wikimedia|cc by|cc-by|creative commons|public domain|foto:|crédit|фото|źródło|licen|©"
PEERS = {
    "typos": ("typos", "content"),
    "rumdl": ("rumdl", "check", "content"),
    "codespell": ("codespell", "content"),
    "markdownlint-cli2": ("markdownlint-cli2", "content/**/*.md"),
}
ROUNDS = 3


class Cost:
    """What a command cost: CPU and wall seconds (medians), and the most memory, in MB."""

    def __init__(self, command: Sequence[str], folder: Path, rounds: int = ROUNDS) -> None:
        runs = [run(command, folder) for _ in range(rounds)]
        self.cpu, self.wall, self.memory = (statistics.median(x) for x in zip(*runs, strict=True))


def run(command: Sequence[str], folder: Path) -> tuple[float, float, float]:
    """Return CPU seconds, wall seconds and MB of the largest process of one run; its output is thrown away."""
    start, null = time.perf_counter(), subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=folder, stdout=null, stderr=null)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024


def recall(folder: Path, truth: Sequence[tree.Credit]) -> tuple[int, int]:
    """Return how many credits were found at their line and column, and how many right ones were called wrong."""
    command = [COMMAND, "check", "--locked", "--no-cache", "--format", "json", "--fail-on", "never", "content"]
    report = json.loads(subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout)
    found = {(c["path"], c["line"], c["column"]): c["verdict"] for c in report["cases"] if c["credit"]}
    places = [(c.path, c.line, c.column) for c in truth]
    wrong = sum(found.get(p) == "contradicted" for p, c in zip(places, truth, strict=True) if c.right)
    return sum(p in found for p in places), wrong


def measure(folder: Path, truth: Sequence[tree.Credit], articles: int, peers: str) -> int:
    """Print the figures; return 1 if a goal is missed."""
    words = folder / "words"
    words.write_text(WORDS.replace("|", "\n"), encoding="utf-8")
    path = os.pathsep.join((peers, os.environ["PATH"])) if peers else os.environ["PATH"]
    one = Cost((*CHECK, "--jobs", "1", "--no-cache", "content"), folder)
    two = Cost((*CHECK, "--jobs", "2", "--no-cache", "content"), folder)
    kept = (*CHECK, "--jobs", "1", "--cache-dir", str(folder / "cache"), "content")
    first, second = Cost(kept, folder, 1), Cost(kept, folder)
    few = Cost((*CHECK, "--jobs", "1", "--no-cache", *(f"content/{n:02d}" for n in range(10))), folder, 1)
    found, wrong = recall(folder, truth)
    print(f"{articles} articles, {len(truth)} credits")
    ripgrep = shutil.which("rg", path=path)
    rg = Cost((ripgrep, "-j1", "-c", "-i", "-F", "-f", "words", "content"), folder, 5).cpu if ripgrep else None
    rows = {"check --locked": one, "check --locked --jobs 2": two, "second run, kept results": second}
    tools = {name: (shutil.which(c[0], path=path), *c[1:]) for name, c in PEERS.items()}
    rows |= {name: Cost([str(p) for p in c], folder, 1) for name, c in tools.items() if c[0]}
    for name, cost in rows.items():
        ratio = f"{cost.cpu / rg:7.1f} x rg" if rg else ""
        print(f"  {name:26} {cost.cpu:6.2f} s CPU {cost.wall:6.2f} s wall {cost.memory:5.0f} MB {ratio}")
    goals = (
        ("CPU beside rg -j1", one.cpu / rg if rg else 0.0, 28.0, False),
        ("two processes", one.wall / two.wall, 1.7, True),
        ("second run", first.cpu / second.cpu, 5.0, True),
        ("credits found, %", 100 * found / len(truth), 99.0, True),
        ("right ones called wrong", float(wrong), 0.0, False),
        ("memory beside a fifth of the articles", one.memory / few.memory, 1.2, False),
    )
    missed = [name for name, value, goal, more in goals if (value < goal if more else value > goal)]
    for name, value, goal, more in goals:
        print(
            f"  {name:38} {value:6.2f}   goal {'>=' if more else '<='} {goal:g}   {'MISSED' if name in missed else 'ok'}"
        )
    return int(bool(missed))


def main() -> int:
    """Make the tree, measure, print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", type=int, default=5_000)
    ask.add_argument("--peers", default="", metavar="DIR")
    options = ask.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        truth = tree.make(folder, options.articles)
        return measure(folder, truth, options.articles, options.peers)


if __name__ == "__main__":
    sys.exit(main())
