"""A settings file that names several municipalities, and the working folders made from it."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest

from shnor_pipeline.intake.folder import create_working_folder
from shnor_pipeline.orchestration.report_calendar import report_of
from shnor_pipeline.region.calendar import owed_reports
from shnor_pipeline.region.definitions import JOB, MUNICIPALITY_YEAR, build_region_defs
from shnor_pipeline.region.folders import prepare_municipality
from shnor_pipeline.region.workers import BROKER, RESULTS, celery_settings, queue_of, region_executor
from shnor_pipeline.settings import Settings, SettingsError, load_settings

TWO = """
[[municipalities]]
code = "bratsk"
name = "Братский район"
municipality = "Братский муниципальный район"

[[municipalities]]
code = "ust_ilimsk"
name = "Усть-Илимский район"
municipality = "Усть-Илимский муниципальный район"
centre = "Центр «Север»"
"""


@pytest.fixture
def region(tmp_path: Path) -> Settings:
    home = create_working_folder(tmp_path / "регион")
    with (home / "shnor.toml").open("a", encoding="utf-8") as stream:
        stream.write(TWO)
    return load_settings(home)


def _with(home: Path, text: str) -> Path:
    (home / "shnor.toml").write_text(text, encoding="utf-8")
    return home


def test_each_municipality_has_a_working_folder_of_its_own_with_the_regions_rules(region: Settings) -> None:
    (region.home / "methodology" / "2022-1.yaml").write_text("# правка региона\n", encoding="utf-8")
    home = prepare_municipality(region, "ust_ilimsk")
    own = load_settings(home)
    assert own.municipalities == ()
    assert (own.territory.name, own.territory.centre) == ("Усть-Илимский район", "Центр «Север»")
    assert own.territory.region_code == region.territory.region_code
    assert own.calendar == region.calendar
    assert own.processes == 1
    assert own.warehouse_url == f"sqlite:///{home / 'warehouse.db'}"
    assert (home / "methodology" / "2022-1.yaml").read_text(encoding="utf-8") == "# правка региона\n"
    (region.home / "methodology" / "2022-1.yaml").unlink()
    prepare_municipality(region, "ust_ilimsk")
    assert not (home / "methodology" / "2022-1.yaml").exists()


def test_preparing_twice_writes_nothing(region: Settings) -> None:
    home = prepare_municipality(region, "bratsk")
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*") if path.is_file()}
    prepare_municipality(region, "bratsk")
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*") if path.is_file()} == before


def test_a_shared_folder_has_a_part_for_each(region: Settings, tmp_path: Path) -> None:
    share = (tmp_path / "общая").as_posix()
    text = (region.home / "shnor.toml").read_text(encoding="utf-8")
    _with(region.home, text.replace('published = "published"', f'published = "{share}"'))
    home = prepare_municipality(load_settings(region.home), "bratsk")
    assert load_settings(home).published_folder == tmp_path / "общая" / "bratsk"


def test_one_database_for_all_is_refused_and_a_mark_gives_each_its_own(
    region: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHNOR_DATABASE_URL", "postgresql+psycopg2://u@h/shnor")
    with pytest.raises(SettingsError, match="у каждого муниципалитета своя база"):
        load_settings(region.home)
    monkeypatch.setenv("SHNOR_DATABASE_URL", "postgresql+psycopg2://u@h/shnor_{territory}")
    monkeypatch.setenv("SHNOR_DAGSTER_URL", "postgresql+psycopg2://u@h/runs_{territory}")
    own = load_settings(prepare_municipality(load_settings(region.home), "bratsk"))
    assert own.warehouse_url == "postgresql+psycopg2://u@h/shnor_bratsk"
    assert own.runs_url == "postgresql+psycopg2://u@h/runs_bratsk"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[[municipalities]]\ncode = "Братск"\nname = "x"\nmunicipality = "x"', "латинские буквы"),
        ('[[municipalities]]\ncode = "a"\nname = "x"', "нужны «name» и «municipality»"),
        (TWO + TWO, "указан дважды"),
        ('municipalities = "bratsk"', "разделами"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        load_settings(_with(tmp_path, text))


def test_the_code_location_has_a_cell_for_every_municipality_and_year(
    region: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(BROKER, raising=False)
    definitions = build_region_defs(region.home)
    dg.Definitions.validate_loadable(definitions)
    cells = definitions.resolve_asset_graph().get(MUNICIPALITY_YEAR).partitions_def
    assert isinstance(cells, dg.MultiPartitionsDefinition)
    keys = set(cells.get_partition_keys())
    assert {"bratsk|2022-09", "ust_ilimsk|2022-09"} <= keys
    assert definitions.resolve_job_def(JOB).executor_def.name == "in_process"
    assert {schedule.execution_timezone for schedule in definitions.schedules or []} == {"Asia/Irkutsk"}  # type: ignore[union-attr]


def test_with_a_broker_the_workers_survive_one_of_them(region: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BROKER, "redis://secret@127.0.0.1:6379/9")
    monkeypatch.setenv(RESULTS, "redis://secret@127.0.0.1:6379/9")  # and taken out of the environment again
    assert region_executor(region).name == "celery"
    told = celery_settings(region)
    assert told["task_acks_late"] is told["task_reject_on_worker_lost"] is True
    assert told["broker_transport_options"]["visibility_timeout"] == 3600
    assert queue_of(region.home) != queue_of(region.home.with_name("другой"))


def test_a_report_is_named_by_kind_and_period() -> None:
    report, period = report_of("quarter:2023-2")
    assert (report.job, period.partition) == ("school_roadmaps", "2023-04")
    assert report_of("july:2022-2023")[0].job_alone == "july_reports"
    with pytest.raises(ValueError, match="july:2022-2023"):
        report_of("август:2023")


def test_a_region_nobody_has_run_owes_nothing(region: Settings) -> None:
    from datetime import UTC, datetime

    assert owed_reports(region, datetime(2023, 8, 1, tzinfo=UTC)) == []
