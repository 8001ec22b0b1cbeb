"""«Журнал поддержки»: what is lacking per school, every event of the programme, measures with their effects."""

from __future__ import annotations

import io
from datetime import date

import pandas as pd
import pytest
from openpyxl import load_workbook
from report_fixture import frame, report_data

from reports.explanation.explained import Explainer
from reports.support_ledger import entry_lines, school_lines, support_ledger
from reports.view_models.half_year import half_year_report
from shnor_pipeline.school_year import HalfYear

PERIOD = HalfYear(2023, 1)


@pytest.fixture
def ledger_data():
    """Return the fixture's data with one measure of its first listed school."""
    data = report_data()
    year = data.school_year.start
    school = next(row["school_id"] for row in data.rows("derived_status") if str(row["status"]).startswith("ШНОР"))
    measure = {
        "school_year": year, "school_id": school, "measure_no": 1, "measure": "=Консультации",
        "deficit": "risk_failure",
        "indicator": "quality", "is_done": True, "is_due": True, "is_overdue": False, "lacks_evidence": True,
        "effect": "нельзя отличить от случайного", "flags": "выполнено без подтверждения",
    }  # fmt: skip
    return school, report_data(derived_support=frame("derived_support", [measure]))


def test_a_school_on_the_list_is_asked_for_curator_roadmap_and_measures(ledger_data):
    school, data = ledger_data
    lines = {line["school_id"]: line for line in school_lines(data)}
    assert (lines[school]["total"], lines[school]["done"], lines[school]["unproven"]) == (1, 1, 1)
    assert "нет дорожной карты" not in str(lines[school]["flags"])
    bare = {line["school_id"]: line for line in school_lines(report_data(derived_support=frame("derived_support", [])))}
    assert "нет дорожной карты школы" in bare[school]["flags"]
    registry = data.frames["validated_schools"].assign(curator=None)
    without = report_data(validated_schools=registry, derived_support=data.frames["derived_support"])
    flags = {line["school_id"]: line["flags"] for line in school_lines(without)}
    assert "нет муниципального куратора" in flags[school]


def test_the_workbook_holds_every_event_and_writes_text_as_text(ledger_data):
    _, data = ledger_data
    book = load_workbook(io.BytesIO(support_ledger(data, PERIOD)))
    assert book.sheetnames == ["О журнале", "Школы", "Меры школ", "Записи поддержки", "Мероприятия программы"]
    assert book["Мероприятия программы"].max_row == 1 + len(data.programme.events)
    measure = pd.DataFrame(book["Меры школ"].values)
    assert measure.iloc[1, 2] == "=Консультации"
    assert book["Меры школ"]["C2"].data_type == "s"
    assert "не доказывает" in str(book["О журнале"]["A7"].value)


def test_mentors_courses_and_visits_are_rows_and_are_counted_by_school(ledger_data):
    school, data = ledger_data
    year = data.school_year.start
    visit = {
        "school_year": year, "school_id": school, "entry_no": 2, "entry": "Разбор ВПР",
        "support_kind": "выезд куратора", "held_on": date(2023, 3, 10), "deficit": "risk_motivation",
        "evidence": "справка № 3",
    }  # fmt: skip
    unproven = {"school_year": year, "school_id": school, "entry_no": 1, "entry": "Курсы", "support_kind": "курсы"}
    other_year = visit | {"school_year": year - 1, "entry_no": 3}
    unknown = visit | {"school_id": None, "entry_no": 4}
    data = report_data(
        derived_support=data.frames["derived_support"],
        validated_support_log=frame("validated_support_log", [visit, unproven, other_year, unknown]),
    )
    assert [(line["entry_no"], line["flags"]) for line in entry_lines(data)] == [
        (1, "без подтверждения; дата не указана; дефицит не указан"),
        (2, None),
    ]
    line = next(line for line in school_lines(data) if line["school_id"] == school)
    assert (line["mentors"], line["courses"], line["visits"]) == (0, 1, 1)
    assert "нет записей о поддержке" not in str(line["flags"])
    bare = [line for line in school_lines(report_data(derived_support=None)) if line["school_id"] == school]
    assert "нет записей о поддержке" in bare[0]["flags"]
    book = load_workbook(io.BytesIO(support_ledger(data, PERIOD)))
    rows = list(book["Записи поддержки"].iter_rows(values_only=True))
    assert [row[1:3] for row in rows[1:]] == [(1, "курсы"), (2, "выезд куратора")]


def test_the_half_year_report_says_what_the_measures_changed_with_codes_to_explain(ledger_data):
    _, data = ledger_data
    model = half_year_report(data, PERIOD)
    said = next(line for line in model.risks if line.startswith("Меры школ:"))
    assert "выполнено — 1, из них без подтверждающего документа — 1" in said
    assert "нельзя отличить от случайного — 1; улучшение больше случайного — 0" in said
    own = [figure for figure in model.figures if figure.table == "derived_support"]
    assert len(own) == 5
    explainer = Explainer(data)
    assert [explainer.explain(figure).stored for figure in own] == [figure.value for figure in own]
    assert not any(line.startswith("Меры школ:") for line in half_year_report(report_data(), PERIOD).risks)
