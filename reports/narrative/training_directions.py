"""Directions of in-service training that a school's data call for: declared evidence → direction, never without it.

The table of directions is ``training_directions.yaml``; every direction found carries the words of its evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from reports.narrative.cause_table import declared_evidence
from reports.narrative.causes import evidence_of
from reports.narrative.facts import Fact

_TABLE = Path(__file__).with_name("training_directions.yaml")


@dataclass(frozen=True)
class Direction:
    """What is taught, to whom, in which form, by which event of the programme, and what is expected of it."""

    id: str
    title: str
    audience: str
    form: str
    event: str
    result: str


@dataclass(frozen=True)
class Need:
    """A direction that one school's data call for, with the evidence in words."""

    direction: Direction
    evidence: tuple[str, ...]


@lru_cache(maxsize=1)
def _declared() -> Mapping[str, Any]:
    return yaml.safe_load(_TABLE.read_text(encoding="utf-8"))


def subject_direction(subject: str, share: str) -> Direction:
    """Return the direction for a subject; ``share`` is the share below the threshold that makes a result low."""
    item = _declared()["subject"]
    return Direction(
        id=f"subject:{subject}",
        title=item["title"].format(subject=subject),
        audience=item["audience"].format(subject=subject),
        form=item["form"],
        event=item["event"],
        result=item["result"].format(share=share).replace(" %", "\u00a0%"),
    )


def school_needs(facts: Mapping[str, Fact], low_results: Mapping[str, Iterable[str]], share: str) -> tuple[Need, ...]:
    """Return the needs of a school: its subjects with low results first, then the declared directions in their order.

    ``low_results`` holds, by subject, the low results in words.
    """
    found = [Need(subject_direction(subject, share), tuple(lines)) for subject, lines in low_results.items() if lines]
    for item in _declared()["directions"]:
        evidence = evidence_of(declared_evidence(item["evidence"]), facts)
        if evidence:
            names = ("id", "title", "audience", "form", "event", "result")
            found.append(Need(Direction(**{name: item[name] for name in names}), evidence))
    return tuple(found)
