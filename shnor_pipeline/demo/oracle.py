"""The four schools by which the methodology is checked, as real files with exactly the stated figures.

Schools A, B, C, D: social passports of 100 pupils each (so that shares are exact), exam protocols of 2022 and 2023
with the stated marks and mean scores, ВПР 2023 individual results, plan targets (успеваемость 100, качество 30).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from shnor_pipeline.demo import gia_files, names, registry_files
from shnor_pipeline.demo import vpr_analytics as analytics
from shnor_pipeline.demo.faults import FaultLog
from shnor_pipeline.demo.form_files import flat, identity
from shnor_pipeline.demo.inbox import Inbox
from shnor_pipeline.demo.model import District, School, Territory
from shnor_pipeline.demo.truth import Truth, work_rows
from shnor_pipeline.demo.works import Work, catalogue, spread
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.sources.form_writer import write_form

LOGINS = {"A": "edu389201", "B": "edu389202", "C": "edu389203", "D": "edu389204"}
"""School of the methodology's example → login."""

PUPILS = 100
REPORT_YEAR = SchoolYear(2022)

_SHARE_NAMES = (
    *("pupils_both_parents_he", "pupils_incomplete_family", "pupils_parent_unemployed"),
    *("pupils_comfortable_housing", "pupils_on_register_any", "pupils_russian_not_native"),
)
_SHARES = {
    "A": (30, 20, 5, 90, 1, 0),
    "B": (30, 40, 5, 90, 3, 0),
    "C": (10, 20, 15, 70, 3, 20),
    "D": (10, 40, 15, 70, 1, 20),
}
_SCHOOLS = {
    "A": ("Анисовореченская СОШ", "Анисоворечье", "СОШ"),
    "B": ("Берёзовореченская СОШ", "Берёзоворечье", "СОШ"),
    "C": ("Вересковореченская ООШ", "Вересковоречье", "ООШ"),
    "D": ("Грушевореченская ООШ", "Грушеворечье", "ООШ"),
}
_TERRITORY = Territory("Братский муниципальный район", "reg38_m905", 42)


@dataclass(frozen=True)
class OracleExam:
    """One protocol: n2, n3, n4, n5 by school, or test scores by school."""

    paper: str
    exam: str
    day: date
    layout: str
    counts: Mapping[str, tuple[int, int, int, int]] | None = None
    scores: Mapping[str, tuple[int, ...]] | None = None


EXAMS: tuple[OracleExam, ...] = (
    OracleExam(
        "oge_ru",
        "ОГЭ",
        date(2022, 6, 7),
        "B",
        {"A": (0, 2, 5, 3), "B": (0, 3, 2, 0), "C": (1, 3, 0, 0), "D": (0, 0, 1, 0)},
    ),
    OracleExam(
        "oge_ma",
        "ОГЭ",
        date(2022, 5, 23),
        "B",
        {"A": (0, 5, 4, 1), "B": (1, 3, 1, 0), "C": (2, 2, 0, 0), "D": (0, 0, 1, 0)},
    ),
    OracleExam("ege_ru", "ЕГЭ", date(2022, 5, 30), "E", scores={"A": (64, 68, 72, 76), "B": (40,)}),
    OracleExam("oge_ru", "ОГЭ", date(2023, 6, 6), "B", {"A": (0, 2, 4, 2), "B": (0, 4, 0, 0), "C": (0, 3, 0, 0)}),
    OracleExam("oge_ma", "ОГЭ", date(2023, 6, 9), "B", {"A": (0, 4, 4, 0), "B": (1, 3, 0, 0), "C": (1, 2, 0, 0)}),
    OracleExam("ege_ru", "ЕГЭ", date(2023, 5, 29), "E", scores={"A": (58, 62)}),
    OracleExam("ege_base", "ЕГЭ", date(2023, 6, 1), "G", {"A": (0, 0, 1, 0)}),
    OracleExam("ege_profile", "ЕГЭ", date(2023, 6, 1), "E", scores={"A": (50,)}),
)
"""The exams of methodology 7.2."""

VPR_2023: tuple[tuple[str, int, str, tuple[int, int, int, int]], ...] = (
    ("C", 5, "русский язык", (2, 4, 0, 0)),
    ("C", 6, "математика", (1, 4, 0, 0)),
    ("B", 5, "математика", (2, 3, 0, 0)),
)
"""School, grade, subject, n2…n5 of the ВПР works of spring 2023."""


def write_oracle(folder: Path) -> Truth:
    """Write the four schools' files into ``folder/inbox`` and the truth into ``folder``."""
    inbox = Inbox(folder / "inbox")
    inbox.folder.mkdir(parents=True, exist_ok=True)
    schools = [_school(letter) for letter in LOGINS]
    years = [REPORT_YEAR.start - 1, REPORT_YEAR.start]
    district = District(schools, [_TERRITORY], years, {_TERRITORY.code: schools})
    truth = Truth(inbox.folder, district, faults=FaultLog(enabled=False).faults, files=inbox.files)
    inbox.xlsx("registry/Реестр школ.xlsx", {"Реестр ОО": registry_files.registry(district)}, date(2023, 1, 15))
    for exam in EXAMS:
        _write_exam(exam, schools, inbox, truth)
    for letter, grade, subject, counts in VPR_2023:
        _write_vpr(letter, grade, subject, counts, schools, inbox, truth)
    for letter, school in zip(LOGINS, schools, strict=True):
        _write_forms(letter, school, inbox, truth)
    truth.write(folder)
    return truth


def _school(letter: str) -> School:
    name, settlement, kind = _SCHOOLS[letter]
    return School(
        login=LOGINS[letter],
        gia_code=f"042{LOGINS[letter][-3:]}",
        name=name,
        settlement=settlement,
        type=kind,
        territory=_TERRITORY,
        pupils=PUPILS,
        shares=dict(zip(_SHARE_NAMES, map(float, _SHARES[letter]), strict=True)),
        effects={},
    )


def _write_exam(exam: OracleExam, schools: list[School], inbox: Inbox, truth: Truth) -> None:
    paper = catalogue()["papers"][exam.paper]
    results: list[tuple[int, int]] = []  # school, mark or score
    for index, letter in enumerate(LOGINS):
        if exam.counts:
            marks = _marks(exam.counts.get(letter, (0, 0, 0, 0)))
            results.extend((index, mark) for mark in marks)
        else:
            results.extend((index, score) for score in (exam.scores or {}).get(letter, ()))
    values = np.asarray([value for _, value in results])
    primary = _primary_of_marks(values, paper["cuts"], 0) if exam.counts else _primary_of_scores(values, paper["score"])
    maxima = np.asarray([*paper["short"], *paper["long"]])
    at = np.asarray([index for index, _ in results])
    work = _work(exam.exam, exam.day, paper["subject"], at, primary, maxima, schools)
    work.level, work.grade, work.paper = paper.get("level", ""), 9 if exam.exam == "ОГЭ" else 11, paper
    work.mark, work.score = (values, work.score) if exam.counts else (work.mark, values)
    work.n_short, work.plan = len(paper["short"]), {"layout": exam.layout, "paper": exam.paper}
    # mathematics at one level only: those of the base level are other pupils than those of the profile level
    work.pupil = np.arange(len(at)) + work.grade * 1000 + (500 if work.level == "база" else 0)
    people = dict(
        zip(work.pupil.tolist(), names.people(len(at), np.random.default_rng(exam.day.toordinal())), strict=True)
    )
    rows = gia_files.protocol(work, gia_files.sittings(work, _TERRITORY, people))
    name = f"gia/{work.year}/{exam.exam}/{gia_files.file_name(work)}.xlsx"
    inbox.xlsx(name, {"Page 1": rows}, exam.day + timedelta(days=14))
    truth.marks.extend(work_rows(name, work, scheme="exam"))


def _write_vpr(
    letter: str,
    grade: int,
    subject: str,
    counts: tuple[int, int, int, int],
    schools: list[School],
    inbox: Inbox,
    truth: Truth,
) -> None:
    paper = catalogue()["vpr"][subject][grade]
    marks = np.asarray(list(_marks(counts)))
    primary = _primary_of_marks(marks, paper["cuts"], 1)
    index = list(LOGINS).index(letter)
    at = np.full(len(marks), index)
    work = _work("ВПР", date(2023, 4, 12), subject, at, primary, np.asarray(list(paper["tasks"].values())), schools)
    work.grade, work.season, work.labels, work.mark = grade, "spring", list(paper["tasks"]), marks
    work.code, work.journal = grade * 10_000 + 1 + np.arange(len(marks)), np.maximum(marks, 3)
    school = schools[index]
    name = f"vpr_analytics/2023/{grade} класс/{subject.capitalize()}/{school.login}/Ф1_{analytics.INDIVIDUAL}.xlsx"
    rows = analytics.individual(work, school, _TERRITORY, work.day)
    inbox.xlsx(name, {analytics.sheet_name(work, analytics.INDIVIDUAL): rows}, date(2023, 5, 18))
    truth.marks.extend(work_rows(name, work, scheme="individual"))


def _work(
    exam: str, day: date, subject: str, at: np.ndarray, primary: np.ndarray, maxima: np.ndarray, schools: list[School]
) -> Work:
    empty = np.zeros(len(at), dtype=int)
    no = np.zeros(len(at), dtype=bool)
    return Work(
        exam=exam,
        year=day.year,
        season="",
        day=day,
        grade=0,
        subject=subject,
        level="",
        labels=[],
        maxima=maxima,
        schools=schools,
        school=at,
        code=empty,
        scores=spread(np.random.default_rng(day.toordinal()), primary, maxima),
        primary=primary,
        mark=empty,
        score=empty,
        journal=empty,
        absent=no,
        autumn=no,
        pupil=np.arange(len(at)),
        counted=~no,
        possible=np.full(len(at), int(maxima.sum())),
    )


def _marks(counts: tuple[int, int, int, int]) -> Iterator[int]:
    for mark, count in zip((2, 3, 4, 5), counts, strict=True):
        yield from [mark] * count


def _primary_of_marks(marks: np.ndarray, cuts: list[int], above: int) -> np.ndarray:
    """Return a primary score of each mark: ``above`` points over its lowest one (for 2: under its greatest)."""
    lowest = np.asarray([cuts[0] - 1 - 2 * above, *cuts])
    return lowest[marks - 2] + above


def _primary_of_scores(scores: np.ndarray, scale: Mapping[int, int]) -> np.ndarray:
    return np.rint(np.interp(scores, list(scale.values()), list(scale))).astype(int)


def _write_forms(letter: str, school: School, inbox: Inbox, truth: Truth) -> None:
    day = REPORT_YEAR.first_day + timedelta(days=39)
    passport: dict[str, Any] = {"pupils_total": PUPILS, **{name: int(share) for name, share in school.shares.items()}}
    targets = {"success": {"plan": 100}, "quality": {"plan": 30}}
    for form, title, values in (
        ("social_passport", "Социальный паспорт", passport),
        ("plan_targets", "Плановые показатели", targets),
    ):
        name = f"forms/{REPORT_YEAR}/{school.login}/{title} {letter}.xlsx"
        write_form(form, inbox.path(name), identity(school, day), REPORT_YEAR, values)
        inbox.add(name, day)
        truth.forms.extend(
            {
                "source_file": name,
                "form": form,
                "school_key": school.login,
                "school_year": REPORT_YEAR.start,
                "field": item,
                "value": value,
            }
            for item, value in flat(values)
        )
