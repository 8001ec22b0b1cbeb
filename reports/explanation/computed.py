"""Figures that documents print and no table holds: differences and shares of values that stand in the tables.

Each is computed from its row (and the row of the year before) once more when it is explained, so that the explanation
does not merely repeat what was printed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reports.explanation.lineage import Lineage, Ref, plain
from reports.view_models.report_data import Row
from shnor_pipeline.catalogue import table


@dataclass(frozen=True)
class Difference:
    """One column less another of the same row, or less itself in the year before."""

    minuend: str
    subtrahend: str = ""

    def refs(self, lineage: Lineage, name: str, row: Row) -> list[Ref]:
        """Return the two values, the one taken away last; one only where the year before has no row."""
        if self.subtrahend:
            return [Ref(name, row, self.minuend), Ref(name, row, self.subtrahend)]
        before = year_before(lineage, name, row)
        return [Ref(name, row, self.minuend), *([Ref(name, before, self.minuend)] if before else [])]

    def value(self, lineage: Lineage, name: str, row: Row) -> float | None:
        """Return the difference; None where either value is unknown."""
        values = [ref.row[ref.column] for ref in self.refs(lineage, name, row)]
        return None if len(values) < 2 or None in values else values[0] - values[1]

    def numbers(self, lineage: Lineage, name: str, row: Row, shown: Callable[[object], str]) -> str:
        """Return the formula with its numbers."""
        return " − ".join(shown(ref.row[ref.column]) for ref in self.refs(lineage, name, row))


@dataclass(frozen=True)
class Part:
    """One count in per cent of several counts of the same row."""

    count: str
    of: Sequence[str]

    def refs(self, lineage: Lineage, name: str, row: Row) -> list[Ref]:
        """Return the counts."""
        del lineage
        return [Ref(name, row, column) for column in self.of]

    def value(self, lineage: Lineage, name: str, row: Row) -> float | None:
        """Return the share in per cent; None where nobody was counted."""
        del lineage, name
        total = sum(int(row[column] or 0) for column in self.of)
        return 100 * row[self.count] / total if total and row[self.count] is not None else None

    def numbers(self, lineage: Lineage, name: str, row: Row, shown: Callable[[object], str]) -> str:
        """Return the formula with its numbers."""
        del lineage, name
        total = " + ".join(shown(int(row[column] or 0)) for column in self.of)
        return f"{shown(row[self.count])} / ({total}) · 100"


_COMPARED = ("n_lowered", "n_confirmed", "n_raised")
COMPUTED: dict[tuple[str, str], Difference | Part] = {
    ("derived_index_components", "gap_pp"): Difference("share_pct", "mean_pct"),
    ("derived_task_completion", "gap_pp"): Difference("completion_pct", "district_pct"),
    ("derived_attainment", "fact_change"): Difference("fact"),
    ("derived_rating", "rating_change"): Difference("rating"),
    **{("derived_marks", column[2:] + "_pct"): Part(column, _COMPARED) for column in _COMPARED},
}
"""What is computed from a row, by the name that stands for it in figures."""


def year_before(lineage: Lineage, name: str, row: Row) -> Row | None:
    """Return the row of the same key in the school year before."""
    key = {part: row[part] for part in table(name).key}
    found = lineage.rows(name, key | {"school_year": int(row["school_year"]) - 1})
    return next((item for item in found if all(plain(item[part]) == plain(key[part]) for part in key
                                               if part != "school_year")), None)  # fmt: skip


def value_of(lineage: Lineage, name: str, row: Row, column: str) -> float | int | str | None:
    """Return the value of a figure about one row: computed where it is no column of the table."""
    rule = COMPUTED.get((name, column))
    return row[column] if rule is None else rule.value(lineage, name, row)


def parents_of(lineage: Lineage, ref: Ref) -> list[Ref]:
    """Return the values that a figure about one row was computed from directly."""
    rule = COMPUTED.get((ref.table, ref.column))
    return lineage.parents(ref) if rule is None else rule.refs(lineage, ref.table, ref.row)
