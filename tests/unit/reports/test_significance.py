"""The switch that hides what is not significant: less to read, and never silently."""

from __future__ import annotations

from dataclasses import replace

from report_fixture import LISTED, RISK, report_data

from reports.pictures import school_pictures
from reports.view_models.july_district import july_district
from reports.view_models.july_school import july_school
from reports.view_models.report_data import ReportData


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
