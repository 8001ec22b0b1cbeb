"""«Дополнение к выпуску»: what an order let into a frozen school year after its figures were issued."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any

import pandas as pd

from reports.narrative.russian import Noun, counted
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings

ADDENDUM = "Дополнение к выпуску.docx"
CELLS_SHOWN = 200
_FILE = Noun("файл", "файла", "файлов")
_CELL = Noun("ячейка", "ячейки", "ячеек")


@dataclass(frozen=True)
class Addendum:
    """The document's title, its sentences, and the rows of its two tables in the order of their columns."""

    centre: str
    subject: str
    reason: str
    methodology: str
    """The version and hash of the method of every school year that was changed."""
    files: tuple[tuple[str, ...], ...]
    cells: tuple[tuple[str, ...], ...]
    note: str


def addendum(
    title: str,
    amendments: pd.DataFrame,
    cells: Mapping[tuple[str, int], pd.DataFrame],
    names: Mapping[str, str],
    settings: Settings,
    methods: Mapping[int, str],
) -> Addendum | None:
    """Return the addendum to a report set of that title; None where no order changed its years.

    ``amendments`` are rows of ``register_amendments``; ``cells`` maps (submission, school year) to changed cells,
    ``methods`` a school year to the version and hash of its method.
    """
    if amendments.empty:
        return None
    ordered = amendments.sort_values(["entered_at", "path", "school_year"])
    years = ", ".join(SchoolYear(int(year)).label for year in sorted(set(ordered["school_year"])))
    orders = "; ".join(dict.fromkeys(ordered["order_reference"].astype(str)))
    changed = [
        (
            _school(row, names), f"{cell['sheet']}, {cell['cell']}", str(cell["item"]),
            _text(cell["before"]), _text(cell["after"]),
        )
        for row in ordered.to_dict("records")
        for cell in cells.get((str(row["submission_id"]), int(row["school_year"])), pd.DataFrame()).to_dict("records")
    ]  # fmt: skip
    hidden = len(changed) - CELLS_SHOWN
    return Addendum(
        centre=settings.territory.centre,
        subject=title,
        reason=(
            f"После заморозки данных за {years} учебный год по основанию «{orders}» принято: "
            f"{counted(len(ordered), _FILE)}, {counted(len(changed), _CELL)} с изменениями. Показатели этого выпуска "
            "рассчитаны с их учётом; прежние выпуски сохранены без изменений."
        ),
        methodology=_methods(sorted({int(year) for year in ordered["school_year"]}), methods),
        files=tuple(_file(number, row, names, settings) for number, row in enumerate(ordered.to_dict("records"), 1)),
        cells=tuple(changed[:CELLS_SHOWN]),
        note=f"Показаны первые {CELLS_SHOWN}, ещё {hidden} — командой shnor submissions." if hidden > 0 else "",
    )


def _methods(years: list[int], methods: Mapping[int, str]) -> str:
    """Return the method of the years; each year with its own where they differ."""
    if len({methods[year] for year in years}) == 1:
        return f"Методика {methods[years[0]]}"
    return "Методика " + "; ".join(f"{SchoolYear(year).label}: {methods[year]}" for year in years)


def _file(number: int, row: Mapping[Any, Any], names: Mapping[str, str], settings: Settings) -> tuple[str, ...]:
    day = row["entered_at"].replace(tzinfo=UTC).astimezone(settings.zone)
    form = f"{row['form']}, {SchoolYear(int(row['school_year'])).label}, версия {int(row['version'])}"
    what = "заменяет прежнюю" if str(row["replaced"] or "") else "поступила впервые"
    return (
        str(number), str(row["order_reference"]), f"{day:%d.%m.%Y}", _school(row, names), f"{form}; {what}",
        str(int(row["changes_n"])), str(row["path"]),
    )  # fmt: skip


def _school(row: Mapping[Any, Any], names: Mapping[str, str]) -> str:
    ref = row["school_ref"]
    return names.get(str(ref), "несколько школ" if pd.isna(ref) or not ref else str(ref))


def _text(value: object) -> str:
    return str(value) or "(пусто)"
