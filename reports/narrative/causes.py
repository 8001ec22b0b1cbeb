"""Causes of low results, external and internal: declared evidence → cause → measure; nothing is claimed without data.

The table of causes is ``causes.yaml``; a cause is printed when data support it or the school itself names it, and the
report says which of the two it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from reports.narrative.facts import Fact

_TABLE = Path(__file__).with_name("causes.yaml")
_YES = frozenset({"да", "yes", "true", "1", "1.0"})


@dataclass(frozen=True)
class Measure:
    """A measure as declared: the programme's event it belongs to, what is done, what is expected."""

    event: str
    what: str
    result: str


@dataclass(frozen=True)
class Cause:
    """A cause found at a school: external or internal, what supports it, and the measure against it."""

    kind: str
    title: str
    evidence: tuple[str, ...]
    declared: bool
    measure: Measure

    @property
    def basis(self) -> str:
        """On what the cause rests, in words."""
        found = "; ".join(self.evidence)
        if self.declared and found:
            return f"указано школой, подтверждается данными: {found}"
        if found:
            return f"по данным: {found}"
        return "указано школой, данными не подтверждается"


@dataclass(frozen=True)
class Risk:
    """A risk factor of the self-assessment: its significance, what confirms it and what is lacking."""

    id: str
    significance: str
    evidence: tuple[str, ...]
    deficits: tuple[str, ...]


@lru_cache(maxsize=1)
def declared_causes() -> Mapping[str, Any]:
    """Return the table of causes as it is declared."""
    return yaml.safe_load(_TABLE.read_text(encoding="utf-8"))


def school_causes(facts: Mapping[str, Fact]) -> tuple[Cause, ...]:
    """Return the causes that data support or the school declares, external first, in the declared order."""
    found = []
    for kind in ("external", "internal"):
        for item in declared_causes()[kind]:
            declared = _is_declared(facts.get(f"E.{item['declared']}"))
            evidence = evidence_of(item["evidence"], facts)
            if declared or evidence:
                found.append(Cause(kind, item["title"], evidence, declared, Measure(**item["measure"])))
    return tuple(found)


def school_risks(facts: Mapping[str, Fact]) -> tuple[Risk, ...]:
    """Return the risk factors the school rates as relevant, each with what the data say of it."""
    risks = []
    for item in declared_causes()["risks"]:
        stated = facts.get(f"C.{item['id']}")
        if stated is None or stated.text.strip().casefold() == "не актуален":
            continue
        deficits = tuple(declared_causes()["deficits"][name] for name in item["deficits"] if _lacking(facts.get(name)))
        risks.append(Risk(item["id"], stated.text, evidence_of(item["evidence"], facts), deficits))
    order = {"высокая": 0, "средняя": 1, "низкая": 2}
    return tuple(sorted(risks, key=lambda risk: order.get(risk.significance.casefold(), 3)))


def procedure_measure(subject: str, share: str) -> Measure:
    """Return the measure for a procedure with a low result."""
    item = declared_causes()["results"]["low_procedure"]
    return Measure(item["event"], item["what"].format(subject=subject), item["result"].format(share=share))


def indicator_measure(indicator: str, plan: str) -> Measure | None:
    """Return the measure for a target that is not reached; None where none is declared."""
    item = declared_causes()["results"]["indicators"].get(indicator)
    return Measure(item["event"], item["what"], item["result"].format(plan=plan)) if item else None


def _is_declared(fact: Fact | None) -> bool:
    return fact is not None and (fact.value == 1 or str(fact.value).casefold() in _YES)


def _lacking(fact: Fact | None) -> bool:
    """Return whether what the deficit names is absent or incomplete."""
    return fact is not None and fact.text.casefold() in ("нет", "частично")


def evidence_of(tests: Sequence[Mapping[str, Any]], facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """Return the words of every declared test that the facts pass, in the declared order."""
    found = []
    for test in tests:
        fact = facts.get(test["fact"])
        if fact is not None and _holds(test, fact):
            found.append(test["text"].format(value=fact.text, mean=fact.mean).replace(" %", "\u00a0%"))
    return tuple(found)


def _holds(test: Mapping[str, Any], fact: Fact) -> bool:
    if "is" in test:
        return str(fact.value).casefold() in test["is"]
    if "adverse" in test:
        return fact.adverse is not None and fact.adverse >= test["adverse"]
    if isinstance(fact.value, str):
        return False
    return fact.value >= test["at_least"] if "at_least" in test else fact.value <= test["at_most"]
