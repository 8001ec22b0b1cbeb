"""Tables 2 and 3 of the half-year report: every event with its state, and СР by section."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from reports.narrative.programme_conclusions import roadmap_change_sentence, roadmap_sentence
from reports.narrative.terms import people_text, term_text
from reports.rendering.formatting import DASH, NBSP, day, integer, number, text
from reports.rendering.style import AMBER, BLUE, BRICK, GREY, Sign
from reports.view_models.document import Line, TableModel
from reports.view_models.figures import FigureRegister
from reports.view_models.report_data import ReportData, Row
from shnor_pipeline.catalogue import table
from shnor_pipeline.domain.roadmap import COMPLETED, DONE, IN_TIME, LATE, NO_REPORT, NOT_DONE, NOT_YET, UNDER_WAY, rates
from shnor_pipeline.school_year import HalfYear

STATES = {
    DONE: Sign("✔", "выполнено", BLUE),
    IN_TIME: Sign("✔", "выполнено в срок", BLUE),
    LATE: Sign("◐", "выполнено с нарушением срока", AMBER),
    UNDER_WAY: Sign("◐", "выполняется", AMBER),
    NOT_DONE: Sign("✘", "не выполнено", BRICK),
    NOT_YET: Sign("○", "срок не наступил", GREY),
}
_EFFICIENCY = {
    "green": Sign("✔", "высокая", BLUE),
    "yellow": Sign("◐", "достаточная", AMBER),
    "red": Sign("✘", "низкая", BRICK),
    "grey": Sign("○", f"сроков{NBSP}нет", GREY),
}
_UNKNOWN = Sign("○", "нет данных", GREY)


@dataclass(frozen=True)
class Roadmap:
    """The roadmap in a half-year: tables 2 and 3, what changed, and what is overdue."""

    events: TableModel
    sections: TableModel
    summary: str
    change: str
    overdue: tuple[str, ...]
    overdue_numbers: tuple[str, ...]
    without_report: int
    by_section: tuple[tuple[str, int, int], ...]


def roadmap(data: ReportData, half_year: HalfYear, figures: FigureRegister) -> Roadmap:
    """Return the roadmap's part of the report."""
    rows = _of_period(data, half_year)
    before = _of_period(data, half_year.previous)
    titles = {event.id: event.title for event in data.programme.events}
    due = [row for row in rows.values() if row["is_due"]]
    done = [row for row in due if row["status"] in COMPLETED]
    late = sum(row["status"] == LATE for row in done)
    missed = [event for event in titles if event in rows and rows[event]["status"] == NOT_DONE]
    newly = [event for event in titles if _is_done(rows.get(event)) and not _is_done(before.get(event))]
    still = [event for event in missed if event in before and before[event]["status"] == NOT_DONE]
    sections, by_section = _sections(data, half_year, rows, figures)
    if not rows:
        change = ""
    elif before:
        change = roadmap_change_sentence(newly, still, half_year.previous.label)
    else:
        change = f"Сведений за {half_year.previous.label} нет: изменения не показаны."
    return Roadmap(
        events=_events(data, half_year, rows),
        sections=sections,
        summary=roadmap_sentence(
            len(due),
            len(done),
            late,
            sum(row["status"] == UNDER_WAY for row in due),
            sum(row["status"] == NOT_DONE for row in due),
            sum(NO_REPORT in str(row["note"] or "") for row in due),
        ),
        change=change,
        overdue=tuple(f"{event} «{titles[event]}»" for event in missed),
        overdue_numbers=tuple(missed),
        without_report=sum(NO_REPORT in str(row["note"] or "") for row in rows.values()),
        by_section=by_section,
    )


def _of_period(data: ReportData, half_year: HalfYear) -> dict[str, Row]:
    return {row["event"]: row for row in data.all_rows("derived_roadmap") if row["period"] == half_year.key}


def _is_done(row: Row | None) -> bool:
    return row is not None and row["status"] in COMPLETED


def _events(data: ReportData, half_year: HalfYear, rows: dict[str, Row]) -> TableModel:
    lines: list[Line] = []
    for section in data.programme.sections:
        for event in section.events:
            row = rows.get(event.id)
            term = term_text(event) + (f"; {day(row['due_on'])}" if row and row["due_on"] is not None else "")
            done_on = f"{day(row['done_on'])}: " if row and row["done_on"] is not None else ""
            evidence = text(row["evidence"] if row else None, empty="")
            lines.append(
                {
                    "no": event.id,
                    "title": event.title,
                    "term": term,
                    "who": people_text(event),
                    "status": STATES.get(row["status"], _UNKNOWN) if row else _UNKNOWN,
                    "evidence": f"{done_on}{evidence}".strip(": ") or DASH,
                    "note": text(row["note"] if row else None, empty=DASH),
                }
            )
    absent = f"Сведений о ходе дорожной карты за {half_year.label} нет."
    return TableModel(tuple(lines) if rows else (), absent)


def _sections(
    data: ReportData, half_year: HalfYear, rows: dict[str, Row], figures: FigureRegister
) -> tuple[TableModel, tuple[tuple[str, int, int], ...]]:
    absent = "Степень реализации мероприятий не рассчитана: сведений о дорожной карте нет."
    if not rows:
        return TableModel((), absent), ()
    frame = pd.DataFrame(list(rows.values()), columns=table("derived_roadmap").columns)
    lines: list[Line] = []
    counts: list[tuple[str, int, int]] = []
    for row in rates(frame, data.programme, data.methodology).to_dict("records"):
        section, due, done = int(row["section"]), int(row["due_n"]), int(row["done_n"])
        share = DASH if pd.isna(row["rate"]) else number(100 * row["rate"])
        value = None if pd.isna(row["rate"]) else float(row["rate"])
        title = f"{section}. {row['title']}" if section else "Всего по программе"
        lines.append(
            {
                "title": title,
                **{
                    field: figures.total(
                        integer(count),
                        count,
                        f"СР{section or ''}.{short}",
                        "derived_roadmap",
                        column,
                        period=half_year.key,
                        section=section,
                    )
                    for field, count, short, column in (
                        ("due", due, "СРОК", "is_due"),
                        ("done", done, "ВЫП", "done_on"),
                    )
                },
                "share": figures.total(
                    share,
                    value,
                    f"СР{section or ''}",
                    "derived_roadmap",
                    "status",
                    period=half_year.key,
                    section=section,
                ),
                "light": _EFFICIENCY[str(row["light"])],
            }
        )
        if section:
            counts.append((str(row["title"]), due, done))
    return TableModel(tuple(lines), absent), tuple(counts)
