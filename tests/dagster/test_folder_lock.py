"""Two runs never write one working folder at once, whoever started them: a command, a schedule, a person in the UI."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import dagster as dg
import pytest

from shnor_pipeline.definitions import build_defs
from shnor_pipeline.intake.folder import FolderError, create_working_folder, exclusive
from shnor_pipeline.orchestration import folder_lock
from shnor_pipeline.orchestration.failures import failure_notice
from shnor_pipeline.orchestration.instance import open_instance
from shnor_pipeline.orchestration.opening import close_warehouses
from shnor_pipeline.settings import Settings, load_settings


def inventory_of_the_folder() -> dg.JobDefinition:
    """Return the job as a launched run finds it: by SHNOR_HOME."""
    return build_defs().resolve_job_def("inventory")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Return one folder for all tests: a job that was loaded by its place in the code is kept by the orchestrator."""
    home = create_working_folder(tmp_path_factory.mktemp("место") / "папка")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHNOR_HOME", str(home))
        patch.setenv("DAGSTER_HOME", str(home / "dagster"))
        yield load_settings(home)
    close_warehouses()


def _launched(instance: dg.DagsterInstance) -> dg.DagsterRun:
    """Run as the daemon's run process does: through the job's own executor."""
    result = dg.execute_job(dg.reconstructable(inventory_of_the_folder), instance, raise_on_error=False)
    run = instance.get_run_by_id(result.run_id)
    assert run is not None
    return run


def test_a_launched_run_takes_the_lock_and_leaves_it(settings: Settings) -> None:
    with open_instance(settings) as instance:
        assert _launched(instance).status == dg.DagsterRunStatus.SUCCESS
    assert not (settings.home / ".lock-owner").exists()
    with exclusive(settings.home):
        pass


def test_a_launched_run_waits_for_a_command_to_end(settings: Settings) -> None:
    held, free = threading.Event(), []

    def command() -> None:
        with exclusive(settings.home):
            held.set()
            time.sleep(2)
            free.append(time.time())

    other = threading.Thread(target=command)
    other.start()
    held.wait()
    with open_instance(settings) as instance:
        run = _launched(instance)
        steps = instance.get_run_step_stats(run.run_id)
    other.join()
    assert run.status == dg.DagsterRunStatus.SUCCESS
    assert steps
    assert all(step.start_time is not None and step.start_time >= free[0] for step in steps)


def test_a_run_that_finds_the_folder_in_use_to_the_end_says_by_whom(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_lock, "WAIT_SECONDS", 0.2)
    with open_instance(settings) as instance, exclusive(settings.home, who="shnor reload"):
        run = _launched(instance)
        notice = failure_notice(instance, run, ZoneInfo("Asia/Irkutsk"))
        assert run.status == dg.DagsterRunStatus.FAILURE
        assert instance.get_run_step_stats(run.run_id) == []
    assert "занята другим запуском (shnor reload, процесс " in notice.lines[0]
    assert f"{datetime.now().astimezone():%Y}" in notice.lines[0]


def test_a_command_that_finds_the_folder_in_use_says_by_whom(settings: Settings) -> None:
    command = [sys.executable, "-m", "shnor_pipeline.cli", "--home", str(settings.home), "ingest"]
    with exclusive(settings.home, who="служба, запуск 1234"):
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert done.returncode == 3
    assert "занята другим запуском (служба, запуск 1234, процесс " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="ends a process by a POSIX signal")
def test_a_dead_runs_lock_is_free_by_itself(settings: Settings) -> None:
    code = f"""
from pathlib import Path
from shnor_pipeline.intake.folder import exclusive
with exclusive(Path({str(settings.home)!r})):
    print("held", flush=True)
    import time; time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, encoding="utf-8") as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(FolderError, match=f"процесс {other.pid}"), exclusive(settings.home):
            pass
        os.kill(other.pid, signal.SIGKILL)
    with exclusive(settings.home):
        pass
