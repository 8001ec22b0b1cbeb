"""The September and December reports on teachers: what they say, what they rest on, and what they do not know."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pandas as pd
import pytest
from docx_text import docx_tables, docx_text, matches_golden
from report_fixture import LISTED, NO_PASSPORT, STABLE, file_id, frame, report_data

from reports.documents import SHIPPED_TEMPLATES, render_staff_deficits, render_training_needs
from reports.narrative.facts import Fact
from reports.narrative.staff_conclusions import directions_change, risks_sentence, vacancies_sentence
from reports.narrative.training_directions import school_needs
from reports.view_models.report_data import ReportData
from reports.view_models.staff_deficits import staff_deficits
from reports.view_models.training_needs import training_needs
from shnor_pipeline.school_year import SchoolYear

NEXT = SchoolYear(2023)
PLANS = {"success": 100.0, "quality": 30.0, "management": 90.0}


def _plan_rows() -> list[dict[str, Any]]:
    return [
        {
            "file_id": file_id("plans", school),
            "sheet": "Плановые показатели",
            "row": row,
            "school_year": NEXT.start,
            "school_id": school,
            "indicator": indicator,
            "baseline": plan - 8.5,
            "plan": plan,
            "approved_on": date(2023, 9, 26) if school == LISTED else None,
            "approved_by": "приказ № 46" if school == LISTED else None,
        }
        for school in (LISTED, STABLE)
        for row, (indicator, plan) in enumerate(PLANS.items(), start=11)
    ]


def _suggestion_rows() -> list[dict[str, Any]]:
    rows = []
    for school, indicator, reached, plan, verdict in (
        (LISTED, "success", 71.4, 100.0, "выше лучших похожих школ"),
        (LISTED, "quality", 35.0, 30.0, "ниже предложенного"),
        (STABLE, "quality", None, None, "плана нет"),
        (STABLE, "management", 88.0, 90.0, "в пределах предложенного"),
    ):
        proposed = {"realistic": reached + 5, "ambitious": reached + 12} if reached else {}
        bounds = {"base_lower_pct": reached - 20, "base_upper_pct": min(reached + 15, 100)} if reached else {}
        rows.append(
            {"school_year": NEXT.start, "school_id": school, "indicator": indicator, "base_fact": reached,
             "plan": plan, "state": "", "verdict": verdict, **proposed, **bounds}
        )  # fmt: skip
    return rows


def _made() -> ReportData:
    return report_data(
        validated_plan_targets=frame("validated_plan_targets", _plan_rows()),
        derived_target_suggestions=frame("derived_target_suggestions", _suggestion_rows()),
    ).for_year(NEXT)


@pytest.fixture(scope="module")
def data() -> ReportData:
    return _made()


def test_the_september_report_reads_as_approved(data: ReportData) -> None:
    assert matches_golden(docx_text(render_staff_deficits(data, SHIPPED_TEMPLATES).content), "staff_deficits.txt")


def test_the_december_report_reads_as_approved(data: ReportData) -> None:
    assert matches_golden(docx_text(render_training_needs(data, SHIPPED_TEMPLATES).content), "training_needs.txt")


def test_no_programmers_nothing_and_no_empty_table(data: ReportData) -> None:
    for document in (render_staff_deficits(data, SHIPPED_TEMPLATES), render_training_needs(data, SHIPPED_TEMPLATES)):
        text = docx_text(document.content)
        assert not re.search(r"\b(nan|None|NaT|NA|inf|True|False)\b|\{\{|\{%|<NA>", text)
        assert all(len(table.rows) >= 2 for table in docx_tables(document.content))
        codes = [figure.code for figure in document.figures]
        assert len(set(codes)) == len(codes) > 10


def test_the_same_data_give_the_same_bytes(data: ReportData) -> None:
    again = _made()
    for render in (render_staff_deficits, render_training_needs):
        assert render(data, SHIPPED_TEMPLATES).content == render(again, SHIPPED_TEMPLATES).content


def test_evidence_is_that_of_the_year_before_and_targets_of_the_year_itself(data: ReportData) -> None:
    model = staff_deficits(data)
    assert "2022-2023 учебный год" in model.conclusions[0]
    assert "на 2023-2024 учебный год представили 2 из" in model.conclusions[4]
    assert {row["school"] for row in model.plans.rows} == {data.school_name(LISTED), data.school_name(STABLE)}


def test_a_plan_counts_as_approved_only_with_a_date(data: ReportData) -> None:
    model = staff_deficits(data)
    by_school = {row["school"]: row["approved"] for row in model.plans.rows}
    assert by_school[data.school_name(LISTED)] == "приказ № 46 26.09.2023"
    assert by_school[data.school_name(STABLE)] == "не утверждены"
    success = model.targets.rows[0]
    assert (success["planned"], success["approved"]) == ("2", "1")
    assert any("Утвердить представленные" in line and data.school_name(STABLE) in line for line in model.proposals)


def test_plans_stand_beside_the_proposal_with_a_verdict(data: ReportData) -> None:
    rows = staff_deficits(data).suggestions.rows
    # a plan within the proposal is shown for success and quality only; a school without results and plan is not
    assert [(row["indicator"], str(row["verdict"])) for row in rows] == [
        ("Успеваемость", "▲ выше лучших похожих школ"),
        ("Качество", "◐ ниже предложенного"),
    ]
    assert rows[1]["reached"] == "35,0\n(15,0–50,0)"
    assert (rows[1]["realistic"], rows[1]["ambitious"], rows[1]["plan"]) == ("40,0", "47,0", "30,0")


def test_a_plan_below_the_goal_is_named(data: ReportData) -> None:
    model = staff_deficits(data)
    below = {row["title"]: row["below"] for row in model.targets.rows}
    assert below[data.indicator_title("management")] == "2"
    assert below[data.indicator_title("quality")] == "0"
    assert any(line.startswith("Обосновать план ниже цели") for line in model.proposals)


def test_a_school_without_a_self_assessment_has_no_line_and_is_named(data: ReportData) -> None:
    model = staff_deficits(data)
    missing = [name for name in (row["missing"] for row in model.coverage.rows) if name != "—"]
    assert len(model.staff.rows) == int(model.coverage.rows[0]["received"].split(" из ")[0])
    assert all(data.school_name(NO_PASSPORT) != row["school"] for row in model.staff.rows)
    assert missing
    assert any(line.startswith("Карта самообследования не получена") for line in model.gaps)


def test_without_any_data_sentences_stand_in_place_of_tables() -> None:
    names = ("validated_self_assessment", "validated_plan_targets", "derived_procedures", "derived_marks")
    data = report_data(**dict.fromkeys((*names, "validated_objectivity")))
    september = docx_text(render_staff_deficits(data.for_year(NEXT), SHIPPED_TEMPLATES).content)
    december = docx_text(render_training_needs(data.for_year(NEXT), SHIPPED_TEMPLATES).content)
    assert "Карт самообследования нет." in september
    assert "Планов школ нет." in september
    assert "проект плана не составлен" in december


def test_every_direction_of_a_school_has_its_evidence_and_stands_in_the_plan(data: ReportData) -> None:
    model = training_needs(data)
    assert all(row["evidence"] for row in model.evidence.rows)
    plan = {row["title"]: int(row["n"]) for row in model.plan.rows}
    named = [row["direction"] for row in model.evidence.rows if row["direction"]]
    assert named == list(plan)
    assert sum(plan.values()) == len(model.evidence.rows)
    for row in model.plan.rows:
        assert len(row["schools"].split("; ")) == int(row["n"])
    by_school = {row["school"]: row["directions"] for row in model.schools.rows}
    for title, count in plan.items():
        assert sum(title in found.split("; ") for found in by_school.values()) == count


def test_nothing_is_claimed_without_data() -> None:
    assert school_needs({}, {}, "30") == ()
    silent = {"A.teachers_trained_pct": Fact(95.0, "95"), "D.mentoring": Fact(2.0, "да")}
    assert school_needs(silent, {"математика": []}, "30") == ()
    (need,) = school_needs({}, {"математика": ["ОГЭ, математика: ниже порога 40,0 % (4 из 10)"]}, "30")
    assert need.direction.title == "Методика преподавания: математика"


def test_sentences_agree_with_their_numbers() -> None:
    assert "ни одна из 3\u00a0школ" in vacancies_sentence({}, 3)
    assert "у\u00a01\u00a0школы из 3" in vacancies_sentence({"А": 0.5}, 3)
    assert "больше всего — 0,5: А" in vacancies_sentence({"А": 0.5}, 3)
    assert risks_sentence(0, 0, 4).startswith("Высокой значимости кадровых факторов риска не назвала ни одна")
    assert "дефицит кадров — ни одной школы" in risks_sentence(2, 0, 4)
    assert directions_change({"а": 1}, None, "2021-2022").endswith("не сравнивается.")
    assert "было 2, стало 1" in directions_change({"а": 1}, {"а": 2}, "2021-2022")


def test_blank_items_are_counted_and_said(data: ReportData) -> None:
    rows = data.frames["validated_self_assessment"]
    blank = rows[~((rows["item"] == "vacancies") & (rows["school_id"] == LISTED))]
    model = staff_deficits(
        report_data(validated_self_assessment=pd.DataFrame(blank), validated_plan_targets=None).for_year(NEXT)
    )
    assert any("вакансии — у\u00a01\u00a0школы" in line for line in model.gaps)
    line = next(row for row in model.staff.rows if row["school"] == data.school_name(LISTED))
    assert line["vacancies"] == "нет данных"
