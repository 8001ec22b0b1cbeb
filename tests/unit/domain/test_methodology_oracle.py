"""The worked example of the methodology, number for number."""

import numpy as np
import pandas as pd
import pytest

from shnor_pipeline.catalogue import table
from shnor_pipeline.domain.attainment import attainment, mean_attainment, measures_rate
from shnor_pipeline.domain.context_index import index
from shnor_pipeline.domain.identification import procedures, status
from shnor_pipeline.domain.matrix import matrix
from shnor_pipeline.domain.rating import rating
from shnor_pipeline.domain.rounding import round_half_up

SCHOOLS = ["A", "B", "C", "D"]


def _by_school(frame, column):
    return frame.set_index("school_id")[column].reindex(SCHOOLS)


def test_index_of_the_four_schools(shares, methodology):
    rows, _ = index(shares, methodology, school_year=2022)
    assert list(rows.columns) == table("derived_index").columns
    assert _by_school(rows, "index").tolist() == pytest.approx([60, 53 + 1 / 3, 43 + 1 / 3, 43 + 1 / 3])
    assert _by_school(rows, "index_minmax").tolist() == pytest.approx([100, 60, 0, 0])
    assert _by_school(rows, "index_no_language").tolist() == pytest.approx([60, 52, 44, 44])
    assert _by_school(rows, "group").tolist() == ["high", "middle", "low", "low"]
    assert _by_school(rows, "rank").tolist() == [1, 2, 3, 3]
    assert _by_school(rows, "is_nsu").tolist() == [False, False, True, True]


def test_district_mean_and_deviation_of_the_shares(shares, methodology):
    _, components = index(shares, methodology)
    known = components.drop_duplicates("component").set_index("component")
    assert known["mean_pct"].tolist() == [20, 30, 10, 80, 2, 10]
    assert known["sd_pct"].tolist() == [10, 10, 5, 10, 1, 10]
    signed = components.assign(signed=components["z"] * components["sign"])
    assert signed[signed["school_id"] == "B"]["signed"].tolist() == [1, -1, 1, 1, -1, 1]


def test_restandardised_index(shares, changed):
    rows, _ = index(shares, changed("index", restandardise=True))
    assert _by_school(rows, "index").tolist() == pytest.approx([64.14, 54.71, 40.57, 40.57], abs=0.005)


def test_index_with_a_blank_share(shares, methodology):
    blank = shares.copy()
    blank.loc[(blank["school_id"] == "B") & (blank["component"] == "housing"), "share_pct"] = np.nan
    rows, components = index(blank, methodology)
    housing = components[components["component"] == "housing"].set_index("school_id")
    assert housing.loc["A", ["mean_pct", "sd_pct", "z"]].tolist() == pytest.approx([76.6667, 9.4281, 1.4142], abs=5e-5)
    assert housing.loc["C", "z"] == pytest.approx(-0.7071, abs=5e-5)
    assert _by_school(rows, "index").tolist() == pytest.approx([60.69, 52.00, 43.82, 43.82], abs=0.005)
    assert _by_school(rows, "coverage").tolist() == pytest.approx([1, 5 / 6, 1, 1])


def test_district_score_and_deviation_of_every_component(marks, methodology):
    _, components = rating(marks, methodology)
    assert list(components.columns) == table("derived_rating_components").columns
    facts = components.set_index(["component", "year", "school_id"])
    expected = {
        ("ОГЭ, русский язык", 2022): (55, {"A": 15, "B": -8.3333, "C": -30, "D": 11.6667}),
        ("ОГЭ, математика", 2022): (41.6667, {"A": 11.6667, "B": -8.3333, "C": -25, "D": 25}),
        ("ЕГЭ, русский язык", 2022): (64, {"A": 6, "B": -24}),
        ("ОГЭ, русский язык", 2023): (51.1111, {"A": 15.5556, "B": -17.7778, "C": -17.7778}),
        ("ОГЭ, математика", 2023): (37.7778, {"A": 12.2222, "B": -12.7778, "C": -15.5556}),
    }
    for (component, year), (district, deviations) in expected.items():
        rows = facts.loc[(component, year)]
        assert rows["district_score"].unique() == pytest.approx([district], abs=5e-5)
        assert rows["deviation"].to_dict() == pytest.approx(deviations, abs=5e-5)


def test_components_that_one_school_took_are_dropped(marks, methodology):
    _, components = rating(marks, methodology)
    dropped = components[components["dropped"]]
    assert sorted(zip(dropped["component"], dropped["year"], strict=True)) == [
        ("ЕГЭ, математика (база)", 2023),
        ("ЕГЭ, математика (профиль)", 2023),
        ("ЕГЭ, русский язык", 2023),
    ]
    assert dropped["deviation"].isna().all()


def test_rating_of_the_four_schools(marks, methodology):
    rows, _ = rating(marks, methodology)
    assert list(rows.columns) == table("derived_rating").columns
    assert _by_school(rows, "participations").tolist() == [40, 19, 14, 2]
    assert _by_school(rows, "deviation").tolist() == pytest.approx([12.8222, -12.0819, -22.8571, 18.3333], abs=5e-5)
    assert _by_school(rows, "shrinkage").tolist() == pytest.approx([0.8, 0.6552, 0.5833, 0.1667], abs=5e-5)
    assert [float(round_half_up(r, 2)) for r in _by_school(rows, "rating")] == [60.26, 42.08, 36.67, 53.06]
    assert _by_school(rows, "rank").fillna(0).tolist() == [1, 2, 3, 0]
    assert _by_school(rows, "note").tolist() == ["", "", "", "малая выборка"]
    assert _by_school(rows, "group").tolist() == ["успешные", "неуспешные", "неуспешные", "успешные"]


def test_a_school_of_two_results_would_be_second_or_first_without_the_guards(marks, changed):
    unguarded, _ = rating(marks, changed("rating", min_n_rank=0))
    assert _by_school(unguarded, "rank").tolist() == [1, 3, 4, 2]
    raw, _ = rating(marks, changed("rating", min_n_rank=0, shrinkage_k=0.0))
    assert _by_school(raw, "rank").tolist() == [2, 3, 4, 1]
    assert _by_school(raw, "rating")["D"] == pytest.approx(68.33, abs=0.005)
    assert rating(marks, changed("rating", min_n_rank=0, mode="raw"))[0]["rank"].tolist() == raw["rank"].tolist()


def test_shares_below_the_minimum(marks, methodology):
    before = procedures(marks, methodology, school_year=2021).set_index(["school_id", "procedure"])
    now = procedures(marks, methodology, school_year=2022).set_index(["school_id", "procedure"])
    assert list(now.reset_index()[table("derived_procedures").columns[1:]].columns)[:2] == ["school_id", "procedure"]
    assert before.loc[("B", "ОГЭ|9|математика|"), "low_pct"] == pytest.approx(20)
    assert before.loc[("C", "ОГЭ|9|русский язык|"), "low_pct"] == pytest.approx(25)
    assert before.loc[("C", "ОГЭ|9|математика|"), "low_pct"] == pytest.approx(50)
    assert now.loc[("B", "ОГЭ|9|математика|"), "low_pct"] == pytest.approx(25)
    assert now.loc[("C", "ОГЭ|9|математика|"), "low_pct"] == pytest.approx(33.3333, abs=5e-5)
    assert now.loc[("C", "ВПР|5|русский язык|"), "low_pct"] == pytest.approx(33.3333, abs=5e-5)
    assert now.loc[("C", "ВПР|6|математика|"), "low_pct"] == pytest.approx(20)
    assert now.loc[("B", "ВПР|5|математика|"), "low_pct"] == pytest.approx(40)
    assert now[now["is_low"]].index.tolist() == [
        ("B", "ВПР|5|математика|"),
        ("C", "ВПР|5|русский язык|"),
        ("C", "ОГЭ|9|математика|"),
    ]
    wilson = now.loc[("C", "ОГЭ|9|математика|"), ["lower_pct", "upper_pct"]]
    assert wilson.tolist() == pytest.approx([6.1, 79.2], abs=0.05)


def test_status_of_the_four_schools(marks, methodology):
    rows = status(procedures(marks, methodology), methodology, schools=SCHOOLS)
    assert list(rows.columns) == table("derived_status").columns
    assert _by_school(rows, "status").tolist() == ["—", "зона риска", "ШНОР (стабильно)", "нет данных"]
    facts = rows.set_index("school_id")
    assert (bool(facts.loc["C", "rule_a"]), bool(facts.loc["C", "rule_b"])) == (True, True)
    assert bool(facts.loc["C", "small_n"])
    assert facts.loc["D", ["rule_a", "rule_b", "low_procedures_n"]].isna().all()


def test_matrix_cells(shares, marks, methodology):
    rows = matrix(index(shares, methodology, school_year=2022)[0], rating(marks, methodology)[0], methodology)
    assert list(rows.columns) == table("derived_matrix").columns
    assert _by_school(rows, "cell").tolist() == ["успешная", "неэффективная", "ШНОР в НСУ", "резильентная"]
    assert _by_school(rows, "preliminary").tolist() == [False, False, False, True]
    assert rows["expected"].isna().all(), "four schools are too few for a line"


def test_expected_result_with_the_limit_lowered(shares, marks, methodology, changed):
    lowered = changed("matrix", min_schools=4, leave_one_out=False)
    rows = matrix(index(shares, methodology)[0], rating(marks, methodology)[0], lowered)
    assert _by_school(rows, "expected").tolist() == pytest.approx([55.25, 50.43, 43.19, 43.19], abs=0.005)
    assert _by_school(rows, "residual").tolist() == pytest.approx([5.01, -8.34, -6.53, 9.86], abs=0.005)
    assert rows["residual"].sum() == pytest.approx(0, abs=1e-9)
    assert np.sqrt((rows["residual"] ** 2).sum() / 2) == pytest.approx(10.83, abs=0.005)
    assert set(rows["effectiveness"]) == {"в пределах ожидаемого"}


def test_mark_statistics(marks):
    facts = marks.set_index(["school_id", "year", "exam", "subject", "level"])
    a = facts.loc[("A", 2022, "ОГЭ", "русский язык", "")]
    assert a[["success_pct", "quality_pct", "sou_pct", "mean_mark"]].tolist() == pytest.approx([100, 80, 69.2, 4.10])
    c = facts.loc[("C", 2023, "ОГЭ", "математика", "")]
    shown = [float(round_half_up(c[name], 1)) for name in ("success_pct", "quality_pct", "sou_pct")]
    assert shown == [66.7, 0.0, 29.3]
    assert round_half_up(c["mean_mark"], 2) == round_half_up(2.67, 2)


def test_attainment_of_success_and_quality(marks, methodology, programme, empty):
    rows = attainment(
        empty("validated_plan_targets"), empty("validated_self_assessment"), marks, methodology, programme
    )
    assert list(rows.columns) == table("derived_attainment").columns
    basis = rows[rows["basis"] == methodology.attainment.target_basis].set_index(["school_id", "indicator"])
    expected = {
        "A": (16, 100, 1.0, "green", 62.5, 1.0, "green"),
        "B": (8, 87.5, 0.875, "red", 0, 0.0, "red"),
        "C": (6, 83.3333, 0.8333, "red", 0, 0.0, "red"),
    }
    for school, (n, success, degree, light, quality, quality_degree, quality_light) in expected.items():
        first, second = basis.loc[(school, "success")], basis.loc[(school, "quality")]
        assert first["denominator"] == n
        assert [first["fact"], first["attainment"]] == pytest.approx([success, degree], abs=5e-5)
        assert [second["fact"], second["attainment"]] == pytest.approx([quality, quality_degree], abs=5e-5)
        assert (first["light"], second["light"]) == (light, quality_light)
    assert basis.loc["D", "light"].eq("grey").all()
    assert basis.loc["D", "attainment"].isna().all()
    means = mean_attainment(rows, methodology, ["success", "quality"]).set_index("school_id")
    assert means["mean"].reindex(SCHOOLS).tolist() == pytest.approx([1, 0.4375, 0.4167, np.nan], abs=5e-5, nan_ok=True)
    assert means.loc["D", "text"] == "рассчитано по 0 из 2"


def test_measures_rate():
    assert measures_rate(6, 8) == 0.75
    assert measures_rate(0, 0) is None


def test_three_of_ten_is_low_and_two_of_seven_is_not(methodology):
    rows = pd.DataFrame(
        {
            "school_year": 2022,
            "year": 2023,
            "exam": "ОГЭ",
            "season": "",
            "grade": 9,
            "subject": "математика",
            "level": "",
            "school_id": ["A", "B"],
            "n2": [3, 2],
            "n3": [7, 5],
            "n4": 0,
            "n5": 0,
        }
    )
    assert procedures(rows, methodology)["is_low"].tolist() == [True, False]
