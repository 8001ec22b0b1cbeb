"""The contents of a long document: headings and their pages, as fields that the reader's program fills.

A template has one paragraph with the tag ``{{r contents }}``; in the filled document it becomes one line per heading of
the first level: all that follow and, of those before, the numbered ones — whatever a condition or a loop left of them
and whatever a methodologist renamed. The page is a PAGEREF field marked for update: only the program that lays the
pages out knows their numbers.
"""

from __future__ import annotations

import re
from copy import deepcopy

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree
from markupsafe import Markup

from reports.rendering.docx_body import HEADING, Body, text_of

_SIGN = "\ue000"
SLOT = Markup(f'<w:r><w:t xml:space="preserve">{_SIGN}</w:t></w:r>')  # noqa: S704 - built here
"""What stands in the filled document where the contents go: a run with a sign that no text has."""
_FIRST_ID = 9000
_NUMBERED = re.compile(r"\d+\. ")


def put_contents(body: Body) -> None:
    """Put the contents in the place of the slot; a document without one stays as it is."""
    slot = next((one for one in body.root.iter(qn("w:p")) if _SIGN in text_of(one)), None)
    if slot is None:
        return
    seen, number = False, 0
    for paragraph in list(body.root.iter(qn("w:p"))):
        if paragraph is slot:
            seen = True
        elif body.style_of(paragraph) == HEADING and (words := text_of(paragraph).strip()):
            if not seen and not _NUMBERED.match(words):
                continue
            number += 1
            name = f"_Раздел{number}"
            _mark(paragraph, name, _FIRST_ID + number)
            slot.addprevious(_line(slot, words, name))
    slot.getparent().remove(slot)


def _mark(paragraph: etree._Element, name: str, identifier: int) -> None:
    """Put a bookmark around the text of a heading."""
    start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{identifier}"/>')
    start.set(qn("w:name"), name)
    properties = paragraph.find(qn("w:pPr"))
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{identifier}"/>'))


def _line(slot: etree._Element, words: str, name: str) -> etree._Element:
    """Return a line of the contents in the look of the slot's paragraph: text, tab, page of the bookmark."""
    line = parse_xml(
        f'<w:p {nsdecls("w")}><w:hyperlink w:history="1"><w:r><w:t xml:space="preserve"/></w:r><w:r><w:tab/></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t xml:space="preserve"> </w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink></w:p>'
    )
    properties = slot.find(qn("w:pPr"))
    if properties is not None:
        line.insert(0, deepcopy(properties))
    link = line.find(qn("w:hyperlink"))
    link.set(qn("w:anchor"), name)
    next(link.iter(qn("w:t"))).text = words
    next(link.iter(qn("w:instrText"))).text = f" PAGEREF {name} \\h "
    return line
