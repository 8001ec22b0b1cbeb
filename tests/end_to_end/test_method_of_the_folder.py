"""A methodologist changes the method by a file of the working folder: every variant of ИСБШ is really within reach."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from command_line import shnor

pytestmark = pytest.mark.slow

BETA = {
    "he_both": 0.3, "single_parent": -0.1, "unemployed": -0.4, "housing": 0.05, "on_register": -1.2,
    "non_native_ru": -0.2,
}  # fmt: skip


def _version(home: Path, name: str, year: str, **changed: str) -> None:
    """Write a version valid from a school year: the shipped one with some of its lines replaced."""
    lines = (home / "methodology" / "2022-1.yaml").read_text(encoding="utf-8").splitlines()
    wanted = {"version": f'version: "{name}"', "valid_from": f'valid_from: "{year}"', **changed}
    for key, text in wanted.items():
        places = [place for place, line in enumerate(lines) if line.strip().startswith(f"{key}:")]
        lines[places[0]] = text
    (home / "methodology" / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _table(home: Path, name: str, start: int) -> pd.DataFrame:
    path = home / f"{name}.csv"
    assert shnor("export", name, "-o", path, home=home).code == 0
    rows = pd.read_csv(path, encoding="utf-8-sig")
    return rows.loc[rows["school_year"] == start]


@pytest.fixture
def home(copy_of_demo: Callable[[], Path]) -> Path:
    """Return a district whose last year has given coefficients and whose year before has references from outside."""
    home = copy_of_demo()
    coefficients = ", ".join(f"{name}: {value}" for name, value in BETA.items())
    _version(
        home, "область", "2021-2022",
        language="  language: separate",
        reference="  reference: {he_both: {mean_pct: 50, sd_pct: 5}}",
    )  # fmt: skip
    _version(
        home, "регрессия", "2022-2023",
        variant="  variant: regression",
        coefficients=f"  coefficients: {{{coefficients}}}",
    )  # fmt: skip
    answer = shnor("reload", "--year", "2021-2022", "--year", "2022-2023", home=home)
    assert answer.code in {0, 1}, answer.out + answer.err
    return home


def test_coefficients_and_references_of_the_folder_give_the_index(home: Path) -> None:
    index, parts = (_table(home, name, 2022) for name in ("derived_index", "derived_index_components"))
    shares = parts.pivot_table(index="school_id", columns="component", values="share_pct")
    whole = shares.dropna(subset=list(BETA))
    assert len(whole) >= 5
    found = index.set_index("school_id")["index"]
    expected = sum(value * whole[name] for name, value in BETA.items())
    assert found[whole.index].to_dict() == pytest.approx(expected.to_dict(), abs=1e-9)

    before = _table(home, "derived_index_components", 2021)
    outside = before.loc[before["component"] == "he_both"]
    assert set(outside["mean_pct"]) == {50.0}
    assert set(outside["sd_pct"]) == {5.0}
    language = before.loc[before["component"] == "non_native_ru", "contribution"].fillna(0.0)
    assert set(language) == {0.0}  # language: separate takes it out of the index
    separate = _table(home, "derived_index", 2021)
    both = separate.dropna(subset=["index", "index_no_language"])
    assert both["index"].tolist() == pytest.approx(both["index_no_language"].tolist())
    assert {bool(flag) for flag in separate["is_nsu"].dropna()} == {True, False}


def test_the_social_passport_makes_a_school_of_any_group_one_in_adverse_conditions(demo: Path) -> None:
    target = demo.parent / "index_of_demo.csv"
    assert shnor("export", "derived_index", "-o", target, home=demo).code == 0
    rows = pd.read_csv(target, encoding="utf-8-sig")
    known = rows.loc[rows["group"].notna()]
    assert (known.loc[known["group"] == "low", "is_nsu"] == True).all()  # noqa: E712 - a column of flags and nulls
    assert len(known.loc[(known["group"] != "low") & (known["is_nsu"] == True)]) > 0  # noqa: E712
