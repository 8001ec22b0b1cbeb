"""The addendum says by which order what was changed, cell by cell; the same data give the same bytes."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pandas as pd
from docx import Document

from reports.rendering.docx_addendum import render_addendum
from reports.view_models.addendum import CELLS_SHOWN, Addendum, addendum
from shnor_pipeline.catalogue import table
from shnor_pipeline.settings import Settings

SETTINGS = Settings(home=Path())
NAMES = {"edu389101": "МКОУ «Кедровая СОШ»"}
TITLE = "Июльский анализ 2022-2023"
ROW = {
    "submission_id": "s2", "school_year": 2022, "order_reference": "приказ № 15 от 01.09.2023",
    "entered_at": datetime(2023, 9, 1, 20, 0),  # noqa: DTZ001 - the register keeps UTC without a zone
    "path": "паспорт.xlsx", "file_id": "f2", "form": "Социальный паспорт", "school_ref": "edu389101", "version": 2,
    "replaced": "s1", "changes_n": 1,
}  # fmt: skip
METHODS = {2022: "2022-1 (хеш 0123456789ab)", 2021: "2021-1 (хеш ba9876543210)"}
CELL = {"sheet": "Социальный паспорт", "cell": "D12", "item": "Всего обучающихся", "before": "", "after": "101"}


def made(cells: int = 1) -> Addendum:
    rows = pd.DataFrame([ROW], columns=table("register_amendments").columns)
    model = addendum(TITLE, rows, {("s2", 2022): pd.DataFrame([CELL] * cells)}, NAMES, SETTINGS, METHODS)
    assert model is not None
    return model


def test_without_an_order_there_is_no_addendum() -> None:
    nothing = pd.DataFrame(columns=table("register_amendments").columns)
    assert addendum(TITLE, nothing, {}, NAMES, SETTINGS, METHODS) is None


def test_it_names_order_day_school_form_and_cells() -> None:
    model = made()
    assert "«приказ № 15 от 01.09.2023»" in model.reason
    assert "1\N{NO-BREAK SPACE}файл, 1\N{NO-BREAK SPACE}ячейка" in model.reason
    (file,) = model.files
    assert file[2:5] == (
        "02.09.2023",
        "МКОУ «Кедровая СОШ»",
        "Социальный паспорт, 2022-2023, версия 2; заменяет прежнюю",
    )
    assert model.cells == (("МКОУ «Кедровая СОШ»", "Социальный паспорт, D12", "Всего обучающихся", "(пусто)", "101"),)


def test_a_long_list_of_cells_is_cut_and_says_so() -> None:
    model = made(CELLS_SHOWN + 5)
    assert len(model.cells) == CELLS_SHOWN
    assert "ещё 5" in model.note


def test_the_document_holds_both_tables_and_is_the_same_twice() -> None:
    content = render_addendum(made())
    assert content == render_addendum(made())
    document = Document(io.BytesIO(content))
    assert [len(one.rows) for one in document.tables] == [2, 2]
    assert any("ДОПОЛНЕНИЕ К ВЫПУСКУ" in paragraph.text for paragraph in document.paragraphs)


def test_the_first_page_names_the_method_of_every_year_by_version_and_hash() -> None:
    model = made()
    assert model.methodology == "Методика 2022-1 (хеш 0123456789ab)"
    texts = [paragraph.text for paragraph in Document(io.BytesIO(render_addendum(model))).paragraphs]
    assert texts.index(model.methodology) < texts.index(model.reason)
    rows = pd.DataFrame([ROW, {**ROW, "school_year": 2021}], columns=table("register_amendments").columns)
    both = addendum(TITLE, rows, {}, NAMES, SETTINGS, METHODS)
    assert both is not None
    assert both.methodology == ("Методика 2021-2022: 2021-1 (хеш ba9876543210); 2022-2023: 2022-1 (хеш 0123456789ab)")
