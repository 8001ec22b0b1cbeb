"""The answer of ``shnor diff``: lines for a terminal, a workbook, or JSON for other programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

import pandas as pd

from reports.comparison.moves import FIGURE, SENTENCE, STATUS, Move, headline
from reports.rendering.xlsx import AnnexTable, Column, render_tables
from shnor_pipeline.methodology_changes import ParameterChange

_MOST = 12
_SHEETS = ((STATUS, "Выводы о школах"), (FIGURE, "Показатели"), (SENTENCE, "Текст"))
_ABSENT = "нет"


@dataclass(frozen=True)
class Answer:
    """What was compared, in a sentence on the causes, the parameters that differ, and what moved."""

    title: str
    note: str
    parameters: tuple[ParameterChange, ...]
    moves: tuple[Move, ...]
    kinds: tuple[str, ...] = (STATUS, FIGURE, SENTENCE)
    """What was compared at all."""

    def of(self, kind: str) -> list[Move]:
        """Return the moves of a kind."""
        return [move for move in self.moves if move.kind == kind]

    def lines(self, *, full: bool = False) -> list[str]:
        """Return the answer as people read it on a terminal; of each kind the first few unless ``full``."""
        found = [self.title, self.note] if self.note else [self.title]
        if self.parameters:
            found.append("Различаются параметры методики:")
            found += [f"  {item.key}: {item.before or _ABSENT} → {item.after or _ABSENT}" for item in self.parameters]
        for kind in self.kinds:
            moves = self.of(kind)
            found.append(headline(kind, len(moves)))
            if len(Counter(move.cause for move in moves)) > 1:
                found.append(f"  причины: {_shares(moves)}")
            shown = moves if full else moves[:_MOST]
            found += [f"  {line(move)}" for move in shown]
            if len(shown) < len(moves):
                found.append(f"  … и ещё {len(moves) - len(shown)}: все — ключ --full или -o ФАЙЛ.xlsx")
        return found

    def workbook(self, created: date) -> bytes:
        """Return the answer as a workbook: a sheet of parameters and one per kind of move."""
        about = pd.DataFrame({"line": [self.title, self.note, *(headline(k, len(self.of(k))) for k in self.kinds)]})
        sheets = [AnnexTable("О сравнении", (Column("О сравнении", "line", width=110),), about)]
        if self.parameters:
            columns = (
                Column("Параметр", "key", width=50),
                Column("Было", "before", width=40),
                Column("Стало", "after", width=40),
            )
            sheets.append(AnnexTable("Методика", columns, _frame(self.parameters)))
        columns = (
            Column("Где", "where", width=38),
            Column("Что", "what", width=60),
            Column("Было", "before", width=40),
            Column("Стало", "after", width=40),
            Column("Причина", "cause", width=20),
            Column("Код", "code", width=22),
        )
        sheets += [AnnexTable(title, columns, _frame(self.of(kind))) for kind, title in _SHEETS if self.of(kind)]
        return render_tables(sheets, created)

    def json(self) -> bytes:
        """Return the answer for other programs."""
        content = {
            "title": self.title,
            "note": self.note,
            "parameters": [asdict(item) for item in self.parameters],
            "moves": [asdict(move) for move in self.moves],
        }
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def line(move: Move) -> str:
    """Return a move as one line: «МБОУ СОШ № 1: статус: зона риска → ШНОР (методика)»."""
    cause = f" ({move.cause})" if move.cause else ""
    code = f"{move.code} " if move.code else ""
    if move.kind == SENTENCE:
        return (
            f"{move.where}{cause}: было «{move.before}», стало «{move.after}»"
            if move.before and move.after
            else (f"{move.where}{cause}: {'появилось' if move.after else 'убрано'} «{move.after or move.before}»")
        )
    return f"{code}{move.where}: {move.what}: {move.before or _ABSENT} → {move.after or _ABSENT}{cause}"


def _shares(moves: Sequence[Move]) -> str:
    counts = Counter(move.cause for move in moves)
    return ", ".join(f"{cause} — {count}" for cause, count in counts.most_common())


def _frame(items: Sequence[Move] | Sequence[ParameterChange]) -> pd.DataFrame:
    return pd.DataFrame([asdict(item) for item in items])
