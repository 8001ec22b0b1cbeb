"""From what every source says to one result per school and work, and where sources disagree.

Sources overlap: individual results, a collection dump and the statistics of one ВПР work, a protocol and a regional
table of one exam. The order of preference is the methodology's; disagreements become findings, never averages.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

KEYS = ["school_year", "year", "exam", "season", "grade", "subject", "level", "school_id"]
_COUNTS = ["participants", "absent", "n2", "n3", "n4", "n5", "below_threshold"]
_MEANS = ["mean_mark", "mean_score", "mean_primary"]
_JOURNAL = ["n_lowered", "n_confirmed", "n_raised"]
_COMPARED = ["participants", "n2", "n3", "n4", "n5"]
DISAGREEMENT_COLUMNS = [
    "school_id", "school_year", "year", "exam", "grade", "subject", "level", "figure",
    "chosen_file", "chosen_value", "other_file", "other_value",
]  # fmt: skip
_MUNICIPALITY = "MUNICIPALITY"


def choose_sources(by_source: pd.DataFrame, order: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return one row per school and work, and the disagreements between sources.

    In: ``derived_marks_by_source`` with ``source_kind``. First attempts only; rows of the municipality are left out.
    Of the kinds in ``order`` the first that has marks or scores counts; several files of that kind (exam days) are
    added up, means weighted by participants. The comparison with the journal comes from the counted source, else
    from the first that has one. Out: ``derived_marks`` columns up to ``n_raised``, ``source_kind``, ``source_files``.
    """
    rows = by_source[(by_source["school_id"] != _MUNICIPALITY) & (by_source["attempt"].fillna(1) == 1)].copy()
    rank = {kind: place for place, kind in enumerate(order)}
    rows["rank"] = rows["source_kind"].map(rank).fillna(len(rank)).astype(int)
    rows[[*_COUNTS, *_MEANS, *_JOURNAL]] = rows[[*_COUNTS, *_MEANS, *_JOURNAL]].apply(
        lambda column: pd.to_numeric(column, errors="coerce").astype("Float64").astype("float64")
    )
    has_result = rows[["n2", "n5", "mean_score", "mean_mark"]].notna().any(axis=1) & (rows["participants"] > 0)
    usable = rows[has_result]
    best = usable.groupby(KEYS, dropna=False)["rank"].transform("min")
    chosen = _summed(usable[usable["rank"] == best])
    return _with_journal(chosen, rows), _disagreements(chosen, usable[usable["rank"] != best])


def journal_disagreements(by_source: pd.DataFrame, chosen: pd.DataFrame) -> pd.DataFrame:
    """Return where a comparison with the journal says otherwise than the source that counts; columns as above."""
    rows = by_source[(by_source["school_id"] != _MUNICIPALITY) & by_source[_JOURNAL].notna().all(axis=1)]
    rows = rows.assign(**{name: pd.to_numeric(rows[name]).astype("Float64").astype("float64") for name in _JOURNAL})
    rows = rows[rows[_JOURNAL].sum(axis=1) > 0]
    own = pd.Series(
        [file in str(files).split(";") for file, files in _pairs(rows, chosen)], index=rows.index, dtype=bool
    )
    return _disagreements(chosen, rows[~own], _JOURNAL)


def _pairs(rows: pd.DataFrame, chosen: pd.DataFrame) -> zip[tuple[object, object]]:
    files = rows[["file_id", *KEYS]].merge(chosen[[*KEYS, "source_files"]], on=KEYS, how="left")
    return zip(files["file_id"], files["source_files"], strict=True)


def _summed(rows: pd.DataFrame) -> pd.DataFrame:
    """Add up the files of the chosen kind; a mean is weighted by the participants who have it."""
    facts = rows[[*KEYS, *_COUNTS, *_JOURNAL]].copy()
    for name in _MEANS:
        facts[f"{name}_sum"] = rows[name] * rows["participants"]
        facts[f"{name}_n"] = rows["participants"].where(rows[name].notna())
    total = facts.groupby(KEYS, dropna=False, sort=True).sum(min_count=1).reset_index()
    for name in _MEANS:
        total[name] = total[f"{name}_sum"] / total[f"{name}_n"]
    files = rows.groupby(KEYS, dropna=False, sort=True).agg(
        source_kind=("source_kind", "first"), source_files=("file_id", lambda ids: ";".join(sorted(set(ids))))
    )
    return total[[*KEYS, *_COUNTS, *_MEANS, *_JOURNAL]].merge(files.reset_index(), on=KEYS)


def _with_journal(chosen: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    known = rows[rows[_JOURNAL].notna().all(axis=1) & (rows[_JOURNAL].sum(axis=1) > 0)]
    first = known.sort_values(["rank", "file_id"]).drop_duplicates(KEYS)[[*KEYS, *_JOURNAL, "file_id"]]
    merged = chosen.merge(first, on=KEYS, how="left", suffixes=("", "_other"))
    lacking = merged[_JOURNAL].isna().any(axis=1) | (merged[_JOURNAL].sum(axis=1) == 0)
    for name in _JOURNAL:
        merged[name] = merged[name].where(~lacking, merged[f"{name}_other"])
    borrowed = lacking & merged["file_id"].notna()
    merged["source_files"] = merged["source_files"].where(
        ~borrowed, merged["source_files"] + ";" + merged["file_id"].fillna("").astype(str)
    )
    counts = [*_COUNTS, *_JOURNAL]
    merged[counts] = merged[counts].astype("Float64").round().astype("Int64")
    return merged[[*KEYS, *_COUNTS, *_MEANS, *_JOURNAL, "source_kind", "source_files"]]


def _disagreements(chosen: pd.DataFrame, others: pd.DataFrame, figures: Sequence[str] = _COMPARED) -> pd.DataFrame:
    both = others.merge(chosen, on=KEYS, suffixes=("_other", "_chosen"))
    parts = []
    for figure in figures:
        left = both[f"{figure}_chosen"].astype("Float64").astype("float64")
        right = both[f"{figure}_other"].astype("Float64").astype("float64")
        differ = left.notna() & right.notna() & ~np.isclose(left, right)
        found = both[differ]
        parts.append(
            found[["school_id", "school_year", "year", "exam", "grade", "subject", "level"]].assign(
                figure=figure,
                chosen_file=found["source_files"],
                chosen_value=left[differ],
                other_file=found["file_id"],
                other_value=right[differ],
            )
        )
    return pd.concat(parts, ignore_index=True)[DISAGREEMENT_COLUMNS]
