"""Pages for a browser: self-contained files, rendered by a sandboxed Jinja2 with automatic escaping."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import FileSystemLoader, StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from reports.rendering.formatting import number
from reports.rendering.style import HEAT_SHADES, heat
from reports.view_models.index_page import IndexPage
from reports.view_models.public_edition import PublicEdition
from reports.view_models.status_page import StatusPage

TEMPLATES = Path(__file__).parent.parent / "templates"
_NBSP = "\u00a0"


def _number(value: float | None, digits: int) -> str:
    """Return the number as documents print it: half up, decimal comma."""
    return number(value, digits, empty=f"нет{_NBSP}данных")


def _plural(count: int, one: str, few: str, many: str) -> str:
    if count % 10 == 1 and count % 100 != 11:
        return one
    return few if 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14 else many


def _day(value: date) -> str:
    return value.strftime("%d.%m.%Y")


def _moment(value: datetime) -> str:
    return value.strftime("%d.%m.%Y %H:%M")


def _svg(chart: str) -> Markup:
    """Pass a chart's SVG through: drawn by ``charts``, which escapes every text it writes."""
    return Markup(chart)  # noqa: S704 - the one trusted source of markup


def _heat_class(share: float) -> str:
    """Return the class of a share's shade; the page's style gives the shades by the same list."""
    return f"h{HEAT_SHADES.index(heat(share))}"


@lru_cache(maxsize=8)
def _template(name: str) -> Template:
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters.update(
        moment=_moment, number=_number, plural=_plural, day=_day, link=quote, svg=_svg, heat=_heat_class
    )
    environment.globals["heat_shades"] = HEAT_SHADES
    return environment.get_template(name)


def render_index(page: IndexPage) -> bytes:
    """Return the page as UTF-8 bytes; the same view model gives the same bytes."""
    return _template("index.html").render(page=page).encode()


def render_status(page: StatusPage) -> bytes:
    """Return the status page as UTF-8 bytes; the same view model gives the same bytes."""
    return _template("status.html").render(page=page).encode()


def render_public(page: PublicEdition) -> bytes:
    """Return the edition for the site as one page, UTF-8 bytes."""
    return _template("public.html").render(page=page).encode()
