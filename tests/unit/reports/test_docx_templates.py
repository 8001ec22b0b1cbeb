"""Templates that people edit: faults are named with their place, and the shipped ones are as the builder makes them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentFile
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from docx_text import docx_text
from report_fixture import LISTED, report_data

from reports.documents import JULY_SCHOOL, SHIPPED_TEMPLATES, check_templates, refresh_templates, template_checks
from reports.rendering.docx import DocumentTemplateError, render
from reports.rendering.docx_shipped import OUTLINES
from reports.rendering.docx_template_builder import TemplateBuilder
from reports.rendering.docx_template_check import check_template
from reports.rendering.template_state import TemplateState, template_state
from reports.view_models.july_school import JulySchool
from reports.view_models.july_school import july_school as july_school_model

NAMES = JulySchool
SHIPPED = SHIPPED_TEMPLATES / JULY_SCHOOL
TITLE = {"title": {"property_title": "Т", "executor": "Ц", "stamp": "2023-07-15T00:00:00Z"}}


def template(folder: Path, *paragraphs: str) -> Path:
    """Return a template with these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    path = folder / "july_school.docx"
    document.save(str(path))
    return path


def test_the_shipped_templates_have_no_faults() -> None:
    assert check_templates(SHIPPED_TEMPLATES) == []


def test_every_shipped_template_has_its_outline() -> None:
    assert {path.name for path in SHIPPED_TEMPLATES.glob("*.docx")} == set(OUTLINES)


@pytest.mark.parametrize(("name", "outline"), OUTLINES.items())
def test_the_shipped_templates_are_what_the_builder_makes(name: str, outline: object) -> None:
    builder = TemplateBuilder()
    outline(builder)  # type: ignore[operator]
    shipped = (SHIPPED_TEMPLATES / name).read_bytes()
    assert builder.content() == shipped
    assert len(shipped) < 100_000


def test_pages_are_a4_with_the_margins_of_official_papers() -> None:
    document = Document(str(SHIPPED_TEMPLATES / JULY_SCHOOL))
    first, _, wide, last = document.sections
    assert [round(size / Mm(1)) for size in (first.page_width or 0, first.page_height or 0)] == [210, 297]
    margins = (first.left_margin, first.right_margin, first.top_margin, first.bottom_margin)
    assert [round((size or 0) / Mm(1)) for size in margins] == [30, 10, 20, 20]
    assert (wide.page_width or 0) > (wide.page_height or 0)
    assert first.different_first_page_header_footer
    assert not last.different_first_page_header_footer


def test_columns_of_every_table_fill_the_text_width_and_no_more() -> None:
    for name in OUTLINES:
        for table in Document(str(SHIPPED_TEMPLATES / name)).tables:
            width = sum((column.width or 0) for column in table.columns) / Mm(10)
            assert abs(width - 17.0) < 0.06 or abs(width - 25.7) < 0.06, (name, table.rows[0].cells[0].text, width)


def test_a_lost_brace_is_named_with_its_paragraph(tmp_path: Path) -> None:
    path = template(tmp_path, "Школа: {{ school }", "Всё хорошо: {{ school }}")
    faults = check_template(path, NAMES)
    assert len(faults) == 1
    assert "july_school.docx" in faults[0]
    assert "Школа: {{ school }" in faults[0]


def test_an_unknown_name_is_named_with_its_paragraph_and_the_names_there_are(tmp_path: Path) -> None:
    faults = check_template(template(tmp_path, "Итог: {{ rating_sumary }}"), NAMES)
    assert len(faults) == 1
    assert "rating_sumary" in faults[0]
    assert "Итог" in faults[0]
    assert "rating_summary" in faults[0]


def test_an_unclosed_loop_is_a_fault(tmp_path: Path) -> None:
    faults = check_template(template(tmp_path, "{%p for line in gaps %}", "{{ line }}"), NAMES)
    assert len(faults) == 1
    assert "абзац «{%p for line in gaps %}»: тег «{%p for line in gaps %}» не закрыт: добавьте endfor" in faults[0]


def test_a_file_that_is_not_a_document_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "july_school.docx"
    path.write_bytes(b"not a document")
    assert "не открывается как документ Word" in check_template(path)[0]
    with pytest.raises(DocumentTemplateError, match="не открывается"):
        render(TITLE, path)


def test_a_missing_template_is_named_with_the_cure(tmp_path: Path) -> None:
    with pytest.raises(DocumentTemplateError, match="shnor init"):
        render(TITLE, tmp_path / "none.docx")


def test_a_field_that_is_not_there_stops_the_rendering_and_is_named(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ results.exam }}")
    with pytest.raises(DocumentTemplateError, match=r"july_school\.docx: нет поля «exam»"):
        render(july_school_model(report_data(), LISTED), path)


def test_templates_cannot_reach_beyond_what_they_are_given(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ title.__class__.__mro__ }}")
    with pytest.raises(DocumentTemplateError):
        render(july_school_model(report_data(), LISTED), path)


def test_an_edited_template_is_taken_at_once(tmp_path: Path) -> None:
    path = template(tmp_path, "Первый: {{ word }}")
    assert docx_text(render({**TITLE, "word": "слово"}, path)) == "Первый: слово\n"
    path = template(tmp_path, "Второй вариант: {{ word }}")
    assert docx_text(render({**TITLE, "word": "слово"}, path)) == "Второй вариант: слово\n"


def test_words_typed_by_a_person_across_runs_still_make_one_tag(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("{{ wo")
    paragraph.add_run("rd }").bold = True
    paragraph.add_run("}")
    path = tmp_path / "split.docx"
    document.save(str(path))
    assert "слово" in docx_text(render({**TITLE, "word": "слово"}, path))
    assert io.BytesIO(render({**TITLE, "word": "a"}, path)).getvalue() == render({**TITLE, "word": "a"}, path)


def edited(folder: Path, change: Callable[[DocumentFile], None]) -> Path:
    """Return a copy of the shipped July template after a person's change in Word."""
    document = Document(str(SHIPPED))
    change(document)
    path = folder / JULY_SCHOOL
    document.save(str(path))
    return path


def test_a_mistake_in_a_table_is_named_by_the_table_and_its_caption(tmp_path: Path) -> None:
    def break_cell(document: DocumentFile) -> None:
        cell = next(c for t in document.tables for row in t.rows for c in row.cells if "{{ r.procedure }}" in c.text)
        cell.paragraphs[0].runs[0].text = "{{ r.procedura }}"

    (fault,) = check_template(edited(tmp_path, break_cell), NAMES, SHIPPED)
    assert "-я таблица («Таблица" in fault
    assert "ячейка «{{ r.procedura }}»" in fault
    assert "нет столбца «procedura»" in fault
    assert "procedure" in fault.partition("есть:")[2]


def test_a_wrong_field_of_the_title_and_a_wrong_picture_are_named(tmp_path: Path) -> None:
    def break_tags(document: DocumentFile) -> None:
        document.add_paragraph("Составил: {{ title.executer }}")
        document.add_paragraph("{{r images.matrica }}")

    faults = check_template(edited(tmp_path, break_tags), NAMES, SHIPPED)
    assert any("у «title» нет поля «executer»" in fault and "executor" in fault for fault in faults)
    assert any("«matrica»" in fault and "matrix" in fault for fault in faults)
    assert len(faults) == 2


def test_a_mistake_in_the_header_is_said_to_stand_there(tmp_path: Path) -> None:
    def break_header(document: DocumentFile) -> None:
        document.sections[0].header.paragraphs[0].add_run("{{ tytle.date }}")

    (fault,) = check_template(edited(tmp_path, break_header), NAMES, SHIPPED)
    assert "колонтитул, абзац" in fault


def test_a_template_is_known_as_shipped_edited_or_of_an_earlier_version(tmp_path: Path) -> None:
    path = tmp_path / JULY_SCHOOL
    assert template_state(path, SHIPPED) is TemplateState.MISSING
    path.write_bytes(SHIPPED.read_bytes())
    assert template_state(path, SHIPPED) is TemplateState.SHIPPED
    builder = TemplateBuilder()
    builder.text("Прежний вид")
    path.write_bytes(builder.content())
    assert template_state(path, SHIPPED) is TemplateState.OLDER
    document = Document(str(path))
    document.add_paragraph("Добавлено")
    document.save(str(path))
    assert template_state(path, SHIPPED) is TemplateState.EDITED_OLDER
    assert template_state(edited(tmp_path, lambda d: d.add_paragraph("Своё") and None), SHIPPED) is TemplateState.EDITED


def test_init_renews_what_nobody_edited_and_keeps_what_somebody_did(tmp_path: Path) -> None:
    copied, renewed = refresh_templates(tmp_path)
    assert (len(copied), renewed) == (len(OUTLINES), [])
    builder = TemplateBuilder()
    builder.text("Прежний вид")
    (tmp_path / "half_year.docx").write_bytes(builder.content())
    own = edited(tmp_path, lambda document: document.add_paragraph("Своё") and None).read_bytes()
    assert refresh_templates(tmp_path) == ([], ["half_year.docx"])
    assert (tmp_path / JULY_SCHOOL).read_bytes() == own
    assert {check.state for check in template_checks(tmp_path)} == {TemplateState.SHIPPED, TemplateState.EDITED}


def test_the_doctor_says_what_an_edited_template_leaves_out(tmp_path: Path) -> None:
    refresh_templates(tmp_path)
    template(tmp_path, "{{ title.heading }}").rename(tmp_path / "training_needs.docx")
    refresh_templates(tmp_path)
    (check,) = [item for item in template_checks(tmp_path) if item.name == "training_needs.docx"]
    assert check.faults == ()
    assert {"plan", "conclusions"} <= set(check.not_printed)
    (tmp_path / "half_year.docx").unlink()
    assert any("нет шаблона" in fault for fault in check_templates(tmp_path))


def _cell(document: DocumentFile, text: str, at: int = 0) -> Paragraph:
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells if text in cell.text]
    return cells[at].paragraphs[0]


def _paragraph(document: DocumentFile, text: str, at: int = 0) -> Paragraph:
    return [one for one in document.paragraphs if text in one.text][at]


def _said(paragraph: Paragraph, *runs: str) -> None:
    """Write the text into the paragraph as these runs, the second of them bold."""
    for run in paragraph.runs:
        run.text = ""
    for number, text in enumerate(runs):
        paragraph.add_run(text).bold = number == 1


ROW_LOOP = "{%tr for r in results.exams.rows %}"
GAPS, INDEX = "for line in gaps", "{{ index_sum"
TABLE_3 = "3-я таблица («Таблица 3 — Результаты ГИА за два года»)"


@pytest.mark.parametrize(
    ("change", "place", "told"),
    [
        (
            lambda d: _said(_cell(d, "{%tr endfor", 2), ""),
            "абзац «{%p endif %}» в разделе «4. Результаты",
            f"«{{%p endif %}}» стоит раньше, чем закрыт «{ROW_LOOP}» ({TABLE_3}",
        ),
        (lambda d: _said(_cell(d, "{%tr for", 2), ""), f"{TABLE_3}, ячейка «{{%tr endfor %}}»", "раньше, чем закрыт"),
        (lambda d: _said(_cell(d, "{{ r.procedure"), "{{ r.procedure }"), TABLE_3, "не закрыта пара «{{ … }}»"),
        (lambda d: _said(_cell(d, "{{ r.procedure"), "{ r.procedure }"), TABLE_3, "скобки должны быть двойными"),
        (lambda d: _said(_paragraph(d, GAPS), "{%p fro line in gaps %}"), "абзац «{%p fro", "тега «fro»"),
        (lambda d: _said(_paragraph(d, GAPS), "{%p for line gaps %}"), "{% for line gaps %}", "слова «in»"),
        (lambda d: _said(_paragraph(d, GAPS), "{%p for line in gasp %}"), "in gasp %}»", "поля «gasp»"),
        (lambda d: _said(_paragraph(d, INDEX), "{{ index_summary|sing }}"), "index_summary|sing", "фильтра «sing»"),
        (lambda d: _said(_paragraph(d, INDEX), "{{ index_summary|d(«нет») }}"), "index_summary", "лишний знак"),
        (lambda d: _said(_paragraph(d, INDEX), "{{ }}"), "абзац «{{ }}", "ничего не написано"),
        (lambda d: _said(_paragraph(d, INDEX), "{{ index", "_sum", "mery }}"), "index_summery }}»", "нет поля"),
        (lambda d: _said(_paragraph(d, INDEX), "{{ r.procedure }}"), "абзац «{{ r.procedure", "вне цикла"),
        (lambda d: _said(_paragraph(d, INDEX), "{{ indеx_summary }}"), "абзац", "русские буквы «е»"),
        (lambda d: _said(_paragraph(d, "{%p endif", 3), "{%p endfor %}"), "абзац «{%p endfor", "раньше, чем закрыт «"),
        (lambda d: d.add_paragraph("{%p endif %}"), "абзац «{%p endif", "закрывает то, что не открыто"),
        (lambda d: d.add_paragraph("{%p if gaps %}"), "абзац «{%p if gaps", "не закрыт: добавьте endif"),
    ],
)  # fmt: skip
def test_every_kind_of_mistake_is_told_in_russian_with_its_place(
    change: Callable[[DocumentFile], None], place: str, told: str, tmp_path: Path
) -> None:
    fault = check_template(edited(tmp_path, change), NAMES, SHIPPED)[0]
    assert fault.startswith("july_school.docx, ")
    assert place in fault
    assert told in fault
    assert not re.search(r"(Encountered|expected|template|tag)", fault)


def test_a_tag_split_by_formatting_is_no_mistake(tmp_path: Path) -> None:
    path = edited(tmp_path, lambda d: _said(_paragraph(d, INDEX), "{", "{ index_summary }", "}"))
    assert check_template(path, NAMES, SHIPPED) == []
