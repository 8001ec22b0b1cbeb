"""Running a table's rules over one batch: Great Expectations judges, findings name the cells, bad rows are set aside.

Only this module and ``rule_expectation`` import Great Expectations, and inside the function that validates: the import
costs seconds that a command which checks nothing must not pay. Analytics are switched off before the import.
"""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from checks.context import CheckContext
from checks.findings import cell_addresses, rule_findings
from checks.rule import Rule, rules_for
from shnor_pipeline.findings import FINDING_COLUMNS, Severity, findings_frame
from shnor_pipeline.sources.reading import RowState

__all__ = ["CheckContext", "Outcome", "preload", "run_suite"]

MOST_QUARANTINED = 0.5
"""Above this share of quarantined rows the batch as a whole is held to be meaningless …"""
FEWEST_ROWS = 20
"""… unless it is this small, when a few bad rows are just a few bad rows."""
_FIRST_CELLS = 5


@dataclass
class Outcome:
    """What a run of a suite found: the findings, the rows that count, the rows set aside, and each rule's result."""

    table: str
    accepted: pd.DataFrame
    quarantined: pd.DataFrame
    findings: pd.DataFrame
    evaluated_n: int
    blocked: bool
    summary_ru: str
    results: list[dict[str, Any]] = field(default_factory=list)

    def check_results_data(self) -> list[dict[str, Any]]:
        """Return per rule: code, severity, passed, count of broken rows, first cells."""
        return self.results


def run_suite(table: str, frame: pd.DataFrame, context: CheckContext) -> Outcome:
    """Judge a batch of rows of a canonical table.

    ``frame`` has the columns of ``validated_<table>`` and ``row_state``. Rows that the reader quarantined or dropped
    are not judged again. An empty batch passes every rule, and every rule is still evaluated.
    """
    rules = rules_for(table)
    judged = _only(frame, frame["row_state"] == RowState.OK.value).drop(columns="row_state").reset_index(drop=True)
    broken = _evaluated(table, rules, judged, context)
    fatal = pd.Series(data=False, index=judged.index)
    parts, results = [], []
    for rule in rules:
        rows = rule.worded(judged.loc[broken[rule.code]], context)
        cells = cell_addresses(rule, rows, context)
        if len(rows):
            parts.append(rule_findings(rule, rows, cells))
        if rule.severity is Severity.ERROR and len(rows):
            fatal.loc[rows.index] = True
        results.append(
            {
                "code": rule.code,
                "severity": rule.severity,
                "passed": len(rows) == 0,
                "count": len(rows),
                "cells": cells.head(_FIRST_CELLS).tolist(),
            }
        )
    found = [item for part in parts for item in part]
    findings = findings_frame(found) if found else pd.DataFrame(columns=list(FINDING_COLUMNS))
    accepted, set_aside = _only(judged, ~fatal), judged[fatal]
    blocked = len(judged) >= FEWEST_ROWS and len(set_aside) > MOST_QUARANTINED * len(judged)
    return Outcome(
        table=table,
        accepted=accepted.reset_index(drop=True),
        quarantined=set_aside.reset_index(drop=True),
        findings=findings,
        evaluated_n=len(rules),
        blocked=blocked,
        summary_ru=_summary(table, judged, set_aside, findings, blocked=blocked),
        results=results,
    )


def _only(frame: pd.DataFrame, wanted: pd.Series) -> pd.DataFrame:
    """Return the wanted rows; all of them without a copy, for a region's year is large."""
    return frame if bool(wanted.all()) else frame[wanted]


def _summary(
    table: str, judged: pd.DataFrame, set_aside: pd.DataFrame, findings: pd.DataFrame, *, blocked: bool
) -> str:
    counts = findings["severity"].value_counts()
    text = (
        f"{table}: строк {len(judged)}, в карантине {len(set_aside)}; ошибок {counts.get('Ошибка', 0)}, "
        f"вопросов {counts.get('Вопрос', 0)}, замечаний {counts.get('Замечание', 0)}"
    )
    if blocked:
        text += ". Больше половины строк не годится: таблица не обновлена, прежние принятые данные сохранены"
    return text


def _evaluated(table: str, rules: list[Rule], frame: pd.DataFrame, context: CheckContext) -> dict[str, list[int]]:
    """Return for each rule the index of its broken rows, as Great Expectations found them."""
    gx = _great_expectations()
    verdicts = {rule.verdict: ~rule.broken(frame, context) for rule in rules if rule.condition.native is None}
    native = {str(rule.condition.native[1]["column"]) for rule in rules if rule.condition.native}
    batch_frame = pd.concat([_plain(frame[sorted(native)]), pd.DataFrame(verdicts, index=frame.index)], axis=1)
    ephemeral = gx.get_context(mode="ephemeral")
    ephemeral.variables.progress_bars = {"globally": False}
    source = ephemeral.data_sources.add_pandas(name="shnor")
    definition = source.add_dataframe_asset(name=table).add_batch_definition_whole_dataframe("batch")
    suite = gx.ExpectationSuite(name=table, expectations=[_expectation(gx, rule) for rule in rules])
    batch = definition.get_batch(batch_parameters={"dataframe": batch_frame})
    result = batch.validate(suite, result_format={"result_format": "COMPLETE"})
    broken: dict[str, list[int]] = {}
    for one in result.results:
        code = one.expectation_config.meta["code"]
        if one.exception_info and one.exception_info.get("raised_exception"):
            raise RuntimeError(f"правило {code} не вычислено: {one.exception_info.get('exception_message')}")
        broken[code] = sorted(int(row) for row in one.result.get("unexpected_index_list") or [])
    if set(broken) != {rule.code for rule in rules}:
        raise RuntimeError(f"{table}: вычислено правил {len(broken)} из {len(rules)}")
    return broken


def preload() -> None:
    """Begin to import Great Expectations beside other work.

    Worth it where this process is about to wait for others (files being read in a pool); whoever validates first
    waits for the rest of the import.
    """
    threading.Thread(target=_great_expectations, name="import-great-expectations").start()


def _great_expectations() -> Any:
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations

    return great_expectations


def _expectation(gx: Any, rule: Rule) -> Any:
    level = "critical" if rule.severity is Severity.ERROR else "warning"
    if rule.condition.native is None:
        from checks.rule_expectation import ExpectRuleToHold

        return ExpectRuleToHold(verdict=rule.verdict, severity=level, meta={"code": rule.code})
    kind, arguments = rule.condition.native
    return getattr(gx.expectations, kind)(**arguments, severity=level, meta={"code": rule.code})


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Return columns as plain numbers or objects: extension types and their NA are foreign to the comparisons."""
    plain = {}
    for name in frame.columns:
        column = frame[name]
        numbers = pd.to_numeric(column, errors="coerce")
        if len(column) and numbers.notna().eq(column.notna()).all():
            plain[name] = numbers.astype("Float64").astype("float64")
        else:
            plain[name] = column.astype("object").where(column.notna(), None)
    return pd.DataFrame(plain, index=frame.index)
