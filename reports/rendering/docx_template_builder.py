"""Building a Word template: headings, paragraphs, tables and slots with tags, in the styles of ``docx_styles``.

A template is an ordinary document with tags of docxtpl; after ``shnor init`` it belongs to the methodologist, who
edits it in Word. The builder only guarantees a good start: captions that stay with their tables, header rows that
repeat, rows that do not split, widths that add up, and a sentence where a table would be empty.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Cm, Emu, Pt
from docx.table import _Cell, _Row

from reports.rendering import docx_styles as look
from reports.rendering.template_state import fingerprint

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_DROPPED = ("docProps/thumbnail.jpeg", "customXml/")
_TWIPS_PER_CM = 567
_TABLE_NUMBER = re.compile(r"\b([Тт]аблиц\w+) (П?\d)")


@dataclass(frozen=True)
class Column:
    """A column: header, width in cm, the tag of its cells, whether it is centred, whether the cell is a status."""

    header: str
    width: float
    tag: str
    centred: bool = False
    sign: bool = False


class TemplateBuilder:
    """A template being written, block after block."""

    def __init__(self) -> None:
        self.document: WordDocument = Document()
        look.apply_styles(self.document)
        section = self.document.sections[0]
        self._page(section, landscape=False)
        section.different_first_page_header_footer = True
        section.header.is_linked_to_previous = False
        self._page_number(section)
        properties = self.document.core_properties
        properties.title, properties.author = "{{ title.property_title }}", "{{ title.executor }}"
        properties.subject, properties.keywords, properties.comments = "", "", ""
        properties.last_modified_by, properties.language = "{{ title.executor }}", "ru-RU"
        properties.revision = 1

    def text(self, text: str, style: str = "Текст", *, new_page: bool = False) -> None:
        """Add a paragraph; it may hold tags. «Таблица» does not part from its number."""
        added = self.document.add_paragraph(_TABLE_NUMBER.sub("\\1\u00a0\\2", text), style=style)
        added.paragraph_format.page_break_before = new_page or None

    def heading(self, text: str, level: int = 1, *, new_page: bool = False) -> None:
        """Add a heading; it stays with what follows."""
        self.document.add_heading(text, level).paragraph_format.page_break_before = new_page or None

    def title_page(self) -> None:
        """Add the title block of the first page."""
        self.text("{{ title.executor }}", look.PERIOD)
        self.text("{{ title.heading|upper }}", look.TITLE)
        self.text("{{ title.subject }}", look.SUBJECT)
        self.text("{{ title.period }}", look.PERIOD)
        self.text(
            "Сформирован {{ title.date }} · данные {{ title.data_version }} · методика {{ title.methodology }}",
            look.REFERENCE,
        )

    def contents(self) -> None:
        """Add the contents of a long document: the headings that follow and their pages."""
        self.text("Содержание", look.CONTENTS_HEAD)
        self.text("{{r contents }}", look.CONTENTS)

    def numbered(self, heading: str, items: str) -> None:
        """Add a heading and the items of a list, one numbered paragraph each."""
        self.heading(heading)
        self.text(f"{{%p for line in {items} %}}")
        self.text("{{ loop.index }}.\t{{ line }}", look.LISTED)
        self.text("{%p endfor %}")

    def bulleted(self, items: str) -> None:
        """Add the items of a list, one dashed paragraph each."""
        self.text(f"{{%p for line in {items} %}}")
        self.text("–\t{{ line }}", look.LISTED)
        self.text("{%p endfor %}")

    def when(self, condition: str) -> None:
        """Begin a block that is printed only under the condition."""
        self.text(f"{{%p if {condition} %}}")

    def otherwise(self) -> None:
        """Begin the other branch."""
        self.text("{%p else %}")

    def end(self) -> None:
        """End the block."""
        self.text("{%p endif %}")

    def table(
        self,
        model: str,
        caption: str,
        columns: Sequence[Column],
        *,
        narrow: bool = False,
        together: bool = False,
        lead: str = "",
        ends_page: bool = False,
    ) -> None:
        """Add a table over ``model.rows`` with its caption above and its note below, or the sentence in its place.

        ``ends_page``: a new section follows, so no space is kept below (it could take a page of its own).
        """
        self.when(f"{model}.rows")
        if lead:
            self.text(lead, look.LEAD)
        self.text(caption, look.CAPTION)
        self.rows(f"{model}.rows", columns, narrow=narrow, together=together)
        self.when(f"{model}.note")
        self.text(f"{{{{ {model}.note }}}}", look.NOTE)
        if not ends_page:
            self.otherwise()
            self.text("", look.SPACER)
        self.end()
        self.otherwise()
        self.text(f"{{{{ {model}.absent }}}}")
        self.end()

    def rows(self, items: str, columns: Sequence[Column], *, narrow: bool = False, together: bool = False) -> None:
        """Add the bare table: a header that repeats and one row per item, called ``r`` in the tags.

        ``together`` keeps a short table on one page.
        """
        cell = look.NARROW if narrow else look.CELL
        number = look.NARROW_NUMBER if narrow else look.CELL_NUMBER
        head = look.NARROW_HEAD if narrow else look.CELL_HEAD
        table = self.document.add_table(rows=4, cols=len(columns))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        _frame(table._tbl, [column.width for column in columns])  # noqa: SLF001 - borders have no API
        header, loop, line, end = table.rows
        for place, column in enumerate(columns):
            _fill(header.cells[place], column.header, head)
            _shade(header.cells[place])
            tag = f"{{{{r r.{column.tag}|sign }}}}" if column.sign else f"{{{{ r.{column.tag} }}}}"
            _fill(line.cells[place], tag, number if column.centred else cell)
            line.cells[place].paragraphs[0].paragraph_format.keep_with_next = together or None
            for row in (header, loop, line, end):
                row.cells[place].width = Cm(column.width)
        _fill(loop.cells[0], f"{{%tr for r in {items} %}}", cell)
        _fill(end.cells[0], "{%tr endfor %}", cell)
        _repeat(header)
        _whole(header)
        _whole(line)

    def picture(self, slot: str, caption: str) -> None:
        """Add a slot for a chart with its numbered caption below; without a chart nothing is printed."""
        self.when(f"images.{slot}")
        self.document.add_paragraph(
            f"{{{{r images.{slot} }}}}", style=look.FIGURE
        ).paragraph_format.keep_with_next = True
        self.text(f"Рисунок\u00a0{{{{ images.{slot}.no }}}} — {caption}", look.FIGURE)
        self.end()

    def turn(self, *, landscape: bool) -> None:
        """Begin a new page of the other orientation."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        # the paragraph that carries the break must not fall onto a page of its own below a full table
        carrier = self.document.paragraphs[-1].paragraph_format
        carrier.space_before = carrier.space_after = carrier.first_line_indent = Pt(0)
        carrier.line_spacing = Pt(1)
        section.different_first_page_header_footer = False
        section.header.is_linked_to_previous = True
        self._page(section, landscape=landscape)

    def signature(self) -> None:
        """Add the block that is signed: position, signature, name, date."""
        for line in ("", "Исполнитель: {{ title.executor }}", ""):
            self.text(line, look.SIGNATURE)
            self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        table = self.document.add_table(rows=2, cols=4)
        table.autofit = False
        widths = (6.0, 4.0, 4.5, 2.5)
        captions = ("должность", "подпись", "расшифровка подписи", "дата")
        _frame(table._tbl, widths, borders=False)  # noqa: SLF001 - borders have no API
        for place, (width, caption) in enumerate(zip(widths, captions, strict=True)):
            for row in table.rows:
                row.cells[place].width = Cm(width)
            _fill(table.rows[0].cells[place], "_" * int(width * 4.2), look.CELL_NUMBER)
            table.rows[0].cells[place].paragraphs[0].paragraph_format.keep_with_next = True  # never without captions
            _fill(table.rows[1].cells[place], caption, look.NARROW_NUMBER)
        for row in table.rows:
            _whole(row)

    def content(self) -> bytes:
        """Return the template as .docx bytes, the same each time."""
        self.document.core_properties.identifier = ""
        self.document.core_properties.identifier = fingerprint(self._parts())
        clean = io.BytesIO()
        with zipfile.ZipFile(clean, "w", zipfile.ZIP_DEFLATED) as target:
            for name, content in self._parts().items():
                info = zipfile.ZipInfo(name, _ZIP_DATE)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                target.writestr(info, content)
        return clean.getvalue()

    def _parts(self) -> dict[str, bytes]:
        """Return the parts of the document without what python-docx adds of its own, the list of types first."""
        stream = io.BytesIO()
        self.document.save(stream)
        with zipfile.ZipFile(stream) as source:
            names = sorted(source.namelist(), key=lambda item: (item != "[Content_Types].xml", item))
            return {name: _without_dropped(name, source.read(name)) for name in names if not name.startswith(_DROPPED)}

    @staticmethod
    def _page(section: Section, *, landscape: bool) -> None:
        wide, high = Cm(look.PAGE_CM), Cm(look.PAGE_HEIGHT_CM)
        if landscape:
            section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, high, wide
            margins = (look.TOP_CM, look.BOTTOM_CM, look.LEFT_CM, look.RIGHT_CM)
        else:
            section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, wide, high
            margins = (look.LEFT_CM, look.RIGHT_CM, look.TOP_CM, look.BOTTOM_CM)
        section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = (
            Cm(size) for size in margins
        )
        section.header_distance = section.footer_distance = Emu(Cm(1.0))

    @staticmethod
    def _page_number(section: Section) -> None:
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for run in look.page_field():
            paragraph._p.append(run)  # noqa: SLF001 - fields have no API


def _frame(table: object, widths: Sequence[float], *, borders: bool = True) -> None:
    """Fix the layout, the widths and the borders of a table."""
    properties = table.tblPr  # type: ignore[attr-defined]
    for name in ("tblStyle", "tblW", "tblLayout", "tblBorders", "tblCellMar"):
        for old in properties.findall(qn(f"w:{name}")):
            properties.remove(old)
    twips = [round(width * _TWIPS_PER_CM) for width in widths]
    line = 'w:val="single" w:sz="4" w:space="0" w:color="A0AEC0"'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    parts = [f'<w:tblW {nsdecls("w")} w:w="{sum(twips)}" w:type="dxa"/>']
    if borders:
        drawn = "".join(f"<w:{side} {line}/>" for side in sides)
        parts.append(f"<w:tblBorders {nsdecls('w')}>{drawn}</w:tblBorders>")
    parts.append(f'<w:tblLayout {nsdecls("w")} w:type="fixed"/>')
    parts.append(
        f'<w:tblCellMar {nsdecls("w")}><w:top w:w="23" w:type="dxa"/><w:left w:w="57" w:type="dxa"/>'
        f'<w:bottom w:w="23" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
    )
    alignment = properties.find(qn("w:jc"))
    for part in parts:
        element = parse_xml(part)
        if element.tag == qn("w:tblW") and alignment is not None:
            alignment.addprevious(element)
        else:
            properties.append(element)
    for look_element in properties.findall(qn("w:tblLook")):
        properties.remove(look_element)
        properties.append(look_element)
    for grid, width in zip(table.tblGrid.findall(qn("w:gridCol")), twips, strict=True):  # type: ignore[attr-defined]
        grid.set(qn("w:w"), str(width))


def _fill(cell: _Cell, text: str, style: str) -> None:
    paragraph = cell.paragraphs[0]
    for run in list(paragraph.runs):
        run._r.getparent().remove(run._r)  # noqa: SLF001 - python-docx cannot remove a run
    paragraph.style = style
    paragraph.add_run(text)


def _shade(cell: _Cell) -> None:
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - shading has no API
    properties.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="EDF2F7"/>'))
    properties.append(parse_xml(f'<w:vAlign {nsdecls("w")} w:val="center"/>'))


def _repeat(row: _Row) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - row properties have no API
    properties.append(OxmlElement("w:tblHeader"))


def _whole(row: _Row) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - row properties have no API
    properties.insert(0, OxmlElement("w:cantSplit"))


def _without_dropped(name: str, content: bytes) -> bytes:
    """Return the part without references to what was dropped."""
    if name == "_rels/.rels":
        text = content.decode()
        kept = [item for item in text.split("<Relationship ") if "thumbnail" not in item]
        joined = "<Relationship ".join(kept)
        return (joined if joined.endswith("</Relationships>") else joined + "</Relationships>").encode()
    if name == "word/_rels/document.xml.rels":
        text = content.decode()
        kept = [item for item in text.split("<Relationship ") if "customXml" not in item]
        joined = "<Relationship ".join(kept)
        return (joined if joined.endswith("</Relationships>") else joined + "</Relationships>").encode()
    if name == "[Content_Types].xml":
        parts = content.decode().split("<Override ")
        return "<Override ".join(part for part in parts if "customXml" not in part).encode()
    return content
