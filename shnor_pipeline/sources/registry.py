"""Reading the register of schools: one row per school and branch, with renames, mergers and closures."""

from __future__ import annotations

import pandas as pd

from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.sources.form_reader import Match
from shnor_pipeline.sources.headers import HeaderMatch, find_header
from shnor_pipeline.sources.layouts import load_layout
from shnor_pipeline.sources.reading import Reading, ReadingContext, RowState
from shnor_pipeline.sources.tables import RawTable, Verdict, raw_table, typed_frame
from shnor_pipeline.sources.text import code_number, dates, gia_codes, header_text, logins
from shnor_pipeline.sources.workbook import Sheet, Workbook

_TEXTS = ("name", "full_name", "former_names", "settlement", "area", "status", "curator")
_CODES = {"head_code": "головная ОО", "successor_code": "правопреемник"}
_DATES = ("valid_from", "valid_to")
_FIELDS = {
    "fisoko_login": "login",
    "gia_code": "code",
    **{name: name for name in (*_TEXTS, *_CODES, *_DATES, "type")},
}
_NO_SCHOOL = Verdict(
    "REGISTRY-001",
    Severity.ERROR,
    "в строке реестра нет наименования или нет ни логина, ни кода ОО",
    "Впишите краткое наименование и логин ФИС ОКО либо код ОО (ГИА); у филиала — код головной ОО.",
)
_REPEATED = Verdict(
    "REGISTRY-002",
    Severity.ERROR,
    "логин или код этой школы уже есть в строке выше",
    "Оставьте одну строку на школу; прежние наименования пишутся в столбец «Прежние наименования».",
)
_UNKNOWN_TYPE = Verdict(
    "REGISTRY-003",
    Severity.QUESTION,
    "тип ОО не распознан",
    "Укажите НОШ, ООШ, СОШ или филиал: от типа зависит, какие экзамены ожидаются от школы.",
)
_BAD_DATE = Verdict(
    "REGISTRY-004", Severity.QUESTION, "дата не распознана, взято как пустое", "Запишите дату в виде дд.мм.гггг."
)
_BAD_LOGIN = Verdict(
    "REGISTRY-006",
    Severity.QUESTION,
    "логин ФИС ОКО записан неверно, взято как пустое",
    "Логин состоит из букв edu и шести цифр, например edu380001.",
)


class RegistryReader:
    """The register of schools of the district (frame ``schools``, with its own ``school_id``).

    ``school_id`` is the ФИС ОКО login; without one ``gia-<code>``; for a branch with neither
    ``branch-<head's code>-<n>``, n counting the branches of that head in the order of the rows.
    """

    kind = "school_registry"
    label = "Реестр школ"

    def recognise(self, workbook: Workbook, context: ReadingContext) -> Match | None:  # noqa: ARG002
        """Fit by the columns of the register: name, type, and a login or a code."""
        layout = load_layout("registry")
        found = _table(workbook)
        return Match(len(found[1].columns) / len(layout["columns"]), layout["layout"]) if found else None

    def read(self, workbook: Workbook, match: Match, context: ReadingContext) -> Reading:  # noqa: ARG002
        """Read every row; rows that name no school are quarantined."""
        found = _table(workbook)
        raw = raw_table(*found) if found else None
        if raw is None or raw.is_empty:
            message = "в реестре нет ни одной школы"
            finding = Finding("REGISTRY-000", Severity.ERROR, Stage.READING, message, "Заполните реестр школ.")
            return Reading(self.kind, match.layout, findings=[finding], rejected=message)
        findings: list[Finding] = []
        frame = _frame(raw, findings)
        return Reading(self.kind, match.layout, {"schools": frame}, raw.source_columns("schools", _FIELDS), findings)


def _table(workbook: Workbook) -> tuple[Sheet, HeaderMatch] | None:
    layout = load_layout("registry")
    found = []
    for sheet in workbook.sheets:
        header = find_header(sheet, layout["columns"], layout["required"])
        if header is not None and not set(layout["any_of"]).isdisjoint(header.columns):
            found.append((sheet, header))
    return max(found, key=lambda one: len(one[1].columns), default=None)


def _frame(raw: RawTable, findings: list[Finding]) -> pd.DataFrame:
    columns: dict[str, pd.Series] = {name: raw.texts(name) for name in _TEXTS}
    columns |= {name: gia_codes(raw.column(name)) for name in _CODES}
    columns["fisoko_login"] = logins(raw.column("login"))
    columns["gia_code"] = gia_codes(raw.column("code"))
    columns["type"] = _types(raw, findings)
    for name in _DATES:
        columns[name] = dates(raw.column(name))
        findings += raw.findings(columns[name].isna() & (raw.texts(name) != ""), name, _BAD_DATE)
    written = raw.texts("login")
    findings += raw.findings((columns["fisoko_login"] == "") & ~written.isin(["", "-", "нет"]), "login", _BAD_LOGIN)
    is_branch = columns["type"] == load_layout("registry")["branch_type"]
    _share_with_head(columns, is_branch)
    columns["school_id"] = _school_ids(columns, is_branch)
    columns["row_state"] = _states(raw, columns, findings)
    _report_unknown_codes(raw, columns, is_branch, findings)
    columns["sheet"] = pd.Series(raw.sheet.name, index=raw.index)
    columns["row"] = raw.rows
    return typed_frame("schools", columns, raw.index, own_school_id=True)


def _types(raw: RawTable, findings: list[Finding]) -> pd.Series:
    declared = load_layout("registry")["types"]
    known = {header_text(word): kind for kind, words in declared.items() for word in (kind, *words)}
    written = raw.texts("type")
    types = written.map(header_text).map(known)
    findings += raw.findings(types.isna(), "type", _UNKNOWN_TYPE)
    return types.where(types.notna(), written)


def _share_with_head(columns: dict[str, pd.Series], is_branch: pd.Series) -> None:
    """Take from a branch the login or code that it shares with a school: they name that school."""
    for name in ("fisoko_login", "gia_code"):
        schools = set(columns[name].mask(is_branch, "")) - {""}
        columns[name] = columns[name].mask(is_branch & columns[name].isin(schools), "")


def _school_ids(columns: dict[str, pd.Series], is_branch: pd.Series) -> pd.Series:
    login, code, head = columns["fisoko_login"], columns["gia_code"], columns["head_code"]
    ids = login.mask(login == "", "gia-" + code).mask((login == "") & (code == ""), "")
    unnamed = is_branch & (ids == "") & (head != "")
    number = unnamed.astype("int64").groupby(head).cumsum()
    return ids.mask(unnamed, "branch-" + head + "-" + number.astype("str"))


def _states(raw: RawTable, columns: dict[str, pd.Series], findings: list[Finding]) -> pd.Series:
    nameless = (columns["name"] == "") | (columns["school_id"] == "")
    codes = columns["gia_code"].map(code_number).astype("Int64")
    repeated = ~nameless & (columns["school_id"].duplicated() | (codes.duplicated() & codes.notna()))
    findings += raw.findings(nameless, "name", _NO_SCHOOL)
    findings += raw.findings(repeated, "login" if "login" in raw.header.columns else "code", _REPEATED)
    return pd.Series(RowState.OK, index=raw.index, dtype="object").mask(nameless | repeated, RowState.QUARANTINED)


def _report_unknown_codes(
    raw: RawTable, columns: dict[str, pd.Series], is_branch: pd.Series, findings: list[Finding]
) -> None:
    known = {number for code in columns["gia_code"] if (number := code_number(code)) is not None}
    known_logins = set(columns["fisoko_login"])
    guidance = "Укажите код ОО (ГИА) из столбца кодов этого же реестра."
    for name, label in _CODES.items():
        code = columns[name]
        unknown = (code != "") & ~code.map(code_number).isin(known) & ~logins(code).isin(known_logins - {""})
        message = f"{label}: такого кода нет в реестре"
        findings += raw.findings(unknown, name, Verdict("REGISTRY-005", Severity.QUESTION, message, guidance))
    headless = is_branch & (columns["head_code"] == "")
    message = "у филиала не указан код головной ОО: его обучающиеся не будут учтены"
    findings += raw.findings(headless, "head_code", Verdict("REGISTRY-005", Severity.QUESTION, message, guidance))


READERS = (RegistryReader(),)
