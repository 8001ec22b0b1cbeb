"""Runs a command as a whole process and says what it took: wall time, processor time, peak memory with children."""

from __future__ import annotations

import contextlib
import os
import resource
import statistics
import subprocess
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

_SAMPLE_SECONDS = 0.2


class CommandFailedError(RuntimeError):
    """A measured command did not do its work, so its time says nothing."""


@dataclass(frozen=True)
class Taken:
    """What one run took: seconds on the clock, seconds of processor, megabytes at the peak (all processes)."""

    seconds: float
    cpu_seconds: float
    peak_mb: float


def measured(command: Sequence[str], *, accepted: Sequence[int] = (0,), log: Path | None = None) -> Taken:
    """Run the command to its end and return what it took; its output goes to ``log``."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    with (log or Path(os.devnull)).open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        memory = _PeakMemory(process.pid)
        memory.start()
        code = process.wait()
        seconds = time.perf_counter() - began
        memory.stop()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if code not in accepted:
        raise CommandFailedError(f"{' '.join(command)}: exit {code}{f', see {log}' if log else ''}")
    cpu = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    return Taken(seconds, cpu, memory.peak_mb)


def median(runs: Iterable[Taken]) -> Taken:
    """Return the medians of several runs, each measure by itself."""
    taken = list(runs)
    return Taken(
        statistics.median(run.seconds for run in taken),
        statistics.median(run.cpu_seconds for run in taken),
        statistics.median(run.peak_mb for run in taken),
    )


class _PeakMemory(threading.Thread):
    """Watches a process and its children; resident memory, so pages that they share count twice."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak_mb = 0.0
        self._pid = pid
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.wait(_SAMPLE_SECONDS):
            with contextlib.suppress(psutil.Error):
                root = psutil.Process(self._pid)
                total = sum(_memory(one) for one in [root, *root.children(recursive=True)])
                self.peak_mb = max(self.peak_mb, total / 2**20)

    def stop(self) -> None:
        self._ended.set()
        self.join()


def _memory(process: psutil.Process) -> int:
    with contextlib.suppress(psutil.Error):
        return int(process.memory_info().rss)
    return 0
