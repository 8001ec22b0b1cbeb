"""Issuing a report set: deliver it into the shared folder and enter it in the register of reports."""

from __future__ import annotations

import base64
import shutil
import time
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import pandas as pd

from reports.rendering.charts import Chart
from reports.rendering.delivery import Delivered, DeliveryError, Provenance, deliver
from shnor_pipeline.methodology import keep_issued
from shnor_pipeline.orchestration.issue_archive import keep
from shnor_pipeline.orchestration.metadata import markdown_table
from shnor_pipeline.orchestration.report_kinds import set_key
from shnor_pipeline.orchestration.working_folder import WorkingFolder

UNDELIVERED = "не доставлено"
"""Where sets stand, in the working folder, whose shared folder could not be written."""
_PAUSE_SECONDS = 2.0


def issue(folder: WorkingFolder, title: str, files: Mapping[str, bytes], source: Provenance) -> Delivered:
    """Deliver the files as one set and register the edition; an unchanged set stays the edition it is.

    A shared folder that is lost does not lose the documents: the set is kept in the working folder, the log says so,
    and it is not registered, so that it stays due and is delivered by the next run.
    """
    settings = folder.settings()
    aside = settings.home / UNDELIVERED
    try:
        delivered = _deliver_again(settings.published_folder, title, files, source)
    except DeliveryError as error:
        kept = deliver(aside, title, files, source)
        dg.get_dagster_logger().warning(f"{error} Комплект сохранён здесь: {kept.folder}")
        return replace(kept, undelivered=str(error))
    shutil.rmtree(aside / title, ignore_errors=True)
    key = f"{set_key(source.kind, source.period, source.request)}:{delivered.edition}"
    registered = folder.warehouse().read("register_reports", {"report_set": key})
    if delivered.issued or registered.empty:
        documents = sum(name.endswith((".docx", ".xlsx", ".html")) for name in files)
        row = {
            "report_set": key,
            "kind": source.kind,
            "period": source.period,
            "edition": delivered.edition,
            "created_at": datetime.now(UTC).replace(microsecond=0),
            "folder": delivered.folder.relative_to(settings.published_folder).as_posix(),
            "documents_n": documents,
            "run_id": source.run_id,
            "methodology": source.methodology,
            "methodology_hash": source.methodology_hash,
            "code_version": source.code_version,
            "inputs_hash": source.inputs_hash,
            "late": bool(source.late_for),
        }
        folder.warehouse().replace("register_reports", pd.DataFrame([row]), {"report_set": key})
    # Both stay as they are once made: a run killed after the register was written makes up for them here.
    keep_issued(settings.methodology_folder, source.methodology)
    keep(settings, folder.warehouse(), key, {**asdict(source), "files": delivered.files})
    return delivered


def _deliver_again(root: Path, title: str, files: Mapping[str, bytes], source: Provenance) -> Delivered:
    """Deliver a set; a share that fails once is asked a second time."""
    try:
        return deliver(root, title, files, source)
    except DeliveryError:
        time.sleep(_PAUSE_SECONDS)
        return deliver(root, title, files, source)


def issued_metadata(delivered: Delivered, charts: Mapping[str, Chart] | None = None) -> dict[str, dg.MetadataValue]:
    """Return what the orchestrator's UI shows of an issued set: where it stands, its files, and its charts."""
    files = pd.DataFrame({"file": list(delivered.files), "sha256": [value[:12] for value in delivered.files.values()]})
    return {
        "folder": dg.MetadataValue.path(str(delivered.folder)),
        "edition": dg.MetadataValue.int(delivered.edition),
        "new_edition": dg.MetadataValue.bool(delivered.issued),
        "documents": dg.MetadataValue.int(len(delivered.files)),
        **({"undelivered": dg.MetadataValue.text(delivered.undelivered)} if delivered.undelivered else {}),
        "manifest": dg.MetadataValue.md(markdown_table(files.head(60))),
        **{f"chart_{name}": _chart(chart) for name, chart in (charts or {}).items()},
    }


def _chart(chart: Chart) -> dg.MarkdownMetadataValue:
    content = base64.b64encode(chart.png(zoom=1)).decode("ascii")
    return dg.MetadataValue.md(f"![{chart.alt}](data:image/png;base64,{content})")
