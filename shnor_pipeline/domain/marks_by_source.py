"""From accepted rows to results per file, school and work: what each source says, before any is preferred."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from shnor_pipeline.catalogue import table

WORK = ["year", "exam", "season", "exam_date", "attempt", "grade", "grade_written", "subject", "level"]
MUNICIPALITY = "MUNICIPALITY"
_KEYS = ["file_id", "school_year", *WORK, "school_id"]
_AT_ONCE = 100_000
"""About how many participants are looked at together: a region's year has eight times as many."""
_NUMBERS = ["mark", "score", "primary", "primary_possible", "journal_mark"]
_MARKS = {2: "n2", 3: "n3", 4: "n4", 5: "n5"}
_SCHOOL_SCOPES = {"school": None, "municipality": MUNICIPALITY}


def marks_by_source(
    pupils: pd.DataFrame, statistics: pd.DataFrame, thresholds: pd.DataFrame, quarantined: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return ``derived_marks_by_source`` rows (without ``source_kind``) of pupil rows and of aggregated exports.

    ``pupils`` are accepted rows of ``validated_pupil_results``, ``statistics`` of ``validated_mark_statistics``;
    ``thresholds`` has exam, subject, level, from_year, to_year, kind (mark/score), value. A participant counts when
    not absent; means are over those who have the figure. ``quarantined`` (file_id, school_id and the work's columns)
    adds how many rows were set aside.
    """
    parts = [_of_pupils(pupils, thresholds), _of_statistics(statistics)]
    frame = pd.concat([part for part in parts if len(part)], ignore_index=True) if any(map(len, parts)) else parts[0]
    frame = _with_wholly_quarantined(frame, quarantined)
    frame["n_quarantined"] = _quarantined(frame, quarantined)
    return frame.reindex(columns=table("derived_marks_by_source").columns)


def _keyed(frame: pd.DataFrame) -> pd.DataFrame:
    keyed = frame.copy()
    for name in ("season", "level", "subject", "exam"):
        keyed[name] = keyed[name].astype("object").where(keyed[name].notna(), "")
    if "attempt" in keyed:
        keyed["attempt"] = pd.to_numeric(keyed["attempt"], errors="coerce").astype("Int64").fillna(1)
    return keyed


def _of_pupils(pupils: pd.DataFrame, thresholds: pd.DataFrame) -> pd.DataFrame:
    if pupils.empty:
        return pd.DataFrame(columns=table("derived_marks_by_source").columns)
    parts = [_of_files(part, thresholds) for part in _by_files(pupils[[*_KEYS, "absent", *_NUMBERS]])]
    return pd.concat(parts, ignore_index=True) if len(parts) > 1 else parts[0]


def _by_files(pupils: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield the rows, of a few whole files at a time where there are very many; files in the order of their numbers."""
    sizes = pupils.groupby("file_id", dropna=False).size()
    before = sizes.cumsum().shift(fill_value=0)
    for _, files in before.groupby(before // _AT_ONCE):
        yield pupils[pupils["file_id"].isin(files.index)]


def _of_files(pupils: pd.DataFrame, thresholds: pd.DataFrame) -> pd.DataFrame:
    rows = _keyed(pupils)
    absent = rows["absent"].astype("boolean").fillna(value=False).astype(bool)
    numbers = {
        name: pd.to_numeric(rows[name], errors="coerce").astype("Float64").astype("float64") for name in _NUMBERS
    }
    present = {name: column.where(~absent) for name, column in numbers.items()}
    mark, journal = present["mark"], present["journal_mark"]
    compared = mark.notna() & journal.between(2, 5)
    is_vpr = rows["exam"] == "ВПР"
    facts = pd.DataFrame(
        {
            "participants": (~absent).astype(int),
            "absent": rows["absent"].astype("boolean").astype("Int64"),
            **{name: (mark == value).astype(int) for value, name in _MARKS.items()},
            "marked": mark.notna().astype(int),
            "below_threshold": below_threshold(rows, present["mark"], present["score"], thresholds),
            "scored": present["score"].notna().astype(int),
            "n_80_99": present["score"].between(80, 99).astype(int),
            "n_100": (present["score"] == 100).astype(int),
            "mean_mark": mark,
            "mean_score": present["score"],
            "mean_primary": present["primary"],
            "mean_possible_pct": (100 * present["primary"] / present["primary_possible"]).where(is_vpr),
            "n_lowered": (compared & (mark < journal)).astype(int),
            "n_confirmed": (compared & (mark == journal)).astype(int),
            "n_raised": (compared & (mark > journal)).astype(int),
        },
        index=rows.index,
    )
    means = {"mean_mark", "mean_score", "mean_primary", "mean_possible_pct"}
    grouped = pd.concat([rows[_KEYS], facts], axis=1).groupby(_KEYS, dropna=False, sort=True)
    result = grouped.agg({name: "mean" if name in means else "sum" for name in facts}).reset_index()
    result["absent"] = grouped["absent"].sum(min_count=1).to_numpy()  # blank where the source does not list them
    unmarked = (result["marked"] == 0) & (result["participants"] > 0)
    for name in (*_MARKS.values(),):
        result[name] = result[name].astype("Int64").mask(unmarked)
    for name in ("n_80_99", "n_100"):
        result[name] = result[name].astype("Int64").mask(result["scored"] == 0)
    no_journal = result["exam"] != "ВПР"
    for name in ("n_lowered", "n_confirmed", "n_raised"):
        result[name] = result[name].astype("Int64").mask(no_journal)
    return result.drop(columns=["marked", "scored"])


def below_threshold(rows: pd.DataFrame, mark: pd.Series, score: pd.Series, thresholds: pd.DataFrame) -> pd.Series:
    """Return 1 where the result lies below the threshold of its exam and year, else 0.

    Marks: «2» is below. Test scores: a score below the threshold's value; the value itself is a pass.
    """
    out = (mark == 2).astype(int)
    year = pd.to_numeric(rows["year"], errors="coerce")
    for item in thresholds[thresholds["kind"] == "score"].to_dict("records"):
        own = (rows["exam"] == item["exam"]) & (rows["subject"] == item["subject"]) & score.notna()
        if item["level"]:
            own &= rows["level"] == item["level"]
        own &= year >= item["from_year"]
        if pd.notna(item["to_year"]):
            own &= year <= item["to_year"]
        out = out.mask(own, (score < item["value"]).astype(int))
    return out


def _of_statistics(statistics: pd.DataFrame) -> pd.DataFrame:
    rows = _keyed(statistics[statistics["scope"].isin(_SCHOOL_SCOPES)])
    if rows.empty:
        return pd.DataFrame(columns=table("derived_marks_by_source").columns)
    rows["school_id"] = rows["school_id"].mask(rows["scope"] == "municipality", MUNICIPALITY)
    rows = rows[rows["school_id"].notna()]
    marks = rows[list(_MARKS.values())].apply(pd.to_numeric, errors="coerce").astype("Float64")
    total = marks.sum(axis=1, min_count=4)
    weighted = sum(value * marks[name] for value, name in _MARKS.items())
    rows["mean_mark"] = rows["mean_mark"].fillna((weighted / total).where(total > 0).astype("float64"))
    below = pd.to_numeric(rows["below_threshold"], errors="coerce").astype("Int64")
    rows["below_threshold"] = below.fillna(marks["n2"].astype("Int64"))
    return rows.drop_duplicates(_KEYS)


def _with_wholly_quarantined(frame: pd.DataFrame, quarantined: pd.DataFrame | None) -> pd.DataFrame:
    """Add a row for every school whose rows of a work were all set aside: 0 participants, not silence.

    Aggregated exports leave the participants unknown: what was set aside there is the statement itself.
    """
    if quarantined is None or quarantined.empty:
        return frame
    keys = ["file_id", "school_year", "school_id", "exam", "year", "season", "grade", "subject", "level"]
    rows = _keyed(quarantined)
    rows = rows[rows["school_id"].notna() & rows["exam"].ne("")].drop_duplicates(keys)
    known = set(frame[keys].astype(str).itertuples(index=False, name=None))
    lost = rows[[key not in known for key in rows[keys].astype(str).itertuples(index=False, name=None)]]
    if lost.empty:
        return frame
    whole = lost["table_name"] == "pupil_results"
    nobody = pd.Series(0, index=lost.index, dtype="Int64").where(whole)
    counts = dict.fromkeys(("participants", "absent", *_MARKS.values()), nobody)
    is_vpr = lost["exam"] == "ВПР"
    counts |= dict.fromkeys(("n_lowered", "n_confirmed", "n_raised"), nobody.where(is_vpr))
    grade = pd.to_numeric(lost["grade"], errors="coerce").astype("Int64")
    written = (grade + (lost["season"] == "autumn").astype("Int64")).where(is_vpr)
    return pd.concat([frame, lost[keys].assign(attempt=1, grade_written=written, **counts)], ignore_index=True)


def _quarantined(frame: pd.DataFrame, quarantined: pd.DataFrame | None) -> pd.Series:
    if quarantined is None or quarantined.empty:
        return pd.Series(0, index=frame.index, dtype="Int64")
    keys = ["file_id", "school_id", "exam", "year", "grade", "subject", "level"]
    sizes = _keyed(quarantined).groupby(keys, dropna=False).size().rename("n").reset_index()
    merged = frame[keys].astype("object").merge(sizes.astype(dict.fromkeys(keys, "object")), on=keys, how="left")
    return pd.Series(merged["n"].fillna(0).astype("Int64").to_numpy(), index=frame.index)
