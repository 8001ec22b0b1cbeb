"""What reading one file yields: tidy frames, the map back to its cells, and findings.

A reader never raises on data and never drops a row silently. Every frame carries ``sheet``, ``row`` (both as a
person sees them in Excel: the first row is 1) and ``row_state``; with ``columns`` (field → sheet column) each value
has its cell address. Personal data never enters a frame.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd

from shnor_pipeline.findings import Finding


class RowState(StrEnum):
    """What became of a row that was read."""

    OK = "ok"
    QUARANTINED = "quarantined"  # set aside with a finding; counts nowhere until a person decides
    DROPPED = "dropped"  # not ours, or an exact copy of another row


@dataclass(frozen=True)
class SourceColumn:
    """Where a field of a frame stands in the file: sheet, first row of its block, column letter, header text."""

    table_name: str
    sheet: str
    first_row: int
    field: str
    column: str
    header: str = ""


@dataclass
class Reading:
    """The content of one recognised file.

    ``kind`` is the family of the form (``vpr_dump``, ``gia_protocol`` …), ``layout`` the declared map that fitted,
    ``frames`` one frame per canonical table (keys without layer, e.g. ``pupil_results``), with the table's columns
    except ``file_id`` and ``school_id`` (filled on acceptance), plus ``row_state``. ``rejected`` is a Russian
    sentence when the file as a whole cannot be taken (then ``frames`` is empty).
    """

    kind: str
    layout: str
    frames: dict[str, pd.DataFrame] = field(default_factory=dict)
    columns: list[SourceColumn] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    rejected: str = ""

    @property
    def school_years(self) -> list[int]:
        """Return the school years any row belongs to, ascending."""
        years: set[int] = set()
        for frame in self.frames.values():
            if "school_year" in frame:
                years.update(int(year) for year in frame["school_year"].dropna().unique())
        return sorted(years)

    @property
    def rows_n(self) -> int:
        """Return how many rows were read, in all frames."""
        return sum(len(frame) for frame in self.frames.values())


@dataclass(frozen=True)
class ReadingContext:
    """What a reader may know beside the file: the salt for pupil codes, the territory, and the path in the inbox.

    ``path_hint`` (the path relative to the inbox) serves only where the content itself does not say, e.g. layout C
    protocols name subject and date in the file name alone, and ВПР dumps name subject and grade in the path.
    """

    salt: str
    path_hint: str = ""
    region_code: str = "38"
    municipality: str = ""
