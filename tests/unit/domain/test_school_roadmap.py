"""Schools' own roadmaps: what is due, done, late and overdue at the end of a quarter, and what has changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shnor_pipeline.catalogue import table
from shnor_pipeline.domain.school_roadmap import by_school, changes, judged
from shnor_pipeline.school_year import Quarter

Q1, Q2 = Quarter(2023, 1), Quarter(2023, 2)
COLUMNS = table("validated_school_roadmap").columns


def measure(no: int, status: str, end: date | None, quarter: Quarter = Q2, **more: Any) -> dict[str, Any]:
    return {
        "school_id": "edu1", "school_year": 2022, "quarter": quarter.key, "measure_no": no, "measure": f"Мера {no}",
        "status": status, "end_on": end, "evidence": "приказ № 5", **more,
    }  # fmt: skip


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=COLUMNS)


def flags(row: dict[str, Any], name: str) -> Any:
    return judged(frame(row), Q2)[name].iloc[0]


@pytest.mark.parametrize(
    ("end", "status", "due", "overdue"),
    [
        (date(2023, 6, 30), "выполняется", True, True),  # the last day of the quarter has come
        (date(2023, 7, 1), "выполняется", False, False),
        (date(2023, 6, 30), "выполнено", True, False),
        (None, "не выполнено", False, False),  # without a term nothing is due
    ],
)
def test_a_measure_is_due_by_the_last_day_of_the_quarter(
    end: date | None, status: str, due: bool, overdue: bool
) -> None:
    row = measure(1, status, end)
    assert bool(flags(row, "is_due")) is due
    assert bool(flags(row, "is_overdue")) is overdue


def test_days_overdue_are_counted_to_the_end_of_the_quarter() -> None:
    assert flags(measure(1, "не выполнено", date(2023, 6, 3)), "overdue_days") == 27
    assert pd.isna(flags(measure(1, "выполнено", date(2023, 6, 3)), "overdue_days"))


def test_late_is_done_after_its_term_and_a_done_measure_needs_a_document() -> None:
    late = measure(1, "выполнено", date(2023, 5, 1), done_on=date(2023, 5, 2), evidence=" ")
    assert flags(late, "is_late")
    assert flags(late, "lacks_evidence")
    assert not flags({**late, "done_on": date(2023, 5, 1)}, "is_late")
    assert not flags({**late, "evidence": "справка"}, "lacks_evidence")
    assert not flags({**late, "status": "выполняется"}, "lacks_evidence")


def test_only_the_quarter_itself_is_judged() -> None:
    rows = frame(measure(1, "выполняется", None, Q1), measure(1, "выполнено", None, Q2))
    assert list(judged(rows, Q2)["status"]) == ["выполнено"]
    assert judged(frame(), Q2).empty
    assert by_school(judged(frame(), Q2)).empty


def test_the_rate_counts_due_measures_only() -> None:
    rows = frame(
        measure(1, "выполнено", date(2023, 5, 1)),
        measure(2, "выполнено", date(2023, 9, 1)),
        measure(3, "не выполнено", date(2023, 5, 1)),
        measure(4, "срок не наступил", date(2023, 9, 1)),
    )
    counts = by_school(judged(rows, Q2)).iloc[0]
    assert (counts["total_n"], counts["due_n"], counts["done_n"], counts["overdue_n"]) == (4, 2, 1, 1)
    assert counts["rate"] == pytest.approx(0.5)
    nothing = by_school(judged(frame(measure(4, "срок не наступил", date(2023, 9, 1))), Q2)).iloc[0]
    assert pd.isna(nothing["rate"])


def test_changes_are_told_only_within_one_school_year() -> None:
    before = judged(
        frame(
            measure(1, "выполняется", date(2023, 5, 1), Q1),
            measure(2, "выполняется", date(2023, 5, 1), Q1),
            measure(3, "выполнено", date(2023, 3, 1), Q1),
            measure(4, "выполняется", None, Q1),
        ),
        Q1,
    )
    now = judged(
        frame(
            measure(1, "выполнено", date(2023, 5, 1)),
            measure(2, "выполняется", date(2023, 5, 1)),
            measure(3, "выполнено", date(2023, 3, 1)),
            measure(4, "выполняется", None, measure="Совсем другое"),
            measure(5, "выполнено", date(2023, 5, 1)),
        ),
        Q2,
    )
    found = changes(now, before)
    assert dict(zip(found["measure_no"], found["change"], strict=True)) == {
        1: "выполнена", 2: "просрочена", 4: "изменена", 5: "добавлена",
    }  # fmt: skip
    assert changes(now, before.assign(school_year=2021)).empty
    assert changes(now, judged(frame(), Q1)).empty


STATUSES = st.sampled_from(["выполнено", "выполняется", "не выполнено", "срок не наступил", ""])
DAYS = st.none() | st.dates(date(2022, 9, 1), date(2023, 12, 31))


@given(st.lists(st.tuples(STATUSES, DAYS, DAYS), max_size=8))
def test_due_measures_are_done_or_overdue_and_never_both(states: list[tuple[str, date | None, date | None]]) -> None:
    rows = frame(*(measure(no, status, end, done_on=done) for no, (status, end, done) in enumerate(states, start=1)))
    found = judged(rows, Q2)
    assert len(found) == len(states)
    assert (found["is_due"] == ((found["is_done"] & found["is_due"]) | found["is_overdue"])).all()
    counts = by_school(found)
    assert (counts["done_n"] + counts["overdue_n"] == counts["due_n"]).all()
    assert counts["rate"].dropna().between(0, 1).all()
