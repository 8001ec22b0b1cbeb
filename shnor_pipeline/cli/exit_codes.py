"""How a command ends: the four exit codes, and the errors that stand for them."""

from __future__ import annotations

from typing import NoReturn

import click

DONE = 0
DATA_PROBLEMS = 1
USAGE = 2
FAILED = 3


class Failed(click.ClickException):
    """The command could not do its work; the message is for the person who started it."""

    exit_code = FAILED

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click's signature
        """Print the message without click's English prefix."""
        click.echo(f"Не выполнено: {self.message}", err=True)


def finish(code: int) -> NoReturn:
    """End the command with the given exit code."""
    raise click.exceptions.Exit(code)
