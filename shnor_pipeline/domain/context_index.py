"""ИСБШ, the index of school social well-being: from the shares of the social passport to index, group and rank.

A share x becomes z = (x − μ)/σ over the schools that report it; I = Σ w·sign·z / Σ w over the school's own components;
ИСБШ = 50 + 10·I. A component on which all schools are equal adds 0 and stays in the denominator. Where less than two
thirds of the weights have data there is no index. Weights, signs, scale and cuts are the methodology's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from shnor_pipeline.domain.frames import as_rows, numbers, texts
from shnor_pipeline.methodology import ContextIndex, Grouping, Methodology

NO_COMPARISON = "сравнение невозможно: школы не различаются или школа одна"
NO_DATA = "нет данных: заполнено меньше требуемой доли показателей"
FEW_SCHOOLS = (
    "главная компонента считается не менее чем по {least} школам, с данными {n}: взято стандартизованное среднее"
)
_EXACT = 6
"""Decimals at which index values are compared, so that equal schools tie whatever the order of summation."""
_TOLERANCE = 1e-9


def shares_from_passport(passport: pd.DataFrame, methodology: Methodology) -> pd.DataFrame:
    """Return ``school_id, component, share_pct`` from social passports in long form.

    In: ``school_id``, ``field``, ``value`` of ``validated_social_passport``; where a school has several values of a
    field the last row counts. share = 100·count/pupils_total; a blank count is null, never 0. A count above the total
    and a total of 0 are errors of the form, reported by the checks: here they leave the share null, so that one
    school's form never stops the district's index.
    """
    counts = (
        passport.assign(value=numbers(passport, "value"))
        .dropna(subset=["school_id"])
        .drop_duplicates(["school_id", "field"], keep="last")
        .pivot(index="school_id", columns="field", values="value")
    )
    total = counts["pupils_total"] if "pupils_total" in counts else pd.Series(np.nan, index=counts.index)
    total = total.where(total > 0)
    shares = {
        name: 100 * counts[item.field] / total if item.field in counts else pd.Series(np.nan, index=counts.index)
        for name, item in methodology.index.components.items()
    }
    wide = pd.DataFrame(shares, index=counts.index)
    possible = wide.where((wide >= 0) & (wide <= 100 + _TOLERANCE))
    long = possible.rename_axis(index="school_id", columns="component").reset_index()
    return long.melt(id_vars="school_id", var_name="component", value_name="share_pct")


def nsu_from_passport(passport: pd.DataFrame) -> dict[str, bool]:
    """Return the schools that the municipality itself counts as НСУ (or not): field ``nsu_override``, «да» or «нет»."""
    rows = passport.loc[(passport["field"] == "nsu_override") & passport["school_id"].notna()]
    words = texts(rows, "text").str.strip().str.casefold()
    said = words.map({"да": 1.0, "нет": 0.0}).astype("float64")
    counted = numbers(rows, "value")
    answer = said.fillna(counted.where(counted.isin([0.0, 1.0])))
    return {
        str(school): bool(value) for school, value in zip(rows["school_id"], answer, strict=True) if pd.notna(value)
    }


def index(
    shares: pd.DataFrame,
    methodology: Methodology,
    nsu_override: Mapping[str, bool] | None = None,
    *,
    schools: Iterable[str] = (),
    school_year: int | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows of ``derived_index`` and ``derived_index_components``, by school.

    In: ``school_id``, ``component``, ``share_pct`` (0–100, missing null), one row per school and component.
    ``schools`` are listed even if they sent nothing («нет данных»); ``nsu_override`` is the administrative list, which
    goes before the index. Without ``school_year`` that column is left out. Where the first principal component is
    asked for and too few schools have data, the standardised mean is taken and the note of every school says so.
    """
    rules = methodology.index
    wide = _wide(shares, rules, schools)
    rules, replaced = _usable_variant(wide, rules)
    weights = pd.Series({name: rules.components[name].weight for name in wide.columns}, dtype="float64")
    signs = pd.Series({name: rules.components[name].sign for name in wide.columns}, dtype="float64")
    languages = pd.Series({name: rules.components[name].language for name in wide.columns}, dtype="bool")
    mean, deviation = _reference(wide, rules)
    z = ((wide - mean) / deviation.where(deviation > 0)).where(wide.isna() | (deviation > 0), 0.0)
    inside = weights if rules.language == "inside" else weights.mask(languages, 0.0)
    value, loading = _value(wide, z, deviation, inside, signs, rules)
    without_language, _ = _value(wide, z, deviation, weights.mask(languages, 0.0), signs, rules)
    frame = pd.DataFrame(
        {
            "index": value,
            "index_no_language": without_language,
            "index_minmax": _minmax(value),
            "coverage": _coverage(wide, inside),
        }
    )
    frame["group"] = _groups(value, rules.group)
    frame["rank"] = value.round(_EXACT).rank(method="min", ascending=False)
    frame["is_nsu"] = _is_nsu(texts(frame, "group"), nsu_override or {})
    frame["note"] = _notes(frame, wide, deviation, rules, replaced)
    components = _components(wide, z, mean, deviation, inside, signs, loading)
    year = {} if school_year is None else {"school_year": school_year}
    without = ("school_year",) if school_year is None else ()
    return (
        as_rows("derived_index", frame.rename_axis("school_id").reset_index().assign(**year), without=without),
        as_rows("derived_index_components", components.assign(**year), without=without),
    )


def _usable_variant(wide: pd.DataFrame, rules: ContextIndex) -> tuple[ContextIndex, str]:
    """Return the rules as they can be applied to these schools, and a note where they had to be replaced."""
    weights = pd.Series({name: rules.components[name].weight for name in wide.columns}, dtype="float64")
    known = int((_coverage(wide, weights) >= rules.min_coverage - _TOLERANCE).sum())
    if rules.variant != "principal_component" or known >= rules.min_schools_component:
        return rules, ""
    note = FEW_SCHOOLS.format(least=rules.min_schools_component, n=known)
    return rules.model_copy(update={"variant": "standardised"}), note


def _wide(shares: pd.DataFrame, rules: ContextIndex, schools: Iterable[str]) -> pd.DataFrame:
    """Return schools × components with a weight, in the order of school identifiers: sums then never depend on rows."""
    counted = [name for name, item in rules.components.items() if item.weight > 0]
    known = shares.loc[shares["school_id"].notna()]
    wide = known.assign(share_pct=numbers(known, "share_pct")).pivot(
        index="school_id", columns="component", values="share_pct"
    )
    return wide.reindex(index=sorted({*wide.index, *schools}), columns=counted).astype("float64")


def _reference(wide: pd.DataFrame, rules: ContextIndex) -> tuple[pd.Series, pd.Series]:
    mean = wide.mean()
    # A column of equal values can leave a deviation of 1e-15: it is 0, and the component is the same for all.
    deviation = wide.std(ddof=rules.sd_ddof).fillna(0.0)
    deviation = deviation.mask(deviation < _TOLERANCE, 0.0)
    for name, outside in rules.reference.items():
        if name in wide.columns:
            mean[name], deviation[name] = outside.mean_pct, outside.sd_pct
    return mean, deviation


def _coverage(wide: pd.DataFrame, weights: pd.Series) -> pd.Series:
    return (wide.notna() * weights).sum(axis=1) / weights.sum()


def _value(
    wide: pd.DataFrame,
    z: pd.DataFrame,
    deviation: pd.Series,
    weights: pd.Series,
    signs: pd.Series,
    rules: ContextIndex,
) -> tuple[pd.Series, pd.Series]:
    """Return ИСБШ and, by component, what one unit of z adds to it in a school with all data."""
    if weights.sum() <= 0:
        return pd.Series(np.nan, index=wide.index), 0.0 * weights
    enough = _coverage(wide, weights) >= rules.min_coverage - _TOLERANCE
    if rules.variant == "regression":
        coefficients = pd.Series(rules.coefficients, dtype="float64").reindex(wide.columns).fillna(0.0)
        coefficients = coefficients.where(weights > 0, 0.0)
        complete = wide.loc[:, coefficients != 0].notna().all(axis=1)
        value = (wide.fillna(0.0) * coefficients).sum(axis=1)
        return value.where(complete), coefficients * deviation
    if rules.variant == "principal_component":
        loading = _first_component(z.loc[:, weights > 0], signs.loc[weights > 0]).reindex(wide.columns).fillna(0.0)
    else:
        loading = weights * signs / weights.sum()
    available = (z.notna() * loading.abs()).sum(axis=1)
    mean = (z.fillna(0.0) * loading).sum(axis=1) * loading.abs().sum() / available.where(available > 0)
    mean = mean.where(enough)
    spread = mean.std(ddof=rules.sd_ddof)
    if rules.restandardise and spread > _TOLERANCE:
        mean, loading = mean / spread, loading / spread
    value = rules.scale_mean + rules.scale_step * mean
    if rules.variant == "minmax":
        low, high = value.min(), value.max()
        return _minmax(value), rules.scale_step * loading * (100 / (high - low) if high > low else 0.0)
    return value, rules.scale_step * loading


def _first_component(z: pd.DataFrame, signs: pd.Series) -> pd.Series:
    """Return the loadings of the first principal component, turned so that a favourable share loads positively.

    ``he_both`` fixes the sign; where it has no loading the heaviest component does, by its declared sign.
    """
    filled = z.fillna(0.0).to_numpy()
    _, vectors = np.linalg.eigh(filled.T @ filled)
    loading = pd.Series(vectors[:, -1], index=z.columns)
    has_education = "he_both" in z.columns and abs(float(loading.loc["he_both"])) > _TOLERANCE
    leading = "he_both" if has_education else str(loading.abs().idxmax())
    return loading if float(loading.loc[leading]) * float(signs.loc[leading]) >= 0 else -loading


def _minmax(value: pd.Series) -> pd.Series:
    low, high = value.min(), value.max()
    return 100 * (value - low) / (high - low) if high - low > _TOLERANCE else pd.Series(np.nan, index=value.index)


def _groups(value: pd.Series, rules: Grouping) -> pd.Series:
    known = value.round(_EXACT)
    if rules.by == "sd":
        mean = value.mean() if rules.mean is None else rules.mean
        spread = value.std(ddof=0) if rules.sd is None else rules.sd
        low, high = mean + rules.low * spread, mean + rules.high * spread
        is_low, is_high = known < round(low, _EXACT), known > round(high, _EXACT)
    elif rules.by == "fixed":
        is_low, is_high = known < rules.low, known > rules.high
    else:
        place = known.rank(method="average") / known.count()
        is_low, is_high = place <= 1 / 3, place > 2 / 3
    words = np.select([value.isna(), is_low, is_high], ["no_data", "low", "high"], default="middle")
    return pd.Series(words, index=value.index)


def _is_nsu(group: pd.Series, override: Mapping[str, bool]) -> pd.Series:
    by_index = (group == "low").astype("boolean").mask(group == "no_data")
    by_list = pd.Series([override.get(str(school)) for school in group.index], index=group.index, dtype="boolean")
    return by_list.fillna(by_index)


def _notes(
    frame: pd.DataFrame, wide: pd.DataFrame, deviation: pd.Series, rules: ContextIndex, replaced: str
) -> pd.Series:
    labels = [rules.components[name].label.casefold() for name in wide.columns]
    same = [label for label, name in zip(labels, wide.columns, strict=True) if float(deviation.loc[name]) == 0]
    common = NO_COMPARISON if len(same) == len(labels) else f"школы не различаются по показателям: {', '.join(same)}"
    notes = []
    for lacks, unknown in zip(wide.isna().to_numpy(), frame["index"].isna().to_numpy(), strict=True):
        parts = [NO_DATA] if unknown else [common] if same else []
        if lacks.any():
            parts.append(f"нет данных по показателям: {', '.join(np.array(labels, dtype=object)[lacks])}")
        if replaced:
            parts.append(replaced)
        notes.append("; ".join(parts))
    return pd.Series(notes, index=frame.index, dtype="str")


def _components(
    wide: pd.DataFrame,
    z: pd.DataFrame,
    mean: pd.Series,
    deviation: pd.Series,
    weights: pd.Series,
    signs: pd.Series,
    loading: pd.Series,
) -> pd.DataFrame:
    """Return one row per school and component.

    Contributions of a school add up to its index less that of a school which is average in everything: the scale's
    mean, but for the regression Σ β·μ and for the scale 0–100 the place of the mean on it.
    """
    share_of_loading = (z.notna() * loading.abs()).sum(axis=1) / loading.abs().sum()
    contribution = (z * loading).div(share_of_loading.where(share_of_loading > 0), axis=0)
    stacked = pd.Series(wide.stack(future_stack=True), name="share_pct").rename_axis(["school_id", "component"])
    long = stacked.reset_index()
    name = texts(long, "component")
    return long.assign(
        z=z.stack(future_stack=True).to_numpy(),
        contribution=contribution.stack(future_stack=True).to_numpy(),
        mean_pct=name.map(mean),
        sd_pct=name.map(deviation),
        weight=name.map(weights),
        sign=name.map(signs),
    )
