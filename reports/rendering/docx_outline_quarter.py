"""What stands where in the template of the quarter report on the roadmaps of schools."""

from __future__ import annotations

from reports.rendering.docx_blocks import appendix, centred, left, status
from reports.rendering.docx_template_builder import TemplateBuilder


def school_roadmaps(b: TemplateBuilder) -> None:
    """The quarter report: schools, measures in trouble, changes, what the measures are about."""
    b.title_page()
    b.heading("1. Основание и период")
    b.text("{{ basis }}")
    b.numbered("2. Краткие итоги", "conclusions")
    b.heading("Чего эта справка не знает", 2)
    b.bulleted("gaps")
    b.heading("3. Выполнение дорожных карт по школам")
    b.table(
        "schools",
        "Таблица 1 — Выполнение дорожных карт",
        [
            left("Школа", 3.9, "school"),
            centred("Мер", 1.2, "total"),
            centred("Срок наступил", 1.7, "due"),
            centred("Выпол\u00adнено", 1.5, "done"),
            centred("С нару\u00adшением срока", 1.7, "late"),
            centred("Просро\u00adчено", 1.6, "overdue"),
            centred("Без доку\u00adмента", 1.5, "unproven"),
            centred("СР, %", 1.4, "rate"),
            status("Состояние", 2.5, "state"),
        ],
        narrow=True,
        lead="Степень реализации СР — доля выполненных мер среди тех, срок которых наступил (таблица 1).",
    )
    b.picture("execution", "Выполнено из наступивших мер по школам")
    b.heading("4. Просроченные и неподтверждённые меры")
    b.table(
        "overdue",
        "Таблица 2 — Просроченные меры",
        [
            left("Школа", 3.3, "school"),
            centred("№", 0.8, "no"),
            left("Мера", 4.3, "measure"),
            centred("Срок", 1.9, "term"),
            centred("Дней", 1.1, "days"),
            left("Ответственный", 2.6, "who"),
            left("Состояние, примечание", 3.0, "note"),
        ],
        narrow=True,
        lead="Меры, срок которых прошёл, а выполнение не указано, названы в таблице 2.",
    )
    b.table(
        "unproven",
        "Таблица 3 — Выполненные меры без подтверждающего документа",
        [
            left("Школа", 3.6, "school"),
            centred("№", 0.8, "no"),
            left("Мера", 5.5, "measure"),
            centred("Выполнена", 2.1, "done"),
            left("Показатель", 5.0, "indicator"),
        ],
        narrow=True,
        lead="Меры, указанные выполненными без документа, названы в таблице 3.",
    )
    b.heading("5. Изменения с прошлого квартала")
    b.table(
        "changes",
        "Таблица 4 — Изменения с прошлого квартала",
        [
            left("Школа", 5.4, "school"),
            centred("Выполнены", 3.2, "done"),
            centred("Стали просро\u00adченными", 3.0, "overdue"),
            centred("Добавлены", 2.7, "added"),
            centred("Другая мера под номером", 2.7, "renamed"),
        ],
        narrow=True,
        lead="Меры, состояние которых изменилось за квартал, приведены в таблице 4.",
    )
    b.heading("6. Меры, показатели и дефициты")
    b.table(
        "indicators",
        "Таблица 5 — Меры по показателям программы",
        [
            left("Показатель", 8.8, "title"),
            centred("Мер", 1.8, "n"),
            centred("Школ", 1.8, "schools"),
            centred("Выполнено", 2.3, "done"),
            centred("Просрочено", 2.3, "overdue"),
        ],
        narrow=True,
        together=True,
        lead="На какие показатели программы направлены меры, показано в таблице 5.",
    )
    b.table(
        "uncovered",
        "Таблица 6 — Дефициты без мер",
        [left("Школа", 4.8, "school"), centred("Дефицитов", 2.2, "n"), left("Дефициты (значимость)", 10.0, "deficits")],
        narrow=True,
        lead="Дефициты, названные школой, для которых в дорожной карте нет меры, приведены в таблице 6.",
    )
    b.heading("7. Предложения")
    b.bulleted("proposals")
    b.signature()
    b.heading("Приложение. Источники и параметры методики", new_page=True)
    appendix(b, "", own_coverage=False, codes=False)
