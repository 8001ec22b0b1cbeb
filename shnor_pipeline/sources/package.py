"""Looking into an .xlsx package before any parser touches it.

Every member is unpacked once, in pieces that are thrown away: that proves the checksums, counts the real bytes
(declared sizes are never trusted) and lets the XML be searched for what must not be there. Nothing is written to disk.
"""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from shnor_pipeline.settings import Limits
from shnor_pipeline.sources.sheet_scan import SharedStringsScan, SheetLook, SheetScan, refuse_sparse
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
_XML_PARTS = (".xml", ".rels", ".vml")
_BOOK, _RELATIONS, _TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[content_types].xml"
_STRINGS = "xl/sharedstrings.xml"
_MAX_BOOK_PART = 4 * _MB
_DDE = re.compile(rb"[<:]ddeLink\b")
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
    by_name = dict(zip(names, members, strict=True))
    strings = SharedStringsScan()
    looks: dict[str, SheetLook] = {}
    book: dict[str, bytes] = {}
    budget = limits.max_unpacked_mb * _MB
    with zipfile.ZipFile(BytesIO(data)) as archive:
        # the strings come first: how long they are decides what a sheet may repeat
        for name in sorted(by_name, key=lambda name: name != _STRINGS):
            scan = SheetScan(limits, strings.long) if _SHEET_PART.match(name) else None
            for piece in _searched(name, _pieces(archive, by_name[name], budget)):
                budget -= len(piece)
                if scan:
                    scan.feed(piece)
                elif name == _STRINGS:
                    strings.feed(piece)
                elif name in {_BOOK, _RELATIONS, _TYPES}:
                    book[name] = _kept(book.get(name, b"") + piece)
            if scan:
                looks[name] = scan.finish()
    refuse_sparse((look.rows, look.columns, look.cells) for look in looks.values())
    if b"macroenabled" in book.get(_TYPES, b"").lower():
        raise _macros()
    sheets = _sheet_names(book)
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
    if _BOOK in names:
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


def _searched(name: str, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Pass the pieces of a part on, having looked for entities and DDE in them and across their borders."""
    tail = b""
    for piece in pieces:
        if name.endswith(_XML_PARTS):
            text = tail + piece
            not_utf8 = not tail and (text[:4].count(0) > 0 or text[:2] in {b"\xff\xfe", b"\xfe\xff"})
            if not_utf8 or (b"<!" in text and _DECLARATION.search(text)):
                raise UnreadableFileError(
                    "FILE-009", "внутри файла объявлены сущности XML (DTD): в книге Excel их не бывает", _DANGER
                )
            if b"ddeLink" in text and _DDE.search(text):
                raise UnreadableFileError(
                    "FILE-008",
                    "в файле есть связь с другой программой (DDE)",
                    "Удалите связи: Данные → Изменить связи → Разорвать связь, и сохраните файл.",
                )
            tail = piece[-16:]
        yield piece


def _kept(part: bytes) -> bytes:
    if len(part) > _MAX_BOOK_PART:
        raise UnreadableFileError("FILE-009", "оглавление книги неправдоподобно велико", _DANGER)
    return part


def _sheet_names(book: dict[str, bytes]) -> dict[str, str]:
    """Return package part → name of the sheet; refuse a book with two sheets of one name."""
    targets: dict[str, str] = {}
    for item in _elements(book.get(_RELATIONS, b""), "Relationship"):
        target = item.get("Target", "").lower()
        targets[item.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    sheets = [
        (next((value for key, value in item.items() if key.endswith("}id")), ""), item.get("name", ""))
        for item in _elements(book[_BOOK], "sheet")
    ]
    if len({name.casefold() for _, name in sheets}) < len(sheets):
        raise UnreadableFileError(
            "FILE-010", "в книге два листа с одинаковым именем", "Переименуйте листы и сохраните книгу в Excel."
        )
    return {targets[key]: name for key, name in sheets if key in targets}


def _elements(part: bytes, name: str) -> list[dict[str, str]]:
    """Return the attributes of the elements of that local name."""
    if not part:
        return []
    try:
        root = ET.fromstring(part)  # noqa: S314  entities were refused above, the size is limited
    except ET.ParseError:
        raise UnreadableFileError("FILE-006", "файл повреждён: оглавление книги не читается", _DAMAGED) from None
    return [dict(element.attrib) for element in root.iter() if element.tag.rpartition("}")[2] == name]


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
