"""The steadier second line of small schools: a mean over three years, the latest counting most."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from shnor_pipeline.domain.comparability import Break, breaks_between, breaks_of_exams
from shnor_pipeline.domain.frames import numbers, texts
from shnor_pipeline.domain.marks import result
from shnor_pipeline.domain.procedures import procedure_keys, spring_first
from shnor_pipeline.domain.small_groups import three_year_mean
from shnor_pipeline.methodology import Methodology


def three_year_line(
    marks: pd.DataFrame, methodology: Methodology, school_year: int, history: Iterable[Break] | None = None
) -> pd.DataFrame:
    """Return the 3-2-1 mean of each school and procedure over three school years ending with the given one.

    Columns: ``school_id``, ``procedure``, ``mean`` (mark or score), ``low_pct``, ``quality_pct``, ``n`` (participants
    of the years used), ``years`` (how many were). Only rows with a result in the last year. A year that is not
    comparable with the last one (a break of ``history``, by default those of the methodology; another season) does not
    enter: a mean over two scales is a mean of nothing.
    """
    breaks = breaks_of_exams(methodology) if history is None else history
    spring = spring_first(marks)
    n, mean = result(spring)
    figures = pd.DataFrame(
        {
            "school_id": spring["school_id"],
            "procedure": procedure_keys(spring),
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
    line = {
        name: three_year_mean([year[name] for year in years], [year["n"] for year in years], weights)
        for name in ("mean", "low_pct", "quality_pct")
    }
    frame = pd.DataFrame({name: values[0] for name, values in line.items()}, index=index)
    used = sum(year["n"].notna().astype("int64") for year in years)
    return frame.assign(n=line["mean"][1], years=used).reset_index()
