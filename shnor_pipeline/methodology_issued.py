"""Versions of the methodology under which reports went out: kept as they were, and compared with what stands now.

A figure once printed must stay reproducible, so that a version that has gone out is never changed: a copy of its file
lies in the folder ``issued`` beside it. Comments and layout may change; a changed parameter is refused.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from shnor_pipeline.declaration import DeclarationError, line_of

ISSUED = "issued"


def issued_copy(folder: Path, version: str) -> Path:
    """Return where the copy of an issued version lies."""
    return folder / ISSUED / f"{version.replace('/', '_')}.yaml"


def remember_issued(path: Path, version: str) -> bool:
    """Keep a copy of the version's file, the first time that reports go out under it; return whether one was made."""
    copy = issued_copy(path.parent, version)
    if copy.exists():
        return False
    copy.parent.mkdir(exist_ok=True)
    unfinished = copy.with_suffix(".part")
    shutil.copyfile(path, unfinished)
    unfinished.replace(copy)
    return True


def refuse_changed(path: Path, version: str, issued: Any, present: Any) -> None:
    """Raise DeclarationError where parameters differ from the issued ones, naming line, both values and cure."""
    place = first_difference(issued, present)
    if place is None:
        return
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
    was, now = (_at(tree, place) for tree in (issued, present))
    raise DeclarationError(
        f"{path}, строка {line_of(path, place)}: «{name}» — в выпущенной версии «{version}» было {_shown(was)}, "
        f"стало {_shown(now)}. По этой версии уже выпущены отчёты: верните прежнее значение (копия — "
        f"{issued_copy(path.parent, version)}), а изменение запишите новым файлом с другими version и valid_from"
    )


def first_difference(first: Any, second: Any) -> tuple[str | int, ...] | None:
    """Return the place of the first parameter in which two declarations differ; None where they are equal."""
    if isinstance(first, dict) and isinstance(second, dict):
        for key in [*first, *(key for key in second if key not in first)]:
            if key not in first or key not in second:
                return (key,)
            deeper = first_difference(first[key], second[key])
            if deeper is not None:
                return (key, *deeper)
        return None
    if isinstance(first, list) and isinstance(second, list) and len(first) == len(second):
        for position, (one, other) in enumerate(zip(first, second, strict=True)):
            deeper = first_difference(one, other)
            if deeper is not None:
                return (position, *deeper)
        return None
    return None if first == second else ()


def _at(tree: Any, place: tuple[str | int, ...]) -> Any:
    for part in place:
        if isinstance(tree, dict) and part not in tree:
            return None
        tree = tree[part]
    return tree


def _shown(value: Any) -> str:
    if value is None:
        return "не указано"
    if isinstance(value, list):
        return f"списком из {len(value)}"
    if isinstance(value, float):
        return f"«{value:g}»".replace(".", ",")
    return f"«{value}»"
