"""Identical inputs give identical bytes, in another process and with another order of sets and dictionaries too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from render_all import DOCUMENTS

HERE = Path(__file__).parent


def _checksums(seed: str) -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, str(HERE / "render_all.py")],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}", "PYTHONPATH": str(HERE.parents[2])},
    )
    return dict(line.split() for line in done.stdout.splitlines())


def test_every_document_and_workbook_is_the_same_bytes_in_another_process() -> None:
    first = _checksums("1")
    assert first.keys() == DOCUMENTS.keys()
    assert _checksums("2") == first
