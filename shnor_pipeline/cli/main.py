"""The ``shnor`` command: a group that imports a command's module only when that command runs.

``shnor --help`` answers at once because nothing but click is imported for it.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

import click

from shnor_pipeline.cli.exit_codes import FAILED, USAGE
from shnor_pipeline.garbage import search_rarely
from shnor_pipeline.told import ToldError

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("shnor_pipeline.cli.demo:demo", "Make a synthetic district and run the whole job on it."),
    "init": ("shnor_pipeline.cli.folder:init", "Create a working folder."),
    "doctor": ("shnor_pipeline.cli.doctor:doctor", "Check the installation and the working folder."),
    "registry": ("shnor_pipeline.cli.registry:registry", "Propose a school registry from the files in the inbox."),
    "ingest": ("shnor_pipeline.cli.files:ingest", "Take in what is new in the inbox."),
    "check": ("shnor_pipeline.cli.files:check", "Validate files without loading them."),
    "reload": ("shnor_pipeline.cli.reports:reload", "Recompute school years from the stored files."),
    "july": ("shnor_pipeline.cli.reports:july", "Write the July analysis of a school year."),
    "half-year": ("shnor_pipeline.cli.reports:half_year", "Write the half-year programme monitoring."),
    "quarter": ("shnor_pipeline.cli.reports:quarter", "Write the quarter's report on the roadmaps of schools."),
    "september": ("shnor_pipeline.cli.reports:september", "Write September's deficits of teachers and plan targets."),
    "december": ("shnor_pipeline.cli.reports:december", "Write December's needs for in-service training."),
    "forms": ("shnor_pipeline.cli.forms:forms", "Write the fill-in forms, pre-filled per school."),
    "public": ("shnor_pipeline.cli.reports:public", "Write the edition for the site, small groups hidden."),
    "ais": ("shnor_pipeline.cli.reports:ais", "Write the year's figures as one workbook for the АИС."),
    "answers": ("shnor_pipeline.cli.answers:answers", "Write protocols and marked workbooks for schools to mend."),
    "status": ("shnor_pipeline.cli.status:status", "Who has sent what, what is missing, what ran and what is next."),
    "submissions": (
        "shnor_pipeline.cli.submissions:submissions",
        "Write «Кто сдал», or show the versions of a form.",
    ),
    "methodology": ("shnor_pipeline.cli.methodology:methodology", "Write the document of each methodology version."),
    "explain": ("shnor_pipeline.cli.explain:explain", "Where a printed figure comes from, down to file and cell."),
    "reproduce": ("shnor_pipeline.cli.reproduce:reproduce", "Make an issued report set again, byte for byte."),
    "retention": ("shnor_pipeline.cli.retention:retention", "Destroy originals whose time is over, with a record."),
    "backup": ("shnor_pipeline.cli.backup:backup", "Copy the working folder, databases included, and verify it."),
    "diff": ("shnor_pipeline.cli.diff:diff", "What moves between two report sets or method versions, and why."),
    "export": ("shnor_pipeline.cli.export:export", "Write a table as csv, xlsx or parquet."),
    "database": ("shnor_pipeline.cli.database:database", "Show the database, or move the warehouse to another one."),
    "region": ("shnor_pipeline.cli.region:region", "Serve many municipalities, in this process or by workers."),
    "serve": ("shnor_pipeline.cli.serve:serve", "Run the UI, schedules and sensors on 127.0.0.1."),
}


class LazyGroup(click.Group):
    """A group whose commands are declared by name and imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import and return the command, None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module_name, attribute = COMMANDS[cmd_name][0].split(":")
        command = getattr(importlib.import_module(module_name), attribute)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--home", metavar="DIR", help="Working folder (default: SHNOR_HOME, else the current folder).")
@click.version_option(package_name="shnor-pipeline", prog_name="shnor")
@click.pass_context
def cli(ctx: click.Context, home: str | None) -> None:
    """Data bank and reports of a municipal education centre.

    Exit codes: 0 done, 1 problems found in the data, 2 wrong use, 3 failed.
    """
    ctx.obj = home


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; turn every outcome into one of the four exit codes."""
    search_rarely()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        code = cli.main(args=list(arguments) if arguments is not None else None, standalone_mode=False)
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.UsageError as error:
        error.show()
        code = USAGE
    except click.Abort:
        click.echo("Прервано.", err=True)
        code = FAILED
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except ToldError as error:
        click.echo(f"Не выполнено: {error}", err=True)
        code = FAILED
    sys.exit(code if isinstance(code, int) else 0)
