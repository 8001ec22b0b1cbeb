"""The first asset: every file of the inbox, archived by content and entered in the register."""

import dagster as dg
from pydantic import Field

from assets.validated.broken_rows import broken_rows
from checks.runner import preload
from shnor_pipeline.intake.freeze import Amendment
from shnor_pipeline.intake.ingest import ingest
from shnor_pipeline.orchestration.metadata import markdown_table
from shnor_pipeline.orchestration.working_folder import WorkingFolder


class IntakeConfig(dg.Config):
    """``order``: the order by which files may change a frozen year; ``files``: these alone (paths in the inbox)."""

    order: str = ""
    files: list[str] = Field(default_factory=list)


@dg.asset(
    key=["raw", "inbox"],
    group_name="intake",
    kinds={"excel"},
    description="Входящие файлы: каждый один раз в реестре поступлений, оригинал — в архиве по содержанию.",
)
def raw_inbox(config: IntakeConfig, folder: WorkingFolder) -> dg.MaterializeResult:
    """Take in what is new in the inbox."""
    settings, warehouse = folder.settings(), folder.warehouse()
    amendment = Amendment(config.order, frozenset(config.files)) if config.order else None
    summary = ingest(
        settings,
        warehouse,
        amendment=amendment,
        broken=broken_rows(settings, warehouse),
        before_reading=preload,
    )
    submissions = folder.warehouse().read("register_submissions")
    by_state = submissions.groupby(["state", "kind"], dropna=False).size().reset_index(name="files")
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": dg.MetadataValue.int(len(submissions)),
            "new_files": dg.MetadataValue.int(summary.new_files),
            "by_state": dg.MetadataValue.md(markdown_table(by_state)),
        }
    )
