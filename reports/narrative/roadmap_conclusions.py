"""Conclusions, gaps and proposals of the quarter report on the roadmaps of schools."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports.narrative.russian import SCHOOL, Noun, agreed, counted, of_counted
from reports.narrative.staff_conclusions import some
from reports.rendering.formatting import NBSP, percent

MEASURE = Noun("мера", "меры", "мер", dative=("мере", "мерам"))


def received_sentence(received: int, expected: int, label: str) -> str:
    """Return how many of the schools that should report on their roadmaps have done so."""
    if not expected:
        return f"Школ, от которых за {label} ожидались дорожные карты, нет."
    if not received:
        return f"Дорожных карт за {label} не представила ни одна из {of_counted(expected, SCHOOL)}."
    return (
        f"Дорожные карты за {label} {agreed(received, 'представила', 'представили')} "
        f"{counted(received, SCHOOL)} из {expected}, от которых они ожидались."
    )


def execution_sentence(total: int, due: int, done: int, late: int) -> str:
    """Return how many due measures are done in full, and how many of them late."""
    if not total:
        return "Мер в дорожных картах нет: выполнение не оценивается."
    if not due:
        return f"В дорожных картах {counted(total, MEASURE)}; срок к концу квартала не наступил ни у одной."
    completed = f"{agreed(done, 'выполнена', 'выполнено')} {done}" if done else "не выполнена ни одна"
    head = f"Из {of_counted(due, MEASURE)}, срок которых наступил, {completed}"
    tail = f", из них с нарушением срока — {late}" if late else ""
    return f"{head} (СР — {percent(100 * done / due)}){tail}; всего мер в картах — {total}."


def overdue_sentence(by_school: Mapping[str, int]) -> str:
    """Return how many measures are overdue, at how many schools, and where there are most."""
    if not by_school:
        return "Просроченных мер нет."
    total, most = sum(by_school.values()), max(by_school.values())
    worst = sorted(name for name, n in by_school.items() if n == most)
    head = f"{agreed(total, 'Просрочена', 'Просрочено')} {counted(total, MEASURE)}"
    if len(by_school) == 1:
        return f"{head}: {worst[0]}."
    where = f"больше всего — {most}: {some(worst)}" if most > 1 else f"по одной: {some(worst)}"
    return f"{head} у{NBSP}{of_counted(len(by_school), SCHOOL)}; {where}."


def unproven_sentence(unproven: int, schools: int, done: int) -> str:
    """Return how many measures are called done without a document."""
    if not done:
        return "Выполненных мер нет: подтверждать документами нечего."
    if not unproven:
        return f"Все выполненные меры ({done}) подтверждены документами."
    return (
        f"Без подтверждающего документа {agreed(unproven, 'указана выполненной', 'указаны выполненными')} "
        f"{counted(unproven, MEASURE)} из {done} у{NBSP}{of_counted(schools, SCHOOL)}."
    )


def change_sentence(done: int, overdue: int, compared: int, label: str) -> str:
    """Return what has changed since the quarter before, over the schools that reported in both."""
    if not compared:
        return f"С периодом «{label}» сравнить нельзя: дорожных карт того же учебного года за него нет."
    head = f"По сравнению с периодом «{label}» (карты за оба квартала — у{NBSP}{of_counted(compared, SCHOOL)})"
    parts = [f"выполнено ещё мер — {done}"] if done else ["новых выполненных мер нет"]
    parts.append(f"стало просроченными — {overdue}" if overdue else "новых просроченных нет")
    return f"{head}: {', '.join(parts)}."


def roadmap_gaps(
    *,
    missing: Sequence[str],
    without_term: int,
    without_link: int,
    renamed: Sequence[str],
    not_compared: Sequence[str],
    open_lines: Sequence[str],
) -> tuple[str, ...]:
    """Return what the report does not know, in sentences."""
    found = []
    if missing:
        found.append(f"Дорожная карта не получена: {some(missing)}.")
    if without_term:
        found.append(f"Плановый срок не указан у{NBSP}{of_counted(without_term, MEASURE)}: в СР они не входят.")
    if without_link:
        found.append(f"С дефицитом или показателем не связано мер: {without_link}.")
    if renamed:
        found.append(f"Под прежним номером стоит другая мера, сравнение неточно: {some(renamed)}.")
    if not_compared:
        found.append(f"Прошлый квартал того же учебного года неизвестен: {some(not_compared)}.")
    found.extend(open_lines)
    found.append(
        "Справка показывает, что сделано, а не что это изменило: связь мер с результатами видна не раньше июльского "
        "анализа и при малых группах неотличима от случайных колебаний."
    )
    return tuple(found)


def roadmap_proposals(
    *,
    missing: Sequence[str],
    overdue: Sequence[str],
    unproven: Sequence[str],
    uncovered: Sequence[str],
    without_curator: Sequence[str],
) -> tuple[str, ...]:
    """Return proposals that follow from the tables; where nothing calls for one, none is made."""
    found = []
    if overdue:
        found.append(f"Заслушать по просроченным мерам, установить новые сроки (1.9): {some(overdue)}.")
    if unproven:
        found.append(f"Представить подтверждающие документы: {some(unproven)}.")
    if uncovered:
        found.append(f"Дополнить дорожные карты мерами по дефицитам, для которых мер нет: {some(uncovered)}.")
    if missing:
        found.append(f"Запросить дорожные карты: {some(missing)}.")
    if without_curator:
        found.append(f"Назначить муниципального куратора (1.3): {some(without_curator)}.")
    return tuple(found) or ("Предложений, вытекающих из данных, нет.",)
