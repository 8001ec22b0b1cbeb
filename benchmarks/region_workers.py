"""``python -m benchmarks.region_workers``: a region in one process, by workers, and by workers one of which dies.

Prints a Markdown table for docs/scaling.md. Needs a broker (``--broker``); the workers run on this machine.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks.measure import Taken, measured
from benchmarks.regions import contents
from shnor_pipeline.demo.municipalities import generate_region
from shnor_pipeline.intake.folder import create_working_folder

SHNOR = [sys.executable, "-m", "shnor_pipeline.cli"]
WORK = Path(__file__).resolve().parent.parent / "bench-results" / "region"
READY_SECONDS = 20


@dataclass(frozen=True)
class Way:
    """One way of doing the region: by how many workers (0: in one process), and whether one of them is killed."""

    name: str
    workers: int = 0
    killed: bool = False


WAYS = (Way("one process"), Way("two workers", 2), Way("two workers, one killed in the middle", 2, killed=True))


@click.command()
@click.option("--municipalities", default=40, show_default=True)
@click.option("--schools", default=3, show_default=True, help="Schools of a municipality.")
@click.option("--broker", default="amqp://guest:guest@127.0.0.1:5672//", show_default=True)
@click.option("--report", default="july:2022-2023", show_default=True, help="Empty: figures only.")
@click.option("--light", is_flag=True, help="Without the files of ВПР: a third of the files.")
def main(municipalities: int, schools: int, broker: str, report: str, light: bool) -> None:
    """Measure the ways side by side and compare what they leave, byte by byte."""
    shutil.rmtree(WORK, ignore_errors=True)
    base = create_working_folder(WORK / "base")
    generate_region(base, municipalities=municipalities, schools_each=schools)
    for folder in base.glob("municipalities/*/inbox/vpr_*") if light else ():
        shutil.rmtree(folder)
    measured([*SHNOR, "--home", str(base), "region", "init"])
    rows, expected = [], None
    for way in WAYS:
        home = Path(shutil.copytree(base, WORK / way.name))
        taken = _done(home, way, broker, report)
        left = contents(home)
        expected = left if expected is None else expected
        same = "—" if way.workers == 0 else "yes" if left == expected else "NO"
        size = sum(path.stat().st_size for path in home.rglob("*") if path.is_file()) / 2**20 / municipalities
        rows.append((way, taken, same, size))
        click.echo(f"{way.name}: {taken.seconds:.0f} s, processor {taken.cpu_seconds:.0f} s, same bytes: {same}")
    first = rows[0][1].seconds
    click.echo("| how | wall, s | municipalities a minute | × one process | same bytes | MB on disk each |")
    click.echo("| --- | ---: | ---: | ---: | --- | ---: |")
    for way, taken, same, size in rows:
        a_minute = municipalities * 60 / taken.seconds
        click.echo(
            f"| {way.name} | {taken.seconds:.0f} | {a_minute:.1f} | {first / taken.seconds:.2f} | {same} | {size:.1f} |"
        )
    alone = rows[0][1]
    click.echo(
        f"one process: {alone.cpu_seconds / municipalities:.1f} s of processor each, {alone.peak_mb:.0f} MB peak"
    )


def _done(home: Path, way: Way, broker: str, report: str) -> Taken:
    wanted = ["--report", report] if report else []
    command = [*SHNOR, "--home", str(home), "region", "run", *wanted, "--date", "2023-07-15"]
    log = home / "run.log"
    if way.workers == 0:
        return measured(command, log=log)
    os.environ["SHNOR_CELERY_BROKER"] = broker
    workers = [_worker(home, number) for number in range(way.workers)]
    killer = None
    try:
        time.sleep(READY_SECONDS)  # the workers are a service: their start is not part of the work
        if way.killed:
            code = f"import os, signal, time; time.sleep(25); os.killpg({workers[0].pid}, signal.SIGKILL)"
            killer = subprocess.Popen([sys.executable, "-c", code])
        return measured(command, log=log)
    finally:
        del os.environ["SHNOR_CELERY_BROKER"]
        for process in workers:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(30)
        if killer is not None:
            killer.wait(60)


def _worker(home: Path, number: int) -> subprocess.Popen[bytes]:
    command = [*SHNOR, "--home", str(home), "region", "worker", "--name", f"worker{number}"]
    with (home / f"worker{number}.log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)


if __name__ == "__main__":
    main()
