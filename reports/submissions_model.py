"""The model of «Кто сдал» from the warehouse: what the asset, ``shnor status`` and ``shnor submissions`` all show."""

from __future__ import annotations

from datetime import date

from reports.view_models.submissions import SubmissionsPage, submissions_page
from shnor_pipeline.expected_forms import load_expected_forms
from shnor_pipeline.intake.expected import expected_matrix
from shnor_pipeline.settings import Settings
from shnor_pipeline.storage.warehouse import Warehouse

WORKBOOK = "Кто сдал.xlsx"


def load_submissions_page(settings: Settings, warehouse: Warehouse, today: date) -> SubmissionsPage:
    """Return who has sent what as the warehouse knows it now, judged on the given day."""
    return submissions_page(
        expected_matrix(warehouse, settings, today),
        warehouse.read("register_submissions"),
        warehouse.read("validated_schools"),
        load_expected_forms(settings.home),
        settings,
        today,
    )
