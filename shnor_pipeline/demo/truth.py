"""What a correct pipeline finds in the generated files, computed from memory and never by reading them back."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from shnor_pipeline.demo import faults
from shnor_pipeline.demo.faults import Fault
from shnor_pipeline.demo.model import District, School
from shnor_pipeline.demo.works import Work

MUNICIPALITY = "MUNICIPALITY"
MARK_COLUMNS = (
    *("source_file", "school_key", "school_code", "year", "season", "exam_kind", "exam_date", "attempt", "grade"),
    *("grade_written", "subject", "participants", "absent", "n2", "n3", "n4", "n5", "n_below_threshold", "mean_mark"),
    *("mean_score", "mean_primary", "n_lowered", "n_confirmed", "n_raised", "n_quarantined", "n_80_99", "n_100"),
    "mean_pct_of_possible",
)
"""Columns of truth.csv: one row per file × school × work; blank where that source does not say."""

FORM_COLUMNS = ("source_file", "form", "school_key", "school_year", "field", "value")
_AGGREGATED = frozenset({"marks", "journal", "primary"})

MarkRow = dict[str, object]


@dataclass
class Truth:
    """The truth about a generated folder.

    ``marks`` are rows of truth.csv, ``forms`` what the accepted versions of our forms say (item → value), ``missing``
    the (form, school, school year) that were never sent, ``inbox`` the folder of the files.
    """

    inbox: Path
    district: District
    marks: list[MarkRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    forms: list[dict[str, object]] = field(default_factory=list)
    missing: list[tuple[str, str, int]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def write(self, folder: Path) -> None:
        """Write truth.csv, truth_forms.csv and faults.csv beside the inbox."""
        _write(folder / "truth.csv", MARK_COLUMNS, self.marks)
        _write(folder / "truth_forms.csv", FORM_COLUMNS, self.forms)
        rows = [{name: getattr(fault, name) for name in faults.COLUMNS} for fault in self.faults]
        _write(folder / "faults.csv", faults.COLUMNS, rows)


def work_rows(file: str, work: Work, *, scheme: str) -> Iterable[MarkRow]:
    """Return one row per school of a work as its file tells it.

    ``scheme`` is what the source contains: ``dump`` (everything, with absences), ``individual`` (Ф1), ``marks`` (Ф3),
    ``journal`` (Сравнение), ``primary`` (Распределение) or ``exam``. Rows set aside do not count.
    """
    for index in np.unique(work.school):
        school = work.schools[index]
        mine = work.school == index
        yield _row(file, work, mine, scheme, school)
    if scheme in _AGGREGATED and len(work):
        yield _row(file, work, np.ones(len(work), dtype=bool), scheme, None)


def _row(file: str, work: Work, mine: np.ndarray, scheme: str, school: School | None) -> MarkRow:
    counted = mine & work.counted & ~work.absent
    late = bool(work.autumn[mine].any())
    row: MarkRow = {
        "source_file": file,
        "school_key": school.login if school else MUNICIPALITY,
        "school_code": school.gia_code if school else "",
        "year": work.year,
        "season": ("autumn" if late else "spring") if work.exam == "ВПР" else "",
        "exam_kind": work.exam,
        "exam_date": work.day.strftime("%Y.%m.%d") if work.exam != "ВПР" else "",
        "attempt": 1,
        "grade": work.grade,
        "grade_written": (work.grade + late) if work.exam == "ВПР" else "",
        "subject": _subject(work),
        "participants": int(counted.sum()),
        "n_quarantined": int((mine & ~work.counted).sum()) if scheme not in _AGGREGATED else "",
    }
    if scheme == "dump":
        row["absent"] = int((mine & work.absent & work.counted).sum())
    if scheme == "primary":
        row["mean_primary"] = _mean(work.primary[counted])
    elif scheme != "journal":
        row |= _marks(work, counted, scheme)
    if scheme in {"dump", "individual", "journal"}:
        row |= _journal(work, counted)
    return row


def set_aside(row: MarkRow) -> MarkRow:
    """Return the row of a school whose line of an export is set aside as a whole: what it is, and no figures."""
    return {name: row[name] for name in MARK_COLUMNS[: MARK_COLUMNS.index("participants")]} | {"n_quarantined": 1}


def _subject(work: Work) -> str:
    name = work.subject.capitalize()
    return f"{name} {'базовая' if work.level == 'база' else 'профильная'}" if work.level else name


def _marks(work: Work, counted: np.ndarray, scheme: str) -> MarkRow:
    row: MarkRow = {}
    has_marks = bool((work.mark > 0).any()) or not len(work)
    if has_marks:
        marks = work.mark[counted]
        row |= {f"n{mark}": int((marks == mark).sum()) for mark in (2, 3, 4, 5)}
        row["mean_mark"] = _mean(marks)
    if scheme == "exam":
        below = work.mark == 2 if has_marks else work.score < work.paper["threshold"]
        row["n_below_threshold"] = int((below & counted).sum())
        if not has_marks:
            scores = work.score[counted]
            row |= {"mean_score": _mean(scores), "n_100": int((scores == 100).sum())}
            row["n_80_99"] = int(((scores >= 80) & (scores < 100)).sum())
    if scheme in {"dump", "individual", "exam"}:
        row["mean_primary"] = _mean(work.primary[counted])
    if scheme == "dump":
        row["mean_pct_of_possible"] = _mean(100 * work.primary[counted] / work.possible[counted])
    return row


def _journal(work: Work, counted: np.ndarray) -> MarkRow:
    known = counted & (work.journal >= 2) & (work.journal <= 5)
    mark, journal = work.mark[known], work.journal[known]
    return {
        "n_lowered": int((mark < journal).sum()),
        "n_confirmed": int((mark == journal).sum()),
        "n_raised": int((mark > journal).sum()),
    }


def _mean(values: np.ndarray) -> float | str:
    return round(float(values.mean()), 6) if len(values) else ""


def _write(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
