"""What a long piece of work tells while it is at it: the step it is at, and how far it is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told what is being done now and how far it is."""

    def step(self, text: str) -> None:
        """Say what is being done now."""
        ...

    def advance(self, done: int, total: int) -> None:
        """Say how many of how many are done."""
        ...


class Silence:
    """Shows nothing: what a runner is given where nobody looks, or before its first job."""

    def step(self, text: str) -> None:
        """Say nothing."""

    def advance(self, done: int, total: int) -> None:
        """Say nothing."""
