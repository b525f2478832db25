"""Print the `dev` dependency group of pyproject.toml, for pip versions that do not know `--group` (pip < 25.1)."""

from __future__ import annotations

import tomllib
from pathlib import Path


def main() -> None:
    """Write one requirement a line to standard output."""
    project = Path(__file__).resolve().parent.parent / "pyproject.toml"
    print("\n".join(tomllib.loads(project.read_text(encoding="utf-8"))["dependency-groups"]["dev"]))


if __name__ == "__main__":
    main()
