"""The Dagster job: an op per kind of files and year, per table and year; every process and pickle is the default's.

``graph`` is the job as steps (what each computes, from which outputs of others); ``plain_job`` gives it to Dagster,
``in_one_process`` runs the same steps without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import dagster as dg

from benchmarks.plain import figures, files, place, tables
from shnor_pipeline.school_year import SchoolYear

Output = tuple[str, str]
"""A step and one of its outputs."""
_NEIGHBOURS = {
    "mark_statistics": {"context": (0, -1)},
    "pupil_results": {"context": (0, -1)},
    "social_passport": {"context": (0, -1), "social_passport": (-1,)},
}
"""Tables that the rules of a table look at, of which years."""
_STORED_AS = {"rows": "validated_{}", "quarantine": "validated_quarantine", "findings": "register_findings"}


@dataclass(frozen=True)
class Step:
    """A function, its arguments (one output, or a list of them), the names of its outputs, and where these are kept."""

    name: str
    compute: Callable[..., Any]
    outputs: tuple[str, ...]
    inputs: dict[str, Output | list[Output]] = field(default_factory=dict)
    stored: dict[str, str] = field(default_factory=dict)

    def run(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """Compute, keep in the database what is a table, and return the outputs by name."""
        made = self.compute(**arguments)
        for output, table in self.stored.items():
            place.store(table, made[output])
        return made


def graph() -> list[Step]:
    """Return all steps, each after those that it needs."""
    years = place.YEARS
    steps = [*_reading(), _checked("schools", None)]
    order = ("context", *(noun for noun in _nouns() if noun not in {"schools", "context"}))
    steps += [_checked(noun, year) for noun in order for year in years]
    for year in years:
        steps += _derived(year)
    rows: Output | list[Output] = [_rows("roadmap_status", year) for year in years]
    steps.append(Step("roadmap", figures.executed, ("roadmap",), {"rows": rows}, {"roadmap": "derived_roadmap"}))
    return [*steps, *_reports()]


def _nouns() -> list[str]:
    return list(dict.fromkeys(noun for nouns in files.TABLES.values() for noun in nouns))


def _reading() -> list[Step]:
    groups = list(files.groups())
    steps = [
        Step(
            f"read_{group}", partial(files.read_group, group), ("taken", "columns", *files.TABLES[files.kind_of(group)])
        )
        for group in groups
    ]
    taken: list[Output] = [(f"read_{group}", "taken") for group in groups]
    stored = {"files": "register_submissions", "found": "register_findings"}
    return [*steps, Step("register", tables.register, ("files", "found"), {"taken": taken}, stored)]


def _read(noun: str) -> list[str]:
    return [f"read_{group}" for group in files.groups() if noun in files.TABLES[files.kind_of(group)]]


def _checked(noun: str, year: SchoolYear | None) -> Step:
    readers = _read(noun)
    inputs: dict[str, Output | list[Output]] = {
        "rows": [(reader, noun) for reader in readers],
        "columns": [(reader, "columns") for reader in readers],
        "files": ("register", "files"),
    }
    if year is not None:
        inputs["schools"] = ("schools", "rows")
        for other, offsets in _NEIGHBOURS.get(noun, {}).items():
            known = [_rows(other, of) for of in place.YEARS if of.start - year.start in offsets]
            inputs |= {other: known} if known else {}
    name = f"{noun}_{year.start}" if year else noun
    stored = {output: table.format(noun) for output, table in _STORED_AS.items()}
    return Step(name, partial(tables.validated, noun, year), tuple(_STORED_AS), inputs, stored)


def _rows(noun: str, year: SchoolYear) -> Output:
    return f"{noun}_{year.start}", "rows"


def _derived(year: SchoolYear) -> Iterator[Step]:
    pupils, aggregated = _rows("pupil_results", year), _rows("mark_statistics", year)
    schools: Output = ("schools", "rows")
    aside: list[Output] = [(pupils[0], "quarantine"), (aggregated[0], "quarantine")]
    of_files: dict[str, Any] = {"files": ("register", "files")}
    sources: dict[str, Any] = {"pupils": pupils, "aggregated": aggregated, "quarantine": aside, **of_files}
    columns: list[Output] = [(reader, "columns") for reader in _read("pupil_results")]
    passport, plans = _rows("social_passport", year), _rows("plan_targets", year)
    until = [of for of in place.YEARS if year.start - 2 <= of.start <= year.start]
    two = until[-2:]
    before = two[0] if len(two) > 1 else None

    def made(noun: str, *, of: SchoolYear = year) -> Output:
        return f"{_STEPS.get(noun, noun)}_{of.start}", noun

    def step(name: str, compute: Callable[..., Any], *also: str, **inputs: Any) -> Step:
        outputs = (name, *also)
        stored = {one: f"derived_{one}" for one in outputs if one != "findings"}
        stored |= {"findings": "register_findings"} if "findings" in outputs else {}
        return Step(f"{name}_{year.start}", partial(compute, year), outputs, inputs, stored)

    marks = [made("marks", of=of) for of in two]
    earlier = {} if before is None else {"previous": made("status", of=before)}
    known = {}
    if before is not None:
        known = {"reached": made("attainment", of=before), "index": made("index", of=before)}
        known["passport"] = _rows("social_passport", before)
    yield step("marks_by_source", figures.of_sources, **sources)
    yield step("marks", figures.marks, "findings", **sources, appeals=_rows("appeals", year))
    yield step(
        "task_completion", figures.completion, pupils=pupils, results=_rows("task_results", year), columns=columns,
        **of_files,
    )  # fmt: skip
    yield step("index", figures.index, "index_components", passport=passport, schools=schools)
    yield step("rating", figures.rating, "rating_components", marks=marks, schools=schools)
    yield step("dynamics", figures.compared, marks=[made("marks", of=of) for of in until], schools=schools)
    yield step("cohorts", figures.cohorts, marks=marks, schools=schools)
    yield step("procedures", figures.procedures, marks=marks)
    procedures = [made("procedures", of=of) for of in two]
    yield step("status", figures.status, procedures=procedures, schools=schools, **earlier)
    yield step("matrix", figures.matrix, index=made("index"), rating=made("rating"), status=made("status"))
    answers = _rows("self_assessment", year)
    yield step(
        "attainment", figures.attainment, plans=plans, answers=answers, marks=made("marks"), schools=schools
    )  # fmt: skip
    yield step("target_suggestions", figures.suggested, plans=plans, schools=schools, **known)
    attained = [made("attainment", of=of) for of in two]
    yield step("support", figures.support, measures=_rows("school_roadmap", year), attained=attained)


_STEPS = {"index_components": "index", "rating_components": "rating"}
"""Tables that come out of a step of another name."""
_DERIVED = (
    "marks", "task_completion", "index", "index_components", "dynamics", "cohorts", "rating", "rating_components",
    "procedures", "status", "matrix", "attainment", "target_suggestions", "support",
)  # fmt: skip


_REPORTS = ("july", "half_year", "site", "figures", "method", "submissions")


def _reports() -> list[Step]:
    """Return the steps of the reports; each is given every table that reports are made from."""
    years = place.YEARS
    inputs: dict[str, Output | list[Output]] = {"validated_schools": [("schools", "rows")]}
    checked = [noun for noun in _nouns() if noun not in {"schools", "mark_statistics", "task_results", "appeals"}]
    inputs |= {f"validated_{noun}": [_rows(noun, year) for year in years] for noun in checked}
    for noun in _DERIVED:
        inputs[f"derived_{noun}"] = [(f"{_STEPS.get(noun, noun)}_{year.start}", noun) for year in years]
    inputs["derived_roadmap"] = [("roadmap", "roadmap")]
    inputs["register_submissions"] = [("register", "files")]
    inputs["register_findings"] = [
        ("register", "found"),
        ("schools", "findings"),
        *((f"{noun}_{year.start}", "findings") for noun in (*_nouns()[1:], "marks") for year in years),
    ]
    return [Step(f"report_{name}", partial(_report, name), ("written",), inputs) for name in _REPORTS]


def _report(name: str, **frames: Any) -> dict[str, Any]:
    """Write a report; only its process loads what writes documents."""
    from benchmarks.plain import documents

    return documents.REPORTS[name](**frames)


def in_one_process() -> None:
    """Run the steps one after another without Dagster, for profiles and tests."""
    made: dict[Output, Any] = {}
    for step in graph():
        arguments = {
            name: [made[one] for one in source] if isinstance(source, list) else made[source]
            for name, source in step.inputs.items()
        }
        outputs = step.run(arguments)
        made |= {(step.name, name): outputs[name] for name in step.outputs}


def _op(step: Step) -> dg.OpDefinition:
    def compute(_, arguments: dict[str, Any]) -> Iterator[dg.Output]:
        made = step.run({name: arguments[_safe(name)] for name in step.inputs})
        for name in step.outputs:
            yield dg.Output(made[name], _safe(name))

    return dg.OpDefinition(
        compute_fn=compute,
        name=step.name,
        ins={_safe(name): dg.In() for name in step.inputs},
        outs={_safe(name): dg.Out() for name in step.outputs},
    )


def _safe(name: str) -> str:
    """Return a name that Dagster accepts: «context» is its own."""
    return "context_" if name == "context" else name


@dg.job
def plain_job() -> None:
    """The default executor: a process per step; the default IO manager: a pickle per output."""
    handles: dict[Output, Any] = {}
    for step in graph():
        arguments = {
            _safe(name): [handles[one] for one in source] if isinstance(source, list) else handles[source]
            for name, source in step.inputs.items()
        }
        called = _op(step)(**arguments)
        if len(step.outputs) == 1:
            handles[step.name, step.outputs[0]] = called
        else:
            handles |= {(step.name, name): getattr(called, _safe(name)) for name in step.outputs}
