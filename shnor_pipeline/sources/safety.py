"""Looking at a file before parsing it: what it really is, whether it is whole, and whether it is safe to open.

The type is judged by the content, never by the name. What must not be opened raises UnreadableFileError with a code:
001 empty · 002 lock file · 003 too big · 004 not a table · 005 password · 006 damaged · 007 macros · 008 DDE ·
009 dangerous package · 010 sheets of one name · 011/012/016 too many rows, columns, or a stray far cell · 013 too long
text · 014 broken CSV · 015 unknown encoding. What may be opened but has lost something is told in findings (FILE-1xx).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.settings import Limits
from shnor_pipeline.sources.compound_file import (
    OLE_SIGNATURE,
    BrokenCompoundFileError,
    CompoundFile,
    look_at_biff,
    open_compound,
)
from shnor_pipeline.sources.package import PackageLook, look_at_package
from shnor_pipeline.sources.sheet_scan import refuse_sparse
from shnor_pipeline.sources.unreadable import UnreadableFileError

ZIP_SIGNATURE = b"PK\x03\x04"
_MB = 1 << 20
_AS_XLSX = "Откройте файл в Excel и сохраните как «Книга Excel (.xlsx)»."
_SEND_AGAIN = "Скопируйте или выгрузите файл заново: он передан не целиком или испорчен."
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "документ PDF", "Пришлите исходную таблицу в .xlsx, .xls или .csv."),
    (b"{\\rtf", "документ RTF", _AS_XLSX),
    (b"SQLite format 3\0", "база данных SQLite", "Выгрузите таблицу в .xlsx или .csv."),
    (b"Rar!", "архив RAR", "Распакуйте архив и положите файлы по одному."),
    (b"7z\xbc\xaf", "архив 7-Zip", "Распакуйте архив и положите файлы по одному."),
    (b"\x1f\x8b", "архив GZIP", "Распакуйте архив и положите файлы по одному."),
    (b"\x89PNG", "изображение", "Нужна таблица, а не снимок экрана."),
    (b"\xff\xd8\xff", "изображение", "Нужна таблица, а не снимок экрана."),
    (b"GIF8", "изображение", "Нужна таблица, а не снимок экрана."),
    (b"MZ", "программа", "Такой файл не открывается. Пришлите таблицу."),
    (b"\x7fELF", "программа", "Такой файл не открывается. Пришлите таблицу."),
)
_DBF_VERSIONS = frozenset({0x02, 0x03, 0x30, 0x31, 0x32, 0x43, 0x83, 0x8B, 0x8E, 0xF5})
_HTML = re.compile(rb"^\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|table|script)\b", re.IGNORECASE)
_BINARY = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_OLE_KINDS = (
    ("EncryptedPackage", ""),
    ("WordDocument", "документ Word"),
    ("PowerPoint Document", "презентация"),
    ("__properties_version1.0", "письмо Outlook"),
)


@dataclass(frozen=True)
class Inspection:
    """What the file is (``xlsx``, ``xls`` or ``csv``) and what should be said of it although it can be opened."""

    format: str
    findings: tuple[Finding, ...] = ()


def read_bytes(path: Path, limits: Limits) -> bytes:
    """Return the bytes of the file; refuse lock files, empty and too big ones by name and size alone."""
    if path.name.startswith("~$"):
        raise UnreadableFileError(
            "FILE-002",
            "служебный файл Excel («~$…»): книгу сейчас кто-то держит открытой",
            "Закройте книгу в Excel; сам этот файл удалять не нужно.",
        )
    try:
        if not path.is_file():
            raise UnreadableFileError("FILE-004", "это не файл", "Положите во входящие файл с таблицей.")
        size = path.stat().st_size
        if size > limits.max_file_mb * _MB:
            raise UnreadableFileError(
                "FILE-003",
                f"файл занимает {size // _MB} МБ, принимается не более {limits.max_file_mb} МБ",
                "Разделите файл или увеличьте limits.max_file_mb в настройках.",
            )
        data = path.read_bytes()
    except OSError:
        raise UnreadableFileError(
            "FILE-006", "файл не читается с диска", "Проверьте права на файл и повторите."
        ) from None
    if not data:
        raise UnreadableFileError("FILE-001", "файл пустой (0 байт)", _SEND_AGAIN)
    return data


def inspect(data: bytes, limits: Limits | None = None) -> Inspection:
    """Say what the bytes are and what was noticed; raise UnreadableFileError where they must not be parsed."""
    limits = limits or Limits()
    if data.startswith(ZIP_SIGNATURE):
        return Inspection("xlsx", tuple(_package_findings(look_at_package(data, limits))))
    if data.startswith(OLE_SIGNATURE):
        _look_at_ole(data)
        return Inspection("xls")
    _refuse_foreign(data)
    return Inspection("csv", tuple(_text_findings(data)))


def _look_at_ole(data: bytes) -> None:
    try:
        container = open_compound(data)
        for stream, what in _OLE_KINDS:
            if stream in container.streams:
                raise _password() if not what else _not_a_table(what, _AS_XLSX)
        _look_at_workbook_stream(container)
    except BrokenCompoundFileError:
        raise UnreadableFileError(
            "FILE-006", "файл обрезан или повреждён: книга .xls не читается", _SEND_AGAIN
        ) from None


def _look_at_workbook_stream(container: CompoundFile) -> None:
    name = next((stream for stream in ("Workbook", "Book") if stream in container.streams), None)
    if name is None:
        raise _not_a_table("файл старого формата Microsoft без таблицы", _AS_XLSX)
    look = look_at_biff(container.stream(name))
    if look.protected:
        raise _password()
    if look.macro_sheet or "_VBA_PROJECT_CUR" in container.streams:
        raise UnreadableFileError(
            "FILE-007",
            "в файле есть макросы",
            "Сохраните книгу без макросов: Файл → Сохранить как → Книга Excel (.xlsx).",
        )
    refuse_sparse((extent.rows, extent.columns, extent.cells) for extent in look.extents)


def _refuse_foreign(data: bytes) -> None:
    for signature, what, guidance in _SIGNATURES:
        if data.startswith(signature):
            raise _not_a_table(what, guidance)
    if data.startswith(b"PK"):
        raise UnreadableFileError("FILE-006", "файл обрезан или повреждён: оглавление книги не читается", _SEND_AGAIN)
    if _is_dbf(data):
        raise _not_a_table("таблица dBase (.dbf), этот формат не поддерживается", _AS_XLSX)
    start = data.removeprefix(b"\xef\xbb\xbf")[:4096]
    if _HTML.match(start):
        raise _not_a_table("веб-страница (HTML), хотя имя может говорить об Excel", _AS_XLSX)
    if start.lstrip().startswith(b"<?xml"):
        raise _not_a_table("документ XML", _AS_XLSX)
    is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not is_utf16 and (_BINARY.search(data) or data.count(0) > max(len(data) // 100, 1)):
        raise _not_a_table("двоичный файл неизвестного вида", "Пришлите таблицу в .xlsx, .xls или .csv.")


def _is_dbf(data: bytes) -> bool:
    """Say whether the header is that of dBase: a known version, a possible date, and lengths that agree."""
    if len(data) < 65 or data[0] not in _DBF_VERSIONS or not (1 <= data[2] <= 12 and 1 <= data[3] <= 31):
        return False
    header = int.from_bytes(data[8:10], "little")
    return 65 <= header <= len(data) and data[header - 1] in {0x0D, 0x00}


def _package_findings(look: PackageLook) -> list[Finding]:
    found = []
    if look.links_outside:
        found.append(
            Finding(
                "FILE-103",
                Severity.NOTE,
                Stage.INTAKE,
                "книга ссылается на другие файлы; взяты значения, сохранённые в ней самой",
                "Разорвите связи (Данные → Изменить связи), чтобы значения были видны в самой книге.",
            )
        )
    for sheet, seen in look.sheets.items():
        found += [
            Finding(
                "FILE-101",
                Severity.QUESTION,
                Stage.INTAKE,
                f"в ячейке {cell} ошибка Excel {value}: значения нет",
                "Исправьте формулу или впишите значение и пришлите файл снова.",
                sheet=sheet,
                cell=cell,
                value=value,
            )
            for cell, value in seen.errors.items()
        ]
        found += [
            Finding(
                "FILE-102",
                Severity.NOTE,
                Stage.INTAKE,
                f"в столбце {column} у формул нет сохранённого значения (ячеек: {len(cells)})",
                "Откройте файл в Excel и сохраните его: формулы будут вычислены.",
                sheet=sheet,
                cell=cells[0],
            )
            for column, cells in seen.not_calculated.items()
        ]
    return found


def _text_findings(data: bytes) -> list[Finding]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or not data.count(0):
        return []
    return [
        Finding(
            "FILE-104",
            Severity.NOTE,
            Stage.INTAKE,
            f"в тексте файла были нулевые байты ({data.count(0)}); они убраны",
            "Проверьте строки рядом с ними: программа, выгрузившая файл, могла испортить и соседние знаки.",
            cell=str(data[: data.index(0)].count(b"\n") + 1),
        )
    ]


def _not_a_table(what: str, guidance: str) -> UnreadableFileError:
    return UnreadableFileError("FILE-004", f"это не таблица результатов: {what}", guidance)


def _password() -> UnreadableFileError:
    return UnreadableFileError(
        "FILE-005", "файл защищён паролем, открыть его нельзя", "Снимите защиту в Excel и пришлите файл без пароля."
    )
