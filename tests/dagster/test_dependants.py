"""What a new file makes necessary to recompute: what rests on it, in its year and in later ones, and no more."""

from __future__ import annotations

import pytest

from shnor_pipeline.definitions import build_defs
from shnor_pipeline.orchestration.dependants import MARK, Parents, dependants, parents_of
from shnor_pipeline.orchestration.jobs import RELOAD
from shnor_pipeline.school_year import SchoolYear

FIRST, SECOND, THIRD = SchoolYear(2020), SchoolYear(2021), SchoolYear(2022)


@pytest.fixture(scope="module")
def parents(tmp_path_factory: pytest.TempPathFactory) -> Parents:
    definitions = build_defs(tmp_path_factory.mktemp("home"))
    return parents_of(
        definitions.resolve_asset_graph(), definitions.resolve_job_def(RELOAD).asset_layer.selected_asset_keys
    )


def test_a_passport_concerns_the_index_and_the_matrix_but_no_marks(parents: Parents) -> None:
    made = dependants(parents, {THIRD: {"social_passport"}})[THIRD]
    assert {"validated/social_passport", "derived/index", "derived/index_components", "derived/matrix", MARK} <= set(
        made
    )
    assert not {"derived/marks", "derived/rating", "derived/status", "validated/pupil_results"} & set(made)


def test_results_concern_everything_that_is_said_of_results(parents: Parents) -> None:
    made = set(dependants(parents, {THIRD: {"pupil_results"}})[THIRD])
    assert {"derived/marks", "derived/rating", "derived/procedures", "derived/status", "derived/matrix"} <= made
    assert not {"derived/index", "validated/social_passport", "validated/plan_targets"} & made


def test_a_later_year_is_touched_where_it_looks_back(parents: Parents) -> None:
    made = dependants(parents, {FIRST: {"pupil_results"}, SECOND: set(), THIRD: set()})
    assert {"derived/dynamics", "derived/rating", "derived/procedures", "derived/status"} <= set(made[SECOND])
    assert "derived/marks" not in made[SECOND]
    assert {"derived/status", MARK} <= set(made[THIRD])
    assert not {"derived/marks", "derived/index"} & set(made[THIRD])


def test_a_passport_is_compared_with_the_year_before(parents: Parents) -> None:
    made = dependants(parents, {FIRST: {"social_passport"}, SECOND: set()})
    assert "validated/social_passport" in made[SECOND]
    assert "derived/marks" not in made[SECOND]


def test_where_nothing_is_known_everything_is_made_anew(parents: Parents) -> None:
    assert dependants(parents, {FIRST: None})[FIRST] == sorted(parents)


def test_every_derived_table_rests_on_something(parents: Parents) -> None:
    """An asset without declared parents would never be made anew."""
    lonely = [name for name, above in parents.items() if name.startswith("derived/") and not above]
    assert lonely == []
