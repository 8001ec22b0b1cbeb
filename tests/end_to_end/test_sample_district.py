"""A district of files made elsewhere, with its own statement of the truth: every row of it must come out.

The folder is ``$SHNOR_SAMPLES``, or ``../shared/samples/visible`` beside the checkout; without one nothing is run here
(the generated district, checked row by row in ``test_district_figures``, is in every checkout).
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pandas as pd
import pytest
from command_line import shnor

_ROOT = Path(__file__).parents[2]
SAMPLES = Path(os.environ.get("SHNOR_SAMPLES") or _ROOT.parent / "shared" / "samples" / "visible")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (SAMPLES / "truth.csv").is_file(), reason=f"no samples with truth.csv in {SAMPLES}"),
]
KEYS = ["source_file", "school", "year", "season", "exam", "exam_date", "attempt", "grade", "subject", "level"]
WORK = ["school", "year", "season", "exam", "grade", "subject", "level"]
COUNTS = ["participants", "absent", "n2", "n3", "n4", "n5", "below_threshold", "n_lowered", "n_confirmed", "n_raised"]
BY_FILE = ["n_quarantined", "n_80_99", "n_100", "grade_written"]
MEANS = ["mean_mark", "mean_score", "mean_primary"]
_NAMES = {
    "exam_kind": "exam", "school_key": "school", "n_below_threshold": "below_threshold",
    "mean_pct_of_possible": "mean_possible_pct",
}  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("образцы") / "папка"
    assert shnor("init", folder).code == 0
    for item in SAMPLES.iterdir():
        if item.is_dir():
            shutil.copytree(item, folder / "inbox" / item.name, copy_function=shutil.copyfile)
    done = shnor("ingest", home=folder)
    assert done.code in {0, 1}, done.out + done.err
    return folder


def _stated(name: str) -> pd.DataFrame:
    truth = pd.read_csv(SAMPLES / name, dtype={"season": "str", "exam_date": "str"}).rename(columns=_NAMES)
    level = truth["subject"].str.extract(r" (базов|профильн)ая$")[0].map({"базов": "база", "профильн": "профиль"})
    subject = truth["subject"].str.replace(r" (базовая|профильная)$", "", regex=True).str.lower()
    return _keyed(truth.assign(level=level, subject=subject))


def _exported(home: Path, table: str, *options: str) -> pd.DataFrame:
    file = home / f"{table}{len(options)}.csv"
    assert shnor("export", table, *options, "-o", file, home=home).code == 0
    frame = pd.read_csv(file, dtype={"season": "str", "exam_date": "str"})
    return _keyed(frame.assign(school=frame["fisoko_login"].fillna(frame["school_id"])))


def _keyed(frame: pd.DataFrame) -> pd.DataFrame:
    texts = [name for name in ("season", "level", "exam_date") if name in frame]
    return frame.assign(**{name: frame[name].fillna("").astype(str) for name in texts})


def _wrong(pairs: pd.DataFrame, keys: list[str], counts: list[str], means: list[str]) -> list[dict[str, object]]:
    """Return the stated figures that are not equal; blank in the truth means that the file does not say."""
    found: list[dict[str, object]] = []
    for name in [*counts, *means]:
        stated, ours = pairs[f"{name}_stated"], pairs[f"{name}_ours"]
        differ = stated.notna() & ~((stated - ours).abs() <= (1e-6 if name in means else 0))
        columns = [*keys, f"{name}_stated", f"{name}_ours"]
        found += pairs.loc[differ, columns].to_dict("records")
    return found


def test_every_row_of_the_truth_comes_out_by_source(home: Path) -> None:
    stated, ours = _stated("truth.csv"), _exported(home, "marks", "--by-source")
    pairs = stated.merge(ours, on=KEYS, how="left", suffixes=("_stated", "_ours"), validate="one_to_one")
    assert pairs.loc[pairs["school_id"].isna(), KEYS].to_dict("records") == []
    assert _wrong(pairs, KEYS, [*COUNTS, *BY_FILE], [*MEANS, "mean_possible_pct"]) == []


def test_marks_are_the_clean_data_after_appeals_but_for_rows_that_the_files_spoil(home: Path) -> None:
    clean, ours = _stated("truth_clean_gia_after_appeals.csv"), _exported(home, "marks")
    pairs = clean.merge(ours, on=WORK, how="left", suffixes=("_stated", "_ours"), validate="one_to_one")
    wrong = pd.DataFrame(_wrong(pairs, WORK, COUNTS, MEANS))[WORK].drop_duplicates()
    # a row set aside, or a mark that is wrong in the file itself, cannot be known: there the file's truth holds
    by_file = _stated("truth.csv").query("attempt == 1").merge(wrong, on=WORK)
    by_file = by_file[by_file["n2"].notna() | by_file["mean_score"].notna()]
    spoilt = by_file.merge(ours, on=WORK, suffixes=("_stated", "_ours"))
    protocols = spoilt[spoilt["source_file"].str.contains("gia/") & spoilt["mean_primary_stated"].notna()]
    assert len(protocols) == len(wrong) < 0.05 * len(clean)
    assert _wrong(protocols, WORK, COUNTS, MEANS) == []


@pytest.mark.parametrize(
    ("file", "table", "names"),
    [
        ("truth_objectivity.csv", "validated_objectivity", {"markers": "markers_n"}),
        (
            "truth_context.csv",
            "validated_context",
            {
                "pupils_total_stated": "pupils_n", "pupils_by_class": "pupils_by_class_n", "grade9": "grade9_n",
                "grade11": "grade11_n", "teachers": "teachers_n", "teachers_high_category": "teachers_high_category_n",
                "teachers_high_or_first_category": "teachers_high_or_first_category_n",
                "teachers_under30": "teachers_under30_n", "teachers_pension": "teachers_pension_n",
                "computers": "computers_n",
            },
        ),
    ],
)  # fmt: skip
def test_lists_and_context_forms_are_read_as_stated(home: Path, file: str, table: str, names: dict[str, str]) -> None:
    stated = pd.read_csv(SAMPLES / file).rename(columns=names)
    out = home / f"{table}.csv"
    assert shnor("export", table, "-o", out, home=home).code == 0
    ours = pd.read_csv(out)
    if "year" not in ours:
        ours["year"] = ours["school_year"] + 1
        stated["year"] = stated["year"].clip(upper=ours["year"].max())
    keys = ["school_key", "year"]
    pairs = stated.merge(
        ours.rename(columns={"school_id": "school_key"}), on=keys, how="left", suffixes=("_stated", "_ours")
    )
    figures = [
        name for name in stated.columns if name in ours.columns and name not in keys and stated[name].dtype != object
    ]
    numeric = [name for name in figures if pd.api.types.is_numeric_dtype(stated[name])]
    assert numeric
    assert _wrong(pairs, keys, numeric, []) == []


def test_appeals_are_read_as_stated(home: Path) -> None:
    stated = pd.read_csv(SAMPLES / "truth_appeals.csv")
    out = home / "appeals.csv"
    assert shnor("export", "validated_appeals", "-o", out, home=home).code == 0
    ours = pd.read_csv(out)
    keys = ["school_key", "row", "state"]
    pairs = stated.merge(
        ours.rename(columns={"school_id": "school_key"}), on=keys, how="left", suffixes=("_stated", "_ours")
    )
    assert len(pairs) == len(stated)
    assert _wrong(pairs, keys, ["primary_after", "result_after"], []) == []
    # the list of ОГЭ does not say what was before: that is in the protocol
    told = pairs[pairs["result_before_ours"].notna()]
    assert len(told) >= 3
    assert _wrong(told, keys, ["result_before"], []) == []
