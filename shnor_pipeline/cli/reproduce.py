"""``shnor reproduce``: make an issued report set again and compare it byte for byte."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from shnor_pipeline.cli.console import progress
from shnor_pipeline.cli.exit_codes import DATA_PROBLEMS, Failed, finish
from shnor_pipeline.cli.opening import opened_settings
from shnor_pipeline.school_year import SchoolYear

if TYPE_CHECKING:
    from shnor_pipeline.orchestration.issue_archive import KeptSet
    from shnor_pipeline.runner import Runner
    from shnor_pipeline.settings import Settings

_MANIFEST = "manifest.json"


@click.command()
@click.argument("run")
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="Folder to keep the result in.")
@click.pass_context
def reproduce(ctx: click.Context, run: str, output: Path | None) -> None:
    """Make the report set of RUN again from the archive and compare it with the issued one, byte for byte.

    RUN is a run id (its first letters will do), or kind, period and edition as in july:2022-2023:1. The working folder
    stays as it is. Exit 0 where all files are identical, 1 where some differ.
    """
    from shnor_pipeline.orchestration.issue_archive import code_digest
    from shnor_pipeline.orchestration.reproduction import ReproductionError, compare, kept_set

    settings = opened_settings(ctx)
    try:
        kept = kept_set(settings, run)
    except ReproductionError as error:
        raise Failed(str(error)) from error
    if kept.document["code_digest"] != code_digest():
        click.echo(
            "Внимание: программа с тех пор изменилась "
            f"(была {kept.document['code_version']}, {kept.document['code_digest']}; стала {code_digest()}): "
            "побайтное совпадение не обещано. Точное воспроизведение — той же версией программы."
        )
    with made_again(kept, settings) as made:
        if output is not None:
            shutil.copytree(made.parent, output, dirs_exist_ok=True)
        result = compare(kept, json.loads(made.read_text(encoding="utf-8"))["files"])
    click.echo(f"{kept.key}: " + ", ".join(f"{name} {len(files)}" for name, files in result.items()))
    different = [name for title, files in result.items() if title != "совпали" for name in files]
    for name in different:
        click.echo(f"  {name}")
    if different:
        finish(DATA_PROBLEMS)


@contextmanager
def made_again(kept: KeptSet, settings: Settings) -> Iterator[Path]:
    """Make the set again by the present program in a folder of its own; give its manifest as long as the block lasts.

    Failed where it cannot be made; the working folder stays as it is.
    """
    from shnor_pipeline.orchestration.reproduction import OUTSIDE, prepare

    settings.cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="воспроизведение-", dir=settings.cache) as folder:
        mine = prepare(kept, settings, Path(folder))
        for name in OUTSIDE:
            os.environ.pop(name, None)
        _make_again(kept, mine)
        yield _made(kept, mine)


def _make_again(kept: KeptSet, settings: Settings) -> None:
    from shnor_pipeline.catalogue import table
    from shnor_pipeline.intake.ingest import read_again
    from shnor_pipeline.intake.register import load_register
    from shnor_pipeline.orchestration.opening import open_warehouse
    from shnor_pipeline.runner import Runner

    warehouse = open_warehouse(settings)
    registers = kept.registers()
    for name, frame in registers.items():
        if name != "register_partitions":
            warehouse.replace(name, frame.reindex(columns=table(name).columns), {})
    years = [SchoolYear(int(start)) for start in sorted(registers["register_partitions"]["school_year"])]
    today = str(kept.document["generated_on"])
    with progress(f"Воспроизведение {kept.key}") as shown, Runner(settings, shown, today=today) as runner:
        gone = read_again(settings, warehouse, load_register(warehouse), shown.advance)
        if gone:
            raise Failed(
                f"воспроизвести нельзя: в архиве нет оригиналов ({len(gone)}), уничтоженных по акту или утраченных; "
                f"первый — поступление {gone[0].submission_id}"
            )
        failures = _run_all(kept, runner, years)
    warehouse.close()
    if failures:
        raise Failed("; ".join(failures))


def _run_all(kept: KeptSet, runner: Runner, years: list[SchoolYear]) -> list[str]:
    """Run what the set was made by: the registry, the years, the tables by half-year or quarter, the report."""
    document = kept.document
    outcomes = [runner.run("intake", selection=["validated/schools"])]
    outcomes += [runner.run("reload_year", year.partition_key) for year in years]
    for name, periods in document["periods"].items():
        asset = name.replace("_", "/", 1)
        job = runner.job_with(asset)
        outcomes += [runner.run(job, _partition(period), selection=[asset]) for period in periods]
    asked = {
        "schools": list(document.get("request") or []), "only_significant": bool(document.get("only_significant"))
    }  # fmt: skip
    ops: dict[str, Any] | None = {"reports__july_analysis": {"config": asked}} if any(asked.values()) else None
    tags = {"shnor/late_for": document["late_for"]} if document.get("late_for") else None
    job = str(document["job"])
    outcomes.append(runner.run(job, document["partition"] or None, ops, tags=tags, selection=runner.report_assets(job)))
    return [line for outcome in outcomes for line in outcome.failures]


def _partition(period: str) -> str:
    from shnor_pipeline.school_year import HalfYear

    return HalfYear.parse(period).partition_key


def _made(kept: KeptSet, settings: Settings) -> Path:
    for manifest in sorted(settings.published_folder.glob(f"*/{_MANIFEST}")):
        made = json.loads(manifest.read_text(encoding="utf-8"))
        if all(made[name] == kept.document[name] for name in ("kind", "period")):
            return manifest
    raise Failed(f"комплект {kept.key} не получился: причины напечатаны выше")
