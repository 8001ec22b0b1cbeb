"""ИСБШ × result: the four cells, and the result expected for a school's context.

A school is in a cell by whether its ИСБШ is at least the district's mean and its R at least 50. The expected result is
the least-squares line of R on ИСБШ over the schools that have both; the residual says how much better or worse than
expected a school does. Cuts and the least number of schools are the methodology's.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from shnor_pipeline.domain.frames import as_rows, latest_school_year, numbers
from shnor_pipeline.methodology import MatrixRules, Methodology

SUCCESSFUL, INEFFECTIVE, RESILIENT, LOW_IN_ADVERSE = "успешная", "неэффективная", "резильентная", "ШНОР в НСУ"
UNDEFINED = "не определена"
ABOVE, BELOW, AS_EXPECTED = "выше ожидаемого", "ниже ожидаемого", "в пределах ожидаемого"
NOT_PREDICTED = "вывод не делается: контекст предсказывает результат не лучше среднего по району"
_EXACT = 6
_TOLERANCE = 1e-9


def matrix(
    index: pd.DataFrame,
    rating: pd.DataFrame,
    methodology: Methodology,
    *,
    language_share: pd.Series | None = None,
    school_year: int | None = None,
) -> pd.DataFrame:
    """Return the rows of ``derived_matrix``, one per school of either frame.

    In: ``derived_index`` and ``derived_rating`` of one school year. ``language_share`` (by school_id, %) is a second
    regressor where the methodology keeps language out of the index. ``preliminary`` where participations are below
    ``min_n_rank``. Expected, residual and effectiveness are null below ``min_schools`` schools or where ИСБШ does not
    vary; without effectiveness too where the line predicts left-out schools no better than their mean would.
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
