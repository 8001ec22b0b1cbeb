"""The rules as Great Expectations suites: one run per file, every rule of the table an expectation of its own.

A rule over one column is the expectation of that name; a rule over several columns or rows is a column of verdicts that
must be true, which is how such rules are usually said. What a rule means is shared with the pipeline.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pandas as pd

from checks.context import CheckContext
from checks.findings import cell_addresses, rule_findings
from checks.rule import Rule, rules_for
from shnor_pipeline.findings import FINDING_COLUMNS, Severity, findings_frame


@dataclass(frozen=True)
class Judged:
    """Rows that count, rows set aside, and the findings."""

    accepted: pd.DataFrame
    set_aside: pd.DataFrame
    findings: pd.DataFrame


def judge(noun: str, frame: pd.DataFrame, context: CheckContext) -> Judged:
    """Check the rows that the reader took, file by file."""
    rows = frame[frame["row_state"] == "ok"].drop(columns="row_state").reset_index(drop=True)
    rules = rules_for(noun)
    broken = _validated(noun, rules, rows, context) if len(rows) else {}
    fatal = pd.Series(data=False, index=rows.index)
    found = []
    for rule in rules:
        own = rule.worded(rows.loc[broken.get(rule.code, [])], context)
        if len(own):
            found += rule_findings(rule, own, cell_addresses(rule, own, context))
            fatal.loc[own.index] |= rule.severity is Severity.ERROR
    if len(rows) >= 20 and fatal.sum() > len(rows) / 2:
        raise ValueError(f"{noun}: {fatal.sum()} of {len(rows)} rows are bad")
    findings = findings_frame(found) if found else pd.DataFrame(columns=list(FINDING_COLUMNS))
    return Judged(rows[~fatal].reset_index(drop=True), rows[fatal], findings)


def _validated(noun: str, rules: list[Rule], rows: pd.DataFrame, context: CheckContext) -> dict[str, list[int]]:
    """Return the rows that break each rule, as Great Expectations found them."""
    import great_expectations as gx

    verdicts = {rule.verdict: ~rule.broken(rows, context) for rule in rules if rule.condition.native is None}
    columns = {rule.condition.native[1]["column"] for rule in rules if rule.condition.native}
    batch = pd.DataFrame({**{name: _plain(rows[name]) for name in sorted(columns)}, **verdicts}, index=rows.index)
    session = gx.get_context(mode="ephemeral")
    session.variables.progress_bars = {"globally": False}
    suite = session.suites.add(gx.ExpectationSuite(name=noun, expectations=[_expectation(gx, one) for one in rules]))
    asset = session.data_sources.add_pandas(name="files").add_dataframe_asset(name=noun)
    definition = asset.add_batch_definition_whole_dataframe("file")
    validation = gx.ValidationDefinition(name=noun, data=definition, suite=suite)
    broken: dict[str, list[int]] = defaultdict(list)
    for _, part in batch.groupby(rows["file_id"], sort=False):
        result = validation.run(
            batch_parameters={"dataframe": part.reset_index(drop=True)}, result_format={"result_format": "COMPLETE"}
        )
        for one in result.results:
            if one.exception_info and one.exception_info.get("raised_exception"):
                raise RuntimeError(one.exception_info.get("exception_message"))
            places = one.result.get("unexpected_index_list") or []
            broken[one.expectation_config.meta["code"]] += part.index[list(places)].tolist()
    return {code: sorted(places) for code, places in broken.items()}


def _expectation(gx: Any, rule: Rule) -> Any:
    meta = {"code": rule.code}
    if rule.condition.native is None:
        return gx.expectations.ExpectColumnValuesToBeInSet(column=rule.verdict, value_set=[True], meta=meta)
    kind, arguments = rule.condition.native
    return getattr(gx.expectations, kind)(**arguments, meta=meta)


def _plain(column: pd.Series) -> pd.Series:
    """Return numbers as floats and the rest as objects: the expectations do not know the other types."""
    numbers = pd.to_numeric(column, errors="coerce")
    if numbers.notna().eq(column.notna()).all():
        return numbers.astype("Float64").astype("float64")
    return column.astype("object").where(column.notna(), None)
