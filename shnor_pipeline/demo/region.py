"""Collection dumps of a whole region, for measuring: the 2020, 2021 and 2022 layouts, written row by row.

About 1.3 million rows at the full size; invented like the district, without faults and without a truth file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

import numpy as np

from shnor_pipeline.demo.inbox import Cell, Row, write_xlsx
from shnor_pipeline.demo.model import District, Territory, make_district
from shnor_pipeline.demo.registry_files import registry
from shnor_pipeline.demo.vpr_dumps import (
    classes_2022,
    dump_name,
    header_2020,
    header_2021,
    header_2022,
    rows_2020,
    rows_2021,
    rows_2022,
)
from shnor_pipeline.demo.works import SUBJECTS, Work, vpr_work

YEARS = (2020, 2021, 2022)
GRADES = (4, 5, 6, 7, 8)
_AUTUMN_YEAR = 2020  # written in September by the next class
FULL_SIZE = 1_300_000
REGISTRY = "registry/Реестр школ.xlsx"
_PUPILS_PER_SCHOOL_AND_WORK = 9.2  # of the schools that ``make_district`` invents, on average
_SCHOOLS_PER_TERRITORY = 40
_MOST_SCHOOLS = 4000
PARTS = 3
"""A region uploads a work in parts: so many files per year, grade and subject, each of its own municipalities."""
_LAYOUTS: dict[int, tuple[str, Callable[[Work], Row], Callable[[Work, Territory], Iterator[Row]]]] = {
    2020: ("Sheet1", header_2020, rows_2020),
    2021: ("Sheet", header_2021, rows_2021),
    2022: ("Протокол", header_2022, rows_2022),
}


@dataclass(frozen=True)
class RegionDumps:
    """What was written: dumps relative to the folder, and pupils' rows in all of them."""

    files: list[str]
    rows: int


def generate_region_dumps(
    folder: Path, rows: int = FULL_SIZE, *, seed: int = 7, report: Callable[[str], None] | None = None
) -> RegionDumps:
    """Write the schools' registry and dumps with about that many pupils' rows, one per year, grade and subject.

    One work is in memory at a time and its rows are streamed to the file; ``report`` is told each file written. The
    number of schools follows from the number of rows; beyond 4,000 schools they grow instead.
    """
    works = len(YEARS) * len(GRADES) * len(SUBJECTS)
    schools = int(np.clip(round(rows / works / _PUPILS_PER_SCHOOL_AND_WORK), 1, _MOST_SCHOOLS))
    territories = max(1, round(schools / _SCHOOLS_PER_TERRITORY))
    district = make_district(np.random.default_rng(seed), schools, territories, [year - 1 for year in YEARS])
    repeats = max(1, round(rows / works / _PUPILS_PER_SCHOOL_AND_WORK / schools))
    (folder / REGISTRY).parent.mkdir(parents=True, exist_ok=True)
    write_xlsx(folder / REGISTRY, {"Реестр ОО": registry(district)})
    written = RegionDumps([], 0)
    total = 0
    for year in YEARS:
        for grade in GRADES:
            for subject in SUBJECTS:
                for name, count in _write(folder, district, seed, repeats, (year, grade, subject)):
                    written.files.append(name)
                    total += count
                    if report:
                        report(name)
    return RegionDumps(written.files, total)


def _write(
    folder: Path, district: District, seed: int, repeats: int, what: tuple[int, int, str]
) -> Iterator[tuple[str, int]]:
    works = list(_works(district, seed, repeats, what))
    parts = min(PARTS, len(works))
    for part in range(parts):
        yield _write_part(folder, works[part::parts], what[0], f"часть {part + 1}")


def _write_part(folder: Path, works: list[tuple[Territory, Work]], year: int, part: str) -> tuple[str, int]:
    sheet, header, lines = _LAYOUTS[year]
    name = f"vpr_dumps/{part}/{year}/{dump_name(works[0][1])}"
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    body: Iterator[Row] = chain.from_iterable(lines(work, territory) for territory, work in works)
    sheets: dict[str, Iterable[list[Cell]]] = {sheet: chain([header(works[0][1])], body)}
    if year >= 2022:
        classes = [classes_2022(work, territory) for territory, work in works]
        merged = [*classes[0], *(row for rows in classes[1:] for row in rows[1:])]
        sheets = {"Классы": merged, **sheets}
    write_xlsx(path, sheets, streaming=True)
    return name, sum(len(work) for _, work in works)


def _works(district: District, seed: int, repeats: int, what: tuple[int, int, str]) -> Iterator[tuple[Territory, Work]]:
    year, grade, subject = what
    for number, territory in enumerate(district.territories):
        rng = np.random.default_rng([seed, year, grade, SUBJECTS.index(subject), number])
        late = [year == _AUTUMN_YEAR and school.has_grade(grade + 1) for school in district.of(territory)]
        work = vpr_work(
            rng,
            district,
            territory,
            year=year,
            grade=grade,
            subject=subject,
            day=date(year, 4, 14),
            autumn=np.asarray(late),
        )
        if repeats > 1:
            work = _enlarged(work, repeats)
        yield territory, work


def _enlarged(work: Work, repeats: int) -> Work:
    """Return the work with every pupil repeated under codes of their own: larger schools, unique codes."""
    larger = work.take(np.repeat(np.arange(len(work)), repeats))
    first = np.concatenate([[True], larger.school[1:] != larger.school[:-1]]) if len(larger) else larger.school
    starts = np.maximum.accumulate(np.where(first, np.arange(len(larger)), 0))
    larger.code = larger.code // 10_000 * 10_000 + 1 + np.arange(len(larger)) - starts
    return larger
