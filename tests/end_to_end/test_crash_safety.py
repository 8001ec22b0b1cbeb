"""Power goes at any write: the next run ends in the same state, and nobody ever sees half of anything."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLACES = 90
"""Kills of a scenario, at most, spread evenly over its writes."""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the kill is sent to a forked child")
def test_a_run_killed_at_any_write_is_made_good_by_the_next(tmp_path: Path) -> None:
    driver = Path(__file__).with_name("crash") / "driver.py"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore::DeprecationWarning"}
    done = subprocess.run(
        [sys.executable, str(driver), str(tmp_path), str(PLACES)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["faults"] == []
    assert sum(told["kills"].values()) >= 200
    assert min(told["kills"].values()) >= 20
