"""Protocols of the regional exam centre in the layouts A, B, C (ОГЭ), D, E, G (ЕГЭ), and an appeals protocol (H).

Only these files hold surnames, as the real ones do: canaries from ``names``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np

from shnor_pipeline.demo import names
from shnor_pipeline.demo.inbox import Row
from shnor_pipeline.demo.model import Territory
from shnor_pipeline.demo.works import Work

TITLE = "Протокол проверки результатов"
REGION = "38 - Иркутская область"


@dataclass(frozen=True)
class Sitting:
    """One pupil's line of a protocol; ``result`` is the mark or the test score."""

    number: int
    exam_code: int
    school: int
    label: str
    station: int
    room: str
    participant: str
    person: tuple[str, str, str]
    document: str
    short: str
    long: str
    primary: int
    result: int | str | None


Rower = Callable[[Sitting], Row]

_HEADERS: dict[str, list[str | None]] = {
    "A": [
        *("№", "Код ОО", "Класс", None, "Код ППЭ", None, "Аудитория", None, "Код МСУ", None, "Фамилия", None),
        *("Имя", "Отчество", "Задания с кратким ответом", None, None, "Задания с развёрнутым ответом"),
        *("Первичный балл", None, "Оценка"),
    ],
    "B": [
        *("№", "Код ОО", "Класс", "Код ППЭ", "Аудитория", "Код участника", "Фамилия", "Имя", "Отчество", "Серия"),
        *("Номер", "Ответы в краткой форме", "Ответы в развернутой форме", "Первичный балл", "Оценка"),
    ],
    "C": [
        *("ColumnName", "SchoolCode", "ClassCode", "StationCode", "AuditoriumCode", "GovernmentCell", "SurnameCell"),
        *("NameCell", "SecondNameCell", "DocumentSeriesCode", "DocumentNumberCode", "TestResultBCell"),
        *("TestResultCCell", "PrimaryMark", "Mark5"),
    ],
    "D": [
        *("№", None, "Код МСУ", None, "Код ОО", None, "Класс", None, "Код ППЭ", None, "Аудитория", None, "Фамилия"),
        *("Имя", "Отчество", None, "Серия", None, "Номер", None, "Задания с кратким ответом", None),
        *("Задания с развёрнутым ответом", None, "Первичный балл", None, "Балл", None),
    ],
    "E": [
        *("№", "Код ППЭ", "Код ОО", "Класс", "Код ООП", "Профиль", "Фамилия", "Имя", "Отчество", "Вариант"),
        *("Код участника", "№ бланка", "Ответы в краткой форме", "Ответы в развернутой форме"),
        *("Первичный балл", "Итоговый балл"),
    ],
    "G": [
        *("№", "Код ОО", "Класс", "Код ППЭ", "Аудитория", "Фамилия", "Имя", "Отчество", "Серия", "Номер"),
        *("Задания с кратким ответом", "Первичный балл", "Оценка"),
    ],
}


def _row_a(sitting: Sitting) -> Row:
    surname, first, second = sitting.person
    return [
        *(sitting.number, sitting.school, sitting.label, None, sitting.station, None, int(sitting.room), None),
        *(sitting.exam_code, None, surname, None, first, second, sitting.short, None, None, sitting.long),
        *(sitting.primary, None, sitting.result),
    ]


def _row_b(sitting: Sitting) -> Row:
    return [
        *(sitting.number, sitting.school, sitting.label, sitting.station, sitting.room, sitting.participant),
        *(*sitting.person, names.DOCUMENT_SERIES, sitting.document, sitting.short, sitting.long),
        *(sitting.primary, sitting.result),
    ]


def _row_c(sitting: Sitting) -> Row:
    return [
        *(sitting.number, sitting.school, sitting.label, sitting.station, sitting.room, sitting.exam_code),
        *(*sitting.person, names.DOCUMENT_SERIES, sitting.document, sitting.short, sitting.long),
        *(sitting.primary, sitting.result),
    ]


def _row_d(sitting: Sitting) -> Row:
    surname, first, second = sitting.person
    return [
        *(sitting.number, None, sitting.exam_code, None, sitting.school, None, sitting.label, None),
        *(sitting.station, None, sitting.room, None, surname, first, second, None, names.DOCUMENT_SERIES, None),
        *(sitting.document, None, sitting.short, None, sitting.long, None, sitting.primary, None),
        *(sitting.result, None),
    ]


def _row_e(sitting: Sitting) -> Row:
    return [
        *(sitting.number, sitting.station, sitting.school, sitting.label, 1, "Универсальный", *sitting.person),
        *(300 + sitting.number % 20, sitting.participant, f"38{sitting.participant}", sitting.short, sitting.long),
        *(sitting.primary, sitting.result),
    ]


def _row_g(sitting: Sitting) -> Row:
    return [
        *(sitting.number, sitting.school, sitting.label, sitting.station, sitting.room, *sitting.person),
        *(names.DOCUMENT_SERIES, sitting.document, sitting.short, sitting.primary, sitting.result),
    ]


_ROWERS: dict[str, Rower] = {"A": _row_a, "B": _row_b, "C": _row_c, "D": _row_d, "E": _row_e, "G": _row_g}


def sittings(work: Work, territory: Territory, people: dict[int, tuple[str, str, str]]) -> list[Sitting]:
    """Return the lines of the protocol, school by school; ``people`` names every pupil number of the year."""
    result = work.mark if (work.mark > 0).any() else work.score
    lines: list[Sitting] = []
    for index, (at, pupil, scores) in enumerate(
        zip(work.school.tolist(), work.pupil.tolist(), work.scores.tolist(), strict=True)
    ):
        school = work.schools[at]
        lines.append(
            Sitting(
                number=index + 1,
                exam_code=territory.exam_code,
                school=int(school.gia_code),
                label=f"{work.grade}{('', 'А', 'а')[pupil % 3]}",
                station=1001 + at % 8,
                room=f"{1 + pupil % 12:04d}",
                participant=f"38{work.year % 100}{pupil:06d}",
                person=people[pupil],
                document=f"9{pupil % 100_000:05d}",
                short="".join(_short(score, greatest) for score, greatest in _tasks(work, scores, long=False)),
                long="".join(f"{max(score, 0)}({greatest})" for score, greatest in _tasks(work, scores, long=True)),
                primary=int(work.primary[index]),
                result=int(result[index]),
            )
        )
    return lines


def _tasks(work: Work, scores: list[int], *, long: bool) -> list[tuple[int, int]]:
    pairs = list(zip(scores, work.maxima.tolist(), strict=True))
    return pairs[work.n_short :] if long else pairs[: work.n_short]


def _short(score: int, greatest: int) -> str:
    if greatest > 1:
        return str(max(score, 0))
    return "+" if score > 0 else "-"


def protocol(work: Work, lines: list[Sitting], *, titled: bool = True) -> list[Row]:
    """Return the rows of one exam: titles (where the layout has them), header, lines and trailers."""
    layout = work.plan["layout"]
    header = _HEADERS[layout]
    row = _ROWERS[layout]
    rows: list[Row] = []
    if layout != "C":
        titles: list[Row] = [[TITLE], [REGION]] if titled else []
        rows.extend([*titles, [exam_line(work)], []])
    rows.append(list(header))
    rows.extend(row(line) for line in lines)
    if layout != "C":
        rows.extend(_trailers(work, lines, header))
    return rows


def lines_below(work: Work, *, titled: bool) -> int:
    """Return how many rows of ``protocol`` stand above its first line."""
    if work.plan["layout"] == "C":
        return 1
    return 5 if titled else 3


def exam_line(work: Work) -> str:
    """Return how the report names the exam: «02 - Математика 2022.06.02»."""
    subject = f"{work.subject.capitalize()} базовая" if work.level == "база" else work.subject.capitalize()
    return f"{work.paper['code']} - {subject} {work.day:%Y.%m.%d}"


def file_name(work: Work) -> str:
    """Return the usual name: code and day, on which layout C relies."""
    return work.plan.get("together") or f"{work.paper['code']}_{work.day:%Y.%m.%d}"


def result_column(work: Work) -> int:
    """Return the column of the result, from 0."""
    names_of_result = {"Оценка", "Балл", "Итоговый балл", "Mark5"}
    return next(index for index, name in enumerate(_HEADERS[work.plan["layout"]]) if name in names_of_result)


def school_column(work: Work) -> int:
    """Return the column of the school's code, from 0."""
    return next(i for i, name in enumerate(_HEADERS[work.plan["layout"]]) if name in {"Код ОО", "SchoolCode"})


def _trailers(work: Work, lines: list[Sitting], header: list[str | None]) -> list[Row]:
    if not lines:
        return []
    primary_at = header.index("Первичный балл")
    result_at = result_column(work)
    results = [line.result for line in lines if isinstance(line.result, int)]
    mean: Row = [None] * len(header)
    mean[0] = "Средние"
    mean[primary_at] = round(sum(line.primary for line in lines) / len(lines))
    mean[result_at] = round(sum(results) / len(results))
    total: Row = [None] * len(header)
    total[0], total[primary_at] = "Всего участников", len(lines)
    rows = [mean]
    if "threshold" in work.paper:
        least: Row = [None] * len(header)
        least[0], least[result_at] = "Минимальная граница", work.paper["threshold"]
        rows.append(least)
    return [*rows, total]


def appeals(work: Work, lines: list[Sitting], day: date) -> tuple[list[Row], list[dict[str, object]]]:
    """Return an appeals protocol (H) on an ОГЭ work, and what it changes: line number, state, result before, after."""
    rows: list[Row] = [
        [f"{TITLE}  государственной итоговой аттестации {day.year} г."],
        [REGION],
        [],
        [
            *("№", "Код ОО", "Класс", "Код ППЭ", "Аудитория", "Фамилия", "Имя", "Отчество", "Документ", "Экзамен"),
            *("Состояние апелляции", "Текущие", None),
        ],
        [*[None] * 11, "Первичный балл", "Оценка"],
    ]
    changes: list[dict[str, object]] = []
    cuts = work.paper["cuts"]
    just_below = [line for line in lines if line.primary + 1 in cuts][:3]
    for number, line in enumerate(just_below, start=1):
        granted = number != 2
        after = line.primary + (1 if granted else 0)
        mark = 2 + int(np.searchsorted(np.asarray(cuts), after, side="right"))
        state = "Апелляция удовлетворена" if granted else "Апелляция отклонена"
        exam = f"{work.subject.capitalize()}({work.day:%Y.%m.%d})"
        document = f"{names.DOCUMENT_SERIES} {line.document}"
        rows.append(
            [
                *(number, line.school, line.label, line.station, line.room, *line.person, document, exam),
                *(state, after, mark),
            ]
        )
        changes.append({"line": line.number, "state": state, "before": line.result, "after": mark})
    return rows, changes
