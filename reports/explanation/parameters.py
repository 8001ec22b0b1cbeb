"""Where a parameter of a figure stands: file, line, key and value of the methodology or of the programme."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from reports.narrative.russian import Noun, of_counted
from shnor_pipeline.declaration import line_of
from shnor_pipeline.programme import Programme

OF_PROGRAMME = "programme:"
_LONGEST = 110
_LINE = Noun("строка", "строки", "строк", "строки")


@dataclass(frozen=True)
class ParameterPlace:
    """A parameter: key, value as written, and the file and line it stands in."""

    key: str
    value: str
    file: str
    line: int
    version: str = ""


def methodology_file(folder: Path, version: str) -> Path | None:
    """Return the file of a methodology version, None where the folder has none of that name."""
    for path in sorted(folder.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
        if isinstance(content, dict) and content.get("version") == version:
            return path
    return None


def parameter_places(
    keys: tuple[str, ...], methodology: Path | None, version: str, programme_file: Path, programme: Programme
) -> tuple[ParameterPlace, ...]:
    """Return the places of parameters by their keys; those of a methodology that is no longer there are left out."""
    found: list[ParameterPlace] = []
    for key in keys:
        if key.startswith(OF_PROGRAMME):
            found.append(_of_programme(key.removeprefix(OF_PROGRAMME), programme_file, programme))
        elif methodology is not None:
            place = tuple(key.split("."))
            value = _at(yaml.safe_load(methodology.read_text(encoding="utf-8-sig")), place)
            found.append(ParameterPlace(key, _short(value), methodology.name, line_of(methodology, place), version))
    return tuple(found)


def _of_programme(name: str, path: Path, programme: Programme) -> ParameterPlace:
    positions = {item.id: position for position, item in enumerate(programme.indicators)}
    if name in positions:
        place: tuple[str | int, ...] = ("indicators", positions[name], "target")
        return ParameterPlace(
            f"indicators.{name}.target",
            _short(programme.indicators[positions[name]].target),
            path.name,
            line_of(path, place),
        )
    return ParameterPlace("sections", "сроки мероприятий дорожной карты", path.name, line_of(path, ("sections",)))


def _at(content: Any, place: tuple[str, ...]) -> Any:
    for part in place:
        content = content[part] if isinstance(content, dict) and part in content else None
    return content


def _short(value: Any) -> str:
    if isinstance(value, dict) and any(isinstance(item, dict | list) for item in value.values()):
        text = f"{', '.join(map(str, value))} (подробно — в файле)"
    elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        text = f"список из {of_counted(len(value), _LINE)} (подробно — в файле)"
    elif isinstance(value, dict):
        text = ", ".join(f"{name}: {_short(item)}" for name, item in value.items())
    elif isinstance(value, list):
        text = ", ".join(_short(item) for item in value)
    elif isinstance(value, float):
        text = f"{value:g}".replace(".", ",")
    else:
        text = {True: "да", False: "нет"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip(" ,") + "…"
