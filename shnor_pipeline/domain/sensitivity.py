"""How far the place of a school in the rating depends on weights that are a local choice.

Each exam is left out of the rating in turn, and each is given double weight; the smallest and greatest place that a
school takes over all of these, and which change moves it most, say whether its place is firm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from shnor_pipeline.domain.frames import numbers
from shnor_pipeline.domain.rating import rating
from shnor_pipeline.methodology import Methodology, RatingRules

SENSITIVITY_COLUMNS = ["school_id", "rank", "best", "worst", "reason"]
NOT_MOVED = "ни один вес места не меняет"


def weight_sensitivity(
    marks: pd.DataFrame, methodology: Methodology, *, schools: Iterable[str] = (), school_year: int | None = None
) -> pd.DataFrame:
    """Return the places of each school under other weights (``SENSITIVITY_COLUMNS``), by place.

    In: as for ``rating``. ``best`` and ``worst`` are the smallest and greatest place over the declared weights and
    all changed ones under which the school is ranked at all; null where the school has no place. ``reason`` names
    the change that moves the school furthest.
    """
    listed = list(schools)
    declared = _ranks(marks, methodology, methodology.rating, listed, school_year)
    changed = {
        words: _ranks(marks, methodology, rules, listed, school_year).reindex(declared.index)
        for words, rules in _variants(methodology.rating)
    }
    table = pd.DataFrame({"": declared, **changed})
    moved = table.drop(columns="").sub(declared, axis=0).abs()
    furthest = moved.max(axis=1).fillna(0.0)
    reasons = [
        "" if pd.isna(rank) else NOT_MOVED if furthest.loc[school] == 0 else str(moved.loc[school].idxmax())
        for school, rank in declared.items()
    ]
    frame = pd.DataFrame(
        {
            "school_id": declared.index.astype("str"),
            "rank": declared.to_numpy(),
            "best": table.min(axis=1).where(declared.notna()).to_numpy(),
            "worst": table.max(axis=1).where(declared.notna()).to_numpy(),
            "reason": reasons,
        }
    )
    return frame.sort_values(["rank", "school_id"], na_position="last", ignore_index=True)


def _ranks(
    marks: pd.DataFrame, methodology: Methodology, rules: RatingRules, schools: list[str], school_year: int | None
) -> pd.Series:
    # Intervals are not asked for here: a single draw keeps this cheap.
    quick = rules.model_copy(update={"bootstrap": rules.bootstrap.model_copy(update={"draws": 1})})
    table, _ = rating(marks, methodology.model_copy(update={"rating": quick}), schools=schools, school_year=school_year)
    return numbers(table.set_index("school_id"), "rank")


def _variants(rules: RatingRules) -> Iterator[tuple[str, RatingRules]]:
    """Yield each changed set of weights with its name in words."""
    counted = [item.name for item in rules.counted]
    for name in counted:
        if len(counted) > 1:
            yield f"без учёта: {name}", _weighted(rules, name, 0)
        yield f"двойной вес: {name}", _weighted(rules, name, 2)


def _weighted(rules: RatingRules, name: str, factor: float) -> RatingRules:
    components = tuple(
        item.model_copy(update={"weight": item.weight * factor}) if item.name == name else item
        for item in rules.components
    )
    return rules.model_copy(update={"components": components})
