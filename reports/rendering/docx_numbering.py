"""Numbers of tables in a filled document: one after another, without holes, and references that follow them.

A template numbers its tables as the outline does. Where the data leave one out, a sentence stands in its place and the
tables after it move up: a hole in the numbers reads like a lost page. «5а» belongs to table 5; where table 5 is not
there, it takes its number. Tables of the appendix («П1») are numbered apart.
"""

from __future__ import annotations

import re

from docx.oxml.ns import qn
from lxml import etree

from reports.rendering.docx_body import Body, text_of
from reports.rendering.docx_styles import CAPTION

_NUMBER = r"(П?)(\d+)([а-е]?)"
_CAPTION = re.compile(rf"^Таблица[ \u00a0]{_NUMBER}\b")
_REFERENCE = re.compile(rf"\b([Тт]аблиц[а-я]*[ \u00a0]){_NUMBER}\b")
_LETTERS = ("", *"абвгде")


def number_in_sequence(body: Body) -> None:
    """Renumber in place the captions and the references to them outside of tables; nothing where there is no hole."""
    moved = _moved([text_of(one) for one in body.styled(CAPTION)])
    if all(old == new for old, new in moved.items()):
        return
    for part in body.root.iter(qn("w:t")):
        if part.text and "аблиц" in part.text and not _in_table(part):
            part.text = _REFERENCE.sub(lambda found: found[1] + moved.get(_key(found, 2), _key(found, 2)), part.text)


def _moved(captions: list[str]) -> dict[str, str]:
    """Return the new number of every table by its number in the template."""
    groups: dict[tuple[str, str], list[str]] = {}
    for caption in captions:
        found = _CAPTION.match(caption)
        if found:
            members = groups.setdefault((found[1], found[2]), [])
            if _key(found, 1) not in members:
                members.append(_key(found, 1))
    counted = {"": 0, "П": 0}
    moved = {}
    for (appendix, _), members in groups.items():
        counted[appendix] += 1
        for letter, old in zip(_LETTERS, members, strict=False):
            moved[old] = f"{appendix}{counted[appendix]}{letter}"
    return moved


def _key(found: re.Match[str], first: int) -> str:
    return f"{found[first]}{found[first + 1]}{found[first + 2]}"


def _in_table(part: etree._Element) -> bool:
    return next(part.iterancestors(qn("w:tbl")), None) is not None
