"""The quarter report on the roadmaps of schools: counts, measures in trouble, changes, and what is not known."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from docx_text import docx_tables, docx_text, matches_golden
from report_fixture import LISTED, RISK, STABLE, file_id, frame, report_data

from reports.documents import SHIPPED_TEMPLATES, render_school_roadmaps
from reports.pictures import pictures_of, roadmap_charts
from reports.view_models.report_data import ReportData
from reports.view_models.school_roadmaps import school_roadmaps
from shnor_pipeline.school_year import Quarter, SchoolYear

QUARTER = Quarter(2023, 4)  # the list is that of 2022-2023, the roadmaps are of 2023-2024
RUNNING = SchoolYear(2023)


def _rows() -> list[dict[str, Any]]:
    measures = (
        # number, measure, deficit, indicator, end, status before, status now, done on
        (1, "Занятия", "risk_failure", "success", "2023-11-10", "выполняется", "выполнено", "2023-11-08"),
        (2, "Курсы", "risk_staff_competence", "staff_training", "2023-11-20", "выполняется", "не выполнено", ""),
        (3, "Разбор ВПР на педсовете", "", "quality", "2023-10-05", "выполняется", "выполнено", "2023-10-20"),
        (4, "Индивидуальные планы", "risk_failure", "individual_plans", "2024-03-01", "", "выполняется", ""),
    )  # fmt: skip
    rows = []
    for school in (LISTED, STABLE):
        for quarter, place in ((QUARTER.previous, 5), (QUARTER, 6)):
            for no, measure, deficit, indicator, end, *states, done in measures:
                status = states[place - 5]
                if not status:
                    continue
                finished = status == "выполнено"
                rows.append(
                    {
                        "file_id": file_id(f"roadmap {quarter.key}", school),
                        "sheet": "Дорожная карта школы",
                        "row": 11 + no,
                        "school_year": RUNNING.start,
                        "school_id": school,
                        "quarter": quarter.key,
                        "measure_no": no,
                        "measure": measure,
                        "deficit": deficit or None,
                        "indicator": indicator,
                        "end_on": date.fromisoformat(end),
                        "status": status,
                        "done_on": date.fromisoformat(done) if finished else None,
                        "evidence": "справка № 3" if finished and no == 1 else None,
                        "responsible": "заместитель директора",
                        "note": "курсы перенесены" if status == "не выполнено" else None,
                    }
                )
    return rows


@pytest.fixture(scope="module")
def data() -> ReportData:
    return _data(_rows())


def _data(rows: list[dict[str, Any]]) -> ReportData:
    made = report_data(validated_school_roadmap=frame("validated_school_roadmap", rows)).for_year(RUNNING)
    return replace(made, generated_on=date(2024, 1, 10))


def test_the_quarter_report_reads_as_approved(data: ReportData) -> None:
    document = render_school_roadmaps(data, QUARTER, SHIPPED_TEMPLATES, pictures_of(roadmap_charts(data, QUARTER)))
    text = docx_text(document.content)
    assert matches_golden(text, "school_roadmaps.txt")
    assert not re.search(r"\b(nan|None|NaT|NA|True|False)\b|\{\{|\{%|<NA>", text)
    assert all(len(table.rows) >= 2 for table in docx_tables(document.content))


def test_schools_on_the_list_are_expected_and_the_silent_one_is_named(data: ReportData) -> None:
    model = school_roadmaps(data, QUARTER)
    lines = {row["school"]: row for row in model.schools.rows}
    silent = data.school_name("edu389108")
    assert lines[silent]["rate"] == "нет данных"
    assert str(lines[silent]["state"]) == "○ не получена"
    assert data.school_name(RISK) not in lines
    assert model.conclusions[0].startswith("Дорожные карты за IV квартал 2023 года представили 2\u00a0школы из 3")
    assert any(silent in line for line in model.gaps)


def test_counts_of_schools_add_up_to_the_sentence(data: ReportData) -> None:
    model = school_roadmaps(data, QUARTER)
    *schools, total = model.schools.rows
    for name in ("total", "due", "done", "late", "overdue", "unproven"):
        known = [int(row[name]) for row in schools if row[name] != "нет данных"]
        assert sum(known) == int(total[name])
    assert f"Из {total['due']}\u00a0мер" in model.conclusions[1]
    assert f"(СР — {total['rate']}\u00a0%)" in model.conclusions[1]
    assert len(model.overdue.rows) == int(total["overdue"])
    assert len(model.unproven.rows) == int(total["unproven"])


def test_changes_since_the_last_quarter_are_numbers_of_measures(data: ReportData) -> None:
    line = school_roadmaps(data, QUARTER).changes.rows[0]
    assert (line["done"], line["overdue"], line["added"]) == ("1, 3", "2", "4")


def test_a_first_quarter_of_the_year_is_not_compared() -> None:
    only = [row for row in _rows() if row["quarter"] == QUARTER.key]
    model = school_roadmaps(_data(only), QUARTER)
    assert model.changes.rows == ()
    assert "сравнить нельзя" in model.conclusions[4]


def test_serious_deficits_without_a_measure_are_named(data: ReportData) -> None:
    model = school_roadmaps(data, QUARTER)
    for row in model.uncovered.rows:
        assert "неуспешности" not in row["deficits"]  # both schools have a measure against it
        assert "низкая учебная мотивация обучающихся (высокая)" in row["deficits"]


def test_without_roadmaps_sentences_stand_in_place_of_tables() -> None:
    text = docx_text(render_school_roadmaps(_data([]), QUARTER, SHIPPED_TEMPLATES).content)
    assert "Дорожных карт за IV квартал 2023 года нет." in text
    assert "не представила ни одна из 3\u00a0школ" in text


def test_codes_are_the_quarters_own(data: ReportData) -> None:
    codes = [figure.code for figure in render_school_roadmaps(data, QUARTER, SHIPPED_TEMPLATES).figures]
    assert "К4-105-23-РЕАЛ" in codes
    assert "К4-Р-23-РЕАЛ" in codes
    assert len(set(codes)) == len(codes)
