"""«Журнал поддержки»: what is lacking per school, every event of the programme, measures with their effects."""

from __future__ import annotations

import io

import pandas as pd
import pytest
from openpyxl import load_workbook
from report_fixture import frame, report_data

from reports.explanation.explained import Explainer
from reports.support_ledger import school_lines, support_ledger
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
    assert book.sheetnames == ["О журнале", "Школы", "Меры школ", "Мероприятия программы"]
    assert book["Мероприятия программы"].max_row == 1 + len(data.programme.events)
    measure = pd.DataFrame(book["Меры школ"].values)
    assert measure.iloc[1, 2] == "=Консультации"
    assert book["Меры школ"]["C2"].data_type == "s"
    assert "не доказывает" in str(book["О журнале"]["A6"].value)


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
