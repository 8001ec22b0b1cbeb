"""What stands where in the July templates: the report of one school and the summary of the district."""

from __future__ import annotations

from reports.rendering.docx_blocks import appendix, attainment, centred, coverage, left, status
from reports.rendering.docx_styles import KEY_LINE, NOTE
from reports.rendering.docx_template_builder import TemplateBuilder


def july_school(b: TemplateBuilder) -> None:
    """The July report of one school: outline and table numbers as the methodology binds them."""
    b.title_page()
    b.numbered("1. Главное", "conclusions")
    b.heading("Чего этот отчёт не знает", 2)
    b.bulleted("gaps")

    b.turn(landscape=False)  # page one alone has no number, whatever follows
    b.heading("2. Общие сведения")
    b.table(
        "passport",
        "Таблица 1 — Общие сведения о школе",
        [
            left("Тип ОО", 3.6, "kind"),
            centred("Обучающихся", 2.3, "pupils"),
            centred("Классов-комплектов", 2.2, "classes"),
            centred("Педагогов", 1.9, "teachers"),
            left("Муниципальный куратор", 3.2, "curator"),
            left("Статус", 3.8, "status"),
        ],
        narrow=True,
        lead="Сведения о школе приведены в таблице 1.",
    )
    b.heading("3. Социальный контекст")
    b.table(
        "results.context",
        "Таблица 2 — Показатели социального контекста",
        [
            left("Показатель", 6.6, "label"),
            centred("Школа, %", 2.3, "share"),
            centred("Среднее по району, %", 2.9, "mean"),
            centred("Отклонение, п.п.", 2.6, "gap"),
            centred("Вклад в ИСБШ", 2.6, "contribution"),
        ],
        lead="Показатели социального паспорта и их вклад в индекс социального благополучия школы (ИСБШ) приведены "
        "в таблице 2.",
    )
    b.text("{{ index_summary }}", KEY_LINE)

    b.when("results.exams.rows")  # without its wide table the section needs no wide page
    b.turn(landscape=True)
    b.end()
    b.heading("4. Результаты государственной итоговой аттестации за два года")
    b.table(
        "results.exams",
        "Таблица 3 — Результаты ГИА за два года",
        [
            left("Процедура", 4.3, "procedure"),
            centred("Год", 1.2, "year"),
            centred("Участников", 2.0, "n"),
            centred("«2»", 0.8, "n2"),
            centred("«3»", 0.8, "n3"),
            centred("«4»", 0.8, "n4"),
            centred("«5»", 0.8, "n5"),
            centred("Средняя отметка (балл)", 2.1, "mean"),
            centred("Успева\u00adемость, %", 2.2, "success"),
            centred("Качество, %", 2.1, "quality"),
            centred("Ниже порога, %", 2.1, "low"),
            centred("Район, среднее", 1.5, "district"),
            centred("Δ к прошлому году", 1.8, "change"),
            left("Примечание", 3.2, "note"),
        ],
        narrow=True,
        lead="Результаты по каждой процедуре за последний и предыдущий год сопоставлены в таблице 3. Слова «рост» и "
        "«снижение» стоят только там, где изменение больше случайных колебаний. В скобках — интервалы 95\u00a0%: в "
        "этих границах доля могла бы оказаться случайно.",
        ends_page=True,
    )
    b.when("results.exams.rows")
    b.turn(landscape=False)
    b.end()
    b.picture("changes", "Изменение среднего результата к прошлому году")
    b.heading("5. Рейтинговый балл")
    b.table(
        "results.rating",
        "Таблица 4 — Слагаемые рейтингового балла",
        [
            left("Компонент", 5.4, "component"),
            centred("Год", 1.5, "year"),
            centred("Участников, n", 2.3, "n"),
            centred("Балл школы (0–100)", 2.6, "score"),
            centred("Балл района (0–100)", 2.7, "district"),
            centred("Отклонение", 2.5, "deviation"),
        ],
        lead="Рейтинговый балл складывается из отклонений от района, взвешенных по числу участников (таблица 4).",
    )
    b.text("{{ rating_summary }}", KEY_LINE)
    b.heading("6. Всероссийские проверочные работы")
    b.table(
        "results.vpr",
        "Таблица 5 — Результаты ВПР",
        [
            centred("Класс (прог\u00adрамма)", 1.25, "grade"),
            left("Предмет", 2.2, "subject"),
            centred("Участ\u00adников", 1.2, "n"),
            centred("«2»", 0.78, "n2"),
            centred("«3»", 0.78, "n3"),
            centred("«4»", 0.78, "n4"),
            centred("«5»", 0.78, "n5"),
            centred("Успева\u00adемость, %", 2.0, "success"),
            centred("Качество, %", 1.9, "quality"),
            centred("СОУ, %", 1.9, "sou"),
            centred("Под\u00adтвер\u00adдили, %", 1.15, "n_confirmed"),
            centred("Пони\u00adзили, %", 1.15, "n_lowered"),
            centred("Повы\u00adсили, %", 1.15, "n_raised"),
        ],
        narrow=True,
        lead="Результаты ВПР и их сравнение с отметками журнала приведены в таблице 5.",
    )
    b.table(
        "results.cohorts",
        "Таблица 5а — Один и тот же набор обучающихся через год",
        [
            left("Набор", 3.5, "cohort"),
            centred("Участников", 2.0, "n"),
            centred("Средняя отметка", 3.2, "mean"),
            centred("Отклонение от района", 2.3, "gap"),
            centred("Изменение (интервал 95\u00a0%)", 2.6, "change"),
            left("Вывод", 3.4, "wording"),
        ],
        narrow=True,
        lead="Те же дети год спустя: положение каждого набора относительно района показано в таблице 5а.",
    )
    b.picture("tasks", "Выполнение заданий ВПР по порядку в работе")
    b.table(
        "results.skills",
        "Таблица 5б — Задания ВПР, выполненные слабее всего по сравнению с районом",
        [
            left("Работа", 2.5, "work"),
            centred("Зада\u00adние", 1.0, "task"),
            left("Проверяемое умение", 4.3, "skill"),
            centred("Участ\u00adников", 1.3, "n"),
            centred("Выпол\u00adнение, %", 1.95, "share"),
            centred("Район, %", 1.3, "district"),
            centred("Разни\u00adца, п.п.", 1.3, "gap"),
            left("Вывод", 3.35, "wording"),
        ],
        narrow=True,
        lead="Какие умения освоены слабее, показывает таблица 5б; с них начинается адресная помощь.",
    )
    b.table(
        "results.signals",
        "Таблица 6 — Сигналы необъективности",
        [
            left("Сигнал", 3.8, "signal"),
            left("Где", 4.2, "where"),
            centred("Год", 1.2, "year"),
            left("Значение и граница", 7.8, "value"),
        ],
        lead="Сигналы перечислены в таблице 6; сигнал — вопрос школе и повод для разбора, а не вывод о нарушении. "
        "{{ results.false_alarms }}",
    )
    b.heading("7. Основания отнесения к ШНОР")
    b.table(
        "results.grounds",
        "Таблица 7 — Доля участников ниже порога по процедурам",
        [
            left("Процедура", 4.8, "procedure"),
            centred("Год", 1.3, "year"),
            centred("Участников", 2.0, "n"),
            centred("Ниже порога, чел.", 1.6, "below"),
            centred("Доля, %", 1.4, "low"),
            centred("Интервал 95\u00a0%", 2.4, "interval"),
            centred("{{ low_bound }}", 1.5, "is_low"),
            centred("Повтор два года?", 2.0, "repeated"),
        ],
        narrow=True,
        lead="Доля участников, не преодолевших минимальный порог, по процедурам признака ШНОР приведена в таблице 7.",
    )
    b.text("{{ status_summary }}", KEY_LINE)
    b.heading("8. Контекст и результат")
    b.text("{{ matrix_summary }}")
    b.when("similar")
    b.text("Школы со сходными условиями, с опытом которых сравнение справедливо:")
    b.bulleted("similar")
    b.end()
    b.picture("matrix", "ИСБШ и рейтинговый балл школ района")
    b.heading("9. Внешние и внутренние причины")
    for kind, items in (("Внешние причины", "measures.external"), ("Внутренние причины", "measures.internal")):
        b.when(items)
        b.heading(kind, 2)
        b.bulleted(items)
        b.otherwise()
        b.text(f"{kind} {{{{ measures.no_causes }}}}.")
        b.end()
    b.table(
        "measures.risks",
        "Таблица 8 — Факторы риска по карте самообследования",
        [
            left("Фактор риска", 5.4, "risk"),
            centred("Значимость", 2.4, "significance"),
            left("Подтверждение данными", 5.2, "evidence"),
            left("Дефицит", 4.0, "deficit"),
        ],
        lead="Факторы риска, названные школой, сопоставлены с данными в таблице 8.",
    )
    b.heading("10. Достижение плановых показателей")
    b.table(
        "targets",
        "Таблица 9 — Достижение плановых показателей",
        [
            left("Показатель", 3.6, "title"),
            centred("Ед.", 0.9, "unit"),
            centred("База", 1.15, "baseline"),
            centred("План", 1.15, "plan"),
            centred("Факт", 1.15, "fact"),
            centred("СД, %", 1.75, "attainment"),
            status("Светофор", 2.4, "light"),
            centred("К прош\u00adлому году", 1.8, "change"),
            left("Комментарий", 3.1, "comment"),
        ],
        narrow=True,
        lead="Фактические значения сопоставлены с планом в таблице 9; СД — степень достижения, факт к плану.",
    )
    b.text("{{ targets_summary }}", KEY_LINE)
    b.picture("attainment", "Достижение плановых показателей")
    b.heading("11. Выводы и адресные рекомендации")
    b.table(
        "measures.plan",
        "Таблица 10 — Проблемы и меры",
        [
            centred("№", 0.8, "no"),
            left("Проблема", 4.2, "problem"),
            left("Мера", 4.8, "measure"),
            left("Срок", 2.0, "term"),
            left("Ответственный", 2.5, "who"),
            left("Ожидаемый результат", 2.7, "result"),
        ],
        narrow=True,
        lead="Меры следуют из данных разделов 7, 9 и 10; сроки и ответственные — по дорожной карте программы "
        "(таблица 10).",
    )
    b.text("Основания причин, факторов риска и мер (номера — в квадратных скобках):", NOTE)
    b.text("{%p for line in measures.grounds %}")
    b.text("{{ line }}", NOTE)
    b.text("{%p endfor %}")
    b.signature()
    appendix(b, "12. Приложение", own_coverage=True, codes=True)


def july_district(b: TemplateBuilder) -> None:
    """The July summary of the district."""
    b.title_page()
    b.numbered("Выводы", "conclusions")
    b.heading("Чего этот отчёт не знает", 2)
    b.bulleted("gaps")
    b.contents()
    b.heading("1. Статусы школ")
    b.table(
        "statuses",
        "Таблица 1 — Школы по статусам",
        [left("Статус", 4.0, "status"), centred("Школ", 1.6, "n"), left("Школы", 11.4, "schools")],
        together=True,
        lead="Число школ каждого статуса приведено в таблице 1.",
    )
    b.table(
        "movements",
        "Таблица 2 — Движение по списку ШНОР",
        [left("Движение", 4.0, "movement"), centred("Школ", 1.6, "n"), left("Школы", 11.4, "schools")],
        together=True,
        lead="Вошедшие, вышедшие и оставшиеся в списке школы перечислены в таблице 2.",
    )
    b.heading("2. Рейтинг школ")
    b.table(
        "rating",
        "Таблица 3 — Рейтинг школ по ИСБШ и результатам ГИА",
        [
            centred("Место", 2.0, "place"),
            centred("При других весах", 1.6, "weights"),
            left("Школа", 4.2, "school"),
            centred("ИСБШ", 1.4, "index"),
            centred("R", 1.4, "rating"),
            centred("Участий, N", 1.6, "n"),
            left("Статус", 2.3, "status"),
            left("Клетка матрицы", 2.5, "cell"),
        ],
        narrow=True,
        lead="Места с интервалами, учитывающими случайность, приведены в таблице 3; рядом — между какими местами школа "
        "переходит, если один экзамен не учитывать или учесть вдвойне. При малом числе участий место не ставится.",
    )
    b.heading("3. Контекст и результат")
    b.table(
        "matrix",
        "Таблица 4 — Матрица «ИСБШ × результат»",
        [
            left("Клетка матрицы", 3.6, "cell"),
            left("Что это значит", 4.6, "meaning"),
            centred("Школ", 1.4, "n"),
            left("Школы", 7.4, "schools"),
        ],
        lead="Сочетание условий и результатов показано в таблице 4.",
    )
    b.table(
        "support",
        "Таблица 5 — Низкие результаты (НОР) и неблагополучные условия (НСУ)",
        [
            left("Сочетание", 3.6, "support"),
            left("Что это значит", 4.6, "meaning"),
            centred("Школ", 1.4, "n"),
            left("Школы", 7.4, "schools"),
        ],
        lead="НОР — школы списка ШНОР, НСУ — школы с низким ИСБШ или по решению муниципалитета; сочетание этих "
        "признаков показано в таблице 5.",
    )
    b.picture("matrix", "ИСБШ и рейтинговый балл школ района")
    b.heading("4. Сравнение двух лет")
    b.table(
        "comparison",
        "Таблица 6 — Изменение результатов по процедурам",
        [
            left("Процедура", 4.2, "procedure"),
            centred("Участников", 2.1, "n"),
            centred("Среднее год назад", 1.7, "before"),
            centred("Среднее", 1.7, "now"),
            centred("Рост, школ", 1.5, "up"),
            centred("Снижение, школ", 1.9, "down"),
            centred("В пределах случайных колебаний", 2.1, "same"),
            centred("Сравнить нельзя", 1.8, "unknown"),
        ],
        narrow=True,
        lead="Сколько школ изменили результат больше, чем это бывает случайно, показано в таблице 6.",
    )
    b.heading("5. Процедуры с низким результатом")
    b.table(
        "low",
        "Таблица 7 — Процедуры с низким результатом",
        [
            left("Школа", 4.5, "school"),
            left("Процедура", 4.1, "procedure"),
            centred("Участников", 2.1, "n"),
            centred("Ниже порога, %", 1.9, "low"),
            centred("Интервал 95\u00a0%", 2.4, "interval"),
            centred("Повтор два года?", 2.0, "repeated"),
        ],
        narrow=True,
        lead="Школы и процедуры, где доля участников ниже порога не менее установленной, перечислены в таблице 7.",
    )
    b.heading("6. Задания ВПР")
    b.text("{{ tasks_summary }}")
    b.picture("tasks", "Выполнение заданий ВПР в районе по порядку в работе")
    b.heading("7. Достижение плановых показателей")
    attainment(b, "attainment", "Таблица 8 — Плановые показатели по школам", "в таблице 8")
    b.heading("8. Полнота данных")
    coverage(b, "Таблица 9 — Полнота данных по району", "в таблице 9")
    b.heading("9. Предложения")
    b.bulleted("proposals")
    b.signature()
    appendix(b, "Приложение", own_coverage=False, codes=False)
