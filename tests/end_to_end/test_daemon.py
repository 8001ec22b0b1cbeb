"""``shnor serve`` for real: a schedule fires by the clock, and a report missed while the machine was off is made up."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import dagster as dg
import psutil
import pytest
from dagster._core.execution.backfill import BulkActionStatus

from shnor_pipeline.orchestration.jobs import RELOAD
from shnor_pipeline.orchestration.report_calendar import reported_half_year

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="ends the service by a POSIX signal"),
]

ZONE = ZoneInfo("Asia/Irkutsk")
PATIENCE_SECONDS = 300
BACKFILLED = ["2020-09", "2021-09"]
ENDED = {BulkActionStatus.COMPLETED_SUCCESS, BulkActionStatus.COMPLETED_FAILED, BulkActionStatus.FAILED}


def _shortened(home: Path) -> tuple[datetime, str]:
    """Let the inventory run in the next minute and the half-year have been due yesterday; nothing else is due."""
    now = datetime.now(ZONE)
    soon = (now + timedelta(seconds=135)).replace(second=0, microsecond=0)
    due, far = now - timedelta(days=1), now + timedelta(days=40)
    calendar = {
        "july": f'"{far:%d.%m}"',
        "half_year": f'["{due:%d.%m}"]',
        "quarter": f'["{far:%d.%m}"]',
        "september": f'"{far:%d.%m}"',
        "december": f'"{far:%d.%m}"',
        "at": '"00:01"',
        "refresh": f'"{now - timedelta(hours=2):%H:%M}"',
        "inventory": f'"{soon:%H:%M}"',
    }
    (home / "shnor.toml").write_text(
        "\n".join(["[calendar]", *(f"{name} = {value}" for name, value in calendar.items())]), encoding="utf-8"
    )
    with closing(sqlite3.connect(home / "warehouse.db")) as connection:
        in_service = (now - timedelta(days=3)).replace(tzinfo=None)
        connection.execute("UPDATE register_submissions SET first_seen = ?", [f"{in_service:%Y-%m-%d %H:%M:%S.%f}"])
        connection.commit()
    return soon, reported_half_year(due.date()).key


@contextmanager
def _served(home: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "shnor_pipeline.cli", "--home", str(home), "serve", "--port", str(port)]
    with (home / "serve.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "PYTHONWARNINGS": "ignore"})
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def _listened_at(process: subprocess.Popen[bytes]) -> set[tuple[str, int]]:
    """Return every address and port at which the service and whatever it started can be reached over a network."""
    service = psutil.Process(process.pid)
    found = set()
    for one in [service, *service.children(recursive=True)]:
        for connection in one.net_connections("inet"):
            if connection.status == psutil.CONN_LISTEN or connection.type == socket.SOCK_DGRAM:
                found.add(tuple(connection.laddr))
    return found


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _until(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if condition():
            return True
        time.sleep(1)
    return condition()


REPOSITORY = "{ repositoriesOrError { ... on RepositoryConnection { nodes { name location { name } } } } }"
BACKFILL = """
mutation ($chosen: LaunchBackfillParams!) {
  launchPartitionBackfill(backfillParams: $chosen) {
    __typename
    ... on LaunchBackfillSuccess { backfillId }
    ... on PythonError { message }
  }
}
"""


def _asked(port: int, query: str, **variables: object) -> dict[str, Any]:
    """Ask the service as its pages do."""
    body = json.dumps({"query": query, "variables": variables}).encode()
    address = f"http://127.0.0.1:{port}/graphql"
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        answered = json.load(answer)
    assert "errors" not in answered, answered
    return answered["data"]


def _backfill_by_the_ui(port: int, years: list[str]) -> str:
    """Ask for the yearly reload of several years as the job's page does; return the backfill's id."""
    (repository,) = _asked(port, REPOSITORY)["repositoriesOrError"]["nodes"]
    place = {"repositoryName": repository["name"], "repositoryLocationName": repository["location"]["name"]}
    chosen = {
        "selector": {"partitionSetName": f"{RELOAD}_partition_set", "repositorySelector": place},
        "partitionNames": years,
    }
    return str(_asked(port, BACKFILL, chosen=chosen)["launchPartitionBackfill"]["backfillId"])


def _answers(port: int) -> bool:
    try:
        return b"dagster_version" in urllib.request.urlopen(f"http://127.0.0.1:{port}/server_info", timeout=5).read()
    except OSError:
        return False


def test_the_service_keeps_the_calendar_by_itself(
    copy_of_demo: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = copy_of_demo()
    monkeypatch.setenv("DAGSTER_HOME", str(home / "dagster"))
    soon, period = _shortened(home)
    port = _free_port()
    with _served(home, port) as process, dg.DagsterInstance.from_config(str(home / "dagster")) as instance:

        def scheduled() -> list[dg.DagsterRun]:
            return list(
                instance.get_runs(
                    dg.RunsFilter(
                        tags={"dagster/schedule_name": "inventory_schedule"}, statuses=[dg.DagsterRunStatus.SUCCESS]
                    )
                )
            )

        def made_up() -> list[Path]:
            sets = (home / "published").glob("Мониторинг программы*/manifest.json")
            return [path for path in sets if json.loads(path.read_text(encoding="utf-8"))["period"] == period]

        def told() -> str:
            return (home / "serve.log").read_text(encoding="utf-8", errors="replace")[-4000:]

        assert _until(lambda: _answers(port), process), told()
        backfill = _backfill_by_the_ui(port, BACKFILLED)
        assert _until(lambda: bool(scheduled()) and bool(made_up()), process), told()

        def backfilled() -> BulkActionStatus | None:
            found = instance.get_backfill(backfill)
            return found.status if found is not None else None

        assert _until(lambda: backfilled() in ENDED, process), told()
        assert backfilled() is BulkActionStatus.COMPLETED_SUCCESS, told()
        runs = instance.get_runs(dg.RunsFilter(tags={"dagster/backfill": backfill}))
        assert sorted(run.tags["dagster/partition"] for run in runs) == BACKFILLED
        assert _listened_at(process) == {("127.0.0.1", port)}
        late = instance.get_runs(dg.RunsFilter(tags={"shnor/report": f"half-year:{period}"}))
        assert len(late) == 1

    manifest = json.loads(made_up()[0].read_text(encoding="utf-8"))
    assert manifest["late_for"] == f"{datetime.now(ZONE) - timedelta(days=1):%Y-%m-%d}"
    with closing(sqlite3.connect(home / "warehouse.db")) as connection:
        marked = connection.execute("SELECT late FROM register_reports WHERE period = ?", [period]).fetchall()
    assert marked == [(1,)]
    status = (home / "published" / "СТАТУС.html").read_text(encoding="utf-8")
    assert f"{soon + timedelta(days=1, hours=1):%d.%m.%Y %H:%M}" in status
    assert "Сверка: требует внимания" in (home / "logs" / "notices.log").read_text(encoding="utf-8")
    assert "с опозданием" in status or "Мониторинг программы" in status
