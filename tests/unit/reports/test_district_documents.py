"""The district's July summary and the half-year report: complete, consistent, honest about what is missing."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from docx_text import docx_tables, docx_text, matches_golden
from report_fixture import LISTED, STABLE, report_data

from reports.documents import SHIPPED_TEMPLATES, render_half_year, render_july_district
from reports.view_models.half_year import half_year_report
from reports.view_models.july_district import july_district
from reports.view_models.programme_schools import schools_in_scope
from reports.view_models.report_data import ReportData
from shnor_pipeline.school_year import HalfYear

HALF = HalfYear(2023, 1)


@pytest.fixture(scope="module")
def data() -> ReportData:
    return report_data()


def district_text(data: ReportData) -> str:
    return docx_text(render_july_district(data, SHIPPED_TEMPLATES).content)


def half_text(data: ReportData, half: HalfYear = HALF) -> str:
    return docx_text(render_half_year(data, half, SHIPPED_TEMPLATES).content)


def test_the_summary_reads_as_approved(data: ReportData) -> None:
    assert matches_golden(district_text(data), "july_district.txt")


def test_the_half_year_report_reads_as_approved(data: ReportData) -> None:
    assert matches_golden(half_text(data), "half_year.txt")


def test_documents_show_no_programmers_nothing_and_no_empty_table(data: ReportData) -> None:
    for content in (
        render_july_district(data, SHIPPED_TEMPLATES).content,
        render_half_year(data, HALF, SHIPPED_TEMPLATES).content,
    ):
        assert not re.search(r"\b(nan|None|NaT|NA|inf|True|False)\b|\{\{|\{%|<NA>", docx_text(content))
        assert all(len(table.rows) >= 2 for table in docx_tables(content))


def test_the_half_year_report_has_all_sections_events_and_indicators(data: ReportData) -> None:
    text = half_text(data)
    sections = {int(number) for number in re.findall(r"^(\d+)\. [А-ЯЁ][^|\n]*$", text, re.MULTILINE)}
    assert set(range(1, 12)) <= sections
    model = half_year_report(data, HALF)
    assert len(model.roadmap.rows) == 34
    assert [row["no"] for row in model.roadmap.rows] == [event.id for event in data.programme.events]
    assert "2.9" not in [row["no"] for row in model.roadmap.rows]
    assert len(model.district_targets.rows) == 7
    numbers = re.findall(r"^Таблица\W(\d+) —", text, re.MULTILINE)
    assert [int(number) for number in numbers] == [1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_completion_by_section_adds_up_to_the_summary(data: ReportData) -> None:
    model = half_year_report(data, HALF)
    *sections, total = model.sections.rows
    assert sum(int(row["due"]) for row in sections) == int(total["due"])
    assert sum(int(row["done"]) for row in sections) == int(total["done"])
    due, done = total["due"], total["done"]
    assert f"Из {due}\u00a0" in model.conclusions[2]
    assert f"выполнено {done} (СР — {total['share']}\u00a0%)" in model.conclusions[2]


def test_events_without_a_term_are_not_in_the_denominator(data: ReportData) -> None:
    roadmap = data.frames["derived_roadmap"].assign(is_due=False, status="срок не наступил")
    model = half_year_report(report_data(derived_roadmap=roadmap), HALF)
    assert model.conclusions[2] == "Мероприятий, срок которых наступил, в периоде нет."
    assert {row["share"] for row in model.sections.rows} == {"—"}


def test_the_change_since_the_last_report_is_named(data: ReportData) -> None:
    model = half_year_report(data, HALF)
    assert "По сравнению с периодом «II полугодие 2022 года»" in model.roadmap_change
    rows = data.frames["derived_roadmap"]
    first = half_year_report(report_data(derived_roadmap=rows[rows["period"] == HALF.key]), HALF)
    assert first.roadmap_change == "Сведений за II полугодие 2022 года нет: изменения не показаны."


def test_without_a_roadmap_a_sentence_stands_in_its_place() -> None:
    text = half_text(report_data(derived_roadmap=None))
    assert "Сведений о ходе дорожной карты за I полугодие 2023 года нет." in text
    assert "Ход мероприятий дорожной карты" not in text


def test_an_autumn_half_year_shows_autumn_works_and_the_results_known_at_its_end() -> None:
    text = half_text(report_data(), HalfYear(2023, 2))
    assert "Результатов оценочных процедур за II полугодие 2023 года нет." in text
    assert "2022-2023 учебный год" in text


def test_the_scope_is_listed_schools_and_those_in_adverse_conditions(data: ReportData) -> None:
    scope = schools_in_scope(data)
    assert {LISTED, STABLE} <= set(scope)
    index = {row["school_id"]: row["is_nsu"] for row in data.rows("derived_index")}
    assert all(index.get(school) or data.one("derived_status", school)["status"].startswith("ШНОР") for school in scope)


def test_change_of_the_rating_is_a_number_and_never_a_word(data: ReportData) -> None:
    model = half_year_report(data, HALF)
    assert {row["change"] for row in model.rating.rows} <= {"+1,50", "нет данных"}


def test_statuses_movements_and_sentences_agree(data: ReportData) -> None:
    model = july_district(data)
    counts = {row["status"]: int(row["n"]) for row in model.statuses.rows}
    assert sum(counts.values()) == 12
    assert f"отнесены {counts['ШНОР'] + counts['ШНОР (стабильно)']}\u00a0школы" in model.conclusions[0]
    entered = next(row for row in model.movements.rows if row["movement"] == "Вошли в список")
    assert f"вошли — {entered['schools']}" in model.conclusions[1]


def test_without_last_years_statuses_no_movement_is_told() -> None:
    status = report_data().frames["derived_status"]
    model = july_district(report_data(derived_status=status[status["school_year"] == 2022]))
    assert model.movements.rows == ()
    assert "не определяется" in model.conclusions[1]
    assert any("Статусов за прошлый учебный год нет" in line for line in model.gaps)


def test_schools_without_a_rank_stand_last_with_a_dash(data: ReportData) -> None:
    rows = july_district(data).rating.rows
    assert rows[-1]["place"] == "—"
    assert [row["place"].split("\u00a0")[0] for row in rows[:-1]] == [str(place) for place in range(1, len(rows))]


def test_coverage_counts_only_schools_that_are_expected(data: ReportData) -> None:
    rows = {row["source"]: row["received"] for row in july_district(data).coverage.rows}
    assert rows["Социальный паспорт"] == "11 из 12"
    assert rows["Результаты ОГЭ"] == "11 из 11"
    assert rows["Результаты ЕГЭ"] == "8 из 8"


def test_a_closed_school_is_expected_to_send_nothing() -> None:
    schools = report_data().frames["validated_schools"].copy()
    schools["valid_to"] = schools["valid_to"].astype(object)
    schools.loc[schools["school_id"] == LISTED, "valid_to"] = pd.Timestamp("2022-08-31")
    rows = {
        row["source"]: row["received"] for row in july_district(report_data(validated_schools=schools)).coverage.rows
    }
    assert rows["Результаты ОГЭ"] == "10 из 10"


def test_every_target_cell_has_symbol_and_word(data: ReportData) -> None:
    for row in july_district(data).attainment.rows:
        for place in range(1, 8):
            assert re.match(r"^(✔ достигнут|◐ почти достигнут|✘ не достигнут|○ нет данных)", str(row[f"target{place}"]))


def test_figures_of_the_district_have_their_own_codes(data: ReportData) -> None:
    for document in (
        render_july_district(data, SHIPPED_TEMPLATES),
        render_half_year(data, HALF, SHIPPED_TEMPLATES),
    ):
        codes = [figure.code for figure in document.figures]
        assert len(set(codes)) == len(codes) > 50
    assert any(code == "П-105-23-R" for code in codes)


def test_the_same_data_give_the_same_bytes(data: ReportData) -> None:
    assert (
        render_half_year(data, HALF, SHIPPED_TEMPLATES).content
        == render_half_year(report_data(), HALF, SHIPPED_TEMPLATES).content
    )
    assert (
        render_july_district(data, SHIPPED_TEMPLATES).content
        == render_july_district(report_data(), SHIPPED_TEMPLATES).content
    )


def test_events_nobody_reported_on_are_told_apart_from_those_not_done(data: ReportData) -> None:
    rows = data.frames["derived_roadmap"].copy()
    missed = (rows["status"] == "не выполнено") & (rows["period"] == HALF.key)
    rows["note"] = rows["note"].astype(object)
    rows.loc[missed, "note"] = "нет данных: сведения о мероприятии не поступили"
    summary = half_year_report(report_data(derived_roadmap=rows), HALF).conclusions[2]
    assert f"не выполнено — {missed.sum()} (из них сведений не поступило о\u00a0{missed.sum()})" in summary
    assert "из них сведений" not in half_year_report(data, HALF).conclusions[2]
