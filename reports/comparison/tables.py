"""Which figures and conclusions about schools differ between two computations of the same school year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from reports.comparison.moves import FIGURE, STATUS, Move
from reports.explanation.explained import Explainer
from reports.explanation.quantities import QUANTITIES
from reports.narrative.labels import INDEX_GROUPS
from reports.rendering.formatting import NO_DATA, number
from reports.rendering.style import LIGHTS
from reports.view_models.figures import Figure
from reports.view_models.report_data import DISTRICT, MUNICIPALITY
from shnor_pipeline.catalogue import table

_TOLERANCE = 1e-9
_CONCLUSIONS = {
    ("derived_status", "status"): "статус",
    ("derived_rating", "group"): "группа по рейтингу",
    ("derived_index", "group"): "группа по ИСБШ",
    ("derived_matrix", "cell"): "клетка матрицы",
    ("derived_matrix", "effectiveness"): "вывод по остатку",
    ("derived_attainment", "light"): "светофор",
    ("derived_dynamics", "wording"): "вывод об изменении",
}
_FOREMOST = (("derived_rating", "rank"), ("derived_index", "rank"))
"""What people look for first among figures."""
_WORDS = {**INDEX_GROUPS, **{name: sign.word for name, sign in LIGHTS.items()}, "—": "не в списке"}


def table_moves(
    before: Mapping[str, pd.DataFrame], after: Mapping[str, pd.DataFrame], explainer: Explainer
) -> list[Move]:
    """Return what differs between the derived tables of two computations: conclusions first, then figures.

    Both hold the tables of one school year by catalogue name. ``explainer`` names schools, works and indicators.
    """
    moves = [
        move
        for (name, column), label in _CONCLUSIONS.items()
        for move in _column_moves(name, column, before[name], after[name], explainer, label)
    ]
    for name, column in (*_FOREMOST, *(item for item in QUANTITIES if item not in _FOREMOST)):
        if name in before and (name, column) not in _CONCLUSIONS and _is_number(name, column):
            moves.extend(_column_moves(name, column, before[name], after[name], explainer))
    return moves


def _column_moves(
    name: str, column: str, before: pd.DataFrame, after: pd.DataFrame, explainer: Explainer, label: str = ""
) -> Iterator[Move]:
    key = table(name).key
    first, second = (_keyed(frame, key, column) for frame in (before, after))
    both = first.merge(second, on=key, how="outer", suffixes=("_before", "_after"))
    was, now = both[f"{column}_before"], both[f"{column}_after"]
    if table(name).field(column).kind in ("int", "float"):
        near = np.isclose(was.astype("float64"), now.astype("float64"), rtol=0, atol=_TOLERANCE, equal_nan=True)
    else:
        near = (was.fillna("") == now.fillna("")).to_numpy(dtype=bool)
    for row in both.loc[~near].to_dict("records"):
        figure = Figure("", "", None, name, column, tuple((part, row[part]) for part in key))
        where, what = _named(figure, explainer, label)
        yield Move(
            STATUS if label else FIGURE, where, what, _shown(row[f"{column}_before"]), _shown(row[f"{column}_after"])
        )


def _keyed(frame: pd.DataFrame, key: list[str], column: str) -> pd.DataFrame:
    """Return key and column; a missing part of a key is the empty text in a computed frame as in a stored one."""
    chosen = frame.loc[:, [*key, column]].copy()
    for part in key:
        if chosen[part].isna().any():
            chosen[part] = chosen[part].astype("object").where(chosen[part].notna(), "")
    return chosen


def _named(figure: Figure, explainer: Explainer, label: str) -> tuple[str, str]:
    """Return the school and what the figure is of it."""
    school = str(dict(figure.key)["school_id"])
    where = "район" if school in (DISTRICT, MUNICIPALITY) else explainer.data.school_name(school)
    if label and len(figure.key) == len(("school_year", "school_id")):
        return where, label
    quantity = label or QUANTITIES[figure.table, figure.column].label
    rest = "; ".join(part for part in explainer.of_what(figure) if part)
    return where, f"{quantity}; {rest}" if rest else quantity


def _shown(value: object) -> str:
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return NO_DATA
    if isinstance(value, str):
        return _WORDS.get(value, value) or NO_DATA
    exact = float(value)  # type: ignore[arg-type]
    return number(exact, 0 if exact.is_integer() else 2)


def _is_number(name: str, column: str) -> bool:
    """Return whether a figure is a number that the table holds; what is counted over rows moves with its rows."""
    shape = table(name)
    return column in shape.columns and shape.field(column).kind in ("int", "float")
