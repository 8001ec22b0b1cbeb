"""Whether one pupil would change a status: against a plain enumeration of everything one pupil can do."""

from itertools import product

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from shnor_pipeline.domain.identification import status
from shnor_pipeline.domain.stability import near_statuses

KEYS = ["ВПР|5|математика|", "ВПР|5|русский язык|", "ОГЭ|9|математика|", "ОГЭ|9|русский язык|", "ЕГЭ|11|математика|"]
MODES = {
    "changed": [(1, 0), (-1, 0), (0, 0)],
    "added": [(1, 1), (0, 1), (0, 0)],
    "removed": [(-1, -1), (0, -1), (0, 0)],
}
results = st.lists(
    st.integers(1, 7).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n), st.sampled_from([True, False, None]))),
    min_size=1,
    max_size=5,
)


def _procedures(rows):
    frame = pd.DataFrame(
        [
            {
                "school_year": 2022,
                "school_id": "A",
                "procedure": key,
                "n": n,
                "below_n": below,
                "low_pct": 100 * below / n,
                "is_low": 10 * below >= 3 * n,
                "was_low": was,
                "small_n": n < 5,
            }
            for key, (below, n, was) in zip(KEYS, rows, strict=False)
        ]
    )
    return frame.astype({"is_low": "boolean", "was_low": "boolean", "small_n": "boolean"})


def _word(rows):
    low = [10 * below >= 3 * n for below, n, _ in rows]
    again = any(flag and bool(was) for flag, (_, _, was) in zip(low, rows, strict=True))
    return ("ШНОР (стабильно)" if again else "ШНОР") if sum(low) >= 2 else "зона риска" if sum(low) == 1 else "—"


def _after_one_pupil(rows):
    """Yield the status after everything one pupil can do in the works of one exam and grade."""
    for work in {key.rsplit("|", 2)[0] for key in KEYS[: len(rows)]}:
        own = [place for place, key in enumerate(KEYS[: len(rows)]) if key.startswith(f"{work}|")]
        for steps in MODES.values():
            for chosen in product(steps, repeat=len(own)):
                then = list(rows)
                for place, (by, more) in zip(own, chosen, strict=True):
                    below, n, was = then[place]
                    then[place] = (below + by, n + more, was)
                if all(0 <= below <= n and n > 0 for below, n, _ in then):
                    yield _word(then)


@given(results)
def test_the_statuses_one_pupil_away_are_all_found_and_no_others(methodology, rows):
    facts = status(_procedures(rows), methodology).iloc[0]
    assert facts["status"] == _word(rows)
    found = set(facts["near_statuses"].split("; ")) - {""}
    assert found == set(_after_one_pupil(rows)) - {_word(rows)}
    assert facts["firm"] == (not found)


def test_nothing_is_said_of_a_school_without_results(methodology):
    facts = status(_procedures([(3, 10, True)]), methodology, schools=["B"]).set_index("school_id")
    assert facts.loc["B", ["near_statuses", "firm"]].isna().all()
    assert facts.loc["A", "near_statuses"] == "—"


def test_a_far_decision_is_firm(methodology):
    words = near_statuses(_procedures([(9, 10, False), (9, 10, False)]), pd.Index(["A"]), methodology.identification)
    assert words.tolist() == [""]
