"""«Кто сдал»: who has sent which form, what is overdue and by how much, and a ready reminder for every school.

Pure functions over the matrix of expected forms and the register of submissions. The workbook, ``shnor status`` and
the status of a folder say the same because they are made from this one model.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any

import pandas as pd

from reports.narrative.russian import Noun, counted
from reports.rendering.style import AMBER, BLUE, BRICK, GREY, Sign
from shnor_pipeline.expected_forms import ExpectedForms
from shnor_pipeline.intake.expected import COME, FormState
from shnor_pipeline.intake.register import ATTENTION_STATES, State
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings

SIGNS: Mapping[str, Sign] = {
    FormState.ACCEPTED.value: Sign("✔", "принято", BLUE),
    FormState.WITH_QUESTIONS.value: Sign("◐", "принято с вопросами", AMBER),
    FormState.REFUSED.value: Sign("✘", "отклонено", BRICK),
    FormState.FROZEN.value: Sign("◇", "ждёт приказа", AMBER),
    FormState.OVERDUE.value: Sign("!", "просрочено", BRICK),
    FormState.NOT_DUE.value: Sign("○", "срок не наступил", GREY),
    FormState.NOT_REQUIRED.value: Sign("—", "не требуется", GREY),
}
DAY = Noun("день", "дня", "дней")
SENDERS = {"school": "школа", "centre": "центр (из РЦОИ, ФИС ОКО)"}
_CELL_ORDER = ("отклонено", "не распознан", "ждём", "ждёт приказа")


@dataclass(frozen=True)
class FormCell:
    """One form of one school in one school year."""

    state: str
    overdue_days: int = 0
    received_on: date | None = None
    version: int = 0
    files_n: int = 0
    reason: str = ""

    @property
    def sign(self) -> Sign:
        """The state's symbol, word and colour."""
        return SIGNS[self.state]

    @property
    def text(self) -> str:
        """What stands in the cell: symbol and word, then days overdue, or the day of receipt and the version."""
        if self.overdue_days:
            first = f"{self.sign} на {counted(self.overdue_days, DAY)}"
            return first if self.state == FormState.OVERDUE.value else f"{self.sign}, {counted(self.overdue_days, DAY)}"
        if self.received_on is None:
            return str(self.sign)
        several = (
            f", файлов {self.files_n}" if self.files_n > 1 else f", версия {self.version}" if self.version > 1 else ""
        )
        return f"{self.sign}\n{self.received_on:%d.%m.%Y}{several}"


@dataclass(frozen=True)
class SchoolRow:
    """A school's cells of one school year, one per form of the year, None where the form has no row."""

    name: str
    school_id: str
    cells: tuple[FormCell | None, ...]


@dataclass(frozen=True)
class YearMatrix:
    """Form × school of one school year."""

    label: str
    forms: tuple[str, ...]
    due: tuple[date, ...]
    rows: tuple[SchoolRow, ...]


@dataclass(frozen=True)
class FormTotal:
    """One form of one school year in numbers of schools."""

    title: str
    year: str
    due_on: date
    owed_n: int
    come_n: int
    questions_n: int
    refused_n: int
    overdue_n: int
    overdue_days: int


@dataclass(frozen=True)
class OverdueLine:
    """One form that a school owes past its day."""

    school: str
    form: str
    year: str
    due_on: date
    days: int
    sender: str
    reason: str


@dataclass(frozen=True)
class SubmissionsPage:
    """Everything that «Кто сдал» and ``shnor status`` say."""

    generated_on: date
    centre: str
    territory: str
    years: tuple[YearMatrix, ...]
    totals: tuple[FormTotal, ...]
    overdue: tuple[OverdueLine, ...]
    reminders: tuple[tuple[str, int, str], ...]
    """School, how many forms it owes past their day, the text to send."""
    exemptions: pd.DataFrame
    """Columns ``school``, ``form``, ``year``, ``reason``."""
    attention: pd.DataFrame
    """Files that are refused, unknown or waiting: ``state``, ``path``, ``received_on``, ``reason``."""
    versions: pd.DataFrame
    """Forms that came more than once: ``form``, ``school``, ``version``, ``path``, ``received_on``, ``state``, ``note``
    (whether it counts)."""
    states: tuple[tuple[str, int], ...]


def submissions_page(
    matrix: pd.DataFrame,
    register: pd.DataFrame,
    schools: pd.DataFrame,
    declared: ExpectedForms,
    settings: Settings,
    today: date,
) -> SubmissionsPage:
    """Return the page; ``matrix`` is ``expected_matrix``, ``register`` and ``schools`` are tables of the catalogue."""
    names = dict(zip(schools["school_id"].astype(str), schools["name"].astype(str), strict=True))
    overdue = _overdue(matrix, names, declared)
    return SubmissionsPage(
        generated_on=today,
        centre=settings.territory.centre,
        territory=settings.territory.name,
        years=tuple(_year(matrix, year, names) for year in sorted(set(matrix["school_year"]), reverse=True)),
        totals=tuple(_totals(matrix)),
        overdue=overdue,
        reminders=_reminders(overdue, declared, settings, today),
        exemptions=_exemptions(matrix, names),
        attention=_attention(register, settings),
        versions=_versions(register, names, settings),
        states=tuple((str(state), int(n)) for state, n in register["state"].value_counts().sort_index().items()),
    )


def _year(matrix: pd.DataFrame, year: int, names: Mapping[str, str]) -> YearMatrix:
    own = matrix[matrix["school_year"] == year]
    forms = own.drop_duplicates("form")
    cells = {(str(row["school_id"]), str(row["form"])): _cell(row) for row in own.to_dict("records")}
    rows = [
        SchoolRow(names.get(school, school), school, tuple(cells.get((school, form)) for form in forms["form"]))
        for school in own["school_id"].drop_duplicates()
    ]
    return YearMatrix(SchoolYear(year).label, tuple(forms["title"]), tuple(forms["due_on"]), tuple(rows))


def _cell(row: Mapping[Any, Any]) -> FormCell:
    return FormCell(
        str(row["state"]),
        int(row["overdue_days"]),
        None if pd.isna(row["received_on"]) else row["received_on"],
        0 if pd.isna(row["version"]) else int(row["version"]),
        int(row["files_n"]),
        str(row["reason"]),
    )


def _totals(matrix: pd.DataFrame) -> list[FormTotal]:
    """Return a line per form and year in which anybody owes it, latest year first, in the order of the declaration."""
    order = {form: place for place, form in enumerate(matrix["form"].drop_duplicates())}
    grouped: Any = matrix.groupby(["school_year", "form"])
    groups = sorted(grouped, key=lambda one: (-one[0][0], order[one[0][1]]))
    lines = []
    for (year, _), group in groups:
        states = group.loc[group["exempt"] == "", "state"]
        owed = len(states)
        if not owed:
            continue
        lines.append(
            FormTotal(
                title=str(group["title"].iloc[0]),
                year=SchoolYear(int(year)).label,
                due_on=group["due_on"].iloc[0],
                owed_n=owed,
                come_n=int(states.isin(COME).sum()),
                questions_n=int((states == FormState.WITH_QUESTIONS.value).sum()),
                refused_n=int((states == FormState.REFUSED.value).sum()),
                overdue_n=int((group["overdue_days"] > 0).sum()),
                overdue_days=int(group["overdue_days"].max()),
            )
        )
    return lines


def _overdue(matrix: pd.DataFrame, names: Mapping[str, str], declared: ExpectedForms) -> tuple[OverdueLine, ...]:
    senders = {form.id: SENDERS[form.sender] for form in declared.forms}
    late = matrix[matrix["overdue_days"] > 0]
    lines = [
        OverdueLine(
            names.get(str(row["school_id"]), str(row["school_id"])), str(row["title"]),
            SchoolYear(int(row["school_year"])).label, row["due_on"], int(row["overdue_days"]),
            senders[str(row["form"])], str(row["reason"]),
        )
        for row in late.to_dict("records")
    ]  # fmt: skip
    return tuple(sorted(lines, key=lambda line: (line.school, line.due_on, line.form)))


def _reminders(
    overdue: tuple[OverdueLine, ...], declared: ExpectedForms, settings: Settings, today: date
) -> tuple[tuple[str, int, str], ...]:
    """Return a text per school; results that the centre itself receives are not asked of schools."""
    by_school: dict[str, list[OverdueLine]] = {}
    for line in overdue:
        if line.sender == SENDERS["school"]:
            by_school.setdefault(line.school, []).append(line)
    texts = []
    for school, lines in by_school.items():
        items = "\n".join(f"{number}. {_asked(line)}" for number, line in enumerate(lines, start=1))
        text = declared.reminder.format(
            school=school,
            date=f"{today:%d.%m.%Y}",
            items=items,
            days=declared.reminder_days,
            centre=settings.territory.centre,
        )
        texts.append((school, len(lines), text))
    return tuple(texts)


def _asked(line: OverdueLine) -> str:
    text = (
        f"{line.form} за {line.year} учебный год — срок {line.due_on:%d.%m.%Y}, просрочено на {counted(line.days, DAY)}"
    )
    return f"{text}. Присланный файл не принят: {line.reason}" if line.reason else f"{text};"


def _exemptions(matrix: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    own = matrix[matrix["state"] == FormState.NOT_REQUIRED.value]
    return pd.DataFrame(
        {
            "school": own["school_id"].map(lambda one: names.get(str(one), str(one))),
            "form": own["title"],
            "year": own["school_year"].map(lambda one: SchoolYear(int(one)).label),
            "reason": own["reason"],
        }
    ).sort_values(["year", "form", "reason", "school"], ascending=[False, True, True, True], ignore_index=True)


def _attention(register: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    own = register[register["state"].isin(ATTENTION_STATES)]
    frame = pd.DataFrame(
        {
            "state": own["state"],
            "path": own["path"],
            "received_on": _days(own["first_seen"], settings),
            "reason": own["reason"].fillna(""),
        }
    )
    order = frame["state"].map({state: place for place, state in enumerate(_CELL_ORDER)})
    return frame.assign(order=order).sort_values(["order", "path"], ignore_index=True).drop(columns="order")


def _versions(register: pd.DataFrame, names: Mapping[str, str], settings: Settings) -> pd.DataFrame:
    """Return the files of every form that came more than once, in order of version, and which of them counts."""
    replaced = register["superseded_by"].fillna("") != ""
    accepted = register[register["state"].isin([State.ACCEPTED.value, State.WITH_QUESTIONS.value])]
    chains = accepted[replaced.loc[accepted.index] | (accepted["version"].fillna(1) > 1)]
    paths = dict(zip(register["submission_id"], register["path"], strict=True))
    notes = [
        f"заменён файлом «{paths.get(by, by)}»" if by else "учитывается: повторная подача"
        for by in chains["superseded_by"].fillna("")
    ]
    frame = pd.DataFrame(
        {
            "form": chains["form"].fillna(""),
            "school": chains["school_id"].map(lambda one: names.get(str(one), "" if pd.isna(one) else str(one))),
            "version": chains["version"],
            "path": chains["path"],
            "received_on": _days(chains["first_seen"], settings),
            "state": chains["state"],
            "note": notes,
        }
    )
    return frame.sort_values(["form", "school", "path", "version"], ignore_index=True)


def _days(moments: pd.Series, settings: Settings) -> pd.Series:
    """Return the local days of moments kept in UTC."""
    return moments.map(lambda one: one.replace(tzinfo=UTC).astimezone(settings.zone).date()).astype("object")
