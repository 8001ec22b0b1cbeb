"""The runner: Great Expectations really judges, findings name the cell, and only bad rows are set aside."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

import pandas as pd
import pytest

from checks.context import CheckContext
from checks.rule import rules_for
from checks.runner import FEWEST_ROWS, run_suite
from checks.samples import VALID, batch, context_of
from shnor_pipeline.sources.reading import RowState

_MARK = {"file_id": "f" * 64, "table_name": "pupil_results", "sheet": "Лист1", "field": "mark"}
COLUMNS = pd.DataFrame([{**_MARK, "first_row": 3, "column": "N"}, {**_MARK, "first_row": 40, "column": "P"}])


def _many(table: str, count: int, edits: Mapping[int, Mapping[str, object]]) -> pd.DataFrame:
    rows = [
        {**batch(table).iloc[0].to_dict(), "row": 10 + n, "pupil_id": f"p{n}", **edits.get(n, {})} for n in range(count)
    ]
    return pd.DataFrame(rows).reindex(columns=batch(table).columns)


@pytest.mark.parametrize("table", sorted(VALID))
def test_every_rule_of_a_table_is_evaluated_and_a_valid_batch_passes(table: str) -> None:
    outcome = run_suite(table, batch(table), context_of(rules_for(table)[0], {}))
    assert outcome.evaluated_n == len(rules_for(table))
    assert outcome.findings.empty
    assert len(outcome.accepted) == 1
    assert all(result["passed"] for result in outcome.check_results_data())


@pytest.mark.parametrize("table", sorted(VALID))
def test_great_expectations_and_the_masks_agree_on_every_breaking_sample(table: str) -> None:
    for rule in rules_for(table):
        frame, context = batch(table, rule.breaking), context_of(rule, rule.breaking)
        fired = {item["code"] for item in run_suite(table, frame, context).check_results_data() if not item["passed"]}
        judged = frame.drop(columns="row_state")
        assert fired == {one.code for one in rules_for(table) if one.broken(judged, context).any()}
        assert rule.code in fired


def test_a_finding_names_the_cell_of_the_right_block() -> None:
    frame = _many("pupil_results", 2, {0: {"mark": 7}, 1: {"mark": 9, "row": 41}})
    findings = run_suite("pupil_results", frame, CheckContext(school_year=2022, columns=COLUMNS)).findings
    marks = findings[findings["code"] == "RES-002"]
    assert marks["cell"].tolist() == ["N10", "P41"]
    assert marks["value"].tolist() == ["7", "9"]
    assert marks["message"].tolist()[0] == "отметка 7; ожидалась 2, 3, 4 или 5"


def test_only_rows_with_an_error_are_set_aside() -> None:
    frame = _many("pupil_results", 3, {0: {"mark": 7}, 1: {"journal_mark": 1}})
    outcome = run_suite("pupil_results", frame, CheckContext(school_year=2022))
    assert outcome.quarantined["row"].tolist() == [10]
    assert outcome.accepted["row"].tolist() == [11, 12]
    assert not outcome.blocked


def test_what_the_reader_set_aside_is_not_judged_again() -> None:
    frame = _many("pupil_results", 2, {0: {"mark": 7, "row_state": RowState.QUARANTINED.value}})
    outcome = run_suite("pupil_results", frame, CheckContext(school_year=2022))
    assert outcome.findings.empty
    assert len(outcome.accepted) == 1


def test_many_cells_of_one_cause_become_one_finding() -> None:
    frame = _many("pupil_results", 60, {n: {"mark": 7} for n in range(25)})
    findings = run_suite("pupil_results", frame, CheckContext(school_year=2022, columns=COLUMNS)).findings
    assert len(findings) == 1
    assert "в 25 ячейках, первые: N10, N11, N12, N13, N14" in findings.loc[0, "message"]


def test_a_batch_that_is_mostly_wrong_is_blocked() -> None:
    count = FEWEST_ROWS
    wrong = {n: {"mark": 7} for n in range(count // 2 + 1)}
    outcome = run_suite("pupil_results", _many("pupil_results", count, wrong), CheckContext(school_year=2022))
    assert outcome.blocked
    assert "прежние принятые данные сохранены" in outcome.summary_ru
    half = {n: {"mark": 7} for n in range(count // 2)}
    assert not run_suite("pupil_results", _many("pupil_results", count, half), CheckContext(school_year=2022)).blocked


def test_an_empty_batch_passes_and_still_evaluates_every_rule() -> None:
    outcome = run_suite("pupil_results", batch("pupil_results").iloc[:0], CheckContext())
    assert outcome.evaluated_n == len(rules_for("pupil_results"))
    assert not outcome.blocked


def test_a_missing_column_is_an_error_of_the_program_not_a_silent_pass() -> None:
    with pytest.raises(KeyError):
        run_suite("pupil_results", batch("pupil_results").drop(columns="mark"), CheckContext())


def test_codes_of_pupils_never_stand_in_findings() -> None:
    frame = _many("pupil_results", 2, {0: {"pupil_id": "secret-code"}, 1: {"pupil_id": "secret-code"}})
    findings = run_suite("pupil_results", frame, CheckContext(school_year=2022)).findings
    assert "RES-011" in set(findings["code"])
    assert "secret-code" not in findings.to_csv()


def test_importing_the_checks_does_not_import_great_expectations() -> None:
    code = "import sys, checks.runner, checks.rule; checks.rule.all_rules(); print('great_expectations' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_analytics_are_off() -> None:
    run_suite("appeals", batch("appeals"), CheckContext(school_year=2022))
    assert os.environ["GX_ANALYTICS_ENABLED"] == "false"
    import great_expectations as gx

    assert gx.get_context(mode="ephemeral").variables.analytics_enabled in (False, None)


def test_a_finding_about_a_form_names_its_line_in_words_and_keeps_the_explanation() -> None:
    edits = {"field": "pupils_ovz", "value": 12.5, "explanation": "двое учатся на полставки"}
    findings = run_suite("social_passport", batch("social_passport", edits), CheckContext(school_year=2022)).findings
    asked = findings.set_index("code").loc["SOC-005"]
    assert asked["message"] == "«Обучающиеся с ОВЗ»: 12,5 — не целое число"
    assert asked["explanation"] == "двое учатся на полставки"
