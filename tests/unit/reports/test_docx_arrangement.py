"""The filled body put in order: tables numbered in sequence, rows kept together, whatever ids Word gives to styles."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx_text import docx_text
from report_fixture import LISTED, PRIMARY, report_data

from reports.documents import SHIPPED_TEMPLATES, render_half_year, render_july_school
from reports.rendering.docx import render
from reports.rendering.docx_body import Body, style_names
from reports.rendering.docx_numbering import number_in_sequence
from reports.rendering.docx_paging import keep_together
from reports.rendering.docx_styles import CAPTION, NOTE, SIGNATURE, apply_styles
from reports.rendering.docx_template_builder import TemplateBuilder
from shnor_pipeline.school_year import HalfYear


def _body(document: object) -> Body:
    names = style_names(document.part.part_related_by(_STYLES).blob)  # type: ignore[attr-defined]
    return Body(document.element, names)  # type: ignore[attr-defined]


_STYLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"


def _document(captions: list[str], texts: list[str]) -> object:
    document = Document()
    apply_styles(document)
    for text in texts:
        document.add_paragraph(text)
    for caption in captions:
        document.add_paragraph(f"Таблица\u00a0{caption} — О чём", style=CAPTION)
        document.add_table(rows=1, cols=1).rows[0].cells[0].text = "см. таблицу 5 приказа"
    return document


@pytest.mark.parametrize(
    ("captions", "wanted"),
    [
        (["1", "2", "3"], ["1", "2", "3"]),
        (["2", "5", "П1", "П4"], ["1", "2", "П1", "П2"]),
        (["4", "5а", "5б", "6"], ["1", "2", "2а", "3"]),
        (["5", "5б"], ["1", "1а"]),
        (["4", "4", "7"], ["1", "1", "2"]),
    ],
)
def test_tables_are_numbered_one_after_another(captions: list[str], wanted: list[str]) -> None:
    document = _document(captions, [f"Показано в таблице {one}." for one in captions])
    number_in_sequence(_body(document))
    paragraphs = [one.text for one in document.paragraphs]  # type: ignore[attr-defined]
    assert [text.split("\u00a0")[1].split(" ")[0] for text in paragraphs if " — " in text] == wanted
    assert [text.split()[-1].rstrip(".") for text in paragraphs if text.startswith("Показано")] == wanted
    assert document.tables[0].rows[0].cells[0].text == "см. таблицу 5 приказа"  # type: ignore[attr-defined]


def _kept(table: object) -> list[bool]:
    rows = table._tbl.findall(qn("w:tr"))  # type: ignore[attr-defined]
    return [all(p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in row.iter(qn("w:p"))) for row in rows]


@pytest.mark.parametrize(
    ("lines", "note", "kept"),
    [
        (1, False, [True, False]),
        (1, True, [True, True]),
        (2, False, [True, True, False]),
        (5, False, [True, True, False, False, True, False]),
        (5, True, [True, True, False, False, True, True]),
    ],
)
def test_the_first_two_and_the_last_two_rows_stay_together(lines: int, note: bool, kept: list[bool]) -> None:
    document = Document()
    apply_styles(document)
    table = document.add_table(rows=lines + 1, cols=2)
    table.rows[0]._tr.get_or_add_trPr().append(table._tbl.makeelement(qn("w:tblHeader")))
    document.add_paragraph("* Малая выборка.", style=NOTE if note else None)
    keep_together(_body(document))
    assert _kept(table) == kept


def test_the_line_above_the_signature_stays_with_it() -> None:
    document = Document()
    apply_styles(document)
    line = document.add_paragraph("– Закрыть вакансии.")
    document.add_paragraph("", style=SIGNATURE)
    keep_together(_body(document))
    assert line.paragraph_format.keep_with_next


def test_a_template_saved_by_russian_word_has_its_contents_and_rows_too(tmp_path: Path) -> None:
    """Word in Russian calls the styles «heading 1» and «Примечание» by ids of its own, «1» and «a7»."""
    shipped = Document(str(SHIPPED_TEMPLATES / "half_year.docx"))
    for old, new in (("Heading1", "1"), ("Примечание", "a7")):
        for root in (shipped.element, shipped.styles.element):
            for element in root.iter():
                for name in ("w:styleId", "w:val"):
                    if element.get(qn(name)) == old and not element.tag.endswith("}name"):
                        element.set(qn(name), new)
    shipped.save(str(tmp_path / "half_year.docx"))
    ours = render_half_year(report_data(), HalfYear(2023, 1), SHIPPED_TEMPLATES).content
    theirs = render_half_year(report_data(), HalfYear(2023, 1), tmp_path).content
    assert docx_text(theirs) == docx_text(ours)
    assert [_kept(table) for table in Document(io.BytesIO(theirs)).tables] == [
        _kept(table) for table in Document(io.BytesIO(ours)).tables
    ]


def _landscape(content: bytes) -> list[bool]:
    return [section.page_width > section.page_height for section in Document(io.BytesIO(content)).sections]


def test_a_school_without_state_exams_has_no_landscape_page() -> None:
    data = report_data()
    wide = render_july_school(data, LISTED, SHIPPED_TEMPLATES).content
    assert _landscape(wide) == [False, False, True, False]
    narrow = Document(io.BytesIO(render_july_school(data, PRIMARY, SHIPPED_TEMPLATES).content))
    assert [section.page_width > section.page_height for section in narrow.sections] == [False, False]
    # page one has no number, the pages after it have
    assert [section.different_first_page_header_footer for section in narrow.sections] == [True, False]
    assert narrow.sections[1].header.is_linked_to_previous


def test_a_value_of_two_lines_stands_on_two_lines_of_its_cell(tmp_path: Path) -> None:
    builder = TemplateBuilder()
    builder.text("Доля: {{ value }}")
    (tmp_path / "it.docx").write_bytes(builder.content())
    title = {"property_title": "О чём", "executor": "Центр", "stamp": "2023-07-15T00:00:00Z"}
    made = render({"value": "3,40\n(<3,02–3,78)", "title": title}, tmp_path / "it.docx")
    paragraph = next(one for one in Document(io.BytesIO(made)).paragraphs if one.text)
    assert paragraph.text == "Доля: 3,40\n(<3,02–3,78)"
