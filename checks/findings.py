"""From broken rows to sentences with cells: one finding per cell, or one per cause where there are many."""

from __future__ import annotations

from typing import Any

import pandas as pd

from checks.context import CheckContext
from checks.rule import Rule
from shnor_pipeline.findings import Finding, Stage, explains
from shnor_pipeline.sources.form_layouts import form_layout
from shnor_pipeline.sources.layouts import of_maps

MANY = 20
"""Above this many cells of one rule in one sheet the cells are listed in one finding."""
_SHOWN = 5
_PERSONAL = {"pupil_id"}
_LINE_FIELDS = {"social_passport": "field", "self_assessment": "item"}
"""Tables with one line of a form per row: the field that names the line."""


def cell_addresses(rule: Rule, rows: pd.DataFrame, context: CheckContext) -> pd.Series:
    """Return the A1 address of the rule's field for every row; the bare row number where the column is not known."""
    columns = context.columns
    if "column" in rows and len(rows):  # a row of such a table is one cell, and says itself in which column it stands
        return rows["column"].astype("object") + rows["row"].astype("int64").astype(str)
    if rows.empty or columns.empty:
        return rows["row"].map(_row_text) if len(rows) else pd.Series(dtype="object")
    of_field = columns[columns["field"] == rule.field]
    of_field = of_field.assign(first_row=pd.to_numeric(of_field["first_row"])).sort_values("first_row")
    lookup: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for item in of_field.itertuples(index=False):
        lookup.setdefault((str(item.file_id), str(item.sheet)), []).append((int(item.first_row), str(item.column)))
    addresses = [
        _address(lookup.get((str(file_id), str(sheet)), []), row)
        for file_id, sheet, row in zip(rows["file_id"], rows["sheet"], rows["row"], strict=True)
    ]
    return pd.Series(addresses, index=rows.index, dtype="object")


def _address(blocks: list[tuple[int, str]], row: Any) -> str:
    """Return the address in the last block that begins at or above the row."""
    fitting = [column for first, column in blocks if not pd.isna(row) and first <= int(row)]
    return f"{fitting[-1]}{int(row)}" if fitting else _row_text(row)


def _row_text(row: Any) -> str:
    return "" if pd.isna(row) else f"строка {int(row)}"


def rule_findings(rule: Rule, rows: pd.DataFrame, cells: pd.Series) -> list[Finding]:
    """Return the findings of one rule, grouped by sheet where there are many of them."""
    findings: list[Finding] = []
    groups: Any = rows.groupby(["file_id", "sheet"], dropna=False, sort=True)
    for (file_id, sheet), group in groups:
        own = cells.loc[group.index]
        if len(group) > MANY:
            findings.append(_grouped(rule, str(file_id), str(sheet), group, own))
        else:
            findings += [
                _single(rule, str(file_id), str(sheet), row, cell)
                for row, cell in zip(group.to_dict("records"), own, strict=True)
            ]
    return findings


def _single(rule: Rule, file_id: str, sheet: str, row: dict[Any, Any], cell: str) -> Finding:
    value = "" if rule.field in _PERSONAL else shown(row.get(rule.field))
    words = {str(name): shown(content) for name, content in row.items() if name not in _PERSONAL}
    words |= _line_names(rule.table, words)
    message = rule.message.format_map({**words, "value": value or "(пусто)"})
    return Finding(
        code=rule.code,
        severity=rule.severity,
        stage=Stage.CHECK,
        message=message,
        guidance=rule.guidance,
        file_id=file_id,
        sheet=sheet,
        cell=cell,
        field=rule.field,
        value=value,
        school_ref=shown(row.get("school_ref")),
        school_id=shown(row.get("school_id")),
        school_year=int(row["school_year"]) if shown(row.get("school_year")) else None,
        explanation=_explanation(row),
    )


def _line_names(table: str, words: dict[str, str]) -> dict[str, str]:
    """Return, for the field that names the lines of our form, the line's own words instead of its code."""
    name = _LINE_FIELDS.get(table)
    labels = _labels(table) if name else {}
    return {name: f"«{labels[words[name]]}»"} if name and words.get(name) in labels else {}


@of_maps()
def _labels(table: str) -> dict[str, str]:
    return {item.id: item.label for item in form_layout(table).items}


def _explanation(row: dict[Any, Any]) -> str:
    """Return what the school wrote beside the value, '' where that explains nothing."""
    text = shown(row.get("explanation"))
    return text if explains(text) else ""


def _grouped(rule: Rule, file_id: str, sheet: str, group: pd.DataFrame, cells: pd.Series) -> Finding:
    first = ", ".join(cells.head(_SHOWN))
    years = group["school_year"].dropna().unique() if "school_year" in group else []
    schools = group["school_id"].dropna().unique() if "school_id" in group else []
    return Finding(
        code=rule.code,
        severity=rule.severity,
        stage=Stage.CHECK,
        message=f"{rule.title}: не соблюдено в {len(group)} ячейках, первые: {first}",
        guidance=rule.guidance,
        file_id=file_id,
        sheet=sheet,
        cell=str(cells.iloc[0]),
        field=rule.field,
        school_id=str(schools[0]) if len(schools) == 1 else "",
        school_year=int(years[0]) if len(years) == 1 else None,
    )


def shown(value: Any) -> str:
    """Return a value as people write it: whole numbers without a point, decimal comma, dates as dd.mm.yyyy."""
    if value is None or (not isinstance(value, str) and bool(pd.isna(value))):
        return ""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:g}".replace(".", ",")
    if hasattr(value, "strftime"):
        return value.strftime("%d.%m.%Y")
    return str(value)
