"""«Журнал поддержки»: events of the programme, measures of schools with their effects, what is lacking per school."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from reports.rendering.xlsx import AnnexTable, Column, render_tables
from reports.view_models.report_data import ReportData, Row
from reports.view_models.school_card import schools_for_july
from reports.view_models.school_measures import RISK_TITLES
from shnor_pipeline.catalogue import table
from shnor_pipeline.domain.roadmap import COMPLETED
from shnor_pipeline.domain.support import UNPROVEN, uncovered_deficits
from shnor_pipeline.school_year import HalfYear

_SERIOUS = ("высокая", "средняя")
_NO_CURATOR, _NO_ROADMAP = "нет муниципального куратора", "нет дорожной карты школы"
_NO_SUPPORT = "нет записей о поддержке"
_COUNTED = {"mentors": "наставничество", "courses": "курсы", "visits": "выезд куратора"}
"""Column of the school's line → kind of entry counted in it."""
_ENTRY_FLAGS = {"evidence": "без подтверждения", "held_on": "дата не указана", "deficit": "дефицит не указан"}
"""Column of an entry → what is said where it is empty."""
_CAUTION = (
    "Изменение показателя сравнивается с прошлым годом; «от – до» — интервал случайных колебаний. Даже изменение "
    "больше случайного не доказывает, что его вызвала мера: одновременно действует многое."
)


def support_ledger(data: ReportData, period: HalfYear) -> bytes:
    """Return the ledger of a half-year as a workbook; ``data`` is of the half-year's school year."""
    return render_tables(
        [_about(data, period), _schools(data), _measures(data), _entries(data), _events(data, period)],
        data.generated_on,
    )


def _about(data: ReportData, period: HalfYear) -> AnnexTable:
    """Return the cover: what the ledger is, of what, and how to read it."""
    lines = [
        f"Журнал поддержки: {data.settings.territory.name}, {period.label}, учебный год {data.school_year.label}",
        "Школы — школы списка ШНОР и приславшие дорожную карту: куратор, меры, чего не хватает.",
        "Меры школ — каждая мера так, как школа сообщила о ней в последний раз, и изменение связанного показателя.",
        "Записи поддержки — наставничество, курсы, выезды и иное из форм «Журнал поддержки», принятых за учебный год.",
        "Мероприятия программы — 34 мероприятия дорожной карты программы за полугодие.",
        _CAUTION,
    ]
    return AnnexTable("О журнале", (Column("О журнале", "line", width=110),), pd.DataFrame({"line": lines}))


def school_lines(data: ReportData) -> list[Row]:
    """Return a line per school on the list or with a roadmap: curator, counts of measures, and what is lacking."""
    measures = data.rows("derived_support")
    listed = set(schools_for_july(data))
    open_deficits = _open_deficits(data)
    logged = support_counts(data)
    lines: list[Row] = []
    for school_id in sorted({*listed, *(str(row["school_id"]) for row in measures), *logged}, key=data.school_name):
        own = data.rows("derived_support", school_id)
        status, registry = data.one("derived_status", school_id), data.schools.get(school_id)
        curator = str((registry or {}).get("curator") or "")
        deficits = [RISK_TITLES.get(item, item) for item in open_deficits.get(school_id, [])]
        lacking = [_NO_CURATOR] if school_id in listed and not curator else []
        lacking += [_NO_ROADMAP] if school_id in listed and not own else []
        lacking += [_NO_SUPPORT] if school_id in listed and school_id not in logged else []
        lacking += [f"дефицитов без меры: {len(deficits)}"] if deficits and own else []
        lines.append(
            {
                "school_id": school_id,
                "name": data.school_name(school_id),
                "status": status["status"] if status else None,
                "curator": curator or None,
                "total": len(own),
                "done": sum(bool(row["is_done"]) for row in own),
                "overdue": sum(bool(row["is_overdue"]) for row in own),
                "unproven": sum(bool(row["lacks_evidence"]) for row in own),
                **{name: logged.get(school_id, Counter())[kind] for name, kind in _COUNTED.items()},
                "deficits": "; ".join(deficits) or None,
                "flags": "; ".join(lacking) or None,
            }
        )
    return lines


def _open_deficits(data: ReportData) -> dict[str, list[str]]:
    """Return the risk factors of high and middle significance that a school has no measure against."""
    answers = data.frames["validated_self_assessment"]
    own = answers[(answers["school_year"] == data.school_year.start) & (answers["block"] == "C")]
    serious = own[own["text"].fillna("").str.strip().str.casefold().isin(_SERIOUS)]
    measures = data.frames["derived_support"]
    found = uncovered_deficits(serious, measures[measures["school_year"] == data.school_year.start])
    return {str(school): list(part["item"]) for school, part in found.groupby("school_id")}


def _schools(data: ReportData) -> AnnexTable:
    columns = (
        Column("Школа", "name", width=38),
        Column("Код школы", "school_id", width=13),
        Column("Статус", "status", width=18),
        Column("Муниципальный куратор", "curator", width=26),
        Column("Мер", "total", "int", 7),
        Column("Выполнено", "done", "int", 10),
        Column("Просрочено", "overdue", "int", 11),
        Column("Без подтверждения", "unproven", "int", 14),
        Column("Записей о наставничестве", "mentors", "int", 14),
        Column("Записей о курсах", "courses", "int", 11),
        Column("Записей о выездах", "visits", "int", 11),
        Column("Дефициты без меры", "deficits", width=60),
        Column("Чего не хватает", "flags", width=40),
    )
    return AnnexTable("Школы", columns, _frame(school_lines(data), columns))


def _measures(data: ReportData) -> AnnexTable:
    columns = (
        Column("Школа", "name", width=34),
        Column("№", "measure_no", "int", 5),
        Column("Мера", "measure", width=40),
        Column("Дефицит", "deficit", width=30),
        Column("Показатель", "indicator", width=26),
        Column("Начало", "start_on", "date", 11),
        Column("Срок", "end_on", "date", 11),
        Column("Выполнено", "done_on", "date", 11),
        Column("Состояние", "status", width=15),
        Column("Подтверждение", "evidence", width=26),
        Column("Было, %", "fact_before", "one", 9),
        Column("n было", "total_n_before", "int", 7),
        Column("Стало, %", "fact_after", "one", 9),
        Column("n стало", "total_n_after", "int", 7),
        Column("Изменение, п.п.", "change_pp", "one", 11),
        Column("Изменение: от", "change_lower_pp", "one", 11),
        Column("Изменение: до", "change_upper_pp", "one", 11),
        Column("Вывод", "effect", width=36),
        Column("На что обратить внимание", "flags", width=32),
    )
    rows = [
        row
        | {
            "name": data.school_name(str(row["school_id"])),
            "deficit": RISK_TITLES.get(str(row["deficit"]), row["deficit"]),
            "indicator": data.indicator_title(str(row["indicator"])) if row["indicator"] else None,
        }
        for row in data.rows("derived_support")
    ]
    return AnnexTable("Меры школ", columns, _frame(rows, columns))


def support_counts(data: ReportData) -> dict[str, Counter[str]]:
    """Return by school how many entries of each kind its accepted logs of the school year hold."""
    found: dict[str, Counter[str]] = {}
    for row in data.rows("validated_support_log"):
        if row["school_id"]:
            found.setdefault(str(row["school_id"]), Counter())[str(row["support_kind"] or "")] += 1
    return found


def entry_lines(data: ReportData) -> list[Row]:
    """Return the entries of the school year by school and number, with what is to be noticed of each."""
    lines = []
    for row in data.rows("validated_support_log"):
        if not row["school_id"]:
            continue
        flags = [words for column, words in _ENTRY_FLAGS.items() if not str(row[column] or "").strip()]
        lines.append(
            row
            | {
                "name": data.school_name(str(row["school_id"])),
                "deficit": RISK_TITLES.get(str(row["deficit"]), row["deficit"]) or None,
                "flags": "; ".join(flags) or None,
            }
        )
    return sorted(lines, key=lambda line: (line["name"], line["school_id"], int(line["entry_no"])))


def _entries(data: ReportData) -> AnnexTable:
    columns = (
        Column("Школа", "name", width=34),
        Column("№", "entry_no", "int", 5),
        Column("Вид поддержки", "support_kind", width=20),
        Column("Дата", "held_on", "date", 11),
        Column("Что сделано", "entry", width=44),
        Column("Кто оказал", "provider", width=28),
        Column("Дефицит", "deficit", width=32),
        Column("Подтверждение", "evidence", width=26),
        Column("Итог", "outcome", width=32),
        Column("На что обратить внимание", "flags", width=32),
    )
    return AnnexTable("Записи поддержки", columns, _frame(entry_lines(data), columns))


def _events(data: ReportData, period: HalfYear) -> AnnexTable:
    columns = (
        Column("№", "event", width=7),
        Column("Мероприятие", "title", width=60),
        Column("Ответственный", "who", width=16),
        Column("Срок", "due_on", "date", 11),
        Column("Выполнено", "done_on", "date", 11),
        Column("Состояние", "status", width=20),
        Column("Подтверждение", "evidence", width=34),
        Column("На что обратить внимание", "flags", width=32),
    )
    reported = {row["event"]: row for row in data.all_rows("derived_roadmap") if row["period"] == period.key}
    empty = dict.fromkeys(table("derived_roadmap").columns)
    rows = []
    for event in data.programme.events:
        row = reported.get(event.id, empty)
        flags = UNPROVEN if row["status"] in COMPLETED and not row["evidence"] else None
        rows.append(row | {"event": event.id, "title": event.title, "who": ", ".join(event.who), "flags": flags})
    return AnnexTable("Мероприятия программы", columns, _frame(rows, columns))


def _frame(rows: list[Row], columns: tuple[Column, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[column.field for column in columns])
