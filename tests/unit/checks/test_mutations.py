"""Every rule is shown to matter: one cell changes in a clean file or batch, and exactly the codes meant fire."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import test_one_cell
from mutations import FILES, ROWS
from real_layouts import LAYOUTS, Layout, Rows, write

from assets.validated.batch import check_context_of, concatenated, with_schools
from checks.rule import all_rules, rules_for
from checks.samples import batch, context_of
from shnor_pipeline.catalogue import table
from shnor_pipeline.settings import Settings
from shnor_pipeline.sources.reading import RowState
from shnor_pipeline.sources.text import clean

REGISTRY = pd.DataFrame(
    [
        {"school_id": f"edu38910{n}", "fisoko_login": f"edu38910{n}", "gia_code": f"04200{n}", "name": name}
        for n, name in ((1, "МБОУ «Первая СОШ»"), (2, "МБОУ «Вторая СОШ»"))
    ]
).reindex(columns=table("validated_schools").columns)
HOME = Path(test_one_cell.__file__).parents[3] / "shnor_pipeline" / "defaults"


def fired(sample: Layout, path: Path) -> set[str]:
    """Return the codes of reader and rules for a file."""
    reading = sample.read(path)
    codes = {finding.code for finding in reading.findings}
    settings = Settings(home=HOME)
    for noun in reading.frames:
        frame = concatenated(noun, [("0" * 64, reading)], None)
        if noun != "schools":
            frame = with_schools(settings, frame, noun, REGISTRY)
        frame = frame[frame["row_state"] == RowState.OK.value].reset_index(drop=True)
        context = check_context_of(settings, reading, REGISTRY)
        codes |= {rule.code for rule in rules_for(noun) if rule.broken(frame, context).any()}
    return codes


def changed(sheets: dict[str, Rows], line: str, header: str, value: object) -> dict[str, Rows]:
    """Return the sheets with one cell changed: that of the line under the header, or the cell «=text» itself."""
    copies = {name: [list(row) for row in rows] for name, rows in sheets.items()}
    for rows in copies.values():
        texts = [[clean(cell) for cell in row] for row in rows]
        if line.startswith("="):
            places = [(r, c) for r, row in enumerate(texts) for c, text in enumerate(row) if text == line[1:]]
        else:
            wanted = clean(header)
            columns = [(r, row.index(wanted)) for r, row in enumerate(texts) if wanted in row]
            found = [r for r, row in enumerate(texts) if line in row]
            places = [(found[0], columns[0][1])] if columns and found else []
        if places:
            row, column = places[0]
            rows[row].extend([""] * (column + 1 - len(rows[row])))
            rows[row][column] = value
            return copies
    raise AssertionError(f"нет ячейки: {line} × {header}")


@pytest.mark.parametrize("name", sorted({case[0] for case in FILES}))
def test_a_clean_file_fires_nothing(tmp_path: Path, name: str) -> None:
    assert fired(LAYOUTS[name], write(tmp_path / "чистый.xlsx", LAYOUTS[name].sheets)) == set()


@pytest.mark.parametrize(("name", "line", "header", "value", "codes"), FILES)
def test_one_changed_cell_of_a_file_fires_exactly_the_codes_meant(
    tmp_path: Path, name: str, line: str, header: str, value: object, codes: set[str]
) -> None:
    sample = LAYOUTS[name]
    path = write(tmp_path / "изменён.xlsx", changed(sample.sheets, line, header, value))
    assert fired(sample, path) == codes


@pytest.mark.parametrize(("noun", "edit", "field", "value", "codes"), ROWS)
def test_one_changed_field_of_a_row_breaks_exactly_the_rules_meant(
    noun: str, edit: dict[str, object], field: str, value: object, codes: set[str]
) -> None:
    rules = rules_for(noun)

    def broken(frame: pd.DataFrame) -> set[str]:
        context = context_of(rules[0], edit)
        return {rule.code for rule in rules if rule.broken(frame, context).any()}

    clean_batch = batch(noun, edit).drop(columns="row_state")
    assert broken(clean_batch) == set(), "the batch is not clean before the change"
    changed_batch = clean_batch.astype({field: "object"})
    changed_batch.loc[0, field] = value
    assert broken(changed_batch) == codes


def test_no_rule_is_without_a_mutation() -> None:
    mutated = set().union(*(case[-1] for case in [*FILES, *ROWS, *test_one_cell.CASES]))
    assert {rule.code for rule in all_rules()} <= mutated


def test_most_codes_of_the_readers_have_a_mutation_of_a_real_file() -> None:
    tables = {noun for noun, *_ in ROWS}
    assert tables == {rule.table for rule in all_rules()}
    layouts = {LAYOUTS[case[0]].frame for case in FILES} | {
        "social_passport", "self_assessment", "plan_targets", "roadmap_status", "school_roadmap",
        "support_log",
    }  # fmt: skip
    assert layouts == tables
