"""The floor: the least that any program doing this job must pay, each part by itself.

python -m benchmarks.floor parse INBOX          every sheet of every file with calamine, one process, nothing kept
python -m benchmarks.floor insert WAREHOUSE OUT the rows of a finished warehouse into an empty SQLite file
python -m benchmarks.floor render HOME          the documents of the July set once more, from figures in memory
python -m benchmarks.floor documents HOME       a document for every school of the registry: how many a second
"""

from __future__ import annotations

import sqlite3
import sys
import time
from datetime import date
from pathlib import Path

from benchmarks.measure import tell

DOCUMENTS = "documents a second"


def parse(inbox: Path) -> int:
    """Parse every workbook and read every text file; return the cells seen."""
    from python_calamine import CalamineWorkbook

    cells = 0
    for path in sorted(path for path in inbox.rglob("*") if path.is_file()):
        if path.suffix.lower() == ".csv":
            cells += path.read_bytes().count(b";")
            continue
        try:
            book = CalamineWorkbook.from_path(str(path))
        except Exception:  # noqa: BLE001, S112 - damaged files are part of the workload
            continue
        for name in book.sheet_names:
            cells += sum(len(row) for row in book.get_sheet_by_name(name).to_python())
    return cells


def insert(warehouse: Path, out: Path) -> int:
    """Copy every table of a warehouse row by row into an empty database; return the rows."""
    out.unlink(missing_ok=True)
    rows = 0
    with sqlite3.connect(warehouse) as source, sqlite3.connect(out) as target:
        tables = source.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
        for name, statement in tables:
            content = source.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - our own table names
            target.execute(statement)
            if content:
                marks = ", ".join("?" * len(content[0]))
                target.executemany(f'INSERT INTO "{name}" VALUES ({marks})', content)  # noqa: S608
            rows += len(content)
    return rows


def render(home: Path) -> int:
    """Render the July documents of the demo's last year without loading, checking or delivering anything else."""
    return _documents(home, everyone=False)


def documents(home: Path) -> int:
    """Render a document for every school that works; say how many a second, reading the figures not counted."""
    return _documents(home, everyone=True)


def _documents(home: Path, *, everyone: bool) -> int:
    from reports.explanation.explained import Explainer
    from reports.inputs import evidence_data, report_data
    from reports.july_analysis import july_files
    from reports.view_models.school_card import schools_for_july
    from shnor_pipeline.orchestration.working_folder import WorkingFolder
    from shnor_pipeline.school_year import SchoolYear

    folder = WorkingFolder(home=str(home))
    year, day = SchoolYear(2022), date(2023, 7, 15)
    data = report_data(folder, year, day)
    schools = sorted(data.active_schools) if everyone else schools_for_july(data)
    explainer = Explainer(evidence_data(folder, year, day, data))
    began = time.perf_counter()
    files, failures = july_files(data, folder.settings(), schools, explainer, whole=not everyone)
    seconds = time.perf_counter() - began
    if failures:
        raise SystemExit("\n".join(failures))
    tell(DOCUMENTS, len(files) / seconds)
    return len(files)


if __name__ == "__main__":
    task, *places = sys.argv[1:]
    print({"parse": parse, "insert": insert, "render": render, "documents": documents}[task](*map(Path, places)))
