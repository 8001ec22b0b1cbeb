"""The methodology's worked example, loaded as real files through intake, gate and all derived assets, to the digit."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest

from shnor_pipeline.demo.oracle import write_oracle
from shnor_pipeline.intake.folder import create_working_folder
from shnor_pipeline.orchestration.opening import close_warehouses, open_warehouse
from shnor_pipeline.runner import Runner
from shnor_pipeline.settings import load_settings
from shnor_pipeline.showing import Progress
from shnor_pipeline.storage.warehouse import Warehouse

pytestmark = pytest.mark.slow


class Silent:
    def step(self, text: str) -> None: ...

    def advance(self, done: int, total: int) -> None: ...


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    home = create_working_folder(tmp_path_factory.mktemp("oracle") / "папка")
    write_oracle(home)
    settings = load_settings(home)
    shown: Progress = Silent()
    with Runner(settings, shown) as runner:
        outcomes = runner.refresh(settings)
    assert [(outcome.success, outcome.failures) for outcome in outcomes] == [(True, [])] * len(outcomes)
    yield open_warehouse(settings)
    close_warehouses()


@pytest.fixture(scope="module")
def school(warehouse: Warehouse) -> dict[str, str]:
    """Return the identifiers of schools A, B, C and D, in the registry's order."""
    schools = warehouse.read("validated_schools").sort_values("school_id")
    assert len(schools) == 4
    return dict(zip("ABCD", schools["school_id"], strict=True))


def _of_2022(warehouse: Warehouse, name: str) -> pd.DataFrame:
    return warehouse.read(name, {"school_year": 2022}).set_index("school_id")


def test_every_file_is_accepted(warehouse: Warehouse) -> None:
    states = warehouse.read("register_submissions")["state"]
    assert set(states) <= {"принято", "принято с вопросами"}


def test_the_index_and_its_groups(warehouse: Warehouse, school: dict[str, str]) -> None:
    index = _of_2022(warehouse, "derived_index")
    expected = {
        "A": (60.0, 60.0, "high"),
        "B": (53.3333, 52.0, "middle"),
        "C": (43.3333, 44.0, "low"),
        "D": (43.3333, 44.0, "low"),
    }
    for letter, (value, without, group) in expected.items():
        row = index.loc[school[letter]]
        assert row["index"] == pytest.approx(value, abs=5e-5)
        assert row["index_no_language"] == pytest.approx(without, abs=5e-5)
        assert row["group"] == group
    assert index.loc[[school[letter] for letter in "ABCD"], "rank"].tolist() == [1, 2, 3, 3]


def test_the_rating_with_shrinkage_and_ranks(warehouse: Warehouse, school: dict[str, str]) -> None:
    rating = _of_2022(warehouse, "derived_rating")
    expected = {
        "A": (40, 12.8222, 0.8, 60.2578, 1),
        "B": (19, -12.0819, 0.6552, 42.0842, 2),
        "C": (14, -22.8571, 0.5833, 36.6667, 3),
        "D": (2, 18.3333, 0.1667, 53.0556, None),
    }
    for letter, (n, deviation, shrinkage, value, rank) in expected.items():
        row = rating.loc[school[letter]]
        assert row["participations"] == n
        assert row["deviation"] == pytest.approx(deviation, abs=1e-4)
        assert row["shrinkage"] == pytest.approx(shrinkage, abs=1e-4)
        assert row["rating"] == pytest.approx(value, abs=1e-3)
        assert (None if pd.isna(row["rank"]) else int(row["rank"])) == rank


def test_deviations_cancel_in_every_component_and_year(warehouse: Warehouse) -> None:
    components = warehouse.read("derived_rating_components", {"school_year": 2022})
    kept = components[~components["dropped"].astype(bool)]
    sums = (kept["n"].astype(float) * kept["deviation"]).groupby([kept["component"], kept["year"]]).sum()
    assert sums.abs().max() < 1e-9


def test_status_of_2023(warehouse: Warehouse, school: dict[str, str]) -> None:
    status = _of_2022(warehouse, "derived_status")["status"]
    assert [status[school[letter]] for letter in "ABCD"] == ["—", "зона риска", "ШНОР (стабильно)", "нет данных"]


def test_the_matrix(warehouse: Warehouse, school: dict[str, str]) -> None:
    matrix = _of_2022(warehouse, "derived_matrix")
    cells = [str(matrix.loc[school[letter], "cell"]) for letter in "ABCD"]
    assert cells[0].startswith("успешная")
    assert cells[1].startswith("неэффективная")
    assert cells[2].startswith("ШНОР в НСУ")
    assert cells[3].startswith("резильентная")
    assert matrix.loc[[school[letter] for letter in "ABCD"], "preliminary"].tolist() == [False, False, False, True]


def test_mark_statistics_of_a_school(warehouse: Warehouse, school: dict[str, str]) -> None:
    marks = warehouse.read("derived_marks", {"year": 2022, "exam": "ОГЭ", "subject": "русский язык"})
    row = marks.set_index("school_id").loc[school["A"]]
    assert (row["n2"], row["n3"], row["n4"], row["n5"]) == (0, 2, 5, 3)
    assert row["success_pct"] == pytest.approx(100)
    assert row["quality_pct"] == pytest.approx(80)
    assert row["sou_pct"] == pytest.approx(69.2)
    assert row["mean_mark"] == pytest.approx(4.1)


def test_attainment_of_success_and_quality(warehouse: Warehouse, school: dict[str, str]) -> None:
    rows = warehouse.read("derived_attainment", {"school_year": 2022, "basis": "ОГЭ: русский язык и математика"})
    table = rows.set_index(["school_id", "indicator"])
    expected = {"A": (100.0, 1.0, 62.5, 1.0), "B": (87.5, 0.875, 0.0, 0.0), "C": (83.3333, 0.83333, 0.0, 0.0)}
    for letter, (success, success_degree, quality, quality_degree) in expected.items():
        assert table.loc[(school[letter], "success"), "fact"] == pytest.approx(success, abs=1e-3)
        assert table.loc[(school[letter], "success"), "attainment"] == pytest.approx(success_degree, abs=1e-4)
        assert table.loc[(school[letter], "quality"), "fact"] == pytest.approx(quality, abs=1e-3)
        assert table.loc[(school[letter], "quality"), "attainment"] == pytest.approx(quality_degree, abs=1e-4)
    assert pd.isna(table.loc[(school["D"], "success"), "fact"])
    assert table.loc[(school["D"], "success"), "light"] == "grey"
