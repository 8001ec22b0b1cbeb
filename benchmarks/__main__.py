"""``python -m benchmarks``: run the contests, write the results; with ``--check`` compare with the recorded ratios."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import click

from benchmarks import contests, promises, results
from benchmarks.contests import Contest
from benchmarks.measure import measured, median

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench-results"
RECORDED = Path(__file__).with_name("recorded.json")
DOCUMENT = ROOT / "docs" / "performance.md"
CHART = ROOT / "docs" / "images" / "performance.svg"
WORKLOADS = (
    "district", "region-dumps", "resubmission", "start-up", "documents", "orchestration", "growth", "region", "country",
)  # fmt: skip
USUAL = WORKLOADS[:7]


@click.command()
@click.option(
    "--workload", "chosen", type=click.Choice(WORKLOADS), multiple=True, help="Repeatable; default: the first seven."
)
@click.option("--repeat", default=3, show_default=True, help="Repetitions; the median counts.")
@click.option("--quick", is_flag=True, help="Small workloads, one repetition: does the harness still work?")
@click.option(
    "--check", is_flag=True, help="Compare the ratios ours / floor with the recorded ones; exit 1 beyond 25 %."
)
@click.option("--record", is_flag=True, help="Write docs/performance.md and the ratios that --check compares with.")
def main(chosen: tuple[str, ...], repeat: int, quick: bool, check: bool, record: bool) -> None:
    """Measure whole processes side by side."""
    if check and not RECORDED.is_file():
        raise click.UsageError(f"{RECORDED} is not there yet: record the ratios first (--record)")
    work = RESULTS / "work"
    work.mkdir(parents=True, exist_ok=True)
    found: list[results.Result] = []
    for name in chosen or USUAL:
        click.echo(f"{name}: preparing files")
        contest = _contest(name, work, quick=quick)
        once = quick or name in {"region-dumps", "region", "country"}
        found += run(contest, 1 if once else repeat, click.echo)
    RESULTS.joinpath("results.json").write_text(results.as_json(found), encoding="utf-8")
    passages = ["\n".join(promises.compared(found)), promises.table(found)]
    click.echo("\n\n".join([results.table(found), *passages]))
    if record:
        before = DOCUMENT.read_text(encoding="utf-8")
        DOCUMENT.write_text(results.document(before, found, passages), encoding="utf-8")
        CHART.write_text(results.chart(found), encoding="utf-8")
        RECORDED.write_text(json.dumps(results.ratios(found), indent=1) + "\n", encoding="utf-8")
    if check:
        worse = results.grown(results.ratios(found), json.loads(RECORDED.read_text(encoding="utf-8")))
        for line in worse:
            click.echo(f"slower: {line}", err=True)
        sys.exit(1 if worse else 0)


def _contest(name: str, work: Path, *, quick: bool) -> Contest:
    schools = 6 if quick else 40
    if name == "region-dumps":
        return contests.region_dumps(work, 9_000 if quick else 1_300_000)
    if name in {"region", "country"}:
        many = {"region": 900, "country": 4000}[name]
        return contests.district(work, 80 if quick else many, plain=False)
    if name == "growth":
        return contests.growth(work, (6, 12) if quick else (40, 160))
    makers = {
        "district": contests.district,
        "resubmission": contests.resubmission,
        "start-up": contests.start_up,
        "documents": contests.documents,
        "orchestration": contests.orchestration,
    }
    return makers[name](work, schools)


def run(contest: Contest, repetitions: int, say: Callable[[str], object]) -> list[results.Result]:
    """Run the contestants in turn, repetition by repetition, so that a busy minute hits all of them."""
    runs: dict[str, list] = {one.name: [] for one in contest.contestants}
    for number in range(repetitions):
        for one in contest.contestants:
            if one.most is not None and number >= one.most:
                continue
            one.prepare()
            log = RESULTS / f"{contest.name} {one.name}.log".replace(" ", "-")
            taken = measured(one.command, accepted=one.accepted, log=log)
            runs[one.name].append(taken)
            say(f"{contest.name}: {one.name} ({one.side}), run {number + 1}: {taken.seconds:.2f} s")
    return [
        results.Result(contest.name, contest.about, one.name, one.side, len(runs[one.name]), median(runs[one.name]))
        for one in contest.contestants
    ]


if __name__ == "__main__":
    main()
