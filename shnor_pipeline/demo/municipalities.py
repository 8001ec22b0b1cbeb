"""A region of many small municipalities, each with an inbox of its own: for measuring and for tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from shnor_pipeline.demo.district import write_district
from shnor_pipeline.demo.model import District, make_district


def generate_region(
    home: Path, *, municipalities: int, schools_each: int = 3, first_year: int = 2022, years: int = 1, seed: int = 7
) -> list[str]:
    """Write a region into its folder: municipalities into ``shnor.toml``, their files into their inboxes.

    Returns the codes of the municipalities. Equal arguments give equal bytes; no faults are planted.
    """
    span = list(range(first_year, first_year + years))
    whole = make_district(np.random.default_rng(seed), municipalities * schools_each, municipalities, span)
    codes = []
    sections = []
    for number, part in enumerate(_parts(whole), start=1):
        code, land = f"m{number:04d}", part.territories[0]
        write_district(home / "municipalities" / code, part, seed, faults=False)
        codes.append(code)
        sections.append(
            f'[[municipalities]]\ncode = "{code}"\nname = "{land.name}"\nmunicipality = "{land.name}"\n'
            f'centre = "Центр развития образования, {land.name}"\nmunicipality_code = "{land.exam_code}"\n'
        )
    with (home / "shnor.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n" + "\n".join(sections))
    return codes


def _parts(whole: District) -> Iterator[District]:
    """Yield every municipality as a district of its own, its files at the top of its inbox."""
    for land in whole.territories:
        own = replace(land, folder="")
        schools = [replace(school, territory=own) for school in whole.of(land)]
        yield District(schools, [own], whole.years, {own.code: schools}, whole.cohorts)
