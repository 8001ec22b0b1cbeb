"""Names and codes of subjects as the sources write them, made one: lower-case nominative, and the level of the work.

ФИС ОКО writes «Русский язык», «русскому языку» (in «Проведение работы по …») or «РУ»; РЦОИ and РИС write a number,
where 50 + n is ГВЭ in the subject n. The names and codes are declared in ``layouts/subjects.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from shnor_pipeline.sources.layouts import load_layout, of_maps
from shnor_pipeline.sources.text import clean, code_number, header_text

BASE, PROFILE = "база", "профиль"
_LEVEL = re.compile(r"\(?\b(базов\w*|профильн\w*|база|профиль)(?:\s+уров\w*)?\b\)?")
_NOISE = re.compile(r"^по\s+|\((?:устн|письм|кегэ|по образцу)[^)]*\)|\b(?:устная|письменная) часть\b")


@dataclass(frozen=True)
class Subject:
    """A subject's name in the nominative (lower case) and the level of the work ('' where it has none)."""

    name: str
    level: str = ""


@dataclass(frozen=True)
class _Declared:
    by_text: dict[str, str]
    by_code: dict[int, str]
    base_code: int
    profile_code: int
    gve_offset: int
    gve_last: int
    oral: frozenset[int]


@of_maps()
def _declared() -> _Declared:
    raw = load_layout("subjects")
    by_text: dict[str, str] = {}
    by_code: dict[int, str] = {}
    for item in raw["subjects"]:
        for text in (item["name"], item.get("dative", item["name"]), *item.get("letters", ()), *item.get("also", ())):
            by_text[header_text(text)] = item["name"]
        by_code.update(dict.fromkeys(item.get("codes", ()), item["name"]))
    return _Declared(
        by_text,
        by_code,
        raw["levels"]["base_code"],
        raw["levels"]["profile_code"],
        raw["gve"]["offset"],
        raw["gve"]["last"],
        frozenset(raw["oral_codes"]),
    )


def subject(text: object) -> Subject | None:
    """Return the subject that the text names, in any case or by its letters; None where it names none.

    «Математика профильная», «математике (базовый уровень)» carry their level.
    """
    return _subject(clean(text))


@of_maps(2048)
def _subject(text: str) -> Subject | None:
    words = header_text(text)
    level = ""
    if found := _LEVEL.search(words):
        level = BASE if found.group(1).startswith("баз") else PROFILE
        words = _LEVEL.sub(" ", words)
    words = " ".join(_NOISE.sub(" ", words).strip(" .,;-").split())
    name = _declared().by_text.get(words)
    return Subject(name, level) if name else None


def subject_of_code(code: object, exam: str = "") -> Subject | None:
    """Return the subject of a РИС code (1 … 68), or None where there is none of that code.

    Code 22 is the base level of mathematics; code 2 is the profile level in ЕГЭ only, elsewhere it has no level.
    """
    declared = _declared()
    number = code_number(code)
    if number is None:
        return None
    if is_gve_code(number):
        number -= declared.gve_offset
    name = declared.by_code.get(number)
    if name is None:
        return None
    if number == declared.base_code:
        return Subject(name, BASE)
    return Subject(name, PROFILE if number == declared.profile_code and exam == "ЕГЭ" else "")


def is_gve_code(code: object) -> bool:
    """Say whether the РИС code is one of ГВЭ (51 русский … 68 литература)."""
    declared = _declared()
    number = code_number(code)
    return (
        number is not None
        and declared.gve_offset < number <= declared.gve_last
        and number - declared.gve_offset in declared.by_code
    )


def is_oral_code(code: object) -> bool:
    """Say whether the РИС code is one of the oral part of a foreign language (29 английский … 33 испанский)."""
    return code_number(code) in _declared().oral
