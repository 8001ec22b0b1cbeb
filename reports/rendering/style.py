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


_SHADES = ("#2B6CB0", "#7FABD6", "#B3CFE8", "#DCE9F5", "#FFFFFF")
HEAT_SHADES = tuple((shade, PAPER if place == 0 else INK) for place, shade in enumerate(_SHADES))
"""Shade and colour of the number on it, of shares from 0 to 100 % in equal steps: the lower the darker, in grey too."""


def heat(share: float) -> tuple[str, str]:
    """Return the shade of a share (%), rounded as it is printed, and the colour of the number that stands on it."""
    step = int((share + 0.5) // 1 // (100 / len(HEAT_SHADES)))
    return HEAT_SHADES[min(max(step, 0), len(HEAT_SHADES) - 1)]


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
