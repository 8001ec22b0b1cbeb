"""Conclusions and proposals of the district's July summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reports.narrative.russian import SCHOOL, agreed, counted, of_counted
from reports.rendering.formatting import NBSP, enumeration, number, percent


def listed_sentence(by_status: Mapping[str, Sequence[str]], total: int) -> str:
    """Return how many schools are on the list, how many of them steadily, and how many are in the zone of risk."""
    stable, listed = len(by_status.get("ШНОР (стабильно)", ())), len(by_status.get("ШНОР", ()))
    risk = len(by_status.get("зона риска", ()))
    unknown = len(by_status.get("нет данных", ()))
    if not stable + listed:
        head = f"Из {of_counted(total, SCHOOL)} района ни одна не отнесена к ШНОР"
    else:
        head = (
            f"Из {of_counted(total, SCHOOL)} района к ШНОР {agreed(stable + listed, 'отнесена', 'отнесены')} "
            f"{counted(stable + listed, SCHOOL)}, из них стабильно — {stable or 'ни одной'}"
        )
    tail = f"; в зоне риска — {counted(risk, SCHOOL)}" if risk else ""
    unknown_text = f"; статус не определён у {of_counted(unknown, SCHOOL)}" if unknown else ""
    return f"{head}{tail}{unknown_text}."


def movement_sentence(entered: Sequence[str], left: Sequence[str], stayed: Sequence[str], known: bool) -> str:
    """Return who entered and left the list; names, not numbers only."""
    if not known:
        return "Движение по списку не определяется: статусов за прошлый учебный год нет."
    movements = (("вошли", entered), ("вышли", left), ("остались", stayed))
    parts = [f"{verb} — {', '.join(schools)}" if schools else f"{verb} — нет" for verb, schools in movements]
    return f"Движение по списку за год: {'; '.join(parts)}."


def change_counts_sentence(up: int, down: int, same: int, same_words: str) -> str:
    """Return how many school-procedure comparisons changed beyond chance; «рост» only where intervals say so."""
    total = up + down + same
    if not total:
        return "Сопоставить результаты двух лет нельзя: сравнимых процедур нет."
    if not up and not down:
        return f"Во всех {total} сравнениях «школа × процедура» изменения — {same_words}."
    growth = f"рост отмечен в{NBSP}{up}" if up else "роста не отмечено"
    fall = f"снижение — в{NBSP}{down}" if down else "снижения нет"
    rest = f"; в остальных {same} изменения — {same_words}" if same else ""
    return f"Из {total} сравнений «школа × процедура» {growth}, {fall}{rest}."


def cells_sentence(cells: Mapping[str, Sequence[str]]) -> str:
    """Return how schools are spread over the cells of the matrix, the resilient ones named."""
    known = {cell: schools for cell, schools in cells.items() if schools}
    if not known:
        return "Матрица «ИСБШ × результат» не построена: не хватает ИСБШ или рейтинговых баллов."
    spread = enumeration(f"«{cell}» — {len(schools)}" for cell, schools in known.items())
    resilient = known.get("резильентная", ())
    named = f"; опыт для передачи — у резильентных школ: {'; '.join(resilient)}" if resilient else ""
    return f"По сочетанию контекста и результата: {spread}{named}."


def district_targets_sentence(rows: Sequence[Mapping[str, Any]], total: int, titles: Mapping[str, str]) -> str:
    """Return how many targets the district has reached and the mean СД."""
    known = [row for row in rows if row["attainment"] is not None]
    if not known:
        return "Достижение целевых показателей по району не оценено: данных о фактических значениях нет."
    reached = [row for row in known if row["light"] == "green"]
    mean = 100 * sum(float(row["attainment"]) for row in known) / len(known)
    worst = min(known, key=lambda row: float(row["attainment"]))
    tail = ""
    if len(reached) < len(known):
        title = titles[worst["indicator"]]
        tail = f"; дальше всего от плана — «{title}»: {percent(worst['fact'])} при плане {percent(worst['plan'], 0)}"
    verb = agreed(len(reached), "достигнут", "достигнуто")
    count = f"{verb} {len(reached)}" if reached else "не достигнут ни один"
    return (
        f"По району {count} из {len(known)} целевых показателей с данными (всего {total}), "
        f"средняя СД — {number(mean)}{NBSP}%{tail}."
    )


def july_proposals(
    *,
    stable: Sequence[str],
    entered: Sequence[str],
    resilient: Sequence[str],
    missing_forms: Sequence[str],
    red: Sequence[str],
) -> tuple[str, ...]:
    """Return proposals that follow from the figures; where nothing calls for one, none is made."""
    found = []
    if stable:
        found.append(f"Заслушать на Совете руководителей школы со стабильно низкими результатами: {'; '.join(stable)}.")
    if entered:
        found.append(f"Назначить муниципальных кураторов вошедшим в список: {'; '.join(entered)}.")
    if resilient:
        found.append(f"Привлечь к наставничеству и обмену опытом резильентные школы: {'; '.join(resilient)}.")
    if red:
        found.append(f"Уточнить планы и меры по показателям, не достигнутым в районе: {'; '.join(red)}.")
    if missing_forms:
        found.append(f"Запросить недостающие формы (поступило): {'; '.join(missing_forms)}.")
    return tuple(found) or ("Предложений, вытекающих из данных, нет.",)
