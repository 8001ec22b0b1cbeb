"""ИСБШ × result: the four cells, and the result expected for a school's context.

A school is in a cell by whether its ИСБШ is at least the district's mean and its R at least 50. The expected result is
the least-squares line of R on ИСБШ over the schools that have both; the residual says how much better or worse than
expected a school does. Cuts and the least number of schools are the methodology's.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from shnor_pipeline.domain.frames import as_rows, latest_school_year, numbers, texts
from shnor_pipeline.domain.status_rule import NO_DATA, ON_LIST
from shnor_pipeline.methodology import MatrixRules, Methodology

SUCCESSFUL, INEFFECTIVE, RESILIENT, LOW_IN_ADVERSE = "успешная", "неэффективная", "резильентная", "ШНОР в НСУ"
UNDEFINED = "не определена"
BOTH, LOW_ONLY, ADVERSE_ONLY, NEITHER = "НОР и НСУ", "только НОР", "только НСУ", "ни то ни другое"
ABOVE, BELOW, AS_EXPECTED = "выше ожидаемого", "ниже ожидаемого", "в пределах ожидаемого"
NOT_PREDICTED = "вывод не делается: контекст предсказывает результат не лучше среднего по району"
_EXACT = 6
_TOLERANCE = 1e-9


def matrix(
    index: pd.DataFrame,
    rating: pd.DataFrame,
    methodology: Methodology,
    *,
    status: pd.DataFrame | None = None,
    language_share: pd.Series | None = None,
    school_year: int | None = None,
) -> pd.DataFrame:
    """Return the rows of ``derived_matrix``, one per school of either frame.

    In: ``derived_index`` and ``derived_rating`` of one school year. ``language_share`` (by school_id, %) is a second
    regressor where the methodology keeps language out of the index. ``preliminary`` where participations are below
    ``min_n_rank``. Expected, residual and effectiveness are null below ``min_schools`` schools or where ИСБШ does not
    vary; without effectiveness too where the line predicts left-out schools no better than their mean would.
    ``status`` (``derived_status``) adds the official pair: low results (НОР, on the list) and adverse conditions (НСУ);
    ``resilient`` is the strict sense: lowest quarter by ИСБШ, highest quarter by R of the schools that have a place.
    """
    rules = methodology.matrix
    year = latest_school_year(rating if "school_year" in rating else index, school_year)
    context = index.set_index("school_id")
    result = rating.set_index("school_id")
    schools = pd.Index(sorted({*context.index, *result.index}), name="school_id", dtype="object")
    x = numbers(context, "index").reindex(schools)
    y = numbers(result, "rating").reindex(schools)
    participations = numbers(result, "participations").reindex(schools)
    table = pd.DataFrame({"cell": _cells(x, y, rules)}, index=schools)
    table["preliminary"] = (participations < methodology.rating.min_n_rank) & (table["cell"] != UNDEFINED)
    table["support"] = _support(context, status, schools)
    table["resilient"] = _resilient(x, y, participations >= methodology.rating.min_n_rank)
    regressors = [x]
    if methodology.index.language == "separate" and language_share is not None:
        regressors.append(language_share.reindex(schools).astype("float64"))
    table = table.join(_expected(regressors, y, rules))
    return as_rows("derived_matrix", table.reset_index().assign(school_year=year))


def _cells(x: pd.Series, y: pd.Series, rules: MatrixRules) -> np.ndarray:
    cut = x.mean() if rules.index_cut == "mean" else float(rules.index_cut)
    favourable = x.round(_EXACT) >= round(cut, _EXACT) if np.isfinite(cut) else pd.Series(False, index=x.index)
    high = y.round(_EXACT) >= rules.rating_cut
    unknown = x.isna() | y.isna()
    return np.select(
        [unknown, favourable & high, favourable, high],
        [UNDEFINED, SUCCESSFUL, INEFFECTIVE, RESILIENT],
        default=LOW_IN_ADVERSE,
    )


def _support(context: pd.DataFrame, status: pd.DataFrame | None, schools: pd.Index) -> pd.Series:
    """Return НОР × НСУ in words; null where either is unknown."""
    if status is None or "is_nsu" not in context:
        return pd.Series(None, index=schools, dtype="object")
    words = texts(status.set_index("school_id"), "status").reindex(schools)
    known = words.notna() & (words != NO_DATA)
    low = words.isin(ON_LIST)
    adverse = context["is_nsu"].astype("boolean").reindex(schools)
    is_adverse = adverse.fillna(value=False).astype("bool")
    named = np.select([low & is_adverse, low, is_adverse], [BOTH, LOW_ONLY, ADVERSE_ONLY], default=NEITHER)
    return pd.Series(named, index=schools, dtype="object").where(known & adverse.notna(), None)


def _resilient(x: pd.Series, y: pd.Series, counts: pd.Series) -> pd.Series:
    """Return whether a school is of the lowest quarter by context and of the highest by result."""
    known = x.notna() & y.notna() & counts
    poor = x.where(known).round(_EXACT) <= round(float(x.where(known).quantile(0.25)), _EXACT)
    strong = y.where(known).round(_EXACT) >= round(float(y.where(known).quantile(0.75)), _EXACT)
    return (poor & strong).astype("boolean").mask(~known)


def _expected(regressors: list[pd.Series], y: pd.Series, rules: MatrixRules) -> pd.DataFrame:
    """Return expected R, residual and its wording by school, all null where the line cannot be drawn."""
    empty = pd.DataFrame({"expected": np.nan, "residual": np.nan, "effectiveness": None}, index=y.index)
    design = np.column_stack([np.ones(len(y)), *(item.to_numpy(dtype="float64") for item in regressors)])
    known = np.isfinite(design).all(axis=1) & y.notna().to_numpy()
    points, values = design[known], y.to_numpy(dtype="float64")[known]
    freedom = len(values) - points.shape[1]
    constant = len(values) == 0 or (np.ptp(points[:, 1:], axis=0) <= _TOLERANCE).any()
    if len(values) < rules.min_schools or constant or freedom < 1:
        return empty
    coefficients, *_ = np.linalg.lstsq(points, values, rcond=None)
    expected = points @ coefficients
    residual = values - expected
    limit = rules.residual_sd * np.sqrt((residual**2).sum() / freedom)
    if rules.leave_one_out and not _better_than_mean(points, values, residual):
        words = np.full(len(values), NOT_PREDICTED, dtype=object)
    else:
        words = np.select([residual > limit, residual < -limit], [ABOVE, BELOW], default=AS_EXPECTED).astype(object)
    empty.loc[known, "expected"] = expected
    empty.loc[known, "residual"] = residual
    empty["effectiveness"] = empty["effectiveness"].astype("object")
    empty.loc[known, "effectiveness"] = words
    return empty


def _better_than_mean(points: np.ndarray, values: np.ndarray, residual: np.ndarray) -> bool:
    """Return whether the line, drawn without a school, predicts it better on the whole than the others' mean does."""
    leverage = np.einsum("ij,ij->i", points @ np.linalg.pinv(points.T @ points), points)
    by_line = residual / np.maximum(1 - leverage, _TOLERANCE)
    by_mean = (values - values.mean()) * len(values) / (len(values) - 1)
    return bool((by_line**2).sum() < (by_mean**2).sum())
