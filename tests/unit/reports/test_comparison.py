"""``shnor diff``: what moved between two sets, and because of what."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from reports.comparison.answer import Answer, line
from reports.comparison.causes import changed_causes, with_causes
from reports.comparison.moves import CODE, DATA, FIGURE, METHOD, OTHER, SENTENCE, STATUS, UNKNOWN, Move, headline
from reports.comparison.sets import SetContent, sentences, set_moves
from reports.explanation.figure_file import FigureFile, StoredFigure
from reports.view_models.figures import Figure
from shnor_pipeline import methodology as methodology_module
from shnor_pipeline.methodology import Methodology, load_methodology
from shnor_pipeline.methodology_changes import (
    flat_parameters,
    named_version,
    parameter_changes,
    version_with_hash,
)

DEFAULT = Path(methodology_module.__file__).parent / "defaults" / "methodology" / "2022-1.yaml"


def _set(name, figures, statuses=None, text=()):
    stored = {
        code: StoredFigure(
            Figure(code, f"{value}", value, "derived_rating", "rating", ()), f"показатель {code}", "Д.docx"
        )
        for code, value in figures.items()
    }
    return SetContent(name, FigureFile(2022, "1", "h", stored, statuses), {"Д.docx": tuple(text)})


OLD = _set("старый", {"А": 1.0, "Б": 2.0, "В": 3.0}, {"Школа": "—"}, ["Рост.", "Общее.", "Старое."])
NEW = _set("новый", {"А": 1.0, "Б": 2.5, "В": 3.5, "Г": 4.0}, {"Школа": "ШНОР"}, ["Снижение.", "Общее."])
BETWEEN = _set("между", {"А": 1.0, "Б": 2.5, "В": 3.0}, {"Школа": "—"}, ["Снижение.", "Общее.", "Старое."])


def _nothing():
    pytest.fail("nothing need be made anew")


def test_statuses_figures_and_sentences_that_moved_are_found():
    moves = set_moves(OLD, NEW)
    assert [(move.kind, move.before, move.after) for move in moves] == [
        (STATUS, "—", "ШНОР"),
        (FIGURE, "2.0", "2.5"),
        (FIGURE, "3.0", "3.5"),
        (FIGURE, "", "4.0"),
        (SENTENCE, "Рост.", "Снижение."),
        (SENTENCE, "Старое.", ""),
    ]


def test_equal_sets_have_no_moves():
    assert set_moves(OLD, OLD) == []


@pytest.mark.parametrize("cause", [DATA, METHOD, CODE])
def test_the_only_thing_that_changed_is_the_cause(cause):
    found = with_causes(OLD, NEW, [cause], _nothing, _nothing)
    assert {move.cause for move in found.moves} == {cause}


def test_data_and_method_are_told_apart_by_the_set_between():
    found = with_causes(OLD, NEW, [DATA, METHOD], lambda: BETWEEN, _nothing)
    causes = {move.identity[2] if move.kind != SENTENCE else move.before: move.cause for move in found.moves}
    assert causes == {"статус": METHOD, "Б": DATA, "В": METHOD, "Г": METHOD, "Рост.": DATA, "Старое.": METHOD}
    assert "по прежней методике" in found.note


def test_a_figure_that_both_moved_has_both_causes():
    between = _set("между", {"Б": 2.2})
    old, new = _set("a", {"Б": 2.0}), _set("b", {"Б": 2.5})
    assert [move.cause for move in with_causes(old, new, [DATA, METHOD], lambda: between, _nothing).moves] == [
        "данные и методика"
    ]


def test_data_and_program_are_told_apart_by_the_earlier_set_made_again():
    found = with_causes(OLD, NEW, [DATA, CODE], _nothing, lambda: BETWEEN)
    causes = {move.identity[2]: move.cause for move in found.moves if move.kind != SENTENCE}
    assert causes == {"статус": DATA, "Б": CODE, "В": DATA, "Г": DATA}
    assert "нынешней программой" in found.note


def test_all_three_are_told_apart_in_three_steps():
    old, by_program = _set("а", {"К": 1.0, "Д": 1.0, "М": 1.0}), _set("б", {"К": 2.0, "Д": 1.0, "М": 1.0})
    of_data, new = _set("в", {"К": 2.0, "Д": 2.0, "М": 1.0}), _set("г", {"К": 2.0, "Д": 2.0, "М": 2.0})
    found = with_causes(old, new, [DATA, METHOD, CODE], lambda: of_data, lambda: by_program)
    assert {move.identity[2]: move.cause for move in found.moves} == {"К": CODE, "Д": DATA, "М": METHOD}


def test_where_the_program_cannot_be_told_apart_the_method_still_is():
    found = with_causes(OLD, NEW, [DATA, METHOD, CODE], lambda: BETWEEN, lambda: "Архива нет.")
    causes = {move.identity[2]: move.cause for move in found.moves if move.kind != SENTENCE}
    assert causes == {"статус": METHOD, "Б": f"{DATA} и {CODE}", "В": METHOD, "Г": METHOD}
    assert "Архива нет." in found.note


@pytest.mark.parametrize("changed", [[DATA, CODE], [DATA, METHOD]])
def test_what_cannot_be_told_apart_is_said(changed):
    found = with_causes(OLD, NEW, changed, lambda: "Нельзя: прежней методики нет.", lambda: "Нельзя: архива нет.")
    assert {move.cause for move in found.moves} == {UNKNOWN}
    assert "Нельзя" in found.note
    assert found.note.endswith("Причины не разделяются.")


def test_sets_of_the_same_data_method_and_program_differ_by_date_or_template():
    found = with_causes(OLD, NEW, [], _nothing, _nothing)
    assert {move.cause for move in found.moves} == {OTHER}
    assert "шаблона" in found.note
    assert with_causes(OLD, OLD, [], _nothing, _nothing).moves == ()


def test_the_manifests_say_what_changed():
    before = {"inputs_hash": "1", "methodology_hash": "a", "code_version": "0.1"}
    assert changed_causes(before, before) == ()
    assert changed_causes(before, {**before, "inputs_hash": "2", "code_version": "0.2"}) == (DATA, CODE)


def test_sentences_come_from_paragraphs_outside_tables():
    document = Document()
    document.add_paragraph("Первое предложение. Второе: с\u00a0числом 5 %.")
    document.add_paragraph("Сформирован 15.07.2023 · данные abc")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "Ячейка таблицы."
    stream = io.BytesIO()
    document.save(stream)
    assert list(sentences(stream.getvalue())) == ["Первое предложение.", "Второе: с числом 5 %."]


def test_the_answer_is_lines_a_workbook_and_json():
    moves = tuple(move.because(DATA) for move in set_moves(OLD, NEW))
    answer = Answer("«а» → «б»", "Причина одна.", tuple(parameter_changes(_version(), _version(k=5))), moves)
    text = "\n".join(answer.lines())
    assert "rating.shrinkage_k: 10 → 5" in text
    assert "Изменился 1\u00a0вывод о школе:" in text
    assert "Изменилось 3\u00a0показателя:" in text
    book = load_workbook(io.BytesIO(answer.workbook(date(2023, 7, 15))))
    assert book.sheetnames == ["О сравнении", "Методика", "Выводы о школах", "Показатели", "Текст"]
    assert [cell.value for cell in book["Показатели"][2]][2:5] == ["2.0", "2.5", DATA]
    assert [item["kind"] for item in json.loads(answer.json())["moves"]] == [move.kind for move in moves]


def test_only_the_first_moves_are_shown_unless_all_are_asked_for():
    moves = tuple(Move(FIGURE, "д", str(number), "1", "2") for number in range(30))
    answer = Answer("т", "", (), moves)
    assert any("и ещё 18" in shown for shown in answer.lines())
    assert len(answer.lines(full=True)) > 30


def test_nothing_moved_is_a_sentence():
    assert headline(FIGURE, 0) == "Показатели не изменились."
    assert headline(FIGURE, 21) == "Изменился 21\u00a0показатель:"
    assert line(Move(SENTENCE, "Д", "текст", "", "Новое.", cause=METHOD)) == "Д (методика): появилось «Новое.»"


def _version(k: float = 10, **sections: object) -> Methodology:
    method = load_methodology(DEFAULT)
    return method.model_copy(update={"rating": method.rating.model_copy(update={"shrinkage_k": k}), **sections})


def test_parameters_are_compared_under_the_names_of_list_items():
    before = _version()
    fewer = before.rating.model_copy(update={"components": before.rating.components[1:]})
    changes = {item.key: (item.before, item.after) for item in parameter_changes(before, _version(rating=fewer))}
    assert changes == {"rating.components.ОГЭ, русский язык.weight": ("1", "")}
    assert parameter_changes(before, before) == []


def test_every_parameter_has_a_place_of_its_own():
    flat = flat_parameters(load_methodology(DEFAULT))
    assert flat["identification.share_pct"] == "30"
    assert flat["public.ranks"] == "нет"
    assert flat["small_groups.year_weights"] == "3; 2; 1"
    assert flat["thresholds.ЕГЭ, русский язык, 2015.value"] == "24"


def test_a_version_is_found_by_name_by_file_and_by_hash(tmp_path):
    (tmp_path / "2022-1.yaml").write_bytes(DEFAULT.read_bytes())
    (tmp_path / "черновик.yaml").write_text("version: [", encoding="utf-8")
    (tmp_path / "scales_vpr.yaml").write_text("{}", encoding="utf-8")
    method = load_methodology(DEFAULT)
    assert version_with_hash(tmp_path, method.hash) == method
    assert version_with_hash(tmp_path, "нет такого") is None
    assert named_version(tmp_path, "2022-1") == method
    assert named_version(tmp_path, str(DEFAULT)) == method
    (tmp_path / "черновик.yaml").unlink()
    assert named_version(tmp_path, "2030-1") is None
