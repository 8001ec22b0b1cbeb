"""What makes a school year stale, and what does not make it be computed over and over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shnor_pipeline.intake.folder import create_working_folder
from shnor_pipeline.intake.register import Submission, register_frame
from shnor_pipeline.orchestration.dependants import Parents, recomputation
from shnor_pipeline.orchestration.freshness import mark_fresh, rests_on, stale_years, waiting_years
from shnor_pipeline.orchestration.opening import close_warehouses, open_warehouse
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings, load_settings
from shnor_pipeline.storage.warehouse import Warehouse

EARLIER, LATER = SchoolYear(2021), SchoolYear(2022)
PARENTS: Parents = {"validated/social_passport": (), "derived/index": (("validated/social_passport", 0, 0),)}


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    yield load_settings(create_working_folder(tmp_path / "папка"))
    close_warehouses()


@pytest.fixture
def warehouse(settings: Settings) -> Warehouse:
    """Return a warehouse with a passport of either year, nothing computed."""
    made = open_warehouse(settings)
    _accept(made, earlier="a", later="b")
    return made


def _accept(warehouse: Warehouse, *, earlier: str, later: str) -> None:
    seen = datetime(2023, 1, 1, tzinfo=UTC)
    files = [
        Submission(content, f"{year.label}.xlsx", content * 64, 1, seen, "принято", school_years=str(year.start),
                   tables="social_passport")
        for content, year in ((earlier, EARLIER), (later, LATER))
    ]  # fmt: skip
    warehouse.replace("register_submissions", register_frame(files), {})


def _planned(settings: Settings, warehouse: Warehouse) -> list[SchoolYear]:
    return list(recomputation(settings, warehouse, PARENTS))


def _edit_a_target(settings: Settings) -> None:
    text = settings.programme_file.read_text(encoding="utf-8")
    edited = re.sub(r"target: \d+", "target: 1", text, count=1)
    assert edited != text
    settings.programme_file.write_text(edited, encoding="utf-8")


def test_an_edited_programme_makes_every_year_stale_and_all_of_it(settings: Settings, warehouse: Warehouse) -> None:
    mark_fresh(settings, warehouse, [EARLIER, LATER], "run")
    assert stale_years(settings, warehouse) == []
    _edit_a_target(settings)
    assert stale_years(settings, warehouse) == [EARLIER, LATER]
    assert recomputation(settings, warehouse, PARENTS)[LATER] == sorted(PARENTS)
    mark_fresh(settings, warehouse, [EARLIER, LATER], "run")
    assert stale_years(settings, warehouse) == []


def test_a_comment_in_the_programme_changes_nothing(settings: Settings, warehouse: Warehouse) -> None:
    mark_fresh(settings, warehouse, [EARLIER, LATER], "run")
    text = settings.programme_file.read_text(encoding="utf-8")
    settings.programme_file.write_text(f"# заметка методиста\n{text}", encoding="utf-8")
    assert stale_years(settings, warehouse) == []


def test_a_year_on_top_of_a_blocked_one_is_stale_but_not_computed_over_and_over(
    settings: Settings, warehouse: Warehouse
) -> None:
    assert _planned(settings, warehouse) == [EARLIER, LATER]
    mark_fresh(settings, warehouse, [LATER], "run")  # the earlier year was blocked by its gate
    assert stale_years(settings, warehouse) == [EARLIER, LATER]
    assert waiting_years(settings, warehouse) == {LATER}
    assert _planned(settings, warehouse) == [EARLIER]


def test_the_year_that_waited_is_computed_when_the_earlier_one_is_mended(
    settings: Settings, warehouse: Warehouse
) -> None:
    mark_fresh(settings, warehouse, [LATER], "run")
    asked_before = rests_on(settings, warehouse, LATER)
    mark_fresh(settings, warehouse, [EARLIER], "run")
    assert _planned(settings, warehouse) == [LATER]
    assert rests_on(settings, warehouse, LATER) != asked_before  # the service asks again, under another key
    mark_fresh(settings, warehouse, [LATER], "run")
    assert stale_years(settings, warehouse) == []


def test_the_year_that_waits_is_computed_when_its_own_files_change(settings: Settings, warehouse: Warehouse) -> None:
    mark_fresh(settings, warehouse, [LATER], "run")
    _accept(warehouse, earlier="a", later="c")
    assert _planned(settings, warehouse) == [EARLIER, LATER]
