"""Tables for other programs: tidy frames with the schools' names and codes, safe to open in Excel."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from shnor_pipeline.catalogue import TABLES
from shnor_pipeline.storage.warehouse import Warehouse

SHORT_NAMES = {
    "marks": "derived_marks",
    "index": "derived_index",
    "rating": "derived_rating",
    "status": "derived_status",
    "attainment": "derived_attainment",
    "targets": "derived_target_suggestions",
    "roadmap": "derived_roadmap",
    "support": "derived_support",
    "submissions": "register_submissions",
    "findings": "register_findings",
}
_MARK_COLUMNS = [
    "participants", "absent", "n2", "n3", "n4", "n5", "below_threshold", "mean_mark", "mean_score", "mean_primary",
    "n_lowered", "n_confirmed", "n_raised",
]  # fmt: skip
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class ExportError(ValueError):
    """The table or the format asked for does not exist."""


def export_frame(warehouse: Warehouse, name: str, *, by_source: bool = False) -> pd.DataFrame:
    """Return the table of that short or catalogue name; ``marks`` has the documented columns."""
    if by_source and name != "marks":
        raise ExportError("--by-source есть только у таблицы marks")
    if name == "marks":
        return _marks_by_source(warehouse) if by_source else _marks(warehouse)
    known = SHORT_NAMES.get(name, name)
    if known not in TABLES:
        raise ExportError(f"нет таблицы «{name}»; есть: {', '.join([*SHORT_NAMES, *TABLES])}")
    frame = warehouse.read(known)
    if "school_year" in frame and "year" not in frame:
        frame.insert(0, "year", frame["school_year"] + 1)
    if known == "register_findings":
        paths = _paths(warehouse)
        frame = frame.assign(path=frame["file_id"].map(paths))
    return frame


def _paths(warehouse: Warehouse) -> dict[str, str]:
    submissions = warehouse.read("register_submissions").sort_values("path", ascending=False)
    return dict(zip(submissions["file_id"], submissions["path"], strict=True))


def _named(frame: pd.DataFrame, warehouse: Warehouse) -> pd.DataFrame:
    schools = warehouse.read("validated_schools")[["school_id", "fisoko_login", "gia_code", "name"]]
    return frame.merge(schools.rename(columns={"name": "school"}), on="school_id", how="left")


def _marks(warehouse: Warehouse) -> pd.DataFrame:
    frame = _named(warehouse.read("derived_marks"), warehouse)
    paths = _paths(warehouse)
    frame["source_files"] = [
        ";".join(paths.get(part, part) for part in str(ids).split(";") if part)
        for ids in frame["source_files"].fillna("")
    ]
    keys = ["year", "exam", "grade", "subject", "level", "school_id"]
    columns = [*keys, "fisoko_login", "gia_code", "school", *_MARK_COLUMNS, "source_files", "season"]
    return frame[columns].sort_values(keys, ignore_index=True)


def _marks_by_source(warehouse: Warehouse) -> pd.DataFrame:
    frame = _named(warehouse.read("derived_marks_by_source"), warehouse)
    frame.insert(0, "source_file", frame["file_id"].map(_paths(warehouse)))
    frame["exam_date"] = pd.to_datetime(frame["exam_date"]).dt.strftime("%Y.%m.%d")  # as protocols write it
    keys = ["source_file", "year", "exam", "grade", "subject", "level", "school_id"]
    columns = [
        *keys, "fisoko_login", "gia_code", "school", "season", "grade_written", "exam_date", "attempt", *_MARK_COLUMNS,
        "n_quarantined", "n_80_99", "n_100", "mean_possible_pct",
    ]  # fmt: skip
    return frame[columns].sort_values(keys, ignore_index=True)


def write_frame(frame: pd.DataFrame, path: Path) -> None:
    """Write the frame in the format that the file's ending names; text that Excel would run is written as text."""
    ending = path.suffix.lower()
    path.parent.mkdir(parents=True, exist_ok=True)
    if ending == ".parquet":
        frame.to_parquet(path, index=False)
    elif ending == ".csv":
        _as_text(frame).to_csv(path, index=False, encoding="utf-8-sig")
    elif ending == ".xlsx":
        _write_xlsx(frame, path)
    else:
        raise ExportError(f"неизвестный вид файла «{path.name}»: нужно .csv, .xlsx или .parquet")


def _as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with an apostrophe before text cells that a spreadsheet would take for a formula."""
    safe = frame.copy()
    for name in safe.columns:
        if pd.api.types.is_string_dtype(safe[name]) or safe[name].dtype == object:
            text = safe[name].astype("string")
            risky = text.str.startswith(_FORMULA_STARTS).fillna(value=False)
            safe[name] = text.mask(risky, "'" + text)
    return safe


def _write_xlsx(frame: pd.DataFrame, path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Данные")
        bold = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(0, 0, list(frame.columns), bold)
        for column, name in enumerate(frame.columns):
            sheet.set_column(column, column, max(10, min(40, len(name) + 2)))
            for row, value in enumerate(frame[name], start=1):
                if pd.isna(value):
                    continue
                if isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif hasattr(value, "year"):
                    sheet.write_datetime(row, column, value, day)
                else:
                    sheet.write_number(row, column, float(value))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(frame), 1), len(frame.columns) - 1)
