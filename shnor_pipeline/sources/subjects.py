"""Names and codes of subjects as the sources write them, made one: lower-case nominative, and the level of the work.

ФИС ОКО writes «Русский язык», «русскому языку» (in «Проведение работы по …») or «РУ»; РЦОИ and РИС write a number, where
50 + n is ГВЭ in the subject n, and written and oral parts of a foreign language are one subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from shnor_pipeline.sources.text import clean, code_number, header_text

BASE, PROFILE = "база", "профиль"
_GVE_OFFSET = 50
_MATHEMATICS = "математика"

SUBJECTS: tuple[str, ...] = (
    *("русский язык", "математика", "физика", "химия", "информатика", "биология", "история", "география"),
    *("английский язык", "немецкий язык", "французский язык", "испанский язык", "китайский язык"),
    *("обществознание", "литература", "окружающий мир", "литературное чтение", "иностранный язык"),
)

_CODES = {
    **{1: "русский язык", 2: "математика", 3: "физика", 4: "химия", 5: "информатика", 6: "биология", 7: "история"},
    **{8: "география", 9: "английский язык", 10: "немецкий язык", 11: "французский язык", 12: "обществознание"},
    **{13: "испанский язык", 14: "китайский язык", 18: "литература", 20: "сочинение", 21: "изложение"},
    **{22: "математика", 25: "информатика", 29: "английский язык", 30: "немецкий язык", 31: "французский язык"},
    **{33: "испанский язык", 34: "китайский язык"},
}
_LETTERS = {
    **{"ру": "русский язык", "ма": "математика", "фи": "физика", "фз": "физика", "хи": "химия", "иф": "информатика"},
    **{"ин": "информатика", "би": "биология", "ис": "история", "гг": "география", "ге": "география"},
    **{"об": "обществознание", "ли": "литература", "лт": "литература", "окр": "окружающий мир", "ом": "окружающий мир"},
    **{"ок": "окружающий мир", "ая": "английский язык", "ан": "английский язык", "ня": "немецкий язык"},
    **{"не": "немецкий язык", "фя": "французский язык", "фр": "французский язык", "ия": "иностранный язык"},
}
_DATIVE = {
    **{"русскому языку": "русский язык", "математике": "математика", "физике": "физика", "химии": "химия"},
    **{"информатике": "информатика", "биологии": "биология", "истории": "история", "географии": "география"},
    **{"английскому языку": "английский язык", "немецкому языку": "немецкий язык"},
    **{"французскому языку": "французский язык", "испанскому языку": "испанский язык"},
    **{"китайскому языку": "китайский язык", "обществознанию": "обществознание", "литературе": "литература"},
    **{"окружающему миру": "окружающий мир", "литературному чтению": "литературное чтение"},
    **{"иностранному языку": "иностранный язык"},
}
_SYNONYMS = {
    **{name: name for name in SUBJECTS},
    **_DATIVE,
    **_LETTERS,
    **{"русский": "русский язык", "английский": "английский язык", "немецкий": "немецкий язык"},
    **{"французский": "французский язык", "испанский": "испанский язык", "китайский": "китайский язык"},
    **{"информатика и икт": "информатика", "информатике и икт": "информатика", "кегэ": "информатика"},
    **{"сочинение": "сочинение", "изложение": "изложение", "история россии": "история"},
}
_LEVEL = re.compile(r"\(?\b(базов\w*|профильн\w*|база|профиль)(?:\s+уров\w*)?\b\)?")
_NOISE = re.compile(r"^по\s+|\((?:устн|письм|кегэ|по образцу)[^)]*\)|\b(?:устная|письменная) часть\b")


@dataclass(frozen=True)
class Subject:
    """A subject's name in the nominative (lower case) and the level of the work ('' where it has none)."""

    name: str
    level: str = ""


def subject(text: object) -> Subject | None:
    """Return the subject that the text names, in any case or by its letters; None where it names none.

    «Математика профильная», «математике (базовый уровень)» carry their level.
    """
    return _subject(clean(text))


@lru_cache(maxsize=2048)
def _subject(text: str) -> Subject | None:
    words = header_text(text)
    level = ""
    if found := _LEVEL.search(words):
        level = BASE if found.group(1).startswith("баз") else PROFILE
        words = _LEVEL.sub(" ", words)
    words = " ".join(_NOISE.sub(" ", words).strip(" .,;-").split())
    name = _SYNONYMS.get(words)
    return Subject(name, level) if name else None


def subject_of_code(code: object, exam: str = "") -> Subject | None:
    """Return the subject of a РИС code (1 … 68), or None; the mathematics of ЕГЭ carry their level.

    ``exam`` (ОГЭ, ЕГЭ, ГВЭ-9, ГВЭ-11) decides whether code 2 is «профиль»: only ЕГЭ has levels.
    """
    number = code_number(code)
    if number is None:
        return None
    if is_gve_code(number):
        number -= _GVE_OFFSET
    name = _CODES.get(number)
    if name is None:
        return None
    if name == _MATHEMATICS and exam == "ЕГЭ":
        return Subject(name, BASE if number == 22 else PROFILE)
    if number == 22:
        return Subject(name, BASE)
    return Subject(name)


def is_gve_code(code: object) -> bool:
    """Say whether the РИС code is one of ГВЭ (51 русский … 68 литература)."""
    number = code_number(code)
    return number is not None and number - _GVE_OFFSET in _CODES and number > _GVE_OFFSET
