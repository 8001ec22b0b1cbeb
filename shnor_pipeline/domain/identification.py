"""The low-result rule and the status of a school, with its reasons and how firm the decision is.

A procedure is low where at least 30 % of participants are below the minimum (3 of 10 is low). Rule A: at least two
low procedures in the year; rule B: one and the same procedure low in two years running. Limits, the list of
procedures and which rules enter a school on the list are the methodology's. A year without data is «нет данных».
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from shnor_pipeline.domain.frames import as_rows, latest_school_year, numbers, of_schools, texts
from shnor_pipeline.domain.marks import below_counts
from shnor_pipeline.domain.procedures import matches_any, procedure_keys, procedure_label, spring_first
from shnor_pipeline.domain.rounding import decimal_comma
from shnor_pipeline.domain.small_groups import wilson
from shnor_pipeline.domain.stability import flip_count, near_statuses
from shnor_pipeline.domain.status_rule import NO_DATA, ON_LIST, status_words
from shnor_pipeline.methodology import Identification, Methodology

ENTERED, LEFT, STAYED, NO_MOVEMENT = "вошла", "вышла", "осталась", "—"
_INTEGER_SCALE = 1_000_000


def procedures(marks: pd.DataFrame, methodology: Methodology, *, school_year: int | None = None) -> pd.DataFrame:
    """Return the rows of ``derived_procedures`` of a school year.

    In: ``derived_marks`` of the school year and of as many years before it as persistence needs. ``is_low`` is null
    where the number below the minimum is unknown; ``was_low`` is null where the school has no such procedure in a
    year before. Of spring and autumn works of one procedure the spring one counts.
    """
    year = latest_school_year(marks, school_year)
    rules = methodology.identification
    counts = _counts(marks, rules)
    now = counts.loc[counts["school_year"] == year].drop(columns="school_year")
    limits = wilson(now["below_n"], now["n"], methodology.small_groups.z)
    now = now.assign(
        low_pct=100 * now["below_n"] / now["n"],
        lower_pct=100 * limits[0],
        upper_pct=100 * limits[1],
        small_n=now["n"] < methodology.small_groups.small_n,
    )
    was = pd.Series(True, index=now.index, dtype="boolean")
    for back in range(1, rules.persist_years):
        earlier = counts.loc[counts["school_year"] == year - back].set_index(["school_id", "procedure"])["is_low"]
        wanted = pd.MultiIndex.from_frame(now.loc[:, ["school_id", "procedure"]])
        was &= earlier.reindex(wanted).set_axis(now.index).astype("boolean")
    return as_rows("derived_procedures", now.assign(was_low=was, school_year=year))


def _counts(marks: pd.DataFrame, rules: Identification) -> pd.DataFrame:
    """Return participants and those below the minimum per school year, school and procedure, and whether it is low."""
    rows = of_schools(marks)
    rows = spring_first(rows.loc[matches_any(rows, rules.procedures)])
    n, below = below_counts(rows)
    # A work whose number below the minimum is unknown leaves its whole procedure unknown.
    facts = pd.DataFrame(
        {
            "school_year": numbers(rows, "school_year"),
            "school_id": rows["school_id"],
            "procedure": procedure_keys(rows, merge_ege_math=rules.merge_ege_math),
            "n": n.fillna(numbers(rows, "participants")),
            "below_n": below,
            "unknown": below.isna(),
        }
    )
    facts = facts.loc[facts["n"] > 0]
    sums = facts.groupby(["school_year", "school_id", "procedure"], as_index=False).agg("sum")
    below_n = sums["below_n"].mask(sums["unknown"] > 0)
    # Compared in integers: 3 of 10 is exactly 30 %, whatever a float makes of it.
    share = round(rules.share_pct * _INTEGER_SCALE)
    is_low = 100 * _INTEGER_SCALE * below_n.fillna(0).astype("int64") >= share * sums["n"].astype("int64")
    return sums.assign(below_n=below_n, is_low=is_low.astype("boolean").mask(below_n.isna()))


def status(
    procedures_now: pd.DataFrame,
    methodology: Methodology,
    *,
    previous: pd.DataFrame | None = None,
    schools: Iterable[str] = (),
    school_year: int | None = None,
    has_previous_year: Iterable[str] | None = None,
) -> pd.DataFrame:
    """Return the rows of ``derived_status``: one per school that has a procedure or is named in ``schools``.

    In: ``derived_procedures`` of the year; ``previous``: ``derived_status`` of the year before, from which the former
    status, the movement and the years on the list follow (null without it). ``has_previous_year`` names the schools
    with any counted procedure in the year before; without it, those with a known ``was_low``. Rule B is null for the
    others, and where a low procedure has no result in the year before: never false for want of data.
    ``flip_n`` is the smallest number of results that, fallen on the other side of the minimum, would change the
    status; a pupil who sits two procedures counts in each. ``near_statuses`` are those that a single pupil would
    bring about, ``firm`` says that there is none.
    """
    year = latest_school_year(procedures_now, school_year)
    rules = methodology.identification
    known = procedures_now.loc[procedures_now["is_low"].notna() & (numbers(procedures_now, "n") > 0)]
    index = pd.Index(sorted({*procedures_now["school_id"], *schools}), name="school_id", dtype="object")
    frame = _rules(known, index, rules, has_previous_year)
    frame["status"] = status_words(frame["low_procedures_n"].fillna(0), frame["rule_b"].fillna(False), rules)
    frame.loc[frame["low_procedures_n"].isna(), "status"] = NO_DATA
    frame["flip_n"] = flip_count(known, index, rules)
    frame["near_statuses"] = near_statuses(known, index, rules)
    frame["firm"] = (frame["near_statuses"] == "").astype("boolean").mask(frame["near_statuses"].isna())
    frame["small_n"] = _small(known, index)
    frame["reasons"] = _reasons(known, frame, rules)
    frame = _movement(frame, previous)
    return as_rows("derived_status", frame.reset_index().assign(school_year=year))


def _rules(
    known: pd.DataFrame, index: pd.Index, rules: Identification, has_previous_year: Iterable[str] | None
) -> pd.DataFrame:
    low = known["is_low"].astype("bool")
    was = known["was_low"].astype("boolean")
    flags = pd.DataFrame(
        {
            "school_id": known["school_id"].astype("object"),
            "low": low,
            "twice": low & was.fillna(False).astype("bool"),
            "unsure": low & was.isna(),
            "compared": was.notna(),
        }
    )
    by_school = flags.groupby("school_id").agg("sum").reindex(index)
    count = numbers(by_school, "low")
    before = numbers(by_school, "compared") > 0
    if has_previous_year is not None:
        before |= pd.Series(index.isin(set(has_previous_year)), index=index)
    rule_b = (numbers(by_school, "twice") > 0).astype("boolean")
    rule_b = rule_b.mask(count.isna() | (~rule_b & (~before | (numbers(by_school, "unsure") > 0))))
    return pd.DataFrame(
        {
            "low_procedures_n": count,
            "rule_a": (count >= rules.min_procedures).astype("boolean").mask(count.isna()),
            "rule_b": rule_b,
        }
    )


def _small(known: pd.DataFrame, index: pd.Index) -> pd.Series:
    """Return whether the decision rests on a small group: a low procedure, or any where none is low."""
    low = known["is_low"].astype("bool")
    small = known["small_n"].astype("boolean").fillna(False).astype("bool")
    flags = pd.DataFrame({"school_id": known["school_id"].astype("object"), "low": low, "small": small})
    flags["small_low"] = low & small
    by_school = flags.groupby("school_id").agg("any").reindex(index).astype("boolean")
    low_ones, small_ones, small_low = (by_school.loc[:, name] for name in ("low", "small", "small_low"))
    return small_low.where(low_ones.fillna(False), small_ones)


def _reasons(known: pd.DataFrame, frame: pd.DataFrame, rules: Identification) -> pd.Series:
    share = decimal_comma(rules.share_pct, 0)
    low = known.loc[known["is_low"].astype("bool")].sort_values(["school_id", "procedure"])
    rows = zip(
        low["school_id"], low["procedure"], low["below_n"], low["n"], low["low_pct"], low["was_low"], strict=True
    )
    named: dict[str, list[str]] = {}
    repeated: dict[str, list[str]] = {}
    for school, procedure, below, n, pct, was in rows:
        label = procedure_label(procedure)
        named.setdefault(school, []).append(f"{label} — {below} из {n} ({decimal_comma(pct, 1)} %)")
        if pd.notna(was) and was:
            repeated.setdefault(school, []).append(label)
    sentences = []
    for school, count, rule_b in zip(frame.index, frame["low_procedures_n"], frame["rule_b"], strict=True):
        if pd.isna(count):
            sentences.append("нет данных за учебный год ни по одной учитываемой процедуре")
            continue
        if not count:
            sentences.append(f"доля ниже порога не достигает {share} % ни по одной процедуре")
            continue
        parts = [f"доля ниже порога не менее {share} %: {'; '.join(named[school])}"]
        fires = count >= rules.min_procedures
        parts.append(f"правило A (процедур не менее {rules.min_procedures}) {'выполнено' if fires else 'не выполнено'}")
        if pd.isna(rule_b):
            parts.append("правило B (та же процедура годом ранее) не проверяется: нет данных за предыдущий год")
        elif rule_b:
            parts.append(f"правило B (та же процедура годом ранее) выполнено: {'; '.join(repeated[school])}")
        else:
            parts.append("правило B (та же процедура годом ранее) не выполнено")
        sentences.append(". ".join(part[0].upper() + part[1:] for part in parts) + ".")
    return pd.Series(sentences, index=frame.index, dtype="str")


def _movement(frame: pd.DataFrame, previous: pd.DataFrame | None) -> pd.DataFrame:
    """Add the former status, entry or exit, and the number of years on the list without a break."""
    if previous is None:
        on_list = frame["status"].isin(ON_LIST)
        years = on_list.astype("float64").mask(frame["status"] == NO_DATA)
        return frame.assign(previous_status=None, movement=None, years_on_list=years)
    before = previous.drop_duplicates("school_id").set_index("school_id").reindex(frame.index)
    now_on, was_on = frame["status"].isin(ON_LIST), before["status"].isin(ON_LIST)
    words = np.select([now_on & was_on, now_on, was_on], [STAYED, ENTERED, LEFT], default=NO_MOVEMENT)
    unknown = before["status"].isna() | (frame["status"] == NO_DATA)
    years = np.where(now_on, numbers(before, "years_on_list").where(was_on, 0.0).fillna(0.0) + 1, 0.0)
    return frame.assign(
        previous_status=texts(before, "status").mask(before["status"].isna()),
        movement=pd.Series(words, index=frame.index, dtype="object").mask(unknown),
        years_on_list=pd.Series(years, index=frame.index).mask(frame["status"] == NO_DATA),
    )
