"""What a command shows while it works: a progress bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from shnor_pipeline.showing import Progress


class _Lines:
    """Plain lines for logs and pipes: one per step."""

    def __init__(self, title: str) -> None:
        self._last = ""
        click.echo(title)

    def step(self, text: str) -> None:
        if text != self._last:
            click.echo(f"  {text}")
            self._last = text

    def advance(self, done: int, total: int) -> None:
        if done == total:
            click.echo(f"  {done} из {total}")


@contextmanager
def progress(title: str) -> Iterator[Progress]:
    """Show progress under a title; ends with the time it took."""
    began = time.monotonic()
    if sys.stdout.isatty():
        with _bar(title) as shown:
            yield shown
    else:
        yield _Lines(title)
    click.echo(f"  готово за {time.monotonic() - began:.1f} с".replace(".", ","))


@contextmanager
def _bar(title: str) -> Iterator[Progress]:
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as RichProgress

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with RichProgress(*columns, transient=True) as bar:
        task = bar.add_task(title, total=None)

        class _Shown:
            def step(self, text: str) -> None:
                bar.update(task, description=f"{title}: {text}")

            def advance(self, done: int, total: int) -> None:
                bar.update(task, completed=done, total=total)

        click.echo(title)
        yield _Shown()


def table(header: list[str], rows: list[list[str]], *, title: str = "") -> None:
    """Print a table: framed on a terminal, tab-separated elsewhere so that it can be cut and sorted."""
    if sys.stdout.isatty():
        from rich import box
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        shown = Table(*header, title=title or None, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
        for row in rows:
            shown.add_row(*(Text(cell) for cell in row))
        Console().print(shown)
        return
    if title:
        click.echo(title)
    click.echo("\t".join(header))
    for row in rows:
        click.echo("\t".join(row))
