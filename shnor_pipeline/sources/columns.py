"""Columns as people name them."""

from __future__ import annotations


def column_letter(index: int) -> str:
    """Return the letters of a 0-based column: 0 → A, 25 → Z, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
