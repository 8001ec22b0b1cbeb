"""One synthetic district, taken in and reported by the real command line, shared by every end-to-end test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import shnor
from filelock import FileLock

SCHOOLS = 8
JULY_SET = "Июльский анализ 2022-2023"
NO_NETWORK = Path(__file__).parent / "no_network"
CONNECTIONS = "connections"
HALF_YEAR_SET = "Мониторинг программы, I полугодие 2023 года"
QUARTER_SET = "Дорожные карты школ, II квартал 2023 года"
SEPTEMBER_SET = "Дефициты педагогов и плановые показатели, 2022-2023"
DECEMBER_SET = "Потребность в повышении квалификации, 2022-2023"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the working folder of a district after ``shnor demo``; made once for all workers, never to be changed."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    home = shared / "район"
    with FileLock(shared / "район.lock"):
        if not (home / "ready").is_file():
            guard = {"PYTHONPATH": str(NO_NETWORK), "SHNOR_TEST_CONNECTIONS": str(shared / CONNECTIONS)}
            done = shnor("demo", home, "--schools", str(SCHOOLS), **guard)
            if (shared / CONNECTIONS).exists():
                (shared / CONNECTIONS).rename(home / CONNECTIONS)
            assert done.code == 0, done.out + done.err
            command = [sys.executable, str(Path(__file__).with_name("calendar_reports.py")), str(home)]
            more = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=400)
            assert more.returncode == 0, more.stdout + more.stderr
            (home / "output.txt").write_text(done.out, encoding="utf-8")
            shutil.copytree(home, untouched(home))
            (home / "ready").touch()
    return home


def untouched(demo: Path) -> Path:
    """Return the copy that no program opens: other workers read the district itself, and its files come and go."""
    return demo.with_name("район, копия")


@pytest.fixture
def copy_of_demo(demo: Path, tmp_path: Path) -> Callable[[], Path]:
    """Return a maker of private copies of the district, for tests that change it."""

    def copy() -> Path:
        return shutil.copytree(untouched(demo), tmp_path / "район", dirs_exist_ok=False)

    return copy
