"""The mark that a scale gives a primary score, alone and where the whole work must be the scale's."""

import pandas as pd

from shnor_pipeline.domain.vpr_marks import scale_marks

SCALES = pd.DataFrame(
    [("математика", 5, 2019, 2023, 20, 7, 11, 15)],
    columns=["subject", "grade", "from_year", "to_year", "highest", "min3", "min4", "min5"],
)


def _pupils(*rows):
    names = ["year", "subject", "grade", "primary", "primary_possible"]
    return pd.DataFrame(list(rows), columns=names, index=range(10, 10 + len(rows)))


def _marks(found):
    return [None if pd.isna(value) else int(value) for value in found]


def test_the_bounds_belong_to_the_better_mark_and_another_year_has_no_scale():
    pupils = _pupils(*((2022, "математика", 5, score, 20) for score in (6, 7, 11, 15)), (2025, "математика", 5, 15, 20))
    found = scale_marks(pupils, SCALES)
    assert _marks(found) == [2, 3, 4, 5, None]
    assert list(found.index) == list(pupils.index)


def test_a_paper_with_another_greatest_score_is_not_the_scales():
    pupils = _pupils(
        (2022, "математика", 5, 15, 20), (2022, "математика", 5, 15, 18), (2022, "математика", 5, 15, None)
    )
    assert _marks(scale_marks(pupils, SCALES, whole_work=True)) == [5, None, None]
    assert _marks(scale_marks(pupils, SCALES)) == [5, 5, 5]


def test_without_pupils_or_scales_there_is_no_mark():
    assert scale_marks(_pupils(), SCALES).empty
    assert _marks(scale_marks(_pupils((2022, "математика", 5, 15, 20)), SCALES.iloc[:0])) == [None]
