"""The works and exams that the invented pupils sat: marks, points by task, journal marks, absences.

A ``Work`` holds one array per column of pupils, so that files and the truth are both made from the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from statistics import NormalDist
from typing import Any

import numpy as np
import yaml

from shnor_pipeline.demo.model import District, School, Territory

_OWN, _SHARED = 0.45, 0.75  # deviations of one work and of the pupil across the works of a year
_SPREAD = float(np.hypot(_OWN, _SHARED))
_ABSENT = 0.08
_MISSING_ANSWER = 0.4  # of the tasks with 0 points, how many were not tried
SUBJECTS = ("русский язык", "математика")


@cache
def catalogue() -> dict[str, Any]:
    """Return tasks, scales, days and layouts as declared in ``works.yaml``."""
    return yaml.safe_load((Path(__file__).parent / "works.yaml").read_text(encoding="utf-8"))


@dataclass
class Work:
    """One work of one territory: what it was, and a row per pupil.

    ``scores`` has a column per task, −1 for an answer that was not tried; ``counted`` is False in rows that a correct
    reader sets aside, ``possible`` the greatest primary score of the row.
    """

    exam: str
    year: int
    season: str
    day: date
    grade: int
    subject: str
    level: str
    labels: list[str]
    maxima: np.ndarray
    schools: list[School]
    school: np.ndarray
    code: np.ndarray
    scores: np.ndarray
    primary: np.ndarray
    mark: np.ndarray
    score: np.ndarray
    journal: np.ndarray
    absent: np.ndarray
    autumn: np.ndarray
    pupil: np.ndarray
    counted: np.ndarray
    possible: np.ndarray
    paper: dict[str, Any] = field(default_factory=dict)
    plan: dict[str, Any] = field(default_factory=dict)
    n_short: int = 0

    def __len__(self) -> int:
        return len(self.school)

    def take(self, rows: np.ndarray) -> Work:
        """Return the work of the chosen rows only."""
        columns = {name: value for name, value in self.__dict__.items() if isinstance(value, np.ndarray)}
        chosen = {name: value[rows] for name, value in columns.items() if name != "maxima"}
        return Work(**{**self.__dict__, **chosen})


def marks_of(primary: np.ndarray, cuts: list[int]) -> np.ndarray:
    """Return marks 2–5 of primary scores; ``cuts`` are the lowest scores of 3, 4 and 5."""
    return 2 + np.searchsorted(np.asarray(cuts), primary, side="right")


def vpr_work(
    rng: np.random.Generator,
    district: District,
    territory: Territory,
    *,
    year: int,
    grade: int,
    subject: str,
    day: date,
    autumn: np.ndarray | None = None,
) -> Work:
    """Return a ВПР work sat in the calendar year; ``autumn`` tells by school who wrote it in autumn, a class later.

    A school that wrote in autumn belongs to the school year that begins then, its pupils are those of the next grade.
    """
    schools = district.of(territory)
    in_autumn = np.zeros(len(schools), dtype=bool) if autumn is None else autumn
    counts = [
        district.pupils(school, year if late else year - 1, grade + 1 if late else grade)
        if school.has_grade(grade)
        else 0
        for school, late in zip(schools, in_autumn, strict=True)
    ]
    paper = catalogue()["vpr"][subject][grade]
    effects = [school.effect(year + 1 if late else year) for school, late in zip(schools, in_autumn, strict=True)]
    work = _draw(rng, schools, effects, np.asarray(counts), year, "ВПР", [*paper["tasks"].values()], paper["cuts"])
    work.day, work.grade, work.subject, work.season = day, grade, subject, "spring"
    work.labels, work.paper = list(paper["tasks"]), paper
    work.autumn = in_autumn[work.school]
    written = np.where(work.autumn, grade + 1, grade)
    work.code = written * 10_000 + _number_in_school(work.school)
    return work


def gia_works(rng: np.random.Generator, district: District, territory: Territory, year: int) -> list[Work]:
    """Return the exams of the calendar year: ОГЭ for grade 9, ЕГЭ for grade 11, one mathematics level per pupil."""
    works: list[Work] = []
    papers = catalogue()["papers"]
    pupils: dict[int, tuple[np.ndarray, np.ndarray, np.ndarray]] = {}
    schools = district.of(territory)
    effects = [school.effect(year) for school in schools]
    for plan in exams_of(year):
        grade = 9 if plan["exam"] == "ОГЭ" else 11
        if grade not in pupils:
            counts = np.asarray([district.pupils(school, year - 1, grade) for school in schools])
            at = np.repeat(np.arange(len(schools)), counts)
            pupils[grade] = (at, rng.standard_normal(len(at)), rng.random(len(at)) < 0.45)
        at, ability, profile = pupils[grade]
        paper = papers[plan["paper"]]
        level = paper.get("level", "")
        chosen = np.flatnonzero(profile if level == "профиль" else ~profile if level == "база" else at >= 0)
        work = _draw_for(
            rng,
            schools,
            effects,
            at[chosen],
            ability[chosen],
            year,
            plan["exam"],
            [*paper["short"], *paper["long"]],
            paper,
        )
        work.pupil = chosen + grade * 100_000
        work.day, work.grade, work.subject, work.level = plan["date"], grade, paper["subject"], level
        work.paper, work.plan, work.n_short = paper, plan, len(paper["short"])
        works.append(work)
    return works


def exams_of(year: int) -> list[dict[str, Any]]:
    """Return the exams of the year; one beyond the declared years repeats the last of them."""
    known: dict[int, list[dict[str, Any]]] = catalogue()["exams"]
    if year in known:
        return known[year]
    last = max(known)
    return [{**plan, "date": plan["date"].replace(year=year)} for plan in known[last]]


def _draw(
    rng: np.random.Generator,
    schools: list[School],
    effects: list[float],
    counts: np.ndarray,
    year: int,
    exam: str,
    maxima: list[int],
    cuts: list[int],
) -> Work:
    at = np.repeat(np.arange(len(schools)), counts)
    work = _draw_for(rng, schools, effects, at, rng.standard_normal(len(at)), year, exam, maxima, {"cuts": cuts})
    work.absent = rng.random(len(at)) < _ABSENT
    work.journal = np.clip(work.mark + rng.choice([-1, 0, 1, 9], len(at), p=[0.08, 0.67, 0.23, 0.02]), 3, 14)
    work.journal = np.where(work.journal > 5, np.where(work.journal > 7, 0, 5), work.journal)
    return work


def _draw_for(
    rng: np.random.Generator,
    schools: list[School],
    effects: list[float],
    at: np.ndarray,
    ability: np.ndarray,
    year: int,
    exam: str,
    maxima: list[int],
    paper: dict[str, Any],
) -> Work:
    """Draw latent ability, turn it into a primary score through the shares of marks, and spread it over the tasks."""
    latent = np.asarray(effects)[at] + _SHARED * ability + _OWN * rng.standard_normal(len(at))
    greatest = np.asarray(maxima)
    cuts = paper.get("cuts") or _score_cuts(paper)
    primary = _primary(latent, cuts, int(greatest.sum()), catalogue()["difficulty"][exam])
    scores = spread(rng, primary, greatest)
    empty = np.zeros(len(at), dtype=int)
    points = paper.get("score")
    return Work(
        exam=exam,
        year=year,
        season="",
        day=date(year, 5, 1),
        grade=0,
        subject="",
        level="",
        labels=[],
        maxima=greatest,
        schools=schools,
        school=at,
        code=empty,
        scores=scores,
        primary=primary,
        mark=marks_of(primary, cuts) if "cuts" in paper else empty,
        score=np.interp(primary, list(points), list(points.values())).astype(int) if points else empty,
        journal=empty,
        absent=np.zeros(len(at), dtype=bool),
        autumn=np.zeros(len(at), dtype=bool),
        pupil=np.arange(len(at)),
        counted=np.ones(len(at), dtype=bool),
        possible=np.full(len(at), int(greatest.sum())),
    )


def _score_cuts(paper: dict[str, Any]) -> list[int]:
    """Return primary scores that cut an exam with test scores as marks cut the others: threshold, 55, 75."""
    primary, points = list(paper["score"]), list(paper["score"].values())
    return [int(np.ceil(np.interp(score, points, primary))) for score in (paper["threshold"], 55, 75)]


def _primary(latent: np.ndarray, cuts: list[int], greatest: int, shares: list[float]) -> np.ndarray:
    """Return primary scores so that a school of average ability gets the given shares of marks 2, 3 and 4."""
    ability = NormalDist(0, _SPREAD)
    bounds = [ability.inv_cdf(share) for share in np.cumsum(shares)]
    places = [-3.2 * _SPREAD, *bounds, 3.2 * _SPREAD]
    return np.clip(np.floor(np.interp(latent, places, [0, *cuts, greatest + 0.999])), 0, greatest).astype(int)


def spread(rng: np.random.Generator, primary: np.ndarray, maxima: np.ndarray) -> np.ndarray:
    """Spread each primary score over the tasks at random; some tasks without points become «not tried» (−1)."""
    rows, units = len(primary), int(maxima.sum())
    order = rng.random((rows, units)).argsort(axis=1).argsort(axis=1)
    got = order < primary[:, None]
    starts = np.concatenate([[0], np.cumsum(maxima)[:-1]])
    scores = np.add.reduceat(got, starts, axis=1).astype(int) if rows else np.zeros((0, len(maxima)), dtype=int)
    not_tried = (scores == 0) & (rng.random(scores.shape) < _MISSING_ANSWER)
    return np.where(not_tried, -1, scores)


def _number_in_school(school: np.ndarray) -> np.ndarray:
    """Return 1, 2, … within each school; rows come school by school."""
    if not len(school):
        return school
    first = np.concatenate([[True], school[1:] != school[:-1]])
    starts = np.maximum.accumulate(np.where(first, np.arange(len(school)), 0))
    return np.arange(len(school)) - starts + 1
