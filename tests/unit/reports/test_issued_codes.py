"""Codes that the index page borrows from issued exports."""

import pandas as pd

from reports.view_models.issued_codes import IssuedCodes


def _frames(*issued):
    reports = pd.DataFrame(issued, columns=["kind", "period"])
    schools = pd.DataFrame({"school_id": ["edu389101", "edu389205", None]})
    return {"register_reports": reports, "validated_schools": schools}


def test_a_year_with_an_export_lends_its_codes():
    codes = IssuedCodes.of(_frames(("ais", "2022-2023"), ("july", "2021-2022")))
    assert codes.code("edu389101", 2022, "rank") == "А-101-23-М"
    assert codes.code("edu389205", 2022, "low_pct", "О9МА") == "А-205-23-О9МА.НП"
    assert codes.code("edu389101", 2021, "rank") == ""
    assert codes.code("неизвестная", 2022, "rank") == ""


def test_without_a_register_of_reports_there_are_no_codes():
    assert IssuedCodes.of({}).code("edu389101", 2022, "rank") == ""
    assert IssuedCodes.of(_frames()).code("edu389101", 2022, "rank") == ""
