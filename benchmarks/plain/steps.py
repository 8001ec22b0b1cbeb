"""The plain script's job: read with pandas and openpyxl, one Great Expectations run per file, ``to_sql``, docxtpl.

It reads every sheet, checks that a file has rows and that its first columns are filled, stores the cells, counts the
marks by file and writes a short Word report per school. It finds no headers, judges no school, draws no chart: it does
less than the pipeline, so the comparison favours it.
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
_REPORTS = 5
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


def report(template: Path) -> int:
    """Render the reports, one docxtpl template each time, as its documentation shows."""
    from docxtpl import DocxTemplate

    for number in range(_REPORTS):
        document = DocxTemplate(template)
        document.render({"school": f"Школа {number}", "rows": [{"name": "ОГЭ", "value": 3.5}] * 40})
        document.save(OUT / f"report-{number}.docx")
    return _REPORTS


def _template() -> Path:
    from docx import Document

    path = OUT / "template.docx"
    document = Document()
    document.add_heading("{{ school }}")
    document.add_paragraph("{% for row in rows %}{{ row.name }}: {{ row.value }} {% endfor %}")
    document.save(str(path))
    return path


def _step(group: str) -> Any:
    @dg.op(name=f"take_in_{group}", out=dg.Out(int))
    def step() -> int:
        return take_in(group)

    return step


@dg.op
def reports(rows: list[int]) -> int:
    """Write the reports after everything is in."""
    print(f"rows stored: {sum(rows)}")
    return report(_template())


@dg.job
def plain_job() -> None:
    """The default executor: a process per step."""
    reports([_step(group)() for group in groups()])
