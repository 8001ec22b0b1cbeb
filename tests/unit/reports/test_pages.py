"""Pages of every kind of document as LibreOffice lays them out: nothing lost, nothing alone, nothing torn apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from archetypes import ARCHETYPES
from page_reading import Block, Layout, lay_out, page_faults
from render_all import DOCUMENTS, whole_data

from reports.documents import SHIPPED_TEMPLATES, render_july_school
from reports.pictures import school_pictures
from reports.rendering.docx_styles import NOTE


@pytest.mark.slow
def test_no_document_has_a_lone_row_an_orphan_heading_or_a_lost_line(tmp_path: Path) -> None:
    data = whole_data()
    made = {name: render(data) for name, render in DOCUMENTS.items() if name not in ("annex", "ledger")}
    for kind, (build, school) in ARCHETYPES.items():
        own = build()
        made[kind] = render_july_school(own, school, SHIPPED_TEMPLATES, school_pictures(own, school)).content
    layouts = lay_out(made, tmp_path)
    assert all(len(layout.pages) >= 2 for layout in layouts.values())
    assert {name: wrong for name, layout in layouts.items() if (wrong := page_faults(layout))} == {}


def _layout(*blocks: Block) -> Layout:
    return Layout(blocks, ("слова " * 100,) * 3)


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        (_layout(Block("table", "Школа", (1, 1, 0), 1)), "lost"),
        (_layout(Block("table", "Школа", (1, 1, 2), 1)), "a row alone on page 1"),
        (_layout(Block("table", "Школа", (1, 1, 1, 2), 1)), "a row alone on page 2"),
        (_layout(Block("heading 1", "7. Кадры", (1,)), Block("Текст", "…", (2,))), "page 1 ends with heading 1"),
        (_layout(Block("table", "Школа", (1, 1, 1), 1), Block(NOTE, "* Малая выборка.", (2,))), "page 1 ends with"),
        (
            _layout(Block("Вывод", "– Закрыть вакансии", (1,)), Block("Подпись", "Исполнитель", (2,)),
                    Block("table", "должность", (2, 2))),
            "the signature on page 2",
        ),
        (Layout((), ("3,40 (3,02–\n3,78) " + "слова " * 100,)), "breaks an interval"),
        (Layout((), ("слова " * 100, "7", "слова " * 100)), "next to nothing"),
    ],
)  # fmt: skip
def test_the_reader_of_pages_sees_planted_faults(layout: Layout, said: str) -> None:
    assert any(said in fault for fault in page_faults(layout))
