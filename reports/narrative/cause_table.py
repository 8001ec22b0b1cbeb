"""The declared table evidence → cause → measure (``causes.yaml``), read strictly: every row names what it rests on.

A row without a source, an unknown source, a source that nothing rests on and a misspelt key are refused when the table
is read, with file, line and cure: a cause printed in a school's report must be defensible.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, model_validator

from shnor_pipeline.declaration import Declared, read_declaration

CAUSES = Path(__file__).with_name("causes.yaml")
_Sources = Annotated[tuple[str, ...], Field(min_length=1)]


class Evidence(Declared):
    """A test of one fact and the words it gives when it holds; exactly one way to test is named."""

    fact: str
    text: str
    adverse: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    words: tuple[str, ...] | None = Field(default=None, alias="is")

    @model_validator(mode="after")
    def _one_test(self) -> Evidence:
        if sum(test is not None for test in (self.adverse, self.at_least, self.at_most, self.words)) != 1:
            raise ValueError("нужна ровно одна проверка: adverse, at_least, at_most или is")
        return self


class DeclaredMeasure(Declared):
    """A measure: the programme's event it belongs to, what is done, what is expected of it."""

    event: str
    what: str
    result: str


class SourcedMeasure(DeclaredMeasure):
    """A measure that follows from a result, with what it rests on."""

    source: _Sources


class DeclaredCause(Declared):
    """A cause: the line of the self-assessment that names it, what shows it, the measure against it."""

    id: str
    title: str
    declared: str
    source: _Sources
    evidence: tuple[Evidence, ...]
    measure: DeclaredMeasure


class DeclaredRisk(Declared):
    """A risk factor of the self-assessment: what confirms it, which lacks stand behind it."""

    id: str
    source: _Sources
    deficits: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class ResultMeasures(Declared):
    """Measures for a procedure with a low result and for targets that are not reached."""

    low_procedure: SourcedMeasure
    indicators: dict[str, SourcedMeasure]


class CauseTable(Declared):
    """The whole table; ``sources`` in the order of their printed numbers."""

    sources: Annotated[dict[str, str], Field(min_length=1)]
    external: tuple[DeclaredCause, ...]
    internal: tuple[DeclaredCause, ...]
    risks: tuple[DeclaredRisk, ...]
    results: ResultMeasures
    deficits: dict[str, str]

    @model_validator(mode="after")
    def _grounded(self) -> CauseTable:
        used = set()
        for row, names in self._rows():
            for name in names:
                if name not in self.sources:
                    known = ", ".join(self.sources)
                    raise ValueError(f"«{row}»: источника «{name}» нет среди sources; есть: {known}")
            used.update(names)
        if idle := [name for name in self.sources if name not in used]:
            raise ValueError(f"на источник «{idle[0]}» никто не ссылается: удалите его или укажите в source")
        for risk in self.risks:
            if lacking := [name for name in risk.deficits if name not in self.deficits]:
                raise ValueError(f"«{risk.id}»: нет названия для «{lacking[0]}»: добавьте строку в deficits")
        return self

    def _rows(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for item in (*self.external, *self.internal, *self.risks):
            yield item.id, item.source
        yield "low_procedure", self.results.low_procedure.source
        for name, measure in self.results.indicators.items():
            yield name, measure.source

    def reference(self, names: tuple[str, ...]) -> str:
        """Return the numbers of sources as they are printed: «[1], [3]»."""
        order = list(self.sources)
        return ", ".join(f"[{number}]" for number in sorted(order.index(name) + 1 for name in names))


@lru_cache(maxsize=1)
def cause_table() -> CauseTable:
    """Return the table as it is declared; DeclarationError where it cannot be defended or read."""
    return read_declaration(CAUSES, CauseTable)


def declared_evidence(items: tuple[Mapping[str, Any], ...] | list[Mapping[str, Any]]) -> tuple[Evidence, ...]:
    """Return tests that stand in another file, checked in the same way."""
    plain = ({key: tuple(value) if isinstance(value, list) else value for key, value in item.items()} for item in items)
    return tuple(Evidence.model_validate(item) for item in plain)
