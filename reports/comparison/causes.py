"""Because of what a thing moved between two issued sets: data, method, program — told apart as far as it can be known.

The manifests say which of the three changed. Where one did, it is the cause of everything. Else the way from the
earlier set to the later one is gone in steps. Where the program changed, the earlier set is made once more from its
archive by the present one: what differs then is due to the program. Where the method changed too, the later set is made
once more under the earlier method: what differs from the step before is due to the data, the rest to the method. That
needs the later set's data to be those of the warehouse now and its program to be this one; where a step cannot be gone,
its causes stay together, and the answer says why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reports.comparison.moves import CODE, DATA, METHOD, OTHER, UNKNOWN, Move
from reports.comparison.sets import SetContent, set_moves

Made = Callable[[], SetContent | str]
_RECORDED = (("inputs_hash", DATA), ("methodology_hash", METHOD), ("code_version", CODE))


@dataclass(frozen=True)
class Explained:
    """Moves with their causes, and a sentence on how the causes were found."""

    moves: tuple[Move, ...]
    note: str


def changed_causes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """Return which of data, method and program differ between two manifests."""
    return tuple(cause for name, cause in _RECORDED if before.get(name) != after.get(name))


def with_causes(before: SetContent, after: SetContent, changed: Sequence[str], between: Made, again: Made) -> Explained:
    """Return the moves between two sets with their causes.

    ``again`` makes the earlier set once more by the present program; ``between`` makes the later set under the earlier
    method. Either says in a sentence why it cannot, and is asked only where it tells two causes apart.
    """
    moves = set_moves(before, after)
    if len(changed) == 1:
        note = f"Между комплектами менялось одно: {changed[0]}. Это причина всех изменений."
        return Explained(tuple(move.because(changed[0]) for move in moves), note)
    if not changed:
        note = (
            "Данные, методика и программа у комплектов одни и те же: отличия — от даты формирования или шаблона Word."
            if moves
            else "Данные, методика и программа у комплектов одни и те же."
        )
        return Explained(tuple(move.because(OTHER) for move in moves), note)
    steps, notes = _steps(before, after, changed, between, again)
    note = " ".join([f"Менялись {_listed(changed)}.", *notes])
    if len(steps) == 1:
        return Explained(tuple(move.because(UNKNOWN) for move in moves), f"{note} Причины не разделяются.")
    return Explained(_split(moves, steps), note)


@dataclass(frozen=True)
class _Step:
    """One state of a set to the next, and what alone changed between them."""

    cause: str
    start: SetContent
    end: SetContent


def _steps(
    before: SetContent, after: SetContent, changed: Sequence[str], between: Made, again: Made
) -> tuple[list[_Step], list[str]]:
    """Return the way from the earlier set to the later one in steps of as few causes as can be, and how it was gone."""
    steps: list[_Step] = []
    notes: list[str] = []
    left, place = list(changed), before
    if CODE in left:
        made = again()
        if isinstance(made, str):
            notes.append(made)
        else:
            steps.append(_Step(CODE, place, made))
            left.remove(CODE)
            place = made
            notes.append("Прежний комплект выпущен в памяти нынешней программой: что изменилось уже тогда, вызвано ею.")
    if METHOD in left and len(left) > 1:
        made = between()
        if isinstance(made, str):
            notes.append(made)
        else:
            others = [cause for cause in left if cause != METHOD]
            steps.append(_Step(_listed(others), place, made))
            left, place = [METHOD], made
            notes.append(
                "Новый комплект пересчитан по прежней методике: что изменилось уже тогда, вызвано тем, что изменились "
                f"{_listed(others)}; остальное — методикой."
            )
    return [*steps, _Step(_listed(left), place, after)], notes


def _split(moves: Sequence[Move], steps: Sequence[_Step]) -> tuple[Move, ...]:
    """Attribute each move to the steps it is seen in."""
    seen = [(step.cause, {_side(move) for move in set_moves(step.start, step.end)}) for step in steps]
    return tuple(
        move.because(" и ".join(cause for cause, moved in seen if _side(move) in moved) or UNKNOWN) for move in moves
    )


def _listed(causes: Sequence[str]) -> str:
    return " и ".join([", ".join(causes[:-1]), causes[-1]]) if len(causes) > 1 else causes[0]


def _side(move: Move) -> tuple[str, ...]:
    """Return what a move is known by in both steps: a figure by its code, a sentence by the text that came or went."""
    return (*move.identity, move.after or move.before) if move.kind == "предложение" else move.identity
