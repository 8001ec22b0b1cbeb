"""Runs ``shnor`` as a person does: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Command:
    """What one run of ``shnor`` said and how it ended."""

    code: int
    out: str
    err: str


def shnor(*arguments: str | Path, home: Path | None = None, **environment: str) -> Command:
    """Run the command line in a process of its own, as a person would."""
    before = ["--home", str(home)] if home else []
    done = subprocess.run(
        [sys.executable, "-m", "shnor_pipeline.cli", *before, *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=400,
        env={**os.environ, "PYTHONWARNINGS": "default", **environment},
    )
    return Command(done.returncode, done.stdout, done.stderr)
