"""``python -m benchmarks.plain INBOX OUT``: the plain script as a whole process, on a Dagster instance of its own.

With ``--one-process`` the same steps run one after another without Dagster: for profiles and tests, not for figures.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def prepare(inbox: Path, out: Path) -> None:
    """Make the output folder, with the method, the programme and the templates; name both folders to the steps."""
    from reports.documents import refresh_templates
    from shnor_pipeline.intake.folder import create_working_folder

    create_working_folder(out)
    refresh_templates(out / "templates")
    (out / "dagster").mkdir(exist_ok=True)
    (out / "dagster" / "dagster.yaml").write_text("telemetry:\n  enabled: false\n", encoding="utf-8")
    os.environ.update(
        DAGSTER_HOME=str(out / "dagster"),
        PLAIN_INBOX=str(inbox),
        PLAIN_OUT=str(out),
        GX_ANALYTICS_ENABLED="false",
        PYTHONWARNINGS="ignore",
    )


def main(inbox: Path, out: Path) -> bool:
    """Run the job with the default (multiprocess) executor; return whether it succeeded."""
    prepare(inbox, out)
    import dagster as dg

    from benchmarks.plain import job

    with dg.DagsterInstance.get() as instance:
        return dg.execute_job(dg.reconstructable(job.plain_job), instance=instance).success


def main_in_one_process(inbox: Path, out: Path) -> bool:
    """Run the steps here."""
    prepare(inbox, out)
    from benchmarks.plain import job

    job.in_one_process()
    return True


if __name__ == "__main__":
    places = [Path(argument).resolve() for argument in sys.argv[1:] if not argument.startswith("--")]
    run = main_in_one_process if "--one-process" in sys.argv else main
    sys.exit(0 if run(*places) else 1)
