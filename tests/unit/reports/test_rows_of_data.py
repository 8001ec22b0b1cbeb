"""Rows as dictionaries: what was missing is None, equal texts are one object."""

from __future__ import annotations

import pandas as pd

from reports.view_models.report_data import _plain


def test_texts_are_shared_and_missing_ones_are_none() -> None:
    values = _plain(pd.Series(["ОГЭ" + "!" * 30, None, "ЕГЭ", "ОГЭ" + "!" * 30], dtype="str"))
    assert values == ["ОГЭ" + "!" * 30, None, "ЕГЭ", "ОГЭ" + "!" * 30]
    assert values[0] is values[3]
    assert _plain(pd.Series([], dtype="str")) == []
    assert _plain(pd.Series([None], dtype="str")) == [None]


def test_numbers_are_plain_ones() -> None:
    assert _plain(pd.Series([1, None, 3], dtype="Int64")) == [1, None, 3]
    assert _plain(pd.Series([1.5, float("nan")])) == [1.5, None]
