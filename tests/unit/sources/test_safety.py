import contextlib
import io
import pickle
import sqlite3
import struct
import time
import tracemalloc
import zipfile

import openpyxl
import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shnor_pipeline.settings import Limits
from shnor_pipeline.sources.sheet_scan import SheetScan
from shnor_pipeline.sources.workbook import UnreadableFileError, open_with_findings, open_workbook

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{}</sheets></workbook>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>'
)
ROOT = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
CELLS = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Школа</t></is></c></row></sheetData>'


def package(path, *, cells=CELLS, sheets='<sheet name="Лист" sheetId="1" r:id="rId1"/>', types="", parts=()):
    """Write a small invented workbook with the given peculiarities."""
    members = {
        "[Content_Types].xml": TYPES.format(types),
        "_rels/.rels": ROOT,
        "xl/workbook.xml": BOOK.format(sheets),
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/worksheets/sheet1.xml": SHEET.format(cells),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in [*members.items(), *parts]:
            archive.writestr(name, content)
    return path


def refused(path, limits=None) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        open_workbook(path, limits)
    error = caught.value
    assert error.message
    assert error.guidance
    assert len(error.message) < 300
    return error


@pytest.fixture
def plain(tmp_path):
    book = openpyxl.Workbook()
    for number in range(200):
        book.worksheets[0].append([number, f"Примерная школа {number * 7919 % 1000}"])
    path = tmp_path / "книга.xlsx"
    book.save(path)
    return path


@pytest.fixture
def old(tmp_path):
    book = xlwt.Workbook()
    book.add_sheet("Лист").write(0, 0, "Школа")
    path = tmp_path / "книга.xls"
    book.save(str(path))
    return path


def rename_stream(path, name):
    """Give the workbook stream of a compound file another name, as another program would have."""
    data = bytearray(path.read_bytes())
    at = data.find("Workbook".encode("utf-16-le"))
    data[at : at + 64] = name.encode("utf-16-le").ljust(64, b"\0")
    struct.pack_into("<H", data, at + 64, 2 * len(name) + 2)
    path.write_bytes(bytes(data))
    return path


def test_a_plain_package_opens(tmp_path):
    assert open_workbook(package(tmp_path / "а.xlsx")).sheets[0].rows == [["Школа"]]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/media/image1.bin"])
def test_a_bomb_is_refused_without_being_unpacked(tmp_path, part):
    bomb = tmp_path / "бомба.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", BOOK.format(""))
        with archive.open(part, "w") as stream:
            for _ in range(40):
                stream.write(b"0" * (1 << 20))
    tracemalloc.start()
    began = time.monotonic()
    error = refused(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert error.code == "FILE-009"
    assert time.monotonic() - began < 2
    assert peak < 16 << 20


def test_a_bomb_that_lies_about_its_size_is_refused_as_it_unpacks(tmp_path):
    bomb = tmp_path / "бомба.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", BOOK.format(""))
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (4 << 20))
    data = bomb.read_bytes().replace(struct.pack("<I", 4 << 20), struct.pack("<I", 1000))
    bomb.write_bytes(data)
    assert refused(bomb).code == "FILE-006"


def test_the_sum_of_all_parts_is_limited(tmp_path):
    parts = [(f"xl/media/{number}.bin", bytes(range(256)) * 4096) for number in range(3)]
    assert refused(package(tmp_path / "а.xlsx", parts=parts), Limits(max_unpacked_mb=2)).code == "FILE-009"


def test_thousands_of_parts_are_refused(tmp_path):
    parts = [(f"x/{number}", b"") for number in range(60)]
    assert refused(package(tmp_path / "а.xlsx", parts=parts), Limits(max_zip_entries=50)).code == "FILE-009"


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE sst [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;">]><sst>&b;</sst>',
        '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/hostname">]><sst>&x;</sst>',
        " " * (1 << 20) + "<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x'>",
        '<!DOCTYPE sst [<!ENTITY a "ха">]><sst/>'.encode("utf-16"),
    ],
)
def test_entities_are_refused_wherever_they_stand(tmp_path, xml):
    error = refused(package(tmp_path / "а.xlsx", parts=[("xl/sharedStrings.xml", xml)]))
    assert error.code == "FILE-009"
    assert "DTD" in error.message


def test_a_declaration_split_between_two_pieces_is_still_seen(tmp_path):
    xml = "<sst>".ljust((1 << 20) - 4) + '<!DOCTYPE x [<!ENTITY a "b">]>'
    assert refused(package(tmp_path / "а.xlsx", parts=[("xl/sharedStrings.xml", xml)])).code == "FILE-009"


def test_macros_are_refused_by_part_and_by_type(tmp_path):
    by_part = package(tmp_path / "а.xlsx", parts=[("xl/vbaProject.bin", b"\0")])
    kind = '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'
    by_type = package(tmp_path / "б.xlsx", types=kind)
    assert [refused(path).code for path in (by_part, by_type)] == ["FILE-007", "FILE-007"]


def test_a_link_to_a_program_is_refused_and_a_link_to_a_book_is_told(tmp_path):
    dde = '<externalLink xmlns="x"><ddeLink ddeService="cmd" ddeTopic="x"/></externalLink>'
    book = '<externalLink xmlns="x"><externalBook/></externalLink>'
    name = "xl/externalLinks/externalLink1.xml"
    assert refused(package(tmp_path / "а.xlsx", parts=[(name, dde)])).code == "FILE-008"
    _, findings = open_with_findings(package(tmp_path / "б.xlsx", parts=[(name, book)]))
    assert [finding.code for finding in findings] == ["FILE-103"]


@pytest.mark.parametrize("name", ["../../../../tmp/зло", "..\\..\\зло", "/tmp/зло", "C:\\зло"])
def test_members_that_lead_outside_are_refused(tmp_path, name):
    error = refused(package(tmp_path / "а.xlsx", parts=[(name, b"x")]))
    assert error.code == "FILE-009"
    assert "пут" in error.message


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "XL/Worksheets/SHEET1.xml", "xl\\worksheets\\sheet1.xml"])
def test_a_part_written_twice_is_refused(tmp_path, name):
    assert refused(package(tmp_path / "а.xlsx", parts=[(name, SHEET.format(""))])).code == "FILE-009"


def test_two_sheets_of_one_name_are_refused(tmp_path):
    sheets = '<sheet name="МА 4" sheetId="1" r:id="rId1"/><sheet name="ма 4" sheetId="2" r:id="rId1"/>'
    assert refused(package(tmp_path / "а.xlsx", sheets=sheets)).code == "FILE-010"


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>', "FILE-016"),
        ('<sheetData><row r="1048576"><c><v>1</v></c></row></sheetData>', "FILE-016"),
        ("<sheetData><row r='1'><c r='XFD1'><v>1</v></c></row></sheetData>", "FILE-012"),
        ('<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="ALL150000"><v>1</v></c></row></sheetData>', "FILE-016"),
    ],
)
def test_a_cell_far_beyond_the_table_is_refused_before_parsing(tmp_path, cells, code):
    assert refused(package(tmp_path / "а.xlsx", cells=cells)).code == code


def test_far_cells_without_content_and_a_lying_dimension_do_no_harm(tmp_path):
    cells = '<dimension ref="A1:XFD1048576"/>' + CELLS.replace(
        "</sheetData>", '<row r="1048576" ht="15"><c r="XFD1048576" s="1"/></row></sheetData>'
    )
    assert open_workbook(package(tmp_path / "а.xlsx", cells=cells)).sheets[0].rows == [["Школа"]]


def test_a_long_text_repeated_by_many_cells_is_refused(tmp_path):
    strings = (
        f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{"Ы" * 30_000}</t></si></sst>'
    )
    rows = "".join(f'<row r="{number}"><c r="A{number}" t="s"><v>0</v></c></row>' for number in range(1, 6000))
    path = package(
        tmp_path / "а.xlsx", cells=f"<sheetData>{rows}</sheetData>", parts=[("xl/sharedStrings.xml", strings)]
    )
    assert refused(path).code == "FILE-013"


def test_errors_and_formulas_never_calculated_are_told_with_their_cells(tmp_path):
    cells = (
        '<sheetData><row r="2"><c r="B2" t="e"><f>VLOOKUP(1,2,3)</f><v>#N/A</v></c><c r="C2"><f>SUM(A1:A2)</f></c>'
        '<c r="D2"><f>1+1</f><v>2</v></c><c r="E2" t="str"><f>""</f><v></v></c></row>'
        '<row r="3"><c r="C3"><f>SUM(A1:A3)</f><v></v></c></row></sheetData>'
    )
    _, findings = open_with_findings(package(tmp_path / "а.xlsx", cells=cells))
    assert [(finding.code, finding.sheet, finding.cell) for finding in findings] == [
        ("FILE-101", "Лист", "B2"),
        ("FILE-102", "Лист", "C2"),
    ]
    assert findings[0].value == "#N/A"
    assert "ячеек: 2" in findings[1].message


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95, 0.999])
def test_a_workbook_cut_short_is_refused_whole(plain, share):
    data = plain.read_bytes()
    plain.write_bytes(data[: int(len(data) * share)])
    assert refused(plain).code == "FILE-006"


def test_a_damaged_part_is_refused(plain):
    with zipfile.ZipFile(plain) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    data = bytearray(plain.read_bytes())
    for at in range(info.header_offset + 120, info.header_offset + 140):
        data[at] ^= 0x55
    plain.write_bytes(bytes(data))
    assert refused(plain).code == "FILE-006"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_an_old_workbook_cut_short_is_refused_whole(old, share):
    data = old.read_bytes()
    old.write_bytes(data[: int(len(data) * share)])
    assert refused(old).code == "FILE-006"


def test_a_password_is_named_as_such(old, tmp_path):
    protected = tmp_path / "б.xls"
    protected.write_bytes(old.read_bytes().replace(b"\x5c\x00\x70\x00", b"\x2f\x00\x70\x00"))
    encrypted = rename_stream(old, "EncryptedPackage")
    for path in (encrypted, protected):
        error = refused(path)
        assert error.code == "FILE-005"
        assert "защищён паролем" in error.message


def test_other_old_office_files_are_named(old):
    data = old.read_bytes()
    assert "Word" in refused(rename_stream(old, "WordDocument")).message
    old.write_bytes(data)
    assert refused(rename_stream(old, "Contents")).code == "FILE-004"


def test_a_far_cell_of_an_old_workbook_is_refused(tmp_path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Лист")
    sheet.write(0, 0, 1)
    sheet.write(65535, 255, 1)
    book.save(str(tmp_path / "а.xls"))
    assert refused(tmp_path / "а.xls").code == "FILE-016"


def zipped(name):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "x")
    return out.getvalue()


def dbf():
    header = struct.pack("<BBBBIHH20x", 3, 125, 1, 1, 1, 65, 7)
    return header + b"CODE".ljust(11, b"\0") + b"N" + bytes(20) + b"\r" + b" 042001\x1a"


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (b"", "FILE-001", "пустой"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "FILE-004", "PDF"),
        (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "FILE-004", "HTML"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><p>", "FILE-004", "HTML"),
        (b"<?xml version='1.0'?><Workbook/>", "FILE-004", "XML"),
        (b"SQLite format 3\0" + bytes(100), "FILE-004", "SQLite"),
        (dbf(), "FILE-004", "dBase"),
        (zipped("word/document.xml"), "FILE-004", "Word"),
        (zipped("xl/workbook.bin"), "FILE-004", "xlsb"),
        (zipped("content.xml"), "FILE-004", "OpenDocument"),
        (zipped("протокол.xlsx"), "FILE-004", "архив"),
        (b"\x00\x01\x02\x03" * 50, "FILE-004", "двоичный"),
        (b"INSERT INTO marks VALUES (1,2,3);\n", "FILE-004", "текст"),
        (b"PK\x03", "FILE-006", "обрезан"),
    ],
)
def test_what_is_no_table_is_called_by_its_name(tmp_path, data, code, word):
    path = tmp_path / "результаты.xlsx"
    path.write_bytes(data)
    error = refused(path)
    assert error.code == code
    assert word in error.message


def test_a_real_database_is_no_table(tmp_path):
    with sqlite3.connect(tmp_path / "банк.xlsx") as database:
        database.execute("create table marks (mark integer)")
    database.close()
    assert refused(tmp_path / "банк.xlsx").code == "FILE-004"


def test_a_lock_file_is_known_by_its_name_and_never_read(tmp_path):
    path = tmp_path / "~$книга.xlsx"
    path.write_bytes(b"\x08Secret User".ljust(165))
    error = refused(path)
    assert error.code == "FILE-002"
    assert "Secret" not in error.message


def test_a_folder_and_a_big_file_are_refused_before_reading(tmp_path):
    assert refused(tmp_path).code == "FILE-004"
    (tmp_path / "а.csv").write_bytes(b"a;b\n" * (1 << 19))
    assert refused(tmp_path / "а.csv", Limits(max_file_mb=1)).code == "FILE-003"


def test_nul_bytes_in_a_text_are_told(tmp_path):
    path = tmp_path / "а.csv"
    path.write_bytes("№;Школа;Балл\n1;При\0мерная;5\n".encode())
    workbook, findings = open_with_findings(path)
    assert workbook.sheets[0].rows[1][1] == "Примерная"
    assert [(finding.code, finding.cell) for finding in findings] == [("FILE-104", "2")]


def test_names_that_look_like_formulas_or_control_the_screen_open_as_plain_text(tmp_path):
    names = ["=1+1(edu389101)", "+SUM(1)(edu389102)", "@A1(edu389103)", "МКОУ «При\u202eмерная»(edu389104)"]
    book = openpyxl.Workbook()
    for number, name in enumerate(names, start=1):
        book.worksheets[0].cell(number, 1).value = name
        book.worksheets[0].cell(number, 1).data_type = "s"
    book.save(tmp_path / "а.xlsx")
    assert [row[0] for row in open_workbook(tmp_path / "а.xlsx").sheets[0].rows] == names


@pytest.mark.parametrize(
    "unfinished",
    [
        '<c r="A1" ' * 100_000,
        "<c " + 'r="A1" ' * 150_000,
        '<c t="e" r="A1"><f' * 60_000,
        '<c t="e" ' + 'r="A1" ' * 100_000 + "><f",
        '<c r="A1"><f>1</f>' * 60_000,
        "<row " + "r " * 400_000,
        '<c r="A1" t="s">' * 60_000,
        "<x" * 400_000,
    ],
)
def test_no_made_up_text_makes_the_search_slow(unfinished):
    scan = SheetScan(Limits(), {0: 3000})
    began = time.monotonic()
    scan.feed(unfinished.encode())
    scan.finish()
    assert time.monotonic() - began < 2


def test_a_sheet_is_named_in_findings_as_people_see_it(tmp_path):
    sheets = '<sheet name="Класс 9 &quot;А&quot; &amp; \'Б\'" sheetId="1" r:id="rId1"/>'
    cells = '<sheetData><row r="1"><c r="A1" t="e"><v>#N/A</v></c></row></sheetData>'
    workbook, findings = open_with_findings(package(tmp_path / "а.xlsx", sheets=sheets, cells=cells))
    assert findings[0].sheet == workbook.sheets[0].name == "Класс 9 \"А\" & 'Б'"


@given(st.data())
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_damaged_anywhere_opens_or_is_refused_but_never_fails(plain, old, data):
    source = data.draw(st.sampled_from([plain, old]))
    content = bytearray(source.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    damaged = source.with_name("повреждённый")
    damaged.write_bytes(bytes(content))
    with contextlib.suppress(UnreadableFileError):
        assert open_workbook(damaged).sheets


def test_a_refusal_comes_back_whole_from_another_process():
    error = pickle.loads(pickle.dumps(UnreadableFileError("FILE-001", "файл пустой", "Пришлите снова.")))  # noqa: S301
    assert (error.code, error.message, error.guidance, str(error)) == (
        *("FILE-001", "файл пустой", "Пришлите снова.", "файл пустой"),
    )


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (0x0200, struct.pack("<IIHHH", 5, 1, 0, 1, 0)),
        (0x0200, struct.pack("<IIHHH", 0, 2**31, 0, 1, 0)),
        (0x0200, struct.pack("<IIHHH", 0, 1, 9, 0, 0)),
        (0x00FC, struct.pack("<II", 1, 2**31 - 1)),
    ],
)
def test_sizes_that_would_end_the_parser_are_refused_before_it_sees_them(old, kind, body):
    data = bytearray(old.read_bytes())
    at = data.find(struct.pack("<HH", kind, 14) if kind == 0x0200 else struct.pack("<H", kind), 512) + 4
    data[at : at + len(body)] = body
    old.write_bytes(bytes(data))
    assert refused(old).code == "FILE-006"


def test_an_address_beyond_any_number_is_refused(tmp_path):
    cells = f'<sheetData><row r="1"><c r="A{"9" * 30}"><v>1</v></c></row></sheetData>'
    assert refused(package(tmp_path / "а.xlsx", cells=cells)).code == "FILE-006"
