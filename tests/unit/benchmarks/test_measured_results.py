"""What the benchmarks say of a run: figures that a process tells, promises kept or broken, ratios in words."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.measure import Taken, measured, median, tell
from benchmarks.overhead import OVERHEAD, Stopwatch
from benchmarks.promises import compared, promises, table
from benchmarks.results import Result, document


def result(contest: str, name: str, side: str, seconds: float, peak: float = 100, **told: float) -> Result:
    return Result(contest, "", name, side, 1, Taken(seconds, seconds, peak, told))


DISTRICT = [
    result("district 40", "all reports", "ours", 20, peak=700),
    result("district 40", "plain script", "plain", 240, peak=1100),
    result("district 40", "parse", "floor", 1),
    result("district 40", "render", "floor", 3),
]


def test_a_process_tells_figures_of_itself(tmp_path: Path) -> None:
    code = "from benchmarks.measure import tell; print('figure: nonsense'); tell('documents a second', 4.25)"
    taken = measured([sys.executable, "-c", code], log=tmp_path / "log")
    assert taken.told == {"documents a second": 4.25}


def test_figures_of_several_runs_are_medians(capsys: pytest.CaptureFixture[str]) -> None:
    runs = [Taken(1, 1, 1, {"n": value}) for value in (1.0, 5.0, 2.0)]
    assert median(runs).told == {"n": 2.0}
    tell("n", 2)
    assert capsys.readouterr().out == "figure: n = 2.0000\n"


def test_ratios_are_said_plainly() -> None:
    (said,) = compared(DISTRICT)
    assert "the plain script takes 12.0 × as long as ours, with 1100 MB at its peak against 700 MB" in said
    assert said.startswith("- **district 40**: ")
    assert said.endswith("ours takes 5.00 × what the floor takes")
    assert compared([result("growth", "40 schools", "ours", 20)]) == []


def test_promises_are_kept_or_broken() -> None:
    rows = [
        *DISTRICT,
        result("region dumps", "into the warehouse", "ours", 90, peak=1500),
        result("region dumps", "parse", "floor", 60),
        result("orchestration", "watched job", "ours", 21, **{OVERHEAD: 12.5}),
        result("resubmission", "taken in and reported", "ours", 6),
        result("resubmission", "a command that only reads", "floor", 1.5),
    ]
    kept = {one.words: (one.measured, one.kept) for one in promises(rows)}
    assert kept == {
        "district of 40, cold start to all reports": ("20.0 s", True),
        "district, the plain script's time over ours": ("12.0 ×", True),
        "region dumps, our time over merely parsing them": ("1.50 ×", False),
        "one resubmission, work beyond starting a command": ("4.5 s", False),
        "share of the orchestrator in the wall time": ("12.5 %", True),
        "peak memory, region dumps": ("1500 MB", False),
    }


def test_growth_compares_a_school_of_the_largest_district_with_one_of_the_smallest() -> None:
    rows = [
        result("growth", "40 schools", "ours", 20),
        result("growth", "160 schools", "ours", 60),
        result("district 4000", "all reports", "ours", 2200),
    ]
    (found,) = promises(rows)
    assert (found.words, found.measured, found.kept) == ("seconds a school, 4,000 schools over 40", "1.10 ×", False)


def test_the_document_holds_table_ratios_and_promises() -> None:
    text = "before <!-- measured: begin -->FORMER<!-- measured: end --> after"
    written = document(text, DISTRICT, ["\n".join(compared(DISTRICT)), table(DISTRICT), ""])
    assert "FORMER" not in written
    assert "12.0 × as long as ours" in written
    assert "| district, the plain script's time over ours | ≥ 10 × | 12.0 × | yes |" in written
    assert written.startswith("before ")
    assert written.endswith(" after")
    assert table([result("growth", "40 schools", "ours", 20)]) == ""


def test_a_stopwatch_counts_nested_calls_once_and_a_generators_own_parts_only(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "perf_counter", lambda: now[0])
    watch = Stopwatch()

    def pass_time(seconds: float) -> None:
        now[0] += seconds

    @watch.timed
    def inner() -> None:
        pass_time(2)

    @watch.timed
    def outer() -> None:
        inner()
        pass_time(3)

    @watch.timed
    def parts() -> Iterator[int]:
        pass_time(1)
        yield 1
        pass_time(1)
        yield 2

    outer()
    assert watch.seconds == 5
    for _ in parts():
        pass_time(100)
    assert watch.seconds == 7
