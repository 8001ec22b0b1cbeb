"""Words of change: «рост» and «снижение» only where the comparison of two years says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reports.narrative.labels import procedure_label
from reports.narrative.russian import PROCEDURE, to_counted
from reports.rendering.formatting import NBSP

WITHIN_CHANCE = "в пределах случайных колебаний"
_WORDS = {"up": "рост", "down": "снижение", "same": WITHIN_CHANCE, "unknown": "сравнение невозможно"}
_ARROWS = {"up": "↑", "down": "↓", "same": "="}


def change_word(row: Mapping[str, Any] | None) -> str:
    """Return «рост», «снижение», «в пределах случайных колебаний» or why there is no comparison."""
    if row is None:
        return ""
    direction = row.get("direction") or "unknown"
    if direction == "unknown" and row.get("comparability"):
        return str(row["comparability"])
    if direction in ("same", "unknown") and row.get("wording"):
        return str(row["wording"])
    return _WORDS[direction]


def share_words(row: Mapping[str, Any] | None) -> list[str]:
    """Return what is said of the shares beside the mean: only changes beyond chance, and whether they are good news."""
    if row is None:
        return []
    found = []
    for share, label in (("quality", "качества"), ("low", "доли ниже порога")):
        direction = row.get(f"{share}_direction")
        if direction in ("up", "down"):
            found.append(f"{_WORDS[direction]} {label}")
    return found


def change_mark(row: Mapping[str, Any] | None) -> str:
    """Return an arrow for a change beyond chance, «=» within it; in brackets where the groups are small."""
    if row is None or row.get("direction") not in _ARROWS:
        return ""
    arrow = _ARROWS[row["direction"]]
    return f"({arrow})" if row.get("small_n") else arrow


def unchanged_words(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return how to call changes without a direction: within chance, or too small to be named, or both."""
    within = all((row.get("wording") or WITHIN_CHANCE) == WITHIN_CHANCE for row in rows)
    return WITHIN_CHANCE if within else f"незаметны или {WITHIN_CHANCE}"


def change_sentence(rows: Sequence[Mapping[str, Any]], year: int) -> str:
    """Return one sentence about the changes from the year before ``year`` in all procedures."""
    before = f"{year - 1}{NBSP}годом"
    up = [procedure_label(row["procedure"]) for row in rows if row["direction"] == "up"]
    down = [procedure_label(row["procedure"]) for row in rows if row["direction"] == "down"]
    unchanged = [row for row in rows if row["direction"] == "same"]
    same, words = len(unchanged), unchanged_words(unchanged)
    if not up and not down:
        if not same:
            return f"Сравнить результаты с {before} нельзя: нет процедур, сопоставимых по двум годам."
        return f"По сравнению с {before} изменения по{NBSP}{to_counted(same, PROCEDURE)} — {words}."
    parts = []
    if up:
        parts.append(f"рост — {grouped(up)}")
    if down:
        parts.append(f"снижение — {grouped(down)}")
    if same:
        parts.append(f"по{NBSP}{to_counted(same, PROCEDURE)} изменения {words}")
    return f"По сравнению с {before}: {'; '.join(parts)}."


def grouped(labels: Sequence[str]) -> str:
    """Return procedure labels with what they share said once: «ОГЭ: русский язык, математика; ВПР, 4 класс, химия».

    The last part of a label is its subject, what precedes it the work; order of first appearance is kept.
    """
    subjects: dict[str, list[str]] = {}
    for label in labels:
        work, _, subject = label.rpartition(", ")
        subjects.setdefault(work, []).append(subject)
    return "; ".join(
        f"{work}: {', '.join(of)}" if len(of) > 1 else f"{work}, {of[0]}" if work else of[0]
        for work, of in subjects.items()
    )
