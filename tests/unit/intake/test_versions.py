"""What is a version of what: exports that tell different things of one work are not."""

from __future__ import annotations

import pandas as pd

from shnor_pipeline.intake.versions import scope
from shnor_pipeline.sources.reading import Reading

WORK = {"school_year": 2022, "exam": "ВПР", "year": 2023, "season": "spring", "grade": 5, "subject": "математика"}


def tasks(*rows: dict[str, object]) -> Reading:
    plain = {**WORK, "scope": "school", "school_ref": "edu389101", "task": "1", "mark_group": None, "skill": None}
    frame = pd.DataFrame([{**plain, **row} for row in rows]).assign(row_state="ok")
    return Reading("vpr_tasks", "Выполнение заданий", {"task_results": frame})


def test_exports_of_one_work_that_tell_different_things_are_no_versions_of_each_other() -> None:
    plain = tasks({}, {"task": "2"})
    by_mark = tasks({}, {"mark_group": 2}, {"mark_group": 5})
    by_skill = tasks({"skill": "Читать таблицы"})
    for one, other in ((plain, by_mark), (plain, by_skill), (by_mark, by_skill)):
        assert not scope(one).same(scope(other))


def test_an_export_sent_again_is_a_version_whatever_groups_it_has_now() -> None:
    assert scope(tasks({}, {"mark_group": 2})).same(scope(tasks({}, {"mark_group": 4}, {"mark_group": 5})))
    assert scope(tasks({})).same(scope(tasks({"task": "7"})))
