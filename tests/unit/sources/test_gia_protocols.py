from datetime import date

import pytest

from shnor_pipeline.sources.gia_protocols import ProtocolReader
from shnor_pipeline.sources.reading import Reading, ReadingContext
from shnor_pipeline.sources.workbook import Sheet, Workbook

TITLE = ["Протокол проверки результатов"]
A = [
    "№", "Код ОО", "Класс", "", "Код ППЭ", "", "Аудитория", "", "Код МСУ", "", "Фамилия", "", "Имя", "Отчество",
    "Задания с кратким ответом", "", "", "Задания с развёрнутым ответом", "Первичный балл", "", "Оценка",
]  # fmt: skip
C = [
    "ColumnName",
    "SchoolCode",
    "ClassCode",
    "StationCode",
    "AuditoriumCode",
    "GovernmentCell",
    "SurnameCell",
    "NameCell",
    "SecondNameCell",
    "DocumentSeriesCode",
    "DocumentNumberCode",
    "TestResultBCell",
    "TestResultCCell",
    "PrimaryMark",
    "Mark5",
]
E = [
    "№", "Код ППЭ", "Код ОО", "Класс", "Код ООП", "Профиль", "Фамилия", "Имя", "Отчество", "Вариант",
    "Код участника", "№ бланка", "Ответы в краткой форме", "Ответы в развернутой форме", "Первичный балл",
    "Итоговый балл",
]  # fmt: skip
G = ["№", "Код МСУ", "Код ОО", "Класс", "Фамилия", "Имя", "Отчество", "Задания с кратким ответом", "Первичный балл"]
G += ["Оценка"]


def oge(number: object, surname: str, mark: object, code: object = "9306", primary: object = 20) -> list[object]:
    line: list[object] = [number, code, "9А", "", 12, "", "0005", "", 209, "", surname, "", "Имя", "Отчество"]
    return [*line, "++-+2", "", "", "2(2)0(3)", primary, "", mark]


def read(*rows: list, path="gia/ОГЭ.xls") -> Reading:
    context = ReadingContext(salt="соль", path_hint=path)
    width = max(map(len, rows))
    workbook = Workbook("xls", [Sheet("Page 1", [[*line, *[""] * (width - len(line))] for line in rows])])
    reader = ProtocolReader()
    match = reader.recognise(workbook, context)
    assert match is not None
    return reader.read(workbook, match, context)


def exam_line(text: str) -> list[object]:
    return ["", "", text]


def facts(reading: Reading, *names: str) -> list[list[object]]:
    return reading.frames["pupil_results"][list(names)].values.tolist()


def test_layout_a_gives_marks_and_keeps_no_name():
    reading = read(TITLE, exam_line("02 - Математика 2023.06.09"), [], A, oge(1, "Лисицына", 4), oge(2, "Зайцев", 2))
    assert reading.layout == "A"
    assert facts(reading, "exam", "subject", "grade", "mark", "school_ref") == [
        ["ОГЭ", "математика", 9, 4, "9306"],
        ["ОГЭ", "математика", 9, 2, "9306"],
    ]
    assert set(reading.frames["pupil_results"]["exam_date"]) == {date(2023, 6, 9)}
    kept = reading.frames["pupil_results"].to_csv()
    assert not any(name in kept for name in ("Лисицына", "Зайцев", "Отчество"))


def test_several_exams_follow_each_other_in_one_sheet_and_trailers_are_no_pupils():
    reading = read(
        TITLE, exam_line("01 - Русский язык 2023.06.06"), A, oge(1, "Лисицына", 5), ["Средние", "", 20.0],
        ["Всего участников", 1], [], TITLE, exam_line("02 - Математика 2023.06.09"), A, oge(1, "Лисицына", 3),
        oge(2, "Зайцев", 4), ["Минимальная граница", "", 8], ["Всего участников", 2],
    )  # fmt: skip
    assert facts(reading, "subject", "mark") == [["русский язык", 5], ["математика", 3], ["математика", 4]]
    assert reading.findings == []


def test_one_pupil_has_one_code_in_both_exams():
    reading = read(
        TITLE, exam_line("01 - Русский язык 2023.06.06"), A, oge(1, "Лисицына", 5),
        TITLE, ["38 - Иркутская область"], exam_line("02 - Математика 2023.06.09"), A,
        oge(7, "Лисицына", 3, code="009306"),
    )  # fmt: skip
    assert reading.frames["pupil_results"]["pupil_id"].nunique() == 1
    assert reading.findings == []


def test_a_stated_total_that_differs_is_a_question():
    reading = read(TITLE, exam_line("02 - Математика 2023.06.09"), A, oge(1, "Лисицына", 4), ["Всего участников", 3])
    assert [(item.code, item.value) for item in reading.findings] == [("PROTOCOL-005", "3")]


@pytest.mark.parametrize(("mark", "code"), [("", "PROTOCOL-002"), (1, "PROTOCOL-003"), (6, "PROTOCOL-003")])
def test_no_result_and_a_result_outside_the_scale_are_set_aside_never_made_two(mark, code):
    reading = read(TITLE, exam_line("02 - Математика 2023.06.09"), A, oge(1, "Лисицына", 4), oge(2, "Зайцев", mark))
    assert facts(reading, "row_state") == [["ok"], ["quarantined"]]
    assert [(item.code, item.cell) for item in reading.findings] == [(code, "U5")]


def test_a_shifted_row_is_set_aside_and_nothing_of_it_is_quoted():
    shifted = oge("Зайцев", "Имя", 4)
    reading = read(TITLE, exam_line("02 - Математика 2023.06.09"), A, oge(1, "Лисицына", 4), shifted)
    assert facts(reading, "row_state") == [["ok"], ["quarantined"]]
    assert reading.findings[0].code == "PROTOCOL-001"
    assert "Зайцев" not in str(reading.findings[0])


def test_an_exact_copy_counts_once():
    line = oge(1, "Лисицына", 4)
    reading = read(TITLE, exam_line("02 - Математика 2023.06.09"), A, line, line)
    assert facts(reading, "row_state") == [["ok"], ["dropped"]]


def test_layout_c_has_its_exam_in_the_file_name_alone():
    line = ["1", "9306", "9", "12", "0005", "209", "Лисицына", "Анна", "И.", "25", "1", "++", "2(2)", "25", "4"]
    reading = read(C, line, path="gia/2025/ОГЭ/01_2025.06.09.csv")
    assert reading.layout == "C"
    assert facts(reading, "subject", "year", "mark") == [["русский язык", 2025, 4]]


def test_without_an_exam_line_the_table_is_not_guessed():
    line = ["1", "9306", "9", "12", "0005", "209", "Лисицына", "Анна", "И.", "25", "1", "++", "2(2)", "25", "4"]
    reading = read(C, line, path="gia/без имени.csv")
    assert reading.rejected
    assert reading.findings[0].code == "PROTOCOL-006"


def test_scores_of_maths_are_the_profile_level():
    line = [1, 12, "9306", "11", "", "", "Лисицына", "А.", "И.", 301, 7001, "", "++", "1(2)", 9, 50]
    reading = read(TITLE, exam_line("02 - Математика профильная 2025.05.27"), E, line)
    assert reading.layout == "E"
    assert facts(reading, "exam", "subject", "level", "score", "grade") == [["ЕГЭ", "математика", "профиль", 50, 11]]


@pytest.mark.parametrize("score", [0, 100])
def test_the_ends_of_the_scale_are_results(score):
    line = [1, 12, "9306", "11", "", "", "Лисицына", "А.", "И.", 301, 7001, "", "++", "1(2)", 9, score]
    reading = read(TITLE, exam_line("01 - Русский язык 2025.05.30"), E, line)
    assert facts(reading, "score", "row_state") == [[score, "ok"]]


def test_basic_maths_has_marks_and_no_long_answers():
    line = [1, 209, "9306", "11", "Лисицына", "А.", "И.", "++-", 12, 4]
    reading = read(TITLE, exam_line("22 - Математика базовая 2023.06.01"), G, line)
    assert reading.layout == "G"
    assert facts(reading, "exam", "level", "mark") == [["ЕГЭ", "база", 4]]


def test_codes_above_fifty_are_gve_of_the_pupils_grade():
    reading = read(TITLE, exam_line("51 - Русский язык 2023.06.06"), A, oge(1, "Лисицына", 4))
    assert facts(reading, "exam", "subject", "grade") == [["ГВЭ-9", "русский язык", 9]]


def test_namesakes_of_one_school_are_told_apart_by_their_papers():
    header = ["№", "Код ОО", "Класс", "Код ППЭ", "Аудитория", "Код участника", "Фамилия", "Имя", "Отчество"]
    header += ["Серия", "Номер", "Ответы в краткой форме", "Ответы в развернутой форме", "Первичный балл", "Оценка"]
    one = [1, "9306", "9", 12, 5, 1, "Лисицына", "Анна", "И.", "25", "1", "++", "2(2)", 25, 4]
    two = [2, "9306", "9", 12, 5, 2, "Лисицына", "Анна", "И.", "25", "2", "++", "2(2)", 15, 3]
    reading = read(TITLE, exam_line("01 - Русский язык 2025.06.09"), header, one, two)
    assert reading.frames["pupil_results"]["pupil_id"].nunique() == 2
    assert facts(reading, "row_state") == [["ok"], ["ok"]]


F = [
    "№", "Код МСУ", "Фамилия", "Имя", "Отчество", "Документ", "Код ОО", "Класс", "Код ППЭ", "Аудитория",
    "Часть с кратким ответом", "Часть с развёрнутым ответом", "Устная часть", "Первичный балл устной части",
    "Первичный балл письм. части", "Первичный балл", "Тестовый балл",
]  # fmt: skip


def language(surname: str, oral: object, written: object, primary: object, score: object) -> list[object]:
    place = ["0000 111222", "9306", "11А", "п:1111 у:1081", "п:0003 у:0002", "++-", "2(2)", "3(7)"]
    return [1, 209, surname, "Имя", "Отчество", *place, oral, written, primary, score]


def test_written_and_oral_part_are_one_result_under_the_day_of_the_written_part():
    line = exam_line("Английский язык п:2022.06.14; у:2022.06.16")
    reading = read(TITLE, line, F, language("Лисицына", 15, 55, 70, 71))
    assert reading.layout == "F"
    assert facts(reading, "exam", "subject", "grade", "primary", "score", "school_ref", "exam_date") == [
        ["ЕГЭ", "английский язык", 11, 70, 71, "9306", date(2022, 6, 14)]
    ]
    assert reading.findings == []


def test_parts_that_do_not_make_the_primary_score_are_a_question():
    line = exam_line("Английский язык п.: 2021.06.18, у.: 2021.06.21")
    reading = read(TITLE, line, F, language("Лисицына", 15, 55, 69, 71))
    assert facts(reading, "primary", "score", "row_state") == [[69, 71, "ok"]]
    assert [(item.code, item.cell) for item in reading.findings] == [("PROTOCOL-009", "P4")]


def test_an_oral_part_alone_is_no_result_and_is_told():
    line = [1, 12, "9306", "11", "", "", "Лисицына", "А.", "И.", 301, 7001, "", "", "3(7)", 15, 15]
    reading = read(TITLE, exam_line("29 - Английский язык (устная часть) 2025.06.10"), E, line)
    assert facts(reading, "row_state") == [["dropped"]]
    assert [item.code for item in reading.findings] == ["PROTOCOL-008"]
