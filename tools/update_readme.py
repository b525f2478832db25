"""Put what the commands really print into README.md.

A block between `<!-- output: ARGUMENTS -->` and `<!-- end of output -->` is what `licensecheck ARGUMENTS` prints in
fixtures/articles. `--check` writes nothing and exits with 1 when a block is stale.
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
        return f"{match[1]}```console\n$ licensecheck {match[2]}\n{printed(match[2])}\n```\n{match[3]}"

    return BLOCK.sub(fill, text)


def main() -> int:
    """Write README.md, or with `--check` compare it."""
    old = README.read_text(encoding="utf-8")
    new = updated(old)
    if "--check" in sys.argv[1:]:
        return int(old != new)
    README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
