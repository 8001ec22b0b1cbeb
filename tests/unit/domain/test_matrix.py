"""Cells of the matrix and the expected result."""

import numpy as np
import pandas as pd
import pytest

from shnor_pipeline.domain.matrix import ADVERSE_ONLY, BOTH, LOW_ONLY, NEITHER, NOT_PREDICTED, UNDEFINED, matrix


def _frames(index, rating, participations=30):
    schools = [f"S{number:02}" for number in range(len(index))]
    context = pd.DataFrame({"school_id": schools, "index": index})
    result = pd.DataFrame(
        {"school_year": 2022, "school_id": schools, "rating": rating, "participations": participations}
    )
    return context, result


def test_a_school_without_index_or_rating_has_no_cell(methodology):
    rows = matrix(*_frames([60, np.nan, 40], [60, 60, np.nan]), methodology)
    assert rows["cell"].tolist() == ["успешная", UNDEFINED, UNDEFINED]
    assert rows["preliminary"].tolist() == [False, False, False]


def test_the_borders_belong_to_the_upper_side(methodology):
    rows = matrix(*_frames([50, 50, 50.0000000001], [50, 49.99, 49.99999999999]), methodology)
    assert rows["cell"].tolist() == ["успешная", "неэффективная", "успешная"]


def test_a_fixed_cut_replaces_the_mean(changed):
    rows = matrix(*_frames([60, 56], [60, 60]), changed("matrix", index_cut=55.0))
    assert rows["cell"].tolist() == ["успешная", "успешная"]


def test_no_line_below_ten_schools_or_without_variation(methodology):
    for index in ([float(n) for n in range(9)], [50.0] * 12):
        rows = matrix(*_frames(index, [50.0 + n for n in range(len(index))]), methodology)
        assert rows[["expected", "residual"]].isna().all(axis=None)


def test_a_line_that_predicts_names_those_beyond_it(methodology):
    index = [40.0 + n for n in range(20)]
    rating = [30 + 0.9 * value for value in index]
    rating[3] += 12
    rating[15] -= 12
    rows = matrix(*_frames(index, rating), methodology)
    assert rows["effectiveness"].tolist()[3] == "выше ожидаемого"
    assert rows["effectiveness"].tolist()[15] == "ниже ожидаемого"
    assert rows["effectiveness"].value_counts()["в пределах ожидаемого"] == 18
    assert rows["residual"].sum() == pytest.approx(0, abs=1e-9)


def test_a_line_no_better_than_the_mean_supports_no_conclusion(methodology):
    index = [float(n) for n in range(12)]
    rating = [50.0 + (3 if n % 2 else -3) for n in range(12)]
    rows = matrix(*_frames(index, rating), methodology)
    assert set(rows["effectiveness"]) == {NOT_PREDICTED}
    assert rows["expected"].notna().all()


def test_schools_without_either_figure_do_not_enter_the_line(methodology):
    index = [40.0 + n for n in range(12)]
    rating = [30 + 0.9 * value for value in index]
    known = matrix(*_frames(index, rating), methodology)
    more = matrix(*_frames([*index, np.nan], [*rating, 20.0]), methodology)
    assert more["expected"].tolist()[:12] == pytest.approx(known["expected"].tolist())
    assert np.isnan(more["expected"].tolist()[12])


def test_language_kept_apart_becomes_a_second_regressor(changed):
    separate = changed("index", language="separate")
    index = [40.0 + n for n in range(14)]
    language = pd.Series({f"S{n:02}": float(n * 7 % 5) for n in range(14)})
    rating = [30 + 0.9 * value - 2 * language.iloc[n] for n, value in enumerate(index)]
    rows = matrix(*_frames(index, rating), separate, language_share=language)
    assert rows["residual"].abs().max() == pytest.approx(0, abs=1e-9)
    assert matrix(*_frames(index, rating), separate)["residual"].abs().max() > 1


def test_low_results_and_adverse_conditions_are_named_apart_and_together(methodology):
    schools = ["A", "B", "C", "D", "E", "F", "G"]
    context = pd.DataFrame(
        {"school_id": schools, "index": 50.0, "is_nsu": [True, False, True, False, None, True, False]}
    )
    result = pd.DataFrame({"school_year": 2022, "school_id": schools, "rating": 50.0, "participations": 30})
    words = ["ШНОР", "ШНОР (стабильно)", "зона риска", "—", "ШНОР", "нет данных"]
    status = pd.DataFrame({"school_id": schools[:-1], "status": words})
    rows = matrix(context, result, methodology, status=status).set_index("school_id")
    assert rows["support"].loc[["A", "B", "C", "D"]].tolist() == [BOTH, LOW_ONLY, ADVERSE_ONLY, NEITHER]
    assert rows["support"].loc[["E", "F", "G"]].isna().all()
    assert matrix(context, result, methodology)["support"].isna().all()
