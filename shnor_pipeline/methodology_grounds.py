"""Grounds of the parameters: whence each comes — a published source, the programme, or a local choice by an order.

A ground names a parameter or a whole section by its dotted key; the longest key that fits a parameter is its ground.
Once a version states grounds, every parameter must have one: what stands without a ground cannot be defended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from shnor_pipeline.declaration import DeclarationError, Declared, line_of


class Ground(Declared):
    """Whence a parameter comes: ``kind``, the source in words, its address, and the order that approved it."""

    parameter: str = Field(min_length=1)
    kind: Literal["источник", "программа", "выбор"]
    text: str = Field(min_length=1)
    url: str = ""
    order_number: str = ""


def ground_of(key: str, grounds: Iterable[Ground]) -> Ground | None:
    """Return the ground whose key is the longest beginning of the parameter's key; None where there is none."""
    fitting = [item for item in grounds if key == item.parameter or key.startswith(f"{item.parameter}.")]
    return max(fitting, key=lambda item: len(item.parameter), default=None)


def check_grounds(path: Path, grounds: tuple[Ground, ...], content: dict[str, Any]) -> None:
    """Raise DeclarationError where a ground names no parameter, stands twice, or a parameter has none.

    ``content`` is the version as plain data, without the grounds and without what names the version.
    """
    if not grounds:
        return
    seen: set[str] = set()
    for position, item in enumerate(grounds):
        line = line_of(path, ("grounds", position, "parameter"))
        if not _has(content, item.parameter.split(".")):
            raise DeclarationError(
                f"{path}, строка {line}: «grounds» называет параметр «{item.parameter}», которого нет: исправьте имя"
            )
        if item.parameter in seen:
            raise DeclarationError(
                f"{path}, строка {line}: основание параметра «{item.parameter}» указано дважды: оставьте одно"
            )
        seen.add(item.parameter)
    for key in _leaves(content, ""):
        if ground_of(key, grounds) is None:
            raise DeclarationError(
                f"{path}, строка {line_of(path, tuple(key.split('.')))}: у параметра «{key}» нет основания: добавьте "
                f"в grounds строку {{parameter: {key}, kind: выбор, text: …}}"
            )


def _has(content: Any, parts: list[str]) -> bool:
    for part in parts:
        if not isinstance(content, dict) or part not in content:
            return False
        content = content[part]
    return True


def _leaves(value: Any, place: str) -> Iterator[str]:
    if isinstance(value, dict) and value:
        for key, item in value.items():
            yield from _leaves(item, f"{place}.{key}" if place else str(key))
    elif value not in (None, {}, []):
        yield place
