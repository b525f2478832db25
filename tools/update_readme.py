"""Put what the commands really print into README.md and docs/outputs.md.

A block between `<!-- output: ARGUMENTS -->` and `<!-- end of output -->` is what `licensecheck ARGUMENTS` prints in
fixtures/articles; `<!-- output: ARGUMENTS; line N -->` shows that line alone. `--check` writes nothing and exits with 1
when a block is stale.
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
PAGES = (README, ROOT / "docs" / "outputs.md")
BLOCK = re.compile(r"(<!-- output: ([^\n]*) -->\n).*?(<!-- end of output -->)", re.S)


def printed(arguments: str) -> str:
    """Return what `licensecheck` prints for `arguments` in the folder of the example articles."""
    out = io.StringIO()
    before = os.getcwd()
    os.chdir(ROOT / "fixtures" / "articles")
    try:
        with contextlib.redirect_stdout(out):
            licensecheck(shlex.split(arguments))
    finally:
        os.chdir(before)
    return out.getvalue().rstrip("\n")


def updated(text: str) -> str:
    """Return `text` with every block filled anew."""

    def fill(match: re.Match[str]) -> str:
        arguments, _, line = match[2].partition("; line ")
        shown = printed(arguments)
        shown = shown.split("\n")[int(line) - 1] if line else shown
        fence = "````" if "```" in shown else "```"
        return f"{match[1]}{fence}console\n$ licensecheck {arguments}\n{shown}\n{fence}\n{match[3]}"

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
