"""Pictures by a process beside this one: the same bytes, and nothing lost where that process dies."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from reports.rendering import raster
from reports.rendering.raster import Drawing, beside, rasterise

MANY = 80


def _drawings(mark: str) -> list[Drawing]:
    body = f"<title>{mark}</title>" + '<rect width="{}" height="9"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">{body}</svg>'
    return [Drawing(svg.format(number % 50 + 1), 60, 40, 2.0) for number in range(MANY)]


def test_pictures_made_beside_are_those_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    drawings = _drawings("рядом")
    with beside(drawings):
        taken = [rasterise(one) for one in drawings]
        assert raster._ahead == {}
    assert taken == [raster._drawn(one) for one in drawings]
    assert all(one.startswith(b"\x89PNG") for one in taken)
    assert len(set(taken)) == 50


def test_few_pictures_start_no_process() -> None:
    with beside(_drawings("мало")[:10]):
        assert raster._ahead == {}


@pytest.mark.skipif(sys.platform == "win32", reason="kills by a POSIX signal")
def test_a_process_that_dies_loses_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(raster, "_drawn", _deadly)
    drawings = _drawings("смерть")
    with beside(drawings):
        monkeypatch.undo()
        taken = [rasterise(one) for one in drawings]
    assert len(taken) == MANY
    assert all(one.startswith(b"\x89PNG") for one in taken)


def _deadly(drawing: Drawing) -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return drawing.svg.encode()


def test_a_drawing_twice_the_size_has_twice_the_pixels() -> None:
    width = int.from_bytes(rasterise(_drawings("размер")[0])[16:20], "big")
    assert width == 120
