"""Results as data, as a table, as a chart, and compared with the recorded ratios."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import psutil

from benchmarks.measure import Taken

TOLERANCE = 0.25
"""How much a ratio ours / floor may grow before the guard fails."""
_MARKS = ("<!-- measured: begin -->", "<!-- measured: end -->")
_ROW, _LEFT, _WIDTH, _RIGHT = 24, 250, 420, 90
_COLOURS = {"ours": "#1f4e79", "plain": "#9a6a1a", "floor": "#8a94a3"}


@dataclass(frozen=True)
class Result:
    """The medians of one contestant of one contest."""

    contest: str
    about: str
    name: str
    side: str
    repetitions: int
    taken: Taken


def machine() -> str:
    """Return what was measured on, in a line."""
    memory = psutil.virtual_memory().total / 2**30
    system = f"{platform.system()}, Python {platform.python_version()}"
    return f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB, {system}"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.is_file():
        found = re.search(r"model name\s*:\s*(.+)", info.read_text(encoding="utf-8"))
        if found:
            return found[1].strip()
    return platform.processor() or platform.machine()


def ratios(results: Iterable[Result]) -> dict[str, float]:
    """Return ours / floor of each contest: the seconds of all our contestants over those of all floors together."""
    sums: dict[str, dict[str, float]] = {}
    for result in results:
        sides = sums.setdefault(result.contest, {})
        sides[result.side] = sides.get(result.side, 0.0) + result.taken.seconds
    return {
        contest: round(sides["ours"] / sides["floor"], 3)
        for contest, sides in sums.items()
        if sides.get("ours") and sides.get("floor")
    }


def grown(now: Mapping[str, float], recorded: Mapping[str, float], tolerance: float = TOLERANCE) -> list[str]:
    """Return a line for every recorded ratio that has grown beyond the tolerance."""
    return [
        f"{contest}: {now[contest]:.2f} × the floor, recorded {ratio:.2f}"
        for contest, ratio in sorted(recorded.items())
        if contest in now and now[contest] > ratio * (1 + tolerance)
    ]


def table(results: Iterable[Result]) -> str:
    """Return a Markdown table; the last column compares with ours of the same contest."""
    rows = list(results)
    ours = {result.contest: result.taken.seconds for result in reversed(rows) if result.side == "ours"}
    lines = [
        "| workload | what ran | side | wall, s | processor, s | peak, MB | × ours |",
        "| --- | --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for result in rows:
        taken, own = result.taken, ours.get(result.contest)
        times = f"{taken.seconds / own:.2f}" if own else "—"
        lines.append(
            f"| {result.contest} | {result.name} | {result.side} | {taken.seconds:.2f} | {taken.cpu_seconds:.2f} "
            f"| {taken.peak_mb:.0f} | {times} |"
        )
    return "\n".join(lines)


def chart(results: Iterable[Result]) -> str:
    """Return the wall times as horizontal bars, SVG; each contest has a scale of its own."""
    rows = list(results)
    longest = {r.contest: max(o.taken.seconds for o in rows if o.contest == r.contest) for r in rows}
    parts, top = [], 10
    previous = ""
    for result in rows:
        if result.contest != previous:
            parts.append(f'<text x="8" y="{top + 16}" font-weight="700">{result.contest}</text>')
            top, previous = top + _ROW, result.contest
        width = max(1.0, _WIDTH * result.taken.seconds / longest[result.contest])
        parts += [
            f'<text x="{_LEFT - 8}" y="{top + 15}" text-anchor="end">{result.name}</text>',
            f'<rect x="{_LEFT}" y="{top + 3}" width="{width:.1f}" height="16" fill="{_COLOURS[result.side]}"/>',
            f'<text x="{_LEFT + width + 6:.1f}" y="{top + 15}">{result.taken.seconds:.2f} s</text>',
        ]
        top += _ROW
    size = f'width="{_LEFT + _WIDTH + _RIGHT}" height="{top + 10}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13">'
    return "\n".join([head, '<rect width="100%" height="100%" fill="#fff"/>', *parts, "</svg>", ""])


def as_json(results: Iterable[Result]) -> str:
    """Return the results with machine and date."""
    rows = list(results)
    content = {
        "machine": machine(),
        "date": datetime.now(UTC).date().isoformat(),
        "ratios": ratios(rows),
        "results": [asdict(row) for row in rows],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def document(text: str, results: Iterable[Result], told: Sequence[str]) -> str:
    """Return the performance document with its measured part replaced; ``told`` are passages after the table."""
    rows = list(results)
    begin, end = (text.index(mark) for mark in _MARKS)
    abouts = dict.fromkeys(f"- **{row.contest}**: {row.about}" for row in rows)
    repeats = sorted({row.repetitions for row in rows})
    said = ", ".join(map(str, repeats))
    measured = "\n".join(
        [
            _MARKS[0],
            f"Measured on {datetime.now(UTC).date().isoformat()}: {machine()}. Medians of {said} repetitions.",
            "",
            *abouts,
            "",
            table(rows),
            "",
            *(part for passage in told if passage for part in (passage, "")),
            "![Wall times](images/performance.svg)",
            "",
        ]
    )
    return text[:begin] + measured + text[end:]
