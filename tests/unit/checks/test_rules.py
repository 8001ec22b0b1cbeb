"""Every rule is wired, breaks on its breaking sample and holds on its nearly breaking one."""

from __future__ import annotations

import pandas as pd
import pytest

from checks.catalogue_document import DOCUMENT, document
from checks.rule import Rule, all_rules, register, rules_for
from checks.samples import VALID, batch, context_of
from shnor_pipeline.catalogue import table

RULES = all_rules()
IDS = [rule.code for rule in RULES]


def _fired(rule: Rule, edit: dict[str, object]) -> bool:
    return bool(rule.broken(batch(rule.table, edit).drop(columns="row_state"), context_of(rule, edit)).any())


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_a_rule_fires_on_its_breaking_sample_alone(rule: Rule) -> None:
    assert rule.breaking, "нет нарушающего образца"
    assert _fired(rule, dict(rule.breaking))
    assert not _fired(rule, dict(rule.nearly))
    assert not _fired(rule, {})


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_a_rule_speaks_to_people(rule: Rule) -> None:
    columns = table(f"validated_{rule.table}").columns
    assert rule.field in columns
    assert rule.message.format_map({**dict.fromkeys(columns, "x"), "value": "x", "reason": "x"})
    assert rule.guidance.endswith(".")
    assert rule.title[0].isupper()


def test_a_valid_row_breaks_no_rule_of_its_table() -> None:
    for name in VALID:
        frame = batch(name).drop(columns="row_state")
        assert [rule.code for rule in rules_for(name) if rule.broken(frame, context_of(rule, {})).any()] == []


def test_every_canonical_table_has_rules() -> None:
    assert {rule.table for rule in RULES} == set(VALID)
    assert len(RULES) >= 80


def test_rules_hold_on_an_empty_table() -> None:
    for rule in RULES:
        frame = batch(rule.table).drop(columns="row_state").iloc[:0]
        assert not rule.broken(frame, context_of(rule, {})).any()


def test_a_number_cannot_be_given_twice() -> None:
    with pytest.raises(ValueError, match="дважды"):
        register(RULES[0])


def test_the_catalogue_in_docs_is_up_to_date() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document()


def test_masks_are_plain_booleans() -> None:
    for rule in RULES:
        mask = rule.broken(batch(rule.table, rule.breaking).drop(columns="row_state"), context_of(rule, rule.breaking))
        assert isinstance(mask, pd.Series)
        assert mask.dtype == bool
