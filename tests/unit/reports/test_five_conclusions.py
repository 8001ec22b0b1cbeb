"""The first page of every document has five conclusions, each one sentence."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from report_fixture import report_data

from reports.view_models.half_year import half_year_report
from reports.view_models.july_district import july_district
from reports.view_models.july_school import july_school
from reports.view_models.report_data import ReportData
from reports.view_models.school_roadmaps import school_roadmaps
from reports.view_models.staff_deficits import staff_deficits
from reports.view_models.training_needs import training_needs
from shnor_pipeline.school_year import HalfYear, Quarter

SECOND_SENTENCE = re.compile(r"[.!?]\s+[А-ЯЁ]")
MODELS: dict[str, Callable[[ReportData], tuple[str, ...]]] = {
    "district": lambda data: july_district(data).conclusions,
    "half-year": lambda data: half_year_report(data, HalfYear.parse("2023-1")).conclusions,
    "quarter": lambda data: school_roadmaps(data, Quarter.parse("2023-2")).conclusions,
    "september": lambda data: staff_deficits(data).conclusions,
    "december": lambda data: training_needs(data).conclusions,
}


def _check(conclusions: tuple[str, ...]) -> None:
    assert len(conclusions) == 5
    for sentence in conclusions:
        assert sentence.endswith(".")
        assert not SECOND_SENTENCE.search(sentence), sentence


@pytest.mark.parametrize("document", MODELS)
@pytest.mark.parametrize("known", [True, False])
def test_five_sentences_of_the_district(document: str, known: bool) -> None:
    empty = {} if known else dict.fromkeys(name for name in report_data().frames if name != "validated_schools")
    _check(MODELS[document](report_data(**empty)))


def test_five_sentences_of_every_school() -> None:
    data = report_data()
    for school in data.schools:
        _check(july_school(data, school).conclusions)
