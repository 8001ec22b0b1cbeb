"""A rule of data quality, and the registry of all rules.

A rule is a few lines: its number, table, severity, the field it points at, Russian words for people, a condition,
and two small samples: one edit of a valid row that breaks it, and one that nearly does. Everything else (the suites,
the catalogue in ``docs``, the asset checks, the tests) is made from the registry.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from checks.context import CheckContext
from checks.statement import Statement, above, below, constant, number_of
from shnor_pipeline.findings import Severity

VERDICTS = "__ok_"
"""How the columns begin that hold the verdicts of rules in a batch."""

Mask = Callable[[pd.DataFrame, CheckContext], pd.Series]
Edit = Mapping[str, Any]


@dataclass(frozen=True)
class Condition:
    """When a rule is broken: ``mask`` marks the broken rows; ``native`` names the expectation that says the same.

    ``native`` is (expectation type, its arguments) on a real column; without it the runner lets the expectation look
    at a column of the mask's verdicts. A ``statement`` says the same condition so that a form can check it by itself.
    ``reasons`` says of each row in words why it breaks the rule; a message names it as ``{reason}``.
    """

    mask: Mask
    native: tuple[str, Mapping[str, Any]] | None = None
    statement: Statement | None = None
    reasons: Mask | None = None


@dataclass(frozen=True)
class Rule:
    """One numbered rule.

    ``message`` may name columns in braces; ``{value}`` is that of ``field``, ``{reason}`` comes from the condition.
    """

    code: str
    table: str
    severity: Severity
    field: str
    title: str
    message: str
    guidance: str
    condition: Condition
    breaking: Edit = dataclasses.field(default_factory=dict)
    nearly: Edit = dataclasses.field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """The column of a batch that holds this rule's verdict on every row."""
        return VERDICTS + self.code

    def broken(self, frame: pd.DataFrame, context: CheckContext) -> pd.Series:
        """Return True for the rows that break the rule; False where the rule has nothing to look at."""
        found = self.condition.mask(frame, context)
        return found.astype("boolean").fillna(value=False).astype(bool)

    def worded(self, rows: pd.DataFrame, context: CheckContext) -> pd.DataFrame:
        """Return broken rows with the words that the message needs beside the columns."""
        reasons = self.condition.reasons
        return rows if reasons is None or rows.empty else rows.assign(reason=reasons(rows, context))


_RULES: dict[str, Rule] = {}
_MODULES = (
    "schools", "pupil_results", "gia", "vpr", "mark_statistics", "task_results", "appeals", "social_passport",
    "self_assessment", "plan_targets", "roadmap_status", "school_roadmap", "support_log",
    "objectivity", "context",
)  # fmt: skip


def register(rule: Rule) -> Rule:
    """Enter a rule; two rules of one number are a programming error."""
    if rule.code in _RULES:
        raise ValueError(f"правило {rule.code} объявлено дважды")
    _RULES[rule.code] = rule
    return rule


def all_rules() -> list[Rule]:
    """Return every rule, ordered by number."""
    import importlib

    for name in _MODULES:
        importlib.import_module(f"checks.rules.{name}")
    return [_RULES[code] for code in sorted(_RULES)]


def rules_for(table: str) -> list[Rule]:
    """Return the rules of a table, ordered by number."""
    return [rule for rule in all_rules() if rule.table == table]


def not_null(name: str) -> Condition:
    """Broken where the field is empty."""
    return Condition(lambda frame, _: frame[name].isna(), ("ExpectColumnValuesToNotBeNull", {"column": name}))


def between(name: str, low: float, high: float) -> Condition:
    """Broken where a known value lies outside the bounds, which themselves are allowed."""

    def mask(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
        value = number(frame[name])
        return value.notna() & ~value.between(low, high)

    native = ("ExpectColumnValuesToBeBetween", {"column": name, "min_value": low, "max_value": high})
    statement = below(number_of(name), constant(low)) | above(number_of(name), constant(high))
    return Condition(mask, native, statement)


def one_of(name: str, allowed: Sequence[Any]) -> Condition:
    """Broken where a known value is not among the allowed ones."""
    wanted = list(allowed)
    return Condition(
        lambda frame, _: frame[name].notna() & ~frame[name].isin(wanted),
        ("ExpectColumnValuesToBeInSet", {"column": name, "value_set": wanted}),
    )


def where(mask: Mask) -> Condition:
    """Broken where the function says so."""
    return Condition(mask)


def stated(statement: Statement) -> Condition:
    """Broken where the statement holds; the forms' own check is written from the same statement."""
    return Condition(lambda frame, _: statement.mask(frame), statement=statement)


def because(exams: Sequence[str], names: Sequence[str], reason: Callable[..., str]) -> Condition:
    """Broken where the reason is not empty: ``reason(context, *values of the named columns)``, '' for a row in order.

    It looks at rows of these exams only, and is asked once per combination of values, so that it may be a plain
    function. Numbers come as int, and None where a value is missing.
    """

    def reasons(frame: pd.DataFrame, context: CheckContext) -> pd.Series:
        said = pd.Series("", index=frame.index, dtype="object")
        own = frame.loc[frame["exam"].isin(list(exams)), list(names)]
        if own.empty:
            return said
        groups = own.groupby(list(names), dropna=False, sort=False, observed=True).ngroup()
        firsts = own[~groups.duplicated()].itertuples(index=False, name=None)
        words = [reason(context, *map(_plain, key)) for key in firsts]
        said.loc[own.index] = groups.map(dict(enumerate(words))).to_numpy()
        return said

    return Condition(lambda frame, context: reasons(frame, context) != "", reasons=reasons)


def _plain(value: Any) -> Any:
    """Return a cell's value as a plain one: None where missing, whole numbers as int."""
    if pd.isna(value):
        return None
    return int(value) if isinstance(value, float) and value.is_integer() else value


def number(column: pd.Series) -> pd.Series:
    """Return the column as numbers, missing where it holds none."""
    return pd.to_numeric(column, errors="coerce").astype("Float64").astype("float64")
