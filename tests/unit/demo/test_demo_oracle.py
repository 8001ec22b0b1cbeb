"""The four schools of the methodology's example, as files that hold exactly its figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from shnor_pipeline.demo.oracle import LOGINS, write_oracle
from shnor_pipeline.demo.truth import Truth


@pytest.fixture(scope="module")
def oracle(tmp_path_factory: pytest.TempPathFactory) -> Truth:
    return write_oracle(tmp_path_factory.mktemp("эталон"))


def marks(truth: Truth, year: int, exam: str, subject: str, letter: str) -> tuple[object, ...]:
    (row,) = [
        row
        for row in truth.marks
        if (row["year"], row["exam_kind"], row["subject"], row["school_key"]) == (year, exam, subject, LOGINS[letter])
    ]
    return tuple(row[f"n{mark}"] for mark in (2, 3, 4, 5))


def results(path: Path, column: str) -> dict[int, list[float]]:
    """Return the results written in a protocol, by school code."""
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    header = rows[4]
    school, result = header.index("Код ОО"), header.index(column)
    found: dict[int, list[float]] = {}
    for row in rows[5:]:
        if row[school] != "":
            found.setdefault(int(float(str(row[school]))), []).append(float(str(row[result])))
    return found


@pytest.mark.parametrize(
    ("year", "subject", "letter", "counts"),
    [
        (2022, "Русский язык", "A", (0, 2, 5, 3)),
        (2022, "Математика", "C", (2, 2, 0, 0)),
        (2022, "Математика", "D", (0, 0, 1, 0)),
        (2023, "Русский язык", "B", (0, 4, 0, 0)),
        (2023, "Математика", "C", (1, 2, 0, 0)),
    ],
)
def test_marks_are_those_of_the_example(oracle: Truth, year: int, subject: str, letter: str, counts: tuple[int, ...]):
    assert marks(oracle, year, "ОГЭ", subject, letter) == counts


def test_protocols_hold_the_marks_and_mean_scores(oracle: Truth):
    russian = results(oracle.inbox / "gia/2022/ОГЭ/01_2022.06.07.xlsx", "Оценка")
    assert sorted(russian[42201]) == [3, 3, 4, 4, 4, 4, 4, 5, 5, 5]
    assert sorted(russian[42203]) == [2, 3, 3, 3]
    scores = results(oracle.inbox / "gia/2022/ЕГЭ/01_2022.05.30.xlsx", "Итоговый балл")
    assert {school: (len(values), sum(values) / len(values)) for school, values in scores.items()} == {
        42201: (4, 70.0),
        42202: (1, 40.0),
    }
    assert results(oracle.inbox / "gia/2023/ЕГЭ/22_2023.06.01.xlsx", "Оценка") == {42201: [4.0]}
    assert results(oracle.inbox / "gia/2023/ЕГЭ/02_2023.06.01.xlsx", "Итоговый балл") == {42201: [50.0]}


def test_individual_results_have_the_stated_low_marks_and_totals_that_add_up(oracle: Truth):
    path = oracle.inbox / "vpr_analytics/2023/5 класс/Русский язык" / LOGINS["C"] / "Ф1_Индивидуальные результаты.xlsx"
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    pupils = rows[9:]
    assert [row[-2] for row in pupils] == [2, 2, 3, 3, 3, 3]
    for row in pupils:
        assert sum(float(str(value)) for value in row[6:-3] if value != "X") == row[-3]


def test_primary_scores_lie_within_the_scale_of_their_marks(oracle: Truth):
    rows = CalamineWorkbook.from_path(str(oracle.inbox / "gia/2023/ОГЭ/02_2023.06.09.xlsx")).get_sheet_by_index(0)
    bounds = {2: (0, 7), 3: (8, 14), 4: (15, 21), 5: (22, 31)}
    pupils = [row for row in rows.to_python(skip_empty_area=False)[5:] if row[1] != ""]
    assert len(pupils) == 15
    for row in pupils:
        low, high = bounds[int(float(str(row[-1])))]
        assert low <= float(str(row[-2])) <= high


def test_every_school_has_a_passport_of_100_pupils_and_its_plan(oracle: Truth):
    totals = [row["value"] for row in oracle.forms if row["field"] == "pupils_total"]
    plans = sorted((str(row["field"]), row["value"]) for row in oracle.forms if row["form"] == "plan_targets")
    assert totals == [100] * 4
    assert plans == [("quality", 30)] * 4 + [("success", 100)] * 4
