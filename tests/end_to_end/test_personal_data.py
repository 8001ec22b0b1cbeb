"""No surname, name or document number of the district's pupils is in anything that the pipeline wrote.

The generator's surnames are canaries: they stand only where real files have them. What is searched is the whole working
folder but for the two places that hold originals (``inbox/`` as people left it, ``store/`` closed to others): the
warehouse, the orchestrator's databases, logs and event files, readings kept, exports and every document, unpacked.
"""

from __future__ import annotations

import io
import json
import os
import re
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from command_line import shnor

from shnor_pipeline.demo.names import SURNAMES
from shnor_pipeline.sources.gia_blocks import blocks
from shnor_pipeline.sources.text import clean
from shnor_pipeline.sources.workbook import UnreadableFileError, open_workbook

pytestmark = pytest.mark.slow
_ORIGINALS = {"inbox", "store"}
_PERSONAL = ("surname", "document_number", "document")
_SHORTEST_NUMBER = 6


def forms_of(word: str) -> list[bytes]:
    """Return the word as programs may write it: three encodings, and escaped in JSON; a number has the first only."""
    if word.isdigit():
        return [word.encode()]
    return [word.encode(), word.encode("cp1251"), word.encode("utf-16-le"), json.dumps(word)[1:-1].encode()]


def pieces(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what is searched of a file: its bytes, the parts of archives within it, the cells of a parquet file."""
    content = path.read_bytes()
    yield path.name, content
    yield from _parts(path.name, content)
    if path.suffix == ".parquet":
        yield f"{path.name}, cells", pd.read_parquet(io.BytesIO(content)).to_csv(index=False).encode()


def _parts(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    if content[:2] == b"PK" and zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.namelist():
                inner = archive.read(part)
                yield f"{name}/{part}", inner
                yield from _parts(f"{name}/{part}", inner)


def leaks(folder: Path, words: set[str]) -> list[str]:
    """Return where any of the words stands in the folder, originals left out."""
    wanted = [(word, form) for word in sorted(words) for form in forms_of(word)]
    found = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.relative_to(folder).parts[0] in _ORIGINALS:
            continue
        for place, content in pieces(path):
            found += [f"{place}: {word}" for word, form in wanted if form in content and _whole(form, content)]
    return found


def _whole(form: bytes, content: bytes) -> bool:
    """Whether a number stands by itself: six digits inside a fraction or a hash are nobody's document."""
    return not form.isdigit() or re.search(rb"(?<![0-9A-Fa-f.])" + form + rb"(?![0-9A-Fa-f])", content) is not None


@pytest.fixture(scope="module")
def canaries(demo: Path) -> set[str]:
    """Return surnames and document numbers that the inbox really holds."""
    words: set[str] = set()
    for path in sorted((demo / "inbox").rglob("*")):
        if not path.is_file() or "gia" not in path.relative_to(demo).parts or path.name.startswith("~$"):
            continue
        try:
            workbook = open_workbook(path)
        except UnreadableFileError:
            continue
        for sheet in workbook.sheets:
            for block in blocks(sheet):
                columns = [block.header.columns[name] for name in _PERSONAL if name in block.header.columns]
                words |= {clean(cells[column]) for _, cells in block.rows for column in columns}
    surnames = {word.removesuffix("а") for word in words if word in SURNAMES}
    numbers = {word for word in words if word.isdigit() and len(word) >= _SHORTEST_NUMBER}
    assert len(surnames) >= 10
    assert len(numbers) >= 20
    return surnames | set(sorted(numbers)[:20])


def test_nothing_that_was_written_holds_a_pupil(demo: Path, canaries: set[str]) -> None:
    assert leaks(demo, canaries) == []


def test_exports_and_checks_hold_no_pupil(demo: Path, canaries: set[str], tmp_path: Path) -> None:
    for table, ending in (("validated_pupil_results", "csv"), ("findings", "xlsx"), ("validated_appeals", "parquet")):
        assert shnor("export", table, "-o", tmp_path / f"{table}.{ending}", home=demo).code == 0
    told = shnor("check", demo / "inbox" / "gia")
    (tmp_path / "check.txt").write_text(told.out + told.err, encoding="utf-8")
    assert len(told.out) > 500
    assert leaks(tmp_path, canaries) == []


def test_the_search_finds_what_is_hidden(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "отчёт.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:t>Сойкин Иван</w:t>")
    pd.DataFrame({"имя": ["Зябликов"]}).to_parquet(tmp_path / "кэш.parquet")
    (tmp_path / "журнал.json").write_text(json.dumps({"error": "Дроздова"}), encoding="ascii")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "оригинал.csv").write_text("Щеглов", encoding="utf-8")
    found = leaks(tmp_path, {"Сойкин", "Зябликов", "Дроздова", "Щеглов"})
    assert {line.rpartition(" ")[2] for line in found} == {"Сойкин", "Зябликов", "Дроздова"}


@pytest.mark.skipif(os.name != "posix", reason="access rights of POSIX")
def test_originals_are_closed_to_others_and_the_doctor_sees_when_they_are_not(tmp_path: Path) -> None:
    assert shnor("init", tmp_path / "папка").code == 0
    store = tmp_path / "папка" / "store"
    assert stat.S_IMODE(store.stat().st_mode) == 0o700
    told = shnor("doctor", home=tmp_path / "папка").out
    assert "права 700" in told
    assert "оригиналы хранятся" in told
    store.chmod(0o755)
    assert (
        "✘ папки: архив оригиналов закрыт для других пользователей (права 755"
        in shnor("doctor", home=tmp_path / "папка").out
    )
