"""Who should have sent what by when, and what has become of it: form × school × school year.

What is expected stands in ``expected_forms.yaml``, of whom in ``domain.expected_scope``. What has come is known from
accepted rows and from the register of submissions.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from shnor_pipeline.domain.expected_scope import Expectations
from shnor_pipeline.expected_forms import ExpectedForm, load_expected_forms
from shnor_pipeline.intake.received import Received, received_forms
from shnor_pipeline.programme import load_programme
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings
from shnor_pipeline.storage.warehouse import Warehouse

COLUMNS = (
    "school_id", "form", "title", "school_year", "due_on", "state", "reason", "overdue_days", "received_on", "version",
    "files_n", "path", "exempt",
)  # fmt: skip


class FormState(StrEnum):
    """What has become of a form that a school might owe."""

    ACCEPTED = "принято"
    WITH_QUESTIONS = "принято с вопросами"
    REFUSED = "отклонено"
    FROZEN = "ждёт приказа"
    OVERDUE = "просрочено"
    NOT_DUE = "срок не наступил"
    NOT_REQUIRED = "не требуется"


COME = (FormState.ACCEPTED.value, FormState.WITH_QUESTIONS.value)
MISSING = (FormState.OVERDUE.value, FormState.REFUSED.value, FormState.NOT_DUE.value)
"""States in which the form is still owed."""


def expected_matrix(
    warehouse: Warehouse, settings: Settings, today: date, years: Sequence[SchoolYear] | None = None
) -> pd.DataFrame:
    """Return one row per form, school and school year, in the order of the declaration, the years and the registry.

    Columns: ``school_id``, ``form``, ``title``, ``school_year``, ``due_on``, ``state`` (a FormState), ``reason``
    (why it is not required, refused or questioned), ``overdue_days`` (0 where nothing is overdue), ``received_on``,
    ``version``, ``files_n``, ``path`` (of the last file), ``exempt`` (why the school does not owe it, also where it has
    sent it nevertheless; empty where it does). Without ``years``: from the first year of which anything has
    come to the running one.
    """
    declared = load_expected_forms(settings.home)
    known = _expectations(warehouse, settings)
    schools = warehouse.read("validated_schools").to_dict("records")
    came = received_forms(warehouse, settings, declared.forms)
    wanted = list(years) if years is not None else _years(came, today)
    rows = [
        row for form in declared.forms for year in wanted for row in _form_rows(form, year, schools, known, came, today)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _years(came: Mapping[tuple[str, int, str], Received], today: date) -> list[SchoolYear]:
    """Return the years from the first of which anything has come to the running one."""
    first = min((year for _, year, _ in came), default=None)
    return [] if first is None else [SchoolYear(year) for year in range(first, SchoolYear.containing(today).start + 1)]


def _form_rows(
    form: ExpectedForm,
    year: SchoolYear,
    schools: Sequence[Mapping[Hashable, Any]],
    known: Expectations,
    came: Mapping[tuple[str, int, str], Received],
    today: date,
) -> Iterable[tuple[object, ...]]:
    """Yield the rows of one form and year; none where neither anybody owes it nor anything has come."""
    anything = any(own == form.id and start == year.start for own, start, _ in came)
    nobody = form.not_expected(year, known.programme_years)
    if not anything and (nobody or form.exam):
        return  # not held, or its files have not come for anyone; not asked for
    due = form.due_on(year)
    for school in schools:
        school_id = str(school["school_id"])
        received = came.get((form.id, year.start, school_id))
        exempt = known.exemption({str(name): value for name, value in school.items()}, form, year)
        state, reason = _state(received, exempt, due, today)
        late = max(0, (today - due).days) if state in (FormState.OVERDUE, FormState.REFUSED) and not exempt else 0
        yield (
            school_id, form.id, form.title, year.start, due, state.value, reason, late,
            received.on if received else None, received.version if received else None,
            received.files_n if received else 0, received.path if received else "", exempt,
        )  # fmt: skip


def _state(received: Received | None, exempt: str, due: date, today: date) -> tuple[FormState, str]:
    if received is not None:
        return FormState(received.state), received.reason
    if exempt:
        return FormState.NOT_REQUIRED, exempt
    return (FormState.OVERDUE, "") if today > due else (FormState.NOT_DUE, "")


def _expectations(warehouse: Warehouse, settings: Settings) -> Expectations:
    return Expectations.of(
        load_programme(settings.programme_file).programme.years,
        warehouse.read("derived_status", columns=["school_year", "school_id", "status"]),
        warehouse.read("derived_index", columns=["school_year", "school_id", "is_nsu"]),
        warehouse.read("validated_context", columns=["school_year", "school_id", "grade9_n", "grade11_n"]),
    )
