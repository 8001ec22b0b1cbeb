"""Reading aggregated ВПР exports: Ф3 (marks), comparison with the journal (wide and long), primary scores."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.sources import vpr_findings as words
from shnor_pipeline.sources.form_reader import Match
from shnor_pipeline.sources.headers import HeaderMatch, find_header
from shnor_pipeline.sources.layouts import load_layout
from shnor_pipeline.sources.reading import Reading, ReadingContext, RowState
from shnor_pipeline.sources.tables import RawTable, Verdict, raw_table, typed_frame
from shnor_pipeline.sources.text import counts, header_text, numbers, texts
from shnor_pipeline.sources.vpr_head import Head, analytics_head, scopes
from shnor_pipeline.sources.workbook import Sheet, Workbook

_TOLERANCE = 1.0
_BAD_PERCENT = Verdict(
    "VPR-READ-040",
    Severity.ERROR,
    "проценты в строке не дают в сумме 100: строка в карантине",
    "Выгрузите отчёт ещё раз; если проценты те же, обратитесь к координатору ВПР.",
)
_PERCENT_DIFFERS = Verdict("VPR-READ-041", Severity.NOTE, "процент не соответствует числу участников; взяты числа")
_NO_COUNT = Verdict(
    "VPR-READ-042", Severity.ERROR, "нет числа участников: строка в карантине", "Внесите число участников."
)
_NO_WHOLE_PEOPLE = Verdict(
    "VPR-READ-044",
    Severity.QUESTION,
    "проценты отметок не дают целого числа участников; взято ближайшее",
    "Проверьте «Кол-во участников» и проценты: выгружаемые без правки, они сходятся.",
)
_ROUNDED_PERCENT = 0.005
"""Half a percent of the participants: an export gives two decimals, a table kept by hand perhaps none."""
Facts = Callable[[RawTable, list[Finding]], tuple[dict[str, Any], pd.Series]]


@dataclass(frozen=True)
class AnalyticsReader:
    """One kind of aggregated export (frame ``mark_statistics``); the layout names its columns."""

    kind: str
    layout: str
    facts: Facts

    @property
    def label(self) -> str:
        """Return the Russian name of the export."""
        return str(load_layout("vpr_analytics")[self.layout]["label"])

    def recognise(self, workbook: Workbook, context: ReadingContext) -> Match | None:  # noqa: ARG002
        """Fit by title, head and header."""
        return Match(1.0, self.label) if _tables(workbook, self.layout) else None

    def read(self, workbook: Workbook, match: Match, context: ReadingContext) -> Reading:  # noqa: ARG002
        """Read every sheet; one subject each."""
        reading = Reading(self.kind, match.layout)
        parts = []
        for sheet, header, head in _tables(workbook, self.layout):
            raw = _prepared(raw_table(sheet, header), self.layout)
            if not raw.is_empty:
                parts.append(_frame(raw, head, self.facts, reading))
        if parts:
            reading.frames["mark_statistics"] = pd.concat(parts, ignore_index=True)
        else:
            reading.rejected = "в выгрузке только заголовок: ни одной группы участников"
            reading.findings.append(
                Finding("VPR-READ-043", Severity.ERROR, Stage.READING, reading.rejected, "Выгрузите отчёт ещё раз.")
            )
        return reading


def _tables(workbook: Workbook, name: str) -> list[tuple[Sheet, HeaderMatch, Head]]:
    layout = load_layout("vpr_analytics")[name]
    found = []
    for sheet in workbook.sheets:
        head = analytics_head(sheet)
        if head is None or header_text(layout["title"]) not in head.titles:
            continue
        columns: Mapping[str, list[str]] = layout["columns"]
        if name == "distribution":
            columns = {**columns, **{f"s{n}": [str(n)] for n in range(int(head.highest or 0) + 1)}}
        header = find_header(sheet, columns, layout["required"])
        if header is not None:
            found.append((sheet, header, head))
    return found


def _prepared(raw: RawTable, name: str) -> RawTable:
    """Turn the long comparison (a block of lines per group) into one row per group; others stay as they are."""
    if name != "journal_long":
        return raw
    lines = {header_text(word): field for field, word in load_layout("vpr_analytics")[name]["lines"].items()}
    records: list[dict[str, Any]] = []
    rows: list[int] = []
    for group, count, row in zip(raw.column("group"), raw.column("participants"), raw.rows, strict=True):
        text = header_text(group)
        field = next((known for word, known in lines.items() if text.startswith(word)), None)
        if field is None:
            records.append({"group": group})
            rows.append(int(row))
        elif records:
            records[-1][field] = count
    columns = ["group", *lines.values()]
    cells = pd.DataFrame(records, columns=columns, dtype="object").fillna("")
    header = HeaderMatch(
        raw.header.row_index,
        {"group": raw.header.columns["group"], **dict.fromkeys(lines.values(), raw.header.columns["participants"])},
        {"group": raw.header.headers["group"], **dict.fromkeys(lines.values(), raw.header.headers["participants"])},
    )
    return RawTable(raw.sheet, header, cells, pd.Series(rows, dtype="int64"))


def _frame(raw: RawTable, head: Head, facts: Facts, reading: Reading) -> pd.DataFrame:
    groups = scopes(raw.column("group"))
    participants = counts(raw.column("participants"))
    values, bad = facts(raw, reading.findings)
    uncounted = participants.isna()
    twice = pd.DataFrame({"group": texts(raw.column("group")), "n": participants}).duplicated()
    reading.findings += words.said(raw, uncounted, "participants", _NO_COUNT, groups["school_ref"])
    reading.findings += words.said(raw, twice, "group", words.COPY, groups["school_ref"])
    states = pd.Series(RowState.OK, index=raw.index, dtype="object")
    states = states.mask(bad | uncounted, RowState.QUARANTINED).mask(twice, RowState.DROPPED)
    columns = {
        "sheet": raw.sheet.name,
        "row": raw.rows,
        "school_year": SchoolYear.of_work(head.year, head.season).start,
        "year": head.year,
        "exam": "ВПР",
        "season": head.season,
        "attempt": 1,
        "grade": head.grade,
        "grade_written": head.grade + (head.season == "autumn"),
        "subject": head.subject,
        "level": "",
        **{name: groups[name] for name in ("scope", "school_ref", "school_name")},
        "participants": participants,
        **values,
        "row_state": states,
    }
    known = {"school_ref": "group", **{name: name for name in raw.header.columns if name != "group"}}
    marks = {f"n{m}": f"p{m}" for m in (2, 3, 4, 5)}
    reading.columns += raw.source_columns("mark_statistics", {**known, **marks})
    return typed_frame("mark_statistics", columns, raw.index)


def _mark_facts(raw: RawTable, findings: list[Finding]) -> tuple[dict[str, Any], pd.Series]:
    """Percents of marks to counts by rounding; percents that do not make 100 cannot be trusted."""
    percents = pd.DataFrame({m: numbers(raw.column(f"p{m}")).fillna(0.0) for m in (2, 3, 4, 5)})
    bad = (percents.sum(axis=1) - 100).abs() > _TOLERANCE
    refs = scopes(raw.column("group"))["school_ref"]
    findings += words.said(raw, bad, "p2", _BAD_PERCENT, refs)
    participants = counts(raw.column("participants")).astype("Float64").astype("float64")
    people = percents.mul(participants / 100, axis=0)
    rounded = np.floor(people + 0.5)
    apart = (people - rounded).abs().max(axis=1) > _ROUNDED_PERCENT * participants + 0.01
    findings += words.said(raw, apart & ~bad, "participants", _NO_WHOLE_PEOPLE, refs)
    return {f"n{m}": rounded[m].where(~bad).astype("Int64") for m in (2, 3, 4, 5)}, bad


def _journal_facts(raw: RawTable, findings: list[Finding]) -> tuple[dict[str, Any], pd.Series]:
    """Counts as they are; a percent that contradicts them is noted."""
    values = {name: counts(raw.column(name)) for name in ("n_lowered", "n_confirmed", "n_raised")}
    compared = sum(value.fillna(0).astype("float64") for value in values.values())
    for name, value in values.items():
        percent = numbers(raw.column(f"{name.removeprefix('n_')}_pct"))
        expected = 100 * value.astype("Float64").astype("float64") / compared.where(compared > 0)
        findings += words.said(raw, (percent - expected).abs() > _TOLERANCE, name, _PERCENT_DIFFERS)
    return values, pd.Series(data=False, index=raw.index)


def _score_facts(raw: RawTable, findings: list[Finding]) -> tuple[dict[str, Any], pd.Series]:
    """Percents per primary score: an empty one is zero where the filled ones make 100; the mean follows."""
    scores = sorted(int(name[1:]) for name in raw.header.columns if name[0] == "s" and name[1:].isdigit())
    percents = pd.DataFrame({score: numbers(raw.column(f"s{score}")).fillna(0.0) for score in scores})
    total = percents.sum(axis=1)
    bad = (total - 100).abs() > _TOLERANCE
    findings += words.said(raw, bad, "s0", _BAD_PERCENT, scopes(raw.column("group"))["school_ref"])
    participants = counts(raw.column("participants")).astype("Float64").astype("float64")
    people = np.floor(percents.mul(participants / 100, axis=0) + 0.5)
    mean = people.mul(pd.Series({score: float(score) for score in scores})).sum(axis=1) / people.sum(axis=1)
    shares = [";".join(f"{value:g}" for value in row) for row in percents.itertuples(index=False)]
    return {"mean_primary": mean.where(~bad), "distribution": shares}, bad


READERS = (
    AnalyticsReader("vpr_statistics", "statistics", _mark_facts),
    AnalyticsReader("vpr_journal", "journal_wide", _journal_facts),
    AnalyticsReader("vpr_journal", "journal_long", _journal_facts),
    AnalyticsReader("vpr_distribution", "distribution", _score_facts),
)
