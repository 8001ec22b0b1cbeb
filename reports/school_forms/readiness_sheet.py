"""What the secretary sees of the form's own check: «Готово к отправке», a word in every row, and how to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from xlsxwriter.utility import xl_col_to_name

from reports.school_forms.self_check import CALCULATION, Check, SelfCheck, write_formula, write_self_check
from shnor_pipeline.findings import SHORTEST_EXPLANATION, Severity
from shnor_pipeline.sources.form_writer import WrittenForm

SHEET, GUIDE = "Готово к отправке", "Как заполнить"
READY_CELL, ERRORS_CELL, OPEN_CELL, EXPLAINED_CELL = "C3", "C4", "C5", "C6"
_FIRST_CHECK = 10  # row of the first check, from 0
_MESSAGE_WIDTH = 46
_FONT = {"font_name": "Arial", "font_size": 10, "valign": "vcenter"}
_BLUE, _AMBER, _BRICK, _GREY = "#2B6CB0", "#B7791F", "#9B2C2C", "#718096"
_COLOURS = {Severity.ERROR: _BRICK, Severity.QUESTION: _AMBER, Severity.NOTE: _GREY}
_MOST_LITERAL = 250
_STEPS = Path(__file__).with_name("guide.yaml")


def finish_form(form: WrittenForm) -> None:
    """Add the self-check and everything that shows it to a form that is being written, and protect what is fixed."""
    check = write_self_check(form)
    styles = _styles(form.book)
    _write_readiness(form, check, styles)
    _write_row_messages(form, check, styles)
    _write_guide(form, styles)
    form.sheet.protect("", {"format_cells": True, "format_columns": True, "format_rows": True})


def _styles(book: Any) -> dict[str, Any]:
    cell = {**_FONT, "border": 1, "border_color": "#A0AEC0", "text_wrap": True}
    return {
        "title": book.add_format({**_FONT, "font_size": 14, "bold": True}),
        "label": book.add_format({**_FONT, "font_size": 11}),
        "verdict": book.add_format({**_FONT, "font_size": 20, "bold": True, "align": "center", "border": 1}),
        "count": book.add_format({**_FONT, "font_size": 12, "bold": True, "align": "center", "border": 1}),
        "next": book.add_format({**_FONT, "font_size": 11, "text_wrap": True, "valign": "top", "align": "left"}),
        "header": book.add_format({**cell, "bold": True, "bg_color": "#E2E8F0", "align": "center"}),
        "cell": book.add_format(cell),
        "centre": book.add_format({**cell, "align": "center"}),
        "link": book.add_format({**cell, "align": "center", "font_color": _BLUE, "underline": 1}),
        "quiet": book.add_format({**_FONT, "font_color": _GREY, "text_wrap": True, "valign": "top"}),
        "message": book.add_format({**_FONT, "font_size": 9, "text_wrap": True, "indent": 1}),
        "good": book.add_format({"font_color": _BLUE, "bg_color": "#EBF8FF"}),
        "bad": book.add_format({"font_color": _BRICK, "bg_color": "#FFF5F5"}),
        "doubtful": book.add_format({"font_color": _AMBER, "bg_color": "#FFFAF0"}),
        "still": book.add_format({"font_color": _GREY}),
    }


def _write_readiness(form: WrittenForm, check: SelfCheck, styles: dict[str, Any]) -> None:
    sheet = form.book.add_worksheet(SHEET)
    for column, width in enumerate((4, 44, 14, 10, 12, 62)):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, f"Готово к отправке: {form.layout.title.lower()}", styles["title"])
    sheet.set_row(0, 26)
    rows = _counts(check)
    errors, open_questions = f'SUMIF({rows["kinds"]},"{Severity.ERROR.value}",{rows["counts"]})', rows["open"]
    empty = f"SUM({check.column_range(check.filled_column)})=0"
    lines = (
        ("Готово к отправке", f'=IF(AND({ERRORS_CELL}=0,{OPEN_CELL}=0),"ДА","НЕТ")', "verdict"),
        ("Ошибок", f"=IF({empty},1,{errors})", "count"),
        ("Вопросов без пояснения", f"=IF({empty},0,{open_questions}+{check.head_check})", "count"),
        ("Вопросов с пояснением", f"=IF({empty},0,{rows['explained']})", "count"),
    )
    for row, (label, formula, style) in enumerate(lines, start=2):
        sheet.write_string(row, 1, label, styles["label"])
        write_formula(sheet, row, 2, formula, styles[style])
    sheet.set_row(2, 32)
    sheet.merge_range(6, 1, 7, 5, "", styles["next"])
    write_formula(sheet, 6, 1, _next_step(empty, check.head_check), styles["next"])
    header = ("№", "Что проверяется", "Вид", "Строк", "Первая ячейка", "Как исправить")
    for column, text in enumerate(header):
        sheet.write_string(_FIRST_CHECK - 1, column, text, styles["header"])
    for place, one in enumerate(check.checks):
        _write_check(sheet, form, check, one, place, styles)
    last = _FIRST_CHECK + len(check.checks)
    note = (
        "Проверки те же, что у программы центра. Кроме них, центр сверит форму с реестром школ и с прошлым годом; "
        "если что-то не сойдётся, школа получит протокол."
    )
    sheet.merge_range(last + 1, 1, last + 1, 5, note, styles["quiet"])
    sheet.set_row(last + 1, 30)
    verdict = {"type": "cell", "criteria": "==", "value": '"ДА"', "format": styles["good"]}
    sheet.conditional_format(READY_CELL, verdict)
    sheet.conditional_format(READY_CELL, {**verdict, "value": '"НЕТ"', "format": styles["bad"]})
    table = (_FIRST_CHECK, 0, last - 1, 5)
    for severity, style in ((Severity.ERROR, "bad"), (Severity.QUESTION, "doubtful"), (Severity.NOTE, "still")):
        rule = f'=AND($D{_FIRST_CHECK + 1}>0,$C{_FIRST_CHECK + 1}="{severity.value}")'
        sheet.conditional_format(*table, {"type": "formula", "criteria": rule, "format": styles[style]})
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.protect()


def _counts(check: SelfCheck) -> dict[str, str]:
    """Return the ranges of kinds and counts on the sheet, and the sums of questions without and with explanation."""
    first, last = _FIRST_CHECK + 1, _FIRST_CHECK + len(check.checks)
    explained = check.column_range(check.explained_column)
    questions = [check.column_range(one.column) for one in check.checks if one.severity is Severity.QUESTION]
    return {
        "kinds": f"$C${first}:$C${last}",
        "counts": f"$D${first}:$D${last}",
        "open": "+".join(f"SUMPRODUCT({column},1-{explained})" for column in questions) or "0",
        "explained": "+".join(f"SUMPRODUCT({column},{explained})" for column in questions) or "0",
    }


def _next_step(empty: str, head_check: str) -> str:
    """Return the sentence that tells what to do next."""
    return (
        f'=IF({empty},"Форма ещё не заполнена. Начните с первого листа, с ячеек на светло-жёлтом фоне.",'
        f'IF({READY_CELL}="ДА","Сохраните файл и отправьте его в центр развития образования.",'
        f'IF({ERRORS_CELL}>0,"Исправьте ошибки: нажмите на адрес ячейки в столбце «Первая ячейка».",'
        f'IF({head_check}>0,"Проверьте строки о школе и дату над таблицей: этот бланк выдан вашей школе.",'
        '"Исправьте отмеченное или впишите причину в «Пояснение школы» в той же строке."))))'
    )


def _write_check(
    sheet: Any, form: WrittenForm, check: SelfCheck, one: Check, place: int, styles: dict[str, Any]
) -> None:
    row = _FIRST_CHECK + place
    sheet.write_number(row, 0, place + 1, styles["centre"])
    sheet.write_string(row, 1, one.title, styles["cell"])
    sheet.write_string(row, 2, one.severity.value, styles["centre"])
    column = check.column_range(one.column)
    write_formula(sheet, row, 3, f"=SUM({column})", styles["centre"])
    line = f"MATCH(TRUE,INDEX({column}>0,0),0)"
    letter = f'"{one.points_at}"' if one.points_at else f"INDEX({check.column_range(check.fault_column)},{line})"
    address = f"{letter}&({line}+{check.rows[0]})"
    link = f"HYPERLINK(\"#'{form.layout.sheet}'!\"&{address},{address})"
    write_formula(sheet, row, 4, f'=IF($D{row + 1}=0,"",{link})', styles["link"])
    sheet.write_string(row, 5, one.guidance, styles["cell"])
    sheet.set_row(row, 30)


def _write_row_messages(form: WrittenForm, check: SelfCheck, styles: dict[str, Any]) -> None:
    """Write the column «Проверка»: the first thing to mend in each row, ✔ where there is none."""
    column = len(form.layout.columns)
    form.sheet.set_column(column, column, _MESSAGE_WIDTH)
    form.sheet.write_string(form.header_row, column, "Проверка", styles["header"])
    order = {Severity.ERROR: 0, Severity.QUESTION: 1, Severity.NOTE: 2}
    ordered = sorted(check.checks, key=lambda one: order[one.severity])
    filled, explained = (xl_col_to_name(place) for place in (check.filled_column, check.explained_column))
    whole = f"SUM({check.column_range(check.filled_column)})>0"
    for row in form.item_rows.values():
        formula = f'IF({CALCULATION}!{filled}{row + 1}=1,"✔","")'
        for one in reversed(ordered):
            broken = f"{CALCULATION}!{xl_col_to_name(one.column)}{row + 1}>0"
            if one.severity is Severity.QUESTION:
                broken = f"AND({broken},{CALCULATION}!{explained}{row + 1}=0)"
            message = f"{one.severity.value}: {one.guidance}"[:_MOST_LITERAL].replace('"', "«")
            formula = f'IF({broken},"{message}",{formula})'
        write_formula(form.sheet, row, column, f'=IF({whole},{formula},"")', styles["message"])
    area = (*check.rows[:1], column, check.rows[1], column)
    for severity, style in ((Severity.ERROR, "bad"), (Severity.QUESTION, "doubtful"), (Severity.NOTE, "still")):
        form.sheet.conditional_format(
            *area, {"type": "text", "criteria": "begins with", "value": severity.value, "format": styles[style]}
        )
    write_formula(form.sheet, 0, column, f"=\"Готово к отправке: \"&'{SHEET}'!{READY_CELL}", styles["label"])


def _write_guide(form: WrittenForm, styles: dict[str, Any]) -> None:
    sheet = form.book.add_worksheet(GUIDE)
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, 96)
    sheet.write_string(0, 0, f"Как заполнить: {form.layout.title.lower()}", styles["title"])
    sheet.set_row(0, 26)
    steps = yaml.safe_load(_STEPS.read_text(encoding="utf-8"))["steps"]
    for row, text in enumerate(steps, start=2):
        sheet.write_number(row, 0, row - 1, styles["next"])
        sheet.write_string(row, 1, text, styles["next"])
        sheet.set_row(row, 16 * -(-len(text) // 104) + 6)
    row = len(steps) + 3
    sheet.write_string(
        row, 1, f"Пояснение короче {SHORTEST_EXPLANATION} знаков не считается пояснением.", styles["quiet"]
    )
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect()
