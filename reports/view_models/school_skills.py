"""Table 5б: the tasks that the school does worst beside the district, with the skills they test."""

from __future__ import annotations

from reports.narrative.labels import Procedure
from reports.rendering.formatting import DASH, number, ranged, span, text
from reports.view_models.document import Line, TableModel
from reports.view_models.figures import FigureRegister
from reports.view_models.report_data import ReportData
from reports.view_models.significance import significant
from shnor_pipeline.domain.weak_skills import WEAK

_NOTE = (
    "Сравниваются задания, доступные не менее чем {least} участникам; вывод «случайностью не объяснить» учитывает, что "
    "заданий много и какое-нибудь из них всегда окажется ниже района."
)


def skills_table(data: ReportData, school_id: str, figures: FigureRegister) -> TableModel:
    """Return the school's weakest tasks, the largest gap first."""
    name = "derived_task_completion"
    lines: list[Line] = []
    for row in data.weak_skills.get(school_id, []):
        procedure = Procedure.of(row)
        stem = f"З{procedure.code}.{str(row['task']).replace(' ', '')}"
        year = int(row["year"])
        lines.append(
            {
                "work": procedure.label,
                "task": str(row["task"]),
                "skill": text(row["skill"], empty=DASH),
                "n": figures.cell(name, row, "n", stem, year=year),
                "share": ranged(
                    figures.cell(name, row, "completion_pct", stem, year=year), span(row["lower_pct"], row["upper_pct"])
                ),
                "district": figures.cell(name, row, "district_pct", stem, year=year),
                "gap": figures.computed(
                    name, row, "gap_pp", row["gap"], number(row["gap"], 1, signed=True), stem, year=year
                ),
                "wording": row["wording"],
            }
        )
    absent = "Выполнение отдельных заданий ВПР неизвестно или не ниже района."
    table = TableModel(tuple(lines), absent, _NOTE.format(least=data.methodology.small_groups.small_n))
    return significant(
        data, table, lambda line: line["wording"] == WEAK, "задания ниже района, что случайностью не объяснить"
    )
