"""Charts as SVG, drawn once for the page (as they are) and for Word and Excel (as PNG).

Few and quiet: direct labels instead of legends, zero baseline for bars, intervals drawn, readable in black and
white. Every chart comes with an alternative text that states its finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from textwrap import wrap

from reports.rendering.raster import Drawing, rasterise
from reports.rendering.style import AMBER, BLUE, BRICK, FAINT, GREY, INK, LIGHTS, PAPER, SOFT, heat

_FAMILY = "DejaVu Sans"
_ZOOM = 2.0
_TEXT = 13
_CHAR_WIDTH = 7.4


@dataclass(frozen=True)
class Chart:
    """A drawn chart: SVG source, size in pixels, and the sentence that says what it shows."""

    svg: str
    width: int
    height: int
    alt: str

    def png(self, zoom: int | None = None) -> bytes:
        """Return the chart as PNG, in print quality unless told; the font is our own, so the bytes are too."""
        return rasterise(self.drawing(zoom))

    def drawing(self, zoom: int | None = None) -> Drawing:
        """Return what ``png`` has rasterised."""
        return Drawing(self.svg, self.width, self.height, zoom or _ZOOM)


def _number(value: float, digits: int = 1) -> str:
    return f"{value:.{digits}f}".replace(".", ",").replace("-", "−")


def _text(x: float, y: float, text: str, *, anchor: str = "start", colour: str = INK, size: int = _TEXT) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="{colour}" font-size="{size}">{escape(text)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, colour: str = GREY, width: float = 1, dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{colour}" stroke-width="{width}"{dashed}/>'


def _svg(width: int, height: int, parts: Sequence[str], alt: str) -> Chart:
    body = "".join(parts)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" font-family="{_FAMILY}, sans-serif"><title>{escape(alt)}</title>{body}</svg>'
    )
    return Chart(svg, width, height, alt)


@dataclass(frozen=True)
class MatrixPoint:
    """A school in the matrix: ИСБШ, R, its short name, and whether it is the report's own or a ШНОР school."""

    name: str
    index: float
    rating: float
    own: bool = False
    low: bool = False


def matrix_chart(points: Sequence[MatrixPoint], index_cut: float, rating_cut: float = 50.0) -> Chart:
    """Return ИСБШ (across) against R (up) with the four cells named; the own school is filled and labelled."""
    width, height, left, right, top, bottom = 620, 430, 58, 20, 26, 52
    xs, ys = [p.index for p in points] + [index_cut], [p.rating for p in points] + [rating_cut]
    x_low, x_high = min(xs) - 3, max(xs) + 3
    y_low, y_high = min(ys) - 3, max(ys) + 3

    def x(value: float) -> float:
        return left + (value - x_low) / (x_high - x_low) * (width - left - right)

    def y(value: float) -> float:
        return height - bottom - (value - y_low) / (y_high - y_low) * (height - top - bottom)

    parts = [
        (
            f'<rect x="{left}" y="{top}" width="{width - left - right}" height="{height - top - bottom}" '
            f'fill="{PAPER}" stroke="{FAINT}"/>'
        ),
        _line(x(index_cut), top, x(index_cut), height - bottom, GREY, 1, "4 4"),
        _line(left, y(rating_cut), width - right, y(rating_cut), GREY, 1, "4 4"),
        _text(left + 6, top + 16, "резильентные", colour=SOFT, size=12),
        _text(width - right - 6, top + 16, "успешные", anchor="end", colour=SOFT, size=12),
        _text(left + 6, height - bottom - 8, "ШНОР в НСУ", colour=SOFT, size=12),
        _text(width - right - 6, height - bottom - 8, "неэффективные", anchor="end", colour=SOFT, size=12),
        _text(
            (left + width - right) / 2,
            height - 12,
            "ИСБШ (правее — благополучнее)   △ ШНОР   ● эта школа"
            if any(p.own for p in points)
            else "ИСБШ (правее — благополучнее)   △ ШНОР",
            anchor="middle",
        ),
        f'<g transform="translate(16 {(top + height - bottom) / 2:.0f}) rotate(-90)">'
        + _text(0, 0, "Рейтинговый балл R", anchor="middle")
        + "</g>",
    ]
    parts += [
        _text(x(value), height - bottom + 18, _number(value, 0), anchor="middle", colour=SOFT, size=11)
        for value in _ticks(x_low, x_high)
    ]
    parts += [
        _text(left - 8, y(value) + 4, _number(value, 0), anchor="end", colour=SOFT, size=11)
        for value in _ticks(y_low, y_high)
    ]
    ordered = sorted(points, key=lambda item: (item.own, item.low, item.name))
    parts += [_mark(x(point.index), y(point.rating), point) for point in ordered]
    own = [point for point in points if point.own]
    for point in own:
        near_right = x(point.index) > width - right - len(point.name) * _CHAR_WIDTH
        offset, anchor = (-10, "end") if near_right else (10, "start")
        parts.append(_text(x(point.index) + offset, y(point.rating) - 8, point.name, anchor=anchor))
    low = sum(point.low for point in points)
    alt = f"Матрица «ИСБШ × результат»: школ {len(points)}, из них ШНОР {low}."
    for point in own:
        alt += f" {point.name}: ИСБШ {_number(point.index)}, R {_number(point.rating)}."
    return _svg(width, height, parts, alt)


def _mark(x: float, y: float, point: MatrixPoint) -> str:
    if point.own:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7" fill="{BLUE}" stroke="{INK}" stroke-width="1.5"/>'
    if point.low:
        return f'<path d="M{x:.1f} {y - 6:.1f}l6 11h-12z" fill="{PAPER}" stroke="{BRICK}" stroke-width="1.8"/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{PAPER}" stroke="{GREY}" stroke-width="1.5"/>'


def _ticks(low: float, high: float) -> list[float]:
    span = high - low
    step = next((size for size in (2, 5, 10, 20, 50) if span / size <= 6), 100)
    first = int(low // step + 1) * step
    return [float(value) for value in range(first, int(high) + 1, step)]


@dataclass(frozen=True)
class AttainmentBar:
    """One target: its name, plan and fact in the same unit, and the traffic light of its attainment."""

    name: str
    plan: float | None
    fact: float | None
    light: str


def attainment_chart(bars: Sequence[AttainmentBar]) -> Chart:
    """Return bars of the fact from zero with a tick at the plan; where there is no fact, the words say so."""
    row, left, right, top = 34, 230, 190, 14
    width, height = 640, 14 + 34 * len(bars) + 34
    highest = max([100.0, *(bar.plan or 0 for bar in bars), *(bar.fact or 0 for bar in bars)])
    scale = (width - left - right) / highest
    parts: list[str] = []
    for number, bar in enumerate(bars):
        y = top + number * row
        sign = LIGHTS[bar.light]
        lines = _two_lines(bar.name, 29)
        for place, line in enumerate(lines):
            at = y + 17 + 12 * place - 6 * (len(lines) - 1)
            parts.append(_text(left - 10, at, line, anchor="end", size=12 if len(lines) == 1 else 11))
        if bar.fact is None:
            parts.append(_text(width - right + 10, y + 17, str(sign), colour=SOFT, size=11))
        else:
            length = max(bar.fact * scale, 1)
            parts.append(f'<rect x="{left}" y="{y + 4}" width="{length:.1f}" height="18" fill="{sign.colour}"/>')
            parts.append(_text(width - right + 10, y + 17, f"{_number(bar.fact)} % {sign}", size=11))
        if bar.plan is not None:
            parts.append(_line(left + bar.plan * scale, y, left + bar.plan * scale, y + 26, INK, 2.5))
    parts.append(_line(left, top - 4, left, height - 34, GREY))
    parts.append(_text(left, height - 12, "0", anchor="middle", colour=SOFT, size=11))
    parts.append(_text(left + 100 * scale, height - 12, "100 %", anchor="middle", colour=SOFT, size=11))
    parts.append(_text(left - 10, height - 12, "чёрная черта — план", anchor="end", colour=SOFT, size=11))
    reached = sum(bar.light == "green" for bar in bars)
    known = sum(bar.fact is not None for bar in bars)
    alt = f"Достижение плановых показателей: достигнуто {reached} из {known} рассчитанных, всего {len(bars)}."
    return _svg(width, height, parts, alt)


@dataclass(frozen=True)
class Change:
    """A change of one procedure between two years with its interval, in the procedure's own unit."""

    name: str
    n_before: int
    n_now: int
    change: float
    lower: float | None
    upper: float | None


def change_chart(changes: Sequence[Change], unit: str = "балл") -> Chart:
    """Return the changes as points with intervals about zero; one whose interval crosses zero is hollow and grey."""
    row, left, right, top = 34, 290, 70, 16
    width, height = 640, 16 + 34 * len(changes) + 34
    edges = [abs(v) for c in changes for v in (c.change, c.lower, c.upper) if v is not None]
    reach = max([*edges, 0.1]) * 1.1
    centre = (left + width - right) / 2

    def x(value: float) -> float:
        return centre + value / reach * (width - left - right) / 2

    parts = [_line(centre, top - 6, centre, height - 34, GREY, 1, "4 4")]
    for number, change in enumerate(changes):
        y = top + number * row + 12
        sure = change.lower is not None and change.upper is not None and (change.lower > 0 or change.upper < 0)
        colour = (BLUE if change.change > 0 else BRICK) if sure else GREY
        parts.append(
            _text(
                left - 12,
                y + 4,
                f"{_shorten(change.name, 26)} (n {change.n_before} → {change.n_now})",
                anchor="end",
                size=12,
            )
        )
        if change.lower is not None and change.upper is not None:
            parts.append(_line(x(change.lower), y, x(change.upper), y, colour, 2))
        fill = colour if sure else PAPER
        parts.append(
            f'<circle cx="{x(change.change):.1f}" cy="{y}" r="5" fill="{fill}" stroke="{colour}" stroke-width="1.8"/>'
        )
        parts.append(
            _text(width - right + 12, y + 4, ("+" if change.change > 0 else "") + _number(change.change, 2), size=12)
        )
    parts.append(_text(centre, height - 12, "без изменений", anchor="middle", colour=SOFT, size=11))
    parts.append(_text(x(-reach), height - 12, f"ниже ({unit})", colour=SOFT, size=11))
    parts.append(_text(x(reach), height - 12, "выше", anchor="end", colour=SOFT, size=11))
    sure_n = sum(1 for c in changes if c.lower is not None and c.upper is not None and (c.lower > 0 or c.upper < 0))
    alt = (
        f"Изменение среднего результата к прошлому году: процедур {len(changes)}, "
        f"за пределами случайных колебаний {sure_n}."
    )
    return _svg(width, height, parts, alt)


def execution_chart(sections: Sequence[tuple[str, int, int]]) -> Chart:
    """Return bars of completed events over due events, one per section of the roadmap: (title, due, completed)."""
    row, left, right, top = 48, 300, 110, 12
    width, height = 640, 12 + row * len(sections) + 10
    most = max([1, *(due for _, due, _ in sections)])
    scale = (width - left - right) / most
    parts: list[str] = []
    for number, (title, due, completed) in enumerate(sections):
        y = top + number * row
        lines = wrap(title, 44)
        for place, line in enumerate(lines):
            parts.append(_text(left - 10, y + 19 + 13 * place - 6.5 * (len(lines) - 1), line, anchor="end", size=11))
        parts.append(
            f'<rect x="{left}" y="{y + 5}" width="{due * scale:.1f}" height="20" fill="{PAPER}" stroke="{GREY}"/>'
        )
        parts.append(
            f'<rect x="{left}" y="{y + 5}" width="{completed * scale:.1f}" height="20" '
            f'fill="{BLUE if completed == due else AMBER}"/>'
        )
        parts.append(_text(left + due * scale + 8, y + 20, f"{completed} из {due}", size=12))
    done, all_due = sum(item[2] for item in sections), sum(item[1] for item in sections)
    return _svg(width, height, parts, f"Выполнение дорожной карты: выполнено {done} из {all_due} наступивших.")


@dataclass(frozen=True)
class TrendPoint:
    """A share (%) of one school year with its interval; ``joined``: whether a line from the year before may lead to it.

    ``place`` counts school years from the first one shown, so that a year without a work leaves a gap.
    """

    place: int
    share: float
    lower: float
    upper: float
    joined: bool


def trend_line(points: Sequence[TrendPoint], places: int, threshold: float, highest: float = 100.0) -> str:
    """Return a small line of shares from 0 to ``highest`` % for a table row; the row's cells are its words.

    The rows of one table share ``highest``, so that their lines may be compared. The threshold is a dashed line,
    intervals are thin strokes, the last year is the filled point: no colour is needed.
    """
    width, height, edge = 132, 40, 8

    def x(place: int) -> float:
        return edge + place * (width - 2 * edge) / max(places - 1, 1)

    def y(share: float) -> float:
        return height - 4 - share / highest * (height - 8)

    parts = [_line(0, y(threshold), width, y(threshold), GREY, 1, "3 3")]
    parts += [_line(x(p.place), y(p.lower), x(p.place), y(p.upper), GREY, 1) for p in points]
    for before, now in pairwise(points):
        if now.joined and now.place == before.place + 1:
            parts.append(_line(x(before.place), y(before.share), x(now.place), y(now.share), BLUE, 2))
    for number, point in enumerate(points, start=1):
        last = number == len(points)
        parts.append(
            f'<circle cx="{x(point.place):.1f}" cy="{y(point.share):.1f}" r="{3.5 if last else 2.5}" '
            f'fill="{BLUE if last else PAPER}" stroke="{BLUE}" stroke-width="1.5"/>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'aria-hidden="true" focusable="false">{"".join(parts)}</svg>'
    )


@dataclass(frozen=True)
class HeatCell:
    """The completion of one task (%), and whether it is worse than the reference beyond chance."""

    share: float
    weak: bool = False
    code: str = ""
    """For ``shnor explain``, where the cell stands on a page."""


@dataclass(frozen=True)
class HeatRow:
    """One row of a heat table: what it is, and a cell per task in the order of the work, None where unknown."""

    label: str
    cells: tuple[HeatCell | None, ...]


_LEAST_HEAT = 620
"""The width that a heat table has at least, so that few tasks do not become huge cells."""


def heat_chart(rows: Sequence[HeatRow], across: str, reference: str) -> Chart:
    """Return works (down) by tasks (across) with the completion in every cell: the lower the darker.

    A frame marks what is below the reference beyond chance. ``across`` names the columns, ``reference`` (genitive) what
    is compared with. Numbers stand in the cells and shades grow monotonely darker, so that no colour is needed.
    """
    columns = max(len(row.cells) for row in rows)
    left, top, height, cell = 252, 40, 24, 21
    width = left + cell * columns + 10
    parts = [_text(left, 14, across, colour=SOFT, size=11)]
    parts += [
        _text(left + cell * (place + 0.5), top - 8, str(place + 1), anchor="middle", colour=SOFT, size=10)
        for place in range(columns)
    ]
    framed: list[str] = []
    for number, row in enumerate(rows):
        y = top + number * height
        parts.append(_text(left - 8, y + 16, row.label, anchor="end", size=11))
        for place, one in enumerate(row.cells):
            if one is None:
                continue
            shade, ink = heat(one.share)
            x = left + cell * place
            parts.append(
                f'<rect x="{x}" y="{y}" width="{cell - 1}" height="{height - 1}" fill="{shade}" stroke="{FAINT}"/>'
            )
            parts.append(_text(x + cell / 2, y + 16, _number(one.share, 0), anchor="middle", colour=ink, size=11))
            if one.weak:
                framed.append(
                    f'<rect x="{x + 1}" y="{y + 1}" width="{cell - 3}" height="{height - 3}" fill="none" '
                    f'stroke="{INK}" stroke-width="2.5"/>'
                )
    bottom = top + height * len(rows)
    legend = f"% выполнения; темнее — ниже; рамка — ниже {reference}, случайностью не объяснить"
    parts += [*framed, _text(8, bottom + 18, legend, colour=SOFT, size=11)]
    known = [one for row in rows for one in row.cells if one is not None]
    worst = min(known, key=lambda one: one.share)
    alt = (
        f"Выполнение заданий ВПР: работ {len(rows)}, заданий {len(known)}; наименьшее выполнение "
        f"{_number(worst.share, 0)} %; ниже {reference}, случайностью не объяснить: {sum(one.weak for one in known)}."
    )
    return _svg(max(width, _LEAST_HEAT), bottom + 28, parts, alt)


def _two_lines(text: str, characters: int) -> list[str]:
    """Return the text in at most two lines of so many signs, broken between words; what is left over is cut."""
    if len(text) <= characters:
        return [text]
    head, _, _ = text[: characters + 1].rpartition(" ")
    head = head or text[:characters]
    return [head, _shorten(text[len(head) :].strip(), characters)]


def _shorten(text: str, characters: int) -> str:
    return text if len(text) <= characters else text[: characters - 1].rstrip() + "…"
