"""What the sensors ask for on a real working folder, and what they never ask for twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import pandas as pd
import pytest
from freezegun import freeze_time

from shnor_pipeline.catalogue import table
from shnor_pipeline.definitions import build_defs
from shnor_pipeline.intake.folder import create_working_folder
from shnor_pipeline.intake.register import Submission, register_frame
from shnor_pipeline.orchestration.jobs import build_jobs
from shnor_pipeline.orchestration.opening import close_warehouses, open_warehouse
from shnor_pipeline.orchestration.run_tags import LATE_FOR, REPORT
from shnor_pipeline.orchestration.sensors import build_sensors
from shnor_pipeline.settings import Settings, load_settings

IN_AUTUMN = datetime(2022, 10, 1, tzinfo=UTC)
AFTER_JULY = datetime(2023, 7, 21, 3, 0, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    yield load_settings(create_working_folder(tmp_path / "папка"))
    close_warehouses()


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as made:
        yield made


def _sensor(settings: Settings, name: str) -> dg.SensorDefinition:
    return {item.name: item for item in build_sensors(settings, build_jobs())}[name]


def _asked(
    sensor: dg.SensorDefinition, instance: dg.DagsterInstance, cursor: str | None = None
) -> tuple[list[dg.RunRequest], str]:
    result = sensor(dg.build_sensor_context(instance=instance, cursor=cursor))
    if isinstance(result, dg.SkipReason):
        return [], ""
    assert isinstance(result, dg.SensorResult)
    return list(result.run_requests or []), result.cursor or ""


def _received(settings: Settings, moment: datetime) -> None:
    first = Submission("1", "паспорт.xlsx", "a" * 64, 10, moment, "принято")
    open_warehouse(settings).replace("register_submissions", register_frame([first]), {})


def _of(requests: list[dg.RunRequest], *kinds: str) -> list[dg.RunRequest]:
    return [item for item in requests if item.tags[REPORT].split(":")[0] in kinds]


def test_reports_missed_while_the_machine_was_off_are_asked_for_with_the_day_they_were_due(
    settings: Settings, instance: dg.DagsterInstance
) -> None:
    _received(settings, IN_AUTUMN)
    with freeze_time(AFTER_JULY):
        requests, _ = _asked(_sensor(settings, "missed_reports_sensor"), instance)
    found = [
        (item.tags[REPORT], item.job_name, item.partition_key, item.tags[LATE_FOR])
        for item in _of(requests, "july", "half-year")
    ]
    assert found == [
        ("half-year:2022-2", "programme_monitoring", "2022-07", "2023-01-20"),
        ("july:2022-2023", "july_analysis", "2022-09", "2023-07-15"),
        ("half-year:2023-1", "programme_monitoring", "2023-01", "2023-07-20"),
    ]
    assert len({item.run_key for item in requests}) == len(requests)


def test_a_report_that_is_there_or_was_tried_is_not_made_up(settings: Settings, instance: dg.DagsterInstance) -> None:
    _received(settings, IN_AUTUMN)
    row = dict.fromkeys(table("register_reports").columns) | {
        "report_set": "july:2022-2023:1", "kind": "july", "period": "2022-2023", "edition": 1,
    }  # fmt: skip
    open_warehouse(settings).replace("register_reports", pd.DataFrame([row]), {})
    instance.add_run(dg.DagsterRun(job_name="programme_monitoring", tags={REPORT: "half-year:2023-1"}))
    with freeze_time(AFTER_JULY):
        requests, _ = _asked(_sensor(settings, "missed_reports_sensor"), instance)
    assert [item.tags[REPORT] for item in _of(requests, "july", "half-year")] == ["half-year:2022-2"]


def test_a_folder_without_files_owes_nothing(settings: Settings, instance: dg.DagsterInstance) -> None:
    with freeze_time(AFTER_JULY):
        assert _asked(_sensor(settings, "missed_reports_sensor"), instance) == ([], "")


def test_a_new_file_starts_one_intake(settings: Settings, instance: dg.DagsterInstance) -> None:
    sensor = _sensor(settings, "inbox_sensor")
    requests, cursor = _asked(sensor, instance)
    requests, cursor = _asked(sensor, instance, cursor)
    assert len(requests) == 1  # the first look at an inbox that is known to nobody
    for number in range(5):
        (settings.inbox / f"{number}.xlsx").write_bytes(b"x" * (number + 1))
    first, cursor = _asked(sensor, instance, cursor)
    second, cursor = _asked(sensor, instance, cursor)
    third, _ = _asked(sensor, instance, cursor)
    assert [len(item) for item in (first, second, third)] == [0, 1, 0]


def test_many_files_of_two_years_are_one_recomputation_per_year(
    settings: Settings, instance: dg.DagsterInstance
) -> None:
    files = [
        Submission(str(n), f"{n}.xlsx", f"{n:064d}", 10, IN_AUTUMN, "принято", school_years=str(2021 + n % 2))
        for n in range(20)
    ]
    open_warehouse(settings).replace("register_submissions", register_frame(files), {})
    sensor = _sensor(settings, "stale_years_sensor")
    context = dg.build_sensor_context(instance=instance, definitions=build_defs(settings.home))
    requests, again = (list(sensor(context).run_requests or []) for _ in range(2))
    assert [item.partition_key for item in requests] == ["2021-09", "2022-09"]
    assert all(len(item.asset_selection or []) > 20 for item in requests)
    assert [item.run_key for item in again] == [item.run_key for item in requests]
