"""``figures.json`` of a report set: every printed figure by its code, with the row it was taken from.

Formulas and parameters stand once per quantity, inputs as references (table and key): whoever asks for a figure has
the rest looked up in the warehouse. The bytes depend on the figures alone.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from reports.explanation.explained import Explainer
from reports.explanation.quantities import quantity
from reports.rendering.formatting import is_missing
from reports.view_models.figures import Figure

FIGURES = "figures.json"
_FORMAT = 1
_DIGITS = 10
_LIKE = str.maketrans("ABCEHKMOPTXabcehkmoptx", "АВСЕНКМОРТХавсенкмортх")
"""Latin letters that look like Russian ones: a code is often typed with either."""


@dataclass(frozen=True)
class StoredFigure:
    """A figure as a report set remembers it, with the document it stands in."""

    figure: Figure
    label: str
    document: str


@dataclass(frozen=True)
class FigureFile:
    """The figures of one report set, and the school year and methodology they were computed by.

    ``statuses``: status of each school by its name; None in sets issued before statuses were kept.
    """

    school_year: int
    methodology: str
    methodology_hash: str
    figures: Mapping[str, StoredFigure]
    statuses: Mapping[str, str] | None = None


def normal(code: str) -> str:
    """Return a code as it is stored: Russian letters where Latin ones look alike, but for the quantities R, D and N."""
    typed = " ".join(code.split()).strip()
    head, dash, last = typed.rpartition("-")
    stem, dot, short = last.rpartition(".")
    if short in ("R", "D", "N"):
        return head.upper().translate(_LIKE) + dash + stem.translate(_LIKE) + dot + short
    return typed.translate(_LIKE)


def write_figures(explainer: Explainer, documents: Mapping[str, Sequence[Figure]]) -> bytes:
    """Return the content of ``figures.json`` for documents by their path in the set."""
    method = explainer.data.methodology
    used: dict[str, dict[str, Any]] = {}
    figures: list[dict[str, Any]] = []
    for document, printed in sorted(documents.items()):
        for figure in printed:
            name = f"{figure.table}.{figure.column}"
            what = quantity(figure.table, figure.column)
            used[name] = {"label_ru": what.label, "formula": what.formula, "parameters": list(what.parameters)}
            figures.append(
                {
                    "code": figure.code,
                    "document": document,
                    "label_ru": explainer.label(figure),
                    "printed": figure.text,
                    "value": round(figure.value, _DIGITS) if isinstance(figure.value, float) else figure.value,
                    "quantity": name,
                    "key": {part: _plain(value) for part, value in figure.key},
                }
            )
    data = explainer.data
    statuses = {
        str(row["school_id"]): {"school": data.school_name(str(row["school_id"])), "status": row["status"]}
        for row in data.rows("derived_status")
    }
    content = {
        "format": _FORMAT,
        "school_year": explainer.data.school_year.start,
        "methodology": {"version": method.version, "hash": method.hash},
        "quantities": used,
        "figures": figures,
        "statuses": statuses,
    }
    return _written(content).encode()


def _written(content: Mapping[str, Any]) -> str:
    """Return the content as JSON, a line for every figure: a comparison of two sets shows single figures."""
    parts = []
    for name, value in sorted(content.items()):
        if isinstance(value, list):
            lines = ",\n".join(_line(item) for item in value)
            parts.append(f"{_line(name)}: [\n{lines}\n]")
        elif isinstance(value, Mapping):
            lines = ",\n".join(f"{_line(key)}: {_line(item)}" for key, item in sorted(value.items()))
            parts.append(f"{_line(name)}: {{\n{lines}\n}}")
        else:
            parts.append(f"{_line(name)}: {_line(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def read_figures(path: Path) -> FigureFile:
    """Return the figures of a set; ValueError where the file is not one of ours."""
    return parsed_figures(path.read_bytes(), str(path))


def parsed_figures(text: bytes, name: str = FIGURES) -> FigureFile:
    """Return the figures from the content of ``figures.json``; ValueError where it is not one of ours."""
    content = json.loads(text)
    if content.get("format") != _FORMAT:
        raise ValueError(f"{name}: неизвестный вид файла с кодами показателей")
    figures: dict[str, StoredFigure] = {}
    for item in content["figures"]:
        table, _, column = item["quantity"].partition(".")
        key = tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in item["key"].items())
        figure = Figure(item["code"], item["printed"], item["value"], table, column, key)
        figures.setdefault(figure.code, StoredFigure(figure, item["label_ru"], item["document"]))
    method, statuses = content["methodology"], content.get("statuses")
    by_school = None if statuses is None else {item["school"]: item["status"] for item in statuses.values()}
    return FigureFile(int(content["school_year"]), method["version"], method["hash"], figures, by_school)


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple | set):
        return [_plain(item) for item in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if is_missing(value):
        return None
    return value.item() if hasattr(value, "item") else value


def nearest(files: Iterable[FigureFile], code: str, most: int = 6) -> list[str]:
    """Return the codes of several sets that are most like the one asked for."""
    return nearest_codes({known for item in files for known in item.figures}, code, most)


def nearest_codes(known: Iterable[str], code: str, most: int = 6) -> list[str]:
    """Return the codes most like the one asked for."""
    codes = sorted(known)
    return difflib.get_close_matches(normal(code), codes, n=most, cutoff=0.5)
