"""Two years compared: words only beyond chance, and never across a break."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from shnor_pipeline.domain.comparability import Break, breaks_of_schools
from shnor_pipeline.domain.dynamics import compare
from shnor_pipeline.domain.marks import statistics


def _marks(methodology, rows, year=2022, **facts):
    frame = pd.DataFrame(rows, columns=["school_id", "n2", "n3", "n4", "n5"])
    work = {"exam": "ОГЭ", "season": "", "grade": 9, "subject": "математика", "level": "", **facts}
    return statistics(frame.assign(school_year=year, year=year + 1, **work), methodology)


def _pair(methodology, now, before, **facts):
    return _marks(methodology, now, **facts), _marks(methodology, before, year=2021, **facts)


def test_a_change_beyond_chance_is_named(methodology):
    now, before = _pair(methodology, [("A", 0, 10, 60, 30), ("B", 30, 60, 10, 0)],
                        [("A", 30, 60, 10, 0), ("B", 0, 10, 60, 30)])  # fmt: skip
    rows = compare(now, before, methodology).set_index("school_id")
    assert rows["direction"].tolist() == ["up", "down"]
    assert rows["wording"].tolist() == ["рост", "снижение"]
    assert rows.loc["A", ["mean_change", "low_change_pp", "quality_change_pp"]].tolist() == pytest.approx(
        [1.4, -30, 80]
    )
    assert (rows["change_lower"] < rows["mean_change"]).all()


def test_the_same_change_among_few_pupils_is_chance(methodology):
    rows = compare(*_pair(methodology, [("A", 0, 1, 2, 0)], [("A", 1, 1, 1, 0)]), methodology)
    facts = rows.iloc[0]
    assert facts["mean_change"] == pytest.approx(2 / 3)
    assert (facts["direction"], facts["wording"]) == ("same", "в пределах случайных колебаний")
    assert facts["small_n"]


def test_equal_marks_of_three_pupils_are_not_certainty(methodology):
    rows = compare(*_pair(methodology, [("A", 0, 0, 3, 0)], [("A", 0, 3, 0, 0)]), methodology)
    assert rows["change_upper"].iloc[0] - rows["change_lower"].iloc[0] > 1


def test_a_change_within_the_dead_zone_is_not_named_even_among_many(methodology):
    rows = compare(*_pair(methodology, [("A", 0, 50_000, 50_000, 0)], [("A", 0, 55_000, 45_000, 0)]), methodology)
    assert rows[["direction", "wording"]].iloc[0].tolist() == ["same", "без заметных изменений"]


def test_a_school_with_one_year_only_has_no_direction(methodology):
    rows = compare(*_pair(methodology, [("A", 0, 5, 5, 0)], [("B", 0, 5, 5, 0)]), methodology)
    assert rows["direction"].tolist() == ["unknown", "unknown"]
    assert rows["wording"].tolist() == ["нет данных за прошлый год", "нет данных за текущий год"]
    assert rows[["mean_change", "small_n"]].isna().all(axis=None)


def test_test_scores_are_compared_in_points(methodology):
    now, before = (
        pd.DataFrame(
            {"school_id": ["A"], "school_year": year, "year": year + 1, "exam": "ЕГЭ", "season": "", "grade": 11,
             "subject": "русский язык", "level": "", "participants": 40, "mean_score": mean, "below_threshold": 0}
        )
        for year, mean in ((2022, 71.0), (2021, 55.0))
    )  # fmt: skip
    facts = compare(statistics(now, methodology), statistics(before, methodology), methodology).iloc[0]
    assert facts["mean_change"] == 16
    assert facts["direction"] == "up"
    assert facts["change_upper"] - facts["mean_change"] == pytest.approx(2.1 * 18 * np.sqrt(2 / 40))


@pytest.mark.parametrize(
    ("item", "broken"),
    [
        (Break(2023, "шкала изменена", exam="ОГЭ", subject="математика"), True),
        (Break(2023, "шкала изменена"), True),
        (Break(2022, "шкала изменена", exam="ОГЭ"), False),
        (Break(2024, "шкала изменена", exam="ОГЭ"), False),
        (Break(2023, "шкала изменена", exam="ЕГЭ"), False),
        (Break(2023, "шкала изменена", exam="ОГЭ", subject="русский язык"), False),
        (Break(2023, "шкала изменена", exam="ОГЭ", grade=9, level=""), True),
        (Break(2023, "шкала изменена", level="база"), False),
        (Break(2023, "объединена", school_id="A"), True),
        (Break(2023, "объединена", school_id="B"), False),
    ],
)
def test_no_direction_across_a_break(methodology, item, broken):
    now, before = _pair(methodology, [("A", 0, 10, 60, 30)], [("A", 30, 60, 10, 0)])
    facts = compare(now, before, methodology, [item]).iloc[0]
    assert facts["direction"] == ("unknown" if broken else "up")
    assert facts["comparability"] == (item.text if broken else "")
    assert facts["wording"] == (f"сравнение невозможно: {item.text}" if broken else "рост")


def test_several_breaks_are_all_named(methodology):
    now, before = _pair(methodology, [("A", 0, 10, 60, 30)], [("A", 30, 60, 10, 0)])
    facts = compare(now, before, methodology, [Break(2023, "первый"), Break(2023, "второй")]).iloc[0]
    assert facts["comparability"] == "первый; второй"


def test_an_autumn_work_is_not_compared_with_a_spring_one(methodology):
    work = {"exam": "ВПР", "grade": 5}
    now = _marks(methodology, [("A", 0, 10, 60, 30)], season="spring", **work)
    before = _marks(methodology, [("A", 30, 60, 10, 0)], year=2021, season="autumn", **work)
    facts = compare(now, before, methodology).iloc[0]
    assert facts["direction"] == "unknown"
    assert "осенняя ВПР" in facts["comparability"]
    both = compare(now.assign(season="autumn"), before, methodology).iloc[0]
    assert both["direction"] == "up"


def test_a_school_that_took_in_another_has_a_break_from_its_first_common_exams():
    schools = pd.DataFrame(
        {
            "school_id": ["edu381", "edu382"],
            "fisoko_login": ["edu381", "edu382"],
            "gia_code": ["042001", "042002"],
            "successor_code": [None, "042001"],
            "valid_to": [None, date(2022, 8, 31)],
        }
    )
    found = breaks_of_schools(schools)
    assert [(item.school_id, item.year) for item in found] == [("edu381", 2023)]


def test_on_data_without_change_at_most_one_in_twenty_is_called_a_change(methodology):
    generator = np.random.default_rng(7)
    sizes = generator.integers(3, 26, 4000)
    shares = generator.dirichlet([2, 6, 4, 1.5], 4000)  # schools differ, years of a school do not
    drawn = [
        [(f"S{i}", *generator.multinomial(n, p)) for i, (n, p) in enumerate(zip(sizes, shares, strict=True))]
        for _ in range(2)
    ]
    rows = compare(*_pair(methodology, *drawn), methodology)
    for name in ("direction", "low_direction", "quality_direction"):
        assert rows[name].isin(["up", "down"]).mean() <= 0.05, name
