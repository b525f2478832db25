"""CPU time of whole processes, as ratios to a bare Python of the same environment and the same run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence

ROUNDS = 21


def cpu_seconds(command: Sequence[str], cwd: str | None = None) -> float:
    """Return user and system seconds of one run of `command`; its output is thrown away."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}  # users have compiled files
    null = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=null, stderr=null)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):  # 1: the check found something
        raise RuntimeError(f"{command}: exit status {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def ratios(commands: Mapping[str, Sequence[str]], cwd: str | None = None, rounds: int = ROUNDS) -> dict[str, float]:
    """Return for each command its median CPU time over that of `python -c pass`, all run in turn."""
    floor = [sys.executable, "-c", "pass"]
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    floors = []
    for _ in range(rounds):
        floors.append(cpu_seconds(floor))
        for name, command in commands.items():
            seconds[name].append(cpu_seconds(command, cwd))
    base = statistics.median(floors)
    return {name: statistics.median(values) / base for name, values in seconds.items()}
