"""Our own forms: what is written can be read back, and what people do to forms is either understood or reported."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from shnor_pipeline import catalogue
from shnor_pipeline.findings import Severity
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.sources.form_layouts import form_layout, form_names
from shnor_pipeline.sources.form_reader import Match
from shnor_pipeline.sources.form_writer import write_form
from shnor_pipeline.sources.forms import READERS
from shnor_pipeline.sources.reading import Reading, ReadingContext
from shnor_pipeline.sources.workbook import open_workbook

SCHOOL = {"name": "МКОУ «Берёзовореченская СОШ»", "login": "edu389201", "code": "042201", "school_id": "042201"}
YEAR = SchoolYear(2022)
CONTEXT = ReadingContext(salt="соль")


def matches(path: Path) -> dict[str, Match]:
    workbook = open_workbook(path)
    found = {reader.kind: reader.recognise(workbook, CONTEXT) for reader in READERS}
    return {kind: match for kind, match in found.items() if match is not None}


def read(path: Path) -> Reading:
    """Read the file with the reader that recognises it best."""
    found = matches(path)
    kind = max(found, key=lambda name: found[name].score)
    reader = next(reader for reader in READERS if reader.kind == kind)
    return reader.read(open_workbook(path), found[kind], CONTEXT)


def test_every_declared_form_has_a_reader():
    assert form_names() == sorted(reader.kind for reader in READERS)


@pytest.mark.parametrize("form", form_names())
def test_a_form_is_recognised_by_its_own_reader_alone(form: str, tmp_path: Path):
    write_form(form, tmp_path / "бланк.xlsx", SCHOOL, YEAR)
    assert {kind: match.score for kind, match in matches(tmp_path / "бланк.xlsx").items()} == {form: 1.0}


@pytest.mark.parametrize("form", form_names())
def test_an_empty_form_is_rejected_as_not_filled_in(form: str, tmp_path: Path):
    write_form(form, tmp_path / "бланк.xlsx", SCHOOL, YEAR)
    reading = read(tmp_path / "бланк.xlsx")
    assert "не заполнена" in reading.rejected
    assert reading.frames == {}


@pytest.mark.parametrize("form", form_names())
def test_the_same_values_give_the_same_bytes(form: str, tmp_path: Path):
    for name in ("один.xlsx", "два.xlsx"):
        write_form(form, tmp_path / name, SCHOOL, YEAR)
    assert (tmp_path / "один.xlsx").read_bytes() == (tmp_path / "два.xlsx").read_bytes()


def test_a_passport_is_read_back_with_its_school_year_and_cells(tmp_path: Path):
    path = tmp_path / "паспорт.xlsx"
    write_form("social_passport", path, SCHOOL, YEAR, {"pupils_total": 100, "orphan": 0, "nsu_override": "да"})
    reading = read(path)
    frame = reading.frames["social_passport"].set_index("field")
    assert reading.findings == []
    assert frame.loc["pupils_total", "value"] == 100
    assert frame.loc["orphan", "value"] == 0
    assert frame["value"].isna().sum() == len(frame) - 3
    assert frame["text"].isna().sum() == len(frame) - 1
    assert frame.loc["nsu_override", ["value", "text"]].tolist() == [1.0, "да"]
    assert frame["school_ref"].unique().tolist() == ["edu389201"]
    assert frame["school_year"].unique().tolist() == [2022]
    assert frame["as_of"].unique().tolist() == [date(2022, 10, 1)]
    column = next(column for column in reading.columns if column.field == "value")
    written = openpyxl.load_workbook(path)[frame.loc["orphan", "sheet"]]
    assert written[f"{column.column}{frame.loc['orphan', 'row']}"].value == 0


@pytest.mark.parametrize("form", form_names())
def test_a_frame_has_exactly_the_columns_of_its_table(form: str, tmp_path: Path):
    first = form_layout(form).items[0]
    done = {"status": "выполнено"}
    values = {"support_log": {"label": "Курсы"}, "roadmap_status": done, "school_roadmap": done}
    value = values.get(form, 50)
    write_form(form, tmp_path / "форма.xlsx", SCHOOL, YEAR, {first.id: value})
    (frame,) = read(tmp_path / "форма.xlsx").frames.values()
    wanted = [name for name in catalogue.table(f"validated_{form}").columns if name not in {"file_id", "school_id"}]
    assert list(frame.columns) == [*wanted, "row_state"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [("двенадцать", "FORM-001"), ("12 чел.", "FORM-001"), (12.5, "FORM-002")],
)
def test_what_is_not_a_whole_number_is_set_aside_with_its_cell(tmp_path: Path, typed: object, code: str):
    path = tmp_path / "паспорт.xlsx"
    write_form("social_passport", path, SCHOOL, YEAR, {"pupils_total": 100, "pupils_ovz": typed})
    reading = read(path)
    (finding,) = reading.findings
    row = reading.frames["social_passport"].set_index("field").loc["pupils_ovz"]
    assert (finding.code, finding.severity, finding.cell) == (code, Severity.ERROR, f"D{row['row']}")
    assert row["row_state"] == "quarantined"
    assert row[["value"]].isna().all()


@pytest.mark.parametrize(("typed", "value"), [("1 012", 1012), ("\xa07 ", 7), ("7,0", 7), ("7.0", 7), ("0", 0)])
def test_numbers_typed_as_text_are_understood(tmp_path: Path, typed: str, value: int):
    path = tmp_path / "паспорт.xlsx"
    write_form("social_passport", path, SCHOOL, YEAR, {"pupils_total": typed})
    reading = read(path)
    assert reading.findings == []
    assert reading.frames["social_passport"].set_index("field").loc["pupils_total", "value"] == value


@pytest.mark.parametrize("typed", ["-", "нет данных", "н/д", " "])
def test_words_for_nothing_stay_missing_and_never_become_zero(tmp_path: Path, typed: str):
    path = tmp_path / "паспорт.xlsx"
    write_form("social_passport", path, SCHOOL, YEAR, {"pupils_total": 10, "pupils_ovz": typed})
    reading = read(path)
    assert reading.findings == []
    assert reading.frames["social_passport"].set_index("field")[["value"]].isna().loc["pupils_ovz", "value"]


def test_a_table_copied_into_another_workbook_and_moved_is_still_read(tmp_path: Path):
    write_form("self_assessment", tmp_path / "форма.xlsx", SCHOOL, YEAR, {"risk_ovz": "высокая", "mentoring": 1})
    source = openpyxl.load_workbook(tmp_path / "форма.xlsx")["Самообследование"]
    copy = openpyxl.Workbook()
    sheet = copy.active
    assert sheet is not None
    sheet.title = "Лист1"
    code_column = len(form_layout("self_assessment").columns)
    for row in source.iter_rows():
        for cell in row:
            if cell.column < code_column:
                sheet.cell(cell.row + 3, cell.column + 1, cell.value)
    copy.save(tmp_path / "копия.xlsx")
    found = matches(tmp_path / "копия.xlsx")
    assert max(found, key=lambda kind: found[kind].score) == "self_assessment"
    reading = read(tmp_path / "копия.xlsx")
    frame = reading.frames["self_assessment"].set_index("item")
    assert frame.loc["risk_ovz", "text"] == "высокая"
    assert frame.loc["mentoring", "value"] == 1
    assert frame.loc["mentoring", "school_ref"] == "edu389201"


def test_self_assessment_keeps_block_scores_choices_and_ratios(tmp_path: Path):
    path = tmp_path / "карта.xlsx"
    values = {
        "teachers_with_category_pct": "45,5 %",
        "physics_room": "Частично",
        "lesson_visits": "да",
        "quality": {"value": 12, "denominator": 40, "explanation": "по итогам года"},
        "risk_language": {"value": "не актуален", "comment": "все говорят по-русски"},
    }
    write_form("self_assessment", path, SCHOOL, YEAR, values)
    reading = read(path)
    frame = reading.frames["self_assessment"].set_index("item")
    assert reading.findings == []
    assert frame.loc["teachers_with_category_pct", ["block", "value"]].tolist() == ["A", 45.5]
    assert frame.loc["physics_room", ["block", "text"]].tolist() == ["B", "частично"]
    assert frame.loc["lesson_visits", ["block", "value"]].tolist() == ["D", 2.0]
    assert frame.loc["quality", ["block", "value", "denominator", "explanation"]].tolist() == [
        "F", 12.0, 40.0, "по итогам года",
    ]  # fmt: skip
    assert frame.loc["risk_language", ["text", "comment"]].tolist() == ["не актуален", "все говорят по-русски"]


def test_plan_targets_are_percents_with_a_day_and_an_order(tmp_path: Path):
    path = tmp_path / "план.xlsx"
    values = {"quality": {"baseline": 21.4, "plan": 30, "approved_on": "30.09.2022", "approved_by": "приказ № 15"}}
    write_form("plan_targets", path, SCHOOL, YEAR, values)
    frame = read(path).frames["plan_targets"].set_index("indicator")
    assert len(frame) == 7
    assert frame.loc["quality", ["baseline", "plan", "approved_on", "approved_by"]].tolist() == [
        21.4, 30.0, date(2022, 9, 30), "приказ № 15",
    ]  # fmt: skip
    assert frame["fact"].isna().all()


def test_one_spoilt_target_leaves_the_others_of_its_row(tmp_path: Path):
    path = tmp_path / "план.xlsx"
    write_form("plan_targets", path, SCHOOL, YEAR, {"quality": {"baseline": "около двадцати", "plan": 30}})
    reading = read(path)
    row = reading.frames["plan_targets"].set_index("indicator").loc["quality"]
    assert [finding.code for finding in reading.findings] == ["FORM-001"]
    assert (row["plan"], row["row_state"]) == (30.0, "ok")


def test_a_district_roadmap_keeps_all_34_events_apart(tmp_path: Path):
    path = tmp_path / "карта.xlsx"
    events = form_layout("roadmap_status").items
    values = {event.id: {"status": "выполнено", "done_on": date(2023, 3, 1)} for event in events}
    write_form("roadmap_status", path, {}, YEAR, values, period="январь–июнь")
    reading = read(path)
    frame = reading.frames["roadmap_status"]
    assert reading.findings == []
    assert len(frame) == 34
    assert frame["event"].is_unique
    assert {"1.1", "1.10", "2.1", "2.10", "4.2"} <= set(frame["event"])
    assert frame["school_ref"].unique().tolist() == [""]
    assert frame["period"].unique().tolist() == ["2023-1"]


def test_events_without_a_report_are_left_out_and_half_reports_are_asked_about(tmp_path: Path):
    path = tmp_path / "карта.xlsx"
    values = {"1.7": {"status": "выполняется"}, "3.1": {"evidence": "приказ № 3"}, "3.4": "сделано"}
    write_form("roadmap_status", path, SCHOOL, YEAR, values)
    reading = read(path)
    states = reading.frames["roadmap_status"].set_index("event")["row_state"].to_dict()
    assert states == {"1.7": "ok", "3.1": "quarantined", "3.4": "quarantined"}
    assert sorted(finding.code for finding in reading.findings) == ["FORM-003", "FORM-009"]


def test_a_form_of_another_school_and_rows_of_ones_own_are_asked_about(tmp_path: Path):
    path = tmp_path / "паспорт.xlsx"
    write_form("social_passport", path, SCHOOL, YEAR, {"pupils_total": 100})
    book = openpyxl.load_workbook(path)
    sheet = book["Социальный паспорт"]
    login = next(cell for row in sheet.iter_rows(max_row=9) for cell in row if cell.value == "edu389201")
    login.value = "sch389202 "
    sheet.cell(sheet.max_row + 1, 2, "Дети кочевников")
    sheet.cell(sheet.max_row, 4, 3)
    book.save(path)
    reading = read(path)
    assert sorted(finding.code for finding in reading.findings) == ["FORM-005", "FORM-007"]
    assert reading.frames["social_passport"]["school_ref"].unique().tolist() == ["edu389202"]


def test_a_form_without_a_school_year_is_rejected_rather_than_guessed(tmp_path: Path):
    path = tmp_path / "паспорт.xlsx"
    write_form("social_passport", path, SCHOOL, YEAR, {"pupils_total": 100})
    book = openpyxl.load_workbook(path)
    del book["Служебный"]
    sheet = book["Социальный паспорт"]
    next(cell for row in sheet.iter_rows(max_row=9) for cell in row if cell.value == "2022-2023").value = "2023"
    book.save(path)
    assert "не указан учебный год" in read(path).rejected


def test_drop_downs_and_limits_stand_where_people_type(tmp_path: Path):
    path = tmp_path / "паспорт.xlsx"
    write_form("social_passport", path, SCHOOL, YEAR)
    sheet = openpyxl.load_workbook(path)["Социальный паспорт"]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    total = next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "Всего обучающихся")
    bounded = [rule for rule in rules.values() if rule.formula2 == f"$D${total}"]
    assert rules[f"D{total}"].type == "whole"
    assert rules[f"D{total}"].formula1 == "1"
    assert len(bounded) >= 3
    assert any(rule.formula1 == '"да,нет"' for rule in rules.values())
    assert sheet.page_setup.paperSize == 9


def test_tables_of_other_kinds_are_not_ours(tmp_path: Path):
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Группы участников", "Кол-во ОО", "Кол-во участников", 2, 3, 4, 5])
    book.active.append(["Показатель", "Значение"])
    book.save(tmp_path / "чужая.xlsx")
    assert matches(tmp_path / "чужая.xlsx") == {}


MEASURE = {
    "label": "Дополнительные занятия",
    "deficit": "Низкая учебная мотивация обучающихся",
    "indicator": "Качество",
    "start_on": date(2022, 10, 1),
    "end_on": date(2022, 12, 20),
    "status": "выполнено",
    "done_on": date(2022, 12, 15),
    "evidence": "справка № 3",
}


def test_a_school_roadmap_names_its_quarter_and_codes_its_links(tmp_path: Path):
    path = tmp_path / "карта.xlsx"
    values = {"1": MEASURE, "4": {"label": "Взаимопосещение уроков"}}
    write_form("school_roadmap", path, SCHOOL, YEAR, values, period="январь–март", as_of=date(2023, 3, 31))
    reading = read(path)
    frame = reading.frames["school_roadmap"].set_index("measure_no")
    assert reading.findings == []
    assert frame.index.tolist() == [1, 4]
    assert frame["quarter"].unique().tolist() == ["2023-1"]
    assert frame.loc[1, ["deficit", "indicator", "done_on", "status"]].tolist() == [
        "risk_motivation", "quality", date(2022, 12, 15), "выполнено",
    ]  # fmt: skip
    assert frame.loc[4, ["status", "deficit", "end_on"]].isna().all()


@pytest.mark.parametrize(
    ("period", "quarter"),
    [("июль–сентябрь", "2022-3"), ("Октябрь–Декабрь", "2022-4"), ("апрель–июнь", "2023-2"), ("за год", "2022-4")],
)
def test_the_quarter_is_that_of_the_period_or_else_of_the_day(tmp_path: Path, period: str, quarter: str):
    path = tmp_path / "карта.xlsx"
    write_form("school_roadmap", path, SCHOOL, YEAR, {"1": MEASURE}, period=period, as_of=date(2022, 12, 31))
    assert read(path).frames["school_roadmap"]["quarter"].tolist() == [quarter]


def test_a_link_outside_the_list_is_lost_but_not_the_measure(tmp_path: Path):
    path = tmp_path / "карта.xlsx"
    values = {"1": {**MEASURE, "deficit": "лень"}, "2": {**MEASURE, "status": "почти"}}
    write_form("school_roadmap", path, SCHOOL, YEAR, values)
    reading = read(path)
    frame = reading.frames["school_roadmap"].set_index("measure_no")
    assert [(finding.code, finding.field) for finding in reading.findings] == [("FORM-003", ""), ("FORM-003", "")]
    assert frame["row_state"].tolist() == ["ok", "quarantined"]
    assert frame.loc[1, ["deficit"]].isna().all()


def test_a_roadmap_copied_without_the_hidden_sheet_is_known_by_its_headers(tmp_path: Path):
    write_form("school_roadmap", tmp_path / "форма.xlsx", SCHOOL, YEAR, {"2": MEASURE})
    book = openpyxl.load_workbook(tmp_path / "форма.xlsx")
    del book["Служебный"]
    book.save(tmp_path / "копия.xlsx")
    found = matches(tmp_path / "копия.xlsx")
    assert list(found) == ["school_roadmap"]
    frame = read(tmp_path / "копия.xlsx").frames["school_roadmap"]
    assert frame[["measure_no", "measure"]].values.tolist() == [[2, "Дополнительные занятия"]]


def test_a_log_of_support_is_read_entry_by_entry_with_the_code_of_its_deficit(tmp_path: Path):
    visit = {
        "label": "Разбор результатов ВПР", "support_kind": "выезд куратора", "held_on": date(2023, 3, 10),
        "provider": "муниципальный куратор", "deficit": "Низкая учебная мотивация обучающихся",
        "evidence": "справка № 3", "outcome": "план консультаций",
    }  # fmt: skip
    write_form("support_log", tmp_path / "журнал.xlsx", SCHOOL, YEAR, {"1": visit, "3": {"label": "Курсы"}})
    reading = read(tmp_path / "журнал.xlsx")
    assert reading.kind == "support_log"
    frame = reading.frames["support_log"].set_index("entry_no")
    assert list(frame.index) == [1, 3]
    assert frame.loc[1, "support_kind"] == "выезд куратора"
    assert frame.loc[1, "held_on"] == date(2023, 3, 10)
    assert frame.loc[1, "deficit"] == "risk_motivation"
    assert frame["evidence"].isna().tolist() == [False, True]
