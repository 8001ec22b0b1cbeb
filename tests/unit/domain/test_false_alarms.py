"""Honest schools: how many get a signal of biased results in a year; schools that cheat: how many are seen."""

import numpy as np
import pytest

from shnor_pipeline.domain.false_alarms import HIGHEST, SCHOOLS, SIGNALS, false_alarms, honest_district, marks_of
from shnor_pipeline.domain.objectivity import known_in, signals


@pytest.fixture(scope="module")
def measured(methodology):
    return false_alarms(methodology)


def test_at_most_one_honest_school_in_twenty_gets_a_signal_in_a_year(measured):
    assert 0 < measured.alike <= 0.05
    assert 0 < measured.unlike <= 0.05
    assert measured.highest == max(measured.alike, measured.unlike)


def test_the_kinds_of_signals_add_up_to_no_less_than_any_signal(measured):
    assert list(measured.by_signal) == list(SIGNALS)
    assert sum(measured.by_signal.values()) >= (measured.alike + measured.unlike) / 2
    assert max(measured.by_signal.values()) <= measured.highest


def test_without_the_guard_many_more_honest_schools_would_get_one(methodology, changed):
    unguarded = changed("objectivity", false_alarm=1.0)
    found = signals(*honest_district(0, 0.4, methodology), unguarded)
    assert found.loc[known_in(found) == 2022, "school_id"].nunique() / SCHOOLS > 0.3


def test_most_schools_that_cheat_are_still_seen(methodology):
    pupils, marks = honest_district(3, 0.4, methodology)
    cheats = {f"S{number}" for number in range(15)}
    score = np.where(pupils["school_id"].isin(cheats), (pupils["primary"] + 7).clip(upper=HIGHEST), pupils["primary"])
    found = signals(pupils.assign(primary=score, mark=marks_of(score)), marks, methodology)
    assert len(cheats & set(found["school_id"])) > 15 / 2
