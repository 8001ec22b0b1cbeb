"""Reading ВПР collection dumps: the protocols of all schools of a district or region in one table, by year's layout."""

from __future__ import annotations

from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.sources.form_reader import Match
from shnor_pipeline.sources.headers import HeaderMatch, find_header
from shnor_pipeline.sources.layouts import load_layout
from shnor_pipeline.sources.reading import Reading, ReadingContext
from shnor_pipeline.sources.vpr_dump_rows import dump_frame, fields_missing, task_columns
from shnor_pipeline.sources.vpr_work import work_of_path
from shnor_pipeline.sources.workbook import Sheet, Workbook

_WITHIN = 10


def protocol_table(workbook: Workbook, *, forms: bool) -> tuple[str, Sheet, HeaderMatch] | None:
    """Return the layout, sheet and header of the protocol that fits best, among forms or among dumps."""
    best: tuple[int, str, Sheet, HeaderMatch] | None = None
    for name, layout in load_layout("vpr_dumps").items():
        if bool(layout.get("form")) != forms:
            continue
        for sheet in workbook.sheets:
            header = find_header(sheet, layout["columns"], layout["required"], _WITHIN)
            if header is None or not task_columns(sheet, header, str(layout["task"])).positions:
                continue
            if best is None or len(header.columns) > best[0]:
                best = (len(header.columns), name, sheet, header)
    return best[1:] if best else None


def read_protocol(kind: str, table: tuple[str, Sheet, HeaderMatch], context: ReadingContext) -> Reading:
    """Read one protocol sheet as ``pupil_results``; refuse it where its work or its participants are not there."""
    name, sheet, header = table
    layout = load_layout("vpr_dumps")[name]
    reading = Reading(kind, name)
    work = work_of_path(context.path_hint)
    missing = fields_missing(work, layout)
    if missing:
        reading.rejected = f"не понять, что за работа: не указаны {', '.join(missing)}"
        guidance = "Положите файл в папку вида «2022/5/Русский язык.xlsx» или назовите его полным именем выгрузки."
        reading.findings.append(Finding("VPR-READ-020", Severity.ERROR, Stage.READING, reading.rejected, guidance))
        return reading
    frame, columns, findings = dump_frame(sheet, header, layout, work, context)
    if frame.empty:
        reading.rejected = (
            "прислана пустая форма сбора вместо результатов: в ней нет ни одного участника"
            if layout.get("form")
            else "в выгрузке нет ни одного участника"
        )
        guidance = "Заполните форму по участникам или пришлите выгрузку результатов из личного кабинета ФИС ОКО."
        reading.findings.append(
            Finding("VPR-READ-021", Severity.ERROR, Stage.READING, reading.rejected, guidance, sheet=sheet.name)
        )
        return reading
    reading.frames["pupil_results"] = frame
    reading.columns, reading.findings = columns, findings
    return reading


class DumpReader:
    """Collection dumps 2020, 2021 and 2022 (frame ``pupil_results``; marks come from the scales later)."""

    kind = "vpr_dump"
    label = "Выгрузка сбора результатов ВПР"

    def recognise(self, workbook: Workbook, context: ReadingContext) -> Match | None:  # noqa: ARG002
        """Fit by the header of the protocol and its task columns."""
        table = protocol_table(workbook, forms=False)
        if table is None:
            return None
        wanted = len(load_layout("vpr_dumps")[table[0]]["columns"])
        return Match(min(1.0, 0.3 + 0.7 * len(table[2].columns) / wanted), table[0])

    def read(self, workbook: Workbook, match: Match, context: ReadingContext) -> Reading:  # noqa: ARG002
        """Read the protocol sheet."""
        table = protocol_table(workbook, forms=False)
        return read_protocol(self.kind, table, context) if table else Reading(self.kind, "", rejected="нет протокола")


READERS = (DumpReader(),)
