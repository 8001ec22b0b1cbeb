"""From validated values to the cells they were read from: file, sheet, column letter and row, as Excel shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.explanation.lineage import Ref
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


class CellFinder:
    """Finds cells by the register of source columns and the register of submissions."""

    def __init__(self, data: ReportData) -> None:
        """Index the registers once for all figures."""
        self._columns: dict[tuple[str, str, str], dict[str, list[tuple[int, str, str]]]] = {}
        for row in data.all_rows("register_source_columns"):
            place = (row["file_id"], row["table_name"], row["sheet"])
            found = self._columns.setdefault(place, {}).setdefault(row["field"], [])
            found.append((int(row["first_row"]), row["column"], " ".join(str(row["header"] or "").split())))
        self._paths: dict[str, str] = {}
        for row in sorted(data.all_rows("register_submissions"), key=_standing, reverse=True):
            if row["file_id"]:
                self._paths[row["file_id"]] = row["path"]

    def ranges(self, leaves: Iterable[Ref], school_id: str = "") -> tuple[CellRange, ...]:
        """Return the cells of validated values, by file, sheet and column, the school's own first."""
        places: dict[tuple[bool, str, str, str, str, str], set[int]] = {}
        for leaf in leaves:
            if leaf.row.get("file_id") and leaf.row.get("row") is not None:
                letter, header = self._column(leaf)
                path = self._paths.get(leaf.row["file_id"], f"файл {leaf.row['file_id'][:12]}")
                foreign = bool(school_id) and leaf.row.get("school_id") not in (school_id, None)
                key = (foreign, path, str(leaf.row["sheet"]), letter, header, leaf.table)
                places.setdefault(key, set()).add(int(leaf.row["row"]))
        return tuple(
            CellRange(path, sheet, _joined(letter, sorted(rows)), header, table(name).label, len(rows), not foreign)
            for (foreign, path, sheet, letter, header, name), rows in sorted(places.items())
        )

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


def _joined(letter: str, rows: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    if not letter:
        return "строки " + ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)
    return ", ".join(f"{letter}{a}" if a == b else f"{letter}{a}:{letter}{b}" for a, b in runs)
