"""Put the names of all documents that are read into .pre-commit-hooks.yaml. `--check` writes nothing and exits with 1 when it is stale."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from licensecheck.articles.base import NAMES, SUFFIXES

HOOK = Path(__file__).resolve().parent.parent / ".pre-commit-hooks.yaml"
LINE = re.compile(r"^  files: '.*'$", re.M)


def pattern() -> str:
    """Return the regular expression for paths of documents, as pre-commit searches with it."""
    endings = "|".join(sorted(re.escape(suffix[1:]) for suffix in SUFFIXES))
    names = "|".join(sorted(map(re.escape, NAMES)))
    return rf"(?i)(\.({endings})|(^|/)({names}))$" if names else rf"(?i)\.({endings})$"


def updated(text: str) -> str:
    """Return the file's text with the pattern as it is now."""
    return LINE.sub(lambda _: f"  files: '{pattern()}'", text)


def main() -> int:
    """Write the file, or with `--check` compare it."""
    old = HOOK.read_text(encoding="utf-8")
    new = updated(old)
    if "--check" in sys.argv[1:]:
        return int(old != new)
    HOOK.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
