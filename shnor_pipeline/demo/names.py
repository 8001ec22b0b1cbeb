"""Invented names: schools of settlements that do not exist, and the surnames that stand for personal data.

Every surname here is a canary: if one of them shows up in a table, a log or a report, personal data leak.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

_ROOTS = (
    *("Берёзово", "Кедрово", "Ольхово", "Пихтово", "Рябиново", "Осиново", "Черёмухово", "Калиново", "Ивово"),
    *("Журавлино", "Лебедино", "Глухарино", "Тетерево", "Соболево", "Куропатко", "Синичкино", "Рысино", "Лосево"),
    *("Светло", "Тихо", "Дально", "Крутово", "Студёно", "Звонко", "Ясно", "Мшисто", "Каменисто", "Песчано"),
    *("Ягодно", "Грибово", "Морошково", "Клюквино", "Брусничко", "Хвойно", "Таёжно", "Снежно", "Инеево", "Росно"),
    *("Мельнично", "Пристано", "Перевозно", "Плотино", "Лодочно", "Паромно", "Мостово", "Бревенно", "Тесово"),
    *("Медово", "Хлебно", "Ржано", "Овсяно", "Льняно", "Кузнецово", "Гончарно", "Охотно", "Рыбачко", "Туманно"),
    *("Лазурно", "Багряно", "Серебряно", "Янтарно", "Малахито", "Костяничко", "Полынно", "Вересково", "Ковыльно"),
    *("Папоротнико", "Кувшинко", "Подснежно", "Ландышево", "Васильково", "Ромашково", "Незабудко", "Камышово"),
)
_ENDINGS = (
    *(("реченская", "речье"), ("полянская", "полянье"), ("озёрская", "озерье"), ("горская", "горье")),
    *(("борская", "борье"), ("ярская", "ярье"), ("лугская", "лужье"), ("долинская", "долье")),
    *(("ключевская", "ключье"), ("падская", "падье"), ("бережская", "бережье"), ("островская", "островье")),
    *(("мысская", "мысье"), ("холмская", "холмье"), ("лесская", "лесье"), ("заливская", "заливье")),
    *(("увальская", "увалье"), ("ручьёвская", "ручевье"), ("порожская", "порожье"), ("хребтовская", "хребтовье")),
    *(("кряжская", "кряжье"), ("плёсская", "плёсье"), ("степская", "степье"), ("гривская", "гривье")),
    *(("скальская", "скалье"), ("мольская", "молье"), ("кутская", "кутье"), ("шиверская", "шиверье")),
    *(("волокская", "волочье"), ("заимская", "заимье"), ("выселская", "выселье"), ("станская", "станье")),
    *(("ложская", "ложье"), ("сопкинская", "сопочье"), ("взгорская", "взгорье"), ("низинская", "низинье")),
    *(("устьинская", "устинье"), ("верховская", "верховинье"), ("просекская", "просечье"), ("опушская", "опушье")),
    *(("родникская", "родничье"), ("тропинская", "тропье"), ("зимовская", "зимовье"), ("пашенская", "пашенье")),
    *(("покосская", "покосинье"), ("еланская", "еланье"), ("колкинская", "колочье"), ("рощинская", "рощье")),
    *(("гаринская", "гарье"), ("вырубская", "вырубье"), ("кедрачская", "кедрачье"), ("листвянская", "листвянье")),
    *(("моховская", "моховье"), ("болотинская", "болотье"), ("затонская", "затонье"), ("протокская", "проточье")),
)

_MALE = (
    *("Тестов", "Примеров", "Образцов", "Выдуманов", "Канарейкин", "Макетов", "Шаблонов", "Заглушкин", "Фиктивнов"),
    *("Болванкин", "Пробников", "Эталонов", "Черновиков", "Безымянов", "Демонстрантов", "Условнов", "Вымыслов"),
    *("Псевдонимов", "Трафаретов", "Манекенов"),
)
SURNAMES: tuple[str, ...] = (*_MALE, *(f"{name}а" for name in _MALE))
"""Canaries: the only surnames in any generated file."""

FIRST_NAMES = (
    *("Макет", "Образец", "Пример", "Пробник", "Тест", "Шаблон", "Эскиз", "Эталон"),
    *("Ваза", "Версия", "Канарейка", "Копия", "Модель", "Проба", "Схема", "Фикция"),
)
"""Invented first names, the second half for girls."""

PATRONYMICS = (
    *("Макетович", "Образцович", "Примерович", "Тестович", "Шаблонович", "Эталонович"),
    *("Макетовна", "Образцовна", "Примеровна", "Тестовна", "Шаблоновна", "Эталоновна"),
)
"""Invented patronymics, the second half for girls."""

DOCUMENT_SERIES = "0000"
"""Series of every invented document; numbers begin with 9."""


@dataclass(frozen=True)
class PlaceName:
    """A settlement that does not exist, and the adjective of its school."""

    school: str
    settlement: str


def place_names(count: int, rng: np.random.Generator) -> list[PlaceName]:
    """Return that many different places, in an order of their own."""
    total = len(_ROOTS) * len(_ENDINGS)
    if count > total:
        raise ValueError(f"at most {total} schools can be named, {count} asked for")
    return [
        PlaceName(_ROOTS[pick % len(_ROOTS)] + ending, _ROOTS[pick % len(_ROOTS)] + settlement)
        for pick in rng.permutation(total)[:count]
        for ending, settlement in (_ENDINGS[pick // len(_ROOTS)],)
    ]


def people(count: int, rng: np.random.Generator) -> list[tuple[str, str, str]]:
    """Return that many (surname, first name, patronymic), of either gender."""
    half_surnames, half_first, half_patronymics = len(_MALE), len(FIRST_NAMES) // 2, len(PATRONYMICS) // 2
    girls = rng.integers(0, 2, count)
    surnames = rng.integers(0, half_surnames, count) + girls * half_surnames
    firsts = rng.integers(0, half_first, count) + girls * half_first
    patronymics = rng.integers(0, half_patronymics, count) + girls * half_patronymics
    return [
        (SURNAMES[surname], FIRST_NAMES[first], PATRONYMICS[patronymic])
        for surname, first, patronymic in zip(surnames, firsts, patronymics, strict=True)
    ]
