"""The July report of a school: every section, no empty table, sentences that agree with the tables."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from datetime import date

import pandas as pd
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx_text import docx_tables, docx_text, matches_golden
from report_fixture import LISTED, NO_PASSPORT, NO_VPR, PRIMARY, RISK, SCHOOLS, STABLE, frame, report_data

from reports.documents import SHIPPED_TEMPLATES, render_july_school
from reports.explanation.computed import value_of
from reports.explanation.lineage import Lineage
from reports.explanation.totals import total_rule
from reports.rendering.docx import Picture
from reports.view_models.july_school import july_school
from reports.view_models.report_data import ReportData
from reports.view_models.school_card import schools_for_july
from shnor_pipeline.catalogue import table


@pytest.fixture(scope="module")
def data() -> ReportData:
    return report_data()


def rendered(data: ReportData, school_id: str) -> str:
    return docx_text(render_july_school(data, school_id, SHIPPED_TEMPLATES).content)


def test_the_report_of_a_listed_school_reads_as_approved(data: ReportData) -> None:
    assert matches_golden(rendered(data, LISTED), "july_listed_school.txt")


def test_all_twelve_sections_and_ten_tables_stand_in_order(data: ReportData) -> None:
    text = rendered(data, LISTED)
    sections = [int(number) for number in re.findall(r"^(\d+)\. [А-ЯЁ][^|\n]*$", text, re.MULTILINE)]
    assert sorted(set(sections)) == list(range(1, 13))
    assert [int(number) for number in re.findall(r"^Таблица\W(\d+) —", text, re.MULTILINE)] == list(range(1, 11))


@pytest.mark.parametrize("school_id", [school for school, _, _ in SCHOOLS])
def test_no_report_shows_a_programmers_nothing_or_an_empty_table(data: ReportData, school_id: str) -> None:
    content = render_july_school(data, school_id, SHIPPED_TEMPLATES).content
    text = docx_text(content)
    assert not re.search(r"\b(nan|None|NaT|NA|inf|True|False)\b|\{\{|\{%|<NA>", text)
    for shown in docx_tables(content):
        assert len(shown.rows) >= 2, [cell.text for cell in shown.rows[0].cells]


def test_numbers_have_a_decimal_comma(data: ReportData) -> None:
    text = re.sub(
        r"\d\d\.\d\d\.\d{4}|мероприятие\W\d\.\d+|\d+\.\t|^\d+\. ", "", rendered(data, LISTED), flags=re.MULTILINE
    )
    assert re.findall(r"\d+\.\d+", text) == []


def test_a_school_without_grade_eleven_has_no_line_for_ege(data: ReportData) -> None:
    assert "ЕГЭ" not in "".join(row["procedure"] for row in july_school(data, STABLE).results.exams.rows)


def test_a_primary_school_has_sentences_instead_of_tables_of_state_exams(data: ReportData) -> None:
    text = rendered(data, PRIMARY)
    assert "годы нет. Государственная итоговая аттестация в школе не проводится." in text
    assert "— Результаты ГИА за два года" not in text
    assert "Статус школы не определён" in text


def test_without_vpr_the_table_is_replaced_and_the_gap_is_named(data: ReportData) -> None:
    text = rendered(data, NO_VPR)
    assert "Результатов ВПР за учебный год нет." in text
    assert "Результаты ВПР: не получено." in text


def test_without_a_passport_the_context_is_said_to_be_unknown(data: ReportData) -> None:
    text = rendered(data, NO_PASSPORT)
    assert "Социальный паспорт: не получено — ИСБШ и внешние причины не определены." in text
    assert "Социальный контекст не оценён: социальный паспорт не поступил." in text
    assert "— Показатели социального контекста" not in text


def test_without_any_data_the_report_still_stands() -> None:
    names = [name for name in report_data().frames if name != "validated_schools"]
    empty = report_data(**dict.fromkeys(names))
    text = rendered(empty, LISTED)
    assert "Статус школы не определён" in text
    assert "Достижение плановых показателей не оценено" in text
    assert "Рейтинговый балл не рассчитан" in text


def test_coverage_says_how_many_schools_the_district_mean_rests_on(data: ReportData) -> None:
    assert "социальный паспорт — 11 из 12" in rendered(data, LISTED)


def test_the_first_sentence_says_what_table_seven_says(data: ReportData) -> None:
    model = july_school(data, LISTED)
    low = [row for row in model.results.grounds.rows if row["is_low"] == "да"]
    assert f"по\u00a0{len(low)}\u00a0процедурам" in model.conclusions[0]
    worst = max(low, key=lambda row: float(row["low"].replace(",", ".")))
    assert f"{worst['procedure']} — {worst['low']}\u00a0%" in model.conclusions[0]
    assert f"({worst['below']} из {worst['n']}\u00a0" in model.conclusions[0]


def test_the_last_sentence_counts_the_lights_of_table_nine(data: ReportData) -> None:
    model = july_school(data, LISTED)
    words = [str(row["light"]) for row in model.targets.rows]
    reached, known = words.count("✔ достигнут"), sum(word != "○ нет данных" for word in words)
    assert f"Достигнуто {reached} из\u00a0{known}" in model.conclusions[4]


def test_growth_is_said_only_where_the_comparison_says_so() -> None:
    base = report_data()
    dynamics = base.frames["derived_dynamics"].assign(direction="same", wording="в пределах случайных колебаний")
    model = july_school(report_data(derived_dynamics=dynamics), LISTED)
    said = " ".join(model.conclusions) + " ".join(str(row["note"]) for row in model.results.exams.rows)
    assert "рост" not in said
    assert "снижение" not in said
    assert "в пределах случайных колебаний" in said


def test_a_change_beyond_chance_is_called_by_its_name() -> None:
    base = report_data()
    dynamics = base.frames["derived_dynamics"].copy()
    one = (dynamics["school_id"] == LISTED) & (dynamics["procedure"] == "ОГЭ|9|математика|")
    dynamics["direction"] = dynamics["direction"].mask(one, "down")
    model = july_school(report_data(derived_dynamics=dynamics), LISTED)
    assert "снижение — ОГЭ, математика" in model.conclusions[3]


def test_every_printed_figure_has_its_own_code_that_leads_to_a_row(data: ReportData) -> None:
    model, lineage = july_school(data, LISTED), Lineage(data)
    assert len({figure.code for figure in model.figures}) == len(model.figures) > 100
    for figure in model.figures:
        key = dict(figure.key)
        rows = [row for row in data.all_rows(figure.table) if all(row[name] == key[name] for name in key)]
        if (rule := total_rule(figure.table, figure.column)) and set(key) != set(table(figure.table).key):
            assert rule.value(lineage, rows) == pytest.approx(figure.value)  # the district's, beside the school's own
            continue
        assert len(rows) == 1, figure
        assert value_of(lineage, figure.table, rows[0], figure.column) == figure.value
        assert [name for name, _ in figure.key] == table(figure.table).key
    rating = next(figure for figure in model.figures if figure.code == "И-105-23-R")
    assert (rating.table, rating.column) == ("derived_rating", "rating")


def test_codes_stand_in_the_appendix_and_not_in_the_text(data: ReportData) -> None:
    text = rendered(data, LISTED)
    before, after = text.split("12. Приложение", 1)
    assert "23-R | " in after
    assert "105-23-" not in before


def test_the_same_data_give_the_same_bytes(data: ReportData) -> None:
    first = render_july_school(data, LISTED, SHIPPED_TEMPLATES).content
    again = render_july_school(report_data(), LISTED, SHIPPED_TEMPLATES).content
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_another_day_changes_only_dates(data: ReportData) -> None:
    later = dataclasses.replace(data, generated_on=date(2023, 8, 1))
    text = rendered(later, LISTED).replace("01.08.2023", "15.07.2023")
    assert text == rendered(data, LISTED)


def test_document_properties_name_title_and_author(data: ReportData) -> None:
    properties = Document(io.BytesIO(render_july_school(data, LISTED, SHIPPED_TEMPLATES).content)).core_properties
    assert "МКОУ «Зябинская СОШ»" in properties.title
    assert properties.author == "МКУ «ЦРО Братского района»"
    assert properties.created is not None
    assert properties.created.date() == date(2023, 7, 15)


def test_headers_repeat_and_rows_do_not_split(data: ReportData) -> None:
    for shown in docx_tables(render_july_school(data, LISTED, SHIPPED_TEMPLATES).content):
        if shown.rows[0].cells[0].text.startswith("____"):
            continue  # the lines to sign on
        header = shown.rows[0]._tr.trPr
        assert header is not None
        assert header.find(qn("w:tblHeader")) is not None
        for row in shown.rows:
            assert row._tr.trPr is not None
            assert row._tr.trPr.find(qn("w:cantSplit")) is not None


def test_names_with_markup_are_printed_as_they_are() -> None:
    schools = report_data().frames["validated_schools"].copy()
    schools.loc[schools["school_id"] == LISTED, "name"] = "МКОУ «Школа <А> & {{ Б }}»"
    text = rendered(report_data(validated_schools=schools), LISTED)
    assert "МКОУ «Школа <А> & {{ Б }}»" in text


def test_a_chart_stands_in_its_slot_with_its_alternative_text(data: ReportData) -> None:
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000002000000010802000000"
        "7b40e8dd0000000f49444154789c63f8ffff3f03030300"
        "0bfe02fed8a3f5c20000000049454e44ae426082"
    )
    content = render_july_school(data, LISTED, SHIPPED_TEMPLATES, {"matrix": Picture(png, "Школ 11, ШНОР 3.")}).content
    assert "Рисунок\u00a01 — ИСБШ и рейтинговый балл школ района" in docx_text(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.read("word/media/chart1.png") == png
        assert 'descr="Школ 11, ШНОР 3."' in archive.read("word/document.xml").decode()
    assert "Рисунок" not in rendered(data, LISTED)


def test_reports_are_due_for_listed_schools_only(data: ReportData) -> None:
    assert set(schools_for_july(data)) == {LISTED, STABLE, "edu389108"}
    assert RISK not in schools_for_july(data)


def test_no_cause_is_claimed_without_data() -> None:
    bare = report_data(
        validated_self_assessment=None,
        derived_index_components=None,
        validated_social_passport=None,
        validated_context=None,
        validated_objectivity=None,
        derived_marks=None,
    )
    model = july_school(bare, LISTED)
    assert model.measures.external == model.measures.internal == ()
    assert model.measures.risks.rows == ()
    assert "Внешние причины не определены" in rendered(bare, LISTED)


def test_a_cause_the_school_names_is_kept_apart_from_one_the_data_show(data: ReportData) -> None:
    rows = data.frames["validated_self_assessment"]
    only_declared = rows[(rows["block"] == "E") & (rows["item"] == "internal_teaching")]
    model = july_school(report_data(validated_self_assessment=only_declared), LISTED)
    assert (
        "Недостатки преподавания предмета [1], [5], [7] — указано школой, данными не подтверждается."
        in model.measures.internal
    )


def test_measures_take_term_and_people_from_the_programme(data: ReportData) -> None:
    lines = july_school(data, LISTED).measures.plan.rows
    teaching = next(row for row in lines if row["problem"].startswith("Недостатки преподавания"))
    assert teaching["term"] == "сентябрь ежегодно"
    assert teaching["who"] == "ЦРО"
    assert [row["no"] for row in lines] == [str(number) for number in range(1, len(lines) + 1)]


def test_old_years_do_not_leak_into_the_report(data: ReportData) -> None:
    rows = data.frames["derived_rating"]
    old = rows[rows["school_year"] == 2021]
    assert not old.empty
    model = july_school(report_data(derived_rating=old), LISTED)
    assert "не рассчитан" in model.rating_summary


def test_a_frame_without_rows_counts_as_a_missing_table() -> None:
    data = report_data(validated_context=frame("validated_context", []))
    assert data.rows("validated_context") == []
    assert isinstance(data.frames["validated_context"], pd.DataFrame)


def test_an_explained_question_is_quoted_and_no_longer_open() -> None:
    asked = {
        "severity": "Вопрос",
        "school_id": LISTED,
        "school_year": 2022,
        "code": "SOC-009",
        "message": "доля выросла",
    }
    rows = [{**asked, "explanation": "открыт второй корпус"}, {**asked, "message": "доля упала"}]
    gaps = july_school(report_data(register_findings=frame("register_findings", rows)), LISTED).gaps
    assert "Доля выросла — принято с пояснением школы: «открыт второй корпус»." in gaps
    assert any("без ответа 1\u00a0вопрос" in line for line in gaps)
