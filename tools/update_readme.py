"""Put what the commands really print into README.md, docs/outputs.md and docs/explain.md.

A block between `<!-- output: ARGUMENTS -->` and `<!-- end of output -->` is what `licensecheck ARGUMENTS` prints in
fixtures/articles; `<!-- output: ARGUMENTS; line N -->` shows that line alone, and with `; input TEXT` the text is given on
standard input. `--check` writes nothing and exits with 1 when a block is stale.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import sys
from pathlib import Path

from licensecheck.cli import main as licensecheck

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PAGES = (README, ROOT / "docs" / "outputs.md", ROOT / "docs" / "explain.md")
BLOCK = re.compile(r"(<!-- output: ([^\n]*) -->\n).*?(<!-- end of output -->)", re.S)


def printed(arguments: str, given: str = "") -> str:
    """Return what `licensecheck` prints for `arguments` in the folder of the example articles; given: its standard input."""
    out = io.StringIO()
    before, stdin = os.getcwd(), sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")
    os.chdir(ROOT / "fixtures" / "articles")
    try:
        with contextlib.redirect_stdout(out):
            licensecheck(shlex.split(arguments))
    finally:
        os.chdir(before)
        sys.stdin = stdin
    return out.getvalue().rstrip("\n")


def updated(text: str) -> str:
    """Return `text` with every block filled anew."""

    def fill(match: re.Match[str]) -> str:
        command, _, given = match[2].partition("; input ")
        arguments, _, line = command.partition("; line ")
        shown = printed(arguments, given)
        shown = shown.split("\n")[int(line) - 1] if line else shown
        fence = "````" if "```" in shown else "```"
        piped = f"echo {shlex.quote(given)} | " if given else ""
        return f"{match[1]}{fence}console\n$ {piped}licensecheck {arguments}\n{shown}\n{fence}\n{match[3]}"

    return BLOCK.sub(fill, text)


def main() -> int:
    """Write the pages, or with `--check` compare them."""
    stale = 0
    for page in PAGES:
        old = page.read_text(encoding="utf-8")
        new = updated(old)
        stale += old != new
        if "--check" not in sys.argv[1:]:
            page.write_text(new, encoding="utf-8")
    return int(bool(stale)) if "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
