"""For which calendar years a layout is declared: a file of another year is read, and said to be of an old layout.

A map states ``years: {from: 2024, to: 2025}``; either end may be left open, and a layout without it is of any year.
A new year's export often keeps the headers of the last one and changes what stands under them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.sources.layouts import layout_names, load_layout
from shnor_pipeline.sources.reading import Reading

_SECTIONED = ("vpr_dumps", "vpr_analytics")
_WHOLE = ("context_",)


def other_years(reading: Reading) -> list[Finding]:
    """Return a note where the works of the reading are not of the years that its layout is declared for."""
    first, last = declared_years(reading.layout)
    beyond = [
        year
        for year in sorted(_years(reading))
        if (first is not None and year < first) or (last is not None and year > last)
    ]
    if not beyond:
        return []
    span = f"{first} года" if first == last else f"{first or '…'}–{last or '…'} годов"
    named = ", ".join(map(str, beyond))
    return [
        Finding(
            "RECOGNITION-003",
            Severity.NOTE,
            Stage.INTAKE,
            f"макет «{reading.layout}» объявлен для {span}, а в файле {named}: прочитан по нему",
            "Сверьте несколько строк с файлом. Если всё верно, продлите years этого макета в layouts/ рабочей папки.",
        )
    ]


def declared_years(layout: str) -> tuple[int | None, int | None]:
    """Return the first and the last calendar year of a layout by its name in the register; None where it is open."""
    for section in _sections(layout):
        years = section.get("years") or {}
        return years.get("from"), years.get("to")
    return None, None


def _sections(layout: str) -> Iterator[Mapping[str, Any]]:
    for name in _SECTIONED:
        for key, section in load_layout(name).items():
            if layout in (key, section.get("label")):
                yield section
    if layout.startswith(_WHOLE) and layout in layout_names("context_"):
        yield load_layout(layout)


def _years(reading: Reading) -> set[int]:
    """Return the calendar years of the works; of tables without one, the second year of their school years."""
    found: set[int] = set()
    for frame in reading.frames.values():
        if "year" in frame:
            found |= {int(year) for year in frame["year"].dropna().unique()}
        elif "school_year" in frame:
            found |= {int(year) + 1 for year in frame["school_year"].dropna().unique()}
    return found
