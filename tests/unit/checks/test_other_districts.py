"""Which rows of a regional protocol are another municipality's."""

from __future__ import annotations

import pandas as pd
import pytest

from assets.validated.batch import without_other_districts

FRAME = pd.DataFrame(
    {
        "file_id": ["f1", "f1", "f1", "f2"],
        "school_name": ["МСУ 42", "МСУ 42", "МСУ 7", "МСУ 42"],
        "school_id": ["s1", None, None, None],
        "row_state": "ok",
    }
)


@pytest.mark.parametrize(
    ("frame", "states"),
    [
        (FRAME, ["ok", "ok", "dropped", "dropped"]),
        (FRAME.assign(school_id="s1"), ["ok"] * 4),
        (FRAME.assign(school_name="Школа"), ["ok"] * 4),
        (FRAME.assign(school_name=None), ["ok"] * 4),
        (FRAME.iloc[:0], []),
    ],
)
def test_a_code_under_which_no_school_of_ours_stands_in_the_file_is_foreign(
    frame: pd.DataFrame, states: list[str]
) -> None:
    assert without_other_districts(frame).tolist() == states
