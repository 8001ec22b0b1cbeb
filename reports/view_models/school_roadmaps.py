"""The quarter report: «Справка о реализации дорожных карт школ», one line per school and one per measure in trouble."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from reports.narrative.facts import school_facts
from reports.narrative.gaps import questions
from reports.narrative.roadmap_conclusions import (
    change_sentence,
    execution_sentence,
    overdue_sentence,
    received_sentence,
    roadmap_gaps,
    roadmap_proposals,
    unproven_sentence,
)
from reports.narrative.staff_conclusions import some
from reports.rendering.formatting import DASH, NO_DATA, day, integer, lower_first, number, text
from reports.rendering.style import AMBER, BLUE, BRICK, GREY, Sign
from reports.view_models.document import (
    Line,
    Parameter,
    TableModel,
    TitleBlock,
    applied_parameters,
    codes_note,
    source_lines,
    title_block,
)
from reports.view_models.figures import QUARTER, Figure, FigureRegister, school_numbers
from reports.view_models.report_data import ReportData, Row
from reports.view_models.school_card import school_card, schools_for_july
from reports.view_models.school_measures import RISK_TITLES
from reports.view_models.targets import indicator_code
from shnor_pipeline.catalogue import table
from shnor_pipeline.domain.school_roadmap import (
    ADDED,
    NEWLY_DONE,
    NEWLY_OVERDUE,
    RENAMED,
    by_school,
    changes,
    judged,
)
from shnor_pipeline.school_year import Quarter

TABLE = "validated_school_roadmap"
_HEADING = "Справка о реализации дорожных карт школ"
_STATES = {
    "done": Sign("✔", "в срок", BLUE),
    "late": Sign("◐", "с нарушением сроков", AMBER),
    "overdue": Sign("✘", "есть просроченные", BRICK),
    "none": Sign("○", "срок не наступил", GREY),
}
_COUNTS = {"due": "СРОК", "done": "ВЫП", "late": "ПОЗЖЕ", "overdue": "ПРОСР", "unproven": "БЕЗДОК"}
"""Counts of measures as printed → short name in the code."""
_MISSING = Sign("○", "не получена", GREY)
_SERIOUS = ("высокая", "средняя")


@dataclass(frozen=True)
class SchoolRoadmaps:
    """Everything the Word template of the quarter report prints."""

    title: TitleBlock
    basis: str
    conclusions: tuple[str, ...]
    gaps: tuple[str, ...]
    schools: TableModel
    overdue: TableModel
    unproven: TableModel
    changes: TableModel
    indicators: TableModel
    uncovered: TableModel
    proposals: tuple[str, ...]
    sources: TableModel
    parameters: tuple[Parameter, ...]
    codes_note: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class QuarterRoadmaps:
    """The measures of a quarter and of the one before; ``data`` is seen from the running school year."""

    data: ReportData
    quarter: Quarter

    @cached_property
    def measures(self) -> list[Row]:
        """The measures of the quarter with what is to be said of each."""
        return _records(self._judged(self.quarter))

    @cached_property
    def counts(self) -> dict[str, Row]:
        """The counts of each school that has reported."""
        return {str(row["school_id"]): row for row in _records(by_school(self._judged(self.quarter)))}

    @cached_property
    def changed(self) -> list[Row]:
        """What has changed since the quarter before, measure by measure."""
        return _records(changes(self._judged(self.quarter), self._judged(self.quarter.previous)))

    @cached_property
    def compared(self) -> set[str]:
        """Schools that reported on the same school year in both quarters."""
        pairs = [
            {(row["school_id"], row["school_year"]) for row in _records(self._judged(quarter))}
            for quarter in (self.quarter, self.quarter.previous)
        ]
        return {school_id for school_id, _ in pairs[0] & pairs[1]}

    @cached_property
    def expected(self) -> list[str]:
        """Schools on the list by the results known when the quarter began, and all that have reported; by name."""
        listed = schools_for_july(self.data.for_year(self.quarter.school_year))
        return sorted({*listed, *self.counts}, key=lambda item: (self.data.school_name(item), item))

    @property
    def missing(self) -> list[str]:
        """Names of the schools that should have reported and have not."""
        return [self.data.school_name(item) for item in self.expected if item not in self.counts]

    def of(self, flag: str) -> list[Row]:
        """Return the measures with a flag, schools by name."""
        rows = [row for row in self.measures if row[flag]]
        return sorted(rows, key=lambda row: (self.data.school_name(row["school_id"]), int(row["measure_no"])))

    def schools_of(self, rows: Iterable[Row]) -> list[str]:
        """Return the names of the schools of these measures, each once."""
        return sorted({self.data.school_name(row["school_id"]) for row in rows})

    def _judged(self, quarter: Quarter) -> pd.DataFrame:
        frame = self.data.frames.get(TABLE)
        rows = pd.DataFrame(columns=table(TABLE).columns) if frame is None else frame
        return judged(rows.loc[rows["school_id"].isin(list(self.data.schools))], quarter)


def school_roadmaps(data: ReportData, quarter: Quarter) -> SchoolRoadmaps:
    """Return the report of a quarter; ``data`` is of the school year that is running at its end."""
    state = QuarterRoadmaps(data, quarter)
    figures = FigureRegister(f"{QUARTER}{quarter.number}", quarter.year, school_numbers(data.schools))
    counts = list(state.counts.values())
    due, done, late = (sum(int(row[name]) for row in counts) for name in ("due_n", "done_n", "late_n"))
    overdue, unproven = state.of("is_overdue"), state.of("lacks_evidence")
    uncovered = _uncovered(state)
    tables = {
        "schools": _schools(state, figures),
        "overdue": _overdue(state, overdue),
        "unproven": _unproven(state, unproven),
        "changes": _changes(state),
        "indicators": _indicators(state, figures),
        "uncovered": _uncovered_table(state, uncovered),
    }
    printed = figures.printed()
    kinds = [row["change"] for row in state.changed]
    before = data.for_year(quarter.school_year)
    return SchoolRoadmaps(
        title=title_block(
            data, _HEADING, f"Школы с низкими результатами: {data.settings.territory.name}", quarter.label
        ),
        basis=_basis(data, quarter),
        conclusions=(
            received_sentence(len(counts), len(state.expected), quarter.label),
            execution_sentence(len(state.measures), due, done, late),
            overdue_sentence(_numbers(state, overdue)),
            unproven_sentence(len(unproven), len(state.schools_of(unproven)), len(state.of("is_done"))),
            change_sentence(
                kinds.count(NEWLY_DONE), kinds.count(NEWLY_OVERDUE), len(state.compared), quarter.previous.label
            ),
        ),
        gaps=roadmap_gaps(
            missing=state.missing,
            without_term=sum(row["end_on"] is None for row in state.measures),
            without_link=sum(not row["deficit"] or not row["indicator"] for row in state.measures),
            renamed=state.schools_of(row for row in state.changed if row["change"] == RENAMED),
            not_compared=[data.school_name(item) for item in state.counts if item not in state.compared],
            open_lines=questions(data),
        ),
        **tables,
        proposals=roadmap_proposals(
            missing=state.missing,
            overdue=state.schools_of(overdue),
            unproven=state.schools_of(unproven),
            uncovered=[data.school_name(item) for item in uncovered],
            without_curator=[data.school_name(item) for item in state.expected if not data.schools[item]["curator"]],
        ),
        sources=source_lines(data),
        parameters=applied_parameters(before),
        codes_note=codes_note(printed),
        figures=printed,
    )


def execution_by_school(data: ReportData, quarter: Quarter) -> list[tuple[str, int, int]]:
    """Return (school, due, done) of every school that has measures due, by name."""
    state = QuarterRoadmaps(data, quarter)
    return [
        (data.school_name(item), int(state.counts[item]["due_n"]), int(state.counts[item]["done_n"]))
        for item in state.expected
        if item in state.counts and state.counts[item]["due_n"]
    ]


def _records(frame: pd.DataFrame) -> list[Row]:
    plain = frame.astype(object)
    return plain.where(plain.notna(), None).to_dict("records")  # type: ignore[return-value]


def _basis(data: ReportData, quarter: Quarter) -> str:
    listed = data.for_year(quarter.school_year).school_year
    return (
        "Справка подготовлена по мероприятию 1.8 дорожной карты муниципальной программы "
        f"«{data.programme.programme.title}» за {quarter.label} по дорожным картам, которые школы прислали за квартал. "
        f"Карты ожидаются от школ, отнесённых к ШНОР по результатам {listed.label} учебного года — последним к началу "
        f"квартала; состояние мер — на {day(quarter.last_day)}."
    )


def _numbers(state: QuarterRoadmaps, rows: Iterable[Row]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        name = state.data.school_name(row["school_id"])
        found[name] = found.get(name, 0) + 1
    return found


def _schools(state: QuarterRoadmaps, figures: FigureRegister) -> TableModel:
    """Table 1: what each school has planned and done, СР and the state in words."""
    lines: list[Line] = []
    for school_id in state.expected:
        row = state.counts.get(school_id)
        line: Line = {"school": state.data.school_name(school_id)}
        if row is None:
            names = ("total", "due", "done", "late", "overdue", "unproven", "rate")
            lines.append(line | dict.fromkeys(names, NO_DATA) | {"state": _MISSING})
            continue
        chosen = {"quarter": state.quarter.key, "school_id": school_id}
        total, rate = int(row["total_n"]), row["rate"]
        line |= {name: _counted(figures, name, int(row[f"{name}_n"]), school_id, chosen) for name in _COUNTS}
        line["total"] = figures.total(integer(total), total, "МЕР", TABLE, "measure", of=school_id, **chosen)
        line["rate"] = figures.total(
            DASH if rate is None else number(100 * rate), rate, "РЕАЛ", TABLE, "status", of=school_id, **chosen
        )
        line["state"] = _STATES[_state(row)]
        lines.append(line)
    lines.extend(_district_line(state, figures))
    absent = f"Дорожных карт за {state.quarter.label} нет."
    return TableModel(tuple(lines) if state.counts else (), absent)


def _counted(figures: FigureRegister, name: str, count: int, school: str | None, chosen: Mapping[str, object]) -> str:
    return figures.total(integer(count), count, _COUNTS[name], TABLE, name, of=school, **chosen)


def _state(row: Row) -> str:
    if not row["due_n"]:
        return "none"
    return "overdue" if row["overdue_n"] else "late" if row["late_n"] else "done"


def _district_line(state: QuarterRoadmaps, figures: FigureRegister) -> list[Line]:
    if not state.counts:
        return []
    sums = {
        name: sum(int(row[f"{name}_n"]) for row in state.counts.values())
        for name in ("total", "due", "done", "late", "overdue", "unproven")
    }
    rate = sums["done"] / sums["due"] if sums["due"] else None
    shown = DASH if rate is None else number(100 * rate)
    schools = tuple(sorted(state.counts))
    chosen = {"quarter": state.quarter.key, "school_id": schools}
    return [
        {"school": "Всего"}
        | {name: _counted(figures, name, sums[name], None, chosen) for name in _COUNTS}
        | {
            "rate": figures.total(shown, rate, "РЕАЛ", TABLE, "status", **chosen),
            "total": figures.total(integer(sums["total"]), sums["total"], "МЕР", TABLE, "measure", **chosen),
            "state": DASH,
        }
    ]


def _overdue(state: QuarterRoadmaps, rows: list[Row]) -> TableModel:
    """Table 2: measures whose term has passed and which are not done."""
    lines = tuple(
        {
            "school": state.data.school_name(row["school_id"]),
            "no": integer(row["measure_no"]),
            "measure": text(row["measure"]),
            "term": day(row["end_on"]),
            "days": integer(row["overdue_days"]),
            "who": text(row["responsible"], empty="не указан"),
            "note": _remark(row),
        }
        for row in rows
    )
    return TableModel(lines, f"Просроченных мер на {day(state.quarter.last_day)} нет.")


def _remark(row: Row) -> str:
    """Return the state that the school gave, and its note or explanation."""
    parts = (text(row["status"], empty="состояние не указано"), text(row["note"] or row["explanation"], empty=""))
    return "; ".join(part for part in parts if part)


def _unproven(state: QuarterRoadmaps, rows: list[Row]) -> TableModel:
    """Table 3: measures called done without a document."""
    lines = tuple(
        {
            "school": state.data.school_name(row["school_id"]),
            "no": integer(row["measure_no"]),
            "measure": text(row["measure"]),
            "done": day(row["done_on"], empty="не указана"),
            "indicator": _indicator(state.data, row),
        }
        for row in rows
    )
    return TableModel(lines, "Мер, выполненных без подтверждающего документа, нет.")


def _changes(state: QuarterRoadmaps) -> TableModel:
    """Table 4: what has changed since the quarter before, by school."""
    lines: list[Line] = []
    for school_id in state.expected:
        own = [row for row in state.changed if row["school_id"] == school_id]
        if not own:
            continue
        line: Line = {"school": state.data.school_name(school_id)}
        for name, kind in (("done", NEWLY_DONE), ("overdue", NEWLY_OVERDUE), ("added", ADDED), ("renamed", RENAMED)):
            named = [str(int(row["measure_no"])) for row in own if row["change"] == kind]
            line[name] = ", ".join(named) or DASH
        lines.append(line)
    note = "Номера мер — по дорожной карте школы."
    absent = (
        f"Изменений по сравнению с периодом «{state.quarter.previous.label}» нет."
        if state.compared
        else f"Карт за {state.quarter.previous.label} того же учебного года нет."
    )
    return TableModel(tuple(lines), absent, note)


def _indicators(state: QuarterRoadmaps, figures: FigureRegister) -> TableModel:
    """Table 5: measures by the indicator of the programme they are to move."""
    lines: list[Line] = []
    for item in state.data.programme.indicators:
        rows = [row for row in state.measures if row["indicator"] == item.id]
        if not rows:
            continue
        chosen = {"quarter": state.quarter.key, "indicator": item.id, "school_id": tuple(sorted(state.counts))}

        def total(short: str, column: str, count: int, stem: str = indicator_code(item.id), key: dict = chosen) -> str:
            return figures.total(integer(count), count, f"{stem}.{short}", TABLE, column, **key)

        lines.append(
            {
                "title": item.title,
                "n": total("МЕР", "measure", len(rows)),
                "schools": total("ШК", "schools", len({row["school_id"] for row in rows})),
                "done": total("ВЫПВСЕ", "all_done", sum(bool(row["is_done"]) for row in rows)),
                "overdue": total("ПРОСР", "overdue", sum(bool(row["is_overdue"]) for row in rows)),
            }
        )
    return TableModel(tuple(lines), "Связь мер с показателями программы не указана.")


def _indicator(data: ReportData, row: Row) -> str:
    return data.indicator_title(row["indicator"]) if row["indicator"] else "не указан"


def _uncovered(state: QuarterRoadmaps) -> dict[str, list[str]]:
    """Return, by school that has reported, the serious risk factors it names and has no measure against."""
    seen_from = state.data.for_year(state.quarter.school_year)
    found: dict[str, list[str]] = {}
    for school_id in state.expected:
        if school_id not in state.counts:
            continue
        facts = school_facts(school_card(seen_from, school_id))
        covered = {row["deficit"] for row in state.measures if row["school_id"] == school_id}
        open_risks = [
            f"{lower_first(title)} ({fact.text.casefold()})"
            for name, title in RISK_TITLES.items()
            if (fact := facts.get(f"C.{name}")) and fact.text.strip().casefold() in _SERIOUS and name not in covered
        ]
        if open_risks:
            found[school_id] = open_risks
    return found


def _uncovered_table(state: QuarterRoadmaps, uncovered: Mapping[str, list[str]]) -> TableModel:
    """Table 6: deficits of high and middle significance without a measure."""
    label = state.data.for_year(state.quarter.school_year).school_year.label
    lines = tuple(
        {"school": state.data.school_name(school_id), "n": integer(len(risks)), "deficits": some(risks)}
        for school_id, risks in uncovered.items()
    )
    note = f"Дефициты — по картам самообследования за {label} учебный год: факторы риска высокой и средней значимости."
    absent = (
        f"Дефицитов высокой и средней значимости без мер по картам самообследования за {label} учебный год не видно."
    )
    return TableModel(lines, absent, note)
