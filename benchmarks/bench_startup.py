"""What a start costs: CPU of the whole process against `python -c pass` in the same environment.

Goals: `--version` at most 2.2 (the console wrapper around an empty `main` is 1.9), `check --locked` on one Markdown
file at most 6, with front matter at most 9.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from measure import ratios

ARTICLES = Path(__file__).resolve().parent.parent / "fixtures" / "articles"
COMMAND = os.path.join(os.path.dirname(sys.executable), "licensecheck")
GOALS = {"--version": 2.2, "check --locked one.md": 6.0, "check --locked front-matter.md": 9.0}


def main() -> int:
    """Print one line per command: ratio, goal, and whether it holds. Return 1 if one does not."""
    with tempfile.TemporaryDirectory() as folder:
        body = (ARTICLES / "right.md").read_text(encoding="utf-8")
        Path(folder, "front-matter.md").write_text(
            f"---\ntitle: The ferry\nimage: a.jpg\n---\n{body}", encoding="utf-8"
        )
        Path(folder, "one.md").write_text(body, encoding="utf-8")
        lock = str(ARTICLES / "licensecheck.lock")
        check = [COMMAND, "check", "--locked", "--lockfile", lock]
        found = ratios(
            {
                "--version": [COMMAND, "--version"],
                "check --locked one.md": [*check, "one.md"],
                "check --locked front-matter.md": [*check, "front-matter.md"],
            },
            cwd=folder,
        )
    for name, ratio in found.items():
        print(
            f"{name:32} {ratio:5.2f} x python -c pass   goal {GOALS[name]}   {'ok' if ratio <= GOALS[name] else 'MISSED'}"
        )
    return int(any(ratio > GOALS[name] for name, ratio in found.items()))


if __name__ == "__main__":
    sys.exit(main())
