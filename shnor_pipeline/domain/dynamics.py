"""Comparison of two years: what changed, and whether it is more than chance and comparable at all.

«Рост» and «снижение» are said only where the interval of the change excludes 0 and the change exceeds the dead zone;
else it is «в пределах случайных колебаний». Across a break (a cancelled exam, a changed scale, an autumn ВПР, merged
schools) there is no direction, and the break is named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from shnor_pipeline.domain.frames import as_rows, latest_school_year, numbers, of_schools, texts
from shnor_pipeline.domain.marks import pupil_spread, result
from shnor_pipeline.domain.procedures import is_scored, procedure_keys, spring_first
from shnor_pipeline.domain.small_groups import mean_difference
from shnor_pipeline.methodology import Methodology
from shnor_pipeline.school_year import SchoolYear

UP, DOWN, SAME, UNKNOWN = "up", "down", "same", "unknown"
GROWTH, DECLINE = "рост", "снижение"
WITHIN_CHANCE, UNNOTICEABLE = "в пределах случайных колебаний", "без заметных изменений"
NO_BEFORE, NO_NOW = "нет данных за прошлый год", "нет данных за текущий год"
_AUTUMN = "осенняя ВПР по программе прошлого класса: с весенней не сопоставляется"
_MERGED = "школа объединена с другой: состав обучающихся изменился"


@dataclass(frozen=True)
class Break:
    """What makes results before the calendar year ``year`` incomparable with those from it on, in words.

    An empty text or None means «any»: exam, subject, level, grade, school.
    """

    year: int
    text: str
    exam: str = ""
    subject: str = ""
    level: str | None = None
    grade: int | None = None
    school_id: str = ""


def breaks_of_schools(schools: pd.DataFrame) -> list[Break]:
    """Return a break for every school that took in a closed one (``validated_schools``: successor, last day)."""
    ids = texts(schools, "school_id")
    identities = {
        code: school
        for column in ("school_id", "fisoko_login", "gia_code")
        for code, school in zip(texts(schools, column), ids, strict=True)
        if code
    }
    breaks = []
    for code, last_day in zip(texts(schools, "successor_code"), texts(schools, "valid_to"), strict=True):
        if code in identities and last_day:
            first_year = SchoolYear.containing(date.fromisoformat(last_day[:10]) + timedelta(days=1))
            breaks.append(Break(first_year.exam_year, _MERGED, school_id=identities[code]))
    return breaks


def compare(
    marks_now: pd.DataFrame,
    marks_before: pd.DataFrame,
    methodology: Methodology,
    history: Iterable[Break] = (),
    *,
    school_year: int | None = None,
) -> pd.DataFrame:
    """Return the rows of ``derived_dynamics``: one per school and procedure that has a result in either year.

    In: ``derived_marks`` of two school years. The change is of the mean mark, or of the mean test score where the
    work has one; its interval uses the spread between pupils of the whole district. ``history`` are the breaks.
    """
    year = latest_school_year(marks_now, school_year)
    now, before = (spring_first(of_schools(frame)) for frame in (marks_now, marks_before))
    spread = _spread(now, before, methodology)
    keys = ["school_id", "procedure"]
    both = _figures(now).merge(_figures(before), on=keys, how="outer", suffixes=("_now", "_before"), sort=True)
    both["spread"] = texts(both, "procedure").map(spread)
    both["scored"] = both["scored_now"].fillna(both["scored_before"]).astype("bool")
    both["mean_change"] = both["mean_now"] - both["mean_before"]
    both["change_lower"], both["change_upper"] = mean_difference(
        both["mean_now"], both["n_now"], both["mean_before"], both["n_before"], both["spread"], methodology.dynamics.z
    )
    both["low_change_pp"] = both["low_now"] - both["low_before"]
    both["quality_change_pp"] = both["quality_now"] - both["quality_before"]
    fewest = both[["n_now", "n_before"]].min(axis=1, skipna=False)
    both["small_n"] = (fewest < methodology.small_groups.small_n).astype("boolean").mask(fewest.isna())
    both["comparability"] = _comparability(both, history)
    both["direction"], both["wording"] = _conclusion(both, methodology)
    return as_rows("derived_dynamics", both.assign(school_year=year))


def _figures(marks: pd.DataFrame) -> pd.DataFrame:
    n, mean = result(marks)
    frame = pd.DataFrame(
        {
            "school_id": marks["school_id"].astype("object"),
            "procedure": procedure_keys(marks).astype("object"),
            "year": numbers(marks, "year"),
            "season": texts(marks, "season").astype("object"),
            "scored": is_scored(marks).astype("object"),
            "n": n,
            "mean": mean,
            "low": numbers(marks, "low_pct"),
            "quality": numbers(marks, "quality_pct"),
        }
    )
    return frame.loc[frame["n"].notna()]


def _spread(now: pd.DataFrame, before: pd.DataFrame, methodology: Methodology) -> dict[str, float]:
    """Return the standard deviation between pupils by procedure, from both years together."""
    both = pd.concat([frame for frame in (now, before) if len(frame)] or [now], ignore_index=True)
    key = procedure_keys(both)
    spread = pupil_spread(both, key, methodology)
    return dict(zip(key, spread, strict=True))


def _comparability(both: pd.DataFrame, history: Iterable[Break]) -> pd.Series:
    """Return the breaks between the two works of each row, in words; empty where there are none."""
    paired = both["year_now"].notna() & both["year_before"].notna()
    found = pd.Series("", index=both.index, dtype="object")
    found[paired & (both["season_now"] != both["season_before"])] = _AUTUMN
    parts = both["procedure"].astype("str").str.split("|", expand=True).reindex(columns=range(4)).fillna("")
    for item in history:
        hit = paired & (both["year_before"] < item.year) & (both["year_now"] >= item.year)
        wanted = (item.exam, "" if item.grade is None else str(item.grade), item.subject)
        for position, value in enumerate(wanted):
            if value:
                hit &= parts[position] == value
        if item.level is not None:
            hit &= parts[3] == item.level
        if item.school_id:
            hit &= both["school_id"] == item.school_id
        found = found.mask(hit, found.where(found == "", found + "; ") + item.text)
    return found.astype("str")


def _conclusion(both: pd.DataFrame, methodology: Methodology) -> tuple[np.ndarray, np.ndarray]:
    """Return direction and words of every row."""
    zone = methodology.dynamics.dead_zone
    dead = np.where(both["scored"], zone.score, zone.mark)
    change = both["mean_change"]
    broken = both["comparability"] != ""
    chance = (both["change_lower"] <= 0) & (both["change_upper"] >= 0)
    cases = [both["mean_before"].isna(), both["mean_now"].isna(), broken, chance, change.abs() <= dead, change > 0]
    direction = np.select(cases, [UNKNOWN, UNKNOWN, UNKNOWN, SAME, SAME, UP], default=DOWN)
    words = [NO_BEFORE, NO_NOW, "сравнение невозможно: ", WITHIN_CHANCE, UNNOTICEABLE, GROWTH]
    wording = np.select(cases, words, default=DECLINE).astype(object)
    named = broken & both["mean_now"].notna() & both["mean_before"].notna()
    return direction, wording + np.where(named, both["comparability"].astype("object"), "")
