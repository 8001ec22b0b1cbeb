"""What has to be recomputed when some tables of a school year received other files: they and what rests on them.

Read off the asset graph: within a year along its edges, from one year to a later one along the windows of partitions
(the rating looks at two years, the status at the year before). What is not in the answer stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

import dagster as dg
from dagster._core.definitions.assets.graph.base_asset_graph import BaseAssetGraph

from shnor_pipeline.orchestration.freshness import changed_tables, stale_years, waiting_years
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings
from shnor_pipeline.storage.warehouse import Warehouse

MARK = "register/partitions"
Parents = Mapping[str, tuple[tuple[str, int, int], ...]]
"""Asset → (asset it rests on, first and last year of the window, counted from its own)."""


def parents_of(graph: BaseAssetGraph, selected: AbstractSet[dg.AssetKey]) -> Parents:
    """Return on what every selected asset rests, within the selection and by which window of years."""
    return {
        _name(key): tuple(
            (_name(parent), *_window(mappings.get(parent)))
            for parent in sorted(graph.get(key).parent_keys | (mappings.keys() & {key}))
            if parent in selected
        )
        for key in sorted(selected)
        for mappings in [graph.get(key).partition_mappings]
    }


def _name(key: dg.AssetKey) -> str:
    return "/".join(key.path)


def _window(mapping: dg.PartitionMapping | None) -> tuple[int, int]:
    if isinstance(mapping, dg.TimeWindowPartitionMapping):
        return mapping.start_offset, mapping.end_offset
    return 0, 0


def recomputation(settings: Settings, warehouse: Warehouse, parents: Parents) -> dict[SchoolYear, list[str]]:
    """Return for every stale school year, oldest first, the assets to be made anew.

    A year that only waits for an earlier one to be mended is left out: it would come out the same.
    """
    waiting = waiting_years(settings, warehouse)
    stale = [year for year in stale_years(settings, warehouse) if year not in waiting]
    return dependants(parents, {year: changed_tables(settings, warehouse, year) for year in stale})


def dependants(parents: Parents, changed: Mapping[SchoolYear, AbstractSet[str] | None]) -> dict[SchoolYear, list[str]]:
    """Return the assets to be made anew by year, given the tables with other files (None: everything).

    What is no table (the mark of a fresh year, the page of submissions) is always among it. An empty set of changes
    is a year that is stale for an earlier year's sake alone.
    """
    made: dict[SchoolYear, set[str]] = {}
    always = {name for name in parents if not name.startswith(("validated/", "derived/"))}
    for year, nouns in sorted(changed.items()):
        if nouns is None:
            made[year] = set(parents)
            continue
        own = {f"validated/{noun}" for noun in nouns} & set(parents)
        own |= {name for name in parents if _rests_on_earlier(parents[name], made, year)}
        made[year] = _closure(parents, own) | always
    return {year: sorted(names) for year, names in made.items()}


def _rests_on_earlier(
    above: tuple[tuple[str, int, int], ...], made: Mapping[SchoolYear, AbstractSet[str]], year: SchoolYear
) -> bool:
    """Tell whether something of an earlier year that an asset rests on is made anew."""
    return any(
        parent in made.get(SchoolYear(year.start + offset), ())
        for parent, first, last in above
        for offset in range(first, min(last, -1) + 1)
    )


def _closure(parents: Parents, start: AbstractSet[str]) -> set[str]:
    found = set(start)
    while True:
        more = {
            name
            for name, above in parents.items()
            if name not in found and any(parent in found and first <= 0 <= last for parent, first, last in above)
        }
        if not more:
            return found
        found |= more
