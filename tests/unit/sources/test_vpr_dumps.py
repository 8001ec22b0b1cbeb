import pandas as pd
import pytest

from shnor_pipeline.sources.reading import Reading, ReadingContext
from shnor_pipeline.sources.vpr_dumps import DumpReader
from shnor_pipeline.sources.workbook import Sheet, Workbook

OURS = "reg38_m007 | Примерный муниципальный район"
HEADER = [
    "Пользователь", "Код региона", "Регион", "Муниципалитет", "Школа", "Дата загрузки", "Код", "Вариант",
    "1 (2б)", "2 (1б)", "3K1 (3б)", "Наименование класса", "Пол",
    "Отметка за предыдущий триместр/ четверть/полугодие", "Итого баллов",
]  # fmt: skip


def row(code: object = 50001, scores=(2, 1, 3), total: object = 6, **other: object):
    said = {"login": "edu389108", "variant": "1", "journal": "4", "class": "5а", "day": "03.03.2022 10:43:28"}
    said.update({name: str(value) for name, value in other.items()})
    place, school = other.get("place", OURS), f"{said['login']} | МКОУ «Первая СОШ»"
    return [
        said["login"], 38, "reg380000 | Край", place, school, said["day"], code, said["variant"],
        *scores, said["class"], "м", said["journal"], total,
    ]  # fmt: skip


def read(*rows: list, path="2022/5/Математика.xlsx", header=HEADER) -> Reading:
    context = ReadingContext(salt="соль", municipality="Примерный муниципальный район", path_hint=path)
    workbook = Workbook("xlsx", [Sheet("Классы", []), Sheet("Протокол", [header, *rows])])
    reader = DumpReader()
    match = reader.recognise(workbook, context)
    assert match is not None
    return reader.read(workbook, match, context)


def frame(*rows: list, **named) -> pd.DataFrame:
    return read(*rows, **named).frames["pupil_results"]


def codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize("missing", ["X", "x", "Х", "х", "H", " х", "Х\xa0", "", None])
def test_a_task_not_attempted_is_zero_points(missing):
    found = frame(row(scores=(missing, 1, 3), total=4))
    assert found[["primary", "primary_possible", "row_state"]].values.tolist() == [[4, 6, "ok"]]


def test_a_topic_not_taught_leaves_the_maximum():
    reading = read(row(scores=(2, 1, "не пройд."), total=3))
    assert reading.frames["pupil_results"][["primary", "primary_possible"]].values.tolist() == [[3, 3]]
    assert codes(reading) == ["VPR-READ-015"]


def test_text_numbers_and_hard_spaces_are_numbers():
    found = frame(row(code="50001", scores=("2", "1\xa0", "\xa03"), total="6", journal="4\xa0"))
    assert found[["primary", "journal_mark"]].values.tolist() == [[6, 4]]


def test_an_absent_pupil_has_no_result_though_the_total_is_zero():
    found = frame(row(variant="отсутствовал", scores=("", "", ""), total=0, journal=""))
    assert found["absent"].tolist() == [True]
    assert found["primary"].isna().tolist() == [True]
    assert found["row_state"].tolist() == ["ok"]


def test_a_wrong_total_gives_way_to_the_sum_with_a_note_at_its_cell():
    reading = read(row(total=11))
    assert reading.frames["pupil_results"]["primary"].tolist() == [6]
    assert [(item.code, item.cell) for item in reading.findings] == [("VPR-READ-011", "O2")]


@pytest.mark.parametrize(("score", "code"), [(3, "VPR-READ-002"), (-1, "VPR-READ-002"), ("м", "VPR-READ-001")])
def test_a_score_that_cannot_be_sets_the_row_aside(score, code):
    reading = read(row(), row(code=50002, scores=(score, 1, 3)))
    assert reading.frames["pupil_results"]["row_state"].tolist() == ["ok", "quarantined"]
    assert codes(reading) == [code]


def test_the_greatest_score_itself_is_taken():
    assert frame(row(scores=(2, 1, 3)))["row_state"].tolist() == ["ok"]


def test_absent_among_the_scores_of_one_who_wrote_sets_the_row_aside():
    reading = read(row(scores=("отсутствовал", 1, 3)))
    assert reading.frames["pupil_results"]["row_state"].tolist() == ["quarantined"]
    assert codes(reading) == ["VPR-READ-003"]


@pytest.mark.parametrize("junk", ["З", "*", "н/а", "12", "1", "нет отметки"])
def test_a_journal_mark_that_is_none_is_no_data(junk):
    reading = read(row(journal=junk))
    assert reading.frames["pupil_results"]["journal_mark"].isna().tolist() == [True]
    assert codes(reading) == ["VPR-READ-012"]


def test_an_exact_copy_is_dropped_and_a_contradiction_sets_both_aside():
    same = read(row(), row())
    assert same.frames["pupil_results"]["row_state"].tolist() == ["ok", "dropped"]
    other = read(row(), row(scores=(0, 1, 3), total=4))
    assert other.frames["pupil_results"]["row_state"].tolist() == ["quarantined", "quarantined"]
    assert "VPR-READ-004" in codes(other)


def test_the_same_code_in_another_school_is_another_pupil():
    found = frame(row(), row(login="edu389109"))
    assert found["row_state"].tolist() == ["ok", "ok"]
    assert found["pupil_id"].nunique() == 2


def test_rows_of_another_municipality_are_dropped_and_told_once():
    reading = read(row(), *(row(code=50002 + n, place="reg38_m008 | Другой муниципальный район") for n in range(3)))
    assert reading.frames["pupil_results"]["row_state"].tolist() == ["ok", "dropped", "dropped", "dropped"]
    assert codes(reading) == ["VPR-READ-014"]


def test_an_autumn_work_is_of_the_grade_before():
    found = frame(row(code=60001, day="21.09.2022 09:00:00"))
    assert found[["season", "grade", "grade_written", "school_year"]].values.tolist() == [["autumn", 5, 6, 2022]]


def test_a_spring_work_is_of_its_own_grade():
    found = frame(row())
    assert found[["season", "grade", "grade_written", "school_year"]].values.tolist() == [["spring", 5, 5, 2021]]


def test_rows_without_a_code_are_no_pupils():
    assert len(frame(row(), row(code=""), row(code=None, total=0))) == 1


def test_columns_may_stand_in_another_order():
    order = [6, 7, 0, 3, 4, 5, 10, 9, 8, 13, 14, 11, 12, 1, 2]
    found = frame([row()[n] for n in order], header=[HEADER[n] for n in order])
    assert found[["school_ref", "primary", "journal_mark"]].values.tolist() == [["edu389108", 6, 4]]


def test_the_dump_of_2021_is_all_text_and_known_by_its_dative_name():
    header = [
        "логин школы", "регион", "номер обучающегося", "код обучающегося", "отметка за предыдущую четверть/триместр",
        "пол", "класс", "вариант", "всего баллов", *(f"балл за {n}" for n in range(1, 16)), "Учебник", None, None,
    ]  # fmt: skip
    scores = ["1", "1", "2", "X", *["1"] * 11]
    line = ["sch389108", "Примерный муниципальный район", "1", "40001", "4", "ж", "4", "2", "15", *scores, "-", "", ""]
    found = frame(line, header=header, path="2021/Проведение работы по математике, 4 класс. ВПР 2021.xlsx")
    facts = ["school_ref", "year", "subject", "grade", "primary", "primary_possible"]
    assert found[facts].values.tolist() == [["edu389108", 2021, "математика", 4, 15, 20]]


def test_the_dump_of_2020_is_an_autumn_work_with_the_textbook_in_a_free_slot():
    header = ["groups", "user", "id", "code", "otc", "gender", "klass", "var-1", "var-2", "sum"]
    header += [f"a-{n}-grade" for n in range(1, 41)]
    line = ["г,р", "sch389108", "7", "50001", "3", "м", "5", "1", "", "15", *["1"] * 15, "Моро М. И.", *[""] * 24]
    found = frame(line, header=header, path="2020/4/Математика.xlsx")
    facts = ["season", "year", "grade", "grade_written", "primary", "row_state"]
    assert found[facts].values.tolist() == [["autumn", 2020, 4, 5, 15, "ok"]]


def test_a_work_that_nobody_names_is_refused_with_a_cure():
    reading = read(row(), path="разное/файл.xlsx")
    assert "не указаны предмет, класс" in (reading.rejected or "")
    assert "Положите файл в папку" in reading.findings[0].guidance


def test_a_dump_without_participants_is_refused():
    assert read(path="2022/5/Математика.xlsx").rejected == "в выгрузке нет ни одного участника"
