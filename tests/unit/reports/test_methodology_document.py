"""«Методика»: every parameter of a version has a name, a value and a ground, and the document is Word."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx import Document

from reports.documents import render_methodology
from reports.methodology_documents import write_methodologies
from reports.view_models.methodology_document import methodology_document, methodology_words, parameter_label
from shnor_pipeline import methodology as methodology_module
from shnor_pipeline.methodology import load_methodology
from shnor_pipeline.methodology_changes import flat_parameters
from shnor_pipeline.settings import Settings

DEFAULT = Path(methodology_module.__file__).parent / "defaults" / "methodology" / "2022-1.yaml"


def test_every_parameter_has_a_russian_name_and_a_place_in_the_document():
    method = load_methodology(DEFAULT)
    listed = [key for section in methodology_words()["sections"] for key in section["keys"]]
    for key in flat_parameters(method):
        assert key.split(".")[0] in listed, key
        assert parameter_label(key) != key
    assert sorted(listed) == sorted(set(listed))


def test_the_document_names_values_grounds_and_order():
    method = load_methodology(DEFAULT)
    model = methodology_document(method.model_copy(update={"order_number": "приказ № 214"}), None, "ЦРО")
    rows = {row["name"]: row for section in model.sections for row in section.rows}
    assert rows["Доля ниже порога не менее, %"]["value"] == "30"
    assert rows["Доля ниже порога не менее, %"]["ground"].startswith("источник [")
    assert rows["Порог: ЕГЭ, русский язык, с 2015 года"]["value"] == "балл 24"
    assert rows["ИСБШ: Неполные семьи"]["value"] == "вес 1, больше — хуже"
    assert rows["Основа «ЕГЭ: математика (база)»"]["value"] == "ЕГЭ, математика, база"
    assert rows["Наименьшая доля весов с данными"]["value"] == "0,666667"
    assert all(row["ground"] != "не указано" for row in rows.values())
    assert model.approval == "Утверждена: приказ № 214."
    assert model.changes.absent == "Это первая версия методики: сравнивать не с чем."


def test_the_changes_since_the_version_before_are_listed():
    before = load_methodology(DEFAULT)
    rating = before.rating.model_copy(update={"shrinkage_k": 5.0})
    after = before.model_copy(update={"version": "2023-1", "rating": rating})
    model = methodology_document(after, before, "ЦРО")
    assert model.changes.rows == ({"name": "k — сжатие малых выборок", "before": "10", "after": "5"},)


def test_the_word_document_has_formulas_and_repeats_its_bytes():
    method, settings = load_methodology(DEFAULT), Settings(home=Path("/нет"))
    content = render_methodology(method, None, settings)
    assert content == render_methodology(method, None, settings)
    text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)
    assert "λ = N / (N + k);  R = центр + λ · D" in text
    assert f"хеш параметров {method.hash[:12]}" in text
    assert "{{" not in text
    assert "nan" not in zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()


def test_documents_are_written_per_version_and_left_alone_when_the_same(tmp_path):
    (tmp_path / "methodology").mkdir()
    text = DEFAULT.read_text(encoding="utf-8")
    (tmp_path / "methodology" / "2022-1.yaml").write_text(text, encoding="utf-8")
    newer = text.replace('version: "2022-1"', 'version: "2023-1"').replace('"2019-2020"', '"2023-2024"')
    (tmp_path / "methodology" / "2023-1.yaml").write_text(newer, encoding="utf-8")
    written, kept = write_methodologies(Settings(home=tmp_path), tmp_path / "Методика")
    assert [path.name for path in written] == ["Методика_2022-1.docx", "Методика_2023-1.docx"]
    assert kept == []
    stamps = [path.stat().st_mtime_ns for path in written]
    again, _ = write_methodologies(Settings(home=tmp_path), tmp_path / "Методика")
    assert [path.stat().st_mtime_ns for path in again] == stamps
    only, _ = write_methodologies(Settings(home=tmp_path), tmp_path / "одна", "2023-1")
    assert [path.name for path in only] == ["Методика_2023-1.docx"]
