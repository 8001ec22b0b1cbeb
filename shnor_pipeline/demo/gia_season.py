"""All exam protocols of a calendar year, with appeals where the layout of the year has them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from shnor_pipeline.demo import gia_files, names
from shnor_pipeline.demo.gia_faults import SHEET, ProtocolFaults
from shnor_pipeline.demo.inbox import Row
from shnor_pipeline.demo.making import Making
from shnor_pipeline.demo.model import Territory
from shnor_pipeline.demo.truth import work_rows
from shnor_pipeline.demo.works import Work, gia_works

_FIRST_APPEALS = 2023
_PROTOCOL_FAULTS = {
    (2021, "oge_ma"): ("duplicate",),
    (2022, "oge_ru"): ("other_municipality",),
    (2022, "ege_ru"): ("text_number",),
    (2023, "oge_ru"): ("unknown_school", "blank_result"),
    (2023, "oge_ma"): ("result_out",),
}


def write_gia(making: Making, year: int) -> None:
    """Write the year's protocols of every territory, and their truth."""
    for territory in making.district.territories:
        works = gia_works(making.rng("gia", territory.code, year), making.district, territory, year)
        people = _people(making, territory, year, works)
        files: dict[str, _Protocol] = {}
        for work in works:
            if not len(work):
                continue
            lines = gia_files.sittings(work, territory, people)
            place = f"gia/{year}/{work.exam}/{gia_files.file_name(work)}.{work.plan['format']}"
            name = making.path(territory, place)
            file = files.setdefault(name, _Protocol(work))
            first_row = len(file.rows) + gia_files.lines_below(work, titled=not file.rows) + 1
            _plant(making, territory, work, lines, name, first_row)
            file.rows.extend(gia_files.protocol(work, lines, titled=not file.rows))
            making.truth.marks.extend(work_rows(name, work, scheme="exam"))
            if year >= _FIRST_APPEALS and work.exam == "ОГЭ" and work.subject == "математика":
                _write_appeals(making, territory, work, lines)
        for name, file in files.items():
            plan, day = file.work.plan, file.work.day + timedelta(days=14)
            encoding = plan.get("encoding", "utf-8-sig")
            making.inbox.protocol(name, file.rows, day, form=plan["format"], encoding=encoding)


@dataclass
class _Protocol:
    """A file in the making: its first exam, and the rows of all its exams."""

    work: Work
    rows: list[Row] = field(default_factory=list)


def _people(making: Making, territory: Territory, year: int, works: list[Work]) -> dict[int, tuple[str, str, str]]:
    numbers = sorted({pupil for work in works for pupil in work.pupil.tolist()})
    rng = making.rng("people", territory.code, year)
    return dict(zip(numbers, names.people(len(numbers), rng), strict=True))


def _plant(
    making: Making, territory: Territory, work: Work, lines: list[gia_files.Sitting], name: str, first_row: int
) -> None:
    paper = work.plan["paper"]
    faults = _PROTOCOL_FAULTS.get((work.year, paper), ())
    if making.plants_in(territory) and faults and len(work) > len(faults) + 2:
        sheet = "" if work.plan["format"] == "csv" else SHEET
        ProtocolFaults(making.log, name, sheet, work, lines, first_row).plant(*faults)


def _write_appeals(making: Making, territory: Territory, work: Work, lines: list[gia_files.Sitting]) -> None:
    day = work.day + timedelta(days=21)
    rows, changes = gia_files.appeals(work, lines, day)
    if changes:
        name = making.path(territory, f"gia/{work.year}/ОГЭ/Апелляции ОГЭ {work.year}.xlsx")
        making.inbox.xlsx(name, {SHEET: rows}, day)
