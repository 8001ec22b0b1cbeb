"""SVG → PNG, for Word and Excel, which cannot be relied upon to show SVG.

A picture costs some fifteen milliseconds; where a set needs many, a process beside this one takes a share of them
(``beside``) while the documents are written.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from reports.rendering.style import PAPER

FONT = Path(__file__).parent / "fonts" / "DejaVuSans-subset.ttf"
_UNMOVED = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
_WORTH_A_PROCESS = 60
"""So many pictures take a second: longer than a process needs to start."""


class Drawing(NamedTuple):
    """An SVG, its size in pixels, and how many times as large it is wanted."""

    svg: str
    width: int
    height: int
    zoom: float


_ahead: dict[Drawing, Future[bytes]] = {}


@lru_cache(maxsize=512)
def rasterise(drawing: Drawing) -> bytes:
    """Return the drawing as a PNG on paper; what a process beside this one has begun is waited for.

    Only our own font is known to the renderer, so that the bytes are the same on every machine.
    """
    begun = _ahead.pop(drawing, None)
    if begun is not None and not begun.cancel():
        try:
            return begun.result()
        except BrokenProcessPool:
            pass  # nobody is left to do it but us
    return _drawn(drawing)


@contextmanager
def beside(drawings: Iterable[Drawing]) -> Iterator[None]:
    """Let other processes rasterise the drawings, last first, while the body asks for them from the first on."""
    wanted = list(dict.fromkeys(drawings))
    processes = (os.cpu_count() or 1) - 1
    if processes < 1 or len(wanted) < _WORTH_A_PROCESS:
        yield
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        try:
            _ahead.update({drawing: pool.submit(_drawn, drawing) for drawing in reversed(wanted)})
            yield
        finally:
            _ahead.clear()
            pool.shutdown(cancel_futures=True)


def _drawn(drawing: Drawing) -> bytes:
    import resvg  # native code, only needed when pictures are wanted

    svg, width, height, zoom = drawing
    options = resvg.usvg.Options.default()
    options.load_font_file(str(FONT))
    size, scaled = (f'width="{w:g}" height="{h:g}"' for w, h in ((width, height), (width * zoom, height * zoom)))
    tree = resvg.usvg.Tree.from_str(svg.replace(size, scaled, 1), options)
    return bytes(resvg.render(tree, _UNMOVED, bg_color=_paper()))


def _paper() -> tuple[int, int, int, int]:
    red, green, blue = bytes.fromhex(PAPER.removeprefix("#"))
    return red, green, blue, 255
