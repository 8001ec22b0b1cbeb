"""Completion of tasks: by hand from pupils' scores, from exports where there are none, and never both."""

import pandas as pd
import pytest

from shnor_pipeline.catalogue import table
from shnor_pipeline.domain.task_completion import task_completion
from shnor_pipeline.sources.vpr_file_tasks import file_tasks

WORK = {
    "school_year": 2022,
    "year": 2023,
    "exam": "ВПР",
    "season": "spring",
    "grade": 5,
    "subject": "математика",
    "level": None,
}
TASKS = pd.DataFrame({"file_id": ["f"] * 2, "position": [1, 2], "task": ["1", "2.1"], "max_score": [2.0, 1.0]})


def pupils(*rows: tuple[str, str], absent: bool = False) -> pd.DataFrame:
    records = [
        {**WORK, "file_id": "f", "school_id": school, "task_scores": scores, "absent": absent}
        for school, scores in rows
    ]
    return pd.DataFrame(records, columns=table("validated_pupil_results").columns)


def results(*rows: dict[str, object]) -> pd.DataFrame:
    plain = {
        **WORK,
        "file_id": "e",
        "sheet": "Лист1",
        "row": 9,
        "column": "D",
        "scope": "school",
        "participants": 4,
        "task": "1",
    }
    return pd.DataFrame([{**plain, **row} for row in rows], columns=table("validated_task_results").columns)


def test_a_missing_answer_is_zero_and_a_task_not_taught_counts_nowhere():
    found = task_completion(pupils(("a", "2;1"), ("a", "X;-"), ("b", "1;0")), TASKS, results())
    rows = found.set_index(["school_id", "task"])
    assert rows.loc[("a", "1"), ["n", "completion_pct"]].tolist() == [2, 50.0]
    assert rows.loc[("a", "2.1"), ["n", "completion_pct"]].tolist() == [1, 100.0]
    assert rows.loc[("b", "1"), ["n", "completion_pct", "position"]].tolist() == [1, 50.0, 1]
    assert rows.loc[("b", "2.1"), "district_pct"] == pytest.approx(50.0)


def test_absent_pupils_and_rows_of_another_width_do_not_count():
    assert task_completion(pupils(("a", "2;1"), absent=True), TASKS, results()).empty
    assert task_completion(pupils(("a", "2;1;1")), TASKS, results()).empty


def test_scores_of_pupils_win_over_an_export_which_gives_district_region_and_skill():
    exported = results(
        {"school_id": "a", "completion_pct": 99.0}, {"school_id": "b", "completion_pct": 40.0},
        {"scope": "municipality", "completion_pct": 55.0, "skill": "Читать таблицы"},
        {"scope": "region", "completion_pct": 61.0}, {"school_id": "a", "mark_group": 5, "completion_pct": 100.0},
    )  # fmt: skip
    rows = task_completion(pupils(("a", "1;1")), TASKS, exported).set_index(["school_id", "task"])
    figures = ["completion_pct", "district_pct", "region_pct", "skill"]
    assert rows.loc[("a", "1"), figures].tolist() == [50.0, 55.0, 61.0, "Читать таблицы"]
    assert rows.loc[("b", "1"), ["n", "completion_pct", "source_files"]].tolist() == [4, 40.0, "e"]
    assert ("b", "2.1") not in rows.index


def test_an_export_by_groups_of_marks_does_not_count_the_same_pupils_twice():
    by_mark = results(
        {"file_id": "m", "school_id": "a", "completion_pct": 50.0},
        {"file_id": "m", "school_id": "a", "mark_group": 5, "completion_pct": 100.0, "participants": 1},
    )
    plain = results({"school_id": "a", "completion_pct": 50.0})
    alone = task_completion(pupils(), TASKS, by_mark).iloc[0]
    both = task_completion(pupils(), TASKS, pd.concat([by_mark, plain], ignore_index=True)).iloc[0]
    assert (alone["n"], alone["completion_pct"], alone["source_files"]) == (4, 50.0, "m")
    assert (both["n"], both["completion_pct"], both["source_files"]) == (4, 50.0, "e")


def test_nothing_gives_nothing():
    assert task_completion(pupils(), TASKS, results()).empty


def test_tasks_of_files_with_and_without_their_numbers():
    columns = pd.DataFrame({"file_id": ["f", "f", "g", "g"], "field": ["task 1", "mark", "task 1", "task 2"],
                            "header": ["3K1 (4б)", "Отметка", "балл за 1", "балл за 2"]})  # fmt: skip
    works = pd.DataFrame({"file_id": ["f", "g"], "subject": ["физика", "математика"], "grade": [9, 4]})
    assert file_tasks(columns, works).values.tolist() == [
        ["f", 1, "3К1", 4.0],
        ["g", 1, "поз. 1", 1.0],
        ["g", 2, "поз. 2", 1.0],
    ]
