"""Agreement of Russian words with numbers, and the few ordinals that documents need."""

from __future__ import annotations

from dataclasses import dataclass

from reports.rendering.formatting import NBSP, integer


@dataclass(frozen=True)
class Noun:
    """A noun in the forms that go with 1, 2 and 5 of it, and with «не менее 1 / 5» (genitive)."""

    one: str
    few: str
    many: str
    genitive_one: str = ""
    dative: tuple[str, str] = ("", "")

    def form(self, count: int) -> str:
        """Return the nominative form that agrees with the number: 1 школа, 2 школы, 5 школ, 11 школ, 21 школа."""
        tail, tens = abs(count) % 10, abs(count) % 100
        if tail == 1 and tens != 11:
            return self.one
        if 2 <= tail <= 4 and not 12 <= tens <= 14:
            return self.few
        return self.many

    def genitive(self, count: int) -> str:
        """Return the form after «у», «из», «не менее»: 1 школы, 2 школ, 21 школы."""
        last_one = abs(count) % 10 == 1 and abs(count) % 100 != 11
        return self.genitive_one or self.few if last_one else self.many


GRADUATE = Noun("выпускник", "выпускника", "выпускников")
PARTICIPANT = Noun("участник", "участника", "участников")
PUPIL = Noun("обучающийся", "обучающихся", "обучающихся", "обучающегося")
SCHOOL = Noun("школа", "школы", "школ", dative=("школе", "школам"))
PROCEDURE = Noun("процедура", "процедуры", "процедур", dative=("процедуре", "процедурам"))
INDICATOR = Noun("показатель", "показателя", "показателей", dative=("показателю", "показателям"))
EVENT = Noun("мероприятие", "мероприятия", "мероприятий")
CELL = Noun("ячейка", "ячейки", "ячеек")
QUESTION = Noun("вопрос", "вопроса", "вопросов")
YEAR = Noun("год", "года", "лет")
MARKER = Noun("маркер", "маркера", "маркеров")
FORM = Noun("форма", "формы", "форм")
ERROR = Noun("ошибка", "ошибки", "ошибок")
EXPLANATION = Noun("пояснение", "пояснения", "пояснений")
_ORDINALS = ("", "первый", "второй", "третий", "четвёртый", "пятый", "шестой", "седьмой", "восьмой", "девятый")


def counted(count: int, noun: Noun) -> str:
    """Return ``2 выпускника`` with a non-breaking space."""
    return f"{integer(count)}{NBSP}{noun.form(count)}"


def of_counted(count: int, noun: Noun) -> str:
    """Return the genitive: ``(у) 1 выпускника``, ``(у) 2 выпускников``."""
    return f"{integer(count)}{NBSP}{noun.genitive(count)}"


def to_counted(count: int, noun: Noun) -> str:
    """Return the dative after «по»: ``по 1 процедуре``, ``по 3 процедурам``, ``по 21 процедуре``."""
    last_one = count % 10 == 1 and count % 100 != 11
    return f"{integer(count)}{NBSP}{noun.dative[0 if last_one else 1]}"


def agreed(count: int, singular: str, plural: str) -> str:
    """Return the verb or adjective that agrees: ``достигнут 1 показатель``, ``достигнуто 5 показателей``."""
    return singular if count % 10 == 1 and count % 100 != 11 else plural


def ordinal_year(count: int) -> str:
    """Return «второй год подряд» for 2; from ten on ``10-й год подряд``; the first year is «первый год»."""
    word = _ORDINALS[count] if 0 < count < len(_ORDINALS) else f"{count}-й"
    return f"{word} год" if count == 1 else f"{word} год подряд"
