"""Whose a template is: as shipped, shipped by an earlier version of the program, or edited by people.

The builder writes into each template's properties a fingerprint of everything else in it. A file whose fingerprint
still fits was never edited and may be replaced by a newer one; any other belongs to the methodologist and is kept.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from enum import Enum
from pathlib import Path

from reports.rendering.docx import DocumentTemplateError, template_parts
from reports.rendering.docx_template_check import names_of

PROPERTIES = "docProps/core.xml"
_MARK = "шаблон-"
_IDENTIFIER = re.compile(r"<dc:identifier>([^<]*)</dc:identifier>")


class TemplateState(Enum):
    """How a template stands to the one shipped with this version of the program."""

    MISSING = "нет в папке"
    SHIPPED = "как поставлен"
    OLDER = "поставлен прежней версией программы, не правлен"
    EDITED = "правлен"
    EDITED_OLDER = "правлен, а поставляемый шаблон с тех пор изменился"


def fingerprint(parts: Mapping[str, bytes]) -> str:
    """Return the mark of a template's content; its properties, where the mark itself stands, are left out."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        if name != PROPERTIES:
            digest.update(name.encode() + b"\0" + parts[name] + b"\0")
    return _MARK + digest.hexdigest()[:16]


def template_state(path: Path, shipped: Path) -> TemplateState:
    """Return how the template in the working folder stands to the shipped one; a broken file counts as edited."""
    if not path.is_file():
        return TemplateState.MISSING
    current = fingerprint(template_parts(shipped))
    try:
        parts = template_parts(path)
    except DocumentTemplateError:
        return TemplateState.EDITED
    found = _IDENTIFIER.search(parts.get(PROPERTIES, b"").decode("utf-8", "replace"))
    began_as, now = found.group(1) if found else "", fingerprint(parts)
    if now == current:
        return TemplateState.SHIPPED
    if began_as == now:
        return TemplateState.OLDER
    return TemplateState.EDITED_OLDER if began_as.startswith(_MARK) and began_as != current else TemplateState.EDITED


def not_printed(path: Path, shipped: Path) -> list[str]:
    """Return the names that the shipped template prints and this one does not."""
    return sorted(names_of(shipped) - names_of(path))
