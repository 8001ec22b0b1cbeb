"""How every kind of document is made: properties, pages, tables, alternative texts, and what greyscale leaves of it."""

from __future__ import annotations

import io
import itertools
import re
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from render_all import DOCUMENTS, whole_data

from reports.rendering.docx_fonts import FONT
from reports.rendering.docx_styles import CAPTION
from reports.rendering.style import AMBER, BLUE, BRICK, GREY, HEAT_SHADES, LIGHTS, PAPER

KINDS = [name for name in DOCUMENTS if name not in ("annex", "ledger")]


@pytest.fixture(scope="module", params=KINDS)
def content(request: pytest.FixtureRequest) -> bytes:
    return DOCUMENTS[request.param](whole_data())


def test_properties_name_the_document_its_author_and_its_language(content: bytes) -> None:
    properties = Document(io.BytesIO(content)).core_properties
    assert len(properties.title) > 20
    assert properties.author == properties.last_modified_by == "МКУ «ЦРО Братского района»"
    assert properties.language == "ru-RU"
    assert properties.created == properties.modified is not None
    assert "{{" not in properties.title


def test_pages_are_a4_numbered_from_the_second_one(content: bytes) -> None:
    sections = Document(io.BytesIO(content)).sections
    sizes = {tuple(sorted((round(one.page_width.mm), round(one.page_height.mm)))) for one in sections}
    assert sizes == {(210, 297)}
    assert [one.different_first_page_header_footer for one in sections] == [True, *[False] * (len(sections) - 1)]
    assert " PAGE " in "".join(part.text or "" for part in sections[0].header._element.iter(qn("w:instrText")))
    assert all(one.header.is_linked_to_previous for one in list(sections)[1:])


def test_one_family_is_named_everywhere_and_embedded(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        styles = package.read("word/styles.xml").decode()
        body = package.read("word/document.xml").decode()
        fonts = [name for name in package.namelist() if name.startswith("word/fonts/")]
    own = styles[styles.index('w:styleId="Текст"') :]
    assert set(re.findall(r'w:ascii="([^"]+)"', own)) == {FONT}
    assert "w:rFonts" not in body
    assert len(fonts) >= 2


def test_every_table_repeats_its_header_splits_no_row_and_has_a_caption(content: bytes) -> None:
    document = Document(io.BytesIO(content))
    before = None
    captioned = 0
    for block in document.element.body:
        if block.tag == qn("w:tbl"):
            rows = block.findall(qn("w:tr"))
            assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
            if rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:
                assert before == CAPTION.replace(" ", "")
                captioned += 1
        style = block.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") if block.tag == qn("w:p") else None
        before = None if style is None else style.get(qn("w:val"))
    assert captioned >= 2


def test_every_chart_says_what_it_shows_with_a_number(content: bytes) -> None:
    body = Document(io.BytesIO(content)).element.body
    for properties in body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
        assert re.search(r"\d", properties.get("descr"))
        assert len(properties.get("descr")) > 30


def _grey(colour: str) -> float:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_nothing_is_told_by_colour_alone() -> None:
    """Printed in grey, signs differ by symbol and word, bars stand out from paper, shades of heat stay apart."""
    assert len({sign.symbol for sign in LIGHTS.values()}) == len({sign.word for sign in LIGHTS.values()}) == len(LIGHTS)
    assert all(_grey(PAPER) - _grey(colour) > 80 for colour in (BLUE, AMBER, BRICK, GREY))
    shades = [_grey(shade) for shade, _ in HEAT_SHADES]
    assert all(after - before >= 20 for before, after in itertools.pairwise(shades))
    assert all(abs(_grey(shade) - _grey(ink)) > 100 for shade, ink in HEAT_SHADES)
