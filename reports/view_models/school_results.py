"""Tables 2–7 of the July report: social context, state exams, rating, ВПР, signals, grounds of the status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reports.narrative.dynamics import change_mark, change_word, share_words
from reports.narrative.labels import Procedure, procedure_label
from reports.narrative.russian import PARTICIPANT, of_counted
from reports.rendering.formatting import DASH, NBSP, NO_DATA, number, percent, ranged, span
from reports.view_models.district_means import BY_WORK
from reports.view_models.document import Line, TableModel
from reports.view_models.false_alarms import SIGNAL_TITLES, false_alarm_sentence
from reports.view_models.figures import FigureRegister
from reports.view_models.report_data import MUNICIPALITY, ReportData, Row, work_key
from reports.view_models.school_card import SchoolCard
from reports.view_models.school_cohorts import cohorts_table
from reports.view_models.school_skills import skills_table
from reports.view_models.significance import changed_procedures, significant
from shnor_pipeline.catalogue import table

_QUESTIONS = {
    "M1": "Кто и как проверял работы?",
    "M2": "Как ставили баллы на границе отметки?",
    "M3": "Почему текущие отметки выше результата работы?",
    "M4": "Что изменилось для этого набора за год?",
}
_MARKER_COLUMNS = (("ru4", "4 РУ"), ("ma4", "4 МА"), ("ru5", "5 РУ"), ("ma5", "5 МА"))

_BY_YEARS = "среднее по годам"
_STEADIER = "Среднее по годам: последний год весит больше."


@dataclass(frozen=True)
class SchoolResults:
    """Tables 2–7 of one school."""

    context: TableModel
    exams: TableModel
    rating: TableModel
    vpr: TableModel
    cohorts: TableModel
    skills: TableModel
    signals: TableModel
    false_alarms: str
    """How often a signal is chance: said before table 6."""
    grounds: TableModel


def school_results(data: ReportData, card: SchoolCard, figures: FigureRegister) -> SchoolResults:
    """Return the tables, noting every printed figure."""
    return SchoolResults(
        context=context_table(data, card, figures),
        exams=exams_table(data, card, figures),
        rating=rating_table(card, figures),
        vpr=vpr_table(card, figures),
        cohorts=cohorts_table(data, card.school_id, figures),
        skills=skills_table(data, card.school_id, figures),
        signals=signals_table(data, card, figures),
        false_alarms=false_alarm_sentence(data.methodology),
        grounds=grounds_table(data, card, figures),
    )


def context_table(data: ReportData, card: SchoolCard, figures: FigureRegister) -> TableModel:
    """Table 2: share of the school, mean of the district, difference, contribution to the index."""
    labels = {key: item.label for key, item in data.methodology.index.components.items()}
    order = {key: place for place, key in enumerate(labels)}
    name = "derived_index_components"
    lines: list[Line] = []
    for row in sorted(card.components, key=lambda item: order.get(item["component"], len(order))):
        stem = f"СК{order.get(row['component'], len(order)) + 1}"
        share, mean = row["share_pct"], row["mean_pct"]
        gap = None if share is None or mean is None else share - mean
        counts = bool(row["weight"])
        lines.append(
            {
                "label": labels.get(row["component"], row["component"]),
                "share": figures.cell(name, row, "share_pct", stem),
                "mean": figures.cell(name, row, "mean_pct", stem),
                "gap": figures.computed(name, row, "gap_pp", gap, number(gap, 1, signed=True), stem),
                "contribution": figures.cell(name, row, "contribution", stem) if counts else "не входит",
            }
        )
    absent = f"Социальный паспорт за {data.school_year.label} учебный год не поступил: показатели контекста неизвестны."
    return TableModel(tuple(lines), absent)


def exams_table(data: ReportData, card: SchoolCard, figures: FigureRegister) -> TableModel:
    """Table 3: state exams of two years, a line per procedure and year; a year without the procedure says so."""
    now = {Procedure.of(row): row for row in card.state_exams()}
    before = {Procedure.of(row): row for row in card.state_exams(before=True)}
    changes = {row["procedure"]: row for row in card.dynamics}
    year = data.school_year.exam_year
    lines: list[Line] = []
    for procedure in sorted({*now, *before}, key=lambda item: item.order):
        for at, row in ((year - 1, before.get(procedure)), (year, now.get(procedure))):
            change = changes.get(procedure.key) if at == year and row else None
            lines.append(_exam_line(data, procedure, at, row, change, figures))
        steadier = changes.get(procedure.key)
        if steadier and (steadier["line_years"] or 0) > 1:
            lines.append(_three_year_line(procedure, steadier, figures))
    absent = (
        f"Результатов ГИА за {year - 1} и {year}{NBSP}годы нет. "
        + ("Государственная итоговая аттестация в школе не проводится." if card.registry.get("type") == "НОШ" else "")
    ).strip()
    note = _STEADIER if any(line["note"] == _BY_YEARS for line in lines) else ""
    shown = TableModel(tuple(lines), absent, note)
    changed = changed_procedures(shown)
    return significant(
        data, shown, lambda line: line["procedure"] in changed, "процедуры, изменение которых больше случайного"
    )


def _exam_line(
    data: ReportData,
    procedure: Procedure,
    year: int,
    row: Row | None,
    change: Row | None,
    figures: FigureRegister,
) -> Line:
    line: Line = {"procedure": procedure.label, "year": str(year)}
    if row is None:
        blank = dict.fromkeys(
            ("n", "n2", "n3", "n4", "n5", "mean", "success", "quality", "low", "district", "change"), DASH
        )
        return line | blank | {"note": "нет участников"}
    name, stem = "derived_marks", procedure.code
    scored = procedure.is_scored
    notes = [change_word(change), *share_words(change)] if change else []
    if row["small_n"]:
        notes.append("малая выборка")
    marks = {
        column: DASH if scored else figures.cell(name, row, column, stem, year=year)
        for column in ("n2", "n3", "n4", "n5")
    }
    mark = change_mark(change)
    comparable = change is not None and change["direction"] != "unknown"
    shown = figures.cell("derived_dynamics", change, "mean_change", stem, year=year) if comparable else DASH
    success, quality, low = (
        ranged(
            figures.cell(name, row, f"{share}_pct", stem, year=year),
            span(row[f"{share}_lower_pct"], row[f"{share}_upper_pct"]),
        )
        if not (scored and share == "quality")
        else DASH
        for share in ("success", "quality", "low")
    )
    return (
        line
        | marks
        | {
            "n": figures.cell(name, row, "participants", stem, year=year),
            "mean": ranged(
                figures.cell(name, row, "mean_score" if scored else "mean_mark", stem, year=year),
                span(row["mean_lower"], row["mean_upper"], 1 if scored else 2),
            ),
            "success": success,
            "quality": quality,
            "low": low,
            "district": district_mean(data, row, figures),
            "change": f"{shown}{NBSP}{mark}" if mark else shown,
            "note": ", ".join(notes) or DASH,
        }
    )


def _three_year_line(procedure: Procedure, row: Row, figures: FigureRegister) -> Line:
    """Return the second line of a procedure: the mean of comparable years, the latest counting most."""
    name, stem = "derived_dynamics", procedure.code
    years = int(row["line_years"])
    quality = DASH if procedure.is_scored else figures.cell(name, row, "line_quality_pct", stem)
    blank = dict.fromkeys(("n2", "n3", "n4", "n5", "success", "district", "change"), DASH)
    digits = 1 if procedure.is_scored else 2
    return blank | {
        "procedure": procedure.label,
        "year": f"{years}{NBSP}года",
        "n": figures.cell(name, row, "line_n", stem),
        "mean": ranged(
            figures.cell(name, row, "line_mean", stem, digits=digits),
            span(row["line_lower"], row["line_upper"], digits),
        ),
        "quality": ranged(quality, span(row["line_quality_lower_pct"], row["line_quality_upper_pct"])),
        "low": ranged(
            figures.cell(name, row, "line_low_pct", stem), span(row["line_low_lower_pct"], row["line_low_upper_pct"])
        ),
        "note": _BY_YEARS,
    }


def district_mean(data: ReportData, row: Mapping[str, Any], figures: FigureRegister) -> str:
    """Return the district's mean of the procedure: its own line where there is one, else weighted over schools."""
    procedure = Procedure.of(row)
    column = "mean_score" if procedure.is_scored else "mean_mark"
    same = [item for item in data.works.get(work_key(row), []) if item[column] is not None]
    own = [item for item in same if item["school_id"] == MUNICIPALITY]
    digits, stem = 1 if procedure.is_scored else 2, f"{procedure.code}.РСР"
    year, school = int(row["year"]), str(row["school_id"])
    if own:
        key = {name: own[0][name] for name in table("derived_marks").key}
        value = float(own[0][column])
        return figures.total(number(value, digits), value, stem, "derived_marks", column, at=year, of=school, **key)
    weighed = [(item["participants"], item[column]) for item in same if item["participants"]]
    total = sum(count for count, _ in weighed)
    if not total:
        return NO_DATA
    value = sum(count * mean for count, mean in weighed) / total
    work = {name: row[name] for name in BY_WORK}
    return figures.total(number(value, digits), value, stem, "derived_marks", column, at=year, of=school, **work)


def rating_table(card: SchoolCard, figures: FigureRegister) -> TableModel:
    """Table 4: components of the rating in both years; one that is not counted says so."""
    name = "derived_rating_components"
    lines: list[Line] = []
    for row in sorted(card.rating_components, key=lambda item: (item["component"], item["year"])):
        stem, year = _component_code(row["component"]), int(row["year"])
        lines.append(
            {
                "component": procedure_label(row["component"]),
                "year": str(year),
                "n": figures.cell(name, row, "n", stem, year=year),
                "score": figures.cell(name, row, "score", stem, year=year),
                "district": figures.cell(name, row, "district_score", stem, year=year),
                "deviation": "не учитывается"
                if row["dropped"]
                else figures.cell(name, row, "deviation", stem, year=year),
            }
        )
    absent = "Выпускников, сдававших учитываемые экзамены, в последние два года не было."
    return TableModel(tuple(lines), absent)


def _component_code(component: str) -> str:
    if "|" in component:
        return "Р" + Procedure.parse(component).code
    words = component.replace("(", " ").replace(")", " ").replace(",", " ").split()
    return "Р" + "".join(word[0].upper() for word in words)


def vpr_table(card: SchoolCard, figures: FigureRegister) -> TableModel:
    """Table 5: ВПР of the school year with the comparison of marks with the journal."""
    name = "derived_marks"
    rows = sorted((row for row in card.marks if row["exam"] == "ВПР"), key=lambda row: Procedure.of(row).order)
    lines: list[Line] = []
    for row in rows:
        procedure = Procedure.of(row)
        year, stem = int(row["year"]), procedure.code
        compared = sum(int(row[column] or 0) for column in ("n_confirmed", "n_lowered", "n_raised"))
        line: Line = {
            "grade": str(procedure.grade or DASH) + (" (осень)" if procedure.season == "autumn" else ""),
            "subject": procedure.subject + ("*" if row["small_n"] else ""),
            "n": figures.cell(name, row, "participants", stem, year=year),
            "success": ranged(
                figures.cell(name, row, "success_pct", stem, year=year),
                span(row["success_lower_pct"], row["success_upper_pct"]),
            ),
            "quality": ranged(
                figures.cell(name, row, "quality_pct", stem, year=year),
                span(row["quality_lower_pct"], row["quality_upper_pct"]),
            ),
            "sou": ranged(
                figures.cell(name, row, "sou_pct", stem, year=year), span(row["sou_lower_pct"], row["sou_upper_pct"])
            ),
        }
        for column in ("n2", "n3", "n4", "n5"):
            line[column] = figures.cell(name, row, column, stem, year=year)
        for column in ("n_confirmed", "n_lowered", "n_raised"):
            share = 100 * row[column] / compared if compared and row[column] is not None else None
            line[column] = figures.computed(
                name, row, f"{column.removeprefix('n_')}_pct", share, number(share), stem, year=year
            )
        lines.append(line)
    small = any(row["small_n"] for row in rows)
    note = "* Малая выборка: значения предварительные." if small else ""
    return TableModel(tuple(lines), "Результатов ВПР за учебный год нет.", note)


def signals_table(data: ReportData, card: SchoolCard, figures: FigureRegister) -> TableModel:
    """Table 6: markers of the federal list, and the share of marks lowered by ВПР against the journal."""
    rules = data.methodology.objectivity
    lines: list[Line] = []
    for row in sorted(data.rows("validated_objectivity", card.school_id), key=lambda item: item["year"]):
        cells = [title for column, title in _MARKER_COLUMNS if row[column]]
        year = int(row["year"])
        shown = figures.cell("validated_objectivity", row, "markers_n", f"НЕОБ{year % 100}", year=year)
        lines.append(
            {
                "signal": "Федеральный список",
                "where": ", ".join(cells) or NO_DATA,
                "year": str(year),
                "value": f"маркеров — {shown}",
            }
        )
    lines.extend(
        {
            "signal": SIGNAL_TITLES.get(row["signal"], row["signal"]),
            "where": f"ВПР, {int(row['grade'])}{NBSP}класс, {row['subject']}",
            "year": str(int(row["year"])),
            "value": f"{row['text']}. {_QUESTIONS.get(row['signal'], '')}".strip(),
        }
        for row in data.signals.get(card.school_id, [])
    )
    absent = (
        "Сигналов необъективности нет: в федеральном списке школа не значится, в группах от "
        f"{of_counted(rules.min_n, PARTICIPANT)} нет ни результата выше района, ни выброса на границе отметки, ни "
        f"отметок ВПР ниже журнала более чем у{NBSP}{percent(rules.lowered_pct, 0)}, ни падения качества набора через "
        "год, которых нельзя объяснить случайностью."
    )
    return TableModel(tuple(lines), absent)


def grounds_table(data: ReportData, card: SchoolCard, figures: FigureRegister) -> TableModel:
    """Table 7: share below the threshold by procedure, whether it is low, and whether it was low a year before."""
    name = "derived_procedures"
    bound = percent(data.methodology.identification.share_pct, 0)
    lines: list[Line] = []
    for row in card.procedures:
        stem = "НР" + Procedure.parse(row["procedure"]).code
        repeated = NO_DATA if row["was_low"] is None else "да" if row["was_low"] and row["is_low"] else "нет"
        lines.append(
            {
                "procedure": procedure_label(row["procedure"]) + ("*" if row["small_n"] else ""),
                "year": str(data.school_year.exam_year),
                "n": figures.cell(name, row, "n", stem),
                "below": figures.cell(name, row, "below_n", stem),
                "low": figures.cell(name, row, "low_pct", stem),
                "interval": span(row["lower_pct"], row["upper_pct"]),
                "is_low": NO_DATA if row["is_low"] is None else "да" if row["is_low"] else "нет",
                "repeated": repeated,
            }
        )
    note = "* Малая выборка." if any(row["small_n"] for row in card.procedures) else ""
    absent = (
        f"Процедур, по которым устанавливается признак низкого результата (доля ниже порога не менее {bound}), "
        "в учебном году нет."
    )
    return significant(
        data,
        TableModel(tuple(lines), absent, note),
        lambda line: line["is_low"] == "да",
        "процедуры с низким результатом",
    )
