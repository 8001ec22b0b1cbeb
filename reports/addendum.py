"""The addendum of a report set: added to every edition of a year whose data an order changed after the freeze."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports.rendering.docx_addendum import render_addendum
from reports.view_models.addendum import ADDENDUM, addendum
from shnor_pipeline.intake.history import Version, changed_cells
from shnor_pipeline.intake.register import Submission, load_register
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.school_year import SchoolYear


def addendum_files(folder: WorkingFolder, title: str, years: Sequence[SchoolYear]) -> dict[str, bytes]:
    """Return the addendum by its name; nothing where no order changed the years that the set is about."""
    settings, warehouse = folder.settings(), folder.warehouse()
    rows = warehouse.read("register_amendments", {"school_year": [year.start for year in years]})
    if rows.empty:
        return {}
    register = {item.submission_id: item for item in load_register(warehouse)}
    schools = warehouse.read("validated_schools")
    names = dict(zip(schools["school_id"].astype(str), schools["name"].astype(str), strict=True))
    cells = {
        (str(row["submission_id"]), int(row["school_year"])): changed_cells(settings, _chain(row, register), warehouse)
        for row in rows.to_dict("records")
    }
    methods = {year.start: folder.methodology(year).printed for year in years}
    model = addendum(title, rows, cells, names, settings, methods)
    return {ADDENDUM: render_addendum(model)} if model is not None else {}


def _chain(row: Mapping[str, object], register: Mapping[str, Submission]) -> list[Version]:
    """Return the replaced version (the last of them) and the one that was let in."""
    replaced = [part for part in str(row["replaced"] or "").split(";") if part in register]
    wanted = [*replaced[-1:], str(row["submission_id"])]
    return [_version(register[one]) for one in wanted if one in register]


def _version(item: Submission) -> Version:
    return Version(item.version, item.path, item.file_id, item.first_seen, item.state, item.reason, "повторная")
