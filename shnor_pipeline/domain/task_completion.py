"""How well each school did each task of a work: from pupils' scores where they are held, else from exports by task."""

from __future__ import annotations

import numpy as np
import pandas as pd

from shnor_pipeline.catalogue import table

WORK = ["school_year", "year", "exam", "season", "grade", "subject", "level"]
TASK_COLUMNS = ["file_id", "position", "task", "max_score"]
_FACTS = [*WORK, "school_id", "file_id", "position", "task", "max_score", "n", "completion_pct"]
_NOT_TAUGHT, _MISSING = "-", "X"


def task_completion(pupils: pd.DataFrame, tasks: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    """Return ``derived_task_completion`` rows (without ``source_kind``), one per school, work and task.

    ``pupils`` are accepted ``validated_pupil_results``, ``tasks`` name the tasks of their files (``TASK_COLUMNS``,
    position from 1), ``results`` are accepted ``validated_task_results``. A missing answer counts 0, a task that was
    not taught counts neither in ``n`` nor in the mean. Pupils' scores win over an export of the same school and work;
    the district's and region's figures come from the export, the district's else from all schools that are held.
    """
    needed = pupils[[*WORK, "school_id", "file_id", "absent", "task_scores"]]
    pupils, results = (
        frame.assign(season=frame["season"].fillna(""), level=frame["level"].fillna("")) for frame in (needed, results)
    )
    parts = [part for part in (_of_pupils(pupils, tasks), _of_exports(results)) if len(part)]
    if not parts:
        return pd.DataFrame(columns=table("derived_task_completion").columns)
    held = pd.concat(parts, ignore_index=True)
    work = [*WORK, "school_id"]
    first = held.groupby(work, dropna=False)["rank"].transform("min")
    chosen = _added_up(held[held["rank"] == first])
    chosen = chosen.merge(_reference(results, "municipality", "district_pct"), on=[*WORK, "task"], how="left")
    chosen = chosen.merge(_reference(results, "region", "region_pct"), on=[*WORK, "task"], how="left")
    chosen["district_pct"] = chosen["district_pct"].fillna(_pooled(chosen))
    return chosen.merge(_skills(results), on=[*WORK, "task"], how="left").reindex(
        columns=table("derived_task_completion").columns
    )


def _of_pupils(pupils: pd.DataFrame, tasks: pd.DataFrame) -> pd.DataFrame:
    absent = pupils["absent"].astype("boolean").fillna(value=False)
    scores = pupils["task_scores"].fillna("").astype(str)
    rows = pupils[~absent & scores.ne("") & pupils["school_id"].notna()]
    parts = [_of_file(group, tasks[tasks["file_id"] == file_id]) for file_id, group in rows.groupby("file_id")]
    parts = [part for part in parts if len(part)]
    return pd.concat(parts, ignore_index=True).assign(rank=0) if parts else pd.DataFrame(columns=[*_FACTS, "rank"])


def _of_file(rows: pd.DataFrame, tasks: pd.DataFrame) -> pd.DataFrame:
    """Sum the scores of a file's pupils by school and task; all its rows have the same tasks in the same order."""
    named = tasks.sort_values("position").drop_duplicates("position")
    highest = named["max_score"].to_numpy(dtype="float64")
    texts = rows["task_scores"].astype(str)
    # a row with another number of scores belongs to another table of the file; its tasks are not known
    rows = rows.loc[(texts.str.count(";") + 1).eq(len(named)) & bool(len(named))]
    if rows.empty:
        return pd.DataFrame()
    words = np.array(";".join(rows["task_scores"].astype(str)).split(";"), dtype=object).reshape(len(rows), len(named))
    taught = words != _NOT_TAUGHT
    points = np.where(taught & (words != _MISSING), words, "0").astype("float64")
    keys = rows[[*WORK, "school_id", "file_id"]]
    numbers = keys.groupby([*WORK, "school_id", "file_id"], dropna=False, sort=True).ngroup().to_numpy()
    groups = keys.assign(number=numbers).drop_duplicates("number").sort_values("number").drop(columns="number")
    got, count = np.zeros((len(groups), len(named))), np.zeros((len(groups), len(named)))
    np.add.at(got, numbers, points)
    np.add.at(count, numbers, taught.astype("float64"))
    with np.errstate(divide="ignore", invalid="ignore"):
        share = 100 * got / (count * highest)
    out = groups.loc[groups.index.repeat(len(named))].reset_index(drop=True)
    for name in ("position", "task", "max_score"):
        out[name] = np.tile(named[name].to_numpy(), len(groups))
    return out.assign(n=count.ravel(), completion_pct=share.ravel())


def _of_exports(results: pd.DataFrame) -> pd.DataFrame:
    by_mark = results["file_id"].isin(results.loc[results["mark_group"].notna(), "file_id"])
    rows = results.assign(by_mark=by_mark)
    rows = rows[(rows["scope"] == "school") & rows["mark_group"].isna() & rows["school_id"].notna()]
    rows = rows.rename(columns={"participants": "n"}).astype({"n": "Float64"}).astype({"n": "float64"})
    # tasks stand side by side in one layout and one below the other in the next: either way in reading order
    rows = rows.assign(width=rows["column"].str.len()).sort_values(["file_id", "sheet", "row", "width", "column"])
    place = rows.groupby(["file_id", "sheet", "school_id"], dropna=False).cumcount() + 1
    # an export with the number of participants is worth more than one without; one by groups of marks says the same
    # of a school once more, and counts where it is the only one
    rank = 1 + 2 * rows["n"].isna().astype(int) + rows["by_mark"].astype(int)
    return rows.assign(position=place, rank=rank).reindex(columns=[*_FACTS, "rank"])


def _added_up(rows: pd.DataFrame) -> pd.DataFrame:
    """Add up several files of one kind (parts of a school), weighted by participants; one file stays as it is."""
    keys = [*WORK, "school_id", "task"]
    lists: dict[str, str] = {}  # equal lists of files are one text, however many tasks rest on them

    def listed(ids: pd.Series) -> str:
        text = ";".join(sorted(set(ids)))
        return lists.setdefault(text, text)

    weight = rows["n"].fillna(1.0)
    facts = rows.assign(weight=weight.where(rows["completion_pct"].notna()), product=rows["completion_pct"] * weight)
    grouped = facts.groupby(keys, dropna=False, sort=True)
    total = grouped.agg(
        position=("position", "min"), max_score=("max_score", "first"), weight=("weight", "sum"),
        product=("product", "sum"), source_files=("file_id", listed),
    ).reset_index()  # fmt: skip
    total["n"] = grouped["n"].sum(min_count=1).to_numpy()
    total["n"] = total["n"].round().astype("Int64")
    total["completion_pct"] = (total["product"] / total["weight"]).where(total["weight"] > 0)
    return total.drop(columns=["weight", "product"])


def _pooled(chosen: pd.DataFrame) -> pd.Series:
    """Return for each row the mean of its task over all schools, weighted by participants."""
    keys = [chosen[name] for name in (*WORK, "task")]
    weight = chosen["n"].astype("Float64").astype("float64").where(chosen["completion_pct"].notna())
    total = (chosen["completion_pct"] * weight).groupby(keys, dropna=False).transform("sum")
    people = weight.groupby(keys, dropna=False).transform("sum")
    return (total / people).where(people > 0)


def _reference(results: pd.DataFrame, scope: str, name: str) -> pd.DataFrame:
    rows = results[(results["scope"] == scope) & results["mark_group"].isna()]
    first = rows.drop_duplicates([*WORK, "task"])
    return first[[*WORK, "task", "completion_pct"]].rename(columns={"completion_pct": name})


def _skills(results: pd.DataFrame) -> pd.DataFrame:
    rows = results[results["skill"].notna()]
    return rows.drop_duplicates([*WORK, "task"])[[*WORK, "task", "skill"]]
