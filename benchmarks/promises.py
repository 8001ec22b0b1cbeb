"""What the product promises of speed and memory, beside what was measured of it; and how ours compares with others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.floor import DOCUMENTS
from benchmarks.overhead import OVERHEAD
from benchmarks.results import Result

_PEAK_MB = 1024
_SCHOOLS = re.compile(r"(\d+) schools|district (\d+)")


@dataclass(frozen=True)
class Promise:
    """A promise in words, the limit, what was measured, and whether that is on the right side of the limit."""

    words: str
    limit: str
    measured: str
    kept: bool


def promises(results: Iterable[Result]) -> list[Promise]:
    """Return every promise of which something was measured."""
    rows = list(results)
    return [*_times(rows), *_told(rows), *_memory(rows), *_growth(rows)]


def _times(rows: list[Result]) -> Iterator[Promise]:
    district, plain = _one(rows, "district 40", "ours"), _one(rows, "district 40", "plain")
    if district:
        seconds = district.taken.seconds
        yield Promise("district of 40, cold start to all reports", "≤ 25 s", f"{seconds:.1f} s", seconds <= 25)
        if plain:
            times = plain.taken.seconds / seconds
            yield Promise("district, the plain script's time over ours", "≥ 10 ×", f"{times:.1f} ×", times >= 10)
    dumps, parsing = _one(rows, "region dumps", "ours"), _one(rows, "region dumps", "floor")
    if dumps and parsing:
        times = dumps.taken.seconds / parsing.taken.seconds
        yield Promise("region dumps, our time over merely parsing them", "≤ 1.0 ×", f"{times:.2f} ×", times <= 1)
    again, idle = _one(rows, "resubmission", "ours"), _one(rows, "resubmission", "floor")
    if again and idle:
        work = again.taken.seconds - idle.taken.seconds
        yield Promise("one resubmission, work beyond starting a command", "≤ 3 s", f"{work:.1f} s", work <= 3)
    for result in rows:
        limit = {"--help": 0.3, "status": 1.5}.get(result.name)
        if result.contest == "start-up" and limit:
            seconds = result.taken.seconds
            yield Promise(f"`shnor {result.name}`", f"≤ {limit} s", f"{seconds:.2f} s", seconds <= limit)


def _told(rows: list[Result]) -> Iterator[Promise]:
    told = {name: value for result in rows for name, value in result.taken.told.items()}
    if DOCUMENTS in told:
        rate = told[DOCUMENTS]
        yield Promise("documents a second on two cores", "≥ 20", f"{rate:.1f}", rate >= 20)
    if OVERHEAD in told:
        share = told[OVERHEAD]
        yield Promise("share of the orchestrator in the wall time", "≤ 15 %", f"{share:.1f} %", share <= 15)


def _memory(rows: list[Result]) -> Iterator[Promise]:
    for result in rows:
        if result.side == "ours" and result.contest in {"region dumps", "district 900"}:
            peak = result.taken.peak_mb
            yield Promise(f"peak memory, {result.contest}", "≤ 1 GB", f"{peak:.0f} MB", peak <= _PEAK_MB)


def _growth(rows: list[Result]) -> Iterator[Promise]:
    """Compare the seconds a school of the largest and of the smallest district that was run from a cold start."""
    sizes = {
        int(found[1] or found[2]): result.taken.seconds
        for result in rows
        if result.side == "ours"
        and (result.contest.startswith("district ") or result.contest == "growth")
        and (found := _SCHOOLS.search(result.name) or _SCHOOLS.search(result.contest))
    }
    if len(sizes) > 1:
        least, most = min(sizes), max(sizes)
        times = (sizes[most] / most) / (sizes[least] / least)
        words = f"seconds a school, {most:,} schools over {least}"
        yield Promise(words, "≤ 1.05 ×", f"{times:.2f} ×", times <= 1.05)


def _one(rows: list[Result], contest: str, side: str) -> Result | None:
    return next((row for row in rows if row.contest == contest and row.side == side), None)


def compared(results: Iterable[Result]) -> list[str]:
    """Return a sentence per contest: ours against the plain script and against the floor, as ratios of wall times."""
    rows = list(results)
    lines = []
    for contest in dict.fromkeys(row.contest for row in rows):
        seconds = {
            side: sum(row.taken.seconds for row in rows if row.contest == contest and row.side == side)
            for side in ("ours", "plain", "floor")
        }
        parts = []
        if seconds["ours"] and seconds["plain"]:
            ours, plain = _peak(rows, contest, "ours"), _peak(rows, contest, "plain")
            parts.append(
                f"the plain script takes {seconds['plain'] / seconds['ours']:.1f} × as long as ours, "
                f"with {plain:.0f} MB at its peak against {ours:.0f} MB"
            )
        if seconds["ours"] and seconds["floor"]:
            parts.append(f"ours takes {seconds['ours'] / seconds['floor']:.2f} × what the floor takes")
        if parts:
            lines.append(f"- **{contest}**: {'; '.join(parts)}")
    return lines


def _peak(rows: list[Result], contest: str, side: str) -> float:
    return max(row.taken.peak_mb for row in rows if row.contest == contest and row.side == side)


def table(results: Iterable[Result]) -> str:
    """Return the promises as a Markdown table; empty where nothing of them was measured."""
    found = promises(results)
    if not found:
        return ""
    lines = [f"| {one.words} | {one.limit} | {one.measured} | {'yes' if one.kept else '**no**'} |" for one in found]
    return "\n".join(["| promise | limit | measured | kept |", "| --- | --- | ---: | --- |", *lines])
