"""The outline of the protocol about a file that a school sent."""

from __future__ import annotations

from reports.rendering import docx_styles as look
from reports.rendering.docx_blocks import centred, left
from reports.rendering.docx_template_builder import TemplateBuilder


def protocol(b: TemplateBuilder) -> None:
    """Write the template: verdict, what to do, problems by cause, accepted explanations, notes."""
    b.text("{{ title.executor }}", look.PERIOD)
    b.text("{{ title.heading|upper }}", look.TITLE)
    b.text("{{ title.subject }}", look.SUBJECT)
    b.text("{{ title.period }}", look.PERIOD)
    b.text(
        "По файлу, полученному {{ title.date }} · номер файла {{ title.data_version }}"
        "{% if title.methodology %} · методика {{ title.methodology }}{% endif %}",
        look.REFERENCE,
    )
    b.text("{%p for line in verdict %}")
    b.text("{{ line }}")
    b.text("{%p endfor %}")
    b.when("steps")
    b.numbered("Что сделать", "steps")
    b.end()
    b.heading("Что не так")
    columns = [
        centred("№", 0.9, "number"),
        centred("Вид", 1.9, "kind"),
        left("Что не так", 4.6, "what"),
        left("Где", 3.2, "where"),
        centred("Стоит", 1.9, "value"),
        left("Как исправить", 4.5, "mend"),
    ]
    b.table("problems", "Таблица 1 — Ошибки и вопросы по причинам", columns, narrow=True)
    b.when("explained.rows")
    b.heading("Принято с пояснением школы")
    accepted = [left("О чём спрошено", 6.5, "what"), left("Где", 4.0, "where"), left("Пояснение школы", 6.5, "said")]
    b.rows("explained.rows", accepted, narrow=True)
    b.text("", look.SPACER)
    b.end()
    b.when("notes.rows")
    b.heading("Замечания: отвечать не нужно, стоит учесть")
    b.rows(
        "notes.rows",
        [left("Что замечено", 7.5, "what"), left("Где", 4.5, "where"), left("Совет", 5.0, "mend")],
        narrow=True,
    )
    b.end()
