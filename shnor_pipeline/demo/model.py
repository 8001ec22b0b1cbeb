"""The invented district: schools with their size, social context and ability, before any file is thought of.

Ability follows the social context, with exceptions on purpose: some schools are low whatever happens (for years, or
entering or leaving the list), some do well in adverse conditions.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from shnor_pipeline.demo.names import PlaceName, place_names

_FIRST_NUMBER = 9201  # logins edu389201 …
_LOGINS_PER_REGION = 10_000
_SMALLEST, _LARGEST, _TAIL = 24, 450, 0.95
_CONTEXT_WEIGHT, _OWN_WEIGHT = 0.22, 0.16
_ADVERSE = 0.4  # how far below the mean the context of every school with a role is, at least
_LOW_EFFECT, _RECOVERED_EFFECT, _RESILIENT_EFFECT = -1.55, 0.3, 0.55
_FULL_TYPES = {"НОШ": "начальная", "ООШ": "основная", "СОШ": "средняя"}
_LAST_GRADE = {"НОШ": 4, "ООШ": 9, "СОШ": 11}


@dataclass(frozen=True)
class Territory:
    """A municipality: its name, its code in ФИС ОКО, and its code (МСУ) in the exam system."""

    name: str
    code: str
    exam_code: int
    folder: str = ""


@dataclass(frozen=True)
class School:
    """A school; ``shares`` are percents of its pupils, ``effect`` its ability by exam year in pupil deviations."""

    login: str
    gia_code: str
    name: str
    settlement: str
    type: str
    territory: Territory
    pupils: int
    shares: dict[str, float]
    effects: dict[int, float]
    role: str = ""
    renamed_on: date | None = None
    new_name: str = ""
    closed_on: date | None = None
    successor_code: str = ""
    branch: str = ""
    branch_settlement: str = ""

    @property
    def last_grade(self) -> int:
        """4, 9 or 11."""
        return _LAST_GRADE[self.type]

    @property
    def number(self) -> int:
        """The six digits of the login."""
        return int(self.login[3:])

    def name_on(self, day: date) -> str:
        """Return the short name that the school bore on that day."""
        return self.new_name if self.renamed_on and day >= self.renamed_on else self.name

    def short_name(self, day: date) -> str:
        """Return the name with its legal form: МКОУ «Берёзовореченская СОШ»."""
        return f"МКОУ «{self.name_on(day)}»"

    def full_name(self, day: date) -> str:
        """Return the name of the charter."""
        kind = f"{_FULL_TYPES[self.type]} общеобразовательная школа"
        name = self.name_on(day).replace(f" {self.type}", f" {kind}", 1)
        return f"Муниципальное казённое общеобразовательное учреждение «{name}»"

    def effect(self, year: int) -> float:
        """Return the ability in the exam year, or in the nearest one that is known."""
        return self.effects[min(self.effects, key=lambda known: abs(known - year))]

    def works_in(self, school_year: int) -> bool:
        """Tell whether the school teaches in the school year that begins in that calendar year."""
        return self.closed_on is None or self.closed_on >= date(school_year + 1, 6, 30)

    def has_grade(self, grade: int) -> bool:
        """Tell whether the school teaches that grade."""
        return grade <= self.last_grade


@dataclass(frozen=True)
class District:
    """All schools, the territories they belong to, and the school years that are told about."""

    schools: list[School]
    territories: list[Territory]
    years: list[int]
    by_territory: dict[str, list[School]]
    cohorts: dict[tuple[str, int], dict[int, int]] = field(default_factory=dict)

    def of(self, territory: Territory) -> list[School]:
        """Return the schools of one territory."""
        return self.by_territory[territory.code]

    def pupils(self, school: School, school_year: int, grade: int) -> int:
        """Return how many pupils the school has in that grade and year; 0 where it does not teach it."""
        return self.cohorts.get((school.login, school_year), {}).get(grade, 0)

    def total(self, school: School, school_year: int) -> int:
        """Return how many pupils the school has in that year."""
        return sum(self.cohorts.get((school.login, school_year), {}).values())


def make_district(rng: np.random.Generator, schools: int, territories: int, years: list[int]) -> District:
    """Invent that many schools, spread evenly over the territories."""
    places = place_names(schools, rng)
    lands = [_territory(index, territories) for index in range(territories)]
    per_land = -(-schools // territories)
    by_territory: dict[str, list[School]] = {}
    for index, land in enumerate(lands):
        span = range(index * per_land, min((index + 1) * per_land, schools))
        by_territory[land.code] = _schools(rng, land, span, places, years)
    made = [school for group in by_territory.values() for school in group]
    district = District(made, lands, years, by_territory)
    for school in made:
        for year in years:
            district.cohorts[(school.login, year)] = _cohorts(rng, school, year)
    return district


def _territory(index: int, total: int) -> Territory:
    if index == 0:
        code = "reg38_m905"
        return Territory("Братский муниципальный район", code, 42, code if total > 1 else "")
    code = f"reg38_m{(905 + index) % 1000:03d}"
    return Territory(f"Вымышленный муниципальный район № {index + 1}", code, 42 + index, code)


def _schools(
    rng: np.random.Generator, territory: Territory, span: range, places: list[PlaceName], years: list[int]
) -> list[School]:
    count = len(span)
    sizes = np.clip(_SMALLEST * (1 - rng.random(count)) ** (-1 / _TAIL), _SMALLEST, _LARGEST).astype(int)
    context = rng.standard_normal(count)
    roles = _roles(rng, sizes)
    has_role = np.asarray([bool(role) for role in roles])
    context = np.where(has_role, -np.abs(context) - _ADVERSE, context)
    types = _types(sizes, roles)
    own = rng.standard_normal(count)
    drift = rng.normal(0, 0.06, (count, len(years)))
    result = []
    for place, index in enumerate(span):
        base = _CONTEXT_WEIGHT * context[place] + _OWN_WEIGHT * own[place]
        effects = {
            year + 1: float(_effect(roles[place], base, position, len(years)) + drift[place, position])
            for position, year in enumerate(years)
        }
        number = (_FIRST_NUMBER + index) % _LOGINS_PER_REGION
        result.append(
            School(
                login=f"edu38{number:04d}",
                gia_code="" if types[place] == "НОШ" else f"{territory.exam_code:03d}{201 + place}",
                name=f"{places[index].school} {types[place]}",
                settlement=places[index].settlement,
                type=types[place],
                territory=territory,
                pupils=int(sizes[place]),
                shares=_shares(rng, context[place]),
                effects=effects,
                role=roles[place],
            )
        )
    return _with_histories(result, years)


def _roles(rng: np.random.Generator, sizes: np.ndarray) -> list[str]:
    """Give roles to schools of middle size: low in every year, entering, leaving the list, and resilient ones."""
    count = len(sizes)
    roles = [""] * count
    middle = np.flatnonzero((sizes >= 50) & (sizes <= 260))
    wanted = [*["low"] * max(1, round(count * 0.1)), "enters", "leaves", *["resilient"] * max(1, count // 14)]
    for index, role in zip(rng.permutation(middle).tolist(), wanted, strict=False):
        roles[index] = role
    return roles


def _types(sizes: np.ndarray, roles: list[str]) -> list[str]:
    order = np.argsort(sizes, kind="stable")
    primary = {int(index) for index in order[: max(1, len(sizes) // 14)] if not roles[int(index)]}
    basic = {int(index) for index in order[: round(len(sizes) * 0.38)]}
    return ["НОШ" if i in primary else "ООШ" if i in basic and not roles[i] else "СОШ" for i in range(len(sizes))]


def _effect(role: str, base: float, position: int, years: int) -> float:
    if role == "resilient":
        return _RESILIENT_EFFECT
    is_last = position == years - 1
    if role == "leaves" and is_last:
        return max(base, _RECOVERED_EFFECT)
    is_low = role in {"low", "leaves"} or (role == "enters" and is_last)
    return _LOW_EFFECT if is_low else base


def _shares(rng: np.random.Generator, context: float) -> dict[str, float]:
    """Return percents of pupils; a better context means educated parents and comfortable homes."""
    noise = rng.standard_normal(6)
    shares = {
        "pupils_both_parents_he": 20 + 8 * context + 4 * noise[0],
        "pupils_incomplete_family": 28 - 6 * context + 4 * noise[1],
        "pupils_parent_unemployed": 10 - 4 * context + 3 * noise[2],
        "pupils_comfortable_housing": 60 + 14 * context + 8 * noise[3],
        "pupils_on_register_any": 3.5 - 1.4 * context + 1 * noise[4],
        "pupils_russian_not_native": 5 - 3 * context + 4 * noise[5],
    }
    return {name: float(np.clip(share, 0, 95)) for name, share in shares.items()}


def _with_histories(schools: list[School], years: list[int]) -> list[School]:
    """Rename one school, merge a small one into another, and give a third a branch (where there are enough)."""
    plain = [index for index, school in enumerate(schools) if not school.role and school.type == "СОШ"]
    small = [index for index, school in enumerate(schools) if not school.role and school.type == "ООШ"]
    if len(plain) < 3 or not small or len(years) < 2:
        return schools
    renamed, successor, head = plain[0], plain[1], plain[2]
    closed = small[0]
    old = schools[renamed]
    schools[renamed] = replace(old, renamed_on=date(years[-1] + 1, 2, 1), new_name=f"{old.name} имени Первопроходцев")
    schools[closed] = replace(
        schools[closed], closed_on=date(years[-1], 8, 31), successor_code=schools[successor].gia_code
    )
    adjective = schools[closed].name.split()[0].replace("ская", "ский")
    schools[head] = replace(
        schools[head],
        branch=f"Мало-{adjective.lower()} филиал МКОУ «{schools[head].name}»",
        branch_settlement=f"Мало-{schools[closed].settlement}",
    )
    return schools


def _cohorts(rng: np.random.Generator, school: School, school_year: int) -> dict[int, int]:
    """Return pupils by grade; grades 10 and 11 are about half of a lower grade."""
    if not school.works_in(school_year):
        return {}
    weights = {grade: 0.5 if grade > 9 else 1.0 for grade in range(1, school.last_grade + 1)}
    per_grade = school.pupils / sum(weights.values())
    return {grade: max(1, int(rng.poisson(per_grade * weight))) for grade, weight in weights.items()}
