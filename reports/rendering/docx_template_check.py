"""Checking templates that people have edited: every fault with the file, the place, the tag and what there is instead.

The place is what a person sees in Word: the paragraph's words and, inside a table, the table's number on the page and
its caption. Names are known from the document's view model; columns of a table from the template as shipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, get_type_hints

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from jinja2 import TemplateSyntaxError, meta, nodes

from reports.rendering.docx import (
    DOCUMENT_PART,
    FILLED_PARTS,
    PICTURE_SLOTS,
    DocumentTemplateError,
    shortened,
    template_environment,
    template_parts,
    template_source,
    words_of,
)
from reports.rendering.docx_tag_faults import in_russian, single_braces, unpaired

_CAPTION = re.compile(r"^Таблица\W")
_PAIRS = (("{{", "}}"), ("{%", "%}"))
_ROW = "r"
_HEADING = re.compile(r"^\d+\. [А-ЯЁ]")
_TAGS = re.compile(r"\{[{%].*?[}%]\}")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a template and where it stands, in words."""

    text: str
    place: str
    table: int = 0
    """The number of its table on the page; 0 outside of tables."""


def check_template(path: Path, model: type | None = None, shipped: Path | None = None) -> list[str]:
    """Return the faults of a template, each with its place; an empty list where it can be filled.

    ``model`` is the dataclass of the document's view model; without it names are not checked. ``shipped`` is the
    template as it comes with the program: its tables say which columns there are.
    """
    try:
        parts = template_parts(path)
    except DocumentTemplateError as error:
        return [str(error)]
    if DOCUMENT_PART not in parts:
        return [f"{path.name}: это не документ Word (.docx)"]
    faults: list[str] = []
    for name in sorted(part for part in parts if FILLED_PARTS.match(part)):
        paragraphs = list(paragraphs_of(name, parts[name]))
        lost = list(_lost_braces(path.name, paragraphs)) or [
            f"{path.name}, {place}: {fault}"
            for place, fault in unpaired((item.text, item.place) for item in paragraphs)
        ]
        faults.extend(lost or _in_part(path.name, name, parts[name], paragraphs, model, shipped))
    return faults


def _in_part(
    file: str, name: str, content: bytes, paragraphs: list[Paragraph], model: type | None, shipped: Path | None
) -> Iterator[str]:
    source = template_source(name, content)
    environment = template_environment()
    try:
        tree = environment.parse(source)
        environment.from_string(source)
    except TemplateSyntaxError as error:
        yield f"{file}, {_place_of_line(source, error.lineno, paragraphs)}: {in_russian(error)}"
        return
    if model is None:
        return
    known = {item.name for item in fields(model)}
    for unknown in sorted(meta.find_undeclared_variables(tree) - known - {"images", "contents"}):
        if unknown == _ROW:
            yield _row_outside(file, paragraphs)
            continue
        yield _unknown(file, paragraphs, unknown, f"нет поля «{unknown}»", sorted({*known, "images"}))
    columns = columns_of(shipped) if shipped is not None else {}
    for owner, attribute in sorted(_attributes(tree)):
        offered = _offered(model, owner, columns)
        if offered is not None and attribute not in offered:
            is_row = owner in columns
            where = f"в таблице «{owner.removesuffix('.rows')}» нет столбца" if is_row else f"у «{owner}» нет поля"
            name_in_tag = f"{_ROW}.{attribute}" if is_row else f"{owner}.{attribute}"
            yield _unknown(file, paragraphs, name_in_tag, f"{where} «{attribute}»", sorted(offered))


def names_of(template: Path) -> set[str]:
    """Return the top names that a template prints."""
    tree = template_environment().parse(_document_source(template))
    return meta.find_undeclared_variables(tree)


def columns_of(template: Path) -> dict[str, set[str]]:
    """Return the columns that a template prints, by the list it goes through (``staff.rows``)."""
    found: dict[str, set[str]] = {}
    for owner, attribute in _attributes(template_environment().parse(_document_source(template))):
        if owner.endswith(".rows") or owner == "parameters":
            found.setdefault(owner, set()).add(attribute)
    return found


def _document_source(template: Path) -> str:
    return template_source(DOCUMENT_PART, template_parts(template)[DOCUMENT_PART])


def _offered(model: type, owner: str, columns: Mapping[str, set[str]]) -> set[str] | None:
    """Return the names that may follow the owner's dot; None where they are not known."""
    if owner == "images":
        return set(PICTURE_SLOTS)
    if owner in columns:
        return columns[owner]
    kind: Any = model
    for part in owner.split("."):
        kind = get_type_hints(kind).get(part) if isinstance(kind, type) and is_dataclass(kind) else None
    return {item.name for item in fields(kind)} if isinstance(kind, type) and is_dataclass(kind) else None


def _attributes(tree: nodes.Node, rows: Mapping[str, str] | None = None) -> set[tuple[str, str]]:
    """Return (owner, attribute) of every dotted name; the rows of a loop belong to the list it goes through."""
    inside = dict(rows or {})
    found: set[tuple[str, str]] = set()
    for node in tree.iter_child_nodes():
        if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
            owner = _dotted(node.iter)
            found |= _attributes(nodes.Output([node.iter]), inside)
            body = nodes.Scope([*node.body, *node.else_])
            found |= _attributes(body, {**inside, node.target.name: owner} if owner else inside)
            continue
        if isinstance(node, nodes.Getattr) and (owner := _dotted(node.node)):
            found.add((inside.get(owner, owner), node.attr))
        found |= _attributes(node, inside)
    return {item for item in found if item[0] != "loop"}


def _dotted(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr) and (owner := _dotted(node.node)):
        return f"{owner}.{node.attr}"
    return ""


def paragraphs_of(name: str, content: bytes) -> Iterator[Paragraph]:
    """Return the paragraphs of a part with their places, as a reader of the page would name them."""
    root: Any = parse_xml(content)
    outside = "" if name == DOCUMENT_PART else "колонтитул, "
    tables = {table: number for number, table in enumerate(root.iter(qn("w:tbl")), start=1)}
    caption = heading = ""
    for element in root.iter(qn("w:p")):
        text = " ".join("".join(part.text or "" for part in element.iter(qn("w:t"))).split())
        table = next(element.iterancestors(qn("w:tbl")), None)
        if table is None:
            if _CAPTION.match(text):
                caption = text
            if _HEADING.match(text):
                heading = text
            # a paragraph of tags alone looks like many others: the heading above it tells which one it is
            below = f" в разделе «{shortened(heading)}»" if heading and not _TAGS.sub("", text).strip() else ""
            yield Paragraph(text, f"{outside}абзац «{shortened(text)}»{below}")
        else:
            titled = f" («{shortened(caption)}»)" if caption else ""
            yield Paragraph(
                text, f"{outside}{tables[table]}-я таблица{titled}, ячейка «{shortened(text)}»", tables[table]
            )


def _lost_braces(file: str, paragraphs: list[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        for opening, closing in _PAIRS:
            if paragraph.text.count(opening) != paragraph.text.count(closing):
                yield f"{file}, {paragraph.place}: не закрыта пара «{opening} … {closing}»"
        for tag in single_braces(paragraph.text):
            yield f"{file}, {paragraph.place}: «{tag}» — не тег: скобки должны быть двойными, {{{{ … }}}}"


def _unknown(file: str, paragraphs: list[Paragraph], name: str, fault: str, known: list[str]) -> str:
    pattern = re.compile(rf"\{{[{{%].*?\b{re.escape(name)}\b")
    place = next((item.place for item in paragraphs if pattern.search(item.text)), "тег разорван оформлением")
    if letters := "".join(dict.fromkeys(_CYRILLIC.findall(name))):
        fault += f" (в имени русские буквы «{letters}»)"
    return f"{file}, {place}: {fault}; есть: {', '.join(known)}"


def _row_outside(file: str, paragraphs: list[Paragraph]) -> str:
    """Return that the row of a table is named outside of any: where no table stands, or in one without a loop."""
    looped = {item.table for item in paragraphs if re.search(rf"\bfor {_ROW} in\b", item.text)} - {0}
    pattern = re.compile(rf"\{{[{{%].*?\b{_ROW}\.")
    place = next((item.place for item in paragraphs if item.table not in looped and pattern.search(item.text)), "")
    return f"{file}, {place or 'тег разорван оформлением'}: «{_ROW}» — строка таблицы, вне цикла по строкам её нет"


def _place_of_line(source: str, line: int, paragraphs: list[Paragraph]) -> str:
    lines = source.splitlines()
    near = [words_of(lines[at]) for at in (line - 1, line - 2, line) if 0 <= at < len(lines)]
    text = next((item for item in near if item), "")
    known = (item.place for item in paragraphs if text and (text in item.text or item.text == text))
    return next(known, f"абзац «{shortened(text)}»")
