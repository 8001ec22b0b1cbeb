"""Filling Word templates: parsed and compiled once, rendered many times, the same bytes for the same input.

The template language is that of docxtpl (``{{ … }}``, ``{%p if … %}``, ``{%tr for … %}``, ``{{r …|sign }}``); its
preprocessor turns a document into a Jinja template. Compiling costs a hundred times more than filling in, so the
compiled parts are kept as long as the file does not change. Templates are edited by people: they run in Jinja's
sandbox, what is filled in is escaped, and a fault is named with the paragraph it stands in.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from reports.rendering.docx_body import Body, style_names
from reports.rendering.docx_contents import SLOT, put_contents
from reports.rendering.docx_numbering import number_in_sequence
from reports.rendering.docx_paging import keep_together
from reports.rendering.docx_tag_faults import in_russian
from reports.rendering.style import Sign
from shnor_pipeline.told import ToldError

PICTURE_SLOTS = ("matrix", "attainment", "changes", "execution", "tasks")
DOCUMENT_PART = "word/document.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_PROPERTIES = "docProps/core.xml"
_STYLES = "word/styles.xml"
FILLED_PARTS = re.compile(r"^word/(document|header\d*|footer\d*|footnotes)\.xml$")
_STAMP = re.compile(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_EMU_PER_CM = 360_000
_PICTURE_CM, _TALLEST_CM = 16.0, 13.5
_SHOWN_CHARACTERS = 70
_LINE_END = Markup('</w:t><w:br/><w:t xml:space="preserve">')


class DocumentTemplateError(ToldError, ValueError):
    """A template cannot be filled; the message is a Russian sentence with file, paragraph and tag."""


@dataclass(frozen=True)
class Picture:
    """A chart for a slot of the template: PNG and the sentence that says what it shows."""

    png: bytes
    alt: str


@dataclass(frozen=True)
class _Compiled:
    """A template file ready to be filled: compiled parts, and the parts that are copied as they are."""

    filled: dict[str, Template]
    copied: dict[str, bytes]
    slots: tuple[str, ...]
    """Slots of charts in the order in which they stand in the document."""
    styles: dict[str, str]
    """Names of styles by id."""


class _Drawing(Markup):
    """A chart as a run; ``no`` is the number of its figure among those that are there."""

    no: int


def sign_run(sign: object) -> Markup:
    """Return a status as a coloured run: symbol and word; plain text passes through in the paragraph's own look."""
    mark = getattr(sign, "sign", sign)
    if isinstance(mark, Sign):
        colour = mark.ink.lstrip("#")
        look = f'<w:rPr><w:color w:val="{colour}"/></w:rPr>'
    else:
        look = ""
    value = getattr(sign, "value", "")
    below = Markup('<w:br/><w:t xml:space="preserve">{}</w:t>').format(value) if value else ""
    return Markup('<w:r>{}<w:t xml:space="preserve">{}</w:t>{}</w:r>').format(Markup(look), str(mark), below)  # noqa: S704 - built here


def template_environment() -> SandboxedEnvironment:
    """Return the sandbox that templates run in: escaped, strict about names, a line of a value a line of its cell."""
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_in_lines)
    environment.filters["sign"] = sign_run
    return environment


def _in_lines(value: object) -> object:
    """Return a text with its line ends as those of a document; anything else as it is."""
    if not isinstance(value, str) or isinstance(value, Markup) or "\n" not in value:
        return value
    return _LINE_END.join(value.split("\n"))


def render(view_model: object, template: Path, images: Mapping[str, Picture] | None = None) -> bytes:
    """Return the template filled with the view model (a dataclass or a mapping) as .docx bytes.

    ``images`` maps slots of the template to charts; a slot without a chart prints nothing. The same arguments give
    the same bytes. DocumentTemplateError where the template names something that is not there.
    """
    compiled = _compiled(template)
    context = _context(view_model)
    shown = {slot: image for slot, image in sorted((images or {}).items()) if slot in compiled.slots}
    pictures = {slot: shown[slot] for slot in compiled.slots if slot in shown}
    slots: dict[str, Markup | None] = {slot: None for slot in PICTURE_SLOTS}  # noqa: C420 - the type is wider
    for number, (slot, picture) in enumerate(pictures.items(), start=1):
        slots[slot] = _drawing(picture, number)
    context["images"] = slots
    context["contents"] = SLOT
    parts = dict(compiled.copied)
    for name, part in compiled.filled.items():
        try:
            filled = _checked(part.render(context))
            parts[name] = _arranged(filled, compiled.styles) if name == DOCUMENT_PART else filled.encode()
        except TemplateError as error:
            raise DocumentTemplateError(f"{template.name}: {in_russian(error)}") from error
    _add_pictures(parts, list(pictures.values()))
    return _zipped(parts)


def _arranged(xml: str, styles: Mapping[str, str]) -> bytes:
    """Return the filled body with its contents, its tables numbered, and what belongs together kept on one page."""
    body = Body(parse_xml(xml.encode()), styles)
    number_in_sequence(body)
    put_contents(body)
    keep_together(body)
    return etree.tostring(body.root, encoding="UTF-8", standalone=True)


def _context(view_model: object) -> dict[str, Any]:
    if isinstance(view_model, Mapping):
        return dict(view_model)
    if is_dataclass(view_model) and not isinstance(view_model, type):
        return {field.name: getattr(view_model, field.name) for field in fields(view_model)}
    raise TypeError(f"a view model is a dataclass or a mapping, not {type(view_model).__name__}")


def _compiled(template: Path) -> _Compiled:
    try:
        stat = template.stat()
    except OSError as error:
        raise DocumentTemplateError(f"нет шаблона {template}: скопируйте его заново командой «shnor init»") from error
    return _compile(template, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=32)
def _compile(template: Path, _changed: int, _size: int) -> _Compiled:
    environment = template_environment()
    filled: dict[str, Template] = {}
    copied: dict[str, bytes] = {}
    for name, content in template_parts(template).items():
        if FILLED_PARTS.match(name) or name == _PROPERTIES:
            try:
                filled[name] = environment.from_string(template_source(name, content))
            except TemplateSyntaxError as error:
                place = _place(template_source(name, content), error.lineno)
                raise DocumentTemplateError(f"{template.name}, {place}: {in_russian(error)}") from error
        else:
            copied[name] = content
    if DOCUMENT_PART not in filled:
        raise DocumentTemplateError(f"{template.name}: это не документ Word (.docx)")
    source = template_source(DOCUMENT_PART, template_parts(template)[DOCUMENT_PART])
    placed = {slot: source.find(f"images.{slot}") for slot in PICTURE_SLOTS}
    slots = tuple(sorted((slot for slot in placed if placed[slot] >= 0), key=placed.__getitem__))
    return _Compiled(filled, copied, slots, style_names(copied[_STYLES]) if _STYLES in copied else {})


def template_parts(template: Path) -> dict[str, bytes]:
    """Return the parts of a .docx by name; DocumentTemplateError where it is none."""
    try:
        with zipfile.ZipFile(template) as archive:
            return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except (OSError, zipfile.BadZipFile) as error:
        raise DocumentTemplateError(f"{template.name}: файл не открывается как документ Word (.docx)") from error


def template_source(name: str, content: bytes) -> str:
    """Return the part as a Jinja template, one paragraph per line so that line numbers name paragraphs."""
    text = content.decode("utf-8")
    if name == _PROPERTIES:
        return _STAMP.sub(r"\1{{ title.stamp }}\2", text)
    patched = DocxTemplate(io.BytesIO()).patch_xml(text.replace("\r", " ").replace("\n", " "))
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", patched)


def _checked(rendered: str) -> str:
    return re.sub(r"\n<w:p([ >])", r"<w:p\1", rendered)


def _drawing(picture: Picture, number: int) -> _Drawing:
    """Return a run with the picture and its alternative text, as wide as the page or as tall as half of it."""
    width, height = struct.unpack(">II", picture.png[16:24])
    across = min(_PICTURE_CM, _TALLEST_CM * width / height)
    cx, cy = int(across * _EMU_PER_CM), int(across * height / width * _EMU_PER_CM)
    alt = escape(picture.alt)
    drawing = (
        f'<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        f'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr id="{1000 + number}" name="Рисунок {number}" descr="{alt}"/>'
        f'<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
        f'<pic:cNvPr id="{1000 + number}" name="chart{number}.png" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        f'r:embed="rIdChart{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        f"</wp:inline></w:drawing></w:r>"
    )
    run = _Drawing(drawing)
    run.no = number
    return run


def _add_pictures(parts: dict[str, bytes], pictures: list[Picture]) -> None:
    relations = ""
    for number, picture in enumerate(pictures, start=1):
        parts[f"word/media/chart{number}.png"] = picture.png
        relations += (
            f'<Relationship Id="rIdChart{number}" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
            f'Target="media/chart{number}.png"/>'
        )
    if relations:
        parts[_RELATIONS] = parts[_RELATIONS].replace(b"</Relationships>", f"{relations}</Relationships>".encode())
        if b'Extension="png"' not in parts[_TYPES]:
            parts[_TYPES] = parts[_TYPES].replace(
                b"</Types>", b'<Default Extension="png" ContentType="image/png"/></Types>'
            )


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda item: (item != _TYPES, item)):
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, parts[name])
    return stream.getvalue()


def _place(source: str, line: int) -> str:
    lines = source.splitlines()
    near = [words_of(lines[at]) for at in (line - 1, line - 2, line) if 0 <= at < len(lines)]
    return f"абзац «{shortened(next((text for text in near if text), ''))}»"


def words_of(xml: str) -> str:
    """Return the text of a piece of a document, its marks left out."""
    return " ".join(re.sub(r"<[^>]+>", " ", xml).split())


def shortened(text: str) -> str:
    """Return a paragraph's beginning, enough to find it by."""
    return text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "…"
