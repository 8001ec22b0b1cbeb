"""Nearest schools and the reason in words."""

import numpy as np
import pandas as pd

from shnor_pipeline.domain.similar_schools import SIMILAR_COLUMNS, similar


def _schools(rows):
    return pd.DataFrame(rows, columns=["school_id", "index", "size", "distance", "type"])


DISTRICT = [
    ("A", 50.0, 100, 20.0, "СОШ"),
    ("B", 51.0, 105, 22.0, "СОШ"),
    ("C", 49.0, 102, 18.0, "ООШ"),
    ("D", 65.0, 600, 1.0, "СОШ"),
    ("E", 36.0, 20, 150.0, "НОШ"),
]


def test_the_nearest_school_is_alike_in_everything(methodology):
    rows = similar(_schools(DISTRICT), methodology)
    assert list(rows.columns) == SIMILAR_COLUMNS
    own = rows[rows["school_id"] == "A"]
    assert own["similar_school_id"].tolist()[:2] == ["B", "C"]
    assert own["place"].tolist() == [1, 2, 3]
    assert own["distance"].is_monotonic_increasing
    assert own["reason"].tolist()[0] == (
        "ИСБШ: близкие значения (50,0 и 51,0); число обучающихся: близкие значения (100 и 105); "
        "удалённость: близкие значения (20 и 22 км); тип тот же"
    )
    assert own["reason"].tolist()[1].endswith("тип другой (ООШ)")


def test_a_school_is_never_similar_to_itself_and_count_is_a_parameter(changed):
    rows = similar(_schools(DISTRICT), changed("similar_schools", count=10))
    assert (rows["school_id"] != rows["similar_school_id"]).all()
    assert rows.groupby("school_id").size().tolist() == [4] * 5


def test_unknown_values_leave_the_comparison_and_not_the_school(methodology):
    rows = similar(_schools([*DISTRICT, ("F", 50.0, np.nan, np.nan, None)]), methodology)
    own = rows[rows["school_id"] == "F"]
    assert own["similar_school_id"].tolist()[0] == "A"
    assert own["reason"].tolist()[0] == "ИСБШ: близкие значения (50,0 и 50,0)"


def test_a_school_with_nothing_known_is_similar_to_none(methodology):
    rows = similar(_schools([*DISTRICT, ("F", np.nan, np.nan, np.nan, "СОШ")]), methodology)
    assert "F" not in set(rows["school_id"])
    assert "F" not in set(rows["similar_school_id"])


def test_order_of_rows_does_not_matter(methodology):
    rows = _schools(DISTRICT)
    turned = rows.sample(frac=1, random_state=3)
    assert similar(turned, methodology).equals(similar(rows, methodology))


def test_one_school_has_no_similar_ones(methodology):
    assert similar(_schools(DISTRICT[:1]), methodology).empty


def test_no_schools_have_no_neighbours_and_the_same_columns(methodology):
    rows = similar(_schools([]), methodology)
    assert list(rows.columns) == SIMILAR_COLUMNS
    assert rows.empty


def test_a_measure_that_nobody_reported_is_left_out_for_all(methodology):
    without = [(name, index, size, np.nan, kind) for name, index, size, _, kind in DISTRICT]
    rows = similar(_schools(without), methodology)
    assert np.isfinite(rows["distance"]).all()
    assert not rows["reason"].str.contains("удалённость").any()
    assert rows.loc[rows["school_id"] == "A", "similar_school_id"].tolist()[:2] == ["B", "C"]
