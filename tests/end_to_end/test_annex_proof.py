"""ИСБШ, R and СД computed a second time, by the annex's cell formulas in another program, under changed parameters.

The annex of a district with default parameters is compared elsewhere; here weights differ by component and year, the
deviation is that of a sample, and one component has an outside reference.
"""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from reports.annex import july_annex
from reports.view_models.report_data import ReportData
from shnor_pipeline import methodology as declared
from shnor_pipeline.catalogue import table
from shnor_pipeline.domain import attainment as targets
from shnor_pipeline.domain import context_index, rating
from shnor_pipeline.domain.marks import statistics
from shnor_pipeline.methodology import Methodology, load_methodology
from shnor_pipeline.programme import load_programme
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings

DEFAULTS = Path(declared.__file__).parent / "defaults"
SCHOOLS = ["A", "B", "C", "D"]
SHARES = {
    "he_both": (30, 30, 10, 10), "single_parent": (20, 40, 20, 40), "unemployed": (5, 5, 15, 15),
    "housing": (90, None, 70, 70), "on_register": (1, 3, 3, 1), "non_native_ru": (0, 0, 20, 20),
}  # fmt: skip
MARKS = {
    (2022, "русский язык"): [(0, 2, 5, 3), (0, 3, 2, 0), (1, 3, 0, 0), (0, 0, 1, 0)],
    (2022, "математика"): [(0, 5, 4, 1), (1, 3, 1, 0), (2, 2, 0, 0), (0, 0, 1, 0)],
    (2023, "русский язык"): [(0, 2, 4, 2), (0, 4, 0, 0), (0, 3, 0, 0)],
    (2023, "математика"): [(0, 4, 4, 0), (1, 3, 0, 0), (1, 2, 0, 0)],
}


def _changed() -> Methodology:
    method = load_methodology(DEFAULTS / "methodology" / "2022-1.yaml")
    components = {
        name: item.model_copy(update={"weight": weight})
        for (name, item), weight in zip(method.index.components.items(), (2, 1, 1, 0.5, 1, 3), strict=False)
    }
    index = method.index.model_copy(
        update={
            "components": components,
            "sd_ddof": 1,
            "reference": {"he_both": declared.Reference(mean_pct=22.0, sd_pct=9.0)},
        }
    )
    exams = tuple(
        item.model_copy(update={"weight": 2.5 * item.weight}) if item.subject == "математика" else item
        for item in method.rating.components
    )
    rules = method.rating.model_copy(update={"components": exams, "year_weights": (1.0, 0.25), "centre": 100.0})
    return method.model_copy(update={"index": index, "rating": rules})


def _marks(method: Methodology) -> pd.DataFrame:
    rows = [
        {
            "school_year": year - 1, "year": year, "exam": "ОГЭ", "season": "", "grade": 9, "subject": subject,
            "level": "", "attempt": 1, "school_id": school, **dict(zip(("n2", "n3", "n4", "n5"), counts, strict=True)),
        }
        for (year, subject), by_school in MARKS.items()
        for school, counts in zip(SCHOOLS, by_school, strict=False)
    ]  # fmt: skip
    return statistics(pd.DataFrame(rows), method).reindex(columns=table("derived_marks").columns)


def _data() -> ReportData:
    method, programme = _changed(), load_programme(DEFAULTS / "programme.yaml")
    marks = _marks(method)
    shares = pd.DataFrame(
        [(s, name, value) for name, values in SHARES.items() for s, value in zip(SCHOOLS, values, strict=True)],
        columns=["school_id", "component", "share_pct"],
    )
    index, components = context_index.index(shares, method, schools=SCHOOLS, school_year=2022)
    ranks, rank_components = rating.rating(marks, method, schools=SCHOOLS, school_year=2022)
    plans = pd.DataFrame(
        [(s, item, 2022, plan) for s in SCHOOLS for item, plan in (("success", 100.0), ("quality", 30.0))],
        columns=["school_id", "indicator", "school_year", "plan"],
    ).reindex(columns=table("validated_plan_targets").columns)
    facts = targets.attainment(
        plans, pd.DataFrame(columns=table("validated_self_assessment").columns), marks[marks["school_year"] == 2022],
        method, programme, schools=SCHOOLS, school_year=2022,
    )  # fmt: skip
    frames = {
        name: pd.DataFrame(columns=table(name).columns)
        for name in ("derived_status", "derived_matrix", "derived_dynamics", "derived_cohorts", "derived_procedures")
    }
    frames |= {
        "validated_schools": pd.DataFrame({"school_id": SCHOOLS, "name": SCHOOLS}),
        "derived_marks": marks, "derived_index": index, "derived_index_components": components,
        "derived_rating": ranks, "derived_rating_components": rank_components, "derived_attainment": facts,
    }  # fmt: skip
    return ReportData(frames, SchoolYear(2022), method, programme, Settings(home=Path()), date(2023, 7, 20), "")


def test_cell_formulas_give_the_same_index_rating_and_attainment(
    tmp_path: Path,
) -> None:
    data = _data()
    (tmp_path / "annex.xlsx").write_bytes(july_annex(data))
    subprocess.run(
        [
            "soffice", "--headless", f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--convert-to", "ods",
            "--outdir", str(tmp_path), str(tmp_path / "annex.xlsx"),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    sheets = pd.read_excel(tmp_path / "annex.ods", engine="calamine", sheet_name=None)
    index = sheets["ИСБШ"].set_index("Код школы")["ИСБШ"]
    score = sheets["Рейтинг"].set_index("Код школы")["Рейтинговый балл R"]
    for frame, column, recalculated in (("derived_index", "index", index), ("derived_rating", "rating", score)):
        ours = data.frames[frame].set_index("school_id")[column].dropna()
        assert len(ours) == len(SCHOOLS)
        assert [float(recalculated[s]) for s in ours.index] == pytest.approx(ours.tolist(), abs=1e-9)
    facts = data.frames["derived_attainment"].sort_values(["school_id", "indicator", "basis"])
    known = facts["attainment"].notna().to_numpy()
    assert known.sum() >= 6
    recalculated = pd.to_numeric(sheets["Показатели"]["СД"], errors="coerce")
    printed = sheets["Показатели"].assign(key=recalculated).dropna(subset="key")["key"].sort_values()
    assert printed.tolist() == pytest.approx(sorted(facts.loc[known, "attainment"]), abs=1e-9)
