"""The steadier second line of small schools: a mean over three years, the latest counting most, with its interval.

A pupil of the last year counts three times one of the first: the line is worth (Σ w·n)² / Σ w²·n pupils counted alike.
Its interval is that of a mean or a share over so many: value ± z·s/√n for a mean, Wilson's for a share. Measured in
``test_intervals``.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from shnor_pipeline.domain.comparability import Break, breaks_between, breaks_of_exams
from shnor_pipeline.domain.frames import numbers, texts
from shnor_pipeline.domain.marks import pupil_spread, result, scale_of
from shnor_pipeline.domain.procedures import is_scored, procedure_keys, spring_first
from shnor_pipeline.domain.small_groups import effective_n, three_year_mean, wilson
from shnor_pipeline.methodology import Methodology


def three_year_line(
    marks: pd.DataFrame, methodology: Methodology, school_year: int, history: Iterable[Break] | None = None
) -> pd.DataFrame:
    """Return the 3-2-1 mean of each school and procedure over three school years ending with the given one.

    Columns: ``school_id``, ``procedure``, ``mean`` (mark or score), ``low_pct``, ``quality_pct``, each with its bounds
    (``lower``, ``upper``, ``low_lower_pct`` …), ``n`` (participants of the years used), ``years`` (how many were).
    Only rows with a result in the last year. A year that is not comparable with the last one (a break of ``history``,
    by default those of the methodology; another season) does not enter: a mean over two scales is a mean of nothing.
    """
    breaks = breaks_of_exams(methodology) if history is None else history
    spring = spring_first(marks)
    n, mean = result(spring)
    figures = pd.DataFrame(
        {
            "school_id": spring["school_id"],
            "procedure": procedure_keys(spring),
            "scored": is_scored(spring),
            "sd": pupil_spread(spring, procedure_keys(spring), methodology),
            "back": school_year - numbers(spring, "school_year"),
            "year": numbers(spring, "year"),
            "season": texts(spring, "season"),
            "n": n,
            "mean": mean,
            "low_pct": numbers(spring, "low_pct"),
            "quality_pct": numbers(spring, "quality_pct"),
        }
    )
    weights = methodology.small_groups.year_weights
    lined = figures.loc[figures["back"].isin(range(len(weights))) & figures["n"].notna()]
    last = lined.loc[lined["back"] == 0, ["school_id", "procedure", "year", "season"]]
    pairs = lined.merge(last, on=["school_id", "procedure"], suffixes=("_before", "_now"))
    comparable = (breaks_between(pairs, breaks) == "") & (pairs["season_before"] == pairs["season_now"])
    kept = pairs.loc[comparable].set_index(["school_id", "procedure"])
    index = kept.loc[kept["back"] == 0].index
    years = [kept.loc[kept["back"] == back].reindex(index) for back in range(len(weights))]
    line = {name: _line([year[name] for year in years], years, weights) for name in ("mean", "low_pct", "quality_pct")}
    frame = pd.DataFrame({name: values for name, (values, _) in line.items()}, index=index)
    used = sum(year["n"].notna().astype("int64") for year in years)
    rests_on = three_year_mean([year["mean"] for year in years], [year["n"] for year in years], weights)[1]
    bounds = _bounds({name: pd.DataFrame({"line": line[name][0], "n": line[name][1]}, index=index) for name in line},
                     kept.loc[kept["back"] == 0], methodology)  # fmt: skip
    return frame.assign(n=rests_on, years=used, **bounds).reset_index()


def _line(
    values: list[pd.Series], years: list[pd.DataFrame], weights: list[float] | tuple[float, ...]
) -> tuple[np.ndarray, np.ndarray]:
    """Return the weighted mean of a figure and of how many pupils counted alike it is worth."""
    counts = [year["n"].where(value.notna()) for year, value in zip(years, values, strict=True)]
    return three_year_mean(values, counts, weights)[0], effective_n(counts, weights)


def _bounds(
    lines: dict[str, pd.DataFrame], last: pd.DataFrame, methodology: Methodology
) -> dict[str, pd.Series | np.ndarray]:
    """Return the bounds of the three lines; ``last`` has the deviation between pupils and whether scores are meant."""
    z = methodology.small_groups.z
    mean = lines["mean"]
    half = z * last["sd"] / np.sqrt(mean["n"])
    lowest, highest = scale_of(last["scored"])
    lower_mean, upper_mean = mean["line"] - half, mean["line"] + half
    found: dict[str, pd.Series | np.ndarray] = {
        "lower": np.maximum(lower_mean, lowest),
        "upper": np.minimum(upper_mean, highest),
    }
    for name in ("low", "quality"):
        share = lines[f"{name}_pct"]
        lower, upper = wilson(share["line"] / 100 * share["n"], share["n"], z)
        known = share["line"].notna()
        found[f"{name}_lower_pct"] = np.where(known, 100 * lower, np.nan)
        found[f"{name}_upper_pct"] = np.where(known, 100 * upper, np.nan)
    return found
