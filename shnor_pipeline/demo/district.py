"""The synthetic district: every real file layout, written from one model, with planted faults and the truth."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import numpy as np

from shnor_pipeline.demo import registry_files
from shnor_pipeline.demo.faults import FaultLog
from shnor_pipeline.demo.form_season import write_forms
from shnor_pipeline.demo.gia_season import write_gia
from shnor_pipeline.demo.inbox import Inbox
from shnor_pipeline.demo.making import Making
from shnor_pipeline.demo.model import District, make_district
from shnor_pipeline.demo.stray_files import write_strays
from shnor_pipeline.demo.truth import Truth
from shnor_pipeline.demo.vpr_season import write_vpr

_CONTEXT_YEAR = 2022


def generate_district(
    folder: Path,
    *,
    seed: int = 7,
    schools: int = 40,
    first_year: int = 2020,
    years: int = 3,
    territories: int = 1,
    faults: bool = True,
) -> Truth:
    """Write a synthetic district into ``folder/inbox`` and the truth about it into ``folder``.

    ``first_year`` is the calendar year the first school year begins in; ``territories`` municipalities share the
    schools evenly, each with a folder and a code of its own. Equal arguments give equal bytes. Faults are planted in
    the first territory; without them (``faults=False``) every file is clean and every form sent.
    """
    school_years = list(range(first_year, first_year + years))
    district = make_district(np.random.default_rng(seed), schools, territories, school_years)
    return write_district(folder, district, seed, faults=faults)


def write_district(folder: Path, district: District, seed: int, *, faults: bool) -> Truth:
    """Write the files of an invented district into ``folder/inbox`` and the truth about it into ``folder``."""
    inbox = Inbox(folder / "inbox")
    inbox.folder.mkdir(parents=True, exist_ok=True)
    log = FaultLog(enabled=faults)
    truth = Truth(inbox=inbox.folder, district=district, faults=log.faults, files=inbox.files)
    making = Making(seed, district, inbox, truth, log)
    _write_registers(making)
    for school_year in district.years:
        write_vpr(making, school_year + 1)
        write_gia(making, school_year + 1)
        write_forms(making, school_year)
    write_strays(making)
    truth.files = inbox.files
    truth.write(folder)
    return truth


def clear(folder: Path) -> None:
    """Remove what ``generate_district`` wrote into the folder, and nothing else."""
    shutil.rmtree(folder / "inbox", ignore_errors=True)
    for name in ("truth.csv", "truth_forms.csv", "faults.csv"):
        (folder / name).unlink(missing_ok=True)


def _write_registers(making: Making) -> None:
    district = making.district
    last = district.years[-1] + 1
    rows = registry_files.registry(district)
    making.inbox.xlsx("registry/Реестр школ.xlsx", {"Реестр ОО": rows}, date(last, 1, 15))
    rows = [registry_files.OBJECTIVITY_HEADER]
    for year in district.years:
        rows += registry_files.objectivity(district, year + 1, making.rng("objectivity", year))
    name = "lists/bias.xlsx"
    if making.log.enabled:
        rows.append(registry_files.stranger(last))
        place = {"file": name, "sheet": registry_files.OBJECTIVITY_SHEET, "cell": f"C{len(rows)}"}
        making.log.plant("other_municipality", "drop", "школа другого района в списке", school="edu389998", **place)
    making.inbox.xlsx(name, {registry_files.OBJECTIVITY_SHEET: rows}, date(last, 6, 20))
    if _CONTEXT_YEAR - 1 in district.years:
        sheets = registry_files.context(district, _CONTEXT_YEAR)
        name = f"context/Сбор контекстных данных об ОО ({_CONTEXT_YEAR}).xlsx"
        making.inbox.xlsx(name, sheets, date(_CONTEXT_YEAR, 3, 1))
