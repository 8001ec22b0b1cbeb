"""Execution of the schools' own roadmaps in a quarter: due, done, late, overdue, unproven, and what has changed.

A measure is due when its planned end is not after the last day of the quarter. СР is the share of due measures that
are done in full; what is not due yet is not in the denominator, and a measure without a planned end is never due.
"""

from __future__ import annotations

import pandas as pd

from shnor_pipeline.domain.frames import texts
from shnor_pipeline.school_year import Quarter

DONE, UNDER_WAY, MISSED, NOT_YET = "выполнено", "выполняется", "не выполнено", "срок не наступил"
_SAME = ["school_id", "school_year", "measure_no"]
ADDED, NEWLY_DONE, NEWLY_OVERDUE, RENAMED = "добавлена", "выполнена", "просрочена", "изменена"
JUDGED = ["is_due", "is_done", "is_late", "is_overdue", "overdue_days", "lacks_evidence"]


def judged(rows: pd.DataFrame, quarter: Quarter) -> pd.DataFrame:
    """Return the measures reported for the quarter with what is to be said of each, by school and number.

    In: ``validated_school_roadmap`` of any quarters. Adds ``is_due``, ``is_done``, ``is_late`` (done after its planned
    end), ``is_overdue`` (due and not done), ``overdue_days`` (on the quarter's last day; null where not overdue) and
    ``lacks_evidence`` (done without a document). A measure sent twice counts once, as it was sent last.
    """
    own = rows.loc[texts(rows, "quarter") == quarter.key].drop_duplicates(_SAME, keep="last")
    end, done_on = (pd.to_datetime(own[name], errors="coerce") for name in ("end_on", "done_on"))
    last = pd.Timestamp(quarter.last_day)
    done = texts(own, "status") == DONE
    due = end.notna() & (end <= last)
    overdue = due & ~done
    found = own.assign(
        is_due=due,
        is_done=done,
        is_late=done & end.notna() & done_on.notna() & (done_on > end),
        is_overdue=overdue,
        overdue_days=(last - end).dt.days.where(overdue).astype("Int64"),
        lacks_evidence=done & (texts(own, "evidence").str.strip() == ""),
    )
    return found.sort_values(["school_id", "measure_no"], kind="stable").reset_index(drop=True)


def changes(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Return what has changed since the quarter before: ``school_id``, ``measure_no``, ``measure``, ``change``.

    In: two results of ``judged``. Measures are the same by school, school year and number; where a school has no
    measures of the same school year in the quarter before (its first report of the year), nothing is said of it.
    ``change`` is «выполнена», «просрочена», «добавлена» or «изменена» (another measure under the same number).
    """
    known = now.merge(before[["school_id", "school_year"]].drop_duplicates(), on=["school_id", "school_year"])
    earlier = before[[*_SAME, "measure", "is_done", "is_overdue"]]
    both = known.merge(earlier, on=_SAME, how="left", suffixes=("", "_before"))
    seen = both["measure_before"].notna()
    was_done, was_overdue = (both[f"{name}_before"].eq(other=True) for name in ("is_done", "is_overdue"))
    other = seen & (texts(both, "measure").str.casefold() != texts(both, "measure_before").str.casefold())
    change = pd.Series("", index=both.index, dtype="str")
    change = change.mask(both["is_overdue"] & ~was_overdue, NEWLY_OVERDUE)
    change = change.mask(both["is_done"] & ~was_done, NEWLY_DONE)
    change = change.mask(~seen, ADDED).mask(other, RENAMED)
    found = both.assign(change=change)
    return found.loc[change != "", ["school_id", "measure_no", "measure", "change"]].reset_index(drop=True)


def by_school(measures: pd.DataFrame) -> pd.DataFrame:
    """Return the counts of each school that has reported, and СР.

    Columns: ``school_id``, ``total_n``, ``due_n``, ``done_n`` and ``late_n`` (of those due), ``overdue_n``,
    ``unproven_n`` and ``rate`` (СР, 0–1; null where nothing was due).
    """
    counts = (
        measures.assign(
            done_due=measures["is_done"] & measures["is_due"], late_due=measures["is_late"] & measures["is_due"]
        )
        .groupby("school_id", sort=True)
        .agg(
            total_n=("measure_no", "size"),
            due_n=("is_due", "sum"),
            done_n=("done_due", "sum"),
            late_n=("late_due", "sum"),
            overdue_n=("is_overdue", "sum"),
            unproven_n=("lacks_evidence", "sum"),
        )
        .reset_index()
    )
    return counts.assign(rate=(counts["done_n"] / counts["due_n"].where(counts["due_n"] > 0)).astype("float64"))
