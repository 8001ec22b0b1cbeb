"""A map dropped into the working folder adds to the shipped ones: no code and no package file is touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from test_new_layout import CONTEXT, documented_block, form_2027

from shnor_pipeline.intake.readings import reader_version
from shnor_pipeline.sources import layouts
from shnor_pipeline.sources.recognition import read_workbook


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
