"""Writing the fill-in forms of a school year into a folder: one folder per school, ready to be sent."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checks.findings import shown
from reports.rendering.delivery import safe_name
from reports.school_forms.prefill import DataBank
from reports.school_forms.readiness_sheet import finish_form
from shnor_pipeline.programme import Programme
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.sources.form_layouts import form_layout
from shnor_pipeline.sources.form_writer import write_form
from shnor_pipeline.storage.warehouse import Warehouse

FORMS = ("social_passport", "self_assessment", "plan_targets", "roadmap_status", "school_roadmap", "support_log")
"""In the order in which a year asks for them."""


class IssueError(ValueError):
    """A school or a period that was asked for does not exist; the message says which."""


@dataclass(frozen=True)
class IssuedForms:
    """What was written: how many forms for how many schools, and what stood there already and was left alone."""

    written: list[Path]
    kept: list[Path]
    schools_n: int


def issue_forms(
    warehouse: Warehouse,
    programme: Programme,
    folder: Path,
    year: SchoolYear,
    *,
    schools: Sequence[str] = (),
    forms: Sequence[str] = (),
    period: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> IssuedForms:
    """Write the forms; a file that is there already may be filled in and is never overwritten.

    Without ``forms`` a school gets those that it owes; ``schools`` are logins, codes or ids of the registry.
    ``period`` is the reporting period of roadmaps. IssueError where one of them does not exist.
    """
    bank = DataBank(warehouse, year)
    known = {name for form in FORMS for name, _ in form_layout(form, programme=programme).periods}
    if period and period not in known:
        raise IssueError(f"нет отчётного периода «{period}»; есть: {', '.join(sorted(known))}")
    chosen = [school for school in bank.schools if not schools or _meant(school, schools)]
    unknown = [text for text in schools if not any(_meant(school, [text]) for school in bank.schools)]
    if unknown:
        raise IssueError(f"в реестре нет действующей школы: {', '.join(unknown)}")
    written: list[Path] = []
    kept: list[Path] = []
    for done, school in enumerate(chosen, start=1):
        school_id = str(school["school_id"])
        identity = {
            "name": shown(school["name"]),
            "login": shown(school["fisoko_login"]),
            "code": shown(school["gia_code"]),
            "school_id": school_id,
        }
        place = folder / safe_name(f"{identity['name']} ({identity['login'] or school_id})")
        for form in forms or [form for form in FORMS if bank.expects(form, school_id)]:
            layout = form_layout(form, programme=programme)
            path = place / f"{safe_name(f'{layout.title} {year.label}')}.xlsx"
            if path.exists():
                kept.append(path)
                continue
            prefill = bank.prefill(form, school_id)
            own_period = period if period in dict(layout.periods) else ""
            place.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".запись-", dir=place) as staging:
                made = Path(staging) / path.name
                write_form(
                    form, made, identity, year, prefill.values,
                    as_of=layout.end_of(own_period, year), period=own_period, programme=programme, hints=prefill.hints,
                    finish=finish_form,
                )  # fmt: skip
                made.rename(path)
            written.append(path)
        if progress:
            progress(done, len(chosen))
    return IssuedForms(written, kept, len(chosen))


def _meant(school: Mapping[str, object], texts: Sequence[str]) -> bool:
    names = {shown(school[name]) for name in ("school_id", "fisoko_login", "gia_code")}
    return any(text in names for text in texts)
