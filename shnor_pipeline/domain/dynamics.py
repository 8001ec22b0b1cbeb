"""Comparison of two years: what changed, and whether it is more than chance and comparable at all.

«Рост» and «снижение» are said only where the interval of the change excludes 0 and the change exceeds the dead zone;
else it is «в пределах случайных колебаний». Across a break (a changed scale, an autumn ВПР, merged schools) there is
no direction, and the break is named. Shares have Newcombe's interval, means one from the spread between pupils of the
district; both are covered by the simulation in ``test_intervals``. A 3-2-1 mean over three years is the second line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from shnor_pipeline.domain.comparability import AUTUMN, Break, breaks_between, breaks_of_exams, not_held
from shnor_pipeline.domain.frames import as_rows, latest_school_year, numbers, of_schools, texts
from shnor_pipeline.domain.marks import below_counts, good_counts, pupil_spread, result
from shnor_pipeline.domain.procedures import is_scored, procedure_keys, spring_first
from shnor_pipeline.domain.small_groups import mean_difference, newcombe
from shnor_pipeline.domain.three_years import three_year_line
from shnor_pipeline.exam_history import ExamHistory
from shnor_pipeline.methodology import Methodology

UP, DOWN, SAME, UNKNOWN = "up", "down", "same", "unknown"
GROWTH, DECLINE = "рост", "снижение"
WITHIN_CHANCE, UNNOTICEABLE = "в пределах случайных колебаний", "без заметных изменений"
NO_BEFORE, NO_NOW = "нет данных за прошлый год", "нет данных за текущий год"


def compare(
    marks_now: pd.DataFrame,
    marks_before: pd.DataFrame,
    methodology: Methodology,
    history: Iterable[Break] = (),
    *,
    school_year: int | None = None,
    earlier: pd.DataFrame | None = None,
    exams: ExamHistory | None = None,
) -> pd.DataFrame:
    """Return the rows of ``derived_dynamics``: one per school and procedure that has a result in either year.

    In: ``derived_marks`` of two school years. The change is of the mean mark, or of the mean test score where the
    work has one; its interval uses the spread between pupils of the whole district. The shares below the minimum and
    of good marks are compared beside it. ``history`` are the breaks of schools; those of exams are the methodology's.
    ``earlier``: marks of the years before, for the mean over three years. ``exams``: what was held when; a dash of
    an exam that was not held is explained by it.
    """
    year = latest_school_year(marks_now, school_year)
    breaks = [*breaks_of_exams(methodology), *history]
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
    fewest = both[["n_now", "n_before"]].min(axis=1, skipna=False)
    both["small_n"] = (fewest < methodology.small_groups.small_n).astype("boolean").mask(fewest.isna())
    both["comparability"] = _comparability(both, breaks)
    for share in ("low", "quality"):
        both = both.assign(**_share_change(both, share, methodology))
    both["direction"], both["wording"] = _conclusion(both, methodology)
    both["wording"] = _explained(both, year, exams or ExamHistory())
    years = pd.concat([frame for frame in (marks_now, marks_before, earlier) if frame is not None and len(frame)] or
                      [marks_now], ignore_index=True)  # fmt: skip
    both = both.merge(_line(years, methodology, year, breaks), on=keys, how="left")
    return as_rows("derived_dynamics", both.assign(school_year=year))


def _explained(both: pd.DataFrame, year: int, exams: ExamHistory) -> pd.Series:
    """Return the wording with the reason in place of «нет данных» where an exam was not held.

    Exams of the school year ``year`` are sat in the calendar year after its first, those before in ``year`` itself.
    """
    words = pd.Series(both["wording"], index=both.index)
    for mean, calendar_year in (("mean_now", year + 1), ("mean_before", year)):
        absent = not_held(texts(both, "procedure"), calendar_year, exams)
        words = words.mask(both[mean].isna() & (absent != ""), absent)
    return words


def _line(years: pd.DataFrame, methodology: Methodology, year: int, breaks: Sequence[Break]) -> pd.DataFrame:
    line = three_year_line(of_schools(years), methodology, year, breaks)
    return line.rename(
        columns={name: f"line_{name}" for name in line.columns if name not in ("school_id", "procedure")}
    )


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
            "low_n": below_counts(marks)[0],
            "low_count": below_counts(marks)[1],
            "quality_n": good_counts(marks)[0],
            "quality_count": good_counts(marks)[1],
        }
    )
    return frame.loc[frame["n"].notna()]


def _spread(now: pd.DataFrame, before: pd.DataFrame, methodology: Methodology) -> dict[str, float]:
    """Return the standard deviation between pupils by procedure, from both years together."""
    both = pd.concat([frame for frame in (now, before) if len(frame)] or [now], ignore_index=True)
    key = procedure_keys(both)
    spread = pupil_spread(both, key, methodology)
    return dict(zip(key, spread, strict=True))


def _comparability(both: pd.DataFrame, breaks: Iterable[Break]) -> pd.Series:
    """Return the breaks between the two works of each row, in words; empty where there are none."""
    found = breaks_between(both, breaks).astype("object")
    paired = both["year_now"].notna() & both["year_before"].notna()
    other_season = paired & (both["season_now"] != both["season_before"])
    return found.mask(other_season, AUTUMN + found.where(found == "", "; " + found)).astype("str")


def _share_change(both: pd.DataFrame, share: str, methodology: Methodology) -> dict[str, object]:
    """Return the change of a share in percentage points, its interval and its direction.

    Unlike that of the mean the direction is plain arithmetic: a share below the minimum that goes up is no success.
    """
    counts = [both[f"{share}_{part}_{when}"] for when in ("now", "before") for part in ("count", "n")]
    lower, upper = newcombe(*counts, methodology.share_change_z)
    change = 100 * (counts[0] / counts[1] - counts[2] / counts[3])
    chance = (lower <= 0) & (upper >= 0)
    noticed = change.abs() > methodology.dynamics.dead_zone.share_pp
    unknown = change.isna() | (both["comparability"] != "")
    direction = np.select([unknown, chance | ~noticed, change > 0], [UNKNOWN, SAME, UP], default=DOWN)
    return {
        f"{share}_change_pp": change,
        f"{share}_change_lower_pp": 100 * lower,
        f"{share}_change_upper_pp": 100 * upper,
        f"{share}_direction": direction,
    }


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
