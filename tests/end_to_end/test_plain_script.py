"""The plain script of the benchmarks does the same job: the same rows, the same figures, the same documents.

A comparison of speeds is worth something only where both sides do the same.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest
from conftest import HALF_YEAR_SET, JULY_SET
from docx import Document
from openpyxl import load_workbook

from shnor_pipeline.catalogue import TABLES, table

pytestmark = pytest.mark.slow
CHECKED = [name for name in TABLES if name.startswith("validated_") and name != "validated_quarantine"]
DERIVED = [name for name in TABLES if name.startswith("derived_")]
OF_THE_RUN = {"pupil_id"}
"""Coded with a salt of each folder's own."""


@pytest.fixture(scope="module")
def plain(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the output of the plain script on the files of the district."""
    out = tmp_path_factory.mktemp("plain") / "out"
    command = [sys.executable, "-m", "benchmarks.plain", "--one-process", str(demo / "inbox"), str(out)]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False, encoding="utf-8", timeout=400)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def _rows(database: Path, name: str) -> pd.DataFrame:
    with closing(sqlite3.connect(database)) as connection:
        frame = pd.read_sql_query(f'SELECT * FROM "{name}"', connection)  # noqa: S608 - the catalogue's names
    columns = [column for column in table(name).columns if column not in OF_THE_RUN]
    known = frame[columns].astype(object).where(frame[columns].notna(), None).map(_as_kept)
    return known.sort_values(columns, key=lambda column: column.astype(str), ignore_index=True)


def _as_kept(value: object) -> object:
    """Return a value so that 2 and 2.0 are equal and an empty text is a missing one."""
    if isinstance(value, bool | int | float):
        return round(float(value), 9) + 0.0
    return value or None


@pytest.mark.parametrize("name", [*CHECKED, *DERIVED])
def test_every_table_holds_the_same_rows_and_figures(demo: Path, plain: Path, name: str) -> None:
    pd.testing.assert_frame_equal(
        _rows(plain / "plain.db", name), _rows(demo / "warehouse.db", name), check_dtype=False, rtol=0, atol=1e-9
    )


def test_as_many_rows_are_set_aside_and_as_many_findings_made(demo: Path, plain: Path) -> None:
    for name in ("validated_quarantine", "register_findings"):
        counts = []
        for database in (plain / "plain.db", demo / "warehouse.db"):
            with closing(sqlite3.connect(database)) as connection:
                column = "table_name" if name == "validated_quarantine" else "code"
                query = f"SELECT {column}, COUNT(*) FROM {name} WHERE {column} NOT LIKE 'FILE%' GROUP BY 1 ORDER BY 1"  # noqa: S608
                counts.append(connection.execute(query).fetchall())
        assert counts[0] == counts[1], name


def test_word_documents_hold_as_many_tables_rows_and_charts(demo: Path, plain: Path) -> None:
    ours = {
        path.name: path
        for folder in (JULY_SET, HALF_YEAR_SET, "Методика")
        for path in (demo / "published" / folder).rglob("*.docx")
    }
    theirs = {path.name: path for path in (plain / "published").rglob("*.docx")}
    assert theirs.keys() == ours.keys()
    for name, path in theirs.items():
        assert _size(path) == _size(ours[name]), name


def _size(path: Path) -> tuple[int, int, int]:
    document = Document(str(path))
    return len(document.tables), sum(len(item.rows) for item in document.tables), len(document.inline_shapes)


def test_the_annex_has_a_sheet_for_every_table_of_figures(demo: Path, plain: Path) -> None:
    ours = load_workbook(next((demo / "published" / JULY_SET).glob("Приложение*.xlsx")), read_only=True)
    theirs = load_workbook(next((plain / "published").glob("Приложение*.xlsx")), read_only=True)
    assert set(ours.sheetnames) - set(theirs.sheetnames) == {"Обложка", "Чувствительность", "Коды"}


def test_dagster_is_given_every_step(demo: Path, plain: Path) -> None:
    code = (
        "from benchmarks.plain.job import graph, plain_job\n"
        "print(len(graph()), {node.name for node in plain_job.nodes} == {step.name for step in graph()})"
    )
    environment = {**os.environ, "PLAIN_INBOX": str(demo / "inbox"), "PLAIN_OUT": str(plain)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[2], env=environment, capture_output=True, check=False,
        encoding="utf-8", timeout=100,
    )  # fmt: skip
    steps, same = done.stdout.split() or ("0", done.stderr)
    assert same == "True"
    assert int(steps) > 80
