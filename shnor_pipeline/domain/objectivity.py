"""Screening signals of biased results, M1–M4: a reason to look, never a finding of fault.

M1 the school's mean share of the maximum lies above the district by more than chance; M2 a spike of pupils at the
lowest score of a mark; M3 many pupils got a lower mark in the ВПР than in the journal; M4 the quality of one cohort
falls steeply a year later. Each comes with its numbers and only from ``min_n`` pupils on. The federal list of schools
is an input of its own and stands beside these signals.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from shnor_pipeline.domain.frames import numbers, of_schools, texts
from shnor_pipeline.domain.marks import MARK_COLUMNS
from shnor_pipeline.domain.procedures import spring_first
from shnor_pipeline.domain.rounding import decimal_comma
from shnor_pipeline.domain.small_groups import blended_sd
from shnor_pipeline.methodology import Methodology

SIGNAL_COLUMNS = ["school_year", "school_id", "year", "grade", "subject", "signal", "n", "value", "limit", "text"]
_WORK = ["school_year", "year", "season", "grade", "subject"]
_EXAM_GRADE = 9


def signals(
    pupils: pd.DataFrame,
    marks: pd.DataFrame,
    methodology: Methodology,
    lowest_scores: Mapping[tuple[int, str], Sequence[int]] | None = None,
) -> pd.DataFrame:
    """Return all signals, one row each (``SIGNAL_COLUMNS``), ordered by school, year, work and signal.

    In: ``validated_pupil_results`` and ``derived_marks`` of the school year and the year before (M4 compares them);
    ``lowest_scores``: (grade, subject) → lowest primary score of «3», «4», «5»; without it there is no M2.
    ``value`` is what was measured, ``limit`` what it exceeded, both in the unit that ``text`` names.
    """
    rows = of_schools(pupils)
    wrote = rows.loc[
        (texts(rows, "exam") == "ВПР") & numbers(rows, "primary").notna() & ~rows["absent"].fillna(False).astype("bool")
    ]
    found = [
        high_means(wrote, methodology),
        boundary_spikes(wrote, methodology, lowest_scores or {}),
        journal_gaps(marks, methodology),
        cohort_drops(marks, methodology),
    ]
    parts = [part for part in found if len(part)]
    if not parts:
        return pd.DataFrame(columns=SIGNAL_COLUMNS)
    order = ["school_id", "school_year", "year", "grade", "subject", "signal"]
    return pd.concat(parts, ignore_index=True).loc[:, SIGNAL_COLUMNS].sort_values(order, ignore_index=True)


def high_means(pupils: pd.DataFrame, methodology: Methodology) -> pd.DataFrame:
    """Return M1: mean % of the maximum > district mean + z·s/√n, s the pupils' deviation in the district."""
    rules = methodology.objectivity
    possible = numbers(pupils, "primary_possible")
    rows = pupils.assign(pct=100 * numbers(pupils, "primary") / possible.where(possible > 0)).dropna(subset="pct")
    if rows.empty:
        return pd.DataFrame(columns=SIGNAL_COLUMNS)
    district = rows.groupby(_WORK, as_index=False).agg(
        total=("pct", "count"), district_mean=("pct", "mean"), variance=("pct", "var")
    )
    spread = methodology.small_groups
    freedom = numbers(district, "total") - 1
    district["sd"] = blended_sd(
        freedom * numbers(district, "variance").fillna(0.0), freedom, spread.pupil_sd.score, spread.pupil_sd_weight
    )
    school = rows.groupby([*_WORK, "school_id"], as_index=False)["pct"].agg(n="count", value="mean")
    table = school.merge(district, on=_WORK)
    table["limit"] = table["district_mean"] + rules.mean_z * table["sd"] / np.sqrt(table["n"])
    table = table.loc[(table["n"] >= rules.min_n) & (table["value"] > table["limit"])]
    return _described(table, "M1", "средний процент от максимума {value} выше границы {limit} (n = {n})")


def boundary_spikes(
    pupils: pd.DataFrame, methodology: Methodology, lowest_scores: Mapping[tuple[int, str], Sequence[int]]
) -> pd.DataFrame:
    """Return M2: pupils at a mark's lowest score ≥ ratio × the mean of both neighbours, and by ``spike_extra`` more."""
    rules = methodology.objectivity
    keys = [*_WORK, "school_id"]
    scored = pupils.assign(score=numbers(pupils, "primary").round())
    counts = pd.Series(scored.groupby([*keys, "score"]).size(), name="value")
    n = pd.Series(pupils.groupby(keys).size(), name="n")
    if counts.empty or not lowest_scores:
        return pd.DataFrame(columns=SIGNAL_COLUMNS)
    bounds = pd.DataFrame(
        [(grade, subject, float(score)) for (grade, subject), scores in lowest_scores.items() for score in scores],
        columns=["grade", "subject", "score"],
    )
    table = counts.reset_index().merge(bounds, on=["grade", "subject", "score"])
    around = [
        counts.reindex(pd.MultiIndex.from_frame(table[keys].assign(score=table["score"] + step))).fillna(0).to_numpy()
        for step in (-1, 1)
    ]
    neighbours = (around[0] + around[1]) / 2
    table["limit"] = np.maximum(rules.spike_ratio * neighbours, neighbours + rules.spike_extra)
    table = table.merge(n.reset_index(), on=keys)
    table = table.loc[(table["n"] >= rules.min_n) & (table["value"] >= table["limit"])]
    strongest = table.sort_values("value", ascending=False).drop_duplicates(keys)
    return _described(strongest, "M2", "на границе отметки {value} чел., ожидалось менее {limit} (n = {n})")


def journal_gaps(marks: pd.DataFrame, methodology: Methodology) -> pd.DataFrame:
    """Return M3: the share of pupils whose ВПР mark is below the journal's is above the limit."""
    rules = methodology.objectivity
    rows = of_schools(marks)
    rows = rows.loc[texts(rows, "exam") == "ВПР"]
    lowered = numbers(rows, "n_lowered")
    n = lowered + numbers(rows, "n_confirmed") + numbers(rows, "n_raised")
    table = rows.assign(n=n, value=100 * lowered / n.where(n > 0), limit=float(rules.lowered_pct))
    table = table.loc[(n >= rules.min_n) & (table["value"] > table["limit"])]
    return _described(table, "M3", "понизили отметку по журналу {value} % (граница {limit} %, n = {n})")


def cohort_drops(marks: pd.DataFrame, methodology: Methodology) -> pd.DataFrame:
    """Return M4: quality of grade g less that of grade g + 1 a year later (ОГЭ after grade 8) above the limit.

    The row is of the earlier work, the one that may have been marked too high.
    """
    rules = methodology.objectivity
    rows = spring_first(of_schools(marks))
    exam, grade = texts(rows, "exam"), numbers(rows, "grade")
    n2, n3, n4, n5 = (numbers(rows, name) for name in MARK_COLUMNS)
    n = n2 + n3 + n4 + n5
    table = rows.assign(grade=grade, n=n, quality=100 * (n4 + n5) / n.where(n > 0))
    table = table.loc[(exam == "ВПР") | ((exam == "ОГЭ") & (grade == _EXAM_GRADE))].dropna(subset="quality")
    keys = ["school_id", "subject", "grade", "school_year"]
    later = table.loc[:, [*keys, "quality", "n"]].assign(grade=table["grade"] - 1, school_year=table["school_year"] - 1)
    later = later.drop_duplicates(keys)
    pairs = table.loc[texts(table, "exam") == "ВПР"].merge(later, on=keys, suffixes=("", "_later"))
    pairs["value"] = pairs["quality"] - pairs["quality_later"]
    pairs["limit"] = float(rules.quality_drop_pp)
    enough = (pairs["n"] >= rules.min_n) & (pairs["n_later"] >= rules.min_n)
    pairs = pairs.loc[enough & (pairs["value"] > pairs["limit"])]
    return _described(pairs, "M4", "качество через год ниже на {value} п.п. (граница {limit} п.п., n = {n})")


def _described(table: pd.DataFrame, signal: str, words: str) -> pd.DataFrame:
    text = [
        words.format(value=decimal_comma(value, 1), limit=decimal_comma(limit, 1), n=int(n))
        for value, limit, n in zip(table["value"], table["limit"], table["n"], strict=True)
    ]
    return table.assign(signal=signal, text=text).reindex(columns=SIGNAL_COLUMNS).reset_index(drop=True)
