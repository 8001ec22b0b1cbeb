"""What stays together on a page of a filled document, whatever rows and lines the data gave it.

A table never leaves one row alone: its heading keeps the first two rows, its last two rows keep each other and the
note below. The block that is signed keeps the line above it. Word and LibreOffice read all of this from «keep with
next» of the paragraphs; a methodologist's own template gets it in the same way as the shipped one.
"""

from __future__ import annotations

from collections.abc import Iterable

from docx.oxml.ns import qn
from lxml import etree

from reports.rendering.docx_body import Body
from reports.rendering.docx_styles import NOTE, SIGNATURE

_PARAGRAPH, _TABLE, _ROW = qn("w:p"), qn("w:tbl"), qn("w:tr")


def keep_together(body: Body) -> None:
    """Mark in place the paragraphs that stay with the next one."""
    for table in body.root.iter(_TABLE):
        for row in _kept_rows(table, body):
            _keep(row.iter(_PARAGRAPH))
    for block in body.styled(SIGNATURE):
        above = block.getprevious()
        if above is not None and above.tag == _PARAGRAPH:
            _keep([above])


def _kept_rows(table: etree._Element, body: Body) -> list[etree._Element]:
    """Return the rows that stay with the row or the note below them."""
    rows = table.findall(_ROW)
    heads = sum(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows)
    lines = rows[heads:]
    kept = rows[:heads]
    if len(lines) > 1:
        kept += [lines[0], lines[-2]]
    after = table.getnext()
    if lines and after is not None and after.tag == _PARAGRAPH and body.style_of(after) == NOTE:
        kept.append(lines[-1])
    return kept


def _keep(paragraphs: Iterable[etree._Element]) -> None:
    for paragraph in paragraphs:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            properties = etree.Element(qn("w:pPr"))
            paragraph.insert(0, properties)
        if properties.find(qn("w:keepNext")) is None:
            styled = properties.find(qn("w:pStyle")) is not None
            properties.insert(int(styled), etree.Element(qn("w:keepNext")))
