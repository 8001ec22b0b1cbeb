"""Results per file, and which of several sources counts."""

import pandas as pd
import pytest

from shnor_pipeline.catalogue import table
from shnor_pipeline.domain import marks_by_source as marks_by_source_module
from shnor_pipeline.domain.marks_by_source import marks_by_source
from shnor_pipeline.domain.precedence import choose_sources, journal_disagreements

THRESHOLDS = pd.DataFrame(
    [
        {"exam": "ЕГЭ", "subject": "русский язык", "level": "", "from_year": 2015, "to_year": None, "kind": "score",
         "value": 24},
        {"exam": "ЕГЭ", "subject": "математика", "level": "профиль", "from_year": 2015, "to_year": 2030,
         "kind": "score", "value": 27},
        {"exam": "ОГЭ", "subject": "", "level": "", "from_year": 2015, "to_year": None, "kind": "mark", "value": 3},
    ]
)  # fmt: skip
ORDER = ["vpr_individual", "vpr_dump", "vpr_statistics", "vpr_journal"]


def pupil(**other: object) -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(table("validated_pupil_results").columns)
    row |= {"file_id": "f1", "school_year": 2022, "year": 2023, "exam": "ВПР", "season": "spring", "attempt": 1}
    row |= {"grade": 5, "grade_written": 5, "subject": "математика", "level": "", "school_id": "s1", "absent": False}
    return {**row, "mark": 4, "primary": 12.0, "primary_possible": 20.0, "journal_mark": 4, **other}


def statistic(**other: object) -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(table("validated_mark_statistics").columns)
    row |= {"file_id": "f2", "school_year": 2022, "year": 2023, "exam": "ВПР", "season": "spring", "attempt": 1}
    row |= {"grade": 5, "subject": "математика", "level": "", "school_id": "s1", "scope": "school"}
    return {**row, "participants": 4, "n2": 1, "n3": 1, "n4": 2, "n5": 0, **other}


def counted(pupils: list[dict], statistics: list[dict] | None = None, quarantined: list[dict] | None = None):
    people = pd.DataFrame(pupils, columns=table("validated_pupil_results").columns)
    sums = pd.DataFrame(statistics or [], columns=table("validated_mark_statistics").columns)
    aside = pd.DataFrame(quarantined) if quarantined is not None else None
    return marks_by_source(people, sums, THRESHOLDS, aside)


def facts(frame: pd.DataFrame, *names: str) -> list[object]:
    values = frame[list(names)].iloc[0]
    return [None if pd.isna(value) else value for value in values]


def test_marks_are_counted_and_absent_pupils_are_not():
    marks = [pupil(mark=m, primary=p) for m, p in ((2, 4.0), (3, 8.0), (5, 18.0))]
    found = counted([*marks, pupil(absent=True, mark=None, primary=None, journal_mark=5)])
    assert facts(found, "participants", "absent", "n2", "n3", "n4", "n5", "below_threshold") == [3, 1, 1, 1, 0, 1, 1]
    assert facts(found, "mean_mark", "mean_primary", "mean_possible_pct") == pytest.approx([10 / 3, 10.0, 50.0])


def test_where_a_source_lists_no_absent_pupils_their_number_is_unknown():
    assert facts(counted([pupil(absent=None), pupil(absent=None)]), "participants", "absent") == [2, None]


def test_marks_are_compared_with_the_journal_where_both_are_there():
    pairs = [(3, 4), (4, 4), (5, 4), (3, None), (None, 4)]
    found = counted([pupil(mark=m, journal_mark=j) for m, j in pairs])
    assert facts(found, "n_lowered", "n_confirmed", "n_raised") == [1, 1, 1]


def test_a_score_equal_to_the_threshold_is_a_pass_and_scores_have_no_marks():
    scores = {"exam": "ЕГЭ", "subject": "русский язык", "season": "", "mark": None, "journal_mark": None, "grade": 11}
    found = counted([pupil(**scores, score=value) for value in (23.0, 24.0, 85.0, 100.0)])
    assert facts(found, "below_threshold", "n2", "n_80_99", "n_100", "mean_score") == [1, None, 1, 1, 58.0]
    assert facts(found, "n_lowered", "mean_possible_pct") == [None, None]


def test_levels_have_thresholds_of_their_own():
    profile = {"exam": "ЕГЭ", "level": "профиль", "mark": None, "season": ""}
    assert facts(counted([pupil(**profile, score=26.0)]), "below_threshold") == [1]
    assert facts(counted([pupil(**profile, score=27.0)]), "below_threshold") == [0]


def test_a_district_line_stands_under_the_municipality_and_wider_groups_are_left_out():
    lines = [statistic(scope="municipality", school_id=None), statistic(scope="region", school_id=None)]
    found = counted([], lines)
    assert found["school_id"].tolist() == ["MUNICIPALITY"]


def test_the_mean_and_the_share_below_follow_from_the_distribution():
    assert facts(counted([], [statistic()]), "mean_mark", "below_threshold", "participants") == [3.25, 1, 4]
    assert facts(counted([], [statistic(n2=None)]), "mean_mark", "below_threshold") == [None, None]


def test_nothing_in_gives_an_empty_table_with_all_columns():
    found = counted([])
    assert found.empty
    assert list(found.columns) == list(table("derived_marks_by_source").columns)


def aside(**other: object) -> dict[str, object]:
    row = {"file_id": "f1", "school_year": 2022, "exam": "ВПР", "year": 2023, "season": "spring", "grade": 5}
    return {**row, "subject": "математика", "level": "", "school_id": "s1", "table_name": "pupil_results", **other}


def test_rows_set_aside_are_counted_beside_those_taken():
    found = counted([pupil()], quarantined=[aside(), aside()])
    assert facts(found, "participants", "n_quarantined") == [1, 2]


def test_a_school_whose_rows_were_all_set_aside_has_nobody_not_silence():
    found = counted([pupil()], quarantined=[aside(school_id="s2")]).set_index("school_id")
    assert found.loc["s2", ["participants", "n2", "n_quarantined"]].tolist() == [0, 0, 1]
    stated = counted([pupil()], quarantined=[aside(school_id="s2", table_name="mark_statistics")])
    assert stated.set_index("school_id")["participants"].isna()["s2"]


def by_source(kind: str, **other: object) -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(table("derived_marks_by_source").columns)
    row |= {"file_id": kind, "source_kind": kind, "school_year": 2022, "year": 2023, "exam": "ВПР", "season": "spring"}
    row |= {"attempt": 1, "grade": 5, "subject": "математика", "level": "", "school_id": "s1", "participants": 4}
    return {**row, "n2": 1, "n3": 1, "n4": 2, "n5": 0, "below_threshold": 1, "mean_mark": 3.25, **other}


def chosen(*rows: dict[str, object]) -> tuple[pd.DataFrame, pd.DataFrame]:
    return choose_sources(pd.DataFrame(rows), ORDER)


def test_the_first_source_of_the_order_counts_and_a_difference_is_told():
    best, differences = chosen(by_source("vpr_statistics"), by_source("vpr_dump", n3=2, n4=1, mean_mark=3.0))
    assert facts(best, "source_kind", "n3", "mean_mark") == ["vpr_dump", 2, 3.0]
    assert differences[["figure", "chosen_value", "other_value"]].values.tolist() == [["n3", 2, 1], ["n4", 1, 2]]
    assert set(differences["chosen_file"]) == {"vpr_dump"}


def test_sources_that_agree_say_nothing():
    assert chosen(by_source("vpr_statistics"), by_source("vpr_dump"))[1].empty


def test_a_source_without_results_gives_way_to_the_next():
    nothing = dict.fromkeys(("n2", "n3", "n4", "n5", "mean_mark"))
    best, _ = chosen(by_source("vpr_dump", participants=0, **nothing), by_source("vpr_statistics"))
    assert facts(best, "source_kind", "n4") == ["vpr_statistics", 2]


def test_files_of_one_kind_are_added_up_with_means_weighted_by_participants():
    second = by_source("vpr_dump", file_id="other", participants=12, n2=3, n3=3, n4=6, mean_mark=4.0)
    best, _ = chosen(by_source("vpr_dump", mean_mark=2.0), second)
    assert facts(best, "participants", "n4", "mean_mark", "source_files") == [16, 8, 3.5, "other;vpr_dump"]


def test_the_comparison_with_the_journal_is_borrowed_where_the_counted_source_has_none():
    journal = by_source(
        "vpr_journal", n_lowered=1, n_confirmed=2, n_raised=1, **dict.fromkeys(("n2", "n5", "mean_mark"))
    )
    best, _ = chosen(by_source("vpr_statistics"), journal)
    assert facts(best, "n_lowered", "n_confirmed", "n_raised") == [1, 2, 1]
    assert facts(best, "source_files") == ["vpr_statistics;vpr_journal"]


def test_re_sits_and_the_districts_line_are_left_out():
    best, _ = chosen(by_source("vpr_dump"), by_source("vpr_dump", attempt=2), by_source("x", school_id="MUNICIPALITY"))
    assert best["participants"].tolist() == [4]


def journal(file: str, *counts: int) -> dict[str, object]:
    nothing = dict.fromkeys(("n2", "n3", "n4", "n5", "mean_mark"))
    moved = dict(zip(("n_lowered", "n_confirmed", "n_raised"), counts, strict=True))
    return by_source("vpr_journal", file_id=file, **nothing, **moved)


def test_a_second_comparison_with_the_journal_that_says_otherwise_is_told_and_the_counted_one_is_not():
    rows = [by_source("vpr_statistics"), journal("первый", 1, 2, 1), journal("второй", 1, 3, 0)]
    best, _ = chosen(*rows)
    told = journal_disagreements(pd.DataFrame(rows), best)
    assert facts(best, "source_files") == ["vpr_statistics;второй"]
    assert told[["other_file", "figure", "chosen_value", "other_value"]].values.tolist() == [
        ["первый", "n_confirmed", 3, 2],
        ["первый", "n_raised", 0, 1],
    ]


def test_comparisons_with_the_journal_that_agree_or_compare_nobody_say_nothing():
    rows = [by_source("vpr_statistics"), journal("а", 1, 2, 1), journal("б", 1, 2, 1), journal("в", 0, 0, 0)]
    rows.append({**journal("г", 4, 0, 0), "school_id": "MUNICIPALITY"})
    assert journal_disagreements(pd.DataFrame(rows), chosen(*rows)[0]).empty


def test_very_many_rows_are_added_up_a_few_files_at_a_time_with_the_same_result(monkeypatch):
    people = [
        pupil(file_id=file, pupil_id=str(number), mark=2 + number % 4, school_id=f"s{number % 3}", **other)
        for file, other in (("f3", {}), ("f1", {"exam": "ОГЭ", "grade": 9, "season": None}), ("f2", {"absent": None}))
        for number in range(7)
    ]
    whole = counted(people)
    monkeypatch.setattr(marks_by_source_module, "_AT_ONCE", 7)
    pd.testing.assert_frame_equal(counted(people), whole)
    monkeypatch.setattr(marks_by_source_module, "_AT_ONCE", 14)
    pd.testing.assert_frame_equal(counted(people), whole)
