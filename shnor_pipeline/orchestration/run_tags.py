"""What a run of a scheduled report carries as tags: which report it is, and, where it is made up, when it was due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from shnor_pipeline.orchestration.report_calendar import Occurrence

REPORT = "shnor/report"
PARTITION = "dagster/partition"
LATE_FOR = "shnor/late_for"


def tags_of(occurrence: Occurrence, *, late: bool) -> dict[str, str]:
    """Return the tags of a run that makes this report."""
    missed = {LATE_FOR: occurrence.due.date().isoformat()} if late else {}
    return {REPORT: occurrence.key, **missed}


def late_for(tags: Mapping[str, str]) -> date | None:
    """Return the day a made-up report was due; None for a run on time or started by a person."""
    text = tags.get(LATE_FOR, "")
    return date.fromisoformat(text) if text else None
