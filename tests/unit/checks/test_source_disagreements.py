"""Two sources of one work: what differs becomes a finding with figures, file and row; what agrees is silent."""

import pandas as pd

from checks.source_disagreements import EXPLAINED, UNEXPLAINED, disagreement_findings
from shnor_pipeline.catalogue import table
from shnor_pipeline.domain.precedence import choose_sources, journal_disagreements

WORK = {"school_year": 2022, "year": 2023, "exam": "ВПР", "season": "spring", "grade": 5, "subject": "математика",
        "level": "", "school_id": "edu389101", "attempt": 1}  # fmt: skip
MARKS = {"n2": 1, "n3": 3, "n4": 4, "n5": 2}
KINDS = {"vpr_individual": "Ф1", "vpr_statistics": "Ф3", "vpr_journal": "Сравнение"}


def by_source(*rows: dict[str, object]) -> pd.DataFrame:
    plain = {**WORK, "participants": 10, "n_quarantined": 0}
    return pd.DataFrame([{**plain, **row} for row in rows], columns=table("derived_marks_by_source").columns)


def findings(sources: pd.DataFrame) -> list[dict[str, object]]:
    chosen, disagreements = choose_sources(sources, ["vpr_individual", "vpr_statistics", "vpr_journal"])
    every = pd.concat([disagreements, journal_disagreements(sources, chosen)], ignore_index=True)
    row = {**WORK, "file_id": "f3", "sheet": "РУ 5", "row": 12, "school_ref": "edu389101"}
    statistics = pd.DataFrame([row], columns=table("validated_mark_statistics").columns)
    return [
        {str(name): value for name, value in item.items()}
        for item in disagreement_findings(every, sources, statistics, KINDS).to_dict("records")
    ]


F1 = {"file_id": "f1", "source_kind": "vpr_individual", **MARKS, "n_lowered": 2, "n_confirmed": 7, "n_raised": 1}


def test_sources_that_agree_are_silent() -> None:
    assert findings(by_source(F1, {"file_id": "f3", "source_kind": "vpr_statistics", **MARKS})) == []


def test_an_unexplained_difference_is_one_question_with_every_figure_and_the_row_of_the_file() -> None:
    other = {"file_id": "f3", "source_kind": "vpr_statistics", **MARKS, "participants": 12, "n3": 5}
    (found,) = findings(by_source(F1, other))
    assert (found["code"], found["severity"], found["stage"]) == (UNEXPLAINED, "Вопрос", "сопоставление")
    assert (found["file_id"], found["sheet"], found["cell"]) == ("f3", "РУ 5", "строка 12")
    assert found["message"] == (
        "ВПР 2023, математика, 5 класс: «Ф1» и «Ф3» расходятся: участников 10 против 12; «3» 3 против 5"
    )


def test_a_difference_no_larger_than_the_rows_set_aside_is_a_note() -> None:
    other = {"file_id": "f3", "source_kind": "vpr_statistics", **MARKS, "participants": 11, "n3": 4}
    (found,) = findings(by_source({**F1, "n_quarantined": 1}, other))
    assert (found["code"], found["severity"]) == (EXPLAINED, "Замечание")
    assert "отложено строк: 1" in str(found["message"])


def test_a_comparison_with_the_journal_that_says_otherwise_is_told() -> None:
    other = {"file_id": "c", "source_kind": "vpr_journal", "n_lowered": 5, "n_confirmed": 4, "n_raised": 1}
    (found,) = findings(by_source(F1, other))
    assert "понизили 2 против 5; подтвердили 7 против 4" in str(found["message"])
