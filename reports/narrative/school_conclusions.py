"""Five sentences that open the report of a school: status, context, result, change, targets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reports.narrative.dynamics import change_sentence
from reports.narrative.labels import INDEX_GROUPS, MATRIX_CELLS, procedure_label
from reports.narrative.russian import (
    INDICATOR,
    PARTICIPANT,
    PROCEDURE,
    agreed,
    of_counted,
    ordinal_year,
    to_counted,
)
from reports.rendering.formatting import NBSP, integer, lower_first, number, percent
from reports.view_models.school_card import SchoolCard

_LISTED = 3


def status_sentence(card: SchoolCard, share_pct: float) -> str:
    """Return why the school is on the list, or that it is not, and how many participants would change it."""
    bound = percent(share_pct, 0)
    row = card.status
    if row is None or row["status"] == "нет данных":
        return "Статус школы не определён: результатов процедур, по которым он устанавливается, нет."
    low = card.low_procedures
    worst = sorted(low, key=lambda item: -item["low_pct"])[:_LISTED]
    listed = "; ".join(low_procedure_text(item) for item in worst)
    if len(low) > _LISTED:
        listed = f"выше всего — {listed}"
    if card.is_low:
        years = row["years_on_list"]
        since = f" ({ordinal_year(int(years))} в списке)" if years else ""
        body = (
            f"Школа отнесена к категории «{row['status']}»{since}: доля участников, не преодолевших минимальный порог, "
            f"составила не менее {bound} по{NBSP}{to_counted(len(low), PROCEDURE)}"
        )
        return f"{body}: {listed}{_flip(row)}." if low else f"{body[: body.index(': доля')]}: {row['reasons']}."
    if low:
        return (
            f"Школа в список ШНОР не включена (статус: {row['status']}), но доля участников ниже порога "
            f"не менее {bound} отмечена по{NBSP}{to_counted(len(low), PROCEDURE)}: {listed}{_flip(row)}."
        )
    return f"Школа в список ШНОР не включена: доля участников ниже порога ни по одной процедуре не достигла {bound}."


def low_procedure_text(row: Mapping[str, Any]) -> str:
    """Return ``ОГЭ, математика — 33,3 % (1 из 3 участников)``."""
    n, below = int(row["n"]), int(row["below_n"])
    share = percent(row["low_pct"])
    return f"{procedure_label(row['procedure'])} — {share} ({integer(below)} из {of_counted(n, PARTICIPANT)})"


def _flip(row: Mapping[str, Any]) -> str:
    flip = row["flip_n"]
    if not flip:
        return ""
    return f"; решение изменил бы иной результат {of_counted(int(flip), PARTICIPANT)}"


def context_sentence(card: SchoolCard, schools_n: int) -> str:
    """Return the index of social well-being, its group and rank, and whether the school works in НСУ."""
    row = card.index
    if row is None or row["index"] is None:
        reason = f": {row['note']}" if row and row["note"] else ": социального паспорта нет или он неполон"
        return f"Социальный контекст не оценён{reason}."
    rank = f", место {integer(row['rank'])}{NBSP}из{NBSP}{schools_n}" if row["rank"] is not None else ""
    nsu = (
        "школа относится к функционирующим в неблагоприятных социальных условиях (НСУ)"
        if row["is_nsu"]
        else "к функционирующим в НСУ школа не отнесена"
    )
    group = INDEX_GROUPS.get(row["group"], row["group"])
    return f"Индекс социального благополучия (ИСБШ) — {number(row['index'], 2)} (группа «{group}»{rank}); {nsu}."


def result_sentence(card: SchoolCard, ranked_n: int) -> str:
    """Return the rating with its place and interval, and the matrix cell."""
    row, cell = card.rating, card.matrix
    if row is None or row["rating"] is None:
        note = row["note"] if row and row["note"] else "выпускников не было или результаты не поступили"
        return f"Рейтинговый балл не рассчитан: {note}."
    body = f"Рейтинговый балл R — {number(row['rating'], 2)}"
    if row["rank"] is None:
        body += f", место не определяется ({row['note'] or 'малая выборка'})"
    else:
        body += f", место {integer(row['rank'])}{NBSP}из{NBSP}{ranked_n}"
        if row["rank_lower"] is not None and row["rank_upper"] is not None:
            body += f" (с учётом случайности — {integer(row['rank_lower'])}–{integer(row['rank_upper'])})"
    if cell and cell["cell"] in MATRIX_CELLS:
        preliminary = ", предварительно" if cell["preliminary"] else ""
        body += f"; сочетание контекста и результата — «{cell['cell']}»{preliminary}: {MATRIX_CELLS[cell['cell']]}"
    return body + "."


def targets_sentence(main: Sequence[Mapping[str, Any]], total: int, title: Callable[[str], str]) -> str:
    """Return how many targets are reached and which are not; ``main`` holds one row per indicator."""
    known = [row for row in main if row["attainment"] is not None]
    if not known:
        return "Достижение плановых показателей не оценено: данных о фактических значениях нет."
    reached = sum(row["light"] == "green" for row in known)
    missed = sorted((row for row in known if row["light"] != "green"), key=lambda row: row["attainment"])
    short = [
        f"{lower_first(title(row['indicator']))} ({percent(row['fact'])} при плане {percent(row['plan'], 0)})"
        for row in missed[:_LISTED]
    ]
    of_total = "" if len(known) == total else f", по которым есть данные (всего в программе {integer(total)})"
    verb = agreed(reached, "Достигнут", "Достигнуто")
    count = f"{verb} {integer(reached)}" if reached else "Не достигнут ни один"
    head = f"{count} из{NBSP}{of_counted(len(known), INDICATOR)}{of_total}"
    if not short:
        return f"{head}."
    if len(missed) > _LISTED:
        return f"{head}; дальше всего от плана: {'; '.join(short)}; остальные — в{NBSP}таблице{NBSP}9."
    return f"{head}{'; не достигнуты' if reached else ''}: {'; '.join(short)}."


def school_conclusions(
    card: SchoolCard,
    *,
    share_pct: float,
    schools_n: int,
    ranked_n: int,
    year: int,
    main_targets: Sequence[Mapping[str, Any]],
    indicators_n: int,
    indicator_title: Callable[[str], str],
) -> tuple[str, ...]:
    """Return the five sentences of the first page."""
    return (
        status_sentence(card, share_pct),
        context_sentence(card, schools_n),
        result_sentence(card, ranked_n),
        change_sentence(card.dynamics, year),
        targets_sentence(main_targets, indicators_n, indicator_title),
    )
