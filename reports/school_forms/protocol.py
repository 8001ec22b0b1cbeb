"""The protocol that a school gets about a file it sent: what is wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reports.narrative.russian import CELL, ERROR, QUESTION, counted
from reports.rendering.formatting import day, long_day
from reports.view_models.document import TableModel, TitleBlock
from shnor_pipeline.findings import Severity

_FIRST_CELLS = 5
_MOST_CELLS = 100
_ORDER = {Severity.ERROR.value: 0, Severity.QUESTION.value: 1, Severity.NOTE.value: 2}
_WHERE_WHOLE = "файл в целом"


@dataclass(frozen=True)
class Submitted:
    """The file that is answered: whose, which form, when it came, and what became of it."""

    school: str
    form: str
    label: str
    file_name: str
    received_on: date
    file_id: str
    state: str
    reason: str
    centre: str
    own_form: bool = True
    methodology: str = ""
    """Version and hash of the method of the school year; empty where the file says no year."""


@dataclass(frozen=True)
class Protocol:
    """The view model of the protocol."""

    title: TitleBlock
    verdict: tuple[str, ...]
    problems: TableModel
    notes: TableModel
    explained: TableModel
    steps: tuple[str, ...]


def protocol(submitted: Submitted, findings: Sequence[Mapping[str, Any]], *, returned: bool) -> Protocol:
    """Return the protocol of a submission; ``returned`` says that its workbook comes back with marked cells.

    Where it does not (an old .xls, a .csv, a book with names of people) the protocol names every cell.

    ``findings`` are rows of ``register_findings`` about the file; those of one cause are one line.
    """
    problems = [row for row in findings if is_open(row)]
    answered = [row for row in findings if row["severity"] == Severity.QUESTION.value and not is_open(row)]
    notes = [row for row in findings if row["severity"] == Severity.NOTE.value]
    shown = _FIRST_CELLS if returned else _MOST_CELLS
    return Protocol(
        title=_title(submitted),
        verdict=_verdict(submitted, problems, answered),
        problems=TableModel(tuple(_causes(problems, shown)), "Ошибок и вопросов без ответа в файле нет."),
        notes=TableModel(tuple(_causes(notes, shown)), ""),
        explained=TableModel(tuple(_explained(answered)), ""),
        steps=_steps(submitted, problems, returned=returned),
    )


def is_open(finding: Mapping[str, Any]) -> bool:
    """Whether the school has to do something: an error, or a question without its explanation."""
    severity = finding["severity"]
    return severity == Severity.ERROR.value or (severity == Severity.QUESTION.value and not finding["explanation"])


def _title(submitted: Submitted) -> TitleBlock:
    subject = f"{submitted.form}. {submitted.school}" if submitted.school else submitted.form
    return TitleBlock(
        heading="Протокол проверки файла",
        subject=subject,
        period=submitted.label,
        executor=submitted.centre,
        date=day(submitted.received_on),
        long_date=long_day(submitted.received_on),
        data_version=submitted.file_id[:12],
        methodology=submitted.methodology,
        property_title=f"Протокол проверки файла. {subject}. {submitted.label}",
        stamp=f"{submitted.received_on.isoformat()}T00:00:00Z",
    )


def _verdict(
    submitted: Submitted, problems: Sequence[Mapping[str, Any]], answered: Sequence[Mapping[str, Any]]
) -> tuple[str, ...]:
    lines = [f"Файл «{submitted.file_name}» получен {day(submitted.received_on)}. Состояние: {submitted.state}."]
    if submitted.reason and submitted.state not in {"принято", "принято с вопросами"}:
        lines.append(f"Причина: {submitted.reason.rstrip('.')}.")
    errors = sum(row["severity"] == Severity.ERROR.value for row in problems)
    questions = len(problems) - errors
    if errors:
        lines.append(
            f"Нужно исправить: {counted(errors, ERROR)}. Строки с ошибками отложены и в расчётах не участвуют."
        )
    if questions:
        lines.append(f"Ждут исправления или пояснения: {counted(questions, QUESTION)}. Эти строки приняты условно.")
    if answered:
        lines.append(f"Принято с пояснением школы: {counted(len(answered), QUESTION)}.")
    if not problems and submitted.state in {"принято", "принято с вопросами"}:
        lines.append("Замечаний, которые требуют ответа, нет. Спасибо.")
    return tuple(lines)


def _steps(submitted: Submitted, problems: Sequence[Mapping[str, Any]], *, returned: bool) -> tuple[str, ...]:
    if not problems and submitted.state in {"принято", "принято с вопросами"}:
        return ()
    start = (
        "Откройте файл, который приложен к протоколу: ячейки с замечаниями закрашены, в примечании к каждой сказано, "
        "что не так и что ожидалось."
        if returned
        else "Откройте свой файл и найдите ячейки: в таблице названы все; размеченной копии у этого файла нет."
    )
    steps = [start]
    if any(row["severity"] == Severity.ERROR.value for row in problems):
        steps.append("Исправьте ошибки в самих ячейках.")
    if any(row["severity"] == Severity.QUESTION.value for row in problems):
        steps.append(
            "Ответьте на вопрос исправлением; если всё верно, "
            + (
                "впишите причину в столбец «Пояснение школы» в той же строке: она войдёт в отчёт."
                if submitted.own_form
                else "сообщите об этом в центр: в этом файле нет места для пояснений."
            )
        )
    steps.append(
        "Сохраните файл и отправьте его снова"
        + ("; в строке «Вид подачи» выберите «повторная»." if submitted.own_form else ".")
    )
    return tuple(steps)


def _causes(rows: Iterable[Mapping[str, Any]], shown: int) -> list[dict[str, str]]:
    """Return one line per cause, the most serious first: what, first cells and their count, value, mending."""
    groups: dict[tuple[str, str, str], list[Mapping[str, Any]]] = {}
    for row in sorted(rows, key=lambda row: (_ORDER[row["severity"]], row["code"], row["sheet"])):
        groups.setdefault((row["code"], row["severity"], row["sheet"]), []).append(row)
    lines = []
    for (code, severity, sheet), group in groups.items():
        lines.append(
            {
                "number": str(len(lines) + 1),
                "kind": severity,
                "what": _what([row["message"] for row in group]),
                "where": _where(sheet, [row["cell"] for row in group if row["cell"]], len(group), shown),
                "value": "; ".join(dict.fromkeys(row["value"] for row in group[:_FIRST_CELLS] if row["value"])) or "—",
                "mend": group[0]["guidance"] or "—",
                "code": code,
            }
        )
    return lines


def _what(messages: Sequence[str]) -> str:
    """Return the first message, and in how many more places the same is wrong with other values."""
    others = sum(message != messages[0] for message in messages)
    return _sentence(messages[0]) + (f" Таких мест ещё: {others}." if others else "")


def _where(sheet: str, cells: Sequence[str], count: int, most: int = _FIRST_CELLS) -> str:
    if not cells:
        return f"лист «{sheet}»" if sheet else _WHERE_WHOLE
    distinct = list(dict.fromkeys(cells))
    shown = ", ".join(distinct[:most])
    more = f" (всего {counted(count, CELL)})" if count > most else ""
    return f"лист «{sheet}»: {shown}{more}"


def _explained(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    return [
        {
            "what": _sentence(row["message"]),
            "where": _where(row["sheet"], [row["cell"]] if row["cell"] else [], 1),
            "said": row["explanation"],
        }
        for row in rows
    ]


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""
