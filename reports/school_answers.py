"""Answers to schools: the asset."""

import dagster as dg
import pandas as pd

from reports.school_forms.answers import FOLDER, write_answers
from shnor_pipeline.orchestration.metadata import markdown_table
from shnor_pipeline.orchestration.working_folder import WorkingFolder

_TABLES = (
    "pupil_results", "mark_statistics", "task_results", "appeals", "social_passport", "self_assessment", "plan_targets",
    "roadmap_status", "school_roadmap", "support_log", "objectivity", "context",
)  # fmt: skip


@dg.asset(
    key=["reports", "school_answers"],
    group_name="reports",
    deps=[["raw", "inbox"], *(["validated", noun] for noun in _TABLES)],
    kinds={"word", "excel"},
    description="Ответы школам: протокол и своя книга с отметками по каждому файлу, где есть что исправить.",
)
def school_answers(context: dg.AssetExecutionContext, folder: WorkingFolder) -> dg.MaterializeResult:
    """Write the answers that are new or changed; those that stand stay as they are."""
    settings = folder.settings()
    answers = write_answers(settings, folder.warehouse(), context.run.run_id)
    issued = [answer for answer in answers if answer.issued]
    shown = pd.DataFrame(
        [{"школа": one.school, "о чём": one.title, "исправить": one.open_n} for one in issued[:50]],
        columns=["школа", "о чём", "исправить"],
    )
    return dg.MaterializeResult(
        metadata={
            "answers": dg.MetadataValue.int(len(answers)),
            "new_answers": dg.MetadataValue.int(len(issued)),
            "folder": dg.MetadataValue.path(str(settings.published_folder / FOLDER)),
            "issued": dg.MetadataValue.md(markdown_table(shown)),
        }
    )
