"""Conclusions, gaps and proposals of the September and December reports on teachers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports.narrative.russian import SCHOOL, Noun, counted, of_counted
from reports.rendering.formatting import NBSP, enumeration, number, percent

DIRECTION = Noun("направление", "направления", "направлений", dative=("направлению", "направлениям"))
_NAMED = 6


def answered_sentence(answered: int, scope: int, label: str) -> str:
    """Return how many schools in scope have sent a self-assessment."""
    if not scope:
        return f"По данным за {label} учебный год школ в сфере программы (ШНОР и НСУ) нет."
    if not answered:
        return f"Карт самообследования за {label} учебный год нет: дефициты педагогов по данным школ не определены."
    return (
        f"Карты самообследования за {label} учебный год представили {answered} из {of_counted(scope, SCHOOL)} в сфере "
        "программы (ШНОР и НСУ); о дефицитах остальных данных нет."
        if answered < scope
        else f"Карты самообследования за {label} учебный год представили все школы в сфере программы: {scope}."
    )


def vacancies_sentence(vacant: Mapping[str, float], answered: int) -> str:
    """Return how many schools have vacancies and where there are most; ``vacant`` holds posts by school name."""
    if not answered:
        return "Сведений о вакансиях нет."
    if not vacant:
        return f"Вакансий не назвала ни одна из {of_counted(answered, SCHOOL)}, представивших карту."
    most = max(vacant.values())
    worst = sorted(name for name, posts in vacant.items() if posts == most)
    where = f"больше всего — {number(most, 0 if most.is_integer() else 1)}: {some(worst)}"
    return f"Вакансии есть у{NBSP}{of_counted(len(vacant), SCHOOL)} из {answered}, представивших карту; ставок {where}."


def risks_sentence(competence_high: int, shortage_high: int, answered: int) -> str:
    """Return how many schools rate the two risk factors about staff as highly significant."""
    if not answered:
        return "Оценок кадровых факторов риска нет."
    if not competence_high + shortage_high:
        return "Высокой значимости кадровых факторов риска не назвала ни одна школа, представившая карту."
    factors = (("недостаточная компетентность педагогов", competence_high), ("дефицит кадров", shortage_high))
    parts = [f"{name} — {counted(n, SCHOOL) if n else 'ни одной школы'}" for name, n in factors]
    return f"Риски высокой значимости: {'; '.join(parts)} (из {answered}, представивших карту)."


def subjects_sentence(by_subject: Mapping[str, int], label: str, share: str) -> str:
    """Return at how many schools each subject has a low result."""
    known = {subject: n for subject, n in by_subject.items() if n}
    if not known:
        return f"Процедур с долей ниже порога не менее {share}{NBSP}% за {label} учебный год нет."
    parts = [
        f"«{subject}» — у{NBSP}{of_counted(n, SCHOOL)}"
        for subject, n in sorted(known.items(), key=lambda item: (-item[1], item[0]))
    ]
    return (
        f"Низкий результат (ниже порога не менее {share}{NBSP}%) за {label} учебный год по всем школам района: "
        f"{enumeration(parts)}."
    )


def planned_sentence(planned: int, approved: int, below: int, scope: int, label: str) -> str:
    """Return how many schools have sent plan targets, at how many they are approved, at how many below the goal."""
    if not planned:
        return f"Плановых показателей на {label} учебный год ни одна школа в сфере программы не представила."
    head = f"Плановые показатели на {label} учебный год представили {planned} из {of_counted(scope, SCHOOL)}"
    tail = f"; план хотя бы по одному показателю ниже цели программы — у{NBSP}{of_counted(below, SCHOOL)}"
    adopted = f"утверждены — у{NBSP}{of_counted(approved, SCHOOL)}" if approved else "не утверждены ни у одной"
    return f"{head}, {adopted}{tail if below else ''}."


def trained_sentence(trained: Mapping[str, float]) -> str:
    """Return the range of the share of teachers trained within three years, with the schools at its ends."""
    if not trained:
        return "Доля педагогов, прошедших курсы за три года, неизвестна: школы её не сообщили."
    low, high = min(trained.values()), max(trained.values())
    lowest = sorted(name for name, value in trained.items() if value == low)
    if low == high:
        return f"Курсы за три года во всех школах с данными прошли {percent(low)} педагогов."
    return f"Курсы за три года прошли от {percent(low)} педагогов ({some(lowest)}) до {percent(high)}."


def directions_sentence(by_direction: Mapping[str, int]) -> str:
    """Return how many directions the data call for, and the commonest."""
    if not by_direction:
        return "Потребность в обучении данными не подтверждена ни по одному направлению."
    order = sorted(by_direction.items(), key=lambda item: (-item[1], item[0]))
    commonest = enumeration(f"«{title}» ({counted(n, SCHOOL)})" for title, n in order[:3])
    return (
        f"Потребность в обучении подтверждена данными по {len(order)}{NBSP}"
        f"{DIRECTION.dative[0 if len(order) == 1 else 1]}; чаще всего — {commonest}."
    )


def neediest_sentence(by_school: Mapping[str, int]) -> str:
    """Return which schools need most directions; ``by_school`` counts directions by school name."""
    if not by_school:
        return "Школ, которым обучение нужно по данным, нет."
    most = max(by_school.values())
    worst = sorted(name for name, n in by_school.items() if n == most)
    who = "школе" if len(worst) == 1 else "школам"
    return f"Больше всего направлений, по данным, — {most} — нужно {who}: {some(worst)}."


def directions_change(now: Mapping[str, int], before: Mapping[str, int] | None, label: str) -> str:
    """Return how the number of schools by direction differs from a year ago; numbers only, no judgement."""
    if before is None:
        return f"Карт самообследования за {label} учебный год нет: с прошлым годом потребность не сравнивается."
    titles = sorted({*now, *before})
    changed = [
        f"«{title}»: было {before.get(title, 0)}, стало {now.get(title, 0)}"
        for title in titles
        if before.get(title, 0) != now.get(title, 0)
    ]
    if not changed:
        return f"Число школ по направлениям такое же, как по данным за {label} учебный год."
    return (
        f"Школ по направлениям против данных за {label} учебный год — {'; '.join(changed)}. "
        "Изменение числа школ зависит и от того, кто представил карты."
    )


def staff_gaps(
    missing: Sequence[str], blank: Mapping[str, int], without_results: Sequence[str], open_lines: Sequence[str]
) -> list[str]:
    """Return what is not known of teachers: maps not sent, items left blank, schools without results."""
    found = []
    if missing:
        found.append(f"Карта самообследования не получена: {some(missing)}.")
    if blank:
        parts = [f"{label} — у{NBSP}{of_counted(n, SCHOOL)}" for label, n in blank.items()]
        found.append(f"В представленных картах не заполнено: {'; '.join(parts)}.")
    if without_results:
        found.append(f"Низкие результаты не определены (результатов процедур нет): {some(without_results)}.")
    found.extend(open_lines)
    found.append(
        "Карта отражает оценку самой школы: диагностики предметных компетенций каждого педагога в банке данных нет."
    )
    return found


def staff_proposals(
    *,
    subjects: Mapping[str, Sequence[str]],
    vacant: Sequence[str],
    without_mentors: Sequence[str],
    without_plans: Sequence[str],
    not_approved: Sequence[str],
    below: Sequence[str],
    missing: Sequence[str],
) -> tuple[str, ...]:
    """Return proposals that follow from the September tables; where nothing calls for one, none is made."""
    found = [
        f"Составить индивидуальные планы профессионального роста (2.2) учителям предмета «{subject}»: {some(names)}."
        for subject, names in subjects.items()
        if names
    ]
    if vacant:
        found.append(f"Закрыть вакансии (2.4): {some(vacant)}.")
    if without_mentors:
        found.append(f"Организовать наставничество (2.12): {some(without_mentors)}.")
    if without_plans:
        found.append(f"Определить плановые показатели (1.2), они не поступили: {some(without_plans)}.")
    if not_approved:
        found.append(f"Утвердить представленные плановые показатели: {some(not_approved)}.")
    if below:
        found.append(f"Обосновать план ниже цели программы либо пересмотреть его: {some(below)}.")
    if missing:
        found.append(f"Получить карты самообследования: {some(missing)}.")
    return tuple(found) or ("Предложений, вытекающих из данных, нет.",)


def training_proposals(*, planned: Sequence[str], missing: Sequence[str], neediest: Sequence[str]) -> tuple[str, ...]:
    """Return proposals that follow from the December tables."""
    found = []
    if planned:
        found.append(f"Включить в муниципальный план курсов направления: {'; '.join(planned)}.")
    if neediest:
        found.append(f"Направить на обучение в первую очередь команды школ: {some(neediest)}.")
    if missing:
        found.append(f"Уточнить потребность школ, не представивших карты: {some(missing)}.")
    return tuple(found) or ("Предложений, вытекающих из данных, нет.",)


def some(items: Sequence[str]) -> str:
    """Return the items; after the sixth only how many more there are."""
    if len(items) <= _NAMED:
        return "; ".join(items)
    return f"{'; '.join(items[:_NAMED])}; и ещё {len(items) - _NAMED}"
