"""What the orchestrator's UI tells about a table: rows, columns, a preview; never a pupil's row."""

from __future__ import annotations

from collections.abc import Mapping

import dagster as dg
import pandas as pd

from shnor_pipeline.catalogue import table

_PREVIEW_ROWS = 8
_PUPIL_LEVEL = {"validated_pupil_results", "validated_appeals"}
_SQL_KINDS = {"text": "string", "int": "int", "float": "float", "bool": "bool", "date": "date", "datetime": "timestamp"}


def column_schema(name: str) -> dg.TableSchema:
    """Return the catalogue's columns of a table with their Russian labels."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                field.name,
                _SQL_KINDS[field.kind],
                description=f"{field.label}, {field.unit}" if field.unit else field.label,
                constraints=dg.TableColumnConstraints(nullable=not field.required),
            )
            for field in table(name).fields
        ]
    )


def frame_metadata(name: str, frame: pd.DataFrame) -> dict[str, dg.MetadataValue]:
    """Return row count, column schema and a short preview (pupil-level tables have no preview)."""
    metadata: dict[str, dg.MetadataValue] = {
        "dagster/row_count": dg.MetadataValue.int(len(frame)),
        "dagster/column_schema": dg.MetadataValue.table_schema(column_schema(name)),
    }
    if name not in _PUPIL_LEVEL and len(frame):
        metadata["preview"] = dg.MetadataValue.md(markdown_table(frame.head(_PREVIEW_ROWS)))
    return metadata


def markdown_table(frame: pd.DataFrame) -> str:
    """Return the frame as a markdown table; missing values are «—», pipes are escaped."""
    header = [str(name) for name in frame.columns]
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    lines.extend(
        "| " + " | ".join("—" if pd.isna(v) else _cell(v) for v in row) + " |" for row in frame.itertuples(index=False)
    )
    return "\n".join(lines)


def _cell(value: object) -> str:
    text = f"{value:.4g}" if isinstance(value, float) else str(value)
    return text.replace("|", "\\|").replace("\n", " ")


def findings_metadata(findings: pd.DataFrame, top: int = 10) -> Mapping[str, dg.MetadataValue]:
    """Return the number of findings by severity and the most frequent rules with a message each."""
    if findings.empty:
        return {"findings": dg.MetadataValue.md("Замечаний нет.")}
    grouped = (
        findings.groupby(["code", "severity"], as_index=False)
        .agg(count=("message", "size"), example=("message", "first"))
        .sort_values(["count", "code"], ascending=[False, True])
        .head(top)
    )
    return {
        "findings_n": dg.MetadataValue.int(len(findings)),
        "findings": dg.MetadataValue.md(markdown_table(grouped)),
    }
