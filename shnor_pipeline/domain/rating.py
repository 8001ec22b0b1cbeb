"""The rating score R: how a school's exam results deviate from the district's, shrunk where pupils are few.

Score s of a component on 0–100 ((mean mark − 2)/3·100, or the mean test score); district score M = Σ n·s/Σ n;
d = s − M; D = Σ w·v·n·d / Σ w·v·n over components and years; λ = N/(N + k); R = 50 + λ·D, not clipped. In every
component and year Σ n·d = 0. Weights, window and k are the methodology's.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import numpy as np
import pandas as pd

from shnor_pipeline.domain.frames import as_rows, latest_school_year, numbers, of_schools
from shnor_pipeline.domain.marks import pupil_spread, result
from shnor_pipeline.domain.procedures import is_scored, matches, spring_first
from shnor_pipeline.methodology import Methodology, RatingRules

NO_GRADUATES = "нет выпускников"
NOT_COMPARABLE = "нет сопоставимых результатов: экзамен сдавала одна школа"
SMALL = "малая выборка"
SUCCESSFUL, MIDDLE, UNSUCCESSFUL = "успешные", "средние", "неуспешные"
_EXACT = 6
_CHUNK = 64
"""Draws ranked at a time: bounds the memory of the bootstrap for a country of schools."""


def rating(
    marks: pd.DataFrame, methodology: Methodology, *, schools: Iterable[str] = (), school_year: int | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows of ``derived_rating`` and ``derived_rating_components`` of a school year.

    In: ``derived_marks`` of the school year and those before it (the window is the methodology's ``year_weights``).
    ``schools`` are listed even if they have no results («нет выпускников», unranked). Components of weight 0 do not
    appear; a component that fewer than ``min_schools`` schools took in a year is dropped: it stands in the second
    table, without a deviation, and counts in nothing. Ranks: equal R (to six decimals) have the same, smallest rank;
    below ``min_n_rank`` participations there is none. Rank bounds come from a parametric bootstrap over participants,
    with random numbers of each school's own, so that neither the order of rows nor another school changes them.
    """
    year = latest_school_year(marks, school_year)
    rules = methodology.rating
    components = rating_components(marks, methodology, year)
    table = scored(components, rules, schools)
    score, taken = table["rating"], table["participations"]
    ranked = table["rank"].notna()
    spread = numbers(table, "variance") ** 0.5 / numbers(table, "mass") * table["shrinkage"] * _step(rules)
    bounds = _rank_bounds(score.loc[ranked], spread.loc[ranked], rules)
    table["rank_lower"] = np.minimum(bounds["lower"].reindex(table.index), table["rank"])
    table["rank_upper"] = np.maximum(bounds["upper"].reindex(table.index), table["rank"])
    table["group"] = _groups(score.round(_EXACT), taken, rules)
    table["note"] = _notes(table, components, rules)
    return (
        as_rows("derived_rating", table.rename_axis("school_id").reset_index().assign(school_year=year)),
        as_rows("derived_rating_components", components.assign(school_year=year)),
    )


def scored(components: pd.DataFrame, rules: RatingRules, schools: Iterable[str] = ()) -> pd.DataFrame:
    """Return R, D, shrinkage and rank by school_id, with the sums they come from.

    In: ``rating_components``, whose ``weight`` may have been changed since; ``schools`` are listed as in ``rating``.
    """
    used = components.loc[~components["dropped"]]
    weighted = used["weight"] * used["n"]
    sums = (
        pd.DataFrame(
            {
                "school_id": used["school_id"],
                "mass": weighted,
                "product": weighted * used["measure"],
                "participations": used["n"],
                # variance of Σ w·n·s over participants: each of n pupils adds (w·sd)²
                "variance": used["weight"] ** 2 * used["n"] * used["spread"] ** 2,
            }
        )
        .groupby("school_id")
        .agg("sum")
    )
    table = sums.reindex(sorted({*components["school_id"], *schools})).astype("float64")
    taken = numbers(table, "participations").fillna(0)
    mass = numbers(table, "mass").where(lambda total: total > 0)
    shrinkage = _shrinkage(taken, rules)
    score, deviation = _score(numbers(table, "product") / mass, shrinkage, rules)
    ranked = score.notna() & (taken >= rules.min_n_rank)
    return table.assign(
        mass=mass,
        participations=taken,
        rating=score,
        deviation=deviation,
        shrinkage=shrinkage,
        rank=score.round(_EXACT).where(ranked).rank(method="min", ascending=False),
    )


def rating_components(marks: pd.DataFrame, methodology: Methodology, school_year: int) -> pd.DataFrame:
    """Return one row per school, component and year of the window, ordered by identifiers, with its deviation.

    In: as for ``rating``. How much a component counts stands in ``weight`` alone: ``scored`` takes changed weights.
    """
    marks = of_schools(marks)
    rules = methodology.rating
    parts = []
    for component in rules.counted:
        found = marks.loc[matches(marks, component)]
        found = spring_first(found.loc[numbers(found, "school_year") <= school_year])
        n, mean = result(found)
        score = mean.where(is_scored(found), (mean - 2) / 3 * 100)
        spread = pupil_spread(found, numbers(found, "school_year"), methodology)
        part = pd.DataFrame(
            {
                "school_id": found["school_id"],
                "component": component.name,
                "year": numbers(found, "year"),
                "held": numbers(found, "school_year"),
                "n": n,
                "points": n * score,
                "spread": spread.where(is_scored(found), spread / 3 * 100),
                "base_weight": component.weight,
            }
        )
        parts.append(_in_window(part.loc[n.notna()], rules, school_year))
    columns = ["school_id", "component", "year", "n", "points", "spread", "weight"]
    rows = pd.concat([part for part in parts if len(part)] or [pd.DataFrame(columns=columns)], ignore_index=True)
    # A school may stand in several rows of a component (two levels named without one): they are one result.
    keys = ["component", "year", "school_id"]
    rows = rows.groupby(keys, as_index=False).agg(
        {"n": "sum", "points": "sum", "spread": "mean", "weight": "first"}  # sorted by the keys
    )
    rows["score"] = rows["points"] / rows["n"]
    by_year = rows.groupby(["component", "year"])
    totals = by_year[["points", "n"]].transform("sum")
    rows["district_score"] = totals["points"] / totals["n"]
    rows["dropped"] = pd.Series(by_year["school_id"].transform("count"), dtype="int64") < rules.min_schools
    rows["deviation"] = (rows["score"] - rows["district_score"]).mask(rows["dropped"])
    if rules.mode == "share_of_max":
        rows["measure"] = rows["score"]
    elif rules.mode == "zscore":
        rows["measure"] = rows["deviation"] / rows["spread"]
        rows["spread"] = 1.0
    else:
        rows["measure"] = rows["deviation"]
    return rows


def _in_window(part: pd.DataFrame, rules: RatingRules, school_year: int) -> pd.DataFrame:
    """Keep the years that count and give each its weight: the calendar window, or the latest years that were held."""
    if rules.skip_cancelled_years:
        held = sorted(part["held"].unique(), reverse=True)
    else:
        held = [school_year - back for back in range(len(rules.year_weights))]
    weight = numbers(part, "held").map(dict(zip(held, rules.year_weights, strict=False))).astype("float64")
    return part.assign(weight=weight * part["base_weight"]).loc[weight > 0]


def _shrinkage(participations: pd.Series, rules: RatingRules) -> pd.Series:
    k = 0.0 if rules.mode in {"raw", "share_of_max"} else rules.shrinkage_k
    taken = participations.where(participations > 0)
    return taken / (taken + k)


def _step(rules: RatingRules) -> float:
    return rules.scale_step if rules.mode == "zscore" else 1.0


def _score(value: pd.Series, shrinkage: pd.Series, rules: RatingRules) -> tuple[pd.Series, pd.Series]:
    """Return R and D; the plain share of the maximum has no deviation."""
    if rules.mode == "share_of_max":
        return value, pd.Series(np.nan, index=value.index)
    return rules.centre + shrinkage * value * _step(rules), value


def _rank_bounds(score: pd.Series, spread: pd.Series, rules: RatingRules) -> pd.DataFrame:
    """Return the smallest and greatest plausible rank of each school over redrawn participants."""
    if score.empty:
        return pd.DataFrame({"lower": [], "upper": []}, dtype="float64")
    draws, level = rules.bootstrap.draws, rules.bootstrap.level
    noise = np.empty((draws, len(score)), dtype="float32")
    for position, school in enumerate(score.index):
        own = np.random.default_rng([rules.bootstrap.seed, zlib.crc32(str(school).encode("utf-8"))])
        noise[:, position] = own.standard_normal(draws, dtype="float32")
    ranks = np.empty((draws, len(score)), dtype="int32")
    places = np.arange(1, len(score) + 1, dtype="int32")
    for start in range(0, draws, _CHUNK):
        drawn = score.to_numpy() + noise[start : start + _CHUNK] * spread.to_numpy()
        order = np.argsort(-drawn, axis=1, kind="stable")
        np.put_along_axis(ranks[start : start + _CHUNK], order, np.broadcast_to(places, order.shape), axis=1)
    tail = (1 - level) / 2
    lower = np.quantile(ranks, tail, axis=0, method="lower")
    upper = np.quantile(ranks, 1 - tail, axis=0, method="higher")
    return pd.DataFrame({"lower": lower, "upper": upper}, index=score.index, dtype="float64")


def _groups(known: pd.Series, participations: pd.Series, rules: RatingRules) -> pd.Series:
    """Return the group; exactly the centre counts as successful where there are two groups."""
    centre = rules.centre
    if rules.mode == "share_of_max" and participations.sum() > 0:
        centre = float((known.fillna(0.0) * participations).sum() / participations.sum())
    margin = rules.group_margin
    low = known < round(centre - margin, _EXACT)
    high = known >= round(centre + margin, _EXACT)
    words = np.select([known.isna(), high, low], ["", SUCCESSFUL, UNSUCCESSFUL], default=MIDDLE)
    return pd.Series(words, index=known.index)


def _notes(table: pd.DataFrame, components: pd.DataFrame, rules: RatingRules) -> pd.Series:
    took_alone = table.index.isin(list(components["school_id"]))
    none = table["participations"] <= 0
    small = table["participations"] < rules.min_n_rank
    words = np.select([none & took_alone, none, small], [NOT_COMPARABLE, NO_GRADUATES, SMALL], default="")
    return pd.Series(words, index=table.index)
