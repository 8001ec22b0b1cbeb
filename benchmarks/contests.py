"""The contests: for one workload, what is run side by side and how each contestant is prepared anew every time."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import workloads
from benchmarks.measure import measured
from benchmarks.workloads import DATA_PROBLEMS, SHNOR

PYTHON = sys.executable
OURS, PLAIN, FLOOR = "ours", "plain", "floor"


@dataclass(frozen=True)
class Contestant:
    """One measured command. ``prepare`` runs before every repetition and is not timed."""

    name: str
    side: str
    command: Sequence[str]
    prepare: Callable[[], object] = lambda: None
    accepted: Sequence[int] = (0,)
    most: int | None = None
    """At most so many repetitions, for what takes minutes."""


@dataclass(frozen=True)
class Contest:
    """Contestants of one workload, and what the workload is in a sentence."""

    name: str
    about: str
    contestants: Sequence[Contestant]


def district(work: Path, schools: int, *, plain: bool = True) -> Contest:
    """From a cold start to all reports of a district; beside it the plain script and the floor."""
    source = workloads.district(work, schools)
    home, out = work / "home", work / "plain"
    finished = _finished(work, source, schools)
    contestants = [
        Contestant(
            "all reports", OURS, [*SHNOR, "demo", str(home)], lambda: workloads.fresh_home(source, home), DATA_PROBLEMS
        ),
        *([_plain(source, out)] if plain else []),
        Contestant("parse", FLOOR, [PYTHON, "-m", "benchmarks.floor", "parse", str(source / "inbox")]),
        Contestant(
            "insert",
            FLOOR,
            [PYTHON, "-m", "benchmarks.floor", "insert", str(finished / "warehouse.db"), str(work / "copy.db")],
        ),
        Contestant("render", FLOOR, [PYTHON, "-m", "benchmarks.floor", "render", str(finished)]),
    ]
    files = sum(1 for path in (source / "inbox").rglob("*") if path.is_file())
    return Contest(f"district {schools}", f"{schools} schools, 3 school years, {files} files", contestants)


def region_dumps(work: Path, rows: int) -> Contest:
    """Collection dumps of a region into the warehouse, validated; the floor merely parses them."""
    source = workloads.region_dumps(work, rows)
    home = work / "home-dumps"
    files = list((source / "inbox").rglob("*.xlsx"))
    size = sum(path.stat().st_size for path in files) / 2**20
    return Contest(
        "region dumps",
        f"{len(files)} files, {size:.0f} MB, about {rows:,} pupil rows",
        [
            Contestant(
                "into the warehouse",
                OURS,
                [*SHNOR, "--home", str(home), "ingest"],
                lambda: workloads.of_whole_region(workloads.fresh_home(source, home)),
                DATA_PROBLEMS,
            ),
            Contestant("parse", FLOOR, [PYTHON, "-m", "benchmarks.floor", "parse", str(source / "inbox")]),
        ],
    )


def resubmission(work: Path, schools: int) -> Contest:
    """One school sends a form again: intake, its year anew, and the July set."""
    finished = _finished(work, workloads.district(work, schools), schools)
    home = work / "home-again"

    def prepare() -> None:
        workloads.resubmit(workloads.copied_home(finished, home))

    july = [*SHNOR, "--home", str(home), "july", "--year", "2022-2023", "--date", "2023-07-15"]
    idle = [*SHNOR, "--home", str(finished), "export", "index", "-o", str(work / "index.csv")]
    return Contest(
        "resubmission",
        f"one social passport of {schools} schools",
        [
            Contestant("taken in and reported", OURS, july, prepare, DATA_PROBLEMS),
            Contestant("a command that only reads", FLOOR, idle),
        ],
    )


def start_up(work: Path, schools: int) -> Contest:
    """How long a person waits for an answer that needs no work."""
    finished = _finished(work, workloads.district(work, schools), schools)
    return Contest(
        "start-up",
        "commands that compute nothing",
        [
            Contestant("--help", OURS, [*SHNOR, "--help"]),
            Contestant("status", OURS, [*SHNOR, "--home", str(finished), "status"], accepted=DATA_PROBLEMS),
            Contestant("import pandas", FLOOR, [PYTHON, "-c", "import pandas"]),
        ],
    )


def documents(work: Path, schools: int) -> Contest:
    """A Word document with charts for every school of a district, and the codes of its figures."""
    finished = _finished(work, workloads.district(work, schools), schools)
    command = [PYTHON, "-m", "benchmarks.floor", "documents", str(finished)]
    idle = [*SHNOR, "--home", str(finished), "export", "index", "-o", str(work / "index.csv")]
    return Contest(
        "documents",
        f"{schools} school reports with charts, from stored figures",
        [
            Contestant("render all schools", OURS, command),
            Contestant("a command that only reads", FLOOR, idle),
        ],
    )


def orchestration(work: Path, schools: int) -> Contest:
    """The district's job once more, with the time inside our own steps taken: what is left is the orchestrator's."""
    source, home = workloads.district(work, schools), work / "home-watched"
    command = [PYTHON, "-m", "benchmarks.overhead", str(home)]
    prepare = partial(workloads.fresh_home, source, home)
    return Contest(
        "orchestration",
        f"{schools} schools, cold start to all reports, our own steps watched",
        [Contestant("watched job", OURS, command, prepare, DATA_PROBLEMS)],
    )


def growth(work: Path, schools: Sequence[int]) -> Contest:
    """The district's job at several sizes: the time should grow no faster than the number of schools."""
    contestants = []
    for number in schools:
        source, home = workloads.district(work, number), work / f"home-{number}"
        prepare = partial(workloads.fresh_home, source, home)
        contestants.append(
            Contestant(f"{number} schools", OURS, [*SHNOR, "demo", str(home)], prepare, DATA_PROBLEMS, most=1)
        )
    return Contest("growth", "cold start to all reports, by number of schools", contestants)


def _plain(source: Path, out: Path) -> Contestant:
    command = [PYTHON, "-m", "benchmarks.plain", str(source / "inbox"), str(out)]
    return Contestant("plain script", PLAIN, command, lambda: shutil.rmtree(out, ignore_errors=True), most=1)


def _finished(work: Path, source: Path, schools: int) -> Path:
    """Return a working folder of the workload with everything computed, made once."""
    home = work / f"finished-{schools}"
    if not (home / "finished").is_file():
        workloads.fresh_home(source, home)
        measured([*SHNOR, "demo", str(home)], accepted=DATA_PROBLEMS, log=work / "finished.log")
        (home / "finished").touch()
    return home
