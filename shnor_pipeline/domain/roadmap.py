"""Execution of the programme's roadmap in a half-year, and СР, the share of due measures completed in full.

Every event of the programme has one row. Its term comes from the programme's schedule, for events «по плану» from the
planned date that was reported; its state from the latest report of the district, else from those of the schools. An
event whose term has not come is in no denominator.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from shnor_pipeline.domain.attainment import light, measures_rate
from shnor_pipeline.domain.frames import as_rows, numbers, texts
from shnor_pipeline.methodology import Methodology
from shnor_pipeline.programme import Event, Programme
from shnor_pipeline.school_year import AmbiguousYearError, HalfYear, SchoolYear

DONE, IN_TIME, LATE = "выполнено", "в срок", "с нарушением срока"
UNDER_WAY, NOT_DONE, NOT_YET = "выполняется", "не выполнено", "срок не наступил"
COMPLETED = (DONE, IN_TIME, LATE)
NO_REPORT = "нет данных: сведения о мероприятии не поступили"


@dataclass(frozen=True)
class _Report:
    """What was reported about an event, put together from one or more rows."""

    status: str = ""
    planned_on: date | None = None
    done_on: date | None = None
    evidence: str = ""
    note: str = ""
    is_earlier: bool = False
    """Whether all of it was reported in an earlier half-year."""


def execution(
    status_rows: pd.DataFrame, programme: Programme, period: HalfYear, *, as_of: date | None = None
) -> pd.DataFrame:
    """Return the rows of ``derived_roadmap`` of the half-year, one per event in the programme's order.

    In: ``validated_roadmap_status`` of any periods. A report counts if it is about the half-year, or about the school
    year in which the event is due; for an event due once those of any earlier period count too. ``as_of`` is the day
    of judgement, by default the last day of the half-year.
    Status: completed on a known day is «в срок» or «с нарушением срока», on an unknown one «выполнено»; otherwise,
    when the term has come, «не выполнено» (or «выполняется» for an event under way), before that «выполняется» or
    «срок не наступил». A due event without any report is «не выполнено» with the note that there is no data.
    ``school_year`` is the one whose results are known at the end of the half-year.
    """
    day = min(as_of or period.last_day, period.last_day)
    reports = _reports(status_rows, programme, period)
    rows = [_row(event, reports.get(event.id), programme, period, day) for event in programme.events]
    frame = pd.DataFrame(rows)
    return as_rows("derived_roadmap", frame.assign(period=period.key, school_year=period.school_year.start))


def rates(rows: pd.DataFrame, programme: Programme, methodology: Methodology) -> pd.DataFrame:
    """Return СР by section and for the whole roadmap (section 0, last).

    Columns: ``section``, ``title``, ``events_n``, ``due_n`` (term has come), ``done_n`` (completed in full),
    ``in_time_n``, ``rate`` (0–1, null where nothing was due), ``in_time_rate``, ``light``.
    """
    section_of = {event.id: section.id for section in programme.sections for event in section.events}
    counted = rows.assign(section=texts(rows, "event").map(section_of))
    sections = [(section.id, section.title) for section in programme.sections]
    lines = []
    for number, title in [*sections, (0, "Всего")]:
        part = counted if number == 0 else counted.loc[counted["section"] == number]
        due = part.loc[part["is_due"].fillna(False).astype(bool)]
        done, in_time = (int(texts(due, "status").isin(words).sum()) for words in (COMPLETED, (DONE, IN_TIME)))
        rate, in_time_rate = measures_rate(done, len(due)), measures_rate(in_time, len(due))
        lines.append((number, title, len(part), len(due), done, in_time, rate, in_time_rate))
    names = ["section", "title", "events_n", "due_n", "done_n", "in_time_n", "rate", "in_time_rate"]
    frame = pd.DataFrame(lines, columns=names).astype({"rate": "float64", "in_time_rate": "float64"})
    return frame.assign(light=light(numbers(frame, "rate"), methodology.attainment))


def _row(event: Event, report: _Report | None, programme: Programme, period: HalfYear, day: date) -> dict[str, Any]:
    told = report or _Report()
    due = _due(event, told, programme, period, day)
    is_due = due is not None and due <= day
    by_plan = event.schedule.kind == "by_plan"
    # «По плану» without a date: the report itself says whether the term has come.
    if by_plan and told.planned_on is None and told.status in {DONE, NOT_DONE}:
        is_due = told.done_on is None or period.first_day <= told.done_on <= period.last_day
    notes = [told.note] if told.note else []
    if is_due and not told.status:
        notes.append(NO_REPORT)
    if due is None and not by_plan:
        following = programme.next_due(event, period.last_day)
        notes.append(f"следующий срок — {following:%d.%m.%Y}" if following else "в этом полугодии срока нет")
    return {
        "event": event.id,
        "due_on": due,
        "status": _status(told, due, is_due=is_due),
        "done_on": told.done_on,
        "is_due": is_due,
        "evidence": told.evidence,
        "note": "; ".join(notes),
    }


def _due(event: Event, told: _Report, programme: Programme, period: HalfYear, day: date) -> date | None:
    """Return the term that the half-year is judged by: the latest that has come, else the next.

    A single or planned term that was missed stays due until the event is done.
    """
    days = programme.due_dates(event, period)
    passed = [item for item in days if item <= day]
    if days:
        return passed[-1] if passed else days[0]
    if event.schedule.kind == "by_plan":
        term = told.planned_on
    elif event.schedule.kind == "once":
        term = programme.last_due(event, day)
    else:
        return None
    if term is None or term >= period.first_day:
        return term
    done_before = told.is_earlier if told.done_on is None else told.done_on < period.first_day
    return None if told.status == DONE and done_before else term


def _status(told: _Report, due: date | None, *, is_due: bool) -> str:
    if told.status == DONE:
        if told.done_on is None or due is None:
            return DONE
        return IN_TIME if told.done_on <= due else LATE
    if told.status == UNDER_WAY:
        return UNDER_WAY
    if is_due:
        return NOT_DONE
    return NOT_YET if told.status in {"", NOT_YET, NOT_DONE} else told.status


def _reports(rows: pd.DataFrame, programme: Programme, period: HalfYear) -> dict[str, _Report]:
    events = {event.id: event for event in programme.events}
    plain = rows.astype(object).where(rows.notna(), None).to_dict("records")
    now: dict[str, list[dict[str, Any]]] = {}
    earlier: dict[str, list[dict[str, Any]]] = {}
    for row in plain:
        event = events.get(str(row["event"]))
        told = event and _about(row, programme.due_dates(event, period), period)
        if event and told == "now":
            now.setdefault(event.id, []).append(row)
        elif event and told == "earlier" and event.schedule.kind == "once":
            earlier.setdefault(event.id, []).append(row)
    before = {event: replace(_together(items), is_earlier=True) for event, items in earlier.items()}
    return before | {event: _together(items) for event, items in now.items()}


def _about(row: dict[str, Any], due: list[date], period: HalfYear) -> str:
    """Return whether a report is about the half-year («now»), an «earlier» or a «later» period."""
    told = _period(str(row.get("period") or ""), _day(row.get("reported_on")))
    if told is None:
        return "later"
    if isinstance(told, SchoolYear):
        # A school year's report tells of a term of that year; without terms, of the year's two whole half-years.
        within = any(told.first_day <= day <= told.last_day for day in due)
        halves = (HalfYear(told.start, 2), HalfYear(told.start + 1, 1))
        if within or (not due and period in halves):
            return "now"
        return "earlier" if told.last_day < period.first_day else "later"
    return "now" if told == period else "earlier" if told < period else "later"


def _period(text: str, reported_on: date | None) -> HalfYear | SchoolYear | None:
    """Return the period that a report names, else the half-year it was made in."""
    for kind in (HalfYear, SchoolYear):
        try:
            return kind.parse(text)
        except AmbiguousYearError:
            continue
    return HalfYear.containing(reported_on) if reported_on else None


def _together(rows: list[dict[str, Any]]) -> _Report:
    """Put the reports on one event together: the district's latest one, else all schools' latest ones."""
    ordered = sorted(rows, key=lambda row: _day(row.get("reported_on")) or date.min)
    district = [row for row in ordered if not row.get("school_id")]
    if district:
        row = district[-1]
        return _Report(
            str(row["status"]),
            _day(row.get("planned_on")),
            _day(row.get("done_on")),
            str(row.get("evidence") or ""),
            str(row.get("note") or ""),
        )
    latest = list({str(row["school_id"]): row for row in ordered}.values())
    done = [row for row in latest if row["status"] == DONE]
    finished = [found for row in done if (found := _day(row.get("done_on")))]
    planned = [found for row in latest if (found := _day(row.get("planned_on")))]
    evidence = "; ".join(_distinct(str(row.get("evidence") or "") for row in latest))
    complete = len(done) == len(latest)
    return _Report(
        DONE if complete else _common_status(latest),
        max(planned, default=None),
        # One school without a day leaves the day of the whole unknown.
        max(finished) if complete and len(finished) == len(done) else None,
        evidence,
        f"выполнено в {len(done)} из {len(latest)} отчитавшихся школ",
    )


def _common_status(latest: list[dict[str, Any]]) -> str:
    words = {str(row["status"]) for row in latest}
    if words & {DONE, UNDER_WAY}:
        return UNDER_WAY
    return NOT_DONE if NOT_DONE in words else NOT_YET


def _distinct(words: Iterator[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word]


def _day(value: Any) -> date | None:
    """Return a date, a timestamp or an ISO text as a date."""
    if value is None or pd.isna(value):
        return None
    return date.fromisoformat(str(value)[:10])
