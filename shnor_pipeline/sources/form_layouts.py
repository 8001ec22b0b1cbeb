"""Declarations of our own fill-in forms: one YAML file per form and version, from which it is written and read.

A declaration names the title, the sheet, the columns and the rows (items) of one table. The rows of some forms are
those of the programme (its indicators or its roadmap events) and are taken from ``programme.yaml``; others have
open rows, which the school itself fills with what it does.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from shnor_pipeline.programme import Programme, Schedule, load_programme
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.sources.layouts import layout_names, load_layout, of_maps

_DEFAULT_PROGRAMME = Path(__file__).parents[1] / "defaults" / "programme.yaml"

_MONTHS = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)
_FIRST_MONTH_OF_PERIODS = 7  # the second half of a calendar year is reported with the school year that it opens
_TERMS = {
    "half_year": "раз в полугодие",
    "quarter": "раз в квартал",
    "school_year_start": "к началу учебного года",
    "ongoing": "в течение года",
    "by_plan": "по отдельному плану",
}


@dataclass(frozen=True)
class Column:
    """A column: ``kind`` of its input cells (``by_item`` where each row says), ``only`` the item kind it serves.

    ``codes`` stand beside ``choices`` where the list is that of the programme or of another form.
    """

    id: str
    header: str
    width: float = 10
    input: bool = False
    kind: str = "text"
    synonyms: tuple[str, ...] = ()
    hidden: bool = False
    choices: tuple[str, ...] = ()
    only: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """A row: identifier, label, kind of its value, the item that bounds it from above, texts of descriptive columns."""

    id: str
    label: str
    number: str
    block: str = ""
    kind: str = "text"
    unit: str = ""
    within: str = ""
    minimum: float = 0
    choices: tuple[str, ...] = ()
    who: str = ""


@dataclass(frozen=True)
class Block:
    """Rows under one heading (empty title: no heading row)."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class FormLayout:
    """One version of one form."""

    form: str
    version: int
    title: str
    sheet: str
    frame: str
    hint: str
    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
    as_of_month: int
    as_of_day: int
    periods: tuple[tuple[str, int], ...] = ()
    school_optional: bool = False
    open_rows: int = 0

    @property
    def name(self) -> str:
        """``social_passport/1``: how the layout is named in the register."""
        return f"{self.form}/{self.version}"

    @property
    def items(self) -> list[Item]:
        """All rows, in order."""
        return [item for block in self.blocks for item in block.items]

    def column(self, column_id: str) -> Column:
        """Return the column of that id; KeyError where there is none."""
        for column in self.columns:
            if column.id == column_id:
                return column
        raise KeyError(f"{self.name}.{column_id}")

    def as_of(self, school_year: SchoolYear) -> date:
        """Return the day of the school year for which the form is filled in by default."""
        year = school_year.start if self.as_of_month >= 9 else school_year.exam_year
        return date(year, self.as_of_month, self.as_of_day)

    def end_of(self, period: str, school_year: SchoolYear) -> date:
        """Return the last day of a reporting period («октябрь–декабрь»); of the whole year, the form's own day."""
        last = period.rpartition("–")[2]
        if last not in _MONTHS:
            return self.as_of(school_year)
        month = _MONTHS.index(last) + 1
        year = school_year.start if month >= _FIRST_MONTH_OF_PERIODS else school_year.exam_year
        return date(year, month, calendar.monthrange(year, month)[1])


def form_layout(form: str, version: int = 1, programme: Programme | None = None) -> FormLayout:
    """Return the declared layout of the form; ``programme`` replaces the programme that comes with the package."""
    if programme is None:
        return _default_layout(form, version)
    return _layout(form, version, programme)


def form_names() -> list[str]:
    """Return the names of all declared forms, in alphabetical order."""
    return sorted({name.removeprefix("form_").rpartition("_")[0] for name in layout_names("form_")})


@cache
def default_programme() -> Programme:
    """Return the programme that comes with the package."""
    return load_programme(_DEFAULT_PROGRAMME)


@of_maps()
def _default_layout(form: str, version: int) -> FormLayout:
    return _layout(form, version, default_programme())


def _layout(form: str, version: int, programme: Programme) -> FormLayout:
    raw = load_layout(f"form_{form}_{version}")
    return FormLayout(
        form=raw["form"],
        version=raw["version"],
        title=raw["title"],
        sheet=raw["sheet"],
        frame=raw["frame"],
        hint=raw["hint"],
        columns=tuple(_column(column, programme) for column in raw["columns"]),
        blocks=tuple(_all_blocks(raw, programme)),
        as_of_month=raw["as_of"]["month"],
        as_of_day=raw["as_of"]["day"],
        periods=tuple(raw.get("periods", {}).items()),
        school_optional=raw.get("school_optional", False),
        open_rows=raw.get("open_rows", 0),
    )


def _column(raw: Mapping[str, Any], programme: Programme) -> Column:
    lists = {key: tuple(raw[key]) for key in ("synonyms", "choices") if key in raw}
    if "choices_from" in raw:
        pairs = _named_choices(raw["choices_from"], programme)
        lists |= {"choices": tuple(label for _, label in pairs), "codes": tuple(code for code, _ in pairs)}
    return Column(**{**{key: value for key, value in raw.items() if key != "choices_from"}, **lists})


def _named_choices(source: str, programme: Programme) -> list[tuple[str, str]]:
    """Return (code, label) of the programme's indicators or of the risk factors of the self-assessment."""
    if source == "indicators":
        return [(item.id, item.title) for item in programme.indicators]
    return [(item.id, item.label) for item in _default_layout("self_assessment", 1).items if item.block == "C"]


def _all_blocks(raw: Mapping[str, Any], programme: Programme) -> Iterator[Block]:
    if "open_rows" in raw:
        numbers = [str(number) for number in range(1, raw["open_rows"] + 1)]
        return iter([Block("", tuple(Item(number, "", number) for number in numbers))])
    return _programme_blocks(raw["rows_from"], programme) if "rows_from" in raw else _blocks(raw["blocks"])


def _blocks(raw: list[Mapping[str, Any]]) -> Iterator[Block]:
    number = 0
    for block in raw:
        items: list[Item] = []
        for item in block["items"]:
            number += 1
            block_id = block.get("id", "")
            items.append(
                Item(
                    id=item["id"],
                    label=item["label"],
                    number=f"{block_id}{len(items) + 1}" if block_id else str(number),
                    block=block_id,
                    kind=item["kind"],
                    unit=item.get("unit", ""),
                    within=item.get("within", ""),
                    minimum=item.get("min", 0),
                    choices=tuple(item.get("choices", ())),
                )
            )
        yield Block(block["title"], tuple(items))


def _programme_blocks(rows_from: str, programme: Programme) -> Iterator[Block]:
    if rows_from == "indicators":
        indicators = enumerate(programme.indicators, start=1)
        yield Block("", tuple(Item(item.id, item.title, str(number), unit=item.unit) for number, item in indicators))
        return
    for section in programme.sections:
        yield Block(
            f"{section.id}. {section.title}",
            tuple(
                Item(event.id, event.title, event.id, unit=_term(event.schedule), who=", ".join(event.who))
                for event in section.events
            ),
        )


def _term(schedule: Schedule) -> str:
    if schedule.kind == "yearly":
        return f"ежегодно, {_MONTHS[int(schedule.month or 1) - 1]}"
    if schedule.kind == "once":
        year, month = str(schedule.month).split("-")
        return f"{_MONTHS[int(month) - 1]} {year}"
    return _TERMS[schedule.kind]
