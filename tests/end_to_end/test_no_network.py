"""The main job of the demo district ran without a single attempt to reach the network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CONNECTIONS, NO_NETWORK

pytestmark = pytest.mark.slow


def test_the_main_job_tries_no_connection(demo: Path) -> None:
    record = demo / CONNECTIONS
    assert not record.exists(), record.read_text(encoding="utf-8")


def test_the_guard_would_have_seen_one(tmp_path: Path) -> None:
    record = tmp_path / "connections"
    environment = {**os.environ, "PYTHONPATH": str(NO_NETWORK), "SHNOR_TEST_CONNECTIONS": str(record)}
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "no network in this test" in done.stderr
    assert "127.0.0.1" in record.read_text(encoding="utf-8")


def test_the_orchestrators_telemetry_is_off(demo: Path) -> None:
    assert "telemetry:\n  enabled: false" in (demo / "dagster" / "dagster.yaml").read_text(encoding="utf-8")
