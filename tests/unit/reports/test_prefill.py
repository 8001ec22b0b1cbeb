"""«Год назад» of the issued forms: last year's values of the same school, and the plan that a roadmap carries on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from reports.school_forms.issue import issue_forms
from reports.school_forms.prefill import DataBank, Prefill
from shnor_pipeline.catalogue import table
from shnor_pipeline.programme import load_programme
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.sources import form_layouts
from shnor_pipeline.storage.warehouse import Warehouse

YEAR = SchoolYear(2022)
OWN, OTHER = "edu389101", "edu389102"
PLACE = {"file_id": "f" * 64, "sheet": "Лист1"}
HEADER = "Год назад"


def rows(name: str, *records: dict[str, Any]) -> pd.DataFrame:
    placed = [{**PLACE, "row": 10 + n, "school_id": OWN, "school_ref": OWN, **one} for n, one in enumerate(records)]
    return pd.DataFrame(placed).reindex(columns=table(f"validated_{name}").columns)


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    made = Warehouse(f"sqlite:///{tmp_path / 'данные.db'}")
    made.upgrade()
    schools = [
        {"school_id": OWN, "fisoko_login": OWN, "gia_code": "038101", "name": "МКОУ «Кедровая СОШ»", "type": "СОШ"},
        {"school_id": OTHER, "fisoko_login": OTHER, "gia_code": "038102", "name": "МКОУ «Еловая ООШ»", "type": "ООШ"},
    ]
    made.replace("validated_schools", rows("schools", *schools))
    passport = [
        {"school_year": 2021, "field": "pupils_total", "value": 120.0},
        {"school_year": 2021, "field": "pupils_ovz", "value": 0.0},
        {"school_year": 2021, "field": "distance_km", "value": 12.5},
        {"school_year": 2020, "field": "low_income", "value": 77.0},
        {"school_year": 2022, "field": "pupils_large_family", "value": 88.0},
        {"school_year": 2021, "field": "pupils_total", "value": 999.0, "school_id": OTHER, "school_ref": OTHER},
    ]
    made.replace("validated_social_passport", rows("social_passport", *passport))
    return made


def prefilled(warehouse: Warehouse, form: str) -> Prefill:
    return DataBank(warehouse, YEAR).prefill(form, OWN)


def test_hints_are_last_years_values_of_the_same_school_and_nothing_else(warehouse: Warehouse) -> None:
    made = prefilled(warehouse, "social_passport")
    assert made.hints == {"pupils_total": "120", "pupils_ovz": "0", "distance_km": "12,5"}
    assert made.values == {}, "what a school must state anew is never filled in for it"


def test_a_school_without_last_years_form_gets_empty_hints(warehouse: Warehouse) -> None:
    assert DataBank(warehouse, SchoolYear(2030)).prefill("social_passport", OWN) == Prefill({}, {})
    assert prefilled(warehouse, "self_assessment").hints == {}


def test_each_form_says_last_year_in_its_own_way(warehouse: Warehouse) -> None:
    assessment = [
        {"school_year": 2021, "block": "F", "item": "staff_training", "value": 5.0, "denominator": 10.0},
        {"school_year": 2021, "block": "C", "item": "risk_motivation", "text": "высокая"},
        {"school_year": 2021, "block": "D", "item": "vsoko", "value": 2.0},
    ]
    warehouse.replace("validated_self_assessment", rows("self_assessment", *assessment))
    targets = [{"school_year": 2021, "indicator": "quality", "plan": 30.0, "fact": 25.5}]
    warehouse.replace("validated_plan_targets", rows("plan_targets", *targets))
    events = [{"school_year": 2021, "event": "1.5", "status": "выполнено", "period": "2021-2022"}]
    warehouse.replace("validated_roadmap_status", rows("roadmap_status", *events))
    assert prefilled(warehouse, "self_assessment").hints == {
        "staff_training": "5 из 10", "risk_motivation": "высокая", "vsoko": "2",
    }  # fmt: skip
    assert prefilled(warehouse, "plan_targets").hints == {"quality": "план 30; факт 25,5"}
    assert prefilled(warehouse, "roadmap_status").hints == {"1.5": "выполнено"}


def measure(number: int, **other: Any) -> dict[str, Any]:
    return {
        "school_year": 2022, "quarter": "2022-4", "measure_no": number, "measure": f"Мера {number}",
        "deficit": "risk_motivation", "indicator": "quality", "start_on": date(2022, 9, 5), "end_on": date(2023, 5, 20),
        "status": "выполняется", "responsible": "завуч", "evidence": "приказ № 5", "done_on": None, **other,
    }  # fmt: skip


def test_a_roadmap_carries_its_plan_on_but_never_its_outcome(warehouse: Warehouse) -> None:
    earlier = measure(3, quarter="2022-3")
    done = measure(2, status="выполнено", done_on=date(2022, 12, 1))
    warehouse.replace("validated_school_roadmap", rows("school_roadmap", measure(1), done, earlier))
    values = prefilled(warehouse, "school_roadmap").values
    assert sorted(values) == ["1", "2"], "the latest quarter of the same year, done or not"
    layout = form_layouts.form_layout("school_roadmap")
    assert values["1"]["label"] == "Мера 1"
    assert values["1"]["deficit"] in layout.column("deficit").choices
    assert values["1"]["indicator"] in layout.column("indicator").choices
    assert pd.Timestamp(values["1"]["end_on"]).date() == date(2023, 5, 20)
    assert not {"status", "done_on", "evidence", "note"} & set(values["2"])


def test_a_finished_measure_is_not_carried_into_a_new_school_year(warehouse: Warehouse) -> None:
    last = [measure(n, school_year=2021, quarter="2022-2", status=state) for n, state in ((1, "выполнено"), (2, "нет"))]
    warehouse.replace("validated_school_roadmap", rows("school_roadmap", *last))
    assert sorted(prefilled(warehouse, "school_roadmap").values) == ["2"]


def test_the_issued_form_shows_last_year_beside_the_empty_cell(warehouse: Warehouse, tmp_path: Path) -> None:
    programme = load_programme(Path(form_layouts.__file__).parents[1] / "defaults" / "programme.yaml")
    made = issue_forms(warehouse, programme, tmp_path / "формы", YEAR, schools=[OWN], forms=["social_passport"])
    sheet = openpyxl.load_workbook(made.written[0]).worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    top = next(n for n, row in enumerate(cells) if HEADER in row)
    place = {name: cells[top].index(name) for name in (HEADER, "Значение", "Код строки")}
    shown = {row[place["Код строки"]]: row for row in cells[top + 1 :] if row[place["Код строки"]]}
    assert str(shown["pupils_total"][place[HEADER]]) == "120"
    assert shown["pupils_total"][place["Значение"]] is None
    assert not shown["low_income"][place[HEADER]]
