"""SVG → PNG, for Word and Excel, which cannot be relied upon to show SVG."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from reports.rendering.style import PAPER

FONT = Path(__file__).parent / "fonts" / "DejaVuSans-subset.ttf"
_UNMOVED = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


@lru_cache(maxsize=512)
def rasterise(svg: str, width: int, height: int, zoom: float) -> bytes:
    """Return an SVG of that size as a PNG ``zoom`` times as wide and high, on paper.

    Only our own font is known to the renderer, so that the bytes are the same on every machine.
    """
    import resvg  # native code, only needed when pictures are wanted

    options = resvg.usvg.Options.default()
    options.load_font_file(str(FONT))
    size, scaled = (f'width="{w:g}" height="{h:g}"' for w, h in ((width, height), (width * zoom, height * zoom)))
    tree = resvg.usvg.Tree.from_str(svg.replace(size, scaled, 1), options)
    return bytes(resvg.render(tree, _UNMOVED, bg_color=_paper()))


def _paper() -> tuple[int, int, int, int]:
    red, green, blue = bytes.fromhex(PAPER.removeprefix("#"))
    return red, green, blue, 255
