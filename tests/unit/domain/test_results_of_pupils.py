"""Attempts, appeals and marks from scales: what happens to pupils' rows before they are counted."""

from datetime import date

import pandas as pd
import pytest

from shnor_pipeline.domain.appeals import apply_appeals
from shnor_pipeline.domain.attempts import number_attempts
from shnor_pipeline.domain.vpr_marks import apply_scales

MAIN, RESERVE = date(2024, 5, 27), date(2024, 7, 2)


def sitting(pupil: str | None, day: date | None = MAIN, **other: object) -> dict[str, object]:
    row = {"exam": "ОГЭ", "year": 2024, "subject": "математика", "level": "", "pupil_id": pupil, "exam_date": day}
    return {**row, "attempt": 1, **other}


def attempts(*rows: dict[str, object]) -> list[int]:
    return number_attempts(pd.DataFrame(rows)).tolist()


def test_a_second_day_is_a_second_attempt_wherever_its_row_stands():
    assert attempts(sitting("a", RESERVE), sitting("a"), sitting("b")) == [2, 1, 1]


def test_the_reserve_day_is_the_first_attempt_of_one_who_missed_the_main_day():
    assert attempts(sitting("a"), sitting("b", RESERVE)) == [1, 1]


def test_other_subjects_and_years_are_other_exams():
    rows = [sitting("a"), sitting("a", RESERVE, subject="русский язык"), sitting("a", date(2025, 5, 27), year=2025)]
    assert attempts(*rows) == [1, 1, 1]


def test_rows_without_pupil_or_day_and_works_of_vpr_keep_their_attempt():
    assert attempts(sitting(None), sitting("a", None), sitting("a", exam="ВПР", attempt=2)) == [1, 1, 2]
    assert attempts(sitting("a", exam="ВПР", attempt=None)) == [1]


def result(pupil: str, **other: object) -> dict[str, object]:
    row = {"exam": "ЕГЭ", "year": 2024, "subject": "математика", "level": "профиль", "pupil_id": pupil}
    return {**row, "score": 26.0, "mark": None, "primary": 5.0, **other}


def appeal(pupil: str, after: float, **other: object) -> dict[str, object]:
    row = {"exam": "ЕГЭ", "year": 2024, "subject": "математика", "level": "профиль", "pupil_id": pupil}
    row |= {"state": "удовлетворена", "result_after": after, "primary_after": None, "file_id": "f", "row": 5}
    return {**row, **other}


def after_appeals(results: list[dict], appeals: list[dict]) -> list[list[object]]:
    out = apply_appeals(pd.DataFrame(results), pd.DataFrame(appeals))
    return out[["score", "mark", "primary"]].astype("object").where(out.notna(), None).values.tolist()


def test_a_granted_appeal_replaces_the_score_and_the_primary_score_where_it_gives_one():
    assert after_appeals([result("a"), result("b")], [appeal("a", 34.0, primary_after=7.0)]) == [
        [34.0, None, 7.0],
        [26.0, None, 5.0],
    ]
    assert after_appeals([result("a")], [appeal("a", 34.0)]) == [[34.0, None, 5.0]]


def test_an_appeal_may_lower_a_result():
    assert after_appeals([result("a")], [appeal("a", 20.0)]) == [[20.0, None, 5.0]]


def test_a_refused_appeal_changes_nothing():
    assert after_appeals([result("a")], [appeal("a", 34.0, state="отклонена")]) == [[26.0, None, 5.0]]


def test_an_exam_with_marks_gets_a_mark():
    one = result("a", exam="ОГЭ", level=None, score=None, mark=2)
    assert after_appeals([one], [appeal("a", 3.0, exam="ОГЭ", level="")]) == [[None, 3, 5.0]]


def test_an_appeal_of_another_exam_or_year_is_not_his():
    appeals = [appeal("a", 34.0, year=2023), appeal("a", 34.0, level="база"), appeal("b", 34.0)]
    assert after_appeals([result("a")], appeals) == [[26.0, None, 5.0]]


def test_of_two_appeals_in_one_list_the_later_line_counts():
    appeals = [appeal("a", 40.0, row=9), appeal("a", 34.0, row=5)]
    assert after_appeals([result("a")], appeals) == [[40.0, None, 5.0]]


SCALES = pd.DataFrame(
    [
        {"from_year": 2020, "to_year": 2022, "subject": "математика", "grade": 4, "min3": 6, "min4": 10, "min5": 15},
        {"from_year": 2026, "to_year": 2026, "subject": "математика", "grade": 4, "min3": 5, "min4": 8, "min5": 11},
    ]
)


def mark(primary: float | None, **other: object) -> object:
    row = {"exam": "ВПР", "year": 2021, "subject": "математика", "grade": 4, "primary": primary, "mark": None}
    found = apply_scales(pd.DataFrame([{**row, "absent": False, **other}]), SCALES).iloc[0]
    return None if pd.isna(found) else found


@pytest.mark.parametrize(
    ("primary", "expected"), [(0, 2), (5, 2), (6, 3), (9, 3), (10, 4), (14, 4), (15, 5), (20, 5), (None, None)]
)
def test_the_lower_bound_belongs_to_its_mark(primary, expected):
    assert mark(primary) == expected


def test_a_given_mark_is_never_recomputed():
    assert mark(20.0, mark=3) == 3


def test_a_scale_holds_for_its_years_grade_and_subject_only():
    assert mark(10.0, year=2026) == 4
    assert mark(11.0, year=2026) == 5
    assert mark(10.0, year=2024) is None
    assert mark(10.0, grade=5) is None
    assert mark(10.0, subject="физика") is None


def test_absent_pupils_and_other_exams_get_no_mark():
    assert mark(0.0, absent=True) is None
    assert mark(10.0, exam="ОГЭ") is None
    assert apply_scales(pd.DataFrame([sitting("a", primary=3.0, mark=None, grade=9, absent=None)]), SCALES).isna().all()
