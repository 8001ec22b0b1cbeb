"""Figures of the index page: the page is made anew at every run and belongs to no report set.

Its codes begin with «Г». What the page says is worked out again from the warehouse, and the text that stands in the
file in the shared folder is read beside it, so that a page that is older than the data is noticed.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

from reports.view_models.figures import INDEX_PAGE, Figure
from shnor_pipeline.school_year import SchoolYear

_PRINTED = re.compile(r'title="код ([^"]+)">([^<]*)')


def is_of_page(code: str) -> bool:
    """Return whether a code is one of the index page."""
    return code.strip()[:2].upper() == f"{INDEX_PAGE}-"


def printed_on(page: Path) -> dict[str, str]:
    """Return the text beside every code of a page as it stands in the folder; nothing where there is no page."""
    if not page.is_file():
        return {}
    return {html.unescape(code): html.unescape(text) for code, text in _PRINTED.findall(page.read_text("utf-8"))}


def school_year_of(figure: Figure, latest: SchoolYear) -> SchoolYear:
    """Return the school year by whose method the figure was computed; ``latest`` where its key names none."""
    start = dict(figure.key).get("school_year")
    return latest if start is None else SchoolYear(int(str(start)))
