"""Honest schools: how many get a signal of biased results in a year."""

import numpy as np
import pandas as pd
import pytest

from shnor_pipeline.domain.marks import statistics
from shnor_pipeline.domain.objectivity import known_in, signals

_SCHOOLS = 300
_CUTS = (0.25, 0.5, 0.75)
_WORKS = [(grade, subject) for grade in range(4, 9) for subject in ("русский язык", "математика")]


def _district(seed, between, methodology):
    """Return pupils and marks of two school years in which nobody cheats; ``between``: deviation of schools in SDs."""
    draw = np.random.default_rng(seed)
    sizes = draw.integers(10, 31, _SCHOOLS)
    level = draw.normal(0, between, _SCHOOLS)
    pupils, rows = [], []
    for school_year in (2021, 2022):
        for grade, subject in _WORKS:
            school = np.repeat(np.arange(_SCHOOLS), sizes)
            ability = level[school] + draw.normal(0, 1, len(school))
            highest = 20
            score = draw.binomial(highest, 1 / (1 + np.exp(-0.9 * ability)))
            mark = 2 + sum(score >= highest * cut for cut in _CUTS)
            # The journal says the same, but for one pupil in seven, either way.
            journal = np.clip(mark + draw.choice([-1, 0, 1], len(mark), p=[0.05, 0.80, 0.15]), 2, 5)
            work = {"school_year": school_year, "year": school_year + 1, "exam": "ВПР", "season": "spring"}
            frame = pd.DataFrame({"school_id": [f"S{i}" for i in school], "primary": score, "mark": mark}).assign(
                **work, grade=grade, subject=subject, level="", absent=False, primary_possible=highest
            )
            pupils.append(frame)
            counts = frame.assign(
                **{f"n{value}": mark == value for value in (2, 3, 4, 5)},
                n_lowered=mark < journal,
                n_confirmed=mark == journal,
                n_raised=mark > journal,
            )
            keys = ["school_id", *work, "grade", "subject", "level"]
            names = ["n2", "n3", "n4", "n5", "n_lowered", "n_confirmed", "n_raised"]
            rows.append(counts.groupby(keys, as_index=False)[names].sum())
    marks = statistics(pd.concat(rows, ignore_index=True), methodology)
    every = pd.concat(pupils, ignore_index=True)
    return every[every["school_year"] == 2022], marks


@pytest.mark.parametrize("between", [0.0, 0.4])
def test_at_most_one_honest_school_in_twenty_gets_a_signal_in_a_year(methodology, between):
    rates = []
    for seed in range(2):
        found = signals(*_district(seed, between, methodology), methodology)
        rates.append(found.loc[known_in(found) == 2022, "school_id"].nunique() / _SCHOOLS)
    assert np.mean(rates) <= 0.05


def test_without_the_guard_many_more_honest_schools_would_get_one(methodology, changed):
    district = _district(0, 0.4, methodology)
    found = signals(*district, changed("objectivity", false_alarm=1.0))
    assert found.loc[known_in(found) == 2022, "school_id"].nunique() / _SCHOOLS > 0.3


def test_most_schools_that_cheat_are_still_seen(methodology):
    pupils, marks = _district(3, 0.4, methodology)
    cheats = pupils["school_id"].isin([f"S{i}" for i in range(15)])
    raised = pupils.assign(primary=pupils["primary"].mask(cheats, (pupils["primary"] + 7).clip(upper=20)))
    found = signals(raised.assign(mark=2 + sum(raised["primary"] >= 20 * cut for cut in _CUTS)), marks, methodology)
    seen = set(found["school_id"]) & {f"S{i}" for i in range(15)}
    assert len(seen) > 15 / 2
