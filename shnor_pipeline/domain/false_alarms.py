"""How often honest schools get a signal of biased results: simulated districts in which nobody cheats.

Every school writes ten works (Russian and mathematics, grades 4–8) in two years; the journal says the same as the work
but for one pupil in five, either way. The schools of a district are alike, or differ as good and weak schools do. All
signals M1–M4 are asked as for a real district. The seed is fixed, so that the same method gives the same figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from shnor_pipeline.domain.marks import statistics
from shnor_pipeline.domain.objectivity import known_in, signals
from shnor_pipeline.methodology import Methodology

SIGNALS = ("M1", "M2", "M3", "M4")
SCHOOLS, SEEDS, SPREADS = 300, (0, 1), (0.0, 0.4)
"""Schools of a simulated district; seeds; deviation between schools, in deviations between pupils."""
YEARS = (2021, 2022)
HIGHEST, CUTS = 20, (0.25, 0.5, 0.75)
_SIZES = (10, 31)
_WORKS = [(grade, subject) for grade in range(4, 9) for subject in ("русский язык", "математика")]
_SLOPE = 0.9
_JOURNAL = {-1: 0.05, 0: 0.80, 1: 0.15}


@dataclass(frozen=True)
class FalseAlarms:
    """Share of honest schools (0–1) that get a signal in a year.

    ``alike``: in a district of equal schools; ``unlike``: where schools differ; ``by_signal``: over both districts;
    ``schools_n``: how many schools of one year were simulated in each kind of district.
    """

    schools_n: int
    alike: float
    unlike: float
    by_signal: Mapping[str, float]

    @property
    def highest(self) -> float:
        """The greater of the two shares: what may be claimed whatever the district is like."""
        return max(self.alike, self.unlike)


def honest_district(seed: int, spread: float, methodology: Methodology) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return pupils of the latest year and marks of both years of a district in which nobody cheats."""
    draw = np.random.default_rng(seed)
    sizes = draw.integers(*_SIZES, SCHOOLS)
    level = draw.normal(0, spread, SCHOOLS)
    school = np.repeat(np.arange(SCHOOLS), sizes)
    names = np.array([f"S{number}" for number in range(SCHOOLS)], dtype=object)
    pupils, rows = [], []
    for school_year in YEARS:
        for grade, subject in _WORKS:
            ability = level[school] + draw.normal(0, 1, len(school))
            score = draw.binomial(HIGHEST, 1 / (1 + np.exp(-_SLOPE * ability)))
            mark = marks_of(score)
            journal = np.clip(mark + draw.choice(list(_JOURNAL), len(mark), p=list(_JOURNAL.values())), 2, 5)
            work = {"school_year": school_year, "year": school_year + 1, "exam": "ВПР", "season": "spring",
                    "grade": grade, "subject": subject, "level": ""}  # fmt: skip
            if school_year == YEARS[-1]:
                facts = {"school_id": names[school], "primary": score, "mark": mark}
                pupils.append(pd.DataFrame(facts).assign(**work, absent=False, primary_possible=HIGHEST))
            found = {f"n{value}": mark == value for value in (2, 3, 4, 5)}
            found |= {"n_lowered": mark < journal, "n_confirmed": mark == journal, "n_raised": mark > journal}
            counts = {name: np.bincount(school, weights=item, minlength=SCHOOLS) for name, item in found.items()}
            rows.append(pd.DataFrame({"school_id": names, **counts}).assign(**work))
    return pd.concat(pupils, ignore_index=True), statistics(pd.concat(rows, ignore_index=True), methodology)


def marks_of(score: np.ndarray | pd.Series) -> np.ndarray:
    """Return the marks 2–5 of primary scores on the scale of the simulated works."""
    return 2 + np.sum([np.asarray(score) >= HIGHEST * cut for cut in CUTS], axis=0)


def false_alarms(methodology: Methodology) -> FalseAlarms:
    """Return how many honest schools the signals of this method would ask about in a year."""
    any_share: list[float] = []
    each: list[dict[str, float]] = []
    for spread in SPREADS:
        shares = []
        for seed in SEEDS:
            found = signals(*honest_district(seed, spread, methodology), methodology)
            now = found.loc[known_in(found) == YEARS[-1]]
            shares.append(now["school_id"].nunique() / SCHOOLS)
            each.append({name: now.loc[now["signal"] == name, "school_id"].nunique() / SCHOOLS for name in SIGNALS})
        any_share.append(float(np.mean(shares)))
    by_signal = {name: float(np.mean([item[name] for item in each])) for name in SIGNALS}
    return FalseAlarms(SCHOOLS * len(SEEDS), *any_share, by_signal)
