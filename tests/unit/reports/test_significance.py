"""The switch that hides what is not significant: less to read, and never silently."""

from __future__ import annotations

from dataclasses import replace

from render_all import whole_data
from report_fixture import LISTED, RISK, report_data
from test_staff_documents import _made as staff_data

from reports.pictures import school_pictures
from reports.view_models.july_district import july_district
from reports.view_models.july_school import july_school
from reports.view_models.report_data import ReportData
from reports.view_models.staff_deficits import staff_deficits
from reports.view_models.staff_tables import COMPETENCE, SHORTAGE
from shnor_pipeline.domain.cohorts import BETTER, WORSE
from shnor_pipeline.domain.weak_skills import WEAK


def _switched() -> ReportData:
    data = report_data()
    return replace(data, settings=replace(data.settings, only_significant=True))


def test_only_procedures_with_a_low_result_are_left_and_the_rest_is_counted() -> None:
    every, chosen = (july_school(data, RISK).results.grounds for data in (report_data(), _switched()))
    low = [line for line in every.rows if line["is_low"] == "да"]
    hidden = len(every.rows) - len(low)
    assert hidden > 0
    assert list(chosen.rows) == low
    assert f"скрыто: {hidden}\u00a0строк" in (chosen.note or chosen.absent)


def test_changes_within_chance_are_hidden_and_the_chart_with_them() -> None:
    chosen = july_school(_switched(), LISTED).results.exams
    assert chosen.rows == ()
    assert "таких нет (скрыто: 6\u00a0строк)" in chosen.absent
    assert "changes" not in school_pictures(_switched(), LISTED)
    assert "changes" in school_pictures(report_data(), LISTED)


def test_the_district_keeps_procedures_with_growth_or_fall() -> None:
    every, chosen = (july_district(data).comparison for data in (report_data(), _switched()))
    assert 0 < len(chosen.rows) < len(every.rows)
    assert all(line["up"] != "0" or line["down"] != "0" for line in chosen.rows)


def test_conclusions_do_not_depend_on_the_switch() -> None:
    assert july_school(report_data(), LISTED).conclusions == july_school(_switched(), LISTED).conclusions
    assert july_district(report_data()).conclusions == july_district(_switched()).conclusions


def test_what_chance_explains_is_hidden_in_sets_of_children_and_in_skills() -> None:
    whole, chosen = (july_school(data, LISTED).results for data in _two(whole_data()))
    for name, words in (("cohorts", "с изменением больше случайного"), ("skills", "случайностью не объяснить")):
        every, left = getattr(whole, name), getattr(chosen, name)
        kept = [line for line in every.rows if line["wording"] in (BETTER, WORSE, WEAK)]
        assert list(left.rows) == kept
        assert len(every.rows) == len(kept) or words in f"{left.note} {left.absent}"


def test_september_keeps_schools_with_a_risk_and_plans_below_the_proposal() -> None:
    data = staff_data()
    answers = data.frames["validated_self_assessment"]
    calm = (answers["school_id"] != LISTED) & ("C." + answers["item"]).isin([SHORTAGE, COMPETENCE])
    answers = answers.assign(text=answers["text"].mask(calm, "низкая"))
    every, chosen = (
        staff_deficits(one) for one in _two(replace(data, frames={**data.frames, "validated_self_assessment": answers}))
    )
    assert 0 < len(chosen.risks.rows) < len(every.risks.rows)
    assert [str(line["verdict"]) for line in chosen.suggestions.rows] == ["◐ ниже предложенного"]
    assert "скрыто: 1\u00a0строка" in chosen.suggestions.note
    assert chosen.conclusions == every.conclusions
    assert chosen.proposals == every.proposals


def _two(data: ReportData) -> tuple[ReportData, ReportData]:
    return data, replace(data, settings=replace(data.settings, only_significant=True))
