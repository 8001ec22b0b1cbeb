"""The words of a school's status and the rule that gives them."""

from __future__ import annotations

from typing import Any

import numpy as np

from shnor_pipeline.methodology import Identification

STABLE, LISTED, AT_RISK, CLEAR, NO_DATA = "ШНОР (стабильно)", "ШНОР", "зона риска", "—", "нет данных"
ON_LIST = (LISTED, STABLE)
FROM_WORST = (STABLE, LISTED, AT_RISK, CLEAR)


def status_words(low_n: Any, rule_b: Any, rules: Identification) -> np.ndarray:
    """Return the status from the number of low procedures and rule B, element by element."""
    count, persists = np.asarray(low_n, dtype="float64"), np.asarray(rule_b, dtype=bool)
    many = count >= rules.min_procedures
    listed = {"A": many, "A_and_B": many & persists, "A_or_B": many | persists}[rules.listed_by]
    return np.select(
        [listed & many & persists, listed, (count > 0) | persists], [STABLE, LISTED, AT_RISK], default=CLEAR
    ).astype(object)
