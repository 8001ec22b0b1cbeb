"""Screening signals M1–M4, each just beyond and just within its limit."""

import pandas as pd
import pytest

from shnor_pipeline.domain.objectivity import SIGNAL_COLUMNS, known_in, observed_lowest_scores, signals


def _pupils(scores_by_school, possible=20.0):
    rows = [(school, float(score)) for school, scores in scores_by_school.items() for score in scores]
    frame = pd.DataFrame(rows, columns=["school_id", "primary"])
    return frame.assign(
        school_year=2022, year=2023, exam="ВПР", season="spring", grade=5, subject="математика", absent=False,
        primary_possible=possible,
    )  # fmt: skip


def _marks(rows):
    columns = ["school_id", "school_year", "exam", "grade", "n2", "n3", "n4", "n5"]
    frame = pd.DataFrame(rows, columns=columns)
    season = frame["exam"].map({"ВПР": "spring"}).fillna("")
    return frame.assign(year=frame["school_year"] + 1, season=season, subject="математика", level="")


def _journal(lowered, confirmed, raised):
    row = _marks([("A", 2022, "ВПР", 5, None, None, None, None)])
    return row.assign(n_lowered=lowered, n_confirmed=confirmed, n_raised=raised)


@pytest.fixture
def nothing(empty):
    return empty("validated_pupil_results"), empty("derived_marks")


@pytest.fixture
def limits_alone(changed):
    """The methodology that asks only whether a limit is passed, not whether chance explains it."""
    return changed("objectivity", false_alarm=1.0)


def test_without_data_there_are_no_signals(nothing, methodology):
    rows = signals(*nothing, methodology)
    assert rows.empty
    assert list(rows.columns) == SIGNAL_COLUMNS


def test_a_mean_far_above_the_district_is_a_signal(nothing, methodology):
    district = {f"S{i}": [6, 8, 9, 10, 10, 11, 12, 13, 8, 10] for i in range(8)}
    rows = signals(_pupils({**district, "A": [18, 19, 20, 19, 18, 17, 20, 19, 18, 19]}), nothing[1], methodology)
    assert rows[["school_id", "signal", "n"]].to_numpy().tolist() == [["A", "M1", 10]]
    facts = rows.iloc[0]
    assert facts["value"] == pytest.approx(93.5)
    assert facts["limit"] < facts["value"]
    assert "выше границы" in facts["text"]


def test_fewer_than_ten_pupils_give_no_signal(nothing, methodology):
    district = {f"S{i}": [6, 8, 9, 10, 10, 11, 12, 13, 8, 10] for i in range(8)}
    assert signals(_pupils({**district, "A": [20] * 9}), nothing[1], methodology).empty


def test_absent_pupils_do_not_count(nothing, methodology):
    pupils = _pupils({"A": [20] * 10, **{f"S{i}": [8, 10] * 6 for i in range(8)}})
    assert (signals(pupils, nothing[1], methodology)["school_id"] == "A").all()
    away = pupils.assign(absent=pupils["school_id"] == "A")
    assert signals(away, nothing[1], methodology).empty


@pytest.mark.parametrize(
    ("at_boundary", "found"),
    [(5, True), (4, False)],
)
def test_a_spike_at_the_lowest_score_of_a_mark_is_a_signal(nothing, limits_alone, at_boundary, found):
    scores = [6, 6, 8, 8, 12, 13, 14, 15, 16] + [7] * at_boundary
    rows = signals(_pupils({"A": scores}), nothing[1], limits_alone, {(5, "математика"): (7, 11, 15)})
    assert (rows["signal"].tolist() == ["M2"]) is found
    if found:
        assert rows[["value", "limit"]].iloc[0].tolist() == [5, 5]


def test_without_score_scales_there_is_no_spike_signal(nothing, methodology):
    assert signals(_pupils({"A": [7] * 20 + [6, 8]}), nothing[1], methodology).empty


@pytest.mark.parametrize(("lowered", "found"), [(4, True), (3, False)])
def test_many_marks_below_the_journal_are_a_signal(nothing, limits_alone, lowered, found):
    rows = signals(nothing[0], _journal(lowered, 10 - lowered, 0), limits_alone)
    assert (rows["signal"].tolist() == ["M3"]) is found


@pytest.mark.parametrize(("later", "found"), [((0, 7, 3, 0), True), ((0, 6, 4, 0), False)])
def test_a_cohort_whose_quality_falls_is_a_signal_of_the_earlier_work(nothing, limits_alone, later, found):
    # quality 70 % in grade 8, then 30 % or 40 % in the state exam: only a fall of more than 30 points counts
    marks = _marks([("A", 2021, "ВПР", 8, 0, 3, 7, 0), ("A", 2022, "ОГЭ", 9, *later)])
    rows = signals(nothing[0], marks, limits_alone)
    assert (rows["signal"].tolist() == ["M4"]) is found
    if found:
        assert rows[["year", "grade", "value"]].iloc[0].tolist() == [2022, 8, 40]


def test_two_different_cohorts_are_not_compared(nothing, methodology):
    marks = _marks([("A", 2021, "ВПР", 5, 0, 1, 9, 0), ("A", 2022, "ВПР", 5, 0, 9, 1, 0)])
    assert signals(nothing[0], marks, methodology).empty


def test_passing_a_limit_by_one_pupil_of_ten_may_be_chance(nothing, methodology):
    marks = _marks([("A", 2021, "ВПР", 8, 0, 3, 7, 0), ("A", 2022, "ОГЭ", 9, 0, 7, 3, 0)])
    assert signals(nothing[0], marks, methodology).empty
    assert signals(nothing[0], _journal(4, 6, 0), methodology).empty


def test_what_chance_does_not_explain_is_a_signal(nothing, methodology):
    marks = _marks([("A", 2021, "ВПР", 8, 0, 2, 28, 0), ("A", 2022, "ОГЭ", 9, 0, 27, 3, 0)])
    assert signals(nothing[0], marks, methodology)["signal"].tolist() == ["M4"]
    assert signals(nothing[0], _journal(25, 5, 0), methodology)["signal"].tolist() == ["M3"]


def test_the_journals_of_other_schools_say_what_is_usual(nothing, methodology):
    honest = [_journal(1, 29, 0).assign(school_id=f"S{i}") for i in range(8)]
    rows = signals(nothing[0], pd.concat([*honest, _journal(11, 19, 0)], ignore_index=True), methodology)
    assert rows[["school_id", "signal"]].to_numpy().tolist() == [["A", "M3"]]


def test_lowest_scores_are_read_from_the_marks_where_no_scale_is_given(nothing, methodology):
    scores = [4, 5, 6, 6, 8, 8, 9, 10, 12, 13, 14, 15, 16, *[7] * 14]
    pupils = _pupils({"A": scores})
    pupils["mark"] = (2 + sum((pupils["primary"] >= bound).astype(int) for bound in (7, 11, 15))).astype(float)
    assert observed_lowest_scores(pupils) == {(5, "математика"): (7, 12, 15)}
    assert signals(pupils, nothing[1], methodology)["signal"].tolist() == ["M2"]


def test_marks_that_overlap_in_scores_give_no_lowest_score():
    pupils = _pupils({"A": [5, 9, 8, 12]}).assign(mark=[2.0, 2.0, 3.0, 4.0])
    assert observed_lowest_scores(pupils) == {(5, "математика"): (12,)}


def test_a_fall_of_quality_becomes_known_a_year_later():
    rows = pd.DataFrame({"school_year": [2021, 2021], "signal": ["M3", "M4"]})
    assert known_in(rows).tolist() == [2021, 2022]
