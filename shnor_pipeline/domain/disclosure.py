"""Protection of small groups in published tables: which cells to hide so that nobody can count them back.

A cell is a group of participants (a school in one procedure) with a count ``n`` and attributes that are parts of it
(``below``: did not reach the minimum; ``high``: «4» and «5»). A margin is a published total over cells. A cell with
fewer than ``min_n`` participants is hidden; where a margin would still give it away, further cells are hidden
(complementary suppression), and a margin that cannot be protected is hidden itself.

Protected means, for whoever knows every published number, that every n ≥ 1 and that parts do not exceed the whole:
the count of a small group is known no closer than within ``min_n``; and where the margin as a whole has participants
with and without an attribute, nothing follows about the group having it throughout or not at all.

Hidden cells of both sorts bear the same sign: a reader cannot tell a small group from the one that covers it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

_Floats = npt.NDArray[np.float64]
_TOLERANCE = 1e-6
_COUNT = "n"


@dataclass(frozen=True)
class Protection:
    """What must not be printed: names of cells (index labels) and of margins."""

    cells: frozenset[str]
    margins: frozenset[str] = field(default_factory=frozenset)


def protect(cells: pd.DataFrame, margins: Mapping[str, Sequence[str]], min_n: int) -> Protection:
    """Return the cells and margins to hide.

    ``cells``: one row per group, labelled by its name; column ``n`` (participants, ≥ 0) and any number of attribute
    columns (0 … n, NaN where unknown). ``margins``: name of a total → names of the cells that it adds up. An attribute
    total counts as published only where every cell of the margin knows the attribute. Groups without participants
    are shown as such and protect nobody. The result depends on nothing but the arguments: ties go by name.
    """
    counts = cells.loc[cells[_COUNT] > 0].sort_index()
    known = {name: [cell for cell in members if cell in counts.index] for name, members in sorted(margins.items())}
    small = frozenset(str(cell) for cell in counts.index[counts[_COUNT] < min_n])
    hidden, unsaid = set(small), {name for name, own in known.items() if 0 < counts.loc[own, _COUNT].sum() < min_n}
    while gap := _next_gap(counts, known, hidden, unsaid, small, min_n):
        margin, wanted = gap
        cover = _cover(counts, known[margin], hidden, wanted)
        if cover is None:
            unsaid.add(margin)
        else:
            hidden.add(cover)
    return Protection(frozenset(hidden), frozenset(unsaid))


def _cover(counts: pd.DataFrame, members: Sequence[str], hidden: set[str], wanted: str) -> str | None:
    """Return the smallest cell of the margin still shown that has participants of the wanted kind, None without any."""
    shown = counts.loc[[cell for cell in members if cell not in hidden]]
    fitting = shown.loc[_having(shown, wanted) > 0, _COUNT].sort_values(kind="stable")
    return str(fitting.index[0]) if len(fitting) else None


def _having(cells: pd.DataFrame, wanted: str) -> pd.Series:
    """Return how many participants have the attribute, or («-attribute») have it not; all of them for ``n``."""
    column = wanted.lstrip("-")
    return cells[_COUNT] - cells[column] if wanted.startswith("-") else cells[column]


def _next_gap(
    counts: pd.DataFrame,
    margins: Mapping[str, Sequence[str]],
    hidden: set[str],
    unsaid: set[str],
    small: frozenset[str],
    min_n: int,
) -> tuple[str, str] | None:
    """Return a margin that gives a small group away and what more must be hidden in it; None where all is safe."""
    said = {name: members for name, members in margins.items() if name not in unsaid}
    for name, members in said.items():
        own = [cell for cell in members if cell in hidden]
        if small.isdisjoint(own):
            continue
        if wanted := _line_gap(counts.loc[list(members)], counts.loc[own], min_n):
            return name, wanted
    crossed = _crossed(said)
    endangered = sorted(small.intersection(cell for name in crossed for cell in said[name]))
    if not endangered:
        return None
    attack = Attack(counts, {name: said[name] for name in crossed}, hidden)
    for cell in endangered:
        if wanted := attack.finding(cell, min_n):
            return _where_to_cover(counts, {name: said[name] for name in crossed}, hidden, cell, wanted), wanted
    return None


def _crossed(margins: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the margins that share a cell with another one: what they say together no line alone tells."""
    return [
        name
        for name, members in margins.items()
        if any(not set(members).isdisjoint(others) for other, others in margins.items() if other != name)
    ]


def _where_to_cover(
    counts: pd.DataFrame, margins: Mapping[str, Sequence[str]], hidden: set[str], cell: str, wanted: str
) -> str:
    """Return the margin to mend: one that has something left to hide, and of those the one that hides least so far."""

    def rank(name: str) -> tuple[bool, bool, int, str]:
        members = margins[name]
        covered = _cover(counts, members, hidden, wanted) is None
        return covered, cell not in members, sum(item in hidden for item in members), name

    return min(margins, key=rank)


def _line_gap(all_cells: pd.DataFrame, hidden: pd.DataFrame, min_n: int) -> str | None:
    """Return what one total alone gives away: with k hidden cells of sum S, each of them is 1 … S − k + 1."""
    if len(hidden) < 2 or float(hidden[_COUNT].sum()) - len(hidden) < min_n:
        return _COUNT
    for attribute in _attributes(all_cells):
        for wanted in (attribute, f"-{attribute}"):
            if _having(hidden, wanted).sum() == 0 and _having(all_cells, wanted).sum() > 0:
                return wanted
    return None


def _attributes(cells: pd.DataFrame) -> list[str]:
    """Return the attributes that every cell knows: only their totals can be printed."""
    return [str(name) for name in cells.columns if name != _COUNT and bool(cells[name].notna().all())]


class Attack:
    """What follows about hidden cells from all published margins together, by linear programming.

    Variables are the counts and attributes of the hidden cells; each margin said is an equation. It is needed where a
    cell stands in several margins; for a cell of one margin ``_line_gap`` says the same at once.
    """

    def __init__(self, counts: pd.DataFrame, margins: Mapping[str, Sequence[str]], hidden: set[str]) -> None:
        self._cells = [str(cell) for cell in counts.index if cell in hidden]
        self._columns = [_COUNT, *(str(name) for name in counts.columns if name != _COUNT)]
        size = len(self._cells) * len(self._columns)
        rows: list[_Floats] = []
        totals: list[float] = []
        self._totals: dict[str, pd.Series] = {}
        for name, members in margins.items():
            own = counts.loc[list(members)]
            self._totals[name] = own.sum()
            for column in [_COUNT, *_attributes(own)]:
                row = np.zeros(size)
                secret = [cell for cell in members if cell in hidden]
                row[[self._at(cell, column) for cell in secret]] = 1.0
                rows.append(row)
                totals.append(float(counts.loc[secret, column].sum()))
        self._equations, self._sums = np.array(rows), np.array(totals)
        self._parts = np.array([self._part(cell, name) for cell in self._cells for name in self._columns[1:]])
        self._bounds = [(1.0 if name == _COUNT else 0.0, None) for _ in self._cells for name in self._columns]
        self._margins = margins

    def _at(self, cell: str, column: str) -> int:
        return self._cells.index(cell) * len(self._columns) + self._columns.index(column)

    def _part(self, cell: str, column: str) -> _Floats:
        """Return the row of «attribute − n ≤ 0»."""
        row = np.zeros(len(self._cells) * len(self._columns))
        row[self._at(cell, column)], row[self._at(cell, _COUNT)] = 1.0, -1.0
        return row

    def _largest(self, weights: Mapping[int, float]) -> float:
        """Return the greatest value that the weighted sum of variables can have; infinite where nothing bounds it."""
        from scipy.optimize import linprog

        target = np.zeros(self._equations.shape[1])
        for place, weight in weights.items():
            target[place] = -weight
        limits = {"A_ub": self._parts, "b_ub": np.zeros(len(self._parts))} if len(self._parts) else {}
        found = linprog(target, A_eq=self._equations, b_eq=self._sums, bounds=self._bounds, **limits)
        return float("inf") if found.status == _UNBOUNDED else -float(found.fun)

    def count_range(self, cell: str) -> tuple[float, float]:
        """Return the least and the greatest count that the cell can have."""
        place = self._at(cell, _COUNT)
        return -self._largest({place: -1.0}), self._largest({place: 1.0})

    def finding(self, cell: str, min_n: int) -> str | None:
        """Return what more must be hidden to make the cell safe: ``n``, an attribute or «-attribute»; None if safe."""
        least, most = self.count_range(cell)
        if most - least < min_n - _TOLERANCE:
            return _COUNT
        whole, count = (
            [self._totals[name] for name, own in self._margins.items() if cell in own],
            self._at(cell, _COUNT),
        )
        for attribute in self._columns[1:]:
            place = self._at(cell, attribute)
            if any(item[attribute] > 0 for item in whole) and self._largest({place: 1.0}) < 1 - _TOLERANCE:
                return attribute
            lacking = any(item[_COUNT] > item[attribute] for item in whole)
            if lacking and self._largest({count: 1.0, place: -1.0}) < 1 - _TOLERANCE:
                return f"-{attribute}"
        return None


_UNBOUNDED = 3
