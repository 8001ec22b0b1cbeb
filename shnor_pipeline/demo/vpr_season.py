"""All ВПР files of a calendar year: collection dumps up to 2022, analytics exports from 2023 on."""

from __future__ import annotations

from datetime import date

import numpy as np

from shnor_pipeline.demo import vpr_analytics as analytics
from shnor_pipeline.demo.inbox import Row
from shnor_pipeline.demo.making import Making
from shnor_pipeline.demo.model import Territory
from shnor_pipeline.demo.truth import set_aside, work_rows
from shnor_pipeline.demo.vpr_dumps import dump_name, dump_sheets
from shnor_pipeline.demo.vpr_faults import SHEET, DumpFaults
from shnor_pipeline.demo.works import SUBJECTS, Work, vpr_work
from shnor_pipeline.sources.headers import column_letter

GRADES = (4, 5, 6, 7, 8)
_LAST_DUMP_YEAR = 2022
_LONG_COMPARISON_YEAR = 2021
_AUTUMN_SHARE = 0.7  # of the schools, in 2022
_MIN_INDIVIDUAL = 8  # pupils in a work of which Ф1 is sent
_INDIVIDUAL_SCHOOLS = 3
_DETAILED_GRADE = 5  # whose exports come by marks and by primary scores
_EXPORT_NUMBER = 2_849_657

_DUMP_FAULTS = {
    (4, "математика"): ("out_of_range", "duplicate"),
    (5, "математика"): ("shifted", "nbsp"),
    (6, "русский язык"): ("journal_junk", "wrong_total", "journal_junk"),
    (7, "русский язык"): ("score_text",),
    (8, "русский язык"): ("unknown_login",),
}


def write_vpr(making: Making, year: int) -> None:
    """Write the year's ВПР files of every territory, and their truth."""
    for territory in making.district.territories:
        for grade in GRADES:
            for subject in SUBJECTS:
                work = _sit(making, territory, year, grade, subject)
                if work.absent.all():  # none teaches the grade, or nobody of a small municipality was present
                    continue
                if year <= _LAST_DUMP_YEAR:
                    _write_dump(making, territory, work)
                else:
                    _write_exports(making, territory, work)


def _sit(making: Making, territory: Territory, year: int, grade: int, subject: str) -> Work:
    autumn = None
    if year == _LAST_DUMP_YEAR:
        schools = making.district.of(territory)
        chosen = making.rng("autumn", territory.code).random(len(schools)) < _AUTUMN_SHARE
        teaches = [school.has_grade(grade + 1) and school.works_in(year) for school in schools]
        # the year after the last one told about has no pupils yet: such schools wrote in spring
        autumn = chosen & np.asarray(teaches) & (year in making.district.years)
    rng = making.rng("vpr", territory.code, year, grade, subject)
    day = date(year, 4, 3 + (grade * 5 + len(subject)) % 24)
    return vpr_work(rng, making.district, territory, year=year, grade=grade, subject=subject, day=day, autumn=autumn)


def _write_dump(making: Making, territory: Territory, work: Work) -> None:
    name = making.path(territory, f"vpr_dumps/{work.year}/{dump_name(work)}")
    sheets = dump_sheets(work, territory)
    faults = _DUMP_FAULTS.get((work.grade, work.subject), ())
    if making.plants_in(territory) and work.year == _LAST_DUMP_YEAR and faults:
        rng = making.rng("faults", name)
        DumpFaults(making.log, name, work, sheets[SHEET], rng).plant(*faults)
    season = date(work.year, 11, 1) if work.autumn.any() else date(work.year, 5, 20)
    making.inbox.xlsx(name, sheets, season)
    making.truth.marks.extend(work_rows(name, work, scheme="dump"))
    if work.year == _LONG_COMPARISON_YEAR and work.grade == GRADES[0]:
        _write_long_comparison(making, territory, work)


def _write_long_comparison(making: Making, territory: Territory, work: Work) -> None:
    """Write the comparison with the journal in its older layout; it is made from the clean official data."""
    present = work.take(~work.absent)
    folder = f"vpr_analytics/{work.year}/{work.grade} класс/{work.subject.capitalize()}"
    name = making.path(territory, f"{folder}/{analytics.COMPARISON}.xlsx")
    rows = analytics.comparison_long(present, territory, work.day)
    making.inbox.xlsx(name, {analytics.sheet_name(work, analytics.COMPARISON): rows}, date(work.year, 5, 20))
    making.truth.marks.extend(work_rows(name, present, scheme="journal"))


def _write_exports(making: Making, territory: Territory, work: Work) -> None:
    present = work.take(~work.absent)
    folder = f"vpr_analytics/{work.year}/{work.grade} класс/{work.subject.capitalize()}"
    day = date(work.year, 5, 18)
    statistics = making.path(territory, f"{folder}/Ф3_Статистика по отметкам.xlsx")
    rows = analytics.statistics(present, territory, work.day)
    spoilt = _spoil_statistics(making, territory, present, rows, statistics)
    making.inbox.xlsx(statistics, {analytics.sheet_name(work, analytics.STATISTICS): rows}, day)
    truth = work_rows(statistics, present, scheme="marks")
    making.truth.marks.extend(set_aside(row) if row["school_key"] == spoilt else row for row in truth)

    number = _EXPORT_NUMBER + 130 * (work.year - 2023) + 13 * work.grade + 65 * SUBJECTS.index(work.subject)
    comparison = making.path(territory, f"{folder}/{number}.xlsx")
    rows = analytics.comparison(present, territory, work.day)
    making.inbox.xlsx(comparison, {analytics.sheet_name(work, analytics.COMPARISON): rows}, day)
    making.truth.marks.extend(work_rows(comparison, present, scheme="journal"))
    _write_individual(making, territory, present, folder, day)
    _write_by_task(making, territory, present, folder, day)


def _write_by_task(making: Making, territory: Territory, work: Work, folder: str, day: date) -> None:
    """Write the exports about tasks: of every work, with its skills; by marks and by primary scores of a few."""
    largest = work.schools[int(np.bincount(work.school).argmax())]
    reports = {
        analytics.TASKS: analytics.tasks(work, territory, work.day),
        analytics.ACHIEVEMENT: analytics.achievement(work, largest, territory, work.day),
    }
    if work.grade == _DETAILED_GRADE:
        reports[analytics.TASKS_BY_MARK] = analytics.tasks_by_mark(work, territory, work.day)
        reports[analytics.DISTRIBUTION] = analytics.distribution(work, territory, work.day)
    for report, rows in reports.items():
        name = making.path(territory, f"{folder}/{report}.xlsx")
        making.inbox.xlsx(name, {analytics.sheet_name(work, report): rows}, day)
        if report == analytics.DISTRIBUTION:
            making.truth.marks.extend(work_rows(name, work, scheme="primary"))


def _spoil_statistics(making: Making, territory: Territory, work: Work, rows: list[Row], name: str) -> str:
    """In one file let the percents of one school not add up to 100; return its login."""
    if not making.plants_in(territory) or (work.grade, work.subject) != (5, "русский язык"):
        return ""
    row = rows[-2]
    row[3] = float(str(row[3])) + 11.5
    login = str(row[0]).rpartition("(")[2].rstrip(")")
    making.log.plant(
        "marks_sum",
        "quarantine",
        "доли отметок в сумме не дают 100 %",
        file=name,
        sheet=analytics.sheet_name(work, analytics.STATISTICS),
        cell=f"D{len(rows) - 1}:G{len(rows) - 1}",
        school=login,
    )
    return login


def _write_individual(making: Making, territory: Territory, work: Work, folder: str, day: date) -> None:
    """Write Ф1 for some of the larger schools, others in each work."""
    counts = np.bincount(work.school, minlength=len(work.schools))
    large = np.flatnonzero(counts >= _MIN_INDIVIDUAL)
    chosen = making.rng("individual", work.year, work.grade, work.subject, territory.code).permutation(large)
    for place, index in enumerate(sorted(chosen[:_INDIVIDUAL_SCHOOLS].tolist())):
        school = work.schools[index]
        mine = work.take(work.school == index)
        name = making.path(territory, f"{folder}/{school.login}/Ф1_Индивидуальные результаты.xlsx")
        rows = analytics.individual(mine, school, territory, work.day)
        if making.plants_in(territory) and place == 0 and work.grade in {5, 6}:
            _spoil_individual(making, mine, rows, name)
        making.inbox.xlsx(name, {analytics.sheet_name(work, analytics.INDIVIDUAL): rows}, day)
        making.truth.marks.extend(work_rows(name, mine, scheme="individual"))


def _spoil_individual(making: Making, work: Work, rows: list[Row], name: str) -> None:
    """Leave one pupil without a mark (grade 5), give one a wrong total (grade 6)."""
    sheet = analytics.sheet_name(work, analytics.INDIVIDUAL)
    at = analytics.HEADER_ROW + 3
    primary, mark = len(rows[-1]) - 3, len(rows[-1]) - 2
    school = str(rows[-1][0])
    if work.grade == 5:
        rows[at][mark] = None
        work.counted[at - analytics.HEADER_ROW - 1] = False
        cell = f"{column_letter(mark)}{at + 1}"
        making.log.plant(
            "no_mark", "quarantine", "есть баллы, но нет отметки", file=name, sheet=sheet, cell=cell, school=school
        )
    else:
        right = int(work.primary[at - analytics.HEADER_ROW - 1])
        rows[at][primary] = right + 2
        cell = f"{column_letter(primary)}{at + 1}"
        note = f"первичный балл не равен сумме по заданиям ({right})"
        making.log.plant("wrong_primary", "repair", note, file=name, sheet=sheet, cell=cell, school=school)
