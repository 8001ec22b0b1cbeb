"""One look for Word, Excel and HTML: colours that survive greyscale and colour-blind eyes, and status signs.

A status is never colour alone: each has a symbol, a word and a colour.
"""

from __future__ import annotations

from dataclasses import dataclass

BLUE = "#2B6CB0"
AMBER = "#B7791F"
BRICK = "#9B2C2C"
GREY = "#718096"
SOFT = "#4A5568"
"""Grey for words: on white it has the contrast that text needs (WCAG AA), which GREY of lines and fills has not."""
INK = "#1A202C"
FAINT = "#E2E8F0"
PAPER = "#FFFFFF"


_INKS = {AMBER: "#8A5A12", GREY: SOFT}


@dataclass(frozen=True)
class Sign:
    """How a status is shown: symbol, word, colour."""

    symbol: str
    word: str
    colour: str

    @property
    def ink(self) -> str:
        """The colour for words: as dark as text on white must be."""
        return _INKS.get(self.colour, self.colour)

    def __str__(self) -> str:
        return f"{self.symbol} {self.word}"


LIGHTS: dict[str, Sign] = {
    "green": Sign("✔", "достигнут", BLUE),
    "yellow": Sign("◐", "почти достигнут", AMBER),
    "red": Sign("✘", "не достигнут", BRICK),
    "grey": Sign("○", "нет данных", GREY),
}
