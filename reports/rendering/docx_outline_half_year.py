"""What stands where in the template of the half-year report on the programme."""

from __future__ import annotations

from reports.rendering.docx_blocks import appendix, attainment, centred, coverage, left, status
from reports.rendering.docx_styles import KEY_LINE
from reports.rendering.docx_template_builder import TemplateBuilder


def half_year(b: TemplateBuilder) -> None:
    """The half-year report on the programme: outline and table numbers as the methodology binds them."""
    b.title_page()
    b.heading("1. Основание, период, цель")
    b.text("{{ basis }}")
    b.numbered("2. Краткие итоги", "conclusions")
    b.heading("Чего эта справка не знает", 2)
    b.bulleted("gaps")
    b.table(
        "statuses",
        "Таблица 1 — Школы по статусам и годам",
        [
            centred("Учебный год", 2.6, "year"),
            centred("ШНОР", 1.7, "low"),
            centred("ШНОР (стабильно)", 2.3, "stable"),
            centred("Зона риска", 2.0, "risk"),
            centred("Резильентные", 2.4, "resilient"),
            centred("Вошли", 2.0, "entered"),
            centred("Вышли", 2.0, "left"),
            centred("Остались", 2.0, "stayed"),
        ],
        narrow=True,
        together=True,
        lead="Число школ по статусам и движение по списку приведены в таблице 1.",
    )
    b.contents()
    b.heading("3. Выполнение дорожной карты")
    b.table(
        "roadmap",
        "Таблица 2 — Ход мероприятий дорожной карты",
        [
            centred("№", 1.0, "no"),
            left("Мероприятие", 4.5, "title"),
            left("Срок", 2.1, "term"),
            left("Ответ\u00adственный", 2.1, "who"),
            status("Статус", 2.3, "status"),
            left("Результат, подтвер\u00adждающий документ", 2.5, "evidence"),
            left("Примечание", 2.5, "note"),
        ],
        narrow=True,
        lead="Состояние всех мероприятий программы на конец периода приведено в таблице 2.",
    )
    b.text("{{ roadmap_change }}")
    b.table(
        "sections",
        "Таблица 3 — Выполнение по разделам",
        [
            left("Раздел", 7.0, "title"),
            centred("Запланировано (срок наступил)", 3.0, "due"),
            centred("Выполнено", 2.3, "done"),
            centred("СР, %", 1.7, "share"),
            status("Эффективность", 3.0, "light"),
        ],
        together=True,
        lead="Степень реализации мероприятий СР — доля выполненных в полном объёме среди тех, срок которых наступил "
        "(таблица 3).",
    )
    b.picture("execution", "Выполнение дорожной карты по разделам")
    b.heading("4. Достижение целевых показателей")
    b.table(
        "district_targets",
        "Таблица 4 — Целевые показатели программы по району",
        [
            left("Показатель", 4.5, "title"),
            centred("Ед.", 1.2, "unit"),
            centred("База", 1.4, "baseline"),
            centred("План", 1.4, "plan"),
            centred("Факт", 1.4, "fact"),
            centred("СД, %", 1.5, "attainment"),
            status("Светофор", 2.3, "light"),
            left("Комментарий", 3.3, "comment"),
        ],
        narrow=True,
        lead="Целевые показатели программы сведены по району в таблице 4, по школам — в её продолжении.",
    )
    attainment(b, "attainment", "Таблица 4 (продолжение) — Целевые показатели по школам", "в продолжении таблицы 4")
    b.heading("5. Результаты оценочных процедур за период")
    b.table(
        "works",
        "Таблица 5 — Результаты оценочных процедур за период",
        [
            left("Процедура", 5.0, "procedure"),
            centred("Школ", 1.5, "schools"),
            centred("Участников", 2.1, "n"),
            centred("Среднее", 1.8, "mean"),
            centred("Успеваемость, %", 2.6, "success"),
            centred("Качество, %", 2.0, "quality"),
            centred("Ниже порога, %", 2.0, "low"),
        ],
        narrow=True,
        lead="Итоги процедур, проведённых в периоде, сведены по району в таблице 5.",
    )
    b.heading("6. Рейтинг школ")
    b.table(
        "rating",
        "Таблица 6 — Рейтинг школ",
        [
            centred("Место", 2.0, "place"),
            left("Школа", 5.0, "school"),
            centred("ИСБШ", 1.5, "index"),
            centred("R", 1.5, "rating"),
            centred("ΔR", 1.5, "change"),
            left("Статус", 2.7, "status"),
            left("Клетка матрицы", 2.8, "cell"),
        ],
        narrow=True,
        lead="Места школ и изменение рейтингового балла к прошлому году приведены в таблице 6.",
    )
    b.heading("7. Кадры")
    b.text("{{ staff_summary }}", KEY_LINE)
    b.table(
        "staff",
        "Таблица 7 — Кадровое обеспечение школ в сфере программы",
        [
            left("Школа", 3.7, "school"),
            centred("Курсы за 3 года, % педагогов", 2.1, "trained"),
            centred("Обучение команды (2.11)", 2.3, "team"),
            left("Выявленные дефициты (значимость)", 4.4, "deficits"),
            centred("Наставничество", 2.6, "mentoring"),
            centred("Вакансии, ставок", 1.9, "vacancies"),
        ],
        narrow=True,
        lead="Сведения карт самообследования о кадрах приведены в таблице 7.",
    )
    b.heading("8. Сетевое взаимодействие и кураторы")
    b.table(
        "networks",
        "Таблица 8 — Кураторы и сетевые партнёры школ в сфере программы",
        [
            left("Школа", 5.4, "school"),
            left("Муниципальный куратор", 5.2, "curator"),
            centred("Сетевой договор", 3.0, "contract"),
            centred("Сетевое взаимодействие (4.1)", 3.4, "event"),
        ],
        narrow=True,
        lead="Кураторы и участие школ в сетевом взаимодействии приведены в таблице 8.",
    )
    b.heading("9. Риски и отклонения")
    b.bulleted("risks")
    b.heading("10. Предложения")
    b.bulleted("proposals")
    b.signature()
    b.heading("11. Приложения")
    coverage(b, "Таблица 9 — Полнота данных", "в таблице 9")
    appendix(b, "", own_coverage=False, codes=False)
