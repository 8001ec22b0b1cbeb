"""What stands where in the templates of the September and December reports on teachers."""

from __future__ import annotations

from reports.rendering.docx_blocks import INDICATOR_HEADS, appendix, centred, coverage, left, status
from reports.rendering.docx_template_builder import TemplateBuilder


def staff_deficits(b: TemplateBuilder) -> None:
    """September: deficits of teachers, plan targets proposed and approved."""
    _opening(b, "Чего этот отчёт не знает")
    b.heading("3. Кадры и дефициты педагогов")
    _staff(b)
    b.table(
        "risks",
        "Таблица 2 — Кадровые факторы риска по оценке школ",
        [
            left("Школа", 4.4, "school"),
            status("Дефицит кадров", 2.4, "shortage"),
            status("Компетентность педагогов", 2.6, "competence"),
            centred("Наставни\u00adчество", 2.1, "mentoring"),
            centred("Взаимопосе\u00adщение уроков", 2.3, "visits"),
            left("Нет специалистов", 3.2, "specialists"),
        ],
        narrow=True,
        lead="Значимость кадровых факторов риска и процессы, которые восполняют дефициты, приведены в таблице 2.",
    )
    b.heading("4. Предметы, по которым нужны планы профессионального роста")
    _low(b, 3)
    b.heading("5. Плановые показатели: предложено и утверждено")
    b.table(
        "targets",
        "Таблица 4 — Плановые показатели: цель программы, факт и планы школ",
        [
            left("Показатель", 5.6, "title"),
            centred("Ед.", 1.4, "unit"),
            centred("Цель программы", 2.1, "goal"),
            centred("Факт района", 1.9, "fact"),
            centred("Школ с планом", 1.9, "planned"),
            centred("Утверждён", 2.1, "approved"),
            centred("План ниже цели", 2.0, "below"),
        ],
        narrow=True,
        together=True,
        lead="Цели программы, достигнутое и число школ, представивших и утвердивших планы, сведены в таблице 4.",
    )
    b.table(
        "plans",
        "Таблица 5 — Планы школ в сфере программы, %",
        [
            left("Школа", 3.5, "school"),
            *(centred(title, 1.6, f"plan{place}") for place, title in enumerate(INDICATOR_HEADS, start=1)),
            left("Чем утверждены", 2.3, "approved"),
        ],
        narrow=True,
        lead="План каждой школы по каждому показателю и документ, которым он утверждён, приведены в таблице 5.",
    )
    b.table(
        "suggestions",
        "Таблица 6 — Планы рядом с предложением по похожим школам, %",
        [
            left("Школа", 3.6, "school"),
            left("Показатель", 2.9, "indicator"),
            centred("Достигнуто (интервал)", 2.3, "reached"),
            centred("Реалис\u00adтичное", 1.8, "realistic"),
            centred("Амбици\u00adозное", 1.9, "ambitious"),
            centred("План школы", 1.6, "plan"),
            status("План и предложение", 2.9, "verdict"),
        ],
        narrow=True,
        lead="Что предлагается школе по результатам похожих школ и каков рядом её план, показано в таблице 6.",
    )
    b.heading("6. Предложения")
    b.bulleted("proposals")
    b.signature()
    _closing(b, 7)


def training_needs(b: TemplateBuilder) -> None:
    """December: who needs in-service training in what, and the draft of the plan of courses."""
    _opening(b, "Чего эта справка не знает")
    b.heading("3. Потребность по школам")
    b.table(
        "schools",
        "Таблица 1 — Подготовка педагогов и направления, нужные школам",
        [
            left("Школа", 4.2, "school"),
            centred("Курсы за 3 года, % педагогов", 2.4, "trained"),
            centred("Владеют современными технологиями, чел.", 2.7, "technologies"),
            centred("Управленческие компетенции, чел.", 2.7, "management"),
            left("Направления обучения", 5.0, "directions"),
        ],
        narrow=True,
        lead="Что школы сообщили о подготовке педагогов и какие направления обучения следуют из данных, показано в "
        "таблице 1.",
    )
    b.heading("4. Потребность по предметам")
    _low(b, 2)
    b.heading("5. Основания направлений")
    b.table(
        "evidence",
        "Таблица 3 — Направления обучения и основания в данных",
        [
            left("Направление", 4.4, "direction"),
            left("Школа", 4.4, "school"),
            left("Основание", 8.2, "evidence"),
        ],
        narrow=True,
        lead="Почему школа отнесена к направлению, показано в таблице 3.",
    )
    b.text("{{ change }}")
    b.heading("6. Проект муниципального плана курсов")
    b.table(
        "plan",
        "Таблица 4 — Проект муниципального плана повышения квалификации",
        [
            centred("№", 0.8, "no"),
            left("Направление", 3.0, "title"),
            left("Кого обучать", 2.4, "audience"),
            centred("Школ", 1.2, "n"),
            left("Школы", 3.8, "schools"),
            left("Форма", 2.5, "form"),
            left("Срок", 1.6, "term"),
            left("Отвечает", 1.7, "who"),
        ],
        narrow=True,
        lead="Направления, число школ и форма обучения сведены в проект плана (таблица 4).",
    )
    b.heading("7. Предложения")
    b.bulleted("proposals")
    b.signature()
    _closing(b, 5)


def _opening(b: TemplateBuilder, gaps: str) -> None:
    b.title_page()
    b.heading("1. Основание и цель")
    b.text("{{ basis }}")
    b.numbered("2. Краткие выводы", "conclusions")
    b.heading(gaps, 2)
    b.bulleted("gaps")


def _staff(b: TemplateBuilder) -> None:
    b.table(
        "staff",
        "Таблица 1 — Кадры школ по картам самообследования",
        [
            left("Школа", 4.4, "school"),
            centred("Вакансии, ставок", 1.9, "vacancies"),
            centred("Курсы за 3 года, %", 2.0, "trained"),
            centred("Категория, %", 2.1, "category"),
            centred("Стаж до 3 лет, %", 2.0, "young"),
            centred("Пенсионный возраст, %", 2.4, "pension"),
            centred("Два и более предмета, %", 2.2, "combining"),
        ],
        narrow=True,
        lead="Доли педагогов и вакансии, указанные школами, приведены в таблице 1.",
    )


def _low(b: TemplateBuilder, no: int) -> None:
    b.table(
        "low",
        f"Таблица {no} — Процедуры с низким результатом",
        [
            left("Процедура", 4.8, "procedure"),
            centred("Школ с результатом", 2.2, "tested"),
            centred("С низким результатом", 2.3, "low"),
            left("Школы", 7.7, "schools"),
        ],
        narrow=True,
        lead=f"Процедуры, по которым доля участников ниже порога достигает установленной, названы в таблице {no}.",
    )


def _closing(b: TemplateBuilder, no: int) -> None:
    b.heading("Приложение. Полнота данных, источники, параметры методики", new_page=True)
    coverage(b, f"Таблица {no} — Полнота данных школ в сфере программы", f"в таблице {no}")
    appendix(b, "", own_coverage=False, codes=False)
