"""From validated values to the cells they were read from: file, sheet, column letter and row, as Excel shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from reports.explanation.computed import parents_of
from reports.explanation.lineage import Lineage, Ref
from reports.view_models.report_data import ReportData, Row
from shnor_pipeline.catalogue import table

_INSTEAD = {
    "mark": ("primary",),  # a mark that the file does not give is the scale's for the primary score
    "score": ("primary",),
    **{f"n{mark}": (f"p{mark}",) for mark in (2, 3, 4, 5)},  # counts restored from shares
    **{f"n_{word}": (f"{word}_pct",) for word in ("lowered", "confirmed", "raised")},
    "mean_mark": ("n2",),
    "below_threshold": ("n2", "p2"),
    "result_after": ("primary_after",),
    "text": ("value",),
    "value": ("text",),
}
_NAMES_OF_ROWS = ("school_ref", "pupil_id", "field", "item", "event", "indicator", "school_name", "name")


@dataclass(frozen=True)
class CellRange:
    """Cells of one column of one sheet: ``cells`` is «D6:D17» or «D6, D9»; without a column «строки 6–17».

    ``own`` is false for rows of other schools than the figure's own: a mean or a place rests on them.
    """

    file: str
    sheet: str
    cells: str
    header: str
    table: str
    rows_n: int
    own: bool = True

    @property
    def text(self) -> str:
        """The place in one line."""
        header = f" («{self.header}»)" if self.header else ""
        return f"{self.file}, лист «{self.sheet}», {self.cells}{header}"


class _Column(NamedTuple):
    """One column of one sheet, as far as it holds values of one school."""

    path: str
    sheet: str
    letter: str
    header: str
    table: str
    school_id: str | None


_Cells = dict[_Column, frozenset[int]]


class CellFinder:
    """Finds the cells beneath values, by the register of source columns and the register of submissions.

    Whole columns are joined on the way up from the validated rows, not single cells: a district's mean rests on
    thousands of cells, and many figures rest on the same mean.
    """

    def __init__(self, data: ReportData, lineage: Lineage) -> None:
        """Index the registers once for all figures."""
        self._lineage = lineage
        self._beneath: dict[tuple[Any, ...], _Cells] = {}
        self._columns: dict[tuple[str, str, str], dict[str, list[tuple[int, str, str]]]] = {}
        for row in data.all_rows("register_source_columns"):
            place = (row["file_id"], row["table_name"], row["sheet"])
            found = self._columns.setdefault(place, {}).setdefault(row["field"], [])
            found.append((int(row["first_row"]), row["column"], " ".join(str(row["header"] or "").split())))
        self._paths: dict[str, str] = {}
        for row in sorted(data.all_rows("register_submissions"), key=_standing, reverse=True):
            if row["file_id"]:
                self._paths[row["file_id"]] = row["path"]

    def ranges(self, refs: Iterable[Ref], school_id: str = "") -> tuple[CellRange, ...]:
        """Return the cells that values rest on, by file, sheet and column, the school's own first."""
        places: dict[tuple[bool, str, str, str, str, str], set[int]] = {}
        for place, rows in _joined(self.beneath(ref) for ref in refs).items():
            foreign = bool(school_id) and place.school_id not in (school_id, None)
            places.setdefault((foreign, *place[:5]), set()).update(rows)
        return tuple(
            CellRange(path, sheet, _written(letter, sorted(rows)), header, table(name).label, len(rows), not foreign)
            for (foreign, path, sheet, letter, header, name), rows in sorted(places.items())
        )

    def path(self, file_id: str) -> str:
        """Return the path of a file in the inbox; its number where the register no longer has it."""
        return self._paths.get(file_id, f"файл {file_id[:12]}")

    def beneath(self, ref: Ref) -> _Cells:
        """Return the rows of every column that a value rests on; found once for a value."""
        identity = ref.identity
        known = self._beneath.get(identity)
        if known is None:
            if ref.table.startswith("validated_"):
                known = self._own(ref)
            else:
                self._beneath[identity] = {}  # a value never rests on itself
                known = _joined(map(self.beneath, parents_of(self._lineage, ref)))
            self._beneath[identity] = known
        return known

    def _own(self, leaf: Ref) -> _Cells:
        row = leaf.row
        if not row.get("file_id") or row.get("row") is None:
            return {}
        letter, header = self._column(leaf)
        path = self.path(str(row["file_id"]))
        place = _Column(path, str(row["sheet"]), letter, header, leaf.table, row.get("school_id"))
        return {place: frozenset((int(row["row"]),))}

    def _column(self, leaf: Ref) -> tuple[str, str]:
        row = leaf.row
        if row.get("column"):  # one cell per value: the row itself names it
            return str(row["column"]), ""
        fields = self._columns.get((row["file_id"], leaf.table.removeprefix("validated_"), str(row["sheet"])), {})
        for name in (leaf.column, *_INSTEAD.get(leaf.column, ()), *_NAMES_OF_ROWS):
            above = [item for item in fields.get(name, ()) if item[0] <= int(row["row"])]
            if above:
                _, letter, header = max(above)
                return letter, header
        return "", ""


def _standing(row: Row) -> tuple[bool, bool, str]:
    """Order submissions of one content: the one that counts comes first."""
    return not str(row["state"]).startswith("принято"), bool(row["superseded_by"]), str(row["path"])


def _joined(parts: Iterable[_Cells]) -> _Cells:
    """Return the cells of several values together."""
    found: dict[_Column, list[frozenset[int]]] = {}
    for part in parts:
        for place, rows in part.items():
            found.setdefault(place, []).append(rows)
    return {place: rows[0] if len(rows) == 1 else frozenset().union(*rows) for place, rows in found.items()}


def _written(letter: str, rows: Sequence[int]) -> str:
    """Return the cells of a column as Excel writes them, neighbours as a range."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    if not letter:
        return "строки " + ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)
    return ", ".join(f"{letter}{a}" if a == b else f"{letter}{a}:{letter}{b}" for a, b in runs)
