"""Issued report sets as they stand in the shared folder: found by folder, by identifier, or by a code in them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reports.explanation.figure_file import FIGURES, FigureFile, nearest, normal, read_figures
from reports.rendering.delivery import MANIFEST


class UnknownSetError(LookupError):
    """No set of that name; the message lists those there are."""


class UnknownCodeError(LookupError):
    """No set has the code; the message names the nearest ones."""


@dataclass(frozen=True)
class ReportSet:
    """One issued set: its folder and its manifest."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def name(self) -> str:
        """The folder's name: how people call the set."""
        return self.folder.name

    @property
    def identifier(self) -> str:
        """Kind, period and edition: ``july:2022-2023:1``."""
        return f"{self.manifest['kind']}:{self.manifest['period']}:{self.manifest['edition']}"

    def figures(self) -> FigureFile:
        """Return the set's figures; FileNotFoundError for a set issued without them."""
        return read_figures(self.folder / FIGURES)


def report_sets(published: Path) -> list[ReportSet]:
    """Return the sets that have a list of figures, latest documents first, then latest editions."""
    found = [
        ReportSet(path.parent, json.loads(path.read_text(encoding="utf-8")))
        for path in published.glob(f"*/{MANIFEST}")
        if (path.parent / FIGURES).is_file()
    ]
    found.sort(key=lambda item: item.name)
    return sorted(found, key=lambda item: (item.manifest["generated_on"], item.manifest["edition"]), reverse=True)


def named_set(published: Path, name: str) -> ReportSet:
    """Return the set of that folder name, path or identifier; UnknownSetError names those there are."""
    sets = report_sets(published)
    wanted = Path(name).name or name
    for item in sets:
        if name == item.identifier or wanted == item.name:
            return item
    names = "; ".join(f"«{item.name}» ({item.identifier})" for item in sets) or "выпущенных комплектов с кодами нет"
    raise UnknownSetError(f"комплект «{name}» не найден. Есть: {names}")


def sets_with(published: Path, code: str, name: str = "") -> list[ReportSet]:
    """Return the sets that have a figure of that code, the one to explain first; only the named set where one is."""
    sets = [named_set(published, name)] if name else report_sets(published)
    files = [(item, item.figures()) for item in sets]
    wanted = normal(code)
    found = [item for item, figures in files if wanted in figures.figures or code in figures.figures]
    if found:
        return found
    if not sets:
        raise UnknownCodeError("выпущенных комплектов с кодами показателей нет: сначала выпустите отчёт (shnor july)")
    hint = ", ".join(nearest([figures for _, figures in files], code)) or "похожих нет"
    where = f"комплекте «{sets[0].name}»" if name else "выпущенных комплектах"
    raise UnknownCodeError(f"кода «{code}» нет в {where}. Похожие коды: {hint}. Все коды — на листе «Коды» приложения")
