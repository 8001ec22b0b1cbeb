"""Readers of our own fill-in forms, from the social passport to the log of support.

A form is known by its hidden identity sheet or, where a school has copied the table into a workbook of its own, by
its column headers and row labels. Rule codes: FORM-001 not a number, -002 not whole, -003 not in the list, -004 not a
date, -005 another school's form, -006 no school, -007 unknown row, -008 row twice, -009 no status.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from shnor_pipeline.sources import (
    form_plan_targets,
    form_roadmap_status,
    form_school_roadmap,
    form_self_assessment,
    form_social_passport,
    form_support_log,
)
from shnor_pipeline.sources.form_layouts import form_layout
from shnor_pipeline.sources.form_place import Place, identity, locate
from shnor_pipeline.sources.form_reader import Match
from shnor_pipeline.sources.form_table import FilledForm, read_form
from shnor_pipeline.sources.reading import Reading, ReadingContext
from shnor_pipeline.sources.workbook import Workbook

_MIN_LABELS = 0.4
_MAX_SHEETS = 12


@dataclass(frozen=True)
class OwnForm:
    """The reader of one form; ``fields`` maps the frame's fields to the form's columns."""

    kind: str
    label: str
    frame: Callable[[FilledForm], pd.DataFrame]
    fields: Mapping[str, str]

    def recognise(self, workbook: Workbook, context: ReadingContext) -> Match | None:  # noqa: ARG002
        """Return the share of headers and row labels found, 1.0 where the hidden sheet names this form."""
        if len(workbook.sheets) > _MAX_SHEETS:
            return None
        hidden = identity(workbook)
        if hidden.get("form", self.kind) != self.kind:
            return None
        layout = form_layout(self.kind)
        place = locate(workbook, layout)
        if place is None or (not hidden and place.labels_found < _MIN_LABELS):
            return None
        score = 1.0 if hidden else (place.headers_found + place.labels_found) / 2
        return Match(score=score, layout=layout.name, hints={"place": place})

    def read(self, workbook: Workbook, match: Match, context: ReadingContext) -> Reading:  # noqa: ARG002
        """Read the form into one frame; an empty form and a form without a school year are rejected as a whole."""
        layout = form_layout(self.kind)
        place = match.hints.get("place") or locate(workbook, layout)
        reading = Reading(kind=self.kind, layout=layout.name)
        if not isinstance(place, Place):
            reading.rejected = f"В файле не найдена таблица формы «{layout.title}»."
            return reading
        form = read_form(workbook, layout, place)
        if form.school_year is None:
            reading.rejected = (
                f"Форма «{layout.title}»: не указан учебный год. "
                "Впишите его в строку «Учебный год», например 2022-2023."
            )
        elif all(row.is_blank for row in form.rows):
            reading.rejected = f"Форма «{layout.title}» не заполнена: получен пустой бланк."
        else:
            reading.frames[layout.frame] = self.frame(form)
            reading.columns = form.source_columns(dict(self.fields))
        reading.findings = form.findings
        return reading


READERS: tuple[OwnForm, ...] = (
    OwnForm("social_passport", "Социальный паспорт", form_social_passport.frame, form_social_passport.FIELDS),
    OwnForm("self_assessment", "Карта самообследования", form_self_assessment.frame, form_self_assessment.FIELDS),
    OwnForm("plan_targets", "Плановые показатели", form_plan_targets.frame, form_plan_targets.FIELDS),
    OwnForm("roadmap_status", "Ход дорожной карты", form_roadmap_status.frame, form_roadmap_status.FIELDS),
    OwnForm("school_roadmap", "Дорожная карта школы", form_school_roadmap.frame, form_school_roadmap.FIELDS),
    OwnForm("support_log", "Журнал поддержки", form_support_log.frame, form_support_log.FIELDS),
)
"""One reader per form, for recognition."""
