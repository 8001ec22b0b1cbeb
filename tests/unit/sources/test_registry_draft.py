"""A registry draft: spellings of one name are one school, codes only where stated, questions where unsure."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from reports.rendering.xlsx_registry_draft import render_registry_draft
from shnor_pipeline.sources.reading import ReadingContext
from shnor_pipeline.sources.recognition import read_file
from shnor_pipeline.sources.registry_draft import CERTAIN, IDENTITY_COLUMNS, UNSURE, Draft, draft_registry

FULL = "Муниципальное казенное общеобразовательное учреждение «Кедровая средняя общеобразовательная школа»"
VPR, GIA, TABLE = "Ф3 Статистика по отметкам", "Протокол проверки результатов ГИА", "Результаты ЕГЭ по школам"


def identities(*rows: tuple[object, ...]) -> pd.DataFrame:
    """Return identities from (kind, ref, name, school year, exam)."""
    return pd.DataFrame([(*row, 5) for row in rows], columns=list(IDENTITY_COLUMNS))


def drafted(*rows: tuple[object, ...], codes: tuple[tuple[str, str], ...] = ()) -> Draft:
    return draft_registry(identities(*rows), codes)


def only(draft: Draft) -> dict[str, str]:
    (row,) = draft.schools.to_dict("records")
    return {str(name): str(value) for name, value in row.items()}


def test_spellings_of_one_name_are_one_school() -> None:
    row = only(drafted(
        (VPR, "edu389101", 'МКОУ "Кедровая COШ "', 2021, "ВПР"),
        (VPR, "sch389101", "МКОУ «Кедровая СОШ»", 2021, "ВПР"),
        ("Признаки", "edu389101", FULL, 2021, ""),
        (TABLE, "МКОУ «Кедровая  сош»", "МКОУ «Кедровая  сош»", 2022, "ЕГЭ"),
        codes=(("edu389101", "042001"),),
    ))  # fmt: skip
    assert (row["fisoko_login"], row["gia_code"], row["type"]) == ("edu389101", "042001", "СОШ")
    assert row["full_name"].startswith("Муниципальное казенное")
    assert row["former_names"] == ""
    assert row["confidence"] == CERTAIN


def test_a_code_is_joined_only_where_a_file_states_it_beside_the_login() -> None:
    rows = (
        (VPR, "edu389101", "МКОУ «Кедровая СОШ»", 2022, "ВПР"),
        ("Форма", "edu389101", "МКОУ «Кедровая СОШ»", 2022, ""),
        (GIA, 42001.0, "", 2022, "ОГЭ"),
        (GIA, "042001", "МСУ 42", 2022, "ОГЭ"),
    )
    joined = only(drafted(*rows, codes=(("edu389101", "42001"),)))
    assert (joined["gia_code"], joined["confidence"]) == ("042001", CERTAIN)
    apart = drafted(*rows).schools
    assert apart["gia_code"].tolist() == ["", "042001"]
    assert "ни один файл не называет его школу" in apart.loc[1, "question"]
    assert "код ОО (ГИА) не назван" in apart.loc[0, "question"]


def test_a_renamed_school_keeps_its_former_name_and_is_asked_about() -> None:
    row = only(drafted(
        (VPR, "edu389101", 'МКОУ "Кедровая CОШ "', 2020, "ВПР"),
        (GIA, "edu389101", "МКОУ «Кедровая СОШ имени А. А. Примерова»", 2022, "ВПР"),
        codes=(("edu389101", "042001"),),
    ))  # fmt: skip
    assert row["name"] == "МКОУ «Кедровая СОШ имени А. А. Примерова»"
    assert row["former_names"] == "МКОУ «Кедровая СОШ»"
    assert "прежние" in row["question"]


@pytest.mark.parametrize(
    ("name", "asked"),
    [("МКОУ «Кедравая СОШ»", "похоже на «МКОУ «Кедровая СОШ»»"), ("МБОУ «Лицей № 7»", "нет ни логина, ни кода")],
)
def test_a_merely_similar_name_is_a_question_never_a_merge(name: str, asked: str) -> None:
    draft = drafted((VPR, "edu389101", "МКОУ «Кедровая СОШ»", 2022, "ВПР"), (TABLE, name, name, 2022, "ЕГЭ"))
    assert len(draft.schools) == 2
    assert asked in draft.schools.loc[1, "question"]
    assert draft.schools.loc[1, "confidence"] == UNSURE


def test_names_that_differ_by_number_alone_are_not_similar() -> None:
    draft = drafted(
        (VPR, "edu389101", "МКОУ «Вихоревская СОШ № 2»", 2022, "ВПР"),
        (TABLE, "МКОУ «Вихоревская СОШ № 10»", "", 2022, "ЕГЭ"),
    )
    assert "похоже" not in draft.schools.loc[1, "question"]


def test_one_name_under_two_logins_is_asked_of_both() -> None:
    draft = drafted(
        (VPR, "edu389101", "МКОУ «Кедровая СОШ»", 2020, "ВПР"), (VPR, "edu389102", 'МКОУ "Кедровая СОШ"', 2022, "ВПР")
    )
    assert draft.schools["question"].str.contains("одна школа с двумя логинами или две разные").all()


def test_exams_above_the_type_are_asked_about() -> None:
    row = only(drafted((GIA, "edu389101", "МКОУ «Кедровая ООШ»", 2022, "ЕГЭ")))
    assert row["type"] == "ООШ"
    assert "по имени ООШ, но есть результаты: ЕГЭ" in row["question"]


def test_contradicting_codes_are_not_chosen_between() -> None:
    rows = ((VPR, "edu389101", "А СОШ", 2022, "ВПР"), (GIA, "42001", "", 2022, "ОГЭ"), (GIA, "42002", "", 2022, "ОГЭ"))
    draft = drafted(*rows, codes=(("edu389101", "42001"), ("edu389101", "42002")))
    assert draft.schools.loc[0, "gia_code"] == ""
    assert "противоречат" in draft.schools.loc[0, "question"]


def test_codes_of_other_municipalities_are_left_out_and_counted() -> None:
    draft = drafted(
        (VPR, "edu389101", "МКОУ «Кедровая СОШ»", 2022, "ВПР"),
        (GIA, "042001", "МСУ 42", 2022, "ОГЭ"),
        (GIA, "999001", "МСУ 999", 2022, "ОГЭ"),
        codes=(("edu389101", "042001"),),
    )
    assert len(draft.schools) == 1
    assert draft.left_out.to_numpy().tolist() == [["999001", "МСУ 999", 5]]


def test_the_workbook_is_accepted_by_the_registry_reader(tmp_path: Path) -> None:
    draft = drafted(
        (VPR, "edu389101", "МКОУ «Кедровая СОШ»", 2022, "ВПР"),
        (VPR, "edu389102", "МКОУ «Еловая ООШ»", 2022, "ВПР"),
        codes=(("edu389101", "042001"), ("edu389102", "042002")),
    )
    path = tmp_path / "черновик.xlsx"
    path.write_bytes(render_registry_draft(draft, date(2023, 9, 1)))
    reading = read_file(path, ReadingContext(salt="с", path_hint="черновик.xlsx"))
    assert (reading.kind, reading.rejected, reading.findings) == ("school_registry", "", [])
    schools = reading.frames["schools"]
    assert schools[["school_id", "gia_code", "name", "type"]].to_numpy().tolist() == [
        ["edu389101", "042001", "МКОУ «Кедровая СОШ»", "СОШ"],
        ["edu389102", "042002", "МКОУ «Еловая ООШ»", "ООШ"],
    ]
