"""The reports: docxtpl on the same Word templates, matplotlib charts, pandas and openpyxl workbooks.

Sentences and rows come from the project's view models, so that a document holds the same tables and charts. Codes of
figures are printed as there; where a figure came from (``figures.json``, the sheet of codes) is not followed up.
"""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from benchmarks.plain import charts, place
from reports.pictures import of_year
from reports.rendering.delivery import safe_name
from reports.rendering.docx import PICTURE_SLOTS, sign_run
from reports.rendering.html import render_public
from reports.support_ledger import entry_lines, school_lines
from reports.view_models.ais_rows import ais_rows
from reports.view_models.half_year import half_year_report
from reports.view_models.july_district import july_district
from reports.view_models.july_school import july_school
from reports.view_models.methodology_document import methodology_document
from reports.view_models.public_edition import public_edition
from reports.view_models.report_data import ReportData
from reports.view_models.school_card import schools_for_july
from reports.view_models.task_heat import by_school, by_task
from shnor_pipeline.catalogue import table
from shnor_pipeline.expected_forms import load_expected_forms
from shnor_pipeline.methodology import load_methodologies
from shnor_pipeline.school_year import SchoolYear

Frames = Mapping[str, list[pd.DataFrame]]
Written = dict[str, list[str]]
_YEAR = place.YEARS[-1]


def july(**frames: list[pd.DataFrame]) -> Written:
    """Write a report per low-performing school, the district's summary and the annex."""
    data = _data(frames, _YEAR, place.JULY_DAY)
    names = []
    for school_id in schools_for_july(data):
        model = july_school(data, school_id)
        name = f"Школы/{safe_name(data.school_name(school_id))}.docx"
        names.append(_word(name, "july_school.docx", model, charts.of_school(data, school_id)))
    names.append(_word("Сводка по району.docx", "july_district.docx", july_district(data), charts.of_district(data)))
    annex = {
        "ИСБШ": of_year(data, "derived_index_components"),
        "Рейтинг": of_year(data, "derived_rating"),
        "Слагаемые R": of_year(data, "derived_rating_components"),
        "Показатели": of_year(data, "derived_attainment"),
        "Статусы": of_year(data, "derived_status"),
        "Матрица": of_year(data, "derived_matrix"),
        "Результаты": of_year(data, "derived_marks"),
        "Сравнение лет": of_year(data, "derived_dynamics"),
        "Процедуры": of_year(data, "derived_procedures"),
        "Три года": of_year(data, "derived_dynamics").dropna(subset="line_mean"),
        "Наборы": of_year(data, "derived_cohorts"),
        "Умения": pd.DataFrame([row for rows in data.weak_skills.values() for row in rows]),
        "Задания": by_task(data),
        "Карта заданий": by_school(data),
    }
    return {"written": [*names, _workbook("Приложение по району.xlsx", annex)]}


def half_year(**frames: list[pd.DataFrame]) -> Written:
    """Write the report on the programme and the ledger of support."""
    period = place.PERIOD
    data = _data(frames, period.school_year, place.HALF_YEAR_DAY)
    name, model = f"Аналитическая справка, {period.label}.docx", half_year_report(data, period)
    report = _word(name, "half_year.docx", model, charts.of_programme(data, period))
    ledger = {
        "Школы": pd.DataFrame(school_lines(data)),
        "Меры школ": of_year(data, "derived_support"),
        "Записи поддержки": pd.DataFrame(entry_lines(data)),
        "Мероприятия программы": data.frames["derived_roadmap"],
    }
    return {"written": [report, _workbook(f"Журнал поддержки, {period.label}.xlsx", ledger)]}


def site(**frames: list[pd.DataFrame]) -> Written:
    """Write the edition for the site, a page and a workbook."""
    edition = public_edition(_data(frames, _YEAR, place.JULY_DAY))
    page = f"Результаты школ {edition.period}.html"
    _path(page).write_bytes(render_public(edition))
    rows = [(section.title, line.school, *line.values) for section in edition.sections for line in section.lines]
    return {"written": [page, _workbook(f"Результаты школ {edition.period}.xlsx", {"Результаты": pd.DataFrame(rows)})]}


def figures(**frames: list[pd.DataFrame]) -> Written:
    """Write every figure of the year as one sheet."""
    data = _data(frames, _YEAR, place.JULY_DAY)
    rows = pd.DataFrame([{**vars(row), "figure": row.figure.code if row.figure else ""} for row in ais_rows(data)])
    return {"written": [_workbook(f"Показатели для АИС {_YEAR.label}.xlsx", {"Показатели": rows})]}


def method(**frames: list[pd.DataFrame]) -> Written:
    """Write the document of every version of the methodology."""
    del frames
    names, before = [], None
    for version in load_methodologies(place.settings().methodology_folder):
        model = methodology_document(version, before, place.settings().territory.centre)
        names.append(_word(f"Методика_{version.version}.docx", "methodology.docx", model, {}))
        before = version
    return {"written": names}


def submissions(**frames: list[pd.DataFrame]) -> Written:
    """Write who has sent what: files by school, form and year."""
    files = pd.concat(frames["register_submissions"], ignore_index=True)
    counts = files.pivot_table(index=["school_years", "school_id"], columns="form", values="path", aggfunc="count")
    return {"written": [_workbook("Кто сдал.xlsx", {"Формы": counts.reset_index(), "Файлы": files})]}


REPORTS: dict[str, Callable[..., Written]] = {
    "july": july,
    "half_year": half_year,
    "site": site,
    "figures": figures,
    "method": method,
    "submissions": submissions,
}


def _data(frames: Frames, year: SchoolYear, day: date) -> ReportData:
    known = {
        name: pd.concat([one for one in parts if len(one)] or parts, ignore_index=True)
        for name, parts in frames.items()
    }
    for name in ("register_reports", "register_amendments"):
        known[name] = pd.DataFrame(columns=table(name).columns)
    return ReportData(
        frames=known,
        school_year=year,
        methodology=place.methodology(year),
        programme=place.programme(),
        settings=place.settings(),
        generated_on=day,
        data_version="",
        forms=load_expected_forms(place.OUT),
    )


def _path(name: str) -> Path:
    path = place.OUT / "published" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


class _Picture:
    """A chart as the run that the templates ask for, made when it is asked for, as the library wants it."""

    def __init__(self, document: Any, png: bytes, number: int) -> None:
        self.no = number
        self._document, self._png = document, png

    def __html__(self) -> str:
        from docx.shared import Cm
        from docxtpl import InlineImage

        drawing = str(InlineImage(self._document, io.BytesIO(self._png), width=Cm(16)))
        return drawing.removeprefix("</w:t></w:r>").removesuffix('<w:r><w:t xml:space="preserve">')


def _word(name: str, template: str, model: Any, drawn: charts.Drawn) -> str:
    """Fill a template, as the library's documentation shows."""
    from docxtpl import DocxTemplate
    from jinja2 import Environment

    document = DocxTemplate(place.settings().templates / template)
    slots: dict[str, Any] = {slot: None for slot in PICTURE_SLOTS}  # noqa: C420 - the type is wider
    for number, (slot, png) in enumerate(drawn.items(), start=1):
        slots[slot] = _Picture(document, png, number)
    environment = Environment(autoescape=True)
    environment.filters["sign"] = sign_run
    context = {field.name: getattr(model, field.name) for field in dataclasses.fields(model)}
    document.render({**context, "images": slots, "contents": ""}, environment)
    document.save(_path(name))
    return name


def _workbook(name: str, sheets: Mapping[str, pd.DataFrame]) -> str:
    with pd.ExcelWriter(_path(name), engine="openpyxl") as writer:
        for title, frame in sheets.items():
            frame.to_excel(writer, sheet_name=title, index=False)
    return name
