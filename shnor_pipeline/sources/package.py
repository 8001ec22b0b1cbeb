"""Looking into an .xlsx package before any parser touches it.

Every member is unpacked once, in pieces that are thrown away: that proves the checksums, counts the real bytes
(declared sizes are never trusted) and lets the XML be searched for what must not be there. Nothing is written to disk.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from shnor_pipeline.settings import Limits
from shnor_pipeline.sources.sheet_scan import SheetLook, SheetScan, refuse_sparse
from shnor_pipeline.sources.unreadable import UnreadableFileError

_PIECE = 1 << 20
_MB = 1 << 20
# a sheet of pupils packs 5 to 30 times; beyond 100 times and 32 MB it is made to exhaust memory
_MAX_RATIO = 100
_RATIO_FROM = 32 * _MB
_DANGEROUS_NAME = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|^[A-Za-z]:|\0")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MACRO_PART = re.compile(r"vbaproject|(?:^|/)macrosheets/", re.IGNORECASE)
_SHEET_PART = re.compile(r"^xl/worksheets/[^/]+\.xml$", re.IGNORECASE)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_ATTRIBUTE = re.compile(rb"""\b(name|r?:?id)\s*=\s*["']([^"']*)["']""", re.IGNORECASE)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_TARGET = re.compile(rb"""\b(Id|Target)\s*=\s*["']([^"']*)["']""")
_XML_PARTS = (".xml", ".rels", ".vml")
_LONG_STRING = 1000
_DANGER = "Такой файл не открывается. Получите таблицу заново из исходной системы и сохраните как .xlsx."
_DAMAGED = "Скопируйте или выгрузите файл заново: он передан не целиком или испорчен."


@dataclass(frozen=True)
class PackageLook:
    """What the package holds: one look per sheet (by the sheet's name), and whether it links to other books."""

    sheets: dict[str, SheetLook]
    links_outside: bool


def look_at_package(data: bytes, limits: Limits) -> PackageLook:
    """Search the package; raise UnreadableFileError where it is not safe to parse or not a workbook."""
    members = _members(data, limits)
    names = [_normalised(member.filename) for member in members]
    _refuse_by_names(names)
    archive = zipfile.ZipFile(BytesIO(data))
    by_name = dict(zip(names, members, strict=True))
    total = 0
    small: dict[str, bytes] = {}
    long_strings: dict[int, int] = {}
    looks: dict[str, SheetLook] = {}
    order = sorted(by_name, key=lambda name: name != "xl/sharedstrings.xml")
    for name in order:
        scan = SheetScan(limits, long_strings) if _SHEET_PART.match(name) else None
        kept: list[bytes] = []
        tail = b""
        for piece in _pieces(archive, by_name[name], limits.max_unpacked_mb * _MB - total):
            total += len(piece)
            if name.endswith(_XML_PARTS):
                _refuse_declarations(tail + piece, first=not tail)
            tail = piece[-16:]
            if scan:
                scan.feed(piece)
            elif name.endswith(_XML_PARTS):
                kept.append(piece)
        if scan:
            looks[name] = scan.finish()
        elif name == "xl/sharedstrings.xml":
            long_strings.update(_long_strings(b"".join(kept)))
        elif kept:
            small[name] = b"".join(kept)
    _refuse_by_content(small)
    refuse_sparse((look.rows, look.columns, look.cells) for look in looks.values())
    sheets = _sheet_names(small)
    return PackageLook(
        {sheets.get(part, part): look for part, look in looks.items()},
        any(name.startswith("xl/externallinks/") for name in names),
    )


def _members(data: bytes, limits: Limits) -> list[zipfile.ZipInfo]:
    if data.count(b"PK\x01\x02") > limits.max_zip_entries:
        raise UnreadableFileError(
            "FILE-009", f"внутри файла более {limits.max_zip_entries} частей — так книга Excel не устроена", _DANGER
        )
    try:
        members = zipfile.ZipFile(BytesIO(data)).infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, OverflowError, NotImplementedError):
        raise UnreadableFileError(
            "FILE-006", "файл обрезан или повреждён: оглавление книги не читается", _DAMAGED
        ) from None
    declared = sum(member.file_size for member in members)
    if declared > limits.max_unpacked_mb * _MB or any(
        _is_bomb(member.file_size, member.compress_size) for member in members
    ):
        raise _bomb(declared)
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFileError(
            "FILE-005", "файл защищён паролем, открыть его нельзя", "Снимите защиту в Excel и пришлите файл без пароля."
        )
    return members


def _normalised(name: str) -> str:
    return name.replace("\\", "/").lower()


def _refuse_by_names(names: list[str]) -> None:
    if any(_DANGEROUS_NAME.search(name) for name in names):
        raise UnreadableFileError("FILE-009", "внутри файла есть части с путями за его пределы", _DANGER)
    if len(set(names)) < len(names):
        raise UnreadableFileError(
            "FILE-009", "внутри файла одна и та же часть записана дважды с разным содержанием", _DANGER
        )
    if any(_MACRO_PART.search(name) for name in names):
        raise _macros()
    if "xl/workbook.xml" in names:
        return
    for part, what in (
        ("word/document.xml", "документ Word"),
        ("ppt/presentation.xml", "презентация"),
        ("content.xml", "таблица OpenDocument (.ods)"),
        ("xl/workbook.bin", "двоичная книга .xlsb"),
    ):
        if part in names:
            raise UnreadableFileError("FILE-004", f"это {what}, а не книга Excel .xlsx", "Сохраните таблицу как .xlsx.")
    raise UnreadableFileError(
        "FILE-004", "это архив ZIP, а не книга Excel", "Распакуйте архив и положите файлы по одному."
    )


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: int) -> Iterator[bytes]:
    unpacked = 0
    try:
        with archive.open(member) as stream:
            while piece := stream.read(_PIECE):
                unpacked += len(piece)
                if unpacked > budget or _is_bomb(unpacked, member.compress_size):
                    raise _bomb(unpacked)
                yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError):
        raise UnreadableFileError("FILE-006", "файл повреждён: содержимое книги не распаковывается", _DAMAGED) from None


def _refuse_declarations(text: bytes, *, first: bool) -> None:
    if _DECLARATION.search(text) or (first and text[:4].count(0)) or (first and text[:2] in {b"\xff\xfe", b"\xfe\xff"}):
        raise UnreadableFileError(
            "FILE-009", "внутри файла объявлены сущности XML (DTD): в книге Excel их не бывает", _DANGER
        )


def _refuse_by_content(small: dict[str, bytes]) -> None:
    if b"macroenabled" in small.get("[content_types].xml", b"").lower():
        raise _macros()
    if any(b"<ddeLink" in text or b":ddeLink" in text for text in small.values()):
        raise UnreadableFileError(
            "FILE-008",
            "в файле есть связь с другой программой (DDE)",
            "Удалите связи: Данные → Изменить связи → Разорвать связь, и сохраните файл.",
        )
    names = [match.lower() for _, match in _sheet_entries(small)]
    if len(set(names)) < len(names):
        raise UnreadableFileError(
            "FILE-010", "в книге два листа с одинаковым именем", "Переименуйте листы и сохраните книгу в Excel."
        )


def _sheet_entries(small: dict[str, bytes]) -> list[tuple[str, str]]:
    entries = []
    for tag in _SHEET.findall(small.get("xl/workbook.xml", b"")):
        attributes = {key.decode().lower(): value.decode("utf-8", "replace") for key, value in _ATTRIBUTE.findall(tag)}
        entries.append(
            (attributes.get("r:id", attributes.get(":id", attributes.get("id", ""))), attributes.get("name", ""))
        )
    return entries


def _sheet_names(small: dict[str, bytes]) -> dict[str, str]:
    """Return package part → name of the sheet."""
    targets = {}
    for tag in _RELATION.findall(small.get("xl/_rels/workbook.xml.rels", b"")):
        attributes = {key.decode(): value.decode("utf-8", "replace") for key, value in _TARGET.findall(tag)}
        target = attributes.get("Target", "").lower()
        targets[attributes.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return {targets[key]: name for key, name in _sheet_entries(small) if key in targets}


def _long_strings(text: bytes) -> dict[int, int]:
    """Return index → length of the shared strings that are long: many cells may repeat one of them."""
    lengths = (len(part) for part in re.split(rb"<(?:\w+:)?si\b", text)[1:])
    return {index: length for index, length in enumerate(lengths) if length > _LONG_STRING}


def _is_bomb(unpacked: int, packed: int) -> bool:
    return unpacked > _RATIO_FROM and unpacked > _MAX_RATIO * max(packed, 1)


def _bomb(size: int) -> UnreadableFileError:
    return UnreadableFileError(
        "FILE-009", f"файл распаковывается до {size // _MB} МБ: похоже на «бомбу», вызывающую нехватку памяти", _DANGER
    )


def _macros() -> UnreadableFileError:
    return UnreadableFileError(
        "FILE-007", "в файле есть макросы", "Сохраните книгу без макросов: Файл → Сохранить как → Книга Excel (.xlsx)."
    )
