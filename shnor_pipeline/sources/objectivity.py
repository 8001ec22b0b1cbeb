"""Reading the federal list of schools with signs of biased ВПР results: flags per school, year, grade and subject."""

from __future__ import annotations

from functools import reduce
from operator import add

import pandas as pd

from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.school_year import AmbiguousYearError, SchoolYear
from shnor_pipeline.sources.form_reader import Match
from shnor_pipeline.sources.headers import HeaderMatch, find_header
from shnor_pipeline.sources.layouts import load_layout
from shnor_pipeline.sources.reading import Reading, ReadingContext, RowState
from shnor_pipeline.sources.tables import RawTable, Verdict, raw_table, typed_frame
from shnor_pipeline.sources.territory import is_foreign
from shnor_pipeline.sources.text import clean, count, counts, logins
from shnor_pipeline.sources.workbook import Sheet, Workbook

_YEARS = range(2015, 2100)
_FIELDS = {"school_ref": "login", "school_name": "name", "year": "year", "markers_n": "markers_n"}
_FOREIGN = Verdict("OBJECTIVITY-001", Severity.NOTE, "строка другого муниципалитета пропущена")
_BROKEN = Verdict(
    "OBJECTIVITY-002",
    Severity.ERROR,
    "в строке нет года или логина школы",
    "Впишите год проведения ВПР (четыре цифры) и логин ФИС ОКО.",
)
_COPY = Verdict("OBJECTIVITY-003", Severity.NOTE, "точная копия строки выше пропущена")
_REPEATED = Verdict(
    "OBJECTIVITY-004",
    Severity.ERROR,
    "школа названа за этот год дважды с разными признаками",
    "Оставьте одну строку на школу и год.",
)
_BAD_FLAG = Verdict(
    "OBJECTIVITY-005",
    Severity.QUESTION,
    "признак должен быть 1 или пустым, взято как «нет данных»",
    "Поставьте 1, если признак есть, и оставьте ячейку пустой, если нет.",
)
_MISCOUNTED = Verdict(
    "OBJECTIVITY-006",
    Severity.NOTE,
    "количество маркеров не равно числу отмеченных признаков; взято число признаков",
    "Сверьте признаки этой школы с письмом, при котором пришёл список.",
)


class ObjectivityReader:
    """The list of signs of biased results (frame ``objectivity``).

    A blank flag is 0: the list marks signs only. ``markers_n`` is the number of flags, whatever the file states. Rows
    of another municipality are dropped, exact copies too; a second, different row of a school and year is quarantined.
    """

    kind = "objectivity_list"
    label = "Признаки необъективности ВПР"

    def recognise(self, workbook: Workbook, context: ReadingContext) -> Match | None:  # noqa: ARG002
        """Fit by year, login and the four flag columns."""
        layout = load_layout("objectivity")
        widest = max((len(header.columns) for _, header in _tables(workbook)), default=0)
        return Match(widest / len(layout["columns"]), layout["layout"]) if widest else None

    def read(self, workbook: Workbook, match: Match, context: ReadingContext) -> Reading:
        """Read every sheet that holds such a list."""
        reading = Reading(self.kind, match.layout)
        flags = load_layout("objectivity")["flags"]
        parts = []
        for sheet, header in _tables(workbook):
            raw = raw_table(sheet, header)
            if not raw.is_empty:
                parts.append(_frame(raw, context, reading.findings))
                reading.columns += raw.source_columns("objectivity", {**_FIELDS, **{name: name for name in flags}})
        if not parts:
            reading.rejected = "в списке нет ни одной строки"
            reading.findings.append(
                Finding("OBJECTIVITY-000", Severity.ERROR, Stage.READING, reading.rejected, "Пришлите полный список.")
            )
            return reading
        reading.frames["objectivity"] = pd.concat(parts, ignore_index=True)
        return reading


def _tables(workbook: Workbook) -> list[tuple[Sheet, HeaderMatch]]:
    layout = load_layout("objectivity")
    found = ((sheet, find_header(sheet, layout["columns"], layout["required"])) for sheet in workbook.sheets)
    return [(sheet, header) for sheet, header in found if header is not None]


def _frame(raw: RawTable, context: ReadingContext, findings: list[Finding]) -> pd.DataFrame:
    years = raw.column("year").map(_year).astype("Int64")
    known = logins(raw.column("login"))
    refs = known.mask(known == "", raw.texts("login"))
    flags = {name: _flags(raw, name) for name in load_layout("objectivity")["flags"]}
    total = reduce(add, flags.values())

    foreign = is_foreign(raw.column("municipality"), context.municipality)
    broken = ~foreign & (years.isna() | (refs == ""))
    content = pd.DataFrame({"year": years, "ref": refs, **flags}).mask(foreign | broken)
    counted = ~foreign & ~broken
    copy = counted & content.duplicated()
    repeated = counted & ~copy & content.duplicated(["year", "ref"])
    stated = counts(raw.column("markers_n"))
    for where, name, verdict in (
        (foreign, "municipality", _FOREIGN),
        (broken, "year", _BROKEN),
        (copy, "login", _COPY),
        (repeated, "login", _REPEATED),
        *((~foreign & values.isna(), name, _BAD_FLAG) for name, values in flags.items()),
        (~foreign & (stated != total), "markers_n", _MISCOUNTED),
    ):
        findings += raw.findings(where, name, verdict, refs)
    states = pd.Series(RowState.OK, index=raw.index, dtype="object")
    states = states.mask(broken | repeated, RowState.QUARANTINED).mask(foreign | copy, RowState.DROPPED)
    columns = {
        "sheet": raw.sheet.name,
        "row": raw.rows,
        "school_year": years.map(lambda year: SchoolYear.of_work(int(year)).start, na_action="ignore"),
        "year": years,
        "school_ref": refs,
        "school_name": raw.texts("name"),
        **flags,
        "markers_n": total,
        "row_state": states,
    }
    return typed_frame("objectivity", columns, raw.index)


def _year(cell: object) -> int | None:
    """Return the calendar year of the work: «2023», 2023.0, or the spring of «2022-2023»."""
    number = count(cell)
    if number is None:
        try:
            return SchoolYear.parse(clean(cell)).exam_year
        except AmbiguousYearError:
            return None
    return number if number in _YEARS else None


def _flags(raw: RawTable, name: str) -> pd.Series:
    """Return 1 and 0 (blank), null where the cell says anything else."""
    values = counts(raw.column(name)).mask(raw.texts(name) == "", 0)
    return values.where(values.isin([0, 1]))


READERS = (ObjectivityReader(),)
