"""Processor time of this process, the jobs taking turns, so that whoever else is on the machine slows all of them alike."""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Mapping


def interleaved(jobs: Mapping[str, Callable[[], object]], times: int = 3) -> dict[str, float]:
    """Return the median seconds of every job; one round runs each once."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(times):
        for name, job in jobs.items():
            gc.collect()
            start = time.process_time()
            made = job()
            taken[name].append(time.process_time() - start)
            del made
    return {name: statistics.median(several) for name, several in taken.items()}


def left_by(job: Callable[[], object]) -> tuple[object, int]:
    """Return what a job makes and how many bytes it leaves behind."""
    gc.collect()
    tracemalloc.start()
    made = job()
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return made, size


def started(arguments: list[str], times: int = 5) -> float:
    """Return the median processor milliseconds of a Python process, beyond those of one that does nothing."""
    program = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], check=True, capture_output=True)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime)"
    )

    def once(several: list[str]) -> float:
        command = [sys.executable, "-c", program, sys.executable, *several]
        return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603  # this very interpreter

    taken = [(once(arguments) - once(["-c", "pass"])) * 1000 for _ in range(times)]
    return statistics.median(taken)
