"""Reading the context forms that schools fill in at ФИС ОКО: pupils, teachers and equipment, a row per school.

The columns with the head's name, the phone and the e-mail are never looked at.
"""

from __future__ import annotations

import re

import pandas as pd

from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.school_year import AmbiguousYearError, SchoolYear
from shnor_pipeline.sources.form_reader import Match
from shnor_pipeline.sources.headers import HeaderMatch, find_header
from shnor_pipeline.sources.layouts import layout_names, load_layout
from shnor_pipeline.sources.reading import Reading, ReadingContext, RowState
from shnor_pipeline.sources.tables import RawTable, Verdict, raw_table, typed_frame
from shnor_pipeline.sources.territory import is_foreign
from shnor_pipeline.sources.text import code_number, counts, gia_codes, header_text, logins
from shnor_pipeline.sources.workbook import Sheet, Workbook

_COUNTS = (
    *("pupils_n", "teachers_n", "teachers_high_category_n", "teachers_high_or_first_category_n"),
    *("teachers_under30_n", "teachers_pension_n", "computers_n"),
)
_TEXTS = ("internet", "location")
_FIELDS = {"school_ref": "login", "school_name": "name", **{name: name for name in (*_COUNTS, *_TEXTS)}}
_GRADES = {"grade9_n": "pupils_9", "grade11_n": "pupils_11"}
_SCHOOL_YEAR = re.compile(r"(\d{4}/\d{4}) учебном году")
_THOUSANDS = re.compile(r"(\d+)\s*[–—-]\s*(\d+)\s*тыс")
_NO_LOGIN = Verdict("CONTEXT-001", Severity.ERROR, "в строке нет логина школы", "Впишите логин ФИС ОКО.")
_COPY = Verdict("CONTEXT-002", Severity.NOTE, "точная копия строки выше пропущена")
_REPEATED = Verdict(
    "CONTEXT-003", Severity.ERROR, "школа заполнила форму дважды по-разному", "Оставьте одну строку на школу."
)
_FOREIGN = Verdict("CONTEXT-004", Severity.NOTE, "строка другого муниципалитета пропущена")
_NO_NUMBER = Verdict(
    "CONTEXT-005",
    Severity.QUESTION,
    "вместо целого числа записано другое, взято как «нет данных»",
    "Впишите целое число или оставьте ячейку пустой.",
)
_POPULATION = Verdict(
    "CONTEXT-006",
    Severity.NOTE,
    "школа в сельском населённом пункте указала численность города",
    "Уточните у школы численность населённого пункта; в расчётах она не используется.",
)
_CODES_DIFFER = Verdict(
    "CONTEXT-007",
    Severity.NOTE,
    "код ОО для ЕГЭ не равен коду для ОГЭ",
    "Уточните код у школы; школа определена по логину, а не по коду.",
)


class ContextFormReader:
    """The context forms of 2021 (one sheet) and 2022 (two sheets), frame ``context``.

    ``school_year`` is the one that the question about the number of pupils names. A class of a stage that the school
    does not teach, or without class sets, has 0 pupils; any other blank is «no data», and so is then the sum of all.
    """

    kind = "context_form"
    label = "Контекстные данные ФИС ОКО"

    def recognise(self, workbook: Workbook, context: ReadingContext) -> Match | None:  # noqa: ARG002
        """Fit by login and the questions about pupils and teachers, of the year whose columns are found best."""
        matches = []
        for name in layout_names("context_"):
            tables = _tables(workbook, name)
            if tables:
                found = sum(len(header.columns) for _, header in tables)
                declared = sum(len(_synonyms(name, position)) for position in range(len(load_layout(name)["sheets"])))
                matches.append(Match(found / declared, name))
        return max(matches, key=lambda match: match.score, default=None)

    def read(self, workbook: Workbook, match: Match, context: ReadingContext) -> Reading:
        """Read the sheet with the numbers; the other sheet only serves to question what it says."""
        reading = Reading(self.kind, match.layout)
        main, *others = [raw_table(*table) for table in _tables(workbook, match.layout)]
        year = _school_year(main)
        if year is None or main.is_empty:
            reading.rejected = (
                "в форме нет ни одной школы"
                if main.is_empty
                else "в вопросе о количестве обучающихся не назван учебный год"
            )
            reading.findings.append(
                Finding("CONTEXT-000", Severity.ERROR, Stage.READING, reading.rejected, "Выгрузите форму заново.")
            )
            return reading
        reading.frames["context"] = _frame(main, year, match.layout, context, reading.findings)
        reading.columns += main.source_columns("context", {**_FIELDS, **_GRADES})
        for raw in (main, *others):
            _question(raw, match.layout, reading.findings)
        return reading


def stated_codes(workbook: Workbook) -> list[tuple[str, str]]:
    """Return (login, ГИА code) of every row that states both; empty where the workbook is no context form."""
    pairs: list[tuple[str, str]] = []
    for name in layout_names("context_"):
        for table in _tables(workbook, name):
            raw = raw_table(*table)
            refs = logins(raw.column("login"))
            for column in ("code_oge", "code_ege"):
                codes = (
                    gia_codes(raw.column(column)) if column in raw.header.columns else pd.Series("", index=raw.index)
                )
                known = (refs != "") & (codes != "")
                pairs += list(zip(refs[known], codes[known], strict=True))
    return sorted(set(pairs))


def _synonyms(name: str, position: int) -> dict[str, list[str]]:
    layout = load_layout(name)
    columns: dict[str, list[str]] = dict(layout["sheets"][position]["columns"])
    if position == 0 and (classes := layout.get("classes")):
        for grade in range(1, classes["last"] + 1):
            columns[f"groups_{grade}"] = [classes["groups"].replace("{grade}", str(grade))]
            columns[f"pupils_{grade}"] = [classes["pupils"].replace("{grade}", str(grade))]
    return columns


def _tables(workbook: Workbook, name: str) -> list[tuple[Sheet, HeaderMatch]]:
    """Return a table for each sheet that the layout declares, in its order; none where the first is not there."""
    tables = []
    for position, declared in enumerate(load_layout(name)["sheets"]):
        found = [
            (sheet, header)
            for sheet in workbook.sheets
            if (header := find_header(sheet, _synonyms(name, position), declared["required"])) is not None
        ]
        if not found:
            return []
        tables.append(max(found, key=lambda table: len(table[1].columns)))
    return tables


def _school_year(raw: RawTable) -> SchoolYear | None:
    stated = _SCHOOL_YEAR.search(header_text(raw.header.headers["pupils_n"]))
    try:
        return SchoolYear.parse(stated.group(1)) if stated else None
    except AmbiguousYearError:
        return None


def _frame(
    raw: RawTable, year: SchoolYear, layout: str, context: ReadingContext, findings: list[Finding]
) -> pd.DataFrame:
    refs = logins(raw.column("login"))
    foreign = is_foreign(raw.column("municipality"), context.municipality)
    nameless = ~foreign & (refs == "")
    numbers = {name: _counts(raw, name, findings, refs) for name in _COUNTS}
    classes = _pupils_by_class(raw, layout, findings, refs)
    values = pd.DataFrame({"ref": refs, **numbers, **classes}).mask(foreign | nameless)
    counted = ~foreign & ~nameless
    copy = counted & values.duplicated()
    repeated = counted & ~copy & values.duplicated(["ref"])
    for where, name, verdict in (
        (foreign, "municipality", _FOREIGN),
        (nameless, "login", _NO_LOGIN),
        (copy, "login", _COPY),
        (repeated, "login", _REPEATED),
    ):
        findings += raw.findings(where, name, verdict, refs)
    states = pd.Series(RowState.OK, index=raw.index, dtype="object")
    nothing = pd.Series(pd.NA, index=raw.index, dtype="Int64")
    columns = {
        "sheet": raw.sheet.name,
        "row": raw.rows,
        "school_year": year.start,
        "school_ref": refs,
        "school_name": raw.texts("name").str.replace(r"^\w+ \| ", "", regex=True),
        **numbers,
        **{field: classes.get(name, nothing) for field, name in _GRADES.items()},
        "pupils_by_class_n": pd.DataFrame(classes).sum(axis=1, skipna=False).astype("Int64") if classes else nothing,
        **{name: raw.texts(name) for name in _TEXTS},
        "row_state": states.mask(nameless | repeated, RowState.QUARANTINED).mask(foreign | copy, RowState.DROPPED),
    }
    return typed_frame("context", columns, raw.index)


def _counts(raw: RawTable, name: str, findings: list[Finding], refs: pd.Series) -> pd.Series:
    values = counts(raw.column(name))
    values = values.mask(values < 0)
    findings += raw.findings(values.isna() & (raw.texts(name) != ""), name, _NO_NUMBER, refs)
    return values


def _pupils_by_class(raw: RawTable, layout: str, findings: list[Finding], refs: pd.Series) -> dict[str, pd.Series]:
    declared = load_layout(layout).get("classes")
    if declared is None:
        return {}
    not_taught = {
        grade: raw.texts(f"teaches_{stage}").map(header_text) == "нет"
        for stage in ("basic", "secondary")
        for grade in declared[stage]
    }
    nowhere = pd.Series(data=False, index=raw.index)
    pupils = {}
    for grade in range(1, declared["last"] + 1):
        values = _counts(raw, f"pupils_{grade}", findings, refs)
        no_class = not_taught.get(grade, nowhere) | (counts(raw.column(f"groups_{grade}")) == 0).fillna(value=False)
        pupils[f"pupils_{grade}"] = values.mask(values.isna() & no_class, 0)
    return pupils


def _question(raw: RawTable, layout: str, findings: list[Finding]) -> None:
    """Question what is read from no cell into any figure, yet shows that the form was filled in carelessly."""
    declared = load_layout(layout)
    refs = logins(raw.column("login"))
    location = raw.texts("location" if "location" in raw.header.columns else "location_stated")
    village = location.map(header_text).str.contains(declared["village"], regex=False)
    size = raw.texts("settlement_size").map(_thousands).astype("Int64")
    findings += raw.findings(
        village & (size > declared["village_at_most_thousand"]), "settlement_size", _POPULATION, refs
    )
    oge, ege = (raw.column(name).map(code_number).astype("Int64") for name in ("code_oge", "code_ege"))
    findings += raw.findings((oge != ege) & oge.notna() & ege.notna(), "code_ege", _CODES_DIFFER, refs)


def _thousands(text: str) -> int | None:
    """Return the lower bound of the stated population, in thousands."""
    match = _THOUSANDS.search(text)
    return int(match.group(1)) if match else None


READERS = (ContextFormReader(),)
