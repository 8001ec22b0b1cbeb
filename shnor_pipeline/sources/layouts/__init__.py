"""Declared maps of the files that are read: which header texts name which field. A new year is a new map.

Maps come with the program, and from the folder ``layouts/`` of the working folder: there ``vpr_dumps_2027.yaml`` adds
to the family ``vpr_dumps`` (new layouts, new wordings), and ``context_2025.yaml`` stands beside ``context_2022``.
Subjects, words of headers and our own forms are maps like the others: ``subjects_район.yaml`` adds a subject.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import yaml

from shnor_pipeline.declaration import load_yaml

FOLDER = Path(__file__).parent
_added: dict[str, bytes] = {}
_problems: dict[str, str] = {}
_forgetting: list[Callable[[], None]] = []
_KEYS = ("id", "name", "title")
"""What tells the mappings of a list apart: an added mapping of a known key lengthens the shipped one."""

_P = ParamSpec("_P")
_R = TypeVar("_R")


def of_maps(most: int | None = None) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Remember what a function made of maps (at most so many results) until other maps come into use."""

    def decorate(function: Callable[_P, _R]) -> Callable[_P, _R]:
        remembered = lru_cache(maxsize=most)(function)
        _forgetting.append(remembered.cache_clear)
        return remembered  # type: ignore[return-value]  # the cache calls the function as it is called

    return decorate


@cache
def load_layout(name: str) -> dict[str, Any]:
    """Return the declaration ``<name>.yaml`` with what the working folder adds to it; it is shared: do not change it.

    An added map may name new layouts and fields and lengthen lists of wordings; of single values it has the last word.
    """
    shipped = FOLDER / f"{name}.yaml"
    merged: Any = load_yaml(shipped.read_text(encoding="utf-8")) if shipped.is_file() else {}
    for stem in sorted(_added):
        if _family(stem) == name:
            merged = _merged(merged, load_yaml(_added[stem].decode("utf-8-sig")))
    return merged


def layout_names(prefix: str) -> list[str]:
    """Return the names of all declarations that begin with the prefix, in alphabetical order."""
    own = {_family(stem) for stem in _added}
    return sorted(name for name in {*_shipped(), *own} if name.startswith(prefix))


def use_folder(folder: Path) -> None:
    """Add the maps of the folder to the shipped ones; those of a folder used before are forgotten.

    A map that is no YAML mapping is left out (see ``problems``): the other files must still be read.
    """
    found = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.yaml"))} if folder.is_dir() else {}
    wrong = {stem: text for stem, content in found.items() if (text := _mistake(content))}
    usable = {stem: content for stem, content in found.items() if stem not in wrong}
    if (usable, wrong) != (_added, _problems):
        for kept, now in ((_added, usable), (_problems, wrong)):
            kept.clear()
            kept.update(now)
        load_layout.cache_clear()
        for forget in _forgetting:
            forget()


def problems() -> dict[str, str]:
    """Return the added maps that could not be used, by file name, each with a Russian sentence."""
    return {f"{stem}.yaml": text for stem, text in _problems.items()}


def added_maps() -> list[str]:
    """Return the file names of the added maps in use."""
    return [f"{stem}.yaml" for stem in sorted(_added)]


def added_version() -> str:
    """Return a hash of the added maps, '' where there are none: readings made without them are stale."""
    if not _added:
        return ""
    digest = hashlib.sha256()
    for stem in sorted(_added):
        digest.update(stem.encode() + b"\0" + _added[stem])
    return digest.hexdigest()[:8]


def _shipped() -> list[str]:
    return [path.stem for path in FOLDER.glob("*.yaml")]


def _family(stem: str) -> str:
    """Return the shipped map that a file adds to (the longest whose name begins the file's), else the file's own."""
    fitting = [name for name in _shipped() if stem == name or stem.startswith(f"{name}_")]
    return max(fitting, key=len, default=stem)


def _mistake(content: bytes) -> str:
    try:
        declared = load_yaml(content.decode("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        return "это не YAML" + (f": ошибка в строке {mark.line + 1}" if mark is not None else "")
    return "" if isinstance(declared, dict) else "ожидались пары «имя: значение»"


def _merged(shipped: Any, added: Any) -> Any:
    if isinstance(shipped, dict) and isinstance(added, dict):
        both = {name: _merged(shipped[name], value) for name, value in added.items() if name in shipped}
        return {**shipped, **added, **both}
    if isinstance(shipped, list) and isinstance(added, list):
        return _lengthened(shipped, added)
    return added


def _lengthened(shipped: list[Any], added: list[Any]) -> list[Any]:
    """Return the list with the added items; one whose id, name or title is known is merged with that one."""
    key = next((key for key in _KEYS if _tells_apart(shipped, key)), "")
    result = list(shipped)
    known = {item[key]: place for place, item in enumerate(result)} if key else {}
    for item in added:
        place = known.get(item.get(key)) if key and isinstance(item, Mapping) else None
        if place is not None:
            result[place] = _merged(result[place], item)
        elif item not in result:
            result.append(item)
    return result


def _tells_apart(items: list[Any], key: str) -> bool:
    """Say whether all items are mappings with a key of their own."""
    values = [item.get(key) for item in items if isinstance(item, Mapping)]
    return bool(items) and len(values) == len(items) == len(set(values)) and None not in values
