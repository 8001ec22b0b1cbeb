"""Our own forms of a school year, as schools and the centre send them: some missing, some spoilt, some sent again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from shnor_pipeline.demo import form_files, roadmap_files
from shnor_pipeline.demo.making import Making
from shnor_pipeline.demo.model import School
from shnor_pipeline.school_year import HalfYear, SchoolYear
from shnor_pipeline.sources.form_layouts import default_programme, form_layout
from shnor_pipeline.sources.form_writer import write_form

TITLES = {
    "social_passport": "Социальный паспорт",
    "self_assessment": "Карта самообследования",
    "plan_targets": "Плановые показатели",
    "roadmap_status": "Ход дорожной карты",
    "school_roadmap": "Дорожная карта школы",
}
"""File names of the forms."""

_MISSING_SHARE = 0.05


def write_forms(making: Making, school_year: int) -> None:
    """Write the forms of one school year, and what they say."""
    plain = 0
    first_year = default_programme().programme.years[0]
    for school in making.district.schools:
        if not school.works_in(school_year):
            continue
        rng = making.rng("forms", school.login, school_year)
        sends = ["social_passport"]
        if form_files.is_in_programme(making.district, school):
            sends.append("self_assessment")
            if school_year + 1 >= first_year:
                sends += ["plan_targets", "roadmap_status"]
        for form in sends:
            if making.log.enabled and rng.random() < _MISSING_SHARE and school.role != "low":
                making.truth.missing.append((form, school.login, school_year))
                continue
            values = _values(making, form, school, school_year)
            name = _name(making, school, school_year, TITLES[form])
            if form == "social_passport" and not school.role:
                plain += 1
                if _is_special(making, school, school_year) and _write_spoilt(
                    making, school, school_year, values, plain
                ):
                    continue
            _write(making, form, name, school, school_year, values)
        if school_year + 1 >= first_year and roadmap_files.keeps_roadmap(school):
            _write_school_roadmaps(making, school, school_year)
    for half, period in ((HalfYear(school_year, 2), "июль–декабрь"), (HalfYear(school_year + 1, 1), "январь–июнь")):
        if half.year >= first_year:
            _write_district_roadmap(making, school_year, half, period)


def _values(making: Making, form: str, school: School, school_year: int) -> dict[str, Any]:
    rng = making.rng(form, school.login, school_year)
    if form == "social_passport":
        return form_files.passport(making.district, school, school_year, rng)
    if form == "self_assessment":
        return form_files.self_assessment(school, school_year, rng)
    if form == "plan_targets":
        return form_files.plan_targets(school, school_year, rng)
    return form_files.roadmap(SchoolYear(school_year), rng, school=school)


def _name(making: Making, school: School, school_year: int, title: str) -> str:
    return making.path(school.territory, f"forms/{SchoolYear(school_year)}/{school.login}/{title}.xlsx")


def _write(
    making: Making,
    form: str,
    name: str,
    school: School,
    school_year: int,
    values: dict[str, Any],
    *,
    accepted: bool = True,
    again: bool = False,
) -> None:
    day = form_files.filled_on(school_year, form) + timedelta(days=school.number % 12 + (20 if again else 0))
    write_form(
        form,
        making.inbox.path(name),
        form_files.identity(school, day),
        SchoolYear(school_year),
        values,
        submission_kind="повторная" if again else "",
    )
    making.inbox.add(name, day)
    if accepted:
        making.truth.forms.extend(
            {
                "source_file": name,
                "form": form,
                "school_key": school.login,
                "school_year": school_year,
                "field": item,
                "value": value,
            }
            for item, value in form_files.flat(values)
        )


def _write_school_roadmaps(making: Making, school: School, school_year: int) -> None:
    """Write the school's own roadmap as it stands at the end of each quarter."""
    for quarter, (period, _, _) in enumerate(roadmap_files.QUARTERS):
        rng = making.rng("school_roadmap", school.login, school_year)
        values = roadmap_files.school_roadmap(school_year, quarter, rng)
        day = roadmap_files.last_day(school_year, quarter)
        name = _name(making, school, school_year, f"{TITLES['school_roadmap']} ({period})")
        who = form_files.identity(school, day)
        write_form(
            "school_roadmap", making.inbox.path(name), who, SchoolYear(school_year), values, period=period, as_of=day
        )
        making.inbox.add(name, day + timedelta(days=1 + school.number % 5))
        making.truth.forms.extend(
            {
                "source_file": name,
                "form": "school_roadmap",
                "school_key": school.login,
                "school_year": school_year,
                "field": number,
                "value": measure["status"],
            }
            for number, measure in values.items()
        )


def _write_district_roadmap(making: Making, school_year: int, half: HalfYear, period: str) -> None:
    values = form_files.roadmap(half, making.rng("district roadmap", half.key))
    name = f"forms/{SchoolYear(school_year)}/Дорожная карта района ({period} {half.year}).xlsx"
    day = half.last_day
    write_form("roadmap_status", making.inbox.path(name), {}, SchoolYear(school_year), values, period=period, as_of=day)
    making.inbox.add(name, day)
    making.truth.forms.extend(
        {
            "source_file": name,
            "form": "roadmap_status",
            "school_key": "",
            "school_year": school_year,
            "field": item,
            "value": value,
        }
        for item, value in form_files.flat(values)
    )


def _is_special(making: Making, school: School, school_year: int) -> bool:
    return making.plants_in(school.territory) and school_year == making.district.years[-1]


def _write_spoilt(making: Making, school: School, school_year: int, values: dict[str, Any], place: int) -> bool:
    """Give five schools a passport with a fault each; return whether the school's form has been written here."""
    kinds = {2: _text_for_number, 4: _more_than_all, 6: _blank, 8: _sent_again, 10: _sent_again_spoilt}
    if place not in kinds:
        return False
    kinds[place](making, school, school_year, values)
    return True


def _text_for_number(making: Making, school: School, school_year: int, values: dict[str, Any]) -> None:
    name = _name(making, school, school_year, TITLES["social_passport"])
    wrong = {**values, "pupils_ovz": "двенадцать"}
    _write(making, "social_passport", name, school, school_year, wrong, accepted=False)
    _plant(making, "text_for_number", "quarantine", "текст вместо числа", name, school, "pupils_ovz")


def _more_than_all(making: Making, school: School, school_year: int, values: dict[str, Any]) -> None:
    name = _name(making, school, school_year, TITLES["social_passport"])
    wrong = {**values, "pupils_incomplete_family": values["pupils_total"] + 7}
    _write(making, "social_passport", name, school, school_year, wrong, accepted=False)
    _plant(
        making, "more_than_all", "quarantine", "больше, чем всего обучающихся", name, school, "pupils_incomplete_family"
    )


def _blank(making: Making, school: School, school_year: int, values: dict[str, Any]) -> None:  # noqa: ARG001
    name = _name(making, school, school_year, TITLES["social_passport"])
    _write(making, "social_passport", name, school, school_year, {}, accepted=False)
    _plant(making, "blank_form", "reject", "прислан пустой бланк", name, school, "")


def _sent_again(making: Making, school: School, school_year: int, values: dict[str, Any]) -> None:
    """Send a passport, then a corrected one, which counts."""
    name = _name(making, school, school_year, TITLES["social_passport"])
    first = {**values, "low_income": max(0, values["low_income"] - 1)}
    _write(making, "social_passport", name, school, school_year, first, accepted=False)
    later = _name(making, school, school_year, f"{TITLES['social_passport']} (исправлено)")
    _write(making, "social_passport", later, school, school_year, values, again=True)
    _plant(
        making, "valid_resubmission", "supersede", "исправленный паспорт заменяет первый", later, school, "low_income"
    )


def _sent_again_spoilt(making: Making, school: School, school_year: int, values: dict[str, Any]) -> None:
    """Send a good passport, then one without a usable total, which must not displace it."""
    name = _name(making, school, school_year, TITLES["social_passport"])
    _write(making, "social_passport", name, school, school_year, values)
    later = _name(making, school, school_year, f"{TITLES['social_passport']} (новый)")
    wrong = {**values, "pupils_total": "уточняется", "orphan": "см. приказ"}
    _write(making, "social_passport", later, school, school_year, wrong, accepted=False, again=True)
    _plant(making, "invalid_resubmission", "keep", "негодная повторная подача", later, school, "pupils_total")


def _plant(making: Making, code: str, action: str, note: str, name: str, school: School, item: str) -> None:
    layout = form_layout("social_passport")
    cell = ""
    if item:
        cell = f"D{_row_of(item)}"
    making.log.plant(code, action, note, file=name, sheet=layout.sheet, cell=cell, school=school.login)


def _row_of(item_id: str) -> int:
    """Return the row of an item in the written passport, as Excel counts."""
    layout = form_layout("social_passport")
    row = 10
    for block in layout.blocks:
        row += 1
        for item in block.items:
            row += 1
            if item.id == item_id:
                return row
    raise KeyError(item_id)
