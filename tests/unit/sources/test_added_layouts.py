"""A map dropped into the working folder adds to the shipped ones: no code and no package file is touched."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_new_layout import CONTEXT, documented_block, form_2027

from checks.findings import _labels
from shnor_pipeline.intake.readings import reader_version
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.sources import layouts
from shnor_pipeline.sources.form_layouts import form_layout, form_names
from shnor_pipeline.sources.form_writer import write_form
from shnor_pipeline.sources.known_words import looks_like
from shnor_pipeline.sources.reading import ReadingContext
from shnor_pipeline.sources.recognition import read_file, read_workbook
from shnor_pipeline.sources.subjects import Subject, is_gve_code, subject, subject_of_code
from shnor_pipeline.sources.workbook import Sheet, Workbook


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "layouts"
    place.mkdir()
    yield place
    layouts.use_folder(tmp_path / "нет такой папки")


def test_the_documented_map_in_the_working_folder_alone_lets_the_new_form_be_read(folder: Path) -> None:
    before = reader_version()
    assert not read_workbook(form_2027(), CONTEXT).frames
    (folder / "vpr_dumps_2027.yaml").write_text(documented_block(), encoding="utf-8")
    layouts.use_folder(folder)
    reading = read_workbook(form_2027(), CONTEXT)
    assert (reading.kind, reading.layout, reading.rejected) == ("vpr_form", "форма 2027", "")
    assert reading.frames["pupil_results"]["primary"].dropna().tolist() == [3.0]
    assert reader_version() != before, "files read without the map must be read anew"


def test_a_wording_lengthens_the_list_and_the_shipped_ones_still_serve(folder: Path) -> None:
    (folder / "vpr_analytics_2028.yaml").write_text(
        "statistics:\n  columns:\n    participants: [Всего писали]\n", encoding="utf-8"
    )
    layouts.use_folder(folder)
    assert layouts.load_layout("vpr_analytics")["statistics"]["columns"]["participants"] == [
        "Кол-во участников",
        "Всего писали",
    ]
    assert layouts.load_layout("vpr_analytics")["head"]["subject"] == "Предмет:"


def test_a_map_of_a_new_family_member_stands_beside_the_shipped_ones(folder: Path) -> None:
    (folder / "context_2025.yaml").write_text("label: Контекст 2025\nsheets: []\n", encoding="utf-8")
    layouts.use_folder(folder)
    assert layouts.layout_names("context_") == ["context_2021", "context_2022", "context_2025"]


@pytest.mark.parametrize(("content", "said"), [("а: [1", "не YAML"), ("- просто список", "имя: значение")])
def test_a_broken_map_is_named_and_stops_nothing(folder: Path, content: str, said: str) -> None:
    (folder / "vpr_dumps_9.yaml").write_text(content, encoding="utf-8")
    layouts.use_folder(folder)
    assert said in layouts.problems()["vpr_dumps_9.yaml"]
    assert layouts.added_maps() == []
    assert "2022" in layouts.load_layout("vpr_dumps")


def test_another_folder_forgets_the_maps_of_the_first(folder: Path, tmp_path: Path) -> None:
    (folder / "vpr_dumps_2027.yaml").write_text(documented_block(), encoding="utf-8")
    layouts.use_folder(folder)
    layouts.use_folder(tmp_path)
    assert "форма 2027" not in layouts.load_layout("vpr_dumps")
    assert layouts.added_version() == ""


def documented_rows() -> dict[str, str]:
    """Return the examples of the documentation's table of maps, by file name."""
    text = (Path(__file__).parents[3] / "docs" / "formats.md").read_text(encoding="utf-8")
    found = re.findall(r"\| (?:`([a-z_0-9]+_район\.yaml)`|the same file) \| `([^`]+)`", text)
    rows: dict[str, list[str]] = {}
    for name, content in found:
        rows.setdefault(name or list(rows)[-1], []).append(content)
    return {name: "\n".join(parts) for name, parts in rows.items()}


def test_a_documented_subject_is_known_by_name_letters_and_code(folder: Path) -> None:
    assert subject("бурятскому языку") is None
    assert subject_of_code(19) is None
    (folder / "subjects_район.yaml").write_text(documented_rows()["subjects_район.yaml"], encoding="utf-8")
    layouts.use_folder(folder)
    assert subject("Бурятскому языку") == subject("БУ") == subject_of_code(19) == Subject("бурятский язык")
    assert is_gve_code(69) is False, "the last code of ГВЭ is a declared one"
    assert subject("математике") == Subject("математика")


def test_another_spelling_of_a_known_subject_keeps_its_codes(folder: Path) -> None:
    (folder / "subjects_район.yaml").write_text("subjects: [{name: химия, also: [химия и жизнь]}]", encoding="utf-8")
    layouts.use_folder(folder)
    assert subject("Химия и жизнь") == subject_of_code(4) == subject("химии") == Subject("химия")


def test_a_documented_word_of_headers_may_be_quoted(folder: Path) -> None:
    book = Workbook("xlsx", [Sheet("Лист1", [["Учреждение", "Канарейкин"], ["x", "y"]])])
    assert "учреждение" not in looks_like(book)
    (folder / "header_words_район.yaml").write_text(documented_rows()["header_words_район.yaml"], encoding="utf-8")
    layouts.use_folder(folder)
    assert "учреждение" in looks_like(book)
    assert "анарейкин" not in looks_like(book)


def test_our_own_form_gets_the_documented_row_and_wording_and_is_read_with_them(folder: Path, tmp_path: Path) -> None:
    name = "form_social_passport_1_район.yaml"
    (folder / name).write_text(documented_rows()[name], encoding="utf-8")
    layouts.use_folder(folder)
    layout = form_layout("social_passport")
    assert [item.id for item in layout.blocks[0].items] == ["pupils_total", "pupils_boarding"]
    assert layout.column("value").synonyms == ("количество",)
    assert layout.column("value").header == "Значение"
    assert _labels("social_passport")["pupils_boarding"] == "Живут в интернате"
    assert "social_passport" in form_names()
    path = tmp_path / "паспорт.xlsx"
    school = {"name": "МКОУ «Кедровая СОШ»", "login": "edu389101", "code": "038101", "school_id": "edu389101"}
    write_form("social_passport", path, school, SchoolYear(2022), {"pupils_total": 100, "pupils_boarding": 7})
    reading = read_file(path, ReadingContext(salt="соль"))
    facts = reading.frames["social_passport"].set_index("field")["value"]
    assert facts["pupils_boarding"] == 7
    layouts.use_folder(tmp_path)
    assert [item.id for item in form_layout("social_passport").blocks[0].items] == ["pupils_total"]
    assert "pupils_boarding" not in _labels("social_passport")


def test_every_documented_map_is_one_and_a_list_of_nameless_rows_is_only_lengthened(folder: Path) -> None:
    rows = documented_rows()
    assert len(rows) == 4
    shipped = len(layouts.load_layout("gia_protocol")["layouts"])
    (folder / "gia_protocol_2028.yaml").write_text("layouts: [{name: A, has: [mark, variant]}]\n", encoding="utf-8")
    layouts.use_folder(folder)
    assert len(layouts.load_layout("gia_protocol")["layouts"]) == shipped + 1
