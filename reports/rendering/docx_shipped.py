"""The shipped Word templates: ``python -m reports.rendering.docx_shipped`` writes them anew from their outlines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from reports.rendering.docx_outline_half_year import half_year
from reports.rendering.docx_outline_july import july_district, july_school
from reports.rendering.docx_outline_methodology import methodology
from reports.rendering.docx_outline_protocol import protocol
from reports.rendering.docx_outline_quarter import school_roadmaps
from reports.rendering.docx_outline_staff import staff_deficits, training_needs
from reports.rendering.docx_template_builder import TemplateBuilder

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
OUTLINES: Mapping[str, Callable[[TemplateBuilder], None]] = {
    "july_school.docx": july_school,
    "july_district.docx": july_district,
    "half_year.docx": half_year,
    "school_roadmaps.docx": school_roadmaps,
    "staff_deficits.docx": staff_deficits,
    "training_needs.docx": training_needs,
    "methodology.docx": methodology,
    "protocol.docx": protocol,
}
"""What writes each shipped template, by file name."""


def main() -> None:
    """Write the shipped templates."""
    for name, outline in OUTLINES.items():
        builder = TemplateBuilder()
        outline(builder)
        (TEMPLATES / name).write_bytes(builder.content())


if __name__ == "__main__":
    main()
