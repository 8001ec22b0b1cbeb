"""Reading a school's own ВПР collection form (2024–2026), and answering an empty one clearly."""

from __future__ import annotations

from shnor_pipeline.sources.form_reader import Match
from shnor_pipeline.sources.layouts import load_layout
from shnor_pipeline.sources.reading import Reading, ReadingContext
from shnor_pipeline.sources.vpr_dumps import protocol_table, read_protocol
from shnor_pipeline.sources.workbook import Workbook


class FormReader:
    """The form that a school fills per work (frame ``pupil_results``); the school is named by the folder."""

    kind = "vpr_form"
    label = "Форма сбора результатов ВПР"

    def recognise(self, workbook: Workbook, context: ReadingContext) -> Match | None:  # noqa: ARG002
        """Fit by the header of the protocol without logins and its task columns."""
        table = protocol_table(workbook, forms=True)
        if table is None or protocol_table(workbook, forms=False) is not None:
            return None
        wanted = len(load_layout("vpr_dumps")[table[0]]["columns"])
        return Match(min(1.0, 0.3 + 0.7 * len(table[2].columns) / wanted), table[0])

    def read(self, workbook: Workbook, match: Match, context: ReadingContext) -> Reading:  # noqa: ARG002
        """Read the protocol sheet."""
        table = protocol_table(workbook, forms=True)
        return read_protocol(self.kind, table, context) if table else Reading(self.kind, "", rejected="нет протокола")


READERS = (FormReader(),)
