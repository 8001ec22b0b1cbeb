"""Rounding for print: half up, as people do it by hand; never inside a computation.

A binary float such as 2.675 stands a hair below the decimal it was written as. Values are therefore first brought to
nine decimals, far beyond any printed figure, and then rounded half up (away from zero for negatives).
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pandas as pd

from shnor_pipeline.domain.frames import as_float

_NOISE_DECIMALS = 9


def round_half_up(value: float | None, digits: int) -> Decimal | None:
    """Return the value with ``digits`` decimals, half up; None for a missing or infinite value."""
    if value is None or not np.isfinite(value):
        return None
    near = Decimal(repr(round(float(value), _NOISE_DECIMALS)))
    rounded = near.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    return abs(rounded) if rounded == 0 else rounded


def round_half_up_all(values: pd.Series, digits: int) -> pd.Series:
    """Return the column with ``digits`` decimals, half up, as float64; missing stays missing."""
    plain = as_float(values)
    scale = 10.0**digits
    scaled = (plain.abs() * scale).round(max(_NOISE_DECIMALS - digits, 0))
    return pd.Series(np.sign(plain) * np.floor(scaled + 0.5) / scale, index=values.index)


def decimal_comma(value: float | None, digits: int, missing: str = "нет данных") -> str:
    """Return the rounded value as Russian text prints it (``33,3``), or the words for a missing one."""
    rounded = round_half_up(value, digits)
    return missing if rounded is None else f"{rounded}".replace(".", ",")
