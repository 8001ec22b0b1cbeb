"""A region of municipalities: workers give the same bytes as one process, and a killed worker loses nothing."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from command_line import shnor

from benchmarks.regions import contents
from shnor_pipeline.demo.municipalities import generate_region
from shnor_pipeline.intake.folder import create_working_folder

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="kills a worker by a POSIX signal"),
]

BROKER = os.environ.get("SHNOR_TEST_BROKER", "amqp://guest:guest@127.0.0.1:5672//")
MUNICIPALITIES = 3
RUN = ("region", "run", "--report", "july:2022-2023", "--date", "2023-07-15")
PATIENCE_SECONDS = 600


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a region with files in every inbox, nothing taken in; what is slow to read is left out."""
    home = create_working_folder(tmp_path_factory.mktemp("регион") / "основа")
    generate_region(home, municipalities=MUNICIPALITIES, schools_each=2)
    for inbox in home.glob("municipalities/*/inbox"):
        shutil.rmtree(inbox / "vpr_analytics", ignore_errors=True)
    assert shnor("region", "init", home=home).code == 0
    return home


@pytest.fixture(scope="module")
def in_one_process(prepared: Path) -> Path:
    """Return the region as one process leaves it."""
    home = Path(shutil.copytree(prepared, prepared.with_name("один")))
    done = shnor(*RUN, home=home)
    assert done.code == 0, done.out + done.err
    return home


def _environment() -> dict[str, str]:
    """Return the environment of run and workers: this broker, and its own way for results."""
    own = {name: value for name, value in os.environ.items() if name != "SHNOR_CELERY_RESULTS"}
    return {**own, "SHNOR_CELERY_BROKER": BROKER, "PYTHONWARNINGS": "ignore"}


@contextmanager
def _workers(home: Path, names: tuple[str, ...]) -> Iterator[dict[str, subprocess.Popen[bytes]]]:
    """Run workers, each in a process group of its own, and end those that still live."""
    running = {}
    for name in names:
        command = [sys.executable, "-m", "shnor_pipeline.cli", "--home", str(home), "region", "worker", "--name", name]
        with (home / f"{name}.log").open("wb") as log:
            running[name] = subprocess.Popen(
                command,
                stdout=log,
                stderr=log,
                env=_environment(),
                start_new_session=True,
            )
    try:
        yield running
    finally:
        for process in running.values():
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a worker with everything it started, as a machine that loses power does."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(30)


def _at_work(home: Path, worker: subprocess.Popen[bytes]) -> Path | None:
    """Return the municipality that a worker is at, by the owner of the folder's lock."""
    for owner in home.glob("municipalities/*/.lock-owner"):
        said = owner.read_text(encoding="utf-8") if owner.is_file() else ""
        pid = said.partition("процесс ")[2].partition(",")[0]
        if pid and pid.isdigit() and _group(int(pid)) == worker.pid:
            return owner.parent
    return None


def _group(pid: int) -> int:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return 0


def test_the_broker_listens() -> None:
    """The tests below talk to a real broker: say so plainly where there is none."""
    host, port = BROKER.rpartition("@")[2].partition("/")[0].split(":")
    with socket.create_connection((host, int(port)), timeout=5):
        pass


def test_two_workers_one_of_them_killed_leave_what_one_process_leaves(prepared: Path, in_one_process: Path) -> None:
    home = Path(shutil.copytree(prepared, prepared.with_name("рабочие")))
    environment = _environment()
    command = [sys.executable, "-m", "shnor_pipeline.cli", "--home", str(home), *RUN]
    with (
        _workers(home, ("первый", "второй")) as workers,
        (home / "run.log").open("wb") as log,
        subprocess.Popen(command, stdout=log, stderr=log, env=environment) as run,
    ):
        deadline = time.monotonic() + PATIENCE_SECONDS
        struck = None
        while struck is None and time.monotonic() < deadline:
            time.sleep(0.2)
            at = _at_work(home, workers["первый"])
            if at is not None and (at / "warehouse.db").is_file() and any((at / "store").rglob("*")):
                _kill(workers["первый"])
                struck = at
        assert struck is not None, (home / "первый.log").read_text(encoding="utf-8", errors="replace")[-3000:]
        assert (struck / ".lock-owner").is_file()  # it was at it: nobody was left to remove its name
        try:
            run.wait(max(1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            run.kill()  # leaving the context would wait for ever
        told = (home / "run.log").read_text(encoding="utf-8", errors="replace")
        assert run.returncode == 0, told
    assert f"Муниципалитетов: {MUNICIPALITIES}, сбоев: 0." in told
    expected, found = contents(in_one_process), contents(home)
    assert len(expected) > MUNICIPALITIES * 40
    assert [name for name in sorted({*expected, *found}) if expected.get(name) != found.get(name)] == []
    assert any(name.endswith("Сводка по району.docx") for name in found)


def test_a_second_run_recomputes_and_issues_nothing(in_one_process: Path) -> None:
    before = contents(in_one_process)
    done = shnor(*RUN, home=in_one_process)
    assert done.code == 0, done.out + done.err
    assert contents(in_one_process) == before
