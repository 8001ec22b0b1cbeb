"""Nobody counts a small group back: every published number together, attacked exactly by integer programming."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from shnor_pipeline.domain.disclosure import Attack, Protection, protect

MIN_N = 5
Margins = dict[str, list[str]]


def _cells(rows: dict[str, tuple[int, int, int]]) -> pd.DataFrame:
    return pd.DataFrame.from_dict(rows, orient="index", columns=["n", "below", "high"]).astype("float64")


def _known_range(
    cells: pd.DataFrame, margins: Margins, made: Protection, cell: str, weights: dict[str, float]
) -> tuple[int, int]:
    """Return the least and greatest value of the cell's weighted counts over all tables that fit what is said."""
    names, columns = list(cells.index), list(cells.columns)
    place = {(name, column): i * len(columns) + j for i, name in enumerate(names) for j, column in enumerate(columns)}
    size = len(place)
    rules: list[np.ndarray] = []
    low: list[float] = []
    high: list[float] = []

    def rule(terms: dict[tuple[str, str], float], least: float, most: float) -> None:
        row = np.zeros(size)
        for key, weight in terms.items():
            row[place[key]] = weight
        rules.append(row)
        low.append(least)
        high.append(most)

    for name in names:
        rule({(name, "n"): 1.0, (name, "below"): -1.0}, 0, np.inf)
        rule({(name, "n"): 1.0, (name, "high"): -1.0}, 0, np.inf)
        if name not in made.cells:
            for column in columns:
                rule({(name, column): 1.0}, cells.loc[name, column], cells.loc[name, column])
    for margin, members in margins.items():
        if margin not in made.margins:
            for column in columns:
                total = float(cells.loc[members, column].sum())
                rule({(name, column): 1.0 for name in members}, total, total)
    floor = np.array([1.0 if column == "n" and cells.loc[name, "n"] > 0 else 0.0 for name, column in place])
    target = np.zeros(size)
    for column, weight in weights.items():
        target[place[cell, column]] = weight
    ends = []
    for sign in (1.0, -1.0):
        found = milp(
            sign * target,
            constraints=LinearConstraint(np.array(rules), low, high),
            bounds=Bounds(floor, 1000),
            integrality=np.ones(size),
        )
        ends.append(round(sign * found.fun))
    return ends[0], ends[1]


def _attack(cells: pd.DataFrame, margins: Margins, made: Protection) -> None:
    for cell in cells.index[(cells["n"] > 0) & (cells["n"] < MIN_N)]:
        assert cell in made.cells
        least, most = _known_range(cells, margins, made, cell, {"n": 1.0})
        assert most - least >= MIN_N, (cell, least, most)
        for margin, members in margins.items():
            if cell not in members or margin in made.margins:
                continue
            whole = cells.loc[members].sum()
            for column in ("below", "high"):
                if whole[column] > 0:
                    assert _known_range(cells, margins, made, cell, {column: 1.0})[1] > 0, (cell, margin, column)
                if whole[column] < whole["n"]:
                    lacking = _known_range(cells, margins, made, cell, {"n": 1.0, column: -1.0})
                    assert lacking[1] > 0, (cell, margin, column)


def test_a_table_without_small_groups_is_printed_whole() -> None:
    cells = _cells({"а": (10, 1, 5), "б": (5, 0, 5), "в": (0, 0, 0)})
    assert protect(cells, {"всего": ["а", "б", "в"]}, MIN_N) == Protection(frozenset(), frozenset())


def test_one_small_group_is_covered_by_the_smallest_other_one() -> None:
    cells = _cells({"а": (3, 1, 1), "б": (6, 1, 3), "в": (20, 4, 9)})
    assert protect(cells, {"всего": ["а", "б", "в"]}, MIN_N).cells == {"а", "б"}


def test_two_small_groups_that_are_known_together_need_a_third() -> None:
    cells = _cells({"а": (1, 0, 1), "б": (2, 1, 1), "в": (7, 2, 3), "г": (30, 4, 9)})
    assert protect(cells, {"всего": ["а", "б", "в", "г"]}, MIN_N).cells == {"а", "б", "в"}


def test_a_cover_must_not_say_that_the_whole_group_failed() -> None:
    cells = _cells({"а": (3, 3, 0), "б": (6, 6, 0), "в": (9, 1, 4), "г": (30, 4, 9)})
    made = protect(cells, {"всего": ["а", "б", "в", "г"]}, MIN_N)
    assert "в" in made.cells
    _attack(cells, {"всего": ["а", "б", "в", "г"]}, made)


def test_a_total_that_cannot_be_protected_is_hidden_itself() -> None:
    cells = _cells({"а": (3, 1, 1), "б": (2, 0, 1)})
    made = protect(cells, {"всего": ["а", "б"]}, MIN_N)
    assert made == Protection(frozenset({"а", "б"}), frozenset({"всего"}))


def test_a_total_of_a_small_group_alone_is_hidden() -> None:
    cells = _cells({"а": (3, 1, 1)})
    assert protect(cells, {"всего": ["а"]}, MIN_N).margins == {"всего"}


def test_an_unknown_attribute_is_no_published_total() -> None:
    cells = _cells({"а": (3, 1, 1), "б": (6, 1, 3), "в": (20, 4, 9)})
    cells.loc["в", "high"] = np.nan
    assert protect(cells, {"всего": ["а", "б", "в"]}, MIN_N).cells == {"а", "б"}


def test_totals_that_cross_are_attacked_together() -> None:
    """Each total alone is safe: a + b, and a + b + c of which c is printed. Together they would give d away."""
    cells = _cells({"а": (3, 1, 1), "б": (9, 1, 3), "в": (12, 2, 4), "г": (4, 1, 1), "д": (8, 2, 2), "е": (11, 1, 5)})
    margins = {"рус": ["а", "б", "в"], "мат": ["г", "д", "е"], "школы а, г": ["а", "г", "б"]}
    made = protect(cells, margins, MIN_N)
    _attack(cells, margins, made)


_GROUP = st.integers(0, 14).flatmap(
    lambda n: st.tuples(st.just(n), st.integers(0, n)).flatmap(
        lambda pair: st.tuples(st.just(pair[0]), st.just(pair[1]), st.integers(0, pair[0] - pair[1]))
    )
)


@settings(max_examples=12, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(_GROUP, _GROUP), min_size=2, max_size=5),
    st.lists(st.booleans(), min_size=5, max_size=5),
)
def test_no_table_gives_a_small_group_away(
    rows: list[tuple[tuple[int, int, int], tuple[int, int, int]]], programme: list[bool]
) -> None:
    cells = _cells({f"{subject}{i}": pair[j] for i, pair in enumerate(rows) for j, subject in enumerate("рм")})
    schools = range(len(rows))
    margins = {subject: [f"{subject}{i}" for i in schools] for subject in "рм"}
    margins["программа"] = [f"{subject}{i}" for i in schools if programme[i] for subject in "рм"]
    made = protect(cells, margins, MIN_N)
    _attack(cells, margins, made)


def test_what_follows_from_all_totals_is_found() -> None:
    cells = _cells({"а": (3, 1, 1), "б": (9, 1, 3), "в": (12, 2, 4)})
    attack = Attack(cells, {"всего": ["а", "б", "в"], "часть": ["а", "в"]}, {"а", "б"})
    assert attack.count_range("а") == pytest.approx((3.0, 3.0))
    assert attack.finding("а", MIN_N) == "n"


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        ({"а": (3, 0, 1), "б": (9, 0, 3), "в": (12, 2, 4)}, "below"),
        ({"а": (3, 3, 0), "б": (9, 9, 0), "в": (12, 2, 4)}, "-below"),
        ({"а": (3, 1, 3), "б": (9, 1, 9), "в": (12, 2, 4)}, "-high"),
        ({"а": (3, 1, 1), "б": (9, 1, 3), "в": (12, 2, 4)}, None),
    ],
    ids=["никто не ниже порога", "все ниже порога", "у всех высокие", "ничего не следует"],
)
def test_a_hidden_group_that_has_an_attribute_throughout_or_not_at_all_is_found(
    numbers: dict[str, tuple[int, int, int]], wanted: str | None
) -> None:
    """The size stays unknown in all cases; what follows is only about the attribute."""
    attack = Attack(_cells(numbers), {"всего": ["а", "б", "в"]}, {"а", "б"})
    assert attack.count_range("а") == pytest.approx((1.0, 11.0))
    assert attack.finding("а", MIN_N) == wanted
