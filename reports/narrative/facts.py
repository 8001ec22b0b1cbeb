"""Facts about a school that causes are weighed against: named values, with the district's mean where there is one."""

from __future__ import annotations

from dataclasses import dataclass

from reports.rendering.formatting import number
from reports.view_models.school_card import SchoolCard

_SCORES = {0: "нет", 1: "частично", 2: "да"}


@dataclass(frozen=True)
class Fact:
    """A value, how it is printed, the district's mean, and by how many standard deviations it is worse than it."""

    value: float | str
    text: str
    mean: str = ""
    adverse: float | None = None


def school_facts(card: SchoolCard, markers_n: int | None = None) -> dict[str, Fact]:
    """Return the known facts of a school by name (``component.*``, ``A.*`` … ``F.*``, ``marks.*``, ``status.*``)."""
    facts: dict[str, Fact] = {}
    for row in card.components:
        if row["share_pct"] is not None:
            adverse = None if row["z"] is None or row["sign"] is None else -float(row["z"]) * int(row["sign"])
            mean = number(row["mean_pct"])
            facts[f"component.{row['component']}"] = Fact(row["share_pct"], number(row["share_pct"]), mean, adverse)
    for name, row in card.passport.items():
        if row["value"] is not None:
            facts[f"passport.{name}"] = Fact(row["value"], _plain(row["value"]))
    for name, row in card.self_assessment.items():
        if row["value"] is not None:
            value = row["value"]
            shown = _SCORES.get(int(value), _plain(value)) if name.startswith("D.") else _plain(value)
            facts[name] = Fact(value, shown)
        elif row["text"] is not None:
            facts[name] = Fact(str(row["text"]).strip().casefold(), str(row["text"]))
    _add_results(facts, card)
    if markers_n is not None:
        facts["list.markers"] = Fact(markers_n, number(markers_n, 0))
    return facts


def _add_results(facts: dict[str, Fact], card: SchoolCard) -> None:
    if card.procedures:
        low_n = len(card.low_procedures)
        facts["status.low_n"] = Fact(low_n, number(low_n, 0))
    compared = [row for row in card.marks if row["exam"] == "ВПР" and row["n_lowered"] is not None]
    total = sum(int(row[name] or 0) for row in compared for name in ("n_lowered", "n_confirmed", "n_raised"))
    if total:
        share = 100 * sum(int(row["n_lowered"]) for row in compared) / total
        facts["marks.lowered_pct"] = Fact(share, number(share))
    context = card.context
    if context and context["teachers_n"] and context["teachers_pension_n"] is not None:
        share = 100 * context["teachers_pension_n"] / context["teachers_n"]
        facts["context.pension_pct"] = Fact(share, number(share))


def _plain(value: float) -> str:
    return number(value, 0 if float(value).is_integer() else 1)
