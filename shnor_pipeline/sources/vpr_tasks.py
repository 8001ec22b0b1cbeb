"""Scores of tasks: what the headers promise, and what the cells hold, worked out once per distinct cell.

A missing answer (X in either alphabet, a blank) is 0 points. «не пройд.» adds nothing and is taken out of the maximum.
A gender letter means a shifted row, «отсутствовал» in a score of a pupil who wrote means a confused one, a score
beyond the task's maximum means another work: such rows are set aside, never mended by guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from shnor_pipeline.sources.layouts import load_layout
from shnor_pipeline.sources.text import clean, number

TASK_HEADER = re.compile(r"^\s*\d+(?:[.,(\s]+\d+\s*\)?)?\s*(?:[КKкk]\s*\d+)?\s*\(\s*(\d+)\s*б\.?\s*\)\s*$")
_TASK = re.compile(r"^(\d{1,3})(?:[.,(\s]+(\d{1,3})\s*\)?)?\s*(?:[КKкk]\s*(\d{1,2}))?\s*(?:\(\s*\d+\s*б\.?\s*\))?$")
_MISSING, _NOT_TAUGHT, _GENDER, _ABSENT, _UNKNOWN = -1.0, -2.0, -3.0, -4.0, -5.0
_X = frozenset("xхhн")
_GENDERS = frozenset({"м", "ж"})


@dataclass(frozen=True)
class TaskScores:
    """Scores of a table's rows: totals and what was odd, each aligned with the rows.

    ``total`` is the sum of the points, ``possible`` the maximum without tasks that were not taught (NaN where no
    maximum is known); the flags are booleans per row, ``first_odd`` the position of the first odd task column.
    """

    total: pd.Series
    possible: pd.Series
    gender: pd.Series
    absent: pd.Series
    beyond: pd.Series
    unknown: pd.Series
    not_taught: pd.Series
    first_odd: pd.Series
    texts: pd.Series


def task_maximum(header: object) -> float | None:
    """Return the greatest score that a task header promises («9.1 (2б)» → 2), None where it is no task header."""
    match = TASK_HEADER.match(clean(header))
    return float(match.group(1)) if match else None


def task_label(header: object) -> str:
    """Return the task's number as people write it, without its maximum: «5(1) (1б)» → 5.1, «1K1 (4б)» → 1К1.

    An empty text where the header names no task.
    """
    match = _TASK.match(clean(header))
    if match is None:
        return ""
    task, part, criterion = match.groups()
    return task + (f".{part}" if part else "") + (f"К{criterion}" if criterion else "")


def declared_maxima(subject: str, grade: int) -> list[float]:
    """Return the declared greatest scores of a work's tasks, in order; empty where none are declared."""
    for item in load_layout("vpr_tasks")["tasks"]:
        if item["subject"] == subject and item["grade"] == grade:
            return [float(value) for value in item["highest"]]
    return []


def task_scores(cells: pd.DataFrame, maxima: Sequence[float]) -> TaskScores:
    """Return the scores of the task columns; ``maxima`` are in the columns' order (NaN or too few: unknown)."""
    values = _codes(cells)
    width = values.shape[1]
    known = np.array([*maxima[:width], *[np.nan] * (width - len(maxima))], dtype="float64")
    points = np.where(values >= 0, values, 0.0)
    beyond = (values > known) | (values <= _UNKNOWN - 1)
    not_taught = values == _NOT_TAUGHT
    odd = beyond | (values == _GENDER) | (values == _ABSENT)
    possible = (
        np.nansum(known) - np.where(not_taught, known, 0.0).sum(axis=1)
        if width and not np.isnan(known).any()
        else np.full(len(cells), np.nan)
    )
    index = cells.index
    return TaskScores(
        total=pd.Series(points.sum(axis=1), index=index),
        possible=pd.Series(possible, index=index, dtype="float64"),
        gender=pd.Series((values == _GENDER).any(axis=1), index=index),
        absent=pd.Series((values == _ABSENT).any(axis=1), index=index),
        beyond=pd.Series(beyond.any(axis=1), index=index),
        unknown=pd.Series((values == _UNKNOWN).any(axis=1), index=index),
        not_taught=pd.Series(not_taught.any(axis=1), index=index),
        first_odd=pd.Series(odd.argmax(axis=1) if width else 0, index=index),
        texts=_texts(values, index),
    )


def _codes(cells: pd.DataFrame) -> np.ndarray:
    """Return every cell as points, or as a negative code of what stands there instead."""
    if cells.empty:
        return np.zeros(cells.shape)
    flat = cells.to_numpy(dtype=object).ravel().tolist()
    meanings = {cell: _meaning(cell) for cell in set(flat)}  # a few signs in a million cells
    return np.fromiter(map(meanings.__getitem__, flat), dtype="float64", count=len(flat)).reshape(cells.shape)


def _meaning(cell: object) -> float:
    text = clean(cell).casefold()
    if text == "" or text in _X:
        return _MISSING
    if text in _GENDERS:
        return _GENDER
    if text.startswith("отсутств"):
        return _ABSENT
    if text.startswith("не про"):
        return _NOT_TAUGHT
    value = number(cell)
    if value is None:
        return _UNKNOWN
    return value if value >= 0 and value == int(value) else _UNKNOWN - 1


def _texts(values: np.ndarray, index: pd.Index) -> pd.Series:
    """Return the scores as one text per row: points, X for a missing answer, «-» for a task not taught."""
    words = np.where(values >= 0, values.astype("int64").astype("U4"), np.where(values == _NOT_TAUGHT, "-", "X"))
    return pd.Series([";".join(row) for row in words.tolist()], index=index, dtype="object")
