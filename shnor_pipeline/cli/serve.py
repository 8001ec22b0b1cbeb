"""``shnor serve``: the orchestrator's UI and daemon on this machine only."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import click

from shnor_pipeline.cli.exit_codes import Failed
from shnor_pipeline.cli.opening import opened_settings_of_any, opened_warehouse
from shnor_pipeline.settings import Settings

_HOST = "127.0.0.1"
_POLL_SECONDS = 0.5
_STOP_SECONDS = 20


@click.command()
@click.option("--port", default=3000, show_default=True, help="Port of the UI on 127.0.0.1.")
@click.pass_context
def serve(ctx: click.Context, port: int) -> None:
    """Run the web UI and the daemon; schedules and the inbox sensor are on. Stop with Ctrl+C."""
    from shnor_pipeline.orchestration.instance import prepare_instance

    settings = opened_settings_of_any(ctx)
    location = "shnor_pipeline.region.definitions"
    if not settings.municipalities:
        location = "shnor_pipeline.definitions"
        opened_warehouse(settings)
    home = prepare_instance(settings)
    _end_dead_runs(settings)
    scripts = Path(sys.executable).parent
    target = ["-m", location]
    commands = {
        "веб-страница": [_script(scripts, "dagster-webserver"), "-h", _HOST, "-p", str(port), *target],
        "служба расписаний": [_script(scripts, "dagster-daemon"), "run", *target],
    }
    click.echo(f"Рабочая папка: {settings.home}")
    click.echo(f"Страница управления: http://{_HOST}:{port}  (только с этого компьютера)")
    click.echo("Расписания и наблюдение за папкой «inbox» включены. Остановить: Ctrl+C.")
    environment = {**os.environ, "DAGSTER_HOME": str(home)}
    running = {name: subprocess.Popen(command, env=environment, cwd=home) for name, command in commands.items()}  # noqa: S603 - our own scripts, no shell
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        while all(process.poll() is None for process in running.values()):
            time.sleep(_POLL_SECONDS)
    except KeyboardInterrupt:
        click.echo("Останавливаюсь…")
        return
    finally:
        _stop(list(running.values()))
    ended = ", ".join(name for name, process in running.items() if process.returncode not in (None, 0, -signal.SIGTERM))
    raise Failed(f"остановилась: {ended or 'служба'}; причина напечатана выше")


def _end_dead_runs(settings: Settings) -> None:
    """Let runs that a power failure cut off stand in nobody's way; where a command is at work now, it does that."""
    from shnor_pipeline.intake.folder import FolderError, exclusive
    from shnor_pipeline.orchestration.dead_runs import end_dead_runs
    from shnor_pipeline.orchestration.instance import open_instance

    with suppress(FolderError), exclusive(settings.home), open_instance(settings) as instance:
        for run_id in end_dead_runs(instance, waiting_too=True):
            click.echo(f"Запуск {run_id[:8]} был прерван: отмечен как неудавшийся.")


def _script(folder: Path, name: str) -> str:
    for candidate in (folder / name, folder / f"{name}.exe"):
        if candidate.exists():
            return str(candidate)
    raise Failed(f"в установке нет программы {name}: выполните установку заново по README")


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _stop(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + _STOP_SECONDS
    for process in processes:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
