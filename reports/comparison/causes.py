"""Because of what a thing moved between two issued sets: data, method, program — told apart as far as it can be known.

The manifests say which of the three changed. Where one did, it is the cause of everything. Where data and method both
did, the later set is made once more under the earlier method: what already differs from the earlier set then is due to
the data, what differs from the later one to the method. That needs the later set's data to be those of the warehouse
now and its program to be this one; otherwise the causes are not told apart, and the answer says why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reports.comparison.moves import CODE, DATA, METHOD, OTHER, UNKNOWN, Move
from reports.comparison.sets import SetContent, set_moves

_RECORDED = (("inputs_hash", DATA), ("methodology_hash", METHOD), ("code_version", CODE))


@dataclass(frozen=True)
class Explained:
    """Moves with their causes, and a sentence on how the causes were found."""

    moves: tuple[Move, ...]
    note: str


def changed_causes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """Return which of data, method and program differ between two manifests."""
    return tuple(cause for name, cause in _RECORDED if before.get(name) != after.get(name))


def with_causes(
    before: SetContent, after: SetContent, changed: Sequence[str], between: Callable[[], SetContent | str]
) -> Explained:
    """Return the moves between two sets with their causes.

    ``between`` makes the later set under the earlier method, or says in a sentence why it cannot; it is asked only
    where both data and method changed.
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
    if METHOD not in changed:
        note = (
            "Менялись данные и программа. Прежней версии программы здесь нет, поэтому причины не разделяются: "
            "пересчитайте прежний комплект нынешней программой (shnor july) и сравните снова."
        )
        return Explained(tuple(move.because(UNKNOWN) for move in moves), note)
    middle = between()
    if isinstance(middle, str):
        return Explained(tuple(move.because(UNKNOWN) for move in moves), middle)
    return _split(moves, before, middle, after, first=" и ".join(cause for cause in changed if cause != METHOD))


def _split(moves: list[Move], before: SetContent, middle: SetContent, after: SetContent, first: str) -> Explained:
    """Attribute each move by whether it is there already without the change of the method."""
    early = {_side(move) for move in set_moves(before, middle)}
    late = {_side(move) for move in set_moves(middle, after)}
    found = []
    for move in moves:
        causes = [cause for cause, seen in ((first, early), (METHOD, late)) if _side(move) in seen]
        found.append(move.because(" и ".join(causes) or UNKNOWN))
    note = (
        f"Менялись {first} и методика. Новый комплект пересчитан по прежней методике: что изменилось уже тогда, "
        f"вызвано тем, что изменились {first}; остальное — методикой."
    )
    return Explained(tuple(found), note)


def _side(move: Move) -> tuple[str, ...]:
    """Return what a move is known by in both steps: a figure by its code, a sentence by the text that came or went."""
    return (*move.identity, move.after or move.before) if move.kind == "предложение" else move.identity
