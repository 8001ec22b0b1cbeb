"""A run that was killed stands in nobody's way: it is ended by the next, and what it was for is tried again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import dagster as dg
import pytest

from shnor_pipeline.intake.folder import create_working_folder
from shnor_pipeline.orchestration.dead_runs import INTERRUPTED, end_dead_runs
from shnor_pipeline.orchestration.instance import open_instance
from shnor_pipeline.orchestration.run_tags import REPORT
from shnor_pipeline.orchestration.sensors import next_attempt
from shnor_pipeline.settings import load_settings

KEY = "july:2022-2023"
_INGEST = """
import os, signal, sys
import shnor_pipeline.intake.ingest as intake
def killed(*_, **__): os.kill(os.getpid(), signal.SIGKILL)
intake.save_register = killed
from shnor_pipeline.cli.main import main
main(["--home", sys.argv[1], "ingest"])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process ends itself by a POSIX signal")
def test_an_ingest_after_one_that_was_killed_inside_a_step_does_not_wait_for_it(tmp_path: Path) -> None:
    home = create_working_folder(tmp_path / "папка")
    (home / "inbox" / "письмо.txt").write_text("не таблица", encoding="utf-8")
    os.utime(home / "inbox" / "письмо.txt", (time.time() - 3600,) * 2)
    first = subprocess.run([sys.executable, "-c", _INGEST, str(home)], capture_output=True, check=False, timeout=120)
    assert first.returncode == -signal.SIGKILL
    command = [sys.executable, "-m", "shnor_pipeline.cli", "--home", str(home), "ingest"]
    second = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert second.returncode in {0, 1}, second.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAGSTER_HOME", str(home / "dagster"))
        patch.setenv("SHNOR_HOME", str(home))
        with open_instance(load_settings(home)) as instance:
            runs = list(instance.get_runs(dg.RunsFilter(job_name="intake")))
    # the files, then the registry and the page of submissions
    success, failure = dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE
    assert [run.status for run in runs] == [success, success, failure]
    assert INTERRUPTED in runs[-1].tags


@dg.op
def figure() -> int:
    """A step that ends at once."""
    return 1


@dg.job(name="intake")
def intake() -> None:
    """A job of one step."""
    figure()


def _run(instance: dg.DagsterInstance, status: dg.DagsterRunStatus, *, begun: bool = False) -> dg.DagsterRun:
    if begun:
        run = intake.execute_in_process(instance=instance).dagster_run
        instance.run_storage.delete_run(run.run_id)
        return instance.add_run(run.with_status(status).with_tags({REPORT: KEY}))
    return instance.add_run(dg.DagsterRun(job_name="intake", status=status, tags={REPORT: KEY}))


def test_only_what_had_begun_and_is_not_ours_is_ended() -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        waiting = _run(instance, dg.DagsterRunStatus.STARTED)
        ahead = _run(instance, dg.DagsterRunStatus.NOT_STARTED)
        dead = _run(instance, dg.DagsterRunStatus.STARTED, begun=True)
        own = _run(instance, dg.DagsterRunStatus.STARTED, begun=True)
        assert end_dead_runs(instance, but=own.run_id) == [dead.run_id]
        assert end_dead_runs(instance, but=own.run_id, waiting_too=True) == [waiting.run_id]
        still = instance.get_run_by_id(ahead.run_id)
        assert still is not None
        assert still.status == dg.DagsterRunStatus.NOT_STARTED


def test_a_report_cut_off_is_tried_again_a_few_times_and_one_that_failed_is_not() -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        assert next_attempt(instance, KEY) == ""
        endings = []
        for _ in range(5):
            _run(instance, dg.DagsterRunStatus.STARTED)
            end_dead_runs(instance, waiting_too=True)
            endings.append(next_attempt(instance, KEY))
        assert endings == ["-1", "-2", "-3", None, None]
    with dg.DagsterInstance.ephemeral() as instance:
        _run(instance, dg.DagsterRunStatus.FAILURE)
        assert next_attempt(instance, KEY) is None
