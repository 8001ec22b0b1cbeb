"""A figure explained: what it is, formula, numbers, parameters, the rows it was computed from, and their cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from reports.explanation.arithmetic import substituted
from reports.explanation.cells import CellFinder, CellRange
from reports.explanation.computed import parents_of, value_of
from reports.explanation.lineage import Lineage, Ref, plain
from reports.explanation.quantities import RECEIVED, Quantity, quantity
from reports.explanation.totals import total_rule
from reports.narrative.labels import procedure_label
from reports.narrative.russian import SCHOOL, Noun, counted, to_counted
from reports.rendering.formatting import NBSP, number
from reports.view_models.figures import Figure
from reports.view_models.report_data import DISTRICT, MUNICIPALITY, ReportData, Row
from shnor_pipeline.catalogue import table
from shnor_pipeline.domain.roadmap import NO_REPORT
from shnor_pipeline.sources.form_layouts import form_layout

_INDICATOR = Noun("показатель", "показателя", "показателей", dative=("показателю", "показателям"))
_SELECTED = {"up": "рост", "down": "снижение", "same": "без изменений"}
_OF_SCHOOLS = ("derived_marks", "derived_dynamics", "derived_task_completion")
"""Tables of schools whose rows together are the district's figure, where no school is named."""
_HIDDEN = {"school_year", "file_id", "sheet", "row", "season", "period"}
_ITEMS = ("field", "item", "indicator", "event")
_STEPS = {
    "derived_marks": ("participants", "n2", "n3", "n4", "n5", "below_threshold", "mean_mark", "mean_score"),
    "derived_index": ("index",),
    "derived_index_components": ("share_pct", "mean_pct", "sd_pct", "weight", "sign", "contribution"),
    "derived_rating": ("participations", "deviation", "shrinkage", "rating"),
    "derived_rating_components": ("n", "score", "district_score", "deviation"),
    "derived_procedures": ("n", "below_n", "low_pct"),
    "derived_status": ("status", "low_procedures_n", "movement"),
    "derived_matrix": ("cell",),
    "derived_attainment": ("numerator", "denominator", "fact", "plan"),
    "derived_task_completion": ("task", "n", "completion_pct", "district_pct"),
    "derived_cohorts": ("mean_before", "mean_now", "district_before", "district_now", "gap_change", "wording"),
    "derived_dynamics": ("mean_before", "mean_now", "mean_change", "wording"),
    "derived_roadmap": ("due_on", "status", "is_due"),
    "register_submissions": ("path", "state", "reason"),
    "register_findings": ("severity", "message", "sheet", "cell"),
    "validated_social_passport": ("value",),
    "validated_plan_targets": ("baseline", "plan", "fact"),
    "validated_self_assessment": ("value", "denominator", "text"),
}


@dataclass(frozen=True)
class Explained:
    """Everything there is to say of one figure; ``stored`` is its value in the warehouse now."""

    figure: Figure
    label: str
    formula: str
    numbers: str
    parameters: tuple[str, ...]
    steps: tuple[str, ...]
    cells: tuple[CellRange, ...]
    stored: float | int | str | None
    note: str = ""
    interval: str = ""


class Explainer:
    """Explains the figures of the reports of one school year from the tables of the warehouse."""

    def __init__(self, data: ReportData) -> None:
        """Take the tables; ``data.frames`` also hold the validated results and the register of source columns."""
        self.data = data
        self.lineage = Lineage(data)
        self._finder = CellFinder(data, self.lineage)
        self._cells: dict[tuple[Any, ...], tuple[CellRange, ...]] = {}

    def explain(self, figure: Figure) -> Explained:
        """Return the explanation; LookupError where the warehouse no longer has the figure's row."""
        what = quantity(figure.table, figure.column)
        rows = self._rows(figure)
        if self.is_total(figure):
            refs, value, numbers, interval = self._of_rows(figure, what, rows)
            shown = refs
        else:
            ref = Ref(figure.table, rows[0], figure.column)
            refs, shown = [ref], parents_of(self.lineage, ref)
            value = value_of(self.lineage, figure.table, rows[0], figure.column)
            numbers, interval = substituted(self.lineage, ref), _interval(what, rows[0])
        cells = self._places(figure, refs) if refs else ()
        return Explained(
            figure=figure,
            label=self.label(figure),
            formula=what.formula,
            numbers=numbers,
            parameters=self._parameters(figure, what, rows),
            steps=self._who_sent(figure, rows) if figure.column == RECEIVED else self._described(shown),
            cells=cells,
            stored=value,
            note="" if cells else self._absence(figure, rows),
            interval=interval,
        )

    def _of_rows(
        self, figure: Figure, what: Quantity, rows: list[Row]
    ) -> tuple[list[Ref], float | int | str | None, str, str]:
        """Return what a figure counted over rows rests on, its value counted anew, its numbers and its interval."""
        chosen = [row for row in rows if figure.table != "derived_marks" or row["school_id"] != MUNICIPALITY]
        refs = [Ref(figure.table, row, figure.column) for row in chosen]
        rule = total_rule(figure.table, figure.column)
        if figure.table.startswith("register_"):  # files that are not counted are no part of the answer
            counted_rows = rule.counted(rows) if rule is not None else self._wanted(figure, rows)
            refs = [Ref(figure.table, row, figure.column) for row in counted_rows]
        if rule is None or figure.column in dict(figure.key):
            return refs, self._counted(figure, rows), "", ""
        bounds = rule.bounds(self.lineage, rows)
        interval = "" if bounds is None else _between(bounds, what.method)
        return refs, rule.value(self.lineage, rows), rule.numbers(self.lineage, rows), interval

    @staticmethod
    def is_total(figure: Figure) -> bool:
        """Return whether the figure was counted over rows: its key is not that of one row."""
        several = any(isinstance(value, list | tuple) for _, value in figure.key)
        return several or {name for name, _ in figure.key} != set(table(figure.table).key)

    def label(self, figure: Figure) -> str:
        """Return what the figure is and of whom, in words."""
        key = dict(figure.key)
        parts = [quantity(figure.table, figure.column).label]
        school = key.get("school_id")
        if isinstance(school, list | tuple):
            parts.append(counted(len(school), SCHOOL))
        elif self.is_total(figure) and not school and figure.table in _OF_SCHOOLS:
            parts.append("район")
        elif school:
            parts.append("район" if school in (DISTRICT, MUNICIPALITY) else self.data.school_name(str(school)))
        parts.extend(self._of_what(figure, key))
        return "; ".join(part for part in parts if part)

    def of_what(self, figure: Figure) -> list[str]:
        """Return what the figure is of, beside its school: work, indicator, component, period, year."""
        return self._of_what(figure, dict(figure.key))

    def _of_what(self, figure: Figure, key: Mapping[str, Any]) -> list[str]:
        if "file_id" in key:
            row = next(iter(self._found(figure)), None)
            key = {"school": row["school_id"]} if row else {}
            parts = [self.data.school_name(str(key["school"]))] if key.get("school") else []
            items = [self._item(str(row[part])) for part in _ITEMS if row and row.get(part)]
            return parts + items + ([str(int(row["year"]))] if row and row.get("year") else [])
        parts: list[str] = []
        if "exam" in key:
            parts += _work_words(key)
        for name in ("procedure", "component"):
            if key.get(name):
                parts.append(self._component(str(key[name])))
        if key.get("indicator"):
            parts += self._indicator_words(key)
        for name in ("status", "movement", "cell", "support", "direction", "effect"):
            if key.get(name):
                value = key[name]
                words = value if isinstance(value, list | tuple) else [value]
                parts.append(", ".join("не в списке" if word == "—" else _SELECTED.get(word, word) for word in words))
        if "section" in key:
            parts.append(f"раздел {key['section']}" if key["section"] else "вся дорожная карта")
        if key.get("period"):
            parts.append(str(key["period"]))
        if key.get("year"):
            parts.append(str(int(key["year"])))
        elif key.get("school_year") is not None:
            parts.append(str(int(key["school_year"]) + 1))
        return parts

    def _indicator_words(self, key: Mapping[str, Any]) -> list[str]:
        """Return the indicator and its basis; of several indicators only how many they are."""
        if isinstance(key["indicator"], list | tuple):
            return [f"по{NBSP}{to_counted(len(key['indicator']), _INDICATOR)}"]
        return [self.data.indicator_title(str(key["indicator"])), str(plain(key.get("basis")))]

    def _component(self, name: str) -> str:
        known = self.data.methodology.index.components.get(name)
        return known.label if known else procedure_label(name)

    def _found(self, figure: Figure) -> list[Row]:
        key = dict(figure.key)
        section = key.pop("section", None)
        if self.is_total(figure):
            key.pop(figure.column, None)  # what was counted among the rows does not choose them
        rows = self.lineage.rows(figure.table, key)
        if section:
            events = {event.id for part in self.data.programme.sections if part.id == section for event in part.events}
            rows = [row for row in rows if row["event"] in events]
        return rows

    def _rows(self, figure: Figure) -> list[Row]:
        rows = self._found(figure)
        if not rows and not (self.is_total(figure) and figure.value == 0):
            raise LookupError(
                f"{figure.code}: строки «{table(figure.table).label}» в хранилище больше нет: данные изменились"
            )
        return rows

    def _counted(self, figure: Figure, rows: list[Row]) -> float | int | str | None:
        if dict(figure.key).get(figure.column) is None:
            raise KeyError(f"{figure.code}: нет правила счёта по строкам")
        return len(self._wanted(figure, rows))

    @staticmethod
    def _wanted(figure: Figure, rows: list[Row]) -> list[Row]:
        wanted = dict(figure.key).get(figure.column)
        words = wanted if isinstance(wanted, list | tuple) else [wanted]
        return [row for row in rows if wanted is None or row[figure.column] in words]

    def _places(self, figure: Figure, refs: list[Ref]) -> tuple[CellRange, ...]:
        named = dict(figure.key).get("school_id")
        school = named if isinstance(named, str) and named not in (DISTRICT, MUNICIPALITY) else ""
        identity = (*refs[0].identity, school) if len(refs) == 1 else (figure.table, figure.column, figure.key)
        if identity not in self._cells:
            self._cells[identity] = self._finder.ranges(refs, school)
        return self._cells[identity]

    def _parameters(self, figure: Figure, what: Quantity, rows: list[Row]) -> tuple[str, ...]:
        if (
            figure.table == "derived_attainment"
            and figure.column in ("plan", "attainment")
            and not self.is_total(figure)
        ):
            indicator = rows[0]["indicator"]
            if rows[0]["school_id"] == DISTRICT or "план — по программе" in str(rows[0]["note"] or ""):
                return (*what.parameters, f"programme:{indicator}")
        if figure.table == "derived_roadmap":
            return (*what.parameters, "programme:calendar")
        return what.parameters

    def _absence(self, figure: Figure, rows: list[Row]) -> str:
        if figure.table == "derived_attainment" and figure.column in ("plan", "baseline", "attainment"):
            return "значение взято из файла программы: своего плана в принятых файлах нет"
        if not rows:
            return "ни одной такой строки в хранилище нет, поэтому и ячеек нет: счёт равен нулю"
        if figure.table == "derived_roadmap" and all(
            NO_REPORT in str(row["note"] or "") for row in rows if row["is_due"]
        ):
            return "сведения о мероприятиях раздела не поступили: исходных ячеек нет"
        if figure.table == "register_submissions":
            return "это счёт самих файлов папки приёма, они названы выше"
        if figure.table == "register_findings":
            return "это счёт замечаний реестра: файл, лист и ячейка каждого названы выше"
        if (figure.table, figure.column) == ("derived_index", "coverage"):
            return "социального паспорта школы в принятых файлах нет: исходных ячеек нет"
        return ""

    def _who_sent(self, figure: Figure, rows: list[Row]) -> tuple[str, ...]:
        """Return which of the schools that owe a form have sent it and which have not."""
        owing, come = dict(figure.key)["school_id"], {row["school_id"] for row in rows}
        parts = (
            (word, sorted(self.data.school_name(str(school)) for school in owing if (school in come) is sent))
            for word, sent in (("Не получено", False), ("Получено", True))
        )
        return tuple(f"{word} ({len(names)}): {'; '.join(names)}" for word, names in parts if names)

    def _described(self, refs: list[Ref]) -> tuple[str, ...]:
        lines: dict[str, None] = {}
        for ref in refs:
            shape = table(ref.table)
            key = {name: ref.row.get(name) for name in shape.key if name not in _HIDDEN}
            names = [self._key_text(name, value) for name, value in key.items()]
            if ref.table.startswith("validated_"):
                names = [self._item(str(ref.row[part])) for part in _ITEMS if ref.row.get(part)]
                if ref.table == "validated_pupil_results":
                    continue  # participants are counted in the cells, never listed one by one
            values = [
                f"{shape.field(name).label} {_value(ref.row[name])}"
                for name in _STEPS.get(ref.table, (ref.column,))
                if ref.row.get(name) is not None
            ]
            if ref.table == "register_findings":
                names = [
                    self.data.school_name(str(ref.row["school_id"])) if ref.row["school_id"] else "",
                    self._finder.path(str(ref.row["file_id"])) if ref.row["file_id"] else "",
                ]
            if ref.table == "register_submissions":
                names = [str(ref.row["form"] or ref.row["kind"] or "")]
            if ref.table == "validated_appeals":
                names = ["удовлетворена"]
            named = ", ".join(filter(None, names))
            lines[f"{shape.label}{f': {named}' if named else ''} — {'; '.join(values)}"] = None
        return tuple(lines)

    def _item(self, name: str) -> str:
        """Return an item of a form in words where the methodology or the programme has them."""
        if name == "pupils_total":
            return "всего обучающихся"
        labels = {item.field: item.label for item in self.data.methodology.index.components.values()}
        return labels.get(name) or _asked().get(name) or self.data.indicator_title(name)

    def _key_text(self, name: str, value: Any) -> str:
        if plain(value) == "":
            return ""
        if name == "school_id":
            return self.data.school_name(str(value))
        if name in ("procedure", "component"):
            return self._component(str(value))
        if name == "indicator":
            return self.data.indicator_title(str(value))
        return _value(value)


def _work_words(key: Mapping[str, Any]) -> list[str]:
    """Return the work that a key names, its season and its task; the exam alone where it names no subject."""
    if "subject" not in key:
        return [str(key["exam"])]
    grade = int(key["grade"]) if plain(key.get("grade")) != "" else ""
    return [
        procedure_label(f"{key['exam']}|{grade}|{key['subject']}|{plain(key.get('level'))}"),
        "осень" if key.get("season") == "autumn" else "",
        f"задание {key['task']}" if key.get("task") else "",
    ]


def _interval(what: Quantity, row: Row) -> str:
    """Return the interval of a figure and how it was found; empty where it has none."""
    if what.bounds is None or any(row[name] is None for name in what.bounds):
        return ""
    return _between((row[what.bounds[0]], row[what.bounds[1]]), what.method)


def _between(bounds: tuple[float, float], method: str) -> str:
    lower, upper = (_value(value) for value in bounds)
    return f"от {lower} до {upper} ({method})"


@cache
def _asked() -> dict[str, str]:
    """Return what the self-assessment asks, by item; block F asks for facts of indicators, named as those are."""
    return {item.id: item.label for item in form_layout("self_assessment").items if item.block != "F"}


@lru_cache(maxsize=1 << 16, typed=True)
def _value(value: Any) -> str:
    """Return a value as it is read; the same few thousand come back in the steps of one figure after another."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, float) and not value.is_integer():
        return number(value, 2)
    return str(int(value)) if isinstance(value, float) else str(value)
