"""Attainment of plan targets: СД = fact/plan (plan/fact where less is better), not above 1; the mean СД and its light.

Success and quality are counted on the declared basis (``target_basis``); other bases stand beside it in rows of their
own and are never mixed with it. The other indicators are counted from block F of the self-assessment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from shnor_pipeline.domain.frames import as_rows, latest_school_year, numbers, of_schools, texts
from shnor_pipeline.domain.marks import MARK_COLUMNS
from shnor_pipeline.domain.procedures import matches_any, spring_first
from shnor_pipeline.domain.small_groups import wilson
from shnor_pipeline.methodology import AttainmentRules, Methodology, Work
from shnor_pipeline.programme import Programme

DISTRICT = "DISTRICT"
SELF_ASSESSMENT_BASIS, SCHOOL_BASIS = "карта самообследования", "данные школы"
GREEN, YELLOW, RED, GREY = "green", "yellow", "red", "grey"
BY_MARKS = ("success", "quality")
"""Indicators counted from marks."""
_PASSED = {"success": ("n3", "n4", "n5"), "quality": ("n4", "n5")}
_TOLERANCE = 1e-9
_FACT_COLUMNS = ["school_id", "indicator", "basis", "numerator", "denominator", "fact", "note"]


def attainment(
    plan_targets: pd.DataFrame,
    self_assessment: pd.DataFrame,
    marks: pd.DataFrame,
    methodology: Methodology,
    programme: Programme,
    *,
    schools: Iterable[str] | None = None,
    school_year: int | None = None,
) -> pd.DataFrame:
    """Return the rows of ``derived_attainment``: each school, then ``DISTRICT``, by indicator and basis.

    In: ``validated_plan_targets``, ``validated_self_assessment`` and ``derived_marks`` of one school year. ``schools``
    are those in the scope of the programme (default: every school in the frames). Every indicator has its counted row
    even without data (grey); parallel bases have rows where there is data. The plan is the school's own, else the
    programme's target. A district fact is pooled over the schools' pupils, not averaged over schools.
    """
    year = school_year if school_year is not None else _year(plan_targets, self_assessment, marks)
    sources = [of_schools(frame) for frame in (plan_targets, self_assessment, marks)]
    scope = sorted({*schools}) if schools is not None else sorted({str(s) for f in sources for s in f["school_id"]})
    plans, answers, results = (
        frame.loc[texts(frame, "school_id").isin(scope) & (numbers(frame, "school_year") == year)] for frame in sources
    )
    plans = plans.drop_duplicates(["school_id", "indicator"], keep="last")
    facts = _facts(plans, answers, results, methodology.attainment, programme)
    rows = _with_every_indicator(facts, scope, methodology, programme)
    rows = rows.merge(
        plans.reindex(columns=["school_id", "indicator", "baseline", "plan"]), on=["school_id", "indicator"], how="left"
    )
    rows = pd.concat([rows, _district(rows, scope)], ignore_index=True)
    targets = {item.id: item.target for item in programme.indicators}
    own = numbers(rows, "plan")
    rows["plan"] = own.fillna(texts(rows, "indicator").map(targets))
    by_programme = own.isna() & (rows["school_id"] != DISTRICT)
    rows["note"] = _joined(
        texts(rows, "note"), pd.Series(np.where(by_programme, "план — по программе", ""), rows.index)
    )
    falling = [item.id for item in programme.indicators if item.better == "lower"]
    lower = texts(rows, "indicator").isin(falling)
    rows["attainment"] = degree(numbers(rows, "fact"), numbers(rows, "plan"), lower)
    zero = (rows["plan"] == 0) & ~lower & rows["fact"].notna()
    rows["note"] = _joined(
        texts(rows, "note"), pd.Series(np.where(zero, "план равен нулю: СД принята за 1", ""), rows.index)
    )
    lower_bound, upper_bound = _bounds(rows, methodology.small_groups.z)
    rows = rows.assign(fact_lower_pct=lower_bound, fact_upper_pct=upper_bound)
    rows["light"] = light(numbers(rows, "attainment"), methodology.attainment)
    return as_rows("derived_attainment", rows.assign(school_year=year))


def _bounds(rows: pd.DataFrame, z: float) -> tuple[pd.Series, pd.Series]:
    """Return Wilson's bounds of facts counted from marks; others count all there are of a thing and are no sample."""
    by_marks = texts(rows, "indicator").isin(BY_MARKS)
    count, of = (numbers(rows, name).where(by_marks) for name in ("numerator", "denominator"))
    lower, upper = wilson(count, of, z)
    return pd.Series(100 * lower, index=rows.index), pd.Series(100 * upper, index=rows.index)


def degree(fact: pd.Series, plan: pd.Series, lower_is_better: pd.Series | bool = False) -> pd.Series:
    """Return СД, 0–1; null without fact or plan.

    plan = 0 where more is better gives 1; fact = 0 where less is better gives 1.
    """
    facts, plans = fact.astype("float64"), plan.astype("float64")
    lower = pd.Series(lower_is_better, index=facts.index).astype("bool")
    higher_value = (facts / plans.where(plans > 0)).mask(plans == 0, 1.0)
    lower_value = (plans / facts.where(facts > 0)).mask(facts == 0, 1.0)
    return higher_value.where(~lower, lower_value).where(facts.notna() & plans.notna()).clip(lower=0.0, upper=1.0)


def light(value: pd.Series, rules: AttainmentRules) -> pd.Series:
    """Return green, yellow, red or grey (no data) by the unrounded value."""
    words = np.select(
        [value.isna(), value >= rules.green - _TOLERANCE, value >= rules.yellow - _TOLERANCE],
        [GREY, GREEN, YELLOW],
        default=RED,
    )
    return pd.Series(words, index=value.index, dtype="str")


def counted(rows: pd.DataFrame, methodology: Methodology) -> pd.DataFrame:
    """Return the rows that count: one per school and indicator, parallel bases left out."""
    parallel = rows["indicator"].isin(BY_MARKS) & (rows["basis"] != methodology.attainment.target_basis)
    return rows.loc[~parallel]


def mean_attainment(
    rows: pd.DataFrame, methodology: Methodology, indicators: Sequence[str] | None = None
) -> pd.DataFrame:
    """Return the mean СД of each school (and of the district) over its indicators that have one.

    Columns: ``school_id``, ``mean``, ``counted_n`` (k), ``total_n`` (m), ``light``, ``text`` («рассчитано по k из m»).
    ``indicators`` narrows the mean to some of them.
    """
    used = counted(rows, methodology)
    if indicators is not None:
        used = used.loc[used["indicator"].isin(indicators)]
    table = used.groupby("school_id")["attainment"].agg(mean="mean", counted_n="count", total_n="size").reset_index()
    words = [f"рассчитано по {k} из {m}" for k, m in zip(table["counted_n"], table["total_n"], strict=True)]
    return table.assign(light=light(numbers(table, "mean"), methodology.attainment), text=pd.Series(words, dtype="str"))


def measures_rate(done_n: int, due_n: int) -> float | None:
    """Return СР: measures completed in full as a share of those whose term has come; None where none was due."""
    return done_n / due_n if due_n > 0 else None


def _year(*frames: pd.DataFrame) -> int:
    known = [frame for frame in frames if len(frame)]
    return max(latest_school_year(frame, None) for frame in known) if known else latest_school_year(frames[0], None)


def _facts(
    plans: pd.DataFrame, answers: pd.DataFrame, results: pd.DataFrame, rules: AttainmentRules, programme: Programme
) -> pd.DataFrame:
    ratios = _ratios(answers, rules)
    others = [item.id for item in programme.indicators if item.id not in BY_MARKS]
    stated = plans.loc[plans["indicator"].isin(others)].assign(fact=numbers(plans, "fact")).dropna(subset="fact")
    answered = ratios.set_index(["school_id", "indicator"]).index
    alone = ~pd.MultiIndex.from_frame(stated.loc[:, ["school_id", "indicator"]]).isin(answered)
    stated = stated.loc[alone].assign(basis=SCHOOL_BASIS, note="по данным школы: числитель и знаменатель не указаны")
    by_marks = [_by_marks(results, basis, works) for basis, works in rules.bases.items()]
    parts = [part.reindex(columns=_FACT_COLUMNS) for part in (*by_marks, ratios, stated) if len(part)]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=_FACT_COLUMNS)


def _by_marks(results: pd.DataFrame, basis: str, works: Sequence[Work]) -> pd.DataFrame:
    """Return success and quality of the pooled works; null where a work's marks are not known."""
    found = spring_first(results.loc[matches_any(results, works)])
    counts = pd.DataFrame({name: numbers(found, name) for name in MARK_COLUMNS})
    counts["unknown"] = counts.isna().any(axis=1) & ~(numbers(found, "participants") == 0)
    sums = counts.groupby(found["school_id"]).agg("sum")
    total = sums[MARK_COLUMNS].sum(axis=1)
    known = (total > 0) & (sums["unknown"] == 0)
    parts = []
    for indicator, passed in _PASSED.items():
        numerator = sums[list(passed)].sum(axis=1).where(known)
        fact = 100 * numerator / total.where(known)
        part = pd.DataFrame({"numerator": numerator, "denominator": total.where(known), "fact": fact})
        note = np.where(sums["unknown"] > 0, "распределение отметок известно не по всем работам", "")
        parts.append(part.assign(indicator=indicator, basis=basis, note=note).rename_axis("school_id").reset_index())
    return pd.concat(parts, ignore_index=True)


def _ratios(answers: pd.DataFrame, rules: AttainmentRules) -> pd.DataFrame:
    """Return the facts of block F; «да» and «нет» are 100 and 0 %."""
    block = answers.loc[texts(answers, "block") == "F"].drop_duplicates(["school_id", "item"], keep="last")
    numerator, denominator = numbers(block, "value"), numbers(block, "denominator")
    denominator = denominator.where(denominator > 0)
    fact = 100 * numerator / denominator
    answer = texts(block, "text").str.strip().str.casefold().map({"да": 100.0, "нет": 0.0}).astype("float64")
    basis = np.where(block["item"].isin(BY_MARKS), rules.year_marks_basis, SELF_ASSESSMENT_BASIS)
    frame = pd.DataFrame(
        {
            "school_id": block["school_id"],
            "indicator": block["item"],
            "basis": basis,
            "numerator": numerator.where(fact.notna()),
            "denominator": denominator.where(fact.notna()),
            "fact": fact.fillna(answer),
            "note": "",
        }
    )
    return frame.loc[frame["fact"].notna()]


def _with_every_indicator(
    facts: pd.DataFrame, scope: list[str], methodology: Methodology, programme: Programme
) -> pd.DataFrame:
    """Add the counted row of every school and indicator without one; leave out what the programme does not ask."""
    indicators = [item.id for item in programme.indicators]
    facts = facts.loc[facts["indicator"].isin(indicators)]
    wanted = pd.MultiIndex.from_product([scope, indicators], names=["school_id", "indicator"])
    have = counted(facts, methodology).set_index(["school_id", "indicator"]).index
    missing = wanted.to_frame(index=False).loc[~wanted.isin(have)]
    basis = methodology.attainment.target_basis
    missing["basis"] = np.where(missing["indicator"].isin(BY_MARKS), basis, SELF_ASSESSMENT_BASIS)
    missing = missing.assign(numerator=np.nan, denominator=np.nan, fact=np.nan, note="нет данных")
    rows = pd.concat([part for part in (facts, missing) if len(part)] or [facts], ignore_index=True)
    order = {name: position for position, name in enumerate(indicators)}
    aside = (rows["indicator"].isin(BY_MARKS) & (rows["basis"] != basis)).astype("int64")
    keyed = rows.assign(_order=texts(rows, "indicator").map(order), _aside=aside)
    ordered = keyed.sort_values(["school_id", "_order", "_aside", "basis"], ignore_index=True)
    return ordered.drop(columns=["_order", "_aside"])


def _district(rows: pd.DataFrame, scope: list[str]) -> pd.DataFrame:
    """Return the district's rows: pupils pooled; schools that gave only a percentage do not enter the pool."""
    if rows.empty:
        return rows
    frame = rows.assign(
        numerator=numbers(rows, "numerator"), denominator=numbers(rows, "denominator"), known=rows["fact"].notna()
    )
    frame["pooled"] = frame["numerator"].notna()
    pooled = frame.groupby(["indicator", "basis"], sort=False).agg(
        numerator=("numerator", "sum"),
        denominator=("denominator", "sum"),
        known=("known", "sum"),
        pooled=("pooled", "sum"),
        mean=("fact", "mean"),
    )
    only_given = (pooled["pooled"] == 0) & (pooled["known"] > 0)
    total = numbers(pooled, "denominator").where(lambda count: count > 0)
    fact = (100 * numbers(pooled, "numerator") / total).fillna(numbers(pooled, "mean").where(only_given))
    notes = [f"по {int(k)} из {len(scope)} школ" if k else "нет данных" for k in pooled["known"]]
    return pd.DataFrame(
        {
            "school_id": DISTRICT,
            "fact": fact,
            "numerator": numbers(pooled, "numerator").where(total.notna()),
            "denominator": total,
            "note": notes,
            "baseline": np.nan,
            "plan": np.nan,
        }
    ).reset_index()


def _joined(first: pd.Series, second: pd.Series) -> pd.Series:
    """Return two notes as one, with a semicolon where there are both."""
    left, right = first.fillna("").astype("str"), second.astype("str")
    between = np.where((left != "") & (right != ""), "; ", "")
    return left + pd.Series(between, index=left.index, dtype="str") + right
