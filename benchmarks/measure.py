"""Runs a command as a whole process and says what it took: wall time, processor time, peak memory with children."""

from __future__ import annotations

import contextlib
import os
import re
import resource
import statistics
import subprocess
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

_SAMPLE_SECONDS = 0.2


class CommandFailedError(RuntimeError):
    """A measured command did not do its work, so its time says nothing."""


_TOLD = re.compile(r"^figure: (?P<name>.+) = (?P<value>[-0-9.]+)$", re.MULTILINE)


def tell(name: str, value: float) -> None:
    """Say a figure that the measured process itself knows; ``measured`` finds it in the output."""
    print(f"figure: {name} = {value:.4f}", flush=True)


@dataclass(frozen=True)
class Taken:
    """What one run took: seconds on the clock, seconds of processor, megabytes at the peak (all processes).

    ``told`` are figures that the process said of itself (``tell``).
    """

    seconds: float
    cpu_seconds: float
    peak_mb: float
    told: Mapping[str, float] = field(default_factory=dict)


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
    return Taken(seconds, cpu, memory.peak_mb, _told(log))


def _told(log: Path | None) -> dict[str, float]:
    said = log.read_text(encoding="utf-8", errors="replace") if log else ""
    return {one["name"]: float(one["value"]) for one in _TOLD.finditer(said)}


def median(runs: Iterable[Taken]) -> Taken:
    """Return the medians of several runs, each measure by itself."""
    taken = list(runs)
    return Taken(
        statistics.median(run.seconds for run in taken),
        statistics.median(run.cpu_seconds for run in taken),
        statistics.median(run.peak_mb for run in taken),
        {name: statistics.median(run.told[name] for run in taken) for name in taken[0].told},
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
