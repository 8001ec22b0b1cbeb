"""Which partition a scheduled run is for, whatever the clock of the machine says about midnight."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import dagster as dg
import pytest

from shnor_pipeline.orchestration.jobs import build_jobs
from shnor_pipeline.orchestration.schedules import (
    build_schedules,
    coming_days,
    daily_cron,
    reported_half_year,
    reported_school_year,
)
from shnor_pipeline.school_year import HalfYear, SchoolYear
from shnor_pipeline.settings import Calendar, Settings

UTC, IRKUTSK = ZoneInfo("UTC"), ZoneInfo("Asia/Irkutsk")


@pytest.fixture
def schedules(tmp_path: Path) -> dict[str, dg.ScheduleDefinition]:
    return {item.name: item for item in build_schedules(Settings(home=tmp_path), build_jobs())}


def _requested(schedule: dg.ScheduleDefinition, moment: datetime) -> dg.RunRequest:
    with dg.DagsterInstance.ephemeral() as instance:
        context = dg.build_schedule_context(instance=instance, scheduled_execution_time=moment)
        request = schedule(context)
    assert isinstance(request, dg.RunRequest)
    return request


def test_the_july_run_is_for_the_year_that_has_just_ended(schedules: dict[str, dg.ScheduleDefinition]) -> None:
    request = _requested(schedules["july_analysis_schedule"], datetime(2026, 7, 15, 6, tzinfo=IRKUTSK))
    assert request.partition_key == "2025-09"
    assert request.run_key == "july-2025-09"


@pytest.mark.parametrize(
    ("moment", "key"),
    [
        (datetime(2023, 1, 20, 6, tzinfo=IRKUTSK), "2022-07"),
        (datetime(2023, 7, 20, 6, tzinfo=IRKUTSK), "2023-01"),
        # 31 December 23:30 UTC is already 1 January in Irkutsk
        (datetime(2023, 12, 31, 23, 30, tzinfo=UTC), "2023-07"),
        (datetime(2023, 12, 31, 15, 30, tzinfo=UTC), "2023-01"),
        (datetime(2024, 2, 29, 6, tzinfo=IRKUTSK), "2023-07"),
    ],
)
def test_the_monitoring_is_for_the_half_year_that_has_just_ended(
    schedules: dict[str, dg.ScheduleDefinition], moment: datetime, key: str
) -> None:
    assert _requested(schedules["programme_monitoring_schedule"], moment).partition_key == key


def test_schedules_are_on_from_the_start_and_speak_the_folders_zone(
    schedules: dict[str, dg.ScheduleDefinition],
) -> None:
    for schedule in schedules.values():
        assert schedule.default_status == dg.DefaultScheduleStatus.RUNNING
        assert schedule.execution_timezone == "Asia/Irkutsk"
    assert schedules["july_analysis_schedule"].cron_schedule == "0 6 15 7 *"
    assert schedules["programme_monitoring_schedule"].cron_schedule == ["0 6 20 1 *", "0 6 20 7 *"]


def test_the_calendar_is_a_setting() -> None:
    assert daily_cron(("10.07",), "07:30") == ["30 7 10 7 *"]


def test_reported_periods() -> None:
    assert reported_school_year(datetime(2023, 7, 15, tzinfo=IRKUTSK)) == SchoolYear(2022)
    assert reported_half_year(datetime(2023, 7, 20, tzinfo=IRKUTSK)) == HalfYear(2023, 1)


def test_coming_days_roll_over_to_next_year(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, calendar=Calendar(july="15.07", half_year=("20.01", "20.07")))
    days = [day for day, _ in coming_days(settings, date(2023, 7, 16))]
    assert days == [date(2023, 7, 20), date(2024, 1, 20), date(2024, 7, 15)]


def test_an_issued_report_is_not_announced_again(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, calendar=Calendar(july="15.07", half_year=("20.01", "20.07")))
    issued = {("half-year", "2023-1"), ("july", "2021-2022")}
    coming = coming_days(settings, date(2023, 7, 15), issued)
    assert [day for day, _ in coming] == [date(2023, 7, 15), date(2024, 1, 20), date(2024, 7, 20)]
