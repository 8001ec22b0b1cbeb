"""The municipalities' working folders of a region: made from the region's settings and kept like them.

What the region has in common — settings, methodology, programme, expected forms, templates, layouts — stands in the
region's folder and is copied from there; a municipality adds its inbox and its results.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from shnor_pipeline.intake.folder import create_working_folder
from shnor_pipeline.settings import SETTINGS_FILE, Municipality, Settings, SettingsError
from shnor_pipeline.settings_text import settings_text

_COMMON_FOLDERS = ("methodology", "templates", "layouts")
_HEAD = """\
# Настройки муниципалитета. Этот файл пишет программа по настройкам региона (../../shnor.toml): правьте их, а не его.
"""


def municipality(region: Settings, code: str) -> Municipality:
    """Return the region's municipality of that code; SettingsError where there is none."""
    for item in region.municipalities:
        if item.code == code:
            return item
    known = ", ".join(item.code for item in region.municipalities) or "ни одного"
    raise SettingsError(f"в {region.home / SETTINGS_FILE} нет муниципалитета «{code}»; есть: {known}")


def prepare_municipality(region: Settings, code: str) -> Path:
    """Make or renew the working folder of a municipality; return it. Only files that differ are written."""
    item = municipality(region, code)
    home = region.municipality_home(code)
    _copy((_HEAD + settings_text(_own_settings(region, item))).encode(), home / SETTINGS_FILE)
    create_working_folder(home)  # completes what is missing; files may lie in the inbox already
    wanted = {path.relative_to(region.home): path for path in _common(region.home)}
    for name, source in wanted.items():
        _copy(source.read_bytes(), home / name)
    for path in _common(home):
        if path.relative_to(home) not in wanted:
            path.unlink()  # what the region has done away with, a version of the methodology for example
    return home


def _common(home: Path) -> list[Path]:
    files = sorted(home.glob("*.yaml"))
    for name in _COMMON_FOLDERS:
        files += sorted((home / name).rglob("*"))
    return [path for path in files if path.is_file()]


def _copy(content: bytes, place: Path) -> None:
    if place.is_file() and place.read_bytes() == content:
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(f".{place.name}.запись")
    unfinished.write_bytes(content)
    unfinished.replace(place)


def _own_settings(region: Settings, item: Municipality) -> dict[str, Any]:
    """Return the region's settings as the municipality's: its names, one process, its part of a shared folder."""
    values = tomllib.loads((region.home / SETTINGS_FILE).read_text(encoding="utf-8-sig"))
    for name in ("municipalities", "workers"):
        values.pop(name, None)
    published = Path(region.published)
    values["published"] = str(published / item.code) if published.is_absolute() else region.published
    values["processes"] = 1  # the municipalities themselves are what runs side by side
    territory = {name: value for name, value in vars(item).items() if name != "code" and value}
    values["territory"] = {**values.get("territory", {}), **territory}
    return values
