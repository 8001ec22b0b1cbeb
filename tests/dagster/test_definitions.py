"""The code location loads as Dagster loads it, and people's entry points stay what they are."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest

import assets
import checks
import reports
from shnor_pipeline.definitions import build_defs

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def definitions(tmp_path_factory: pytest.TempPathFactory) -> dg.Definitions:
    return build_defs(tmp_path_factory.mktemp("home"))


def test_definitions_are_loadable(definitions: dg.Definitions) -> None:
    dg.Definitions.validate_loadable(definitions)


def test_the_workspace_file_loads_from_any_current_folder(tmp_path: Path) -> None:
    command = [
        str(Path(sys.executable).parent / "dagster"),
        "definitions",
        "validate",
        "-w",
        str(ROOT / "workspace.yaml"),
    ]
    environment = {**os.environ, "DAGSTER_HOME": "", "SHNOR_HOME": str(tmp_path), "DAGSTER_DISABLE_TELEMETRY": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_three_top_level_packages_are_those_of_this_checkout() -> None:
    for package in (assets, checks, reports):
        assert Path(str(package.__file__)).is_relative_to(ROOT)


def test_asset_keys_are_tables_and_documents(definitions: dg.Definitions) -> None:
    keys = sorted("/".join(key.path) for key in definitions.resolve_asset_graph().get_all_asset_keys())
    assert keys == [
        "derived/attainment",
        "derived/cohorts",
        "derived/dynamics",
        "derived/index",
        "derived/index_components",
        "derived/marks",
        "derived/marks_by_source",
        "derived/matrix",
        "derived/procedures",
        "derived/rating",
        "derived/rating_components",
        "derived/roadmap",
        "derived/status",
        "derived/support",
        "derived/target_suggestions",
        "derived/task_completion",
        "raw/inbox",
        "register/partitions",
        "reports/ais_export",
        "reports/index_page",
        "reports/july_analysis",
        "reports/methodology",
        "reports/programme_monitoring",
        "reports/public_edition",
        "reports/school_answers",
        "reports/school_roadmaps",
        "reports/staff_deficits",
        "reports/status_page",
        "reports/submissions_page",
        "reports/training_needs",
        "validated/appeals",
        "validated/context",
        "validated/mark_statistics",
        "validated/objectivity",
        "validated/plan_targets",
        "validated/pupil_results",
        "validated/roadmap_status",
        "validated/school_roadmap",
        "validated/schools",
        "validated/self_assessment",
        "validated/social_passport",
        "validated/support_log",
        "validated/task_results",
    ]


@pytest.mark.parametrize(
    ("job", "includes", "excludes"),
    [
        ("intake", {"raw/inbox", "validated/schools"}, {"derived/marks"}),
        (
            "reload_year",
            {"validated/pupil_results", "derived/status", "register/partitions"},
            {"reports/july_analysis"},
        ),
        (
            "july_analysis",
            {"raw/inbox", "derived/matrix", "reports/july_analysis", "reports/index_page"},
            {"derived/roadmap"},
        ),
        ("july_reports", {"reports/july_analysis", "reports/index_page"}, {"derived/marks", "raw/inbox"}),
        ("nightly_refresh", {"raw/inbox", "reports/index_page", "reports/status_page"}, {"derived/marks"}),
        ("inventory", {"reports/status_page"}, {"reports/index_page", "raw/inbox"}),
        ("school_roadmaps", {"reports/school_roadmaps", "reports/index_page"}, {"derived/marks"}),
        ("staff_deficits", {"reports/staff_deficits", "reports/index_page"}, {"derived/marks"}),
        ("training_needs", {"reports/training_needs", "reports/index_page"}, {"derived/marks"}),
        ("programme_monitoring", {"derived/roadmap", "reports/programme_monitoring"}, {"derived/marks"}),
    ],
)
def test_jobs_select_what_their_purpose_needs(
    definitions: dg.Definitions, job: str, includes: set[str], excludes: set[str]
) -> None:
    layer = definitions.resolve_job_def(job).asset_layer
    selected = {"/".join(key.path) for key in layer.selected_asset_keys}
    assert includes <= selected
    assert not excludes & selected


def test_steps_run_in_this_process(definitions: dg.Definitions) -> None:
    assert definitions.resolve_job_def("reload_year").executor_def.name == "in_process"


def test_every_gate_blocks(definitions: dg.Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    gates = [key for key in graph.asset_check_keys if key.name == "gate"]
    assert len(gates) == 13
    assert all(graph.get(key).blocking for key in gates)
