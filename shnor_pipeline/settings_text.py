"""Settings written as a settings file: what the program makes by itself (a reproduction, a municipality's folder)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def settings_text(values: Mapping[str, Any]) -> str:
    """Return settings as TOML: plain values first, then one section per table."""
    plain = [f"{key} = {_value(value)}" for key, value in values.items() if not isinstance(value, dict)]
    sections = [
        "\n".join([f"[{key}]", *(f"{name} = {_value(item)}" for name, item in value.items())])
        for key, value in values.items()
        if isinstance(value, dict)
    ]
    return "\n".join([*plain, *sections]) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        escaped = "".join(f"\\u{ord(sign):04x}" if sign in '"\\' or ord(sign) < 32 else sign for sign in value)
        return f'"{escaped}"'
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return str(value)
