"""Plan targets of a coming school year: what is proposed to a school, from its own results and those of similar ones.

Two values are proposed. The realistic one is what the similar schools reached together (their pupils pooled, so that a
class of three does not decide), never worse than what the school reached itself. The ambitious one is a high quantile
of the similar schools that have enough results to be compared, never below the realistic one. Beside them stands the
trajectory: an even path from the reached value to the programme's target in its last year.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from shnor_pipeline.domain.attainment import counted
from shnor_pipeline.domain.frames import as_rows, numbers, of_schools, texts
from shnor_pipeline.domain.rounding import decimal_comma
from shnor_pipeline.domain.similar_schools import similar
from shnor_pipeline.domain.small_groups import wilson
from shnor_pipeline.methodology import Methodology, TargetRules
from shnor_pipeline.programme import Programme

APPROVED, INCOMPLETE = "утверждён", "утверждён, реквизиты неполны"
NOT_APPROVED, NO_PLAN = "не утверждён", "плана нет"
BELOW_REACHED, BELOW_PROPOSED = "ниже достигнутого", "ниже предложенного"
WITHIN, ABOVE_BEST, NOTHING_TO_COMPARE = "в пределах предложенного", "выше лучших похожих школ", "сравнить не с чем"
_TOLERANCE = 1e-9
_KEY = ["school_id", "indicator"]


def suggestions(
    plans: pd.DataFrame,
    reached: pd.DataFrame,
    features: pd.DataFrame,
    methodology: Methodology,
    programme: Programme,
    *,
    schools: Iterable[str],
    school_year: int,
) -> pd.DataFrame:
    """Return the rows of ``derived_target_suggestions`` of a school year: each school by indicator.

    In: ``plans`` (``validated_plan_targets`` of the year), ``reached`` (``derived_attainment`` of the year before),
    ``features`` of the year before (see ``school_features``). Success and quality are taken on the target basis alone.
    Without similar schools that have results nothing is proposed, and the reason says so; a version of the methodology
    without ``targets`` proposes nothing at all.
    """
    own = of_schools(plans).drop_duplicates(_KEY, keep="last")
    scope = sorted({*schools} | {str(item) for item in own["school_id"]})
    indicators = {item.id: item for item in programme.indicators}
    rows = pd.MultiIndex.from_product([scope, list(indicators)], names=_KEY).to_frame(index=False)
    facts = _facts(reached, methodology)
    rows = rows.merge(facts, on=_KEY, how="left")
    stated = own.reindex(columns=[*_KEY, "baseline", "plan", "approved_on", "approved_by", "comment"])
    rows = rows.merge(stated, on=_KEY, how="left")
    lower, upper = wilson(numbers(rows, "numerator"), numbers(rows, "denominator"), methodology.small_groups.z)
    rows["base_lower_pct"], rows["base_upper_pct"] = 100 * lower, 100 * upper
    rows["programme_target"] = rows["indicator"].map({name: item.target for name, item in indicators.items()})
    sign = pd.Series(np.where(rows["indicator"].map(lambda name: indicators[name].better == "lower"), -1.0, 1.0))
    rows["trajectory"] = _trajectory(rows, sign, programme, school_year)
    if methodology.targets is not None:
        rows = _proposed(rows, sign, facts, features, methodology, methodology.targets)
    rows["state"] = _state(rows)
    rows["verdict"] = _verdict(rows, sign)
    rows["reason"] = _reasons(rows, methodology.targets)
    return as_rows("derived_target_suggestions", rows.assign(school_year=school_year))


def school_features(schools: pd.DataFrame, index: pd.DataFrame, passport: pd.DataFrame) -> pd.DataFrame:
    """Return what makes schools alike: ``school_id``, ``index``, ``size`` (pupils), ``distance`` (km), ``type``.

    In: the registry, ``derived_index`` and ``validated_social_passport`` of one school year. Unknown values are null.
    """
    stated = passport.drop_duplicates(["school_id", "field"], keep="last")
    by_field = {
        field: stated.loc[stated["field"] == field].set_index("school_id")["value"]
        for field in ("pupils_total", "distance_km")
    }
    own = schools["school_id"].astype(str)
    return pd.DataFrame(
        {
            "school_id": own,
            "index": own.map(index.drop_duplicates("school_id").set_index("school_id")["index"]),
            "size": own.map(by_field["pupils_total"]),
            "distance": own.map(by_field["distance_km"]),
            "type": texts(schools, "type"),
        }
    )


def _facts(reached: pd.DataFrame, methodology: Methodology) -> pd.DataFrame:
    """Return what each school reached, one row per indicator."""
    rows = counted(of_schools(reached), methodology)
    rows = rows.assign(_known=rows["fact"].notna()).sort_values("_known", kind="stable")
    rows = rows.drop_duplicates(_KEY, keep="last").rename(columns={"fact": "base_fact"})
    return rows.reindex(columns=[*_KEY, "basis", "base_fact", "numerator", "denominator"])


def _trajectory(rows: pd.DataFrame, sign: pd.Series, programme: Programme, school_year: int) -> pd.Series:
    """Return the value of an even path to the programme's target in its last year.

    A yearly target stands as it is in every year; so does one that has been reached or whose last year has come.
    """
    yearly = rows["indicator"].isin([item.id for item in programme.indicators if item.yearly])
    target = numbers(rows, "programme_target")
    base = numbers(rows, "base_fact").fillna(numbers(rows, "baseline"))
    years_left = max(programme.programme.years) - school_year
    path = base + (target - base) / years_left if years_left > 1 else target.where(base.notna())
    reached = sign * base >= sign * target
    return path.mask(reached, target).mask(yearly, target)


def _proposed(
    rows: pd.DataFrame,
    sign: pd.Series,
    facts: pd.DataFrame,
    features: pd.DataFrame,
    methodology: Methodology,
    rules: TargetRules,
) -> pd.DataFrame:
    pairs = similar(features, methodology, count=rules.similar_count)
    neighbours = pairs.loc[:, ["school_id", "similar_school_id", "place"]].merge(
        facts.rename(columns={"school_id": "similar_school_id"}), on="similar_school_id"
    )
    known = neighbours.loc[neighbours["base_fact"].notna()].sort_values([*_KEY, "place"])
    rows = rows.merge(_together(known), on=_KEY, how="left").merge(_best(known, rows, sign, rules), on=_KEY, how="left")
    enough = numbers(rows, "similar_n") >= rules.min_schools
    base = numbers(rows, "base_fact").fillna(numbers(rows, "baseline"))
    realistic = _better(numbers(rows, "similar_pct"), base, sign).where(enough)
    rows["realistic"] = realistic
    rows["ambitious"] = _better(numbers(rows, "_best").fillna(realistic), realistic, sign).where(enough)
    total, done = numbers(rows, "denominator"), numbers(rows, "numerator")
    more = np.ceil(total * realistic / 100 - _TOLERANCE) - done
    rows["more_n"] = more.where(sign > 0).clip(lower=0)
    return rows


def _together(known: pd.DataFrame) -> pd.DataFrame:
    """Return the similar schools' result: pupils pooled, schools that gave only a percentage averaged."""
    groups = known.assign(_pooled=numbers(known, "numerator").notna()).groupby(_KEY)
    table = groups.agg(
        similar_n=("base_fact", "size"),
        similar_schools=("similar_school_id", ";".join),
        _numerator=("numerator", "sum"),
        similar_pupils_n=("denominator", "sum"),
        _mean=("base_fact", "mean"),
        _pooled=("_pooled", "all"),
    ).reset_index()
    total = numbers(table, "similar_pupils_n").where(lambda count: count > 0)
    pooled = (100 * numbers(table, "_numerator") / total).where(table["_pooled"].astype("bool"))
    table["similar_pct"] = pooled.fillna(numbers(table, "_mean"))
    table["similar_pupils_n"] = total.where(pooled.notna())
    return table.drop(columns=["_numerator", "_mean", "_pooled"])


def _best(known: pd.DataFrame, rows: pd.DataFrame, sign: pd.Series, rules: TargetRules) -> pd.DataFrame:
    """Return the quantile of the similar schools that have enough results (or gave only yes and no)."""
    signs = dict(zip(rows["indicator"], sign, strict=True))
    total = numbers(known, "denominator")
    steady = known.loc[(total >= rules.min_n) | total.isna()]
    own_sign = steady["indicator"].map(signs).astype("float64")
    table = steady.assign(_best=own_sign * numbers(steady, "base_fact"))
    best = table.groupby(_KEY)["_best"].quantile(rules.ambitious_quantile, interpolation="higher").reset_index()
    return best.assign(_best=numbers(best, "_best") * best["indicator"].map(signs).astype("float64"))


def _better(first: pd.Series, second: pd.Series, sign: pd.Series) -> pd.Series:
    """Return the better of two values, the known one where only one is."""
    return sign * np.fmax(sign * first, sign * second)


def _state(rows: pd.DataFrame) -> pd.Series:
    when, whom = rows["approved_on"].notna(), texts(rows, "approved_by").str.strip() != ""
    words = np.select(
        [rows["plan"].isna(), when & whom, when | whom], [NO_PLAN, APPROVED, INCOMPLETE], default=NOT_APPROVED
    )
    return pd.Series(words, index=rows.index, dtype="str")


def _verdict(rows: pd.DataFrame, sign: pd.Series) -> pd.Series:
    """Set the plan beside the proposal; «ниже достигнутого» only where the interval of what was reached excludes it."""
    bound = numbers(rows, "base_lower_pct").where(sign > 0, numbers(rows, "base_upper_pct"))
    plan, base = sign * numbers(rows, "plan"), sign * bound.fillna(numbers(rows, "base_fact"))
    realistic, ambitious = sign * numbers(rows, "realistic"), sign * numbers(rows, "ambitious")
    words = np.select(
        [
            plan.isna(),
            plan < base - _TOLERANCE,
            realistic.isna(),
            plan < realistic - _TOLERANCE,
            plan <= ambitious + _TOLERANCE,
        ],
        [NO_PLAN, BELOW_REACHED, NOTHING_TO_COMPARE, BELOW_PROPOSED, WITHIN],
        default=ABOVE_BEST,
    )
    return pd.Series(words, index=rows.index, dtype="str")


def _reasons(rows: pd.DataFrame, rules: TargetRules | None) -> pd.Series:
    """Return in words from what the proposal was made."""
    names = ("base_fact", "numerator", "denominator", "base_lower_pct", "base_upper_pct")
    names += ("similar_n", "similar_pct", "similar_pupils_n", "ambitious")
    columns = [numbers(rows, name).tolist() for name in names]
    lines = []
    for base, done, total, low, high, alike, pooled, pupils, best in zip(*columns, strict=True):
        if np.isnan(base):
            parts = ["результата прошлого года нет"]
        elif np.isnan(total):
            parts = [f"достигнуто {_pct(base)}"]
        else:
            parts = [f"достигнуто {_pct(base)} ({done:.0f} из {total:.0f}; интервал {_pct(low)} – {_pct(high)})"]
        if rules is None:
            parts.append("методика не содержит правил для предложений")
        elif np.isnan(alike) or alike < rules.min_schools:
            parts.append(f"похожих школ с данными меньше {rules.min_schools}: предложения нет")
        else:
            of = "" if np.isnan(pupils) else f", результатов {pupils:.0f}"
            parts.append(f"похожих школ {alike:.0f}{of}: вместе {_pct(pooled)}, лучшие — {_pct(best)}")
        lines.append("; ".join(parts))
    return pd.Series(lines, index=rows.index, dtype="str")


def _pct(value: float) -> str:
    return f"{decimal_comma(value, 1)} %"
