"""The Word documents: view model and template brought together; what assets and commands call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reports.rendering.docx import Picture, render
from reports.rendering.docx_template_check import check_template
from reports.rendering.template_state import TemplateState, not_printed, template_state
from reports.school_forms.protocol import Protocol
from reports.view_models.figures import Figure
from reports.view_models.half_year import HalfYearReport, half_year_report
from reports.view_models.july_district import JulyDistrict, july_district
from reports.view_models.july_school import JulySchool, july_school
from reports.view_models.methodology_document import MethodologyDocument, methodology_document
from reports.view_models.report_data import ReportData
from reports.view_models.school_roadmaps import SchoolRoadmaps, school_roadmaps
from reports.view_models.staff_deficits import StaffDeficits, staff_deficits
from reports.view_models.training_needs import TrainingNeeds, training_needs
from shnor_pipeline.methodology import Methodology
from shnor_pipeline.school_year import HalfYear, Quarter
from shnor_pipeline.settings import Settings

JULY_SCHOOL, JULY_DISTRICT, HALF_YEAR = "july_school.docx", "july_district.docx", "half_year.docx"
SCHOOL_ROADMAPS = "school_roadmaps.docx"
STAFF_DEFICITS, TRAINING_NEEDS = "staff_deficits.docx", "training_needs.docx"
METHODOLOGY = "methodology.docx"
PROTOCOL = "protocol.docx"
SHIPPED_TEMPLATES = Path(__file__).with_name("templates")
_MODELS = {
    JULY_SCHOOL: JulySchool,
    JULY_DISTRICT: JulyDistrict,
    HALF_YEAR: HalfYearReport,
    SCHOOL_ROADMAPS: SchoolRoadmaps,
    STAFF_DEFICITS: StaffDeficits,
    TRAINING_NEEDS: TrainingNeeds,
    METHODOLOGY: MethodologyDocument,
    PROTOCOL: Protocol,
}


@dataclass(frozen=True)
class Document:
    """A rendered document and the figures printed in it, by code."""

    content: bytes
    figures: tuple[Figure, ...]


def render_july_school(
    data: ReportData, school_id: str, templates: Path, images: Mapping[str, Picture] | None = None
) -> Document:
    """Return the July report of a school; slots for charts: ``changes``, ``matrix``, ``attainment``."""
    model = july_school(data, school_id)
    return Document(render(model, templates / JULY_SCHOOL, images), model.figures)


def render_july_district(data: ReportData, templates: Path, images: Mapping[str, Picture] | None = None) -> Document:
    """Return the July summary of the district; slot for a chart: ``matrix``."""
    model = july_district(data)
    return Document(render(model, templates / JULY_DISTRICT, images), model.figures)


def render_half_year(
    data: ReportData, half_year: HalfYear, templates: Path, images: Mapping[str, Picture] | None = None
) -> Document:
    """Return the half-year report on the programme; slot for a chart: ``execution``."""
    model = half_year_report(data, half_year)
    return Document(render(model, templates / HALF_YEAR, images), model.figures)


def render_school_roadmaps(
    data: ReportData, quarter: Quarter, templates: Path, images: Mapping[str, Picture] | None = None
) -> Document:
    """Return the quarter report on the roadmaps of schools; slot for a chart: ``execution``."""
    model = school_roadmaps(data, quarter)
    return Document(render(model, templates / SCHOOL_ROADMAPS, images), model.figures)


def render_methodology(method: Methodology, previous: Methodology | None, settings: Settings) -> bytes:
    """Return the document of a version; the template is the working folder's, else the shipped one."""
    own = settings.templates / METHODOLOGY
    model = methodology_document(method, previous, settings.territory.centre)
    return render(model, own if own.is_file() else SHIPPED_TEMPLATES / METHODOLOGY)


def render_staff_deficits(data: ReportData, templates: Path) -> Document:
    """Return the September report on deficits of teachers and plan targets."""
    model = staff_deficits(data)
    return Document(render(model, templates / STAFF_DEFICITS), model.figures)


def render_training_needs(data: ReportData, templates: Path) -> Document:
    """Return the December report on needs for in-service training."""
    model = training_needs(data)
    return Document(render(model, templates / TRAINING_NEEDS), model.figures)


def check_templates(templates: Path) -> list[str]:
    """Return the faults of all Word templates of a folder, each with file, place and tag."""
    return [fault for check in template_checks(templates) for fault in check.faults]


@dataclass(frozen=True)
class TemplateCheck:
    """A template of the working folder: its name, whose it is, its faults, and what it leaves unprinted."""

    name: str
    state: TemplateState
    faults: tuple[str, ...]
    not_printed: tuple[str, ...] = ()


def template_checks(templates: Path) -> list[TemplateCheck]:
    """Return the check of every Word template that the program fills."""
    found = []
    for name, model in _MODELS.items():
        path, shipped = templates / name, SHIPPED_TEMPLATES / name
        state = template_state(path, shipped)
        if state is TemplateState.MISSING:
            faults = (f"нет шаблона {path}: скопируйте его командой «shnor init»",)
            found.append(TemplateCheck(name, state, faults))
            continue
        faults = tuple(check_template(path, model, shipped))
        lacking = () if faults or state is TemplateState.SHIPPED else tuple(not_printed(path, shipped))
        found.append(TemplateCheck(name, state, faults, lacking))
    return found


def refresh_templates(templates: Path) -> tuple[list[str], list[str]]:
    """Copy shipped templates that are missing and renew those that nobody has edited; return (copied, renewed)."""
    templates.mkdir(parents=True, exist_ok=True)
    copied, renewed = [], []
    for shipped in sorted(SHIPPED_TEMPLATES.glob("*.docx")):
        place = templates / shipped.name
        state = template_state(place, shipped)
        if state in (TemplateState.MISSING, TemplateState.OLDER):
            place.write_bytes(shipped.read_bytes())
            (copied if state is TemplateState.MISSING else renewed).append(shipped.name)
    return copied, renewed
