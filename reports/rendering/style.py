"""One look for Word, Excel and HTML: colours that survive greyscale and colour-blind eyes, and status signs.

A status is never colour alone: each has a symbol, a word and a colour.
"""

from __future__ import annotations

from dataclasses import dataclass

BLUE = "#2B6CB0"
AMBER = "#B7791F"
BRICK = "#9B2C2C"
GREY = "#718096"
INK = "#1A202C"
FAINT = "#E2E8F0"
PAPER = "#FFFFFF"


@dataclass(frozen=True)
class Sign:
    """How a status is shown: symbol, word, colour."""

    symbol: str
    word: str
    colour: str

    def __str__(self) -> str:
        return f"{self.symbol} {self.word}"


LIGHTS: dict[str, Sign] = {
    "green": Sign("✔", "достигнут", BLUE),
    "yellow": Sign("◐", "почти достигнут", AMBER),
    "red": Sign("✘", "не достигнут", BRICK),
    "grey": Sign("○", "нет данных", GREY),
}
