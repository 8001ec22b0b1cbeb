"""The instance's storage over open connections: the stock files, readable by the stock storage."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import yaml
from dagster._core.storage.event_log.sqlite.sqlite_event_log import SqliteEventLogStorage

from shnor_pipeline.intake.folder import create_working_folder
from shnor_pipeline.orchestration import local_storage
from shnor_pipeline.orchestration.instance import open_instance, prepare_instance
from shnor_pipeline.orchestration.local_storage import LocalEventLogStorage
from shnor_pipeline.settings import load_settings


@dg.asset
def figure() -> int:
    """A step that ends at once."""
    return 1


def test_runs_are_kept_in_the_stock_files(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(local_storage, "_RUNS_OPEN", 2)
    settings = load_settings(create_working_folder(tmp_path / "folder"))
    with open_instance(settings) as instance:
        assert isinstance(instance.event_log_storage, LocalEventLogStorage)
        runs = [dg.materialize([figure], instance=instance).run_id for _ in range(4)]
        events = {run: [entry.message for entry in instance.all_logs(run)] for run in runs}
        latest = instance.get_latest_materialization_event(figure.key)
        assert latest is not None
        assert latest.run_id == runs[-1]
    stock = yaml.safe_load((settings.dagster_home / "dagster.yaml").read_text(encoding="utf-8"))
    del stock["storage"]
    (settings.dagster_home / "dagster.yaml").write_text(yaml.safe_dump(stock), encoding="utf-8")
    with open_instance(settings) as instance:
        assert type(instance.event_log_storage) is SqliteEventLogStorage
        assert {run: [entry.message for entry in instance.all_logs(run)] for run in runs} == events
        assert {run.run_id for run in instance.get_runs()} == set(runs)


def test_a_persons_own_storage_stays(tmp_path: Path) -> None:
    settings = load_settings(create_working_folder(tmp_path / "folder"))
    home = settings.dagster_home
    home.mkdir(parents=True, exist_ok=True)
    own = f"storage:\n  sqlite:\n    base_dir: {home.as_posix()}\n"
    (home / "dagster.yaml").write_text(own, encoding="utf-8")
    prepare_instance(settings)
    with open_instance(settings) as instance:
        assert type(instance.event_log_storage) is SqliteEventLogStorage
    assert (home / "dagster.yaml").read_text(encoding="utf-8") == own
