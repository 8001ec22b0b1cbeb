"""Where two sources of one work say different things of a school: findings beside the rules, which see one table only.

The methodology's order decides which source counts; the other one is not thrown away in silence.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from shnor_pipeline.findings import Finding, Severity, Stage, findings_frame

EXPLAINED, UNEXPLAINED = "XSR-001", "XSR-002"
CODES = {
    EXPLAINED: "Источники расходятся на столько, сколько строк отложено",
    UNEXPLAINED: "Источники одной работы расходятся",
}
_FIGURES = {
    "participants": "участников", "n2": "«2»", "n3": "«3»", "n4": "«4»", "n5": "«5»",
    "n_lowered": "понизили", "n_confirmed": "подтвердили", "n_raised": "повысили",
}  # fmt: skip
_GUIDANCE = "Сверьте оба файла; взят тот, что раньше в порядке источников методики. Если он ошибочен, пришлите верный."
_WORK = ["school_year", "year", "exam", "grade", "subject", "level", "school_id"]


def disagreement_findings(
    disagreements: pd.DataFrame, by_source: pd.DataFrame, statistics: pd.DataFrame, kinds: dict[str, str]
) -> pd.DataFrame:
    """Return one finding per school, work and other file, with every figure that differs.

    ``disagreements`` are those of ``choose_sources``, ``by_source`` its input (with ``n_quarantined``), ``statistics``
    the accepted ``validated_mark_statistics`` (for the row of the file), ``kinds`` what people call the kinds of files.
    A difference no larger than the rows set aside is a note, any other a question.
    """
    if disagreements.empty:
        return findings_frame([])
    rows = {_key(row): row for row in statistics.to_dict("records")}
    sources = {_key(row): row for row in by_source.to_dict("records")}
    found: list[Finding] = []
    groups: Any = disagreements.groupby([*_WORK, "chosen_file", "other_file"], dropna=False, sort=True)
    for key, group in groups:
        work, chosen, other = key[: len(_WORK)], str(key[-2]).split(";")[0], str(key[-1])
        school = str(work[-1])
        parts = [
            f"{_FIGURES[item['figure']]} {_whole(item['chosen_value'])} против {_whole(item['other_value'])}"
            for item in group.to_dict("records")
        ]
        gap = max(abs(item["chosen_value"] - item["other_value"]) for item in group.to_dict("records"))
        aside = sum(_number(sources.get((file, *map(str, work)), {}).get("n_quarantined")) for file in (chosen, other))
        code = EXPLAINED if gap <= aside else UNEXPLAINED
        place = rows.get((other, *map(str, work)), {})
        own, others = (
            kinds.get(str(sources.get((file, *map(str, work)), {}).get("source_kind")), "") for file in (chosen, other)
        )
        message = (
            f"{_named(work)}: "
            f"«{own or 'взятый источник'}» и «{others or 'этот файл'}» расходятся: {'; '.join(parts)}"
            + (f" (отложено строк: {aside})" if aside else "")
        )
        found.append(
            Finding(
                code,
                Severity.NOTE if code == EXPLAINED else Severity.QUESTION,
                Stage.CROSS,
                message,
                "" if code == EXPLAINED else _GUIDANCE,
                file_id=other,
                sheet=str(place.get("sheet") or ""),
                cell=f"строка {int(place['row'])}" if place else "",
                field=str(group["figure"].iloc[0]),
                value=_whole(group["other_value"].iloc[0]),
                school_ref=str(place.get("school_ref") or ""),
                school_id=school,
                school_year=int(work[0]),
            )
        )
    return findings_frame(found)


def _key(row: dict[Any, Any]) -> tuple[str, ...]:
    level = row.get("level")
    words = {**row, "level": "" if level is None or pd.isna(level) else level}
    return (str(row["file_id"]), *(str(words[name]) for name in _WORK))


def _named(work: tuple[Any, ...]) -> str:
    _, year, exam, grade, subject, level, _ = work
    return f"{exam} {int(year)}, {subject}{f' ({level})' if level else ''}, {int(grade)} класс"


def _whole(value: object) -> str:
    return str(int(_number(value)))


def _number(value: object) -> int:
    return 0 if value is None or pd.isna(value) else int(float(str(value)))  # type: ignore[arg-type]
