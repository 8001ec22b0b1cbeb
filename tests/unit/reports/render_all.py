"""Every document and workbook of the invented district, rendered once: ``python render_all.py`` prints checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
from report_fixture import LISTED, report_data

from reports.annex import july_annex
from reports.documents import (
    SHIPPED_TEMPLATES,
    render_half_year,
    render_july_district,
    render_july_school,
    render_methodology,
    render_school_roadmaps,
    render_staff_deficits,
    render_training_needs,
)
from reports.inputs import REPORT_TABLES
from reports.pictures import district_charts, pictures_of, programme_charts, roadmap_charts, school_pictures
from reports.support_ledger import support_ledger
from reports.view_models.report_data import ReportData
from shnor_pipeline.catalogue import table
from shnor_pipeline.school_year import HalfYear, Quarter

HALF, QUARTER = HalfYear.parse("2023-1"), Quarter.parse("2023-2")
DOCUMENTS: dict[str, Callable[[ReportData], bytes]] = {
    "july_school": lambda data: (
        render_july_school(data, LISTED, SHIPPED_TEMPLATES, school_pictures(data, LISTED)).content
    ),
    "july_district": lambda data: (
        render_july_district(data, SHIPPED_TEMPLATES, pictures_of(district_charts(data))).content
    ),
    "half_year": lambda data: (
        render_half_year(data, HALF, SHIPPED_TEMPLATES, pictures_of(programme_charts(data, HALF))).content
    ),
    "quarter": lambda data: (
        render_school_roadmaps(data, QUARTER, SHIPPED_TEMPLATES, pictures_of(roadmap_charts(data, QUARTER))).content
    ),
    "september": lambda data: render_staff_deficits(data, SHIPPED_TEMPLATES).content,
    "december": lambda data: render_training_needs(data, SHIPPED_TEMPLATES).content,
    "methodology": lambda data: render_methodology(data.methodology, None, data.settings),
    "annex": july_annex,
    "ledger": lambda data: support_ledger(data, HALF),
}


def whole_data() -> ReportData:
    """Return the invented district with every table that reports read, empty where it has none."""
    data = report_data()
    empty = {name: pd.DataFrame(columns=list(table(name).columns)) for name in REPORT_TABLES}
    return replace(data, frames={**empty, **data.frames})


if __name__ == "__main__":
    for name, render in DOCUMENTS.items():
        print(name, hashlib.sha256(render(whole_data())).hexdigest())
