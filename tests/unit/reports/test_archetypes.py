"""The July report of every kind of school that is not like the others, as approved; and what it must say of itself."""

from __future__ import annotations

import re

import pytest
from archetypes import ARCHETYPES
from docx_text import docx_tables, docx_text, matches_golden

from reports.documents import SHIPPED_TEMPLATES, render_july_school
from reports.pictures import school_pictures

SAYS = {
    "tiny": ["место не определяется", "Малые группы"],
    "no_grade_11": ["Результаты ЕГЭ | не требуется: ООШ: нет 11 класса"],
    "primary": ["Результаты ОГЭ | не требуется: НОШ: нет 9 класса"],
    "without_vpr": ["Результаты ВПР: не получено"],
    "new": ["Школа действует с 01.09.2022", "2022\u00a0год нет: сравнить два года"],
    "closed": [
        "Школа действовала по 31.08.2022",
        "правопреемник — МКОУ «Харанжинская СОШ»",
        "не действует с 31.08.2022",
    ],
    "renamed": ["Прежнее наименование школы: МКОУ «Вихоревская ООШ»"],
}


@pytest.mark.parametrize("kind", ARCHETYPES)
def test_the_report_reads_as_approved(kind: str) -> None:
    made, school = ARCHETYPES[kind]
    data = made()
    content = render_july_school(data, school, SHIPPED_TEMPLATES, school_pictures(data, school)).content
    text = docx_text(content)
    for words in SAYS[kind]:
        assert words in text
    assert not re.search(r"\b(nan|None|NaT|NA|inf|True|False)\b|\{\{|\{%|<NA>", text)
    assert all(len(shown.rows) >= 2 for shown in docx_tables(content))
    assert matches_golden(text, f"july_{kind}_school.txt")
