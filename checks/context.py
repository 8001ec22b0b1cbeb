"""What a rule may look at beside the rows it judges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from shnor_pipeline.exam_history import ExamHistory, shipped_history
from shnor_pipeline.methodology_scales import COLUMNS as SCALE_COLUMNS


@dataclass(frozen=True)
class CheckContext:
    """The school year, the registry, neighbouring tables, the exam history, and the map from fields to sheet columns.

    ``tables`` are frames by catalogue noun (``social_passport`` …) and may be missing: a rule that needs one it does
    not find fires nowhere. ``scales`` are those of ВПР; ``columns`` is ``register_source_columns`` of the files.
    """

    school_year: int | None = None
    schools: pd.DataFrame = field(default_factory=pd.DataFrame)
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    columns: pd.DataFrame = field(default_factory=pd.DataFrame)
    scales: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=SCALE_COLUMNS))
    history: ExamHistory = field(default_factory=shipped_history)

    def known_schools(self) -> set[str]:
        """Return the identifiers of the registry."""
        return set(self.schools["school_id"].dropna().astype(str)) if "school_id" in self.schools else set()
