"""Screening signals of biased results, M1–M4: a reason to look, never a finding of fault.

M1 the school's mean share of the maximum lies above the district by more than chance; M2 a spike of pupils at the
lowest score of a mark; M3 many pupils got a lower mark in the ВПР than in the journal; M4 the quality of one cohort
falls steeply a year later. Each comes with its numbers and only from ``min_n`` pupils on. The federal list of schools
is an input of its own and stands beside these signals.

A school of ten works is tested some thirty times a year, so that passing a limit is not enough: the excess must also
be improbable without any bias, with the probability shared out among all tests of the school and year
(Bonferroni). So at most ``false_alarm`` of honest schools get a signal in a year.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import cast

import numpy as np
import pandas as pd

from shnor_pipeline.domain.frames import numbers, of_schools, texts
from shnor_pipeline.domain.marks import MARK_COLUMNS
from shnor_pipeline.domain.procedures import spring_first
from shnor_pipeline.domain.rounding import decimal_comma
from shnor_pipeline.domain.small_groups import binomial_tail, blended_sd
from shnor_pipeline.methodology import Methodology

SIGNAL_COLUMNS = ["school_year", "school_id", "year", "grade", "subject", "signal", "n", "value", "limit", "text"]
_WORK = ["school_year", "year", "season", "grade", "subject"]
_EXAM_GRADE = 9
_TESTED = [*SIGNAL_COLUMNS, "exceeds", "chance"]
_NORMAL_MAD = 1.4826
"""Standard deviations of a normal distribution in one median absolute deviation."""


def signals(
    pupils: pd.DataFrame,
    marks: pd.DataFrame,
    methodology: Methodology,
    lowest_scores: Mapping[tuple[int, str], Sequence[int]] | None = None,
) -> pd.DataFrame:
    """Return all signals, one row each (``SIGNAL_COLUMNS``), ordered by school, year, work and signal.

    In: ``validated_pupil_results`` and ``derived_marks`` of the school year and the year before (M4 compares them);
    ``lowest_scores``: (grade, subject) → lowest primary score of «3», «4», «5»; without it they are taken from the
    pupils' marks. ``value`` is what was measured, ``limit`` what it exceeded, both in the unit that ``text`` names.
    M4 is of the school year of the earlier work and becomes known a year later (``known_in``).
    """
    rows = of_schools(pupils)
    wrote = rows.loc[
        (texts(rows, "exam") == "ВПР") & numbers(rows, "primary").notna() & ~rows["absent"].fillna(False).astype("bool")
    ]
    bounds = observed_lowest_scores(wrote) if lowest_scores is None else lowest_scores
    found = [
        high_means(wrote, methodology),
        boundary_spikes(wrote, methodology, bounds),
        journal_gaps(marks, methodology),
        cohort_drops(marks, methodology),
    ]
    parts = [part for part in found if len(part)]
    if not parts:
        return pd.DataFrame(columns=SIGNAL_COLUMNS)
    tested = pd.concat(parts, ignore_index=True)
    tests = tested.assign(known=known_in(tested)).groupby(["school_id", "known"])["signal"].transform("size")
    rate = methodology.objectivity.false_alarm
    beyond = tested["chance"].astype("float64") <= (rate / tests if rate < 1 else 1.0)
    kept = tested.loc[tested["exceeds"].astype("bool") & beyond, SIGNAL_COLUMNS]
    # Of several bounds of one work the strongest spike speaks for it.
    strongest = kept.sort_values("value", ascending=False, kind="stable")
    strongest = strongest.drop_duplicates(["school_id", "school_year", "year", "grade", "subject", "signal"])
    order = ["school_id", "school_year", "year", "grade", "subject", "signal"]
    return strongest.sort_values(order, ignore_index=True)


def known_in(rows: pd.DataFrame) -> pd.Series:
    """Return the school year in which each signal becomes known: M4 needs the next year's work."""
    return numbers(rows, "school_year") + (rows["signal"] == "M4")


def observed_lowest_scores(pupils: pd.DataFrame) -> dict[tuple[int, str], tuple[int, ...]]:
    """Return the lowest primary score at which «3», «4», «5» were given, by grade and subject.

    A bound is left out where marks overlap in scores: then the work was not marked by one scale.
    """
    if "mark" not in pupils or pupils.empty:
        return {}
    scored = pd.DataFrame(
        {
            "grade": numbers(pupils, "grade"),
            "subject": texts(pupils, "subject"),
            "mark": numbers(pupils, "mark"),
            "score": numbers(pupils, "primary").round(),
        }
    ).dropna()
    by_mark = scored.groupby(["grade", "subject", "mark"])["score"].agg(["min", "max"])
    found: dict[tuple[int, str], tuple[int, ...]] = {}
    for key, ends in by_mark.groupby(level=["grade", "subject"]):
        grade, subject = cast("tuple[float, str]", key)
        ordered = ends.droplevel(["grade", "subject"])
        bounds = [
            int(ordered.loc[mark, "min"])
            for mark in (3.0, 4.0, 5.0)
            if mark in ordered.index
            and mark - 1 in ordered.index
            and ordered.loc[mark - 1, "max"] < ordered.loc[mark, "min"]
        ]
        found[int(grade), str(subject)] = tuple(bounds)
    return found


def high_means(pupils: pd.DataFrame, methodology: Methodology) -> pd.DataFrame:
    """Return the tests of M1: mean % of the maximum > district mean + z·s/√n, s the pupils' deviation in the district.

    Chance allows for how much schools of the district differ anyway: a good school is not a suspect one.
    """
    rules = methodology.objectivity
    possible = numbers(pupils, "primary_possible")
    rows = pupils.assign(pct=100 * numbers(pupils, "primary") / possible.where(possible > 0)).dropna(subset="pct")
    if rows.empty:
        return pd.DataFrame(columns=_TESTED)
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
    table["exceeds"] = table["value"] > table["limit"]
    within = table["sd"] ** 2 / table["n"]
    excess = table["value"] - table["district_mean"]
    usual = excess.abs().groupby([table[name] for name in _WORK]).transform("median") * _NORMAL_MAD
    typical = within.groupby([table[name] for name in _WORK]).transform("median")
    between = (usual**2 - typical).clip(lower=0)
    table["chance"] = _normal_tail(excess / np.sqrt(within + between))
    table = table.loc[table["n"] >= rules.min_n]
    return _described(table, "M1", "средний процент от максимума {value} выше границы {limit} (n = {n})")


def boundary_spikes(
    pupils: pd.DataFrame, methodology: Methodology, lowest_scores: Mapping[tuple[int, str], Sequence[int]]
) -> pd.DataFrame:
    """Return the tests of M2: a spike of pupils at a mark's lowest score.

    At least ratio × the mean of both neighbouring scores, and by ``spike_extra`` pupils more than that mean.
    Chance: of those at the score and its two neighbours a third is expected at the score.
    """
    rules = methodology.objectivity
    keys = [*_WORK, "school_id"]
    scored = pupils.assign(score=numbers(pupils, "primary").round())
    counts = pd.Series(scored.groupby([*keys, "score"]).size(), name="value")
    n = pd.Series(pupils.groupby(keys).size(), name="n")
    if counts.empty or not any(lowest_scores.values()):
        return pd.DataFrame(columns=_TESTED)
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
    table["exceeds"] = table["value"] >= table["limit"]
    table["chance"] = binomial_tail(table["value"], table["value"] + 2 * neighbours, 1 / 3)
    table = table.loc[table["n"] >= rules.min_n]
    return _described(table, "M2", "на границе отметки {value} чел., ожидалось менее {limit} (n = {n})")


def journal_gaps(marks: pd.DataFrame, methodology: Methodology) -> pd.DataFrame:
    """Return the tests of M3: the share of pupils whose ВПР mark is below the journal's is above the limit.

    Chance: as many lowered marks at the other schools' share of the work, which counts as no more than the limit.
    """
    rules = methodology.objectivity
    rows = of_schools(marks)
    rows = rows.loc[texts(rows, "exam") == "ВПР"]
    lowered = numbers(rows, "n_lowered")
    n = lowered + numbers(rows, "n_confirmed") + numbers(rows, "n_raised")
    table = rows.assign(n=n, value=100 * lowered / n.where(n > 0), limit=float(rules.lowered_pct))
    table = table.assign(exceeds=table["value"] > table["limit"], lowered=lowered, season=texts(rows, "season"))
    table = table.loc[n >= max(rules.min_n, 1)]
    own = table[["lowered", "n"]]
    others = table.groupby(_WORK)[["lowered", "n"]].transform("sum") - own
    limit = rules.lowered_pct / 100
    usual = (others["lowered"] / others["n"].where(others["n"] > 0)).fillna(limit).clip(upper=limit)
    table["chance"] = binomial_tail(table["lowered"], table["n"], usual)
    return _described(table, "M3", "понизили отметку по журналу {value}\u00a0% (граница {limit}\u00a0%, n = {n})")


def cohort_drops(marks: pd.DataFrame, methodology: Methodology) -> pd.DataFrame:
    """Return the tests of M4: quality of grade g less that a year later in grade g + 1 (ОГЭ after 8) above the limit.

    The row is of the earlier work, the one that may have been marked too high. Chance: a fall beyond the district's
    usual one between these works, which counts as no more than the limit.
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
    pairs["exceeds"] = pairs["value"] > pairs["limit"]
    work = [pairs[name] for name in ("school_year", "grade", "subject")]
    usual = pairs["value"].groupby(work).transform("median").clip(lower=0, upper=rules.quality_drop_pp) / 100
    # Pooled over both works, with a pupil added to either side: equal marks of a class are no certainty.
    good = sum(numbers(pairs, f"quality{end}") / 100 * pairs[f"n{end}"] for end in ("", "_later")) + 1
    share = good / (pairs["n"] + pairs["n_later"] + 2)
    variance = share * (1 - share) * (1 / pairs["n"] + 1 / pairs["n_later"])
    pairs["chance"] = _normal_tail((pairs["value"] / 100 - usual) / np.sqrt(variance))
    pairs = pairs.loc[(pairs["n"] >= rules.min_n) & (pairs["n_later"] >= rules.min_n)]
    return _described(pairs, "M4", "качество через год ниже на {value}\u00a0п.п. (граница {limit}\u00a0п.п., n = {n})")


def _described(table: pd.DataFrame, signal: str, words: str) -> pd.DataFrame:
    text = [
        words.format(value=decimal_comma(value, 1), limit=decimal_comma(limit, 1), n=int(n))
        for value, limit, n in zip(table["value"], table["limit"], table["n"], strict=True)
    ]
    return table.assign(signal=signal, text=text).reindex(columns=_TESTED).reset_index(drop=True)


def _normal_tail(deviations: pd.Series) -> np.ndarray:
    """Return the probability that a standard normal value is at least this great."""
    return np.array([0.5 * math.erfc(float(value) / math.sqrt(2)) for value in deviations], dtype="float64")
