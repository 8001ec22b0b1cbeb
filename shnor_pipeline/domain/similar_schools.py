"""Similar schools: the nearest by ИСБШ, size, remoteness and type, with the reason in words.

Each measure is brought to standard deviations over the schools; a different type adds its weight. What is not known of
either school leaves the comparison, and the distance is the mean over what remains.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from shnor_pipeline.domain.frames import numbers, texts
from shnor_pipeline.domain.rounding import decimal_comma
from shnor_pipeline.methodology import Methodology

SIMILAR_COLUMNS = ["school_id", "similar_school_id", "place", "distance", "reason"]
_MEASURES = ("index", "size", "distance")
_CHUNK = 256
_CLOSE = 0.5
"""Standard deviations within which two values are called alike."""


def similar(schools: pd.DataFrame, methodology: Methodology, *, count: int | None = None) -> pd.DataFrame:
    """Return the nearest schools of each school, nearest first (``SIMILAR_COLUMNS``); ``count`` instead of the usual.

    In: one row per school with ``school_id``, ``index`` (ИСБШ), ``size`` (pupils), ``distance`` (km to the district's
    centre), ``type``; any may be missing. A school with nothing known is similar to none. Ties go by identifier.
    """
    rules = methodology.similar_schools
    table = schools.drop_duplicates("school_id").sort_values("school_id", ignore_index=True)
    values = np.column_stack([_standardised(numbers(table, name)) for name in _MEASURES]) if len(table) else None
    if values is None:
        return pd.DataFrame(columns=SIMILAR_COLUMNS)
    weights = np.array([getattr(rules.weights, name) for name in _MEASURES], dtype="float64")
    types = texts(table, "type").to_numpy(dtype=object)
    parts = []
    for start in range(0, len(table), _CHUNK):
        rows = np.arange(start, min(start + _CHUNK, len(table)))
        distance = _distances(rows, values, types, weights, rules.weights.type)
        nearest = np.argsort(distance, axis=1, kind="stable")[:, : count or rules.count]
        found = np.take_along_axis(distance, nearest, axis=1)
        for place in range(nearest.shape[1]):
            known = np.isfinite(found[:, place])
            parts.append(
                pd.DataFrame({"a": rows[known], "b": nearest[known, place], "place": place + 1})
                .assign(distance=found[known, place])
                .astype({"place": "Int64"})
            )
    pairs = pd.concat(parts, ignore_index=True).sort_values(["a", "place"], ignore_index=True)
    ids = table["school_id"].to_numpy(dtype=object)
    return pd.DataFrame(
        {
            "school_id": ids[pairs["a"]],
            "similar_school_id": ids[pairs["b"]],
            "place": pairs["place"],
            "distance": pairs["distance"],
            "reason": _reasons(pairs, table, values, types),
        }
    )


def _standardised(values: pd.Series) -> np.ndarray:
    known = values.to_numpy(dtype="float64")
    if not np.isfinite(known).any():
        return known
    spread = np.nanstd(known)
    return (known - np.nanmean(known)) / (spread if spread > 0 else 1.0)


def _distances(
    rows: np.ndarray, values: np.ndarray, types: np.ndarray, weights: np.ndarray, type_weight: float
) -> np.ndarray:
    """Return distances from the given schools to all; infinite to itself and where nothing is known of a pair."""
    gap = np.abs(values[rows, None, :] - values[None, :, :])
    known = np.isfinite(gap)
    typed = (types[rows, None] != "") & (types[None, :] != "")
    differs = typed & (types[rows, None] != types[None, :])
    total = np.where(known, gap * weights, 0.0).sum(axis=2) + type_weight * differs
    mass = (known * weights).sum(axis=2) + type_weight * typed
    measured = known.any(axis=2)
    with np.errstate(divide="ignore", invalid="ignore"):
        distance = np.where(measured & (mass > 0), total / mass, np.inf)
    distance[np.arange(len(rows)), rows] = np.inf
    return distance


def _reasons(pairs: pd.DataFrame, table: pd.DataFrame, values: np.ndarray, types: np.ndarray) -> list[str]:
    first, second = pairs["a"].to_numpy(), pairs["b"].to_numpy()
    close = np.abs(values[first] - values[second]) <= _CLOSE
    shown = {
        "index": ("ИСБШ", 1, ""),
        "size": ("число обучающихся", 0, ""),
        "distance": ("удалённость", 0, " км"),
    }
    columns = {name: numbers(table, name).to_numpy() for name in _MEASURES}
    reasons = []
    for row, (one, other) in enumerate(zip(first, second, strict=True)):
        parts = []
        for position, name in enumerate(_MEASURES):
            own, its = float(columns[name][one]), float(columns[name][other])
            if np.isnan(own) or np.isnan(its):
                continue
            label, digits, unit = shown[name]
            word = "близкие значения" if close[row, position] else "различаются"
            parts.append(f"{label}: {word} ({decimal_comma(own, digits)} и {decimal_comma(its, digits)}{unit})")
        if types[one] and types[other]:
            parts.append("тип тот же" if types[one] == types[other] else f"тип другой ({types[other]})")
        reasons.append("; ".join(parts))
    return reasons
