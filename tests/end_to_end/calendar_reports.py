"""Run the other reports of the calendar on a working folder in one process: ``python calendar_reports.py HOME``."""

from __future__ import annotations

import sys
from pathlib import Path

from shnor_pipeline.cli.console import progress
from shnor_pipeline.runner import Runner
from shnor_pipeline.settings import load_settings

REPORTS = (
    ("school_roadmaps", "2023-04", "2023-07-05"),
    ("staff_deficits", "2022-09", "2022-09-30"),
    ("training_needs", "2022-09", "2022-12-20"),
)
"""Job, partition, date of the document."""


def main(home: Path) -> int:
    """Return the number of jobs that failed."""
    settings = load_settings(home)
    failed = 0
    for job, partition, day in REPORTS:
        with progress(job) as shown, Runner(settings, shown, today=day) as runner:
            outcome = runner.run(job, partition)
        failed += not outcome.success
        print(job, *outcome.failures)
    return failed


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
