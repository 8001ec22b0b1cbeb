"""The worked example of the methodology: four schools, two exam years, as frames of the warehouse's shape."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import settings

from shnor_pipeline import methodology as methodology_module
from shnor_pipeline.catalogue import table
from shnor_pipeline.domain import marks as mark_figures
from shnor_pipeline.domain.frames import as_rows
from shnor_pipeline.methodology import Methodology, load_methodology
from shnor_pipeline.programme import Programme, load_programme

# Frames cost milliseconds each, and a shared machine now and then a second: time limits would make chance failures.
settings.register_profile("frames", deadline=None, max_examples=60)
settings.load_profile("frames")

DEFAULTS = Path(methodology_module.__file__).parent / "defaults"
RUSSIAN, MATHS = "русский язык", "математика"

SHARES = {
    "A": (30, 20, 5, 90, 1, 0),
    "B": (30, 40, 5, 90, 3, 0),
    "C": (10, 20, 15, 70, 3, 20),
    "D": (10, 40, 15, 70, 1, 20),
}
COMPONENTS = ("he_both", "single_parent", "unemployed", "housing", "on_register", "non_native_ru")
MARKS = {
    (2022, "ОГЭ", 9, RUSSIAN, ""): {"A": (0, 2, 5, 3), "B": (0, 3, 2, 0), "C": (1, 3, 0, 0), "D": (0, 0, 1, 0)},
    (2022, "ОГЭ", 9, MATHS, ""): {"A": (0, 5, 4, 1), "B": (1, 3, 1, 0), "C": (2, 2, 0, 0), "D": (0, 0, 1, 0)},
    (2023, "ОГЭ", 9, RUSSIAN, ""): {"A": (0, 2, 4, 2), "B": (0, 4, 0, 0), "C": (0, 3, 0, 0)},
    (2023, "ОГЭ", 9, MATHS, ""): {"A": (0, 4, 4, 0), "B": (1, 3, 0, 0), "C": (1, 2, 0, 0)},
    (2023, "ЕГЭ", 11, MATHS, "база"): {"A": (0, 0, 1, 0)},
    (2023, "ВПР", 5, RUSSIAN, ""): {"C": (2, 4, 0, 0)},
    (2023, "ВПР", 6, MATHS, ""): {"C": (1, 4, 0, 0)},
    (2023, "ВПР", 5, MATHS, ""): {"B": (2, 3, 0, 0)},
}
SCORES = {
    (2022, "ЕГЭ", 11, RUSSIAN, ""): {"A": (4, 70, 0), "B": (1, 40, 0)},
    (2023, "ЕГЭ", 11, RUSSIAN, ""): {"A": (2, 60, 0)},
    (2023, "ЕГЭ", 11, MATHS, "профиль"): {"A": (1, 50, 0)},
}


def work_row(school: str, work: tuple[Any, ...], **facts: Any) -> dict[str, Any]:
    """Return a row of ``derived_marks`` without its figures."""
    year, exam, grade, subject, level = work
    season = "spring" if exam == "ВПР" else ""
    return {
        "school_year": year - 1,
        "year": year,
        "exam": exam,
        "season": season,
        "grade": grade,
        "subject": subject,
        "level": level,
        "school_id": school,
        **facts,
    }


def mark_row(school: str, work: tuple[Any, ...], counts: tuple[int, ...], **facts: Any) -> dict[str, Any]:
    """Return a row of ``derived_marks`` of a work with marks."""
    return work_row(school, work, **dict(zip(("n2", "n3", "n4", "n5"), counts, strict=True)), **facts)


@pytest.fixture(scope="session")
def methodology() -> Methodology:
    return load_methodology(DEFAULTS / "methodology" / "2022-1.yaml")


@pytest.fixture(scope="session")
def programme() -> Programme:
    return load_programme(DEFAULTS / "programme.yaml")


@pytest.fixture(scope="session")
def shares() -> pd.DataFrame:
    rows = [
        (school, name, float(value))
        for school, values in SHARES.items()
        for name, value in zip(COMPONENTS, values, strict=True)
    ]
    return pd.DataFrame(rows, columns=["school_id", "component", "share_pct"])


@pytest.fixture(scope="session")
def marks(methodology: Methodology) -> pd.DataFrame:
    rows = [mark_row(s, work, counts) for work, schools in MARKS.items() for s, counts in schools.items()]
    rows += [
        work_row(school, work, participants=n, mean_score=mean, below_threshold=below)
        for work, schools in SCORES.items()
        for school, (n, mean, below) in schools.items()
    ]
    return as_rows("derived_marks", mark_figures.statistics(pd.DataFrame(rows), methodology))


@pytest.fixture
def changed(methodology: Methodology) -> Callable[..., Methodology]:
    """Return a function that gives the methodology with some parameters of one section replaced."""

    def change(section: str, **values: Any) -> Methodology:
        part = getattr(methodology, section).model_copy(update=values)
        return methodology.model_copy(update={section: part})

    return change


@pytest.fixture(scope="session")
def empty() -> Callable[[str], pd.DataFrame]:
    """Return a function that gives a table of the catalogue without rows."""
    return lambda name: as_rows(name, pd.DataFrame(columns=table(name).columns))
