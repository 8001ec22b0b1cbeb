"""Sentences of every document read back and set against the tables of the same document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from document_reading import (
    CLAIMS,
    Reading,
    contradictions,
    disagreeing_numerals,
    faults,
    misprints,
    orphans,
    read_document,
    wrong_shares,
)
from report_fixture import SCHOOLS, report_data
from test_school_roadmaps_document import QUARTER
from test_school_roadmaps_document import _data as roadmap_data
from test_school_roadmaps_document import _rows as roadmap_rows
from test_staff_documents import _made as staff_data

from reports.documents import (
    SHIPPED_TEMPLATES,
    render_half_year,
    render_july_district,
    render_july_school,
    render_school_roadmaps,
    render_staff_deficits,
    render_training_needs,
)
from shnor_pipeline.school_year import HalfYear


def _documents() -> Iterator[tuple[str, bytes]]:
    data = report_data()
    for school, _, _ in SCHOOLS:
        yield f"july {school}", render_july_school(data, school, SHIPPED_TEMPLATES).content
    yield "district", render_july_district(data, SHIPPED_TEMPLATES).content
    for half in (HalfYear(2023, 1), HalfYear(2023, 2)):
        yield f"half-year {half.key}", render_half_year(data, half, SHIPPED_TEMPLATES).content
    yield "quarter", render_school_roadmaps(roadmap_data(roadmap_rows()), QUARTER, SHIPPED_TEMPLATES).content
    yield "september", render_staff_deficits(staff_data(), SHIPPED_TEMPLATES).content
    yield "december", render_training_needs(staff_data(), SHIPPED_TEMPLATES).content


@pytest.fixture(scope="module")
def documents() -> dict[str, bytes]:
    return dict(_documents())


def test_no_document_contradicts_itself(documents: dict[str, bytes]) -> None:
    found = {name: wrong for name, content in documents.items() if (wrong := faults(content))}
    assert found == {}


def test_every_claim_was_met_in_some_document(documents: dict[str, bytes]) -> None:
    checked = set().union(*(contradictions(read_document(content))[1] for content in documents.values()))
    assert {name for name, _, _ in CLAIMS} - checked <= {"growth of the school", "fall of the school"}


def test_a_changed_number_is_noticed(documents: dict[str, bytes]) -> None:
    reading = read_document(documents["quarter"])
    changed = tuple(text.replace("наступил, выполнено 4", "наступил, выполнено 5") for text in reading.paragraphs)
    assert changed != reading.paragraphs
    other = replace(reading, paragraphs=changed)
    assert contradictions(other)[0]
    assert wrong_shares(other)


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("Вакансии у 2\u00a0школа", disagreeing_numerals),
        ("по 21\u00a0процедурам", disagreeing_numerals),
        ("доля 33.3\u00a0%", misprints),
        ("доля 33,3 %", misprints),
        ("Итог — nan", misprints),
        ("Всё  хорошо", misprints),
        ("ниже порога 50,0\u00a0% (5 из 11)", wrong_shares),
    ],
)
def test_the_proof_reader_sees_planted_faults(text: str, check: object) -> None:
    assert check(Reading((text,), {}))  # type: ignore[operator]


def test_an_empty_table_and_an_orphan_heading_are_seen() -> None:
    reading = Reading(("1. Статусы школ", "2. Рейтинг школ", "Текст"), {"1": []})
    assert orphans(reading) == ["1", "1. Статусы школ"]
