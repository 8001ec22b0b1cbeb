"""Which parameters differ between two versions of the methodology, and which version has a given hash.

Lists are compared item by item under the name of the item («ОГЭ, русский язык»), so that an item put in the middle does
not make all that follow look changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shnor_pipeline.declaration import DeclarationError
from shnor_pipeline.methodology import PASSPORT, Methodology, load_methodology
from shnor_pipeline.methodology_issued import ISSUED

_IDENTITY = ("name", "exam", "grade", "subject", "level", "year", "from_year")


@dataclass(frozen=True)
class ParameterChange:
    """A parameter with its values in two versions as people write them; empty where a version has none."""

    key: str
    before: str
    after: str


def parameter_changes(before: Methodology, after: Methodology) -> list[ParameterChange]:
    """Return the parameters that differ, in the order of the file; name, dates and order of a version are none."""
    first, second = flat_parameters(before), flat_parameters(after)
    keys = [*first, *(key for key in second if key not in first)]
    return [
        ParameterChange(key, first.get(key, ""), second.get(key, ""))
        for key in keys
        if first.get(key, "") != second.get(key, "")
    ]


def flat_parameters(methodology: Methodology) -> dict[str, str]:
    """Return every parameter by its dotted key with its value as text: ``rating.shrinkage_k`` → ``10``."""
    content = {
        key: value for key, value in methodology.model_dump(mode="json").items() if key not in (*PASSPORT, "grounds")
    }
    return dict(_flat(content, ""))


def _flat(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and value:
        for key, item in value.items():
            yield from _flat(item, f"{place}.{key}" if place else str(key))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for item in value:
            name = item.get("name") or ", ".join(str(item[part]) for part in _IDENTITY if item.get(part))
            rest = {key: inner for key, inner in item.items() if key not in _IDENTITY}
            yield from _flat(rest or True, f"{place}.{name}")
    elif value not in (None, [], {}):
        yield place, shown(value)


def shown(value: Any) -> str:
    """Return a value as people write it: да and нет, decimal comma, items of a list after one another."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, float):
        return f"{value:.6g}".replace(".", ",")
    return "; ".join(shown(item) for item in value) if isinstance(value, list) else str(value)


def version_files(folder: Path) -> list[Path]:
    """Return the files of all versions of a folder, and the kept copies of issued ones after them."""
    found = [*sorted(folder.glob("*.yaml")), *sorted((folder / ISSUED).glob("*.yaml"))]
    return [path for path in found if not path.name.startswith(("scales_", "exam_history"))]


def version_with_hash(folder: Path, wanted: str) -> Methodology | None:
    """Return the version whose content has the hash, among those of a folder and the issued copies; else None."""
    for path in version_files(folder):
        try:
            methodology = load_methodology(path)
        except DeclarationError:
            continue  # a draft that cannot be read is no version that reports went out under
        if methodology.hash == wanted:
            return methodology
    return None


def named_version(folder: Path, name: str) -> Methodology | None:
    """Return the version of that name, or the one in the file of that path (a draft beside the folder); else None."""
    path = Path(name)
    if path.suffix in (".yaml", ".yml") and path.is_file():
        return load_methodology(path)
    for candidate in version_files(folder):
        methodology = load_methodology(candidate)
        if methodology.version == name:
            return methodology
    return None
