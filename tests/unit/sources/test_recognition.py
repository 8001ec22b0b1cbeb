import logging

import openpyxl
import pytest

from shnor_pipeline.findings import Severity
from shnor_pipeline.sources import recognition
from shnor_pipeline.sources.context_forms import ContextFormReader
from shnor_pipeline.sources.form_reader import Match
from shnor_pipeline.sources.objectivity import ObjectivityReader
from shnor_pipeline.sources.reading import Reading, ReadingContext
from shnor_pipeline.sources.registry import RegistryReader
from shnor_pipeline.sources.workbook import Sheet, Workbook

CONTEXT = ReadingContext(salt="соль")
KNOWN = (RegistryReader(), ObjectivityReader(), ContextFormReader())
REGISTER = [
    ["Код ОО (ГИА)", "Логин ФИС ОКО", "Наименование краткое", "Тип ОО", "Статус", "Город/село", "Населённый пункт"]
]
REGISTER += [["042001", "edu389101", "МКОУ «Первая СОШ»", "СОШ", "действует", "село", "с. Первое"]]
PUPILS = [
    ["Список", "", ""],
    ["№", "Фамилия, имя", "Класс"],
    [1.0, "Канарейкина Проба", "9А"],
    [2.0, "Канарейкин Ян", "9А"],
]


class Scored:
    """A reader that fits as well as it is told."""

    kind = "проба"

    def __init__(self, label, score, fails=False):
        self.label = label
        self._score = score
        self._fails = fails

    def recognise(self, _workbook, _context):
        return None if self._score is None else Match(self._score, f"{self.label}/1")

    def read(self, _workbook, match, _context):
        if self._fails:
            raise KeyError("Канарейкина Проба")
        return Reading(self.kind, match.layout)


@pytest.fixture
def own_readers(monkeypatch):
    monkeypatch.setattr(recognition, "readers", lambda: KNOWN)


def save(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append([None if cell == "" else cell for cell in row])
    book.save(path)
    return path


def judged(*readers):
    workbook = Workbook("xlsx", [Sheet("Лист1", [["Канарейкина Проба", "Класс"], ["Иванова", "9А"]])])
    return recognition.read_workbook(workbook, CONTEXT, readers)


@pytest.mark.usefixtures("own_readers")
def test_a_file_is_recognised_by_its_content_whatever_its_name(tmp_path):
    reading = recognition.read_file(save(tmp_path / "bias протокол.xlsx", [["Реестр"], [], *REGISTER]), CONTEXT)
    assert (reading.kind, reading.layout, reading.rejected) == ("school_registry", "registry", "")
    assert reading.frames["schools"]["row"].tolist() == [4]


@pytest.mark.usefixtures("own_readers")
def test_an_unreadable_file_is_a_reading_with_the_reason(tmp_path):
    (tmp_path / "реестр.xlsx").write_bytes(b"")
    reading = recognition.read_file(tmp_path / "реестр.xlsx", CONTEXT)
    assert reading.kind == "unreadable"
    assert reading.rejected == "файл пустой (0 байт)"
    assert [(finding.code, finding.severity) for finding in reading.findings] == [("FILE-001", Severity.ERROR)]
    assert reading.findings[0].guidance


@pytest.mark.usefixtures("own_readers")
def test_an_unknown_file_is_described_without_a_single_name(tmp_path, caplog, capsys):
    with caplog.at_level(logging.DEBUG):
        reading = recognition.read_file(save(tmp_path / "список.xlsx", PUPILS), CONTEXT)
    assert reading.kind == "unknown"
    assert [finding.code for finding in reading.findings] == ["RECOGNITION-001"]
    assert "фамилия, имя, класс" in reading.rejected
    printed = capsys.readouterr()
    assert "анарейкин" not in (repr(reading) + caplog.text + printed.out + printed.err)


@pytest.mark.usefixtures("own_readers")
def test_what_was_noticed_on_opening_comes_first(tmp_path):
    rows = [*REGISTER, ["042001", "edu389102", "Вторая", "СОШ", "x" * 5000, "село", ""]]
    reading = recognition.read_file(save(tmp_path / "а.xlsx", rows), CONTEXT)
    assert [finding.code for finding in reading.findings] == ["FILE-105", "REGISTRY-002"]


def test_the_clear_winner_reads():
    assert judged(Scored("А", 0.7), Scored("Б", 0.9), Scored("В", None)).layout == "Б/1"


def test_two_near_equal_fits_are_a_question_not_a_guess():
    reading = judged(Scored("Протокол", 0.9), Scored("Ведомость", 0.88), Scored("Список", 0.6))
    assert reading.kind == "unknown"
    assert [finding.code for finding in reading.findings] == ["RECOGNITION-002"]
    assert "«Протокол», «Ведомость»" in reading.rejected
    assert "Список" not in reading.rejected


def test_a_weak_fit_is_named_but_not_taken():
    reading = judged(Scored("Протокол", 0.4))
    assert reading.kind == "unknown"
    assert "похоже на «Протокол»" in reading.rejected


def test_an_empty_workbook_is_called_empty():
    reading = recognition.read_workbook(Workbook("xlsx", [Sheet("Лист1", [])]), CONTEXT, KNOWN)
    assert "нет ни одной заполненной ячейки" in reading.rejected


def test_a_reader_that_stumbles_stops_nothing_and_quotes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(recognition, "readers", lambda: (Scored("Протокол", 1.0, fails=True),))
    reading = recognition.read_file(save(tmp_path / "а.xlsx", PUPILS), CONTEXT)
    assert reading.kind == "unreadable"
    assert [finding.code for finding in reading.findings] == ["FILE-099"]
    assert "KeyError" in reading.rejected
    assert "анарейкин" not in repr(reading)


@pytest.mark.parametrize(("reader", "kind"), [(RegistryReader(), "schools"), (ObjectivityReader(), "objectivity")])
def test_no_name_beside_the_table_passes_a_reader(reader, kind):
    tables = {
        "schools": [
            [*REGISTER[0], "ФИО директора"],
            [*REGISTER[1], "Канарейкина Проба"],
            ["", "", "", "", "", "", "", "Канарейкин"],
        ],
        "objectivity": [
            ["Год", "Логин", "ОО", "4 РУ", "4 МА", "5 РУ", "5 МА", "Директор"],
            ["2024", "edu389101", "Первая СОШ", 1.0, "", "", "да", "Канарейкина Проба"],
        ],
    }
    workbook = Workbook("xlsx", [Sheet("Лист1", tables[kind])])
    match = reader.recognise(workbook, CONTEXT)
    reading = reader.read(workbook, match, CONTEXT)
    assert len(reading.frames[kind]) == 1
    assert "анарейкин" not in repr(reading) + repr(reading.frames[kind].to_dict("list"))


def test_the_declared_readers_are_gathered_and_each_has_a_name():
    recognition.readers.cache_clear()
    gathered = recognition.readers()
    kinds = [reader.kind for reader in gathered]
    assert {"school_registry", "objectivity_list", "context_form", "social_passport"} <= set(kinds)
    labels = [reader.label for reader in gathered]
    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_a_declared_reader_that_is_missing_is_an_error(monkeypatch):
    monkeypatch.setattr(recognition, "READER_MODULES", ("vanished",))
    recognition.readers.cache_clear()
    with pytest.raises(ModuleNotFoundError, match="vanished"):
        recognition.readers()
    recognition.readers.cache_clear()
