"""Notes about rows of other municipalities: a regional protocol holds every district, only ours is taken."""

from typing import Any

import pandas as pd

from shnor_pipeline.findings import FINDING_COLUMNS, Finding, Severity, Stage
from shnor_pipeline.sources.reading import RowState

CODE = "PROTOCOL-007"


def other_district_notes(frame: pd.DataFrame) -> pd.DataFrame:
    """Return one note per sheet whose participants of other municipalities were passed over.

    ``frame`` is a batch of ``pupil_results`` with ``row_state``; the municipality stands in ``school_name`` as
    «МСУ n». The note names the codes and the first row, so that a wrong code of our own district is noticed.
    """
    foreign = frame[
        (frame["row_state"] == RowState.DROPPED.value)
        & frame["school_name"]
        .astype("object")
        .where(frame["school_name"].notna(), "")
        .astype(str)
        .str.startswith("МСУ ")
        & frame["school_id"].isna()
    ]
    groups: Any = foreign.groupby(["file_id", "sheet"], sort=True, dropna=False)
    notes = [_note(str(file_id), str(sheet), rows) for (file_id, sheet), rows in groups]
    return pd.DataFrame(
        [{name: getattr(note, name) for name in FINDING_COLUMNS} for note in notes], columns=[*FINDING_COLUMNS]
    )


def _note(file_id: str, sheet: str, rows: pd.DataFrame) -> Finding:
    codes = sorted({str(name).removeprefix("МСУ ") for name in rows["school_name"]})
    first = int(rows["row"].min())
    return Finding(
        CODE,
        Severity.NOTE,
        Stage.READING,
        f"пропущены участники других муниципалитетов: строк {len(rows)}, первая {first}; МСУ: {', '.join(codes)}",
        "Если среди кодов есть код нашего района, проверьте коды школ в реестре.",
        file_id=file_id,
        sheet=sheet,
        cell=f"строка {first}",
        field="school_name",
        school_year=int(rows["school_year"].iloc[0]),
    )
