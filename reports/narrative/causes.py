"""Causes of low results, external and internal: declared evidence → cause → measure; nothing is claimed without data.

The table of causes is ``causes.yaml`` (``cause_table``); a cause is printed when data support it or the school itself
names it, and the report says which of the two it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.narrative.cause_table import DeclaredMeasure, Evidence, cause_table
from reports.narrative.facts import Fact

_YES = frozenset({"да", "yes", "true", "1", "1.0"})


@dataclass(frozen=True)
class Measure:
    """A measure as declared: the programme's event it belongs to, what is done, what is expected, what it rests on."""

    event: str
    what: str
    result: str
    reference: str
    """Numbers of the sources: «[1], [3]»."""


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
    reference: str


def school_causes(facts: Mapping[str, Fact]) -> tuple[Cause, ...]:
    """Return the causes that data support or the school declares, external first, in the declared order."""
    found = []
    for kind in ("external", "internal"):
        for item in cause_table().external if kind == "external" else cause_table().internal:
            declared = _is_declared(facts.get(f"E.{item.declared}"))
            evidence = evidence_of(item.evidence, facts)
            if declared or evidence:
                found.append(Cause(kind, item.title, evidence, declared, _measure(item.measure, item.source)))
    return tuple(found)


def school_risks(facts: Mapping[str, Fact]) -> tuple[Risk, ...]:
    """Return the risk factors the school rates as relevant, each with what the data say of it."""
    risks = []
    table = cause_table()
    for item in table.risks:
        stated = facts.get(f"C.{item.id}")
        if stated is None or stated.text.strip().casefold() == "не актуален":
            continue
        deficits = tuple(table.deficits[name] for name in item.deficits if _lacking(facts.get(name)))
        evidence = evidence_of(item.evidence, facts)
        risks.append(Risk(item.id, stated.text, evidence, deficits, table.reference(item.source)))
    order = {"высокая": 0, "средняя": 1, "низкая": 2}
    return tuple(sorted(risks, key=lambda risk: order.get(risk.significance.casefold(), 3)))


def procedure_measure(subject: str, share: str) -> Measure:
    """Return the measure for a procedure with a low result."""
    item = cause_table().results.low_procedure
    return _measure(item, item.source, subject=subject, share=share)


def indicator_measure(indicator: str, plan: str) -> Measure | None:
    """Return the measure for a target that is not reached; None where none is declared."""
    item = cause_table().results.indicators.get(indicator)
    return _measure(item, item.source, plan=plan) if item else None


def sources() -> tuple[str, ...]:
    """Return what causes, risk factors and measures rest on, each with the number it is referred to by."""
    return tuple(f"[{number}] {text}" for number, text in enumerate(cause_table().sources.values(), start=1))


def _measure(item: DeclaredMeasure, source: tuple[str, ...], **words: str) -> Measure:
    reference = cause_table().reference(source)
    return Measure(item.event, item.what.format(**words), item.result.format(**words), reference)


def _is_declared(fact: Fact | None) -> bool:
    return fact is not None and (fact.value == 1 or str(fact.value).casefold() in _YES)


def _lacking(fact: Fact | None) -> bool:
    """Return whether what the deficit names is absent or incomplete."""
    return fact is not None and fact.text.casefold() in ("нет", "частично")


def evidence_of(tests: Sequence[Evidence], facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """Return the words of every declared test that the facts pass, in the declared order."""
    found = []
    for test in tests:
        fact = facts.get(test.fact)
        if fact is not None and _holds(test, fact):
            found.append(test.text.format(value=fact.text, mean=fact.mean).replace(" %", "\u00a0%"))
    return tuple(found)


def _holds(test: Evidence, fact: Fact) -> bool:
    if test.words is not None:
        return str(fact.value).casefold() in test.words
    if test.adverse is not None:
        return fact.adverse is not None and fact.adverse >= test.adverse
    if isinstance(fact.value, str):
        return False
    return fact.value >= test.at_least if test.at_least is not None else fact.value <= (test.at_most or 0.0)
