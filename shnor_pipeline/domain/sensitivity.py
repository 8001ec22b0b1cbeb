"""How far the place of a school in the rating depends on weights that are a local choice.

Each exam is left out of the rating in turn, and each is given double weight; the smallest and greatest place that a
school takes over all of these, and which change moves it most, say whether its place is firm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from shnor_pipeline.domain.frames import latest_school_year, numbers
from shnor_pipeline.domain.rating import rating_components, scored
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
    rules = methodology.rating
    components = rating_components(marks, methodology, latest_school_year(marks, school_year))
    declared = numbers(scored(components, rules, listed), "rank")
    changed = {
        words: numbers(scored(_weighted(components, name, factor), rules, listed), "rank").reindex(declared.index)
        for words, name, factor in _variants(rules)
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


def _variants(rules: RatingRules) -> Iterator[tuple[str, str, float]]:
    """Yield each change in words, with the component that it concerns and the factor of its weight."""
    counted = [item.name for item in rules.counted]
    for name in counted:
        if len(counted) > 1:
            yield f"без учёта: {name}", name, 0.0
        yield f"двойной вес: {name}", name, 2.0


def _weighted(components: pd.DataFrame, name: str, factor: float) -> pd.DataFrame:
    """Return the components with the weight of one multiplied; without it where nothing is left."""
    own = components["component"] == name
    if factor == 0:
        return components.loc[~own]
    return components.assign(weight=components["weight"].mask(own, components["weight"] * factor))
