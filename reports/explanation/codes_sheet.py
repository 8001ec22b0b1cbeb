"""The sheet «Коды»: every printed figure of a set with its formula and the place of its source data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from reports.explanation.cells import CellRange
from reports.explanation.explained import Explainer
from reports.rendering.xlsx import AnnexTable, Column
from reports.view_models.figures import Figure

_MOST = 3
_LONGEST = 60
_COLUMNS = (
    Column("Код", "code", width=22),
    Column("Значение", "printed", width=11),
    Column("Что это", "label", width=52),
    Column("Документ", "document", width=34),
    Column("Формула", "formula", width=44),
    Column("С числами", "numbers", width=40),
    Column("Файл", "files", width=52),
    Column("Лист", "sheets", width=24),
    Column("Ячейки", "cells", width=26),
)


def codes_table(explainer: Explainer, documents: Mapping[str, Sequence[Figure]]) -> AnnexTable:
    """Return the sheet for the figures of documents by their path in the set.

    At most three source files stand in a row; the rest are counted, and ``shnor explain`` lists them all.
    """
    rows = []
    for document, figures in sorted(documents.items()):
        for figure in figures:
            try:
                found = explainer.explain(figure)
            except LookupError as error:  # a code without an explanation must not hold back the documents
                rows.append({"code": figure.code, "printed": figure.text, "document": document, "files": str(error)})
                continue
            first = found.cells[:_MOST]
            more = len(found.cells) - len(first)
            rows.append(
                {
                    "code": figure.code,
                    "printed": figure.text,
                    "label": found.label,
                    "document": document,
                    "formula": found.formula,
                    "numbers": found.numbers,
                    "files": _lines([cell.file for cell in first], more) or found.note,
                    "sheets": "\n".join(cell.sheet for cell in first),
                    "cells": "\n".join(map(_cells, first)),
                }
            )
    return AnnexTable("Коды", _COLUMNS, pd.DataFrame(rows, columns=[column.field for column in _COLUMNS]))


def _lines(files: list[str], more: int) -> str:
    return "\n".join([*files, f"и ещё мест: {more}"] if more else files)


def _cells(place: CellRange) -> str:
    if len(place.cells) <= _LONGEST:
        return place.cells
    return place.cells[:_LONGEST].rpartition(",")[0] + " …"
