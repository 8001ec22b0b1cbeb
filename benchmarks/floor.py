"""The floor: the least that any program doing this job must pay, each part by itself.

python -m benchmarks.floor parse INBOX          every sheet of every file with calamine, one process, nothing kept
python -m benchmarks.floor insert WAREHOUSE OUT the rows of a finished warehouse into an empty SQLite file
python -m benchmarks.floor render HOME          the documents of the July set once more, from figures in memory
"""

from __future__ import annotations

import sqlite3
import sys
from datetime import date
from pathlib import Path


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
    from reports.inputs import report_data
    from reports.july_analysis import july_files
    from reports.view_models.school_card import schools_for_july
    from shnor_pipeline.orchestration.working_folder import WorkingFolder
    from shnor_pipeline.school_year import SchoolYear

    folder = WorkingFolder(home=str(home))
    data = report_data(folder, SchoolYear(2022), date(2023, 7, 15))
    files, failures = july_files(data, folder.settings(), schools_for_july(data), whole=True)
    if failures:
        raise SystemExit("\n".join(failures))
    return len(files)


if __name__ == "__main__":
    task, *places = sys.argv[1:]
    print({"parse": parse, "insert": insert, "render": render}[task](*map(Path, places)))
