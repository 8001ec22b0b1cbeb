"""The look of the Word templates: page, fonts, headings, tables — set once as Word styles that people may edit."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from reports.rendering.docx_fonts import FONT, embed_fonts

BODY_PT, TABLE_PT, NARROW_PT = 12, 10, 9
TITLE, SUBJECT, PERIOD, REFERENCE = "Заголовок документа", "Предмет документа", "Период документа", "Реквизиты"
CAPTION, CELL, CELL_NUMBER, CELL_HEAD = "Название таблицы", "Ячейка", "Ячейка число", "Шапка таблицы"
NARROW, NARROW_NUMBER, NARROW_HEAD = "Ячейка узкая", "Ячейка узкая число", "Шапка узкая"
NOTE, FIGURE, LISTED, KEY_LINE, SIGNATURE = "Примечание", "Рисунок", "Вывод", "Ключевая строка", "Подпись"
CONTENTS_HEAD, CONTENTS = "Заголовок содержания", "Строка содержания"
TEXT, LEAD, SPACER = "Текст", "Подводка к таблице", "Просвет"
PAGE_CM, PAGE_HEIGHT_CM = 21.0, 29.7
LEFT_CM, RIGHT_CM, TOP_CM, BOTTOM_CM = 3.0, 1.0, 2.0, 2.0
TEXT_CM = PAGE_CM - LEFT_CM - RIGHT_CM
WIDE_CM = PAGE_HEIGHT_CM - TOP_CM - BOTTOM_CM
_INK = RGBColor(0x1A, 0x20, 0x2C)


def apply_styles(document: Document) -> None:
    """Define the styles of the templates on a fresh document."""
    normal = _paragraph_style(document, "Normal", BODY_PT)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    _language(document)
    embed_fonts(document)
    for level, size, before in ((1, 13, 14), (2, 12, 10)):
        heading = _paragraph_style(document, f"Heading {level}", size, bold=True)
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(before), Pt(4)
        heading.paragraph_format.keep_with_next = True
    for name in (TEXT, LEAD):
        body = _new(document, name, BODY_PT, WD_ALIGN_PARAGRAPH.JUSTIFY)
        body.paragraph_format.first_line_indent = Cm(1.25)
    document.styles[LEAD].paragraph_format.keep_with_next = True  # type: ignore[attr-defined]
    _new(document, TITLE, 14, WD_ALIGN_PARAGRAPH.CENTER, bold=True, after=2)
    _new(document, SUBJECT, 14, WD_ALIGN_PARAGRAPH.CENTER, bold=True, after=2)
    _new(document, PERIOD, BODY_PT, WD_ALIGN_PARAGRAPH.CENTER, after=2)
    _new(document, REFERENCE, TABLE_PT, WD_ALIGN_PARAGRAPH.CENTER, after=6)
    _new(document, KEY_LINE, BODY_PT, WD_ALIGN_PARAGRAPH.JUSTIFY, bold=True, before=2, after=4)
    caption = _new(document, CAPTION, 11, WD_ALIGN_PARAGRAPH.LEFT, before=8, after=3)
    caption.paragraph_format.keep_with_next = True
    for name, size, align, bold in (
        (CELL, TABLE_PT, WD_ALIGN_PARAGRAPH.LEFT, False),
        (CELL_NUMBER, TABLE_PT, WD_ALIGN_PARAGRAPH.CENTER, False),
        (CELL_HEAD, TABLE_PT, WD_ALIGN_PARAGRAPH.CENTER, True),
        (NARROW, NARROW_PT, WD_ALIGN_PARAGRAPH.LEFT, False),
        (NARROW_NUMBER, NARROW_PT, WD_ALIGN_PARAGRAPH.CENTER, False),
        (NARROW_HEAD, NARROW_PT, WD_ALIGN_PARAGRAPH.CENTER, True),
    ):
        _new(document, name, size, align, bold=bold, after=0)
    for name in (CELL_HEAD, NARROW_HEAD):
        document.styles[name].paragraph_format.keep_with_next = True  # type: ignore[attr-defined]
    _new(document, NOTE, TABLE_PT, WD_ALIGN_PARAGRAPH.LEFT, before=2, after=6)
    spacer = _new(document, SPACER, 4, WD_ALIGN_PARAGRAPH.LEFT, after=0)
    spacer.quick_style = False
    head = _new(document, CONTENTS_HEAD, 12, WD_ALIGN_PARAGRAPH.LEFT, bold=True, before=10)
    head.paragraph_format.keep_with_next = True
    contents = _new(document, CONTENTS, BODY_PT, WD_ALIGN_PARAGRAPH.LEFT, after=1)
    contents.paragraph_format.keep_with_next = True
    contents.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_CM), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    figure = _new(document, FIGURE, 11, WD_ALIGN_PARAGRAPH.CENTER, before=2, after=6)
    figure.paragraph_format.keep_together = True
    listed = _new(document, LISTED, BODY_PT, WD_ALIGN_PARAGRAPH.JUSTIFY, after=3)
    listed.paragraph_format.left_indent, listed.paragraph_format.first_line_indent = Cm(0.8), Cm(-0.8)
    signature = _new(document, SIGNATURE, BODY_PT, WD_ALIGN_PARAGRAPH.LEFT, after=0)
    signature.paragraph_format.keep_with_next = True


def _paragraph_style(document: Document, name: str, size: float, *, bold: bool = False) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - names the type for the reader and the checker
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.italic, style.font.color.rgb = False, _INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), FONT)
    return style


def _new(
    document: Document,
    name: str,
    size: float,
    align: WD_ALIGN_PARAGRAPH,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 4,
) -> ParagraphStyle:
    document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]  # type: ignore[attr-defined]
    style = _paragraph_style(document, name, size, bold=bold)
    style.paragraph_format.alignment = align
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.widow_control = True
    style.quick_style = True
    return style


def _language(document: Document) -> None:
    """Tell Word that the text is Russian."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in run.findall(qn("w:lang")):
        run.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "ru-RU")
    language.set(qn("w:eastAsia"), "ru-RU")
    run.append(language)


def page_field() -> list:
    """Return the runs of a PAGE field."""
    kinds = ("begin", None, "end")
    runs = []
    for kind in kinds:
        if kind:
            runs.append(parse_xml(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="{kind}"/></w:r>'))
        else:
            runs.append(parse_xml(f'<w:r {nsdecls("w")}><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'))
    return runs
