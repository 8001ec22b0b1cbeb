"""Summary, risks and proposals of the half-year report on the programme."""

from __future__ import annotations

from collections.abc import Sequence

from reports.narrative.russian import EVENT, PROCEDURE, SCHOOL, counted, of_counted
from reports.rendering.formatting import NBSP, percent

_NAMED = 6


def roadmap_sentence(due: int, done: int, late: int, under_way: int, missed: int, unreported: int) -> str:
    """Return how many due events were completed in full, how many of them late, and how many were not."""
    if not due:
        return "Мероприятий, срок которых наступил, в периоде нет."
    completed = f"выполнено {done}" if done else "не выполнено ни одно"
    body = f"Из {of_counted(due, EVENT)}, срок которых наступил, в полном объёме {completed}"
    body += f" (СР — {percent(100 * done / due)})"
    if late:
        body += f", из них с нарушением срока — {late}"
    if under_way:
        body += f"; выполняется — {under_way}"
    if missed:
        body += f"; не выполнено — {missed}"
        if unreported:
            body += f" (из них сведений не поступило о{NBSP}{unreported})"
    return body + "."


def roadmap_change_sentence(newly: Sequence[str], still: Sequence[str], previous_label: str) -> str:
    """Return what was completed since the half-year before and what stays unfinished in both."""
    if not newly and not still:
        return f"По сравнению с периодом «{previous_label}» состояние мероприятий не изменилось."
    parts = []
    if newly:
        parts.append(f"выполнены за период — {', '.join(newly)}")
    if still:
        parts.append(f"не выполнены второй период подряд — {', '.join(still)}")
    return f"По сравнению с периодом «{previous_label}»: {'; '.join(parts)} (номера мероприятий)."


def works_sentence(procedures: int, participants: int, low_schools: int) -> str:
    """Return what was held in the period and how many schools had a low result in the year."""
    if not procedures:
        return "Результатов оценочных процедур за период нет."
    held = f"В периоде проведено {counted(procedures, PROCEDURE)}, участий — {participants}"
    if not low_schools:
        return f"{held}; ни у одной школы доля ниже порога не достигла установленной."
    return (
        f"{held}; доля ниже порога не менее установленной хотя бы по одной процедуре — "
        f"у{NBSP}{of_counted(low_schools, SCHOOL)}."
    )


def staff_sentence(answered: int, scope: int, vacant: int, without_mentors: int) -> str:
    """Return what the self-assessments of the schools in scope say of staff."""
    if not answered:
        return "Сведений о кадрах школ в сфере программы нет: карты самообследования не поступили."
    posts = f"вакансии есть у{NBSP}{of_counted(vacant, SCHOOL)}" if vacant else "вакансий ни одна не назвала"
    mentors = f"наставничества нет у{NBSP}{of_counted(without_mentors, SCHOOL)}" if without_mentors else ""
    return (
        f"Сведения о кадрах дали {answered} из {of_counted(scope, SCHOOL)} в сфере программы: {posts}, "
        f"{mentors or 'об отсутствии наставничества не сообщила ни одна'}."
    )


def programme_risks(
    *,
    overdue: Sequence[str],
    without_report: int,
    red: Sequence[str],
    entered: Sequence[str],
    vacancies: Sequence[str],
    missing_forms: Sequence[str],
) -> tuple[str, ...]:
    """Return risks and deviations, each with the data it rests on."""
    found = []
    if overdue:
        found.append(f"Мероприятия с наступившим сроком не выполнены: {_some(overdue)}.")
    if without_report:
        found.append(f"Нет сведений о ходе {of_counted(without_report, EVENT)}: СР может быть занижена.")
    if red:
        found.append(f"Целевые показатели не достигнуты: {_some(red)}.")
    if entered:
        found.append(f"В список ШНОР вошли школы, которых в нём не было: {_some(entered)}.")
    if vacancies:
        found.append(f"Вакансии в школах программы: {_some(vacancies)}.")
    if missing_forms:
        found.append(f"Данные неполны: {'; '.join(missing_forms)}.")
    return tuple(found) or ("Отклонений, видимых по данным, нет.",)


def programme_proposals(
    *,
    overdue: Sequence[str],
    without_curator: Sequence[str],
    without_network: Sequence[str],
    untrained: Sequence[str],
    missing_forms: Sequence[str],
    resilient: Sequence[str],
) -> tuple[str, ...]:
    """Return proposals that follow from the tables; where nothing calls for one, none is made."""
    found = []
    if overdue:
        found.append(f"Установить новые сроки и ответственных по невыполненным мероприятиям: {', '.join(overdue)}.")
    if without_curator:
        found.append(f"Назначить муниципальных кураторов: {_some(without_curator)}.")
    if untrained:
        found.append(f"Включить в план курсов повышения квалификации команды школ: {_some(untrained)}.")
    if without_network:
        found.append(f"Заключить сетевые договоры со школами-партнёрами: {_some(without_network)}.")
    if resilient:
        found.append(f"Опереться на опыт резильентных школ: {_some(resilient)}.")
    if missing_forms:
        found.append(f"Собрать недостающие данные: {'; '.join(missing_forms)}.")
    return tuple(found) or ("Предложений, вытекающих из данных, нет.",)


def _some(items: Sequence[str]) -> str:
    """Return the items; after the sixth only how many more there are."""
    if len(items) <= _NAMED:
        return "; ".join(items)
    return f"{'; '.join(items[:_NAMED])}; и ещё {len(items) - _NAMED}"
