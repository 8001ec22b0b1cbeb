"""A report set made once more in memory under another version of the methodology; nothing is stored or issued."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from assets.derived.under_method import year_under
from reports.addendum import ADDENDUM
from reports.comparison.sets import SetContent
from reports.documents import (
    Document,
    render_half_year,
    render_school_roadmaps,
    render_staff_deficits,
    render_training_needs,
)
from reports.explanation.explained import Explainer
from reports.explanation.figure_file import FIGURES, write_figures
from reports.inputs import evidence_data, report_data
from reports.july_analysis import KIND as JULY
from reports.july_analysis import july_files
from reports.pictures import pictures_of, programme_charts, roadmap_charts
from reports.programme_monitoring import KIND as HALF_YEAR
from reports.public_site import KIND as PUBLIC
from reports.public_site import public_files
from reports.school_roadmaps import KIND as QUARTER
from reports.staff_reports import DECEMBER, SEPTEMBER
from reports.view_models.public_edition import public_edition
from reports.view_models.report_data import ReportData
from reports.view_models.school_card import schools_for_july
from shnor_pipeline.methodology import Methodology
from shnor_pipeline.methodology_changes import version_with_hash
from shnor_pipeline.orchestration.freshness import CODE_VERSION, input_hashes
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.school_year import HalfYear, Quarter, SchoolYear

_WHY = "Менялись и данные, и методика. Причины не разделяются: "


def data_under(folder: WorkingFolder, year: SchoolYear, methodology: Methodology, day: date) -> ReportData:
    """Return what a report of the year would be made from, had the version been in force."""
    data = report_data(folder, year, day)
    frames = dict(data.frames)
    for name, made in year_under(folder, year, methodology).items():
        others = frames[name][frames[name]["school_year"] != year.start]
        frames[name] = pd.concat([others, made], ignore_index=True) if len(others) else made
    return replace(data, frames=frames, methodology=methodology, _rows={}, _index={})


def remade_set(
    folder: WorkingFolder, earlier: Mapping[str, Any], later: Mapping[str, Any], year: SchoolYear
) -> SetContent | str:
    """Return the later set under the earlier one's method, or a sentence why it cannot be made."""
    settings = folder.settings()
    methodology = version_with_hash(settings.methodology_folder, earlier["methodology_hash"])
    if methodology is None:
        return f"{_WHY}файла прежней методики «{earlier['methodology']}» в том виде, по которому выпущен комплект, нет."
    if input_hashes(folder.warehouse()).get(year) != later["inputs_hash"]:
        return f"{_WHY}после выпуска нового комплекта данные ещё раз изменились. Выпустите его заново и сравните."
    if later["code_version"] != CODE_VERSION:
        return f"{_WHY}новый комплект выпущен другой версией программы. Выпустите его заново и сравните."
    day = date.fromisoformat(later["generated_on"])
    data = data_under(folder, year, methodology, day)
    files = _made(data, folder, later, Explainer(evidence_data(folder, year, day, data)))
    if files is None:
        return f"{_WHY}для отчётов этого вида пересчёт по прежней методике не предусмотрен."
    return SetContent.of_files("новые данные, прежняя методика", files)


def _made(
    data: ReportData, folder: WorkingFolder, later: Mapping[str, Any], explainer: Explainer
) -> dict[str, bytes] | None:
    """Return the files of a set of the later one's kind and period from other data; None for kinds without any way."""
    settings, kind = folder.settings(), later["kind"]
    if kind == JULY:
        files, _ = july_files(data, settings, schools_for_july(data), explainer, whole=True)
        return files
    if kind == PUBLIC:
        return public_files(data, public_edition(data))
    document = _document(data, kind, str(later["period"]), settings.templates)
    if document is None:
        return None
    name = next(item for item in later["files"] if item.endswith(".docx") and item != ADDENDUM)
    return {name: document.content, FIGURES: write_figures(explainer, {name: document.figures})}


def _document(data: ReportData, kind: str, period: str, templates: Path) -> Document | None:
    """Return the one Word document of a set of that kind; None where the kind has none."""
    if kind == HALF_YEAR:
        half_year = HalfYear.parse(period)
        return render_half_year(data, half_year, templates, pictures_of(programme_charts(data, half_year)))
    if kind == QUARTER:
        quarter = Quarter.parse(period)
        return render_school_roadmaps(data, quarter, templates, pictures_of(roadmap_charts(data, quarter)))
    if kind == SEPTEMBER:
        return render_staff_deficits(data, templates)
    return render_training_needs(data, templates) if kind == DECEMBER else None
