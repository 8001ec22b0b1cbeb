"""A version of the methodology as a document: formulas in words and symbols, every parameter with value and ground."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from reports.rendering.formatting import DASH, lower_first
from reports.view_models.document import Line, TableModel, TitleBlock
from reports.view_models.false_alarms import false_alarm_sentence
from shnor_pipeline.methodology import HASH_PRINTED, Methodology
from shnor_pipeline.methodology_changes import flat_parameters, parameter_changes, shown
from shnor_pipeline.methodology_grounds import Ground, ground_of
from shnor_pipeline.school_year import SchoolYear

_WORDS = Path(__file__).with_name("methodology_words.yaml")
_SIGNS = {1: "больше — лучше", -1: "больше — хуже"}


@dataclass(frozen=True)
class MethodologySection:
    """A section: number and title, sentences, formulas, and the table of its parameters."""

    heading: str
    text: tuple[str, ...]
    formulas: tuple[str, ...]
    caption: str
    rows: tuple[Line, ...]
    grounds: tuple[str, ...]
    """The grounds that the table refers to by number."""


@dataclass(frozen=True)
class MethodologyDocument:
    """What the document «Методика» says of one version."""

    title: TitleBlock
    validity: str
    approval: str
    source: str
    digest: str
    sections: tuple[MethodologySection, ...]
    changes_heading: str
    changes: TableModel


def methodology_document(method: Methodology, previous: Methodology | None, executor: str) -> MethodologyDocument:
    """Return the document of a version; ``previous`` is the version that was in force before it.

    Nothing in it depends on the day: the same version gives the same document.
    """
    words = methodology_words()
    first = SchoolYear(method.valid_from)
    order = f"Утверждена: {method.order_number}." if method.order_number else "Приказом не утверждена."
    sections = tuple(_section(number, item, method, words) for number, item in enumerate(words["sections"], start=1))
    title = TitleBlock(
        heading="Методика",
        subject=method.title,
        period=f"версия {method.version}",
        executor=executor,
        date="",
        long_date="",
        data_version="",
        methodology=method.version,
        property_title=f"{method.title}, версия {method.version}",
        stamp=f"{first.first_day.isoformat()}T00:00:00Z",
    )
    return MethodologyDocument(
        title=title,
        validity=f"Применяется начиная с {first.label} учебного года, до года, с которого действует следующая версия.",
        approval=order,
        source=" ".join(method.source.split()),
        digest=method.hash[:HASH_PRINTED],
        sections=sections,
        changes_heading=f"{len(sections) + 1}. Изменения по сравнению с предыдущей версией",
        changes=_changes(method, previous),
    )


@lru_cache(maxsize=1)
def methodology_words() -> dict[str, Any]:
    """Return the words of the document: sections, labels of parameters, and what their values mean."""
    return yaml.safe_load(_WORDS.read_text(encoding="utf-8"))


def parameter_label(key: str) -> str:
    """Return the name of a parameter; of an item of a list with the item: «Минимальный порог: ОГЭ, с 2015 года».

    A parameter that the words do not know is called by its key.
    """
    labels = methodology_words()["labels"]
    if key in labels:
        return labels[key]
    stem = next((item for item in sorted(labels, key=len, reverse=True) if key.startswith(f"{item}.")), None)
    return key if stem is None else f"{labels[stem]}: {key.removeprefix(f'{stem}.')}"


def _section(number: int, item: Mapping[str, Any], method: Methodology, words: Mapping[str, Any]) -> MethodologySection:
    rows: list[Line] = []
    numbers: dict[str, int] = {}
    for key, name, value in _parameters(method, item["keys"], words["values"]):
        found = ground_of(key, method.grounds)
        reference = f"{found.kind} [{numbers.setdefault(_ground(found), len(numbers) + 1)}]" if found else "не указано"
        rows.append({"name": name, "value": value, "ground": reference})
    return MethodologySection(
        heading=f"{number}. {item['title']}",
        text=(*item["text"], *((false_alarm_sentence(method),) if "objectivity" in item["keys"] else ())),
        formulas=tuple(item["formulas"]),
        caption=f"Таблица\u00a0{number} — Параметры: {lower_first(item['title'])}",
        rows=tuple(rows),
        grounds=tuple(f"[{position}] {text}" for text, position in numbers.items()),
    )


def _parameters(method: Methodology, keys: list[str], values: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return key, name and value of the parameters of a section; items of lists are one row each."""
    found: list[tuple[str, str, str]] = []
    special = {**_components(method), **_thresholds(method), **_history(method), **_works(method)}
    for key, value in flat_parameters(method).items():
        if key.split(".")[0] not in keys:
            continue
        stem = next((item for item in special if key.startswith(f"{item}.")), None)
        if stem is None:
            found.append((key, parameter_label(key), values.get(value, value)))
        elif special[stem] and not any(known.startswith(f"{stem}.") for known, _, _ in found):
            found.extend((f"{stem}.{name}", name, text) for name, text in special[stem])
    return found


def _components(method: Methodology) -> dict[str, list[tuple[str, str]]]:
    rows = [
        (
            f"ИСБШ: {item.label}",
            f"вес {shown(item.weight)}, {_SIGNS[item.sign]}" + (", языковой" if item.language else ""),
        )
        for item in method.index.components.values()
    ]
    return {"index.components": rows}


def _thresholds(method: Methodology) -> dict[str, list[tuple[str, str]]]:
    rows = []
    for item in method.thresholds:
        name = ", ".join(part for part in (item.exam, item.subject, item.level) if part)
        years = f"с {item.from_year} года" if item.to_year is None else f"{item.from_year}–{item.to_year} годы"
        kind = "отметка" if item.kind == "mark" else "балл"
        rows.append((f"Порог: {name}, {years}", f"{kind} {shown(item.value)}"))
    return {"thresholds": rows}


def _history(method: Methodology) -> dict[str, list[tuple[str, str]]]:
    rows = []
    for item in method.dynamics.breaks:
        name = ", ".join(part for part in (item.exam, item.subject, item.level) if part)
        rows.append((f"Не сопоставляется с прежними: {name}, {item.year} год", item.text))
    return {"dynamics.breaks": rows}


def _works(method: Methodology) -> dict[str, list[tuple[str, str]]]:
    def work(item: Any) -> str:
        grade = f"{item.grade} класс" if item.grade else ""
        return ", ".join(part for part in (item.exam, grade, item.subject, item.level) if part)

    return {
        "rating.components": [(f"R: {item.name}", f"вес {shown(item.weight)}") for item in method.rating.components],
        "identification.procedures": [
            (f"Процедура признака {number}", work(item))
            for number, item in enumerate(method.identification.procedures, start=1)
        ],
        "attainment.bases": [
            (f"Основа «{name}»", "; ".join(work(item) for item in items))
            for name, items in method.attainment.bases.items()
        ],
    }


def _ground(item: Ground) -> str:
    """Return whence a parameter comes, with the order and the address where there are any."""
    order = f"; {item.order_number}" if item.order_number else ""
    address = f" ({item.url})" if item.url else ""
    return f"{item.kind}: {item.text}{order}{address}"


def _changes(method: Methodology, previous: Methodology | None) -> TableModel:
    if previous is None:
        return TableModel((), "Это первая версия методики: сравнивать не с чем.")
    rows = tuple(
        {"name": parameter_label(item.key), "before": item.before or DASH, "after": item.after or DASH}
        for item in parameter_changes(previous, method)
    )
    return TableModel(
        rows,
        f"Параметры версии {previous.version} не изменились.",
        f"Слева — версия {previous.version}, справа — {method.version}. Какие школы и показатели изменились бы, "
        f"показывает команда «shnor diff {previous.version} {method.version}».",
    )
