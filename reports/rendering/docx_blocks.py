"""Blocks that the Word templates share: kinds of columns, targets by school, coverage, appendix."""

from __future__ import annotations

from reports.rendering.docx_styles import CAPTION, LEAD, NOTE, SPACER
from reports.rendering.docx_template_builder import Column, TemplateBuilder
from reports.view_models.document import CODES_ACROSS

INDICATOR_HEADS = (
    "Успева\u00adемость",
    "Качество",
    "Подго\u00adтовка кадров",
    "Докумен\u00adтация монито\u00adринга",
    "Обнов\u00adление МТБ",
    "Управ\u00adлен\u00adческие компе\u00adтенции",
    "Индиви\u00adдуальные учебные планы",
)
"""The seven indicators of the programme as heads of narrow columns; soft hyphens say where they may break."""


def centred(header: str, width: float, tag: str) -> Column:
    """Return a column of numbers or short words."""
    return Column(header, width, tag, centred=True)


def left(header: str, width: float, tag: str) -> Column:
    """Return a column of text."""
    return Column(header, width, tag)


def status(header: str, width: float, tag: str) -> Column:
    """Return a column of statuses: symbol, word and colour."""
    return Column(header, width, tag, centred=True, sign=True)


def attainment(b: TemplateBuilder, model: str, caption: str, where: str) -> None:
    """Schools × indicators with a status in every cell; the columns are the seven indicators of the programme."""
    columns = [left("Школа", 3.5, "school")]
    columns.extend(status(title, 1.7, f"target{place}") for place, title in enumerate(INDICATOR_HEADS, start=1))
    columns.append(centred("Средняя СД, %", 1.6, "mean"))
    b.table(
        model,
        caption,
        columns,
        narrow=True,
        lead=f"Достижение каждого показателя каждой школой показано {where}: знак, слово и фактическое значение.",
    )


def coverage(b: TemplateBuilder, caption: str, where: str) -> None:
    """How many schools have sent each source, and which have not."""
    b.table(
        "coverage",
        caption,
        [
            left("Источник", 3.6, "source"),
            centred("Получено", 1.9, "received"),
            left("Не получено от школ", 6.1, "missing"),
            left("Не требуется от школ", 5.4, "exempt"),
        ],
        lead=f"Сколько школ из тех, от кого это требуется, представили данные, показано {where}.",
    )


def appendix(b: TemplateBuilder, section: str, *, own_coverage: bool, codes: bool) -> None:
    """Sources, completeness, applied parameters and the codes of figures."""
    if section:
        b.heading(f"{section}. Источники, полнота данных, параметры методики", new_page=True)
    if own_coverage:
        b.table(
            "coverage",
            "Таблица П1 — Полнота данных школы",
            [left("Источник", 10.0, "source"), centred("Состояние", 7.0, "state")],
        )
    b.table(
        "sources",
        f"Таблица П{2 if own_coverage else 1} — Принятые файлы, на которых основан отчёт",
        [
            left("Вид данных", 8.0, "kind"),
            centred("Файлов", 2.2, "files"),
            centred("Поступили", 4.4, "received"),
            centred("Вопросов", 2.4, "questions"),
        ],
    )
    b.text(
        f"Таблица П{3 if own_coverage else 2} — Применённые параметры методики, версия {{{{ title.methodology }}}}",
        CAPTION,
    )
    b.rows("parameters", [left("Параметр", 9.5, "name"), left("Значение", 7.5, "value")], narrow=True)
    b.text("", SPACER)
    if codes:
        b.when("codes")
        # On a page of its own: begun at the foot of a page, LibreOffice lays out one row and drops the other hundred.
        b.text("{{ codes_note }}", LEAD, new_page=True)
        b.text("Таблица П4 — Коды показателей", CAPTION)
        pairs = [
            column
            for place in range(1, CODES_ACROSS + 1)
            for column in (left("Код", 3.66, f"code{place}"), centred("Значение", 2.0, f"value{place}"))
        ]
        b.rows("codes", pairs, narrow=True)
        b.end()
    else:
        b.text("{{ codes_note }}", NOTE)
