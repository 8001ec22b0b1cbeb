import pandas as pd

from shnor_pipeline.sources.context_forms import ContextFormReader
from shnor_pipeline.sources.reading import Reading, ReadingContext
from shnor_pipeline.sources.workbook import Sheet, Workbook

CONTEXT = ReadingContext(salt="соль", municipality="Примерный муниципальный район")
DIRECTOR = "Канарейкина Проба Тестовна"
PUPILS = "Укажите количество обучающихся в ОО в 2020/2021 учебном году (в сумме по всем классам)"
RATE = "(работающих не менее чем на 0,5 ставки)"
QUESTIONS = {
    "логин": "sch389101",
    "Название ОО": 'МКОУ "Первая COШ"',
    "ФИО директора (полностью)": DIRECTOR,
    "Основное общее образование": "Да",
    "Среднее общее образование": "Да",
    "Где расположена Ваша образовательная организация?": "4. Населенный пункт сельского типа (село)",
    "Каков размер населенного пункта, в котором расположена ОО? ": "2. 1–5 тыс. человек",
    PUPILS: 66.0,
    **{
        f"{grade} класс {what}": value
        for grade in range(1, 12)
        for what, value in (("Классов/групп", 1.0), ("Обучающихся", 6.0))
    },
    "12 класс Классов/групп": 0.0,
    "12 класс Обучающихся": "",
    f"Сколько всего в школе учителей {RATE}?": 20.0,
    f"Сколько в школе  учителей высшей категории {RATE}?": "4\xa0",
    f"Сколько в школе учителей {RATE} не старше 30 лет?": 3.0,
    f"Сколько в школе учителей {RATE}, достигших пенсионного возраста?": "",
    "Сколько компьютеров обучающиеся могут использовать в процессе обучения?": 37.0,
    '"Скорость Интернета, заявленная Интернет-провайдером? Выберите вариант"': "26–50 Мбит/с",
}
NO_STAGES = {
    "Основное общее образование": "Нет",
    "Среднее общее образование": "нет",
    **{f"{grade} класс {what}": "" for grade in range(5, 12) for what in ("Классов/групп", "Обучающихся")},
}


def read(*sheets: Sheet) -> Reading:
    workbook = Workbook("xlsx", list(sheets))
    reader = ContextFormReader()
    match = reader.recognise(workbook, CONTEXT)
    assert match is not None
    return reader.read(workbook, match, CONTEXT)


def form_2021(*answers: dict) -> Reading:
    rows = [[{**QUESTIONS, **answer}[question] for question in QUESTIONS] for answer in answers]
    return read(Sheet("Сбор контекстных данных об ОО и", [list(QUESTIONS), *rows]))


def form_2022(*schools) -> Reading:
    head = ["Пользователь", "Код региона", "Муниципалитет", "Школа"]
    first = [*head, "7.\tКод ОГЭ", "8.\tКод ЕГЭ"]
    second = [
        *head,
        "20. Укажите количество обучающихся в ОО в 2021/2022 учебном году (в сумме по всем классам/курсам)",
        "25. Сколько всего в ОО учителей/преподавателей?",
        "27. Сколько всего в ОО учителей/преподавателей первой и высшей категорий?",
    ]
    places = [[login, 38.0, place, f"{login} | МКОУ «Первая СОШ»"] for login, place, *_ in schools]
    codes = [[*place, "042001", ege] for place, (_, _, ege, *_) in zip(places, schools, strict=True)]
    numbers = [[*place, *values] for place, (_, _, _, *values) in zip(places, schools, strict=True)]
    return read(Sheet("Общая информация", [first, *codes]), Sheet("ДЕЯТЕЛЬНОСТЬ", [second, *numbers]))


def test_the_form_of_2021_is_read_for_the_school_year_it_asks_about():
    reading = form_2021({})
    frame = reading.frames["context"]
    assert frame.loc[0, ["school_ref", "school_name", "school_year", "row"]].tolist() == [
        *("edu389101", 'МКОУ "Первая COШ"', 2020, 2),
    ]
    assert frame.loc[0, ["pupils_n", "pupils_by_class_n", "grade9_n", "grade11_n", "teachers_n"]].tolist() == [
        *(66, 66, 6, 6, 20),
    ]
    assert frame.loc[0, ["teachers_high_category_n", "teachers_under30_n", "computers_n"]].tolist() == [4, 3, 37]
    assert frame.loc[0, "internet"] == "26–50 Мбит/с"
    assert pd.isna(frame.loc[0, "teachers_pension_n"])
    assert reading.findings == []


def test_a_stage_that_is_not_taught_has_no_pupils_but_a_blank_elsewhere_is_no_data():
    primary, forgetful = (
        form_2021(NO_STAGES, {"логин": "sch389102", "9 класс Обучающихся": ""}).frames["context"].to_dict("records")
    )
    assert (primary["grade9_n"], primary["grade11_n"], primary["pupils_by_class_n"]) == (0, 0, 24)
    assert pd.isna(forgetful["grade9_n"])
    assert pd.isna(forgetful["pupils_by_class_n"])


def test_what_is_not_a_whole_number_is_no_data_and_a_question():
    reading = form_2021({PUPILS: "около 60", "1 класс Обучающихся": -5.0})
    assert pd.isna(reading.frames["context"].loc[0, "pupils_n"])
    assert [finding.code for finding in reading.findings] == ["CONTEXT-005", "CONTEXT-005"]


def test_a_village_with_the_population_of_a_city_is_noted():
    size = "Каков размер населенного пункта, в котором расположена ОО? "
    reading = form_2021({size: "7. 450–680 тыс. человек"})
    assert [(finding.code, finding.school_ref) for finding in reading.findings] == [("CONTEXT-006", "edu389101")]


def test_copies_are_dropped_and_contradicting_rows_set_aside():
    frame = form_2021({}, {}, {PUPILS: 60.0}, {"логин": ""}).frames["context"]
    assert frame["row_state"].tolist() == ["ok", "dropped", "quarantined", "quarantined"]


def test_the_form_of_2022_joins_its_sheets_by_login():
    reading = form_2022(("edu389101", "reg38_m905 | Примерный муниципальный район", "042906", "224", 20.0, 6.0))
    frame = reading.frames["context"]
    assert frame.loc[0, ["school_year", "pupils_n", "teachers_n", "school_name"]].tolist() == [
        *(2021, 224, 20, "МКОУ «Первая СОШ»"),
    ]
    assert frame.loc[0, "teachers_high_or_first_category_n"] == 6
    assert frame[["pupils_by_class_n", "grade9_n", "computers_n", "location"]].isna().all(axis=None)
    assert [(finding.code, finding.sheet, finding.cell) for finding in reading.findings] == [
        ("CONTEXT-007", "Общая информация", "F2")
    ]


def test_schools_of_another_municipality_are_dropped():
    ours, theirs = "reg38_m905 | Примерный муниципальный район", "reg38_m906 | Другой район"
    frame = form_2022(("edu389101", ours, "", 10.0, 2.0, 1.0), ("edu389901", theirs, "", 10.0, 2.0, 1.0)).frames[
        "context"
    ]
    assert frame["row_state"].tolist() == ["ok", "dropped"]


def test_a_form_without_schools_is_rejected():
    assert form_2021().rejected


def test_the_heads_name_goes_nowhere():
    reading = form_2021({}, {PUPILS: "много"}, {"логин": ""})
    everything = repr([frame.to_dict("list") for frame in reading.frames.values()]) + repr(reading)
    assert "Канарейкин" in DIRECTOR
    assert "Канарейкин" not in everything
