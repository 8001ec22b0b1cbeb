"""Who should have sent what by when, and what has become of it: form × school × school year.

What is expected stands in ``expected_forms.yaml``; exemptions come from the registry (a primary school has no ОГЭ, a
school without grade 11 no ЕГЭ, a closed school nothing after it closed, a branch nothing of its own) and from the
programme's scope (plan targets and roadmaps are owed by ШНОР and НСУ). What has come is known from accepted rows and
from the register of submissions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import pandas as pd

from shnor_pipeline.expected_forms import ExpectedForm, load_expected_forms
from shnor_pipeline.intake.received import Received, received_forms
from shnor_pipeline.programme import load_programme
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings
from shnor_pipeline.storage.warehouse import Warehouse

COLUMNS = (
    "school_id", "form", "title", "school_year", "due_on", "state", "reason", "overdue_days", "received_on", "version",
    "files_n", "path",
)  # fmt: skip
_BRANCH = "филиал"


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


@dataclass(frozen=True)
class Expectations:
    """What the matrix is worked out from: the registry, the programme's scope and what is known of classes."""

    schools: pd.DataFrame
    programme_years: tuple[int, ...]
    listed: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """School year → schools that its figures put in the programme's scope."""
    empty_grades: frozenset[tuple[int, int, str]] = frozenset()
    """(school year, grade, school) without a single pupil, by the context forms."""

    def in_scope(self, year: SchoolYear) -> frozenset[str] | None:
        """Return the schools in scope by last year's figures, by the year's own where there are none; None: unknown."""
        return self.listed.get(year.start - 1) or self.listed.get(year.start)


def expected_matrix(
    warehouse: Warehouse, settings: Settings, today: date, years: Sequence[SchoolYear] | None = None
) -> pd.DataFrame:
    """Return one row per form, school and school year, in the order of the declaration, the years and the registry.

    Columns: ``school_id``, ``form``, ``title``, ``school_year``, ``due_on``, ``state`` (a FormState), ``reason``
    (why it is not required, refused or questioned), ``overdue_days`` (0 where nothing is overdue), ``received_on``,
    ``version``, ``files_n``, ``path`` (of the last file). Without ``years``: from the first year of which anything has
    come to the running one.
    """
    declared = load_expected_forms(settings.home)
    known = _expectations(warehouse, settings)
    came = received_forms(warehouse, settings, declared.forms)
    wanted = list(years) if years is not None else _years(came, today)
    rows = [row for form in declared.forms for year in wanted for row in _form_rows(form, year, known, came, today)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _years(came: Mapping[tuple[str, int, str], Received], today: date) -> list[SchoolYear]:
    """Return the years from the first of which anything has come to the running one."""
    first = min((year for _, year, _ in came), default=None)
    return [] if first is None else [SchoolYear(year) for year in range(first, SchoolYear.containing(today).start + 1)]


def _form_rows(
    form: ExpectedForm,
    year: SchoolYear,
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
    for school in known.schools.to_dict("records"):
        school_id = str(school["school_id"])
        received = came.get((form.id, year.start, school_id))
        exempt = nobody or _exemption({str(name): value for name, value in school.items()}, form, year, known)
        state, reason = _state(received, exempt, due, today)
        late = max(0, (today - due).days) if state in (FormState.OVERDUE, FormState.REFUSED) and not exempt else 0
        yield (
            school_id, form.id, form.title, year.start, due, state.value, reason, late,
            received.on if received else None, received.version if received else None,
            received.files_n if received else 0, received.path if received else "",
        )  # fmt: skip


def _state(received: Received | None, exempt: str, due: date, today: date) -> tuple[FormState, str]:
    if received is not None:
        return FormState(received.state), received.reason
    if exempt:
        return FormState.NOT_REQUIRED, exempt
    return (FormState.OVERDUE, "") if today > due else (FormState.NOT_DUE, "")


def _exemption(school: Mapping[str, object], form: ExpectedForm, year: SchoolYear, known: Expectations) -> str:
    """Return why the school does not owe the form; empty where it does."""
    kind, school_id = str(school.get("type") or ""), str(school["school_id"])
    opened, closed = school.get("valid_from"), school.get("valid_to")
    if kind == _BRANCH:
        return "филиал: сдаёт головная школа"
    if isinstance(closed, date) and not pd.isna(closed) and closed < year.last_day:
        return f"не действует с {closed:%d.%m.%Y}"
    if isinstance(opened, date) and not pd.isna(opened) and opened > year.first_day:
        return f"действует с {opened:%d.%m.%Y}"
    if form.types and kind not in form.types:
        return f"{kind or 'тип не указан'}: нет {form.grade} класса" if form.grade else f"не для типа {kind}"
    if form.grade and (year.start, form.grade, school_id) in known.empty_grades:
        return f"нет обучающихся {form.grade} класса (контекстные данные)"
    if form.schools == "programme":
        scope = known.in_scope(year)
        if scope is None:
            return "список ШНОР и НСУ ещё не рассчитан"
        if school_id not in scope:
            return "не ШНОР и не НСУ"
    return ""


def _expectations(warehouse: Warehouse, settings: Settings) -> Expectations:
    return Expectations(
        schools=warehouse.read("validated_schools"),
        programme_years=load_programme(settings.programme_file).programme.years,
        listed=_listed(warehouse),
        empty_grades=frozenset(_empty_grades(warehouse)),
    )


def _listed(warehouse: Warehouse) -> dict[int, frozenset[str]]:
    """Return per school year the schools that are ШНОР by status or НСУ by index."""
    status = warehouse.read("derived_status", columns=["school_year", "school_id", "status"])
    low = status[status["status"].astype("string").str.startswith("ШНОР").fillna(value=False).astype(bool)]
    index = warehouse.read("derived_index", columns=["school_year", "school_id", "is_nsu"])
    adverse = index[index["is_nsu"].astype("boolean").fillna(value=False).astype(bool)]
    both = pd.concat([frame[["school_year", "school_id"]] for frame in (low, adverse)])
    return {int(str(year)): frozenset(group["school_id"].astype(str)) for year, group in both.groupby("school_year")}


def _empty_grades(warehouse: Warehouse) -> Iterable[tuple[int, int, str]]:
    context = warehouse.read("validated_context", columns=["school_year", "school_id", "grade9_n", "grade11_n"])
    for grade in (9, 11):
        none = context[
            pd.to_numeric(context[f"grade{grade}_n"]).eq(0).fillna(value=False) & context["school_id"].notna()
        ]
        yield from (
            (int(year), grade, str(school)) for year, school in zip(none["school_year"], none["school_id"], strict=True)
        )
