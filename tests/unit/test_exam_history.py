"""The declaration of exam history: what it says of a year, and that the working folder's own one counts."""

from __future__ import annotations

import ast
from pathlib import Path

import pandas as pd
import pytest

import checks.rules
from checks.context import CheckContext
from checks.rule import all_rules
from checks.samples import batch
from shnor_pipeline.declaration import DeclarationError
from shnor_pipeline.domain.comparability import not_held
from shnor_pipeline.exam_history import FILE_NAME, ExamHistory, load_exam_history, shipped_history
from shnor_pipeline.intake.folder import create_working_folder
from shnor_pipeline.orchestration.freshness import method_state
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import load_settings

HISTORY = shipped_history()
MATHS = "математика"


def test_cancelled_exams_are_named_with_their_reason() -> None:
    assert HISTORY.cancelled_altogether("ОГЭ", 2020) == "ОГЭ 2020 года отменён"
    assert HISTORY.cancelled_altogether("ЕГЭ", 2020) == ""
    assert HISTORY.why_not_held("ЕГЭ", 2021, MATHS, "база") != ""
    assert HISTORY.why_not_held("ЕГЭ", 2021, MATHS, "профиль") == ""
    assert HISTORY.why_not_held("ЕГЭ", 2022, MATHS, "база") == ""
    assert HISTORY.other_subjects("ОГЭ", 2021, "химия") != ""
    assert HISTORY.other_subjects("ОГЭ", 2021, MATHS) == ""


def test_one_level_of_maths_is_due_from_2019_on() -> None:
    assert HISTORY.one_level_due("ЕГЭ", 2018, MATHS) == ""
    assert HISTORY.one_level_due("ЕГЭ", 2019, MATHS) != ""
    assert HISTORY.one_level_due("ЕГЭ", 2023, "физика") == ""


def test_works_of_vpr_are_known_by_season_grade_and_subject() -> None:
    assert HISTORY.vpr_season_unknown(2022, "autumn") == ""
    assert HISTORY.vpr_season_unknown(2023, "autumn") == "осенью ВПР проводились в годы: 2020, 2022"
    assert HISTORY.vpr_work_unknown(2020, "autumn", 5, "русский язык") == ""
    assert "4, 5, 6, 7, 8" in HISTORY.vpr_work_unknown(2020, "autumn", 9, "русский язык")
    assert "окружающий мир" in HISTORY.vpr_work_unknown(2023, "spring", 4, "химия")


def test_of_a_year_that_is_not_declared_nothing_is_said() -> None:
    assert HISTORY.vpr_season_unknown(2035, "autumn") == ""
    assert HISTORY.vpr_work_unknown(2035, "spring", 3, "химия") == ""
    assert HISTORY.why_not_held("ОГЭ", 2035, "химия", "") == ""


def test_a_dash_of_an_exam_that_was_not_held_is_explained() -> None:
    keys = pd.Series(["ОГЭ|9|русский язык|", "ОГЭ|9|химия|"])
    assert not_held(keys, 2020, HISTORY).tolist() == ["ОГЭ 2020 года отменён"] * 2
    only = "в 2021 году ОГЭ проводился только по русскому языку и математике"
    assert not_held(keys, 2021, HISTORY).tolist() == ["", only]


def test_a_working_folder_has_a_history_of_its_own(tmp_path: Path) -> None:
    home = create_working_folder(tmp_path / "папка")
    own = home / FILE_NAME
    own.write_text('not_held:\n  - {exam: ЕГЭ, years: [2031], text: "отменён"}\n', encoding="utf-8")
    history = load_exam_history(home)
    assert history.cancelled_altogether("ЕГЭ", 2031) == "отменён"
    assert history.cancelled_altogether("ОГЭ", 2020) == ""
    edit = {"exam": "ЕГЭ", "grade": 11, "mark": None, "score": 60, "year": 2031}
    frame = batch("pupil_results", edit).drop(columns="row_state")
    rule = next(rule for rule in all_rules() if rule.code == "GIA-006")
    context = CheckContext(history=history)
    assert rule.broken(frame, context).tolist() == [True]
    assert rule.worded(frame, context)["reason"].tolist() == ["отменён"]
    assert rule.broken(frame, CheckContext()).tolist() == [False]


@pytest.mark.parametrize("name", [FILE_NAME, "methodology/scales_vpr.yaml"])
def test_an_edited_fact_makes_the_years_stale(tmp_path: Path, name: str) -> None:
    home = create_working_folder(tmp_path / "папка")
    settings, year = load_settings(home), SchoolYear(2022)
    before = method_state(settings, year)
    assert method_state(settings, year) == before
    (home / name).write_text((home / name).read_text(encoding="utf-8") + "# правка\n", encoding="utf-8")
    assert method_state(settings, year) != before


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("vpr:\n  - {years: [2023], season: зима, grades: {4: [математика]}}\n", "строка 2.*весна.*осень"),
        ("vpr:\n  - {years: [2023], season: весна, grades: {12: [математика]}}\n", "строка 2"),
        (
            (
                "vpr:\n  - {years: [2023], season: весна, grades: {4: [математика]}}\n"
                "  - {years: [2023], season: весна, grades: {5: [математика]}}\n"
            ),
            "весна 2023 года объявлена дважды",
        ),
        ("not_held:\n  - {exam: ВПР, years: [2020], text: нет}\n", "строка 2.*ОГЭ"),
    ],
)
def test_a_fault_is_named_with_line_and_cure(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(DeclarationError, match=fault):
        load_exam_history(tmp_path)


def test_an_empty_history_says_nothing() -> None:
    assert ExamHistory().why_not_held("ОГЭ", 2020, MATHS, "") == ""


def test_no_rule_holds_a_year_in_its_condition() -> None:
    """Samples of rules name years; functions and constants, which decide, must not."""
    folder = Path(next(iter(checks.rules.__path__)))
    for path in sorted(folder.glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.Assign):
                years = [
                    item.value
                    for item in ast.walk(node)
                    if isinstance(item, ast.Constant) and isinstance(item.value, int) and 1990 < item.value < 2100
                ]
                assert years == [], f"{path.name}: {years}"
