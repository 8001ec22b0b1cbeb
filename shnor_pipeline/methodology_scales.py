"""Score scales of ВПР as data: which primary score is which mark, by year, subject and grade of the programme."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from shnor_pipeline.declaration import load_yaml
from shnor_pipeline.told import ToldError

_FILE = "scales_vpr.yaml"
COLUMNS = ["from_year", "to_year", "subject", "grade", "min3", "min4", "min5", "highest"]


class ScalesError(ToldError, ValueError):
    """The scales cannot be used; the message names the file and the entry."""


def scales_file(folder: Path) -> Path:
    """Return where the scales of a methodology folder stand, whether or not there are any."""
    return folder / _FILE


def load_vpr_scales(folder: Path) -> pd.DataFrame:
    """Return one row per scale with the columns ``COLUMNS``; an empty frame where the folder holds no scales."""
    path = scales_file(folder)
    if not path.is_file():
        return pd.DataFrame(columns=COLUMNS)
    declared = load_yaml(path.read_text(encoding="utf-8")) or {}
    rows = []
    for number, item in enumerate(declared.get("scales", []), start=1):
        try:
            low, middle, high = (int(bound) for bound in item["bounds"])
            row = [int(item["from_year"]), int(item["to_year"]), str(item["subject"]), int(item["grade"])]
            highest = int(item["highest"])
        except (KeyError, TypeError, ValueError) as error:
            raise ScalesError(
                f"{path}: шкала № {number} записана не полностью: нужны from_year, to_year, subject, grade, "
                "bounds из трёх чисел и highest"
            ) from error
        if not 0 < low < middle < high <= highest:
            raise ScalesError(f"{path}: шкала № {number}: границы {item['bounds']} должны возрастать до {highest}")
        rows.append([*row, low, middle, high, highest])
    return pd.DataFrame(rows, columns=COLUMNS)
