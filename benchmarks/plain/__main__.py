"""``python -m benchmarks.plain INBOX OUT``: the plain script as a whole process, on a Dagster instance of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main(inbox: str, out: str) -> None:
    """Run the job with the default (multiprocess) executor."""
    home = Path(out) / "dagster"
    home.mkdir(parents=True, exist_ok=True)
    (home / "dagster.yaml").write_text("telemetry:\n  enabled: false\n", encoding="utf-8")
    os.environ.update(
        DAGSTER_HOME=str(home), PLAIN_INBOX=inbox, PLAIN_OUT=out, GX_ANALYTICS_ENABLED="false", PYTHONWARNINGS="ignore"
    )
    import dagster as dg

    from benchmarks.plain import steps

    with dg.DagsterInstance.get() as instance:
        result = dg.execute_job(dg.reconstructable(steps.plain_job), instance=instance)
    sys.exit(0 if result.success else 1)


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()), str(Path(sys.argv[2]).resolve()))
