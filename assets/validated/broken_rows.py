"""How many rows of a reading would be set aside, by the reader and by the rules: how good one version of a form is."""

from collections.abc import Callable

import pandas as pd

from assets.validated.batch import check_context_of, concatenated, with_schools
from checks.rule import rules_for
from shnor_pipeline.findings import Severity
from shnor_pipeline.intake.versions import quarantined_n, scope
from shnor_pipeline.settings import Settings
from shnor_pipeline.sources.reading import Reading, RowState
from shnor_pipeline.storage.warehouse import Warehouse

_NO_FILE = "0" * 64


def broken_rows(settings: Settings, warehouse: Warehouse) -> Callable[[Reading], int]:
    """Return a counter of the rows of a reading that a reader quarantined or that break a rule of severity Ошибка.

    The rules are asked directly, without the suite: only the count matters here, and only when a form came twice. In
    a file about many schools the reader's verdict alone counts: what a rule thinks of a row may change with the
    registry, and the gate judges such a batch as a whole.
    """

    def count(reading: Reading) -> int:
        if len(scope(reading).schools) > 1:
            return quarantined_n(reading)
        schools = warehouse.read("validated_schools")
        return sum(_broken(settings, reading, noun, schools) for noun in reading.frames)

    return count


def _broken(settings: Settings, reading: Reading, noun: str, schools: pd.DataFrame) -> int:
    frame = concatenated(noun, [(_NO_FILE, reading)], None)
    if noun != "schools":
        frame = with_schools(settings, frame, noun, schools)
    sound = frame[frame["row_state"] == RowState.OK.value].reset_index(drop=True)
    context = check_context_of(settings, reading, schools)
    wrong = pd.Series(data=False, index=sound.index)
    for rule in rules_for(noun):
        if rule.severity is Severity.ERROR:
            wrong |= rule.broken(sound, context)
    return int((frame["row_state"] == RowState.QUARANTINED.value).sum() + wrong.sum())
