"""The body of a filled document as a tree, with its styles called by the names that people see in Word.

Ids of styles are not names: Word in Russian saves «heading 1» as «1» and a style of ours under an id of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree

HEADING = "heading 1"
_STYLE = f"{qn('w:pPr')}/{qn('w:pStyle')}"


@dataclass(frozen=True)
class Body:
    """The document's tree and the names of its styles by id; names of built-in styles are in lower case."""

    root: etree._Element
    styles: Mapping[str, str]

    def style_of(self, paragraph: etree._Element) -> str:
        """Return the name of the paragraph's style; empty where it has none of its own."""
        found = paragraph.find(_STYLE)
        return "" if found is None else self.styles.get(str(found.get(qn("w:val"))), "")

    def styled(self, *names: str) -> Iterator[etree._Element]:
        """Return the paragraphs of these styles in the order in which they are read."""
        return (one for one in list(self.root.iter(qn("w:p"))) if self.style_of(one) in names)


def text_of(paragraph: etree._Element) -> str:
    """Return the words of a paragraph."""
    return "".join(part.text or "" for part in paragraph.iter(qn("w:t")))


def style_names(styles: bytes) -> dict[str, str]:
    """Return the names of styles by id, read from the part ``word/styles.xml``."""
    names = {}
    for style in etree.fromstring(styles).iter(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None:
            written = str(name.get(qn("w:val")))
            names[str(style.get(qn("w:styleId")))] = written.lower() if written.lower() == HEADING else written
    return names
