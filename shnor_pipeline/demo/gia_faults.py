"""Faults planted in the lines of an exam protocol before it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from shnor_pipeline.demo.faults import FaultLog
from shnor_pipeline.demo.gia_files import Sitting, result_column, school_column
from shnor_pipeline.demo.works import Work
from shnor_pipeline.sources.headers import column_letter

SHEET = "Page 1"
_UNKNOWN_SCHOOL = 42999
_STRANGERS = 999


@dataclass
class ProtocolFaults:
    """Plants faults into ``lines`` of the protocol ``file``; ``first_row`` is the row of the first line in Excel."""

    log: FaultLog
    file: str
    sheet: str
    work: Work
    lines: list[Sitting]
    first_row: int

    def plant(self, *names: str) -> None:
        """Plant the named faults, each in a line of its own, spread over the protocol."""
        places = np.linspace(1, len(self.work) - 2, len(names)).astype(int)
        for name, index in zip(names, places.tolist(), strict=True):
            getattr(self, f"_{name}")(index)

    def _report(self, code: str, action: str, note: str, index: int, column: int | None) -> None:
        row = self.first_row + index
        cell = str(row) if column is None else f"{column_letter(column)}{row}"
        school = f"{self.lines[index].school:06d}"
        self.log.plant(code, action, note, file=self.file, sheet=self.sheet, cell=cell, school=school)

    def _duplicate(self, index: int) -> None:
        self.lines.append(self.lines[index])
        self._report("duplicate", "drop", f"копия строки {self.first_row + index}", len(self.lines) - 1, None)

    def _result_out(self, index: int) -> None:
        self.lines[index] = replace(self.lines[index], result=6)
        self.work.counted[index] = False
        self._report("result_out", "quarantine", "результат 6 вне шкалы", index, result_column(self.work))

    def _blank_result(self, index: int) -> None:
        self.lines[index] = replace(self.lines[index], result=None)
        self.work.counted[index] = False
        self._report("blank_result", "quarantine", "результата нет: это не «2» и не 0", index, result_column(self.work))

    def _unknown_school(self, index: int) -> None:
        stranger = replace(self.lines[index], school=_UNKNOWN_SCHOOL, document=f"98{index:04d}", participant="38000001")
        self.lines.append(stranger)
        at = len(self.lines) - 1
        self._report("unknown_school", "quarantine", "кода школы нет в реестре", at, school_column(self.work))

    def _other_municipality(self, index: int) -> None:
        stranger = replace(
            self.lines[index],
            school=_STRANGERS * 100 + 1,
            exam_code=_STRANGERS,
            document=f"97{index:04d}",
            participant="38000002",
        )
        self.lines.append(stranger)
        at = len(self.lines) - 1
        self._report("other_municipality", "drop", "школа другого МСУ", at, school_column(self.work))

    def _text_number(self, index: int) -> None:
        self.lines[index] = replace(self.lines[index], result=f"{self.lines[index].result},0")
        self._report("text_number", "repair", "число текстом с запятой", index, result_column(self.work))
