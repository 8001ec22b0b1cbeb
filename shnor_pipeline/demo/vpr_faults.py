"""Faults planted in the rows of a 2022 ВПР dump; each changes one pupil's row and what the truth says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from shnor_pipeline.demo.faults import FaultLog
from shnor_pipeline.demo.inbox import Row
from shnor_pipeline.demo.vpr_dumps import FIRST_TASK_2022
from shnor_pipeline.demo.works import Work
from shnor_pipeline.sources.headers import column_letter

SHEET = "Протокол"
UNKNOWN_LOGIN = "edu389999"
"""A login of no school in the registry."""


@dataclass
class DumpFaults:
    """Plants faults into ``rows`` (header first) of the dump ``file`` that tells ``work``."""

    log: FaultLog
    file: str
    work: Work
    rows: list[Row]
    rng: np.random.Generator

    def plant(self, *names: str) -> None:
        """Plant the named faults, each into a present pupil's row of its own."""
        kinds: dict[str, Callable[[int], None]] = {
            "shifted": self._shifted,
            "journal_junk": self._journal_junk,
            "wrong_total": self._wrong_total,
            "duplicate": self._duplicate,
            "score_text": self._score_text,
            "out_of_range": self._out_of_range,
            "unknown_login": self._unknown_login,
            "nbsp": self._nbsp,
        }
        free = np.flatnonzero(~self.work.absent)
        for name, index in zip(names, self.rng.permutation(free), strict=False):
            kinds[name](int(index))

    def _report(self, code: str, action: str, note: str, row: int, column: int | None) -> None:
        cell = f"{column_letter(column)}{row + 1}" if column is not None else str(row + 1)
        login = str(self.rows[row][0])
        self.log.plant(code, action, note, file=self.file, sheet=SHEET, cell=cell, school=login)

    def _shifted(self, index: int) -> None:
        row, at = self.rows[index + 1], FIRST_TASK_2022 + 2
        row[at:] = ["ж", *row[at:-1]]
        self.work.counted[index] = False
        self._report("shifted", "quarantine", "строка сдвинута: буква пола в столбце балла", index + 1, at)

    def _journal_junk(self, index: int) -> None:
        junk = ("З", "12", "*", "н/а")[index % 4]
        self.rows[index + 1][-2] = junk
        self.work.journal[index] = 0
        self._report("journal_junk", "repair", f"отметка по журналу «{junk}»", index + 1, len(self.rows[0]) - 2)

    def _wrong_total(self, index: int) -> None:
        right = int(self.work.primary[index])
        self.rows[index + 1][-1] = right - 3 if right > 5 else right + 3
        self._report("wrong_total", "repair", f"итог не равен сумме ({right})", index + 1, len(self.rows[0]) - 1)

    def _duplicate(self, index: int) -> None:
        self.rows.append(list(self.rows[index + 1]))
        self._report("duplicate", "drop", f"копия строки {index + 2}", len(self.rows) - 1, None)

    def _score_text(self, index: int) -> None:
        at = FIRST_TASK_2022 + 1
        self.rows[index + 1][at] = "не пройд."
        got = max(0, int(self.work.scores[index, 1]))
        self.work.primary[index] -= got
        self.work.possible[index] -= int(self.work.maxima[1])
        self.rows[index + 1][-1] = int(self.work.primary[index])
        cuts = self.work.paper["cuts"]
        self.work.mark[index] = 2 + int(np.searchsorted(np.asarray(cuts), self.work.primary[index], side="right"))
        self._report("not_taught", "repair", "тема не пройдена: задание не входит в максимум", index + 1, at)

    def _out_of_range(self, index: int) -> None:
        at = FIRST_TASK_2022
        self.rows[index + 1][at] = int(self.work.maxima[0]) + 8
        self.work.counted[index] = False
        self._report("out_of_range", "quarantine", "балл больше возможного за задание", index + 1, at)

    def _unknown_login(self, index: int) -> None:
        copy = list(self.rows[index + 1])
        copy[0], copy[4] = UNKNOWN_LOGIN, f'{UNKNOWN_LOGIN} | МБОУ "Посторонняя СОШ"'
        self.rows.append(copy)
        self._report("unknown_login", "quarantine", "школы нет в реестре", len(self.rows) - 1, 0)

    def _nbsp(self, index: int) -> None:
        at = FIRST_TASK_2022 + 3
        score = max(0, int(self.work.scores[index, 3]))
        self.rows[index + 1][at] = f"{score}\xa0"
        self._report("nbsp", "repair", "число записано текстом с неразрывным пробелом", index + 1, at)
