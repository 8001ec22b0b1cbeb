"""The contract between recognition and the readers of single kinds of files.

A reader module exposes ``READERS``, a tuple of objects that satisfy ``FormReader``. Recognition asks each how well
the workbook fits, takes the clear winner, and turns "no fit" and "two fits" into questions to a person.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from shnor_pipeline.sources.reading import Reading, ReadingContext
from shnor_pipeline.sources.workbook import Workbook


@dataclass(frozen=True)
class Match:
    """How well a workbook fits a form: ``score`` from 0 to 1 (share of the header anchors found), and the layout.

    ``hints`` are what the reader found while looking (header rows, columns) and wants to have again when reading.
    """

    score: float
    layout: str
    hints: dict[str, object] = field(default_factory=dict)


class FormReader(Protocol):
    """One family of forms."""

    kind: str
    label: str
    """Russian name of the family, for the register and for messages."""

    def recognise(self, workbook: Workbook, context: ReadingContext) -> Match | None:
        """Return how well the workbook fits, judged by its content only; None where it plainly does not."""
        ...

    def read(self, workbook: Workbook, match: Match, context: ReadingContext) -> Reading:
        """Read the workbook; never raise on data."""
        ...
