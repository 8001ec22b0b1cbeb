"""Which period a scheduled run is for, and which runs were missed, whatever the clock of the machine says."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import dagster as dg
import pytest
from freezegun import freeze_time

from shnor_pipeline.orchestration.jobs import build_jobs
from shnor_pipeline.orchestration.report_calendar import (
    SCHEDULED_REPORTS,
    coming_days,
    missed,
    occurrences,
    reported_half_year,
    reported_school_year,
    yearly_crons,
)
from shnor_pipeline.orchestration.run_tags import late_for, tags_of
from shnor_pipeline.orchestration.schedules import build_schedules
from shnor_pipeline.school_year import HalfYear, SchoolYear
from shnor_pipeline.settings import Calendar, Settings

IRKUTSK = ZoneInfo("Asia/Irkutsk")
LONG_AGO = datetime(2019, 1, 1, tzinfo=UTC)


@pytest.fixture
def schedules(tmp_path: Path) -> dict[str, dg.ScheduleDefinition]:
    return {item.name: item for item in build_schedules(Settings(home=tmp_path), build_jobs())}


def _tick(schedule: dg.ScheduleDefinition, moment: datetime, late: timedelta = timedelta(0)) -> object:
    with dg.DagsterInstance.ephemeral() as instance, freeze_time((moment + late).astimezone(UTC)):
        return schedule(dg.build_schedule_context(instance=instance, scheduled_execution_time=moment))


def _requested(schedule: dg.ScheduleDefinition, moment: datetime) -> dg.RunRequest:
    request = _tick(schedule, moment)
    assert isinstance(request, dg.RunRequest)
    return request


def test_the_july_run_is_for_the_year_that_has_just_ended(schedules: dict[str, dg.ScheduleDefinition]) -> None:
    request = _requested(schedules["july_analysis_schedule"], datetime(2026, 7, 15, 6, tzinfo=IRKUTSK))
    assert request.partition_key == "2025-09"
    assert request.run_key == "july:2025-2026"
    assert late_for(request.tags) is None


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


def test_a_tick_that_comes_late_starts_nothing(schedules: dict[str, dg.ScheduleDefinition]) -> None:
    moment = datetime(2026, 7, 15, 6, tzinfo=IRKUTSK)
    assert isinstance(_tick(schedules["july_analysis_schedule"], moment, timedelta(minutes=10)), dg.RunRequest)
    assert isinstance(_tick(schedules["july_analysis_schedule"], moment, timedelta(hours=2)), dg.SkipReason)


def test_schedules_are_on_from_the_start_and_speak_the_folders_zone(
    schedules: dict[str, dg.ScheduleDefinition],
) -> None:
    for schedule in schedules.values():
        assert schedule.default_status == dg.DefaultScheduleStatus.RUNNING
        assert schedule.execution_timezone == "Asia/Irkutsk"
    assert schedules["july_analysis_schedule"].cron_schedule == ["0 6 15 7 *"]
    assert schedules["programme_monitoring_schedule"].cron_schedule == ["0 6 20 1 *", "0 6 20 7 *"]
    assert schedules["nightly_refresh_schedule"].cron_schedule == "0 2 * * *"
    assert schedules["inventory_schedule"].cron_schedule == "0 7 * * *"


def test_every_report_of_the_calendar_has_its_schedule(schedules: dict[str, dg.ScheduleDefinition]) -> None:
    assert {report.schedule_name for report in SCHEDULED_REPORTS} <= set(schedules)
    assert len({report.kind for report in SCHEDULED_REPORTS}) == len(SCHEDULED_REPORTS)


def test_the_calendar_is_a_setting() -> None:
    assert yearly_crons(("10.07",), "07:30") == ["30 7 10 7 *"]


def test_reported_periods() -> None:
    assert reported_school_year(date(2023, 7, 15)) == SchoolYear(2022)
    assert reported_half_year(date(2023, 7, 20)) == HalfYear(2023, 1)


@pytest.fixture
def two_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the July analysis and the half-year alone, so that the tests below stay exact when reports are added."""
    kept = tuple(report for report in SCHEDULED_REPORTS if report.kind in ("july", "half-year"))
    monkeypatch.setattr("shnor_pipeline.orchestration.report_calendar.SCHEDULED_REPORTS", kept)


@pytest.mark.usefixtures("two_kinds")
@pytest.mark.parametrize(
    ("until", "keys"),
    [
        # the report is due at 06:00 in Irkutsk, that is 22:00 UTC of the day before
        (datetime(2023, 7, 14, 21, 59, tzinfo=UTC), []),
        (datetime(2023, 7, 14, 22, 0, tzinfo=UTC), ["july:2022-2023"]),
        (datetime(2023, 7, 15, 0, 0, tzinfo=UTC), ["july:2022-2023"]),
    ],
)
def test_a_day_begins_in_the_territorys_zone_not_in_utc(tmp_path: Path, until: datetime, keys: list[str]) -> None:
    found = occurrences(Settings(home=tmp_path), datetime(2023, 7, 1, tzinfo=UTC), until)
    assert [item.key for item in found] == keys


@pytest.mark.usefixtures("two_kinds")
@pytest.mark.parametrize(
    ("day", "now", "late"),
    [
        ("31.12", datetime(2024, 1, 1, 0, 30, tzinfo=IRKUTSK), ["half-year:2023-1"]),
        ("01.01", datetime(2024, 1, 1, 6, 30, tzinfo=IRKUTSK), ["half-year:2023-2"]),
        ("01.01", datetime(2023, 12, 31, 22, 30, tzinfo=UTC), ["half-year:2023-2"]),
        ("01.03", datetime(2024, 2, 29, 23, 59, tzinfo=IRKUTSK), []),
        ("01.03", datetime(2024, 3, 1, 6, 30, tzinfo=IRKUTSK), ["half-year:2023-2"]),
        ("28.02", datetime(2024, 2, 29, 12, 0, tzinfo=IRKUTSK), ["half-year:2023-2"]),
    ],
)
def test_missed_reports_around_year_ends_and_leap_days(
    tmp_path: Path, day: str, now: datetime, late: list[str]
) -> None:
    settings = Settings(home=tmp_path, calendar=Calendar(half_year=(day,)))
    found = missed(settings, now, set(), now - timedelta(days=30))
    assert [item.key for item in found] == late


@pytest.mark.usefixtures("two_kinds")
def test_a_missed_report_is_owed_until_it_is_issued_and_only_since_the_folder_is_in_service(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    now = datetime(2023, 8, 1, tzinfo=UTC)
    owed = missed(settings, now, {("half-year", "2022-2")}, LONG_AGO)
    assert [item.key for item in owed] == ["july:2022-2023", "half-year:2023-1"]
    assert [item.due.isoformat() for item in owed] == ["2023-07-15T06:00:00+08:00", "2023-07-20T06:00:00+08:00"]
    issued = {("half-year", "2022-2"), ("july", "2022-2023")}
    assert [item.key for item in missed(settings, now, issued, LONG_AGO)] == ["half-year:2023-1"]
    assert missed(settings, now, set(), datetime(2023, 7, 25, tzinfo=UTC)) == []
    assert missed(settings, now, set(), None) == []


@pytest.mark.usefixtures("two_kinds")
def test_a_report_at_work_is_not_missed_yet(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    since = datetime(2023, 7, 1, tzinfo=UTC)
    assert missed(settings, datetime(2023, 7, 15, 6, 10, tzinfo=IRKUTSK), set(), since) == []
    assert len(missed(settings, datetime(2023, 7, 15, 6, 16, tzinfo=IRKUTSK), set(), since)) == 1


def test_the_tags_of_a_made_up_run_tell_when_it_was_due(tmp_path: Path) -> None:
    item = missed(Settings(home=tmp_path), datetime(2023, 7, 15, 12, tzinfo=IRKUTSK), set(), LONG_AGO)[-1]
    assert late_for(tags_of(item, late=True)) == date(2023, 7, 15)
    assert late_for(tags_of(item, late=False)) is None


@pytest.mark.usefixtures("two_kinds")
def test_coming_days_roll_over_to_next_year(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, calendar=Calendar(july="15.07", half_year=("20.01", "20.07")))
    days = [day for day, _ in coming_days(settings, date(2023, 7, 16))]
    assert days == [date(2023, 7, 20), date(2024, 1, 20), date(2024, 7, 15)]


@pytest.mark.usefixtures("two_kinds")
def test_an_issued_report_is_not_announced_again(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, calendar=Calendar(july="15.07", half_year=("20.01", "20.07")))
    issued = {("half-year", "2023-1"), ("july", "2021-2022")}
    coming = coming_days(settings, date(2023, 7, 15), issued)
    assert [day for day, _ in coming] == [date(2023, 7, 15), date(2024, 1, 20), date(2024, 7, 20)]
