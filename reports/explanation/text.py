"""An explanation as people read it on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from reports.explanation.explained import Explained
from reports.explanation.parameters import ParameterPlace
from reports.narrative.russian import Noun, counted
from reports.rendering.formatting import is_missing

_MOST = 12
_CHANGE = 1e-9
_MORE = "  … и ещё {n}: показать всё — ключ --full"
PLACE = Noun("место", "места", "мест")


def explanation_lines(
    found: Explained, document: str, places: Sequence[ParameterPlace], *, full: bool = False
) -> list[str]:
    """Return the lines: what it is, formula, numbers, parameters, rows used, cells."""
    figure = found.figure
    lines = [f"{figure.code} = {figure.text}", f"Показатель: {found.label}", f"Документ: {document}"]
    lines.append(f"Формула: {found.formula}")
    if found.numbers:
        lines.append(f"С числами: {found.numbers} = {figure.text}")
    if found.interval:
        lines.append(f"Интервал: {found.interval}")
    if differs(found):
        lines.append(
            f"Внимание: сейчас в хранилище {found.stored}, а напечатано {figure.value}: данные, методика или программа "
            "с тех пор изменились; слагаемые и ячейки ниже — нынешние. Что изменилось, покажет «shnor diff»."
        )
    if places:
        lines.append("Параметры:")
        for place in places:
            version = f" (методика {place.version})" if place.version else ""
            lines.append(f"  {place.key} = {place.value} — {place.file}, строка {place.line}{version}")
    if found.steps:
        lines.append("Из чего рассчитано:")
        lines += _limited([f"  {step}" for step in found.steps], full=full)
    own = [f"  {cell.text}" for cell in found.cells if cell.own]
    others = [f"  {cell.text}" for cell in found.cells if not cell.own]
    if own:
        lines += [f"Исходные данные ({counted(len(own), PLACE)}):", *_limited(own, full=full)]
    if others:
        lines.append(f"Исходные данные других школ района — для среднего и места ({counted(len(others), PLACE)}):")
        lines += _limited(others, full=full)
    if found.note:
        lines.append(f"Исходные данные: {found.note}.")
    return lines


def differs(found: Explained) -> bool:
    """Return whether the warehouse now holds another value than was printed."""
    printed, stored = found.figure.value, found.stored
    if is_missing(stored) or is_missing(printed):
        return is_missing(stored) != is_missing(printed)
    if isinstance(printed, int | float) and isinstance(stored, int | float):
        return abs(printed - stored) > _CHANGE * max(1.0, abs(printed))
    return printed != stored


def _limited(lines: list[str], *, full: bool) -> list[str]:
    if full or len(lines) <= _MOST:
        return lines
    return [*lines[:_MOST], _MORE.format(n=len(lines) - _MOST)]
