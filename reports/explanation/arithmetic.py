"""The formula of a figure with its numbers put in: «(4 + 3 + 1) / (2 + 4 + 3 + 1) · 100»."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from reports.explanation.computed import COMPUTED
from reports.explanation.lineage import Lineage, Ref, is_scored_procedure, line_rows
from reports.view_models.report_data import Row
from shnor_pipeline.methodology import Methodology

_MARKS = ("n2", "n3", "n4", "n5")
_EXACT = 6
_DIGITS = 6


def shown(value: object) -> str:
    """Return a number as it stands in a substituted formula: decimal comma, six digits, negatives in brackets."""
    if not isinstance(value, int | float):
        return "нет данных"
    text = f"{value:.{_DIGITS}f}".rstrip("0").rstrip(".") if not float(value).is_integer() else str(int(value))
    text = text.replace(".", ",")
    return f"(−{text[1:]})" if text.startswith("-") else text


def substituted(lineage: Lineage, ref: Ref) -> str:
    """Return the formula of one row's value in numbers; empty where the value is counted or taken as it is."""
    computed = COMPUTED.get((ref.table, ref.column))
    if computed is not None:
        return computed.numbers(lineage, ref.table, ref.row, shown)
    builder = _BUILDERS.get((ref.table, ref.column))
    return builder(lineage, ref.row) if builder else ""


def sum_text(values: Iterable[object], limit: int = 12) -> str:
    """Return the sum with its terms, «3 + 4»; of more than ``limit`` terms only what they come to."""
    terms = [value for value in values if isinstance(value, int | float)]
    if len(terms) > limit:
        return shown(float(sum(terms)))
    return " + ".join(map(shown, terms)) or "0"


def _total(row: Row) -> str:
    return " + ".join(shown(row[name]) for name in _MARKS)


def _has_marks(row: Row) -> bool:
    return all(row[name] is not None for name in _MARKS) and sum(row[name] for name in _MARKS) > 0


def is_scored_row(row: Row) -> bool:
    """Return whether the work is measured by a test score and not by a mark."""
    return row["exam"] == "ЕГЭ" and (row["level"] or "") != "база"


def _base(row: Row) -> str:
    return shown(
        sum(row[name] for name in _MARKS) if _has_marks(row) and not is_scored_row(row) else row["participants"]
    )


def _mean_mark(_: Lineage, row: Row) -> str:
    if not _has_marks(row):
        return ""
    points = " + ".join(f"{mark} · {shown(row[name])}" for mark, name in enumerate(_MARKS, start=2))
    return f"({points}) / ({_total(row)})"


def _mean_score(lineage: Lineage, row: Row) -> str:
    pupils = lineage.of_work("validated_pupil_results", row)
    scores = [item["score"] for item in pupils if item["absent"] is not True and item["score"] is not None]
    if not scores or lineage.appeals(pupils):
        return ""
    return f"{shown(float(sum(scores)))} / {len(scores)}"


def _success(_: Lineage, row: Row) -> str:
    if _has_marks(row):
        return f"({shown(row['n3'])} + {shown(row['n4'])} + {shown(row['n5'])}) / ({_total(row)}) · 100"
    return f"100 − {shown(row['below_threshold'])} / {_base(row)} · 100"


def _quality(_: Lineage, row: Row) -> str:
    return f"({shown(row['n4'])} + {shown(row['n5'])}) / ({_total(row)}) · 100"


def _sou(lineage: Lineage, row: Row) -> str:
    points = lineage.data.methodology.marks.sou
    weights = (points.mark2, points.mark3, points.mark4, points.mark5)
    terms = " + ".join(f"{shown(weight)} · {shown(row[name])}" for weight, name in zip(weights, _MARKS, strict=True))
    return f"({terms}) / ({_total(row)})"


def _low(_: Lineage, row: Row) -> str:
    return f"{shown(row['below_threshold'])} / {_base(row)} · 100"


def _is_linear(methodology: Methodology) -> bool:
    return methodology.index.variant == "standardised" and not methodology.index.restandardise


def _known_components(lineage: Lineage, row: Row) -> list[Row]:
    selection = {"school_year": row["school_year"], "school_id": row["school_id"]}
    return [item for item in lineage.rows("derived_index_components", selection) if item["z"] is not None]


def _index(lineage: Lineage, row: Row) -> str:
    if not _is_linear(lineage.data.methodology):
        return ""
    terms = [shown(item["contribution"]) for item in _known_components(lineage, row)]
    return " + ".join([shown(lineage.data.methodology.index.scale_mean), *terms])


def _index_no_language(lineage: Lineage, row: Row) -> str:
    rules = lineage.data.methodology.index
    if not _is_linear(lineage.data.methodology):
        return ""
    known = [
        item
        for item in _known_components(lineage, row)
        if item["component"] in rules.components and not rules.components[item["component"]].language
    ]
    weights = {item["component"]: rules.components[item["component"]].weight for item in known}
    terms = " + ".join(
        f"{shown(weights[item['component']])} · {shown(item['sign'])} · {shown(item['z'])}" for item in known
    )
    return f"{shown(rules.scale_mean)} + {shown(rules.scale_step)} · ({terms}) / {shown(sum(weights.values()))}"


def _greater(lineage: Lineage, row: Row, name: str, column: str, *, ranked: bool) -> str:
    others = lineage.rows(name, {"school_year": row["school_year"]})
    own = round(row[column], _EXACT)
    counted = [item for item in others if item[column] is not None and (not ranked or item["rank"] is not None)]
    return f"{sum(round(item[column], _EXACT) > own for item in counted)} + 1"


def _coverage(lineage: Lineage, row: Row) -> str:
    selection = {"school_year": row["school_year"], "school_id": row["school_id"]}
    own = lineage.rows("derived_index_components", selection)
    known = sum(item["weight"] for item in own if item["share_pct"] is not None)
    return f"{shown(known)} / {shown(sum(item['weight'] for item in own))}"


def _share(lineage: Lineage, row: Row) -> str:
    found = {
        ref.row["field"]: ref.row["value"] for ref in lineage.parents(Ref("derived_index_components", row, "share_pct"))
    }
    total = found.pop("pupils_total", None)
    count = next(iter(found.values()), None)
    return f"{shown(count)} / {shown(total)} · 100"


def _mean_share(lineage: Lineage, row: Row) -> str:
    if row["component"] in lineage.data.methodology.index.reference:
        return ""
    same = {"school_year": row["school_year"], "component": row["component"]}
    shares = [item["share_pct"] for item in lineage.rows("derived_index_components", same)]
    known = [value for value in shares if value is not None]
    return f"({sum_text(known)}) / {len(known)}"


def _contribution(lineage: Lineage, row: Row) -> str:
    rules = lineage.data.methodology.index
    if not _is_linear(lineage.data.methodology) or not row["sd_pct"]:
        return ""
    total = sum(item["weight"] for item in _known_components(lineage, row))
    deviation = f"({shown(row['share_pct'])} − {shown(row['mean_pct'])}) / {shown(row['sd_pct'])}"
    return f"{shown(rules.scale_step)} · {shown(row['weight'])} · {shown(row['sign'])} · {deviation} / {shown(total)}"


def _rating(lineage: Lineage, row: Row) -> str:
    rules = lineage.data.methodology.rating
    if rules.mode == "share_of_max":
        return ""
    step = f" · {shown(rules.scale_step)}" if rules.mode == "zscore" else ""
    return f"{shown(rules.centre)} + {shown(row['shrinkage'])} · {shown(row['deviation'])}{step}"


def _weighed(lineage: Lineage, row: Row) -> list[tuple[float, Row]]:
    rules = lineage.data.methodology.rating
    selection = {"school_year": row["school_year"], "school_id": row["school_id"]}
    found = []
    for item in lineage.rows("derived_rating_components", selection):
        component = lineage.component(item["component"])
        back = int(row["school_year"]) + 1 - int(item["year"])
        if component and not item["dropped"] and back < len(rules.year_weights):
            found.append((component.weight * rules.year_weights[back], item))
    return found


def _deviation(lineage: Lineage, row: Row) -> str:
    rules = lineage.data.methodology.rating
    weighed = _weighed(lineage, row)
    if rules.mode not in ("deviation", "raw") or rules.skip_cancelled_years or not weighed:
        return ""
    above = " + ".join(f"{shown(w)} · {shown(item['n'])} · {shown(item['deviation'])}" for w, item in weighed)
    below = " + ".join(f"{shown(w)} · {shown(item['n'])}" for w, item in weighed)
    return f"({above}) / ({below})"


def _participations(lineage: Lineage, row: Row) -> str:
    return sum_text(item["n"] for _, item in _weighed(lineage, row))


def _shrinkage(lineage: Lineage, row: Row) -> str:
    rules = lineage.data.methodology.rating
    k = 0.0 if rules.mode in ("raw", "share_of_max") else rules.shrinkage_k
    return f"{shown(row['participations'])} / ({shown(row['participations'])} + {shown(k)})"


def _component_score(lineage: Lineage, row: Row) -> str:
    found = lineage.parents(Ref("derived_rating_components", row, "score"))
    if len(found) != 1:
        return ""
    value = shown(found[0].row[found[0].column])
    return value if found[0].column == "mean_score" else f"({value} − 2) / 3 · 100"


def _district_score(lineage: Lineage, row: Row) -> str:
    same = {"school_year": row["school_year"], "component": row["component"], "year": row["year"]}
    found = lineage.rows("derived_rating_components", same)
    return f"{shown(sum(item['n'] * item['score'] for item in found))} / {shown(sum(item['n'] for item in found))}"


def _low_procedures(lineage: Lineage, row: Row) -> str:
    own = lineage.rows("derived_procedures", {"school_year": row["school_year"], "school_id": row["school_id"]})
    return shown(sum(bool(item["is_low"]) for item in own))


def _expected(lineage: Lineage, row: Row) -> str:
    if lineage.data.methodology.index.language == "separate":
        return ""
    index = {
        item["school_id"]: item["index"] for item in lineage.rows("derived_index", {"school_year": row["school_year"]})
    }
    rating = lineage.rows("derived_rating", {"school_year": row["school_year"]})
    pairs = [
        (index[item["school_id"]], item["rating"])
        for item in rating
        if item["rating"] is not None and index.get(item["school_id"]) is not None
    ]
    slope, level = np.polyfit([x for x, _ in pairs], [y for _, y in pairs], 1)
    return f"{shown(float(level))} + {shown(float(slope))} · {shown(index[row['school_id']])}"


def _residual(lineage: Lineage, row: Row) -> str:
    selection = {"school_year": row["school_year"], "school_id": row["school_id"]}
    own = lineage.rows("derived_rating", selection)[0]["rating"]
    return f"{shown(own)} − {shown(row['expected'])}"


def _fact(_: Lineage, row: Row) -> str:
    if row["numerator"] is None or not row["denominator"]:
        return ""
    return f"{shown(row['numerator'])} / {shown(row['denominator'])} · 100"


def _attainment(lineage: Lineage, row: Row) -> str:
    indicator = next((item for item in lineage.data.programme.indicators if item.id == row["indicator"]), None)
    above, below = row["fact"], row["plan"]
    if indicator is not None and indicator.better == "lower":
        above, below = below, above
    if not below or above / below > 1:
        return "100"
    return f"{shown(above)} / {shown(below)} · 100"


def _change(_: Lineage, row: Row) -> str:
    return f"{shown(row['mean_now'])} − {shown(row['mean_before'])}"


def _low_change(lineage: Lineage, row: Row) -> str:
    found = [ref.row for ref in lineage.parents(Ref("derived_dynamics", row, "low_change_pp"))]
    parts = [f"{shown(item['below_threshold'])} / {_base(item)} · 100" for item in found]
    return " − ".join(parts) if len(parts) == 2 else ""


def _gap(when: str) -> Callable[[Lineage, Row], str]:
    return lambda _, row: f"{shown(row[f'mean_{when}'])} − {shown(row[f'district_{when}'])}"


def _line(column: str) -> Callable[[Lineage, Row], str]:
    def numbers(lineage: Lineage, row: Row) -> str:
        scored = is_scored_procedure(str(row["procedure"]))
        name = column or ("mean_score" if scored else "mean_mark")
        known = [(weight, item) for weight, item in line_rows(lineage, row) if item[name] is not None]
        above = " + ".join(f"{shown(w)} · {_base(item)} · {shown(item[name])}" for w, item in known)
        below = " + ".join(f"{shown(w)} · {_base(item)}" for w, item in known)
        return f"({above}) / ({below})"

    return numbers


_BUILDERS: dict[tuple[str, str], Callable[[Lineage, Row], str]] = {
    ("derived_marks", "mean_mark"): _mean_mark,
    ("derived_marks", "mean_score"): _mean_score,
    ("derived_marks", "success_pct"): _success,
    ("derived_marks", "quality_pct"): _quality,
    ("derived_marks", "sou_pct"): _sou,
    ("derived_marks", "low_pct"): _low,
    ("derived_index", "index"): _index,
    ("derived_index", "index_no_language"): _index_no_language,
    ("derived_index", "rank"): lambda lineage, row: _greater(lineage, row, "derived_index", "index", ranked=False),
    ("derived_index", "coverage"): _coverage,
    ("derived_index_components", "share_pct"): _share,
    ("derived_index_components", "mean_pct"): _mean_share,
    ("derived_index_components", "contribution"): _contribution,
    ("derived_rating", "rating"): _rating,
    ("derived_rating", "rank"): lambda lineage, row: _greater(lineage, row, "derived_rating", "rating", ranked=True),
    ("derived_rating", "deviation"): _deviation,
    ("derived_rating", "participations"): _participations,
    ("derived_rating", "shrinkage"): _shrinkage,
    ("derived_rating_components", "score"): _component_score,
    ("derived_rating_components", "district_score"): _district_score,
    ("derived_rating_components", "deviation"): lambda _, row: (
        f"{shown(row['score'])} − {shown(row['district_score'])}"
    ),
    ("derived_procedures", "low_pct"): lambda _, row: f"{shown(row['below_n'])} / {shown(row['n'])} · 100",
    ("derived_status", "low_procedures_n"): _low_procedures,
    ("derived_matrix", "expected"): _expected,
    ("derived_matrix", "residual"): _residual,
    ("derived_attainment", "fact"): _fact,
    ("derived_attainment", "attainment"): _attainment,
    ("derived_dynamics", "mean_change"): _change,
    ("derived_dynamics", "low_change_pp"): _low_change,
    ("derived_dynamics", "line_mean"): _line(""),
    ("derived_dynamics", "line_low_pct"): _line("low_pct"),
    ("derived_dynamics", "line_quality_pct"): _line("quality_pct"),
    ("derived_dynamics", "line_n"): lambda lineage, row: sum_text(
        float(_base(item)) for _, item in line_rows(lineage, row)
    ),
    ("derived_cohorts", "gap_now"): _gap("now"),
    ("derived_cohorts", "gap_before"): _gap("before"),
    ("derived_cohorts", "gap_change"): lambda _, row: f"{shown(row['gap_now'])} − {shown(row['gap_before'])}",
}
