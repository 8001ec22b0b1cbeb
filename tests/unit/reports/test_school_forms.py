"""Forms for schools: what a form says of itself is what the server will say of it."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from assets.validated.preview import check_files
from checks.rule import rules_for
from reports.school_forms.issue import FORMS
from reports.school_forms.readiness_sheet import SHEET, finish_form
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings
from shnor_pipeline.sources.form_layouts import form_layout
from shnor_pipeline.sources.form_writer import write_form

SCHOOL = {"name": "МКОУ «Берёзовореченская СОШ»", "login": "edu389201", "code": "042201", "school_id": "042201"}
YEAR = SchoolYear(2022)
OFFICE = shutil.which("soffice")
RANDOM_FORMS = 2

GOOD_PASSPORT: dict[str, Any] = {
    item.id: {"count": 10, "number": 12.5, "yes_no": "нет"}[item.kind] for item in form_layout("social_passport").items
} | {"pupils_total": 100}
GOOD_ENTRY = {
    "label": "Разбор результатов ВПР", "support_kind": "выезд куратора", "held_on": date(2023, 3, 10),
    "provider": "муниципальный куратор", "deficit": "Низкая учебная мотивация обучающихся", "evidence": "справка № 3",
}  # fmt: skip
GOOD_MEASURE = {
    "label": "Дополнительные занятия",
    "deficit": "Низкая учебная мотивация обучающихся",
    "indicator": "Качество",
    "start_on": date(2022, 9, 1),
    "end_on": date(2022, 9, 20),
    "status": "выполнено",
    "done_on": date(2022, 9, 15),
    "responsible": "директор",
    "evidence": "приказ № 5",
}
SAID = "двое обучающихся выбыли в сентябре"

BREAKAGES: list[tuple[str, str, dict[str, Any]]] = [
    ("social_passport", "good", GOOD_PASSPORT),
    ("social_passport", "blank", {}),
    ("social_passport", "text", GOOD_PASSPORT | {"pupils_ovz": "двенадцать"}),
    ("social_passport", "no total", GOOD_PASSPORT | {"pupils_total": None}),
    ("social_passport", "total as words", GOOD_PASSPORT | {"pupils_total": "уточняется"}),
    ("social_passport", "above all", GOOD_PASSPORT | {"orphan": 101, "low_income": 100}),
    ("social_passport", "negative", GOOD_PASSPORT | {"pupils_disabled": -1}),
    ("social_passport", "fraction", GOOD_PASSPORT | {"pupils_disabled": 2.5}),
    (
        "social_passport",
        "numbers as text",
        GOOD_PASSPORT | {"pupils_total": "1 012", "orphan": "7,0", "pupils_ovz": "\u00a07 "},
    ),
    ("social_passport", "words for nothing", GOOD_PASSPORT | {"pupils_ovz": "н/д", "pupils_incomplete_family": "-"}),
    (
        "social_passport",
        "odd texts",
        GOOD_PASSPORT | {"orphan": "1.2.3", "pupils_ovz": "5-3", "low_income": "12 %", "pupils_bussed": "1e2"},
    ),
    ("social_passport", "far away", GOOD_PASSPORT | {"distance_km": 201}),
    ("social_passport", "registers", GOOD_PASSPORT | {"pupils_on_register_any": 9, "pupils_on_kdn": 10}),
    ("social_passport", "explained", GOOD_PASSPORT | {"pupils_on_register_any": {"value": 9, "explanation": SAID}}),
    (
        "social_passport",
        "explained too shortly",
        GOOD_PASSPORT | {"pupils_on_register_any": {"value": 9, "explanation": "нет"}},
    ),
    ("social_passport", "yes or no", GOOD_PASSPORT | {"nsu_override": "Да."}),
    ("social_passport", "neither yes nor no", GOOD_PASSPORT | {"nsu_override": "возможно"}),
    ("self_assessment", "ratios", {"quality": {"value": 12}, "success": {"value": 50, "denominator": 40}}),
    ("self_assessment", "shares", {"teachers_young_pct": "101 %", "teachers_pension_pct": 100, "internet_mbps": -1}),
    ("self_assessment", "scores", {"mentoring": "да", "lesson_visits": 3, "network_contract": "1"}),
    (
        "self_assessment",
        "risks",
        {"risk_ovz": "высокая", "risk_language": "огромная", "risk_parents": {"value": "низкая"}},
    ),
    ("plan_targets", "beyond", {"quality": {"plan": 130, "baseline": "20,5 %", "fact": -1}}),
    ("plan_targets", "lower than before", {"success": {"plan": 90, "baseline": 95, "approved_on": "31.02.2022"}}),
    (
        "plan_targets",
        "explained",
        {
            item.id: {"plan": 30, "baseline": 40, "approved_by": "приказ № 1", "explanation": SAID}
            for item in form_layout("plan_targets").items
        },
    ),
    ("roadmap_status", "unproven", {"1.7": {"status": "выполнено"}, "3.1": {"evidence": "приказ"}}),
    ("roadmap_status", "late", {"1.7": {"status": "выполнено", "done_on": "01.07.2023", "evidence": "приказ № 5"}}),
    (
        "roadmap_status",
        "undone",
        {"1.7": {"status": "не выполнено", "done_on": date(2023, 1, 5)}, "1.8": {"status": "почти"}},
    ),
    ("school_roadmap", "good", {"1": GOOD_MEASURE, "2": GOOD_MEASURE | {"status": "выполняется", "done_on": None}}),
    (
        "school_roadmap",
        "dates",
        {
            "1": GOOD_MEASURE | {"end_on": "20.08.22", "done_on": "2022-10-01"},
            "2": GOOD_MEASURE | {"start_on": "31.02.2022"},
        },
    ),
    (
        "school_roadmap",
        "links",
        {"3": {"label": "Курсы", "status": "срок не наступил", "end_on": date(2022, 9, 29)}, "4": {"note": "?"}},
    ),
    (
        "school_roadmap",
        "states",
        {"1": GOOD_MEASURE | {"status": "почти"}, "2": GOOD_MEASURE | {"evidence": None, "explanation": SAID}},
    ),
    ("support_log", "good", {"1": GOOD_ENTRY}),
    (
        "support_log",
        "faults",
        {"1": GOOD_ENTRY | {"support_kind": "помощь"}, "2": {"label": "Курсы"}, "3": {"outcome": "?"}},
    ),
    (
        "support_log",
        "late",
        {"1": GOOD_ENTRY | {"held_on": date(2023, 6, 16)}, "2": GOOD_ENTRY | {"evidence": None, "explanation": SAID}},
    ),
]


@dataclass(frozen=True)
class Verdict:
    """What is said of a form: may it be sent, how many errors, how many questions without an explanation."""

    ready: bool
    errors: int
    questions: int


def _odd_values(form: str, seed: int) -> dict[str, Any]:
    """Return a form filled in by somebody careless: for every cell a value that is sometimes of the wrong kind."""
    chance = random.Random(f"{form} {seed}")
    layout, values = form_layout(form), {}
    choices = {
        "count": [0, 7, 55, "12", "7,5", -3, None, "много", 3.5],
        "number": [0.5, 12, "1,5", "x", -1, None, "около 5"],
        "percent": [0, 50.5, "45 %", 101, None, "нет данных", "часть"],
        "yes_no": ["да", "Нет", "+", None, "не знаю"],
        "score": [0, 1, 2, "да", None, 5],
        "date": [date(2022, 9, 10), "05.09.2022", "2022-08-30", "31.02.2022", None, "осенью", date(2023, 9, 1)],
        "text": ["справка № 3", None, "-", SAID],
    }
    for item in chance.sample(layout.items, k=min(len(layout.items), 12)):
        cells = {}
        for column in layout.columns:
            kind = item.kind if column.kind == "by_item" else column.kind
            if not column.input or (column.only and item.kind != column.only) or column.id == "label":
                continue
            listed = [*(column.choices or item.choices), None, "нечто"]
            cells[column.id] = chance.choice(choices.get("count" if kind == "ratio" else kind, listed))
        values[item.id] = {"label": "Мера", **cells} if form in ("school_roadmap", "support_log") else cells
    return values


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """Write every form of the table and the careless ones; recalculate all of them in one batch."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed: nothing here can compute a form's formulas")
    folder = tmp_path_factory.mktemp("формы")
    cases = [
        *BREAKAGES,
        *((form, f"careless {n}", _odd_values(form, n)) for form in FORMS for n in range(RANDOM_FORMS)),
    ]
    names = {}
    for place, (form, title, values) in enumerate(cases):
        path = folder / f"{place}.xlsx"
        write_form(form, path, SCHOOL, YEAR, values, finish=finish_form)
        names[f"{form}: {title}"] = path
    done = folder / "вычислено"
    profile = f"-env:UserInstallation={(folder / 'профиль').as_uri()}"
    command = [OFFICE, "--headless", profile, "--convert-to", "xlsx", "--outdir", str(done)]
    subprocess.run([*command, *map(str, names.values())], check=True, capture_output=True, timeout=300)
    yield names
    shutil.rmtree(folder / "профиль", ignore_errors=True)


def _own_verdict(path: Path) -> Verdict:
    rows = CalamineWorkbook.from_path(str(path.parent / "вычислено" / path.name)).get_sheet_by_name(SHEET).to_python()
    ready, errors, questions = (row[2] for row in rows[2:5])
    return Verdict(ready == "ДА", int(float(str(errors))), int(float(str(questions))))


def test_what_a_form_says_of_itself_is_what_the_server_says(filled: dict[str, Path], tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    differing = {}
    verdicts = []
    for title, path in filled.items():
        checked = check_files(settings, path)
        server = Verdict(checked.ready, checked.errors_n, checked.open_questions_n)
        own = _own_verdict(path)
        verdicts.append(own)
        if own != server:
            differing[title] = (own, server, checked.findings[["code", "cell", "message"]].to_string())
    assert not differing, "\n".join(f"{title}: {text}" for title, text in differing.items())
    assert {one.ready for one in verdicts} == {True, False}
    assert sum(one.errors for one in verdicts) > 50
    assert sum(one.questions for one in verdicts) > 50


def test_a_good_form_may_be_sent_and_a_blank_one_may_not(filled: dict[str, Path]) -> None:
    assert _own_verdict(filled["social_passport: good"]) == Verdict(ready=True, errors=0, questions=0)
    assert _own_verdict(filled["social_passport: blank"]) == Verdict(ready=False, errors=1, questions=0)
    assert _own_verdict(filled["social_passport: explained"]).ready


def test_the_first_cell_is_named_and_the_row_says_what_to_mend(filled: dict[str, Path]) -> None:
    path = filled["social_passport: above all"]
    book = CalamineWorkbook.from_path(str(path.parent / "вычислено" / path.name))
    lines = {row[1]: row for row in book.get_sheet_by_name(SHEET).to_python()[10:]}
    number, cell = lines["Показатель не больше числа обучающихся"][3:5]
    written = openpyxl.load_workbook(path)["Социальный паспорт"]
    assert (number, written[str(cell)].value) == (1, 101)
    messages = [row[-1] for row in book.get_sheet_by_name("Социальный паспорт").to_python()]
    assert "Ошибка: Проверьте это число и общее число обучающихся." in messages


@pytest.mark.parametrize("form", FORMS)
def test_a_form_shows_every_rule_that_can_be_told_without_the_data_bank(form: str, tmp_path: Path) -> None:
    write_form(form, tmp_path / "форма.xlsx", SCHOOL, YEAR, finish=finish_form)
    shown = {row[1].value for row in openpyxl.load_workbook(tmp_path / "форма.xlsx")[SHEET].iter_rows(min_row=11)}
    stated = {rule.title for rule in rules_for(form) if rule.condition.statement is not None}
    assert stated <= shown
    left = {rule.title for rule in rules_for(form)} - stated
    assert len(stated) > len(left)


def test_an_issued_form_is_the_same_every_time(tmp_path: Path) -> None:
    for name in ("один.xlsx", "два.xlsx"):
        write_form("school_roadmap", tmp_path / name, SCHOOL, YEAR, {"1": GOOD_MEASURE}, finish=finish_form)
    assert (tmp_path / "один.xlsx").read_bytes() == (tmp_path / "два.xlsx").read_bytes()
