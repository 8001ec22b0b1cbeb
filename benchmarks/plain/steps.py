"""The plain script's job: read with pandas and openpyxl, one Great Expectations run per file, ``to_sql``, docxtpl.

It reads every sheet, checks that a file has rows and that its first columns are filled, stores the cells, has a step
per table and year that only counts, and writes a short Word report with charts per listed school. It finds no headers,
judges no school and computes no formula: it does less than the pipeline, so the comparison favours it.
"""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import dagster as dg
import pandas as pd

INBOX = Path(os.environ.get("PLAIN_INBOX", "inbox"))
OUT = Path(os.environ.get("PLAIN_OUT", "plain-out"))
_REPORTS, _CHARTS = 6, 3
YEARS = ("2021", "2022", "2023")
_COLUMNS_CHECKED = 3


def files() -> list[Path]:
    """Return every file of the inbox that pandas may be asked to read."""
    endings = {".xlsx", ".xls", ".csv"}
    return sorted(p for p in INBOX.rglob("*") if p.suffix.lower() in endings and not p.name.startswith("~$"))


def read(path: Path) -> dict[str, pd.DataFrame]:
    """Return the sheets of a file; files that do not open are passed over, as a hurried script would."""
    try:
        if path.suffix.lower() == ".csv":
            return {"csv": _csv(path)}
        engine: Any = "openpyxl" if path.suffix.lower() == ".xlsx" else "calamine"
        return pd.read_excel(path, sheet_name=None, header=None, engine=engine)
    except Exception as error:  # noqa: BLE001 - damaged files are part of the workload
        print(f"skipped {path}: {error}")
        return {}


def _csv(path: Path) -> pd.DataFrame:
    try:
        return pd.read_csv(path, sep=";", header=None, dtype=str, encoding="utf-8-sig")
    except UnicodeDecodeError:
        return pd.read_csv(path, sep=";", header=None, dtype=str, encoding="cp1251")


@cache
def _expectations() -> Any:
    import great_expectations as gx

    context = gx.get_context(mode="ephemeral")
    return gx, context


def check(name: str, frame: pd.DataFrame) -> bool:
    """Run a suite of its own on one file's rows."""
    gx, context = _expectations()
    source = context.data_sources.add_pandas(name)
    batch = source.add_dataframe_asset(name).add_batch_definition_whole_dataframe(name)
    suite = gx.ExpectationSuite(name=name)
    suite.add_expectation(gx.expectations.ExpectTableRowCountToBeBetween(min_value=1))
    for column in list(frame.columns)[:_COLUMNS_CHECKED]:
        suite.add_expectation(gx.expectations.ExpectColumnValuesToNotBeNull(column=column, mostly=0.5))
        suite.add_expectation(gx.expectations.ExpectColumnUniqueValueCountToBeBetween(column=column, min_value=1))
    suite = context.suites.add(suite)
    definition = context.validation_definitions.add(gx.ValidationDefinition(name=name, data=batch, suite=suite))
    return bool(definition.run(batch_parameters={"dataframe": frame}).success)


def take_in(group: str) -> int:
    """Read, check and store the files of one folder; return the rows stored."""
    OUT.mkdir(parents=True, exist_ok=True)
    rows = 0
    with sqlite3.connect(OUT / "plain.db", timeout=120) as database:
        for number, path in enumerate(groups()[group]):
            for sheet, frame in read(path).items():
                frame.columns = [f"c{place}" for place in range(frame.shape[1])]
                if frame.empty:
                    continue
                check(f"{group}-{number}-{sheet}", frame)
                stored = frame.astype("string").assign(file=str(path), sheet=sheet)
                stored.to_sql(f"{group}_{number}_{sheet}", database, if_exists="replace", index=False)
                rows += len(stored)
    return rows


def groups() -> dict[str, list[Path]]:
    """Return the files by folder and year, a step each, under names that Dagster accepts."""
    found: dict[str, list[Path]] = defaultdict(list)
    for path in files():
        folder = "_".join(path.relative_to(INBOX).parts[:-1][:2])
        found["".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in folder) or "other"].append(path)
    return dict(sorted(found.items()))


TABLES = ("marks", "index", "rating", "procedures", "status", "matrix", "dynamics", "attainment")
"""What is computed for a school year, a step each, as people lay out their assets."""


def compute(table: str, year: str) -> int:
    """Count the cells of a year's files by sheet and first column and store that as the table; return its rows.

    It stands for a formula: reading what is needed from the database, a group-by, writing the result.
    """
    with sqlite3.connect(OUT / "plain.db", timeout=120) as database:
        taken_in = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'result%'"
        names = [row[0] for row in database.execute(taken_in)]
        frames = [pd.read_sql(f'SELECT file, sheet, c0 FROM "{name}"', database) for name in names if year in name]  # noqa: S608
        rows = pd.concat(frames or [pd.DataFrame(columns=["file", "sheet", "c0"])], ignore_index=True)
        found = rows.groupby(["file", "sheet"], as_index=False).agg(rows=("c0", "size"), filled=("c0", "count"))
        found.to_sql(f"result_{table}_{year}", database, if_exists="replace", index=False)
    return len(found)


def report(template: Path) -> int:
    """Render the reports with docxtpl and three matplotlib charts each, as their documentation shows."""
    from docxtpl import DocxTemplate, InlineImage

    for number in range(_REPORTS):
        document = DocxTemplate(template)
        pictures = [InlineImage(document, str(_chart(number, place))) for place in range(_CHARTS)]
        context = {"school": f"Школа {number}", "rows": [{"name": "ОГЭ", "value": 3.5}] * 40, "pictures": pictures}
        document.render(context)
        document.save(OUT / f"report-{number}.docx")
    return _REPORTS


def _chart(number: int, place: int) -> Path:
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(6.5, 3.5), dpi=200)
    axes.scatter(range(40), [(step * (place + 3)) % 17 for step in range(40)])
    axes.set_title(f"Школа {number}")
    path = OUT / f"chart-{number}-{place}.png"
    figure.savefig(path)
    plt.close(figure)
    return path


def _template() -> Path:
    from docx import Document

    path = OUT / "template.docx"
    document = Document()
    document.add_heading("{{ school }}")
    document.add_paragraph("{% for row in rows %}{{ row.name }}: {{ row.value }} {% endfor %}")
    document.add_paragraph("{% for picture in pictures %}{{ picture }}{% endfor %}")
    document.save(str(path))
    return path


def _step(group: str) -> Any:
    @dg.op(name=f"take_in_{group}", out=dg.Out(int))
    def step() -> int:
        return take_in(group)

    return step


def _computed(table: str, year: str) -> Any:
    @dg.op(name=f"{table}_{year}", out=dg.Out(int))
    def step(rows: list[int]) -> int:
        del rows  # waits for the files, reads the database
        return compute(table, year)

    return step


@dg.op
def reports(rows: list[int]) -> int:
    """Write the reports after everything is computed."""
    print(f"rows computed: {sum(rows)}")
    return report(_template())


@dg.job
def plain_job() -> None:
    """The default executor: a process per step."""
    taken = [_step(group)() for group in groups()]
    reports([_computed(table, year)(taken) for year in YEARS for table in TABLES])
