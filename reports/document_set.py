"""A report set of one Word document: the document, the workbook with the codes of its figures, and ``figures.json``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import dagster as dg

from reports.addendum import addendum_files
from reports.documents import Document
from reports.explanation.codes_sheet import codes_table
from reports.explanation.explained import Explainer
from reports.explanation.figure_file import FIGURES, write_figures
from reports.inputs import evidence_data, provenance
from reports.issue import issue, issued_metadata
from reports.rendering.charts import Chart
from reports.rendering.delivery import safe_name
from reports.rendering.xlsx import render_tables
from reports.view_models.report_data import ReportData
from shnor_pipeline.orchestration.working_folder import WorkingFolder


@dataclass(frozen=True)
class SetTitle:
    """How a set is named: its kind and period in the register, its folder, its document, and the period in words."""

    kind: str
    period: str
    folder: str
    document: str
    label: str


def issue_document(
    context: dg.AssetExecutionContext,
    folder: WorkingFolder,
    data: ReportData,
    title: SetTitle,
    document: Document,
    charts: Mapping[str, Chart] | None = None,
    beside: Mapping[str, bytes] | None = None,
) -> dg.MaterializeResult:
    """Issue the document with its codes as one set; an unchanged set stays the edition it is.

    ``beside``: other files of the set by name.
    """
    day = folder.report_date()
    explainer = Explainer(evidence_data(folder, data.school_year, day, data))
    name = f"{safe_name(title.document)}.docx"
    files = {
        name: document.content,
        f"{safe_name(f'Коды показателей, {title.label}')}.xlsx": render_tables(
            [codes_table(explainer, {name: document.figures})], day
        ),
        FIGURES: write_figures(explainer, {name: document.figures}),
        **(beside or {}),
        **addendum_files(folder, title.folder, [data.school_year]),
    }
    source = provenance(folder, title.kind, title.period, data.school_year, context.run, day)
    delivered = issue(folder, safe_name(title.folder), files, source)
    return dg.MaterializeResult(metadata=issued_metadata(delivered, charts))
