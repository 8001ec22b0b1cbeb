"""What is said of cells of ВПР files: rows set aside one by one, harmless repairs once per kind and sheet."""

from __future__ import annotations

import pandas as pd

from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.sources.tables import RawTable, Verdict

_MANY = 20
SHOWN = 5

SHIFTED = Verdict(
    "VPR-READ-001", Severity.ERROR, "строка сдвинута: в балле или отметке стоит буква пола; строка в карантине",
    "Верните значения в свои столбцы.",
)  # fmt: skip
BEYOND = Verdict(
    "VPR-READ-002", Severity.ERROR, "балл за задание больше возможного или не целый; строка в карантине",
    "Сверьте баллы с работой; проверьте, тот ли это предмет и класс.",
)  # fmt: skip
ABSENT_INSIDE = Verdict(
    "VPR-READ-003", Severity.ERROR, "«отсутствовал» среди баллов участника с вариантом; строка в карантине",
    "Уберите «отсутствовал» или очистите баллы и вариант.",
)  # fmt: skip
CONFLICT = Verdict(
    "VPR-READ-004", Severity.ERROR, "код участника повторяется с другими результатами; обе строки в карантине",
    "Оставьте одну строку на участника.",
)  # fmt: skip
NO_MARK = Verdict(
    "VPR-READ-005", Severity.ERROR, "у участника с баллами нет отметки; строка в карантине (шкала года неизвестна)",
    "Выгрузите отчёт ещё раз, когда отметки появятся.",
)  # fmt: skip
COPY = Verdict("VPR-READ-010", Severity.NOTE, "точная копия строки участника пропущена")
TOTAL = Verdict("VPR-READ-011", Severity.NOTE, "итог баллов не равен сумме по заданиям; взята сумма")
JOURNAL = Verdict("VPR-READ-012", Severity.NOTE, "отметка по журналу не от 2 до 5; взято «нет данных»")
UNKNOWN_SCORE = Verdict(
    "VPR-READ-013", Severity.QUESTION, "балл за задание не разобран; взято 0", "Внесите балл или X."
)
FOREIGN = Verdict("VPR-READ-014", Severity.NOTE, "строка другого муниципалитета пропущена")
NOT_TAUGHT = Verdict("VPR-READ-015", Severity.NOTE, "тема не пройдена: задание исключено из возможного балла")
ROWS_DIFFER = Verdict(
    "VPR-READ-016", Severity.NOTE, "число участников в строке школы не равно числу строк; взяты строки"
)


def said(raw: RawTable, where: pd.Series, name: str, verdict: Verdict, refs: pd.Series | None = None) -> list[Finding]:
    """Return the verdict for each marked row, or once with the count and first cells where it is a note or often."""
    positions = where.to_numpy(dtype=bool, na_value=False).nonzero()[0]
    if len(positions) == 0:
        return []
    if verdict.severity is not Severity.NOTE and len(positions) <= _MANY:
        return [without_value(item) for item in raw.findings(where, name, verdict, refs)]
    letter = raw.header.letter(name) if name in raw.header.columns else ""
    cells = [f"{letter}{raw.rows.iloc[position]}" for position in positions[:SHOWN]]
    message = f"{verdict.message} (строк: {len(positions)}; первые ячейки: {', '.join(cells)})"
    return [
        Finding(
            verdict.code, verdict.severity, Stage.READING, message, verdict.guidance,
            sheet=raw.sheet.name, cell=cells[0], field=name,
        )
    ]  # fmt: skip


def without_value(item: Finding) -> Finding:
    """Return the finding without the cell's value: in a shifted row any cell may hold what is not ours to repeat."""
    return Finding(
        item.code, item.severity, item.stage, item.message, item.guidance,
        sheet=item.sheet, cell=item.cell, field=item.field, school_ref=item.school_ref,
    )  # fmt: skip
