"""How firm a status is: how many results away another one is, and whether a single pupil would bring it about."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
import pandas as pd

from shnor_pipeline.domain.frames import numbers
from shnor_pipeline.domain.procedures import parse_procedure
from shnor_pipeline.domain.status_rule import CLEAR, FROM_WORST, status_words
from shnor_pipeline.methodology import Identification

_ONE_PUPIL = {
    "changed": ((1, 0), (-1, 0)),
    "added": ((1, 1), (0, 1)),
    "removed": ((-1, -1), (0, -1)),
}
"""What one pupil can do to a procedure: (change of those below the minimum, change of the participants)."""
_SCALE = 1_000_000


def flip_count(known: pd.DataFrame, index: pd.Index, rules: Identification) -> pd.Series:
    """Return the exact flip count.

    The status depends only on how many procedures are low, and on whether one of those that were low the year before
    is among them. So the cheapest way to ``a`` low procedures of the latter and ``b`` of the rest is found for every
    pair (sorted costs, cumulated), and the cheapest pair with another status is taken.
    """
    below, n = numbers(known, "below_n").to_numpy(), numbers(known, "n").to_numpy()
    needed = np.ceil(np.round(rules.share_pct * n / 100, 6))  # smallest count below the minimum that makes it low
    low = known["is_low"].to_numpy(dtype=bool)
    cost = pd.DataFrame(
        {
            "school": index.get_indexer(known["school_id"].to_numpy()),
            "was": known["was_low"].astype("boolean").fillna(False).to_numpy(dtype=bool),
            "make": np.where(low, 0.0, needed - below),
            "unmake": np.where(low, below - needed + 1, 0.0),
        }
    )
    repeated, spare = (_costs(cost.loc[cost["was"] == flag], len(index)) for flag in (True, False))
    present = np.full(len(index), CLEAR, dtype=object)
    at = cost.assign(low=low, twice=low & cost["was"]).groupby("school")[["low", "twice"]].agg("sum")
    present[at.index.to_numpy()] = status_words(at["low"], at["twice"] > 0, rules)
    best = np.full(len(index), np.inf)
    for a in range(repeated.shape[1]):
        for b in range(spare.shape[1]):
            then = status_words(a + b, a > 0, rules).item()
            best = np.where(present != then, np.fmin(best, repeated[:, a] + spare[:, b]), best)
    best[~np.isin(np.arange(len(index)), cost["school"])] = np.nan
    return pd.Series(np.where(np.isfinite(best), best, np.nan), index=index)


def _costs(cost: pd.DataFrame, schools: int) -> np.ndarray:
    """Return, per school, the cheapest way to have exactly 0, 1, 2 … of these procedures low (infinite beyond them)."""
    ordered = cost.assign(gain=cost["make"] - cost["unmake"]).sort_values(["school", "gain"])
    position = ordered.groupby("school").cumcount().to_numpy() + 1
    table = np.full((schools, int(position.max(initial=0)) + 1), np.inf)
    base = np.zeros(schools)
    np.add.at(base, ordered["school"].to_numpy(), ordered["unmake"].to_numpy())
    table[:, 0] = base
    running = ordered.groupby("school")["gain"].cumsum().to_numpy()
    table[ordered["school"].to_numpy(), position] = base[ordered["school"].to_numpy()] + running
    return table


def near_statuses(known: pd.DataFrame, index: pd.Index, rules: Identification) -> pd.Series:
    """Return the other statuses that one pupil more, one less or one with another result would bring about.

    In: the rows of ``derived_procedures`` whose ``is_low`` is known. Out, by school: the statuses from the worst,
    joined by «; »; empty where the status is firm, null where nothing is known. One pupil sits the works of one exam
    and grade (russian and mathematics of ОГЭ), so that he can move all of them at once, but not those of another.
    """
    table = known.assign(
        group=[parse_procedure(str(key))[:2] for key in known["procedure"]],
        low=known["is_low"].astype("bool"),
        was=known["was_low"].astype("boolean").fillna(False).astype("bool"),
        **{mode: _can_turn(known, steps, rules) for mode, steps in _ONE_PUPIL.items()},
    )
    words = pd.Series("", index=index, dtype="object").where(index.isin(list(known["school_id"])), None)
    movable = set(table.loc[table[list(_ONE_PUPIL)].any(axis=1), "school_id"])
    for school, rows in table.loc[table["school_id"].isin(movable)].groupby("school_id"):
        found = set(_reachable(rows, rules))
        words.loc[school] = "; ".join(word for word in FROM_WORST if word in found)
    return words


def _can_turn(known: pd.DataFrame, steps: tuple[tuple[int, int], ...], rules: Identification) -> np.ndarray:
    """Return whether one of the steps puts the procedure on the other side of the limit."""
    below, n = numbers(known, "below_n").to_numpy(), numbers(known, "n").to_numpy()
    low = known["is_low"].to_numpy(dtype=bool)
    share = round(rules.share_pct * _SCALE)
    turned = np.zeros(len(known), dtype=bool)
    for by, more in steps:
        then, total = below + by, n + more
        possible = (then >= 0) & (then <= total) & (total > 0)
        turned |= possible & ((100 * _SCALE * then >= share * total) != low)
    return turned


def _reachable(rows: pd.DataFrame, rules: Identification) -> Iterator[str]:
    """Yield the statuses of one school that differ from its present one and that one pupil can bring about."""
    low, was = rows["low"].to_numpy(dtype=bool), rows["was"].to_numpy(dtype=bool)
    present = status_words(low.sum(), (low & was).any(), rules).item()
    for places in rows.reset_index(drop=True).groupby("group").groups.values():
        for mode in _ONE_PUPIL:
            turning = [place for place in places if rows[mode].iloc[place]]
            for chosen in product((False, True), repeat=len(turning)):
                then = low.copy()
                for place, turns in zip(turning, chosen, strict=True):
                    then[place] ^= turns
                status = status_words(then.sum(), (then & was).any(), rules).item()
                if status != present:
                    yield status
