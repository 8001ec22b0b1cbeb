"""What СТАТУС.html says: what is broken or overdue, what ran last, what comes next, and by when it must be renewed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shnor_pipeline.orchestration.inventory import Inventory


@dataclass(frozen=True)
class ComingReport:
    """A report that the calendar calls for."""

    due: date
    title: str


@dataclass(frozen=True)
class IssuedReport:
    """A report set that is there: when it was made, what it is, and whether it came late."""

    created: date
    title: str
    late: bool


@dataclass(frozen=True)
class StatusPage:
    """Everything on the status page."""

    territory: str
    centre: str
    inventory: Inventory
    dated_by_clock: bool
    coming: tuple[ComingReport, ...]
    issued: tuple[IssuedReport, ...]

    @property
    def renewal_stamp(self) -> str:
        """The moment by which the page must be renewed, for the browser's own clock to compare."""
        return self.inventory.next_due.isoformat()
