"""Execution of the roadmap: terms, states, reports of schools and of the district, and СР."""

from datetime import date

import pandas as pd
import pytest

from shnor_pipeline.domain.roadmap import NO_REPORT, execution, rates
from shnor_pipeline.school_year import HalfYear

FIRST, SECOND = HalfYear(2023, 1), HalfYear(2023, 2)


def _report(event, status, **facts):
    row = {"event": event, "status": status, "school_id": None, "period": "2023-1", "reported_on": date(2023, 6, 30)}
    return {**row, "planned_on": None, "done_on": None, "evidence": None, "note": None, **facts}


@pytest.fixture
def state(programme, empty):
    """Return a function that gives the row of one event under some reports."""

    def compute(event, *reports, period=FIRST, as_of=None):
        rows = pd.DataFrame(list(reports)) if reports else empty("validated_roadmap_status")
        return execution(rows, programme, period, as_of=as_of).set_index("event").loc[event]

    return compute


def test_every_event_of_the_programme_has_one_row(programme, empty):
    rows = execution(empty("validated_roadmap_status"), programme, FIRST)
    assert rows["event"].tolist() == [event.id for event in programme.events]
    assert set(rows["period"]) == {"2023-1"}
    assert set(rows["school_year"]) == {2022}


@pytest.mark.parametrize(
    ("done_on", "expected"),
    [(date(2023, 1, 31), "в срок"), (date(2023, 2, 1), "с нарушением срока"), (None, "выполнено")],
)
def test_completion_is_judged_by_its_day(state, done_on, expected):
    facts = state("3.1", _report("3.1", "выполнено", done_on=done_on, evidence="приказ № 3"))
    assert (facts["status"], bool(facts["is_due"])) == (expected, True)
    assert (facts["due_on"], facts["done_on"], facts["evidence"]) == (date(2023, 1, 31), done_on, "приказ № 3")


def test_a_due_event_without_report_is_not_done_and_says_why(state):
    facts = state("3.1")
    assert (facts["status"], facts["note"]) == ("не выполнено", NO_REPORT)


def test_an_event_whose_term_is_later_is_not_due(state):
    facts = state("1.1")
    assert (facts["status"], bool(facts["is_due"]), facts["due_on"]) == ("срок не наступил", False, None)
    assert facts["note"] == "следующий срок — 31.07.2023"
    early = state("1.1", period=SECOND, as_of=date(2023, 7, 20))
    assert (early["status"], early["due_on"], bool(early["is_due"])) == ("срок не наступил", date(2023, 7, 31), False)


def test_an_event_under_way_stays_under_way_when_it_is_due(state):
    facts = state("3.1", _report("3.1", "выполняется"))
    assert (facts["status"], bool(facts["is_due"])) == ("выполняется", True)


def test_a_quarterly_event_is_judged_by_the_last_term_that_has_come(state):
    assert state("1.8")["due_on"] == date(2023, 6, 30)
    assert state("1.8", as_of=date(2023, 4, 15))["due_on"] == date(2023, 3, 31)


def test_an_event_by_plan_is_due_on_the_planned_day(state):
    facts = state("2.6", _report("2.6", "выполнено", planned_on=date(2023, 5, 10), done_on=date(2023, 5, 12)))
    assert (facts["status"], facts["due_on"]) == ("с нарушением срока", date(2023, 5, 10))
    later = state("2.6", _report("2.6", "срок не наступил", planned_on=date(2023, 9, 1)))
    assert (later["status"], bool(later["is_due"])) == ("срок не наступил", False)
    unplanned = state("2.6", _report("2.6", "выполнено"))
    assert (unplanned["status"], bool(unplanned["is_due"])) == ("выполнено", True)
    assert not state("2.6")["is_due"]


def test_a_single_event_done_before_is_not_asked_for_again(state):
    done = _report("3.2", "выполнено", period="2022-1", done_on=date(2022, 4, 20))
    facts = state("3.2", done)
    assert (facts["status"], bool(facts["is_due"])) == ("выполнено", False)
    assert not state("3.2", {**done, "done_on": None})["is_due"]


def test_a_single_event_that_was_missed_stays_due(state):
    facts = state("3.2", _report("3.2", "не выполнено", period="2022-1"))
    assert (facts["status"], bool(facts["is_due"]), facts["due_on"]) == ("не выполнено", True, date(2022, 4, 30))
    caught_up = state("3.2", _report("3.2", "выполнено", done_on=date(2023, 3, 1)))
    assert (caught_up["status"], bool(caught_up["is_due"])) == ("с нарушением срока", True)


def test_a_report_of_another_half_year_does_not_count(state):
    assert state("1.6", _report("1.6", "выполнено", period="2022-2"))["status"] == "не выполнено"
    unnamed = _report("1.6", "выполнено", period="", reported_on=date(2023, 6, 1))
    assert state("1.6", unnamed)["status"] == "выполнено"


def test_a_report_of_no_known_time_is_evidence_of_nothing(state):
    undated = _report("3.1", "выполнено", period="", reported_on=None)
    facts = state("3.1", undated)
    assert (facts["status"], facts["note"]) == ("не выполнено", NO_REPORT)
    unread = state("3.1", {**undated, "period": "весной"})
    assert unread["status"] == "не выполнено"


def test_a_school_years_report_counts_for_terms_of_that_year_only(state):
    report = _report("1.2", "выполнено", period="2022-2023")
    assert state("1.2", report, period=HalfYear(2022, 2))["status"] == "выполнено"
    assert state("1.2", report, period=SECOND)["status"] == "не выполнено"
    july = _report("1.1", "выполнено", period="2022-2023")
    assert state("1.1", july, period=SECOND)["status"] == "выполнено"


def test_the_districts_report_goes_before_those_of_schools(state):
    school = _report("3.1", "не выполнено", school_id="A", reported_on=date(2023, 6, 30))
    district = _report("3.1", "выполнено", reported_on=date(2023, 6, 1))
    assert state("3.1", school, district)["status"] == "выполнено"


def test_an_event_of_schools_is_done_when_all_that_reported_are_done(state):
    first = _report("3.1", "выполнено", school_id="A", done_on=date(2023, 1, 20), evidence="план")
    second = _report("3.1", "выполнено", school_id="B", done_on=date(2023, 1, 25), evidence="план")
    facts = state("3.1", first, second)
    assert (facts["status"], facts["done_on"], facts["evidence"]) == ("в срок", date(2023, 1, 25), "план")
    assert facts["note"] == "выполнено в 2 из 2 отчитавшихся школ"
    partly = state("3.1", first, {**second, "status": "не выполнено", "done_on": None})
    assert (partly["status"], partly["done_on"]) == ("выполняется", None)
    undated = state("3.1", first, {**second, "done_on": None})
    assert (undated["status"], undated["done_on"]) == ("выполнено", None)
    none = state("3.1", *({**row, "status": "не выполнено", "done_on": None} for row in (first, second)))
    assert none["status"] == "не выполнено"


def test_a_schools_later_report_replaces_its_earlier_one(state):
    early = _report("3.1", "не выполнено", school_id="A", reported_on=date(2023, 3, 31))
    late = _report("3.1", "выполнено", school_id="A", reported_on=date(2023, 6, 30))
    assert state("3.1", late, early)["status"] == "выполнено"


def test_rates_count_only_what_was_due(programme, methodology):
    reports = [_report("1.6", "выполнено"), _report("1.8", "выполняется"), _report("1.10", "выполнено")]
    rows = execution(pd.DataFrame(reports), programme, FIRST)
    table = rates(rows, programme, methodology).set_index("section")
    assert table.loc[1, ["events_n", "due_n", "done_n", "rate", "light"]].tolist() == [10, 2, 1, 0.5, "red"]
    assert pd.isna(table.loc[4, "rate"])
    assert table.loc[4, "light"] == "grey"
    assert table.loc[0, "events_n"] == 34
    assert table["due_n"].sum() == 2 * table.loc[0, "due_n"]


def test_six_of_eight_due_measures_are_three_quarters(programme, methodology):
    rows = execution(pd.DataFrame([_report("1.6", "выполнено")]), programme, FIRST)
    due = [event.id for event in programme.sections[0].events][:8]
    rows = rows.assign(is_due=rows["event"].isin(due), status="не выполнено")
    rows.loc[rows["event"].isin(due[:6]), "status"] = ["в срок"] * 4 + ["с нарушением срока", "выполнено"]
    total = rates(rows, programme, methodology).set_index("section").loc[0]
    assert (total["rate"], total["in_time_rate"], total["light"]) == (0.75, 0.625, "red")
