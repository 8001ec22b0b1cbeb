"""Which tasks a school does worst, and when that may be said aloud."""

import numpy as np
import pandas as pd
import pytest

from shnor_pipeline.domain.weak_skills import MAYBE_CHANCE, WEAK, weak_skills


def _rows(facts):
    frame = pd.DataFrame(facts, columns=["school_id", "task", "n", "completion_pct", "district_pct"])
    return frame.assign(grade=5, subject="математика", position=range(1, len(frame) + 1))


def test_the_largest_gap_comes_first_and_tasks_above_the_district_are_left_out(methodology):
    found = weak_skills(
        _rows([("A", "1", 20, 50.0, 60.0), ("A", "2", 20, 30.0, 60.0), ("A", "3", 20, 90.0, 60.0)]), methodology
    )
    assert found["task"].tolist() == ["2", "1"]
    assert found["gap"].tolist() == [-30, -10]
    assert found["wording"].tolist() == [WEAK, MAYBE_CHANCE]
    assert found.loc[0, ["lower_pct", "upper_pct"]].tolist() == pytest.approx([14.55, 51.90], abs=0.01)


def test_few_pupils_unknown_figures_and_the_district_itself_say_nothing(methodology):
    rows = _rows([("A", "1", 4, 0.0, 60.0), ("A", "2", None, 0.0, 60.0), ("A", "3", 20, 0.0, None),
                  ("MUNICIPALITY", "4", 90, 10.0, 60.0)])  # fmt: skip
    assert weak_skills(rows, methodology).empty


def test_no_more_than_asked_for(methodology):
    rows = _rows([(school, str(task), 20, 10.0 + task, 60.0) for school in "AB" for task in range(5)])
    found = weak_skills(rows, methodology, most=2)
    assert found[["school_id", "task"]].to_numpy().tolist() == [["A", "0"], ["A", "1"], ["B", "0"], ["B", "1"]]


def test_of_schools_like_the_district_few_are_said_to_do_a_task_worse(methodology):
    draw = np.random.default_rng(5)
    schools, tasks = 400, 60
    shares = draw.uniform(0.2, 0.9, tasks)
    n = draw.integers(5, 31, schools)
    done = draw.binomial(n[:, None], shares[None, :])
    rows = _rows(
        [
            (f"S{s}", str(t), n[s], 100 * done[s, t] / n[s], 100 * shares[t])
            for s in range(schools)
            for t in range(tasks)
        ]
    )
    found = weak_skills(rows, methodology, most=tasks)
    named = found.loc[found["wording"] == WEAK, "school_id"].nunique()
    assert named / schools <= 0.05
