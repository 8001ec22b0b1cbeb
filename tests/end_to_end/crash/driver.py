"""Kills the pipeline's writes one by one and lets the next run finish; run as a program, prints one JSON line.

Each scenario is a piece of the real job with nothing replaced: intake (store, readings, register), the gate and the
warehouse, the issue of report sets (shared folder, register, archive), and the pages. A scenario runs in a forked
child that sends itself SIGKILL at the k-th write (a file opened for writing, renamed, removed or made; a statement
or commit of the database). The parent then looks for anything half written, lets a second child run to the end, and
compares the folder with that of a run that was never disturbed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pandas as pd
import sqlalchemy as sa

from assets.validated.gate import validate
from reports.issue import issue
from reports.rendering.delivery import Provenance, write_atomically
from shnor_pipeline.catalogue import table
from shnor_pipeline.demo.oracle import write_oracle
from shnor_pipeline.intake.folder import create_working_folder
from shnor_pipeline.intake.ingest import ingest
from shnor_pipeline.orchestration.opening import close_warehouses
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.school_year import SchoolYear

NOW = datetime(2023, 7, 15, 9, 0).astimezone()
YEAR = SchoolYear(2022)
NOUNS = ("social_passport", "plan_targets")
FILES_TAKEN = 7
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CLOCKS = {"created_at", "refreshed_at"}
_FILE_EVENTS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.truncate"}


@dataclass
class Scenario:
    """A piece of the job: what it does in a working folder."""

    name: str
    run: Callable[[Path], None]
    base: Path = field(default_factory=Path)


def intake(home: Path) -> None:
    """Take in the inbox."""
    folder = WorkingFolder(home=str(home))
    ingest(folder.settings(), folder.warehouse(), now=NOW)


def gate(home: Path) -> None:
    """Check two tables of a year and replace their accepted rows."""
    folder = WorkingFolder(home=str(home))
    for noun in NOUNS:
        outcome = validate(folder, noun, YEAR)
        accepted = outcome.accepted.reindex(columns=table(f"validated_{noun}").columns)
        folder.warehouse().replace(f"validated_{noun}", accepted, {"school_year": YEAR.start})


def issuing(home: Path) -> None:
    """Issue two sets, one of them in two editions, and write the pages."""
    folder = WorkingFolder(home=str(home))
    for title, kind, version in (("Июль", "july", "а"), ("Полугодие", "half-year", "а"), ("Июль", "july", "б")):
        source = Provenance(kind, "2022-2023", "run", "2022-1", "hash", "1", "inputs", "2023-07-15", "job", "2022-09")
        files = {f"Школы/{n}.docx": f"{title} {version} {n}".encode() * 4000 for n in range(3)}
        if (folder.settings().published_folder / "Июль, выпуск 2").exists() and version == "а" and kind == "july":
            continue  # a run begun after the second edition issues that edition again, never the first
        issue(folder, title, files, source)
    for page in ("index.html", "СТАТУС.html"):
        write_atomically(folder.settings().published_folder / page, page.encode() * 5000)


def make_base(root: Path) -> Path:
    """Return a working folder with a few files in the inbox, nothing taken in yet."""
    home = create_working_folder(root / "основа")
    (home / ".salt").write_text("0" * 64, encoding="ascii")
    write_oracle(home)
    kept = sorted(path for path in (home / "inbox").rglob("*") if path.is_file())
    wanted = [path for path in kept if "Реестр" in path.name or "аспорт" in path.name or "лан" in path.name]
    for path in kept:
        if path not in wanted[:FILES_TAKEN]:
            path.unlink()
        else:
            os.utime(path, (NOW.timestamp() - 3600, NOW.timestamp() - 3600))
    WorkingFolder(home=str(home)).warehouse()
    close_warehouses()
    return home


def arm(root: Path, fatal: int) -> list[int]:
    """Count the writes under the root from now on; kill this process at the ``fatal``-th (0: never)."""
    count = [0]
    inside = str(root)

    def step() -> None:
        count[0] += 1
        if count[0] == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if isinstance(path, str) and path.startswith(inside) and isinstance(flags, int) and flags & _WRITING:
                step()
        elif event in _FILE_EVENTS and str(arguments[0]).startswith(inside):
            step()

    def statement(*_: object) -> None:
        step()

    sys.addaudithook(hear)
    sa.event.listen(sa.Engine, "before_cursor_execute", statement)
    sa.event.listen(sa.Engine, "commit", statement)
    return count


def in_child(work: Callable[[], object]) -> tuple[int, str]:
    """Run the work in a forked child; return its wait status and what it returned, as text."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            os.write(writer, str(work()).encode())
            os._exit(0)
        except BaseException as error:  # noqa: BLE001 - told to the parent, which fails
            os.write(writer, f"{type(error).__name__}: {error}".encode()[:2000])
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        said = stream.read().decode()
    return os.waitpid(child, 0)[1], said


def disturbed(scenario: Scenario, home: Path, fatal: int) -> tuple[int, str]:
    """Run the scenario in a child that dies at the ``fatal``-th write."""

    def work() -> int:
        count = arm(home, fatal)
        scenario.run(home)
        return count[0]

    return in_child(work)


def half_written(home: Path) -> list[str]:
    """Return what a reader of the shared folder or the archive would see half written."""
    faults = []
    for place in sorted((home / "published").glob("[!.]*")):
        if place.is_file():
            if place.read_bytes() != place.name.encode() * 5000:
                faults.append(f"{place.name}: a page is not whole")
            continue
        manifest = place / "manifest.json"
        if not manifest.is_file():
            faults.append(f"{place.name}: a set without its manifest")
            continue
        for name, checksum in json.loads(manifest.read_text(encoding="utf-8"))["files"].items():
            if hashlib.sha256((place / name).read_bytes()).hexdigest() != checksum:
                faults.append(f"{place.name}/{name}: not what the manifest says")
    originals = sorted((home / "store").glob("??/??/*"))
    wrong = [path.name for path in originals if hashlib.sha256(path.read_bytes()).hexdigest() != path.name]
    return [*faults, *(f"store: {name} is not its content" for name in wrong)]


def contents(home: Path) -> dict[str, str]:
    """Return a digest of everything that lasts: shared folder, store, archive names, every row of the warehouse."""
    found = {}
    for part in ("published", "store"):
        for path in sorted((home / part).rglob("*")):
            if path.is_file():
                found[path.relative_to(home).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    found |= {path.relative_to(home).as_posix(): "" for path in (home / "archive").glob("*")}
    with closing(sqlite3.connect(home / "warehouse.db")) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            frame = pd.read_sql_query(f'SELECT * FROM "{name}"', connection)  # noqa: S608 - the schema's own names
            frame = frame.drop(columns=[column for column in frame if column in _CLOCKS])
            rows = sorted(map(str, frame.itertuples(index=False, name=None)))
            found[f"table {name}"] = hashlib.sha256("\n".join(rows).encode()).hexdigest() + f" {len(rows)}"
    return found


def fresh(base: Path, root: Path) -> Path:
    """Return a private copy of a working folder, always at the same place."""
    home = root / "папка"
    shutil.rmtree(home, ignore_errors=True)
    return Path(shutil.copytree(base, home))


def warm(base: Path, root: Path) -> None:
    """Run every scenario once in this process, so that its children begin with everything imported."""
    home = fresh(base, root)
    for run in (intake, gate, issuing):
        run(home)
    close_warehouses()


def expect_done(status: int, said: str, what: str) -> None:
    if status != 0:
        raise RuntimeError(f"{what}: {said}")


def torture(scenario: Scenario, root: Path, most: int) -> tuple[int, list[str]]:
    """Kill the scenario at up to ``most`` places spread over its writes; return how many kills, and the faults."""
    home = fresh(scenario.base, root)
    status, said = disturbed(scenario, home, 0)
    expect_done(status, said, f"{scenario.name}, undisturbed")
    expected, writes = contents(home), int(said)
    places = (
        sorted({1 + place * (writes - 1) // max(most - 1, 1) for place in range(most)})
        if most < writes
        else [*range(1, writes + 1)]
    )
    faults: list[str] = []
    kills = 0
    for fatal in places:
        home = fresh(scenario.base, root)
        status, said = disturbed(scenario, home, fatal)
        if not os.WIFSIGNALED(status):
            faults.append(f"{scenario.name} at {fatal}: ended by itself ({said})")
            continue
        kills += 1
        faults += [f"{scenario.name} at {fatal}: {fault}" for fault in half_written(home)]
        status, said = disturbed(scenario, home, 0)
        if status != 0:
            faults.append(f"{scenario.name} at {fatal}: the next run failed ({said})")
            continue
        after = contents(home)
        faults += [
            f"{scenario.name} at {fatal}: {name} differs"
            for name in sorted({*expected, *after})
            if expected.get(name) != after.get(name)
        ]
    return kills, faults


def main(root: Path, most: int) -> None:
    """Torture every scenario; each begins where the one before it ended."""
    base = make_base(root)
    warm(base, root)
    kills: dict[str, int] = {}
    faults: list[str] = []
    for scenario in (Scenario("intake", intake), Scenario("gate", gate), Scenario("issue", issuing)):
        scenario.base = base
        kills[scenario.name], found = torture(scenario, root, most)
        faults += found
        base = root / f"после {scenario.name}"
        shutil.copytree(root / "папка", base)
    print(json.dumps({"kills": kills, "faults": faults[:40]}, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
