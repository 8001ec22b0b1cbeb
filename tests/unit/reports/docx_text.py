"""A .docx as plain text, in the order it is read: paragraphs, and table rows with cells between bars."""

from __future__ import annotations

import io
import os
from pathlib import Path

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

GOLDEN = Path(__file__).parents[2] / "golden"


def docx_text(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    lines = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            if block.text.strip():
                lines.append(block.text)
        else:
            lines.extend(" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for row in block.rows)
    return "\n".join(lines) + "\n"


def docx_tables(content: bytes) -> list[Table]:
    return Document(io.BytesIO(content)).tables


def matches_golden(text: str, name: str) -> bool:
    """Compare with the committed text; with UPDATE_GOLDEN set write it instead (and look at the difference)."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8") == text
