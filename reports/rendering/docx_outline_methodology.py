"""The outline of «Методика»: what a version says, section by section."""

from __future__ import annotations

from reports.rendering import docx_styles as look
from reports.rendering.docx_blocks import left
from reports.rendering.docx_template_builder import TemplateBuilder


def methodology(b: TemplateBuilder) -> None:
    """Write the outline."""
    b.text("{{ title.executor }}", look.PERIOD)
    b.text("{{ title.heading|upper }}", look.TITLE)
    b.text("{{ title.subject }}", look.SUBJECT)
    b.text("{{ title.period }}", look.PERIOD)
    b.text("контрольный хеш параметров {{ digest }}", look.REFERENCE)
    b.text("{{ validity }} {{ approval }}")
    b.text("{{ source }}")
    b.text(
        "Ниже — формулы словами и знаками и все параметры этой версии. У каждого параметра названо основание: "
        "«источник» — опубликованный документ, «программа» — муниципальная программа, "
        "«выбор» — местное решение, "
        "которое подлежит утверждению приказом."
    )
    b.contents()
    b.text("{%p for s in sections %}")
    b.heading("{{ s.heading }}")
    b.text("{%p for line in s.text %}")
    b.text("{{ line }}")
    b.text("{%p endfor %}")
    b.text("{%p for line in s.formulas %}")
    b.text("{{ line }}", look.FIGURE)
    b.text("{%p endfor %}")
    b.text("{{ s.caption }}", look.CAPTION)
    b.rows(
        "s.rows",
        [left("Параметр", 8.2, "name"), left("Значение", 6.2, "value"), left("Основание", 2.6, "ground")],
        narrow=True,
    )
    b.text("Основания:", look.NOTE)
    b.text("{%p for line in s.grounds %}")
    b.text("{{ line }}", look.NOTE)
    b.text("{%p endfor %}")
    b.text("{%p endfor %}")
    b.heading("{{ changes_heading }}")
    b.table(
        "changes",
        "Изменённые параметры",
        [left("Параметр", 8.0, "name"), left("Было", 4.5, "before"), left("Стало", 4.5, "after")],
        narrow=True,
    )
    b.signature()
