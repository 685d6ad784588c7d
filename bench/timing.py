"""Runs a command as a process of its own, on one core where that can be had, and measures it."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class Run(NamedTuple):
    """What a process took: seconds from start to end, of the processor, and memory at its peak."""

    wall: float
    processor: float
    peak_mb: float
    output: str


def on_one_core(command: Sequence[str]) -> list[str]:
    """The command bound to the last core, where `taskset` is there."""
    if shutil.which("taskset") is None:
        return list(command)
    return ["taskset", "-c", str(max(os.sched_getaffinity(0))), *command]


def run(command: Sequence[str], log: Path) -> Run:
    """Run to the end, with one thread.

    Raises:
        SystemExit: it failed.
    """
    with log.open("wb") as output:
        began = time.perf_counter()
        child = subprocess.Popen(
            command,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **_ONE_THREAD},
            cwd=Path(__file__).resolve().parent.parent,
        )
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
    said = log.read_text(encoding="utf-8", errors="replace")
    if child.returncode:
        sys.exit(f"bench: {' '.join(command)} ended with {child.returncode}\n{said[-2000:]}")
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Run(wall, used.ru_utime + used.ru_stime, kilobytes / 1024, said)
