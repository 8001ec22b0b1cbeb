"""A valid row of every table, and small batches made from it: what rules and their samples are tried on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from checks.context import CheckContext
from checks.rule import Rule
from shnor_pipeline.catalogue import table
from shnor_pipeline.methodology_scales import COLUMNS as SCALE_COLUMNS
from shnor_pipeline.sources.reading import RowState

_PLACE = {"file_id": "f" * 64, "sheet": "Лист1", "row": 10}
_SCHOOL = {"school_ref": "edu389101", "school_name": "МКОУ «Берёзовская СОШ»", "school_id": "edu389101"}
_WORK = {"school_year": 2022, "year": 2023, "exam": "ОГЭ", "season": "", "attempt": 1, "grade": 9, "subject": "математика", "level": ""}  # fmt: skip
_FORM = {"school_year": 2022, "as_of": "2022-10-01", **_PLACE, **_SCHOOL}

VALID: Mapping[str, Mapping[str, Any]] = {
    "schools": {
        **_PLACE, "school_id": "edu389101", "fisoko_login": "edu389101", "gia_code": "042001", "name": "МКОУ «Берёзовская СОШ»",
        "type": "СОШ", "status": "действует", "valid_from": "1998-09-01",
    },
    "pupil_results": {
        **_PLACE, **_SCHOOL, **_WORK, "exam_date": "2023-06-06", "pupil_id": "0123", "absent": False, "primary": 15.0,
        "primary_possible": 31.0, "mark": 4,
    },
    "mark_statistics": {
        **_PLACE, **_SCHOOL, **_WORK, "exam": "ВПР", "season": "spring", "grade": 5, "scope": "school", "participants": 10,
        "n2": 1, "n3": 2, "n4": 3, "n5": 4, "n_lowered": 3, "n_confirmed": 5, "n_raised": 2, "below_threshold": 1,
        "mean_mark": 4.0,
    },
    "task_results": {
        **_PLACE, **_SCHOOL, **_WORK, "exam": "ВПР", "season": "spring", "grade": 5, "column": "D", "scope": "school",
        "task": "9.1", "max_score": 2.0, "participants": 10, "completion_pct": 65.0,
    },
    "appeals": {**_PLACE, **_SCHOOL, **_WORK, "pupil_id": "0123", "state": "удовлетворена", "result_before": 3.0, "result_after": 4.0},
    "social_passport": {**_FORM, "field": "pupils_total", "value": 100.0},
    "self_assessment": {**_FORM, "block": "C", "item": "risk_1", "text": "низкая"},
    "plan_targets": {**_FORM, "indicator": "quality", "baseline": 20.0, "plan": 30.0, "fact": 25.0, "approved_by": "приказ № 1"},
    "roadmap_status": {
        **_PLACE, "school_year": 2022, "event": "1.5", "school_ref": "", "status": "выполнено", "done_on": "2023-01-15",
        "reported_on": "2023-06-30", "evidence": "приказ № 5",
    },
    "school_roadmap": {
        **_FORM, "as_of": "2022-12-31", "quarter": "2022-4", "measure_no": 1, "measure": "Консультации для неуспевающих",
        "deficit": "risk_motivation", "indicator": "quality", "start_on": "2022-10-01", "end_on": "2022-12-20",
        "status": "выполнено", "done_on": "2022-12-15", "responsible": "заместитель директора", "evidence": "приказ № 5",
    },
    "support_log": {
        **_FORM, "as_of": "2023-06-15", "entry_no": 1, "entry": "Выезд куратора: разбор результатов ВПР",
        "support_kind": "выезд куратора", "held_on": "2023-03-10", "provider": "муниципальный куратор",
        "deficit": "risk_motivation", "evidence": "справка № 3", "outcome": "составлен план консультаций",
    },
    "objectivity": {**_PLACE, **_SCHOOL, "school_year": 2022, "year": 2023, "ru4": 1, "ma4": 0, "ru5": 0, "ma5": 0, "markers_n": 1},
    "context": {
        **_PLACE, **_SCHOOL, "school_year": 2021, "pupils_n": 100, "pupils_by_class_n": 100, "grade9_n": 10, "grade11_n": 5,
        "teachers_n": 12, "teachers_high_or_first_category_n": 6, "teachers_under30_n": 2, "teachers_pension_n": 3,
    },
}  # fmt: skip
_TWICE, _OTHER, _CONTEXT = "__twice__", "__other__", "__context__"


def batch(name: str, edit: Mapping[str, Any] | None = None) -> pd.DataFrame:
    """Return a batch of the table: the valid row with an edit, and what the edit asks for beside it.

    ``__twice__`` adds the same row at another place; ``__other__`` adds the row with further edits.
    """
    edit = dict(edit or {})
    twice, other = edit.pop(_TWICE, False), edit.pop(_OTHER, None)
    edit.pop(_CONTEXT, None)
    rows = [{**VALID[name], **edit}]
    if twice:
        rows.append({**rows[0], "row": 11})
    if other is not None:
        rows.append({**rows[0], "row": 11, **other})
    frame = pd.DataFrame(rows).reindex(columns=table(f"validated_{name}").columns)
    return frame.assign(row_state=RowState.OK.value)


def context_of(rule: Rule, edit: Mapping[str, Any]) -> CheckContext:
    """Return the context a sample needs: the registry, the scales and the neighbouring tables that the edit names."""
    tables = {}
    beside = dict(edit.get(_CONTEXT, {}))
    scales = pd.DataFrame(beside.pop("scales", []), columns=SCALE_COLUMNS)
    for name, rows in beside.items():
        listed = rows if isinstance(rows, list) else [rows]
        tables[name] = pd.DataFrame([{**VALID.get(name, {}), **row} for row in listed])
    year = VALID[rule.table].get("school_year")
    schools = pd.DataFrame([VALID["schools"]])
    return CheckContext(school_year=year, schools=schools, tables=tables, scales=scales)
