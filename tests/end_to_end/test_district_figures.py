"""What the pipeline finds in the district's files is what the generator put there, row for row."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from command_line import shnor

from shnor_pipeline.demo.truth import MUNICIPALITY

pytestmark = pytest.mark.slow

KEYS = ["source_file", "school_id", "year", "exam", "grade", "subject", "level"]
COUNTS = ["participants", "absent", "n2", "n3", "n4", "n5", "n_lowered", "n_confirmed", "n_raised"]
MEANS = ["mean_mark", "mean_score", "mean_primary"]


@pytest.fixture(scope="module")
def stated(demo: Path) -> pd.DataFrame:
    """Return the generator's truth under the names that the export uses."""
    truth = pd.read_csv(demo / "truth.csv")
    level = truth["subject"].str.extract(r" (базов|профильн)ая$")[0].map({"базов": "база", "профильн": "профиль"})
    subject = truth["subject"].str.replace(r" (базовая|профильная)$", "", regex=True).str.lower()
    truth = truth.assign(level=level.fillna(""), subject=subject).rename(
        columns={"exam_kind": "exam", "school_key": "school_id", "n_below_threshold": "below_threshold"}
    )
    return truth[truth["school_id"] != MUNICIPALITY]


@pytest.fixture(scope="module")
def found(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    file = tmp_path_factory.mktemp("выгрузка") / "marks.csv"
    assert shnor("export", "marks", "--by-source", "-o", file, home=demo).code == 0
    frame = pd.read_csv(file)
    return frame.assign(level=frame["level"].fillna(""))


@pytest.fixture(scope="module")
def pairs(stated: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    both = stated.merge(found, on=KEYS, how="outer", suffixes=("_stated", "_found"), indicator=True)
    return both[both["school_id"].notna()]


def test_every_school_and_work_of_every_file_is_there_and_none_besides(pairs: pd.DataFrame) -> None:
    alone = pairs[(pairs["_merge"] != "both") & (pairs["school_id"] != MUNICIPALITY)]
    assert alone[[*KEYS, "_merge"]].to_dict("records") == []
    assert len(pairs) > 350


@pytest.mark.parametrize("column", COUNTS)
def test_counts_are_equal(pairs: pd.DataFrame, column: str) -> None:
    told = pairs[f"{column}_stated"].notna()
    assert told.any()
    wrong = pairs[told & ~(pairs[f"{column}_stated"] == pairs[f"{column}_found"])]
    assert wrong[[*KEYS, f"{column}_stated", f"{column}_found"]].to_dict("records") == []


@pytest.mark.parametrize("column", MEANS)
def test_means_are_equal(pairs: pd.DataFrame, column: str) -> None:
    told = pairs[f"{column}_stated"].notna()
    assert told.any()
    distance = (pairs[f"{column}_stated"] - pairs[f"{column}_found"]).abs()
    wrong = pairs[told & ~(distance < 1e-6)]
    assert wrong[[*KEYS, f"{column}_stated", f"{column}_found"]].to_dict("records") == []


def test_every_planted_fault_has_a_finding_in_its_file(demo: Path, tmp_path: Path) -> None:
    for table in ("findings", "submissions"):
        assert shnor("export", table, "-o", tmp_path / f"{table}.csv", home=demo).code == 0
    findings = pd.read_csv(tmp_path / "findings.csv")
    submissions = pd.read_csv(tmp_path / "submissions.csv")
    told = set(findings["path"].dropna()) | set(submissions.loc[submissions["state"] != "принято", "path"])
    planted = pd.read_csv(demo / "faults.csv")
    # in a text file every number is text, and the comma is what its locale writes: nothing to report
    planted = planted[~((planted["code"] == "text_number") & planted["file"].str.endswith(".csv"))]
    silent = planted[~planted["file"].isin(told)]
    assert silent[["file", "cell", "code"]].to_dict("records") == []


def test_a_fault_in_a_cell_is_named_by_its_row(demo: Path, tmp_path: Path) -> None:
    assert shnor("export", "findings", "-o", tmp_path / "findings.csv", home=demo).code == 0
    findings = pd.read_csv(tmp_path / "findings.csv")
    planted = pd.read_csv(demo / "faults.csv")
    planted = planted[planted["cell"].notna() & (planted["action"] == "quarantine")]
    assert len(planted) >= 6
    rows = findings["cell"].astype("string").str.extract(r"(\d+)$")[0]
    named = set(zip(findings["path"], rows, strict=True))
    unnamed = [
        fault for fault in planted.to_dict("records")
        if (fault["file"], str(fault["cell"]).rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) not in named
    ]  # fmt: skip
    assert unnamed == []
