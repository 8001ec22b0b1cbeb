"""A new year's layout is a new map, not new code: what docs/formats.md promises, done as it says."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from shnor_pipeline.sources import layouts
from shnor_pipeline.sources.reading import ReadingContext
from shnor_pipeline.sources.recognition import read_workbook
from shnor_pipeline.sources.workbook import Sheet, Workbook

ROOT = Path(__file__).parents[3]
ROWS = [
    ["Номер участника", "Вариант", "1 (2б)", "2 (1б)", "Класс обучения", "Отметка за предыдущую", "Итого баллов"],
    [40001, 1, 2, 1, 1, 4, 3],
    [40002, "отсутствовал", "", "", 1, 5, 0],
]  # fmt: skip
CONTEXT = ReadingContext(
    salt="соль", path_hint="forms/edu389105/Форма сбора результатов Математика 4 класс ВПР 2027.xlsx"
)


def form_2027() -> Workbook:
    return Workbook("xlsx", [Sheet("Протокол", [list(line) for line in ROWS])])


@pytest.fixture
def maps(tmp_path, monkeypatch) -> Iterator[Path]:
    """A copy of the folder of maps that a test may add to."""
    folder = tmp_path / "layouts"
    shutil.copytree(layouts.FOLDER, folder)
    monkeypatch.setattr(layouts, "FOLDER", folder)
    layouts.load_layout.cache_clear()
    yield folder
    layouts.load_layout.cache_clear()


def documented_block() -> str:
    """The map of the worked example, as the documentation prints it."""
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    block = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert block
    return "\n".join(line.removeprefix("   ") for line in block[1].splitlines())


def test_before_its_map_is_there_the_form_is_not_taken(maps):
    assert maps.is_dir()
    assert not read_workbook(form_2027(), CONTEXT).frames


def test_with_the_documented_map_alone_the_form_is_read(maps):
    with (maps / "vpr_dumps.yaml").open("a", encoding="utf-8") as file:
        file.write("\n" + documented_block() + "\n")
    reading = read_workbook(form_2027(), CONTEXT)
    assert (reading.kind, reading.layout) == ("vpr_form", "форма 2027")
    frame = reading.frames["pupil_results"]
    assert frame[["year", "subject", "grade", "school_ref"]].drop_duplicates().values.tolist() == [
        [2027, "математика", 4, "edu389105"]
    ]
    assert frame["absent"].tolist() == [False, True]
    assert frame["primary"].tolist()[0] == 3
