"""The first asset: every file of the inbox, archived by content and entered in the register."""

from __future__ import annotations

import dagster as dg

from checks.runner import preload
from shnor_pipeline.intake.ingest import ingest
from shnor_pipeline.orchestration.metadata import markdown_table
from shnor_pipeline.orchestration.working_folder import WorkingFolder


@dg.asset(
    key=["raw", "inbox"],
    group_name="intake",
    kinds={"excel"},
    pool="database",
    description="Входящие файлы: каждый один раз в реестре поступлений, оригинал — в архиве по содержанию.",
)
def raw_inbox(folder: WorkingFolder) -> dg.MaterializeResult:
    """Take in what is new in the inbox."""
    preload()
    summary = ingest(folder.settings(), folder.warehouse())
    submissions = folder.warehouse().read("register_submissions")
    by_state = submissions.groupby(["state", "kind"], dropna=False).size().reset_index(name="files")
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": dg.MetadataValue.int(len(submissions)),
            "new_files": dg.MetadataValue.int(summary.new_files),
            "by_state": dg.MetadataValue.md(markdown_table(by_state)),
        }
    )
