"""The district annex: a workbook in which ИСБШ, R and СД are live formulas over frozen inputs.

One table per sheet from A1 down, real numbers with formats, inputs and formulas tinted differently, a legend on the
cover. Every formula carries the value that the pipeline computed, so that a reader without recalculation sees the
same; recalculation must reproduce it.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name as column_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.rendering.formatting import is_missing
from reports.rendering.style import heat
from shnor_pipeline.methodology import HASH_PRINTED

_INPUT_TINT = "#EBF4FB"
_FORMULA_TINT = "#FDF6E3"
_HEADER_TINT = "#E2E8F0"
_NUMBER_FORMATS = {"text": "@", "int": "0", "one": "0.0", "two": "0.00", "four": "0.0000", "date": "dd.mm.yyyy"}
_PLACED: dict[str, dict[str, Any]] = {
    "text": {"text_wrap": True, "indent": 1},
    "date": {"align": "center"},
} | {kind: {"align": "right"} for kind in ("int", "one", "two", "four")}
"""How the cells of a kind stand: a word never touches the number beside it."""
_LINE = 13.5
_FIT = 1.0
"""Height of a line in points, and how many letters stand in a unit of a column's width."""


@dataclass(frozen=True)
class AnnexParameters:
    """Parameters of the methodology that the formulas use.

    ``reference``: labels of components whose mean and deviation come from outside the district. Where the method's
    variant cannot be written as a cell formula (``live_index``, ``live_rating`` false) values stand in the cells.
    """

    version: str
    methodology_hash: str
    shrinkage_k: float
    min_schools: int
    min_n_rank: int
    min_coverage: float
    scale_mean: float = 50.0
    scale_step: float = 10.0
    centre: float = 50.0
    sd_ddof: int = 0
    reference: frozenset[str] = frozenset()
    live_index: bool = True
    live_rating: bool = True


@dataclass(frozen=True)
class Column:
    """A column of a sheet: header, field of the frame, number format, width, and whether it is a formula."""

    header: str
    field: str
    kind: str = "text"
    width: float = 14
    formula: bool = False
    heat: bool = False
    """Whether its cells are shares (%) shaded by their size, the lower the darker."""


@dataclass(frozen=True)
class AnnexTable:
    """A plain sheet of the annex: title of the sheet, columns, rows as a frame."""

    title: str
    columns: Sequence[Column]
    frame: pd.DataFrame
    note: str = ""


class Book:
    """A workbook being written, with its formats; every workbook of the shared folder looks alike."""

    def __init__(self, created: date) -> None:
        self.stream = io.BytesIO()
        self.book: Workbook = xlsxwriter.Workbook(
            self.stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        stamp = datetime(created.year, created.month, created.day)  # noqa: DTZ001 - a document property, local by nature
        self.book.set_properties({"created": stamp})
        base = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        self.formats = {
            (kind, tint): self.book.add_format(
                {**base, **_PLACED[kind], "num_format": code, **({"bg_color": tint} if tint else {})}
            )
            for kind, code in _NUMBER_FORMATS.items()
            for tint in ("", _INPUT_TINT, _FORMULA_TINT)
        }
        head = {**base, "bold": True, "bg_color": _HEADER_TINT, "bottom": 1, "text_wrap": True, "valign": "vcenter"}
        self.header = self.book.add_format({**head, "indent": 1})
        self.header_of_numbers = self.book.add_format({**head, "align": "center"})
        self.title = self.book.add_format({**base, "bold": True, "font_size": 14})
        self.plain = self.book.add_format({**base, "text_wrap": True})
        self.unwrapped = self.book.add_format(base)
        self._base = base
        self._tinted: dict[tuple[str, ...], Format] = {}

    def sheet(self, name: str, columns: Sequence[Column], rows: int, *, landscape: bool = True) -> Worksheet:
        """Add a sheet with its header row, widths, frozen header, filter and print settings."""
        sheet = self.book.add_worksheet(name)
        for position, column in enumerate(columns):
            sheet.set_column(position, position, column.width)
            head = self.header if column.kind == "text" else self.header_of_numbers
            sheet.write_string(0, position, column.header, head)
        sheet.set_row(0, 42)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)
        sheet.repeat_rows(0)
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.print_area(0, 0, max(rows, 1), len(columns) - 1)
        sheet.set_footer("&C&P из &N")
        return sheet

    def fit_row(self, sheet: Worksheet, row: int, columns: Sequence[Column], values: Sequence[Any]) -> None:
        """Make a row as high as its wrapped text: not every program opens rows so of itself."""
        texts = [
            _lines("" if is_missing(value) else str(value), column.width)
            for column, value in zip(columns, values, strict=True)
            if column.kind == "text"
        ]
        if (lines := max(texts, default=1)) > 1:
            sheet.set_row(row, _LINE * lines)

    def tinted(self, background: str, ink: str) -> Format:
        """Return the format of a cell that shows a state: wrapped text on a tint, in the state's colour."""
        key = (background, ink)
        if key not in self._tinted:
            look = {
                "text_wrap": True,
                "bg_color": background,
                "font_color": ink,
                "border": 1,
                "border_color": "#FFFFFF",
            }
            self._tinted[key] = self.book.add_format({**self._base, **look})
        return self._tinted[key]

    def shaded(self, background: str, ink: str, kind: str) -> Format:
        """Return the format of a number in a cell of a heat table."""
        key = (background, ink, kind)
        if key not in self._tinted:
            look = {"bg_color": background, "font_color": ink, "num_format": _NUMBER_FORMATS[kind], "align": "center"}
            self._tinted[key] = self.book.add_format({**self._base, **look})
        return self._tinted[key]

    def cell(self, sheet: Worksheet, row: int, column: int, value: Any, kind: str, tint: str = "") -> None:
        """Write one value; text that a spreadsheet would run is written as text, a missing value as an empty cell."""
        shown = self.formats[kind, tint]
        if is_missing(value):
            sheet.write_blank(row, column, None, shown)
        elif kind == "text":
            sheet.write_string(row, column, str(value), shown)
        elif kind == "date":
            sheet.write_datetime(row, column, value, shown)
        else:
            sheet.write_number(row, column, float(value), shown)

    def formula(
        self, sheet: Worksheet, row: int, column: int, text: str, value: Any, kind: str, *, live: bool = True
    ) -> None:
        """Write a formula together with the value that the pipeline computed; the value alone where it is not live."""
        if not live:
            self.cell(sheet, row, column, value, kind)
            return
        known = "" if is_missing(value) else float(value)
        sheet.write_formula(row, column, text, self.formats[kind, _FORMULA_TINT], known)

    def close(self) -> bytes:
        """Finish the workbook and return its bytes."""
        self.book.close()
        return self.stream.getvalue()


def render_annex(
    title: str,
    created: date,
    parameters: AnnexParameters,
    schools: Mapping[str, str],
    index: pd.DataFrame,
    index_components: pd.DataFrame,
    rating: pd.DataFrame,
    rating_components: pd.DataFrame,
    attainment: pd.DataFrame,
    tables: Sequence[AnnexTable],
) -> bytes:
    """Return the annex as xlsx bytes; frames are those of one school year, ``schools`` maps school_id to its name.

    ``rating_components`` has the weight of component and year together in ``weight``.
    """
    book = Book(created)
    _cover(book, title, created, parameters, [table.title for table in tables])
    _index_sheet(book, parameters, schools, index, index_components)
    components = rating_components.sort_values(["component", "year", "school_id"], ignore_index=True)
    _rating_sheet(book, parameters, schools, rating, len(components))
    _rating_components_sheet(book, parameters, schools, components)
    _attainment_sheet(book, schools, attainment)
    for table in tables:
        plain_sheet(book, table)
    return book.close()


def render_tables(tables: Sequence[AnnexTable], created: date) -> bytes:
    """Return a workbook of plain sheets as xlsx bytes."""
    book = Book(created)
    for table in tables:
        plain_sheet(book, table)
    return book.close()


def _cover(book: Book, title: str, created: date, parameters: AnnexParameters, extra: Sequence[str]) -> None:
    sheet = book.book.add_worksheet("Обложка")
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 80)
    sheet.write_string(0, 0, title, book.title)
    lines = [
        ("Сформировано", created.strftime("%d.%m.%Y")),
        ("Версия методики", f"{parameters.version} (хеш {parameters.methodology_hash[:HASH_PRINTED]})"),
        ("Голубые ячейки", "исходные данные расчёта: заморожены на дату формирования"),
        ("Жёлтые ячейки", "формулы: пересчитываются, если изменить голубые ячейки"),
        ("ИСБШ", "индекс социального благополучия школы: 50 — среднее по району, больше — благополучнее"),
        ("R", "рейтинговый балл: 50 — как в среднем по району; малые выборки притянуты к 50 (коэффициент λ)"),
        ("СД", "степень достижения планового показателя: факт / план, не больше 1"),
        ("Пустая ячейка", "нет данных (не ноль)"),
        (
            "Карта заданий",
            "% выполнения заданий ВПР: чем ниже, тем темнее; номера заданий и умения — на листе «Задания»",
        ),
        ("Листы", ", ".join(["ИСБШ", "Рейтинг", "Слагаемые R", "Показатели", *extra])),
    ]
    for row, (name, text) in enumerate(lines, start=2):
        sheet.write_string(row, 0, name, book.header)
        sheet.write_string(row, 1, text, book.plain)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _index_sheet(
    book: Book,
    parameters: AnnexParameters,
    schools: Mapping[str, str],
    index: pd.DataFrame,
    components: pd.DataFrame,
) -> None:
    names = sorted(components["component"].unique())
    shares = components.pivot_table(index="school_id", columns="component", values="share_pct", aggfunc="first")
    facts = components.drop_duplicates("component").set_index("component")
    order = index.sort_values(["rank", "school_id"], na_position="last")
    columns = [
        Column("Школа", "name", width=44),
        Column("Код школы", "school_id", width=13),
        *(Column(f"{name}, %", name, "one", 13) for name in names),
        Column("Полнота данных", "coverage", "two", 11, formula=True),
        Column("ИСБШ", "index", "two", 10, formula=True),
        Column("Группа", "group", width=16),
    ]
    sheet = book.sheet("ИСБШ", columns, len(order))
    first, last = 2, 2 + len(names) - 1
    start, end = 1, len(order)
    # Parameters of each component stand under the table, two rows below the last school.
    labels = ["Среднее", "Стандартное отклонение", "Вес", "Знак"]
    base = end + 2
    for offset, label in enumerate(labels):
        sheet.write_string(base + offset, 0, label, book.header)
        for position, name in enumerate(names):
            column = first + position
            letter = column_name(column)
            cells = f"{letter}{start + 1}:{letter}{end + 1}"
            fact = facts.loc[name]
            given = name in parameters.reference
            if label == "Среднее" and not given:
                book.formula(sheet, base, column, f"=AVERAGE({cells})", fact["mean_pct"], "four")
            elif label == "Стандартное отклонение" and not given:
                deviation_of = "STDEV" if parameters.sd_ddof else "STDEVP"
                book.formula(sheet, base + 1, column, f"={deviation_of}({cells})", fact["sd_pct"], "four")
            elif label in ("Среднее", "Стандартное отклонение"):
                value = fact["mean_pct" if label == "Среднее" else "sd_pct"]
                book.cell(sheet, base + offset, column, value, "four", _INPUT_TINT)
            else:
                book.cell(
                    sheet, base + offset, column, fact["weight" if label == "Вес" else "sign"], "two", _INPUT_TINT
                )
    mean, deviation, weight, sign = (
        f"${column_name(first)}${base + n + 1}:${column_name(last)}${base + n + 1}" for n in range(4)
    )
    for row, school in enumerate(order.to_dict("records"), start=1):
        school_id = str(school["school_id"])
        book.cell(sheet, row, 0, schools.get(school_id, school_id), "text")
        book.cell(sheet, row, 1, school_id, "text")
        for position, name in enumerate(names):
            value = shares.loc[school_id, name] if school_id in shares.index else None
            book.cell(sheet, row, first + position, value, "one", _INPUT_TINT)
        own = f"{column_name(first)}{row + 1}:{column_name(last)}{row + 1}"
        coverage = f"=SUMPRODUCT(ISNUMBER({own})*{weight})/SUM({weight})"
        book.formula(sheet, row, last + 1, coverage, school["coverage"], "two")
        # A component on which all schools are equal (deviation 0) adds 0 and stays in the denominator.
        deviations = f"({own}-{mean})/({deviation}+({deviation}=0))*({deviation}>0)"
        total = f"SUMPRODUCT(ISNUMBER({own})*{weight}*{sign}*{deviations})/SUMPRODUCT(ISNUMBER({own})*{weight})"
        enough = f"{column_name(last + 1)}{row + 1}>={parameters.min_coverage!r}-0.000000001"
        text = f'=IF({enough},{parameters.scale_mean!r}+{parameters.scale_step!r}*{total},"")'
        book.formula(sheet, row, last + 2, text, school["index"], "two", live=parameters.live_index)
        book.cell(sheet, row, last + 3, school["group"], "text")


def _rating_components_sheet(
    book: Book, parameters: AnnexParameters, schools: Mapping[str, str], frame: pd.DataFrame
) -> None:
    columns = [
        Column("Школа", "name", width=44),
        Column("Код школы", "school_id", width=13),
        Column("Компонент", "component", width=26),
        Column("Год", "year", "int", 8),
        Column("Участников, n", "n", "int", 11),
        Column("Балл школы, s", "score", "two", 11),
        Column("Вес, w", "weight", "two", 8),
        Column("Учитывается (1 — да)", "used", "int", 12, formula=True),
        Column("Балл района, M", "district_score", "two", 11, formula=True),
        Column("Отклонение, d", "deviation", "two", 11, formula=True),
        Column("w·n", "wn", "two", 9, formula=True),
        Column("w·n·d", "wnd", "two", 11, formula=True),
    ]
    sheet = book.sheet("Слагаемые R", columns, len(frame))
    end = len(frame) + 1
    component, year, n, score = (f"${letter}$2:${letter}${end}" for letter in "CDEF")
    for row, item in enumerate(frame.to_dict("records"), start=1):
        at = row + 1
        used = not bool(item["dropped"])
        book.cell(sheet, row, 0, schools.get(str(item["school_id"]), item["school_id"]), "text")
        book.cell(sheet, row, 1, item["school_id"], "text")
        book.cell(sheet, row, 2, item["component"], "text", _INPUT_TINT)
        book.cell(sheet, row, 3, item["year"], "int", _INPUT_TINT)
        book.cell(sheet, row, 4, item["n"], "int", _INPUT_TINT)
        book.cell(sheet, row, 5, item["score"], "two", _INPUT_TINT)
        book.cell(sheet, row, 6, item["weight"], "two", _INPUT_TINT)
        counted = f"=IF(COUNTIFS({component},C{at},{year},D{at})>={parameters.min_schools},1,0)"
        book.formula(sheet, row, 7, counted, 1 if used else 0, "int")
        same = f"({component}=C{at})*({year}=D{at})*{n}"
        district = f"=SUMPRODUCT({same}*{score})/SUMPRODUCT({same})"
        book.formula(sheet, row, 8, district, item["district_score"], "two")
        book.formula(sheet, row, 9, f"=F{at}-I{at}", item["deviation"], "two")
        wn = float(item["weight"]) * float(item["n"]) * used
        book.formula(sheet, row, 10, f"=G{at}*E{at}*H{at}", wn, "two")
        product = wn * float(item["deviation"]) if pd.notna(item["deviation"]) else 0.0
        book.formula(sheet, row, 11, f"=K{at}*J{at}", product, "two")


def _rating_sheet(
    book: Book, parameters: AnnexParameters, schools: Mapping[str, str], rating: pd.DataFrame, components: int
) -> None:
    columns = [
        Column("Школа", "name", width=44),
        Column("Код школы", "school_id", width=13),
        Column("Участий, N", "participations", "int", 11, formula=True),
        Column("Отклонение, D", "deviation", "four", 12, formula=True),
        Column("Коэффициент λ", "shrinkage", "four", 12, formula=True),
        Column("Рейтинговый балл R", "rating", "two", 12, formula=True),
        Column("Место", "rank", "int", 9, formula=True),
        Column("Место: интервал", "interval", width=14),
        Column("Группа", "group", width=16),
        Column("Примечание", "note", width=28),
    ]
    order = rating.sort_values(["rank", "rating", "school_id"], ascending=[True, False, True], na_position="last")
    sheet = book.sheet("Рейтинг", columns, len(order))
    end = components + 1
    ids, numbers, weighted, products, counted = (
        f"'Слагаемые R'!${letter}$2:${letter}${end}" for letter in ("B", "E", "K", "L", "H")
    )
    last = len(order) + 1
    for row, item in enumerate(order.to_dict("records"), start=1):
        at = row + 1
        book.cell(sheet, row, 0, schools.get(str(item["school_id"]), item["school_id"]), "text")
        book.cell(sheet, row, 1, item["school_id"], "text")
        book.formula(sheet, row, 2, f"=SUMIFS({numbers},{ids},B{at},{counted},1)", item["participations"], "int")
        deviation = f'=IF(C{at}=0,"",SUMIFS({products},{ids},B{at})/SUMIFS({weighted},{ids},B{at}))'
        live = parameters.live_rating
        book.formula(sheet, row, 3, deviation, item["deviation"], "four", live=live)
        k = parameters.shrinkage_k
        book.formula(sheet, row, 4, f'=IF(C{at}=0,"",C{at}/(C{at}+{k!r}))', item["shrinkage"], "four")
        score = f'=IF(C{at}=0,"",{parameters.centre!r}+E{at}*D{at})'
        book.formula(sheet, row, 5, score, item["rating"], "two", live=live)
        # A comparison with an empty text would count it as greater than any number: ISNUMBER keeps it out.
        rated = f"($C$2:$C${last}>={parameters.min_n_rank})*ISNUMBER($F$2:$F${last})"
        better = f"SUMPRODUCT({rated}*($F$2:$F${last}>F{at}+0.0000005))"
        rank = f'=IF(OR(C{at}=0,C{at}<{parameters.min_n_rank}),"",1+{better})'
        book.formula(sheet, row, 6, rank, item["rank"], "int")
        interval = "" if pd.isna(item["rank_lower"]) else f"{int(item['rank_lower'])}–{int(item['rank_upper'])}"
        book.cell(sheet, row, 7, interval, "text")
        book.cell(sheet, row, 8, item["group"], "text")
        book.cell(sheet, row, 9, item["note"], "text")


def _attainment_sheet(book: Book, schools: Mapping[str, str], attainment: pd.DataFrame) -> None:
    columns = [
        Column("Школа", "name", width=44),
        Column("Показатель", "indicator", width=30),
        Column("Основа расчёта", "basis", width=24),
        Column("Исходное, %", "baseline", "one", 11),
        Column("План, %", "plan", "one", 11),
        Column("Факт, %", "fact", "one", 11),
        Column("СД", "attainment", "four", 10, formula=True),
        Column("Оценка", "light", width=18),
        Column("Примечание", "note", width=40),
    ]
    order = attainment.sort_values(["school_id", "indicator", "basis"], ignore_index=True)
    sheet = book.sheet("Показатели", columns, len(order))
    for row, item in enumerate(order.to_dict("records"), start=1):
        at = row + 1
        known = "Район в целом" if item["school_id"] == "DISTRICT" else schools.get(str(item["school_id"]))
        name = known or item["school_id"]
        book.fit_row(sheet, row, columns, [name, *(item[column.field] for column in columns[1:])])
        book.cell(sheet, row, 0, name, "text")
        book.cell(sheet, row, 1, item["indicator"], "text")
        book.cell(sheet, row, 2, item["basis"], "text")
        for column, field in enumerate(("baseline", "plan", "fact"), start=3):
            book.cell(sheet, row, column, item[field], "one", _INPUT_TINT)
        text = f'=IF(OR(F{at}="",E{at}=""),"",IF(E{at}=0,1,MIN(1,F{at}/E{at})))'
        book.formula(sheet, row, 6, text, item["attainment"], "four")
        book.cell(sheet, row, 7, item["light"], "text")
        book.cell(sheet, row, 8, item["note"], "text")


def plain_sheet(book: Book, table: AnnexTable) -> None:
    """Add a sheet with the table as it is, rows as high as their text."""
    sheet = book.sheet(table.title, table.columns, len(table.frame))
    values = table.frame.reindex(columns=[column.field for column in table.columns])
    for row, items in enumerate(values.itertuples(index=False, name=None), start=1):
        book.fit_row(sheet, row, table.columns, items)
        for position, (column, value) in enumerate(zip(table.columns, items, strict=True)):
            if column.heat and not is_missing(value):
                sheet.write_number(row, position, float(value), book.shaded(*heat(float(value)), column.kind))
            else:
                book.cell(sheet, row, position, value, column.kind)


def _lines(text: str, width: float) -> int:
    """Return how many lines a wrapped text takes: not every program opens rows at the height of their text."""
    fitting = max(int(width * _FIT), 1)
    if len(text) <= fitting and "\n" not in text:
        return 1
    return sum(-(-max(len(part), 1) // fitting) for part in text.split("\n"))
