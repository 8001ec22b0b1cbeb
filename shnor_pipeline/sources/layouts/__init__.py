"""Declared maps of the files that are read: which header texts name which field. A new year is a new file here."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from shnor_pipeline.declaration import load_yaml

FOLDER = Path(__file__).parent


@cache
def load_layout(name: str) -> dict[str, Any]:
    """Return the declaration ``<name>.yaml`` of this folder; it is shared, so do not change it."""
    return load_yaml((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def layout_names(prefix: str) -> list[str]:
    """Return the names of all declarations that begin with the prefix, in alphabetical order."""
    return sorted(path.stem for path in FOLDER.glob(f"{prefix}*.yaml"))
