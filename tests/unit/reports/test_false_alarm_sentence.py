"""What the reports say of chance signals is what a simulation of the method's own parameters gives."""

from pathlib import Path

import pytest

from reports.view_models.false_alarms import (
    RECORD,
    false_alarm_sentence,
    measured,
    parameters_key,
    recorded,
    write_record,
)
from shnor_pipeline import methodology as methodology_module
from shnor_pipeline.domain.false_alarms import SIGNALS, FalseAlarms
from shnor_pipeline.methodology import load_methodology


@pytest.fixture(scope="module")
def method():
    return load_methodology(Path(methodology_module.__file__).parent / "defaults" / "methodology" / "2022-1.yaml")


def test_the_kept_measurement_is_that_of_the_shipped_parameters(method, tmp_path, monkeypatch):
    made = tmp_path / "false_alarms.yaml"
    monkeypatch.setattr("reports.view_models.false_alarms.RECORD", made)
    write_record()
    assert made.read_bytes() == RECORD.read_bytes()
    assert measured(method) == recorded()[parameters_key(method)]


def test_the_sentence_says_both_districts_every_kind_and_the_verdict(method):
    said = false_alarm_sentence(method)
    assert "(1200 школ, работы оценены честно)" in said
    assert "получили 2,0\u00a0% школ там, где школы одинаковы, и 1,7\u00a0% там, где школы различаются" in said
    assert "ВПР ниже журнала\u00a0— 0,7\u00a0%, падение качества через год\u00a0— 0,7\u00a0%" in said
    assert said.endswith("Это в пределах допустимых методикой 5\u00a0%.")


def test_other_parameters_are_measured_anew(method):
    lax = method.model_copy(update={"objectivity": method.objectivity.model_copy(update={"false_alarm": 0.3})})
    assert parameters_key(lax) not in recorded()
    assert measured(lax).highest > measured(method).highest


def test_an_excess_is_owned_up_to(method, monkeypatch):
    loud = FalseAlarms(600, 0.02, 0.123, dict.fromkeys(SIGNALS, 0.05))
    monkeypatch.setattr("reports.view_models.false_alarms._known", {parameters_key(method): loud})
    assert "Это больше допустимых методикой 5\u00a0%" in false_alarm_sentence(method)
