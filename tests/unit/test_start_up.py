"""What a command imports: an answer that needs no work must not wait for the libraries of those that do."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from shnor_pipeline.intake.folder import create_working_folder

_TOLD = (
    "import json, sys\n"
    "from shnor_pipeline.cli.main import main\n"
    "try:\n    main(sys.argv[1:])\n"
    "except SystemExit as stop:\n    assert stop.code in (0, 1), stop.code\n"
    "print('\\n' + json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
)
HEAVY = {
    "alembic", "dagster", "docx", "docxtpl", "great_expectations", "jinja2", "lxml", "numpy", "openpyxl", "pandas",
    "pyarrow", "pydantic", "python_calamine", "rapidfuzz", "resvg", "scipy", "sqlalchemy", "xlsxwriter", "xlwt",
    "yaml",
}  # fmt: skip
OF_CHECKS_AND_DOCUMENTS = HEAVY & {
    "docx", "docxtpl", "great_expectations", "jinja2", "openpyxl", "resvg", "scipy", "xlsxwriter", "xlwt",
}  # fmt: skip
OF_THE_ORCHESTRATOR = HEAVY & {"alembic", "dagster"}


def imported(*arguments: str) -> set[str]:
    """Return the top-level modules of a process that ran the command."""
    done = subprocess.run([sys.executable, "-c", _TOLD, *arguments], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_package_itself_pulls_in_nothing() -> None:
    code = "import sys; before = set(sys.modules); import shnor_pipeline; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["shnor_pipeline"]


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)])
def test_help_needs_no_library(arguments: tuple[str, ...]) -> None:
    found = imported(*arguments)
    assert "click" in found
    assert not found & HEAVY


def test_status_needs_no_library_of_checks_or_documents(tmp_path: Path) -> None:
    home = create_working_folder(tmp_path / "folder")
    assert "alembic" in imported("--home", str(home), "status"), "the first command makes the schema"
    found = imported("--home", str(home), "status")
    assert "pandas" in found
    assert not found & (OF_CHECKS_AND_DOCUMENTS | OF_THE_ORCHESTRATOR)
