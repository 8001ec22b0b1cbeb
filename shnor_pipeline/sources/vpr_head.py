"""The common head of ФИС ОКО analytics exports, and the names of their groups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import pandas as pd

from shnor_pipeline.sources.layouts import load_layout
from shnor_pipeline.sources.subjects import subject
from shnor_pipeline.sources.text import as_date, clean, header_text, number, texts
from shnor_pipeline.sources.workbook import Sheet

_WITHIN = 12
_AUTUMN_MONTH = 8
_SCHOOL = re.compile(r"\(((?:edu|sch|ksh|spo)\d{6})\)\s*(?:\|.*)?$", re.IGNORECASE)
_MUNICIPALITY = re.compile(r"\(reg\d{2}_m\d{3}\)\s*$")
_ALL = "вся выборка"


@dataclass(frozen=True)
class Head:
    """What stands above the table: titles, year, subject, grade, greatest primary score, day.

    ``titles`` are the lines above the work, as headers compare: the export's own, and what a person wrote above it.
    """

    titles: tuple[str, ...]
    year: int
    subject: str
    grade: int
    highest: float | None
    day: date | None

    @property
    def season(self) -> str:
        """Return the season by the day; spring where no day is stated."""
        return "autumn" if self.day is not None and self.day.month >= _AUTUMN_MONTH else "spring"


def analytics_head(sheet: Sheet) -> Head | None:
    """Return the head of an analytics export, None where the first rows are not one."""
    layout = load_layout("vpr_analytics")["head"]
    work = re.compile(layout["work"].removeprefix("re:"))
    titles: list[str] = []
    found, named, highest, day = None, "", None, None
    for row in sheet.rows[:_WITHIN]:
        first, second = clean(row[0]) if row else "", row[1] if len(row) > 1 else ""
        text = header_text(first)
        if found is None and (match := work.match(text)):
            found = match
            named = named or (match.group(2) or "")
        elif text == header_text(layout["subject"]):
            named = clean(second) or named
        elif text == header_text(layout["highest"]):
            highest = number(second)
        elif text == header_text(layout["date"]):
            day = as_date(second)
        elif found is None and text:
            titles.append(text)
    known = subject(named)
    if found is None or known is None:
        return None
    return Head(tuple(titles), int(found.group(1)), known.name, int(found.group(3)), highest, day)


def scopes(groups: pd.Series) -> pd.DataFrame:
    """Return for each group name its scope, the school's login, and the name without the code.

    A school ends in «(edu389101)», a municipality in «(reg38_m905)»; the whole sample has its own words, and any other
    name is the region's.
    """
    names = texts(groups)
    logins = names.str.extract(_SCHOOL, expand=False).fillna("").str.lower().str.replace("sch", "edu")
    municipal = names.str.contains(_MUNICIPALITY)
    scope = pd.Series("region", index=groups.index, dtype="object")
    scope = scope.mask(names.str.casefold() == _ALL, "all").mask(municipal, "municipality").mask(logins != "", "school")
    plain = names.str.replace(r"\([a-z]{3}[\w]*\)\s*(?:\|.*)?$", "", regex=True).str.strip()
    return pd.DataFrame({"scope": scope, "school_ref": logins, "school_name": plain}, index=groups.index)
