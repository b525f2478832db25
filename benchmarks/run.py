"""Run every benchmark beside this file and print what they print; the exit status is the number that missed a goal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Run `bench_*.py` in the order of their names."""
    missed = 0
    for script in sorted(Path(__file__).parent.glob("bench_*.py")):
        print(f"== {script.stem.removeprefix('bench_')}", flush=True)
        missed += subprocess.run([sys.executable, str(script)], check=False).returncode != 0
    return missed


if __name__ == "__main__":
    sys.exit(main())
